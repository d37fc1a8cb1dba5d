"""Who says what: speaker, cue and content of every attribution in a reading, which all extractors use."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from dateline.core.resolved import Resolved
from dateline.core.spans import Span
from dateline.core.statement import Speaker, Stance
from dateline.extract.attribution.assembly import content_ranges, with_run_on
from dateline.extract.attribution.clauses import drafts
from dateline.extract.attribution.cues import cues
from dateline.extract.attribution.draft import Draft, kept
from dateline.extract.attribution.joined import with_others
from dateline.extract.attribution.led import led_into
from dateline.extract.attribution.nested import cited, nested
from dateline.extract.attribution.quotation import Quotations, quotations
from dateline.extract.attribution.speakers import PERSONAL, SELF, Speakers
from dateline.read.reading import Reading, Sentence

NOBODY = frozenset(("you", "nobody", "no one", "none"))


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution. `speaker` null: nobody is named ("reportedly"); `span` covers speaker, cue and content.

    `cue_class` is the sort of telling (tables/attribution_cues.toml), `inner` holds where it is part of what another one hands on.
    """

    span: Span
    sentence: Sentence
    speaker: Speaker | None
    cue: Span | None
    content: tuple[Span, ...]
    direct: bool | Literal["mixed"]
    stance: Stance
    cue_class: str = "communication"
    inner: bool = False
    quoted: bool = False


def attributions(reading: Reading, resolved: Resolved) -> tuple[Attribution, ...]:
    """All attributions of a reading, in the order of their spans."""
    quoted = quotations(reading)
    speakers = Speakers(reading, resolved)
    seen = list(drafts(reading, quoted))
    outer = with_run_on(reading, led_into(reading, kept(d for d in seen if d.within is None), quoted), quoted)
    found: list[Built] = []
    for draft in outer:
        if draft.source and _nobody(reading, draft.source):
            continue
        who = with_others(reading, resolved, draft.source, speakers.at(draft.source)) if draft.source else None
        if (a := _attribution(reading, draft, quoted, who)) is not None:
            found.append((draft, a))
    found.extend(_inner(reading, (*nested(seen, outer), *cited(outer)), quoted, speakers, found))
    return tuple(sorted((a for _, a in found), key=lambda a: (a.span.start, a.span.end, a.inner)))


def _nobody(reading: Reading, source: tuple[int, int]) -> bool:
    """Whether a report that has this speaker tells of no telling: "You know that …", "Who said that …?", "This suggests that …"."""
    words = reading.doc[min(source) : max(source) + 1]
    one, text = words.root, words.text.lower()
    return text in NOBODY or (one.lower_ == "who" and one.is_sent_start is True) or (text in ("this", "that") and one.tag_ == "DT")


Built = tuple[Draft, Attribution]


def _inner(
    reading: Reading, pairs: Iterable[tuple[Draft, Draft]], quoted: Quotations, speakers: Speakers, found: Iterable[Built]
) -> Iterator[Built]:
    """The attributions inside others, each with the speaker of the other in mind."""
    tellers = {draft.cue: a.speaker for draft, a in found}
    for draft, outer in pairs:
        if draft.source is not None:
            who = speakers.inside((min(draft.source), max(draft.source)), tellers.get(outer.cue), draft.within is not None)
            tellers.setdefault(draft.cue, who)
            if (a := _attribution(reading, draft, quoted, who)) is not None:
                yield draft, replace(a, inner=True, quoted=draft.within is not None)


def _attribution(reading: Reading, draft: Draft, quoted: Quotations, speaker: Speaker | None) -> Attribution | None:
    doc, text = reading.doc, reading.text
    content = tuple(reading.report.span(*r) for r in content_ranges(doc, draft, text, quoted))
    if not content:
        return None
    cue = reading.span(doc[min(draft.cue)], doc[max(draft.cue)])
    parts = [*content, cue, *([speaker.span] if speaker and speaker.span else [])]
    hull = reading.report.span(min(p.start for p in parts), max(p.end for p in parts))
    return Attribution(hull, draft.sentence, speaker, cue, content, directness(content, quoted), draft.stance, cues().class_of(draft.rule))


def directness(content: Sequence[Span], quoted: Quotations) -> bool | Literal["mixed"]:
    """True where nearly all of the content stands in quotation marks, "mixed" where some of it does."""
    inside = sum(_quoted_length(c, quoted) for c in content) / sum(c.end - c.start for c in content)
    return True if inside > 0.9 else "mixed" if inside >= 0.1 else False


def _quoted_length(span: Span, quoted: Quotations) -> int:
    first = max(0, bisect_right(quoted.starts, span.start) - 1)
    near = takewhile(lambda q: q.start < span.end, quoted.all[first:])
    return sum(max(0, min(span.end, q.end) - max(span.start, q.start)) for q in near if not q.is_name(quoted.text))


def attribution_of(span: Span, found: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution whose content holds the span, of those that hand on what somebody holds to be so."""
    holding = [(c.end - c.start, not a.inner, i) for i, a in enumerate(found) for c in a.content if c.covers(span) and tells(a)]
    return found[min(holding)[2]] if holding else None


def tells(a: Attribution) -> bool:
    """Whether its speaker is a source for its content: not whoever mourns or wants it, nor a "they" inside another's words."""
    if a.speaker is None:
        return a.cue_class not in ("perception", "directive")  # "are seen running away", "were asked to leave"
    name = a.speaker.name.lower()
    if a.cue_class == "perception":
        return not cues().witnesses.isdisjoint(
            form for word in name.split() for form in (word, word.removesuffix("s"), word.removesuffix("es"))
        )
    return a.cue_class in cues().tells and name != "you" and not (a.inner and name in PERSONAL | SELF)
