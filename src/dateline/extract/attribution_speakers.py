"""Who a speaker's words stand for: the fullest name the report gives, its entity, and what sort of speaker it is."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.core.spans import Span
from dateline.core.statement import Speaker, SpeakerSort
from dateline.extract.attribution_grammar import Range, noun_phrase
from dateline.read.reading import Reading

TABLE = "tables/attribution_speakers.toml"
ARTICLES = frozenset(("the", "a", "an", "even", "both", "only"))
NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP"))


@cache
def _table() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("dateline.extract").joinpath(TABLE).read_text("utf-8"))
    return {key: frozenset(words.split()) for key, words in data.items()}


class Speakers:
    """Names the speakers of one report, asked in the order of the text: a pronoun that nothing resolves is the last speaker it fits."""

    def __init__(self, reading: Reading, resolved: Resolved) -> None:
        self._reading = reading
        self._resolved = resolved
        self._last: Speaker | None = None
        self._last_person: Speaker | None = None

    def at(self, source: Range) -> Speaker:
        """The speaker whose words stand at the tokens of `source`."""
        doc = self._reading.doc
        span = self._reading.span(doc[source[0]], doc[source[1]])
        head = doc[source[0] : source[1] + 1].root
        found = self._known(head, source, span) or self._carried(head, span) or self._described(head, source, span)
        self._last = found
        if found.sort == "person":
            self._last_person = found
        return found

    def _known(self, head: Token, source: Range, span: Span) -> Speaker | None:
        """By the resolvers: what the head of the words, its apposition or the noun of "who" refers to."""
        for token in _stand_ins(head, source):
            reference = self._resolved.reference_at(token.idx)
            entity = self._resolved.entity(reference.entity) if reference else None
            if entity is not None:
                return Speaker(entity.name, span, entity.id, "person" if entity.sort == "person" else "organisation")
        return None

    def _carried(self, head: Token, span: Span) -> Speaker | None:
        """A pronoun: the last speaker that fits."""
        word = head.lower_
        if word in _table()["person"]:
            last = self._last_person
        elif word in ("it", "they"):
            last = self._last if self._last and self._last.sort != "person" else None
        else:
            return None
        return Speaker(last.name, span, last.entity, last.sort) if last else None

    def _described(self, head: Token, source: Range, span: Span) -> Speaker:
        """By the words themselves."""
        if head.lower_ in ("who", "which", "that") and head.head.dep_ == "relcl":
            noun = head.head.head
            source = noun_phrase(noun, head.head)
            head = noun
        return Speaker(_words(head, source), span, None, _sort(head))


def _stand_ins(head: Token, source: Range) -> list[Token]:
    """The tokens by which a speaker can be known, best first."""
    found = [head, *(c for c in head.children if c.dep_ == "appos" and source[0] <= c.i <= source[1])]
    if head.lower_ in ("who", "which", "that") and head.head.dep_ == "relcl":
        found.append(head.head.head)
    return found


def _words(head: Token, source: Range) -> str:
    """The noun phrase without article, apposition and relative clause: "mayor of the town"."""
    doc = head.doc
    first, last = source
    while first < head.i and doc[first].lower_ in ARTICLES:
        first += 1
    for child in head.rights:
        if child.dep_ in ("appos", "relcl", "acl", "punct") and child.left_edge.i <= last:
            last = child.left_edge.i - 1
            break
    last = max(last, head.i)
    return doc[first : last + 1].text


def _sort(head: Token) -> SpeakerSort:
    if head.ent_type_ in NAMES:
        return "person" if head.ent_type_ == "PERSON" else "organisation"
    if head.pos_ == "PROPN":  # a name that the language model has no kind for
        return "organisation" if head.is_upper or any(c.lower_ == "the" for c in head.lefts) else "person"
    return "organisation" if head.lemma_.lower() in _table()["organisations"] else "unnamed"
