"""The feeds of changes, read by a real parser: well-formed whatever the reports hold, the same again when nothing happened."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient

from dateline.core.archived import Found
from dateline.core.change import Change
from dateline.core.report import Report
from dateline.run.decide import Draft, decide
from dateline.serve.desk import feeds_entries
from dateline.serve.desk.app import make_app
from dateline.serve.desk.feeds_entries import web_address
from dateline.store.archive import Archive, open_archive
from dateline.store.ledger import write_changes

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "</title>\x00\x0b<script>alert(1)</script> & ]]> \ufffe\uffff\u202e \U0001f600"


@pytest.fixture(scope="module")
def made(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = shutil.copy(sample_archive, tmp_path_factory.mktemp("decided") / "a.db")
    with open_archive(path) as archive:
        target = archive.worked_out().events[0].statements[0]
        decide(archive, Draft(act="reject", target=target, by="Ada & Ben", why=HOSTILE.replace("\0", "")), lambda: "2031-04-02T12:00:00Z")
    return path


@pytest.fixture
def desk(archive: Archive) -> TestClient:
    return TestClient(make_app(archive), base_url="http://localhost:8000", follow_redirects=False)


def items_of(desk: TestClient) -> list[dict[str, Any]]:
    answered = desk.get("/changes.json")
    assert answered.headers["content-type"] == "application/feed+json"
    found: list[dict[str, Any]] = json.loads(answered.content)["items"]
    return found


def atom_of(desk: TestClient) -> ET.Element:
    answered = desk.get("/changes.atom")
    assert answered.headers["content-type"].startswith("application/atom+xml")
    return ET.fromstring(answered.content)


def text_of(element: ET.Element, name: str) -> str:
    found = element.findall(ATOM + name)
    assert len(found) == 1
    return found[0].text or ""


def test_what_a_json_feed_must_have(desk: TestClient) -> None:
    feed = desk.get("/changes.json").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] and feed["feed_url"] == "http://localhost:8000/changes.json"
    assert len({i["id"] for i in feed["items"]}) == len(feed["items"]) > 10
    for item in feed["items"]:
        assert item["id"] == UUID(item["id"].removeprefix("urn:uuid:")).urn
        assert item["url"].startswith("http://localhost:8000/")
        assert item["content_text"] and item["title"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo
    days = [i["date_published"] for i in feed["items"]]
    assert days == sorted(days, reverse=True)
    assert {t for i in feed["items"] for t in i["tags"]} >= {"report", "decision", "opened"}


def test_what_an_atom_feed_must_have(desk: TestClient) -> None:
    feed = atom_of(desk)
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed" and text_of(feed, "title") and text_of(feed, "id").startswith("urn:uuid:")
    assert text_of(feed, "updated") == "2031-04-02T12:00:00Z"  # the newest entry's, and no clock's
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": "http://localhost:8000/changes.atom", "alternate": "http://localhost:8000/changes"}
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    for entry in entries:
        assert text_of(entry, "id") and text_of(entry, "title") and text_of(entry, "updated")
        assert entry.find(f"{ATOM}link[@rel='alternate']") is not None


def test_both_feeds_tell_the_same(desk: TestClient) -> None:
    entries = atom_of(desk).findall(f"{ATOM}entry")
    told = [[text_of(e, n) for n in ("id", "title", "updated", "content")] for e in entries]
    items = [[i["id"], i["title"], i["date_published"], i["content_text"]] for i in items_of(desk)]
    assert [t[:3] for t in told] == [i[:3] for i in items]
    assert [t[3] for t in told[1:]] == [i[3] for i in items[1:]]  # the first holds what XML cannot write


def test_a_decision_names_who_decided(desk: TestClient) -> None:
    first = atom_of(desk).findall(f"{ATOM}entry")[0]
    assert text_of(first, "title") == "Ada & Ben rejected a statement"
    assert first.find(f"{ATOM}author/{ATOM}name").text == "Ada & Ben"  # type: ignore[union-attr]
    assert text_of(first, "content").startswith("</title>") and "\ufffe" not in text_of(first, "content")
    item = items_of(desk)[0]
    assert item["authors"] == [{"name": "Ada & Ben"}]
    assert item["url"].startswith("http://localhost:8000/statements/st-")


def test_strangers_words_stay_words(desk: TestClient, archive: Archive) -> None:
    urls = ["javascript:alert(1)", 'https://example.org/"><script>', "https://example.org/a?b=c&d=e", "https://example.org/\u202e"]
    fresh = [Report(source_id=f"odd-{n}", url=url, title=HOSTILE, publisher=HOSTILE, text="Words.") for n, url in enumerate(urls)]
    archive.save([Found(r) for r in fresh], "2031-05-01T12:00:00Z")
    says = {"says": HOSTILE, "role": HOSTILE, "what": None}
    told = Change(at="2031-05-01T12:00:01Z", sort="moved", story="sy-<", subject="fi-<", told=says)
    with archive._writing() as db:
        write_changes(db, [told])
    entries = atom_of(desk).findall(f"{ATOM}entry")
    assert "<script>alert(1)</script> & ]]>" in text_of(entries[0], "title")
    related = [link.get("href") for e in entries[1:5] for link in e.findall(f"{ATOM}link[@rel='related']")]
    assert related == ["https://example.org/a?b=c&d=e"]
    assert [i["external_url"] for i in items_of(desk)[1:5] if "external_url" in i] == related
    assert items_of(desk)[0]["url"] == "http://localhost:8000/stories/sy-%3C"  # the finding is not there: its story


def test_the_newest_hundred(desk: TestClient, archive: Archive) -> None:
    days = [f"2031-06-01T12:{n // 60:02}:{n % 60:02}Z" for n in range(130)]
    told = [{"before": n, "after": n + 1} for n in range(130)]
    changes = [Change(at=at, sort="moved", story="sy-1", subject="fi-1", told=t) for at, t in zip(days, told, strict=True)]
    with archive._writing() as db:
        write_changes(db, changes)
    items = items_of(desk)
    assert (len(items), items[0]["title"], items[99]["title"]) == (100, "Figure moved, from 129 to 130", "Figure moved, from 30 to 31")
    before = {i["id"] for i in items}
    with archive._writing() as db:
        write_changes(db, changes[-1:])  # the same once more is another entry
    assert len(before - {i["id"] for i in items_of(desk)}) == 1


def test_an_empty_archive(tmp_path: Path) -> None:
    with open_archive(tmp_path / "empty.db") as archive:
        desk = TestClient(make_app(archive), base_url="http://localhost")
        assert items_of(desk) == []
        assert text_of(atom_of(desk), "updated") == "1970-01-01T00:00:00Z"


def test_the_same_bytes_on_every_machine(desk: TestClient) -> None:
    first = items_of(desk)[-1]
    assert desk.get("/changes.atom").content == desk.get("/changes.atom").content
    report = first["url"].rpartition("/")[2]
    assert first["id"] == feeds_entries.urn("report", report, "2031-04-01T12:00:00Z")


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org/a%20b", True),
        ("  https://example.org/a  ", True),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://example.org/a b", False),
        ("https://example.org/<b>", False),
        ("https://exämple.org/", False),  # could be read in two ways
        ("", False),
        (None, False),
    ],
)
def test_addresses_that_a_reader_may_open(url: str | None, opens: bool) -> None:
    assert bool(web_address(Report(url=url, text="Words."))) is opens
