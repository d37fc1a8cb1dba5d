"""GeoJSON: events on a map, for QGIS and the like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dateline.core.event import Event
from dateline.core.mention import Place, Precision
from dateline.core.record import plain, record
from dateline.serve.formats.dossier import Dossier, dossiers
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.measures import Measure, measures
from dateline.serve.formats.web import listed
from dateline.serve.words import outlet, safe
from dateline.store.archive import Archive

# What a point stands for: a reader of the map must see that the middle of a country is not where it happened.
KNOWN_TO: Mapping[Precision | None, str] = {
    "point": "exact place",
    "city": "town",
    "region": "somewhere in this region; the point is its middle",
    "country": "somewhere in this country; the point is its middle",
    None: "not known how closely",
}


def as_geojson(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """Events that have a place with coordinates, as one FeatureCollection (RFC 7946) of points in WGS 84."""
    yield from listed('{"type": "FeatureCollection", "features": [', _features(archive, options), "]}\n")


def _features(archive: Archive, options: Options) -> Iterator[dict[str, Any]]:
    for dossier in dossiers(archive, options.story, options.rule):
        for event in dossier.events:
            if event.where is None or event.where.lat is None or event.where.lon is None:
                options.leave_out("no place with coordinates")
                continue
            yield feature(dossier, event, event.where)


def feature(dossier: Dossier, event: Event, where: Place) -> dict[str, Any]:
    """An event as a GeoJSON feature. Properties that programs show in a table are plain values; lists and objects hold the rest."""
    made = record(event)
    rest = {k: v for k, v in made.items() if k not in ("kind", "id", "where")}
    place = {k: getattr(where, k) for k in ("name", "country", "precision", "gazetteer", "gazetteer_id")}
    when, told = event.when, measures(dossier, event)
    reports = [dossier.reports[r] for r in event.reports if r in dossier.reports]
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [where.lon, where.lat]},
        "properties": rest
        | {"place": place, "place_name": safe(where.name or ""), "country": where.country, "precision": where.precision}
        | {"approximate": where.precision in ("region", "country", None), "known_to": KNOWN_TO[where.precision]}
        | {"date_from": when.earliest if when else None, "date_to": when.latest if when else None}
        | {"who": safe("; ".join(dossier.names(event.actors))), "to_whom": safe("; ".join(dossier.names(event.recipients)))}
        | {"sources": "; ".join(dict.fromkeys(map(outlet, reports))), "disputed": any(m.disputed for m in told)}
        | _flat(told)
        | {"figures": [_figure(m) for m in told]},
    }


def _flat(told: list[Measure]) -> dict[str, Any]:
    """ "killed_best", "killed_low", "killed_high" and "killed_what" for each role, of the measure that most accounts give."""
    made: dict[str, Any] = {}
    for measure in told:
        role = "_or_".join(measure.roles)
        if not measure.unknown and f"{role}_what" not in made and role != "other":
            made[f"{role}_what"] = " ".join(filter(None, (safe(measure.about.what or ""), _unit(measure))))
            made |= {f"{role}_{end}": plain(value) for end, value in _ends(measure).items()}
    return made


def _unit(measure: Measure) -> str:
    unit = measure.about.unit or "count"
    return "" if unit == "count" else f"({safe(unit)})"


def _ends(measure: Measure) -> dict[str, float | None]:
    return {"best": measure.best, "low": measure.low, "high": measure.high}


def _figure(measure: Measure) -> dict[str, Any]:
    about, finding = measure.about, measure.finding
    return {
        "role": about.role, "what": about.what, "unit": about.unit, "relation": measure.relation, "rule": measure.rule,
        "unknown": measure.unknown, **{end: plain(value) for end, value in _ends(measure).items()},
        "says": safe(finding.says) if finding else None, "statements": list(measure.statements),
    }  # fmt: skip


GEOJSON = Format(name="geojson", title="events on a map (RFC 7946), for QGIS and web maps", suffix=".geojson", lines=as_geojson)
