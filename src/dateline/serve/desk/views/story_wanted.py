"""Who wants what in a story: a table of what it is about by party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dateline.core.event import Event
from dateline.core.statement import Position
from dateline.core.when import When
from dateline.reconcile.issues import issues, label
from dateline.reconcile.promises import CAN_BE_MET
from dateline.serve.desk.views.accounts import Account, Sources, together
from dateline.serve.words import safe, short

COLUMNS = 4  # parties with a column of their own; the others share one
# An hourglass as a drawing: few systems have a font with the sign for it.
HOURGLASS = Markup('<svg viewBox="0 0 10 12" focusable="false"><path d="M1 1H9L1 11H9Z"/></svg>')
SIGNS: Mapping[str, tuple[str, str]] = {
    "demand": ("●", "demands"),
    "offer": ("○", "offers"),
    "propose": ("◇", "proposes"),
    "accept": ("✓", "accepts"),
    "reject": ("✗", "refuses"),
    "commit": (HOURGLASS, "promises"),
    "threaten": ("▲", "threatens"),
    "condition": ("◧", "sets a condition"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """One position. `met` is (event id, title) of what met it; `open`: it can be met and is not."""

    account: Account
    act: str
    sign: str
    verb: str
    issue: str
    party: str
    addressee: str
    due: When | None
    met: tuple[str, str] | None
    open: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What it is about, with the wishes of each column."""

    issue: str
    cells: tuple[tuple[Wish, ...], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The table. `parties` are (entity id or None, name), one a column; `legend` the signs that occur."""

    parties: tuple[tuple[str | None, str], ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[str, str], ...]
    count: int


def wanted(sources: Sources, positions: Sequence[Position], met: Mapping[str, str], events: Mapping[str, Event]) -> Wanted:
    """The table of all positions that nobody rejected; the same wish told twice is one."""
    known = {p.id: p for p in positions if p.review != "rejected"}
    once = together(sources.accounts(known), key=lambda a: _same(known[a.statement]))
    wishes = [_wish(account, known[account.statement], sources, met, events) for account in once]
    topics = _topics([w.issue for w in wishes])
    columns = _columns(known[w.account.statement].party for w in wishes)
    shared = any(_column(known[w.account.statement].party, columns) == len(columns) for w in wishes)
    by_topic: dict[str, list[Wish]] = {}
    for wish in wishes:
        by_topic.setdefault(topics[wish.issue], []).append(wish)
    width = len(columns) + shared
    rows = [_row(topic, each, known, columns, width) for topic, each in by_topic.items()]
    rows.sort(key=lambda r: (-sum(map(bool, r.cells)), -sum(map(len, r.cells))))
    parties = [(i, sources.names([i]) or "party not named") for i in columns]
    head: list[tuple[str | None, str]] = [*parties, *([(None, "others" if columns else "party not named")] if shared else [])]
    used = {w.act for w in wishes}
    return Wanted(tuple(head), tuple(rows), tuple(sign for act, sign in SIGNS.items() if act in used), len(wishes))


def _same(position: Position) -> tuple[str | None, str, str]:
    return position.party, position.act, position.issue.casefold()


def _wish(account: Account, position: Position, sources: Sources, met: Mapping[str, str], events: Mapping[str, Event]) -> Wish:
    by = next((met[i] for i in (account.statement, *account.more) if i in met), None)
    event = events.get(by or "")
    sign, verb = SIGNS[position.act]
    return Wish(
        account=account,
        act=position.act,
        sign=sign,
        verb=verb,
        issue=short(position.issue, 80) or "not named",
        party=sources.names([position.party]) if position.party else "party not named",
        addressee=sources.names([position.addressee]) if position.addressee else "",
        due=position.due,
        met=(event.id, safe(event.title)) if event else None,
        open=event is None and position.act in CAN_BE_MET,
    )


def _columns(parties: Iterable[str | None]) -> list[str]:
    """The parties with most wishes."""
    counts = Counter(p for p in parties if p)
    return sorted(counts, key=lambda p: (-counts[p], p))[:COLUMNS]


def _column(party: str | None, columns: Sequence[str]) -> int:
    return columns.index(party) if party in columns else len(columns)


def _row(topic: str, wishes: Sequence[Wish], known: Mapping[str, Position], columns: Sequence[str], width: int) -> Row:
    cells: list[list[Wish]] = [[] for _ in range(width)]
    for wish in wishes:
        cells[_column(known[wish.account.statement].party, columns)].append(wish)
    return Row(topic, tuple(map(tuple, cells)))


def _topics(phrases: Sequence[str]) -> dict[str, str]:
    """Issue to what it is called in this story: phrases that name one issue share the name."""
    numbers = issues((p,) for p in phrases)
    groups: dict[int, list[str]] = {}
    for (phrase,), number in numbers.items():
        groups.setdefault(number, []).append(phrase)
    return {phrase: label(each) for each in groups.values() for phrase in each}
