"""Work out what follows from all reports of an archive: origins, stories, events, findings, and entities as one archive knows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dateline.core.archived import Found, Same, WorkedOut
from dateline.core.entity import Entity
from dateline.core.errors import Rejected
from dateline.core.event import Event, Finding, Story
from dateline.core.renamed import renamed
from dateline.core.report import Report
from dateline.group.origins import origins
from dateline.group.stories import stories
from dateline.reconcile.people import same_names, same_people
from dateline.reconcile.reconcile import Reconciled, reconcile
from dateline.store.archive import Archive


def bring_up_to_date(archive: Archive) -> None:
    """Work out what follows from the reports, if any came in since that was last done."""
    if archive.stale:
        archive.replace_worked_out(work_out(archive))


def work_out(archive: Archive) -> WorkedOut:
    """A pure function of the reports in the archive: the order in which they came does not matter."""
    reports: list[Report] = []
    named: dict[str, tuple[Entity, ...]] = {}
    for report, names in archive.reports():
        reports.append(report)
        named[report.id] = names
    origin_of = origins(reports)
    told = stories(reports, origin_of)
    same = {**same_names(named), **{pair: known for story in told for pair, known in same_people(story.reports, named).items()}}
    entities = known_entities(named, same)
    here: dict[str, dict[str, str]] = {}
    for (home, entity), known in same.items():
        here.setdefault(home, {})[entity] = known
    events: list[Event] = []
    findings: list[Finding] = []
    met: dict[str, str] = {}
    rejected: list[Rejected] = []
    for story in told:
        found = [renamed(archive.as_read(r), here.get(r, {})) for r in story.reports]
        result = _reconciled(story, found, origin_of, entities)
        if isinstance(result, Rejected):
            rejected.append(result)
            continue
        events += result.events
        findings += result.findings
        met.update(result.met)
    return WorkedOut(origin_of, told, tuple(events), tuple(findings), tuple(entities.values()), met, same, tuple(rejected))


def _reconciled(story: Story, found: list[Found], origin_of: Mapping[str, str], entities: Mapping[str, Entity]) -> Reconciled | Rejected:
    """A fault of ours in one story must not cost the others their events."""
    try:
        return reconcile(story, found, origin_of, entities)
    except Exception as error:
        why = f"the story has no events because of a fault in this program ({type(error).__name__}: {error})"
        return Rejected(story.id, "reconcile", why)


def known_entities(named: Mapping[str, tuple[Entity, ...]], same: Same) -> dict[str, Entity]:
    """The entities of all reports, each once, by id; one that is another in its report adds its names and roles to that one."""
    every = {e.id: e for names in named.values() for e in names}
    grouped: dict[str, list[Entity]] = {}
    for report, names in sorted(named.items()):
        for entity in names:
            known = every[same.get((report, entity.id), entity.id)]
            if known.id != entity.id:
                entity = replace(entity, key=known.key, name=known.name, aliases=(entity.name, *entity.aliases))
            grouped.setdefault(known.id, []).append(entity)
    return {ident: merged(alike) for ident, alike in sorted(grouped.items())}


def merged(alike: Iterable[Entity]) -> Entity:
    """One entity of several reports' accounts of it: the name most reports use, the longest of equals; all aliases and roles."""
    all_of = sorted(alike, key=lambda e: (e.name, e.aliases))
    names = Counter(e.name for e in all_of)
    name = max(sorted(names), key=lambda n: (names[n], len(n)))
    aliases = sorted({a for e in all_of for a in (e.name, *e.aliases)} - {name})
    roles = sorted({r for e in all_of for r in e.roles}, key=lambda r: (r.report, r.span.start, r.title, r.of or ""))
    countries = Counter(e.country for e in all_of if e.country)
    country = max(sorted(countries), key=countries.__getitem__) if countries else None
    return Entity(key=all_of[0].key, name=name, sort=all_of[0].sort, aliases=tuple(aliases), roles=tuple(roles), country=country)
