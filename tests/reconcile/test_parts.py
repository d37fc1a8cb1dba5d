"""The parts of reconciling that need no reading: intervals, clusters, voices, words."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Figure
from dateline.core.when import When
from dateline.reconcile.compare import compare_when, days_apart
from dateline.reconcile.interval import gap, widest
from dateline.reconcile.link import cluster
from dateline.reconcile.terms import classes_of, part_of_people, plain_numbers, stem, stems
from dateline.reconcile.voices import voices


def figure(op: str, low: float | None, high: float | None, unit: str = "count") -> Figure:
    span = Span(0, 1, "x")
    rest = {"what": "x", "role": ("other",), "made_by": "t", "confidence": 1.0}
    return Figure(report="r", span=span, sentence=span, op=op, low=low, high=high, unit=unit, **rest)  # type: ignore[arg-type]


GAPS = [
    ("same", figure("=", 7, 7), figure("=", 7, 7)),
    ("meet", figure(">=", 13, None), figure(">", 40, None)),
    ("apart", figure("=", 7, 7), figure(">=", 9, None)),
    ("meet", figure("~", 100, 100), figure("=", 104, 104)),  # within 5 %
    ("apart", figure("~", 100, 100), figure("=", 106, 106)),
    ("same", figure("=", 2, 2, "hour"), figure("=", 120, 120, "minute")),
    ("same", figure("=", 2000, 2000, "km"), figure("=", 1240, 1240, "mile")),  # a converted figure is rounded
    ("meet", figure("=", 1.5, 1.5, "year"), figure(">", 1.5, None, "year")),  # ends that touch
    ("apart", figure("=", 1.5, 1.5, "year"), figure("=", 1, 1, "year")),
]


@pytest.mark.parametrize(("expected", "one", "two"), GAPS)
def test_gap(expected: str, one: Figure, two: Figure) -> None:
    assert gap(one, two) == gap(two, one) == expected


def test_the_widest_gap_speaks() -> None:
    assert widest([figure("=", 1, 1), figure("=", 1, 1), figure(">", 0, None)]) == "meet"
    assert widest([figure("=", 1, 1), figure("=", 2, 2), figure(">", 0, None)]) == "apart"


def report(name: str, publisher: str | None, *agencies: str) -> Report:
    return Report(source_id=name, text=name, publisher=publisher, credits=agencies)


VOICES = [
    (1, [report("a", "Courier"), report("b", "courier")]),  # one publisher
    (2, [report("a", "Courier"), report("b", "Dispatch")]),
    (1, [report("a", "Courier", "AP"), report("b", "Dispatch", "AP")]),  # one agency
    (1, [report("a", "Courier", "AP"), report("b", "Dispatch", "AP"), report("c", "Dispatch")]),  # through a third
    (2, [report("a", None), report("b", None)]),
]


@pytest.mark.parametrize(("count", "reports"), VOICES)
def test_voices(count: int, reports: list[Report]) -> None:
    for order in itertools.permutations(reports):
        assert voices(order, {}) == count


def test_reports_of_one_origin_are_one_voice() -> None:
    one, two = report("a", "Courier"), report("b", "Dispatch")
    assert voices([one, two], {one.id: "og-1", two.id: "og-1"}) == 1


class Thing:
    def __init__(self, at: float) -> None:
        self.at, self.near = at, frozenset[str]()


@given(st.lists(st.integers(0, 60), max_size=14))
def test_clusters_hold_every_thing_once_and_nothing_forbidden(values: list[int]) -> None:
    things = [Thing(v) for v in values]

    def score(a: Thing, b: Thing) -> float:
        return float("-inf") if abs(a.at - b.at) > 9 else 1 - abs(a.at - b.at) / 10

    groups = cluster(things, score, 0.5)
    assert sorted(t.at for g in groups for t in g) == sorted(values)
    assert all(abs(a.at - b.at) <= 9 for g in groups for a in g for b in g)


DAYS = [("2030-05-01", "2030-05-01", 0), ("2030-05-01", "2030-05-04", 3), ("2030-04-30", "2030-05-01", 1)]


@pytest.mark.parametrize(("one", "two", "apart"), DAYS)
def test_days_apart(one: str, two: str, apart: int) -> None:
    assert days_apart(When(one, one, one), When(two, two, two)) == apart
    assert compare_when(When(one, one, one), When(two, two, two)).never == (apart > 2)


def test_words() -> None:
    assert stem("cease-fire") == stem("ceasefire")
    assert stem("planning") == stem("planned") == stem("plan")
    assert stems("The officials said the US attack on a depot") >= {stem("attack"), stem("depot"), "us"}
    assert plain_numbers("In 2030 some 1,200 men and 7 dogs crossed 45.5 km; flight AB123") == {1200.0, 45.5}
    # a sum has the number that its words have
    assert plain_numbers("a loan of $140m") == plain_numbers("a loan of 140 million dollars") == plain_numbers("€140bn in all") == {140.0}
    assert plain_numbers("140mm shells, the A140 road and 140,5 points") == frozenset()
    assert classes_of("warplane") == classes_of("military aircraft")
    assert (part_of_people("child"), part_of_people("people"), part_of_people("drone")) == ("child", None, None)


@pytest.mark.parametrize("word", ["voter", "skier", "electrician", "activist", "migrant", "trainee", "fisherman", "volunteer"])
def test_nouns_that_end_as_those_of_people_are_parts_of_them(word: str) -> None:
    assert classes_of(word) >= {"person"}
    assert part_of_people(word) is not None


@pytest.mark.parametrize("word", ["tower", "river", "tanker", "tent", "number", "village", "shell", "aircraft", "committee", "month"])
def test_other_nouns_are_none(word: str) -> None:
    assert "person" not in classes_of(word)
    assert part_of_people(word) is None
