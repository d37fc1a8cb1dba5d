"""Who says what: speaker, cue and content of every attribution in a reading, which all extractors use."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from dateline.core.resolved import Resolved
from dateline.core.spans import Span
from dateline.core.statement import Speaker, Stance
from dateline.extract.attribution_assembly import content_ranges, with_run_on
from dateline.extract.attribution_clauses import drafts
from dateline.extract.attribution_draft import Draft, kept
from dateline.extract.attribution_speakers import Speakers
from dateline.extract.quotation import Quotations, quotations
from dateline.read.reading import Reading, Sentence


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution. `speaker` null: nobody is named ("reportedly"); `span` covers speaker, cue and content."""

    span: Span
    sentence: Sentence
    speaker: Speaker | None
    cue: Span | None
    content: tuple[Span, ...]
    direct: bool | Literal["mixed"]
    stance: Stance


def attributions(reading: Reading, resolved: Resolved) -> tuple[Attribution, ...]:
    """All attributions of a reading, in the order of their spans."""
    quoted = quotations(reading)
    speakers = Speakers(reading, resolved)
    found = (_attribution(reading, draft, quoted, speakers) for draft in with_run_on(reading, kept(drafts(reading, quoted)), quoted))
    return tuple(sorted((a for a in found if a), key=lambda a: (a.span.start, a.span.end)))


def _attribution(reading: Reading, draft: Draft, quoted: Quotations, speakers: Speakers) -> Attribution | None:
    doc, text = reading.doc, reading.text
    content = tuple(reading.report.span(*r) for r in content_ranges(doc, draft, text, quoted))
    if not content:
        return None
    cue = reading.span(doc[min(draft.cue)], doc[max(draft.cue)])
    speaker = speakers.at((min(draft.source), max(draft.source))) if draft.source else None
    parts = [*content, cue, *([speaker.span] if speaker and speaker.span else [])]
    hull = reading.report.span(min(p.start for p in parts), max(p.end for p in parts))
    return Attribution(hull, draft.sentence, speaker, cue, content, directness(content, quoted), draft.stance)


def directness(content: Sequence[Span], quoted: Quotations) -> bool | Literal["mixed"]:
    """True where nearly all of the content stands in quotation marks, "mixed" where some of it does."""
    inside = sum(_quoted_length(c, quoted) for c in content) / sum(c.end - c.start for c in content)
    return True if inside > 0.9 else "mixed" if inside >= 0.1 else False


def _quoted_length(span: Span, quoted: Quotations) -> int:
    first = max(0, bisect_right(quoted.starts, span.start) - 1)
    near = takewhile(lambda q: q.start < span.end, quoted.all[first:])
    return sum(max(0, min(span.end, q.end) - max(span.start, q.start)) for q in near if not q.is_name(quoted.text))


def attribution_of(span: Span, found: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution whose content holds the span."""
    holding = [(c.end - c.start, i) for i, a in enumerate(found) for c in a.content if c.covers(span)]
    return found[min(holding)[1]] if holding else None
