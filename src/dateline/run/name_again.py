"""Work out who is who in what a step touches: names put to the sort most reports take them for, people known by surname, decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection

from dateline.core.archived import Same
from dateline.core.decision import Decision
from dateline.core.entity import Entity
from dateline.core.event import Story
from dateline.reconcile.people import likelier, same_people
from dateline.run.who import Named, Part, about_entities, entity_of, known_as, split_off, told_of
from dateline.store import naming, worked
from dateline.store.naming import Counts, Sorts


def count_sorts(db: Connection, fresh: Named) -> set[str]:
    """Count what new reports take names for; gives the other reports in which a name stands for another sort of actor now."""
    told = Counter((e.key, e.sort) for names in fresh.values() for e in names)
    before = naming.sorts(db, {key for key, _ in told})
    now: Sorts = {key: dict(before.get(key, {})) for key, _ in told}
    for (key, sort), n in told.items():
        now[key][sort] = now[key].get(sort, 0) + n
    naming.write_sorts(db, now)
    every = [Entity(key=key, name=key, sort=sort) for key, sorts in before.items() for sort in sorts]
    flipped = [e.id for e in every if likelier(e, before[e.key]) != likelier(e, now[e.key])]
    return naming.reports_naming(db, flipped) - fresh.keys()


def name_again(db: Connection, stories: Sequence[Story], fresh: Collection[str], decisions: Sequence[Decision]) -> frozenset[str]:
    """Work out who is who in the reports of stories, and the entities that this changes; gives those that are of another country now.

    `fresh` are reports that were not counted yet.
    """
    reports = [r for s in stories for r in s.reports]
    named = naming.named_by(db, reports)
    sorts = naming.sorts(db, {e.key for names in named.values() for e in names})
    machine = {(r, e.id): other for r, names in named.items() for e in names if (other := likelier(e, sorts[e.key]))}
    for story in stories:
        machine |= same_people(story.reports, named)
    about = about_entities(decisions)
    known = {(r, e.id): known_as(r, machine.get((r, e.id), e.id), about) for r, names in named.items() for e in names}
    same = {pair: ident for pair, ident in known.items() if ident != pair[1]}
    before = naming.same_in(db, reports)[1]
    naming.write_same(db, reports, machine, same)
    return _recount(db, _moves(named, before, known, fresh), split_off(about))


Moves = dict[str, Counter[Part]]  # entity id -> what is told of it by so many reports more, or fewer


def _moves(named: Named, before: Same, known: Same, fresh: Collection[str]) -> Moves:
    """How what reports tell of entities changes by what each names and whom that is now."""
    moves: Moves = {}
    for report, names in named.items():
        for entity in names:
            now = known[report, entity.id]
            was = None if report in fresh else before.get((report, entity.id), entity.id)
            if was != now:
                moves.setdefault(now, Counter()).update(told_of(entity, now))
                if was is not None:
                    moves.setdefault(was, Counter()).subtract(told_of(entity, was))
    return moves


def _recount(db: Connection, moves: Moves, split: Mapping[str, Entity]) -> frozenset[str]:
    """Make the entities anew of which something else is told; gives those that were there and are of another country now."""
    before = naming.counts(db, moves)
    now: Counts = {ident: Counter(before[ident]) for ident in moves}
    for ident, told in moves.items():
        now[ident].update(told)
    naming.write_counts(db, before, now)
    there = naming.entities(db, moves)
    living = {ident for ident, told in now.items() if any(n > 0 for n in told.values())}
    bases = naming.first_named(db, living - there.keys() - split.keys()) | there | dict(split)
    made = {i: entity_of(bases[i], now[i], split[i].name if i in split else None) for i in sorted(living)}
    changed = {ident: e for ident, e in made.items() if e != there.get(ident)}
    worked.replace_entities(db, {*changed, *(there.keys() - made.keys())}, changed.values())
    return frozenset(i for i, e in changed.items() if i in there and there[i].country != e.country)
