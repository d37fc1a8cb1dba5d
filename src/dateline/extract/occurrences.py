"""stub"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.core.resolved import Resolved
from dateline.core.statement import Occurrence
from dateline.extract.attribution import Attribution
from dateline.read.reading import Reading


def find_occurrences(reading: Reading, resolved: Resolved, attributed: Sequence[Attribution]) -> tuple[Occurrence, ...]:
    """stub"""
    return ()
