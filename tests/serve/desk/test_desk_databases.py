"""Pages and the API on every database: the same answers, and no query that reads a large table from end to end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import crashing
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event, insert

from dateline.core.event import Story
from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.decide import Draft, decide
from dateline.run.settings import Settings
from dateline.serve.desk.app import make_app
from dateline.serve.desk.views.story_part import PartName
from dateline.serve.formats.format import Options
from dateline.serve.formats.records import KINDS, record_called, records
from dateline.serve.lists import DISPUTES, disputes_of, event_entries, in_time
from dateline.serve.show import Shown
from dateline.store import schema
from dateline.store.archive import Archive, open_archive
from dateline.store.browse import Browse, Filter
from dateline.store.rows import body
from dateline.store.streamed import events_in_time, findings_with, stories_newest_first, stories_told

NOON = "2031-04-01T12:00:00Z"
LARGE = (
    *("report", "mention", "statement", "named", "same", "involved", "waiting", "facet", "event", "event_statement", "finding"),
    *("finding_statement", "story", "story_report", "origin", "revision", "entity", "place", "change", "reject", "report_words"),
)
LISTS = [
    *("/", "/?page=2", "/?disputed=1", "/?unreviewed=1", "/?type=ASSAULT", "/?since=2031-03-05", "/?until=2031-03-20"),
    *("/changes", "/queue"),
    *("/search?q=monday", "/search?q=the+monday", "/search?q=heron+captain", "/search?q=nothing"),
    *("/api/stories", "/api/stories?disputed=true&since=2031-03-02", "/api/events", "/api/events?since=2031-01-01&until=2031-12-31"),
    *("/api/events?type=ASSAULT", "/api/findings", "/api/findings?relation=conflict&relation=denial", "/api/reports"),
    *("/api/reports?arrived_since=2031-01-01T00:00:00Z", "/api/entities", "/api/entities?q=blue", "/api/queue", "/api/search?q=sank"),
    *("/api/archive", "/api/changes", "/api/decisions", "/changes.json"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("databases")
    with open_archive(folder / "a.db") as archive:
        add(crashing.corpus(folder / "reports", 90), archive, Settings(), Given(), now=lambda: NOON, find=crashing.find)
        first = sorted(Browse(archive).queue(limit=5).items)[0]
        decide(archive, Draft(act="reject", target=first, by="Ada", why="misread"), lambda: NOON)
    return folder / "a.db"


def addresses(archive: Archive) -> list[str]:
    """Every list, and one page of each kind of record."""
    worked = archive.worked_out()
    story = max(worked.stories, key=lambda s: (len(s.reports), s.id)).id
    here = {"stories": story, "events": next(e.id for e in worked.events if e.story == story)}
    kept = {**here, "findings": worked.findings[0].id, "reports": worked.stories[0].reports[0], "entities": worked.entities[0].id}
    told = worked.events[0].statements[0]
    single = [f"{start}/{kind}/{ident}" for kind, ident in kept.items() for start in ("", "/api")]
    parts = [f"/api/stories/{story}/{part}" for part in ("events", "findings", "statements", "reports")]
    parts += [f"/stories/{story}/{part}" for part in get_args(PartName)]
    return [*LISTS, *single, *parts, f"/statements/{told}", f"/pane/{told}", f"/queue?story={story}", f"/queue?at={told}"]


def client_of(archive: Archive) -> TestClient:
    return TestClient(make_app(archive, now=lambda: datetime(2031, 4, 2, tzinfo=UTC)), base_url="http://127.0.0.1")


def test_the_same_answers_on_every_database(made: Path, copied: Callable[[Path], str]) -> None:
    """But for the order of hits, which is each database's own."""
    with open_archive(made) as file, open_archive(copied(made)) as other:
        for address in addresses(file):
            one, two = (client_of(a).get(address) for a in (file, other))
            assert one.status_code == two.status_code == 200, (address, two.text[:300])
            if "search" in address:
                assert sorted(re.findall(r"rp-\w{20}", one.text)) == sorted(re.findall(r"rp-\w{20}", two.text)), address
            else:
                assert shape(one.text) == shape(two.text), address


def shape(text: str) -> str:
    """Without a form's key, which is each desk's own, and the number of writings, of which a copy is one more."""
    return re.sub(r'(content|value)="[0-9a-f]{64}"|"version":"\d+"', "", text)


@pytest.fixture
def plans(made: Path, copied: Callable[[Path], str]) -> Iterator[tuple[Archive, list[tuple[str, str]]]]:
    """An archive, and the plan of every query that it is asked: (query, plan)."""
    seen: list[tuple[str, str]] = []

    def explain(_: Any, cursor: Any, statement: str, parameters: Any, *__: Any) -> None:
        if not re.match(r"\s*(SELECT|WITH)\b", statement) or statement.startswith("SELECT count(*)"):  # counts are made once a state
            return
        asked = cursor.connection.cursor()
        asked.execute(f"{'EXPLAIN' if server else 'EXPLAIN QUERY PLAN'} {statement}", parameters)
        seen.append((statement, "\n".join(str(row[0] if server else row[3]) for row in asked.fetchall())))
        asked.close()

    with open_archive(copied(made)) as archive:
        server = archive._engine.dialect.name == "postgresql"
        if server:  # small tables are read whole: it should do so only where there is no other way
            event.listen(archive._engine, "connect", lambda db, _: (db.execute("SET enable_seqscan = off"), db.commit()))
            archive.mend(lambda db: db.exec_driver_sql("ANALYZE"))
            archive._engine.dispose()
        event.listen(archive._engine, "after_cursor_execute", explain)
        yield archive, seen


def test_no_query_reads_a_large_table_from_end_to_end(plans: tuple[Archive, list[tuple[str, str]]]) -> None:
    archive, seen = plans
    asked = addresses(archive)
    seen.clear()  # choosing what to ask for did read it all
    for address in asked:
        assert client_of(archive).get(address).status_code == 200
    assert len(seen) > 100
    wrong = [(why, " ".join(query.split())[:300], plan) for query, plan in seen for why in faults(plan)]
    assert not wrong, json.dumps(wrong[0], indent=1)


def test_lists_in_the_terminal_walk_along_indexes(plans: tuple[Archive, list[tuple[str, str]]]) -> None:
    """Equal to putting the whole archive in order, but a page at a time."""
    archive, seen = plans
    worked = archive.worked_out()
    ids = [x.id for kind in (worked.stories, worked.events, worked.findings, worked.entities) for x in kind[:2]]
    home = worked.stories[0].reports[0]
    ids += [home, archive.found_in(home).statements[0].id, archive.found_in(home).mentions[0].id]  # type: ignore[union-attr]
    seen.clear()
    by_id = sorted(worked.stories, key=lambda s: s.id)
    assert list(stories_newest_first(archive)) == sorted(by_id, key=lambda s: s.latest or "", reverse=True)
    assert list(events_in_time(archive)) == in_time(worked.events)
    disputes = [f for relation in DISPUTES for f in findings_with(archive, relation)]
    assert disputes == disputes_of(worked.findings)
    desk = Browse(archive).stories(limit=len(worked.stories)).items
    assert list(stories_told(archive)) == [(row.story, row.voices, row.disputes) for row in desk]
    list(event_entries(Browse(archive), events_in_time(archive)))
    for ident in ids:
        shown = Shown(archive)
        assert (shown.page(ident) or ident.startswith("mn-")) and record_called(archive, ident)["id"] == ident  # type: ignore[index]
    wrong = [(why, " ".join(query.split())[:300], plan) for query, plan in seen for why in faults(plan)]
    assert not wrong, json.dumps(wrong[0], indent=1)


def test_stories_found_by_looking_up_are_those_met_on_the_way(
    plans: tuple[Archive, list[tuple[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What few stories have is looked up, what many have is met going through all by day; either along indexes."""
    archive, seen = plans
    some = [Story(anchor=f"rp-{n}", title=f"Story {n}", reports=(), latest=f"2031-0{1 + n % 9}-01") for n in range(40)]
    stories = [s.id for s in some]
    counts = {"inputs": "x", "reports": 1, "voices": 1, "disputes": 0}
    archive.mend(lambda db: db.execute(insert(schema.stories), [{"id": s.id, "latest": s.latest, "body": body(s), **counts} for s in some]))
    told = [("type", "ASSAULT", stories), ("place", "g/1", stories[::3]), ("country", "NO", stories[1:2])]
    rows = [{"story": s, "sort": sort, "value": value} for sort, value, here in told for s in here]
    archive.mend(lambda db: db.execute(insert(schema.facets), rows))
    asked = [*(Filter(**{sort: value}) for sort, value, _ in told), Filter(type="ASSAULT", place="g/1")]
    seen.clear()
    looked_up = [Browse(archive).stories(wanted, limit=3) for wanted in asked]
    monkeypatch.setattr("dateline.store.browse.FEW", 0)
    assert [Browse(archive).stories(wanted, limit=3) for wanted in asked] == looked_up
    assert [page.total for page in looked_up] == [len(stories), len(stories[::3]), 1, len(stories[::3])]
    wrong = [(why, query[:300], plan) for query, plan in seen for why in faults(plan)]
    assert not wrong, json.dumps(wrong[0], indent=1)


def test_records_asked_for_by_id_are_those_of_an_export(made: Path) -> None:
    with open_archive(made) as archive:
        every = list(records(archive))
        chosen = [next(r for r in every if r["kind"] == kind) for kind in KINDS]
        assert [record_called(archive, r["id"]) for r in chosen] == chosen
        ruled = {r["id"]: r for r in records(archive, Options(kind="finding", rule="latest"))}
        assert {i: record_called(archive, i, "latest") for i in list(ruled)[:5]} == dict(list(ruled.items())[:5])
        assert record_called(archive, "ev-0") is None


NAMES = "|".join(LARGE)
# Read in the order of a key until the page is full: the diary from its end, and names, which are short, for one that holds the words.
WALKED = {"change", "entity"}


def faults(plan: str) -> Iterator[str]:
    """Tables read from end to end, or read whole along an index only to be put in another order."""
    yield from re.findall(rf"Seq Scan on ({NAMES})\b", plan)
    yield from (name for name in re.findall(rf"^SCAN ({NAMES})$", plan, re.M) if name != "change")
    sorts = "Sort Key" in plan or ("FOR ORDER BY" in plan and "LAST TERM" not in plan)
    if sorts:
        whole = re.findall(rf"^SCAN ({NAMES}) USING (?:COVERING )?INDEX", plan, re.M)
        whole += re.findall(rf"Index(?: Only)? Scan (?:Backward )?using \w+ on ({NAMES})\b[^\n]*\n(?!\s*Index Cond)", plan + "\n")
        yield from (name for name in whole if name not in WALKED)


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        ("SCAN report", ["report"]),
        ("SCAN story USING INDEX story_by_day", []),
        ("SCAN event USING INDEX x\nUSE TEMP B-TREE FOR ORDER BY", ["event"]),
        ("SEARCH event USING INDEX x (story=?)\nUSE TEMP B-TREE FOR ORDER BY", []),
        ("Limit\n  ->  Seq Scan on waiting  (cost=1)", ["waiting"]),
        ("Sort\n  Sort Key: id\n  ->  Index Scan using x on event  (cost=1)\n        Index Cond: (story = 'a')", []),
        ("Sort\n  Sort Key: id\n  ->  Index Scan using x on event  (cost=1)\n        Filter: (story = 'a')", ["event"]),
    ],
)
def test_what_counts_as_reading_from_end_to_end(plan: str, why: list[str]) -> None:
    assert list(faults(plan)) == why
