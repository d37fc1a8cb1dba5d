"""How much of one source is read."""

from __future__ import annotations

# 20 MB a file or line: the longest page of the development set has 2.6 MB; the longest text of a news report well under 1 MB.
LIMIT = 20_000_000


def megabytes(size: int) -> str:
    """A size in words: "20 MB"."""
    return f"{size / 1_000_000:.3g} MB"
