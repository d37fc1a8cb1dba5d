"""An event with what rows of conflict data sets need to know of it: parties, toll, days, place, reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from dateline.core.entity import Entity
from dateline.core.event import Event
from dateline.core.mention import PlaceMention
from dateline.core.report import Report
from dateline.core.statement import Figure, Occurrence, Statement
from dateline.reconcile.account import Account, accounts
from dateline.reconcile.estimate import Estimate
from dateline.reconcile.events import event_of
from dateline.reconcile.rules import Rule, rule_called
from dateline.reconcile.voices import voice_of
from dateline.serve.formats.dossier import Dossier, dossiers
from dateline.serve.formats.format import Options
from dateline.serve.formats.precision import Days, days, said_near
from dateline.serve.formats.reruled import revised
from dateline.serve.formats.tolls import Question, in_report, questions, toll
from dateline.store.archive import Archive

T = TypeVar("T")


@dataclass(frozen=True)  # no slots: what is worked out is kept
class Scene:
    """A story as rows are made of it: its accounts by statement id, the voice of each report, the rule of estimates."""

    dossier: Dossier
    rule: Rule | None = None

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """Every account that nobody rejected, by its statement's id."""
        kept = [replace(f, statements=tuple(s for s in f.statements if s.review != "rejected")) for f in self.dossier.found]
        told = accounts([replace(f, report=revised(f.report, self.dossier.revises)) for f in kept], self.dossier.entities)
        return {a.statement.id: a for a in (*told.occurrences, *told.figures, *told.said, *told.positions)}

    @cached_property
    def towns(self) -> frozenset[str]:
        """Names of places closer than a country, as its reports write them."""
        places = (m for m in self.dossier.mentions.values() if isinstance(m, PlaceMention))
        return frozenset(m.span.exact for m in places if m.precision not in (None, "country"))

    @cached_property
    def voice_of(self) -> dict[str, int]:
        """Report id to the number of its voice."""
        return voice_of(self.dossier.reports.values(), self.dossier.origins)


@dataclass(frozen=True)
class Happened:
    """An event, or an event as one report alone tells it (`report`)."""

    scene: Scene
    event: Event
    report: Report | None = None

    @cached_property
    def told(self) -> list[Account]:
        """The accounts of it, in the contract's order."""
        every = (self.scene.accounts[s] for s in self.event.statements if s in self.scene.accounts)
        return sorted((a for a in every if self.report is None or a.report.id == self.report.id), key=lambda a: a.order)

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        """Those accounts that tell of a happening."""
        return [a.statement for a in self.told if isinstance(a.statement, Occurrence)]

    @cached_property
    def reports(self) -> list[Report]:
        """Who tells of it, in the order of publication."""
        known = self.scene.dossier.reports
        return [self.report] if self.report else [known[r] for r in self.event.reports if r in known]

    @cached_property
    def days(self) -> Days | None:
        """When, if both ends are known."""
        return days(self.event.when)

    @cached_property
    def near(self) -> bool:
        """Whether everybody who names the place puts it near there and not in it."""
        place, mentions = self.event.where, self.scene.dossier.mentions
        named = [mentions.get(o.where or "") for o in self.occurrences]
        here = [m for m in named if isinstance(m, PlaceMention) and place and m.place.gazetteer_id == place.gazetteer_id]
        return bool(here) and all(said_near(self.scene.dossier.reports[m.report], m) for m in here)

    @cached_property
    def actors(self) -> list[Entity]:
        """Who did it."""
        return self._entities(self.event.actors)

    @cached_property
    def recipients(self) -> list[Entity]:
        """To whom."""
        return self._entities(self.event.recipients)

    @cached_property
    def suffering(self) -> list[Entity]:
        """The parties to whom it was done: towns and regions apart, which data sets of conflict have as places."""
        return [e for e in self.recipients if e.sort != "organisation" or e.name not in self.scene.towns]

    def _entities(self, ids: tuple[str, ...]) -> list[Entity]:
        """Those with a name: data sets of conflict have words of their own for all others ("Unidentified Armed Group")."""
        known = self.scene.dossier.entities
        return [known[i] for i in ids if i in known and known[i].named]

    def asked(self, role: str) -> list[Question]:
        """What is asked of it in a role ("killed", "injured")."""
        findings = self.scene.dossier.findings_of.get(self.event.id, ())
        every = questions(self.event, role, self.scene.accounts, findings)
        return list(in_report(every, self.report.id)) if self.report else every

    def toll(self, role: str) -> Estimate:
        """How many in all, by the rule asked for."""
        return toll(self.asked(role), self.scene.voice_of, self.scene.rule)

    @cached_property
    def killed(self) -> Estimate:
        """How many were killed."""
        return self.toll("killed")

    @cached_property
    def injured(self) -> Estimate:
        """How many were injured."""
        return self.toll("injured")

    @cached_property
    def civilians(self) -> bool:
        """Whether any of those killed or injured are called civilians."""
        return any(q.civilian for role in ("killed", "injured") for q in self.asked(role))

    @cached_property
    def unknown(self) -> bool:
        """Whether it is said only that the number of dead is not known: no zero."""
        said = [a.statement for a in self.told if isinstance(a.statement, Figure) and "killed" in a.statement.role]
        return bool(said) and all(f.unknown for f in said)

    @cached_property
    def sentences(self) -> list[tuple[Report, Statement]]:
        """The first sentence that tells of it in each report, those of occurrences that are real first."""
        first: dict[str, Statement] = {}
        for account in sorted(self.told, key=_telling):
            first.setdefault(account.report.id, account.statement)
        return [(r, first[r.id]) for r in self.reports if r.id in first]

    @cached_property
    def says(self) -> str:
        """The whole sentence that tells of it first."""
        return " ".join(self.sentences[0][1].sentence.exact.split()) if self.sentences else self.event.title

    def by_report(self) -> Iterator[Happened]:
        """The event as each of its reports tells it, by the same reckoning."""
        for report in self.reports:
            own = [a for a in self.told if a.report.id == report.id]
            if own:
                alone = event_of(own, self.event.story or "", self.event.title, self.scene.dossier.origins)
                yield Happened(self.scene, replace(alone, anchor=self.event.anchor), report)


def _telling(account: Account) -> tuple[int, tuple[str, str, int]]:
    statement = account.statement
    real = isinstance(statement, Occurrence) and statement.status in ("happened", "ongoing")
    return (0 if real else 1 if isinstance(statement, Occurrence | Figure) else 2), account.order


def happenings(archive: Archive, options: Options) -> Iterator[Happened]:
    """Every event, story after story, in time within each."""
    rule = rule_called(options.rule) if options.rule else None
    for dossier in dossiers(archive, options.story, options.rule):
        scene = Scene(dossier, rule)
        yield from (Happened(scene, event) for event in dossier.events)


def rows_of(archive: Archive, options: Options, row: Callable[[Happened], T | str]) -> Iterator[T]:
    """A row of every event; where `row` gives the reason why there can be none, the event is left out for it."""
    for happened in happenings(archive, options):
        made = row(happened)
        if isinstance(made, str):
            options.leave_out(made)
        else:
            yield made
