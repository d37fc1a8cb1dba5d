"""Promises and demands: met by a deed that a later report tells of, never by their being said again."""

from __future__ import annotations

import pytest

from dateline.core.event import Story
from dateline.reconcile.reconcile import reconcile
from dateline.run.pipeline import find_all
from dateline.run.who import merged

PROMISE = "Kenya promised on Monday to release 40 Ethiopian prisoners."
CASES = [
    (True, "2030-05-09", "Kenya released 40 Ethiopian prisoners on Wednesday."),  # the deed
    (False, "2030-05-09", "Kenya again promised to release 40 Ethiopian prisoners."),  # said again
    (False, "2030-05-09", "Kenya did not release the Ethiopian prisoners."),  # denied
    (False, "2030-05-06", "Kenya released 40 Ethiopian prisoners."),  # of the same day: nobody knows which came first
    (False, "2030-05-09", "Kenya closed its border with Ethiopia."),  # another deed
]


@pytest.mark.parametrize(("met", "day", "text"), CASES)
def test_met(reading_of_text, met: bool, day: str, text: str) -> None:  # type: ignore[no-untyped-def]
    found = [find_all(reading_of_text(t, d)) for t, d in ((PROMISE, "2030-05-06"), (text, day))]
    named = {e.id: [x for f in found for x in f.entities if x.id == e.id] for f in found for e in f.entities}
    story = Story(anchor="x", title="x", reports=tuple(f.report.id for f in found))
    result = reconcile(story, found, {}, {i: merged(same) for i, same in named.items()})
    first = [s.id for s in found[0].statements if s.type == "position"]
    assert first
    assert bool(set(first) & set(result.met)) == met
    assert set(result.met.values()) <= {e.id for e in result.events}
