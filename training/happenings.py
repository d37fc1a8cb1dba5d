"""Learn how likely a word tells of a happening of each type from passages in which all happenings are marked.

    python training/happenings.py [--check]

Reads the passages in training/passages as `dateline add` would, takes the signs of each word that may tell of a happening
(`dateline.extract.occurrences.signs`) with what the rows of the table make of the sentence, and writes the weights of the signs to
src/dateline/extract/tables (happening_types.tsv, happening_vectors.tsv). `--check` writes nothing: it prints how many of the happenings in
training/kept_back/passages, from which nothing is learned, are told by the table alone and after weighing. Some eight minutes.

Multinomial logistic regression with a ridge (scikit-learn: `pip install --require-hashes -r requirements-training.lock`): no random starts,
the same weights from the same passages on the same machine. Weights are rounded, and small ones left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from passages import KEPT_BACK, PASSAGES, Happening, Passage, passages
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Span as Words

from dateline.core.resolved import Resolved
from dateline.extract.occurrences import likely, occurrences
from dateline.extract.occurrences.choice import chosen
from dateline.extract.occurrences.plover_frame import Frame
from dateline.extract.occurrences.plover_types import Reading as Trigger
from dateline.extract.occurrences.setting import setting_of
from dateline.extract.occurrences.signs import signs_of, vector_of
from dateline.models.language import language_pipeline
from dateline.read.reading import Reading, read
from dateline.resolve.resolve import resolve

TABLES = Path(__file__).parents[1] / "src" / "dateline" / "extract" / "tables"
NONE = "none"
STRENGTH = 0.5  # inverse of the ridge: of 0.5 and 1.5, which differ little
SELDOM = 3  # words: a sign that fewer have is left out
SMALL = 0.2  # weights of signs nearer to 0 are left out
STEPS = 200
NEAR = 30  # characters between two words that tell of one happening: "gave its blessing", "reached a deal"
HEAD = """# Weights in hundredths, learned by training/happenings.py from our own passages (training/passages).
# First the types, then a line a sign ("*" for any word): "number of the type=weight".
"""
HEAD_OF_VECTORS = "# Weights of each dimension of the word vectors, columns as in happening_types.tsv. Learned by training/happenings.py.\n"


@dataclass(frozen=True)
class Case:
    """One word that may tell of a happening: what is marked there, its signs and its vector."""

    marked: Happening | None
    signs: Mapping[str, float]
    vector: NDArray[np.float32]


def main() -> None:
    """Learn and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print what is told in passages kept back, write nothing")
    if parser.parse_args().check:
        for path in sorted(KEPT_BACK.glob("*.txt")):
            print(checked(path))
        return
    learn(list(cases_of(sorted(PASSAGES.glob("*.txt")))))


def cases_of(files: Sequence[Path]) -> Iterator[Case]:
    """Words of all passages that may tell of a happening."""
    for passage, reading in readings(files):
        resolved = resolve(reading)
        marks = {h.start: h for h in passage.happenings}
        for words, ruled in ruled_sentences(reading, resolved):
            types = {i: t.event_type for i, t in ruled.items()}
            for token in words:
                marked = next((h for start, h in marks.items() if token.idx <= start < token.idx + len(token)), None)
                if token.pos_ in ("VERB", "NOUN") or token.i in ruled or (marked is not None and token.pos_ in ("ADJ", "PROPN")):
                    frame = Frame(token, words, resolved)
                    yield Case(marked, signs_of(token, frame, types), vector_of(token, frame).astype(np.float32))


def readings(files: Sequence[Path]) -> Iterator[tuple[Passage, Reading]]:
    """Passages with their readings."""
    told = list(passages(files))
    yield from zip(told, read((p.report() for p in told), language_pipeline()), strict=True)


def learn(cases: Sequence[Case]) -> None:
    """Write the weights of types against none, those of signs in hundredths and without small ones."""
    vectors = sparse.csr_matrix(np.array([c.vector for c in cases]) * np.float32(likely.VECTORS))
    times = Counter(s for c in cases for s in c.signs)
    columns = DictVectorizer(dtype=np.float32)
    signs = columns.fit_transform([{s: v for s, v in c.signs.items() if times[s] >= SELDOM} for c in cases])
    types = [c.marked.event_type if c.marked else NONE for c in cases]
    model = LogisticRegression(C=STRENGTH, max_iter=STEPS).fit(sparse.hstack([vectors, signs]).tocsr(), types)
    none, width = list(model.classes_).index(NONE), vectors.shape[1]
    weights = np.delete(model.coef_ - model.coef_[none], none, axis=0)
    constant = np.delete(model.intercept_ - model.intercept_[none], none)
    kept = np.where(np.abs(weights[:, width:]) < SMALL, 0.0, weights[:, width:])
    rows = [("*", constant), *((s, kept[:, at]) for at, s in enumerate(columns.feature_names_))]
    cells = ((sign, [f"{at}={round(100 * w)}" for at, w in enumerate(row) if round(100 * w)]) for sign, row in rows)
    lines = ["\t".join(t for t in model.classes_ if t != NONE), *("\t".join([sign, *found]) for sign, found in cells if found)]
    (TABLES / "happening_types.tsv").write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    lines = ["\t".join(f"{w:.2f}" for w in row) for row in weights[:, :width].T]
    (TABLES / "happening_vectors.tsv").write_text(HEAD_OF_VECTORS + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def ruled_sentences(reading: Reading, resolved: Resolved) -> Iterator[tuple[Words, dict[int, Trigger]]]:
    """All sentences with what the rows of the table read in them, by place."""
    everything = np.ones(len(reading.doc), dtype=np.bool_)
    setting = setting_of(reading.doc.to_array("LEMMA"))
    for sentence, _, heard in occurrences.read_by_rows(reading, resolved, setting, everything):
        yield sentence.words, {t.token.i: t for t in heard}


def checked(path: Path) -> str:
    """How the happenings of passages kept back are told by the table alone and after weighing."""
    before, after = Counter[str](), Counter[str]()
    for passage, reading in readings([path]):
        resolved = resolve(reading)
        ruled = [t for _, heard in ruled_sentences(reading, resolved) for t, _ in chosen(list(heard.values()))]
        weighed = [t for _, t, _ in occurrences.found_triggers(reading, resolved)]
        before.update(compared(passage, ruled))
        after.update(compared(passage, weighed))
    return f"{path.stem}: table alone {shares(before)}; after weighing {shares(after)}"


def compared(passage: Passage, told: Sequence[Trigger]) -> Iterator[str]:
    """Counts of what is marked and told, and of what of both is right."""
    marked = [(h.start, h.event_type, h.mode) for h in passage.happenings]
    found = [(t.token.idx, t.event_type, t.mode) for t in told]
    for start, event_type, mode in marked:
        yield "marked"
        fitting = [f for f in found if abs(f[0] - start) < NEAR and f[1] == event_type]
        if fitting:
            yield "marked and told"
            yield from ["mode"] if any(f[2] == mode for f in fitting) else []
    for start, event_type, _ in found:
        yield "told"
        yield from ["right"] if any(abs(start - m[0]) < NEAR and event_type == m[1] for m in marked) else []


def shares(counts: Mapping[str, int]) -> str:
    """Precision, recall and the share of right modes, in words."""
    precision, recall = counts["right"] / counts["told"], counts["marked and told"] / counts["marked"]
    mode = counts["mode"] / counts["marked and told"]
    return f"precision {precision:.3f} of {counts['told']}, recall {recall:.3f} of {counts['marked']}, mode of these {mode:.3f}"


if __name__ == "__main__":
    main()
