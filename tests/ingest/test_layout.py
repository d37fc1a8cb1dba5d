"""The layout of plain text: what is read, what is cut, what is neither."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest.layout import Layout, layout

STORY = (
    "Two bridges over the Aller were closed on Monday after the river rose by three metres in a night, the town of Neustadt said.",
    "Mayor Greta Holm said that 40 families had left their homes and that the school would stay shut until the water fell.",
    "“We have seen nothing like it since my childhood,” Holm said at the town hall, where helpers were filling bags with sand.",
    "Firefighters from four villages pumped out cellars through the night, and the army sent two boats to the lower town.",
)
TEASERS = (
    "A ferry with 90 passengers ran aground off Malta on Thursday, and all aboard were brought to safety by fishermen.",
    "Lawmakers in Peru rejected a pension plan on Friday, the third such defeat of the cabinet within a year.",
    "A bakery in Lyon has sold its millionth loaf, its owner announced on Wednesday.",
)
NOTICE = "Copyright 2001-2026 Aller Courier. This article was originally published on Aller Courier and was reproduced with permission."


def text_of(*lines: str) -> str:
    return "\n" + "\n".join(lines)


def cuts(found: Layout, why: str) -> list[str]:
    return [c.exact for c in found.cuts if c.why == why]


def blocks(text: str, found: Layout, kind: str) -> list[str]:
    return [text[b.start : b.end] for b in found.blocks if b.kind == kind]


def test_a_whole_page() -> None:
    text = text_of(
        "by Aller Courier River Desk", "NEUSTADT/CELLE (Aller Courier) – " + STORY[0], *STORY[1:3], "SAND RUNS OUT", STORY[3],
        NOTICE, "Latest News from Aller Courier", *TEASERS, TEASERS[0],
    )  # fmt: skip
    found = layout(text)
    assert (found.byline, found.dateline) == ("Aller Courier River Desk", "NEUSTADT/CELLE")
    assert (found.credits, found.house) == (("Aller Courier",), "Aller Courier")
    assert blocks(text, found, "body") == list(STORY)
    assert blocks(text, found, "heading") == ["SAND RUNS OUT"]
    assert cuts(found, "notice") == [NOTICE]
    assert cuts(found, "heading") == ["Latest News from Aller Courier"]
    assert cuts(found, "teaser") == [*TEASERS, TEASERS[0]]
    assert found.title is None
    assert found.latest.latest == "2026-12-31" and found.latest.source == "bounds"  # the notice's last year, not the report's


HEADINGS = ["ALSO IN THE COURIER", "Also in the news", "In other news", "Elsewhere in the world"]
HEADINGS += ["Latest News", "Related stories", "You may also like...", "More from Aller Courier", "Most read in World", "Recommended"]


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_of_a_tail(heading: str) -> None:
    found = layout(text_of(*STORY, heading, *TEASERS))
    assert cuts(found, "teaser") == list(TEASERS)


def test_a_headline_over_a_sentence_is_one_short_report() -> None:
    pairs = ["Ferry runs aground off Malta", TEASERS[0], "Peru’s pension plan fails again", TEASERS[1]]
    found = layout(text_of(*STORY, "Also in the news", *pairs, "Sign up for our morning briefing", "© 2026 Aller Courier"))
    assert cuts(found, "teaser") == ["\n".join(pairs[:2]), "\n".join(pairs[2:])]
    assert cuts(found, "furniture") == ["Sign up for our morning briefing"] and cuts(found, "notice") == ["© 2026 Aller Courier"]


def test_headlines_alone_are_cut_and_make_no_short_report() -> None:
    box = ["RELATED ARTICLES", "Ferry runs aground off Malta", "Peru’s pension plan fails again"]
    found = layout(text_of(*STORY, *box))
    assert [c.exact for c in found.cuts] == box and cuts(found, "teaser") == []
    found = layout(text_of(*STORY, *box, "Get our weekly newsletter on the north", "© The Aller Courier 2026"))
    assert cuts(found, "notice") == ["© The Aller Courier 2026"] and found.house == "The Aller Courier"


def test_a_caption_above_the_story_is_no_title() -> None:
    caption = "Media playback is unsupported on your device Media caption The river rose by three metres"
    found = layout(text_of(caption, *STORY, "Image copyright EPA Image caption The bridge", "Neustadt bridges"))
    assert found.title is None and cuts(found, "caption") == [caption, "Image copyright EPA Image caption The bridge"]
    assert cuts(found, "heading") == ["Neustadt bridges"]


def test_a_heading_with_nothing_under_it_is_cut() -> None:
    assert cuts(layout(text_of(*STORY, "Neustadt bridges")), "heading") == ["Neustadt bridges"]
    assert cuts(layout(text_of(*STORY, "Neustadt bridges", NOTICE)), "heading") == ["Neustadt bridges"]
    assert layout(text_of(*STORY, "The mayor of Neustadt, asked whether the bridges")).cuts == ()  # a sentence broken off
    assert layout(text_of(*STORY, "Bridges closed: 12")).cuts == ()  # a figure


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("Latest news", ("Holm said the worst was over, and that trains would go again by Friday.",)),  # a surname alone
        ("More news", ("But the water kept rising in the lower town on Tuesday.",)),  # goes on
        # the same words
        ("Top stories", ("The bridges over the river Aller at Neustadt were closed again as the water rose in the lower town.",)),
        ("Read more", TEASERS[:2]),  # often a box in the middle of a story
    ],
)
def test_a_story_that_goes_on_is_not_cut(heading: str, below: tuple[str, ...]) -> None:
    assert cuts(layout(text_of(*STORY, heading, *below)), "teaser") == []


def test_a_heading_within_a_short_text_is_no_tail() -> None:
    assert cuts(layout(text_of("Rain fell.", "Latest news", *TEASERS)), "teaser") == []


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law was changed by the parliament in 2019, and publishers have gone to court over it ever since.",
        "The ministry said that the copyright of the map, drawn in 1990, had been sold to a publisher in Bonn.",
        "Advertisement spending in the country fell by a third, the board said.",
        "Share prices fell by 3 percent on Tuesday.",
        "Photos taken by residents showed a bridge without its middle part.",
        "Related costs came to 3 million euros, the auditors said.",
        "Subscribers lost power for two days after the storm.",
        "Print shops in the town were under water.",
        "Smoking contributed to the fire.",
        "Read more than three books a month, the minister told pupils.",
        "Follow the river and you will see 30 houses without a roof.",
        "Get the children to the school first, the mayor told the soldiers, and keep the inbox of the crisis room open.",
        "By entering the lower town the water cut off 30 houses from help.",
        "She signed up for the newsletter of the water board, and was told of the flood by email.",
        "Police said 3/4 of the town had no light and 1/4 no water.",
        "The dam was drawn by Jane Roe of the highways office (Map 2/Sheet 4 shows it).",
        "Holm leads by four points in the race for the town hall. [ABC/NBD]",
        "In this picture of a divided town, each side counts its own dead.",
        "Holm answered (through her lawyer) that she had been at home.",
        "Live on the upper floor, the town told those who stayed.",
        "Jane Roe reported from the dam that the water stood two metres below the crest.",
    ],
)
def test_body_is_never_cut(line: str) -> None:
    found = layout(text_of(*STORY, line, STORY[1]))
    assert found.cuts == ()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("© 2019 Aller Courier. All rights reserved.", "notice"),
        ("Copyright Aller Courier 2019", "notice"),
        ("This story first appeared in the Aller Courier.", "notice"),
        ("No part of this article may be reproduced without our consent.", "notice"),
        ("Advertisement", "furniture"),
        ("READ MORE: Third bridge closed as Aller keeps rising", "furniture"),
        ("Third bridge closed as Aller keeps rising Read more", "furniture"),
        ("Follow us on Facebook", "furniture"),
        ("Jane Roe/Getty Images", "furniture"),
        ("[Five things to know about the Aller flood]", "furniture"),
        ("Get the Courier’s river letter by email every Sunday.", "furniture"),
        ("Get our weekly newsletter on the north", "furniture"),
        ("Enter your email address Please enter an email address Email address is invalid", "furniture"),
        ("By signing up you agree to our terms.", "furniture"),
        ("Live updates on the Aller flood", "furniture"),
        ("Topics: Aller, floods", "furniture"),
        ("Slideshow ( 5 images )", "furniture"),
        ("Articles of this site may not be republished without our consent.", "notice"),
        ("FILE - In this June 1, 2024 file photo, a boat lies in a field near Celle. (Jane Roe/Aller Press)", "caption"),
        ("A man wades through Neustadt on Monday. REUTERS/Jane Roe", "caption"),
        ("The lower town under water on Monday. Photograph: Jane Roe/EPA", "caption"),
        ("Boats in the market square of Neustadt [Jane Roe/Aller Press]", "caption"),
        ("Soldiers fill bags with sand in Neustadt. (Jane Roe for The Aller Courier)", "caption"),
        ("Image copyright Getty Images Image caption The bridge at Celle was closed", "caption"),
        ("Media playback is unsupported on your device Media caption Greta Holm: “The water came at night”", "caption"),
        ("The quay of Celle on Monday (AP)", "caption"),
        ("Caption: the market hall before the flood", "caption"),
        ("Third bridge closed as Aller keeps rising »", "furniture"),
        ("The River Letter: our free email on the Aller. Subscribe here.", "furniture"),
        ("First published in the Aller Courier, 8 June 2026.", "notice"),
        ("The Aller Courier, 2026. All rights reserved.", "notice"),
        ("Your browser does not support iframes.", "furniture"),
        ("MOST READ IN NEWS BIG BANG Ferry runs aground off Malta PLAN B Peru’s pension plan fails again", "furniture"),
        ("Related stories 'Never again' Ferry runs aground off Malta PLAN B Peru’s pension plan fails again", "furniture"),
        ("Translated from the German by Ida Quist", "credits"),
        ("1/3 A boat in Celle Jane Roe 2/3 30 houses without light Jane Roe 3/3 Sand on the bridge Jane Roe", "caption"),
    ],
)
def test_lines_that_are_cut(line: str, why: str) -> None:
    assert [(c.exact, c.why) for c in layout(text_of(*STORY, line, STORY[1])).cuts] == [(line, why)]


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("(Reporting by Jane Roe in Celle; Editing by Max Poe)", ()),
        ("The Associated Press contributed to this report.", ("AP",)),
        ("With files from AFP", ("AFP",)),
        ("AP - AFP", ("AP", "AFP")),
    ],
)
def test_credit_lines(line: str, credits: tuple[str, ...]) -> None:
    text = text_of(*STORY, line)
    found = layout(text)
    assert found.credits == credits and cuts(found, "credits") == [line] and blocks(text, found, "byline") == []
    assert len(found.cuts) == 1 and blocks(text, found, "body") == list(STORY)


LONG = tuple(f"In {town} the water stood at the doors of the lower houses all night." for town in ("Celle", "Lauen", "Neustadt", "Wahn"))


def test_a_line_without_a_full_stop_among_paragraphs_is_a_caption() -> None:
    caption = "Greta Holm rows her boat past the flooded market hall of Celle"
    text = text_of(*STORY, *LONG[:2], caption, *LONG[2:])
    found = layout(text)
    assert blocks(text, found, "caption") == [caption] and blocks(text, found, "body") == [*STORY, *LONG]


def test_paragraphs_that_all_lost_their_full_stops_are_no_captions() -> None:
    text = text_of(*(p.rstrip(".") for p in (*STORY, *LONG)))
    assert blocks(text, layout(text), "caption") == []


def test_a_gallery_of_a_line_each() -> None:
    gallery = ["1/3 A boat in Celle", "2/3 3 June 2024 Sand on the bridge", "3/3 The market hall"]
    assert cuts(layout(text_of(*STORY[:2], *gallery, *STORY[2:])), "caption") == gallery


@pytest.mark.parametrize(
    ("notice", "house", "latest"),
    [
        ("© The Aller Courier 2026", "The Aller Courier", "2026-12-31"),
        ("Copyright 2026 Aller Courier", "Aller Courier", "2026-12-31"),
        ("(c) Aller Courier, 2026", "Aller Courier", "2026-12-31"),
        ("© 2019-26 Aller Courier", "Aller Courier", "2026-12-31"),
        ("Copyright © Aller Courier, 2026-03-05", "Aller Courier", "2026-12-31"),
        ("© Copyright The Aller Courier. All rights reserved.", "The Aller Courier", None),
        ("This article first appeared in The Aller Courier on June 3, 2026.", "The Aller Courier", None),
    ],
)
def test_the_paper_and_the_bound_of_a_notice(notice: str, house: str, latest: str | None) -> None:
    found = layout(text_of(*STORY, notice))
    assert (found.house, found.latest.latest, found.published.known) == (house, latest, False)


def test_a_notice_behind_the_last_words_of_a_single_line() -> None:
    found = layout(STORY[0] + " Copyright 2018 Aller Courier. All rights reserved.")
    assert cuts(found, "notice") == ["Copyright 2018 Aller Courier. All rights reserved."]


@pytest.mark.parametrize(
    ("first", "title", "expected"),
    [
        ("River closes two bridges", None, ["River closes two bridges"]),  # found
        ("River closes two bridges", "River Closes Two Bridges | The Courier", ["River closes two bridges"]),  # told, with a name
        ("River closes two bridges. " + STORY[0], "River closes two bridges", ["River closes two bridges."]),  # on one line with the story
        ("River closes two bridges as rain goes on in the north.", "River closes two bridges", []),  # a sentence that opens alike
        ("Photo", None, []),
        ("By Jane Roe", None, []),
    ],
)
def test_title(first: str, title: str | None, expected: list[str]) -> None:
    text = text_of(first, *STORY)
    assert blocks(text, layout(text, title), "title") == expected


HEADS = [
    # lines of the head, then title, byline, house, day, last change
    (("River closes two bridges", "Jane Roe in Celle"), "River closes two bridges", "Jane Roe in Celle", None, None, None),
    (("Jane Roe, Celle",), None, "Jane Roe, Celle", None, None, None),
    (("Tomás Roe | Aller Courier | May 12, 2026",), None, "Tomás Roe", "Aller Courier", "2026-05-12", None),
    (("River closes two bridges", "Jane Roe, Staff Writer", "Tuesday 12 May 2026 12:40 BST"), "River closes two bridges",
     "Jane Roe, Staff Writer", None, "2026-05-12", None),
    (("River closes two bridges", "By Jane Roe", "Updated 9:14 PM EDT, May 12, 2026"), "River closes two bridges", "Jane Roe", None, None,
     "2026-05-12"),
    (("River closes two bridges", "2 hours ago", "Share", "Jane Roe", "Aller Courier", "12.05.2026"), "River closes two bridges",
     "Jane Roe", "Aller Courier", None, None),
    (("River closes two bridges", "Qorvath Zel, Celle"), "River closes two bridges", "Qorvath Zel, Celle", None, None, None),
    (("Aller Courier", "May 12, 2026", "River closes two bridges", "By our reporter Jane Roe"), "River closes two bridges",
     "our reporter Jane Roe", "Aller Courier", "2026-05-12", None),
    (("River closes two bridges", "By The Aller Courier"), "River closes two bridges", "The Aller Courier", None, None, None),
    (("River closes two bridges", "Staff and agencies"), "River closes two bridges", "Staff and agencies", None, None, None),
    (("River closes two bridges", "By Hope Roe"), "River closes two bridges", "Hope Roe", None, None, None),
    # headlines, sections
    (("Hope Fades in Celle",), "Hope Fades in Celle", None, None, None, None),
    (("River closes two bridges", "Grace Under Water, Mercy Above"), "River closes two bridges", None, None, None, None),
    (("River closes two bridges", "Regional Affairs"), "River closes two bridges", None, None, None, None),
    (("River closes two bridges", "Humanitarian Aid 12 May 2026"), "River closes two bridges", None, None, "2026-05-12", None),
    (("Victoria Falls, Zambia Brace for Floods",), "Victoria Falls, Zambia Brace for Floods", None, None, None, None),
    (("Greta Holm in Celle",), "Greta Holm in Celle", None, None, None, None),  # the story speaks of her
    (("Jane Roe in court over the flood",), "Jane Roe in court over the flood", None, None, None, None),
    (("Death in Celle",), "Death in Celle", None, None, None, None),
    (("Red Cross, Caritas in Neustadt",), "Red Cross, Caritas in Neustadt", None, None, None, None),
    (("Anna Roe, Celle’s Quiet Mayor",), "Anna Roe, Celle’s Quiet Mayor", None, None, None, None),
    (("River closes two bridges", "Fresh Firefighters in Celle"), "River closes two bridges", None, None, None, None),
    (("River closes two bridges", "May 12, 2026 was the night of the river"), "River closes two bridges", None, None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "title", "byline", "house", "day", "updated"), HEADS)
def test_heads(
    lines: tuple[str, ...], title: str | None, byline: str | None, house: str | None, day: str | None, updated: str | None
) -> None:
    found = layout(text_of(*lines, *STORY))
    assert (found.title, found.byline, found.house) == (title, byline, house)
    assert (found.published.edtf, found.latest.latest) == (day, updated)


@pytest.mark.parametrize("line", ["By Monday the river had fallen", "By the numbers", "By 2020"])
def test_no_byline(line: str) -> None:
    assert layout(text_of(line, *STORY)).byline is None


def test_a_heading_with_a_number_is_read() -> None:
    text = text_of(*STORY[:2], "Celle: 14 hurt", *STORY[2:])
    assert "Celle: 14 hurt" in blocks(text, layout(text), "body")


def test_hard_wrapped_text_is_joined_by_paragraph() -> None:
    wrapped = "\n\n".join("\n".join(p[i : i + 60] for i in range(0, len(p), 60)) for p in STORY)
    assert len(blocks(wrapped, layout(wrapped), "body")) == len(STORY)


def test_one_long_line_is_one_block() -> None:
    text = " ".join(STORY)
    assert blocks(text, layout(text), "body") == [text]


SHORT = ["Latest News", "Photo", "___", "", "By Jane Roe", "June 2, 2025", "SAND RUNS OUT", "FILE - A boat.", "Boat Hide Caption 1 of 3"]
LINES = st.lists(st.sampled_from([*STORY, *TEASERS, NOTICE, *SHORT]) | st.text(max_size=40), max_size=14)


@settings(max_examples=120, deadline=None)
@given(LINES, st.none() | st.text(max_size=20))
def test_blocks_and_cuts_are_stretches_that_never_overlap(lines: list[str], title: str | None) -> None:
    text = "\n".join(lines)
    found = layout(text, title)
    spans = sorted((s.start, s.end) for s in (*found.blocks, *found.cuts))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(c.exact == text[c.start : c.end] for c in found.cuts)
    assert [b.start for b in found.blocks] == sorted(b.start for b in found.blocks)
