"""What a stated zero or ignorance is, and those of money: "no ransom was paid", "not a cent was handed over", "paid nothing"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dateline.extract.figures.phrase import Tokens
from dateline.extract.figures.role_words import Roles
from dateline.extract.quantities.lexemes import table, words
from dateline.extract.quantities.quantities import unit_words

TABLE = "figure_nothing"
COINS: dict[str, str] = table(TABLE)["coins"]
PAID, PAYING = words(TABLE, "paid"), words(TABLE, "paying")
NONE_OF = ("no", "not", "zero", "never")
FEW = 3  # tokens between a negation and the money: "not a single cent"


@dataclass(frozen=True, slots=True)
class Nothing:
    """One stated zero or ignorance: the first and last token, what, roles, which of the two it is, and the currency of a zero of money."""

    first: Token
    last: Token
    anchor: Token
    what: str
    roles: Roles
    unknown: bool
    unit: str = "count"


def unpaid(tokens: Tokens, token: Token) -> Nothing | None:
    """The zero of money that begins at the token."""
    if token.lower_ == "nothing":
        verb = token.head
        pays = token.dep_ == "dobj" and verb.lemma_ in ("pay", "receive") and verb.i < token.i
        return Nothing(token, token, token, "money", ("transferred",), False) if pays and not list(token.children) else None
    if token.lower_ not in NONE_OF:
        return None
    at = token.i - tokens.tokens[0].i + 1
    money = next((t for t in tokens.tokens[at : at + FEW] if t.lemma_.lower() in PAID or t.lower_ in PAID), None)
    if money is None or money.dep_ != "nsubjpass" or (token.lower_ == "not" and not few(tokens, token, money)):
        return None
    verb = money.head
    if verb.lemma_ not in PAYING or verb.i < money.i or any(c.tag_ == "MD" for c in verb.children):
        return None
    return Nothing(token, verb, money, "money", ("transferred",), False, unit_of(money))


def few(tokens: Tokens, token: Token, money: Token) -> bool:
    """Whether "not" is followed by "a", "one" or "a single" before the money."""
    first = tokens.after(token)
    return first is not None and first.i < money.i and first.lower_ in ("a", "one", "any")


def unit_of(money: Token) -> str:
    """The currency that a coin is of, where its name alone says so."""
    if (code := COINS.get(money.lemma_.lower())) is not None:
        return code
    known = unit_words()[0]
    found = known.get((money.lower_,)) or known.get((f"{money.lower_}s",))
    return found[0] if found and found[1] == "money" and found[0] not in ("cent", "penny") else "count"
