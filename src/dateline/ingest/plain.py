"""Plain text: whether it is one."""

from __future__ import annotations

import re

from dateline.core.errors import SourceError

_TAGS = "!doctype html|html|head|body|article|div|p|meta|title|section|main"
_PROLOGUE = r"\s{0,50}(?:<!--.{0,500}?-->\s{0,9}|<\?xml.{0,200}?\?>\s{0,9}){0,2}"
_MARKUP = re.compile(rf"{_PROLOGUE}<(?:{_TAGS})\b", re.IGNORECASE | re.DOTALL)
_ODD = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def check_text(text: str) -> str:
    """The same text; raises SourceError where it has no words or is no text."""
    if not any(c.isalnum() for c in text):
        raise SourceError("no words in it: give a text")
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise SourceError("half a character in it (a lone surrogate): mend its encoding")
    if "\x00" in text or len(_ODD.findall(text[:20_000])) > 5 + len(text[:20_000]) // 100:
        raise SourceError("not text but binary data: give the text inside it")
    return text


def looks_like_page(text: str) -> bool:
    """Whether a text opens as HTML does."""
    return _MARKUP.match(text[:4_000]) is not None
