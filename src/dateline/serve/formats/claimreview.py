"""schema.org claims as JSON-LD: who claims which figure, where and when. No verdict on truth: there is no rating in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dateline import __version__
from dateline.core.decision import ON_FINDINGS, Decision
from dateline.core.event import Event, Finding
from dateline.core.record import plain
from dateline.core.report import Report
from dateline.core.statement import Figure, Speaker, Statement
from dateline.serve.formats.dossier import Dossier, dossiers
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.web import given, json_text, listed, urn, web
from dateline.serve.words import headline, outlet, safe
from dateline.store.archive import Archive
from dateline.store.browse import Browse

# Inline, so that no reader has to fetch anything; the same terms as https://schema.org/docs/jsonldcontext.jsonld.
CONTEXT: Mapping[str, Any] = {
    "@vocab": "https://schema.org/",
    **{name: {"@type": "@id"} for name in ("url", "appearance", "firstAppearance", "itemReviewed", "isBasedOn", "about", "hasPart")},
}
SPEAKERS: Mapping[str, str] = {"person": "Person", "organisation": "Organization", "unnamed": "Thing"}
READER = {"@type": "SoftwareApplication", "@id": "urn:dateline:program", "name": "Dateline", "softwareVersion": __version__}


def as_claimreview(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """One JSON-LD document: reports, events, claims, findings over claims, and reviews where a person ruled on a finding."""
    yield from listed(f'{{"@context": {json_text(CONTEXT)}, "@graph": [', _graph(archive, options), "]}\n")


def _graph(archive: Archive, options: Options) -> Iterator[dict[str, Any]]:
    browse = Browse(archive)
    yield READER
    for dossier in dossiers(archive, options.story, options.rule):
        yield from of_story(dossier, {f.id: _ruling(browse, f) for f in dossier.findings if f.review})


def _ruling(browse: Browse, finding: Finding) -> Decision | None:
    """The decision that a finding's relation now rests on."""
    return next((n.decision for n in browse.decisions(finding.id).items if n.decision.act in ON_FINDINGS), None)


def of_story(dossier: Dossier, rulings: Mapping[str, Decision | None]) -> Iterator[dict[str, Any]]:
    """What a story's findings compare, and what they are about."""
    compared = {s for f in dossier.findings for s in f.statements}
    claims = [s for s in dossier.statements.values() if s.id in compared or isinstance(s, Figure)]
    claims = [s for s in claims if s.review != "rejected"]
    told = {s.report for s in claims}
    yield from (article(r) for r in dossier.reports.values() if r.id in told)
    yield from map(happening, dossier.events)
    yield from (claim(s, dossier.reports[s.report], dossier.event_of.get(s.id)) for s in claims)
    for finding in dossier.findings:
        yield compared_claims(finding, dossier)
        if decision := rulings.get(finding.id):
            yield review(finding, decision)


def article(report: Report) -> dict[str, Any]:
    """Where claims appear."""
    return given(
        {
            "@type": "NewsArticle",
            "@id": urn(report.id),
            "headline": headline(report),
            "url": web(report.url),
            "publisher": {"@type": "Organization", "name": outlet(report)},
            "author": {"@type": "Person", "name": safe(report.byline)} if report.byline else None,
            "datePublished": published(report),
            "inLanguage": report.language,
        }
    )


def published(report: Report) -> str | None:
    """The time of publication, or its day; None where only bounds are known."""
    when = report.published
    return (when.edtf if "T" in (when.edtf or "") else when.earliest) if when.earliest == when.latest else None


def happening(event: Event) -> dict[str, Any]:
    """What claims are about."""
    place, when = event.where, event.when
    where = {"@type": "Place", "name": safe(place.name), "addressCountry": place.country} if place and place.name else None
    return given(
        {
            "@type": "Event",
            "@id": urn(event.id),
            "name": safe(event.title),
            "location": given(where) if where else None,
            "startDate": when.earliest if when else None,
            "endDate": when.latest if when else None,
        }
    )


def claim(statement: Statement, report: Report, event: str | None) -> dict[str, Any]:
    """One statement as a claim of whoever makes it: the speaker, else the outlet."""
    return given(
        {
            "@type": "Claim",
            "@id": urn(statement.id),
            "text": safe(statement.sentence.exact),
            "name": safe(statement.span.exact),
            "author": author(statement.speaker, report),
            "appearance": urn(report.id),
            "about": urn(event) if event else None,
            "claimInterpreter": {"@id": READER["@id"]},
            "datePublished": published(report),
            "creativeWorkStatus": statement.stance,
        }
    )


def author(speaker: Speaker | None, report: Report) -> dict[str, Any]:
    """Who claims it."""
    if speaker is None:
        return {"@type": "Organization", "name": outlet(report)}
    named = {"@type": SPEAKERS[speaker.sort], "name": safe(speaker.name)}
    return {**named, "@id": urn(speaker.entity)} if speaker.entity else named


def compared_claims(finding: Finding, dossier: Dossier) -> dict[str, Any]:
    """A finding: a claim of this program about how other claims compare. Best, low and high are by a rule, no verdict."""
    homes = list(dict.fromkeys(dossier.statements[s].report for s in finding.statements if s in dossier.statements))
    values = {"relation": finding.relation, "best": finding.best, "low": finding.low, "high": finding.high, "rule": finding.rule}
    about = {"role": finding.about.role, "what": finding.about.what, "unit": finding.about.unit}
    return given(
        {
            "@type": "Claim",
            "@id": urn(finding.id),
            "text": safe(finding.says),
            "author": {"@id": READER["@id"]},
            "about": urn(finding.event) if finding.event else None,
            "isBasedOn": [urn(s) for s in finding.statements if s in dossier.statements],
            "appearance": [urn(r) for r in homes],
            "firstAppearance": urn(homes[0]) if homes else None,
            "additionalProperty": [
                {"@type": "PropertyValue", "name": name, "value": plain(v)} for name, v in {**about, **values}.items() if v is not None
            ],
        }
    )


def review(finding: Finding, decision: Decision) -> dict[str, Any]:
    """What a person ruled about a finding: that the accounts compare so. It says nothing of which account is true, so it has no rating."""
    return given(
        {
            "@type": "ClaimReview",
            "@id": urn(decision.id),
            "itemReviewed": urn(finding.id),
            "claimReviewed": safe(finding.says),
            "author": {"@type": "Person", "name": safe(decision.by)},
            "datePublished": decision.at[:10],
            "reviewBody": f"{decision.act}: {finding.relation}" + (f". {safe(decision.why)}" if decision.why else ""),
        }
    )


CLAIMREVIEW = Format(
    name="claimreview", title="schema.org claims with who makes them (JSON-LD), for fact-checkers", suffix=".jsonld", lines=as_claimreview
)
