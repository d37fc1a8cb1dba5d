"""Records in a notebook: the sentences, the pictures, and nothing of a stranger's markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

import dateline
from dateline.api import Archive
from dateline.api.display import without_links

HOSTILE = (
    "OSLO — Four trams <script>alert(1)</script> collided in Oslo on Monday, injuring 9 people, police said.\n"
    '"We <img src=x onerror=alert(1)> are sorry", said Kari Dahl, the <b onclick="x">mayor</b> of Oslo.\n'
)


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, page: str):
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


@pytest.fixture(scope="module")
def samples(sample_archive: Path) -> Iterator[Archive]:
    with dateline.open(sample_archive) as held:
        yield held


def test_a_story_has_its_pictures(samples: Archive) -> None:
    page = next(s for s in samples.stories() if "Geneva" in s.title)._repr_html_()
    assert 'class="pic timeline"' in page and 'class="pic map"' in page
    assert "12 trucks" in page


def test_a_finding_has_its_number_line_and_sentences(samples: Archive) -> None:
    finding = samples.findings(relation="conflict")[0]
    page = finding._repr_html_()
    assert "number-line" in page
    assert "<mark>at least 12 trucks</mark>" in page


def test_a_report_is_marked_whole(samples: Archive) -> None:
    report = samples.reports(publisher="Lowland Wire")[0]
    shown = re.sub(r"<style>.*?</style>", "", report._repr_html_(), flags=re.S)
    words = " ".join(unescape(re.sub(r"<[^>]*>", " ", shown)).split())
    for line in report.text.splitlines():
        assert "".join(line.split()) in words.replace(" ", "")
    assert 'class="seg' in shown and "cut: " in shown


def test_a_table_says_how_much_of_it_is_shown(samples: Archive) -> None:
    assert f"20 of {len(samples.statements())} shown" in samples.statements()._repr_html_()
    assert "Nothing." in samples.statements()[:0]._repr_html_()


def test_links_of_the_desk_are_taken_out_and_nothing_else(samples: Archive) -> None:
    from dateline.serve.desk.views.story_happened import drawn_map

    drawn = drawn_map([e.item for e in samples.events()], "a <b>")
    plain = without_links(drawn)
    assert "href" in drawn and "href" not in plain
    assert Tags(plain).tags.count("circle") == Tags(drawn).tags.count("circle")


def test_strangers_markup_is_text(tmp_path: Path) -> None:
    (tmp_path / "a<i>.txt").write_text(HOSTILE)
    with dateline.open(tmp_path / "a.db") as held:
        held.add(tmp_path / "a<i>.txt", publisher="<script>alert(2)</script>")
        tables = (held.stories(), held.events(), held.statements(), held.reports(), held.entities(), held.findings(), held.search("trams"))
        pages = [t._repr_html_() for t in tables]
        pages += [thing._repr_html_() for t in tables[:6] for thing in t]
    assert len(pages) > 10
    for page in map(Tags, pages):
        assert not {"script", "img", "b", "i", "iframe", "link", "object"} & set(page.tags)
        assert not [(name, value) for name, value in page.attributes if name.startswith("on") or name in ("src", "href")]
