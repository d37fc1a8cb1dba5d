"""The publisher of a page: the name of its site, else its registered domain.

One outlet has one name as far as its pages give one: what a page calls its site goes first, as it is written there, and an address in
place of a name is cut to the registered domain. `dateline.core.outlets` knows a name and a domain as the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.core.outlets import is_address, name_key, registered_domain, shown_domain

LONGEST = 80
_PARTS = re.compile(r"\s+[|–—·»:-]\s+|\s*\|\s*|:\s+")


def publisher_of(names: Iterable[str], url: str | None = None) -> str | None:
    """What the publisher is called among what a page calls its site; None where it gives no name.

    The first name that the page's address bears out, else the first that is no address, else the domain of the first. Written as
    the best of its like is: "USA TODAY" and "usatoday" are one name.
    """
    kept = [name for value in names if (name := _name(value))]
    domain = registered_domain(url)
    own = name_key(domain) if domain else ""
    known = {name_key(name) for name in kept} | {own}
    cut = [_without_slogan(name, known - {name_key(name)}) for name in kept]
    # Two letters that the address does not bear out are a section or a country: "U.S."
    real = [name for name in cut if not is_address(name) and (name_key(name) == own or len(name_key(name)) > 2)]
    first = next((name for name in real if name_key(name) == own), next(iter(real), None))
    if first is None:
        return next((name for name in cut if is_address(name)), None)
    like = [name for name in real if name_key(name) == name_key(first)]
    return max(like, key=lambda name: (name[0].isupper(), " " in name))


def _name(value: str) -> str | None:
    """A name; the registered domain of one that is an address; None for what is no name."""
    value = value.strip(" |-–—")
    if is_address(value):
        return shown_domain(registered_domain(value))
    words = value.split()
    good = 1 < len(value) <= LONGEST and len(words) <= 12 and any(c.isalpha() for c in value)
    return value if good and not value.startswith(("@", "http:", "https:", "//", "#")) else None


def _without_slogan(name: str, known: set[str]) -> str:
    """The part of "The Courier | News from Larne" that another name or the address bears out; else all of it."""
    parts = [part.strip() for part in _PARTS.split(name) if part.strip()]
    return next((part for part in parts if name_key(part) in known), name) if len(parts) > 1 else name
