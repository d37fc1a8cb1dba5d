"""Roles by how a verb is used: what it does depends on its particle, on what its other phrases name and on what is counted.

"The army took two checkpoints" captures them, and so does "took two boys off the bus"; "the clinic took in 40" tells of the hurt, "took 900
people out of the town" of those who had to leave. `figure_frames.tsv` has these uses, `figure_frames.toml` the classes of words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dateline.extract.clause_words import TABLES, word_lists
from dateline.extract.figures.lemmas import is_human
from dateline.extract.figures.nouns import Counted
from dateline.extract.figures.role_words import NONE, Roles, listed
from dateline.extract.figures.verbs import OBJECTS, SUBJECTS, denied, lemma

ADVERBS = ("prt", "advmod", "prep", "npadvmod", "oprd")
STATES = ("oprd", "acomp", "ccomp", "xcomp", "advmod", "advcl", "attr")
SUBJECT, OBJECT = "subj", "obj"
ANY = "*"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a phrase beside the verb must name.

    `where`: subj, obj, prt, state, a preposition or sent (anywhere in the sentence); `words`: lemmas, or {"*"} for any.
    """

    where: frozenset[str]
    words: frozenset[str]
    kinds: frozenset[str]
    wanted: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One use of a verb. `of`: what must be counted; `negated`: the verb tells that it did not happen."""

    roles: Roles
    kinds: frozenset[str]
    words: frozenset[str]
    conditions: tuple[Condition, ...]
    negated: bool


def framed(counted: Counted, verb: Token, place: str, seen: Token | None = None) -> Roles:
    """The roles that the use of the verb gives what stands in `place`: "subj", "obj" or a preposition, which is `seen`."""
    known = frames().get((place, lemma(verb)), ())
    if not known:
        return NONE
    no = denied(verb) or (verb.dep_ == "xcomp" and denied(verb.head))
    return next((f.roles for f in known if f.negated == no and fits(f, counted) and holds(f, counted, verb, place, seen)), NONE)


def fits(frame: Frame, counted: Counted) -> bool:
    """Whether the frame is one of what is counted."""
    if frame.kinds.intersection(kinds_of(counted)) or counted.what.rpartition(" ")[2] in frame.words:
        return True
    return counted.noun is not None and lemma(counted.noun) in frame.words  # a worker is a person, but one who is sent home


def kinds_of(counted: Counted) -> tuple[str, ...]:
    """What is counted, roughly: people (persons where a noun says so), a thing, or a bare number, which is taken for people."""
    if not counted.what or counted.what in ("whom", "which"):
        return ("bare", "people")
    return ("people", "persons") if is_human(counted.what) or counted.what == "population" else ("thing",)


def holds(frame: Frame, counted: Counted, verb: Token, place: str, seen: Token | None) -> bool:
    """Whether all conditions of the frame hold."""
    return all(any(met(c, t) for t in beside(c.where, counted, verb, place, seen)) == c.wanted for c in frame.conditions)


def met(condition: Condition, token: Token) -> bool:
    """Whether a token is one that the condition names."""
    if ANY in condition.words or lemma(token) in condition.words or token.lower_ in condition.words:
        return True
    return bool(condition.kinds) and any(is_kind(token, kind) for kind in condition.kinds)


def is_kind(token: Token, kind: str) -> bool:
    """Whether a token is a place by its name, somebody, or has the vague number of a crowd."""
    if kind == "is-place":
        return token.ent_type_ in ("GPE", "LOC", "FAC")
    if kind == "is-someone":
        return token.pos_ == "PRON" or token.ent_type_ in ("PERSON", "NORP", "ORG", "GPE") or is_human(lemma(token))
    return False


def beside(where: frozenset[str], counted: Counted, verb: Token, place: str, seen: Token | None) -> Iterator[Token]:
    """The tokens in the places that a condition speaks of, without those that are counted."""
    done = place == OBJECT  # then the subject of a passive is what is counted
    own = {counted.anchor.i, counted.noun.i if counted.noun is not None else -1}
    if "sent" in where:
        yield from (t for t in verb.sent if t.i not in own)
    if "report" in where:
        yield from verb.doc
    for child in phrases(counted, verb):
        if child.i in own:
            continue
        if SUBJECT in where and child.dep_ in ("nsubj", "csubj", "agent"):
            yield from heads(child) if child.dep_ != "agent" else objects(child)
        own_passive = child.dep_ == "nsubjpass" and child.head.i == verb.i  # not of "the group is thought to number 700"
        if (OBJECT in where and (child.dep_ in OBJECTS or own_passive)) or (
            SUBJECT in where and child.dep_ == "nsubjpass" and not (done and own_passive)
        ):
            yield from heads(child)
        if "prt" in where and child.dep_ in ADVERBS:
            yield child
        if "state" in where and child.dep_ in STATES:
            yield child
        if child.dep_ in ("prep", "prt", "advmod", "agent") and child.lower_ in where and child is not seen:
            yield from objects(child)


def phrases(counted: Counted, verb: Token) -> Iterator[Token]:
    """The verb's dependents, and the phrases after what is counted, which the parse often hangs there."""
    yield from verb.children
    noun = counted.noun if counted.noun is not None else counted.anchor
    yield from (c for c in noun.rights if c.dep_ in ("prep", "advmod", "acl"))
    if verb.dep_ in ("conj", "xcomp") and not any(c.dep_ in SUBJECTS for c in verb.children):
        yield from (c for c in verb.head.children if c.dep_ in SUBJECTS)
    if verb.dep_ in ("acl", "relcl"):
        yield verb.head


def heads(token: Token) -> Iterator[Token]:
    """A noun with its conjuncts and, where it only groups others, these."""
    yield token
    yield from token.conjuncts
    for of in (c for c in token.children if c.lower_ == "of"):
        yield from objects(of)


def objects(preposition: Token) -> Iterator[Token]:
    """What stands after a preposition, "out of" and "from under" included, with conjuncts and the nouns compounded to it."""
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp", "npadvmod"):
            yield from heads(child)
            yield from (c for c in child.lefts if c.dep_ in ("compound", "nmod", "amod"))
        elif child.dep_ == "prep":
            yield from objects(child)


@cache
def frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """The uses of each verb in each place, in the order of the table."""
    found: dict[tuple[str, str], tuple[Frame, ...]] = {}
    for line in TABLES.joinpath("figure_frames.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        roles, places, of, conditions, verbs = line.split("\t")
        words, kinds = named(of)
        read = [c for c in conditions.split() if c not in ("-", "not")]
        frame = Frame(tuple(roles.split()), kinds, words, tuple(map(condition, read)), "not" in conditions.split())
        for key in ((place, verb) for place in places.split("|") for verb in verbs.split()):
            found[key] = (*found.get(key, ()), frame)
    return found


def condition(said: str) -> Condition:
    """A condition as the table writes it: "to|into:@refuge", "!subj:@hazard"."""
    where, _, what = said.removeprefix("!").partition(":")
    words, kinds = named(what)
    return Condition(frozenset(where.split("|")), words, kinds, not said.startswith("!"))


def named(said: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words and the kinds that a list joined by "|" names; "@fire" stands for the words of a class."""
    parts = said.split("|")
    kinds = {p for p in parts if p in KINDS}
    words = {p for p in parts if p not in KINDS and not p.startswith("@")}
    return frozenset(words.union(*(classes().get(p[1:]) or listed(p[1:]) for p in parts if p.startswith("@")))), frozenset(kinds)


KINDS = ("people", "persons", "thing", "bare", "is-place", "is-someone")


@cache
def classes() -> dict[str, frozenset[str]]:
    """The classes of words of the frames."""
    return word_lists("figure_frames.toml")
