"""The desk over the record of a day gone by: it says so, and nothing can be decided there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.run.as_of import as_known, moment
from dateline.serve.desk.app import make_app
from dateline.serve.desk.guard import Guard
from dateline.store.archive import open_archive


@pytest.fixture(scope="module")
def desk(sample_archive: Path) -> Iterator[TestClient]:
    with open_archive(sample_archive) as held, as_known(held, moment("2031-03-05")) as (then, _):
        yield TestClient(make_app(then, Guard(as_of="2031-03-05")), base_url="http://localhost")


@pytest.mark.parametrize("path", ["/", "/queue", "/changes", "/search?q=Geneva"])
def test_every_page_says_which_day_it_shows(desk: TestClient, path: str) -> None:
    page = desk.get(path)
    assert page.status_code == 200
    assert "as it was known on <strong>2031-03-05</strong>" in page.text


def test_it_shows_what_was_known(desk: TestClient) -> None:
    assert "Geneva" in desk.get("/").text
    assert "Port Verin" not in desk.get("/").text
    assert desk.get("/api/stories").json()["total"] == 1


def test_a_decision_is_refused_with_what_to_do(desk: TestClient) -> None:
    token = re.search(r'name="csrf" content="([^"]+)"', desk.get("/").text)
    assert token
    target = desk.get("/api/queue").json()["items"][0]["id"]
    refused = desk.post("/api/decisions", json={"act": "accept", "target": target, "by": "Ada"}, headers={"X-CSRF": token[1]})
    assert refused.status_code == 403
    assert "without --as-of" in refused.json()["detail"]
    assert desk.get("/api/decisions").json()["total"] == 0
    named = desk.post("/reviewer", data={"name": "Ada", "csrf": token[1]}, follow_redirects=False)
    assert named.status_code < 400


def test_the_desk_of_today_says_nothing_of_days(sample_archive: Path) -> None:
    with open_archive(sample_archive) as held:
        page = TestClient(make_app(held), base_url="http://localhost").get("/")
    assert "as-of" not in page.text
