"""Event reports: one row an event and report, what each report alone says of it.

The level of the MAVERICK data and of the R package eventreport, on which reports' differences can be measured before anything is
aggregated. Names of columns follow those of MAVERICK as its codebook describes them; the package was not at hand to check against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.core.ids import digest
from dateline.core.statement import Occurrence, Statement
from dateline.serve.formats.columns import Column, table, whole
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.happened import Happened, happenings
from dateline.serve.formats.nations import nation
from dateline.serve.formats.precision import region_name, where_prec
from dateline.serve.formats.sourced import published, title
from dateline.serve.words import outlet
from dateline.store.archive import Archive

VIOLENT = frozenset(("ASSAULT", "PROTEST", "COERCE"))
DOUBTED = ("unconfirmed", "claimed", "denied", "estimated")


def event_report_id(row: Happened) -> str:
    """Made of event and report: the same whenever it is exported."""
    return digest("er", row.event.id, row.reports[0].id)


def certain(row: Happened) -> int:
    """1 where the report tells of it in its own voice or as plain fact, 0 where all it says is claimed, denied or not confirmed."""
    told: list[Statement] = list(row.occurrences) or [a.statement for a in row.told]
    return int(any(s.stance not in DOUBTED and not (isinstance(s, Occurrence) and s.status == "denied") for s in told))


def _day(row: Happened, first: bool) -> str | None:
    when = row.event.when
    return ((when.earliest if first else when.latest) or "")[:10] if when else None


def _actor(names: list[str], at: int) -> str | None:
    return names[at] if len(names) > at else None


def _date_precision(row: Happened) -> int | None:
    return row.days.ucdp if row.days else None


def _place(row: Happened, name: str) -> object:
    return getattr(row.event.where, name) if row.event.where else None


def _country(row: Happened) -> str | None:
    known = nation(row.event.where.country) if row.event.where else None
    return known.name if known else None


def _rule(row: Happened) -> str | None:
    return row.killed.rule or row.injured.rule


def _toll(name: str, role: str) -> Iterator[Column[Happened]]:
    meanings = {"best": "by the rule in `rule`", "low": "the least number told", "high": "the greatest; empty where told without upper end"}

    def of(part: str) -> Callable[[Happened], int | None]:
        return lambda row: whole(getattr(row.killed if role == "killed" else row.injured, part))

    for part, meaning in meanings.items():
        yield Column(f"{name}_{part}", "integer", f"{role} in this report: {meaning}", of(part))


COLUMNS: tuple[Column[Happened], ...] = (
    Column("event_id", "text", "our event id", lambda r: r.event.id),
    Column("event_report_id", "text", "made of event and report", event_report_id),
    Column("report_id", "text", "our report id", lambda r: r.reports[0].id),
    Column("source", "text", "outlet", lambda r: outlet(r.reports[0])),
    Column("source_date", "date", "day of publication; empty where it is not known to the day", lambda r: published(r.reports[0])),
    Column("source_headline", "text", "headline", lambda r: title(r.reports[0])),
    Column("source_voice", "integer", "number of its voice within the story: equal ones are not independent", lambda r: voice(r)),
    Column("start_date", "date", "first day that the report's date of the event allows", lambda r: _day(r, True)),
    Column("end_date", "date", "last day that it allows", lambda r: _day(r, False)),
    Column("date_precision", "integer", "UCDP's date_prec, 1 day to 5 a year; empty without date", _date_precision),
    Column("location", "text", "place", lambda r: _place(r, "name")),
    Column("adm_1", "text", "first-level region", lambda r: region_name(r.event.where) if r.event.where else None),
    Column("country", "text", "country of the place", _country),
    Column("latitude", "number", "degrees, WGS 84", lambda r: _place(r, "lat")),
    Column("longitude", "number", "degrees, WGS 84", lambda r: _place(r, "lon")),
    Column("where_precision", "integer", "UCDP's where_prec: 1 place, 2 near it, 3 district, 4 region, 6 country", lambda r: _where(r)),
    Column("actor1", "text", "who did it", lambda r: _actor([e.name for e in r.actors], 0)),
    Column("actor1_other", "text", "others named as doing it", lambda r: "; ".join(e.name for e in r.actors[1:])),
    Column("actor2", "text", "to whom", lambda r: _actor([e.name for e in r.recipients], 0)),
    Column("actor2_other", "text", "others named as suffering it", lambda r: "; ".join(e.name for e in r.recipients[1:])),
    Column("event_type", "text", "PLOVER type", lambda r: r.event.event_type),
    Column("event_mode", "text", "PLOVER mode", lambda r: r.event.mode),
    Column("event_status", "text", "happened, ongoing, planned, hypothetical or denied", lambda r: r.event.status),
    *_toll("deaths", "killed"),
    *_toll("injuries", "injured"),
    Column("deaths_unknown", "boolean", "1 where the report says that the number of dead is not known", lambda r: int(r.unknown)),
    Column("certain", "boolean", "0 where all the report says of it is claimed, denied, estimated or not confirmed", certain),
    Column("rule", "text", "the rule that gave best, low and high where the report gives several numbers", _rule),
    Column("source_text", "text", "the sentence that tells of it", lambda r: r.says),
)


def voice(row: Happened) -> int | None:
    """The number of the report's voice."""
    return row.scene.voice_of.get(row.reports[0].id)


def _where(row: Happened) -> int | None:
    return where_prec(row.event.where, row.near) if row.event.where else None


def rows(archive: Archive, options: Options) -> Iterator[Happened]:
    """Events as each report tells them, an event's reports one after another."""
    for happened in happenings(archive, options):
        yield from happened.by_report()


def as_event_reports(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """A comma-separated table, one row an event and report."""
    yield from table(COLUMNS, rows(archive, options))


EVENT_REPORT = Format(
    name="event-report",
    title="one row an event and report, for measuring how reports differ (CSV; MAVERICK, R's eventreport)",
    suffix=".csv",
    lines=as_event_reports,
)
