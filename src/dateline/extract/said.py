"""Attributions to statements: one `said` for each attribution with a content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.core.resolved import Resolved
from dateline.core.spans import Span
from dateline.core.statement import Said
from dateline.extract.attribution.attributions import Attribution
from dateline.extract.attribution.speakers import PERSONAL
from dateline.read.reading import Reading

MADE_BY = "said.v1"


def find_said(reading: Reading, resolved: Resolved, attributed: Sequence[Attribution]) -> tuple[Said, ...]:
    """What the report says that others said, in the order of the text; no two have one span."""
    return tuple(sorted(_said(reading, attributed), key=lambda s: (s.span.start, s.span.end)))


def _said(reading: Reading, attributed: Sequence[Attribution]) -> Iterator[Said]:
    taken: set[tuple[int, int]] = set()
    for a in sorted((a for a in attributed if not a.inner or _stands_alone(a)), key=lambda a: a.inner):
        span = next((s for s in _candidates(reading, a) if (s.start, s.end) not in taken), None)
        if span is None:
            continue
        taken.add((span.start, span.end))
        yield Said(
            report=reading.report.id,
            span=span,
            sentence=a.sentence.span,
            speaker=a.speaker,
            cue=a.cue,
            stance=a.stance,
            made_by=MADE_BY,
            confidence=0.8 if a.speaker else 0.5,
            content=a.content,
            direct=a.direct,
        )


def _stands_alone(a: Attribution) -> bool:
    """Whether what others say that somebody says is recorded too: words told outside a quotation, by one whom the report names.

    With speakers known by a noun alone, the sources of PolNeAR's development reports fell by 0.5 points of F1; with names, by 0.2.
    """
    named = a.speaker is not None and a.speaker.entity is not None and not _is_pronoun(a)
    return named and a.cue_class == "communication" and a.direct is not True


def _is_pronoun(a: Attribution) -> bool:
    return a.speaker is None or a.speaker.span is None or a.speaker.span.exact.lower() in PERSONAL | {"who", "which", "that"}


def _candidates(reading: Reading, a: Attribution) -> Iterator[Span]:
    """The whole attribution; where another one has those words already, its content alone, then its cue and content."""
    yield a.span
    start, end = min(c.start for c in a.content), max(c.end for c in a.content)
    yield reading.report.span(start, end)
    if a.cue:
        yield reading.report.span(min(start, a.cue.start), max(end, a.cue.end))
