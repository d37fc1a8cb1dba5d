"""A report's text as paragraphs of segments, each with the statements that cover it, and notes for the margin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Occurrence, Said, Statement
from dateline.serve.desk.dates import day
from dateline.serve.desk.marking_notes import Note, note_of
from dateline.serve.desk.marking_parts import Part, parts_of
from dateline.serve.desk.marking_sweep import Stretch, sweep
from dateline.serve.desk.marking_views import LETTERS, MarkedReport, PaneView, Paragraph, Segment
from dateline.serve.readings import Names
from dateline.serve.words import headline, outlet, visible

NOTE_EVERY = 50  # characters of a paragraph that give room to one note beside it; a line of text has about 75 and is a little higher
NOTES_SHOWN = 4  # however short the paragraph
PANE_REACH = 2_000  # characters shown of one paragraph on either side of the statement
PLACELESS = ("dateline", "outside")  # kinds that do not count as the paragraph before or after


def marked(report: Report, statements: Iterable[Statement], focus: str | None = None, names: Names | None = None) -> MarkedReport:
    """The whole text of a report, in order, nothing left out.

    `focus` is the id of the statement whose sentence, speaker and cue are marked too. With `names` the notes on happenings say who
    did it to whom. Time grows with the length of the text and the number of statements.
    """
    here = [s for s in statements if _stretches(s, len(report.text))]
    here.sort(key=lambda s: (_first(s), -s.span.end, LETTERS[s.type], s.id))
    paragraphs = _paragraphs(report, parts_of(report), here, focus, names)
    return MarkedReport(report.id, report.language or "en", tuple(paragraphs), _counts(here), focus, _cut_size(report))


def pane(report: Report, statement: Statement, around: int = 1, names: Names | None = None) -> PaneView:
    """A statement's sentence in its paragraph, with `around` paragraphs before and after, what was cut greyed."""
    here = [statement] if _stretches(statement, len(report.text)) else []
    parts = _near(parts_of(report), statement, around)
    paragraphs = _paragraphs(report, parts, here, statement.id, names)
    return PaneView(
        report=report.id,
        language=report.language or "en",
        outlet=outlet(report),
        date=day(report.published),
        headline=headline(report),
        note=note_of(statement, True, names),
        paragraphs=tuple(paragraphs),
    )


def _stretches(statement: Statement, size: int) -> list[tuple[int, int]]:
    """Where a statement's words stand: of something said, the words that were said. Empty where they lie outside the text."""
    spans: Sequence[Span] = statement.content if isinstance(statement, Said) and statement.content else (statement.span,)
    return [(s.start, s.end) for s in spans if 0 <= s.start < s.end <= size]


def _first(statement: Statement) -> int:
    spans: Sequence[Span] = statement.content if isinstance(statement, Said) and statement.content else (statement.span,)
    return min(s.start for s in spans)


def _roles(statement: Statement) -> Iterator[Stretch]:
    """The words that show how the focused statement was read."""
    speaker = statement.speaker.span if statement.speaker else None
    trigger = statement.trigger if isinstance(statement, Occurrence) else None
    named = {"sentence": statement.sentence, "speaker": speaker, "cue": statement.cue, "trigger": trigger}
    return (Stretch(span.start, span.end, role, None) for role, span in named.items() if span)


def _paragraphs(
    report: Report, parts: Sequence[Part], here: Sequence[Statement], focus: str | None, names: Names | None
) -> Iterator[Paragraph]:
    """The parts with their segments and notes; a note stands at the part in which its statement starts."""
    text = visible(report.text)
    size = len(text)
    stretches = [Stretch(start, end, "", s) for s in here for start, end in _stretches(s, size)]
    stretches += [role for s in here if s.id == focus for role in _roles(s)]
    segments: defaultdict[int, list[Segment]] = defaultdict(list)
    notes: defaultdict[int, list[Note]] = defaultdict(list)
    by_id = {s.id: s for s in here}
    for at, segment in sweep(text, [(p.start, p.end) for p in parts], stretches, focus):
        segments[at].append(segment)
        notes[at] += [note_of(by_id[i], i == focus, names) for i, _ in segment.first]
    for at, part in enumerate(parts):
        shown = max(NOTES_SHOWN, (part.end - part.start) // NOTE_EVERY)
        beside, folded = tuple(notes[at][:shown]), tuple(notes[at][shown:])
        yield Paragraph(part.kind, tuple(segments[at]), beside, folded, part.why, part.teaser, part.clipped)


def _near(parts: Sequence[Part], statement: Statement, around: int) -> list[Part]:
    """The parts that hold the statement's sentence or words, and those around them, the longest clipped to what is near."""
    start, end = min(statement.sentence.start, statement.span.start), max(statement.sentence.end, statement.span.end)
    inside = [i for i, p in enumerate(parts) if p.start < end and start < p.end]
    if not inside:
        return []
    first, last = _outward(parts, inside[0], -1, around), _outward(parts, inside[-1], 1, around)
    clipped = (p.clipped_to(statement.span.start - PANE_REACH, statement.span.end + PANE_REACH) for p in parts[first : last + 1])
    return [p for p in clipped if p]


def _outward(parts: Sequence[Part], at: int, step: int, count: int) -> int:
    """The number of the part that is `count` paragraphs on, or as far as the text goes."""
    while count > 0 and 0 <= at + step < len(parts):
        at += step
        count -= parts[at].kind not in PLACELESS
    return at


def _counts(statements: Sequence[Statement]) -> tuple[tuple[str, str, int], ...]:
    """Type, letter and number of statements, for the legend, in the legend's order."""
    return tuple((t, letter, sum(s.type == t for s in statements)) for t, letter in LETTERS.items())


def _cut_size(report: Report) -> int:
    return sum(max(0, c.end - c.start) for c in report.cut)
