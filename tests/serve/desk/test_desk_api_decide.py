"""Decisions by programs: kept, refused where they make no sense or where somebody else was first, and never a fault."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.core.decision import Act
from dateline.serve.desk.app import make_app
from dateline.serve.desk.guard import Guard
from dateline.serve.desk.guard_token import HashedToken
from dateline.store.archive import Archive

TOKEN = "a token for this test alone"
ADA = {"Authorization": f"Bearer {TOKEN}", "X-Reviewer": "Ada"}
BEN = {"Authorization": f"Bearer {TOKEN}", "X-Reviewer": "Ben"}
NOON = datetime(2031, 4, 1, 12, tzinfo=UTC)


@pytest.fixture
def desk(archive: Archive) -> TestClient:
    app = make_app(archive, Guard(token=HashedToken.of(TOKEN)), lambda: NOON)
    return TestClient(app, base_url="http://localhost", headers=ADA)


@pytest.fixture
def figure(desk: TestClient) -> dict[str, Any]:
    found = (s for s in desk.get("/api/queue?limit=500").json()["items"] if s["type"] == "figure" and s["op"] == "=")
    return dict(next(found))


def post(desk: TestClient, asked: Any, headers: dict[str, str] = ADA) -> Response:
    answered: Response = desk.post("/api/decisions", json=asked, headers=headers)
    return answered


def test_a_decision_is_kept_and_told(desk: TestClient, figure: dict[str, Any]) -> None:
    after = {"low": 7, "high": 7}
    answered = post(desk, {"act": "correct", "target": figure["id"], "after": after, "why": "misread <b>"})
    told = answered.json()
    assert answered.status_code == 201
    assert (told["kind"], told["act"], told["by"], told["at"], told["why"]) == (
        "decision", "correct", "Ada", "2031-04-01T12:00:00Z", "misread <b>",
    )  # fmt: skip
    assert (told["before"]["low"], told["after"]) == (figure["low"], after)
    assert desk.get(answered.headers["location"]).json() == told
    now = desk.get(f"/api/statements/{figure['id']}").json()
    assert (now["low"], now["high"], now["review"]) == (7, 7, "corrected")
    assert figure["id"] not in [s["id"] for s in desk.get("/api/queue?limit=500").json()["items"]]


def test_the_second_sees_the_first_decision(desk: TestClient, figure: dict[str, Any]) -> None:
    first = post(desk, {"act": "accept", "target": figure["id"]}).json()
    late = post(desk, {"act": "reject", "target": figure["id"], "why": "no"}, BEN)
    problem = late.json()
    assert (late.status_code, late.headers["content-type"]) == (409, "application/problem+json")
    assert problem["decision"] == first
    assert "Ada decided about this meanwhile" in problem["detail"]
    assert desk.get(f"/api/statements/{figure['id']}").json()["review"] == "accepted"
    again = post(desk, {"act": "reject", "target": figure["id"], "seen": first["id"]}, BEN)
    assert (again.status_code, again.json()["by"]) == (201, "Ben")
    undone = post(desk, {"act": "undo", "target": again.json()["id"], "seen": again.json()["id"]})
    assert undone.json()["undoes"] == again.json()["id"]
    assert desk.get(f"/api/statements/{figure['id']}").json()["review"] == "accepted"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"act": "accept", "target": "st-none"}, "There is no statement st-none"),
        ({"act": "correct", "target": "FIGURE"}, "at least one field"),
        ({"act": "correct", "target": "FIGURE", "after": {"low": 9, "high": 3}}, "Low is greater"),
        ({"act": "correct", "target": "FIGURE", "after": {"colour": "red"}}, "no field 'colour'"),
        ({"act": "correct", "target": "FIGURE", "after": {"low": 10**400}}, "number is too great"),
        ({"act": "link", "target": "FIGURE"}, "needs 'event'"),
        ({"act": "undo", "target": "de-none"}, "no decision"),
        ({"act": "merge", "target": "ev-none", "after": {"into": "ev-none"}}, "into itself"),
        ({"act": "ponder", "target": "FIGURE"}, "act"),
        ({"act": "accept"}, "target"),
        ({"act": "accept", "target": "FIGURE", "reason": "typing"}, "no field 'reason'"),
        ({"act": "accept", "target": "FIGURE", "why": "w" * 4001}, "why"),
        ({"act": "accept", "target": "FIGURE", "why": "\0"}, "cannot be kept"),
        ({"act": "correct", "target": "FIGURE", "after": [1]}, "object"),
        ({"act": "correct", "target": "FIGURE", "after": {"what": [[[[[[[[[[1]]]]]]]]]]}}, "more than a decision can hold"),
        ([], "object"),
        ("accept", "object"),
        (None, "body"),
    ],
)
def test_what_makes_no_sense(desk: TestClient, figure: dict[str, Any], asked: Any, says: str) -> None:
    asked = json.loads(json.dumps(asked).replace("FIGURE", figure["id"]))
    answered = post(desk, asked)
    assert (answered.status_code, answered.headers["content-type"]) == (422, "application/problem+json")
    assert says in answered.json()["detail"]
    assert desk.get("/api/decisions").json()["total"] == 0


@pytest.mark.parametrize(
    "body",
    [
        b'{"act": "accept", "target": "\\ud800"}',
        b'{"act": "accept", "target": "st-1", "\\udfff": 1}',
        b'{"act": "correct", "target": "st-1", "after": {"\\ud800": 1}}',
        b'{"act": "correct", "target": "st-1", "after": {"low": NaN}}',
        b'{"act": "correct", "target": "st-1", "after": {"low": 1e999}}',
        b'{"act": "correct", "target": "st-1", "after": {"low": ' + b"9" * 5000 + b"}}",
        b'{"act": "correct", "target": "st-1", "after": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b"\xff\xfe", b"{", b"", b"\xef\xbb\xbf{}",
    ],
)  # fmt: skip
def test_bodies_that_nobody_can_read(desk: TestClient, body: bytes) -> None:
    answered = desk.post("/api/decisions", content=body, headers={"Content-Type": "application/json"})
    assert answered.status_code in (400, 422)
    assert answered.json()["detail"]


def test_a_write_needs_more_than_a_cookie(archive: Archive) -> None:
    desk = TestClient(make_app(archive), base_url="http://localhost")
    assert post(desk, {"act": "accept", "target": "st-none"}, {}).status_code == 403


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "start", "end", "earliest"]), inner, max_size=3),
    max_leaves=6,
)
NAMES = (
    "low", "high", "op", "role", "what", "unit", "unknown", "speaker", "cue", "stance", "content", "direct", "trigger", "event_type",
    "mode", "status", "when", "where", "actors", "party", "act", "issue", "due", "type", "start", "end", "event", "into", "statements",
    "reports", "name", "relation", "report", "target",
)  # fmt: skip


def test_whatever_stands_in_after_is_no_fault(desk: TestClient, archive: Archive) -> None:
    worked = archive.worked_out()
    ids = [i.id for some in (worked.events, worked.findings, worked.entities) for i in some[:3]] + archive.report_ids()[:3]
    ids += [s["id"] for s in desk.get("/api/queue?limit=40").json()["items"]]

    @settings(max_examples=120, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(Act.__args__), st.sampled_from(ids), st.dictionaries(st.sampled_from(NAMES), ODD | st.sampled_from(ids)))  # type: ignore[attr-defined]
    def ask(act: str, target: str, after: dict[str, Any]) -> None:
        assert post(desk, {"act": act, "target": target, "after": after}).status_code in (201, 409, 422)

    ask()
    assert desk.get("/api/archive").json()["up_to_date"] is True
