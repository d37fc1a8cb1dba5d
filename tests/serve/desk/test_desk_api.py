"""The API gives what an export gives: each record, in lists, in pages, with ETags, and plain words where there is nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, NoReturn

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import event as sql_event

from dateline.core.archived import Found
from dateline.core.report import Report
from dateline.run.decide import Draft, decide
from dateline.run.rework import bring_up_to_date
from dateline.serve.desk.api_asked import iso_day, utc_second
from dateline.serve.desk.app import make_app
from dateline.serve.formats import records
from dateline.serve.formats.jsonl import as_jsonl
from dateline.store import schema
from dateline.store.archive import Archive, open_archive

PLURAL = {"story": "stories", "entity": "entities"}
Records = list[dict[str, Any]]


@pytest.fixture(scope="module")
def made(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = shutil.copy(sample_archive, tmp_path_factory.mktemp("decided") / "a.db")
    with open_archive(path) as archive:
        first, second = archive.worked_out().events[0], archive.worked_out().events[1]
        decide(archive, Draft(act="reject", target=first.statements[0], by="Ada", why="not said"), lambda: "2031-04-01T12:00:00Z")
        decide(archive, Draft(act="accept", target=second.statements[0], by="Ben"), lambda: "2031-04-02T12:00:00Z")
    return path


@pytest.fixture
def desk(archive: Archive) -> TestClient:
    return TestClient(make_app(archive), base_url="http://localhost", follow_redirects=False)


@pytest.fixture(scope="module")
def exported(made: Path) -> Records:
    with open_archive(made) as held:
        return [json.loads(line) for line in as_jsonl(held)]


@pytest.fixture
def frugal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that loads a whole archive may be asked for."""

    def refuse(*_: object) -> NoReturn:
        raise AssertionError("this loads the whole archive")

    for name in ("worked_out", "reports", "report_ids", "decisions"):
        monkeypatch.setattr(Archive, name, refuse)
    monkeypatch.setattr(records, "records", refuse)


def of_kind(exported: Records, kind: str) -> Records:
    return [r for r in exported if r["kind"] == kind]


def every(desk: TestClient, address: str, limit: int) -> Records:
    """All items of a list, page by page."""
    items, following = [], f"{address}{'&' if '?' in address else '?'}limit={limit}"
    while following:
        page = desk.get(following).json()
        assert len(page["items"]) <= limit and page["offset"] == len(items)
        items += page["items"]
        following = page["next"]
    assert page["total"] in (len(items), None)
    return items


def by_id(records: Records) -> Records:
    return sorted(records, key=lambda r: r["id"])


# --- the records -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("frugal")
def test_each_record_is_that_of_an_export(desk: TestClient, exported: Records) -> None:
    for record in exported:
        if record["kind"] != "mention":
            answered = desk.get(f"/api/{PLURAL.get(record['kind'], record['kind'] + 's')}/{record['id']}")
            assert answered.status_code == 200
            assert list(answered.json().items()) == list(record.items())  # in the contract's order of fields


@pytest.mark.usefixtures("frugal")
@pytest.mark.parametrize("limit", [2, 500])
@pytest.mark.parametrize("kind", ["report", "story", "event", "finding", "entity"])
def test_a_list_holds_each_record_once(desk: TestClient, exported: Records, kind: str, limit: int) -> None:
    assert by_id(every(desk, f"/api/{PLURAL.get(kind, kind + 's')}", limit)) == by_id(of_kind(exported, kind))


@pytest.mark.usefixtures("frugal")
def test_what_belongs_to_a_story(desk: TestClient, exported: Records) -> None:
    for story in of_kind(exported, "story"):
        here, reports = f"/api/stories/{story['id']}", set(story["reports"])
        assert every(desk, f"{here}/reports", 3) == sorted(
            (r for r in exported if r["id"] in reports), key=lambda r: story["reports"].index(r["id"])
        )
        said = [s for s in of_kind(exported, "statement") if s["report"] in reports]
        assert every(desk, f"{here}/statements", 7) == sorted(said, key=lambda s: (s["report"], s["span"]["start"], s["id"]))
        assert every(desk, f"{here}/statements?type=figure&type=said", 7) == [
            s for s in every(desk, f"{here}/statements", 500) if s["type"] in ("figure", "said")
        ]
        events = [e for e in of_kind(exported, "event") if e["story"] == story["id"]]
        assert by_id(every(desk, f"{here}/events", 4)) == by_id(events) == by_id(every(desk, f"/api/events?story={story['id']}", 4))
        told = {s["id"] for s in said}
        findings = [f for f in of_kind(exported, "finding") if f["statements"][0] in told]
        assert by_id(every(desk, f"{here}/findings", 4)) == by_id(findings)


@pytest.mark.usefixtures("frugal")
def test_what_stands_in_a_report(desk: TestClient, exported: Records) -> None:
    for report in of_kind(exported, "report"):
        for kind in ("statement", "mention"):
            assert every(desk, f"/api/reports/{report['id']}/{kind}s", 5) == [
                r for r in of_kind(exported, kind) if r["report"] == report["id"]
            ]


def test_a_statement_that_a_person_added(desk: TestClient, archive: Archive, exported: Records) -> None:
    report = of_kind(exported, "report")[0]
    start = report["text"].index(" ") + 1
    asked = {"type": "said", "start": start, "end": start + 12}
    added = decide(archive, Draft(act="add", target=report["id"], by="Ada", after=asked), lambda: "2031-04-03T12:00:00Z").target
    assert added not in {r["id"] for r in exported}
    assert desk.get(f"/api/statements/{added}").json()["made_by"] == "person"
    for address in (f"/api/reports/{report['id']}/statements", f"/api/stories/{report['story']}/statements"):
        found = every(desk, address, 4)
        assert added in [s["id"] for s in found]
        assert [s["span"]["start"] for s in found if s["report"] == report["id"]] == sorted(
            s["span"]["start"] for s in found if s["report"] == report["id"]
        )


def day_of(event: dict[str, Any]) -> str:
    """The day an event is listed at: its first, of "by June" the last."""
    when = event["when"] or {}
    return when.get("earliest") or when.get("latest") or ""


@pytest.mark.usefixtures("frugal")
@pytest.mark.parametrize(
    ("address", "kind", "holds"),
    [
        ("/api/events?since=2031-03-05", "event", lambda e: day_of(e) >= "2031-03-05"),
        ("/api/events?until=2031-03-05", "event", lambda e: "" < day_of(e) <= "2031-03-05"),
        ("/api/events?type=ASSAULT", "event", lambda e: e["event_type"] == "ASSAULT"),
        ("/api/events?place=geonames/2660646", "event", lambda e: (e["where"] or {}).get("gazetteer_id") == "2660646"),
        ("/api/places/geonames/2660646/events", "event", lambda e: (e["where"] or {}).get("gazetteer_id") == "2660646"),
        ("/api/findings?relation=conflict&relation=update", "finding", lambda f: f["relation"] in ("conflict", "update")),
        ("/api/stories?since=2031-03-11", "story", lambda s: (s["latest"] or "") >= "2031-03-11"),
        ("/api/entities?q=elena", "entity", lambda e: e["name"].startswith("Elena")),
        ("/api/entities?q=marsh", "entity", lambda e: "Marsh" in e["name"]),
        ("/api/queue", "statement", lambda s: s["review"] is None),
    ],
)
def test_filters(desk: TestClient, exported: Records, address: str, kind: str, holds: Any) -> None:
    wanted = [r for r in of_kind(exported, kind) if holds(r)]
    assert 0 < len(wanted) < len(of_kind(exported, kind))  # else the filter does nothing here
    assert by_id(every(desk, address, 3)) == by_id(wanted)


@pytest.mark.usefixtures("frugal")
def test_search_marks_the_words(desk: TestClient, exported: Records) -> None:
    found = every(desk, "/api/search?q=TALKS geneva", 1)
    assert {h["report"] for h in found} == {
        r["id"] for r in of_kind(exported, "report") if all(w in f"{r['title']} {r['text']}".casefold() for w in ("talks", "geneva"))
    }
    assert {p["text"].casefold() for h in found for p in h["pieces"] if p["hit"]} == {"talks", "geneva"}


def test_decisions_and_changes(desk: TestClient) -> None:
    every_decision = every(desk, "/api/decisions", 1)
    assert [(d["act"], d["by"], d["why"]) for d in every_decision] == [("accept", "Ben", None), ("reject", "Ada", "not said")]
    assert every(desk, f"/api/decisions?target={every_decision[1]['target']}", 5) == every_decision[1:]
    assert desk.get(f"/api/decisions/{every_decision[0]['id']}").json() == every_decision[0]
    assert desk.get(f"/api/statements/{every_decision[1]['target']}").json()["review"] == "rejected"
    changes = every(desk, "/api/changes", 1)
    assert changes and [c["seq"] for c in changes] == sorted((c["seq"] for c in changes), reverse=True)
    assert every(desk, "/api/changes?since=9999-01-01", 5) == []


def test_the_archive(desk: TestClient, exported: Records) -> None:
    told = desk.get("/api/archive").json()
    assert told["up_to_date"] is True
    assert told["counts"]["decision"] == 2
    assert {k: told["counts"][k] for k in ("report", "event", "entity")} == {
        k: len(of_kind(exported, k)) for k in ("report", "event", "entity")
    }


# --- what is not there, or makes no sense ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/api/events/ev-none", 404, "no event with this id"),
        ("/api/stories/sy-none/statements", 404, "no story"),
        ("/api/reports/rp-none/mentions", 404, "no report"),
        ("/api/places/geonames/0/events", 404, "no place"),
        ("/api/statements/%00", 404, "no statement"),
        ("/api/entities/%ed%a0%80", 404, "no entity"),  # half a surrogate pair
        ("/api/decisions/" + "x" * 5000, 404, "no decision"),
        ("/api/nothing", 404, "nothing at this address"),
        ("/api/stories?limit=0", 422, "limit"),
        ("/api/stories?limit=501", 422, "limit"),
        ("/api/stories?limit=ten", 422, "limit"),
        ("/api/stories?offset=-1", 422, "offset"),
        ("/api/stories?offset=1000000001", 422, "offset"),
        ("/api/stories?offset=" + "9" * 5000, 422, "offset"),
        ("/api/stories?since=2031-02-30", 422, "give a day"),
        ("/api/stories?since=20310301", 422, "give a day"),
        ("/api/changes?since=yesterday", 422, "give a day"),
        ("/api/events?storey=sy-1", 422, "storey"),  # misspelt, and not silently everything
        ("/api/findings?relation=quarrel", 422, "relation"),
        ("/api/search", 422, "q"),
        ("/api/search?q=", 422, "q"),
        ("/api/search?q=" + "a" * 201, 422, "q"),
    ],
)
def test_problems_in_a_plain_sentence(desk: TestClient, address: str, status: int, says: str) -> None:
    answered = desk.get(address)
    problem = answered.json()
    assert (answered.status_code, problem["status"]) == (status, status)
    assert answered.headers["content-type"] == "application/problem+json"
    assert says in problem["detail"]


@pytest.mark.parametrize(
    "odd",
    ["%00", "%ed%a0%80", '"', "' OR 1=1 --", "*", "NEAR(", "_", "%25", "ﷺ" * 60, "a " * 99, "\u202e", "İ", "𐀀", "^", "-", "\\", "1e999"],
)
def test_odd_words_find_nothing_or_something(desk: TestClient, odd: str) -> None:
    for address in ("/api/search?q=", "/api/entities?q=", "/api/events?place=", "/api/stories?entity=", "/api/decisions?target="):
        assert desk.get(address + odd.replace(" ", "+")).status_code == 200


def test_an_id_that_moved_leads_on(desk: TestClient, archive: Archive, exported: Records) -> None:
    now = of_kind(exported, "event")[0]["id"]
    with archive._writing() as db:
        db.execute(schema.redirects.insert(), [{"old": "ev-older", "new": "ev-old"}, {"old": "ev-old", "new": now}])
        db.execute(schema.redirects.insert(), [{"old": "sy-old", "new": of_kind(exported, "story")[0]["id"]}])
        db.execute(schema.redirects.insert(), [{"old": "ev-gone", "new": "ev-nowhere"}, {"old": "ev-round", "new": "ev-round"}])
    moved = desk.get("/api/events/ev-older?x=1")
    assert (moved.status_code, moved.headers["location"]) == (308, f"/api/events/{now}?x=1")
    assert desk.get("/api/stories/sy-old/events?limit=2", follow_redirects=True).json()["limit"] == 2
    assert [desk.get(f"/api/events/{i}").status_code for i in ("ev-gone", "ev-round")] == [404, 404]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("2031-03-01", "2031-03-01T00:00:00Z"),
        ("2031-03-01T10:00:00Z", "2031-03-01T10:00:00Z"),
        ("2031-03-01t10:00:00z", "2031-03-01T10:00:00Z"),
        ("2031-03-01 10:00:00+02:30", "2031-03-01T07:30:00Z"),
        ("2031-03-01T10:00:00.0Z", "2031-03-01T10:00:00Z"),
        ("2031-03-01T10:00:00.001Z", "2031-03-01T10:00:01Z"),  # what happened at 10:00:00 is before
        ("2030-12-31T23:59:60Z", "2031-01-01T00:00:00Z"),  # a leap second
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59Z"),
    ],
)
def test_times_in_utc(text: str, second: str) -> None:
    assert utc_second(text) == second


@pytest.mark.parametrize("text", ["", "2031", "2031-3-1", "2031-03-01T10:00", "2031-03-01T10:00:00", "2031-03-01T25:00:00Z", "٢٠٣١-٠٣-٠١"])
def test_times_that_are_none(text: str) -> None:
    for check in (utc_second, iso_day):
        with pytest.raises(ValueError, match="give a day"):
            check(text)


# --- ETags and cost --------------------------------------------------------------------------------------------------


def again(desk: TestClient, address: str, tag: str) -> Response:
    answered: Response = desk.get(address, headers={"If-None-Match": tag})
    return answered


@pytest.mark.parametrize("address", ["/api/stories", "/api/archive", "/api/queue?limit=1", "/changes.json", "/changes.atom"])
def test_what_did_not_change_is_not_sent_again(desk: TestClient, address: str) -> None:
    first = desk.get(address)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    for given in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        same = again(desk, address, given)
        assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    assert again(desk, address, '"other"').content == first.content
    head = desk.head(address)
    assert (head.status_code, head.headers["etag"], head.content) == (200, tag, b"")


def test_a_tag_is_of_one_question_and_one_state(desk: TestClient, archive: Archive) -> None:
    asked = ["/api/stories", "/api/stories?limit=2", "/api/stories?offset=2", "/api/events"]
    tags = [desk.get(a).headers["etag"] for a in asked]
    states = [tags[0]]

    def moved() -> None:
        now = desk.get(asked[0]).headers["etag"]
        assert now not in states
        states.append(now)

    assert len(set(tags)) == len(asked)
    archive.save([Found(Report(source_id="new", text="A report of three lines."))], "2031-05-01T00:00:00Z")
    moved()  # something came in
    bring_up_to_date(archive, lambda: "2031-05-01T00:00:01Z")
    moved()  # and was worked out, though nothing came in since
    target = archive.worked_out().events[2].statements[0]
    decide(archive, Draft(act="accept", target=target, by="Ada"), lambda: "2031-05-01T00:00:02Z")
    moved()  # somebody decided


def test_errors_have_no_tag(desk: TestClient) -> None:
    assert "etag" not in desk.get("/api/events/ev-none").headers
    assert again(desk, "/api/events/ev-none", "*").status_code == 404


LISTS = ("reports", "stories", "events", "findings", "entities", "search?q=the", "decisions", "changes", "reports?arrived_since=2020-01-01")


@pytest.mark.parametrize("name", LISTS)
def test_a_page_costs_the_same_number_of_queries_however_long(desk: TestClient, archive: Archive, name: str) -> None:
    asked: list[str] = []
    sql_event.listen(archive._engine, "before_cursor_execute", lambda *about: asked.append(about[2]))
    costs = []
    for limit in (2, 1, 100):  # the first one counts how many there are in all, which is done once a state of the archive
        asked.clear()
        assert desk.get(f"/api/{name}{'&' if '?' in name else '?'}limit={limit}").json()["items"]
        costs.append(len(asked))
    assert costs[1] == costs[2] <= costs[0] < 25
