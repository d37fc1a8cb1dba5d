"""Whether a person of a report is called "he" or "she", as far as a title, a given name or a noun tells."""

from __future__ import annotations

from dateline.core.given_names import given_names, male_in_a
from dateline.resolve.actors.entities import Draft
from dateline.resolve.actors.spellings import plain
from dateline.resolve.actors.tables import titles


def gender_of(draft: Draft) -> str | None:
    """A person's gender where a title or the given name tells it."""
    if draft.sort != "person":
        return None
    table = titles()
    for called in draft.called:
        words = {w.lower() for w in called.title.split()}
        if words & table.male or words & table.female:
            return "male" if words & table.male else "female"
    first = draft.name.split()[0].lower()
    return given_names().get(first) or given_names().get(plain(first)) if len(draft.name.split()) > 1 else None


def leaning(name: str) -> str | None:
    """What the ending of a given name that no table lists makes likelier: "Agneta" a woman, "Severino" a man; else None."""
    words = plain(name.lower()).split()
    first = words[0] if len(words) > 1 else ""
    if first in male_in_a():
        return "male"
    if len(first) > 3 and first.endswith("a"):
        return "female"
    return "male" if len(first) > 3 and first.endswith(("o", "us")) and not first.endswith("ko") else None


def noun_gender(noun: str) -> str | None:
    """The gender of a noun for a human being: "woman", "widower"; None for "doctor"."""
    table = titles()
    return "male" if noun in table.male else "female" if noun in table.female else None
