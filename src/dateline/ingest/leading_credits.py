"""The name of a picture's agency that pages run into the paragraph below the picture: "Reuters Equifax claimed …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.ingest.cues import pattern
from dateline.ingest.uses import Part

_NEXT = re.compile(r"([A-ZÀ-Ý][\w’'-]+) ")
_LONGEST = 40  # characters of an agency's name


def without_credits(text: str, parts: list[Part]) -> Iterator[Part]:
    """The parts, with such a name at the head of a paragraph cut from it."""
    for part in parts:
        end = min(part.end, part.start + _LONGEST)
        found = pattern("leading_credits", cased=True).match(text, part.start, end) if part.kind in ("body", "caption") else None
        if found and _is_credit(text, found.group().rstrip(), found.end()):
            yield Part(part.start, part.start + len(found.group().rstrip()), None, "furniture")
            yield replace(part, start=found.end())
        else:
            yield part


def _is_credit(text: str, name: str, at: int) -> bool:
    """Whether the next word is a name or opens sentences elsewhere, and the agency itself is never spoken of: "the EPA", "told Reuters"."""
    following = _NEXT.match(text, at)
    if following is None or re.search(rf"[a-zà-ÿ,] {re.escape(name)}\b", text):
        return False
    word = re.escape(following.group(1))
    if re.search(rf"\b{word.lower()}\b", text):  # "Police", which may be part of "BBC Police Drama" or open a sentence
        word = rf"(?:^|(?<=[\n.!?])[”\"’]? ?){word}"
    return any(m.end() <= at or m.start() > at for m in re.finditer(rf"{word}\b", text))
