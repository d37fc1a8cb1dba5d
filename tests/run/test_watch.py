"""Watching feeds and folders: what is taken once, what is asked again and when, and what one bad source costs the others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fetch_servers import Served, Time, answer, raw, serving, tagged

from dateline.core.archived import Found
from dateline.core.errors import Rejected, UsageError
from dateline.ingest.fetching.exchange import Exchange
from dateline.ingest.fetching.polite import polite_fetcher
from dateline.ingest.fetching.rules import Rules, hosts_allowed
from dateline.ingest.given import Given
from dateline.ingest.online import Reach
from dateline.run.watch import Round, Stop, Stopped, Watcher, seconds_of, watch
from dateline.run.watch_memory import DAY, InMind, memory_in
from dateline.run.watch_take import Taker
from dateline.store.archive import Archive, open_archive

EVERY = 900.0
STORY = "A dam above the town of Ostrel gave way on Monday night and forty houses were flooded, the mayor said. " * 3


@pytest.fixture
def server() -> Iterator[Served]:
    with serving() as served:
        yield served


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "a.db") as held:
        yield held


def page(title: str) -> bytes:
    body = f"<article><h1>{title}</h1><p>{title}. {STORY}</p></article>"
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>".encode()


def feed(server: Served, *paths: str, base: str = "") -> bytes:
    items = (f"<item><title>{p}</title><link>{server.url(p)}</link><description>Flood.</description></item>" for p in paths)
    return f"<rss version='2.0'><channel><title>Ostrel Post</title>{''.join(items)}{base}</channel></rss>".encode()


class World:
    """A watcher over a real server and archive, with a clock of its own."""

    def __init__(self, server: Served, archive: Archive, **changes: object):
        self.time, self.archive, self.server, self.told = Time(), archive, server, []  # type: ignore[var-annotated]
        self.time.now = 1_800_000_000.0
        rules = Rules(allowed=hosts_allowed([f"127.0.0.1:{server.port}"]))
        fetcher = polite_fetcher(rules, self.time.clock, self.time.sleep, Exchange(rules))
        take = Taker(archive, lambda reports: (Found(r) for r in reports), Given(), now=lambda: "2027-01-15T08:00:00Z")
        self.watcher = Watcher(fetcher, memory_in(archive), take, EVERY, tell=self.told.append, now=self.time.clock)
        self.watcher = replace(self.watcher, **changes)  # type: ignore[arg-type]

    def look(self, *sources: str, later: float = EVERY) -> Round:
        """One round, and time passes."""
        del self.server.asked[:]
        made = self.watcher.round([self.server.url(s) if s.startswith("/") else s for s in sources])
        self.time.now += later
        return made

    @property
    def paths(self) -> list[str]:
        return [p for p in self.server.paths if p != "/robots.txt"]

    @property
    def urls(self) -> list[str]:
        return sorted(r.url.rpartition("/")[2] for r, _ in self.archive.reports() if r.url)


def test_new_items_are_taken_once(server: Served, archive: Archive) -> None:
    server.routes |= {"/1": answer(page("One")), "/2": answer(page("Two"))}
    server.routes["/feed"] = tagged(feed(server, "/1", "/2"), '"v1"', "application/rss+xml")
    world = World(server, archive)
    made = world.look("/feed")
    assert (made.added, made.rejected, world.paths) == (2, [], ["/feed", "/1", "/2"]) and world.told == ["One", "Two"]
    assert world.look("/feed").added == 0 and world.paths == ["/feed"]
    assert server.asked[-1][1]["if-none-match"] == '"v1"'  # and the answer was a 304
    server.routes |= {"/feed": tagged(feed(server, "/3", "/1", "/2"), '"v2"', "application/rss+xml"), "/3": answer(page("Three"))}
    assert world.look("/feed").added == 1 and world.paths == ["/feed", "/3"]
    assert world.urls == ["1", "2", "3"]


def test_what_was_seen_is_known_to_the_next_run(server: Served, archive: Archive) -> None:
    server.routes |= {"/feed": tagged(feed(server, "/1"), '"v1"', "application/rss+xml"), "/1": answer(page("One"))}
    World(server, archive).look("/feed")
    world = World(server, archive)
    assert world.look("/feed").known == 0 and world.paths == ["/feed"]
    assert {t.name: t.state for t in archive.sources()} == {server.url("/feed"): "in", server.url("/1"): "in"}


def test_an_item_that_changed_is_looked_at_again(server: Served, archive: Archive) -> None:
    server.routes |= {"/feed": answer(feed(server, "/1"), "application/rss+xml"), "/1": tagged(page("One"), '"p1"')}
    world = World(server, archive)
    world.look("/feed")
    changed = feed(server, "/1").replace(b"Flood.", b"Flood: nine hurt.")
    server.routes["/feed"] = answer(changed, "application/rss+xml")
    assert world.look("/feed").added == 0 and server.asked[-1][1]["if-none-match"] == '"p1"'  # the page itself did not change
    server.routes |= {"/feed": answer(changed.replace(b"nine", b"ten"), "application/rss+xml"), "/1": tagged(page("One, again"), '"p2"')}
    assert world.look("/feed").added == 1


def test_one_page_in_two_feeds_is_fetched_once_and_then_asked_about(server: Served, archive: Archive) -> None:
    server.routes |= {"/1": tagged(page("One"), '"p1"'), "/feed": answer(feed(server, "/1"), "application/rss+xml")}
    server.routes["/other"] = answer(feed(server, "/1").replace(b"Flood.", b"Dam."), "application/rss+xml")
    world = World(server, archive)
    assert (world.look("/feed", "/other").added, world.paths) == (1, ["/feed", "/1", "/other", "/1"])
    assert server.asked[-1][1]["if-none-match"] == '"p1"'
    world.look("/feed", "/other")
    assert world.paths == ["/feed", "/other"]  # neither takes the other's words for a change


def test_items_of_two_feeds_may_have_the_same_id(server: Served, archive: Archive) -> None:
    for name, place in (("/feed", "Ostrel"), ("/other", "Tollen")):
        item = f"<item><guid isPermaLink='false'>1</guid><title>{place}</title><description>{STORY * 4} {place}</description></item>"
        server.routes[name] = answer(f"<rss><channel>{item}</channel></rss>".encode(), "application/rss+xml")
    world = World(server, archive)
    assert world.look("/feed", "/other").added == 2
    made = world.look("/feed", "/other")
    assert (made.added, made.known) == (0, 0)


def test_one_bad_feed_never_stops_others(server: Served, archive: Archive) -> None:
    good = {"/good": answer(feed(server, "/1"), "application/rss+xml"), "/1": answer(page("One"))}
    bad = {"/dead": raw(b""), "/picture": answer(b"\x89PNG", "image/png"), "/broken": answer(b"<rss><chan", "application/rss+xml"),
           "/loop": answer(status=302, location="/loop"), "/empty": answer(b"", "application/rss+xml")}
    server.routes |= good | bad
    world = World(server, archive)
    made = world.look("http://169.254.169.254/feed", *bad, "/good")
    assert made.added == 1 and [r.item.rpartition("/")[2] for r in made.rejected] == ["feed", *(p[1:] for p in bad)]
    assert all(r.why for r in made.rejected)
    refused = {t.name for t in archive.sources(("refused",))}
    assert refused == {r.item for r in made.rejected}  # for `dateline sources`


def test_a_feed_that_mends_is_no_longer_refused(server: Served, archive: Archive) -> None:
    world = World(server, archive)
    world.look("/feed")
    assert [t.why for t in archive.sources(("refused",))] == ["the server answered 404: there is no such page"]
    server.routes |= {"/feed": answer(feed(server, "/1"), "application/rss+xml"), "/1": answer(page("One"))}
    world.look("/feed", later=DAY)
    assert not archive.sources(("refused",))


def test_a_fault_of_ours_costs_one_source(server: Served, archive: Archive) -> None:
    class Broken:
        def fetch(self, address: str, conditions: object) -> object:
            raise RuntimeError("a bug")

    world = World(server, archive, fetcher=Broken())
    made = world.look("/a", "/b")
    assert [r.why for r in made.rejected] == ["a fault in this program (RuntimeError: a bug)"] * 2


def test_a_feed_that_fails_is_let_be_for_longer_and_longer(server: Served, archive: Archive) -> None:
    world = World(server, archive)
    asked = []
    for number in range(16):
        world.look("/feed")
        if world.paths:
            asked.append(number)
    assert asked == [0, 1, 3, 7, 15]
    server.routes |= {"/feed": answer(feed(server, "/1"), "application/rss+xml"), "/1": answer(page("One"))}
    assert world.look("/feed", later=DAY).waiting == 1
    assert world.look("/feed").added == 1
    assert world.look("/feed").added == 0 and world.paths == ["/feed"]  # forgiven


def test_a_page_that_failed_is_tried_again_although_its_feed_did_not_change(server: Served, archive: Archive) -> None:
    server.routes |= {"/feed": tagged(feed(server, "/1", "/2"), '"v1"', "application/rss+xml"), "/1": raw(b""), "/2": answer(page("Two"))}
    world = World(server, archive)
    made = world.look("/feed")
    assert made.added == 1 and [r.item for r in made.rejected] == [server.url("/1")]
    server.routes["/1"] = answer(page("One"))
    assert world.look("/feed").added == 1 and world.paths == ["/feed", "/1"]
    world.look("/feed")
    assert world.paths == ["/feed"] and server.asked[-1][1]["if-none-match"] == '"v1"'


def test_a_page_that_is_not_there_is_not_asked_for_every_time(server: Served, archive: Archive) -> None:
    server.routes["/feed"] = answer(feed(server, "/gone"), "application/rss+xml")
    world = World(server, archive)
    assert len(world.look("/feed").rejected) == 1
    assert not world.look("/feed").rejected and world.paths == ["/feed"]
    world.time.now += DAY
    assert len(world.look("/feed").rejected) == 1


def test_a_page_is_watched_itself(server: Served, archive: Archive) -> None:
    server.routes["/live"] = tagged(page("Live"), '"v1"')
    world = World(server, archive)
    assert [world.look("/live").added, world.look("/live").added] == [1, 0]
    server.routes["/live"] = tagged(page("Live: dam holds"), '"v2"')
    assert world.look("/live").added == 1
    server.routes["/live"] = answer(page("Live: dam holds"))  # no marks any more, the same bytes
    made = world.look("/live")
    assert (made.added, made.known) == (0, 0)


def test_feeds_of_a_list_are_watched_though_the_list_stays(server: Served, archive: Archive) -> None:
    opml = f"<opml version='2.0'><body><outline type='rss' text='x' xmlUrl='{server.url('/feed')}'/></body></opml>".encode()
    server.routes |= {"/list": tagged(opml, '"o"', "text/x-opml"), "/1": answer(page("One"))}
    server.routes["/feed"] = answer(feed(server, "/1"), "application/rss+xml")
    world = World(server, archive)
    assert world.look("/list").added == 1
    server.routes |= {"/feed": answer(feed(server, "/2", "/1"), "application/rss+xml"), "/2": answer(page("Two"))}
    assert world.look("/list").added == 1


def test_no_more_items_than_asked_for(server: Served, archive: Archive) -> None:
    server.routes["/feed"] = answer(feed(server, "/1", "/2", "/3"), "application/rss+xml")
    world = World(server, archive, reach=Reach(at_most=2, follow=False))
    assert world.look("/feed").added == 2


def test_stopping_in_the_middle_loses_nothing(server: Served, archive: Archive) -> None:
    paths = [f"/{n}" for n in range(6)]
    server.routes |= {p: answer(page(f"Number {p}")) for p in paths}
    server.routes["/feed"] = tagged(feed(server, *paths), '"v1"', "application/rss+xml")
    world = World(server, archive)
    world.watcher = replace(world.watcher, stopping=lambda: len(world.told) >= 2)
    assert world.look("/feed").added == 2
    again = World(server, archive)
    assert again.look("/feed").added == 4 and again.paths == ["/feed", "/2", "/3", "/4", "/5"]


def test_a_server_that_dies_in_the_middle(server: Served, archive: Archive) -> None:
    paths = [f"/{n}" for n in range(6)]
    server.routes |= {"/feed": answer(feed(server, *paths), "application/rss+xml")} | {p: answer(page(f"Number {p}")) for p in paths[:2]}
    server.routes |= {p: raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<p>") for p in paths[2:]}
    world = World(server, archive)
    made = world.look("/feed")
    assert made.added == 2 and len(made.rejected) == 4
    assert [("broke off" in r.why, "failed 3 times" in r.why) for r in made.rejected] == [(True, False)] * 3 + [(False, True)]
    server.routes |= {p: answer(page(f"Number {p}")) for p in paths}
    assert world.look("/feed").added == 4 and world.urls == [p[1:] for p in paths]


def settle(path: Path, text: str, at: float) -> None:
    path.write_text(text, "utf-8")
    os.utime(path, (at, at))


def test_files_are_taken_once_they_are_still(server: Served, archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    world = World(server, archive)
    (folder / "a.txt").write_text(STORY, "utf-8")
    world.time.now = (folder / "a.txt").stat().st_mtime + 1
    made = world.watcher.round([str(folder)])
    assert (made.added, made.growing) == (0, 1)
    world.time.now += 10
    assert world.watcher.round([str(folder)]).added == 1
    assert world.watcher.round([str(folder)]).added == 0
    with (folder / "a.txt").open("a", encoding="utf-8") as file:
        file.write("\nThe mayor said on Tuesday that two people had died.")
    world.time.now += 3_600
    assert world.watcher.round([str(folder)]).added == 1  # its later version


def test_a_folders_bad_files_are_named_once(server: Served, archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "x.exe").write_bytes(b"MZ")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "good.txt").write_text(STORY, "utf-8")
    world = World(server, archive)
    world.time.now = (folder / "good.txt").stat().st_ctime + 60
    first, second = world.watcher.round([str(folder)]), world.watcher.round([str(folder)])
    assert first.added == 1 and sorted(Path(r.item).name for r in first.rejected) == ["empty.txt", "x.exe"]
    assert not second.rejected and not second.added


def test_large_files_are_taken_in_parts(server: Served, archive: Archive, tmp_path: Path) -> None:
    import json

    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(n), "text": f"Number {n}. {STORY}"}) for n in range(100)), "utf-8")
    stops: list[int] = []
    world = World(server, archive)
    take = Taker(archive, lambda reports: (Found(r) for r in reports), Given(), lambda: bool(stops.append(1)) or len(stops) >= 2)
    world.watcher = replace(world.watcher, take=take)
    world.time.now = path.stat().st_ctime + 60
    assert world.watcher.round([str(path)]).added == 64  # stopped after two parts
    made = World(server, archive)
    made.time.now = path.stat().st_ctime + 60
    last = made.watcher.round([str(path)])
    assert (last.added, last.known) == (36, 64)


def test_rounds_come_at_their_time() -> None:
    time, rounds, rests = Time(), [], []

    def sleep(seconds: float) -> None:
        time.sleep(seconds)
        if len(rounds) >= 3:
            raise Stopped

    class Slow:
        def fetch(self, address: str, conditions: object) -> object:
            rounds.append(address)
            time.now += 100
            raise RuntimeError

    watcher = Watcher(Slow(), InMind(), lambda *_: None, EVERY, now=time.clock)  # type: ignore[arg-type]
    watch(watcher, ["https://a.example/"], False, sleep, lambda made, rest: rests.append(rest))
    assert len(rounds) == 3 and rests == [EVERY - 100] * 3
    rests.clear()
    watch(watcher, ["https://a.example/"], True, sleep, lambda made, rest: rests.append(rest))
    assert rests == [None]


def test_once_waits_a_little_for_files_that_are_being_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY, "utf-8")
    time = Time()
    time.now = path.stat().st_ctime + 1
    taken = []

    class Took:
        added, known, titles, rejected, whole = 1, 0, (), (), True

    watcher = Watcher(None, InMind(), lambda name, items: taken.append(name) or Took(), EVERY, now=time.clock)  # type: ignore[arg-type, func-returns-value, return-value]
    made = watch(watcher, [str(tmp_path)], True, time.sleep, lambda *_: None)
    assert made.added == 1 and made.growing == 0 and taken == [str(path)] and time.slept == [5.0]


def test_asking_to_stop_ends_a_wait() -> None:
    pauses: list[float] = []
    stop = Stop(lambda seconds: pauses.append(seconds) or (stop.ask() if len(pauses) == 3 else None))  # type: ignore[func-returns-value]
    with pytest.raises(Stopped):
        stop.sleep(900)
    assert len(pauses) == 3 and stop()


@pytest.mark.parametrize(("text", "seconds"), [("15m", 900), ("90s", 90), ("2h", 7_200), ("1d", 86_400), (" 60 S ", 60)])
def test_times(text: str, seconds: float) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "5", "5s", "0m", "-1h", "1w", "m", "1e9d", "9" * 30 + "d"])
def test_times_that_are_none(text: str) -> None:
    with pytest.raises(UsageError, match="give 15m"):
        seconds_of(text)


def test_what_is_told_is_a_title_or_a_reason(server: Served, archive: Archive) -> None:
    server.routes |= {"/feed": answer(feed(server, "/1", "/gone"), "application/rss+xml"), "/1": answer(page("One"))}
    world = World(server, archive)
    world.look("/feed")
    title, rejected = world.told
    assert title == "One" and isinstance(rejected, Rejected) and rejected.item == server.url("/gone")
