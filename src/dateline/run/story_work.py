"""Work out one story: what its statements come to, and what all that is a function of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.core.archived import Found, Grouping, Involved, Outcome
from dateline.core.decision import ON_STATEMENTS, Decision
from dateline.core.entity import Entity
from dateline.core.errors import Rejected
from dateline.core.event import Story
from dateline.core.ids import digest
from dateline.core.statement import Occurrence, Position, Statement
from dateline.reconcile.reconcile import reconcile
from dateline.reconcile.voices import voices
from dateline.run.crew import ALONE, TRIES, Staff, Task, parts
from dateline.run.revisions import earlier_versions
from dateline.run.weigh import waiting
from dateline.run.who import merged
from dateline.store.archive import Archive, as_known
from dateline.store.rows import Stored

WEIGHT = 16  # reports a chunk of stories that are worked out elsewhere
LOADED = 64  # reports of some stories that are loaded together
DIED = f"the story has no events: the process that worked it out died {TRIES} times over; give it more memory, then reread"


@dataclass(frozen=True, slots=True)
class Case:
    """All that the outcome of a story is made of, such that it can be sent.

    `reports`: each as it is stored, with the decisions about its statements; `here`: report id to entity id to the entity that it is;
    `earlier`: report id to the versions that it takes the place of; `grouping`: what concerns this story; `decisions`: about its events
    and findings.
    """

    story: Story
    inputs: str
    reports: Mapping[str, tuple[Stored, Sequence[Decision]]]
    here: Mapping[str, Mapping[str, str]]
    earlier: Mapping[str, tuple[str, ...]]
    grouping: Grouping
    decisions: Sequence[Decision]

    def found(self) -> list[Found]:
        """The reports under the archive's names, each knowing which versions of its page it takes the place of."""
        made = {ident: as_known(*told, self.here.get(ident, {})) for ident, told in self.reports.items()}
        earlier = self.earlier
        return [replace(f, report=replace(f.report, earlier=earlier[i])) if i in earlier else f for i, f in made.items()]


class Work:
    """Stories of an archive, to be worked out. `about`: report id to the decisions that bear on its statements.

    `named`: report id to the ids of the entities that it names.
    """

    def __init__(self, archive: Archive, grouping: Grouping, named: Mapping[str, Sequence[str]], decisions: Sequence[Decision]):
        self.archive, self.grouping, self.named = archive, grouping, named
        self.here: dict[str, dict[str, str]] = {}
        for (home, entity), known in grouping.same.items():
            self.here.setdefault(home, {})[entity] = known
        self.about = by_report(archive, decisions)
        self.order = {d.id: at for at, d in enumerate(decisions)}

    def outcomes(self, stories: Iterable[Story], inputs: Mapping[str, str], staff: Staff = ALONE) -> Iterator[Outcome]:
        """What comes of stories, one after the other."""
        return staff.shared(RECONCILE, self._cases(stories, inputs))

    def _cases(self, stories: Iterable[Story], inputs: Mapping[str, str]) -> Iterator[Case]:
        for some in parts(stories, LOADED, lambda s: len(s.reports)):
            stored = self.archive.stored((r for s in some for r in s.reports), names=False)
            for story in some:
                yield self.case(story, inputs[story.id], {r: stored[r] for r in story.reports if r in stored})

    def case(self, story: Story, inputs: str, reports: Mapping[str, tuple[Stored, Sequence[Decision]]]) -> Case:
        """What a story's outcome is made of."""
        told = {d.id: d for r in story.reports for d in self.about.get(r, ()) if d.act not in ON_STATEMENTS}
        decisions = sorted(told.values(), key=lambda d: self.order[d.id])
        here = {r: self.here[r] for r in story.reports if r in self.here}
        earlier = {r: before for r in story.reports if (before := earlier_versions(r, self.grouping.revises))}
        return Case(story, inputs, reports, here, earlier, self._part(story, here), decisions)

    def _part(self, story: Story, here: Mapping[str, Mapping[str, str]]) -> Grouping:
        """Of the grouping what concerns a story: the origins of its reports, who is who in them, and whom they name."""
        of = self.grouping
        known = {here.get(r, {}).get(e, e) for r in story.reports for e in self.named.get(r, ())}
        return Grouping(
            {r: of.origins[r] for r in story.reports if r in of.origins},
            same={(r, entity): known for r, pairs in here.items() for entity, known in pairs.items()},
            entities={ident: of.entities[ident] for ident in sorted(known) if ident in of.entities},
        )


def outcomes_of(cases: Sequence[Case]) -> list[Outcome]:
    """What comes of each of some stories."""
    return [outcome_of(case.story, case.inputs, case.found(), case.grouping, case.decisions) for case in cases]


def _given_up(case: Case) -> Outcome:
    """A story that nobody could work out. It keeps no digest of what it is made of, so that it is tried again when it is next looked at."""
    found = case.found()
    rejected = (Rejected(case.story.id, "reconcile", DIED),)
    voices_of = voices([f.report for f in found], case.grouping.origins)
    return Outcome(case.story, "", voices_of, waiting=waiting(found, (), ()), rejected=rejected)


RECONCILE = Task(outcomes_of, _given_up, WEIGHT, lambda case: len(case.reports))


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
