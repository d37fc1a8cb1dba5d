"""Addresses of pages, feeds, sitemaps and lists: which pages are fetched, and what a feed says of them."""

from __future__ import annotations

import gzip
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st

from dateline.core.errors import Rejected
from dateline.core.report import Report
from dateline.ingest.addresses import address_of, addresses_in, is_address
from dateline.ingest.fetching.answers import Fetched, failed
from dateline.ingest.fetching.fake import FakeFetcher
from dateline.ingest.given import Given
from dateline.ingest.online import Reach, brought, reports_from
from dateline.ingest.sitemap import sitemap

HOME = "https://courier.example"
STORY = "Two ferries collided off the island of Lemra on Tuesday and nine people were taken to hospital, the harbour office said. " * 3
WHOLE = "Rescuers reached the village of Tollen on foot on Friday and found that its bridge and eleven houses had been swept away. " * 9


def page(title: str = "Ferries collide", head: str = "", text: str = STORY) -> bytes:
    body = f"<article><h1>{title}</h1><p>{text}</p></article>"
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def html(path: str, **fields: str) -> dict[str, Fetched]:
    return {HOME + path: Fetched(HOME + path, page(**fields), "text/html", "utf-8")}


def xml(path: str, text: str) -> dict[str, Fetched]:
    return {HOME + path: Fetched(HOME + path, text.encode(), "application/xml")}


def rss(*items: str) -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Lemra Courier</title>{''.join(items)}</channel></rss>"


def item(path: str, title: str = "Ferries", text: str = "Two ferries collided.", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{HOME}{path}</link><description>{text}</description>{more}</item>"


def urls(*paths: str, root: str = "urlset", inner: str = "url") -> str:
    parts = (f"<{inner}><loc>{HOME}{p.split()[0]}</loc><lastmod>{p.split()[1]}</lastmod></{inner}>" for p in paths)
    return f"<{root} xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{''.join(parts)}</{root}>"


def read(fetcher: FakeFetcher, path: str, reach: Reach | None = None) -> tuple[list[Report], list[Rejected]]:
    found = [r for place in brought([HOME + path], fetcher, reach or Reach()) for r in reports_from(place, Given())]
    return [r for r in found if isinstance(r, Report)], [r for r in found if isinstance(r, Rejected)]


def asked(fetcher: FakeFetcher) -> list[str]:
    return [address.removeprefix(HOME) for address, _ in fetcher.asked]


def test_a_page() -> None:
    (report,), rejected = read(FakeFetcher(html("/a")), "/a")
    assert not rejected and report.url == report.source_id == HOME + "/a" and "Two ferries collided" in report.text


def test_a_page_that_is_not_there_is_named() -> None:
    reports, (rejected,) = read(FakeFetcher({}), "/a")
    assert not reports and rejected.item == HOME + "/a" and "404" in rejected.why


def test_the_address_in_the_end_is_the_reports() -> None:
    (report,), _ = read(FakeFetcher({HOME + "/short": Fetched(HOME + "/long", page(), "text/html")}), "/short")
    assert report.url == report.source_id == HOME + "/long"


def test_a_feeds_summaries_are_followed_and_whole_items_taken() -> None:
    fetcher = FakeFetcher(xml("/feed", rss(item("/a"), item("/b", "Flood", WHOLE))) | html("/a"))
    reports, rejected = read(fetcher, "/feed")
    assert not rejected and asked(fetcher) == ["/feed", "/a"]
    assert [r.title for r in reports] == ["Ferries collide", "Flood"] and WHOLE[:60] in reports[1].text
    assert reports[1].url == HOME + "/b"


def test_without_following_a_feed_is_all() -> None:
    fetcher = FakeFetcher(xml("/feed", rss(item("/a"))) | html("/a"))
    (report,), _ = read(fetcher, "/feed", Reach(follow=False))
    assert asked(fetcher) == ["/feed"] and report.text == "Two ferries collided."


def test_what_a_feed_says_counts_where_the_page_says_nothing() -> None:
    told = "<pubDate>Tue, 03 Jun 2025 08:00:00 GMT</pubDate><author>ada@courier.example (Ada Holm)</author>"
    own = '<meta name="author" content="Ben Ruiz"><meta property="article:published_time" content="2025-06-02T10:00:00Z">'
    feed = xml("/feed", rss(item("/a", "Teaser title", more=told), item("/b", more=told)))
    fetcher = FakeFetcher(feed | html("/a", head=own) | html("/b"))
    (first, second), _ = read(fetcher, "/feed")
    assert (first.title, first.byline, first.published.earliest) == ("Ferries collide", "Ben Ruiz", "2025-06-02")
    assert (second.title, second.byline, second.published.earliest) == ("Ferries collide", "Ada Holm", "2025-06-03")


def test_a_page_is_the_same_report_by_its_address_and_by_a_feed() -> None:
    fetcher = FakeFetcher(xml("/feed", rss(item("/a", "Quite another title"))) | html("/a"))
    (by_feed,), _ = read(fetcher, "/feed")
    (by_address,), _ = read(fetcher, "/a")
    assert by_feed.id == by_address.id


def test_one_bad_page_does_not_cost_the_others() -> None:
    lost = {HOME + "/b": failed(HOME + "/b", "the connection was lost", again=True)}
    fetcher = FakeFetcher(xml("/feed", rss(item("/x"), item("/b"), item("/a"))) | html("/a") | lost)
    (report,), rejected = read(fetcher, "/feed")
    assert report.url == HOME + "/a"
    assert [(r.item, r.why[:14]) for r in rejected] == [(HOME + "/x", "the server ans"), (HOME + "/b", "the connection")]


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "gopher://x.example/", "//", "http://"])
def test_links_that_are_no_addresses_are_not_followed(link: str) -> None:
    bad = f"<item><title>T</title><link>{link}</link><description>Two ferries collided.</description></item>"
    fetcher = FakeFetcher(xml("/feed", rss(bad)))
    reports, _ = read(fetcher, "/feed")
    assert asked(fetcher) == ["/feed"] and len(reports) == 1


def test_no_more_items_than_asked_for() -> None:
    fetcher = FakeFetcher(xml("/feed", rss(*(item(f"/{n}") for n in range(500)))))
    read(fetcher, "/feed", Reach(at_most=3))
    assert asked(fetcher) == ["/feed", "/0", "/1", "/2"]


def test_a_json_feed() -> None:
    one = f'{{"id": "1", "url": "{HOME}/a", "summary": "Short."}}'
    text = f'{{"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": [{one}]}}'
    fetcher = FakeFetcher({HOME + "/feed.json": Fetched(HOME + "/feed.json", text.encode(), "application/feed+json")} | html("/a"))
    (report,), _ = read(fetcher, "/feed.json")
    assert report.url == HOME + "/a" and asked(fetcher) == ["/feed.json", "/a"]


def test_the_newest_pages_of_a_sitemap() -> None:
    fetcher = FakeFetcher(xml("/map.xml", urls("/old 2020-01-01", "/new 2025-01-02", "/mid 2024-01-01")) | html("/new") | html("/mid"))
    reports, _ = read(fetcher, "/map.xml", Reach(at_most=2))
    assert asked(fetcher) == ["/map.xml", "/new", "/mid"] and len(reports) == 2


def test_an_index_of_sitemaps_one_level() -> None:
    index = urls("/m1.xml 2025-01-01", "/m2.xml.gz 2025-02-01", "/m3.xml 2024-01-01", root="sitemapindex", inner="sitemap")
    packed = {HOME + "/m2.xml.gz": Fetched(HOME + "/m2.xml.gz", gzip.compress(urls("/a 2025-01-01").encode()), "application/gzip")}
    again = xml("/m1.xml", urls("/m4.xml 2025-01-01", root="sitemapindex", inner="sitemap"))
    fetcher = FakeFetcher(xml("/index.xml", index) | packed | again | xml("/m3.xml", urls("/b 2024-01-01")) | html("/a") | html("/b"))
    reports, (rejected,) = read(fetcher, "/index.xml")
    assert asked(fetcher) == ["/index.xml", "/m2.xml.gz", "/a", "/m1.xml", "/m3.xml", "/b"]
    assert len(reports) == 2 and rejected.item == HOME + "/m4.xml" and "list in a list" in rejected.why


def test_the_limit_holds_for_a_whole_site() -> None:
    index = urls("/m1.xml 2025-01-01", "/m2.xml 2024-01-01", root="sitemapindex", inner="sitemap")
    maps = xml("/m1.xml", urls("/a 2025-01-01", "/b 2025-01-01")) | xml("/m2.xml", urls("/c 2024-01-01"))
    fetcher = FakeFetcher(xml("/index.xml", index) | maps | html("/a") | html("/b") | html("/c"))
    read(fetcher, "/index.xml", Reach(at_most=2))
    assert "/c" not in asked(fetcher) and "/b" in asked(fetcher)


def test_a_sitemap_that_names_itself_ends() -> None:
    fetcher = FakeFetcher(xml("/index.xml", urls("/index.xml 2025-01-01", root="sitemapindex", inner="sitemap")))
    _, (rejected,) = read(fetcher, "/index.xml")
    assert asked(fetcher) == ["/index.xml", "/index.xml"] and "list in a list" in rejected.why


def test_a_news_sitemap_tells_of_its_pages() -> None:
    news = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
      xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>{HOME}/a</loc>
      <image:image><image:loc>{HOME}/a.jpg</image:loc><image:title>A picture</image:title></image:image>
      <news:news><news:publication><news:name>Lemra Courier</news:name></news:publication>
      <news:publication_date>2025-06-03T08:00:00+02:00</news:publication_date><news:title>Ferries</news:title></news:news></url></urlset>"""
    fetcher = FakeFetcher(xml("/news.xml", news) | html("/a"))
    (report,), _ = read(fetcher, "/news.xml")
    assert report.published.earliest == "2025-06-03" and asked(fetcher) == ["/news.xml", "/a"]
    (listed,) = sitemap(news.encode(), HOME).entries
    assert (listed.title, listed.publisher) == ("Ferries", "Lemra Courier")


def test_a_list_of_feeds() -> None:
    first, second = (f"<outline type='rss' xmlUrl='{HOME}/{name}'/>" for name in ("f1", "f2"))
    opml = f"<opml version='2.0'><body><outline text='x'>{first}</outline>{second}</body></opml>"
    fetcher = FakeFetcher(xml("/feeds.opml", opml) | xml("/f2", rss(item("/a"))) | html("/a"))
    (report,), (rejected,) = read(fetcher, "/feeds.opml")
    assert asked(fetcher) == ["/feeds.opml", "/f1", "/f2", "/a"] and rejected.item == HOME + "/f1" and report.url == HOME + "/a"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<rss><channel></channel></rss>", "names nothing"),
        ("<urlset></urlset>", "names nothing"),
        ("<urlset><url><loc>https://courier.example/a", "names nothing"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "neither a feed nor"),
        ("<urlset><url><loc>javascript:alert(1)</loc></url></urlset>", "names nothing"),
        ("<urlset>" + "<a>" * 200, "too many"),
        ("<urlset><url>" + "<a/>" * 50_000, "too many"),
        ("<!DOCTYPE urlset [<!ENTITY a 'aaa'><!ENTITY b '&a;&a;'>]><urlset><url><loc>&b;</loc></url></urlset>", "names nothing"),
        ("<!DOCTYPE urlset SYSTEM 'file:///etc/passwd'><urlset/>", "names nothing"),
        ("", "empty"),
    ],
)
def test_lists_that_are_none(text: str, why: str) -> None:
    reports, (rejected,) = read(FakeFetcher(xml("/x", text)), "/x")
    assert not reports and why in rejected.why


def test_a_sitemap_that_breaks_off_gives_what_stands_before() -> None:
    text = urls("/a 2025-01-01", "/b 2025-01-01")
    assert [e.address for e in sitemap(text[: text.index("/b")].encode(), HOME).entries] == [HOME + "/a"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://a.example/x#part", "https://a.example/x"),
        (" HTTP://a.example/ ", "http://a.example/"),
        ("/x", "https://b.example/x"),
        ("//c.example/x", "https://c.example/x"),
        ("../x?y=1", "https://b.example/x?y=1"),
        ("mailto:a@b.example", None),
        ("http://", None),
        ("https://a b.example/", None),
        ("https://[::1", None),
        ("", None),
        ("https://a.example/" + "x" * 5_000, None),
    ],
)
def test_addresses(text: str, address: str | None) -> None:
    found = address_of(text, "https://b.example/d/")
    assert (found and found.replace("HTTP:", "http:")) == address


@pytest.mark.parametrize(
    ("text", "so"), [("https://a.example", True), ("HTTP://A.example", True), ("http:/a", False), ("https.txt", False), ("-", False)]
)
def test_what_is_an_address(text: str, so: bool) -> None:
    assert is_address(text) is so


def test_a_file_of_addresses(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("\ufeff# mine\nhttps://a.example/1\n\n  https://a.example/2  \nhttps://a.example/1\nnot one\n", "utf-8")
    found = list(addresses_in(path))
    assert found[:2] == ["https://a.example/1", "https://a.example/2"]
    assert len(found) == 3 and isinstance(found[2], Rejected) and found[2].item == f"{path}: line 6"
    for data, why in ((b"", "no address"), (b"\xff\xfe\x00", "no address")):
        path.write_bytes(data)
        rejected = list(addresses_in(path))[-1]
        assert isinstance(rejected, Rejected) and why in rejected.why
    (rejected,) = addresses_in(tmp_path / "none")
    assert isinstance(rejected, Rejected) and "cannot be read" in rejected.why


@hypothesis.given(st.binary(max_size=300), st.sampled_from(["", "application/xml", "application/json", "text/html", "text/x-opml"]))
@hypothesis.settings(max_examples=300, deadline=None)
def test_no_bytes_break_it(data: bytes, media_type: str) -> None:
    for start in (b"", b"<rss><channel><item>", b"<urlset><url><loc>", b"<opml><body>", b'{"items": ', b"\x1f\x8b"):
        reports, rejected = read(FakeFetcher({HOME + "/x": Fetched(HOME + "/x", start + data, media_type)}), "/x")
        assert reports or rejected
