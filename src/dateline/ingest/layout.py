"""The layout of a report's text: which stretches are title, byline, dateline, headings and body, and which no part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.core.report import Block, Cut
from dateline.core.when import Published
from dateline.ingest.agencies import agencies_in
from dateline.ingest.cues import patterns
from dateline.ingest.datelines import Dateline, dateline
from dateline.ingest.head import Head, read_head
from dateline.ingest.leading_credits import without_credits
from dateline.ingest.lines import Line, paragraphs
from dateline.ingest.tail import find_tail, headlined
from dateline.ingest.uses import Part, parts_of, uses_of

LAID_OUT = 1_000_000  # characters; twice as much as is read of one report, and what stands below is neither read nor cut
DATELINE_WITHIN = 4  # paragraphs: captions and summaries may stand above it
_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,60}?((?:19|20)\d\d)(?:\s?[-–]\s?((?:19|20)?\d\d)\b)?", re.IGNORECASE)
_WHYS = {"picture": "caption", "credit": "credits", "empty": "heading", "caption": "caption"}
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{1,30}:\s")


@dataclass(frozen=True, slots=True)
class Layout:
    """What a text shows by its layout. Blocks and cuts do not overlap, and stand in the order of the text.

    `house` is the paper that a dateline or a notice names, `wire` an agency named in the dateline.
    """

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]
    title: str | None
    byline: str | None
    dateline: str | None
    credits: tuple[str, ...]
    house: str | None
    wire: str | None
    published: Published
    latest: Published


def layout(text: str, title: str | None = None) -> Layout:
    """The layout of a text whose title the giver may have told."""
    lines = paragraphs(text[:LAID_OUT])
    head = read_head(lines, title)
    parts = list(without_credits(text, _parts(lines, head)))
    place, parts = _with_dateline(lines, parts)
    notices = [text[p.start : p.end] for p in parts if p.why == "notice"]
    house, wire = _names(place, notices, head.house)
    return Layout(
        blocks=tuple(Block(p.start, p.end, p.kind) for p in parts if p.kind),
        cuts=tuple(Cut(p.start, p.end, text[p.start : p.end], p.why) for p in parts if p.why),
        title=head.title,
        byline=head.byline,
        dateline=place.places if place else None,
        credits=_credits(text, place, parts),
        house=house,
        wire=wire,
        published=_published(head, place),
        latest=_no_later(head.updated) or _latest(notices),
    )


def _parts(lines: list[Line], head: Head) -> list[Part]:
    """The parts of all lines, in order: the head, then each by its use, then the tail."""
    uses = uses_of(lines)
    tail = find_tail(lines, [u in ("furniture", "notice", "bare") for u in uses], [u == "notice" for u in uses])
    parts = [*head.parts]
    for number, line in enumerate(lines[: tail.heading if tail else None]):
        if number not in head.lines:
            parts += parts_of(line, uses[number])
        elif rest := head.rest.get(number):
            parts += parts_of(rest, "body")
    if tail:
        parts += _tail_parts(lines, uses, tail.heading, tail.teasers)
    return sorted(parts, key=lambda p: p.start)


def _tail_parts(lines: list[Line], uses: list[str], heading: int, teasers: tuple[int, ...]) -> list[Part]:
    whys = {heading: "heading", **dict.fromkeys(teasers, "teaser")}
    ends = {i: lines[below].end for i, below in headlined(lines, teasers)}
    over = {below for _, below in headlined(lines, teasers)}
    return [
        Part(lines[i].start, ends.get(i, lines[i].end), None, _WHYS.get(why := whys.get(i, uses[i]), why))
        for i in range(heading, len(lines))
        if uses[i] != "bare" and i not in over
    ]


def _with_dateline(lines: list[Line], parts: list[Part]) -> tuple[Dateline | None, list[Part]]:
    """The dateline of one of the first body paragraphs, which becomes a block of its own."""
    bodies = [i for i, p in enumerate(parts) if p.kind == "body"][:DATELINE_WITHIN]
    for at in bodies:
        part = parts[at]
        line = next((ln for ln in lines if ln.start <= part.start < ln.end), None)
        words = line.text[part.start - line.start : part.end - line.start] if line else ""
        found = dateline(words)
        if found and not (found.colon and _is_transcript(lines)):
            opening = Part(part.start, part.start + len(words[: found.end].rstrip()), "dateline", None)
            return found, [*parts[:at], opening, replace(part, start=part.start + found.end, kind="body"), *parts[at + 1 :]]
    return None, parts


def _is_transcript(lines: list[Line]) -> bool:
    """Whether several lines open with a name in capitals and a colon: speakers, no places."""
    return sum(_SPEAKER.match(line.text) is not None for line in lines) > 1


def _names(place: Dateline | None, notices: list[str], head: str | None) -> tuple[str | None, str | None]:
    """The house and the wire that dateline, notices and head name."""
    source = place.source if place else None
    named = [m["name"].strip() for notice in notices for p in patterns("notice_names") if (m := p.search(notice))]
    known = place.agency if place else None
    house = source if source and not (known and known.wire) else head
    houses = [n for n in named if not agencies_in(n)]
    return houses[0] if houses else house, source if known else (named[0] if named else None)


def _credits(text: str, place: Dateline | None, parts: list[Part]) -> tuple[str, ...]:
    """Who is named in the dateline's brackets, and all agencies in credit lines."""
    known = place.agency if place else None
    first = [known.credit if known else place.source] if place and place.source else []
    lines = [name for p in parts if p.credit for name in agencies_in(text[p.start : p.end])]
    return tuple(dict.fromkeys([*first, *lines]))


def _published(head: Head, place: Dateline | None) -> Published:
    day = head.day or (place.day if place else None)
    return Published(day, day, day, "text") if day else Published()


def _no_later(day: str | None) -> Published | None:
    """The bound that the day of an update gives: a report is no younger."""
    return Published(f"../{day}", None, day, "bounds") if day else None


def _last_year(first: str, last: str | None) -> str:
    """The later year of "2019-2026" or "2019-26"; no month ("2026-03") is one."""
    return max(first, last if last and len(last) == 4 else first[:2] + (last or first[2:]))


def _latest(notices: list[str]) -> Published:
    """The last year of a copyright notice is that of the page's printing: the report is no younger. It is not its year."""
    years = [_last_year(*m.groups()) for notice in notices for m in _YEAR.finditer(notice)]
    last = f"{max(years)}-12-31" if years else None
    return Published(f"../{last}", None, last, "bounds") if last else Published()
