"""Web Annotations: as the recommendation has them, and every selector leads to the words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dateline.serve.formats.annotations import as_annotations
from dateline.store.archive import Archive

OA = "http://www.w3.org/ns/oa#"
# What the recommendation asks for (https://www.w3.org/TR/annotation-model/), as far as it is used here.
URI = {"type": "string", "pattern": "^(urn:|https?://)"}
SELECTOR = {
    "oneOf": [
        {
            "type": "object",
            "required": ["type", "exact"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
        },
        {
            "type": "object",
            "required": ["type", "start", "end"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
        },
    ]
}
TARGET = {
    "type": "object",
    "required": ["type", "source", "selector"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": {"anyOf": [URI, {"type": "object", "required": ["id", "type"], "properties": {"id": URI, "type": {"const": "Text"}}}]},
        "selector": {"anyOf": [SELECTOR, {"type": "array", "items": SELECTOR}]},
    },
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "motivation", "body", "target"],
    "properties": {
        "id": URI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing", "classifying", "commenting", "identifying"]},
        "creator": {"type": "object", "required": ["id", "type", "name"]},
        "body": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["type", "purpose"]}},
        "target": {"type": "array", "minItems": 1, "items": TARGET},
    },
}
PAGE = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"type": "array", "contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
        "type": {"const": "AnnotationPage"},
        "items": {"type": "array", "items": ANNOTATION},
    },
}
# The terms of that context which are used here, written down so that no reader has to fetch it.
TERMS = {
    "oa": OA,
    "as": "https://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "AnnotationPage": "as:OrderedCollectionPage",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextualBody": "oa:TextualBody",
    "items": {"@id": "as:items", "@container": "@list"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
    "value": "rdf:value",
    "creator": {"@id": "dc:creator", "@type": "@id"},
}


def page(archive: Archive) -> dict[str, Any]:
    made: dict[str, Any] = json.loads("".join(as_annotations(archive)))
    return made


@pytest.mark.parametrize("which", ["samples", "evil"])
def test_it_is_as_the_recommendation_has_it(which: str, request: pytest.FixtureRequest) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    made = page(request.getfixturevalue(which))
    jsonschema.validate(made, PAGE)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made | {"items": [made["items"][0] | {"target": []}]}, PAGE)


@pytest.mark.parametrize("which", ["samples", "evil"])
def test_every_selector_leads_to_the_words(which: str, request: pytest.FixtureRequest) -> None:
    archive = request.getfixturevalue(which)
    made = page(archive)["items"]
    statements = {s.id: s for r in archive.report_ids() for s in archive.found_in(r).statements}
    assert {a["id"].rpartition(":")[2] for a in made} == set(statements)
    for annotation in made:
        kept, *pages = annotation["target"]
        text = archive.found_in(kept["source"]["id"].rpartition(":")[2]).report.text
        quote, position = kept["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"] == statements[annotation["id"].rpartition(":")[2]].span.exact
        around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
        assert text.find(around) == start - len(quote.get("prefix", ""))
        assert all(p["source"].startswith("https://") and p["selector"] == quote for p in pages)


def test_it_is_linked_data(samples: Archive) -> None:
    rdflib = pytest.importorskip("rdflib")
    made = page(samples)
    made["@context"] = [TERMS, *(c for c in made["@context"] if isinstance(c, dict))]
    graph = rdflib.Graph().parse(data=json.dumps(made), format="json-ld")
    marked = set(graph.objects(None, rdflib.URIRef(f"{OA}exact")))
    assert {str(w) for w in marked} == {a["target"][0]["selector"][0]["exact"] for a in made["items"]}
    assert len(list(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{OA}Annotation")))) == len(made["items"])
