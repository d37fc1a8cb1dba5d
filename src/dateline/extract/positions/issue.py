"""What a position is about: a short noun phrase made of the words of its content."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from dateline.extract import clause, parse

DEEPEST = 2  # verbs under each other that an issue names: "asking members to consider restoring tolls"
LONGEST = 8  # words of an issue; longer ones are cut after the head's phrase
LETTING = frozenset(["let", "make", "help", "have", "see", "watch"])  # verbs that take a bare infinitive
SKIPPED = frozenset(("det", "punct", "cc", "predet", "poss", "advmod", "mark"))
PARTICLES = frozenset(["back", "out", "away", "down", "off", "up", "in", "over"])
VOWELS = "aeiou"


def issue_of(head: Token, refused: bool = False) -> str:
    """The issue for the content with this head: "immediate cease-fire"; of a clause its verb as a noun: "ceding four regions".

    What is not to be done says so ("not voting", "no naming of the town"), but where the position is a refusal of it.
    """
    if head.pos_ in ("VERB", "AUX"):
        negated = bool(parse.children(head, "neg")) and not refused
        none = "no " if clause.is_passive(head) else "not "  # "no naming of the town"
        return (none if negated else "") + _of_verb(head, 0)
    words = sorted(_kept(head), key=_place)
    return _text(_cut(words, head)) or head.lower_


def _kept(head: Token) -> list[Token]:
    """Words of the phrase without articles, marks and owners that are pronouns; hyphens stay."""
    words = list(clause.phrase_tokens(head))
    words += [h for t in words for h in t.children if h.tag_ == "HYPH"]
    return [t for t in words if t.tag_ == "HYPH" or not (t.dep_ in SKIPPED and (t.dep_ != "poss" or t.pos_ == "PRON"))]


def _of_verb(verb: Token, depth: int) -> str:
    if verb.lemma_ == "take" and (inner := parse.children(verb, "xcomp")):
        return _of_verb(inner[0], depth)  # "take a week to answer"
    if clause.is_passive(verb) and (own := clause.own_subject(verb)):
        return f"{gerund(verb.lemma_)} of {issue_of(own[0])}" if own[0].pos_ in ("NOUN", "PROPN") else gerund(verb.lemma_)
    return " ".join(_with_objects(verb, gerund(verb.lemma_), depth))


def _with_objects(verb: Token, form: str, depth: int) -> list[str]:
    """The verb in that form with its particles, its object and the infinitive or gerund under it: "letting monitors visit camps"."""
    parts = [form, *(c.lower_ for c in parse.children(verb, "prt"))]
    parts.extend(c.lower_ for c in parse.children(verb, "advmod") if c.lower_ in PARTICLES and c.i == verb.i + 1)
    if objects := [c for c in verb.children if c.dep_ in ("dobj", "attr", "acomp") and c.i > verb.i][:1]:
        parts.append(issue_of(objects[0]))
    under = _under(verb) if depth < DEEPEST else None
    if under is not None:
        parts += _who(under) if under.dep_ == "ccomp" else []
        parts += _with_objects(under, f"to {under.lower_}" if _has_to(under) else under.lower_, depth + 1)
    return parts if objects or under is not None else [*parts, *_first_phrase(verb)]


def _under(verb: Token) -> Token | None:
    """The infinitive or gerund that says what is to be done: of "help build", "begin taking", "let monitors visit"."""
    later = [c for c in parse.children(verb, "xcomp", "ccomp") if c.i > verb.i]
    for c in later:
        bare = c.dep_ == "xcomp" or verb.lemma_ in LETTING
        if (c.tag_ == "VB" and (bare or _has_to(c))) or (c.tag_ == "VBG" and c.dep_ == "xcomp"):
            return c
    return None


def _has_to(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in parse.children(verb, "aux"))


def _who(verb: Token) -> list[str]:
    """Who is to do it, where it is said of others than the party."""
    return [s.lower_ if s.pos_ == "PRON" else issue_of(s) for s in parse.children(verb, "nsubj", "nsubjpass")][:1]


def _first_phrase(verb: Token) -> list[str]:
    for prep in parse.children(verb, "prep"):
        if prep.i > verb.i and (found := clause.phrase_objects(prep)):
            inner = [found[0].head.lower_] if found[0].head != prep and found[0].head.dep_ == "prep" else []  # "out of the talks"
            return [prep.lower_, *inner, issue_of(found[0])]
    return []


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
