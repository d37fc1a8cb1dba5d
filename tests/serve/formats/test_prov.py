"""PROV: opened by the `prov` package; every statement is derived from its report, every decision is a person's."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dateline.serve.formats.format import Options
from dateline.serve.formats.prov import as_prov
from dateline.store.archive import Archive


def document(archive: Archive, story: str | None = None) -> Any:
    model = pytest.importorskip("prov.model")
    return model.ProvDocument.deserialize(content="".join(as_prov(archive, Options(story=story))), format="json")


def pairs(bundle: Any, kind: str) -> set[tuple[str, str]]:
    """The two ends of every relation of a kind."""
    model = pytest.importorskip("prov.model")
    return {tuple(str(end) for _, end in r.formal_attributes[:2]) for r in bundle.get_records(getattr(model, kind))}


def test_a_bundle_a_story_tells_what_came_of_what(samples: Archive) -> None:
    read = document(samples)
    worked = samples.worked_out()
    bundles = {str(b.identifier): b for b in read.bundles}
    assert set(bundles) == {f"dl:{s.id}" for s in worked.stories}
    for event in worked.events:
        derived = pairs(bundles[f"dl:{event.story}"], "ProvDerivation")
        for ident in event.statements:
            assert (f"dl:{event.id}", f"dl:{ident}") in derived
            assert (f"dl:{ident}", f"dl:{samples.report_of(ident)}") in derived


def test_it_survives_being_written_by_the_package(samples: Archive) -> None:
    read = document(samples)
    assert type(read).deserialize(content=read.serialize(format="json"), format="json") == read
    assert read.serialize(format="provn").count("wasDerivedFrom") > 100


def test_people_stand_behind_decisions(decided: Archive) -> None:
    bundle = next(b for b in document(decided).bundles if str(b.identifier) == "dl:decisions")
    made = [d.id for d in decided.decisions()]
    assert len(made) == 2
    agents = {str(a.identifier): str(a.label) for a in bundle.get_records(pytest.importorskip("prov.model").ProvAgent)}
    assert {agents[who] for _, who in pairs(bundle, "ProvAssociation")} == {"Ada"}
    assert {f"dl:{i}" for i in made} == {entity for entity, _ in pairs(bundle, "ProvGeneration")}
    assert {(f"dl:{d.target}", f"dl:{d.id}") for d in decided.decisions()} == pairs(bundle, "ProvInfluence")


def test_one_story_with_the_decisions_about_it(decided: Archive) -> None:
    target = decided.decisions()[0].target
    home = next(s.id for s in decided.worked_out().stories if decided.report_of(target) in s.reports)
    other = next(s.id for s in decided.worked_out().stories if s.id != home)
    assert [str(b.identifier) for b in document(decided, home).bundles] == [f"dl:{home}", "dl:decisions"]
    assert [str(b.identifier) for b in document(decided, other).bundles] == [f"dl:{other}"]


def test_strangers_words_are_only_labels(evil: Archive) -> None:
    text = "".join(as_prov(evil))
    assert "<script" not in text and 'javascript:alert(1)"' not in text
    assert document(evil).bundles and json.loads(text)
