"""Link reports to stories, by looking at those alone that new ones may be alike, and at the stories around them.

Two groups of reports are only ever joined over a pair that is alike enough. So what linking everything gives is known story by story:
each is what its own reports come to, and no two of them would be joined if they were linked together. A step that works out only the
region of what changed gives the same, if it goes on until no story at its border changes (docs/decisions/2026-11-28-growth.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from dateline.core.event import Story
from dateline.core.report import Report
from dateline.group.likeness import Subject, likenesses
from dateline.group.linkage import Pair, linked
from dateline.group.stories import CROWD, ENOUGH, SLIGHT, TOGETHER, story_of
from dateline.group.terms import Profile, is_name
from dateline.store import kin, subjects, worked
from dateline.store.kin import Kept
from dateline.store.rows import report_of

AT_ONCE = 50  # subjects that are compared with others at a time


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of subjects: those that are new or changed, and the stories that those which are gone were in."""

    leads: frozenset[int]
    stories: frozenset[str]


def link_stories(db: Connection, members: Mapping[int, Kept]) -> tuple[list[str], list[Story]]:
    """Work out the stories that reports whose origins changed are in now; gives the ids of stories that are gone, and stories.

    `members` are all reports that hang together with those whose origins changed, as they were before.
    """
    moved = _subjects(db, members)
    return _relinked(db, moved)


# --- subjects --------------------------------------------------------------------------------------------------------


def _subjects(db: Connection, before: Mapping[int, Kept]) -> Moved:
    """Take the reports of each origin that changed together as one subject, and compare it with all that it may be alike."""
    now = kin.kept(db, before)
    changed = {o for n, kept in now.items() if kept.origin != before[n].origin for o in (kept.origin, before[n].origin)}
    of_origin: defaultdict[str | None, list[Kept]] = defaultdict(list)
    for kept in now.values():
        if kept.origin in changed:
            of_origin[kept.origin].append(kept)
    there = subjects.subjects(db, (n for n, kept in now.items() if kept.origin in changed or before[n].origin in changed))
    made = {s.lead: s for s in map(_subject, of_origin.values())}
    made = {lead: replace(s, story=there[lead].story) if lead in there else s for lead, s in made.items()}
    gone = {lead: s for lead, s in there.items() if lead not in made}
    fresh = {lead: s for lead, s in made.items() if there.get(lead) != s}
    subjects.write(db, gone, fresh.values())
    others = _compare(db, {lead: s for lead, s in there.items() if lead in gone or lead in fresh}, fresh)
    stories = {s.story for s in (*gone.values(), *made.values()) if s.story}
    return Moved(frozenset({*made, *others}), frozenset(stories))


def _subject(reports: Sequence[Kept]) -> subjects.Kept:
    """Reports of one origin as a subject."""
    ordered = sorted(reports, key=lambda k: k.order)
    fullest = max(ordered, key=lambda k: k.length)
    days = [day for k in ordered if k.days for day in k.days]
    first = ordered[0]
    return subjects.Kept(first.number, first.report, first.day, fullest.number, (min(days), max(days)) if days else None)


def _compare(db: Connection, old: Mapping[int, subjects.Kept], new: Mapping[int, subjects.Kept]) -> set[int]:
    """Find the likenesses of subjects that are new or changed, in place of those of what was there; gives others that are touched."""
    profiles = kin.profiles(db, (s.fullest for s in (*old.values(), *new.values())))
    before = {(term, lead) for lead, s in old.items() for term in profiles[s.fullest].keys}
    after = {(term, lead) for lead, s in new.items() for term in profiles[s.fullest].keys}
    freed, crowded = _count(db, before - after, after - before)
    subjects.forget_likenesses(db, [*old, *new])
    lost = _lose(db, crowded) if crowded else []
    again = {lead for _, lead in subjects.holders(db, freed)} - new.keys()
    subjects.forget_likenesses(db, again)
    leads = [*new, *sorted(again)]
    for at in range(0, len(leads), AT_ONCE):
        _find(db, leads[at : at + AT_ONCE], frozenset(leads[:at]))
    return {*again, *(lead for pair in lost for lead in pair)}


def _count(db: Connection, gone: Collection[tuple[int, int]], fresh: Collection[tuple[int, int]]) -> tuple[set[int], set[int]]:
    """Note who has which terms; gives terms that find again, and terms that are crowded now and find nothing any more."""
    terms = {term for term, _ in (*gone, *fresh)}
    before = subjects.crowds(db, terms)
    subjects.change_holders(db, gone, fresh)
    moved = Counter(term for term, _ in fresh)
    moved.subtract(term for term, _ in gone)
    now = {term: n + moved[term] for term, n in before.items()} | subjects.counts(db, terms - before.keys())
    crowds = {term: n for term, n in now.items() if n > CROWD}
    freed = before.keys() - crowds.keys()
    subjects.set_crowds(db, freed, crowds)
    return set(freed), crowds.keys() - before.keys()


def _lose(db: Connection, crowded: Collection[int]) -> list[Pair]:
    """Forget likenesses of subjects that were only found by terms that are crowded now; gives the pairs."""
    leads = {lead for _, lead in subjects.holders(db, crowded)}
    pairs = subjects.likenesses(db, leads)
    keys = {lead: frozenset(p.keys) for lead, p in _profiles(db, {n for pair in pairs for n in pair}).items()}
    shared = {pair: keys[pair[0]] & keys[pair[1]] for pair in pairs}
    shared = {pair: terms for pair, terms in shared.items() if not terms.isdisjoint(crowded)}
    found = subjects.crowds(db, {term for terms in shared.values() for term in terms})
    left = {pair: terms - found.keys() for pair, terms in shared.items()}
    gone = [pair for pair, terms in left.items() if len(terms) < TOGETHER or not any(map(is_name, terms))]
    subjects.change_likenesses(db, gone, {})
    return gone


def _find(db: Connection, leads: Sequence[int], done: frozenset[int]) -> None:
    """Compare subjects with all that share enough terms with them, but for those that were `done` before."""
    mine = _profiles(db, leads)
    crowded = subjects.crowds(db, {term for p in mine.values() for term in p.keys}).keys()
    wanted = {
        lead: [o for o in subjects.sharing(db, lead, set(p.keys) - crowded, TOGETHER) if o not in done and (o not in mine or lead < o)]
        for lead, p in mine.items()
    }
    here = _compared(db, {*leads, *(o for some in wanted.values() for o in some)}, mine)
    made: dict[Pair, float] = {}
    for lead, some in wanted.items():
        scores = zip(some, likenesses(here[lead], [here[o] for o in some]), strict=True)
        made |= {(min(lead, o), max(lead, o)): score for o, score in scores if score >= SLIGHT}
    subjects.change_likenesses(db, (), made)


def _profiles(db: Connection, leads: Iterable[int]) -> dict[int, Profile]:
    """What subjects are about, by lead."""
    found = subjects.subjects(db, leads)
    profiles = kin.profiles(db, (s.fullest for s in found.values()))
    return {lead: profiles[s.fullest] for lead, s in found.items()}


def _compared(db: Connection, leads: Iterable[int], ready: Mapping[int, Profile]) -> dict[int, Subject]:
    found = subjects.subjects(db, leads)
    profiles = kin.profiles(db, (s.fullest for lead, s in found.items() if lead not in ready))
    return {lead: Subject(ready[lead] if lead in ready else profiles[s.fullest], s.days) for lead, s in found.items()}


# --- stories ---------------------------------------------------------------------------------------------------------


def _relinked(db: Connection, moved: Moved) -> tuple[list[str], list[Story]]:
    """Link subjects anew in the region of those that moved."""
    region = subjects.subjects(db, moved.leads) | subjects.of_stories(db, moved.stories)
    while True:
        region |= subjects.of_stories(db, {s.story for s in region.values() if s.story})
        groups, border = _linked(db, region)
        kept = {frozenset(group) for group in groups}
        broken = {story: leads for story, leads in border.items() if frozenset(leads) not in kept}
        if not broken:
            break
        region |= {lead: s for leads in broken.values() for lead, s in leads.items()}
    before = {s.story for s in region.values() if s.story} | moved.stories
    made = [_story(db, group) for group in groups if not group.keys().isdisjoint(region)]
    return sorted(before - {s.id for s in made}), made


def _linked(
    db: Connection, region: Mapping[int, subjects.Kept]
) -> tuple[list[dict[int, subjects.Kept]], dict[str, dict[int, subjects.Kept]]]:
    """Groups of the subjects of a region and of the stories at its border, and these stories as they are."""
    near = {n for pair in subjects.likenesses(db, region, ENOUGH) for n in pair if n not in region}
    stories = {s.story for s in subjects.subjects(db, near).values() if s.story}
    border: dict[str, dict[int, subjects.Kept]] = {story: {} for story in sorted(stories)}
    for lead, s in subjects.of_stories(db, stories).items():
        border[s.story or ""][lead] = s
    every = {**region, **{lead: s for leads in border.values() for lead, s in leads.items()}}
    ordered = sorted(every.values(), key=lambda s: s.order)
    at = {s.lead: n for n, s in enumerate(ordered)}
    scores = {
        (min(at[a], at[b]), max(at[a], at[b])): score for (a, b), score in subjects.likenesses(db, every).items() if a in at and b in at
    }
    groups = linked(len(ordered), scores, ENOUGH)
    return [{ordered[n].lead: ordered[n] for n in members} for members in groups.members().values()], border


def _story(db: Connection, group: Mapping[int, subjects.Kept]) -> Story:
    """The story of some subjects, and all their reports put to it."""
    reports = sorted(worked.reports_of_origins(db, (s.report for s in group.values())))
    ids = [report for _, report in reports]
    days = [day for s in group.values() if s.days for day in s.days]
    story = story_of(ids, _first_titled(db, ids), (min(days), max(days)) if days else None)
    subjects.set_story(db, story.id, group)
    worked.put_to_story(db, story.id, ids)
    return story


def _first_titled(db: Connection, reports: Sequence[str]) -> Report:
    """The first of reports that has a title, else the first."""

    def titled() -> Iterator[Report]:
        return (report for r in reports if (report := report_of(db, r)).title)

    return next(titled(), None) or report_of(db, reports[0])
