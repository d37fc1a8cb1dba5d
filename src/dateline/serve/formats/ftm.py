"""FollowTheMoney: people, organisations, events and reports as entities, one JSON object a line, for Aleph, OpenAleph and yente."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from dateline.core.entity import Entity, EntitySort
from dateline.core.event import Event
from dateline.core.ids import digest
from dateline.core.mention import NameMention
from dateline.core.report import Report
from dateline.core.statement import Statement
from dateline.core.when import When
from dateline.serve.formats.dossier import Dossier, dossiers
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.measures import measures
from dateline.serve.formats.web import json_text, web
from dateline.serve.readings import note
from dateline.serve.words import headline, outlet, safe, short
from dateline.store.archive import Archive
from dateline.store.streamed import each

Values = Iterable[str | float | None]
Made = dict[str, object]
LONGEST_NAME, LONGEST_TEXT = 350, 60_000  # the model refuses names over 384 and texts over 65,000 characters
TEXTS = ("summary", "description", "notes")
# A group ("separatists") is no company and need not be registered: an organisation in the model's wide sense.
SCHEMA: Mapping[EntitySort, str] = {"person": "Person", "organisation": "Organization", "state": "PublicBody", "group": "Organization"}


def as_ftm(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """Entities first, then story by story its reports, events and what ties them together. Each entity is written once."""
    named: set[str] = set()
    if options.story is None:
        for entity in each(archive, "entity"):
            if isinstance(entity, Entity):
                named.add(entity.id)
                yield _line(party(entity))
    for dossier in dossiers(archive, options.story, options.rule):
        if options.story is not None:
            named = set(dossier.entities)
            yield from (_line(party(e)) for e in dossier.entities.values())
        yield from map(_line, of_story(dossier, named))


def _line(entity: Made) -> str:
    return json_text(entity) + "\n"


def of_story(dossier: Dossier, named: set[str]) -> Iterator[Made]:
    """The entities of one story; `named` are the ids of people and organisations that the export holds."""
    for found in dossier.found:
        yield article(found.report)
        yield from mentions(found.report, (m for m in found.mentions if isinstance(m, NameMention)), named)
    for event in dossier.events:
        yield happening(dossier, event)
        yield from (documentation(dossier.reports[s.report], event, s) for s in dossier.told(event))


def party(entity: Entity) -> Made:
    """A person, an organisation, a state or a group."""
    roles = [safe(f"{r.title} of {r.of}" if r.of else r.title) for r in entity.roles]
    country = entity.country.lower() if entity.country else None
    return _entity(
        entity.id,
        SCHEMA[entity.sort],
        name=[entity.name],
        alias=entity.aliases,
        position=roles if entity.sort == "person" else (),
        country=[country],
        jurisdiction=[country] if entity.sort == "state" else (),
        keywords=[entity.sort] if entity.sort in ("state", "group") else (),
    )


def article(report: Report) -> Made:
    """A report without its text, which is its publisher's."""
    return _entity(
        report.id,
        "Article",
        title=[headline(report)],
        author=[report.byline],
        publisher=[outlet(report)],
        publishedAt=_days(report.published),
        language=[languages().get((report.language or "")[:2])],
        sourceUrl=[web(report.url)],
        keywords=report.credits,
    )


def mentions(report: Report, found: Iterable[NameMention], named: set[str]) -> Iterator[Made]:
    """Who is named in a report, in which words."""
    words: dict[tuple[str, str], list[str]] = {}
    for mention in found:
        if mention.entity in named:
            words.setdefault((mention.entity, mention.type), []).append(mention.span.exact)
    for (entity, sort), exact in words.items():
        schema = SCHEMA["group" if sort == "group" else "person" if sort == "person" else "organisation"]
        ident = digest("fm", report.id, entity, sort)
        yield _entity(ident, "Mention", document=[report.id], resolved=[entity], name=exact, detectedSchema=[schema])


def happening(dossier: Dossier, event: Event) -> Made:
    """An event, with its figures in words and the reports that tell of it as proof."""
    place = event.where
    told = measures(dossier, event)
    says = [m.finding.says for m in told if m.finding]
    once = [note(dossier.statements[m.statements[0]]) for m in told if not m.finding]
    reports = [dossier.reports[r] for r in event.reports if r in dossier.reports]
    when = event.when or When()
    return _entity(
        event.id,
        "Event",
        name=[event.title],
        startDate=[when.earliest],
        endDate=[when.latest],
        location=[place.name if place else None],
        country=[place.country.lower() if place and place.country else None],
        involved=[i for i in (*event.actors, *event.recipients) if i in dossier.entities],
        keywords=[event.event_type, event.mode, event.status],
        description=says,
        notes=once,
        recordId=[event.id],
        publisher=map(outlet, reports),
        sourceUrl=[web(r.url) for r in reports],
        proof=[r.id for r in reports],
    )


def documentation(report: Report, event: Event, statement: Statement) -> Made:
    """That a report tells of an event: in which words, at which code points of its text."""
    said = f"{safe(statement.speaker.name)}, " if statement.speaker else ""
    where = f"{report.id} {statement.span.start}-{statement.span.end}"
    return _entity(
        digest("fd", event.id, statement.id),
        "Documentation",
        document=[report.id],
        entity=[event.id],
        role=[statement.type],
        status=[statement.stance],
        date=_days(report.published),
        summary=[f"{said}{note(statement)}"],
        description=[statement.sentence.exact],
        recordId=[f"{statement.id} {where}"],
        publisher=[outlet(report)],
        sourceUrl=[web(report.url)],
        proof=[report.id],
    )


def _days(when: When) -> list[str | None]:
    """A day, or both ends of what is known; the model holds several values of one property."""
    return list(dict.fromkeys((when.earliest, when.latest)))


def _entity(ident: str, schema: str, **properties: Values) -> Made:
    made = {name: _texts(values, LONGEST_TEXT if name in TEXTS else LONGEST_NAME) for name, values in properties.items()}
    return {"id": ident, "schema": schema, "properties": {name: values for name, values in made.items() if values}}


def _texts(values: Values, longest: int) -> list[str]:
    return list(dict.fromkeys(text for v in values if v is not None and (text := short(str(v), longest))))


@cache
def languages() -> Mapping[str, str]:
    """ISO 639-1 code to ISO 639-3 code, which the model wants."""
    lines = files("dateline.serve.formats").joinpath("tables/iso639.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


FTM = Format(name="ftm", title="FollowTheMoney entities, one a line, for Aleph and yente", suffix=".ftm.json", lines=as_ftm)
