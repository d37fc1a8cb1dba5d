"""Ids: digests of content, the same on every machine."""

from __future__ import annotations

import hashlib
import json

# 80 bits: at 10^9 records of one kind the chance of any collision is about 4 in 10^7.
LENGTH = 20

NUMBER = 15  # hexadecimal digits of an id that make its number: 60 bits; with 10^6 reports the chance that two share one is 4 in 10^7

_ENCODE = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def digest(kind: str, *parts: str | int | None) -> str:
    """An id such as "st-3f9a…" for the content `parts` of a record of `kind` (its prefix)."""
    text = _ENCODE(parts)
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:LENGTH]}"


def number_of(ident: str) -> int:
    """An id as a number that indexes can hold in eight bytes."""
    return int(ident.rsplit("-", 1)[1][:NUMBER], 16)
