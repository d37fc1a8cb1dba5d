"""Said statements: one for each attribution, each with words of its own."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.core.resolved import Resolved
from dateline.core.statement import Said
from dateline.extract.attribution.attributions import attributions
from dateline.extract.said import find_said
from dateline.read.reading import Reading

Reader = Callable[..., Reading]


def found(reading_of_text: Reader, text: str) -> tuple[Said, ...]:
    reading = reading_of_text(text)
    return find_said(reading, Resolved(), attributions(reading, Resolved()))


def test_fields(reading_of_text: Reader) -> None:
    text = "The storm has passed. The coast guard said that two boats were missing."
    (said,) = found(reading_of_text, text)
    assert said.span.exact == "The coast guard said that two boats were missing"
    assert said.sentence.exact == "The coast guard said that two boats were missing."
    assert said.cue is not None and said.cue.exact == "said"
    assert [c.exact for c in said.content] == ["that two boats were missing"]
    assert (said.direct, said.stance, said.made_by) == (False, "asserted", "said.v1")


def test_ids_differ_within_a_sentence(reading_of_text: Reader) -> None:
    said = found(reading_of_text, "The coast guard said that two boats were missing and added that a third had sunk.")
    assert len(said) == 2
    assert len({s.id for s in said}) == 2


PIECES = ["“", "”", '"', "'", "’s", ":", ",", ".", "\n", "(", "—", "said", "told", "that", "he", "Police", "reportedly", "failed"]
PIECES += ["the plan", "according to", "asked whether", "citing police", "the statement", "put the toll at 9", "The army claimed", "quoted"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_odd_text_never_raises_and_spans_hold(reading_of_text: Reader, pieces: list[str]) -> None:
    text = " ".join(pieces)
    said = found(reading_of_text, text)
    assert len({s.id for s in said}) == len(said)
    for s in said:
        assert all(c.holds_in(text) for c in (s.span, *s.content))
        assert s.speaker is None or s.speaker.name.strip()
