"""Writes: only from the desk's own pages, within the session they were made for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import Request
from fastapi.testclient import TestClient

from dateline.serve.desk.app import make_app
from dateline.serve.desk.guard import Guard
from dateline.store.archive import open_archive

FORM, MULTIPART, HEADER = "form", "multipart", "header"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    with open_archive(tmp_path / "desk.db") as held:
        app = make_app(held, Guard(reviewer="Ines"))

        @app.post("/write")
        @app.post("/api/write")
        async def write(request: Request) -> dict[str, str | None]:
            body = await request.body()
            form = await request.form()
            return {"by": request.state.reviewer, "why": str(form.get("why")), "size": str(len(body))}

        @app.get("/token")
        def token(request: Request) -> str:
            return str(request.state.csrf)

        yield TestClient(app, base_url="http://localhost", follow_redirects=False)


@pytest.mark.parametrize("how", [FORM, MULTIPART, HEADER])
@pytest.mark.parametrize("path", ["/write", "/api/write"])
def test_a_write_with_the_token_is_done_and_its_body_is_whole(desk: TestClient, how: str, path: str) -> None:
    token = desk.get("/token").json()
    fields = {"why": "two reports & a photo – seen", "csrf": token}
    if how == FORM:
        answer = desk.post(path, data=fields)
    elif how == MULTIPART:
        answer = desk.post(path, data=fields, files={"f": ("a.txt", b"x")})
    else:
        answer = desk.post(path, data={"why": fields["why"]}, headers={"X-CSRF": token})
    assert answer.status_code == 200
    assert (answer.json()["by"], answer.json()["why"]) == ("Ines", fields["why"])
    assert answer.json()["size"] == answer.request.headers["content-length"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/write", "/api/write", "/nothing", "/reviewer", "/logout", "/login"])
def test_no_write_without_the_token(desk: TestClient, method: str, path: str) -> None:
    desk.get("/token")
    assert desk.request(method, path).status_code == 403


@pytest.mark.parametrize(
    "data,headers",
    [
        ({"csrf": "0" * 64}, {}),
        ({"csrf": ""}, {}),
        ({"csrf": "é\N{SNOWMAN}"}, {}),
        ({"why": "x"}, {"X-CSRF": "wrong"}),
        ({}, {"Content-Type": "text/plain"}),
        ({}, {"Content-Type": "multipart/form-data"}),  # no boundary
        ({}, {"Content-Type": "multipart/form-data; boundary=x"}),
    ],
)
def test_a_wrong_token_is_none(desk: TestClient, data: dict[str, str], headers: dict[str, str]) -> None:
    desk.get("/token")
    assert desk.post("/write", data=data, headers=headers).status_code == 403


def test_a_token_in_the_address_or_in_json_is_none(desk: TestClient) -> None:
    token = desk.get("/token").json()
    assert desk.post(f"/write?csrf={token}").status_code == 403
    assert desk.post("/write", json={"csrf": token}).status_code == 403


def test_a_token_sent_as_a_file_is_none(desk: TestClient) -> None:
    token = desk.get("/token").json()
    assert desk.post("/write", files={"csrf": ("c", token.encode())}).status_code == 403


def test_another_sessions_token_is_none(desk: TestClient) -> None:
    other = TestClient(desk.app, base_url="http://localhost")
    assert desk.get("/token").json() != (token := other.get("/token").json())
    assert desk.post("/write", headers={"X-CSRF": token}).status_code == 403
    desk.cookies.clear()
    assert desk.post("/write", headers={"X-CSRF": token}).status_code == 403  # and none at all without the cookie


def test_a_form_of_very_many_fields_is_refused_and_hurts_nobody(desk: TestClient) -> None:
    token = desk.get("/token").json()
    body = "&".join(f"f{n}=x" for n in range(5000)) + f"&csrf={token}"
    assert desk.post("/write", content=body, headers={"Content-Type": "application/x-www-form-urlencoded"}).status_code == 403


@pytest.mark.parametrize(
    "headers,allowed",
    [
        ({}, True),  # programs, old browsers
        ({"Origin": "http://localhost"}, True),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, True),  # our own forms, under Referrer-Policy: no-referrer
        ({"Origin": "null"}, True),  # the same, by a browser that sends no Sec-Fetch-Site; the token decides
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "http://localhost:3000"}, False),  # another program on this machine
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, False),  # a sandboxed frame elsewhere
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "http://localhost.evil.example"}, False),
    ],
)
def test_a_write_from_another_site_is_refused_even_with_the_token(desk: TestClient, headers: dict[str, str], allowed: bool) -> None:
    token = desk.get("/token").json()
    assert desk.post("/write", headers={"X-CSRF": token, **headers}).status_code == (200 if allowed else 403)


def test_reading_needs_no_token(desk: TestClient) -> None:
    assert desk.get("/token", headers={"Origin": "http://evil.example"}).status_code == 200
    assert desk.options("/token").status_code == 405


def test_a_link_on_another_site_leads_in_without_a_new_session(desk: TestClient) -> None:
    before = desk.get("/token").json()
    held, desk.cookies = desk.cookies, {}  # type: ignore[assignment]
    arrived = desk.get("/token?a=1&b=<x>", headers={"Sec-Fetch-Site": "cross-site"})  # SameSite=Strict: no cookie comes along
    assert arrived.status_code == 200
    assert "set-cookie" not in arrived.headers
    assert 'content="0;url=/token?a=1&amp;b=%3Cx%3E"' in arrived.text
    desk.cookies = held
    assert desk.get("/token", headers={"Sec-Fetch-Site": "same-origin"}).json() == before


def test_a_link_on_another_site_leads_nowhere_else(desk: TestClient) -> None:
    arrived = desk.get("http://localhost//evil.example/", headers={"Sec-Fetch-Site": "cross-site"})
    assert "evil" not in arrived.text
    assert 'url=/"' in arrived.text
