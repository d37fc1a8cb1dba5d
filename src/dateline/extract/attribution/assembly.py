"""Drafts to attributions: quotations that run on join their speaker, token numbers become spans of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dateline.core.spans import trimmed
from dateline.extract.attribution.draft import Draft
from dateline.extract.attribution.quotation import Quotation, Quotations
from dateline.read.reading import Reading, Sentence

CLOSING = "”“»\"’'"
JOINTS = ("but", "and", "yet", "because", "while", "so", "though", "although")
LOOK = 12  # sentences before a quotation, those of captions included, among which the last cue stands
LONGEST_REST = 160  # characters between two quotations of one speaker: the cue and where it was said
GOES_ON = ("clause", "rest", "object", "to", "after", "noun", "adj", "as")
EDGE = " \t\r\n\xa0,;:–—-…"


def with_run_on(reading: Reading, found: Sequence[Draft], quoted: Quotations) -> list[Draft]:
    """Each quotation without a cue of its own goes to the speaker whose words it goes on with."""
    out = list(found)
    owner = {q: i for i, d in enumerate(out) for q in d.quotes}
    telling = {d.sentence.index: i for i, d in enumerate(out) if d.rule.startswith(GOES_ON) and d.source and not d.quotes}
    last: tuple[Quotation, int] | None = None
    for quote in quoted.all:
        if quote in owner:
            last = (quote, owner[quote])
            continue
        if not quote.sounds_spoken(quoted.text):
            continue
        if not (last and _runs_on(reading, last[0], out[last[1]], quote, out)):
            teller = _told_before(reading, quote, telling)
            teller = _joined_on(reading, quote, out) if teller is None else teller
            last = (quote, teller) if teller is not None else last
            if teller is None:
                continue
        if last:
            out[last[1]] = replace(out[last[1]], quotes=(*out[last[1]].quotes, quote))
            last = (quote, last[1])
    return out


def _told_before(reading: Reading, quote: Quotation, telling: dict[int, int]) -> int | None:
    """The draft of the sentence right before, in the same paragraph, that tells in other words what the quotation bears out."""
    sentence = reading.sentence_at(quote.start)
    if sentence is None or sentence.start != quote.start or sentence.index == 0:
        return None
    if "\n" in _gap(reading, sentence.index) and not _fills_paragraph(reading, quote, sentence):
        return None
    return telling.get(sentence.index - 1)


def _joined_on(reading: Reading, quote: Quotation, found: Sequence[Draft]) -> int | None:
    """The draft of "They were safe, the bishop said, although “they will carry it with them”": told before its cue, and gone on with."""
    doc, sentence = reading.doc, reading.sentence_at(quote.start)
    before = [i for i, d in enumerate(found) if d.sentence is sentence and doc[d.cue[1]].idx < quote.start]
    if not before or sentence is None:
        return None
    last = found[before[-1]]
    joint = reading.text[sentence.start : quote.start].rstrip().rpartition(" ")
    told = bool(last.quotes) or any(i < last.cue[0] for i in last.content)
    goes_on = joint[2].lower() in JOINTS and joint[0].endswith(",")
    return before[-1] if told and goes_on and not reading.text[quote.end : quote.end + 1].isalpha() else None


def _gap(reading: Reading, index: int) -> str:
    return reading.text[reading.sentences[index - 1].end : reading.sentences[index].start]


def _runs_on(reading: Reading, previous: Quotation, draft: Draft, quote: Quotation, found: Sequence[Draft]) -> bool:
    """Whether nothing but the rest of the cue's sentence lies between the two, and the second begins a sentence."""
    doc = reading.doc
    rest_from = max(previous.end, doc[draft.cue[1]].idx + len(doc[draft.cue[1]]), _source_end(doc, draft))
    between = _without_captions(reading, rest_from, quote.start)
    cued = any(rest_from <= doc[d.cue[0]].idx < quote.start for d in found if d is not draft)
    if "\n" in between or len(between) > LONGEST_REST:
        return (not previous.closed and between.strip() == "") or (not cued and _next_paragraph(reading, rest_from, between, quote))
    rest = between.strip()
    if not rest:
        return True
    if not cued and _same_sentence(reading, previous, rest, quote):
        return True
    first, last = reading.sentence_at(rest_from - 1), reading.sentence_at(quote.start)
    if not rest.endswith((".", ":", "?", "!")) or (first and last and last.index - first.index > 1):
        return False
    return not any(rest_from <= doc[d.cue[0]].idx < quote.start for d in found if d.sentence is not draft.sentence)


def _same_sentence(reading: Reading, previous: Quotation, rest: str, quote: Quotation) -> bool:
    """“I like her,” he said, but “she is wrong.”; “It is late,” she told them in the harbour, “but not too late.”"""
    broken = reading.text[previous.first : previous.last].rstrip().endswith((",", "—", "–"))
    lower = reading.text[quote.first : quote.first + 1].islower()
    return broken and lower and (rest.endswith(",") or rest.rpartition(" ")[2].lower() in JOINTS)


def _without_captions(reading: Reading, start: int, end: int) -> str:
    """The text between two offsets, as it reads without the captions that a page puts there; no statement may hold what was cut."""
    report = reading.report
    kept, at = "", start
    for caption in (b for b in report.blocks if b.kind == "caption" and start < b.start and b.end < end):
        kept, at = kept + report.text[at : caption.start].rstrip(), caption.end
    return kept + report.text[at:end]


def _next_paragraph(reading: Reading, start: int, between: str, quote: Quotation) -> bool:
    """A paragraph that is one quotation and nothing else, right after one that ends with the cue of another: the speaker goes on."""
    head, _, rest = between.partition("\n")
    sentence = reading.sentence_at(quote.start)
    if rest.strip() or sentence is None or len(head) > LONGEST_REST or not (head.strip() or ".").rstrip(' ”"').endswith("."):
        return False
    one = sum(s.end > start and s.block.kind != "caption" for s in reading.sentences[max(0, sentence.index - LOOK) : sentence.index]) <= 1
    return one and _fills_paragraph(reading, quote, sentence)


def _fills_paragraph(reading: Reading, quote: Quotation, sentence: Sentence) -> bool:
    """Whether a quotation is all of its paragraph."""
    block = sentence.block
    return block.kind == "body" and quote.start == block.start and not reading.text[quote.end : block.end].strip()


def _source_end(doc: Doc, draft: Draft) -> int:
    return doc[draft.source[1]].idx + len(doc[draft.source[1]]) if draft.source else 0


def content_ranges(doc: Doc, draft: Draft, text: str, quoted: Quotations) -> list[tuple[int, int]]:
    """The content as stretches of the text: whole quotations, then runs of the other words; ends trimmed."""
    rest = [i for i in sorted(draft.content) if not doc[i].is_space and not any(q.start <= doc[i].idx < q.end for q in draft.quotes)]
    loose = (without_marks(text, *widened(run, doc, quoted), quoted) for run in runs(rest, doc))
    spoken = (trimmed(text, q.first, q.last) for q in draft.quotes)
    ranges = [*spoken, *(edges for r in loose if (edges := stripped(text, *r)))]
    return apart(sorted((start, end) for start, end in ranges if any(c.isalnum() for c in text[start:end])))


def apart(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted ranges, with those that share characters made one."""
    out: list[tuple[int, int]] = []
    for start, end in ranges:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def runs(indices: Iterable[int], doc: Doc) -> Iterator[tuple[int, int]]:
    """Runs of token numbers, over gaps that hold punctuation only."""
    first = last = None
    for i in indices:
        if first is None or last is None:
            first = last = i
        elif i == last + 1 or all(doc[j].is_punct or doc[j].is_space for j in range(last + 1, i)):
            last = i
        else:
            yield first, last
            first = last = i
    if first is not None and last is not None:
        yield first, last


def widened(run: tuple[int, int], doc: Doc, quoted: Quotations) -> tuple[int, int]:
    """The run in characters, to the end of a short quotation that it would otherwise cut."""
    start, end = doc[run[0]].idx, doc[run[1]].idx + len(doc[run[1]])
    last = quoted.at(max(start, end - 1))
    return start, max(end, last.end) if last and last.start >= start else end


def without_marks(text: str, start: int, end: int, quoted: Quotations) -> tuple[int, int]:
    """Without the marks where one quotation is all of it."""
    if (edges := stripped(text, start, end)) is not None:
        start, end = edges
    quote = quoted.at(start)
    if quote and quote.start == start and quote.end >= end and quote.last > quote.first:
        return quote.first, min(end, quote.last)
    return start, end


def stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without white space at the ends, and without punctuation where no mark follows it."""
    while start < end and text[start] in EDGE + ".":
        start += 1
    inside = text[end : end + 1] in tuple(CLOSING)
    while end > start and (text[end - 1].isspace() or (not inside and _is_loose(text, end))):
        end -= 1
    return (start, end) if start < end else None


def _is_loose(text: str, end: int) -> bool:
    """Whether the character before `end` is punctuation that belongs to the sentence, not to its last word."""
    return text[end - 1] in EDGE or (text[end - 1] in ".!" and not _abbreviates(text, end))


def _abbreviates(text: str, end: int) -> bool:
    """Whether the full stop before `end` belongs to a word like "U.S."."""
    return end >= 3 and text[end - 3] == "."
