"""Reports to stories: which reports are about one unfolding course of events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations

from dateline.core.event import Story
from dateline.core.report import Report
from dateline.group.likeness import Subject, likenesses
from dateline.group.linkage import Pair, linked
from dateline.group.terms import is_name, profile_of
from dateline.group.words import in_order, own_length, title_of

# Likeness of one story. B3 on stories dev is flat from 0.14 to 0.16, as it is on streams cut out of it; among a thousand reports of other
# kinds (local papers, a campaign, years of one industry) fewer unrelated ones are joined the higher it is.
ENOUGH = 0.15
SLIGHT = 0.05  # likeness below this is none; B3 is the same from 0.03 to 0.1
CROWD = 300  # a term that more origins have among their heaviest finds nothing
TOGETHER = 2  # heaviest terms that two must share to be compared, one of them a name: words alone never make one story
TELLING = ("given", "page", "text")  # where a publication date must come from to say when the story was reported


def stories(reports: Sequence[Report], origins: Mapping[str, str]) -> tuple[Story, ...]:
    """All stories of the reports, in order of their anchors; every report is in exactly one.

    `origins` is report id to origin id: reports of one origin are in one story, and count as one voice in finding it. This is what
    stories are; an archive that grows finds the same by looking at what is new alone (`dateline.run.link_stories`).
    """
    copies = by_origin(in_order(reports), origins)
    groups = linked(len(copies), alike([subject_of(reports) for reports in copies]), ENOUGH)
    found = [in_order([r for at in members for r in copies[at]]) for members in groups.members().values()]
    return tuple(story_of([r.id for r in group], first_titled(group), days_of(group)) for group in found)


def by_origin(ordered: Sequence[Report], origins: Mapping[str, str]) -> list[list[Report]]:
    """The reports of each origin, origins in the order of their first reports."""
    found: dict[str, list[Report]] = {}
    for report in ordered:
        found.setdefault(origins.get(report.id, report.id), []).append(report)
    return list(found.values())


def subject_of(reports: Sequence[Report]) -> Subject:
    """Reports of one origin as one subject: their fullest text, and the days between which it was published anywhere."""
    return Subject(profile_of(max(reports, key=own_length)), days_of(reports))


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
    others: defaultdict[int, list[int]] = defaultdict(list)
    for a, b in candidates([s.profile.keys for s in found]):
        others[a].append(b)
    scores = {a: likenesses(found[a], [found[b] for b in some]) for a, some in others.items()}
    return {(a, b): score for a, some in others.items() for b, score in zip(some, scores[a], strict=True) if score >= SLIGHT}


def candidates(keys: Sequence[Iterable[int]]) -> list[Pair]:
    """Pairs whose heaviest terms find each other, in order."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for at, terms in enumerate(keys):
        for term in terms:
            holders[term].append(at)
    finding = {term: crowd for term, crowd in holders.items() if 1 < len(crowd) <= CROWD}
    together = Counter(pair for crowd in finding.values() for pair in combinations(crowd, 2))
    named = {pair for term, crowd in finding.items() if is_name(term) for pair in combinations(crowd, 2)}
    return sorted(pair for pair in named if together[pair] >= TOGETHER)


def first_titled(reports: Sequence[Report]) -> Report:
    """The first of reports that has a title, else the first."""
    return next((r for r in reports if r.title), reports[0])


def story_of(reports: Sequence[str], told_by: Report, days: tuple[int, int] | None) -> Story:
    """The story of reports, given by their ids in order. `told_by` gives its title, `days` are ordinals."""
    first, last = (date.fromordinal(day).isoformat() for day in days) if days else (None, None)
    return Story(anchor=reports[0], title=title_of(told_by), reports=tuple(reports), earliest=first, latest=last)
