"""HXL: read back by libhxl; people are put to columns and never added up."""

from __future__ import annotations

import io
from typing import Any

import pytest

from dateline.core.event import About, Relation
from dateline.reconcile.terms import part_of_people
from dateline.serve.formats.hxl import _people, as_hxl, columns, people_columns
from dateline.serve.formats.measures import Measure
from dateline.store.archive import Archive


def dataset(archive: Archive) -> Any:
    hxl = pytest.importorskip("hxl")
    return hxl.data(io.BytesIO("".join(as_hxl(archive)).encode()))


@pytest.mark.parametrize("which", ["samples", "evil"])
def test_hxl_reads_a_row_an_event(which: str, request: pytest.FixtureRequest) -> None:
    archive = request.getfixturevalue(which)
    rows = list(dataset(archive))
    assert {r.get("#event+id") for r in rows} == {e.id for e in archive.worked_out().events} != set()


def test_every_hashtag_is_valid_and_stands_once(samples: Archive) -> None:
    found = dataset(samples)
    assert found.display_tags == [tag for _, tag in columns()] and len(set(found.display_tags)) == len(columns())
    known = {"event", "date", "loc", "adm1", "country", "geo", "group", "affected", "indicator", "description", "meta"}  # of HXL 1.1
    assert {c.tag.lstrip("#") for c in found.columns} == known


def test_an_event_with_its_toll_place_and_sources(samples: Archive) -> None:
    rows = list(dataset(samples))
    blast = next(r for r in rows if "grain terminal" in (r.get("#event+name") or ""))
    ends = ("-min-max-f-children", "+min-f-children", "+max-f-children")
    assert [blast.get(f"#affected+killed{end}") for end in ends] == ["14", "4", "14"]
    assert "at least 4 people killed (police)" in blast.get("#description+figures")
    talks = next(r for r in rows if r.get("#loc+name") == "Geneva")
    assert talks.get("#country+code") == "CH" and talks.get("#geo+lat") == "46.20222" and talks.get("#geo+precision") == "city"
    assert "Harbour Courier" in talks.get("#meta+source").split(" | ")


def measure(role: str, what: str, low: float | None, high: float | None = None, relation: Relation | None = None) -> Measure:
    return Measure(About(role, what, "count"), relation, None, low, low, high, False, not part_of_people(what), ("st-1",), None)


PEOPLE = [
    ([measure("killed", "person", 4, 4)], "#affected+killed", (4, 4, 4)),
    ([measure("killed", "person", 4)], "#affected+killed", (4, 4, None)),
    ([measure("killed", "victim", 4, 4), measure("killed", "child", 2, 2)], "#affected+killed", (4, 4, 4)),
    ([measure("killed", "victim", 4, 4), measure("killed", "child", 2, 2)], "#affected+killed+children", (2, 2, 2)),
    ([measure("killed", "woman", 3, 3)], "#affected+killed+f", (3, 3, 3)),
    ([measure("injured", "soldier", 4, 4), measure("injured", "child", 2, 2)], "#affected+injured", (None, 4, None)),  # no sum
    ([measure("injured", "soldier", 4, 9, "conflict")], "#affected+injured", (None, None, None)),
    ([measure("killed+injured", "person", 20, 20)], "#affected+killed", (None, None, None)),  # neither the one nor the other
    ([measure("killed", "cow", 20, 20)], "#affected+killed", (None, None, None)),
    ([measure("destroyed", "person", 20, 20)], "#affected+killed", (None, None, None)),
]


@pytest.mark.parametrize(("told", "tag", "cells"), PEOPLE)
def test_people_go_to_their_column(told: list[Measure], tag: str, cells: tuple[int | None, ...]) -> None:
    assert _people(next(c for c in people_columns() if c.tag == tag), told) == cells


def test_no_cell_is_a_formula_or_holds_characters_that_act(evil: Archive) -> None:
    for row in dataset(evil):
        assert all(len(v) < 32_767 for v in row.values)  # what a cell of a spreadsheet holds
        assert all(not v.startswith(("=", "+", "@")) and "\x1b" not in v and "\u202e" not in v for v in row.values)
