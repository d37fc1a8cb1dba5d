"""Web Annotations (W3C): each statement as a note on the words of its report, for readers and tools that mark texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dateline import __version__
from dateline.core.archived import Found
from dateline.core.record import record
from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Statement
from dateline.serve.formats.dossier import dossiers
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.web import given, json_text, listed, urn, web
from dateline.serve.lists import names
from dateline.serve.readings import reading
from dateline.serve.words import headline
from dateline.store.archive import Archive

AROUND = 32  # characters before and after the words, as annotators of the web commonly keep
# The vocabulary of the recommendation, then ours for the fields of a statement; readers know the first by its address.
OURS = {"dateline": "urn:dateline:terms:", "fields": {"@id": "dateline:fields", "@type": "@json"}}
CONTEXT: tuple[Any, ...] = ("http://www.w3.org/ns/anno.jsonld", OURS)
PROGRAM = {"id": "urn:dateline:program", "type": "Software", "name": f"Dateline {__version__}"}
OUR_OWN = ("kind", "id", "report", "span", "sentence", "content")  # what the target says, or the statement's own name


def as_annotations(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """One annotation page with one annotation a statement."""
    head = f'{{"@context": {json_text(CONTEXT)}, "id": "urn:dateline:annotations", "type": "AnnotationPage", "items": ['
    yield from listed(head, _items(archive, options), "]}\n")


def _items(archive: Archive, options: Options) -> Iterator[dict[str, Any]]:
    for dossier in dossiers(archive, options.story, options.rule):
        for found in dossier.found:
            yield from of_report(found, lambda ids, known=dossier.entities: names(ids, known))


def of_report(found: Found, named: Any) -> Iterator[dict[str, Any]]:
    """The annotations of one report, those of rejected statements left out."""
    for statement in found.statements:
        if statement.review != "rejected":
            yield annotation(statement, found.report, named)


def annotation(statement: Statement, report: Report, named: Any) -> dict[str, Any]:
    """One statement: what was read as the body, where it stands as the target. It tells no time of making: same input, same bytes."""
    fields = {k: v for k, v in record(statement).items() if k not in OUR_OWN and v not in (None, [], {})}
    return given(
        {
            "id": urn(statement.id),
            "type": "Annotation",
            "motivation": "describing",
            "creator": PROGRAM,
            "body": [
                {
                    "type": "TextualBody",
                    "purpose": "describing",
                    "format": "text/plain",
                    "language": "en",
                    "value": reading(statement, named),
                },
                {"id": f"{urn(statement.id)}:fields", "type": "Dataset", "purpose": "classifying", "fields": fields},
            ],
            "target": targets(statement.span, report),
        }
    )


def targets(span: Span, report: Report) -> list[dict[str, Any]]:
    """The words in the text as it is kept, by position and by quotation; and on the page that it came from, by quotation alone.

    Positions count code points of the text kept, which is not the page's own text.
    """
    quote = given(
        {
            "type": "TextQuoteSelector",
            "exact": span.exact,
            "prefix": report.text[max(0, span.start - AROUND) : span.start],
            "suffix": report.text[span.end : span.end + AROUND],
        }
    )
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    kept: dict[str, Any] = {"type": "SpecificResource", "source": source(report), "selector": [quote, position]}
    page = web(report.url)
    return [kept] if page is None else [kept, {"type": "SpecificResource", "source": page, "selector": quote}]


def source(report: Report) -> Mapping[str, Any]:
    """The text as the archive keeps it."""
    return given({"id": urn(report.id), "type": "Text", "format": "text/plain", "language": report.language, "label": headline(report)})


ANNOTATIONS = Format(
    name="annotations", title="W3C Web Annotations, one a statement (JSON-LD), for marking texts", suffix=".jsonld", lines=as_annotations
)
