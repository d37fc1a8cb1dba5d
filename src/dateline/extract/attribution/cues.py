"""The cue table: which words attribute, what complements they take, and what stance they give."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from dateline.core.statement import Stance

TABLE = "tables/attribution_cues.toml"
SPOKEN = frozenset(("quote", "quoted", "turned", "according", "colon", "citing"))  # rules that show words of somebody, whatever the verb


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that attributes: the stance of each complement it takes, and the prepositions that join it."""

    takes: dict[str, Stance]
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """The whole table. `nouns` and `adjectives` give the complements a word takes."""

    verbs: dict[str, VerbCue]
    passive: frozenset[str]
    passive_stance: dict[str, Stance]
    nouns: dict[str, frozenset[str]]
    noun_stance: dict[str, Stance]
    adjectives: frozenset[str]
    adjective_after: frozenset[str]
    linking: frozenset[str]
    feelings: frozenset[str]
    expressing: frozenset[str]
    light: frozenset[str]
    alone: frozenset[str]
    through: frozenset[str]
    telling: frozenset[str]
    documents: frozenset[str]
    issuing: frozenset[str]
    sayings: frozenset[str]
    comments: frozenset[str]
    hearsay: dict[str, Stance]
    negated: dict[str, Stance]
    speech: frozenset[str]
    whose: dict[str, frozenset[str]]
    misread: dict[str, str]
    hearer: frozenset[str]
    headline: frozenset[str]
    finding: frozenset[str]
    summoned: frozenset[str]
    moving: frozenset[str]
    no_object: dict[str, frozenset[str]]
    all: frozenset[str]
    classes: dict[str, str]
    classes_of_kind: dict[tuple[str, str], str]
    tells: frozenset[str]
    witnesses: frozenset[str]
    nested: frozenset[str]
    nested_classes: frozenset[str]
    figure_at: frozenset[str]
    figure_to: frozenset[str]
    figure_object: frozenset[str]
    figure_text: frozenset[str]
    figure_summing: frozenset[str]
    figure_finders: frozenset[str]
    figure_along: frozenset[str]
    figure_handing: frozenset[str]
    measures: frozenset[str]
    tolls: frozenset[str]

    def class_of(self, rule: str) -> str:
        """The class of the cue that a rule of a draft names: "clause say", "object mourn"."""
        kind, lemma = (*rule.split(" "), "")[:2]
        if kind in SPOKEN:
            return "communication"
        return self.classes_of_kind.get((kind, lemma)) or self.classes.get(lemma, "communication")


@cache
def cues() -> Cues:
    """The table, read once."""
    data = tomllib.loads(files("dateline.extract").joinpath(TABLE).read_text("utf-8"))
    verbs, nouns, words = _verbs(data["verbs"]), _nouns(data["nouns"]), data["words"]
    adjectives, feelings = _words(data["adjectives"]["clause"]), _words(data["feelings"]["nouns"])
    hearsay, classes, figures = _stances(words["hearsay"]), data["classes"], _lists(data["figures"])
    return Cues(
        verbs=verbs,
        passive=_words(data["passive"]["lemmas"]),
        passive_stance=_stances(data["passive"]["stance"]),
        nouns=nouns,
        noun_stance=_stances(data["nouns"]["stance"]),
        adjectives=adjectives,
        adjective_after=_words(data["adjectives"]["after"]),
        linking=_words(data["adjectives"]["linking"]),
        feelings=feelings,
        expressing=_words(data["feelings"]["verbs"]),
        alone=_words(data["nouns"]["alone"]),
        light=_words(data["nouns"]["light"]),
        through=_words(words["through"]),
        telling=_words(words["telling"]),
        documents=_words(words["documents"]),
        issuing=_words(words["issuing"]),
        sayings=_words(words["sayings"]),
        comments=_words(words["comments"]),
        hearsay=hearsay,
        negated=_stances(words["negated"]),
        whose=(whose := {prep: _words(text) for prep, text in words["whose"].items()}),
        misread=dict(words["misread"]),
        hearer=_words(words["hearer"]),
        speech=frozenset(v for v, cue in verbs.items() if "quote" in cue.takes) | _words(data["feelings"]["verbs"]),
        headline=_words(words["headline"]),
        finding=_words(words["finding"]),
        summoned=_words(words["summoned"]),
        moving=_words(words["moving"]),
        no_object=_lists(data["no_object"]),
        all=frozenset((*(v.partition("_")[0] for v in verbs), *nouns, *adjectives, *feelings, *hearsay))
        | frozenset(("according", "accord", *words["misread"], *(w for group in whose.values() for w in group)))
        | figures["at"]
        | figures["to"]
        | figures["object"]
        | figures["text"]
        | figures["handing"],
        classes=_by_word(classes["any"]),
        classes_of_kind={(k, w): c for k, rows in classes.items() if isinstance(rows, dict) for w, c in _by_word(rows).items()},
        tells=_words(classes["tells"]),
        witnesses=_words(classes["witnesses"]),
        nested=_words(classes["nested"]),
        nested_classes=_words(classes["nested_classes"]),
        figure_at=figures["at"],
        figure_to=figures["to"],
        figure_object=figures["object"],
        figure_text=figures["text"],
        figure_summing=figures["summing"],
        figure_finders=figures["finders"],
        figure_along=figures["along"],
        figure_handing=figures["handing"],
        measures=figures["measures"],
        tolls=figures["tolls"],
    )


def _lists(table: dict[str, str]) -> dict[str, frozenset[str]]:
    return {key: _words(text) for key, text in table.items()}


def _by_word(rows: dict[str, str]) -> dict[str, str]:
    return {word: key for key, text in rows.items() for word in text.split()}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _verbs(rows: list[dict[str, Any]]) -> dict[str, VerbCue]:
    takes: dict[str, dict[str, Stance]] = {}
    after: dict[str, set[str]] = {}
    for row in rows:
        for lemma in row["lemmas"].split():
            takes.setdefault(lemma, {}).update(dict.fromkeys(row["takes"], cast(Stance, row["stance"])))
            after.setdefault(lemma, set()).update(row.get("after", ()))
    return {lemma: VerbCue(takes[lemma], frozenset(after[lemma])) for lemma in takes}


def _nouns(table: dict[str, Any]) -> dict[str, frozenset[str]]:
    kinds = ("clause", "to", "of")
    lemmas = {lemma: None for kind in kinds for lemma in table[kind].split()}
    return {lemma: frozenset(k for k in kinds if lemma in table[k].split()) for lemma in lemmas}


def _stances(table: dict[str, str]) -> dict[str, Stance]:
    return {lemma: cast(Stance, stance) for stance, lemmas in table.items() for lemma in lemmas.split()}
