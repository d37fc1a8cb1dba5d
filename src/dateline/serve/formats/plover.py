"""PLOVER: every event that has a type, in the columns of POLECAT, tab-separated as POLECAT is.

After the PLOVER manual (2023) and the columns under which POLECAT is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.core.entity import Entity
from dateline.core.mention import NameMention, PlaceMention
from dateline.serve.formats.cells import tab_line
from dateline.serve.formats.columns import Column, nothing
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.happened import Happened, happenings
from dateline.serve.formats.nations import nation
from dateline.serve.formats.parties import sort_of
from dateline.serve.formats.precision import entry_of, region_name
from dateline.serve.formats.sourced import outlets, published, title
from dateline.store.archive import Archive

VERSION = "PLOVER 2023"
# The manual's four quadrants: verbal and material cooperation, verbal and material conflict.
QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    2: ("COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
SECTORS = {"state": "GOV", "group": "REB", "unarmed": ""}
FEATURES = {
    "country": "PCLI", "nation": "ADM1", "region": "ADM1", "county": "ADM2",
    "area": "RGN", "city": "PPL", "airfield": "AIRF", "point": "",
}  # fmt: skip


def _names(entities: Sequence[Entity]) -> str:
    return ";".join(e.name for e in entities)


def _countries(entities: Sequence[Entity], code: str) -> str:
    """Countries of the entities, each once; an entity without one gives none."""
    known = (nation(e.country) for e in entities)
    return ";".join(dict.fromkeys(str(v) for n in known if n and (v := getattr(n, code))))


def _sectors(entities: Sequence[Entity]) -> str:
    return ";".join(dict.fromkeys(s for e in entities if (s := SECTORS[sort_of(e)])))


def _titles(entities: Sequence[Entity]) -> str:
    return ";".join(dict.fromkeys(role.title for e in entities for role in e.roles[:1]))


def _raw(row: Happened, side: str) -> str:
    """The names as reports write them where they tell of it, as far as they do so in the same sentence."""
    wanted = {i for o in row.occurrences for i in getattr(o, side)}
    sentences = [(o.report, o.sentence.start, o.sentence.end) for o in row.occurrences]
    found = (
        m.span.exact
        for m in row.scene.dossier.mentions.values()
        if isinstance(m, NameMention)
        and m.entity in wanted
        and any(m.report == r and start <= m.span.start < end for r, start, end in sentences)
    )
    return ";".join(dict.fromkeys(found))


def _raw_place(row: Happened) -> str | None:
    mentions = row.scene.dossier.mentions
    named = (mentions.get(o.where or "") for o in row.occurrences)
    place = row.event.where
    return next((m.span.exact for m in named if isinstance(m, PlaceMention) and place and m.gazetteer_id == place.gazetteer_id), None)


def _place(row: Happened, name: str) -> object:
    return getattr(row.event.where, name) if row.event.where else None


def _city(row: Happened) -> str | None:
    place = row.event.where
    return place.name if place and place.precision in ("city", "point") else None


def _country(row: Happened) -> str | None:
    known = nation(row.event.where.country) if row.event.where else None
    return known.alpha3 if known else None


def _feature(row: Happened) -> str | None:
    entry = entry_of(row.event.where) if row.event.where else None
    return FEATURES[entry.kind] if entry else None


def _geonames(row: Happened) -> str | None:
    place = row.event.where
    return place.gazetteer_id if place and place.gazetteer == "geonames" else None


def _story(row: Happened, sort: str) -> str:
    """People, organisations or places named in the reports of it, those of the statements' own entities for the first two."""
    dossier, reports = row.scene.dossier, {r.id for r in row.reports}
    if sort == "place":
        places = (m.name for m in dossier.mentions.values() if isinstance(m, PlaceMention) and m.report in reports and m.name)
        return ";".join(dict.fromkeys(places))
    named = [m.entity or "" for m in dossier.mentions.values() if isinstance(m, NameMention) and m.report in reports and m.type == sort]
    known = (dossier.entities[e] for e in named if e in dossier.entities)
    return ";".join(dict.fromkeys(e.name for e in known if e.sort != "state"))


def _published(row: Happened) -> str | None:
    return published(row.reports[0]) if row.reports else None


def _dates(row: Happened) -> str | None:
    """The day, "first/last" of a longer span, as EDTF has it; empty where no date is told."""
    return row.event.when.edtf if row.event.when else None


def _side(what: str, side: str, entities: str) -> Iterator[Column[Happened]]:
    def of(row: Happened) -> list[Entity]:
        return list(getattr(row, entities))

    yield Column(f"{what} Name", "text", "names, by ;", lambda r: _names(of(r)))
    yield Column(f"{what} Country", "text", "alpha-3 codes of their countries", lambda r: _countries(of(r), "alpha3"))
    yield Column(f"{what} COW", "text", "numbers of their countries by the Correlates of War", lambda r: _countries(of(r), "cow"))
    yield Column(f"Primary {what} Sector", "text", "GOV or REB of who is named first", lambda r: _sectors(of(r)[:1]))
    yield Column(f"{what} Sectors", "text", "GOV and REB of all", lambda r: _sectors(of(r)))
    yield Column(f"{what} Title", "text", "what reports call them (“Foreign Minister”)", lambda r: _titles(of(r)))
    yield Column(f"{what} Name Raw", "text", "names as written in the sentences that tell of it", lambda r: _raw(r, side))
    yield Column(f"Wikipedia {what} ID", "text", "empty: nothing is looked up", nothing)


COLUMNS: tuple[Column[Happened], ...] = (
    Column("Event ID", "text", "our event id", lambda r: r.event.id),
    Column("Event Date", "text", "the date in EDTF; empty where none is told", _dates),
    Column("Event Type", "text", "PLOVER type", lambda r: r.event.event_type),
    Column("Event Mode", "text", "PLOVER mode", lambda r: r.event.mode),
    Column("Intensity", "number", "empty: PLOVER's scale is not derived from the text", nothing),
    Column("Quad Code", "integer", "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict", lambda r: quad(r.event.event_type)),
    Column("Contexts", "text", "empty: contexts are not read", nothing),
    *_side("Actor", "actors", "actors"),
    *_side("Recipient", "recipients", "recipients"),
    Column("Placename", "text", "place", lambda r: _place(r, "name")),
    Column("City", "text", "the place where it is a town", _city),
    Column("District", "text", "empty: the gazetteer has no districts", nothing),
    Column("Province", "text", "first-level region", lambda r: region_name(r.event.where) if r.event.where else None),
    Column("Country", "text", "alpha-3 code", _country),
    Column("Latitude", "number", "degrees, WGS 84", lambda r: _place(r, "lat")),
    Column("Longitude", "number", "degrees, WGS 84", lambda r: _place(r, "lon")),
    Column("GeoNames ID", "text", "where the place is GeoNames' own", _geonames),
    Column("Raw Placename", "text", "the place as a report writes it", _raw_place),
    Column("Feature Type", "text", "GeoNames' feature code, coarsely", _feature),
    Column("Source", "text", "outlets, by ;", lambda r: ";".join(outlets(r.reports))),
    Column("Publication Date", "date", "of the first report; empty where not known to the day", _published),
    Column("Story People", "text", "people named in its reports", lambda r: _story(r, "person")),
    Column("Story Organizations", "text", "organisations named in its reports", lambda r: _story(r, "organisation")),
    Column("Story Locations", "text", "places named in its reports", lambda r: _story(r, "place")),
    Column("Language", "text", "of the first report, ISO 639", lambda r: r.reports[0].language if r.reports else None),
    Column("Version", "text", "of PLOVER", lambda r: VERSION),
    Column("Headline", "text", "of the first report", lambda r: title(r.reports[0]) if r.reports else None),
    Column("Status", "text", "ours: happened, ongoing, planned, hypothetical or denied", lambda r: r.event.status),
    Column("Voices", "integer", "ours: independent voices", lambda r: r.event.voices),
    Column("Sentence", "text", "ours: the sentence that tells of it first", lambda r: r.says),
)


def quad(event_type: str | None) -> int | None:
    """The quadrant of a type."""
    return next((code for code, types in QUADS.items() if event_type in types), None)


def as_plover(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """A tab-separated table, one row an event that has a type; the others are left out."""
    yield tab_line(c.name for c in COLUMNS)
    for happened in happenings(archive, options):
        if happened.event.event_type is None:
            options.leave_out("no PLOVER type: an accident or a disaster")
            continue
        yield tab_line(c.value(happened) for c in COLUMNS)


PLOVER = Format(name="plover", title="events in the columns of POLECAT (tab-separated)", suffix=".tsv", lines=as_plover)
