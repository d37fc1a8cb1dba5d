"""Which of a series a happening is: "the second round", "the third meeting in two weeks"."""

from __future__ import annotations

import re

from dateline.core.statement import Occurrence

ORDINAL = re.compile(r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:[\w’'-]+\s+){0,2}$", re.I)
FRAME = re.compile(r"[^.;,]{0,60}?\b((?:in|within|since|this|for) (?:the )?(?:past |last )?[\w-]+(?: (?:days?|weeks?|months?|years?))?)")


def ordinal_of(occurrence: Occurrence) -> tuple[str, str] | None:
    """The ordinal that leads in an occurrence's noun, and the span of time it is counted in ("" where none is named)."""
    text, at = occurrence.sentence.exact, occurrence.trigger.start - occurrence.sentence.start
    before = ORDINAL.search(text[:at])
    if before is None:
        return None
    frame = FRAME.match(text[at + len(occurrence.trigger.exact) :])
    return before[1].lower(), " ".join(frame[1].lower().split()) if frame else ""
