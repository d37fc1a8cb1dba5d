"""Learn what nouns name (someone, something with a body, what has none) from word vectors.

    python training/noun_sorts.py [--check]

Reads the lists in src/dateline/extract/tables/noun_sorts.toml and the vectors of the packaged language model, and writes the weights
beside them (noun_sorts.tsv). `--check` writes nothing and prints how well nouns are told that were left out of the learning, ten times a
tenth of the list. Ridge regression in closed form: no random starts, the same weights from the same lists.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.extract.clause_words import word_lists
from dateline.extract.noun_sorts import MARGIN, SORTS, unit_vector
from dateline.models.language import language_pipeline

TABLE = Path(__file__).parents[1] / "src" / "dateline" / "extract" / "tables" / "noun_sorts.tsv"
RIDGE = 3.0  # of 1, 3, 10 and 30: 10 and 30 tell fewer nouns left out, 1 tells some more and is wrong about some more things
FOLDS = 10
HEAD = """# Weights for what a noun names, learned by training/noun_sorts.py from noun_sorts.toml (own lists) and the model's word vectors.
# Columns: someone, something with a body, what has none. Rows: dimensions of the vector at length 1, the constant last.
"""

Numbers = NDArray[np.float64]


def main() -> None:
    """Learn and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print how well nouns left out are told, write nothing")
    check = parser.parse_args().check
    rows, sorts = examples()
    if check:
        print(checked(rows, sorts))
    else:
        lines = ("\t".join(f"{w:.3f}" for w in row) for row in learned(rows, sorts))
        TABLE.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def examples() -> tuple[Numbers, NDArray[np.int64]]:
    """Vectors of the listed nouns, each with a constant 1, and the index of what each names."""
    vocab = language_pipeline().vocab
    lists = word_lists("noun_sorts.toml")
    found = [(unit_vector(word, vocab), at) for word, at in sorted((w, i) for i, sort in enumerate(SORTS) for w in lists[sort])]
    rows = [np.append(vector, 1.0) for vector, _ in found if vector is not None]
    return np.array(rows), np.array([sort for vector, sort in found if vector is not None])


def learned(rows: Numbers, sorts: NDArray[np.int64]) -> Numbers:
    """Weights that tell each sort from the others, sorts weighted alike however many nouns each has."""
    share = len(sorts) / (len(SORTS) * np.bincount(sorts, minlength=len(SORTS)))
    weighted = rows * share[sorts][:, None]
    wanted = np.where(sorts[:, None] == np.arange(len(SORTS)), 1.0, -1.0)
    return np.asarray(np.linalg.solve(rows.T @ weighted + RIDGE * np.eye(rows.shape[1]), weighted.T @ wanted), dtype=np.float64)


def checked(rows: Numbers, sorts: NDArray[np.int64]) -> str:
    """A line a sort: of the nouns left out that are told to be of it how many are, and how many of it are told."""
    order = np.random.default_rng(0).permutation(len(sorts))
    told = np.full(len(sorts), -1)
    for fold in range(FOLDS):
        out = order[fold::FOLDS]
        rest = np.setdiff1d(order, out)
        scores = rows[out] @ learned(rows[rest], sorts[rest])
        ranked = np.sort(scores, axis=1)
        told[out] = np.where(ranked[:, -1] - ranked[:, -2] >= MARGIN, scores.argmax(axis=1), -1)
    return "\n".join(
        f"{name}: {(sorts == i).sum()} nouns, precision {(sorts[told == i] == i).mean():.3f}, recall {(told[sorts == i] == i).mean():.3f}"
        for i, name in enumerate(SORTS)
    )


if __name__ == "__main__":
    main()
