"""Single lines of lists in the terminal."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.core.event import About, Finding
from dateline.core.report import Report
from dateline.reconcile.say import outlet as named_in_findings
from dateline.serve.lists import estimate
from dateline.serve.readings import who_whom
from dateline.serve.words import outlet


@pytest.mark.parametrize(
    ("unit", "given", "shown"),
    [
        ("year", {"best": 1.0, "low": 1.0, "high": 1.5, "rule": "most-voices"}, "best 1, low 1, high 1.5 years (rule: most-voices)"),
        ("EUR", {"best": 2e6, "low": 2e6, "rule": "latest"}, "best 2,000,000, low 2,000,000 EUR (rule: latest)"),
        ("mph", {"best": 12.0, "low": 12.0, "high": 12.0, "rule": "agreed"}, "best 12, low 12, high 12 mph (rule: agreed)"),
        ("count", {"best": 4.0, "low": 4.0, "rule": "tightest"}, "best 4, low 4 (rule: tightest)"),  # open above
        (None, {}, ""),  # no figures are compared
    ],
)
def test_an_estimate_names_its_unit_and_its_rule(unit: str | None, given: dict[str, Any], shown: str) -> None:
    finding = Finding(event=None, about=About("other", None, unit), statements=("st-1",), relation="conflict", says="", **given)
    assert estimate(finding) == shown


@pytest.mark.parametrize(
    ("who", "whom", "shown"),
    [
        ("Norvia", "Estmark", "Norvia → Estmark"),
        ("Norvia", "", "Norvia"),
        ("", "Estmark", "→ Estmark"),  # Estmark was struck, and nobody is told to have done it
        ("", "", ""),
    ],
)
def test_who_suffered_a_deed_is_not_shown_as_who_did_it(who: str, whom: str, shown: str) -> None:
    assert who_whom(who, whom) == shown


def test_an_outlet_has_one_name_in_lists_and_in_what_findings_say() -> None:
    report = Report(source_id="a", text="Nobody was hurt.", publisher="www.courier.example")
    assert outlet(report) == named_in_findings(report) == "courier.example"
