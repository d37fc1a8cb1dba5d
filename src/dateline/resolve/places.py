"""stub"""

from __future__ import annotations

from dateline.core.mention import PlaceMention
from dateline.read.reading import Reading


def find_places(reading: Reading) -> tuple[PlaceMention, ...]:
    """stub"""
    return ()
