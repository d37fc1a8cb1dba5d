"""Markup made to break readers of metadata: nothing raises, nothing takes long, and the page's text still comes through."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.core.errors import SourceError
from dateline.ingest.compose import Draft
from dateline.ingest.meta_jsonld import linked, text_of
from dateline.ingest.meta_moments import moment
from dateline.ingest.meta_names import names_in
from dateline.ingest.meta_title import without_site
from dateline.ingest.page import draft_of_page
from dateline.ingest.page_data import text_in_data

BODY = "".join(f"<p>Paragraph {n} says that the harbour of Larne was shut for {n} days after a storm, they said.</p>" for n in range(6))
BIG = "x" * 1_500_000


def page(script: str = "", head: str = "") -> str:
    ld = f'<script type="application/ld+json">{script}</script>' if script else ""
    return f"<html><head><title>Harbour of Larne closed</title>{head}{ld}</head><body><article>{BODY}</article></body></html>"


SCRIPTS = {
    "no JSON": "{headline: 'x'}",
    "cut short": '{"@type": "NewsArticle", "headline": "Har',
    "deep lists": "[" * 200_000,
    "deep objects": '{"a":' * 200_000,
    "deep but whole": '{"@graph":[' * 400 + "1" + "]}" * 400,
    "not a number": '{"@type": "NewsArticle", "headline": NaN, "datePublished": Infinity, "author": -Infinity}',
    "wrong types": '{"@type": "NewsArticle", "headline": {"a": [1]}, "datePublished": [{}], "author": [[["x"]], 7, null, {"name": {}}]}',
    "types of types": '{"@type": [["NewsArticle"], {"a": 1}, 5], "@id": [1]}',
    "a number of a million digits": '{"@type": "NewsArticle", "wordCount": ' + "9" * 1_000_000 + "}",
    "a huge headline": '{"@type": "NewsArticle", "headline": "' + BIG + '"}',
    "a hundred thousand nodes": "[" + '{"@type":"NewsArticle","headline":"Other"},' * 40_000 + "{}]",
    "a loop of references": '{"@graph":[{"@id":"a","@type":"NewsArticle","author":{"@id":"b"},"x":1},'
    '{"@id":"b","name":{"@id":"a"},"author":{"@id":"a"},"y":2}]}',
    "a script in a headline": '{"@type": "NewsArticle", "headline": "<script>alert(1)</script><b>Harbour</b> of Larne closed"}',
    "entities": '{"@type": "NewsArticle", "headline": "&amp;amp;amp;lt;b&amp;gt;"}',
    "control characters": '{"@type": "NewsArticle", "headline": "Har\\u0000bour\\u001b[31m of \\u202eLarne", "author": "\\ud800"}',
    "absurd days": '{"@type": "NewsArticle", "datePublished": "99999-99-99T99:99:99Z", "dateModified": "0000-00-00"}',
    "a live blog of nothing": '{"@type": "LiveBlogPosting", "liveBlogUpdate": '
    '[null, 7, [], {"url": "#"}, {"articleBody": 5, "url": "#\'\\"]//*"}]}',
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_hostile_data(script: str) -> None:
    begun = time.process_time()
    draft = draft_of_page(page(script), Draft(source_id="p", text=""))
    assert "Paragraph 5 says" in draft.text
    assert draft.published is None
    title = draft.title or ""
    assert "<" not in title and "\x00" not in title and "\u202e" not in title and len(title) < 1_000
    title.encode()
    (draft.byline or "").encode()
    assert time.process_time() - begun < 3


HEADS = {
    "fifty thousand tags": '<meta property="og:title" content="x">' * 50_000,
    "a huge value": f'<meta property="og:title" content="{BIG}">',
    "a title of a title": "<title>" * 5_000,
    "times without end": "<time datetime='x'>" * 3_000,
    "no dates": '<meta property="article:published_time" content="yesterday"><meta name="date" content="02/06/2025">',
    "odd addresses": '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="http://[::1"><base href="//">',
    "a thousand articles": "<article><h2>A</h2>" * 3_000,
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_hostile_tags(head: str) -> None:
    begun = time.process_time()
    try:
        draft = draft_of_page(page(head=head), Draft(source_id="p", text=""))
        assert draft.text
        assert draft.published is None
        assert draft.url is None
    except SourceError as refused:
        assert any(why in str(refused) for why in ("no text found", "elements: give its text"))
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("size", [20_000, 40_000])
@pytest.mark.parametrize("piece", [" | ", ", and ", "a", "By ", "2025-06-02 ", "<p>", "<"])
def test_time_is_linear(piece: str, size: int) -> None:
    text = piece * size
    begun = time.process_time()
    names_in([text])
    moment(text)
    without_site(text, {"x"})
    text_of(text)
    text_in_data([f'{{"title": "a", "body": "{text}"}}', "window.x = " + text], {})
    assert time.process_time() - begun < 1


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["@type", "@id", "@graph", "author", "name", "headline", "datePublished", "publisher", "liveBlogUpdate", "url"])
        | st.text(max_size=5),
        inner | st.sampled_from(["NewsArticle", "Person", "LiveBlogPosting"]),
        max_size=6,
    ),
    max_leaves=30,
)


@given(json_values)
@settings(max_examples=150, deadline=None)
def test_any_json(value: object) -> None:
    import json

    linked([json.dumps(value)])
    draft = draft_of_page(page(json.dumps(value).replace("</", "<\\/")), Draft(source_id="p", text=""))
    assert draft.text
