"""What a report has named so far, as its reader remembers it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.resolve.actors.entities import Draft
from dateline.resolve.actors.tables import contexts
from dateline.resolve.actors.text import ActorText


@dataclass(frozen=True, slots=True)
class Standing:
    """Words that stand for an actor, tokens `first` to before `stop`; `draft` null: a human whom the report does not name."""

    first: int
    stop: int
    draft: Draft | None


class Past:
    """Who was named up to some token, in order, and which tokens names and titles cover."""

    def __init__(self, text: ActorText, named: list[Standing], titled: set[int]) -> None:
        self.text = text
        self.covered = {t for n in named for t in range(n.first, n.stop)} | titled
        self.states = {t for n in named if n.draft is not None and n.draft.sort == "state" for t in range(n.first, n.stop)}
        self.read: list[Standing] = []
        self.at_root = {text.root(n.first, n.stop): n for n in named}

    def take(self, standing: Standing) -> None:
        """These words have been read."""
        self.read.append(standing)
        self.at_root[self.text.root(standing.first, standing.stop)] = standing


def unnamed_human(past: Past, token: int) -> Standing | None:
    """ "A man ..." who has no name, as the subject of a clause or new in it, takes the next "he" away from the named."""
    text = past.text
    counts = text.pos[token] == "NOUN" and not text.quoted[token] and (text.dep[token] in ("nsubj", "nsubjpass") or _is_new(text, token))
    return Standing(token, token + 1, None) if counts and not _named_beside(past, token) else None


def _is_new(text: ActorText, token: int) -> bool:
    """ "arrested a young woman": somebody whom the report brings in here."""
    if text.dep[token] not in ("dobj", "pobj", "dative"):
        return False
    return any(text.lows[t] in ("a", "an") and text.head[t] == token for t in range(max(0, token - 4), token))


def _named_beside(past: Past, token: int) -> bool:
    """Whether a name stands beside the noun: "a resident, Mia Falk, said"."""
    text = past.text
    near = range(token + 1, min(token + 8, len(text.words)))
    return any(text.head[t] == token and text.dep[t] == "appos" and t in past.at_root for t in near)


def is_human_noun(low: str) -> bool:
    """Whether the noun is one for any human being."""
    return low in contexts()["human_nouns"]
