"""What the tests of happenings share."""

from __future__ import annotations

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.occurrences.occurrences import find_occurrences
from dateline.resolve.resolve import resolve


@pytest.fixture
def found_in(reading_of_text):
    """Each trigger read in a text, with its type and mode, where no names are known."""
    return lambda text: {o.trigger.exact: (o.event_type, o.mode) for o in find_occurrences(reading_of_text(text), Resolved(), ())}


@pytest.fixture
def told_at(reading_of_text):
    """The one happening whose trigger begins so, and the names of who acts and of who is met."""

    def find(text: str, trigger: str):
        reading = reading_of_text(text)
        resolved = resolve(reading)
        known = {e.id: e.name for e in (*resolved.grounds.values(), *resolved.with_unnamed().entities)}
        found = [o for o in find_occurrences(reading, resolved, ()) if o.trigger.exact.startswith(trigger)]
        assert len(found) == 1
        return found[0], [known[i] for i in found[0].actors], [known[i] for i in found[0].recipients]

    return find
