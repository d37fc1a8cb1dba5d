"""A story as one page: nothing is loaded, nothing runs, every mark leads to its sentence and back, strangers' words are only shown."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import Result

from dateline.core.errors import UsageError
from dateline.core.event import Story
from dateline.run.decide import Draft, decide
from dateline.serve.formats.dossier import dossiers
from dateline.serve.formats.format import Options
from dateline.serve.formats.html import as_html
from dateline.store.archive import Archive, open_archive
from dateline.store.browse import Browse

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Read(HTMLParser):
    """Tags that are closed in order, and all attributes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {k: v or "" for k, v in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs in self.tags if name in attrs]


def story_of(archive: Archive, piece: str) -> Story:
    return next(s for s in archive.worked_out().stories if piece in s.title)


@pytest.fixture(scope="module")
def talks(samples: Archive) -> str:
    return "".join(as_html(samples, Options(story=story_of(samples, "second round of talks").id)))


@pytest.fixture(scope="module")
def pages(samples: Archive, evil: Archive) -> list[str]:
    return ["".join(as_html(a, Options(story=d.story.id))) for a in (samples, evil) for d in dossiers(a)]


def words(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", page.partition("</style>")[2])))


def test_pages_are_whole_and_stand_alone(pages: list[str]) -> None:
    for page in pages:
        read = Read(page)
        tags = {tag for tag, _ in read.tags}
        assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video", "use", "image"}
        assert not [k for _, attrs in read.tags for k in attrs if k.startswith("on") or k in ("style", "src", "srcset", "action")]
        policy = next(a["content"] for t, a in read.tags if a.get("http-equiv") == "Content-Security-Policy")
        assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        assert "url(" not in page.partition("</style>")[0] and "@import" not in page


def test_every_mark_leads_to_its_sentence_and_back(pages: list[str]) -> None:
    for page in pages:
        read = Read(page)
        ids = read.all("id")
        assert len(ids) == len(set(ids))
        assert {h[1:] for h in read.all("href") if h.startswith("#")} <= {*ids, "content"}
        cited = [a for t, a in read.tags if a.get("class") == "cite" and t == "a"]
        back = [a["href"] for _, a in read.tags if a.get("class") == "back"]
        assert cited and sorted(f"#{a['id']}" for a in cited) == sorted(back)  # each place is led back to once


def test_every_sentence_is_one_of_its_report(samples: Archive, talks: str) -> None:
    texts = " ".join(" ".join(d.report.text.split()) for r in samples.report_ids() if (d := samples.found_in(r)))
    sentences = re.findall(r'<li id="s\d+-\d+">.*?<q[^>]*>(.*?)</q>', talks, re.S)
    assert len(sentences) > 20
    assert all(unescape(re.sub(r"<[^>]*>", "", s)) in texts for s in sentences)


def test_the_story_is_told(talks: str) -> None:
    said = words(talks)
    for expected in (
        "Trucks destroyed ≠ conflict",
        "Officials in Norvia , in Harbour Courier",
        "Not all of this can be true. Best figure: 9 , between 9 and 12, by the rule “most-voices”",
        "10–16 March 2031 Geneva, Switzerland may happen",
        "Without a date",
        "number not known: people killed or injured",
        "We have made our offer, and now we wait",
        "due 7 March 2031",
        "The same writer’s words as report",
    ):
        assert expected in said
    assert talks.count('class="pic timeline"') == talks.count('class="pic map"') == 1 and 'class="pic number-line"' in talks


def test_strangers_words_are_only_shown(evil: Archive) -> None:
    page = "".join(as_html(evil))
    assert "&lt;script&gt;" in page and "<script" not in page
    assert not re.search(r'href="(?!#|https?://)', page)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", page)
    assert len(page) < 300_000  # a word of a million letters is not printed whole


def test_what_was_rejected_is_not_told(samples_path: Path, tmp_path: Path) -> None:
    shutil.copy(samples_path, tmp_path / "a.db")
    with open_archive(tmp_path / "a.db") as archive:
        story = story_of(archive, "second round of talks").id
        quote = next(s for s in Browse(archive).statements_of(story, ("said",)) if "Nobody has counted" in s.span.exact)
        assert "Nobody has counted properly" in "".join(as_html(archive, Options(story=story)))
        decide(archive, Draft(act="reject", target=quote.id, by="Ada"))
        assert "“Nobody has counted properly”" not in words("".join(as_html(archive, Options(story=story))))


def test_a_folder_holds_a_page_a_story_and_a_list(export: Callable[..., Result], samples: Archive, tmp_path: Path) -> None:
    export("--format", "html", "-o", tmp_path / "stories")
    stories = samples.worked_out().stories
    assert {p.name for p in (tmp_path / "stories").iterdir()} == {"index.html", *(f"{s.id}.html" for s in stories)}
    index = (tmp_path / "stories/index.html").read_text("utf-8")
    assert set(re.findall(r'href="(sy-\w+)\.html"', index)) == {s.id for s in stories}
    days = [s.latest or "" for i in re.findall(r'href="(sy-\w+)\.html"', index) for s in stories if s.id == i]
    assert days == sorted(days, reverse=True) and Read(index)


def test_the_same_archive_gives_the_same_page(samples: Archive, talks: str) -> None:
    assert "".join(as_html(samples, Options(story=story_of(samples, "second round of talks").id))) == talks


def test_another_rule_is_named(samples: Archive) -> None:
    story = story_of(samples, "second round of talks").id
    assert "by the rule “conservative”." in words("".join(as_html(samples, Options(story=story, rule="conservative"))))


def test_one_page_is_one_story(export: Callable[..., Result]) -> None:
    with pytest.raises(UsageError, match="--story ID"):
        export("--format", "html")
