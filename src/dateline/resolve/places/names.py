"""Find the place names of a report: the gazetteer proposes, the parser's labels and the words around decide."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from dateline.read.reading import Reading
from dateline.resolve.gazetteer.fold import fold
from dateline.resolve.gazetteer.gazetteer import folded_places
from dateline.resolve.places.context import BIG, REACH, WORD_BEFORE, Labels
from dateline.resolve.places.matches import PlaceName, matches
from dateline.resolve.places.runs import Run, runs
from dateline.resolve.places.senses import ENGLISH
from dateline.resolve.places.sorts import in_list, with_sorts
from dateline.resolve.places.verdict import Verdict, verdict
from dateline.resolve.places.words import demonyms, place_words


def find_names(reading: Reading) -> list[PlaceName]:
    """Place names of a report in the order of the text; they do not overlap."""
    labels, text = Labels(reading), reading.text
    judged: dict[Verdict, list[PlaceName]] = {"yes": [], "maybe": [], "no": []}
    for run in _read_runs(reading):
        for at, stop, name in matches(text, run):
            judged[verdict(text, run, at, stop, name, labels)].append(name)
    sure, left = _promoted(text, [*_dateline_names(reading), *judged["yes"]], judged["maybe"])
    sure += _unknown(text, labels, sure, {(n.start, n.end) for n in (*left, *judged["no"])})
    return with_sorts(text, sorted(sure, key=lambda n: n.start))


def _read_runs(reading: Reading) -> Iterator[Run]:
    """Runs of the blocks that the parser has read, and of the headings among them."""
    end = reading.sentences[-1].end if reading.sentences else 0
    for block in reading.report.blocks:
        if block.kind not in ("dateline", "byline") and block.start < end:
            yield from runs(reading.text, block.start, block.end)


def _dateline_names(reading: Reading) -> Iterator[PlaceName]:
    """Names of datelines: the parser has not read them, and what the gazetteer knows there before the agency is a place."""
    for block in reading.report.blocks:
        if block.kind == "dateline":
            head = reading.text[block.start : block.end].split("(")[0]
            for run in runs(reading.text, block.start, block.start + len(head)):
                yield from (n for _, _, n in matches(reading.text, run) if run[0].text.capitalize() not in place_words().common)


def _promoted(text: str, sure: list[PlaceName], perhaps: list[PlaceName]) -> tuple[list[PlaceName], list[PlaceName]]:
    """Doubtful names that are places after all, and the rest.

    They are surely places elsewhere in the report, stand in a list with one ("Bodmin and Truro"), or are towns of a country
    that the report speaks of, where towns are not named like people.
    """
    known = {n.key for n in sure}
    countries = {n.senses[0].country for n in sure} - ENGLISH
    taken = [n for n in perhaps if n.key in known or _is_town_of(n, countries)]
    held = {n.start for n in taken}
    taken += _listed(text, [*sure, *taken], [n for n in perhaps if n.start not in held])
    held = {n.start for n in taken}
    return sure + taken, [n for n in perhaps if n.start not in held]


def _is_town_of(name: PlaceName, countries: set[str]) -> bool:
    return any(e.country in countries and not e.other and e.population >= BIG / 2 for e in name.senses[:2])


def _listed(text: str, sure: list[PlaceName], perhaps: list[PlaceName]) -> list[PlaceName]:
    """Doubtful names beside a sure one in a list, with a sense in one of its countries."""
    ends, starts = {n.end: n for n in sure}, {n.start: n for n in sure}
    taken = []
    for name in (*perhaps, *reversed(perhaps)):
        if name.start not in starts and any(_akin(name, other) for other in _beside(text, name, starts, ends)):
            taken.append(name)
            starts[name.start] = ends[name.end] = name
    return taken


def _beside(text: str, name: PlaceName, starts: dict[int, PlaceName], ends: dict[int, PlaceName]) -> Iterator[PlaceName]:
    for end in range(name.start - 1, max(0, name.start - 14), -1):
        if end in ends and in_list(text, end, name.start):
            yield ends[end]
    for start in range(name.end + 1, name.end + 14):
        if start in starts and in_list(text, name.end, start):
            yield starts[start]


def _akin(name: PlaceName, other: PlaceName) -> bool:
    countries = {e.country for e in other.senses[:8]}
    return any(e.country in countries and not e.other for e in name.senses)


def _unknown(text: str, labels: Labels, known: Iterable[PlaceName], refused: set[tuple[int, int]]) -> Iterator[PlaceName]:
    """Places by the parser's word alone, that the gazetteer does not have: streets, palaces, hamlets."""
    spans = sorted((n.start, n.end) for n in known)
    starts = [s for s, _ in spans]
    for entity in labels.all:
        if entity.label in ("GPE", "LOC", "FAC"):
            start, end = _bare(text, entity.start, entity.end)
            at = bisect_right(starts, end - 1) - 1
            free = (at < 0 or spans[at][1] <= start) and (start, end) not in refused
            person = text[start:end] in labels.person_words
            if start < end and free and not person and _may_be_unknown(text, start, end, entity.label):
                key = fold(text[start:end])
                yield PlaceName(start, end, key, folded_places(key))


def _may_be_unknown(text: str, start: int, end: int, label: str) -> bool:
    """A hamlet needs a preposition before it ("in Little Snoring"): the parser calls many a surname a place."""
    name = text[start:end]
    words = name.split()
    if not name[0].isupper() or words[0] in demonyms() or "," in name or name.endswith("."):
        return False  # "the daughter of Capt. Berg"
    if words[-1].rstrip(".") in place_words().streets:
        return False  # an address: no gazetteer of ours has it
    if words[-1] in place_words().features:
        return True
    match = WORD_BEFORE.search(text, max(0, start - REACH), start)
    return label == "GPE" and len(name) > 2 and match is not None and match.group(1).lower() in place_words().prepositions


_ARTICLE = re.compile(r"(?:the|The|THE)\s+")
_POSSESSIVE = re.compile(r"['’]s?$")


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """An entity's stretch without its article and its possessive."""
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article else start
    possessive = _POSSESSIVE.search(text[start:end])
    return start, start + possessive.start() if possessive else end
