"""Exports: every record of an archive as JSON lines, one table as CSV, events on a map as GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

from dateline.core.archived import WorkedOut
from dateline.core.record import record
from dateline.store.archive import Archive

KINDS = ("report", "mention", "statement", "event", "finding", "story", "entity")
Record = dict[str, Any]


def records(archive: Archive) -> Iterator[Record]:
    """Every record in the contract's order: each report with its mentions and statements, then what was worked out."""
    worked = archive.worked_out()
    story_of = {r: s.id for s in worked.stories for r in s.reports}
    event_of = {s: e.id for e in worked.events for s in e.statements}
    for ident in archive.report_ids():
        found = archive.found_in(ident)
        if found is None:  # removed meanwhile: nothing to show
            continue
        yield record(found.report) | {"story": story_of.get(ident), "origin": worked.origins[ident]}
        yield from map(record, found.mentions)
        yield from (_linked(record(s), event_of, worked) for s in found.statements)
    for items in (worked.events, worked.findings, worked.stories, worked.entities):
        yield from map(record, items)


def _linked(statement: Record, event_of: dict[str, str], worked: WorkedOut) -> Record:
    statement["event"] = event_of.get(statement["id"])
    if statement["type"] == "position":
        statement["met_by"] = worked.met.get(statement["id"])
    return statement


def as_jsonl(archive: Archive, kind: str | None) -> Iterator[str]:
    """One JSON object a line."""
    for item in records(archive):
        if kind in (None, item["kind"]):
            yield json.dumps(item, ensure_ascii=False, allow_nan=False) + "\n"


def as_csv(archive: Archive, kind: str | None) -> Iterator[str]:
    """One row a record of one kind (statements unless told otherwise), nested fields under dotted names."""
    rows = [flat(r) for r in records(archive) if r["kind"] == (kind or "statement")]
    names = list(dict.fromkeys(n for row in rows for n in row))
    yield _csv_line(names)
    for row in rows:
        yield _csv_line([cell(row.get(n)) for n in names])


def _csv_line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def flat(item: Record, name: str = "") -> dict[str, Any]:
    """{"span": {"start": 1}} to {"span.start": 1}; lists stay lists."""
    out: dict[str, Any] = {}
    for key, value in item.items():
        path = f"{name}.{key}" if name else key
        out |= flat(value, path) if isinstance(value, dict) else {path: value}
    return out


def cell(value: Any) -> str:
    """The text of a cell. What a spreadsheet would run as a formula gets an apostrophe before it: reports come from strangers."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = "; ".join(json.dumps(v, ensure_ascii=False) if isinstance(v, dict) else str(v) for v in value)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def as_geojson(archive: Archive, kind: str | None) -> Iterator[str]:
    """Events that have a place with coordinates, as one FeatureCollection (RFC 7946) of points."""
    features = [feature(r) for r in records(archive) if r["kind"] == "event" and (r["where"] or {}).get("lat") is not None]
    yield json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, allow_nan=False) + "\n"


def feature(event: Record) -> Record:
    """An event as a GeoJSON feature; its `precision` says how closely the place is known."""
    where = event["where"]
    point = {"type": "Point", "coordinates": [where["lon"], where["lat"]]}
    rest = {k: v for k, v in event.items() if k not in ("kind", "id", "where")}
    place = {k: where[k] for k in ("name", "country", "precision", "gazetteer", "gazetteer_id")}
    return {"type": "Feature", "id": event["id"], "geometry": point, "properties": rest | {"place": place}}


FORMATS: dict[str, Callable[[Archive, str | None], Iterator[str]]] = {"jsonl": as_jsonl, "csv": as_csv, "geojson": as_geojson}
