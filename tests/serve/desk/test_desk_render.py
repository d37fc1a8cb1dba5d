"""What pages print: days, figures and addresses in words, and nothing that acts on a screen."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from markupsafe import Markup

from dateline.core.event import About, Story
from dateline.core.when import When
from dateline.serve.desk.dates import clock, dates, day
from dateline.serve.desk.render import environment, external, query, static
from dateline.serve.readings import matter


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://user:word@example.org", False),
        ("https://[broken", False),
        ("https://exa\u202emple.org", False),
        ("https://example.org/a b", False),
        ("https://example.org/" + "x" * 3000, False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, linked: bool) -> None:
    made = external(url, "the <report>")
    assert isinstance(made, Markup) and "the &lt;report&gt;" in made
    assert ("href=" in made) is linked and (not linked or ('rel="noopener noreferrer nofollow"' in made and "no-referrer" in made))


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (When("2031-03-03", "2031-03-03", "2031-03-03"), "3 March 2031"),
        (When("2031-03", "2031-03-01", "2031-03-31"), "March 2031"),  # no range: nobody says that it went on all month
        (When("2031", "2031-01-01", "2031-12-31"), "2031"),
        (When("2031-03-01/2031-03-31", "2031-03-01", "2031-03-31"), "1–31 March 2031"),
        (When(None, "2031-02-27", "2031-03-02"), "27 February to 2 March 2031"),
        (When(None, "2030-12-30", "2031-01-02"), "30 December 2030 to 2 January 2031"),
        (When(None, None, "2031-03-02"), "2 March 2031 or before"),
        (When(None, "2031-03-02", None), "2 March 2031 or later"),
        (When(), "date not given"),
        (None, "date not given"),
        ("2031-03-02", "2 March 2031"),
        ("no day", "no day"),
    ],
)
def test_days_in_words(when: When | str | None, shown: str) -> None:
    assert day(when) == shown


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2031-03-03", "2031-03-08", "3–8 Mar 2031"),
        ("2031-03-03", "2031-03-03", "3 Mar 2031"),
        ("2031-03-30", "2031-04-02", "30 Mar – 2 Apr 2031"),
        ("2030-12-30", "2031-01-02", "30 Dec 2030 – 2 Jan 2031"),
        (None, None, "no date"),
    ],
)
def test_spans_of_stories(first: str | None, last: str | None, shown: str) -> None:
    assert dates(Story(anchor="x", title="t", reports=(), earliest=first, latest=last)) == shown


@pytest.mark.parametrize(
    ("about", "shown"),
    [
        (About("killed", "person", "count"), "People killed"),
        (About("other", "money", "USD"), "How much money"),
        (About("cost+transferred", "money", "USD"), "Money cost or transferred"),
        (About("other", "weight", "pound"), "Weight"),
        (About("killed", "person"), "People killed"),
        (About("transferred", "money"), "Money transferred"),
        (About("damaged+destroyed", "truck", "count"), "Trucks damaged or destroyed"),
        (About("duration", "talk", "hour"), "How long: talk"),
        (About("other", "prisoner", "count"), "Prisoners"),
        (About("status"), "What came of it"),
        (About("ordinal"), "Which in the series"),
        (About(None, None, None), "Figure"),
    ],
)
def test_what_a_finding_is_about(about: About, shown: str) -> None:
    assert matter(about) == shown


def test_what_is_printed_shows_what_would_hide() -> None:
    template = environment().from_string("{{ a }}|{{ b }}|{{ c }}")
    assert template.render(a="\u202ex", b=None, c=Markup("<b>")) == "\ufffdx||<b>"


def test_small_things_in_words() -> None:
    assert clock("2031-03-03T14:05:59Z") == "3 Mar 2031, 14:05 UTC"
    assert query({"a": "x y", "b": True, "c": "", "d": None}, offset=50) == "?a=x+y&b=1&offset=50" and query({}) == ""
    assert re.fullmatch(r"/static/desk\.css\?v=[0-9a-f]{16}", static("desk.css"))
    relations = environment().filters["relations"]
    assert relations([SimpleNamespace(relation=r) for r in ("update", "scope", "update")]) == "2 update, 1 scope"
