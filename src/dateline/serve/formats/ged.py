"""UCDP GED: events of organised violence that killed, in the columns of the Georeferenced Event Dataset.

Scores and rules follow the codebook of UCDP GED (Sundberg and Melander 2013, "Introducing the UCDP Georeferenced Event Dataset", and the
codebook of its versions 20 to 24). Ids of conflicts, dyads and actors are UCDP's own and stay empty: nothing here can know them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dateline.core.mention import Place
from dateline.serve.formats.columns import Column, nothing, table, whole
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.happened import Happened, rows_of
from dateline.serve.formats.nations import Nation, nation
from dateline.serve.formats.parties import Sides, sides, sort_of
from dateline.serve.formats.precision import Days, region_name, where_prec
from dateline.serve.formats.sourced import articles, outlets, published, title
from dateline.serve.formats.tolls import toll
from dateline.store.archive import Archive

REAL = ("happened", "ongoing")
ID_DIGITS = 12  # of the hexadecimal digest: a whole number that spreadsheets and R hold exactly


@dataclass(frozen=True)
class GedRow:
    """An event that GED can hold."""

    of: Happened
    sides: Sides
    days: Days
    place: Place

    @property
    def best(self) -> int:
        """The dead by the rule of the export."""
        return whole(self.of.killed.best) or 0

    @property
    def low(self) -> int:
        """The least number told, at most the best."""
        return min(self.best, whole(self.of.killed.low) or 0)

    @property
    def high(self) -> int:
        """The greatest number told, at least the best: "over 40" gives no higher one."""
        return max(self.best, whole(self.of.killed.high) or 0)

    @cached_property
    def civilians(self) -> int:
        """The dead who are called civilians: all of one-sided violence."""
        if self.sides.type_of_violence == 3:
            return self.best
        asked = [q for q in self.of.asked("killed") if q.civilian]
        return min(self.best, whole(toll(asked, self.of.scene.voice_of, self.of.scene.rule).best) or 0)

    @cached_property
    def nation(self) -> Nation | None:
        """The country it was in."""
        return nation(self.place.country)

    @cached_property
    def reviewed(self) -> bool:
        """Whether a person accepted or corrected every statement of it."""
        return all(a.statement.review in ("accepted", "corrected") for a in self.of.told)

    def gw(self, side: str) -> int | None:
        """The number of Gleditsch and Ward of the state that is a side, or whose forces are."""
        parties = [*self.of.actors, *self.of.suffering]
        found = next((e for e in parties if e.name == side and sort_of(e) == "state"), None)
        known = nation(found.country) if found else None
        return known.gw if known else None


def ged_row(happened: Happened) -> GedRow | str:
    """The event as GED has it, or the reason why it cannot."""
    event = happened.event
    if event.event_type != "ASSAULT":
        return "not violence"
    if event.status not in REAL:
        return "planned, hypothetical or denied"
    if not max(happened.killed.best or 0, happened.killed.high or 0):
        return "the number of dead is not known" if happened.unknown else "no fatalities told"
    if (between := sides(happened.actors, happened.suffering)) is None:
        return "not organised violence: nobody who bears arms is named as doing it"
    if between.type_of_violence == 3 and not _against_civilians(happened):
        return "not organised violence: neither another armed party nor civilians are named as suffering it"
    if event.where is None or event.where.lat is None or event.where.lon is None:
        return "no place with coordinates"
    if happened.days is None or happened.days.ucdp is None:
        return "no date, or none closer than a year"
    return GedRow(happened, between, happened.days, event.where)


def _against_civilians(happened: Happened) -> bool:
    """Whether those who died are called civilians, or somebody who bears no arms is named as the target."""
    return any(q.civilian for q in happened.asked("killed")) or any(sort_of(e) == "unarmed" for e in happened.suffering)


def prio_grid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell: half degrees, numbered from the south-west corner eastwards, then northwards."""
    return int((lat + 90) * 2) * 720 + int((lon + 180) * 2) + 1


COLUMNS: tuple[Column[GedRow], ...] = (
    Column("id", "integer", "a whole number made of our event id", lambda r: int(r.of.event.id[3 : 3 + ID_DIGITS], 16)),
    Column("relid", "text", "our event id", lambda r: r.of.event.id),
    Column("year", "integer", "year of date_start", lambda r: r.days.first.year),
    Column("active_year", "boolean", "empty: whether 25 died in the year needs all of UCDP", nothing),
    Column("code_status", "text", "Clear where a person reviewed all of it, else Check", lambda r: "Clear" if r.reviewed else "Check"),
    Column("type_of_violence", "integer", "1 state-based, 2 non-state, 3 one-sided", lambda r: r.sides.type_of_violence),
    Column("conflict_dset_id", "integer", "empty: UCDP's own", nothing),
    Column("conflict_new_id", "integer", "empty: UCDP's own", nothing),
    Column("conflict_name", "text", "the two sides", lambda r: f"{r.sides.side_a} - {r.sides.side_b}"),
    Column("dyad_dset_id", "integer", "empty: UCDP's own", nothing),
    Column("dyad_new_id", "integer", "empty: UCDP's own", nothing),
    Column("dyad_name", "text", "the two sides", lambda r: f"{r.sides.side_a} - {r.sides.side_b}"),
    Column("side_a_dset_id", "integer", "empty: UCDP's own", nothing),
    Column("side_a_new_id", "integer", "empty: UCDP's own", nothing),
    Column("side_a", "text", "the government's side, else the doer", lambda r: r.sides.side_a),
    Column("side_b_dset_id", "integer", "empty: UCDP's own", nothing),
    Column("side_b_new_id", "integer", "empty: UCDP's own", nothing),
    Column("side_b", "text", "the other side; Civilians where it is one-sided", lambda r: r.sides.side_b),
    Column("number_of_sources", "integer", "independent voices, not reports", lambda r: r.of.event.voices),
    Column("source_article", "text", '"outlet","day","headline" of each report, by ;', lambda r: articles(r.of.reports)),
    Column("source_office", "text", "outlets", lambda r: "; ".join(outlets(r.of.reports))),
    Column("source_date", "text", "days of publication, empty where not known", lambda r: "; ".join(map(published, r.of.reports))),
    Column("source_headline", "text", "headlines", lambda r: "; ".join(map(title, r.of.reports))),
    Column("source_original", "text", "who is said to have counted the dead", lambda r: "; ".join(tellers(r.of))),
    Column("where_prec", "integer", "1 place, 2 near it, 3 district, 4 region, 6 country", lambda r: where_prec(r.place, r.of.near)),
    Column("where_coordinates", "text", "name of the place that the coordinates stand for", lambda r: r.place.name),
    Column("where_description", "text", "the sentence that tells of it", lambda r: r.of.says),
    Column("adm_1", "text", "first-level region", lambda r: region_name(r.place)),
    Column("adm_2", "text", "empty: the gazetteer has no districts", nothing),
    Column("latitude", "number", "degrees, WGS 84", lambda r: r.place.lat),
    Column("longitude", "number", "degrees, WGS 84", lambda r: r.place.lon),
    Column("geom_wkt", "text", "the point as text", lambda r: f"POINT ({r.place.lon} {r.place.lat})"),
    Column("priogrid_gid", "integer", "cell of the PRIO-GRID", lambda r: prio_grid(r.place.lat or 0, r.place.lon or 0)),
    Column("country", "text", "country of the place", lambda r: r.nation.name if r.nation else None),
    Column("country_id", "integer", "its number by Gleditsch and Ward", lambda r: r.nation.gw if r.nation else None),
    Column("region", "text", "UCDP's region", lambda r: r.nation.ucdp_region if r.nation else None),
    Column("event_clarity", "integer", "1; 2 where only a span longer than a month is known", lambda r: 2 if r.days.ucdp == 5 else 1),
    Column("date_prec", "integer", "1 day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year", lambda r: r.days.ucdp),
    Column("date_start", "date", "first day that the date allows", lambda r: r.days.first.isoformat()),
    Column("date_end", "date", "last day that the date allows", lambda r: r.days.last.isoformat()),
    Column("deaths_a", "integer", "0: reports are not read for whose fighters died", lambda r: 0),
    Column("deaths_b", "integer", "0: as deaths_a", lambda r: 0),
    Column("deaths_civilians", "integer", "dead called civilians; all of one-sided violence", lambda r: r.civilians),
    Column("deaths_unknown", "integer", "best without deaths_civilians", lambda r: r.best - r.civilians),
    Column("best", "integer", "the dead by the rule named in `rule`", lambda r: r.best),
    Column("high", "integer", "the greatest number told", lambda r: r.high),
    Column("low", "integer", "the least number told", lambda r: r.low),
    Column("gwnoa", "integer", "number of side a by Gleditsch and Ward, where it is a state", lambda r: r.gw(r.sides.side_a)),
    Column("gwnob", "integer", "number of side b", lambda r: r.gw(r.sides.side_b)),
    Column("rule", "text", "ours: the rule that gave best, high and low", lambda r: r.of.killed.rule),
)


def tellers(happened: Happened) -> list[str]:
    """Who is named as giving the numbers of dead, each once."""
    speakers = (a.statement.speaker for q in happened.asked("killed") for a in q.accounts)
    return list(dict.fromkeys(s.name for s in speakers if s))


def as_ged(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """A comma-separated table, one row an event that GED can hold; the others are left out, each with its reason."""
    yield from table(COLUMNS, rows_of(archive, options, ged_row))


GED = Format(name="ged", title="events of organised violence in the columns of UCDP GED (CSV)", suffix=".csv", lines=as_ged)
