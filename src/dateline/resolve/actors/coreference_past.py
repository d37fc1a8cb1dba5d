"""What a report has named so far, as its reader remembers it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.resolve.actors.entities import Draft
from dateline.resolve.actors.tables import contexts, titles
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
        self.from_first = {n.first: n for n in named}
        self.described = _descriptions(text, named)

    def take(self, standing: Standing) -> None:
        """These words have been read."""
        self.read.append(standing)
        self.at_root[self.text.root(standing.first, standing.stop)] = standing

    def named_beside(self, noun: int) -> Standing | None:
        """The name in apposition to a noun: "the mayor, Kari Dahl", "his guest, the actress and activist Kari Dahl"."""
        text = self.text
        for token in range(noun + 1, min(noun + 14, len(text.words))):
            above, steps = token, 0
            while token in self.at_root and text.dep[above] in ("appos", "conj") and text.head[above] > noun and steps < 2:
                above, steps = text.head[above], steps + 1
                if text.pos[above] != "NOUN":
                    break
            if token in self.at_root and text.dep[above] == "appos" and text.head[above] == noun:
                return self.at_root[token]
        return None

    def second_title(self, noun: int) -> Standing | None:
        """ "Company chairman and chief executive Kari Dahl": one person; "the president and prime minister Kari Dahl" are two."""
        text, t = self.text, titles()
        at = noun + 2
        if text.lows[noun + 1 : at] != ["and"] or any(text.head[d] == noun and text.pos[d] == "DET" for d in range(max(0, noun - 5), noun)):
            return None
        while at < len(text.words) and at < noun + 6 and text.lows[at] in t.heads | t.modifiers and text.words[at].islower():
            at += 1
        named = self.from_first.get(at) if at > noun + 2 and text.lows[at - 1] in t.heads else None
        if named is None or named.draft is None or named.draft.sort != "person" or text.sentence[named.first] != text.sentence[noun]:
            return None
        return Standing(noun, noun + 1, named.draft)

    def so_called(self, noun: int) -> Standing | None:
        """ "An official named Kari Dahl", "a man identified as Ola Berg"; not "the company named Ola Berg its head"."""
        text = self.text
        if not any(text.lows[t] in ("a", "an", "another", "one") and text.head[t] == noun for t in range(max(0, noun - 5), noun)):
            return None
        for token in range(noun + 1, min(noun + 4, len(text.words) - 2)):
            if text.dep[token] == "acl" and text.head[token] == noun and text.lows[token] in ("named", "called", "identified"):
                return self.from_first.get(token + 2 if text.lows[token + 1] in ("as", "only") else token + 1)
        return None


def _descriptions(text: ActorText, named: list[Standing]) -> dict[int, set[str]]:
    """What nouns a report says bodies are, by the id of their drafts: "Vega, the network …", "the Vega network", "Vega is a network"."""
    found: dict[int, set[str]] = {}
    for standing in named:
        if standing.draft is None or standing.draft.sort not in ("organisation", "group"):
            continue
        root = text.root(standing.first, standing.stop)
        head = text.head[root]
        nouns = [head] if text.dep[root] == "appos" or (text.dep[root] == "compound" and text.lows[head] in contexts()["with_name"]) else []
        near = range(root + 1, min(root + 16, len(text.words)))
        nouns += [t for t in near if text.dep[t] == "appos" and text.head[t] == root]
        if text.dep[root] == "nsubj" and text.lemma[head] == "be":
            nouns += [t for t in near if text.dep[t] == "attr" and text.head[t] == head]
        found.setdefault(id(standing.draft), set()).update(text.lows[t] for t in nouns)
    return found


def unnamed_human(past: Past, token: int) -> Standing | None:
    """ "A man ..." who has no name, as the subject of a clause or new in it, takes the next "he" away from the named."""
    text = past.text
    counts = text.pos[token] == "NOUN" and not text.quoted[token] and (text.dep[token] in ("nsubj", "nsubjpass") or _is_new(text, token))
    return Standing(token, token + 1, None) if counts and past.named_beside(token) is None else None


def _is_new(text: ActorText, token: int) -> bool:
    """ "arrested a young woman", "bit a soldier's hand": somebody whom the report brings in here."""
    if text.dep[token] not in ("dobj", "pobj", "dative", "poss"):
        return False
    return any(text.lows[t] in ("a", "an") and text.head[t] == token for t in range(max(0, token - 4), token))


def is_human_noun(low: str) -> bool:
    """Whether the noun is one for any human being."""
    return low in contexts()["human_nouns"]
