"""An event's page: every value with the statements that gave it and those that differ, its findings, and all statements by voice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from dateline.core.event import UNSETTLED, Event
from dateline.core.mention import PlaceMention
from dateline.core.statement import Figure, Occurrence, Statement
from dateline.core.when import When
from dateline.serve.desk.views.accounts import STATUS_WORDS, Account, Sources, sources, together
from dateline.serve.desk.views.event_gathered import gathered
from dateline.serve.desk.views.findings import OTHER, FindingView, by_weight, finding_view
from dateline.serve.desk.views.story_happened import place_key
from dateline.serve.words import safe
from dateline.store import schema
from dateline.store.browse import Browse
from dateline.store.rows import bodies_of

ORDER = (*UNSETTLED, *OTHER, "agree")
RESTS_ON = 5  # statements shown under a value; the rest are folded
STATEMENTS = 400  # of an event that a page holds


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field. `when` is set for a date; `href` leads to what it names; `rests_on` are the accounts that give it."""

    text: str
    href: str | None
    when: When | None
    rests_on: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an event: its value, and values of other accounts. Without values it is missing, as `missing` says."""

    name: str
    values: tuple[Value, ...]
    differing: tuple[Value, ...]
    silent: int
    missing: str


@dataclass(frozen=True, slots=True)
class Telling:
    """All that one report says about the event."""

    voice: int
    outlet: str
    report: str
    headline: str
    published: When
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event, ready to print. `story` is (id, title); `first` is the account it is named after."""

    event: Event
    title: str
    story: tuple[str, str] | None
    fields: tuple[Field, ...]
    findings: tuple[FindingView, ...]
    tellings: tuple[tuple[int, tuple[Telling, ...]], ...]
    left_out: int
    reviewed: int


Key = str | When
Read = Callable[[Occurrence], Iterable[Key]]
Show = Callable[[Key], tuple[str, str | None, When | None]]


def event_view(browse: Browse, event: Event) -> EventView:
    """All that is known of an event."""
    findings = by_weight(browse.findings_of_event(event.id), ORDER)
    ids = dict.fromkeys((event.anchor, *event.statements))
    shown = [*ids][:STATEMENTS]
    statements = browse.statements(dict.fromkeys((*shown, *(i for f in findings for i in f.statements))))
    found = sources(browse, statements, event.reports, (*event.actors, *event.recipients))
    told = [s for i in shown if isinstance(s := statements.get(i), Occurrence)]
    figures = [s for i in shown if isinstance(s := statements.get(i), Figure)]
    by_figures = {} if told else gathered(browse, event, figures)
    row = browse.story(event.story) if event.story else None
    return EventView(
        event=event,
        title=safe(event.title),
        story=(row.story.id, safe(row.story.title)) if row else None,
        fields=tuple(_fields(event, told, found, _places(browse, told), by_figures)),
        findings=tuple(finding_view(f, found, {}) for f in findings),
        tellings=_tellings(found, [statements[i] for i in shown if i in statements]),
        left_out=len(ids) - len(shown),
        reviewed=sum(s.review is not None for s in statements.values()),
    )


def _places(browse: Browse, told: Iterable[Occurrence]) -> Mapping[str, PlaceMention]:
    with browse.archive.reading() as db:
        return bodies_of(db, schema.mentions, PlaceMention, dict.fromkeys(s.where for s in told if s.where))


def _fields(
    event: Event, told: Sequence[Occurrence], found: Sources, places: Mapping[str, PlaceMention], by_figures: Mapping[Key, list[str]]
) -> list[Field]:
    def field(name: str, of_event: Iterable[Key | None], read: Read, missing: str, show: Show = _word) -> Field:
        return _field(name, {v: by_figures.get(v, ()) for v in of_event if v}, told, found, read, missing, show)

    def entity(ident: Key) -> tuple[str, str | None, When | None]:
        return found.names([str(ident)]) or "not in the record any more", f"/entities/{ident}", None

    def kind(one: Occurrence | Event) -> list[Key | None]:
        return [" / ".join(p for p in (one.event_type, one.mode) if p) or None]

    named = {key: mention.name or "" for mention in places.values() if (key := place_key(mention.place))}
    where = place_key(event.where)
    if where and event.where:
        named.setdefault(where, event.where.name or "")

    def place(key: Key) -> tuple[str, str | None, When | None]:
        return safe(named.get(str(key), "")) or "a place without a name", f"/places/{quote(str(key))}", None

    def at(one: Occurrence) -> list[Key]:
        mention = places.get(one.where or "")
        key = place_key(mention.place) if mention else None
        return [key] if key else []

    return [
        field("What", kind(event), lambda s: [k for k in kind(s) if k], "type not given"),
        field("Status", [event.status], lambda s: [s.status], "status not given", lambda k: (STATUS_WORDS[str(k)], None, None)),
        field("Who", event.actors, lambda s: s.actors, "doer not named", entity),
        field("To whom", event.recipients, lambda s: s.recipients, "nobody named", entity),
        field("Where", [where], at, "place not given, or not found in the gazetteer", place),
        field("When", [event.when], _dated, "date not given", lambda k: ("", None, _when(k))),
    ]


def _dated(statement: Occurrence) -> list[Key]:
    return [statement.when] if statement.when and statement.when.known else []


def _when(key: Key) -> When | None:
    return key if isinstance(key, When) else None


def _word(key: Key) -> tuple[str, str | None, When | None]:
    return safe(str(key)).lower(), None, None


def _field(
    name: str, of_event: Mapping[Key, Iterable[str]], told: Sequence[Occurrence], found: Sources, read: Read, missing: str, show: Show
) -> Field:
    """`of_event`: the event's values, each with the figures in whose sentences it stands where no occurrence gives it."""
    by_value: dict[Key, list[str]] = {value: [*figures] for value, figures in of_event.items()}
    silent = 0
    for statement in told:
        given = list(read(statement))
        silent += not given
        for value in given:
            by_value.setdefault(value, []).append(statement.id)
    made = {key: Value(*show(key), rests_on=_once(found, ids)) for key, ids in by_value.items()}
    values = tuple(value for key, value in made.items() if key in of_event)
    others = sorted((value for key, value in made.items() if key not in of_event), key=lambda v: (-len(v.rests_on), v.text))
    return Field(name, values, tuple(others), silent, missing)


def _once(found: Sources, ids: Iterable[str]) -> tuple[Account, ...]:
    """One account a voice and sentence."""
    return tuple(together(found.accounts(ids), key=lambda a: (a.voice, a.sentence)))


def _tellings(found: Sources, statements: Sequence[Statement]) -> tuple[tuple[int, tuple[Telling, ...]], ...]:
    by_report: dict[str, list[Account]] = {}
    for account in (a for s in sorted(statements, key=lambda s: (s.span.start, s.id)) if (a := found.account(s.id))):
        by_report.setdefault(account.report, []).append(account)
    ordered = sorted(by_report.values(), key=lambda each: (each[0].voice, each[0].day or "9999", each[0].report))
    told = [Telling(a[0].voice + 1, a[0].outlet, a[0].report, a[0].headline, a[0].published, tuple(a)) for a in ordered]
    return tuple((voice, tuple(each)) for voice, each in groupby(told, key=lambda t: t.voice))
