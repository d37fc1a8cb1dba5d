"""What people coded elsewhere comes in as reports of its own words, meets what the machine read, and comes in once."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from dateline.core.archived import Found
from dateline.core.errors import UsageError
from dateline.core.statement import Figure, Occurrence
from dateline.ingest.coded_table import CodedRow, plover_of, style_called
from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.coded import entity_of, found_in_row
from dateline.run.decide import Draft, decide
from dateline.run.grounding import spans_in
from dateline.run.importing import import_coded, import_decisions
from dateline.run.reread import reread
from dateline.run.settings import Settings
from dateline.serve.cli import app
from dateline.serve.formats.event_report import as_event_reports
from dateline.serve.formats.format import Options
from dateline.serve.formats.ged import as_ged
from dateline.serve.formats.jsonl import as_jsonl
from dateline.serve.verify import verify
from dateline.store.archive import Archive, open_archive
from dateline.store.browse import Browse

RAIDS = Path(__file__).parents[1] / "serve/formats/raids.jsonl"
NOON = "2031-06-01T12:00:00Z"

UCDP = """relid,type_of_violence,side_a,side_b,source_office,source_date,source_headline,where_prec,where_coordinates,latitude,longitude,country,date_start,date_end,best,high,low
UKR-1,1,Government of Ukraine,Government of Russia,Harbour Wire,2031-05-06,Flats in Kharkiv,1,Kharkiv,49.98,36.25,Ukraine,2031-05-05 00:00:00.000,2031-05-05 00:00:00.000,11,13,9
NGA-1,3,Boko Haram,Civilians,"A Paper; B Paper",2031-05-03,,2,Maiduguri,11.84,13.15,Nigeria,2031-05-02,2031-05-02,9,9,9
,3,Boko Haram,Civilians,A Paper,,,1,Maiduguri,11.84,13.15,Nigeria,2031-05-02,2031-05-02,9,9,9
"""  # noqa: E501
ACLED = """event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,location,latitude,longitude,geo_precision,source,notes,fatalities
UKR501,05 May 2031,1,Explosions/Remote violence,Shelling/artillery/missile attack,Military Forces of Russia (2000-),Civilians (Ukraine),Ukraine,Kharkiv,49.98,36.25,1,Border Gazette,"On 5 May 2031, missiles struck Kharkiv and killed 8 people.",8
FRA77,2031-05-06,1,Protests,Peaceful protest,Protesters (France),,France,Lyon,45.74,4.84,1,Lowland Herald,"On 6 May 2031, people demonstrated in Lyon against a new tax.",0
XXX1,2031-05-06,1,Strategic developments,Other,,,France,Lyon,45.74,4.84,1,Lowland Herald,"Something else.",0
"""  # noqa: E501


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("importing") / "a.db"
    with open_archive(path) as archive:
        add([RAIDS], archive, Settings(), Given())
    return path


@pytest.fixture
def archive(read: Path, tmp_path: Path) -> Iterator[Archive]:
    shutil.copy(read, tmp_path / "a.db")
    with open_archive(tmp_path / "a.db") as held:
        yield held


def written(folder: Path, text: str, name: str = "coded.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_coded_rows_meet_what_was_read(archive: Archive, tmp_path: Path) -> None:
    ucdp = import_coded(archive, written(tmp_path, UCDP), "ucdp", "Ada", lambda: NOON)
    acled = import_coded(archive, written(tmp_path, ACLED), "acled", "Bo", lambda: NOON)
    assert (ucdp.added, [r.why.split(":")[0] for r in ucdp.rejected]) == (2, ["no id"])
    assert (acled.added, [r.item for r in acled.rejected]) == (2, ["XXX1"])
    worked, browse = archive.worked_out(), Browse(archive)
    kharkiv = next(e for e in worked.events if e.where and e.where.name == "Kharkiv")
    assert len(kharkiv.reports) == 4 and kharkiv.voices == 4
    tolls = [f for f in worked.findings if f.event == kharkiv.id and f.about.role == "killed"]
    compared = browse.statements(s for f in tolls for s in f.statements).values()
    assert {"person:Ada", "person:Bo"} < {s.made_by for s in compared}  # and the machine
    assert "conflict" in {f.relation for f in tolls}  # 11 and 8
    lyon = next(e for e in worked.events if e.where and e.where.name == "Lyon")
    assert len(lyon.reports) == 2 and lyon.voices == 1  # the coder's source is the paper that was read
    assert verify(archive).faults == ()


def test_importing_again_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    path = written(tmp_path, UCDP)
    import_coded(archive, path, "ucdp", "Ada", lambda: NOON)
    before = list(as_jsonl(archive))
    again = import_coded(archive, path, "ucdp", "Ada", lambda: NOON)
    assert (again.added, again.known) == (0, 2)
    assert list(as_jsonl(archive)) == before


def test_rereading_leaves_coded_rows_alone(archive: Archive, tmp_path: Path) -> None:
    import_coded(archive, written(tmp_path, ACLED), "acled", "Bo", lambda: NOON)
    before = list(as_jsonl(archive))
    assert reread(archive, Settings()) == 3  # the three that were read by machine
    assert list(as_jsonl(archive)) == before


def test_our_own_tables_come_back(archive: Archive, tmp_path: Path) -> None:
    ged = written(tmp_path, "".join(as_ged(archive)), "ged.csv")
    reports = written(tmp_path, "".join(as_event_reports(archive)), "reports.csv")
    with open_archive(tmp_path / "b.db") as other:
        ours = rows_of(as_ged(archive))
        assert import_coded(other, ged, "ucdp", "Ada", lambda: NOON).added == len(ours) >= 2
        told = ("type_of_violence", "side_a", "side_b", "where_coordinates", "date_start", "date_end", "best")
        again = rows_of(as_ged(other))
        assert sorted([r[c] for c in told] for r in again) == sorted([r[c] for c in told] for r in ours)
        assert {r["code_status"] for r in again} == {"Clear"}
        assert import_coded(other, reports, "maverick", "Ada", lambda: NOON).added == len(rows_of(as_event_reports(archive)))
        planned = [s for e in other.worked_out().events for s in Browse(other).statements(e.statements).values()]
        assert {s.status for s in planned if isinstance(s, Occurrence)} == {"happened", "planned"}
        assert verify(other).faults == ()


def rows_of(lines: Iterable[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(lines))


def row(**cells: str) -> CodedRow:
    return CodedRow(2, {name: (name, value) for name, value in cells.items()})


def test_each_value_points_into_the_rows_own_text() -> None:
    style = style_called("maverick")
    found = found_in_row(
        row(id="7", headline="=Raid on Sumy", type="ASSAULT", actor="Boko Haram", place="Sumy", country="Ukraine", start="2031-05",
            killed="9", killed_low="7", killed_high="12", injured="3"), style, "Ada",
    )  # fmt: skip
    assert isinstance(found, Found)
    assert all(span.holds_in(found.report.text) for s in found.statements for span in spans_in(s))
    assert all(m.span.holds_in(found.report.text) for m in found.mentions)
    figures = {s.span.exact: (s.role, s.low, s.high) for s in found.statements if isinstance(s, Figure)}
    assert figures == {"9": (("killed",), 9, 9), "7 to 12": (("killed",), 7, 12), "3": (("injured",), 3, 3)}
    (happened,) = (s for s in found.statements if isinstance(s, Occurrence))
    assert happened.when and (happened.when.earliest, happened.when.latest) == ("2031-05-01", "2031-05-31")
    assert happened.made_by == "person:Ada" and happened.review == "accepted"


def test_days_at_the_end_of_the_calendar() -> None:
    found = found_in_row(row(id="7", start="9999-12-31", days="2"), style_called("acled"), "Ada")
    assert isinstance(found, Found) and isinstance(found.statements[0], Occurrence) and found.statements[0].when is None


def test_what_a_table_leaves_open_stays_open() -> None:
    found = found_in_row(row(id="7", type="Attack", killed="0"), style_called("acled"), "Ada")
    assert isinstance(found, Found)
    assert [type(s) for s in found.statements] == [Occurrence]  # ACLED's 0 is what it writes where no report gives a number
    (happened,) = found.statements
    assert isinstance(happened, Occurrence) and (happened.when, happened.where, happened.actors) == (None, None, ())


NAMES = [
    ("Government of Russia", "state", "Russia"),
    ("Military Forces of Mali (2020-)", "state", "Mali"),
    ("Police Forces of Egypt (2014-) National Security", "group", "Police Forces of Egypt National Security"),
    ("Boko Haram", "group", "Boko Haram"),
    ("JAS: Jamaat Ahl", "group", "JAS: Jamaat Ahl"),
]


@pytest.mark.parametrize(("name", "sort", "known"), NAMES)
def test_parties(name: str, sort: str, known: str) -> None:
    made = entity_of(name)
    assert (made.sort, made.name) == (sort, known)


TYPES = [
    ("Air/drone strike", None, ("ASSAULT", "aerial")),
    ("3", None, ("ASSAULT", None)),
    ("ASSAULT", "drone", ("ASSAULT", "drone")),
    ("PROTEST", "drone", ("PROTEST", None)),
    ("Other", None, None),
]


@pytest.mark.parametrize(("kind", "mode", "expected"), TYPES)
def test_types(kind: str, mode: str | None, expected: tuple[str, str | None] | None) -> None:
    assert plover_of(kind, mode) == expected


BAD = [
    ("a,b\n1,2\n", "ucdp", "no column date_start, best"),
    ("", "acled", "no column event_date"),
    (UCDP, "gdelt", "give --style"),
    ('event_date,fatalities\n"' + "x" * 50_000_000, "acled", "cannot be read|larger than|no column"),
]


@pytest.mark.parametrize(("text", "style", "told"), BAD)
def test_a_table_of_another_kind_says_what_to_do(tmp_path: Path, text: str, style: str, told: str) -> None:
    with open_archive(tmp_path / "a.db") as archive, pytest.raises(UsageError, match=told):
        import_coded(archive, written(tmp_path, text), style, "Ada")


# --- decisions -----------------------------------------------------------------------------------------------------------


def decided(archive: Archive) -> list[str]:
    """Lines of an export of decisions of every sort."""
    worked = archive.worked_out()
    toll = next(f for f in worked.findings if f.about.role == "killed")
    first, second = toll.statements[:2]

    def settle(act: str, target: str, after: dict[str, object] | None = None, seen: str | None = None) -> str:
        draft = Draft(act=act, target=target, by="Ada", after=after, seen=seen)  # type: ignore[arg-type]
        return decide(archive, draft, lambda: NOON).id

    settle("accept", first)
    corrected = settle("correct", second, {"low": 9, "high": 12, "op": "range"})
    settle("undo", corrected, seen=corrected)
    settle("confirm", next(f for f in archive.worked_out().findings if f.about.role == "injured").id)
    russia = next(e for e in archive.worked_out().entities if e.name == "Russia")
    france = next(e for e in archive.worked_out().entities if e.name == "France")
    settle("merge", france.id, {"into": russia.id})
    return list(as_jsonl(archive, Options(kind="decision")))


def test_decisions_of_another_archive(archive: Archive, read: Path, tmp_path: Path) -> None:
    lines = decided(archive)
    path = written(tmp_path, "".join(lines), "decisions.jsonl")
    shutil.copy(read, tmp_path / "b.db")
    with open_archive(tmp_path / "b.db") as other:
        made = import_decisions(other, path, lambda: NOON)
        assert (made.taken, made.known, made.left_out) == (len(lines), 0, [])
        assert list(as_jsonl(other)) == list(as_jsonl(archive))
        again = import_decisions(other, path, lambda: NOON)
        assert (again.taken, again.known) == (0, len(lines))
        assert list(as_jsonl(other)) == list(as_jsonl(archive))


def test_decisions_about_what_is_not_here_are_named(archive: Archive, tmp_path: Path) -> None:
    path = written(tmp_path, "".join(decided(archive)), "decisions.jsonl")
    with open_archive(tmp_path / "empty.db") as other:
        made = import_decisions(other, path, lambda: NOON)
        assert made.taken == 0 and len(made.left_out) == 5
        assert all("not" in r.why and r.item.startswith("de-") for r in made.left_out)


def test_a_decision_made_here_is_not_overruled_unseen(archive: Archive, read: Path, tmp_path: Path) -> None:
    lines = decided(archive)
    first = json.loads(lines[0])
    shutil.copy(read, tmp_path / "b.db")
    with open_archive(tmp_path / "b.db") as other:
        decide(other, Draft(act="reject", target=first["target"], by="Bo"), lambda: NOON)
        made = import_decisions(other, written(tmp_path, lines[0], "decisions.jsonl"), lambda: NOON)
        assert made.taken == 0 and "Bo decided about this here (reject)" in made.left_out[0].why


def test_forged_decisions_are_refused(archive: Archive, read: Path, tmp_path: Path) -> None:
    lines = decided(archive)
    changed = json.loads(lines[0]) | {"by": "Eve"}
    forged = replace(archive.decisions()[1], after={"span": {"start": 0, "end": 4, "exact": "evil"}})
    other_words = json.loads(lines[1]) | {"after": dict(forged.after or {}), "id": forged.id}
    bad = [json.dumps(changed), json.dumps(other_words), '{"kind": "decision"}', "{", '{"kind": "report"}', "[" * 100_000]
    shutil.copy(read, tmp_path / "b.db")
    with open_archive(tmp_path / "b.db") as other:
        before = list(as_jsonl(other))
        made = import_decisions(other, written(tmp_path, "\n".join(bad), "decisions.jsonl"), lambda: NOON)
        assert made.taken == 0 and len(made.left_out) == 5
        assert list(as_jsonl(other)) == before


def test_the_command(archive: Archive, tmp_path: Path) -> None:
    run = CliRunner().invoke
    done = run(app, ["import", str(written(tmp_path, ACLED)), "--style", "acled", "--by", "Bo", "--archive", str(tmp_path / "a.db")])
    assert done.exit_code == 1 and "2 rows came in as reports coded by Bo" in done.stdout and "left out: XXX1" in done.output
    path = written(tmp_path, "".join(decided(archive)), "decisions.jsonl")
    done = run(app, ["import", str(path), "--archive", str(tmp_path / "a.db")])
    assert done.exit_code == 0 and "0 decisions taken over, 5 already there" in done.stdout
    assert isinstance(run(app, ["import", str(tmp_path / "x.csv"), "--archive", str(tmp_path / "a.db")]).exception, UsageError)


MEANINGS = ("id", "type", "mode", "status", "actor", "recipient", "place", "country", "latitude", "longitude", "start", "end", "days",
            "killed", "killed_low", "killed_high", "injured", "notes", "headline", "outlet", "published", "precision")  # fmt: skip
ODD = ["ASSAULT", "1", "2", "3", "0", "-5", "1e400", "nan", "9999-12-31", "0001-01-01", "Kharkiv", "Ukraine", "Civilians", "-180"]
CELLS = st.text(min_size=1, max_size=30) | st.sampled_from(ODD)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(MEANINGS), CELLS, min_size=1))
def test_any_row_is_a_grounded_report_or_refused(cells: dict[str, str]) -> None:
    for name in ("ucdp", "acled", "maverick"):
        found = found_in_row(row(**cells), style_called(name), "Ada")
        if isinstance(found, Found):
            spans = [span for s in found.statements for span in spans_in(s)] + [m.span for m in found.mentions]
            assert spans and all(span.holds_in(found.report.text) for span in spans)
            assert len({s.id for s in found.statements}) == len(found.statements)
            assert list(found.report.blocks) == sorted(found.report.blocks, key=lambda b: b.start)
