"""Events: one record for each cluster of statements that tell of one happening."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import TypeVar

from dateline.core.event import Event
from dateline.core.mention import Place
from dateline.core.spans import Span
from dateline.core.statement import Figure, Occurrence, Status
from dateline.core.when import When
from dateline.reconcile.account import Account
from dateline.reconcile.voices import voices

T = TypeVar("T")

TITLE = 110  # characters of an event's title at most
LEAD = 50  # characters of a sentence before the mention past which a title starts at the mention's clause
CLAUSE = re.compile(r"[,;:–—] |\b(?:that|after|as|when|while|said|says|where|which|who) ")
PARTIES = 8  # named at most on each side, those that most accounts name first
LOST = frozenset(("killed", "injured", "missing", "displaced", "damaged", "destroyed"))  # roles of what an accident or a disaster did
SCENE = ("in", "near", "off", "outside")
SCENES = tuple([w] for w in SCENE)
ARTICLES = ("the", "central", "northern", "southern", "eastern", "western", "south", "north", "northwestern", "southeastern")
PRECISION = ("country", "region", "city", "point")


def event_of(members: Sequence[Account], story: str, title: str | None, origins: Mapping[str, str]) -> Event:
    """The event that these accounts, in the contract's order, tell of; its occurrences say what, when, where and who."""
    told = [a for a in members if isinstance(a.statement, Occurrence)]
    occurrences = [a.statement for a in told if isinstance(a.statement, Occurrence)]
    lost = [] if told else [a for a in members if isinstance(a.statement, Figure) and not LOST.isdisjoint(a.statement.role)]
    reports = {a.report.id: a.report for a in members}
    unnamed = frozenset[str]().union(*(a.unnamed for a in told))
    return Event(
        anchor=members[0].statement.id,
        story=story,
        title=title or title_of(told or members),
        event_type=most(o.event_type for o in occurrences),
        mode=most(o.mode for o in occurrences),
        status=status_of(occurrences),
        when=when_of(told or lost),
        where=where_of(told) if told else scene_of(lost),
        actors=parties(occurrences, lambda o: o.actors, unnamed),
        recipients=parties(occurrences, lambda o: o.recipients, unnamed),
        statements=tuple(dict.fromkeys(a.statement.id for a in members)),
        reports=tuple(reports),
        voices=voices(reports.values(), origins),
    )


def title_of(told: Sequence[Account]) -> str:
    """The words around the first mention that tells of it as real, else around the first: from the clause's start, cut at a word."""
    real = [a for a in told if isinstance(a.statement, Occurrence) and a.statement.status in ("happened", "ongoing")]
    statement = (real or list(told))[0].statement
    sentence, at = statement.sentence.exact, statement.span.start - statement.sentence.start
    ends = [m.end() for m in CLAUSE.finditer(sentence, 0, at)] if at > LEAD else []
    start = ends[-1] if ends else 0
    words = " ".join(sentence[start:].split())
    words = words if len(words) <= TITLE else words[: TITLE - 1].rsplit(" ", 1)[0] + "…"
    return f"…{words}" if start else words


def most(values: Iterable[T | None]) -> T | None:
    """The value most accounts give; of equals the one given first."""
    counts = Counter(v for v in values if v is not None)
    return max(counts, key=counts.__getitem__) if counts else None


def status_of(occurrences: Sequence[Occurrence]) -> Status | None:
    """What happened stays happened, whoever spoke of it before as planned or possible."""
    counts = Counter(o.status for o in occurrences)
    if counts["happened"] + counts["ongoing"] > counts["denied"]:
        return "happened" if counts["happened"] else "ongoing"
    return most(o.status for o in occurrences)


def when_of(told: Sequence[Account]) -> When | None:
    """The date most accounts give; of equals the most precise."""
    given = [a.when for a in told if a.when and a.when.known]
    counts = Counter(given)
    return max(given, key=lambda w: (counts[w], bool(w.earliest and w.earliest == w.latest), bool(w.earliest))) if given else None


def where_of(told: Sequence[Account]) -> Place | None:
    """The most precise place that accounts give, the most often given of equals."""
    given = [a.place.place for a in told if a.place and a.place.lat is not None]
    counts = Counter(given)
    return max(given, key=lambda p: (PRECISION.index(p.precision or "country"), counts[p])) if given else None


def scene_of(counted: Sequence[Account]) -> Place | None:
    """Where a loss that only figures tell of came about: the place that most of their sentences have after "in", "near" or "off"."""
    placed = [p.place for a in counted for p in a.places if _stands_in(a.statement.sentence, p.span)]
    counts = Counter(placed)
    return max(placed, key=lambda p: (counts[p], PRECISION.index(p.precision or "country"))) if placed else None


def _stands_in(sentence: Span, place: Span) -> bool:
    before = sentence.exact[: place.start - sentence.start].casefold().split()
    return bool(before) and (before[-1] in SCENE or (before[-1] in ARTICLES and before[-2:-1] in SCENES))


def parties(
    occurrences: Sequence[Occurrence], side: Callable[[Occurrence], tuple[str, ...]], unnamed: Set[str] = frozenset()
) -> tuple[str, ...]:
    """Those whom most accounts name first; people without a name only where no account names anybody."""
    counts = Counter(i for o in occurrences for i in side(o))
    ranked = sorted(counts, key=lambda i: -counts[i])
    return tuple([i for i in ranked if i not in unnamed] or ranked)[:PARTIES]
