"""An archive: all reports, what was found in them, what people decided and what was worked out, in one database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Engine, Table, func, select
from sqlalchemy.exc import DBAPIError

from dateline.core.archived import Found, Grouping, Outcome, WorkedOut
from dateline.core.decided import decided
from dateline.core.decision import Decision
from dateline.core.entity import Entity
from dateline.core.errors import Rejected
from dateline.core.event import Event, Finding, Story
from dateline.core.renamed import renamed
from dateline.core.report import Report
from dateline.core.statement import Statement
from dateline.core.tried import STATES, State, Tried
from dateline.store import ledger, naming, outcomes, schema, search, taken, worked
from dateline.store.counts import Counts
from dateline.store.dialects import plain
from dateline.store.opening import engine_at
from dateline.store.rows import (
    Stored,
    all_stored_in,
    bodies,
    bodies_of,
    decisions_in_force,
    fact,
    found_of,
    homes_of,
    named_in,
    pairs,
    report_of,
    rows_in,
    set_fact,
    statement_of,
)

NO_REPORT = Report(text="")


class Archive:
    """One archive. Use it as a context manager; `open_archive` makes it."""

    def __init__(self, engine: Engine):
        self._engine = engine
        self._counts = Counts()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    def reading(self) -> Connection:
        """A connection for reading; use it as a context manager."""
        return self._engine.connect().execution_options(writes=False)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction: all of it or, on any error, nothing."""
        try:
            with self._engine.begin() as db:
                yield db
                set_fact(db, "revision", str(int(fact(db, "revision") or 0) + 1))
        except DBAPIError as error:
            raise plain(self._engine, error) from None

    # writing what was read

    def save(self, found: Iterable[Found], at: str | None = None, sources: Sequence[Tried] = ()) -> int:
        """Write reports with all that was found in them, in one transaction; those already there are left as they are.

        `at` is when they came in, UTC in ISO 8601. `sources` are those that are thereby finished.
        """
        with self._writing() as db:
            fresh = taken.write_reports(db, found, at)
            taken.write_sources(db, sources)
        return fresh

    def save_again(self, found: Found) -> None:
        """Put what a new reading of a known report found in place of what was found in it before."""
        with self._writing() as db:
            set_fact(db, worked.AGAIN, "1")
            taken.forget_found(db, found.report.id)
            taken.write_found(db, found)

    def save_rejected(self, rejected: Iterable[Rejected], tried: Iterable[str] = ()) -> None:
        """Keep what could not be done, the same twice once, in place of what was said of the sources `tried` before."""
        with self._writing() as db:
            taken.forget_refusals(db, tried)
            taken.write_rejected(db, rejected)

    def save_sources(self, sources: Sequence[Tried]) -> None:
        """Keep what became of sources."""
        if sources:
            with self._writing() as db:
                taken.write_sources(db, sources)

    def sources(self, states: Iterable[State] = STATES) -> list[Tried]:
        """What became of each source that was ever tried, and of parts that were refused; in order of name."""
        with self.reading() as db:
            return taken.sources(db, states)

    def mend(self, *steps: Callable[[Connection], None]) -> None:
        """Take steps that put the archive in order, all of them or none."""
        with self._writing() as db:
            for step in steps:
                step(db)

    # writing what is worked out

    @contextmanager
    def working(self) -> Iterator[Connection]:
        """One transaction in which something is worked out: others read what was there before, and wait to write."""
        with self._writing() as db:
            yield db

    def revision(self) -> str:
        """A mark that moves with every writing: what an ETag is made of."""
        with self.reading() as db:
            return fact(db, "revision") or "0"

    @property
    def stale(self) -> bool:
        """Whether anything came in since everything was last worked out."""
        with self.reading() as db:
            return bool(worked.pending(db, 1)) or fact(db, worked.AGAIN) is not None

    @property
    def read_again(self) -> bool:
        """Whether reports were read again since everything was last worked out."""
        with self.reading() as db:
            return fact(db, worked.AGAIN) is not None

    def untidy(self) -> list[str]:
        """Stories and entities that a decision touched and that were not worked out since."""
        with self.reading() as db:
            return ledger.untidy(db)

    def digests(self) -> dict[str, str | None]:
        """Report id to a digest of all that was found in it; None where an older version read it."""
        with self.reading() as db:
            return {row.id: row.digest for row in db.execute(select(schema.reports.c.id, schema.reports.c.digest))}

    def homes(self, statements: Iterable[str]) -> dict[str, str]:
        """Statement id to report id."""
        with self.reading() as db:
            return homes_of(db, statements)

    def replace_all(self, grouping: Grouping, made: Iterable[Outcome]) -> None:
        """Write what was worked out of all reports in place of all that was; nothing then finds the kin of reports that come in later."""
        with self._writing() as db:
            worked.forget(db)
            worked.write_grouping(db, grouping)
            _write(db, (), made)
            worked.settle(db, list(db.scalars(select(schema.pending.c.report))))

    def replace_stories(self, made: Sequence[Outcome]) -> None:
        """Write outcomes in place of those of the same stories, whose reports did not change."""
        with self._writing() as db:
            _write(db, [o.story.id for o in made], made)

    def stories(self, ids: Iterable[str]) -> list[Story]:
        """Stories by id; those that are no longer there are left out."""
        with self.reading() as db:
            return list(bodies_of(db, schema.stories, Story, ids).values())

    def stories_of(self, reports: Iterable[str]) -> list[Story]:
        """The stories that reports belong to."""
        link = schema.story_reports
        with self.reading() as db:
            ids = {row.story for row in rows_in(db, select(link.c.story), link.c.report, reports)}
            return list(bodies_of(db, schema.stories, Story, sorted(ids)).values())

    def reports_naming(self, entities: Iterable[str]) -> set[str]:
        """Reports that name one of the entities, under its own id or as one that it is known to be."""
        with self.reading() as db:
            return naming.reports_naming(db, entities)

    # decisions

    def decide(self, decision: Decision, report: str | None, touched: Sequence[str]) -> int:
        """Keep a decision; gives its number. Stories and entities that it touches stay untidy until they are worked out.

        Raises Overtaken if there is a later one about its target than it has seen.
        """
        with self._writing() as db:
            return ledger.decide(db, decision, report, touched)

    def last_about(self, target: str) -> Decision | None:
        """The last decision about something, an undoing included."""
        with self.reading() as db:
            return ledger.last_about(db, target)

    def last_seq(self) -> int:
        """The number of the last decision, 0 where there is none."""
        with self.reading() as db:
            return int(db.scalar(select(func.max(schema.decisions.c.seq))) or 0)

    def decision(self, ident: str) -> Decision | None:
        """One decision."""
        with self.reading() as db:
            return bodies_of(db, schema.decisions, Decision, [ident]).get(ident)

    def decisions(self) -> list[Decision]:
        """All decisions, those undone too, in the order they were made."""
        with self.reading() as db:
            return ledger.all_decisions(db)

    def decisions_in_force(self) -> list[Decision]:
        """Decisions that nobody undid, in the order they were made."""
        with self.reading() as db:
            return decisions_in_force(db)

    # reading

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of the ids whose report is in the archive."""
        with self.reading() as db:
            return taken.known(db, ids)

    def count(self, table: Table) -> int:
        """Rows of a table of the schema."""
        with self.reading() as db:
            return self.counted(db, table)

    def counted(self, db: Connection, table: Table, *where: ColumnElement[bool]) -> int:
        """Rows of a table under conditions; of large tables that is long work, so it is done once a state of the archive."""
        return self._counts.of(db, table, where)

    def report_ids(self) -> list[str]:
        """Ids of all reports, by earliest day of publication, then id; those without a day last."""
        order = (func.coalesce(schema.reports.c.earliest, "9999"), schema.reports.c.id)
        with self.reading() as db:
            return list(db.scalars(select(schema.reports.c.id).order_by(*order)))

    def reports(self) -> Iterator[tuple[Report, tuple[Entity, ...]]]:
        """Every report with the entities it names, in order of id."""
        for ident in sorted(self.report_ids()):
            with self.reading() as db:
                yield report_of(db, ident), named_in(db, ident)

    def last_day(self) -> str | None:
        """The last day on which any report is known to have been published."""
        with self.reading() as db:
            last: str | None = db.scalar(select(func.max(schema.stories.c.latest)))
        return last

    def report_of(self, statement: str) -> str | None:
        """The id of the report that makes a statement, or None."""
        with self.reading() as db:
            return _home(db, statement)

    def found_in(self, report: str) -> Found | None:
        """One report with all that was found in it, entities under the archive's ids, people's decisions applied."""
        with self.reading() as db:
            here = dict(pairs(db, select(schema.same.c.entity, schema.same.c.known).where(schema.same.c.report == report)))
            told = _told(db, [report]).get(report)
        return as_known(*told, here) if told else None

    def under_own_names(self, reports: Iterable[str]) -> list[Found]:
        """Reports in the order given, people's decisions applied, entities under the ids that each report alone gives them."""
        return [as_known(*told, {}) for told in self.stored(reports).values()]

    def stored(self, reports: Iterable[str], names: bool = True) -> dict[str, tuple[Stored, Sequence[Decision]]]:
        """Reports as they are stored, each with the decisions in force about its statements: what `as_known` makes items of, elsewhere.

        Without `names` mentions are places and dates alone.
        """
        with self.reading() as db:
            return _told(db, reports, names)

    def statements(self, ids: Iterable[str]) -> dict[str, Statement]:
        """Statements by id as `found_in` gives them; ids that are not there are left out."""
        wanted = set(ids)
        query = select(schema.statements.c.id, schema.statements.c.report, schema.statements.c.type, schema.statements.c.body)
        with self.reading() as db:
            rows = list(rows_in(db, query, schema.statements.c.id, wanted))
            homes = {row.id: row.report for row in rows}
            decisions = ledger.about(db, wanted)
            homes |= homes_of(db, {d.target for d in decisions} - homes.keys())  # what people added or kept
            names: dict[str, dict[str, str]] = {}
            for row in rows_in(db, select(schema.same), schema.same.c.report, homes.values()):
                names.setdefault(row.report, {})[row.entity] = row.known
        read: dict[str, list[Statement]] = {home: [] for home in homes.values()}
        for row in rows:
            read[row.report].append(statement_of(row.type, row.body))
        made: dict[str, Statement] = {}
        for report, statements in read.items():
            found = decided(Found(NO_REPORT, statements=tuple(statements)), [d for d in decisions if homes.get(d.target) == report])
            made |= {s.id: s for s in renamed(found, names.get(report, {})).statements}
        return {i: made[i] for i in sorted(made)}

    def worked_out(self) -> WorkedOut:
        """Everything that was worked out, each kind in order of id."""
        with self.reading() as db:
            return WorkedOut(
                dict(pairs(db, select(schema.origins).order_by(schema.origins.c.report))),
                tuple(bodies(db, schema.stories, Story)),
                tuple(bodies(db, schema.events, Event)),
                tuple(bodies(db, schema.findings, Finding)),
                tuple(naming.with_roles(db, bodies(db, schema.entities, Entity))),
                dict(pairs(db, select(schema.met.c.position, schema.met.c.event).order_by(schema.met.c.position))),
                dict(pairs(db, select(schema.revisions).order_by(schema.revisions.c.report))),
            )

    def search(self, words: str, limit: int, offset: int = 0) -> list[search.Hit]:
        """Reports that hold all the words, best first."""
        with self.reading() as db:
            return search.hits(db, words, limit, offset)

    def current(self, ident: str) -> str:
        """The id that an id which moved leads to now, or the id itself."""
        seen = set()
        with self.reading() as db:
            while ident not in seen:
                seen.add(ident)
                ident = db.scalar(select(schema.redirects.c.new).where(schema.redirects.c.old == ident)) or ident
        return ident

    def rejected(self) -> list[Rejected]:
        """What could not be done, in order of item and stage."""
        with self.reading() as db:
            rows = db.execute(select(schema.rejects).order_by(*schema.rejects.c)).all()
        return [Rejected(*row) for row in rows]


def open_archive(address: str | Path, create: bool = True) -> Archive:
    """The archive at a path or postgresql:// address; made there if `create` and there is none. Raises ArchiveError with what to do."""
    return Archive(engine_at(address, create))


# --- rows ------------------------------------------------------------------------------------------------------------


def _write(db: Connection, leaving: Sequence[str], made: Iterable[Outcome]) -> None:
    writer = outcomes.Writer(db, leaving)
    for outcome in made:
        writer.write(outcome)
    writer.finish()


def _told(db: Connection, reports: Iterable[str], names: bool = True) -> dict[str, tuple[Stored, Sequence[Decision]]]:
    found = all_stored_in(db, reports, names=names)
    decisions = ledger.about_statements(db, found)
    return {ident: (stored, decisions.get(ident, ())) for ident, stored in found.items()}


def as_known(stored: Stored, decisions: Sequence[Decision], here: Mapping[str, str]) -> Found:
    """A report with all that was found in it, people's decisions applied, entities under the ids that they stand for.

    Decisions name entities by the ids that the archive knew then, so they are applied before names are put right.
    """
    return renamed(decided(found_of(stored), decisions), here)


def _home(db: Connection, statement: str) -> str | None:
    return homes_of(db, [statement]).get(statement)
