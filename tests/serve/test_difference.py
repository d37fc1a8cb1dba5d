"""What changed in the record between two days, in sentences that name who says what."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.serve.cli import app

Dateline = Callable[..., Result]


@pytest.fixture
def dateline(sample_archive: Path) -> Dateline:
    """A function that runs a command on the samples in this process; what is refused is raised."""

    def run(*args: object) -> Result:
        return CliRunner().invoke(app, [*map(str, args), "--archive", str(sample_archive)], catch_exceptions=False)

    return run


def test_a_toll_that_rose_is_one_sentence_with_who_said_so(dateline: Dateline) -> None:
    said = dateline("diff", "2031-03-10T12:00:00", "2031-03-13").stdout
    toll = next(line for line in said.splitlines() if "update, people killed" in line)
    steps = ["at least 4 (police, in Northern Dispatch)", "7 (Ingrid Sol, in Lowland Wire)", "14 (Northern Dispatch, in its own voice)"]
    assert all(step in toll for step in steps)
    assert [toll.index(step) for step in steps] == sorted(toll.index(step) for step in steps)


def test_what_was_there_before_is_told_as_what_moved(dateline: Dateline) -> None:
    found = [json.loads(line) for line in dateline("diff", "2031-03-10", "2031-03-13", "--format", "jsonl").stdout.splitlines()]
    toll = next(d for d in found if d["of"] == "finding" and "people killed" in d["says"])
    assert toll["change"] == "changed"
    assert toll["says"].startswith("compatible → update, people killed: 7 (Ingrid Sol, in Lowland Wire) → 11 (")
    assert toll["reports"]


def test_new_stories_and_events_and_what_goes_on(dateline: Dateline) -> None:
    found = [json.loads(line) for line in dateline("diff", "2031-03-08", "2031-03-10", "--format", "jsonl").stdout.splitlines()]
    assert {(d["change"], d["of"]) for d in found} >= {("new", "story"), ("new", "event"), ("new", "finding")}
    story = next(d for d in found if d["of"] == "story")
    assert "Northern Dispatch and Lowland Wire" in story["says"]
    assert all(d["kind"] == "difference" and d["says"] and d["record"][:3] in ("sy-", "ev-", "fi-") for d in found)


def test_ids_lead_to_the_record_of_the_later_day(dateline: Dateline) -> None:
    found = [json.loads(line) for line in dateline("diff", "2031-03-08", "2031-03-10", "--format", "jsonl").stdout.splitlines()]
    for difference in found[:6]:
        assert difference["record"] in dateline("show", difference["record"], "--as-of", "2031-03-10").stdout


def test_the_same_twice_and_nothing_between_a_day_and_itself(dateline: Dateline) -> None:
    assert dateline("diff", "2031-03-04", "2031-03-13").stdout == dateline("diff", "2031-03-04", "2031-03-13").stdout
    assert "Nothing changed." in dateline("diff", "2031-03-08", "2031-03-08").stdout
    assert dateline("diff", "2031-03-08", "2031-03-08", "--format", "jsonl").stdout == ""


def test_the_diff_of_all_time_names_everything_that_is_new(dateline: Dateline) -> None:
    found = [json.loads(line) for line in dateline("diff", "2030-01-01", "2031-03-13", "--format", "jsonl").stdout.splitlines()]
    for kind, command in (("story", "stories"), ("event", "events"), ("finding", "disputes")):
        known = {json.loads(line)["id"] for line in dateline(command, "--json", "--as-of", "2031-03-13").stdout.splitlines()}
        new = {d["record"] for d in found if d["of"] == kind and d["change"] == "new"}
        assert known and known <= new


@pytest.mark.parametrize("command", ["stories", "events", "disputes", "positions", "divergence", "search Geneva", "export"])
def test_lists_say_how_many_reports_were_left_out(dateline: Dateline, command: str) -> None:
    then, now = dateline(*command.split(), "--as-of", "2031-03-05"), dateline(*command.split())
    assert "4 of 13 reports; left out: 6 published later, 3 whose day of publication is not known." in then.stderr
    assert then.stdout != now.stdout
    assert "left out" not in now.stderr
