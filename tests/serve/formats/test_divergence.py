"""Scores of how reports differ, worked by hand, and estimates by another rule wherever they are shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.core.errors import UsageError
from dateline.serve.cli import app
from dateline.serve.formats.divergence import VARIABLES, divergence, scores
from dateline.serve.formats.format import EVERYTHING, Options
from dateline.serve.formats.registry import FORMATS
from dateline.store.archive import Archive

WORKED: list[tuple[list[object], float, float]] = [
    ([7, 7], 0, 0),
    ([7, 9], 1, 0.5),
    ([7, 7, 9], 0.5, 1 / 3),
    ([7, 8, 9], 1, 2 / 3),
    (["a", "a", "a", "b"], 1 / 3, 0.25),
]


@pytest.mark.parametrize(("values", "distinct", "off_mode"), WORKED)
def test_scores(values: list[object], distinct: float, off_mode: float) -> None:
    assert scores(values) == (pytest.approx(distinct), pytest.approx(off_mode))


def test_divergence_of_reports(raids: Archive) -> None:
    found = {d.variable: d for d in divergence(raids, EVERYTHING)}
    assert list(found) == list(VARIABLES)
    deaths, place = found["deaths_best"], found["location"]
    assert (deaths.events, deaths.differing, deaths.share_differing, deaths.distinct, deaths.off_mode) == (1, 1, 1, 1, 0.5)  # 7 and 9
    assert (place.events, place.differing, place.distinct) == (1, 0, 0)
    assert found["event_mode"].events == 1


def test_the_command(raids_path: Path) -> None:
    run = CliRunner().invoke
    people, programs = (run(app, ["divergence", "--archive", str(raids_path), *more]) for more in ([], ["--json"]))
    assert people.exit_code == programs.exit_code == 0
    rows = [json.loads(line) for line in programs.stdout.splitlines()]
    assert [r["variable"] for r in rows] == list(VARIABLES)
    assert "deaths_best" in people.stdout and "1.00" in people.stdout


def test_findings_by_another_rule(export: Callable[..., Result], samples: Archive, samples_path: Path) -> None:
    own = {f.id: f for f in samples.worked_out().findings}
    shown = [json.loads(line) for line in export("--kind", "finding", "--rule", "mean-of-voices").stdout.splitlines()]
    assert {f["id"] for f in shown} == set(own)
    assert {f["rule"] for f in shown} == {"mean-of-voices", None}
    assert all((f["best"] is None) == (own[f["id"]].best is None) and f["relation"] == own[f["id"]].relation for f in shown)
    assert any((f["best"], f["low"]) != (own[f["id"]].best, own[f["id"]].low) for f in shown)
    assert [f.rule for f in samples.worked_out().findings] == [f.rule for f in own.values()]  # the record stays as it is
    by_story = [json.loads(line) for f in {s.id for s in samples.worked_out().stories} for line in one(export, f)]
    assert sorted(by_story, key=lambda f: f["id"]) == shown
    listed = CliRunner().invoke(app, ["disputes", "--archive", str(samples_path), "--rule", "mean-of-voices", "--json"])
    assert all(json.loads(line) in shown for line in listed.stdout.splitlines())
    shown_one = next(f for f in shown if f["rule"])
    page = CliRunner().invoke(app, ["show", shown_one["id"], "--archive", str(samples_path), "--rule", "mean-of-voices"])
    assert "rule: mean-of-voices" in " ".join(page.stdout.split())


def one(export: Callable[..., Result], story: str) -> list[str]:
    return export("--kind", "finding", "--rule", "mean-of-voices", "--story", story).stdout.splitlines()


@pytest.mark.parametrize("name", list(FORMATS))
def test_no_such_rule_is_told_before_anything_is_written(export: Callable[..., Result], tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="there is no rule best"):
        export("--format", name, "--rule", "best", "-o", tmp_path / "x")
    assert not list(tmp_path.iterdir())


def test_a_story_alone(raids: Archive) -> None:
    stories = [s.id for s in raids.worked_out().stories]
    per_story = [divergence(raids, Options(story=s)) for s in stories]
    assert sum(d.events for found in per_story for d in found) == sum(d.events for d in divergence(raids, EVERYTHING))
