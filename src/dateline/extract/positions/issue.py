"""What a position is about: a short noun phrase made of the words of its content."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from dateline.extract import clause

LONGEST = 8  # words of an issue; longer ones are cut after the head's phrase
SKIPPED = frozenset(("det", "punct", "cc", "predet", "poss", "advmod", "mark"))
PARTICLES = frozenset(["back", "out", "away", "down", "off", "up", "in", "over"])
VOWELS = "aeiou"


def issue_of(head: Token) -> str:
    """The issue for the content with this head: "immediate cease-fire"; of a clause its verb as a noun: "ceding four regions"."""
    if head.pos_ in ("VERB", "AUX"):
        return _of_verb(head)
    words = sorted(_kept(head), key=_place)
    return _text(_cut(words, head)) or head.lower_


def _kept(head: Token) -> list[Token]:
    """Words of the phrase without articles, marks and owners that are pronouns; hyphens stay."""
    words = list(clause.phrase_tokens(head))
    words += [h for t in words for h in t.children if h.tag_ == "HYPH"]
    return [t for t in words if t.tag_ == "HYPH" or not (t.dep_ in SKIPPED and (t.dep_ != "poss" or t.pos_ == "PRON"))]


def _of_verb(verb: Token) -> str:
    if verb.lemma_ == "take" and (inner := clause.children(verb, "xcomp")):
        return _of_verb(inner[0])  # "take a week to answer"
    if clause.is_passive(verb) and (own := clause.own_subject(verb)):
        return f"{gerund(verb.lemma_)} of {issue_of(own[0])}" if own[0].pos_ in ("NOUN", "PROPN") else gerund(verb.lemma_)
    parts = [gerund(verb.lemma_), *(c.lower_ for c in clause.children(verb, "prt"))]
    parts.extend(c.lower_ for c in clause.children(verb, "advmod") if c.lower_ in PARTICLES and c.i == verb.i + 1)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr", "acomp") and c.i > verb.i][:1]
    if objects:
        parts.append(issue_of(objects[0]))
    elif inner := [c for c in clause.children(verb, "xcomp") if c.i > verb.i][:1]:
        parts.append(("to " if inner[0].tag_ == "VB" else "") + inner[0].lower_)
    else:
        parts.extend(_first_phrase(verb))
    return " ".join(parts)


def _first_phrase(verb: Token) -> list[str]:
    preps = [c for c in clause.children(verb, "prep") if c.i > verb.i and clause.phrase_objects(c)][:1]
    return [f"{p.lower_} {issue_of(clause.phrase_objects(p)[0])}" for p in preps]


def _place(token: Token) -> int:
    return int(token.i)


def _cut(words: list[Token], head: Token) -> list[Token]:
    """Words up to the limit, never cut before the head, never ending in a preposition."""
    kept = words[: max(LONGEST, words.index(head) + 1)]
    while kept and kept[-1].pos_ in ("ADP", "CCONJ", "PART") and kept[-1] is not head:
        kept = kept[:-1]
    return kept


def _text(words: list[Token]) -> str:
    """The words with the spaces that stood between them; common words in lower case, names as they stand."""
    parts: list[str] = []
    for i, token in enumerate(words):
        gap = i > 0 and (words[i - 1].whitespace_ or words[i - 1].i != token.i - 1)
        parts.append((" " if gap else "") + (token.text if token.pos_ == "PROPN" or token.ent_type_ else token.lower_))
    return "".join(parts).strip()


def gerund(lemma: str) -> str:
    """The verb's -ing form: "cede" to "ceding", "cut" to "cutting"."""
    verb = lemma.lower()
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        return verb[:-1] + "ing"
    short = len(verb) >= 3 and verb[-1] not in VOWELS + "wxy" and verb[-2] in VOWELS and verb[-3] not in VOWELS
    return verb + verb[-1] + "ing" if short and (_one_syllable(verb) or verb in DOUBLED) else verb + "ing"


def _one_syllable(verb: str) -> bool:
    return sum(b in VOWELS and a not in VOWELS for a, b in pairwise(" " + verb)) == 1


# Verbs of more than one syllable whose last one is stressed; short ones double anyway.
DOUBLED = frozenset(["submit", "permit", "admit", "commit", "begin", "transfer", "refer", "control", "expel", "compel", "prefer", "forget"])
