"""Dates as intervals: an EDTF value with the first and last day it allows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PublishedFrom = Literal["given", "page", "text", "bounds"]


@dataclass(frozen=True, slots=True)
class When:
    """A date or span of time. `edtf` is ISO 8601-2 level 1; `earliest` and `latest` are ISO days, null where open."""

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None

    @property
    def known(self) -> bool:
        """Whether anything is known at all."""
        return bool(self.edtf or self.earliest or self.latest)


@dataclass(frozen=True, slots=True)
class Published(When):
    """When a report was published, and where that was read."""

    source: PublishedFrom | None = field(default=None, metadata={"name": "from"})
