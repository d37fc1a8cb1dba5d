"""The log-in: who comes in with the token, how long they stay, and how often the token may be tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import Request
from fastapi.testclient import TestClient
from httpx import Response

from dateline.serve.desk.app import make_app
from dateline.serve.desk.guard import Guard
from dateline.serve.desk.guard_token import HashedToken
from dateline.store.archive import open_archive

TOKEN = "harbour-lamp-forty-two"
HASHED = HashedToken.of(TOKEN)


@dataclass
class Clock:
    now: datetime = field(default=datetime(2025, 3, 3, 8, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def served(path: Path, clock: Clock, guard: Guard) -> Iterator[TestClient]:
    with open_archive(path / "desk.db") as held:
        app = make_app(held, guard, clock)

        @app.get("/who")
        @app.get("/api/who")
        def who(request: Request) -> dict[str, object]:
            return {"by": request.state.reviewer, "csrf": request.state.csrf, "login": request.state.login}

        @app.post("/api/write")
        @app.post("/write")
        def write(request: Request) -> dict[str, object]:
            return {"by": request.state.reviewer}

        yield TestClient(app, base_url="http://localhost", follow_redirects=False)


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[TestClient]:
    yield from served(tmp_path, clock, Guard(token=HASHED))


@pytest.fixture
def open_desk(tmp_path: Path, clock: Clock) -> Iterator[TestClient]:
    yield from served(tmp_path, clock, Guard(reviewer="Ines"))


def csrf(desk: TestClient, page: str = "/login") -> str:
    return desk.get(page).text.split('name="csrf" value="', 1)[1].split('"', 1)[0]


def log_in(desk: TestClient, token: str = TOKEN, name: str = "Ada Berg", next: str = "/who") -> Response:
    fields = {"csrf": csrf(desk), "token": token, "name": name, "next": next}
    answer: Response = desk.post("/login", data=fields)
    return answer


def bearer(token: str = TOKEN, **more: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", **more}


# --- coming in -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/who", "/stories/sy-0", "/reviewer", "/nothing", "/pane/st-0", "/queue"])
def test_a_page_leads_to_the_login_and_back(desk: TestClient, path: str) -> None:
    answer = desk.get(f"{path}?a=b&c=d")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/login?next={path}%3Fa%3Db%26c%3Dd"
    assert 'name="token"' in desk.get(answer.headers["location"]).text


@pytest.mark.parametrize(
    "method,path,headers",
    [
        ("GET", "/api/who", {}),
        ("GET", "/api/openapi.json", {}),
        ("POST", "/api/write", {}),
        ("POST", "/write", {}),
        ("POST", "/logout", {}),
        ("GET", "/pane/st-0", {"Sec-Fetch-Dest": "empty"}),  # a page's script: the log-in must not land in the pane
    ],
)
def test_whatever_is_no_page_is_told_to_log_in(desk: TestClient, method: str, path: str, headers: dict[str, str]) -> None:
    answer = desk.request(method, path, headers=headers)
    assert answer.status_code == 401
    assert not path.startswith("/api") or answer.headers["www-authenticate"] == "Bearer"


def test_the_token_and_a_name_open_the_desk(desk: TestClient) -> None:
    answer = log_in(desk, name="  Ada   Berg ", next="/who?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/who?x=1")
    who = desk.get("/who").json()
    assert (who["by"], who["login"]) == ("Ada Berg", True)
    assert desk.post("/write", headers={"X-CSRF": who["csrf"]}).json() == {"by": "Ada Berg"}
    assert desk.get("/api/who").json()["by"] == "Ada Berg"  # the page's own scripts


@pytest.mark.parametrize(
    "token,name,status",
    [
        ("wrong-wrong-wrong-wrong", "Ada", 401),
        ("", "Ada", 401),
        (TOKEN + " ", "Ada", 401),
        (TOKEN.upper(), "Ada", 401),
        ("x" * 3000, "Ada", 401),
        ("\N{SNOWMAN}" * 20, "Ada", 401),
        (TOKEN, "", 422),
        (TOKEN, "   ", 422),
        (TOKEN, "x" * 81, 422),
        (TOKEN, "Ada\u202egreB", 422),  # turns what follows round
        (TOKEN, "\u200d", 422),  # nothing to be seen
    ],
)
def test_nothing_else_does(desk: TestClient, token: str, name: str, status: int) -> None:
    answer = log_in(desk, token, name)
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert token not in answer.text or not token
    assert desk.get("/who").status_code == 303


def test_a_name_is_shown_and_is_no_markup(desk: TestClient) -> None:
    answer = log_in(desk, "wrong-wrong-wrong-wrong", '"><script>alert(1)</script>')
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text


@pytest.mark.parametrize(
    "next,leads",
    [
        ("/stories/sy-1?a=b", "/stories/sy-1?a=b"),
        ("/search?q=%22swap%22", "/search?q=%22swap%22"),
        ("//evil.example/", "/"),
        ("///evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("/x\r\nSet-Cookie: a=b", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("evil.example", "/"),
        ("", "/"),
        ("/login?next=/login", "/"),
        ("/logout", "/"),
        ("/é", "/"),
    ],
)
def test_the_login_leads_nowhere_else(desk: TestClient, next: str, leads: str) -> None:
    assert log_in(desk, next=next).headers["location"] == leads


# --- the session -----------------------------------------------------------------------------------------------------


def test_the_cookie_is_for_us_alone(desk: TestClient) -> None:
    cookie = log_in(desk).headers["set-cookie"]
    name, _, rest = cookie.partition("=")
    assert name == "dateline"
    assert set(rest.split("; ")[1:]) == {"HttpOnly", "SameSite=Strict", "Path=/"}
    assert len(rest.split(";")[0]) == 43  # 256 bits


def test_behind_https_the_cookie_is_secure_and_bound_to_the_host(tmp_path: Path, clock: Clock) -> None:
    (desk,) = served(tmp_path, clock, Guard(token=HASHED, https=True))
    cookie = desk.get("/login").headers["set-cookie"]
    assert cookie.startswith("__Host-dateline=")
    assert cookie.endswith("; Secure")


def test_a_session_known_before_the_login_is_not_the_one_after(desk: TestClient) -> None:
    desk.get("/login")
    before = desk.cookies["dateline"]
    log_in(desk)
    after = desk.cookies["dateline"]
    assert before != after
    other = TestClient(desk.app, base_url="http://localhost", follow_redirects=False, cookies={"dateline": before})
    assert other.get("/who").status_code == 303


def test_ids_that_we_did_not_give_open_nothing(desk: TestClient) -> None:
    log_in(desk)
    for made_up in ("A" * 43, "x", "", "é", "a" * 5000, desk.cookies["dateline"][:-1] + "!", desk.cookies["dateline"].swapcase()):
        headers = {"Cookie": f"dateline={made_up}".encode()}
        fresh = TestClient(desk.app, base_url="http://localhost", follow_redirects=False)
        assert fresh.get("/who", headers=headers).status_code == 303  # type: ignore[arg-type]


def test_after_logout_nothing_of_the_session_is_of_use(desk: TestClient) -> None:
    log_in(desk)
    old, token = desk.cookies["dateline"], desk.get("/who").json()["csrf"]
    assert desk.post("/logout", data={"csrf": token}).headers["location"] == "/login"
    assert desk.get("/who").status_code == 303
    replayed = TestClient(desk.app, base_url="http://localhost", follow_redirects=False, cookies={"dateline": old})
    assert replayed.get("/who").status_code == 303
    assert replayed.post("/write", headers={"X-CSRF": token}).status_code == 401
    assert replayed.get("/api/who").status_code == 401


def test_a_session_ends_when_idle_for_long_and_goes_on_while_used(desk: TestClient, clock: Clock) -> None:
    log_in(desk)
    for _ in range(3):
        clock.later(hours=11)
        assert desk.get("/who").status_code == 200
    clock.later(hours=12, seconds=1)
    assert desk.get("/who").status_code == 303


def test_a_session_ends_after_a_week_however_busy(desk: TestClient, clock: Clock) -> None:
    log_in(desk)
    answers = []
    for _ in range(16):
        clock.later(hours=11)
        answers.append(desk.get("/who").status_code)
    assert answers == [200] * 15 + [303]  # 7 days are 15.3 times 11 hours


def test_logging_in_again_ends_the_session_before(desk: TestClient) -> None:
    log_in(desk)
    old = desk.cookies["dateline"]
    log_in(desk, name="Bo")
    assert desk.get("/who").json()["by"] == "Bo"
    replayed = TestClient(desk.app, base_url="http://localhost", follow_redirects=False, cookies={"dateline": old})
    assert replayed.get("/who").status_code == 303


@pytest.mark.parametrize("method,path", [("POST", "/logout"), ("POST", "/nothing"), ("GET", "/who"), ("GET", "/login")])
def test_another_site_cannot_log_anyone_out(desk: TestClient, method: str, path: str) -> None:
    """What another site sends comes without the SameSite cookie; a new cookie in the answer would take the place of the one that counts."""
    answer = desk.request(method, path, headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"})
    assert "set-cookie" not in answer.headers


def test_a_reviewer_can_go_on_under_another_name(desk: TestClient) -> None:
    log_in(desk)
    token = csrf(desk, "/reviewer")
    assert desk.post("/reviewer", data={"csrf": token, "name": "Cleo", "next": "/who"}).headers["location"] == "/who"
    assert desk.get("/who").json()["by"] == "Cleo"


# --- trying the token ------------------------------------------------------------------------------------------------


def test_wrong_tokens_are_answered_ever_slower(desk: TestClient, clock: Clock) -> None:
    assert [log_in(desk, "wrong-wrong-wrong").status_code for _ in range(6)] == [401] * 5 + [429]
    waits = []
    for _ in range(12):
        answer = log_in(desk, "wrong-wrong-wrong")
        assert answer.status_code == 429
        waits.append(int(answer.headers["retry-after"]))
        clock.later(seconds=waits[-1])
        assert log_in(desk, "wrong-wrong-wrong").status_code == 401
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]


def test_while_one_waits_even_the_right_token_is_not_looked_at(desk: TestClient, clock: Clock) -> None:
    for _ in range(8):
        log_in(desk, "wrong-wrong-wrong")
    assert log_in(desk).status_code == 429
    assert desk.get("/api/who", headers=bearer()).status_code == 429
    clock.later(minutes=16)
    assert log_in(desk).status_code == 303
    assert log_in(desk, "wrong-wrong-wrong").status_code == 401  # and counts from the start again


def test_bearer_tokens_are_counted_with_the_others(desk: TestClient) -> None:
    for _ in range(5):
        assert desk.get("/api/who", headers=bearer("wrong-wrong-wrong")).status_code == 401
    answer = desk.get("/api/who", headers=bearer("wrong-wrong-wrong"))
    assert (answer.status_code, answer.json()["title"]) == (429, "Too Many Requests")
    assert answer.headers["retry-after"] == "1"


def test_those_who_are_in_stay_in_while_others_guess(desk: TestClient) -> None:
    log_in(desk)
    for _ in range(8):
        desk.get("/api/who", headers={"Cookie": "", **bearer("wrong-wrong-wrong")})
    assert desk.get("/who").status_code == 200


# --- programs --------------------------------------------------------------------------------------------------------


def test_a_program_reads_and_writes_with_the_token(desk: TestClient) -> None:
    assert desk.get("/api/who", headers=bearer()).json()["by"] == "api"
    for _ in range(30):  # more than an address may be wrong
        assert desk.post("/api/write", headers=bearer(**{"X-Reviewer": "Nightly%20check"})).json() == {"by": "Nightly check"}
    answer = desk.get("/api/who", headers=bearer())
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("value", ["", "Bearer", "Bearer ", "Basic YTpi", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN}x", "Bearer é"])
def test_anything_but_the_token_is_refused(desk: TestClient, value: str) -> None:
    answer = desk.get("/api/who", headers={"Authorization": value.encode()})  # type: ignore[arg-type]
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_the_token_as_bearer_opens_no_pages(desk: TestClient) -> None:
    assert desk.get("/who", headers=bearer()).status_code == 303


# --- without login ---------------------------------------------------------------------------------------------------


def test_without_a_token_nobody_logs_in_and_a_name_can_be_given(open_desk: TestClient) -> None:
    who = open_desk.get("/who").json()
    assert (who["by"], who["login"]) == ("Ines", False)
    assert 'name="token"' not in open_desk.get("/login").text
    token = csrf(open_desk, "/reviewer")
    assert token == who["csrf"]
    answer = open_desk.post("/reviewer", data={"csrf": token, "name": "Zoë; Path=/x", "next": "//evil.example"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(answer.headers["set-cookie"].split("; "))
    assert open_desk.get("/who").json()["by"] == "Zoë; Path=/x"
    open_desk.post("/logout", data={"csrf": token})
    assert open_desk.get("/who").json()["by"] == "Ines"


@pytest.mark.parametrize("name", ["", "%00%01", "%E2%80%AEevil", "x" * 500, "%ff%fe", "%0d%0aX: y%07"])
def test_a_name_cookie_that_we_would_not_give_is_not_taken(open_desk: TestClient, name: str) -> None:
    assert open_desk.get("/who", headers={"Cookie": f"dateline-reviewer={name}"}).json()["by"] == "Ines"


def test_an_authorization_header_means_nothing_without_a_token(open_desk: TestClient) -> None:
    assert open_desk.get("/api/who", headers=bearer("anything")).json()["by"] == "Ines"
    assert open_desk.post("/api/write", headers=bearer("anything")).status_code == 403
