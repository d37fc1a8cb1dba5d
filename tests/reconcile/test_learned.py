"""What was learned of figures that answer one question: the same both ways, none of it idle, and what nothing learned overrules."""

from __future__ import annotations

import math
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.reconcile import learned
from dateline.reconcile.link import rarity
from dateline.reconcile.measure import Measure
from dateline.reconcile.question import measures
from dateline.reconcile.rivals import Rivals, may_be_one
from dateline.reconcile.signs import pair_of, signs
from reconcile.test_question import ONE, TWO, Told, account

ROOT = Path(__file__).parents[2]
PAIRS = [*ONE, *TWO]


def both(one: Told, two: Told) -> list[Measure]:
    return measures([account(one), account(two)], {})


@pytest.mark.parametrize(("one", "two"), PAIRS)
def test_the_same_both_ways(one: Told, two: Told) -> None:
    known = both(one, two)
    a, b = known
    weights, rivals = rarity(known), Rivals(known)
    assert dict(signs(pair_of(a, b, weights, rivals))) == dict(signs(pair_of(b, a, weights, rivals)))
    assert learned.never(a, b) == learned.never(b, a)
    assert learned.hardly(a, b) == learned.hardly(b, a)


def test_a_number_said_again_speaks_for_one_question_and_one_far_off_against_it() -> None:
    told = [("The mine holds ⟦40 miners⟧.", 40), ("⟦40 miners⟧ are in the mine.", 40), ("⟦900 miners⟧ are in the mine.", 900)]
    one, again, far = measures([account((text, "miner", "present", n, n, "count")) for text, n in told], {})
    weights, rivals = rarity([one, again, far]), Rivals([one, again, far])
    near, away = (learned.logit(pair_of(one, other, weights, rivals)) for other in (again, far))
    assert near > 0 > away


def test_weights_are_of_signs_that_pairs_have() -> None:
    known = learned._weights()
    assert all(math.isfinite(weight) for weight in known.values())
    seen: set[str] = set()
    for one, two in PAIRS:
        a, b = found = both(one, two)
        if a.family == b.family:
            seen |= {name for name, _ in signs(pair_of(a, b, rarity(found), Rivals(found)))}
    assert len(seen & known.keys()) > len(seen) / 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            ("⟦Twelve children⟧ died.", "child", "killed", 12, 12, "count"),
            ("⟦Twelve soldiers⟧ died.", "soldier", "killed", 12, 12, "count"),
        ),
        (
            ("⟦Two of her relatives⟧ died.", "person", "killed", 2, 2, "count"),
            ("A couple, ⟦two people⟧, died.", "person", "killed", 2, 2, "count"),
        ),
        (
            ("⟦One Norvian cook⟧ was hurt.", "person", "injured", 1, 1, "count"),
            ("⟦One port worker⟧ was hurt.", "person", "injured", 1, 1, "count"),
        ),
    ],
)
def test_what_nothing_learned_overrules(one: Told, two: Told) -> None:
    a, b = both(one, two)
    assert may_be_one(a, b)
    assert learned.never(a, b)


def test_nearest_among_those_of_another_report() -> None:
    one, near, far = (
        account((text, "hut", "destroyed", n, n, "count"))
        for text, n in [("⟦40 huts⟧ burned.", 40), ("⟦38 huts⟧ were lost.", 38), ("⟦9 huts⟧ fell.", 9)]
    )
    first, second, third = measures([one, near, replace(far, report=near.report)], {})
    rivals = Rivals([first, second, third])
    assert rivals.nearest(first, second) and not rivals.nearest(first, third)
    assert rivals.nearest(second, first) and rivals.nearest(third, first)  # the other report has but one
    assert rivals.several(first, second) and not rivals.several(second, first)
    assert not rivals.with_its_number(first, second)


@pytest.mark.skipif(not (ROOT / "training").is_dir(), reason="the training stories lie beside the source only")
def test_training_stories_are_marked_as_they_should_be() -> None:
    sys.path.insert(0, str(ROOT / "training"))
    try:
        from marked import folders, story
    finally:
        sys.path.pop(0)
    stories = [story(path) for folder in folders() for path in sorted(folder.glob("*.txt"))]
    reports = [report for told in stories for report in told]
    assert len({r.ident for r in reports}) == len(reports) > 100
    for report in reports:
        assert not any(mark in report.text for mark in ("[[", "]]", "((", "))"))
        assert report.figures
        assert all(report.text[f.start : f.end].strip() == report.text[f.start : f.end] != "" for f in report.figures)
        assert all(a.end <= b.start for a, b in pairwise(sorted(report.figures, key=lambda f: f.start)))
