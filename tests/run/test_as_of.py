"""The record as it was known on a day: which reports are in it, and that it is the record of these reports alone."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dateline.core.errors import UsageError
from dateline.core.when import Published
from dateline.ingest.dates import published
from dateline.run.as_of import as_known, between, moment
from dateline.run.decide import Draft, decide
from dateline.run.rework import bring_up_to_date
from dateline.serve.formats.records import records
from dateline.store.archive import Archive, open_archive
from dateline.store.as_read import as_read

# as of, published, known by then, what it is about
COVERED = [
    ("2031-03-10", "2031-03-10", True, "the day itself"),
    ("2031-03-10", "2031-03-10T23:59:00", True, "any time of it"),
    ("2031-03-10", "2031-03-11", False, "the day after"),
    ("2031-03-10", "2031-03", False, "some day of the month: maybe later"),
    ("2031-03", "2031-03", True, "a month is meant to its last day"),
    ("2031-03-10", "2031-03-01/2031-03-09", True, "any day of the span"),
    ("2031-03-10", "../2031-12-31", False, "only bounded, and after it"),
    ("2032-01-01", "../2031-12-31", True, "bounded before it"),
    ("2031-03-10", "2031-03-01/..", False, "no end"),
    ("2031-03-10T12:00:00", "2031-03-10T09:10:00", True, "earlier that day"),
    ("2031-03-10T12:00:00", "2031-03-10T17:45:00", False, "later that day"),
    ("2031-03-10T12:00:00", "2031-03-10", False, "at some time of that day"),
    ("2031-03-10T12:00:00", "2031-03-09", True, "the day before"),
    ("2031-03-10T12:00:00Z", "2031-03-10T13:30:00+02:00", True, "half an hour before, in another zone"),
    ("2031-03-10T12:00:00Z", "2031-03-10T11:30:00-02:00", False, "an hour and a half after"),
]


@pytest.mark.parametrize(("asked", "told", "known", "about"), COVERED, ids=[c[3] for c in COVERED])
def test_which_reports_were_known(asked: str, told: str, known: bool, about: str) -> None:
    when = published(told)
    assert when is not None
    assert moment(asked).covers(when) is known


def test_a_report_of_no_day_was_known_on_none() -> None:
    assert not moment("9998-01-01").covers(Published())


@pytest.mark.parametrize("wrong", ["soon", "2031-02-30", "", "2031-03-01/2031-03-05", "03/05/2031", "2031-03-10T25:00"])
def test_what_is_no_day_is_said_with_what_to_give(wrong: str) -> None:
    with pytest.raises(UsageError, match="2025-06-02"):
        moment(wrong)


@pytest.mark.parametrize(("first", "second"), [("2031-03-05", "2031-03-04"), ("2031-03-05", "2031-03-05T10:00"), ("2031-03", "2031-03-05")])
def test_two_days_the_wrong_way_round(first: str, second: str) -> None:
    with pytest.raises(UsageError, match="earlier day first"):
        between(first, second)


def record_of(archive: Archive) -> list[str]:
    return [json.dumps(r) for r in records(archive)]


def alone(archive: Archive, reports: list[str]) -> list[str]:
    """The record of an archive to which only these reports were ever added."""
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder) / "alone.db") as held:
        for found in as_read(archive, reversed(reports)):
            held.save([found])
        bring_up_to_date(held)
        return record_of(held)


@pytest.fixture(scope="module")
def samples(sample_archive: Path) -> Iterator[Archive]:
    with open_archive(sample_archive) as held:
        yield held


DAYS = [f"2031-03-{day:02d}" for day in range(1, 15)]


@settings(max_examples=8, deadline=None)
@given(day=some.sampled_from([*DAYS, "2031-03-10T12:00:00", "2032-01-01"]))
def test_it_is_the_record_of_the_reports_of_then(samples: Archive, day: str) -> None:
    upto = moment(day)
    chosen = [i for i in samples.report_ids() if (f := samples.found_in(i)) and upto.covers(f.report.published)]
    with as_known(samples, upto) as (then, known):
        assert record_of(then) == alone(samples, chosen)
    assert known.reports == len(chosen)
    assert known.reports + known.later + known.undated == len(samples.report_ids())


def test_ids_are_those_of_today(samples: Archive) -> None:
    today = {r["id"] for r in records(samples)}
    with as_known(samples, moment("2031-03-10")) as (then, _):
        known = list(records(then))
    statements = [r for r in known if r["kind"] in ("report", "mention", "statement", "story", "event")]
    assert len(statements) > 100
    assert {r["id"] for r in statements} <= today


def test_nothing_is_left_behind_and_the_archive_is_as_it_was(
    sample_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with open_archive(sample_archive) as held:
        before = held.revision()
        with pytest.raises(KeyboardInterrupt), as_known(held, moment("2031-03-10")):
            assert list(tmp_path.iterdir())
            raise KeyboardInterrupt
        assert held.revision() == before
    assert not list(tmp_path.iterdir())


# --- what people decided ---------------------------------------------------------------------------------------------


@pytest.fixture
def archive(sample_archive: Path, tmp_path: Path) -> Iterator[Archive]:
    shutil.copy(sample_archive, tmp_path / "a.db")
    with open_archive(tmp_path / "a.db") as held:
        yield held


def settle(archive: Archive, act: Any, target: str, at: str, seen: str | None = None, **after: Any) -> str:
    return decide(archive, Draft(act=act, target=target, by="Ada", after=after or None, seen=seen), lambda: at).id


def review_of(archive: Archive, statement: str) -> str | None:
    return archive.statements([statement])[statement].review


def test_decisions_made_by_then_hold_and_later_ones_do_not(archive: Archive) -> None:
    first, second = sorted(_statements(archive, "2031-03-08"))[:2]
    early = settle(archive, "reject", first, "2031-03-09T10:00:00Z")
    settle(archive, "accept", first, "2031-03-20T10:00:00Z", seen=early)
    settle(archive, "accept", second, "2031-03-20T11:00:00Z")
    with as_known(archive, moment("2031-03-10")) as (then, _):
        assert [d.act for d in then.decisions()] == ["reject"]
        assert (review_of(then, first), review_of(then, second)) == ("rejected", None)
    with as_known(archive, moment("2031-03-09T09:00:00Z")) as (then, _):
        assert then.decisions() == []
    with as_known(archive, moment("2031-03-20")) as (then, _):
        assert (review_of(then, first), review_of(then, second)) == ("accepted", "accepted")
        assert [d.act for d in then.decisions()] == ["reject", "accept", "accept"]


def test_decisions_about_reports_that_are_left_out_are_left_out(archive: Archive) -> None:
    undated = next(s for i in archive.report_ids() if (f := archive.found_in(i)) and not f.report.published.latest for s in f.statements)
    made = settle(archive, "reject", undated.id, "2031-03-09T10:00:00Z")
    settle(archive, "undo", made, "2031-03-09T11:00:00Z", seen=made)
    with as_known(archive, moment("2031-03-20")) as (then, _):
        assert then.decisions() == []


def test_entities_made_one_hold_where_both_are_named(archive: Archive) -> None:
    early, late = (_named(archive, day) for day in ("2031-03-05", "2031-03-13"))
    one, only_late = sorted(early)[0], sorted(late - early)[0]
    settle(archive, "merge", one, "2031-03-04T10:00:00Z", into=only_late)
    with as_known(archive, moment("2031-03-05")) as (then, _):  # the other was not known yet
        assert one in {e.id for e in then.worked_out().entities}
    with as_known(archive, moment("2031-03-13")) as (then, _):
        assert one not in {e.id for e in then.worked_out().entities}


def _reports(archive: Archive, day: str) -> list[str]:
    return [i for i in archive.report_ids() if (f := archive.found_in(i)) and (f.report.published.latest or "9999") <= day]


def _statements(archive: Archive, day: str) -> list[str]:
    return [s.id for i in _reports(archive, day) if (f := archive.found_in(i)) for s in f.statements]


def _named(archive: Archive, day: str) -> set[str]:
    """Entities that reports of then name, as the archive knows them."""
    with as_known(archive, moment(day)) as (then, _):
        return {e.id for e in then.worked_out().entities}


def test_it_is_the_same_of_either_database(sample_archive: Path, copied: Callable[[Path], str], samples: Archive) -> None:
    with open_archive(copied(sample_archive)) as held, as_known(held, moment("2031-03-10")) as (then, known):
        assert known.reports == 7
        assert record_of(then) == alone(samples, _reports(samples, "2031-03-10"))
