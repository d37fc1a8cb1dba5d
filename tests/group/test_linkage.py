from __future__ import annotations

import pytest

from dateline.group.linkage import linked


@pytest.mark.parametrize(
    ("size", "scores", "groups"),
    [
        (0, {}, []),  # nothing
        (2, {}, [[0], [1]]),  # no link
        (2, {(0, 1): 0.2}, [[0, 1]]),  # just enough
        (2, {(0, 1): 0.19}, [[0], [1]]),  # just not
        (3, {(0, 1): 0.5, (1, 2): 0.25}, [[0, 1], [2]]),  # one link does not chain: (0.25 / 2 + 0.25) / 2 is below 0.2
        (3, {(0, 1): 0.5, (1, 2): 0.3, (0, 2): 0.1}, [[0, 1, 2]]),  # one close pair and a slight one do
        (4, {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.3}, [[0, 1], [2, 3]]),  # two stories touch in one report each
    ],
)
def test_the_closest_are_joined_first(size: int, scores: dict[tuple[int, int], float], groups: list[list[int]]) -> None:
    assert list(linked(size, scores, 0.2).members().values()) == groups
