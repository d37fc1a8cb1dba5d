"""Exporting: all formats are listed, whole files or none, nothing binary on a terminal, one story or all."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from typer.testing import Result

from dateline.core.errors import UsageError
from dateline.serve.formats import registry
from dateline.serve.formats.cells import cell
from dateline.serve.formats.dossier import dossiers
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.records import records
from dateline.serve.formats.writing import export_to, export_to_output
from dateline.store.archive import Archive
from dateline.store.browse import Browse

Export = Callable[..., Result]


def test_help_lists_every_format(export: Export) -> None:
    listed = export("--format", "help").stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(registry.FORMATS)
    assert all(len(line.split()) > 3 for line in listed)


def test_all_formats_are_well_declared() -> None:
    for name, form in registry.FORMATS.items():
        assert form.name == name and form.title and form.suffix.startswith(".")
        assert form.lines or form.write or form.folder


@pytest.mark.parametrize("form", registry.FORMATS.values(), ids=lambda f: f.name)
def test_every_format_gives_the_same_bytes_twice_and_something_for_one_story(form: Format, samples: Archive, tmp_path: Path) -> None:
    def written(name: str, options: Options) -> dict[str, bytes]:
        export_to(tmp_path / name / f"x{form.suffix}", form, samples, options)
        return {f.relative_to(tmp_path / name).as_posix(): f.read_bytes() for f in (tmp_path / name).rglob("*") if f.is_file()}

    for name in ("one", "two", "story"):
        (tmp_path / name).mkdir()
    story = max((d.story for d in dossiers(samples)), key=lambda s: len(s.reports)).id
    whole = written("one", EVERYTHING)
    assert whole and all(whole.values())
    assert written("two", EVERYTHING) == whole
    some = written("story", Options(story=story))
    assert 0 < sum(map(len, some.values())) <= sum(map(len, whole.values()))


def test_records_of_stories_are_those_of_the_archive(samples: Archive) -> None:
    every = {r["id"]: r for r in records(samples)}
    by_story = [r for d in dossiers(samples) for r in records(samples, Options(story=d.story.id))]
    assert {r["id"] for r in by_story} <= every.keys()
    assert all(every[r["id"]] == r for r in by_story)
    assert {r["id"] for r in by_story if r["kind"] != "entity"} == {i for i, r in every.items() if r["kind"] != "entity"}


def test_a_dossier_holds_what_belongs_together(samples: Archive) -> None:
    every = list(dossiers(samples))
    assert [d.story.latest or "9999" for d in every] == sorted(d.story.latest or "9999" for d in every)
    for dossier in every:
        assert list(dossier.reports) == list(dossier.story.reports)
        assert all(dossier.told(e) and e.reports for e in dossier.events)
        assert all(f.event in dossier.findings_of and f.statements[0] in dossier.statements for f in dossier.findings)


def test_no_such_story_is_the_callers_fault(export: Export) -> None:
    with pytest.raises(UsageError, match="dateline stories"):
        export("--story", "sy-none")


WRONG = [
    (("--format", "acrobat"), "give --format"),
    (("--kind", "thing"), "give --kind"),
    (("--format", "geojson", "--kind", "event"), "leave out --kind"),
]


@pytest.mark.parametrize(("args", "told"), WRONG)
def test_wrong_calls_say_what_to_do(export: Export, args: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        export(*args)


def test_a_stopped_export_leaves_what_was_there(samples: Archive, tmp_path: Path) -> None:
    def breaks(_: Archive, __: Options) -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    (tmp_path / "x.txt").write_text("whole")
    with pytest.raises(KeyboardInterrupt):
        export_to(tmp_path / "x.txt", Format(name="x", title="x", suffix=".txt", lines=breaks), samples, EVERYTHING)
    assert [(f.name, f.read_text()) for f in tmp_path.iterdir()] == [("x.txt", "whole")]


def several(_: Archive, __: Options, folder: Path) -> None:
    (folder / "one.txt").write_text("1")
    (folder / "in").mkdir()
    (folder / "in" / "two.txt").write_text("2")


def test_several_files_go_to_a_folder_or_a_zip(samples: Archive, tmp_path: Path) -> None:
    form = Format(name="x", title="x", suffix=".zip", folder=several)
    export_to(tmp_path / "tables", form, samples, EVERYTHING)
    assert (tmp_path / "tables/in/two.txt").read_text() == "2"
    export_to(tmp_path / "a.zip", form, samples, EVERYTHING)
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert {n: packed.read(n) for n in packed.namelist()} == {"in/two.txt": b"2", "one.txt": b"1"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip", "tables"]


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def as_bytes(_: Archive, __: Options, out: BinaryIO) -> None:
    out.write(b"\x00\xff")


def test_bytes_go_to_a_pipe_and_never_to_a_terminal(samples: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    form = Format(name="x", title="x", suffix=".bin", write=as_bytes)
    held: Any = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(held))
    export_to_output(form, samples, EVERYTHING)
    assert held.getvalue() == b"\x00\xff"
    monkeypatch.setattr(sys, "stdout", Terminal(io.BytesIO()))
    with pytest.raises(UsageError, match=r"-o NAME\.bin"):
        export_to_output(form, samples, EVERYTHING)


def test_what_a_format_cannot_hold_is_counted(export: Export) -> None:
    done = export("--format", "geojson")
    shown, every = json.loads(done.stdout)["features"], export("--kind", "event").stdout.splitlines()
    assert f"left out: {len(every) - len(shown)}: no place with coordinates" in done.stderr


CELLS = [("=1+1", "'=1+1"), ("+1", "'+1"), ("-x", "'-x"), ("@x", "'@x"), ("\tx", "'\tx"), (-1, "-1"), (None, ""), ("a=b", "a=b")]


@pytest.mark.parametrize(("value", "text"), CELLS)
def test_no_cell_is_a_formula(value: object, text: str) -> None:
    assert cell(value) == text


ONE_AT_A_TIME = ("geojson", "ftm", "claimreview", "annotations", "prov", "hxl", "ninjs")


@pytest.mark.parametrize("name", ONE_AT_A_TIME)
def test_stories_are_held_one_at_a_time(name: str, samples: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    findings_of = Browse.findings_of

    def counted(browse: Browse, story: str) -> Any:
        asked.append(story)
        return findings_of(browse, story)

    monkeypatch.setattr(Browse, "findings_of", counted)
    lines = registry.FORMATS[name].lines
    assert lines
    written = lines(samples, EVERYTHING)
    at = 0
    while len(asked) < 1:  # what stands before the first story
        next(written)
    while len(asked) == 1 and next(written, None) is not None:
        at += 1
    assert at > 1 or name == "prov"  # all of one story is written before the next one is asked for; a bundle is one piece
    assert len(asked) > 1


@pytest.mark.parametrize("name", list(registry.FORMATS))
def test_no_format_holds_the_whole_record(name: str, samples: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("this loads the whole archive")

    for whole in ("worked_out", "reports"):
        monkeypatch.setattr(Archive, whole, refuse)
    form = registry.FORMATS[name]
    export_to(tmp_path / f"x{form.suffix}", form, samples, EVERYTHING)
    assert list(tmp_path.iterdir())
