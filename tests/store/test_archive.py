"""Archives: nothing doubled, nothing half, and a clear word where a file is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event as hooks

from dateline.core.archived import Found, Grouping, Outcome
from dateline.core.entity import Entity
from dateline.core.errors import ArchiveError, Rejected
from dateline.core.event import Event, Story
from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Figure
from dateline.store import schema, worked
from dateline.store.archive import Archive, open_archive

TEXT = "Seven ferries sank. Ärzte helped the “crews”."


def found(name: str = "a") -> Found:
    report = Report(source_id=name, text=TEXT, title="Ferries")
    span, sentence = report.span(0, 13), report.span(0, 19)
    rest = {"what": "ferry", "role": ("hit",), "made_by": "t", "confidence": 1.0}
    figure = Figure(report=report.id, span=span, sentence=sentence, op="=", low=7, high=7, **rest)  # type: ignore[arg-type]
    return Found(report, (), (Entity(key="crew", name="Crew", sort="group"),), (figure,), (Rejected("x", "figures", "twice"),))


@pytest.fixture
def archive(address: str) -> Iterator[Archive]:
    with open_archive(address) as opened:
        yield opened


def test_the_same_report_twice_changes_nothing(archive: Archive) -> None:
    assert archive.save([found(), found()]) == 1
    assert archive.save([found()]) == 0
    assert [archive.count(t) for t in (schema.reports, schema.statements, schema.named, schema.rejects)] == [1, 1, 1, 1]


def test_what_was_saved_comes_back(archive: Archive) -> None:
    item = found()
    archive.save([item])
    back = archive.found_in(item.report.id)
    assert back == Found(item.report, item.mentions, item.entities, item.statements)
    assert archive.report_of(item.statements[0].id) == item.report.id
    assert archive.found_in("rp-none") is None


def test_a_batch_that_fails_leaves_nothing(archive: Archive) -> None:
    broken = Found(Report(source_id="b", text="x"), statements=(found().statements[0], found().statements[0]))
    with pytest.raises(Exception, match=r"(?i)unique"):
        archive.save([found("c"), broken])
    assert archive.count(schema.reports) == 0
    assert not archive.stale


def test_saving_makes_what_was_worked_out_stale(archive: Archive) -> None:
    archive.save([found()])
    assert archive.stale
    archive.replace_all(Grouping(), ())
    assert not archive.stale
    archive.save([found()])
    assert not archive.stale


def test_an_event_that_went_up_in_another_leads_there(archive: Archive) -> None:
    one, two = found("a"), found("b")
    archive.save([one, two])

    story = Story(anchor=one.report.id, title="x", reports=(one.report.id, two.report.id))

    def event(*items: Found) -> Event:
        ids = tuple(i.statements[0].id for i in items)
        return Event(anchor=ids[0], story=story.id, title="x", statements=ids, reports=tuple(i.report.id for i in items), voices=1)

    for events in ((event(one), event(two)), (event(one, two),)):
        archive.replace_stories([Outcome(story, "", events=events)])
    assert archive.current(event(two).id) == event(one).id
    assert archive.current(event(one).id) == event(one).id


def test_what_was_not_worked_out_with_the_rest_leaves_it_stale(archive: Archive) -> None:
    archive.save([found("a"), found("b")])
    with archive.working() as db:
        first, second = worked.pending(db, 5)
        worked.settle(db, [second])
    assert archive.stale
    with archive.working() as db:
        assert worked.pending(db, 5) == [first]
        worked.settle(db, [first])
    assert not archive.stale
    archive.save_again(found("a"))
    assert archive.stale


def test_search_folds_case_and_accents_and_takes_any_words(archive: Archive) -> None:
    archive.save([found()])
    assert [h.report for h in archive.search("arzte FERRIES", 5)] == [found().report.id]
    for nothing in ("submarine", "", '"', "NEAR( AND *", "ferries OR"):
        assert archive.search(nothing, 5) == []


def test_cut_parts_are_not_searched(archive: Archive) -> None:
    from dateline.core.report import Cut

    report = Report(source_id="c", text=TEXT, cut=(Cut(20, 45, TEXT[20:45], "notice"),))
    archive.save([Found(report)])
    assert archive.search("crews", 5) == []
    assert archive.search("ferries", 5)


def test_what_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("these are notes, no database, and long enough to be looked at " * 50)
    for path, why in ((tmp_path, "folder"), (tmp_path / "no" / "a.db", "no folder"), (tmp_path / "notes.db", "cannot be opened")):
        with pytest.raises(ArchiveError, match=why):
            open_archive(path)
    with pytest.raises(ArchiveError, match="dateline add"):
        open_archive(tmp_path / "none.db", create=False)


def test_spans_survive_the_store(archive: Archive) -> None:
    archive.save([found()])
    back = archive.found_in(found().report.id)
    assert back is not None
    assert back.statements[0].span == Span(0, 13, "Seven ferries")
    assert back.statements[0].span.holds_in(back.report.text)


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "a.db")
    archive.save([found("a")])
    with archive._engine.connect() as db:  # the nearest thing to a full disk that a test can make
        pages = db.exec_driver_sql("PRAGMA page_count").scalar_one()
    event_list = [Found(Report(source_id=f"{n}", text=f"{n} " * 9_000)) for n in range(40)]
    hooks.listen(archive._engine, "connect", lambda connection, _: connection.execute(f"PRAGMA max_page_count={pages + 2}"))
    archive._engine.dispose()
    with pytest.raises(ArchiveError, match="make room"):
        archive.save(event_list)
    assert archive.count(schema.reports) == 1
    with open_archive(tmp_path / "a.db") as again:
        assert again.save(event_list) == 40


def test_rows_are_counted_once_a_state(archive: Archive) -> None:
    """Pages ask for the same totals again and again; whatever is written makes them be counted anew."""
    asked: list[str] = []
    server = archive._engine.dialect.name == "postgresql"
    hooks.listen(archive._engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    for n in (1, 2):
        with open_archive(archive._engine.url.render_as_string(False) if server else str(archive._engine.url.database)) as other:
            other.save([found(str(n))])
        asked.clear()
        assert [archive.count(schema.reports) for _ in range(3)] == [n] * 3
        assert sum("count(*)" in statement for statement in asked) == 1
    with archive.reading() as db:
        day = archive.counted(db, schema.reports, schema.reports.c.earliest == "2031-01-01")
        assert (day, archive.counted(db, schema.reports, schema.reports.c.earliest.is_(None))) == (0, 2)
