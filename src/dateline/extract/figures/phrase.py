"""The tokens of a sentence by offset, and which may stand between a number and the noun that it counts."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Token

from dateline.extract.quantities.lexemes import words
from dateline.read.reading import Sentence

PHRASE = frozenset({"ADJ", "NOUN", "PROPN"})
DAYS = words("figure_nouns", "days")
OTHER = words("figure_nouns", "other")
QUOTES = ('"', "“", "”", "'", "‘", "``")


class Tokens:
    """The tokens of a sentence by offset."""

    def __init__(self, sentence: Sentence):
        self.tokens = list(sentence.words)
        self.starts = [t.idx for t in self.tokens]

    def at(self, offset: int) -> Token:
        """The token that holds the character at `offset`, or the last before it."""
        return self.tokens[max(0, bisect_right(self.starts, offset) - 1)]

    def after(self, token: Token) -> Token | None:
        """The next token of the sentence."""
        at = token.i - self.tokens[0].i + 1
        return self.tokens[at] if at < len(self.tokens) else None

    def before(self, token: Token) -> Token | None:
        """The token before it in the sentence."""
        at = token.i - self.tokens[0].i - 1
        return self.tokens[at] if at >= 0 else None

    def root(self, start: int, end: int) -> Token:
        """The token of the stretch whose head lies outside it."""
        first, last = self.at(start), self.at(end - 1)
        inside = list(self.tokens[first.i - self.tokens[0].i : last.i - self.tokens[0].i + 1])
        return next((t for t in reversed(inside) if not first.i <= t.head.i <= last.i or t.head.i == t.i), last)


def in_phrase(tokens: Tokens, token: Token) -> bool:
    """Whether the token may stand between a number and its noun, or be it."""
    if token.lower_ in DAYS or token.is_space:
        return False
    if token.lower_ == "dead":
        # "22 dead elephants", "one dead man"; not "left 22 dead"
        return token.dep_ == "amod" and token.head.i == token.i + 1 and token.head.tag_ in ("NN", "NNS")
    if token.pos_ in PHRASE or token.lower_ in OTHER or models(token):
        return True
    following = tokens.after(token)
    if token.tag_ == "VBG" and following is not None and following.lemma_ == "victim":
        return True  # "14 stabbing victims", of whom the parse says that they are stabbed
    if token.pos_ == "NUM" and following is not None and following.text == "-" and token.whitespace_ == "":
        return True  # "three 16-year-old pupils", "one four-year term"
    if token.pos_ == "NUM" and token.text.isdigit():  # "three Falcon 9 rockets"
        name, named = tokens.before(token), tokens.after(token)
        return name is not None and name.pos_ == "PROPN" and named is not None and named.tag_ == "NNS"
    if token.dep_ == "amod" or (token.tag_ in ("VBN", "VBG") and token.dep_ == "compound"):
        return True
    if coded(token) and following is not None and following.tag_ in ("NNS", "NNPS"):
        return True  # "four RS-25 engines"
    if token.i and token.nbor(-1).text == "-" and following is not None and following.text == "-" and not token.whitespace_:
        return True  # "three side-by-side boosters"
    if token.dep_ == "prt" and token.i and token.nbor(-1).text == "-":
        return True  # "six burnt-out lorries"
    if token.text in ("-", "–", "/") or token.tag_ == "POS":
        return (
            following is not None
            and (following.pos_ in PHRASE or (token.text == "-" and following.is_alpha))
            and not following.is_sent_start
        )
    if token.text in QUOTES:
        before = tokens.before(token)
        return before is not None and before.like_num and following is not None and following.pos_ in PHRASE
    if token.text == "," and following is not None:
        before = tokens.before(token)
        listing = before is not None and before.pos_ == "ADJ" and following.pos_ == "ADJ" and following.head.i == before.head.i
        inserted = before is not None and before.dep_ == "nummod" and before.head.i > following.i and following.dep_ in ("advmod", "amod")
        return listing or inserted  # "seven, mostly minor wrecks"
    if token.pos_ == "ADV" and following is not None:
        joined = following.text == "-" and token.head.dep_ == "amod"  # "two well-known climbers"
        return joined or (following.dep_ == "amod" and token.head.i == following.i)
    return (
        token.pos_ == "CCONJ"
        and following is not None
        and following.dep_ in ("conj", "amod", "compound", "nmod")
        and ((following.pos_ == "ADJ" and token.head.pos_ == "ADJ") or shared_noun(token, following))
    )


def shared_noun(token: Token, following: Token) -> bool:
    """ "several state and federal inquiries": the words that "and" joins modify the same noun after them."""
    first = token.head
    return first.dep_ in ("amod", "compound", "nmod") and following.pos_ in PHRASE and first.head.i > following.i


def coded(token: Token) -> bool:
    """A type with a number in its name, before what it is a type of: "RS-25 engines"."""
    return token.pos_ == "NUM" and token.text[:1].isupper() and any(c.isdigit() for c in token.text)


def models(token: Token) -> bool:
    """The plural of a type with a number in its name: "24 A320s", "six T-72s"."""
    text = token.text
    return text[:1].isupper() and text.endswith("s") and any(c.isdigit() for c in text)
