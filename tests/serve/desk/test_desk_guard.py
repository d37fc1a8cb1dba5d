"""The guard at the door: headers, host names, sizes, methods, static files and what is said where something is not done."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.types import Message
from starlette.websockets import WebSocketDisconnect

from dateline.core.errors import ArchiveError
from dateline.serve.desk import guard_body
from dateline.serve.desk.app import make_app
from dateline.serve.desk.guard import LOOPBACK, Guard
from dateline.serve.desk.guard_errors import PLAIN, WORDS
from dateline.serve.desk.guard_headers import CSP
from dateline.serve.desk.guard_static import static_files, static_url
from dateline.serve.desk.guard_token import HashedToken
from dateline.store.archive import Archive, open_archive

URL = "http://localhost"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "desk.db") as held:
        yield held


def client(archive: Archive, guard: Guard | None = None, url: str = URL) -> TestClient:
    app = make_app(archive, guard)
    add_faults(app)
    return TestClient(app, base_url=url, follow_redirects=False, raise_server_exceptions=False)


def add_faults(app: FastAPI) -> None:
    @app.get("/boom")
    @app.get("/api/boom")
    def boom() -> None:
        raise RuntimeError("<script>secret</script>")

    @app.get("/gone")
    @app.get("/api/gone")
    def gone() -> None:
        raise ArchiveError("the disk is full; make room")

    @app.get("/locked")
    def locked() -> None:
        raise OperationalError("SELECT secret", {}, Exception("database is locked"))

    @app.get("/numbers/{n}")
    def number(n: int) -> int:
        return n

    @app.post("/echo")
    async def echo(request: Request) -> dict[str, object]:
        return {"size": len(await request.body())}


def csrf(client: TestClient) -> str:
    text = client.get("/reviewer").text
    return text.split('name="csrf" value="', 1)[1].split('"', 1)[0]


# --- headers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "method,path,status",
    [
        ("GET", "/login", 200),
        ("GET", "/nothing/here", 404),
        ("GET", "/api/nothing", 404),
        ("GET", "/boom", 500),
        ("GET", "/static/desk.css", 200),
        ("GET", "/api/openapi.json", 200),
        ("POST", "/login", 403),  # without the session's token
        ("BREW", "/", 405),
    ],
)
def test_every_answer_carries_the_headers(archive: Archive, method: str, path: str, status: int) -> None:
    answer = client(archive).request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == CSP
    assert "unsafe" not in CSP and "http" not in CSP
    wanted = {
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
    assert {name: answer.headers.get(name) for name in wanted} == wanted
    assert "camera=()" in answer.headers["permissions-policy"]


def test_what_a_browser_may_keep(archive: Archive) -> None:
    open_desk, locked_desk = client(archive), client(archive, Guard(token=HashedToken.of("a token of the test")))
    assert open_desk.get("/reviewer").headers["cache-control"] == "private, no-cache"
    assert locked_desk.get("/login").headers["cache-control"] == "no-store"
    assert locked_desk.get("/nothing").headers["cache-control"] == "no-store"
    api = open_desk.get("/api/openapi.json").headers
    assert api["cache-control"] == "private, no-cache"
    assert "Cookie" in api["vary"]
    assert "set-cookie" not in api


def test_head_is_get_without_a_body(archive: Archive) -> None:
    desk = client(archive)
    head, get = desk.head("/reviewer"), desk.get("/reviewer")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == str(len(get.content))
    assert desk.head("/nothing").status_code == 404


# --- host names ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host,allowed",
    [
        ("localhost", True),
        ("LOCALHOST:8321", True),
        ("localhost.", True),  # a name's absolute form
        ("127.0.0.1:8321", True),
        ("[::1]:8321", True),
        ("evil.example", False),  # a page elsewhere that bound its name to our address
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example:80", False),
        ("evil.example:localhost", False),
        ("localhost@evil.example", False),
        ("192.168.0.7", False),
        ("0.0.0.0", False),  # some systems lead it to this machine
        ("::1", False),
        ("", False),
        ("localhost:99999999", False),
        ("<script>alert(1)</script>", False),
    ],
)
def test_only_our_own_names_are_answered_to(archive: Archive, host: str, allowed: bool) -> None:
    answer = client(archive).get("/reviewer", headers={"Host": host})
    assert answer.status_code == (200 if allowed else 400)
    assert allowed or "--allow-host" in answer.text
    assert "<script>alert" not in answer.text


def test_two_host_headers_are_refused(archive: Archive) -> None:
    headers = [("Host", "localhost"), ("Host", "evil.example")]
    assert client(archive).get("/reviewer", headers=headers).status_code == 400  # type: ignore[arg-type]


def test_names_that_were_allowed_and_addresses_of_a_desk_open_everywhere(archive: Archive) -> None:
    desk = client(archive, Guard(hosts=LOOPBACK | {"desk.example.org"}, any_address=True))
    asked = ("desk.example.org", "192.168.0.7:8321", "[fe80::1]:8321", "example.org")
    assert [desk.get("/reviewer", headers={"Host": h}).status_code for h in asked] == [200, 200, 200, 400]


def test_a_wrong_host_is_told_in_json_to_programs(archive: Archive) -> None:
    answer = client(archive).get("/api/stories", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 400


# --- sizes and methods -----------------------------------------------------------------------------------------------


def test_sizes_have_limits(archive: Archive) -> None:
    desk = client(archive)
    token = csrf(desk)
    assert desk.post("/echo", content=b"x" * 999_000, headers={"X-CSRF": token}).status_code == 200
    assert desk.post("/echo", content=b"x" * 1_000_001, headers={"X-CSRF": token}).status_code == 413
    assert desk.post("/echo", content=(b"x" * 300_000 for _ in range(4)), headers={"X-CSRF": token}).status_code == 413  # in chunks
    assert desk.get("/reviewer?q=" + "x" * 9000).status_code == 414
    assert desk.get("/" + "x" * 9000).status_code == 414
    assert desk.get("/reviewer", headers={"X-Long": "x" * 40_000}).status_code == 431
    assert desk.get("/reviewer", headers=[(f"X-{n}", "x") for n in range(120)]).status_code == 431  # type: ignore[arg-type]


@pytest.mark.parametrize("length", ["-1", "abc", "9" * 30, "1e3"])
def test_odd_lengths_are_refused(archive: Archive, length: str) -> None:
    desk = client(archive)
    answer = desk.post("/echo", content=b"x", headers={"X-CSRF": csrf(desk), "Content-Length": length})
    assert answer.status_code in (400, 413)


def test_a_body_that_does_not_come_to_an_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def dripping() -> Message:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"x", "more_body": True}

    monkeypatch.setattr(guard_body, "SECONDS", 0.1)
    with pytest.raises(HTTPException) as caught:
        asyncio.run(guard_body.whole_body({"headers": []}, dripping))
    assert caught.value.status_code == 408


def test_who_goes_away_before_the_end_is_sent_nothing(archive: Archive) -> None:
    async def going() -> Message:
        return {"type": "http.disconnect"}

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/login", "query_string": b"", "scheme": "http"}
    headers = [(b"host", b"localhost"), (b"content-length", b"9")]
    asyncio.run(make_app(archive)({**scope, "headers": headers}, going, send))
    assert sent == []


def test_websockets_are_closed(archive: Archive) -> None:
    with pytest.raises(WebSocketDisconnect), client(archive).websocket_connect("/"):
        pass


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "FOO"])
def test_unknown_methods_are_not_allowed(archive: Archive, method: str) -> None:
    answer = client(archive).request(method, "/reviewer")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


def test_a_known_method_where_there_is_none_is_405_with_what_there_is(archive: Archive) -> None:
    desk = client(archive)
    answer = desk.delete("/reviewer", headers={"X-CSRF": csrf(desk)})
    assert answer.status_code == 405
    assert answer.headers["allow"]
    assert WORDS[405] in answer.text


# --- what is said ----------------------------------------------------------------------------------------------------


def test_nothing_at_an_address_is_said_without_repeating_it(archive: Archive) -> None:
    answer = client(archive).get("/<script>alert(1)</script>?x=<b>")
    assert answer.status_code == 404
    assert "alert(1)" not in answer.text
    assert answer.headers["content-type"].startswith("text/html")


def test_a_fault_is_said_without_a_traceback(archive: Archive) -> None:
    desk = client(archive)
    for path in ("/boom", "/api/boom"):
        answer = desk.get(path)
        assert answer.status_code == 500
        assert not any(word in answer.text for word in ("Traceback", "RuntimeError", "secret"))
    assert answer.json() == {"type": "about:blank", "title": "Internal Server Error", "status": 500, "detail": WORDS[500]}


def test_a_fault_reaches_the_log_of_the_server(archive: Archive) -> None:
    app = make_app(archive)
    add_faults(app)
    with pytest.raises(RuntimeError, match="secret"):
        TestClient(app, base_url=URL).get("/boom")


@pytest.mark.parametrize("path,words", [("/gone", "is full; make room"), ("/api/gone", "make room"), ("/locked", "wait and try again")])
def test_an_archive_in_trouble_is_503_with_what_to_do(archive: Archive, path: str, words: str) -> None:
    answer = client(archive).get(path)
    assert answer.status_code == 503
    assert words in answer.text
    assert answer.headers["retry-after"]
    assert "SELECT" not in answer.text


def test_what_is_not_as_expected_is_422_without_repeating_it(archive: Archive) -> None:
    answer = client(archive).get("/numbers/<b>seven</b>".replace("/b", "b"))
    assert answer.status_code == 422
    assert "n: " in answer.text
    assert "seven" not in answer.text


def test_the_page_of_last_resort_escapes(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the template is broken")

    monkeypatch.setattr("dateline.serve.desk.guard_errors.page", broken)
    answer = client(archive).get("/gone")
    assert answer.status_code == 503
    assert "make room" in answer.text
    assert "&lt;b&gt;" in PLAIN.format(title="<b>", detail="")


# --- static files ----------------------------------------------------------------------------------------------------


def test_a_file_asked_for_by_its_version_may_be_kept_for_good(archive: Archive) -> None:
    desk = client(archive)
    versioned, bare = desk.get(static_url("desk.css")), desk.get("/static/desk.css")
    assert "immutable" in versioned.headers["cache-control"]
    assert "no-cache" in bare.headers["cache-control"]
    assert "no-cache" in desk.get("/static/desk.css?v=0000000000000000").headers["cache-control"]  # another version's address
    assert versioned.headers["content-type"].startswith("text/css")
    again = desk.get("/static/desk.css", headers={"If-None-Match": bare.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "set-cookie" not in versioned.headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/..%5capp.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/desk.css%00.py",
        "/static/",
        "/static",
    ],
)
def test_no_path_leads_out_of_the_static_files(archive: Archive, path: str) -> None:
    assert client(archive).get(path).status_code == 404


def test_every_static_file_is_of_a_type_that_browsers_take(archive: Archive) -> None:
    assert {file.type for file in static_files().values()} <= {"text/css", "text/javascript", "image/svg+xml", "application/json"}


def test_static_files_are_only_read(archive: Archive) -> None:
    desk = client(archive)
    answer = desk.post("/static/desk.css", headers={"X-CSRF": csrf(desk)})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
