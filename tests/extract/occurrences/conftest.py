"""What the tests of happenings share."""

from __future__ import annotations

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.occurrences.occurrences import find_occurrences


@pytest.fixture
def found_in(reading_of_text):
    """Each trigger read in a text, with its type and mode, where no names are known."""
    return lambda text: {o.trigger.exact: (o.event_type, o.mode) for o in find_occurrences(reading_of_text(text), Resolved(), ())}
