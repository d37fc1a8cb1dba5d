"""The keys of the desk: one table, which the list of keys is printed from and the scripts read on the page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key, or two one after the other with a blank between, what the scripts call it and what it does for people."""

    keys: str
    action: str
    does: str


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys that belong together."""

    name: str
    keys: tuple[Key, ...]


KEYMAP: tuple[Keys, ...] = (
    Keys(
        "Moving",
        (
            Key("j", "next", "next; in the queue, leave this one for later"),
            Key("k", "previous", "previous"),
            Key("Enter", "open", "open what is chosen"),
            Key("[", "step-back", "previous sentence on this field"),
            Key("]", "step-on", "next sentence on this field"),
        ),
    ),
    Keys(
        "Deciding",
        (
            Key("a", "accept", "accept the statement; confirm a relation"),
            Key("c", "correct", "correct it; overrule a relation"),
            Key("r", "reject", "reject it, saying why"),
            Key("m", "merge", "merge the event or entity with another"),
            Key("s", "split", "split the event or entity"),
            Key("u", "undo", "undo the last decision shown"),
        ),
    ),
    Keys(
        "Going",
        (
            Key("g s", "go-stories", "stories"),
            Key("g q", "go-queue", "the queue"),
            Key("g c", "go-changes", "changes"),
            Key("g d", "go-decisions", "decisions"),
            Key("f", "find", "find"),
            Key("?", "keys", "this list"),
            Key("Escape", "close", "close it, leave a field"),
        ),
    ),
)
