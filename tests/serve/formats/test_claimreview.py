"""schema.org claims: read as linked data without the network; who claims what is kept, and nothing is rated."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest

from dateline.serve.formats.claimreview import as_claimreview
from dateline.store.archive import Archive

SCHEMA = "https://schema.org/"


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def graph(archive: Archive) -> Any:
    rdflib = pytest.importorskip("rdflib")
    return rdflib.Graph().parse(data="".join(as_claimreview(archive)), format="json-ld")


def items(archive: Archive) -> dict[str, dict[str, Any]]:
    return {i["@id"]: i for i in json.loads("".join(as_claimreview(archive)))["@graph"]}


def test_linked_data_says_who_claims_which_figure_where(samples: Archive, offline: None) -> None:
    found = graph(samples).query(
        """PREFIX s: <https://schema.org/>
        SELECT ?who ?words ?outlet WHERE {
          ?finding s:isBasedOn ?claim ; s:additionalProperty [ s:name "relation" ; s:value "conflict" ] .
          ?claim a s:Claim ; s:name ?words ; s:author [ s:name ?who ] ; s:appearance [ s:publisher [ s:name ?outlet ] ] }"""
    )
    rows = {tuple(map(str, row)) for row in found}
    assert {("Officials in Norvia", "at least 12 trucks", "Harbour Courier"), ("Olga Stein", "9 trucks", "The Meridian Post")} == rows


def test_every_reference_is_met(samples: Archive) -> None:
    made = items(samples)
    for item in made.values():
        for name in ("appearance", "about", "firstAppearance", "itemReviewed", "isBasedOn"):
            values = item.get(name, [])
            assert all(v in made for v in (values if isinstance(values, list) else [values]))


def test_nothing_is_rated_and_only_people_review(samples: Archive, decided: Archive) -> None:
    for archive, expected in ((samples, []), (decided, ["Ada"])):
        text = "".join(as_claimreview(archive))
        assert "ating" not in text.replace("stating", "")  # no Rating, reviewRating, ratingValue
        reviews = [i for i in items(archive).values() if i["@type"] == "ClaimReview"]
        assert [r["author"]["name"] for r in reviews] == expected
        assert all(r["reviewBody"] == "confirm: conflict. both are told" for r in reviews)


def test_a_page_may_hold_it(evil: Archive, offline: None) -> None:
    text = "".join(as_claimreview(evil))
    assert "<" not in text and ">" not in text
    assert "javascript:alert(1)" not in [i.get("url") for i in items(evil).values()]
    assert len(graph(evil)) > 10
