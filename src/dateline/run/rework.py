"""Keep what is worked out up to date: all of it after reports came in, after a decision only what it touches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.core.archived import Grouping
from dateline.core.decision import Decision
from dateline.core.event import Story
from dateline.run.who import apart_id, by_people, known_entities
from dateline.run.work_out import Clock, Work, diary_of, inputs_of, utc_now, work_out_all
from dateline.store.archive import Archive


def rework_stories(archive: Archive, stories: Sequence[Story], upto: int, now: Clock = utc_now) -> None:
    """Work stories out anew, whose reports did not change. `upto`: the number of the last decision that is known here."""
    part = archive.part(r for s in stories for r in s.reports)
    grouping = replace(part.grouping, stories=tuple(stories))
    work = Work(archive, grouping, archive.decisions_in_force())
    inputs = inputs_of(grouping, part.named, part.digests, work.about)
    outcomes = [work.outcome(s, inputs[s.id]) for s in stories]
    archive.replace_stories(outcomes, diary_of(archive, inputs, outcomes, now()), upto)


def bring_up_to_date(archive: Archive, now: Clock = utc_now) -> None:
    """Work out what came in since that was last done: everything after reports, else the stories where it was broken off."""
    if archive.stale:
        work_out_all(archive, now)
    elif ids := archive.untidy():
        upto = archive.last_seq()
        rework_stories(archive, archive.stories(ids), upto, now)


def rework_entities(archive: Archive, entities: Iterable[str], mark: str, upto: int, now: Clock = utc_now) -> None:
    """Work out who is who of some entities, and the stories that name them. `mark`: what `changed` gave before the decision."""
    decisions = archive.decisions_in_force()
    ids = closure(entities, archive.decisions())
    reports = sorted(archive.reports_naming(ids))
    part = archive.part(reports)
    same = by_people(part.grouping.machine, part.named, decisions)
    entities_here = known_entities(part.named, same, decisions)
    touched = {i: e for i, e in entities_here.items() if i in ids}
    archive.replace_entities(mark, reports, Grouping({}, (), part.grouping.machine, same, touched), ids)
    rework_stories(archive, archive.stories_of(reports), upto, now)


def closure(entities: Iterable[str], decisions: Iterable[Decision]) -> set[str]:
    """The entities with all that any decision, undone or not, ever made one with them or told apart from them."""
    ids = set(entities)
    links = [{d.target, d.after["into"]} for d in decisions if d.after and "into" in d.after]
    links += [{d.target, apart_id(d)} for d in decisions if d.act == "split" and d.after and "reports" in d.after]
    while grown := [link for link in links if link & ids and not link <= ids]:
        ids = ids.union(*grown)
    return ids
