"""The lemma of a counted noun, and whether it is one for people."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.quantities.lexemes import table, words

PERSON = words("figure_nouns", "person")
SINGULAR = frozenset({"specimen", "regimen", "abdomen", "women", "men", "omen", "acumen", "semen"})
HUMAN = words("figure_nouns", "human")
NOT_HUMAN = words("figure_nouns", "not_human")
AGENTS = ("ist", "ian", "man", "men", "girl", "boy", "er", "or", "ee", "ant", "nik")


def is_human(what: str) -> bool:
    """Whether the noun is one for people: by list, or by an ending of agents that is not listed as a thing's."""
    word = what.rpartition(" ")[2]
    return word in PERSON or not HUMAN.isdisjoint((word, what)) or (word.endswith(AGENTS) and word not in NOT_HUMAN and len(word) > 4)


IRREGULAR: dict[str, str] = table("figure_nouns")["irregular"]


def lemma_of(noun: Token) -> str:
    lemma = IRREGULAR.get(noun.lower_) or noun.lemma_.lower() or noun.lower_
    if noun.tag_ == "NNPS" and lemma == noun.lower_ and lemma.endswith("s") and not lemma.endswith("ss"):
        lemma = lemma[:-1]  # "two Humvees"
    if lemma.endswith("children"):
        return lemma[:-3]  # "schoolchildren"
    return lemma[:-2] + "an" if lemma.endswith("men") and noun.tag_ == "NN" and lemma not in SINGULAR else lemma
