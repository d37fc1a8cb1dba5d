"""The list of stories: which are wanted, and what is shown of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Protocol

from markupsafe import Markup

from dateline.serve.desk.pictures.sparkline import sparkline
from dateline.serve.desk.views.countries import countries, country_name
from dateline.serve.words import safe
from dateline.store.browse import Browse, Filter, StoryRow

SIZE = 50
LONGEST = 200  # characters of a name that is looked for
TYPES = (  # PLOVER's event types
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says, as it was typed. `place_id` and `party_id` choose one of several of that name."""

    since: str = ""
    until: str = ""
    place: str = ""
    place_id: str = ""
    country: str = ""
    type: str = ""
    party: str = ""
    party_id: str = ""
    disputed: bool = False
    unreviewed: bool = False

    @property
    def anything(self) -> bool:
        """Whether anything is asked for."""
        return any(asdict(self).values())


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several that a name may mean, with the query that chooses it."""

    name: str
    detail: str
    chosen: bool
    given: dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in the list."""

    row: StoryRow
    title: str
    spark: Markup | None


@dataclass(frozen=True, slots=True)
class StoriesView:
    """A page of the list. `wrong` says in sentences what of the form could not be used; `whole`: the archive holds stories at all."""

    asked: Asked
    lines: tuple[StoryLine, ...]
    total: int
    offset: int
    size: int
    wrong: tuple[str, ...]
    places: tuple[Choice, ...]
    parties: tuple[Choice, ...]
    whole: bool

    @property
    def given(self) -> dict[str, Any]:
        """The query of this list."""
        return asdict(self.asked)


class _Nothing(Exception):
    """A name that nothing has: no story is wanted."""


def stories_view(browse: Browse, asked: Asked, offset: int = 0) -> StoriesView:
    """The stories that are asked for, newest first, from the one at `offset` on."""
    wrong: list[str] = []
    places = _places(browse, asked)
    parties = _parties(browse, asked)
    try:
        wanted = Filter(
            since=_day(asked.since, "from", wrong),
            until=_day(asked.until, "to", wrong),
            type=asked.type if asked.type in TYPES else None,
            place=_chosen(places, "place_id", asked.place, "place", wrong),
            entity=_chosen(parties, "party_id", asked.party, "person, organisation or state", wrong),
            country=_country(asked.country, wrong),
            disputed=asked.disputed,
            unreviewed=asked.unreviewed,
        )
    except _Nothing:
        return StoriesView(asked, (), 0, 0, SIZE, tuple(wrong), places, parties, True)
    found = browse.stories(wanted, SIZE, offset)
    whole = found.total > 0 or browse.stories(limit=1).total > 0
    lines = tuple(_line(row) for row in found.items)
    return StoriesView(asked, lines, found.total, offset, SIZE, tuple(wrong), places, parties, whole)


def _line(row: StoryRow) -> StoryLine:
    days = [(day, count) for day, count in row.days if day]
    return StoryLine(row, safe(row.story.title), sparkline(days, 96, 18) if days else None)


def _day(text: str, name: str, wrong: list[str]) -> str | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        wrong.append(f"The day “{safe(text)[:40]}” ({name}) was not understood; write it as 2025-03-01.")
        return None


class _Named(Protocol):
    @property
    def name(self) -> str | None: ...


def _places(browse: Browse, asked: Asked) -> tuple[Choice, ...]:
    name = asked.place.strip()[:LONGEST]
    found = browse.places_named(name) if name else {}
    found = dict(sorted(found.items(), key=lambda f: (f[1].name or "").casefold() != name.casefold()))
    chosen = asked.place_id if asked.place_id in found else next(iter(found), "")
    base = asdict(asked)
    return tuple(
        Choice(p.name or "", country_name(p.country), key == chosen, base | {"place": p.name, "place_id": key}) for key, p in found.items()
    )


def _parties(browse: Browse, asked: Asked) -> tuple[Choice, ...]:
    name = asked.party.strip()[:LONGEST]
    wanted = {name.casefold(), *([country_name(code).casefold()] if (code := countries().get(name.casefold())) else [])}
    everyone = {e.id: e for text in sorted(wanted) for e in browse.entities_named(text)} if name else {}
    found = sorted(everyone.values(), key=lambda e: e.name.casefold() not in wanted)
    ids = [e.id for e in found]
    chosen = asked.party_id if asked.party_id in ids else next(iter(ids), "")
    base = asdict(asked)
    return tuple(Choice(e.name, e.sort, e.id == chosen, base | {"party": e.name, "party_id": e.id}) for e in found)


def _chosen(choices: Sequence[Choice], field: str, name: str, what: str, wrong: list[str]) -> str | None:
    if not name.strip():
        return None
    for choice in choices:
        if choice.chosen:
            return str(choice.given[field])
    wrong.append(f"No {what} named “{safe(name)[:80]}” is in the record.")
    raise _Nothing


def _country(name: str, wrong: list[str]) -> str | None:
    text = name.strip().casefold()
    if not text:
        return None
    if code := countries().get(text):
        return code
    wrong.append(f"No country is named “{safe(name)[:80]}”; give its English name or its two letters.")
    raise _Nothing
