"""Spans: offsets and words always agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.spans import Span, trimmed


@given(st.text(min_size=1), st.data())
def test_a_span_of_a_text_holds_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert span.holds_in(text)
    assert not Span(start, end, span.exact + "x").holds_in(text)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 99)])
def test_no_span_outside_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span.of("quay", start, end)


@given(st.text(alphabet=" \n\tab"))
def test_trimmed_is_strip(text: str) -> None:
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == text.strip()
