"""The gazetteer finds places by any common spelling, and its index is built so that a kill or a second build does no harm."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.resolve.gazetteer import index as gazetteer_index
from dateline.resolve.gazetteer.fold import fold
from dateline.resolve.gazetteer.gazetteer import neighbours, places_named, region_of
from dateline.resolve.gazetteer.index import table_rows


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Zürich", "zurich"),  # accents
        ("St. Gallen", "saint gallen"),  # abbreviation before a name
        ("Nizhny-Novgorod", "nizhny novgorod"),  # hyphen
        ("Hawaiʻi", "hawaii"),  # letters of transliteration
        ("The Gambia", "gambia"),  # article
        ("Łódź", "lodz"),  # letters that NFKD leaves whole
        ("D.C.", "dc"),  # full stops
        ("St.", "st"),  # alone it is no saint
        ("Clark Co.", "clark county"),  # county, abbreviated
        ("", ""),  # nothing
    ],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    ("name", "country", "kind", "lat", "lon"),
    [
        ("Zaporizhia", "UA", "city", 47.8, 35.2),  # a spelling the packages lack
        ("Kyiv", "UA", "city", 50.5, 30.5),
        ("Kiev", "UA", "city", 50.5, 30.5),
        ("Crimea", "UA", "region", 45.7, 33.9),
        ("Calif.", "US", "region", 36.8, -119.4),  # Associated Press abbreviation
        ("W.Va.", "US", "region", 38.6, -80.5),
        ("United Kingdom", "GB", "country", 54.0, -2.0),
        ("Scotland", "GB", "nation", 56.0, -4.0),
        ("Gaza Strip", "PS", "region", 31.4, 34.4),
        ("Black Sea", "", "area", 43.0, 34.0),  # no country's
        ("Rapides Parish", "US", "county", 31.2, -92.5),  # a parish is a county
        ("Cook County", "US", "county", 41.9, -87.8),
        ("Cox's Bazar", "BD", "city", 21.4, 92.0),
        ("Heathrow Airport", "GB", "airfield", 51.5, -0.5),
    ],
)
def test_places_named(name: str, country: str, kind: str, lat: float, lon: float) -> None:
    near = [e for e in places_named(name) if e.kind == kind and e.country == country and abs(e.lat - lat) < 1.5 and abs(e.lon - lon) < 1.5]
    assert near, places_named(name)[:4]


def test_unknown_name_is_no_place() -> None:
    assert places_named("Qwertzuiopolis") == ()
    assert places_named("") == ()


def test_geonames_ids_where_the_package_has_them() -> None:
    assert [(e.source, e.ident) for e in places_named("Peru") if e.kind == "country"] == [("geonames", "3932488")]
    assert [(e.source, e.ident) for e in places_named("Ohio") if e.kind == "region"] == [("geonames", "5165418")]


def test_every_alias_has_its_entry() -> None:
    """A new version of a package may drop an entry: then the alias must be looked at again."""
    lost = [
        row["names"]
        for row in table_rows("gazetteer_aliases.tsv")
        if not any(e.name == row["entry"] for name in row["names"].split("|")[:1] for e in places_named(name))
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("country", "code", "name"),
    [("UA", "07", "Kharkivska"), ("US", "OH", "Ohio"), ("XX", "01", None), ("UA", "", None)],
)
def test_region_of(country: str, code: str, name: str | None) -> None:
    found = region_of(country, code)
    assert (found.name if found else None) == name


def test_neighbours() -> None:
    assert "FR" in neighbours("ES")
    assert neighbours("XX") == frozenset()


def test_a_failed_build_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(db: sqlite3.Connection) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr(gazetteer_index, "write_places", fails)
    with pytest.raises(RuntimeError):
        gazetteer_index._built(tmp_path / "gazetteer.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(gazetteer_index, "write_places", lambda db: None)
    monkeypatch.setattr(gazetteer_index.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "file" / "cache"))
    made = gazetteer_index.index_file()
    assert made.is_file()
    assert made.parent.parent == tmp_path


def test_no_folder_at_all_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(gazetteer_index.tempfile, "gettempdir", lambda: str(tmp_path / "file"))
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(OSError, match="DATELINE_CACHE"):
        gazetteer_index.index_file()
