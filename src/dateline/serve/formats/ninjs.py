"""ninjs (IPTC): stories and events as news items with their reports as associations, for systems of newsrooms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dateline.core.entity import Entity
from dateline.core.event import Event
from dateline.core.mention import Place
from dateline.core.report import Report
from dateline.serve.desk.dates import day
from dateline.serve.formats.dossier import Dossier, dossiers
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.measures import measures
from dateline.serve.formats.web import given, json_text, urn, web
from dateline.serve.lists import counted
from dateline.serve.words import headline, outlet, safe
from dateline.store.archive import Archive

Item = dict[str, Any]
STANDARD = {"name": "ninjs", "version": "2.1", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"}
EVENT_TYPES, MODES = "urn:plover:event", "urn:plover:mode"  # the coding scheme PLOVER


def as_ninjs(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """One item a line: each story, then its events."""
    for dossier in dossiers(archive, options.story, options.rule):
        yield json_text(of_story(dossier)) + "\n"
        yield from (json_text(of_event(dossier, e)) + "\n" for e in dossier.events)


def of_story(dossier: Dossier) -> Item:
    """A story: what its events are, who is named in them, where they were, and the reports that tell of it."""
    story = dossier.story
    parties = dict.fromkeys(i for e in dossier.events for i in (*e.actors, *e.recipients))
    places = [e.where for e in dossier.events if e.where]
    says = [f.says for f in dossier.findings if f.relation != "agree"]
    return given(
        {
            "uri": urn(story.id),
            "standard": STANDARD,
            "type": "composite",
            "profile": "story",
            "language": "en",
            "headlines": [{"role": "main", "value": safe(story.title), "contenttype": "text/plain"}],
            "descriptions": [{"role": "difference", "contenttype": "text/plain", "value": safe(s)} for s in says],
            "events": [_event(e) for e in dossier.events],
            **_named(dossier.entities, parties),
            "places": _places(places),
            "infosources": _sources(dossier.reports.values()),
            "associations": _associations(dossier.reports.values()),
            "altids": [{"role": "dateline", "value": story.id}],
        }
    )


def of_event(dossier: Dossier, event: Event) -> Item:
    """An event, with its figures and how they compare in words."""
    reports = [dossier.reports[r] for r in event.reports if r in dossier.reports]
    says = [m.finding.says for m in measures(dossier, event) if m.finding]
    proof = dossier.statements.get(event.anchor)
    told = {"role": "proof", "contenttype": "text/plain", "value": safe(proof.sentence.exact)} if proof else None
    when = [{"role": "when", "contenttype": "text/plain", "value": day(event.when)}] if event.when and event.when.known else []
    return given(
        {
            "uri": urn(event.id),
            "standard": STANDARD,
            "type": "composite",
            "profile": "event",
            "language": "en",
            "headlines": [{"role": "main", "value": safe(event.title), "contenttype": "text/plain"}],
            "descriptions": [
                *([told] if told else []),
                *when,
                *({"role": "figures", "contenttype": "text/plain", "value": safe(s)} for s in says),
            ],
            "subjects": [
                {"name": name, "rel": "type", "scheme": scheme, "code": name}
                for name, scheme in ((event.event_type, EVENT_TYPES), (event.mode, MODES))
                if name
            ],
            "events": [_event(event)],
            **_named(dossier.entities, (*event.actors, *event.recipients)),
            "places": _places([event.where] if event.where else []),
            "infosources": _sources(reports),
            "associations": _associations(reports),
            "altids": [{"role": "dateline", "value": event.id}],
            "ednote": f"Status: {event.status or 'not given'}. Told by {counted(event.voices, 'independent voice')}.",
        }
    )


def _event(event: Event) -> Item:
    return {"name": safe(event.title), "rel": "about", "uri": urn(event.id)}


def _named(entities: Mapping[str, Entity], ids: Iterable[str]) -> Item:
    """People and organisations; states and groups are organisations here."""
    known = [entities[i] for i in dict.fromkeys(ids) if i in entities]
    people = [{"name": safe(e.name), "rel": "party", "uri": urn(e.id)} for e in known if e.sort == "person"]
    others = [{"name": safe(e.name), "rel": e.sort, "uri": urn(e.id)} for e in known if e.sort != "person"]
    return {"people": people, "organisations": others}


def _places(places: Sequence[Place]) -> list[Item]:
    """Each place once; `rel` says how closely it is known."""
    once = {(p.gazetteer_id, p.name): p for p in places if p.name}
    return [
        given(
            {
                "name": safe(p.name or ""),
                "rel": p.precision,
                "uri": f"https://sws.geonames.org/{p.gazetteer_id}/" if p.gazetteer == "geonames" and p.gazetteer_id else None,
                "geojson": {"type": "Point", "coordinates": [p.lon, p.lat]} if p.lat is not None and p.lon is not None else None,
            }
        )
        for p in once.values()
    ]


def _sources(reports: Iterable[Report]) -> list[Item]:
    return [{"name": name, "rel": "publisher"} for name in dict.fromkeys(map(outlet, reports))]


def _associations(reports: Iterable[Report]) -> list[Item]:
    return [of_report(r) | {"name": f"report{n}"} for n, r in enumerate(reports, 1)]


def of_report(report: Report) -> Item:
    """A report without its text, which is its publisher's. A time is given only where the report gives one: a day is no time."""
    time = report.published.edtf or ""
    exact = time if "T" in time and len(time) >= 20 else None
    return given(
        {
            "uri": web(report.url) or urn(report.id),
            "standard": STANDARD,
            "type": "text",
            "language": report.language,
            "headlines": [{"role": "main", "value": headline(report), "contenttype": "text/plain"}],
            "bylines": [{"byline": safe(report.byline)}] if report.byline else None,
            "located": safe(report.dateline) if report.dateline else None,
            "versioncreated": exact,
            "infosources": _sources([report]) + [{"name": safe(c), "rel": "agency"} for c in report.credits],
            "altids": [{"role": "dateline", "value": report.id}],
            "ednote": f"Published: {day(report.published)}.",
        }
    )


NINJS = Format(name="ninjs", title="IPTC ninjs news items, one a line, for newsroom systems", suffix=".ninjs.jsonl", lines=as_ninjs)
