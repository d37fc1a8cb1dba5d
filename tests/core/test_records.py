"""Records: the public form has the contract's order, and what is stored comes back the same."""

import json

from hypothesis import given
from hypothesis import strategies as st

from dateline.core.event import About, Event, Finding
from dateline.core.mention import DateMention, Place
from dateline.core.record import record, restored, stored
from dateline.core.report import Block, Cut, Report
from dateline.core.spans import Span
from dateline.core.statement import Figure, Occurrence, Position, Said, Speaker
from dateline.core.when import Published, When

TEXT = "The mayor said at least 12 barges sank."
SPAN = Span.of(TEXT, 15, 32)
SENTENCE = Span.of(TEXT, 0, 39)
PUBLISHED = Published("2031-03-03", "2031-03-03", "2031-03-03", "page")
HALM = Place("Halm", "dateline", "7", 1.5, 2.0, "XX", "city")
COMMON = {"report": "rp-1", "span": SPAN, "sentence": SENTENCE, "made_by": "test.v1", "confidence": 0.5}
SPEAKER = Speaker("The mayor", Span.of(TEXT, 0, 9), None, "person")

ITEMS = [
    Report(text=TEXT, cut=(Cut(0, 3, "The", "notice"),), published=PUBLISHED, blocks=(Block(0, 39, "body"),)),
    Figure(**COMMON, what="barge", role=("destroyed",), op=">=", low=12.0, high=None, speaker=SPEAKER),
    Said(**COMMON, content=(SPAN,), direct="mixed"),
    Occurrence(**COMMON, trigger=SPAN, event_type="ASSAULT", when=When("2031", "2031-01-01", "2031-12-31"), actors=("en-1",)),
    Position(**COMMON, party=None, act="demand", issue="barges", content=SPAN),
    DateMention(report="rp-1", span=SPAN, timex="P1W"),
    Event(anchor="st-1", title="x", statements=("st-1",), reports=("rp-1",), voices=1, where=HALM),
    Finding(event=None, about=About("killed", "person", "count"), statements=("st-1", "st-2"), relation="agree", says="x"),
]


def test_what_is_stored_comes_back() -> None:
    for item in ITEMS:
        assert restored(type(item), json.loads(json.dumps(stored(item)))) == item


def test_records_start_with_kind_and_id_and_hide_what_ids_are_made_of() -> None:
    for item in ITEMS:
        made = record(item)
        assert list(made)[:2] == ["kind", "id"]
        assert not {"anchor", "key", "blocks"} & set(made)
        json.dumps(made, allow_nan=False)


def test_statement_fields_in_the_contracts_order() -> None:
    names = list(record(ITEMS[1]))
    assert names[:6] == ["kind", "id", "report", "type", "span", "sentence"]
    assert names[-8:] == ["what", "role", "op", "low", "high", "unit", "unknown", "when"]  # the last of them was added
    assert record(ITEMS[0])["published"]["from"] == "page"


def test_an_id_is_made_of_place_not_of_reading() -> None:
    other = Figure(**COMMON, what="ferry", role=("hit",), op="=", low=1.0, high=1.0)
    assert other.id == ITEMS[1].id
    assert Said(**COMMON, content=(SPAN,), direct=True).id != other.id


@given(st.text(min_size=1), st.text(min_size=1))
def test_report_ids_tell_places_and_texts_apart(one: str, two: str) -> None:
    assert (Report(source_id=one, text="x").id == Report(source_id=two, text="x").id) == (one == two)
    assert (Report(text=one).id == Report(text=two).id) == (one == two)
