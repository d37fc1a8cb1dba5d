"""The Python API: what is loaded, filters, data frames, the way to the words, deciding, exporting."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.api import Archive
from dateline.core.errors import ArchiveError, UsageError
from dateline.serve.positions import lines_of, record_of

HEAVY = ("spacy", "pandas", "pyarrow", "numpy", "sqlalchemy", "fastapi", "rich", "trafilatura")


@pytest.fixture(scope="module")
def samples(sample_archive: Path) -> Iterator[Archive]:
    """To be read only."""
    with dateline.open(sample_archive) as held:
        yield held


@pytest.fixture
def archive(sample_archive: Path, tmp_path: Path) -> Iterator[Archive]:
    shutil.copy(sample_archive, tmp_path / "a.db")
    with dateline.open(tmp_path / "a.db") as held:
        yield held


def modules_after(code: str) -> set[str]:
    told = subprocess.run([sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"], capture_output=True, text=True, check=True)
    return set(told.stdout.splitlines()[-1].split())


def test_import_loads_next_to_nothing() -> None:
    bare, with_dateline = modules_after("import typing"), modules_after("import typing, dateline")
    assert not with_dateline & set(HEAVY)
    assert {m for m in with_dateline - bare if m.startswith("dateline")} == {"dateline"}
    assert len(with_dateline - bare) < 10


def test_reading_an_archive_loads_no_model_and_no_frames(sample_archive: Path) -> None:
    loaded = modules_after(f"import dateline; a = dateline.open({str(sample_archive)!r}); len(a.events()); a.stories()[0].reports")
    assert "sqlalchemy" in loaded
    assert not loaded & {"spacy", "pandas", "pyarrow", "fastapi"}


# --- filters ---------------------------------------------------------------------------------------------------------

EVENTS = [
    ({}, lambda e: True, "all"),
    ({"where": "CH"}, lambda e: e.where and e.where.country == "CH", "a country's code"),
    ({"where": "Switzerland"}, lambda e: e.where and e.where.country == "CH", "its name"),
    ({"where": "geneva"}, lambda e: e.where and e.where.name == "Geneva", "a place, whatever its case"),
    ({"where": (5.0, 45.5, 7.0, 47.0)}, lambda e: e.where and e.where.name == "Geneva", "a box"),
    ({"type": "ASSAULT"}, lambda e: e.event_type == "ASSAULT", "a type"),
    ({"type": ["assault/drone", "CONSULT"]}, lambda e: e.event_type == "CONSULT" or e.mode == "drone", "type and mode"),
    ({"status": "hypothetical"}, lambda e: e.status == "hypothetical", "a status"),
    ({"text": "PRISONERS"}, lambda e: "prisoners" in e.title.casefold(), "words of the title"),
    ({"actor": "Elena Marsh"}, lambda e: "Elena Marsh" in {p.name for p in (*e.actors, *e.recipients)}, "who"),
    ({"since": "2031-03-05"}, lambda e: e.when and e.when.latest and e.when.latest >= "2031-03-05", "from a day on"),
    ({"until": datetime.date(2031, 3, 5)}, lambda e: e.when and e.when.earliest and e.when.earliest <= "2031-03-05", "up to a day"),
    ({"since": "2031-03", "until": "2031-03"}, lambda e: e.when and "2031-03" in (e.when.edtf or ""), "a month"),
]


@pytest.mark.parametrize(("given", "meant", "about"), EVENTS, ids=[e[2] for e in EVENTS])
def test_events_are_those_that_are_meant(samples: Archive, given: dict[str, Any], meant: Any, about: str) -> None:
    every, found = samples.events(), samples.events(**given)
    assert len(every) > 20
    assert set(found.ids) == {e.id for e in every if meant(e)}
    assert found.ids, about


def test_a_box_may_cross_the_antimeridian(samples: Archive) -> None:
    assert set(samples.events(where=(5.0, 45.0, 7.0, 47.0)).ids) <= set(samples.events(where=(5.0, 45.0, -170.0, 47.0)).ids)
    assert len(samples.events(where=(170.0, 45.0, -170.0, 47.0))) == 0


def test_other_tables_are_filtered(samples: Archive) -> None:
    assert {f.relation for f in samples.findings(relation=["conflict", "update"])} == {"conflict", "update"}
    assert all("killed" in (f.about.role or "") for f in samples.findings(role="killed"))
    story = samples.stories(disputed=True)[0]
    assert story.disputes == 1
    assert {s.report.id for s in samples.statements(story=story)} == {r.id for r in story.reports}
    assert all(s.speaker and s.speaker.name for s in samples.statements(speaker="Marsh"))
    assert {r.publisher for r in samples.reports(publisher="courier")} == {"Harbour Courier"}
    assert all(e.sort == "person" for e in samples.entities(sort="person"))
    assert {p.party for p in samples.positions(party="Norvia")} == {next(e.id for e in samples.entities(text="Norvia"))}
    assert {s.type for s in samples.statements()} == {"figure", "said", "occurrence", "position"}
    where = samples.statements(where="Geneva")
    assert where and all(s.event and s.event.where and s.event.where.name == "Geneva" for s in where)


WRONG = [
    (lambda a: a.findings(relation="quarrel"), "conflict"),
    (lambda a: a.statements(type="rumour"), "occurrence"),
    (lambda a: a.events(type="WAR"), "ASSAULT"),
    (lambda a: a.events(since="soon"), "2025-06-02"),
    (lambda a: a.events(where=(1, 2, 3)), "west, south, east, north"),
    (lambda a: a.events(where=(0, 60, 10, 50)), "south before north"),
    (lambda a: a.get("ev-none"), "no record with the id"),
    (lambda a: a.export("x.acrobat"), "format"),
    (lambda a: a.decide("applaud", "st-1", by="Ada"), "accept"),
    (lambda a: a.add(), "nothing to add"),
    (lambda a: dateline.open("none.db", as_of="soon"), "2025-06-02"),
]


@pytest.mark.parametrize(("call", "says"), WRONG)
def test_what_is_wrong_says_what_is_right(archive: Archive, call: Any, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        call(archive)


def test_no_archive_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    for given in ({"create": False}, {"as_of": "2031-03-05"}):
        with pytest.raises(ArchiveError, match="dateline add"):
            dateline.open(tmp_path / "none.db", **given)
    assert not list(tmp_path.iterdir())


def test_the_ledger_tells_what_became_of_positions(samples: Archive) -> None:
    """As the command and the export do."""
    until = samples.store.last_day()
    lines = list(lines_of(samples.store, None, until))
    assert [e.record for e in samples.ledger()] == [record_of(line, until) for line in lines] != []
    open_ = samples.ledger(status="open", act=("demand", "offer"))
    assert {(e.status, e.act) for e in open_} <= {("open", "demand"), ("open", "offer")} and 0 < len(open_) < len(lines)
    assert {e.party_name for e in samples.ledger(party="Norvia")} == {"Norvia"}
    first = samples.ledger()[0]
    assert [s.id for s in first.statements] == first.record["statements"] and first.says and first.words in repr(first)
    story = first.story
    assert {e.story for e in samples.ledger(story=story)} == {story}
    assert samples.ledger(until="1999-12-31")[:1].to_pandas()["past_due"].tolist() == [False]
    assert "<table" in samples.ledger()._repr_html_()
    with pytest.raises(UsageError, match="open met broken"):
        samples.ledger(status="lost")
    with pytest.raises(AttributeError):
        first.feelings  # noqa: B018  # reading it is the test


# --- data frames -----------------------------------------------------------------------------------------------------


TABLES = ["stories", "events", "findings", "disputes", "statements", "figures", "positions", "ledger", "reports", "entities"]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_a_frame_with_the_same_columns_when_it_is_empty(samples: Archive, name: str) -> None:
    found = getattr(samples, name)()
    frame, empty = found.to_pandas(), found[:0].to_pandas()
    assert list(frame["id"]) == list(found.ids)
    assert len(found) > 0 and len(empty) == 0
    assert list(frame.columns) == list(empty.columns)
    assert found.to_arrow().schema == found[:0].to_arrow().schema
    assert len(set(frame.columns)) == len(frame.columns)


def test_what_is_not_known_stays_not_known(samples: Archive) -> None:
    frame = samples.figures().to_pandas()
    unknown = frame[frame["unknown"]]
    assert len(unknown) and unknown["low"].isna().all() and unknown["high"].isna().all()
    reports = samples.reports().to_pandas()
    assert reports["earliest"].isna().sum() == 3


def test_frames_say_what_the_records_say(samples: Archive) -> None:
    row = samples.events(where="Geneva").to_pandas().iloc[0]
    event = samples.get(row["id"])
    assert (row["title"], row["voices"], str(row["earliest"])[:10]) == (event.title, event.voices, event.when.earliest)
    assert list(row["actors"]) == [a.name for a in event.actors]


def test_tables_are_sequences(samples: Archive) -> None:
    events = samples.events()
    assert [e.id for e in events] == list(events.ids)
    assert events[0] == next(iter(events)) and events[-1].id == events.ids[-1]
    assert events[2:5].ids == events.ids[2:5]
    assert events[0] in events
    assert f"{len(events)} events" in repr(events)


# --- to the words ----------------------------------------------------------------------------------------------------


def test_every_value_leads_to_its_words(samples: Archive) -> None:
    for event in samples.events():
        assert event.statements
        for statement in event.statements:
            text = statement.report.text
            assert text[statement.span.start : statement.span.end] == statement.words
            assert statement.sentence in statement.context and statement.context in text
            assert statement.event is not None and statement.event.id == event.id


def test_records_are_those_of_the_export(samples: Archive, tmp_path: Path) -> None:
    lines = samples.export(tmp_path / "all.jsonl").read_text("utf-8").splitlines()
    exported = {r["id"]: r for r in map(json.loads, lines)}
    for kind in ("sy", "ev", "fi", "rp", "st", "en"):
        ident = next(i for i in exported if i.startswith(kind))
        assert samples.get(ident).record == exported[ident]
    position = samples.positions()[0]
    assert position.record == exported[position.id]


def test_show_and_search(samples: Archive) -> None:
    finding = samples.show(samples.disputes()[0].id)
    assert "12 trucks" in str(finding) and finding.id in str(finding)
    hits = samples.search("prisoners Geneva")
    assert hits and all("prisoners" in h.report.text for h in hits)
    assert list(hits.to_pandas()["report"]) == list(hits.ids)


# --- writing ---------------------------------------------------------------------------------------------------------


def test_decisions_change_the_record_and_can_be_undone(archive: Archive) -> None:
    figure = next(f for f in archive.figures() if f.low == 9)
    made = figure.correct(by="Ada", why="misread", low=10, high=10)
    assert archive.get(figure.id).low == 10
    archive.decide("undo", made, by="Ada")
    assert archive.get(figure.id).low == 9
    figure.reject(by="Ada")
    assert archive.get(figure.id).review == "rejected"


def test_adding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("OSLO — Four trams collided in Oslo on Monday, injuring 9 people, police said.\n")
    with dateline.open(tmp_path / "a.db") as held:
        assert len(held.stories()) == 0
        before = held.figures()
        tally = held.add(tmp_path / "a.txt", tmp_path / "missing.txt", published="2031-06-03")
        assert (tally.added, [r.item.endswith("missing.txt") for r in tally.rejected]) == (1, [True])
        assert len(before) == 2  # read when it was asked, not when it was made
        assert held.reports()[0].published.edtf == "2031-06-03"


def test_as_of_is_another_record_that_nothing_can_be_written_to(sample_archive: Path) -> None:
    with dateline.open(sample_archive, as_of="2031-03-05") as then:
        assert len(then.stories()) == 1
        for write in (lambda: then.add("x.txt"), lambda: then.decide("accept", then.figures()[0].id, by="Ada")):
            with pytest.raises(UsageError, match="2031-03-05"):
                write()


def test_what_others_write_is_seen_by_the_next_table(archive: Archive) -> None:
    before = archive.events().to_pandas()
    person = next(e for e in archive.entities(sort="person") if archive.events(actor=e.id))
    other = next(e for e in archive.entities(sort="person") if e.id != person.id)
    with dateline.open(archive.address) as elsewhere:
        elsewhere.decide("merge", person.id, by="Bo", into=other.id)
    names = {n for actors in archive.events().to_pandas()["actors"] for n in actors}
    assert person.name not in names or other.name == person.name
    assert len(before) == len(archive.events())
