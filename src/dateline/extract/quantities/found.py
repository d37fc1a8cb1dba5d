"""A quantity as a sentence states it, and its interval under another bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.core.statement import Op
from dateline.extract.quantities.lexemes import Lexeme


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity. Offsets are the report's: `start` to `end` the whole phrase, `core` to `core_end` the number itself.

    `unit` is "count" where nothing is measured; `kind` says what a unit measures ("time", "money"); `article` is true
    where only "a" or "an" states the number ("a year"); `share` is true for a part of a whole, in percent or "per 10";
    `joined` holds the word a hyphen joins to the number ("two-car"). `large` is true for thousands written as such ("10,000").
    """

    start: int
    end: int
    core: int
    core_end: int
    low: float | None
    high: float | None
    op: Op
    unit: str = "count"
    kind: str = ""
    vague: bool = False
    share: bool = False
    article: bool = False
    estimated: bool = False
    scale: float = 1.0
    joined: Lexeme | None = None
    adjective: bool = False
    digital: bool = False
    large: bool = False
    first: int = 0
    at: int = 0
    after: int = 0


def with_op(found: Quantity, op: str) -> Quantity:
    """The interval under another operator; a range keeps its two ends."""
    if found.op == "range":
        return found
    value = found.low if found.low is not None else found.high
    if op in (">", ">="):
        return replace(found, op=op, low=value, high=None)  # type: ignore[arg-type]
    if op in ("<", "<="):
        return replace(found, op=op, low=None, high=value)  # type: ignore[arg-type]
    return replace(found, op="~", low=value, high=None if found.vague else value)


def unbounded(found: Quantity, line: Sequence[Lexeme]) -> Quantity:
    """The quantity without the word before it, which is no bound but a preposition: "stretching over five time zones"."""
    value = found.low if found.low is not None else found.high
    op: Op = "range" if found.op == "range" else "~" if found.vague else "="
    high = found.high if found.op == "range" else None if found.vague else value
    return replace(found, op=op, low=value, high=high, start=line[found.first + 1].start, first=found.first + 1)


def final(found: Quantity) -> Quantity:
    """Vague amounts are open upwards, unless a bound says otherwise."""
    return replace(found, high=None) if found.vague and found.op == "~" else found
