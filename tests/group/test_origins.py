from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.report import Report
from dateline.group.origins import origins
from group.samples import (
    FERRY,
    FERRY_ALERT,
    FERRY_OTHER_WRITER,
    FLOOD_DUNMORE,
    FLOOD_KESTREL,
    FOOTER,
    RATES,
    STATEMENT,
    report,
)

LINES = FERRY.split("\n")
OWN_TOP = "Two local families were among those saved when the Northern Star hit the rocks near Cape Orrin, neighbours told this paper."
STATEMENT_A = f"The owner of the ferry broke its silence on Friday.\n{STATEMENT}\nThe letter went to newsrooms in Port Melville at noon."
STATEMENT_B = f"Families dismissed an apology by the shipping line as late.\n{STATEMENT}\nA lawyer, Jon Aske, said letters pay no rent."


def one_origin(*texts: str) -> bool:
    reports = [report(text, str(at)) for at, text in enumerate(texts)]
    return len(set(origins(reports).values())) == 1


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (FERRY, FERRY, True),  # reprint
        (FERRY, "Passengers safe after ferry accident\n" + "\n".join(LINES[:4]), True),  # wire copy, other headline, cut from below
        (FERRY, f"{OWN_TOP}\n" + "\n".join(LINES[1:5]), True),  # an own top over the wire's text
        (FERRY, f"{FERRY}\n{RATES}", True),  # a second report below it
        (FERRY, "\n".join(reversed(LINES)), True),  # rearranged
        (FERRY, FERRY_ALERT, True),  # the alert and the full story
        (FERRY, FERRY.replace("the coast guard said", "rescuers said").replace("last month", "in May"), True),  # edited copy
        (FERRY, FERRY_OTHER_WRITER, False),  # the same happening in another writer's words
        (FLOOD_KESTREL, FERRY, False),  # nothing in common
        (FLOOD_KESTREL, FLOOD_DUNMORE, False),  # two floods told on one pattern
        (STATEMENT_A, STATEMENT_B, False),  # one statement quoted in both
        (STATEMENT_A.replace("“", '"').replace("”", '"'), STATEMENT_B, False),  # other quotation marks
        (STATEMENT_A.replace("“", "").replace("”", ""), STATEMENT_B, False),  # set without marks in one of them
        (f"{FERRY_OTHER_WRITER}\n{FOOTER}", f"{RATES}\n{FOOTER}", False),  # a site's furniture is half of each text
        ("Copyright 2031 The Wire. All rights reserved.", "Copyright 2031 The Wire. All rights reserved.", False),  # nothing else
        ("", "", False),  # no words at all
        ("Ferry.", "Ferry.", False),  # one word tells nothing about a writer
    ],
)
def test_a_pair(a: str, b: str, same: bool) -> None:
    assert one_origin(a, b) is same


def test_a_post_embedded_in_two_reports_is_quoted() -> None:
    post = "So glad everyone is safe and on dry land, thank you to all who went out in the dark — Edda Lindqvist (@harbour_e) May 3"
    first = f"The harbour master thanked rescuers in a post.\n{post}\nHers was one of hundreds."
    second = f"Thanks came from everywhere after the rescue off the cape.\n{post}\nA collection was begun."
    assert not one_origin(first, second)


def test_a_roundup_is_no_copy_of_what_it_rounds_up() -> None:
    parts = [FERRY, RATES, FLOOD_KESTREL]
    reports = [report(text, str(at)) for at, text in enumerate([*parts, "\n".join(parts)])]
    assert len(set(origins(reports).values())) == 4


def test_every_report_has_an_origin_even_alone() -> None:
    alone = report(FERRY)
    assert list(origins([alone])) == [alone.id]
    assert origins([]) == {}


def test_an_origin_is_named_after_its_first_report_and_stays_when_later_copies_come() -> None:
    first, later = report(FERRY, "a", day="2031-05-03"), report(FERRY, "b", day="2031-05-04")
    assert origins([later, first])[later.id] == origins([first])[first.id]


def test_many_copies_are_one_origin() -> None:
    copies = [report(f"{FERRY}\nThis copy was set by printer {at} of the valley.", str(at)) for at in range(120)]
    assert len(set(origins(copies).values())) == 1


def test_cut_text_is_not_compared() -> None:
    whole, other = report(f"{RATES}\n{FERRY}", "a"), report(FERRY, "b")
    without = Report(source_id="a", text=whole.text, blocks=whole.blocks[:4])
    assert len(set(origins([whole, other]).values())) == 1
    assert len(set(origins([without, other]).values())) == 2


@given(st.permutations([FERRY, FERRY_ALERT, FERRY_OTHER_WRITER, RATES, FLOOD_KESTREL, FLOOD_DUNMORE, f"{FERRY}\n{RATES}"]))
def test_the_order_of_reports_does_not_matter(texts: list[str]) -> None:
    reports = [report(text, str(len(text))) for text in texts]
    assert origins(reports) == origins(sorted(reports, key=lambda r: r.id))


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_is_taken(texts: list[str]) -> None:
    reports = [report(text, str(at)) for at, text in enumerate(texts)]
    assert set(origins(reports)) == {r.id for r in reports}
