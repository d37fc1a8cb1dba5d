"""What an archive and its records look up in each other: names, links between records, statements of reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from dateline.api import choose, things
from dateline.core import statement as said
from dateline.core.entity import Entity
from dateline.store import archive as store
from dateline.store import schema
from dateline.store.browse import Browse
from dateline.store.rows import pairs
from dateline.store.streamed import each

if TYPE_CHECKING:
    from dateline.api.archive import Archive


class Holding:
    """An open archive with look-ups, which are kept from one reading of a table to the next change."""

    store: store.Archive
    browse: Browse
    _kept: tuple[str, dict[str, Any]]

    @property
    def _me(self) -> Archive:
        return cast("Archive", self)

    def refresh(self) -> None:
        """Forget what was looked up before the archive was last written to, by whomever. Tables do so when they are read."""
        revision = self.store.revision()
        if self._kept[0] != revision:
            self._kept = (revision, {})

    def _once(self, name: str) -> dict[str, Any]:
        """Look-ups of a name."""
        return cast(dict[str, Any], self._kept[1].setdefault(name, {}))

    def _links(self, name: str, key: Any, value: Any) -> dict[str, str]:
        links = self._once(name)
        if not links:
            with self.store.reading() as db:
                links.update(pairs(db, select(key, value)))
        return links

    @property
    def event_ids(self) -> dict[str, str]:
        """Statement id to the id of its event."""
        return self._links("event", schema.event_statements.c.statement, schema.event_statements.c.event)

    @property
    def story_ids(self) -> dict[str, str]:
        """Report id to the id of its story."""
        return self._links("story", schema.story_reports.c.report, schema.story_reports.c.story)

    @property
    def met_ids(self) -> dict[str, str]:
        """Position's id to the id of the event that met it."""
        return self._links("met", schema.met.c.position, schema.met.c.event)

    @property
    def known_entities(self) -> dict[str, Entity]:
        """All entities by id."""
        known = self._once("entity")
        if not known:
            known.update((e.id, e) for e in cast(Iterator[Entity], each(self.store, "entity")))
        return known

    def names(self, ids: Iterable[str]) -> str:
        """Names of entities, comma between."""
        return ", ".join(e.name for e in self.entities_called(ids))

    def entities_called(self, ids: Iterable[str]) -> tuple[things.Entity, ...]:
        """Entities that are there, in the order of the ids."""
        known = self.known_entities
        return tuple(things.Entity(self._me, known[i]) for i in ids if i in known)

    def story_called(self, ident: str | None) -> things.Story | None:
        """A story that is there."""
        row = self.browse.story(ident) if ident else None
        return things.Story(self._me, row.story) if row else None

    def reports_of(self, ids: Iterable[str]) -> tuple[things.Report, ...]:
        """Reports that are there, first published first, those without a day last."""
        found = self.browse.reports(ids).values()
        ordered = sorted(found, key=lambda r: (r.published.earliest or "9999", r.published.edtf or "", r.id))
        return tuple(things.Report(self._me, r) for r in ordered)

    def statements_of(self, ids: Iterable[str]) -> tuple[things.Statement, ...]:
        """Statements that are there, first published first, as people left them."""
        wanted = list(ids)
        return things.wrapped(self._me, self.browse.statements(wanted), wanted)

    def whom(self, name: str | None) -> frozenset[str] | None:
        """Ids of the entities that a name means."""
        return choose.whom(name, self.known_entities.values()) if name is not None else None

    def each_report(self, story: str | None = None) -> Iterator[things.Report]:
        """All reports, or those of a story, one after the other, in order of publication."""
        for ident in self.store.report_ids():
            if story is None or self.story_ids.get(ident) == story:
                yield from (things.Report(self._me, r) for r in self.browse.reports([ident]).values())

    def each_statement(self, reports: Iterable[str]) -> Iterator[things.Statement]:
        """All statements of reports, in the order of the texts."""
        for ident in reports:
            if found := self.browse.found(ident):
                yield from (things.Statement(self._me, s, found.report) for s in found.statements)


def tells_of(statement: said.Statement) -> set[str]:
    """Ids of everybody whom a statement tells of, its speaker among them."""
    from dateline.run.story_work import parts_of

    return {ident for ident, _ in parts_of(statement)}
