"""Pronouns of whole passages, against the answers in pronouns.txt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.extract.attribution.attributions import attributions
from dateline.resolve.resolve import resolve

MARK = re.compile(r"\{([^=?}]+)(\??)=([^}]*)\}")


def passages():
    for chunk in re.split(r"(?m)^# ", Path(__file__).with_name("pronouns.txt").read_text("utf-8"))[1:]:
        about, _, marked = chunk.partition("\n")
        text, marks, last = "", [], 0
        for mark in MARK.finditer(marked.rstrip()):
            text += marked[last : mark.start()]
            marks.append((len(text), *mark.groups()))
            text += mark.group(1)
            last = mark.end()
        yield pytest.param(text + marked[last:].rstrip(), marks, id=about)


def whom(reading, resolved, at: int) -> tuple[str, bool] | None:
    """The name of the actor or speaker at an offset, and whether the record knows it by name."""
    reference = resolved.reference_at(at)
    if reference and (entity := resolved.entity(reference.entity)):
        return entity.name, True
    told = (a.speaker for a in attributions(reading, resolved) if a.speaker and a.speaker.span and a.speaker.span.start == at)
    return next(((s.name, s.entity is not None) for s in told), None)


def is_right(found: tuple[str, bool] | None, wanted: str) -> bool:
    for name in wanted.split("|"):
        if name == "-" and (found is None or not found[1]):
            return True
        if name != "-" and found is not None and name.lower() in found[0].lower():
            return True
    return False


@pytest.mark.parametrize(("text", "marks"), list(passages()))
def test_stands_for(reading_of_text, text, marks):
    reading = reading_of_text(text)
    resolved = resolve(reading)
    found = {at: whom(reading, resolved, at) for at, *_ in marks}
    wrong = [(word, at, wanted, found[at]) for at, word, known, wanted in marks if not known and not is_right(found[at], wanted)]
    reached = [(word, at, wanted) for at, word, known, wanted in marks if known and is_right(found[at], wanted)]
    assert not wrong
    assert not reached, "reached by now: take the ? away"
