"""Robots, pauses, patience: what a guest does, with a clock that nobody waits for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fetch_servers import Served, Time, answer, moved, raw, serving

from dateline.ingest.fetching.answers import Answer, Conditions, Failed, Fetched, Fetcher, Moved, failed
from dateline.ingest.fetching.exchange import Exchange
from dateline.ingest.fetching.fake import FakeFetcher
from dateline.ingest.fetching.polite import FAULTS, Patience, polite_fetcher
from dateline.ingest.fetching.rules import Rules, hosts_allowed
from dateline.ingest.robots import KEPT, Robots

PAGE = b"<p>A river rose.</p>"


@pytest.fixture
def server() -> Iterator[Served]:
    with serving({"/a": answer(PAGE), "/b": answer(PAGE)}) as served:
        yield served


@pytest.fixture
def time() -> Time:
    return Time()


def polite(server: Served, time: Time) -> Fetcher:
    rules = Rules(allowed=hosts_allowed([f"127.0.0.1:{server.port}"]))
    return polite_fetcher(rules, time.clock, time.sleep, Exchange(rules))


def why(got: object) -> str:
    assert isinstance(got, Failed)
    return got.why


def robots_of(text: str, status: int = 200) -> Robots:
    address = "https://river.example/robots.txt"
    told = Fetched(address, text.encode()) if status == 200 else failed(address, f"answered {status}", status >= 500, status=status)
    return Robots(FakeFetcher({address: told}), "dateline", lambda: 0.0)


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /private", "/a", True),
        ("User-agent: *\nDisallow: /private", "/private/x", False),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", True),
        ("User-agent: dateline\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", True),  # the group that names us counts alone
        ("User-agent: Dateline\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?y", True),
        ("\ufeffUser-agent: *\r\nDisallow: /a", "/a", False),
        ("<html>no robots here</html>", "/a", True),
        ("User-agent: *\nDisallow: /" + "*a" * 5_000 + "b", "/" + "a" * 3_000, True),  # made to be slow
        ("User-agent: *\nCrawl-delay: 100000\n", "/a", False),
        ("\0" * 1_000, "/a", True),
    ],
)
def test_robots(text: str, path: str, allowed: bool) -> None:
    assert (robots_of(text).refusal(f"https://river.example{path}") is None) is allowed


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (401, True), (429, False), (500, False), (503, False)])
def test_robots_that_cannot_be_had(status: int, allowed: bool) -> None:
    refusal = robots_of("", status).refusal("https://river.example/a")
    assert (refusal is None) is allowed and (refusal is None or refusal.again)


def test_robots_are_asked_for_once_a_day_and_host(server: Served, time: Time) -> None:
    fetcher = polite(server, time)
    for _ in range(3):
        assert isinstance(fetcher.fetch(server.url("/a")), Fetched)
    assert server.paths == ["/robots.txt", "/a", "/a", "/a"]
    time.now += KEPT + 1
    fetcher.fetch(server.url("/a"))
    assert server.paths.count("/robots.txt") == 2


def test_what_robots_forbid_is_not_asked(server: Served, time: Time) -> None:
    server.routes["/robots.txt"] = answer(b"User-agent: *\nDisallow: /a", "text/plain")
    server.routes["/b"] = moved("/a")
    fetcher = polite(server, time)
    assert "robots.txt asks programs not to" in why(fetcher.fetch(server.url("/a")))
    assert "leads on to" in why(fetcher.fetch(server.url("/b")))  # not by a redirect either
    assert server.paths == ["/robots.txt", "/b"]


def test_a_server_without_a_voice_is_not_read(server: Served, time: Time) -> None:
    server.routes["/robots.txt"] = raw(b"")
    got = polite(server, time).fetch(server.url("/a"))
    assert "robots.txt cannot be had now" in why(got) and isinstance(got, Failed) and got.again and "/a" not in server.paths


def test_a_second_between_requests_to_one_host(server: Served, time: Time) -> None:
    fetcher = polite(server, time)
    fetcher.fetch(server.url("/a"))
    fetcher.fetch(server.url("/b"))
    assert time.slept == [1.0, 1.0]
    with serving({"/": answer(PAGE)}) as other:
        Exchange(Rules(allowed=hosts_allowed([f"127.0.0.1:{other.port}"])))(other.url(), Conditions())
    time.now += 5
    fetcher.fetch(server.url("/b"))
    assert time.slept == [1.0, 1.0]  # long enough ago


def test_a_sites_own_pause_is_kept(server: Served, time: Time) -> None:
    server.routes["/robots.txt"] = answer(b"User-agent: *\nCrawl-delay: 12", "text/plain")
    fetcher = polite(server, time)
    for path in ("/a", "/b"):
        fetcher.fetch(server.url(path))
    assert time.slept == [12.0, 12.0]


def test_refusals_are_told_as_what_they_are(time: Time) -> None:
    def never(address: str, conditions: Conditions) -> Answer:
        raise AssertionError(address)

    fetcher = polite_fetcher(Rules(), time.clock, time.sleep, never)
    assert "port 8080" in why(fetcher.fetch("http://river.example:8080/a"))
    assert "password" in why(fetcher.fetch("http://me:pw@river.example/a"))
    assert "only addresses" in why(fetcher.fetch("ftp://river.example/a"))
    private = polite_fetcher(Rules(), time.clock, time.sleep, Exchange(Rules(), lambda h, p: ["10.0.0.1"]))
    assert why(private.fetch("http://river.example/a")) == "its host is at 10.0.0.1, a private address: only public addresses are fetched"


class Script:
    """Answers one after another; the last for ever."""

    def __init__(self, *answers: Answer):
        self.answers, self.count = list(answers), 0

    def __call__(self, address: str, conditions: Conditions) -> Answer:
        self.count += 1
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


A = "https://river.example/a"
GOOD, LOST, GONE = Fetched(A, PAGE), failed(A, "the connection was lost", again=True), failed(A, "gone", status=404)


@pytest.mark.parametrize(
    ("answers", "tries", "slept"),
    [
        ([GOOD], 1, []),
        ([LOST, GOOD], 2, [2.0]),
        ([LOST, LOST, GOOD], 3, [2.0, 8.0]),
        ([LOST], 3, [2.0, 8.0]),  # and no more
        ([GONE], 1, []),
        ([failed(A, "busy", True, 30.0, 503), GOOD], 2, [30.0]),  # as the server asks
        ([failed(A, "busy", True, 1.0, 429), GOOD], 2, [2.0]),
        ([failed(A, "busy", True, 3_600.0, 429)], 1, []),  # too long: left for a later run
        ([Moved(A, "https://river.example/b")], 1, []),
    ],
)
def test_patience(answers: list[Answer], tries: int, slept: list[float], time: Time) -> None:
    script = Script(*answers)
    assert Patience(script, time.clock, time.sleep)(A, Conditions()) == answers[-1]
    assert script.count == tries and time.slept == slept


def test_a_server_that_asks_for_an_hour_gets_it(time: Time) -> None:
    script = Script(failed(A, "busy", True, 3_600.0, 429), GOOD)
    ask = Patience(script, time.clock, time.sleep)
    ask(A, Conditions())
    assert "asked for 3600 seconds" in why(ask("https://river.example/b", Conditions())) and script.count == 1
    time.now += 3_601
    assert ask(A, Conditions()) == GOOD


def test_a_dead_host_does_not_cost_hours(time: Time) -> None:
    script = Script(LOST)
    ask = Patience(script, time.clock, time.sleep)
    for _ in range(500):
        ask(A, Conditions())
    assert script.count == 3 * FAULTS and "failed 3 times" in why(ask(A, Conditions()))
    assert isinstance(ask("https://lake.example/", Conditions()), Failed) and script.count == 3 * FAULTS + 3  # others are asked


def test_retries_meet_a_server_that_recovers(server: Served, time: Time) -> None:
    tries = []

    def at_first(handler: object) -> None:
        tries.append(1)
        (answer(b"", status=503, retry_after="5") if len(tries) < 3 else answer(PAGE))(handler)  # type: ignore[arg-type]

    server.routes["/a"] = at_first
    assert isinstance(polite(server, time).fetch(server.url("/a")), Fetched) and len(tries) == 3
    assert sum(time.slept) >= 10
