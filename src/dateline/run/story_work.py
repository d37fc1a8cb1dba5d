"""Work out one story: what its statements come to, and what all that is a function of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.core.archived import Found, Grouping, Involved, Outcome
from dateline.core.decision import ON_STATEMENTS, Decision
from dateline.core.entity import Entity
from dateline.core.errors import Rejected
from dateline.core.event import Story
from dateline.core.ids import digest
from dateline.core.statement import Occurrence, Position, Statement
from dateline.reconcile.reconcile import reconcile
from dateline.reconcile.voices import voices
from dateline.run.revisions import earlier_versions
from dateline.run.weigh import waiting
from dateline.run.who import merged
from dateline.store.archive import Archive


class Work:
    """Stories of an archive, worked out one at a time. `about`: report id to the decisions that bear on its statements."""

    def __init__(self, archive: Archive, grouping: Grouping, decisions: Sequence[Decision]):
        self.archive, self.grouping = archive, grouping
        self.here: dict[str, dict[str, str]] = {}
        for (home, entity), known in grouping.same.items():
            self.here.setdefault(home, {})[entity] = known
        self.about = by_report(archive, decisions)
        self.order = {d.id: at for at, d in enumerate(decisions)}

    def outcome(self, story: Story, inputs: str) -> Outcome:
        """What comes of a story."""
        found = self._found(story)
        told = {d.id: d for r in story.reports for d in self.about.get(r, ()) if d.act not in ON_STATEMENTS}
        return outcome_of(story, inputs, found, self.grouping, sorted(told.values(), key=lambda d: self.order[d.id]))

    def _found(self, story: Story) -> list[Found]:
        """The reports of a story under the archive's names, each knowing which versions of its page it takes the place of."""
        made = self.archive.with_names(story.reports, self.here, names=False)
        earlier = ((f, earlier_versions(f.report.id, self.grouping.revises)) for f in made)
        return [replace(f, report=replace(f.report, earlier=e)) if e else f for f, e in earlier]


def by_report(archive: Archive, decisions: Sequence[Decision]) -> dict[str, list[Decision]]:
    """Decisions about statements, events and findings by the reports whose statements they name, in the order they were made."""
    wanted = {d.id: statements_in(d) for d in decisions}
    homes = archive.homes(s for named in wanted.values() for s in named)
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        for report in sorted({homes[s] for s in wanted[decision.id] if s in homes}):
            found.setdefault(report, []).append(decision)
    return found


def statements_in(decision: Decision) -> set[str]:
    """Statements that a decision names."""
    after = decision.after or {}
    single = {decision.target} if decision.act in ON_STATEMENTS else {after[name] for name in ("statement", "anchor") if name in after}
    return single | {s for name in ("anchors", "statements") for s in after.get(name, ())}


def inputs_of(
    grouping: Grouping,
    named: Mapping[str, Sequence[str]],
    digests: Mapping[str, str | None],
    about: Mapping[str, Sequence[Decision]],
) -> dict[str, str]:
    """Story id to a digest of all that its outcome is made of. `named`: report id to the ids of the entities that it names."""
    countries = {ident: entity.country for ident, entity in grouping.entities.items()}

    def of(report: str) -> Iterator[str | None]:
        yield from (report, grouping.origins.get(report), grouping.revises.get(report), digests.get(report))
        for entity in named.get(report, ()):
            known = grouping.same.get((report, entity), entity)
            yield f"{entity} {known} {countries.get(known)}"
        yield from (d.id for d in about.get(report, ()))

    return {s.id: digest("in", s.title, s.earliest, s.latest, *(part for r in s.reports for part in of(r))) for s in grouping.stories}


def outcome_of(story: Story, inputs: str, found: Sequence[Found], grouping: Grouping, decisions: Sequence[Decision]) -> Outcome:
    """What a story's statements come to. A fault of ours in one story must not cost the others their events."""
    voices_of = voices([f.report for f in found], grouping.origins)
    try:
        made = reconcile(story, found, grouping.origins, people_in(found, grouping), decisions)
    except Exception as error:
        why = f"the story has no events because of a fault in this program ({type(error).__name__}: {error})"
        return Outcome(story, inputs, voices_of, waiting=waiting(found, (), ()), rejected=(Rejected(story.id, "reconcile", why),))
    parts = sorted({i for f in found for i in involved_in(f)})
    return Outcome(story, inputs, voices_of, made.events, made.findings, made.met, tuple(parts), waiting(found, made.events, made.findings))


def people_in(found: Sequence[Found], grouping: Grouping) -> dict[str, Entity]:
    """Whom a story's reports name, as these reports tell of them; where each belongs is what most reports of the archive say."""
    named = {f.report.id: f.entities for f in found}
    told: dict[str, list[Entity]] = {}
    for report, names in named.items():
        for entity in names:
            told.setdefault(grouping.same.get((report, entity.id), entity.id), []).append(entity)
    return {ident: _told_of(grouping.entities[ident], alike) for ident, alike in told.items() if ident in grouping.entities}


def _told_of(known: Entity, alike: Sequence[Entity]) -> Entity:
    made = merged(alike)
    return replace(made, key=known.key, sort=known.sort, country=known.country)


def involved_in(found: Found) -> Iterator[Involved]:
    """Everybody whom a report's statements tell of, rejected ones left out."""
    day = found.report.published.earliest or ""
    for statement in found.statements:
        for entity, part in parts_of(statement) if statement.review != "rejected" else ():
            yield Involved(entity, day, statement.report, statement.span.start, statement.id, part)


def parts_of(statement: Statement) -> Iterable[tuple[str, str]]:
    """(entity id, part) of everybody whom a statement tells of."""
    if statement.speaker and statement.speaker.entity:
        yield statement.speaker.entity, "speaker"
    if isinstance(statement, Occurrence):
        yield from ((i, "actor") for i in statement.actors)
        yield from ((i, "recipient") for i in statement.recipients)
    if isinstance(statement, Position):
        yield from ((i, part) for i, part in ((statement.party, "party"), (statement.addressee, "addressee")) if i)
