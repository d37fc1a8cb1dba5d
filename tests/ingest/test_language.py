"""The language of a text: sure answers only."""

from __future__ import annotations

import pytest

from dateline.ingest.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Two bridges over the river were closed on Monday after heavy rain, the mayor said.", "en"),
        ("Der Fluss stieg am Montag um drei Meter, und zwei Brücken wurden gesperrt.", "de"),
        ("洪水で橋が閉鎖された。", "ja"),  # short, in another script
        ("Bridge closed", None),  # too short to tell
        ("", None),
        ("12 34 56 ...", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert language_of(text) == code


def test_another_script_is_never_english() -> None:
    assert language_of("Річка піднялася в понеділок.") not in (None, "en")
