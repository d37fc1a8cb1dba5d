"""ACLED: events of political violence, demonstrations and strategic developments, in ACLED's 31 columns.

After the codebook of ACLED (2023). Types of interaction are written in words, as ACLED does since 2024.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from dateline.core.entity import Entity
from dateline.core.mention import Place
from dateline.serve.formats.columns import Column, nothing, table, whole
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.happened import Happened, rows_of
from dateline.serve.formats.nations import Nation, nation
from dateline.serve.formats.parties import CIVILIANS, sort_of, words
from dateline.serve.formats.precision import Days, geo_precision, region_name
from dateline.serve.formats.sourced import notes, outlets
from dateline.store.archive import Archive

REAL = ("happened", "ongoing")
STATE = "State forces"
GROUP = ""  # rebels or a militia: reports do not say in ACLED's terms which


@dataclass(frozen=True, slots=True)
class AcledType:
    """Disorder, event and sub-event type."""

    disorder: str
    event: str
    sub_event: str


@cache
def _types() -> tuple[tuple[str, str, str, AcledType], ...]:
    lines = files("dateline.serve.formats").joinpath("tables/acled_types.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple((kind, mode, condition, AcledType(*rest)) for kind, mode, condition, *rest in rows)


def acled_type(event_type: str | None, mode: str | None, holds: Collection[str]) -> AcledType | None:
    """ACLED's types for PLOVER's. `holds`: the table's conditions that hold."""
    rows = (row for row in _types() if row[0] == event_type and row[1] in ("*", mode or "-"))
    return next((found for _, _, condition, found in rows if condition == "*" or condition in holds), None)


@dataclass(frozen=True)
class AcledRow:
    """An event that ACLED can hold."""

    of: Happened
    type: AcledType
    days: Days
    place: Place

    @property
    def date(self) -> str:
        """The day; of a longer span its first day, of a month the one in the middle."""
        return (self.days.middle if self.days.acled == 3 else self.days.first).isoformat()

    @cached_property
    def nation(self) -> Nation | None:
        """The country it was in."""
        return nation(self.place.country)

    @cached_property
    def actors(self) -> tuple[str, str]:
        """The doer and the target; ACLED's general words where nobody is named."""
        crowd = {"Protests": f"Protesters ({self.country})", "Riots": f"Rioters ({self.country})"}.get(self.type.event)
        against = f"{CIVILIANS} ({self.country})" if self.targets_civilians else ""
        unnamed = "" if self.type.event == "Strategic developments" else "Unidentified Armed Group"
        first = crowd or next((e.name for e in self.of.actors), unnamed)
        return first, next((e.name for e in self.of.suffering if e.name != first), against)

    @property
    def ident(self) -> str:
        """The country and the event's own id without its prefix."""
        return (self.nation.alpha3 if self.nation else "") + self.of.event.id[3:]

    @property
    def country(self) -> str:
        """Its name, or nothing."""
        return self.nation.name if self.nation else ""

    @cached_property
    def targets_civilians(self) -> bool:
        """Whether those who suffered bear no arms."""
        violent = "Political violence" in self.type.disorder and self.type.event != "Battles"
        return violent and (self.type.event == "Violence against civilians" or self.of.civilians)

    def inter(self, at: int) -> str:
        """What sort of party an actor is, as far as it is known."""
        side: Sequence[Entity] = self.of.suffering if at else self.of.actors
        name = self.actors[at]
        crowd = {"Protesters": "Protesters", "Rioters": "Rioters", CIVILIANS: "Civilians"}.get(name.split(" (")[0])
        party = next((e for e in side if e.name == name), None)
        if crowd or party is None:
            return crowd or ""
        return {"state": STATE, "group": GROUP, "unarmed": "Civilians" if party.sort == "person" else ""}[sort_of(party)]

    @property
    def interaction(self) -> str:
        """Both sorts of party."""
        one, other = self.inter(0), self.inter(1)
        return f"{one}-{other}" if one and other else f"{one} only" if one and not self.actors[1] else ""


def acled_row(happened: Happened) -> AcledRow | str:
    """The event as ACLED has it, or the reason why it cannot."""
    event = happened.event
    if event.status not in REAL:
        return "planned, hypothetical or denied"
    if (found := acled_type(event.event_type, event.mode, conditions(happened))) is None:
        known = any(row[0] == event.event_type for row in _types())
        return "no parties that ACLED records are named" if known else f"nothing that ACLED records: {event.event_type or 'no type'}"
    place = event.where
    if place is None or place.lat is None or geo_precision(place, happened.near) is None:
        return "no place closer than a country"
    if happened.days is None or happened.days.acled is None:
        return "no date, or none closer than a month"
    return AcledRow(happened, found, happened.days, place)


def conditions(happened: Happened) -> frozenset[str]:
    """The conditions of the table of types that hold: who bears arms, and whether somebody who does not suffers."""
    doers = [e for e in happened.actors[:1] if sort_of(e) != "unarmed"]
    armed = {e.id for e in (*happened.actors, *happened.suffering) if sort_of(e) != "unarmed"}
    met = {e.id for e in happened.suffering if sort_of(e) != "unarmed"} - {e.id for e in doers}
    held = {name for name, least in (("party", 1), ("parties", 2)) if len(armed) >= least}
    if doers and met and happened.event.mode not in words("against_civilians"):
        held.add("armed")
    elif doers and (happened.suffering or happened.civilians):
        held.add("unarmed")
    return frozenset(held)


def _associated(names: Sequence[Entity], taken: str) -> str:
    return "; ".join(e.name for e in names if e.name != taken)


COLUMNS: tuple[Column[AcledRow], ...] = (
    Column("event_id_cnty", "text", "alpha-3 code of the country and our event id", lambda r: r.ident),
    Column("event_date", "date", "the day; first of a week, middle of a month", lambda r: r.date),
    Column("year", "integer", "year of event_date", lambda r: int(r.date[:4])),
    Column("time_precision", "integer", "1 day, 2 within a week, 3 within a month", lambda r: r.days.acled),
    Column("disorder_type", "text", "by PLOVER type and mode", lambda r: r.type.disorder),
    Column("event_type", "text", "by PLOVER type and mode", lambda r: r.type.event),
    Column("sub_event_type", "text", "by PLOVER type and mode", lambda r: r.type.sub_event),
    Column("actor1", "text", "who did it", lambda r: r.actors[0]),
    Column("assoc_actor_1", "text", "others named as doing it", lambda r: _associated(r.of.actors, r.actors[0])),
    Column("inter1", "text", "State forces, Protesters, Rioters, Civilians; empty where not known", lambda r: r.inter(0)),
    Column("actor2", "text", "to whom", lambda r: r.actors[1]),
    Column("assoc_actor_2", "text", "others named as suffering it", lambda r: _associated(r.of.suffering, r.actors[1])),
    Column("inter2", "text", "as inter1", lambda r: r.inter(1)),
    Column("interaction", "text", "inter1 and inter2 where both are known", lambda r: r.interaction),
    Column("civilian_targeting", "text", "whether civilians suffered", lambda r: "Civilian targeting" if r.targets_civilians else ""),
    Column("iso", "integer", "ISO 3166-1 numeric", lambda r: r.nation.numeric if r.nation else None),
    Column("region", "text", "ACLED's region", lambda r: r.nation.acled_region if r.nation else None),
    Column("country", "text", "country of the place", lambda r: r.country),
    Column("admin1", "text", "first-level region", lambda r: region_name(r.place)),
    Column("admin2", "text", "empty: the gazetteer has no districts", nothing),
    Column("admin3", "text", "empty: as admin2", nothing),
    Column("location", "text", "name of the place", lambda r: r.place.name),
    Column("latitude", "number", "degrees, WGS 84", lambda r: r.place.lat),
    Column("longitude", "number", "degrees, WGS 84", lambda r: r.place.lon),
    Column("geo_precision", "integer", "1 the place, 2 near it or a district, 3 a region", lambda r: geo_precision(r.place, r.of.near)),
    Column("source", "text", "outlets", lambda r: "; ".join(outlets(r.of.reports))),
    Column("source_scale", "text", "empty: outlets are not sorted by reach", nothing),
    Column("notes", "text", "the sentence of each report that tells of it", lambda r: notes(r.of)),
    Column("fatalities", "integer", "the dead; empty where no number is told: that is no zero", lambda r: whole(r.of.killed.best)),
    Column("tags", "text", "voices, and the rule of fatalities", lambda r: "; ".join(_tags(r))),
    Column("timestamp", "integer", "empty: a clock would make each export another", nothing),
)


def _tags(row: AcledRow) -> Iterator[str]:
    yield f"voices={row.of.event.voices}"
    if row.of.killed.rule:
        yield f"rule={row.of.killed.rule}"
    elif row.of.unknown:
        yield "fatalities not known"


def as_acled(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """A comma-separated table, one row an event that ACLED can hold; the others are left out, each with its reason."""
    yield from table(COLUMNS, rows_of(archive, options, acled_row))


ACLED = Format(name="acled", title="events in the 31 columns of ACLED (CSV)", suffix=".csv", lines=as_acled)
