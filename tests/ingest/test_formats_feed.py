"""Feeds: what of an item becomes what of a report, and that nothing is expanded or fetched."""

from __future__ import annotations

import json
import logging

import pytest
from made_sources import SENTENCE, item, only, read, refused, reports, rss

from dateline.ingest.feed import items_in_feed
from dateline.ingest.feed_json import items_in_json_feed
from dateline.ingest.opml import FeedAddress, feeds_in_opml

LONG = f"<content:encoded><![CDATA[<p>{SENTENCE}</p><p>Boats&nbsp;came &amp; went.</p><script>no()</script>]]></content:encoded>"
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://aller.example/"><title>Aller Courier</title>
<entry><id>tag:aller.example,2031:7</id><title type="html">River &lt;b&gt;rises&lt;/b&gt;</title><link rel="self" href="/self"/>
<link href="river/7"/><updated>2031-05-04T09:00:00Z</updated><published>2031-05-03T23:30:00-05:00</published>
<author><name>Jane Roe</name></author><author><name>Max Poe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SENTENCE}</p><p>Trains stopped.</p></div></content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Aller Courier</title></channel><item rdf:about="https://aller.example/3"><title>River</title><link>https://aller.example/3</link>
<description>{SENTENCE}</description><dc:date>2031-05</dc:date><dc:creator>Jane Roe</dc:creator>
<dc:publisher>Aller Press</dc:publisher></item></rdf:RDF>"""


def test_the_whole_text_goes_before_the_summary() -> None:
    date = "<pubDate>Mon, 02 Jun 2031 23:30:00 -0500</pubDate><author>jane@aller.example (Jane Roe)</author>"
    report = only(read("feed.xml", rss(item(1, LONG + date))))
    assert report.text == f"{SENTENCE}\nBoats came & went."
    assert (report.source_id, report.url) == ("https://aller.example/1", "https://aller.example/1")
    assert (report.title, report.byline, report.publisher) == ("River 1", "Jane Roe", "aller.example")
    # the day as written, not the day it was in Greenwich
    assert (report.published.edtf, report.published.latest, report.published.source) == ("2031-06-02T23:30:00-05:00", "2031-06-02", "page")


def test_atom() -> None:
    report = only(read("feed.atom", ATOM.encode()))
    assert report.text == f"{SENTENCE}\nTrains stopped."
    assert (report.source_id, report.url) == ("tag:aller.example,2031:7", "https://aller.example/river/7")
    assert (report.title, report.byline) == ("River rises", "Jane Roe, Max Poe")
    assert report.published.latest == "2031-05-03"


def test_rdf() -> None:
    report = only(read("feed.rdf", RDF.encode()))
    assert (report.text, report.publisher, report.byline, report.published.edtf) == (SENTENCE, "Aller Press", "Jane Roe", "2031-05")


def test_json_feed() -> None:
    entry = {"id": "https://aller.example/5", "title": "River", "content_html": f"<p>{SENTENCE}</p>", "date_published": "2031-05-03"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Aller Courier", "authors": [{"name": "Jane Roe"}], "items": [entry]}
    report = only(read("feed.json", json.dumps(feed).encode()))
    assert (report.text, report.url, report.byline) == (SENTENCE, "https://aller.example/5", "Jane Roe")
    assert report.published.latest == "2031-05-03"
    assert [i.title for i in items_in_json_feed(json.dumps(feed).encode())] == ["River"]


def test_a_list_of_objects_in_json() -> None:
    good, bad = read("reports.json", json.dumps([{"id": "a", "text": SENTENCE}, {"id": "b"}]).encode())
    assert getattr(good, "source_id", "") == "a"
    assert refused([bad])[0].item == "reports.json: object 2"


def test_a_summary_is_a_report_and_the_user_is_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "dateline")
    assert only(read("feed.xml", rss(item(1)))).text == SENTENCE
    assert "1 of 1 items are summaries" in caplog.text


@pytest.mark.parametrize("value", ["", "Monday", "yesterday", "31 Jun 2031 10:00:00 GMT", "02/06/2031", "now"])
def test_an_item_without_a_date_has_none(value: str) -> None:
    assert not only(read("feed.xml", rss(item(1, f"<pubDate>{value}</pubDate>")))).published.known


def test_items_of_two_copies_of_a_feed_are_the_same_reports() -> None:
    monday, tuesday = rss(item(1), item(2)), rss(item(3), item(1), item(2))
    old, new = ({r.id for r in reports(read(name, data))} for name, data in (("mon.xml", monday), ("tue.xml", tuesday)))
    assert old < new and len(new) == 3


def test_like_named_elements_of_others_are_not_read() -> None:
    space = 'xmlns:media="http://search.yahoo.com/mrss/"'
    media = f"<media:title {space}>Photo</media:title><media:description {space}>{'x ' * 500}</media:description>"
    report = only(read("feed.xml", rss(item(1, media))))
    assert (report.title, report.text) == ("River 1", SENTENCE)


@pytest.mark.parametrize("declared", ["ISO-8859-1", "utf-8", "us-ascii", "no-such-set"])
def test_what_a_feed_says_of_its_encoding_is_not_believed(declared: str) -> None:
    data = rss(item(1, text="Cafés in Orléans closed.")).replace(b"UTF-8", declared.encode())
    assert only(read("feed.xml", data)).text == "Cafés in Orléans closed."


def test_entities_are_not_expanded_and_files_not_read() -> None:
    head = '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>'
    data = f"{head}<rss><channel><item><title>River &b;</title><description>Rain &b; &file; fell.</description></item></channel></rss>"
    report = only(read("feed.xml", data.encode()))
    assert (report.title, report.text) == ("River &b;", "Rain &b; &file; fell.")


def test_a_feed_cut_short_gives_its_whole_items() -> None:
    found = read("feed.xml", rss(item(1), item(2), item(3)[:150], end=""))
    assert [r.title for r in reports(found)] == ["River 1", "River 2"]
    assert "damaged" in refused(found)[0].why
    assert len(reports(read("feed.xml", rss(item(1), item(2), end="")))) == 2  # cut between items


def test_an_item_with_a_title_alone_names_its_page() -> None:
    bare = "<item><title>River</title><link>https://aller.example/9</link></item>"
    good, bad = read("feed.xml", rss(item(1), bare))
    assert refused([bad])[0].why.endswith("https://aller.example/9") and reports([good])


def test_control_characters_in_a_feed_are_left_out() -> None:
    assert only(read("feed.xml", rss(item(1, text="Rain\x0b fell\x02 on Monday.")))).text == "Rain fell on Monday."


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "https://[bad", "https:///x", "https://a.example/ x", ""])
def test_only_web_addresses_are_kept(address: str) -> None:
    data = f"<rss><channel><item><title>River</title><link>{address}</link><description>{SENTENCE}</description></item></channel></rss>"
    assert only(read("feed.xml", data.encode())).url is None


def test_items_for_whoever_fetches() -> None:
    (one,) = items_in_feed(rss(item(1)), url="https://aller.example/feed")
    assert (one.url, one.is_summary, one.feed) == ("https://aller.example/1", True, "Aller Courier")


def test_opml() -> None:
    data = b"""<opml version="2.0"><body><outline text="News"><outline type="rss" text="Aller" xmlUrl="https://aller.example/feed"/>
    <outline text="again" xmlUrl="https://aller.example/feed"/><outline type="link" url="https://b.example/f" title="B"/>
    <outline xmlUrl="file:///etc/passwd"/></outline></body></opml>"""
    assert feeds_in_opml(data) == [FeedAddress("https://aller.example/feed", "Aller"), FeedAddress("https://b.example/f", "B")]
    found = refused(read("feeds.opml", data))
    assert [f.item for f in found] == ["https://aller.example/feed", "https://b.example/f"] and "not fetched" in found[0].why
