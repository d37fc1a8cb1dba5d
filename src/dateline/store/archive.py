"""An archive: all reports, what was found in them and what was worked out, in one database file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select, Table, create_engine, delete, event, func, insert, inspect, select
from sqlalchemy.exc import DatabaseError, OperationalError

from dateline.core.archived import Found, WorkedOut
from dateline.core.entity import Entity
from dateline.core.errors import ArchiveError, Rejected
from dateline.core.event import Event, Finding, Story
from dateline.core.mention import DateMention, Mention, NameMention, PlaceMention
from dateline.core.record import STATEMENTS, restored, stored
from dateline.core.renamed import renamed
from dateline.core.report import Report
from dateline.core.statement import Statement
from dateline.store import schema, search
from dateline.store.schema import metadata

T = TypeVar("T")

MENTIONS: dict[str, type[Mention]] = {"date": DateMention, "place": PlaceMention}
CHUNK = 500  # ids a query: under every database's limit of bound parameters
BUSY_SECONDS = 60  # how long a writer waits for another one
FRESH, STALE = "fresh", "stale"

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Archive:
    """One archive. Use it as a context manager; `open_archive` makes it."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    def _reading(self) -> Connection:
        return self._engine.connect().execution_options(writes=False)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction: all of it or, on any error, nothing."""
        try:
            with self._engine.begin() as db:
                yield db
        except OperationalError as error:
            what = "make room or wait for other programs, then run again"
            raise ArchiveError(f"the archive could not be written ({error.orig}); {what}") from None

    # writing

    def save(self, found: Iterable[Found]) -> int:
        """Write reports with all that was found in them, in one transaction; those already there are left as they are."""
        with self._writing() as db:
            fresh = list({f.report.id: f for f in found}.values())
            known = _known(db, [f.report.id for f in fresh])
            fresh = [f for f in fresh if f.report.id not in known]
            if fresh:
                _set_fact(db, "worked_out", STALE)
                for item in fresh:
                    _write(db, item)
        return len(fresh)

    def replace_worked_out(self, result: WorkedOut) -> None:
        """Put in place of everything worked out before; names that moved keep leading to what they became."""
        with self._writing() as db:
            before = dict(_pairs(db, select(schema.event_statements.c.statement, schema.event_statements.c.event)))
            for table in schema.WORKED_OUT:
                db.execute(delete(table))
            _write_worked_out(db, result)
            _write_redirects(db, before, result)
            _write_rejected(db, result.rejected)
            _set_fact(db, "worked_out", FRESH)

    def save_rejected(self, rejected: Iterable[Rejected]) -> None:
        """Keep what could not be done; the same twice is kept once."""
        with self._writing() as db:
            _write_rejected(db, rejected)

    # reading

    @property
    def stale(self) -> bool:
        """Whether reports came in since everything was last worked out."""
        with self._reading() as db:
            return db.scalar(select(schema.facts.c.value).where(schema.facts.c.name == "worked_out")) == STALE

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of the ids whose report is in the archive."""
        with self._reading() as db:
            return _known(db, list(ids))

    def count(self, table: Table) -> int:
        """Rows of a table of the schema."""
        with self._reading() as db:
            return db.scalar(select(func.count()).select_from(table)) or 0

    def report_ids(self) -> list[str]:
        """Ids of all reports, by earliest day of publication, then id; those without a day last."""
        order = (func.coalesce(schema.reports.c.earliest, "9999"), schema.reports.c.id)
        with self._reading() as db:
            return list(db.scalars(select(schema.reports.c.id).order_by(*order)))

    def reports(self) -> Iterator[tuple[Report, tuple[Entity, ...]]]:
        """Every report with the entities it names, in order of id."""
        for ident in sorted(self.report_ids()):
            with self._reading() as db:
                yield _report(db, ident), _named(db, ident)

    def report_of(self, statement: str) -> str | None:
        """The id of the report that makes a statement, or None."""
        with self._reading() as db:
            return db.scalar(select(schema.statements.c.report).where(schema.statements.c.id == statement))

    def found_in(self, report: str) -> Found | None:
        """One report with all that was found in it, entities under the ids that the archive knows them by."""
        with self._reading() as db:
            if not _known(db, [report]):
                return None
            here = _pairs(db, select(schema.same.c.entity, schema.same.c.known).where(schema.same.c.report == report))
            return renamed(_found(db, report), dict(here))

    def as_read(self, report: str) -> Found:
        """One report with all that was found in it, entities as the report alone tells of them."""
        with self._reading() as db:
            return _found(db, report)

    def worked_out(self) -> WorkedOut:
        """Everything that was worked out, each kind in order of id."""
        with self._reading() as db:
            return WorkedOut(
                dict(_pairs(db, select(schema.origins).order_by(schema.origins.c.report))),
                tuple(_bodies(db, schema.stories, Story)),
                tuple(_bodies(db, schema.events, Event)),
                tuple(_bodies(db, schema.findings, Finding)),
                tuple(_bodies(db, schema.entities, Entity)),
                dict(_pairs(db, select(schema.met).order_by(schema.met.c.position))),
            )

    def search(self, words: str, limit: int) -> list[search.Hit]:
        """Reports that hold all the words, best first."""
        with self._reading() as db:
            return search.hits(db, words, limit)

    def current(self, ident: str) -> str:
        """The id that an id which moved leads to now, or the id itself."""
        seen = set()
        with self._reading() as db:
            while ident not in seen:
                seen.add(ident)
                ident = db.scalar(select(schema.redirects.c.new).where(schema.redirects.c.old == ident)) or ident
        return ident

    def rejected(self) -> list[Rejected]:
        """What could not be done, in order of item and stage."""
        with self._reading() as db:
            rows = db.execute(select(schema.rejects).order_by(*schema.rejects.c)).all()
        return [Rejected(*row) for row in rows]


# --- opening ---------------------------------------------------------------------------------------------------------


def open_archive(address: str | Path, create: bool = True) -> Archive:
    """The archive at a path; made there if `create` and there is none. Raises ArchiveError with what to do."""
    if str(address).startswith(("postgresql:", "postgres:")):
        raise ArchiveError("PostgreSQL archives cannot be opened by this version; give the path of a file")
    path = Path(address)
    if not path.exists() and not create:
        raise ArchiveError(f"there is no archive at {path}; make one with: dateline add SOURCE... --archive {path}")
    if path.is_dir() or not path.parent.is_dir():
        raise ArchiveError(f"{path} cannot be an archive: " + ("it is a folder" if path.is_dir() else f"there is no folder {path.parent}"))
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS, "isolation_level": None})
    event.listen(engine, "connect", _set_up_connection)
    event.listen(engine, "begin", _begin)
    try:
        _prepare(engine)
    except (DatabaseError, OperationalError) as error:
        engine.dispose()
        raise ArchiveError(f"{path} cannot be opened as an archive ({error.orig}); give another path, or a sound archive") from None
    return Archive(engine)


def _set_up_connection(connection: Any, _record: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(db: Connection) -> None:
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get("writes", True) else "BEGIN")


def _prepare(engine: Engine) -> None:
    with engine.begin() as db:
        names = set(inspect(db).get_table_names())
        if names and "fact" not in names:
            raise ArchiveError("the file is a database of another program; give another path for the archive")
        if not names:
            metadata.create_all(db)
            search.create(db)
            _set_fact(db, "schema", schema.VERSION)
            _set_fact(db, "worked_out", FRESH)
        version = db.scalar(select(schema.facts.c.value).where(schema.facts.c.name == "schema"))
    if version != schema.VERSION:
        reads = f"this program reads {schema.VERSION}"
        raise ArchiveError(f"the archive has schema {version}, {reads}; use the version of dateline that made it")


# --- rows ------------------------------------------------------------------------------------------------------------


def _known(db: Connection, ids: list[str]) -> set[str]:
    found: set[str] = set()
    for at in range(0, len(ids), CHUNK):
        found.update(db.scalars(select(schema.reports.c.id).where(schema.reports.c.id.in_(ids[at : at + CHUNK]))))
    return found


def _pairs(db: Connection, query: Select[Any]) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in db.execute(query)]


def _body(item: Any) -> str:
    return _ENCODE(stored(item))


def _set_fact(db: Connection, name: str, value: str) -> None:
    db.execute(delete(schema.facts).where(schema.facts.c.name == name))
    db.execute(insert(schema.facts).values(name=name, value=value))


def _insert_once(db: Connection, table: Table, row: dict[str, Any]) -> None:
    if not db.execute(select(func.count()).select_from(table).where(*(table.c[k.name] == row[k.name] for k in table.primary_key))).scalar():
        db.execute(insert(table).values(**row))


def _insert_all(db: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        db.execute(insert(table), rows)


def _write(db: Connection, found: Found) -> None:
    r = found.report
    row = {"id": r.id, "source_id": r.source_id, "publisher": r.publisher, "earliest": r.published.earliest, "host": r.teaser_of}
    db.execute(insert(schema.reports).values(**row, body=_body(r)))
    for table, items in ((schema.mentions, found.mentions), (schema.statements, found.statements)):
        _insert_all(db, table, [{"id": i.id, "report": r.id, "type": i.type, "start": i.span.start, "body": _body(i)} for i in items])
    _insert_all(db, schema.named, [{"report": r.id, "entity": e.id, "body": _body(e)} for e in {e.id: e for e in found.entities}.values()])
    _write_rejected(db, (replace(x, item=f"{r.id}: {x.item}") for x in found.rejected))
    search.write(db, r)


def _write_rejected(db: Connection, rejected: Iterable[Rejected]) -> None:
    for r in rejected:
        _insert_once(db, schema.rejects, {"item": r.item, "stage": r.stage, "why": r.why})


def _write_worked_out(db: Connection, result: WorkedOut) -> None:
    _insert_all(db, schema.origins, [{"report": r, "origin": o} for r, o in sorted(result.origins.items())])
    _insert_all(db, schema.stories, [{"id": s.id, "body": _body(s)} for s in result.stories])
    _insert_all(db, schema.story_reports, [{"report": r, "story": s.id} for s in result.stories for r in s.reports])
    _insert_all(db, schema.events, [{"id": e.id, "story": e.story, "body": _body(e)} for e in result.events])
    _insert_all(db, schema.event_statements, [{"statement": s, "event": e.id} for e in result.events for s in e.statements])
    _insert_all(db, schema.met, [{"position": p, "event": e} for p, e in sorted(result.met.items())])
    _insert_all(db, schema.findings, [{"id": f.id, "event": f.event, "relation": f.relation, "body": _body(f)} for f in result.findings])
    _insert_all(db, schema.same, [{"report": r, "entity": e, "known": k} for (r, e), k in sorted(result.same.items())])
    _insert_all(db, schema.entities, [{"id": e.id, "body": _body(e)} for e in result.entities])


def _write_redirects(db: Connection, before: dict[str, str], result: WorkedOut) -> None:
    """An event that is no longer there leads to the event that now holds the first of its statements."""
    now = {s: e.id for e in result.events for s in e.statements}
    current = {e.id for e in result.events}
    moved: dict[str, str] = {}
    for statement, old in sorted(before.items()):
        if old not in current and statement in now:
            moved.setdefault(old, now[statement])
    db.execute(delete(schema.redirects).where(schema.redirects.c.old.in_(sorted(current)[:CHUNK])))
    for old, new in moved.items():
        db.execute(delete(schema.redirects).where(schema.redirects.c.old == old))
        db.execute(insert(schema.redirects).values(old=old, new=new))


def _bodies(db: Connection, table: Table, cls: type[T]) -> Iterator[T]:
    for (body,) in db.execute(select(table.c.body).order_by(table.c.id)):
        yield restored(cls, json.loads(body))


def _items(db: Connection, table: Table, report: str) -> list[tuple[str, dict[str, Any]]]:
    rows = db.execute(select(table.c.type, table.c.body).where(table.c.report == report).order_by(table.c.start, table.c.id))
    return [(sort, json.loads(body)) for sort, body in rows]


def _report(db: Connection, ident: str) -> Report:
    return restored(Report, json.loads(db.execute(select(schema.reports.c.body).where(schema.reports.c.id == ident)).scalar_one()))


def _named(db: Connection, report: str) -> tuple[Entity, ...]:
    bodies = db.scalars(select(schema.named.c.body).where(schema.named.c.report == report).order_by(schema.named.c.entity))
    return tuple(restored(Entity, json.loads(b)) for b in bodies)


def _found(db: Connection, ident: str) -> Found:
    mentions: list[Mention] = [restored(MENTIONS.get(sort, NameMention), body) for sort, body in _items(db, schema.mentions, ident)]
    statements: list[Statement] = [restored(STATEMENTS[sort], body) for sort, body in _items(db, schema.statements, ident)]
    return Found(_report(db, ident), tuple(mentions), _named(db, ident), tuple(statements))
