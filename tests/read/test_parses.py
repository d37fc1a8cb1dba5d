"""Parses of blocks: each block parsed for itself, each text once, put together with the offsets of the report."""

import numpy as np
import pytest
from spacy.language import Language

from dateline.core.report import Block, Report
from dateline.read.blocks import pieces
from dateline.read.parses import Parses
from dateline.read.reading import read

TITLE = "Ferry runs aground off Port Verin"
FIRST = "A ferry with 80 people on board ran aground off Port Verin on Monday, the coast guard said."
SECOND = "Nobody was hurt. The captain, Oren Kalt, blamed the fog."
THIRD = "It isn't the first such accident in the strait this year."


class Counted:
    """A pipeline that says how many texts it parsed."""

    def __init__(self, nlp: Language) -> None:
        self._nlp, self.parsed = nlp, 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._nlp, name)

    def pipe(self, texts, **kwargs):  # type: ignore[no-untyped-def]
        held = list(texts)
        self.parsed += len(held)
        return self._nlp.pipe(held, **kwargs)


def report_of(*paragraphs: str, gap: str = "\n\n", first: str = "body") -> Report:
    text, blocks = "", []
    for i, words in enumerate(paragraphs):
        text += gap if i else ""
        blocks.append(Block(len(text), len(text) + len(words), "title" if first == "title" and not i else "body"))
        text += words
    return Report(text=text, blocks=tuple(blocks))


def marks_of(report: Report, nlp: Language, words: str) -> list[tuple[str, ...]]:
    """What the parse says of the tokens of those words; the head as the word it is."""
    reading = next(read([report], nlp))
    start = report.text.index(words)
    span = reading.words(start, start + len(words))
    assert span is not None
    return [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.text, t.ent_iob_, t.ent_type_) for t in span]


@pytest.mark.parametrize(
    "report",
    [
        report_of(SECOND, FIRST),
        report_of(TITLE, FIRST, THIRD, first="title"),
        report_of("Rain fell", FIRST, "\t—", gap="\n"),
        report_of("  ", FIRST, "x", gap=" "),
        report_of("Short.", FIRST, gap=""),
    ],
    ids=["last", "under a title", "after an unfinished line", "after blanks", "with nothing between"],
)
def test_a_block_is_read_alike_wherever_it_stands(nlp: Language, report: Report) -> None:
    assert marks_of(report, nlp, FIRST) == marks_of(report_of(FIRST), nlp, FIRST)


@pytest.mark.parametrize("gap", ["", " ", "\n", "\n\n", "  \n \t \n"])
def test_offsets_are_the_reports(nlp: Language, gap: str) -> None:
    report = report_of(TITLE, FIRST, SECOND, THIRD, gap=gap)
    reading = next(read([report], nlp))
    for token in reading.doc:
        exact = report.text[token.idx : token.idx + len(token.text)]
        assert exact == token.text or (exact.isspace() and token.is_space)
    told = [s.span.exact for s in reading.sentences if s.block.start]
    assert told == [FIRST, "Nobody was hurt.", "The captain, Oren Kalt, blamed the fog.", THIRD]


def test_no_sentence_runs_over_a_block(nlp: Language) -> None:
    reading = next(read([report_of("The minister said that", "the talks had failed")], nlp))
    assert [s.span.exact for s in reading.sentences] == ["The minister said that", "the talks had failed"]


def test_a_text_is_parsed_once(nlp: Language) -> None:
    counted = Counted(nlp)
    copies = [report_of(f"Copy {i}.", FIRST, SECOND, THIRD) for i in range(40)]
    reports = [report_of(TITLE, FIRST, SECOND), report_of(FIRST, THIRD), *copies]
    readings = list(read(reports, counted))  # type: ignore[arg-type]
    assert counted.parsed == 4 + 40
    assert [r.report for r in readings] == reports


def test_what_is_remembered_is_bounded_and_forgetting_changes_nothing(nlp: Language) -> None:
    counted = Counted(nlp)
    parses = Parses(counted, remembered=40)  # type: ignore[arg-type]
    texts = [FIRST, SECOND, THIRD]
    first = [p for t in texts for p in parses.of([t])]
    again = [p for t in texts for p in parses.of([t])]
    assert counted.parsed > len(texts)  # some had to be parsed anew
    assert all(np.array_equal(a.marks, b.marks) and a.words == b.words for a, b in zip(first, again, strict=True))


def test_a_parse_does_not_depend_on_what_is_parsed_beside_it(nlp: Language) -> None:
    texts = [FIRST, SECOND, THIRD, TITLE, "", " ", "No.", FIRST * 30]
    alone = [Parses(nlp).of([t])[0] for t in texts]
    for beside in (texts, texts[::-1]):
        for text, parse in zip(beside, Parses(nlp).of(beside), strict=True):
            expected = alone[texts.index(text)]
            assert np.array_equal(parse.marks, expected.marks) and parse.words == expected.words


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Short. " * 10, [70]),
        ("A boat sank off the coast. " * 1000, [19_980, 27_000]),  # after a sentence
        ("boats " * 5000, [19_998, 30_000]),  # no sentence ends: after a word
        ("x" * 45_000, [20_000, 40_000, 45_000]),
    ],
    ids=["short", "sentences", "words", "one word"],
)
def test_what_is_far_too_long_for_a_paragraph_is_parsed_in_pieces(text: str, ends: list[int]) -> None:
    cut = list(pieces(text, Block(0, len(text), "body")))
    assert [p.end for p in cut] == ends
    assert [p.start for p in cut] == [0, *ends[:-1]]


def test_sentences_of_pieces_stand_in_their_block(nlp: Language) -> None:
    text = "Intro.\n" + "A ferry ran aground off Port Verin. Nobody was hurt. " * 420
    report = Report(text=text, blocks=(Block(0, 6, "title"), Block(7, len(text), "body")))
    reading = next(read([report], nlp))
    assert len(list(pieces(text, report.blocks[1]))) == 2
    assert {s.span.exact for s in reading.sentences[1:]} == {"A ferry ran aground off Port Verin.", "Nobody was hurt."}
    assert {s.block for s in reading.sentences[1:]} == {report.blocks[1]}
    assert [s.index for s in reading.sentences] == list(range(841))


FRENCH = Report(text="Feu à bord", language="fr", blocks=(Block(0, 10, "body"),))


@pytest.mark.parametrize("report", [FRENCH, Report(text="nothing to read"), Report(text="")])
def test_reports_without_words_to_read(nlp: Language, report: Report) -> None:
    reading = next(read([report], nlp))
    assert len(reading.doc) == 0 and reading.sentences == ()
