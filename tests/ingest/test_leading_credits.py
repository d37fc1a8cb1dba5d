"""The name of a picture's agency at the head of a paragraph is cut where it is no word of the report's."""

from __future__ import annotations

import pytest

from dateline.ingest.layout import layout

REST = "The dam at Sorl burst on Monday, the town said, and the lower streets are under water. Orrin Works built it in 1988.\n"

# opening of the second paragraph; what is cut of it ("" for nothing)
OPENINGS = [
    ("Reuters Orrin Works said on Friday that it had found no crack in the wall of the dam.", "Reuters"),
    ("EPA Orrin Works said on Friday that it had found no crack in the wall of the dam.", "EPA"),
    ("Getty Images Orrin Works said on Friday that it had found no crack in the wall of the dam.", "Getty Images"),
    ("AFP 4 Orrin Works said on Friday that it had found no crack in the wall of the dam.", "AFP 4"),
    # the next word is no name of the report's
    ("EPA Administrator Lena Holt said on Friday that she had found no crack in the wall of the dam.", ""),
    ("Reuters reported on Friday that Orrin Works had found no crack in the wall of the dam.", ""),
    ("Orrin Works told Reuters on Friday that it had found no crack in the wall of the dam.", ""),
]


@pytest.mark.parametrize(("opening", "cut"), OPENINGS)
def test_cut(opening: str, cut: str) -> None:
    text = REST + opening + "\nFirefighters from four villages pumped out cellars through the night, and two boats came."
    found = layout(text)
    assert [c.exact for c in found.cuts] == ([cut] if cut else [])
    bodies = [text[b.start : b.end] for b in found.blocks if b.kind == "body"]
    assert bodies[1] == opening[len(cut) :].strip()


def test_cut_from_a_caption() -> None:
    paragraphs = [f"In street {n} the water stood at the doors of the houses all night." for n in range(5)]
    text = REST + "\n".join([*paragraphs[:3], "Reuters Orrin Works built the dam in the year of the great drought", *paragraphs[3:]])
    found = layout(text)
    assert [c.exact for c in found.cuts] == ["Reuters"]
    captions = [text[b.start : b.end] for b in found.blocks if b.kind == "caption"]
    assert captions == ["Orrin Works built the dam in the year of the great drought"]


def test_an_agency_that_the_report_speaks_of_is_no_credit() -> None:
    text = REST + "EPA Orrin Works is a code of the EPA for the dam, said the town.\n"
    assert not layout(text).cuts
