"""Single lines of lists in the terminal."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.core.event import About, Finding
from dateline.serve.lists import estimate


@pytest.mark.parametrize(
    ("unit", "given", "shown"),
    [
        ("year", {"best": 1.0, "low": 1.0, "high": 1.5, "rule": "most-voices"}, "best 1, low 1, high 1.5 years (rule: most-voices)"),
        ("EUR", {"best": 2e6, "low": 2e6, "rule": "latest"}, "best 2,000,000, low 2,000,000 EUR (rule: latest)"),
        ("count", {"best": 4.0, "low": 4.0, "rule": "tightest"}, "best 4, low 4 (rule: tightest)"),  # open above
        (None, {}, ""),  # no figures are compared
    ],
)
def test_an_estimate_names_its_unit_and_its_rule(unit: str | None, given: dict[str, Any], shown: str) -> None:
    finding = Finding(event=None, about=About("other", None, unit), statements=("st-1",), relation="conflict", says="", **given)
    assert estimate(finding) == shown
