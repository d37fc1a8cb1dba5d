"""The parts of a page's metadata, one by one: names, days, titles, publishers, addresses, the order of places."""

from __future__ import annotations

import pytest

from dateline.ingest.address import page_address, plain_address
from dateline.ingest.agencies import agencies_signing
from dateline.ingest.compose import Draft, host_of
from dateline.ingest.meta_moments import moment
from dateline.ingest.meta_names import names_in
from dateline.ingest.meta_title import Headline, chosen, without_site
from dateline.ingest.page import draft_of_page
from dateline.ingest.publisher import publisher_of

BODY = "".join(f"<p>Line {n} of the report says that the pier at Larne stayed shut on day {n}, they said.</p>" for n in range(6))


def draft(head: str, body: str = "", url: str | None = None) -> Draft:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}<article>{BODY}</article></body></html>"
    return draft_of_page(page, Draft(source_id="p", url=url, text=""))


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("JANE ROE AND JOHN DOE", ("Jane Roe And John Doe",)),  # capitals hide where a name ends
        ("Jane Roe and John Doe", ("Jane Roe", "John Doe")),
        ("Jane Roe, John Doe and Ann Poe", ("Jane Roe", "John Doe", "Ann Poe")),
        ("Von Jana Roth und Karl Ohm", ("Jana Roth", "Karl Ohm")),
        ("Par Anne Roi", ("Anne Roi",)),
        ("Von Humboldt", ("Humboldt",)),  # read as a byline's "by"
        ("Byron Katie", ("Byron Katie",)),
        ("Jane Roe, staff writer", ("Jane Roe",)),
        ("Jane Roe, MD", ("Jane Roe",)),
        ("Jane Roe (Larne)", ("Jane Roe",)),
        ("Trevor J. Mitchell", ("Trevor J. Mitchell",)),
        ("Martin L. King Jr.", ("Martin L. King Jr.",)),
        ("Jane Roe Monday, June 2, 2031", ("Jane Roe",)),
        ("by|Jane Roe|Published 11:11 PM", ("Jane Roe",)),
        ("https://social.example/jroe", ()),
        ("jroe@larne.example", ()),
        ("@jroe", ()),
        ("admin", ()),
        ("kevin-r", ()),
        ("news_desk", ()),
        ("李明", ("李明",)),
        ("ليلى الحداد", ("ليلى الحداد",)),
        ("By", ()),
        ("", ()),
    ],
)
def test_names(value: str, names: tuple[str, ...]) -> None:
    assert names_in([value]) == names


def test_names_of_databases() -> None:
    assert names_in(["Roe, Jane", "Doe, John A."], family_first=True) == ("Jane Roe", "John A. Doe")


@pytest.mark.parametrize(
    ("byline", "agencies"),
    [
        ("Jane Roe, AP Sports Writer", ("AP",)),
        ("Reuters", ("Reuters",)),
        ("Jane Roe, Erie PA", ()),
        ("Jane Roe, Associated Press", ("AP",)),
        ("", ()),
    ],
)
def test_agencies_that_sign(byline: str, agencies: tuple[str, ...]) -> None:
    assert agencies_signing(byline) == agencies


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2031-06-02T10:15:00+02:00", "2031-06-02T10:15:00+02:00"),
        ("2031-06-02T10:15:00.123Z", "2031-06-02T10:15:00Z"),
        ("2031-06-02T10:15:00+0200", "2031-06-02T10:15:00+02:00"),
        ("2031-06-02T10:15+02", "2031-06-02T10:15:00+02:00"),
        ("2031-06-02 10:15:00", "2031-06-02T10:15:00"),
        ("2031-06-02 10:15:00 -0400", "2031-06-02T10:15:00-04:00"),
        ("2031-6-2", "2031-06-02"),
        ("20310602", "2031-06-02"),
        ("2031/06/02", "2031-06-02"),
        ("Mon, 02 Jun 2031 10:15:00 +0200", "2031-06-02T10:15:00+02:00"),
        ("Mon Jun 02 2031 10:15:00 GMT+0000", "2031-06-02"),  # whose clock stands apart from its day
        ("June 2, 2031", "2031-06-02"),
        ("2 June 2031", "2031-06-02"),
        ("June 2, 2031 at 10:15 a.m.", "2031-06-02"),
        ("1938161700", "2031-06-02T10:15:00Z"),
        ("1938161700000", "2031-06-02T10:15:00Z"),
        ("2031-06", None),  # a month is no day of publication to be sure of
        ("02/06/2031", None),  # June here, February there
        ("2031-02-30", None),
        ("0001-01-01T00:00:00Z", None),  # what databases write for nothing
        ("yesterday", None),
        ("From June 2, 2031 to June 4, 2031", None),
        ("", None),
    ],
)
def test_moments(value: str, edtf: str | None) -> None:
    found = moment(value)
    assert (found.edtf if found else None) == edtf
    assert found is None or found.source == "page"


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Pier shut - The Larne Post", "Pier shut"),
        ("The Larne Post | Pier shut", "Pier shut"),
        ("Pier shut | Local | Larne Post", "Pier shut | Local"),
        ("Pier shut – Larnepost.co.uk", "Pier shut"),
        ("Pier shut - and stays shut", "Pier shut - and stays shut"),
        ("Larne Post wins a prize", "Larne Post wins a prize"),
    ],
)
def test_a_title_without_its_site(title: str, cut: str) -> None:
    assert without_site(title, {"larnepost"}) == cut


@pytest.mark.parametrize(
    ("headlines", "title"),
    [
        ((("headline", "Pier shut"), ("og:title", "Shock at the pier"), ("heading", "Pier shut")), "Pier shut"),
        ((("headline", "Pier"), ("og:title", "Pier shut for now"), ("heading", "Pier shut for now")), "Pier shut for now"),  # as seen
        ((("og:title", "Shock!"), ("twitter:title", "Shock!"), ("heading", "Pier shut"), ("title", "Pier shut | Larne Post")), "Pier shut"),
        ((("og:title", "Pier shut"), ("heading", "PIER SHUT")), "Pier shut"),
        ((("headline", "Pier shut"), ("heading", "Larne Post"), ("title", "Larne Post")), "Pier shut"),  # a site's name is no title
        ((("title", "Larne Post"),), "Larne Post"),
        ((), None),
    ],
)
def test_the_title_that_is_borne_out(headlines: tuple[tuple[str, str], ...], title: str | None) -> None:
    assert chosen([Headline(*h) for h in headlines], ["Larne Post"]) == title


@pytest.mark.parametrize(
    ("names", "url", "publisher"),
    [
        (["Larne Post"], None, "Larne Post"),
        (["larnepost", "Larne Post"], None, "Larne Post"),  # one name, better written
        (["LarnePost.com", "The Larne Post"], None, "The Larne Post"),
        (["WWW.LarnePost.co.uk"], None, "larnepost.co.uk"),
        (["Larne Post | News from the quay", "Larne Post"], None, "Larne Post"),
        (["U.S.", "Big Holdings"], "https://www.larnepost.com/a", "Big Holdings"),
        (["Big Holdings", "Larne Post"], "https://www.larnepost.com/a", "Larne Post"),  # the address bears it out
        (["@larnepost", "https://social.example/larnepost"], None, None),
        (["", "x" * 200], None, None),
        ([], "https://larnepost.com/a", None),
    ],
)
def test_publisher(names: list[str], url: str | None, publisher: str | None) -> None:
    assert publisher_of(names, url) == publisher


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.larnepost.co.uk/a?b#c", "larnepost.co.uk"),
        ("http://news.larne.com.au:8080/", "larne.com.au"),
        ("https://tide.blogspot.com/2031/06/", "tide.blogspot.com"),  # of one writer
        ("https://a.b.city.kawasaki.jp/x", "city.kawasaki.jp"),  # an exception of the list
        ("https://xn--e1afmkfd.xn--j1amh/", "пример.укр"),
        ("http://127.0.0.1/", None),
        ("http://[::1]/", None),
        ("http://localhost/", None),
        ("co.uk", None),
        ("not an address", None),
        ("http://" + "a." * 3_000 + "com", None),
        (None, None),
    ],
)
def test_registered_domain(url: str | None, domain: str | None) -> None:
    assert host_of(url) == domain


@pytest.mark.parametrize(
    ("declared", "url", "address"),
    [
        (["https://larnepost.com/a?utm_source=x&id=7&fbclid=y#top"], None, "https://larnepost.com/a?id=7"),
        (["/2031/pier"], "https://larnepost.com/x", "https://larnepost.com/2031/pier"),
        (["/2031/pier"], None, None),
        (["https://larnepost.com/"], None, None),  # the front page
        (["https://evil.net/a", "https://www.larnepost.com/b"], "https://larnepost.com/x", "https://www.larnepost.com/b"),
        (["javascript:alert(1)", "ftp://larnepost.com/a", "http://[::1"], None, None),
        (["https://me:secret@larnepost.com/a"], None, "https://larnepost.com/a"),
    ],
)
def test_address(declared: list[str], url: str | None, address: str | None) -> None:
    assert page_address(declared, url) == address


def test_an_odd_port_is_no_address() -> None:
    assert plain_address("http://larnepost.com:99999/a") is None


def test_an_address_given_is_kept_as_given() -> None:
    page = draft('<link rel="canonical" href="https://larnepost.com/pier">', url="https://larnepost.com/pier?utm_source=mail#x")
    assert page.url == "https://larnepost.com/pier?utm_source=mail#x"


def test_the_day_of_a_change_is_no_day_of_publication() -> None:
    assert draft('<meta property="article:modified_time" content="2031-06-05T10:00:00Z">').published is None
    assert draft('<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2031-06-05"}</script>').published is None


def test_the_article_of_the_page_among_several() -> None:
    data = """<link rel="canonical" href="https://larnepost.com/pier"><script type="application/ld+json">[
    {"@type":"NewsArticle","url":"https://larnepost.com/other","headline":"Other","datePublished":"2030-01-01","author":{"name":"No One"}},
    {"@type":"NewsArticle","mainEntityOfPage":{"@id":"https://www.larnepost.com/pier/"},"headline":"Pier shut","datePublished":"2031-06-02",
    "author":[{"@type":"Person","name":["Jane Roe","John Doe"]}]}]</script>"""
    found = draft(data)
    assert (found.title, found.byline, found.published and found.published.edtf) == ("Pier shut", "Jane Roe, John Doe", "2031-06-02")


MAIN = f'<article><h1>Pier shut</h1><p class="byline">By Jane Roe</p><time datetime="2031-06-02">2 June</time>{BODY}</article>'
WORDS = "the pilot boat went out again and found the buoy. "
BESIDE = {
    "teasers": '<article><h2><a href="/s/{n}">Story {n}</a></h2><time datetime="2031-06-0{n}">x</time><p>{text}</p></article>',
    "cards around links": '<article><a href="/c{n}"><h3>Card {n}</h3><time>2031-01-0{n}</time><p>{text}</p></a></article>',
    "cards with a link": '<article><h3>Card {n}</h3><time>2031-01-0{n}</time><p>{text}</p><a href="/c{n}">Read more</a></article>',
    "small stories": '<article><h3>Card {n}</h3><time>2031-01-0{n}</time><p class="byline">By Ann Poe</p><p>{text}</p></article>',
    "comments": '<div class="comments"><article class="c"><h4>Bob</h4><time>2031-06-04</time><p>{n} {text}</p></article></div>',
}


@pytest.mark.parametrize("markup", BESIDE.values(), ids=BESIDE)
@pytest.mark.parametrize("nested", [False, True], ids=["beside", "inside"])
def test_what_stands_beside_an_article_is_no_article(markup: str, nested: bool) -> None:
    beside = "".join(markup.format(n=n, text=WORDS * 8) for n in range(1, 5))
    body = MAIN.replace("</article>", f"{beside}</article>") if nested else MAIN + beside
    found = draft_of_page(f"<html><head><title>Pier shut</title></head><body>{body}</body></html>", Draft(source_id="p", text=""))
    assert found.others == ()
    assert (found.source_id, found.title, found.byline) == ("p", "Pier shut", "Jane Roe")
    assert (found.published and found.published.edtf) == "2031-06-02"
    assert "Line 5 of the report" in found.text


def test_the_next_report_under_the_first() -> None:
    second = f'<article id="n2"><h1>Cow wins prize</h1><p class="byline">By Ann Poe</p><time>2031-06-03</time><p>{WORDS * 20}</p></article>'
    found = draft_of_page(f"<html><body>{MAIN}{second}</body></html>", Draft(source_id="p", text=""))
    (other,) = found.others
    assert (found.source_id, found.title, found.byline) == ("p#article-1", "Pier shut", "Jane Roe")
    assert (other.source_id, other.title, other.byline) == ("p#n2", "Cow wins prize", "Ann Poe")
    assert (other.published and other.published.edtf) == "2031-06-03"


def test_a_giver_who_tells_the_title_means_one_report() -> None:
    entry = '<article><h2>Entry {n}</h2><time datetime="2031-06-02T0{n}:00Z">x</time><p>{text}</p></article>'
    text = "the pilot boat went out again and found the buoy. " * 8
    html = f"<html><body>{''.join(entry.format(n=n, text=f'In entry {n} {text}') for n in (1, 2))}</body></html>"
    assert len(draft_of_page(html, Draft(source_id="p", text="")).others) == 1
    assert draft_of_page(html, Draft(source_id="p", title="Told", text="")).others == ()
