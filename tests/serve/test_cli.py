"""The command line: what a user types, what comes back, and with which exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "src/dateline/samples"


def dateline(*args: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False, encoding="utf-8")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "samples.db"
    done = dateline("add", SAMPLES, "--archive", path)
    assert done.returncode == 0, done.stderr
    assert "13 new reports" in done.stdout
    return path


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_adding_again_changes_nothing(archive: Path) -> None:
    before = dateline("export", "--archive", archive).stdout
    done = dateline("add", SAMPLES, "--archive", archive)
    assert done.returncode == 0
    assert "0 new reports" in done.stdout
    assert dateline("export", "--archive", archive).stdout == before


def test_order_of_arrival_does_not_matter(archive: Path, tmp_path: Path) -> None:
    for name in sorted((p for p in SAMPLES.iterdir()), reverse=True):
        assert dateline("add", name, "--archive", tmp_path / "b.db").returncode == 0
    assert dateline("export", "--archive", tmp_path / "b.db").stdout == dateline("export", "--archive", archive).stdout


@pytest.mark.parametrize("command", ["stories", "events", "disputes"])
def test_lists_are_tables_for_people_and_json_for_programs(archive: Path, command: str) -> None:
    people, programs = dateline(command, "--archive", archive), dateline(command, "--archive", archive, "--json")
    assert people.returncode == programs.returncode == 0
    found = records(programs.stdout)
    assert found
    assert all(str(r["id"]) in people.stdout for r in found[:3])


def test_a_dispute_says_what_it_is_about_and_in_which_story(archive: Path) -> None:
    listed = dateline("disputes", "--archive", archive).stdout
    found = records(dateline("disputes", "--archive", archive, "--json").stdout)
    stories = {str(s["id"]): str(s["title"]) for s in records(dateline("stories", "--archive", archive, "--json").stdout)}
    below = {str(f["id"]): next(line for line in listed.splitlines() if str(f["id"]) in line) for f in found}
    assert all(any(f"({story})" in line and title[:40] in line for story, title in stories.items()) for line in below.values())
    assert "People killed: “at least four people”" in listed and "Trucks destroyed: “at least 12 trucks”" in listed


def test_stories_tell_what_the_desk_tells_of_them(archive: Path) -> None:
    from dateline.store.archive import open_archive
    from dateline.store.browse import Browse

    with open_archive(archive) as held:
        rows = Browse(held).stories().items
    told = dateline("stories", "--archive", archive).stdout.splitlines()[1::2]
    assert [line.split(" · ")[-1] for line in told] == [row.story.id for row in rows]
    for line, row in zip(told, rows, strict=True):
        assert f"{row.voices} voice" in line and f"{row.disputes or 'no'} open dispute" in line


def test_show_leads_from_every_kind_of_record_to_its_sentences(archive: Path) -> None:
    every = records(dateline("export", "--archive", archive).stdout)
    for kind in ("report", "statement", "event", "finding", "story", "entity"):
        ident = next(str(r["id"]) for r in every if r["kind"] == kind)
        done = dateline("show", ident, "--archive", archive)
        assert done.returncode == 0, (kind, done.stderr)
        assert len(done.stdout) > 20
        assert records(dateline("show", ident, "--archive", archive, "--json").stdout)[0]["id"] == ident


def test_search_finds_words_and_says_when_there_are_none(archive: Path) -> None:
    assert "rp-" in dateline("search", "prisoners", "Geneva", "--archive", archive).stdout
    assert "No report" in dateline("search", "zeppelin", "--archive", archive).stdout


def test_verify_finds_no_fault_and_then_the_fault_that_is_put_in(archive: Path, tmp_path: Path) -> None:
    import shutil
    import sqlite3

    assert "0 faults" in dateline("verify", "--archive", archive).stdout
    copy = tmp_path / "copy.db"
    shutil.copy(archive, copy)
    with sqlite3.connect(copy) as db:
        db.execute("""UPDATE statement SET body = replace(body, '"low":40', '"low":41') WHERE type = 'figure'""")
        db.execute("""UPDATE mention SET body = replace(body, '"exact":"Geneva"', '"exact":"Genoa!"')""")
    done = dateline("verify", "--archive", copy)
    assert done.returncode == 1
    assert "41 is not stated" in done.stdout
    assert "Genoa" in done.stdout


def test_export_as_csv_and_geojson(archive: Path, tmp_path: Path) -> None:
    import csv

    out = tmp_path / "statements.csv"
    assert dateline("export", "--archive", archive, "--format", "csv", "-o", out).returncode == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {r["type"] for r in rows} == {"figure", "said", "occurrence", "position"}
    assert any(r["span.exact"] == "at least 12 trucks" and r["low"] == "12" for r in rows)
    places = json.loads(dateline("export", "--archive", archive, "--format", "geojson").stdout)
    assert places["type"] == "FeatureCollection"
    geneva = [f for f in places["features"] if f["properties"]["place"]["name"] == "Geneva"]
    assert geneva
    assert all(5.5 < f["geometry"]["coordinates"][0] < 6.8 for f in geneva)


WRONG = [
    (["stories", "--archive", "none.db"], "dateline add"),  # no archive
    (["show", "ev-none", "--archive", "{archive}"], "no record with the id"),
    (["export", "--archive", "{archive}", "--format", "acrobat"], "--format"),
    (["export", "--archive", "{archive}", "-o", "no/such/folder/x.jsonl"], "cannot be written"),
    (["export", "--archive", "{archive}", "-o", "."], "name the file to write"),
    (["events", "--archive", "{archive}", "--story", "sy-none"], "no story sy-none"),
    (["positions", "--archive", "{archive}", "--story", "sy-none"], "no story sy-none"),
    (["add"], "sources"),
    (["add", "", "--archive", "new.db"], "say: ."),  # a variable that is not set
    (["watch", "", "--archive", "new.db", "--once"], "say: ."),
    (["fly"], "fly"),
    (["add", "x.txt", "--published", "soon"], "soon"),
    (["add", "x.txt", "--archive", "no/such/folder/x.db"], "no folder"),
]


@pytest.mark.parametrize(("call", "says"), WRONG)
def test_a_wrong_call_is_status_2_and_says_what_is_right(archive: Path, tmp_path: Path, call: list[str], says: str) -> None:
    done = dateline(*[c.format(archive=archive) for c in call], cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_bad_sources_are_named_and_the_good_ones_are_in(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("OSLO — Four trams collided in Oslo on Monday, injuring 9 people, police said.\n")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02" * 500)
    (tmp_path / "blank.html").write_text("<html><body><script>x</script></body></html>")
    (tmp_path / "lines.jsonl").write_text('{"text": "A ferry sank off Bergen. Two people drowned."}\nnot json\n{"title": "no text"}\n')
    done = dateline("add", *sorted(tmp_path.glob("*.*")), tmp_path / "missing.txt", "--archive", tmp_path / "a.db")
    assert done.returncode == 1
    assert "2 new reports" in done.stdout
    for name in ("empty.txt", "binary.txt", "blank.html", "lines.jsonl", "missing.txt"):
        assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_a_report_in_another_language_is_kept_and_not_read(tmp_path: Path) -> None:
    words = "Bei einem Zugunglück in der Nähe von Ulm sind am Montag sieben Menschen verletzt worden, teilte die Polizei mit. " * 3
    (tmp_path / "ulm.txt").write_text(words)
    done = dateline("add", tmp_path / "ulm.txt", "--archive", tmp_path / "a.db")
    assert done.returncode == 0
    assert "kept, not read" in done.stdout
    every = records(dateline("export", "--archive", tmp_path / "a.db").stdout)
    assert {r["kind"] for r in every} == {"report", "story"}


def test_terminal_shows_no_control_characters_of_strangers(tmp_path: Path) -> None:
    words = "Rebels \x1b[31mseized \u202eport\u202c [bold]Halm[/bold] on Monday, killing 5 people, police said.\n"
    (tmp_path / "bad.txt").write_text(words)
    assert dateline("add", tmp_path / "bad.txt", "--archive", tmp_path / "a.db").returncode == 0
    for command in (["stories"], ["events"], ["search", "Halm"]):
        shown = dateline(*command, "--archive", tmp_path / "a.db").stdout
        assert "\x1b[31m" not in shown
        assert "\u202e" not in shown


def test_help_is_quick_to_load_and_has_examples() -> None:
    heavy = ("spacy", "sqlalchemy", "trafilatura", "numpy")
    code = f"import sys, dateline, dateline.serve.cli; print(sorted(m for m in {heavy} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    for command in ("add", "demo", "stories", "events", "disputes", "show", "search", "verify", "export"):
        assert "Example" in dateline(command, "--help").stdout
