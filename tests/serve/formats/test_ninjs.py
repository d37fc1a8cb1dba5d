"""ninjs: items as IPTC's documentation of ninjs 2.1 has them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from dateline.serve.formats.ninjs import as_ninjs
from dateline.store.archive import Archive

# The properties of ninjs 2.1 that are used here, after https://iptc.org/std/ninjs/ ; nothing that it does not know is let through.
TEXT = {"type": "string", "minLength": 1}
URI = {"type": "string", "pattern": "^(urn:|https?://)"}


def closed(required: tuple[str, ...] = (), **properties: object) -> dict[str, object]:
    return {"type": "object", "required": list(required), "additionalProperties": False, "properties": properties}


def some(item: object) -> dict[str, object]:
    return {"type": "array", "minItems": 1, "items": item}


VALUED = closed(("value",), role=TEXT, value=TEXT, contenttype={"enum": ["text/plain"]})
NAMED = closed(("name",), name=TEXT, rel=TEXT, scheme=URI, code=TEXT, uri=URI)
POINT = closed(
    ("type", "coordinates"),
    type={"const": "Point"},
    coordinates={"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
)
ITEM = closed(
    ("uri", "standard"),
    uri=URI,
    standard=closed(("name", "version", "schema"), name={"const": "ninjs"}, version={"const": "2.1"}, schema=URI),
    type={"enum": ["text", "audio", "video", "picture", "graphic", "composite", "planning", "component"]},
    profile=TEXT,
    language={"type": "string", "pattern": "^[a-z]{2,3}$"},
    headlines=some(VALUED),
    descriptions=some(VALUED),
    bylines=some(closed(byline=TEXT)),
    located=TEXT,
    versioncreated={"type": "string", "format": "date-time"},
    subjects=some(NAMED),
    events=some(NAMED),
    people=some(NAMED),
    organisations=some(NAMED),
    places=some(closed(("name",), name=TEXT, rel=TEXT, uri=URI, geojson=POINT)),
    infosources=some(NAMED),
    altids=some(closed(("role", "value"), role=TEXT, value=TEXT)),
    ednote=TEXT,
    associations=some({"$ref": "#/$defs/association"}),
)
ASSOCIATION = json.loads(json.dumps(ITEM))
ASSOCIATION["properties"]["name"] = TEXT
ASSOCIATION["required"].append("name")
SCHEMA = ITEM | {"$defs": {"association": ASSOCIATION}}


def items(archive: Archive) -> list[dict[str, Any]]:
    return [json.loads(line) for line in as_ninjs(archive)]


@pytest.mark.parametrize("which", ["samples", "evil"])
def test_items_are_as_the_standard_has_them(which: str, request: pytest.FixtureRequest) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    check = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    made = items(request.getfixturevalue(which))
    assert made
    for item in made:
        check.validate(item)
    assert not check.is_valid(made[0] | {"rating": 1})


def test_a_story_and_its_events_lead_to_their_reports(samples: Archive) -> None:
    made = {i["uri"].rpartition(":")[2]: i for i in items(samples)}
    worked = samples.worked_out()
    assert set(made) == {s.id for s in worked.stories} | {e.id for e in worked.events}
    for held in (*worked.stories, *worked.events):
        tied = [a["altids"][0]["value"] for a in made[held.id]["associations"]]
        assert sorted(tied) == sorted(held.reports)
        assert [a["name"] for a in made[held.id]["associations"]] == [f"report{n}" for n in range(1, len(tied) + 1)]


def test_a_day_is_no_time(samples: Archive) -> None:
    reports = {a["altids"][0]["value"]: a for i in items(samples) for a in i["associations"]}
    exact = [a["versioncreated"] for a in reports.values() if "versioncreated" in a]
    assert exact and all(re.search(r"T.*(Z|[+-]\d\d:\d\d)$", time) for time in exact)
    assert len(exact) < len(reports) and all("Published: " in a["ednote"] for a in reports.values())


def test_no_texts_of_publishers_and_no_foreign_addresses(evil: Archive) -> None:
    text = "".join(as_ninjs(evil))
    addresses = [x["uri"] for i in items(evil) for x in (i, *i["associations"])]
    assert "<script" not in text and addresses and not any("javascript" in a for a in addresses)
    assert "bodies" not in text
