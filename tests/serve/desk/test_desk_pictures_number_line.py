"""The number line: where marks stand, which shape they have, and that strangers' words stay words."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from dateline.serve.desk.pictures.lettering import measure
from dateline.serve.desk.pictures.number_line import ROW, Band, Claim, claimed, number_line, number_lines
from dateline.serve.desk.pictures.scale import scale_for

SVG = "{http://www.w3.org/2000/svg}"


def claim(low: float | None, high: float | None, op: str = "=", **more: object) -> Claim:
    given: dict[str, object] = {"label": "mayor", "detail": "Lake Post", "unknown": False, "href": "/statements/st-1", "pane": "/pane/st-1"}
    given |= {"day": "2024-05-02", **more}
    return Claim(low=low, high=high, op=op, **given)  # type: ignore[arg-type]


def drawn(*rows: Claim, band: Band | None = None, **more: object) -> ET.Element:
    return ET.fromstring(number_line(rows, band, **more))  # type: ignore[arg-type]


def marks(svg: ET.Element, kind: str) -> list[ET.Element]:
    return [each for each in svg.iter() if each.get("class") == kind]


@pytest.mark.parametrize(
    ("row", "shapes", "words"),
    [
        (claim(7, 7), ["dot"], "7"),
        (claim(0, 0), ["ring"], "0"),  # a stated zero is seen to be stated
        (claim(4, None, ">="), ["dot", "head"], "at least 4"),
        (claim(40, None, ">"), ["head", "open"], "over 40"),  # the number itself is excluded: hollow
        (claim(None, 20, "<="), ["dot", "head"], "up to 20"),
        (claim(None, 9, "<"), ["head", "open"], "under 9"),
        (claim(10, 12, "range"), ["bar", "end-tick", "end-tick"], "10 to 12"),
        (claim(12, 10, "range"), ["bar", "end-tick", "end-tick"], "10 to 12"),  # bounds the wrong way round
        (claim(11, 11, "~"), ["dot", "soft", "soft"], "about 11"),
        (claim(None, None, unknown=True), ["unknown"], "not known"),
        (claim(5, 5, unknown=True), ["unknown"], "not known"),  # unknown is never a number
        (claim(float("nan"), float("inf")), ["unknown"], "not known"),
        (claim(2_500_000, 2_500_000), ["dot"], "2.5 million"),
        (claim(-4, -4), ["dot"], "−4"),
    ],
)
def test_each_kind_of_figure_has_its_shape_and_its_words(row: Claim, shapes: list[str], words: str) -> None:
    svg = drawn(row)
    kinds = {"dot", "ring", "head", "open", "bar", "end-tick", "soft", "unknown"}
    assert sorted(str(each.get("class")) for each in svg.iter() if each.get("class") in kinds) == sorted(shapes)
    assert [each.text for each in svg.iter(f"{SVG}text") if str(each.get("class")).startswith("value")] == [words]
    assert claimed(row) == words


@pytest.mark.parametrize(("low", "high", "op", "way"), [(4, None, ">=", 1), (None, 20, "<=", -1)])
def test_arrows_point_to_the_open_side(low: float | None, high: float | None, op: str, way: int) -> None:
    svg = drawn(claim(low, high, op), claim(10, 10))
    dot, tip = float(str(marks(svg, "dot")[0].get("cx"))), float(str(marks(svg, "head")[0].get("d"))[1:].split(" ")[0])
    assert (tip - dot) * way > 10


@pytest.mark.parametrize(
    "values",
    [[1, 2, 5, 9], [0, 3, 10], [3, 40, 700, 90_000], [0, 1, 60, 1e15], [-5, 0, 5], [-1e9, -3, 0, 2, 1e12],
     [96, 97, 99], [1e-6, 2e-6], [0.3, 500]],
)  # fmt: skip
def test_larger_numbers_stand_further_right(values: list[float]) -> None:
    scale = scale_for(values, 200, 600)
    places = [scale.at(value) for value in values]
    assert all(a < b for a, b in pairwise(places))
    assert 200 <= places[0] <= places[-1] <= 600


def test_straight_scales_keep_proportions_and_others_say_so() -> None:
    near, far = scale_for([0, 5, 10], 0, 100), scale_for([3, 9000], 0, 100)
    assert not near.powers
    assert near.at(5) == pytest.approx(50)
    assert far.powers
    assert far.at(100) - far.at(10) == pytest.approx(far.at(1000) - far.at(100))
    assert "powers of ten" in number_line([claim(3, 3), claim(9000, 9000)], None)
    assert "powers of ten" not in number_line([claim(3, 3), claim(90, 90)], None)


@pytest.mark.parametrize("values", [[0, 40], [3, 9000], [12, 12], [0, 0], [1e15, -4], [96, 99], [0, 1e15], [7e14, 1e15]])
def test_ticks_are_round_few_and_do_not_meet(values: list[float]) -> None:
    scale = scale_for(values, 232, 606)
    ticks = scale.ticks()
    assert 1 <= len(ticks) <= 12
    steps = {b - a for a, b in pairwise(ticks)} if not scale.powers else {tick for tick in ticks if tick}
    assert {f"{abs(step):.0e}"[0] for step in steps} <= {"1", "2", "5"}
    assert all(b - a > 20 for a, b in pairwise(map(scale.at, ticks)))


def test_the_band_lies_where_its_numbers_are_and_names_its_rule() -> None:
    svg = drawn(claim(4, 4), claim(12, 12), band=Band(7, 4, 12, "median of voices"))
    band, (first, second) = marks(svg, "band")[0], marks(svg, "dot")
    assert float(str(band.get("x"))) == pytest.approx(float(str(first.get("cx"))) - 1)
    assert float(str(band.get("x"))) + float(str(band.get("width"))) == pytest.approx(float(str(second.get("cx"))) + 1)
    assert len(marks(svg, "best")) == 1
    assert any(text.text == "rule: median of voices" for text in svg.iter(f"{SVG}text"))
    assert not marks(drawn(claim(4, 4), band=Band(None, 4, None, "")), "best")


def test_strangers_words_are_escaped_and_control_characters_made_visible() -> None:
    nasty = "<script>alert(1)</script>\u202e\" onload='x'\x00\ud800\uffff"
    made = number_lines([claim(1, 1, label=nasty, detail=nasty, day=nasty)], Band(1, 1, 1, nasty), subject=nasty, unit=nasty)
    assert "<script" not in made
    assert "\u202e" not in made
    made.encode("utf-8")
    ET.fromstring(made)


@pytest.mark.parametrize("href", ["javascript:alert(1)", "https://example.org/", "//example.org", "/\\example.org", ""])
def test_only_addresses_of_our_own_are_linked(href: str) -> None:
    made = number_line([claim(1, 1, href=href)], None)
    assert "<a " not in made
    assert "href" not in made


def test_rows_are_links_with_the_pane_and_a_name() -> None:
    link = next(drawn(claim(4, None, ">=")).iter(f"{SVG}a"))
    assert (link.get("href"), link.get("data-pane")) == ("/statements/st-1", "/pane/st-1")
    assert link.findtext(f"{SVG}title") == "mayor: at least 4 (Lake Post, 2 May 2024)"


def test_the_text_alternative_says_what_the_picture_says() -> None:
    svg = drawn(claim(4, None, ">="), claim(0, 0, label="", day=None), band=Band(4, 0, 4, "most voices"), subject="Injured")
    assert svg.findtext(f"{SVG}title") == "Injured: 2 claims on one number line"
    said = str(svg.findtext(f"{SVG}desc"))
    assert "mayor: at least 4" in said
    assert "speaker not named: 0 (Lake Post, date not given)" in said
    assert "by the rule most voices" in said


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("width", [1, 320, 358, 640, 1200])
def test_nothing_stands_outside_the_picture(narrow: bool, width: int) -> None:
    rows = [
        claim(1e15, 1e15, label="a very long name of a person with many titles " * 5), claim(-1e15, None, ">"), claim(None, 3, "<"),
        claim(-1e15, 1e15, "range"), claim(None, None, unknown=True), claim(5, 5, "~"),
    ]  # fmt: skip
    svg = drawn(*rows, band=Band(3, -2, 1e15, "r" * 500), width=width, narrow=narrow)
    wide, tall = float(str(svg.get("width"))), float(str(svg.get("height")))
    for each in svg.iter():
        for name, most in (("x", wide), ("cx", wide), ("y", tall), ("cy", tall)):
            assert 0 <= float(each.get(name, "0")) <= most
    assert all(measure(str(text.text), 10.5) <= wide for text in svg.iter(f"{SVG}text"))


def test_labels_end_before_the_scale_begins() -> None:
    svg = drawn(claim(0, 0, label="Under-secretary for harbours and inland waters of the republic"))
    label = next(text for text in svg.iter(f"{SVG}text") if text.get("class") == "who")
    assert str(label.text).endswith("…")
    assert len(str(label.text)) * 12 * 0.65 < float(str(marks(svg, "ring")[0].get("cx")))


def test_many_rows_stay_bounded_and_no_rows_are_a_sentence() -> None:
    made = number_line([claim(i, i) for i in range(200)], None)
    assert len(made) < 250_000
    assert float(str(ET.fromstring(made).get("height"))) == pytest.approx(200 * ROW, abs=60)
    assert "1700 more are not drawn" in number_line([claim(1, 1)] * 2000, None)
    assert number_line([], None) == number_lines([], None) == '<span class="pic-none">No figures to compare.</span>'


def test_no_styles_no_scripts_and_the_same_every_time() -> None:
    rows = [claim(3, 3), claim(90_000, None, ">="), claim(1, 2, "~")]
    made = number_lines(rows, Band(3, 1, 9, "r"))
    assert not re.search(r"\s(style|on\w+|fill|stroke|id)=", made)
    assert made == number_lines(rows, Band(3, 1, 9, "r"))
    assert made.count("<svg") == 2
