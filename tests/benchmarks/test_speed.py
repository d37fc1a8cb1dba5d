"""The stream with copies: a third of it are copies, each some way after its original, with what a copy may differ in."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "benchmarks"
sys.path.insert(0, str(FOLDER))
spec = importlib.util.spec_from_file_location("speed", FOLDER / "speed.py")
assert spec is not None
assert spec.loader is not None
speed = importlib.util.module_from_spec(spec)
spec.loader.exec_module(speed)

WHEN = "2031-03-04T20:00:00"
REPORTS = [
    {"id": f"r{i}", "url": f"https://a.example/{i}", "publisher": "A", "published": WHEN, "text": f"Line {i}.\nTwo.\nThree."}
    for i in range(60)
]


def test_a_third_are_copies_after_their_originals() -> None:
    stream = speed.with_copies(REPORTS)
    copies = [r for r in stream if r["publisher"] != "A"]
    assert (len(stream), len(copies)) == (90, 30)
    assert len({r["id"] for r in stream}) == len({r["url"] for r in stream}) == 90
    assert [r for r in stream if r["publisher"] == "A"] == REPORTS
    at = {r["id"]: i for i, r in enumerate(stream)}
    assert all(at[f"reprint-{i}"] > at[f"r{2 * i}"] for i in range(30))


def test_of_five_copies_one_has_words_of_its_own_and_one_is_cut_short() -> None:
    texts = [speed.copy_of(REPORTS[0], i)["text"] for i in range(5)]
    assert texts == [REPORTS[0]["text"]] * 3 + [f"{speed.OWN_WORDS}\n{REPORTS[0]['text']}", "Line 0.\nTwo."]
    assert speed.copy_of(REPORTS[0], 0)["published"] == "2031-03-05T08:00:00"
    assert "published" not in speed.copy_of({"text": "x"}, 0)


def test_a_stage_counts_without_those_called_from_it() -> None:
    stages = speed.Stages()
    spin = lambda n: sum(i * i for i in range(n))  # noqa: E731
    inner = stages._called("inner", lambda: spin(400_000))
    outer = stages._called("outer", lambda: (spin(10), inner()))
    outer()
    assert stages.seconds["inner"] > 5 * stages.seconds["outer"] > 0


def test_steps_of_an_iterator_are_counted_and_nothing_between_them() -> None:
    stages = speed.Stages()
    items = stages._stepped("steps", lambda n: iter(range(n)))
    assert list(items(3)) == [0, 1, 2]
    assert set(stages.seconds) == {"steps"} and stages._open == []


def test_every_stage_is_still_where_it_is_looked_up() -> None:
    watched = sys.modules["stages"].WATCHED
    assert [name for name, holder, function in watched if not callable(getattr(holder, function, None))] == []
