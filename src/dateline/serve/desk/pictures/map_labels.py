"""Room for labels on a map: beside their mark, clear of the edge and of each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TALL = 15


@dataclass(frozen=True)
class Box:
    """Pixels from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes overlap."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def place_label(x: float, y: float, reach: float, wide: float, width: float, height: float, taken: Sequence[Box]) -> Box | None:
    """The first free box for a label `wide` pixels long beside a mark that reaches `reach` pixels around (x, y); None without room."""
    for box in _choices(x, y, reach + 3, wide):
        if free(box, width, height, taken):
            return box
    return None


def free(box: Box, width: float, height: float, taken: Sequence[Box]) -> bool:
    """Whether a box lies in the picture and on no other."""
    in_picture = box.left >= 1 and box.top >= 1 and box.right <= width - 1 and box.bottom <= height - 1
    return in_picture and not any(box.meets(other) for other in taken)


def _choices(x: float, y: float, away: float, wide: float) -> Iterator[Box]:
    middle, left = y - TALL / 2, x - wide / 2
    corners = [
        (x + away, middle), (x - away - wide, middle), (left, y - away - TALL), (left, y + away),
        (x + away, y + 2), (x + away, y - TALL - 2), (x - away - wide, y + 2), (x - away - wide, y - TALL - 2),
    ]  # fmt: skip
    for a, b in corners:
        yield Box(a, b, a + wide, b + TALL)
