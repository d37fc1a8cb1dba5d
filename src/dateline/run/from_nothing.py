"""Work everything out from nothing, holding all reports at once: what an archive that grew report by report must be equal to.

This says what origins, stories, entities, events and findings are. Archives are worked out by `dateline.run.work_out`, which looks only
at what new reports touch; tests hold the two against each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.core.archived import Grouping, Outcome
from dateline.core.decision import Decision
from dateline.core.entity import Entity
from dateline.core.report import Report
from dateline.group.origins import origins
from dateline.group.stories import stories
from dateline.group.words import in_order
from dateline.run.revisions import of_one_origin, revisions
from dateline.run.story_work import Work, inputs_of
from dateline.run.who import by_names, by_people, known_entities
from dateline.store.archive import Archive


def from_nothing(archive: Archive) -> tuple[Grouping, list[Outcome]]:
    """What follows from all reports of an archive and from people's decisions."""
    decisions = archive.decisions_in_force()
    named: dict[str, tuple[Entity, ...]] = {}
    grouping = group(archive, decisions, named)
    ids = {report: [e.id for e in names] for report, names in named.items()}
    work = Work(archive, grouping, ids, decisions)
    inputs = inputs_of(grouping, ids, archive.digests(), work.about)
    return grouping, list(work.outcomes(grouping.stories, inputs))


def group(archive: Archive, decisions: Sequence[Decision], named: dict[str, tuple[Entity, ...]]) -> Grouping:
    """What follows from all reports together; the order in which they came does not matter. Fills `named` with whom each names."""
    reports: list[Report] = []
    for report, names in archive.reports():
        reports.append(report)
        named[report.id] = names
    revised = revisions(reports)
    origin_of = of_one_origin(origins(reports), revised, [r.id for r in in_order(reports)])
    told = stories(reports, origin_of)
    machine = by_names(named, told)
    same = by_people(machine, named, decisions)
    return Grouping(origin_of, told, machine, same, known_entities(named, same, decisions), revised)
