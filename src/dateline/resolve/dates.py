"""stub"""

from __future__ import annotations

from dateline.core.mention import DateMention
from dateline.read.reading import Reading


def find_dates(reading: Reading) -> tuple[DateMention, ...]:
    """stub"""
    return ()
