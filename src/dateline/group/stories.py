"""Reports to stories: which reports are about one unfolding course of events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, combinations, islice

from dateline.core.event import Story
from dateline.core.report import Report
from dateline.group.likeness import Subject, likeness
from dateline.group.linkage import Pair, linked
from dateline.group.terms import Profile, profiles, terms_of
from dateline.group.words import in_order, own_length, title_of

# Likeness of one story. Unrelated pairs reach 0.13 to 0.15 (99.9 % of them), related ones have 0.3 and more (half of them), in long
# reports and short; B3 on stories dev and on nine streams cut out of it is flat from 0.12 to 0.18.
ENOUGH = 0.15
SLIGHT = 0.03  # likeness below this is none
KEYS = 15  # heaviest names and heaviest words by which reports are found that may be alike
CROWD = 300  # a key that more reports have finds nothing
TELLING = ("given", "page", "text")  # where a publication date must come from to say when the story was reported


def stories(reports: Sequence[Report], origins: Mapping[str, str]) -> tuple[Story, ...]:
    """All stories of the reports, in order of their anchors; every report is in exactly one.

    `origins` is report id to origin id: reports of one origin are in one story, and count as one voice in finding it.
    """
    ordered = in_order(reports)
    copies = by_origin(ordered, origins)
    groups = linked(len(copies), alike(subjects(copies)), ENOUGH)
    found = [[r for at in members for r in copies[at]] for members in groups.members().values()]
    return tuple(story_of(in_order(group)) for group in found)


def by_origin(ordered: Sequence[Report], origins: Mapping[str, str]) -> list[list[Report]]:
    """The reports of each origin, origins in the order of their first reports."""
    found: dict[str, list[Report]] = {}
    for report in ordered:
        found.setdefault(origins.get(report.id, report.id), []).append(report)
    return list(found.values())


def subjects(copies: Sequence[Sequence[Report]]) -> list[Subject]:
    """One subject for each origin: its fullest text, and the days between which it was published anywhere."""
    fullest = [max(reports, key=own_length) for reports in copies]
    found = profiles([terms_of(r) for r in fullest])
    return [Subject(profile, days_of(reports)) for profile, reports in zip(found, copies, strict=True)]


def days_of(reports: Sequence[Report]) -> tuple[int, int] | None:
    """First and last day, as ordinals, on which any of the reports was surely published; None where no date is known."""
    days = [date.fromisoformat(day).toordinal() for r in reports for day in known_days(r)]
    return (min(days), max(days)) if days else None


def known_days(report: Report) -> list[str]:
    """The bounds of a report's publication that are known: none where they are only guessed from its neighbours."""
    published = report.published
    return [day for day in (published.earliest, published.latest) if day and is_day(day)] if published.source in TELLING else []


@lru_cache(maxsize=10_000)
def is_day(text: str) -> bool:
    """Whether this is an ISO day of our era."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def alike(found: Sequence[Subject]) -> dict[Pair, float]:
    """Likeness of all pairs that may be alike, by position."""
    pairs = candidates([s.profile for s in found])
    scores = ((pair, likeness(found[pair[0]], found[pair[1]])) for pair in pairs)
    return {pair: score for pair, score in scores if score >= SLIGHT}


def candidates(found: Sequence[Profile]) -> list[Pair]:
    """Pairs that share two or more of their heaviest terms, in order."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, profile in enumerate(found):
        for term in chain(islice(profile.names, KEYS), islice(profile.words, KEYS)):
            holders[term].append(at)
    together = Counter(pair for crowd in holders.values() if 1 < len(crowd) <= CROWD for pair in combinations(crowd, 2))
    return sorted(pair for pair, count in together.items() if count > 1)


def story_of(reports: Sequence[Report]) -> Story:
    """The story of reports that are in order."""
    days = sorted(day for r in reports for day in known_days(r))
    return Story(
        anchor=reports[0].id,
        title=title_of(next((r for r in reports if r.title), reports[0])),
        reports=tuple(r.id for r in reports),
        earliest=days[0] if days else None,
        latest=days[-1] if days else None,
    )
