"""The records of an archive as Python objects: each leads on to what it is made of, down to the sentence in the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from dateline.core import entity, event, report, statement
from dateline.core.record import record
from dateline.serve import readings, words
from dateline.store.search import CLOSE, OPEN
from dateline.store.search import Hit as Found

if TYPE_CHECKING:
    from dateline.api.archive import Archive

T = TypeVar("T")


class Thing(Generic[T]):
    """A record of an archive. Every field of the record is an attribute: `event.title`, `statement.stance`.

    `item` is the record as the program holds it, frozen and typed; `record` is its public form, as exports write it.
    """

    def __init__(self, archive: Archive, item: T):
        self.archive, self.item = archive, item

    @property
    def id(self) -> str:
        """The record's id, the same on every machine."""
        return str(self.item.id)  # type: ignore[attr-defined]

    @property
    def kind(self) -> str:
        """ "story", "event", "finding", "report", "statement" or "entity"."""
        return str(self.item.kind)  # type: ignore[attr-defined]

    @property
    def record(self) -> dict[str, Any]:
        """The record as plain JSON-ready values, in the order of the contract."""
        return record(self.item)

    def __getattr__(self, name: str) -> Any:
        """A field of the record."""
        if name.startswith("_") or name in ("item", "archive"):
            raise AttributeError(name)
        return getattr(self.item, name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *(n for n in dir(self.item) if not n.startswith("_"))})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing) and self.item == other.item

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}: {words.short(self.in_words(), 80)}>"

    def __str__(self) -> str:
        return self.archive.shown(self.id)

    def in_words(self) -> str:
        """The record in a few words, on one line."""
        return self.id

    def decide(self, act: str, by: str, why: str | None = None, **after: Any) -> str:
        """Settle something about this record; gives the decision's id. See `Archive.decide`."""
        return self.archive.decide(act, self.id, by=by, why=why, **after)

    def _repr_html_(self) -> str:
        from dateline.api.display import page

        return page(self)


class Story(Thing[event.Story]):
    """Reports that follow the same events."""

    @property
    def reports(self) -> tuple[Report, ...]:
        """Its reports, first published first."""
        return self.archive.reports_of(self.item.reports)

    @property
    def events(self) -> tuple[Event, ...]:
        """Its events by when they were; those without a day last."""
        return tuple(Event(self.archive, e) for e in self.archive.browse.events_of(self.id))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """How the accounts in it compare."""
        return tuple(Finding(self.archive, f) for f in self.archive.browse.findings_of(self.id))

    @property
    def voices(self) -> int:
        """How many independent voices tell of it."""
        row = self.archive.browse.story(self.id)
        return row.voices if row else 0

    @property
    def disputes(self) -> int:
        """How many conflicts and denials in it are open."""
        row = self.archive.browse.story(self.id)
        return row.disputes if row else 0

    def in_words(self) -> str:
        """Its title."""
        return self.item.title


class Event(Thing[event.Event]):
    """What several statements agree is one happening."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that tell of it, first published first."""
        return self.archive.statements_of(self.item.statements)

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that tell of it."""
        return self.archive.reports_of(self.item.reports)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """How the accounts of it compare."""
        return tuple(Finding(self.archive, f) for f in self.archive.browse.findings_of_event(self.id))

    @property
    def story(self) -> Story | None:
        """The story it belongs to."""
        return self.archive.story_called(self.item.story)

    @property
    def actors(self) -> tuple[Entity, ...]:
        """Who did it."""
        return self.archive.entities_called(self.item.actors)

    @property
    def recipients(self) -> tuple[Entity, ...]:
        """To whom it was done."""
        return self.archive.entities_called(self.item.recipients)

    def in_words(self) -> str:
        """Its title."""
        return self.item.title


class Finding(Thing[event.Finding]):
    """How statements about one thing compare."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements it compares."""
        return self.archive.statements_of(self.item.statements)

    @property
    def event(self) -> Event | None:
        """The event it is about."""
        found = self.archive.browse.event(self.item.event) if self.item.event else None
        return Event(self.archive, found) if found else None

    @property
    def story(self) -> Story | None:
        """The story it belongs to."""
        return self.archive.story_called(self.archive.browse.story_of_finding(self.id))

    def in_words(self) -> str:
        """Its relation and what it says."""
        return f"{self.item.relation}: {self.item.says}"


class Report(Thing[report.Report]):
    """A document with its text exactly as it came."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that it says, in the order of the text, as people left it."""
        found = self.archive.browse.found(self.id)
        return tuple(Statement(self.archive, s, self.item) for s in found.statements) if found else ()

    @property
    def mentions(self) -> tuple[Any, ...]:
        """Dates, places and names where they stand in it, with their values."""
        found = self.archive.browse.found(self.id)
        return found.mentions if found else ()

    @property
    def story(self) -> Story | None:
        """The story it belongs to."""
        return self.archive.story_called(self.archive.browse.story_of([self.id]).get(self.id))

    @property
    def origin(self) -> str | None:
        """The id of its origin: reports of one origin are one writer's words."""
        return self.archive.browse.origins([self.id]).get(self.id)

    @property
    def record(self) -> dict[str, Any]:
        """The record as plain JSON-ready values, with story, origin and the version of its page that it takes the place of."""
        story, revises = self.archive.browse.story_of([self.id]), self.archive.browse.revises([self.id])
        return record(self.item) | {"story": story.get(self.id), "origin": self.origin, "revises": revises.get(self.id)}

    @property
    def outlet(self) -> str:
        """Who published it, as far as known."""
        return words.outlet(self.item)

    def in_words(self) -> str:
        """Outlet, day and headline."""
        return f"{self.outlet}, {words.day(self.item.published)}: {words.headline(self.item)}"


class Statement(Thing[statement.Statement]):
    """One thing that one report says."""

    def __init__(self, archive: Archive, item: statement.Statement, home: report.Report | None = None):
        super().__init__(archive, item)
        self._home = home

    @property
    def report(self) -> Report:
        """The report that says it."""
        if self._home is None:
            self._home = self.archive.browse.reports([self.item.report])[self.item.report]
        return Report(self.archive, self._home)

    @property
    def words(self) -> str:
        """The words that say it, exactly as they stand in the report."""
        return self.item.span.exact

    @property
    def sentence(self) -> str:
        """The sentence that the words stand in."""
        return self.item.sentence.exact

    @property
    def context(self) -> str:
        """The paragraphs of the report's text that hold the sentence, character for character."""
        home, start, end = self.report.item, self.item.sentence.start, self.item.sentence.end
        blocks = [b for b in home.blocks if b.start < end and start < b.end]
        return home.text[min([start, *(b.start for b in blocks)]) : max([end, *(b.end for b in blocks)])]

    @property
    def speaker(self) -> statement.Speaker | None:
        """On whose word: name, words, entity, sort. None is the report's own voice."""
        return self.item.speaker

    @property
    def said_by(self) -> str:
        """Who says so, in words: "Elena Marsh, in Harbour Courier"."""
        return words.by(self.item, self.report.item)

    @property
    def event(self) -> Event | None:
        """The event it tells of."""
        ident = self.archive.browse.event_of([self.id]).get(self.id)
        found = self.archive.browse.event(ident) if ident else None
        return Event(self.archive, found) if found else None

    @property
    def record(self) -> dict[str, Any]:
        """The record as plain JSON-ready values, with the event it tells of; a position also with the event that met it."""
        made = record(self.item) | {"event": self.archive.browse.event_of([self.id]).get(self.id)}
        met = {"met_by": self.archive.browse.met_by([self.id]).get(self.id)}
        return made | met if isinstance(self.item, statement.Position) else made

    def accept(self, by: str, why: str | None = None) -> str:
        """Accept it as read; gives the decision's id."""
        return self.decide("accept", by, why)

    def reject(self, by: str, why: str | None = None) -> str:
        """Reject it: it then counts nowhere; gives the decision's id."""
        return self.decide("reject", by, why)

    def correct(self, by: str, why: str | None = None, **fields: Any) -> str:
        """Give fields other values, as in its record (`low=9`); gives the decision's id."""
        return self.decide("correct", by, why, **fields)

    def in_words(self) -> str:
        """Its type and what was read there."""
        return readings.reading(self.item, self.archive.names)


class Entity(Thing[entity.Entity]):
    """A person, organisation, state or group that reports name."""

    def in_words(self) -> str:
        """Its name."""
        return self.item.name


class Hit:
    """A report that holds the words sought, with a piece of its text."""

    kind = "hit"

    def __init__(self, archive: Archive, found: Found, home: report.Report):
        self.archive, self.id, self.report = archive, found.report, Report(archive, home)
        self.marked = found.piece

    @property
    def words(self) -> str:
        """The piece of the report's text around the words sought."""
        return self.marked.replace(OPEN, "").replace(CLOSE, "")

    def __repr__(self) -> str:
        return f"<hit in {self.id}: {words.short(self.words, 80)}>"


def wrapped(archive: Archive, found: Mapping[str, statement.Statement], ids: Iterable[str]) -> tuple[Statement, ...]:
    """Statements that are there, first published first, those of a report in the order of its text."""
    reports = archive.browse.reports({s.report for s in found.values()})
    here = [found[i] for i in dict.fromkeys(ids) if i in found and found[i].report in reports]
    here.sort(key=lambda s: (reports[s.report].published.earliest or "9999", s.report, s.span.start, s.id))
    return tuple(Statement(archive, s, reports[s.report]) for s in here)
