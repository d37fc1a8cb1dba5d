"""FollowTheMoney: what comes out is read by the model's own package, unchanged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from dateline.serve.formats.format import Options
from dateline.serve.formats.ftm import as_ftm, languages
from dateline.store.archive import Archive


def entities(archive: Archive, story: str | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in as_ftm(archive, Options(story=story))]


def of(made: list[dict[str, Any]], schema: str) -> Iterator[dict[str, Any]]:
    return (e for e in made if e["schema"] == schema)


@pytest.mark.parametrize("which", ["samples", "evil"])
def test_the_model_takes_every_value_as_it_stands(which: str, request: pytest.FixtureRequest) -> None:
    model = pytest.importorskip("followthemoney").model
    made = entities(request.getfixturevalue(which))
    assert made
    for entity in made:
        proxy = model.get_proxy(entity, cleaned=False)  # what is wrong for its type is dropped here
        kept = {prop.name: sorted(proxy.get(prop)) for prop in proxy.iterprops()}
        assert kept == {name: sorted(values) for name, values in entity["properties"].items()}
        proxy.schema.validate(entity)


def test_ids_are_one_each_and_every_reference_is_met(samples: Archive) -> None:
    model = pytest.importorskip("followthemoney").model
    made = entities(samples)
    ids = {e["id"] for e in made}
    assert len(ids) == len(made)
    for entity in made:
        for name, values in entity["properties"].items():
            if model.get(entity["schema"]).get(name).type.name == "entity":
                assert set(values) <= ids


def test_an_event_leads_to_the_words_of_its_reports(samples: Archive) -> None:
    made = entities(samples)
    event = next(e for e in of(made, "Event") if "Geneva" in e["properties"].get("location", []))
    proofs = [d["properties"] for d in of(made, "Documentation") if d["properties"]["entity"] == [event["id"]]]
    for proof in proofs:
        report, _, offsets = proof["recordId"][0].partition(" ")[2].partition(" ")
        start, end = map(int, offsets.split("-"))
        found = samples.found_in(report)
        assert found and found.report.text[start:end] in found.report.text and proof["document"] == [report]
        assert proof["description"][0] in " ".join(found.report.text.split())
    assert {p["document"][0] for p in proofs} == set(event["properties"]["proof"])


def test_one_story_brings_its_own_people_alone(samples: Archive) -> None:
    story = samples.worked_out().stories[0].id
    one, every = entities(samples, story), {e["id"]: e for e in entities(samples)}
    assert 0 < len(one) < len(every)
    assert all(every[e["id"]] == e for e in one)


def test_languages_are_codes_of_the_model() -> None:
    registry = pytest.importorskip("followthemoney.types").registry
    assert len(languages()) > 60 and languages()["en"] == "eng"
    assert all(registry.language.clean(code) == long for code, long in languages().items())
