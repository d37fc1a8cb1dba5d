"""Judge whether a name of the gazetteer is a place where it stands: by the parser's label first, then by the words around."""

from __future__ import annotations

from typing import Literal

from dateline.resolve.places.context import Context, Labelled, Labels, is_body
from dateline.resolve.places.matches import PlaceName
from dateline.resolve.places.runs import Run

Verdict = Literal["yes", "maybe", "no"]  # maybe: a place if the same name is one elsewhere in the report

_NEVER = frozenset(["DATE", "TIME", "CARDINAL", "MONEY", "QUANTITY", "ORDINAL", "PERCENT", "LANGUAGE"])


def verdict(text: str, run: Run, at: int, stop: int, name: PlaceName, labels: Labels) -> Verdict:
    """Whether the words of `run` from number `at` to before `stop`, which the gazetteer has, are a place here."""
    context = Context(text, run, at, stop, name)
    entity = labels.at(name.start, name.end)
    label = entity.label if entity else ""
    if label in _NEVER or context.denied() or (_is_first_name(run, stop, entity, labels) and not context.wide()):
        return "no"
    if context.county() or context.of_party():
        return "yes"
    exact = entity is not None and entity.end <= name.end + 2 and entity.start >= name.start - 4
    person = context.word in labels.parts_of_persons
    there = context.strong() and not context.after_the()  # "in Paris", not "in the Paris case"
    if context.word in labels.surnames and not (there or context.before_body() or context.followed_by_container()):
        return "no"
    if entity and label == "GPE" and not exact and not context.wide() and context.goes_on(entity):
        return "no"
    if label in ("GPE", "LOC", "FAC"):
        return _of_place(context, exact, person)
    if label == "PERSON":
        return _of_person(context, exact, person)
    if label == "NORP" and not exact:
        return "no"
    if label in ("ORG", "EVENT", "LAW", "WORK_OF_ART") and not exact:
        return _of_body(context, entity)
    return _of_bare(context, person)


def _is_first_name(run: Run, stop: int, entity: Labelled | None, labels: Labels) -> bool:
    """Whether the parser calls the very next word a person's name, and this one another thing: "Volodymyr" + "Zelenskyy"."""
    if stop == len(run) or is_body(run[stop].text) or (entity is not None and entity.end >= run[stop].end):
        return False
    following = labels.at(run[stop].start, run[stop].end)
    return following.label == "PERSON" if following else run[stop].text in labels.person_words


def _of_place(context: Context, exact: bool, person: bool) -> Verdict:
    if exact:
        return "maybe" if person and not context.strong() and not context.known_widely() else "yes"
    if context.common or (person and not context.strong()):
        return "no"
    return "yes" if context.first or context.qualified() or context.wide() else "maybe"


def _of_person(context: Context, exact: bool, person: bool) -> Verdict:
    if context.common:
        return "no"
    if exact and not person and (context.strong() or context.aged() or context.followed_by_container() or context.is_country()):
        return "yes"
    if (context.before_body() and context.first) or (exact and context.before_kind() and context.after_article()):
        return "yes"
    return "maybe" if exact and not person else "no"


def _of_body(context: Context, entity: Labelled | None) -> Verdict:
    if context.common:
        return "no"
    starts = entity is not None and context.name.start <= entity.start + 4
    if (starts or context.first) and context.before_body():
        return "yes"
    if context.after_of() and context.is_known() and (not context.next_word or context.before_body()):
        return "yes"
    return "yes" if context.wide() and (starts or context.known_widely()) else "maybe"


def _of_bare(context: Context, person: bool) -> Verdict:
    if context.common or person:
        return "no"
    preceded = context.preceded() and not context.after_the()
    if preceded or context.wide() or context.followed_by_container() or context.before_kind() or context.before_body():
        return "yes"
    return "maybe"
