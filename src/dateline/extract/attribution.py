"""Who says what: speaker, cue and content of every attribution in a reading, which all extractors use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.core.resolved import Resolved
from dateline.core.spans import Span
from dateline.core.statement import Speaker, Stance
from dateline.read.reading import Reading, Sentence


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution. `speaker` null: nobody is named ("reportedly"); `span` covers speaker, cue and content."""

    span: Span
    sentence: Sentence
    speaker: Speaker | None
    cue: Span | None
    content: tuple[Span, ...]
    direct: bool | Literal["mixed"]
    stance: Stance


def attributions(reading: Reading, resolved: Resolved) -> tuple[Attribution, ...]:
    """All attributions of a reading, in the order of their spans."""
    return ()


def attribution_of(span: Span, found: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution whose content holds the span."""
    holding = [(c.end - c.start, i) for i, a in enumerate(found) for c in a.content if c.covers(span)]
    return found[min(holding)[1]] if holding else None
