"""Every record of an archive or of a story in the contract's order, some reports at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.core.archived import Found
from dateline.core.record import record
from dateline.core.report import Report
from dateline.core.statement import Position, Statement
from dateline.serve.formats.dossier import Dossier, dossiers
from dateline.serve.formats.estimates import ruled
from dateline.serve.formats.format import EVERYTHING, Options
from dateline.store.archive import Archive
from dateline.store.browse import Browse
from dateline.store.streamed import each

KINDS = ("report", "mention", "statement", "event", "finding", "story", "entity", "decision")
IN_REPORTS = ("report", "mention", "statement")
Record = dict[str, Any]
AT_ONCE = 50  # reports held at a time: few, as they may be long, yet enough to ask for links seldom


@dataclass(frozen=True, slots=True)
class Links:
    """What was worked out about some reports and statements, each by its id."""

    stories: Mapping[str, str] = field(default_factory=dict)  # report -> story
    origins: Mapping[str, str] = field(default_factory=dict)  # report -> origin
    events: Mapping[str, str] = field(default_factory=dict)  # statement -> event
    met: Mapping[str, str] = field(default_factory=dict)  # position's statement -> event
    revises: Mapping[str, str] = field(default_factory=dict)  # report -> the version of its page that it takes the place of


def records(archive: Archive, options: Options = EVERYTHING) -> Iterator[Record]:
    """Records of the kind and story wanted: each report with its mentions and statements, then what was worked out, then decisions."""
    for item in _of_story(archive, options.story, options.rule) if options.story else _of_archive(archive, options.kind, options.rule):
        if options.kind in (None, item["kind"]):
            yield item


def record_called(archive: Archive, ident: str, rule: str | None = None) -> Record | None:
    """The record with an id, findings by a rule if one is named; None where there is none."""
    browse = Browse(archive)
    if report := ident if archive.known([ident]) else archive.report_of(ident) or browse.report_of_mention(ident):
        found = archive.found_in(report)
        told = found_records(found, links_of(browse, [found])) if found else iter(())
        return next((r for r in told if r["id"] == ident), None)
    if finding := browse.finding(ident):
        return record(next(ruled(archive, [finding], rule, browse.story_of_finding(ident))))
    row = browse.story(ident)
    item = row.story if row else browse.event(ident) or browse.entity(ident) or browse.decision(ident)
    return record(item) if item else None


def _of_archive(archive: Archive, kind: str | None, rule: str | None) -> Iterator[Record]:
    if kind in (None, *IN_REPORTS):
        yield from _in_reports(archive)
    for sort in ("event", "finding", "story", "entity"):
        if kind in (None, sort):
            items = ruled(archive, each(archive, sort), rule) if sort == "finding" else each(archive, sort)  # type: ignore[arg-type]
            yield from map(record, items)
    yield from map(record, archive.decisions())


def _in_reports(archive: Archive) -> Iterator[Record]:
    ids = archive.report_ids()
    browse = Browse(archive)
    for at in range(0, len(ids), AT_ONCE):
        found = [f for f in map(archive.found_in, ids[at : at + AT_ONCE]) if f is not None]  # None: removed meanwhile
        links = links_of(browse, found)
        for one in found:
            yield from found_records(one, links)


def links_of(browse: Browse, found: list[Found]) -> Links:
    """The links of some reports and their statements."""
    reports = [f.report.id for f in found]
    statements = [s for f in found for s in f.statements]
    positions = [s.id for s in statements if isinstance(s, Position)]
    return Links(
        browse.story_of(reports),
        browse.origins(reports),
        browse.event_of(s.id for s in statements),
        browse.met_by(positions),
        browse.revises(reports),
    )


def _of_story(archive: Archive, story: str, rule: str | None) -> Iterator[Record]:
    for dossier in dossiers(archive, story, rule):
        links = links_in(dossier)
        for found in dossier.found:
            yield from found_records(found, links)
        entities = sorted(dossier.entities.values(), key=lambda e: e.id)
        for items in (sorted(dossier.events, key=lambda e: e.id), dossier.findings, (dossier.story,), entities):
            yield from map(record, items)
        about = {dossier.story.id, *dossier.statements, *dossier.entities}
        about |= {e.id for e in dossier.events} | {f.id for f in dossier.findings}
        yield from (record(d) for d in archive.decisions() if d.target in about)


def links_in(dossier: Dossier) -> Links:
    """The links of a story's reports and statements."""
    return Links(dict.fromkeys(dossier.reports, dossier.story.id), dossier.origins, dossier.event_of, dossier.met, dossier.revises)


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
