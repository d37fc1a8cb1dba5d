"""An archive from Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.api import choose, things
from dateline.api.choose import Day, Where
from dateline.api.holding import Holding
from dateline.api.ledger import Entry, entries
from dateline.api.table import Table
from dateline.api.wanted import Several, Wanted
from dateline.core.errors import UsageError
from dateline.core.event import RELATIONS
from dateline.core.vocabulary import ROLES
from dateline.store import archive as store
from dateline.store.browse import Browse
from dateline.store.streamed import each, events_in_time, findings_with

if TYPE_CHECKING:
    from dateline.api.columns import Column
    from dateline.run.add import Tally

DISPUTES = ("conflict", "denial", "update", "scope", "compatible")


def open(address: str | Path = "dateline.db", as_of: str | None = None, create: bool = True) -> Archive:
    """The archive at a path or a `postgresql://` address; a file is made on first use where `create`.

    With `as_of`, a day ("2025-06-02") or date-time, the record as it was known then; nothing can be added to it or decided in it.
    Close it, or use it as a context manager. Raises ArchiveError where it cannot be opened, UsageError where `as_of` is no day.

    Examples:
        >>> a = dateline.open("samples.db")
        >>> len(a.stories()), len(a.reports())
        (4, 13)
        >>> with dateline.open("samples.db", as_of="2031-03-05") as then:
        ...     len(then.stories())
        1
    """
    return Archive(address, as_of, create)


class Archive(Holding):
    """An archive: its records as tables that can be filtered, adding, deciding, exporting. `dateline.open` makes it.

    Filters that several tables take:

    - `where`: a country code (`"UA"`), the name of a place or country, or `(west, south, east, north)` in degrees;
    - `since`, `until`: days, both included: `"2025-06-01"`, `"2025-06"` or a `datetime.date`; what has no date is left out;
    - `actor`, `speaker`, `party`: a name, or words that a name holds, or an entity's id;
    - `story`: a story or its id; `text`: words that must stand there, whatever their case.

    A filter that cannot be right, such as a relation that there is not, raises UsageError with what can be given.
    """

    def __init__(self, address: str | Path, as_of: str | None = None, create: bool = True):
        from dateline.run.rework import bring_up_to_date

        self.address, self.as_of, self._open = str(address), as_of, ExitStack()
        self._kept: tuple[str, dict[str, Any]] = ("", {})
        with ExitStack() as opening:
            upto = None
            if as_of is not None:
                from dateline.run.as_of import as_known, moment

                upto = moment(as_of)
            self.store = opening.enter_context(store.open_archive(address, create and upto is None))
            bring_up_to_date(self.store)
            if upto is not None:
                self.store, _ = opening.enter_context(as_known(self.store, upto))
            self._open = opening.pop_all()
        self.browse = Browse(self.store)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        self._open.close()

    def close(self) -> None:
        """Let go of the file; what was read of it stays usable."""
        self._open.close()

    def __repr__(self) -> str:
        from dateline.store import schema

        then = f" as of {self.as_of}" if self.as_of else ""
        counts = [(schema.reports, "reports"), (schema.stories, "stories"), (schema.events, "events"), (schema.findings, "findings")]
        return f"<archive {self.address}{then}: " + ", ".join(f"{self.store.count(t)} {name}" for t, name in counts) + ">"

    # adding, deciding, exporting

    def add(
        self, *sources: str | Path, published: str | None = None, publisher: str | None = None, columns: str | None = None, jobs: int = 1
    ) -> Tally:
        """Add files, folders of them and addresses; reports that are there already change nothing.

        `published` and `publisher` are those of sources that name none; `columns` says what the columns of tables hold
        ("text=Body,title=Headline"); `jobs` processes read. Gives the counts; what could not be read is in its `rejected`, each with
        the reason, and the rest is in. The language model is loaded for it. Raises UsageError where nothing is given or a date is none.
        """
        self._present("added to")
        if not sources:
            raise UsageError("nothing to add: name sources, which are files, folders or addresses")
        from rich.console import Console

        from dateline.ingest.given import Given, columns_of
        from dateline.serve.adding import Wishes, add_places

        given = Given(published, publisher, columns_of(columns or ""))
        return add_places(sources, self.store, given, Wishes(jobs=jobs), Console(stderr=True, quiet=True))

    def decide(self, act: str, target: str, *, by: str, why: str | None = None, **after: Any) -> str:
        """Keep a person's decision about a record and work out what it changes; gives the decision's id, which `undo` takes.

        `act`: accept, correct, reject or add a statement, link or unlink it, merge or split events and entities, confirm or overrule a
        relation, undo. `after` by act: the new values of `correct`; `event` of link; `into` of merge; `statements` or `reports` of
        split; `relation` of overrule. Raises UsageError where it makes no sense, saying why.
        """
        self._present("decided in")
        from dateline.run.decide import Draft, decide

        about = self.browse.decision(target).target if act == "undo" and self.browse.decision(target) else target  # type: ignore[union-attr]
        last = self.store.last_about(about)
        draft = Draft(act=act, target=target, by=by, why=why, after=after or None, seen=last.id if last else None)  # type: ignore[arg-type]
        made = decide(self.store, draft).id
        self.refresh()
        return made

    def export(
        self, path: str | Path, format: str | None = None, kind: str | None = None, story: Any = None, rule: str | None = None
    ) -> Path:
        """Write the record to a file (a folder or .zip for formats of several files) and give its path.

        `format` is a name that `dateline export --format help` lists; without it the file's suffix says. Raises UsageError where there
        is no such format or the file cannot be written.
        """
        from dateline.serve.formats.format import Options
        from dateline.serve.formats.registry import FORMATS, format_called
        from dateline.serve.formats.writing import export_to

        target = Path(path)
        name = format or next((f.name for f in FORMATS.values() if f.suffix == target.suffix), target.suffix.removeprefix("."))
        export_to(target, format_called(name), self.store, Options(kind=kind, story=choose.ident(story), rule=rule))
        return target

    def _present(self, what: str) -> None:
        if self.as_of is not None:
            raise UsageError(f"this is the record as known on {self.as_of}; nothing can be {what} it: open the archive without as_of")

    # one record

    def get(self, ident: str) -> things.Thing[Any]:
        """The record with an id; an id that moved leads to what it became. Raises UsageError where there is none."""
        self.refresh()
        ident = self.store.current(ident)
        if made := self._get(ident):
            return made
        raise UsageError(f"the archive {self.address} holds no record with the id {ident!r:.60}")

    def _get(self, ident: str) -> things.Thing[Any] | None:
        kinds: dict[str, Callable[[], things.Thing[Any] | None]] = {
            "sy": lambda: self.story_called(ident),
            "ev": lambda: things.Event(self, e) if (e := self.browse.event(ident)) else None,
            "fi": lambda: things.Finding(self, f) if (f := self.browse.finding(ident)) else None,
            "rp": lambda: next(iter(self.reports_of([ident])), None),
            "st": lambda: next(iter(self.statements_of([ident])), None),
            "en": lambda: next(iter(self.entities_called([ident])), None),
        }
        make = kinds.get(ident[:2])
        return make() if make else None

    def show(self, ident: str) -> things.Thing[Any]:
        """The same as `get`, for a notebook, which shows a record with its sentences and pictures; `print` gives it in plain words."""
        return self.get(ident)

    def shown(self, ident: str) -> str:
        """What `dateline show` prints of a record."""
        from dateline.serve.show import printed

        return printed(self.store, ident)

    def search(self, words: str, limit: int = 20) -> Table[things.Hit]:
        """Reports that hold all the words, best first, each with a piece of its text."""

        def make() -> Iterator[things.Hit]:
            hits = self.store.search(words, limit)
            reports = self.browse.reports(h.report for h in hits)
            return (things.Hit(self, h, reports[h.report]) for h in hits if h.report in reports)

        return self._table("hit", make)

    # tables

    def stories(
        self,
        where: Where | None = None,
        since: Day | None = None,
        until: Day | None = None,
        type: Several = None,
        actor: str | None = None,
        text: str | None = None,
        disputed: bool = False,
    ) -> Table[things.Story]:
        """Stories, newest first. `where`, `type` and `actor` hold for one of its events, `since` and `until` for its reports.

        `disputed`: only those with an open conflict or denial. `text` stands in the title.
        """
        from dateline.core.when import When

        dated, holds = choose.days(since, until), choose.holds(text)
        told = None if where is None and type is None and actor is None else self.events(where=where, type=type, actor=actor)

        def make() -> Iterator[things.Story]:
            homes = None if told is None else {e.item.story for e in told}
            for item in sorted(each(self.store, "story"), key=lambda s: s.latest or "", reverse=True):  # type: ignore[union-attr]
                made = things.Story(self, item)  # type: ignore[arg-type]
                if not dated(When(None, made.item.earliest, made.item.latest)) or not holds(made.item.title):
                    continue
                if (homes is None or made.id in homes) and (not disputed or made.disputes):
                    yield made

        return self._table("story", make)

    def events(
        self,
        where: Where | None = None,
        since: Day | None = None,
        until: Day | None = None,
        type: Several = None,
        actor: str | None = None,
        story: Any = None,
        status: Several = None,
        text: str | None = None,
    ) -> Table[things.Event]:
        """Events by when they were, those without a day last. `type`: PLOVER, "ASSAULT" or "ASSAULT/aerial"; `actor`: doer or recipient.

        Examples:
            >>> a.events(where="Geneva", since="2031-03-05", until="2031-03-09").to_pandas()[["title", "place"]].shape[1]
            2
        """
        placed, dated, typed, holds = choose.places(where), choose.days(since, until), choose.of_type(type), choose.holds(text)
        states, home = choose.one_of("status", status, ("happened", "ongoing", "planned", "hypothetical", "denied")), choose.ident(story)

        def make() -> Iterator[things.Event]:
            who = self.whom(actor)
            for item in events_in_time(self.store) if home is None else self.browse.events_of(home):
                if not (placed(item.where) and dated(item.when) and typed(item) and holds(item.title)):
                    continue
                here = home in (None, item.story) and (states is None or item.status in states)
                if here and (who is None or who & {*item.actors, *item.recipients}):
                    yield things.Event(self, item)

        return self._table("event", make)

    def findings(
        self,
        relation: Several = None,
        role: Several = None,
        where: Where | None = None,
        since: Day | None = None,
        until: Day | None = None,
        story: Any = None,
        text: str | None = None,
    ) -> Table[things.Finding]:
        """How accounts compare, most pressing first. `where`, `since` and `until` are of the event that a finding is about."""
        relations, roles, holds = choose.one_of("relation", relation, RELATIONS), choose.one_of("role", role, ROLES), choose.holds(text)
        told = self.events(where, since, until, story=story) if (where, since, until, story) != (None,) * 4 else None

        def make() -> Iterator[things.Finding]:
            events = None if told is None else {e.id for e in told}
            sorts = [r for r in (*DISPUTES, "agree") if relations is None or r in relations]
            for item in (f for relation in sorts for f in findings_with(self.store, relation)):
                if events is None or item.event in events:
                    made = things.Finding(self, item)
                    if holds(made.item.says) and (roles is None or roles & set((made.item.about.role or "").split("+"))):
                        yield made

        return self._table("finding", make)

    def disputes(self, **filters: Any) -> Table[things.Finding]:
        """Findings that are not plain agreement; the filters are those of `findings`.

        Examples:
            >>> [d.relation for d in a.disputes(relation=("conflict", "denial"))]
            ['conflict']
        """
        return self.findings(**{"relation": DISPUTES, **filters})

    def statements(
        self,
        type: Several = None,
        story: Any = None,
        report: Any = None,
        since: Day | None = None,
        until: Day | None = None,
        where: Where | None = None,
        speaker: str | None = None,
        actor: str | None = None,
        role: Several = None,
        text: str | None = None,
    ) -> Table[things.Statement]:
        """What reports say, report by report in order of publication, in the order of the text; as people left it.

        `type`: figure, said, occurrence, position. `since` and `until` are of the report's publication; `where` is the place of the event
        that a statement tells of; `speaker` is who says so and `actor` anybody it tells of; `role` is what a figure tells of the counted
        ("killed"); `text` stands in the sentence.

        Examples:
            >>> first = a.figures(role="killed")[0]
            >>> first.words in first.sentence, first.sentence in first.context
            (True, True)
        """
        wanted = Wanted(
            type=type, story=story, report=report, since=since, until=until, where=where, speaker=speaker, actor=actor, role=role, text=text
        )
        return self._table("statement", wanted.find(self))

    def figures(self, role: Several = None, **filters: Any) -> Table[things.Statement]:
        """Stated quantities; the other filters are those of `statements`. `low` and `high` are null where a bound is open or unknown.

        Examples:
            >>> frame = a.figures(role="injured", since="2031-03-10").to_pandas()
            >>> frame["low"].max()
            np.float64(52.0)
        """
        return self._table("figure", Wanted(**{**filters, "type": "figure", "role": role}).find(self))

    def positions(self, party: str | None = None, act: Several = None, **filters: Any) -> Table[things.Statement]:
        """What parties demand, offer, accept, refuse, promise …; `act` is one of these; the other filters are those of `statements`.

        Examples:
            >>> sorted({p.act for p in a.positions(party="Norvia")})[:2]
            ['accept', 'commit']
        """
        return self._table("position", Wanted(**{**filters, "type": "position", "party": party, "act": act}).find(self))

    def ledger(
        self, party: str | None = None, act: Several = None, status: Several = None, story: Any = None, until: Day | None = None
    ) -> Table[Entry]:
        """What parties want of each other and what became of it: positions told of again and again as one entry, story by story.

        `status`: open, met, broken, overtaken, refused. `until`: the day up to which one would have heard, else that of the last report.

        Examples:
            >>> {e.status for e in a.ledger()} <= {"open", "met", "broken", "overtaken", "refused"}
            True
        """
        return self._table("entry", entries(self, party, act, status, story, until))

    def reports(
        self,
        since: Day | None = None,
        until: Day | None = None,
        publisher: str | None = None,
        story: Any = None,
        text: str | None = None,
    ) -> Table[things.Report]:
        """Reports in order of publication, those without a day last. `publisher`: words that its name holds."""
        dated, holds, by = choose.days(since, until), choose.holds(text), choose.holds(publisher)

        def make() -> Iterator[things.Report]:
            for made in self.each_report(choose.ident(story)):
                if dated(made.item.published) and holds(made.item.title, made.item.text) and by(made.item.publisher):
                    yield made

        return self._table("report", make)

    def entities(self, sort: Several = None, text: str | None = None, country: str | None = None) -> Table[things.Entity]:
        """People, organisations, states and groups, by name. `text` stands in a name or alias; `country` is a code such as "UA"."""
        sorts, holds = choose.one_of("sort", sort, ("person", "organisation", "state", "group")), choose.holds(text)

        def make() -> Iterator[things.Entity]:
            every = (things.Entity(self, e) for e in each(self.store, "entity"))  # type: ignore[arg-type]
            for made in sorted(every, key=lambda e: (e.item.name.casefold(), e.id)):
                if (sorts is None or made.item.sort in sorts) and country in (None, made.item.country) and holds(made.name, *made.aliases):
                    yield made

        return self._table("entity", make)

    def _table(self, kind: str, make: Callable[[], Iterable[Any]]) -> Table[Any]:
        def columns() -> Sequence[Column]:
            from dateline.api.columns import COLUMNS

            return COLUMNS[kind]

        def fresh() -> Iterable[Any]:
            self.refresh()
            return make()

        return Table(kind, fresh, columns)
