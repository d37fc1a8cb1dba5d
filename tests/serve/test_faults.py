"""Faults of ours: one report's or one story's must not cost the others, and no traceback reaches a user."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.ingest.given import Given
from dateline.run import add as adding
from dateline.run import pipeline
from dateline.run import story_work as working
from dateline.run.settings import Settings
from dateline.serve import cli
from dateline.serve.formats.records import records
from dateline.store.archive import open_archive

LINE = '{"id": "NAME", "text": "A NAME ferry sank off Bergen on Monday. Two people drowned, police said."}\n'
LINES = "".join(LINE.replace("NAME", name) for name in ("blue", "red", "bad"))


def test_a_report_that_breaks_an_extractor_is_kept_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find_all = adding.find_all

    def breaks(reading):  # type: ignore[no-untyped-def]
        if reading.report.source_id == "bad":
            raise RuntimeError("no such luck")
        return find_all(reading)

    monkeypatch.setattr(adding, "find_all", breaks)
    (tmp_path / "r.jsonl").write_text(LINES)
    with open_archive(tmp_path / "a.db") as archive:
        tally = adding.add([tmp_path / "r.jsonl"], archive, Settings(), Given())
        every = list(records(archive))
    assert [(r.item, "no such luck" in r.why) for r in tally.rejected] == [("bad", True)]
    assert {r["source_id"] for r in every if r["kind"] == "report"} == {"blue", "red", "bad"}
    assert any(r["kind"] == "statement" for r in every)


def test_a_story_that_cannot_be_reconciled_leaves_the_record_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("no such luck")

    monkeypatch.setattr(working, "reconcile", breaks)
    (tmp_path / "r.jsonl").write_text(LINES)
    with open_archive(tmp_path / "a.db") as archive:
        adding.add([tmp_path / "r.jsonl"], archive, Settings(), Given())
        every = list(records(archive))
        assert {r.stage for r in archive.rejected()} == {"reconcile"}
    assert {"report", "statement", "story"} <= {r["kind"] for r in every}
    assert not any(r["kind"] == "event" for r in every)


def test_a_report_too_long_to_be_read_whole_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "LIMIT", 60)
    (tmp_path / "r.jsonl").write_text(LINE.replace("NAME", "blue"))
    with open_archive(tmp_path / "a.db") as archive:
        tally = adding.add([tmp_path / "r.jsonl"], archive, Settings(), Given())
        assert archive.rejected()
    assert [(r.item, "first 60 characters" in r.why) for r in tally.rejected] == [("blue", True)]


def test_no_traceback_reaches_a_user(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def breaks() -> None:
        raise RuntimeError("no such luck")

    monkeypatch.setattr(cli, "app", breaks)
    monkeypatch.setattr("sys.stdout.reconfigure", lambda **_: None, raising=False)
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 1
    assert "no such luck" in capsys.readouterr().err


def test_ctrl_c_says_that_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def pressed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dateline.store.archive.open_archive", pressed)
    monkeypatch.setattr("sys.stdout.reconfigure", lambda **_: None, raising=False)
    monkeypatch.setattr("sys.argv", ["dateline", "stories", "--archive", str(tmp_path / "a.db")])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 130
    told = capsys.readouterr().err
    assert "run the same command again to go on" in told and "Traceback" not in told
