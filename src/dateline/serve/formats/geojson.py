"""GeoJSON: events on a map, for QGIS and the like."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.records import Record, records
from dateline.store.archive import Archive


def as_geojson(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """Events that have a place with coordinates, as one FeatureCollection (RFC 7946) of points."""
    yield '{"type": "FeatureCollection", "features": ['
    between = ""
    for event in records(archive, replace(options, kind="event")):
        if (event["where"] or {}).get("lat") is None:
            options.leave_out("no place with coordinates")
            continue
        yield between + json.dumps(feature(event), ensure_ascii=False, allow_nan=False)
        between = ", "
    yield "]}\n"


def feature(event: Record) -> Record:
    """An event as a GeoJSON feature; its `precision` says how closely the place is known."""
    where = event["where"]
    point = {"type": "Point", "coordinates": [where["lon"], where["lat"]]}
    rest = {k: v for k, v in event.items() if k not in ("kind", "id", "where")}
    place = {k: where[k] for k in ("name", "country", "precision", "gazetteer", "gazetteer_id")}
    return {"type": "Feature", "id": event["id"], "geometry": point, "properties": rest | {"place": place}}


GEOJSON = Format(name="geojson", title="events on a map (RFC 7946), for QGIS and web maps", suffix=".geojson", lines=as_geojson)
