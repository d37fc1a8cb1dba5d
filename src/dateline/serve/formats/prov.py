"""PROV: what the record was made of, by which program and which people, as PROV-JSON; one bundle a story, one for decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline import __version__
from dateline.core.decision import Decision
from dateline.core.event import Event, Finding
from dateline.core.ids import digest
from dateline.core.report import Report
from dateline.core.statement import Statement
from dateline.serve.formats.dossier import Dossier, dossiers
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.web import given, json_text, web
from dateline.serve.words import headline, outlet, safe
from dateline.store.archive import Archive

PREFIX = {"xsd": "http://www.w3.org/2001/XMLSchema#", "dl": "urn:dateline:"}
PROGRAM = "dl:program"
Section = dict[str, dict[str, Any]]


class Bundle:
    """A bundle in the making: records under the name of their section, relations named after what they relate."""

    def __init__(self) -> None:
        self.sections: dict[str, Section] = {}

    def add(self, section: str, ident: str, **attributes: Any) -> None:
        """An entity, an activity or an agent; `dl__name` is an attribute of ours, any other one of PROV's."""
        named = {key.replace("dl__", "dl:") if key.startswith("dl__") else f"prov:{key}": value for key, value in given(attributes).items()}
        self.sections.setdefault(section, {})[ident] = named

    def relate(self, section: str, **ends: Any) -> None:
        """A relation between two of them; the same one told again is one."""
        name = digest("r", section, *map(str, ends.values()))
        self.sections.setdefault(section, {})[f"_:{name}"] = {f"prov:{key}": value for key, value in ends.items()}

    def derived(self, one: str, of: Iterable[str], how: str | None = None) -> None:
        """That an entity was made of others."""
        for other in of:
            self.relate("wasDerivedFrom", generatedEntity=one, usedEntity=other, **({"type": _typed(how)} if how else {}))


def _typed(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def as_prov(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """One PROV-JSON document, written a bundle at a time."""
    yield f'{{"prefix": {json_text(PREFIX)},\n"bundle": {{'
    targets: set[str] | None = None if options.story is None else set()
    for number, dossier in enumerate(dossiers(archive, options.story, options.rule)):
        yield (",\n" if number else "\n") + _written(f"dl:{dossier.story.id}", of_story(dossier))
        if targets is not None:
            targets |= {*dossier.statements, *dossier.entities, *(e.id for e in dossier.events), *(f.id for f in dossier.findings)}
    decisions = [d for d in archive.decisions() if targets is None or d.target in targets]
    if decisions:
        yield ",\n" + _written("dl:decisions", of_decisions(decisions))
    yield "\n}}\n"


def _written(name: str, bundle: Bundle) -> str:
    return f"{json_text(name)}: {json_text({'prefix': PREFIX, **bundle.sections})}"


def of_story(dossier: Dossier) -> Bundle:
    """Reports, what was read in them, and what was worked out of that."""
    bundle = Bundle()
    bundle.add("agent", PROGRAM, type=_typed("prov:SoftwareAgent"), label=f"Dateline {__version__}", dl__version=__version__)
    for found in dossier.found:
        _report(bundle, found.report, dossier.origins, dossier.revises)
        _read(bundle, found.report, found.statements)
    work = f"dl:work-out-{dossier.story.id}"
    bundle.add("activity", work, label="comparing what the reports of a story say")
    bundle.relate("wasAssociatedWith", activity=work, agent=PROGRAM)
    bundle.add("entity", f"dl:{dossier.story.id}", label=safe(dossier.story.title), type=_typed("dl:Story"))
    bundle.relate("wasGeneratedBy", entity=f"dl:{dossier.story.id}", activity=work)
    bundle.derived(f"dl:{dossier.story.id}", (f"dl:{r}" for r in dossier.reports))
    for event in dossier.events:
        _worked_out(bundle, work, event, safe(event.title), "dl:Event", dossier)
    for finding in dossier.findings:
        _worked_out(bundle, work, finding, safe(finding.says), "dl:Finding", dossier)
    return bundle


def _report(bundle: Bundle, report: Report, origins: Mapping[str, str], revises: Mapping[str, str]) -> None:
    ident = f"dl:{report.id}"
    bundle.add(
        "entity",
        ident,
        type=_typed("dl:Report"),
        label=headline(report),
        location=web(report.url),
        dl__published=report.published.edtf,
        dl__origin=origins.get(report.id),
    )
    publisher = f"dl:{digest('pu', outlet(report))}"
    bundle.add("agent", publisher, type=_typed("prov:Organization"), label=outlet(report))
    bundle.relate("wasAttributedTo", entity=ident, agent=publisher)
    if earlier := revises.get(report.id):
        bundle.derived(ident, [f"dl:{earlier}"], "prov:Revision")


def _read(bundle: Bundle, report: Report, statements: Iterable[Statement]) -> None:
    activity = f"dl:read-{report.id}"
    bundle.add("activity", activity, label="reading a report")
    bundle.relate("wasAssociatedWith", activity=activity, agent=PROGRAM)
    bundle.relate("used", activity=activity, entity=f"dl:{report.id}")
    for statement in statements:
        ident, span = f"dl:{statement.id}", statement.span
        bundle.add(
            "entity",
            ident,
            type=_typed("dl:Statement"),
            value=span.exact,
            dl__sort=statement.type,
            dl__start=span.start,
            dl__end=span.end,
            dl__madeBy=statement.made_by,
            dl__review=statement.review,
        )
        bundle.relate("wasGeneratedBy", entity=ident, activity=activity)
        bundle.derived(ident, [f"dl:{report.id}"], "prov:Quotation")


def _worked_out(bundle: Bundle, work: str, item: Event | Finding, label: str, sort: str, dossier: Dossier) -> None:
    bundle.add("entity", f"dl:{item.id}", type=_typed(sort), label=label)
    bundle.relate("wasGeneratedBy", entity=f"dl:{item.id}", activity=work)
    known = [s for s in item.statements if s in dossier.statements]
    bundle.derived(f"dl:{item.id}", (f"dl:{s}" for s in known))
    for ident in known:
        bundle.relate("used", activity=work, entity=f"dl:{ident}")


def of_decisions(decisions: Iterable[Decision]) -> Bundle:
    """What people settled: each decision an activity of a person that used its target, and the record that came of it."""
    bundle = Bundle()
    for decision in decisions:
        person, activity, ident = f"dl:{digest('by', decision.by)}", f"dl:decide-{decision.id}", f"dl:{decision.id}"
        bundle.add("agent", person, type=_typed("prov:Person"), label=safe(decision.by))
        bundle.add("activity", activity, startTime=decision.at, endTime=decision.at, label=decision.act)
        bundle.add("entity", ident, type=_typed("dl:Decision"), dl__act=decision.act, dl__why=safe(decision.why) if decision.why else None)
        bundle.relate("wasAssociatedWith", activity=activity, agent=person)
        bundle.relate("used", activity=activity, entity=f"dl:{decision.target}")
        bundle.relate("wasGeneratedBy", entity=ident, activity=activity)
        bundle.relate("wasAttributedTo", entity=ident, agent=person)
        bundle.derived(ident, [f"dl:{i}" for i in (decision.target, decision.undoes) if i])
        bundle.relate("wasInfluencedBy", influencee=f"dl:{decision.target}", influencer=ident)
    return bundle


PROV = Format(name="prov", title="what the record was made of, by whom (PROV-JSON)", suffix=".prov.json", lines=as_prov)
