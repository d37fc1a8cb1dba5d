"""GeoJSON: read by shapely; what is known of a place only roughly says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from dateline.core.mention import Place
from dateline.serve.formats.dossier import Dossier, dossiers
from dateline.serve.formats.geojson import as_geojson, feature
from dateline.store.archive import Archive


def features(archive: Archive) -> list[dict[str, Any]]:
    made = json.loads("".join(as_geojson(archive)))
    assert made["type"] == "FeatureCollection" and "crs" not in made  # RFC 7946, 4: always WGS 84
    return list(made["features"])


@pytest.mark.parametrize("which", ["samples", "evil"])
def test_shapely_reads_points_on_the_globe(which: str, request: pytest.FixtureRequest) -> None:
    geometry = pytest.importorskip("shapely.geometry")
    made = features(request.getfixturevalue(which))
    assert made and len({f["id"] for f in made}) == len(made)
    for each in made:
        point = geometry.shape(each["geometry"])
        assert point.is_valid and -180 <= point.x <= 180 and -90 <= point.y <= 90


def placed(samples: Archive) -> Iterator[tuple[Dossier, dict[str, Any]]]:
    place = Place("Estmark", "geonames", "1", 10.0, 20.0, "XX", "country")
    for dossier in dossiers(samples):
        for event in dossier.events:
            yield dossier, feature(dossier, replace(event, where=place), place)["properties"]


KNOWN = [("point", False), ("city", False), ("region", True), ("country", True), (None, True)]


@pytest.mark.parametrize(("precision", "approximate"), KNOWN)
def test_a_point_says_what_it_stands_for(samples: Archive, precision: Any, approximate: bool) -> None:
    dossier = next(d for d in dossiers(samples) if d.events)
    place = Place("Estmark", "geonames", "1", 10.0, 20.0, "XX", precision)
    made = feature(dossier, dossier.events[0], place)["properties"]
    assert made["precision"] == precision and made["approximate"] is approximate
    assert ("the point is its middle" in made["known_to"]) is (precision in ("region", "country"))


def test_figures_of_a_role_with_best_low_and_high(samples: Archive) -> None:
    blast = next(p for _, p in placed(samples) if "grain terminal" in p["title"])
    assert {k: v for k, v in blast.items() if k.startswith("killed_")} == {
        "killed_what": "person", "killed_best": 14, "killed_low": 4, "killed_high": 14,
    }  # fmt: skip
    assert blast["date_from"] == blast["date_to"] == "2031-03-10"
    trucks = next(p for _, p in placed(samples) if p["disputed"])
    assert trucks["destroyed_low"] == 9 and trucks["destroyed_high"] == 12 and trucks["destroyed_what"] == "truck"
    assert [f["relation"] for f in trucks["figures"] if f["role"] == "destroyed" and f["what"] == "truck"] == ["conflict"]


def test_what_nobody_knows_is_no_number(samples: Archive) -> None:
    unknown = [f for _, p in placed(samples) for f in p["figures"] if f["unknown"]]
    assert unknown and all(f["best"] is f["low"] is f["high"] is None for f in unknown)
    none = [f for _, p in placed(samples) for f in p["figures"] if f["role"] == "injured+killed" and f["best"] == 0]
    assert none and all("no casualties" in f["says"] for f in none)  # said to be none: that is a number


def test_plain_properties_for_tables_of_programs(samples: Archive) -> None:
    for each in features(samples):
        plain = {k for k, v in each["properties"].items() if not isinstance(v, list | dict)}
        assert {"title", "place_name", "country", "precision", "date_from", "date_to", "who", "sources", "voices", "story"} <= plain
