"""Exports: every record of an archive as JSON lines, one table as CSV, events on a map as GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.core.archived import Found, WorkedOut
from dateline.core.record import record
from dateline.core.report import Report
from dateline.core.statement import Position, Statement
from dateline.store.archive import Archive

KINDS = ("report", "mention", "statement", "event", "finding", "story", "entity", "decision")
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Links:
    """What was worked out about some reports and statements, each by its id."""

    stories: Mapping[str, str] = field(default_factory=dict)  # report -> story
    origins: Mapping[str, str] = field(default_factory=dict)  # report -> origin
    events: Mapping[str, str] = field(default_factory=dict)  # statement -> event
    met: Mapping[str, str] = field(default_factory=dict)  # position's statement -> event
    revises: Mapping[str, str] = field(default_factory=dict)  # report -> the version of its page that it takes the place of


def records(archive: Archive) -> Iterator[Record]:
    """Every record in the contract's order: each report with its mentions and statements, then what was worked out."""
    worked = archive.worked_out()
    links = links_of(worked)
    for ident in archive.report_ids():
        found = archive.found_in(ident)
        if found is not None:  # else removed meanwhile: nothing to show
            yield from found_records(found, links)
    for items in (worked.events, worked.findings, worked.stories, worked.entities, archive.decisions()):
        yield from map(record, items)


def links_of(worked: WorkedOut) -> Links:
    """The links of all reports and statements."""
    story_of = {r: s.id for s in worked.stories for r in s.reports}
    return Links(story_of, worked.origins, {s: e.id for e in worked.events for s in e.statements}, worked.met, worked.revises)


def found_records(found: Found, links: Links) -> Iterator[Record]:
    """The records of one report: itself, its mentions, its statements."""
    yield report_record(found.report, links)
    yield from map(record, found.mentions)
    yield from (statement_record(s, links) for s in found.statements)


def report_record(report: Report, links: Links) -> Record:
    """A report with its story, its origin and the earlier version of its page; null until they are worked out."""
    ident = report.id
    return record(report) | {"story": links.stories.get(ident), "origin": links.origins.get(ident), "revises": links.revises.get(ident)}


def statement_record(statement: Statement, links: Links) -> Record:
    """A statement with the event it tells of, a position also with the event that met it."""
    made = record(statement) | {"event": links.events.get(statement.id)}
    return made | {"met_by": links.met.get(statement.id)} if isinstance(statement, Position) else made


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
