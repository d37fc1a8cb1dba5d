"""Changes: what moved in the record when reports came in or people decided. A diary, and no part of the record itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Sort = Literal["opened", "settled", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A dispute that opened or was settled, or a best figure that moved.

    `at`: UTC in ISO 8601. `subject`: the id of the finding. `told` holds `says` and `about`, for a figure that moved also `before`,
    `after` and `reports`, those whose statements moved it.
    """

    at: str
    sort: Sort
    story: str
    subject: str
    told: Mapping[str, Any]
