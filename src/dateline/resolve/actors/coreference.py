"""Who the pronouns of a report stand for: by clause, by who spoke last, by who stands in the foreground."""

from __future__ import annotations

from dateline.resolve.actors.coreference_clauses import SUBJECTS, clause_subjects, distance, noun, speaks, subject_named
from dateline.resolve.actors.coreference_nouns import NOUNS, definite
from dateline.resolve.actors.coreference_past import Past, Standing, is_human_noun, unnamed_human
from dateline.resolve.actors.coreference_people import GENDER, person
from dateline.resolve.actors.entities import Draft
from dateline.resolve.actors.tables import contexts
from dateline.resolve.actors.text import ActorText

_THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "their", "them", "themselves"})
_MANY_OR_THING = _THING | _MANY
_RELATIVE = frozenset({"who", "which"})


def resolve(text: ActorText, named: list[Standing], titled: set[int]) -> list[Standing]:
    """All words beside names that stand for an actor of the report; `titled` are tokens of titles that stand beside names.

    Captions of pictures stand between the paragraphs by chance: who is named in one is never whom the text goes on about.
    """
    found = _read(Past(text, named, titled), [n for n in named if not text.aside[n.first]], titled, aside=False)
    if any(text.aside):
        found += _read(Past(text, named, titled), sorted([*named, *found], key=lambda n: n.first), titled, aside=True)
    return sorted((standing for standing in found if standing.draft is not None), key=lambda s: s.first)


def _read(past: Past, named: list[Standing], titled: set[int], aside: bool) -> list[Standing]:
    """What stands for an actor in captions, or outside them."""
    text, found = past.text, list[Standing]()
    coming = iter(named)
    following = next(coming, None)
    for token, low in enumerate(text.lows):
        while following is not None and following.first <= token:
            past.take(following)
            following = next(coming, None)
        if text.sentence[token] < 0 or text.aside[token] != aside or (token in past.covered and token not in titled):
            continue
        answer = past.second_title(token) if token in titled else _answer(past, token, low)
        if answer is not None:
            past.take(answer)
            found.append(answer)
    return found


def _answer(past: Past, token: int, low: str) -> Standing | None:
    if low in NOUNS or is_human_noun(low):
        called = past.so_called(token) or past.named_beside(token)
        if called is not None and called.draft is not None and called.draft.sort == "person":
            return Standing(token, token + 1, called.draft)
        return definite(past, token) if low in NOUNS else unnamed_human(past, token)
    draft = None
    if low in _RELATIVE:
        draft = _antecedent(past, token)
    elif low in GENDER and not past.text.quoted[token]:
        draft = person(past, token)
    elif low in _MANY_OR_THING and not past.text.quoted[token]:
        draft = _thing(past, token, low)
    return Standing(token, token + 1, draft) if draft else None


def _thing(past: Past, token: int, low: str) -> Draft | None:
    text = past.text
    sorts = ("organisation", "state", "group") if low in _THING else ("group",)
    if low == "it" and not _does_something(text, token):
        return None
    for subject in clause_subjects(past, token):
        named = subject_named(past, subject)
        return named.draft if named is not None and named.draft is not None and named.draft.sort in sorts else None
    if speaks(text, token):
        named = _last_speaker(past, token)
        return named.draft if named is not None and named.draft is not None and named.draft.sort in sorts else None
    return None


def _does_something(text: ActorText, token: int) -> bool:
    """Whether "it" is the subject of a deed or a saying, not of "it was seen as", "it is raining", "it is clear that"."""
    if text.dep[token] != "nsubj":
        return False
    verb = text.head[token]
    if text.lemma[verb] == "be":
        return any(text.head[t] == verb and text.lows[t] in contexts()["ready"] for t in range(verb + 1, min(verb + 5, len(text.words))))
    return text.lemma[verb] not in contexts()["thing_verbs"]


def _last_speaker(past: Past, token: int) -> Standing | None:
    """The subject of the main clause, or of a saying, in this sentence or the last one outside quotation."""
    text = past.text
    for named in reversed(past.read[-20:]):
        if text.quoted[named.first] or distance(text, named.first, token) > 1:
            continue
        root = noun(text, text.root(named.first, named.stop))
        verb = text.head[root]
        if text.dep[root] == "nsubj" and (text.dep[verb] == "ROOT" or text.lemma[verb] in contexts()["speech_verbs"]):
            return named
    return None


def _antecedent(past: Past, token: int) -> Draft | None:
    """ "Dahl, who led": the noun the clause hangs on."""
    text = past.text
    verb = text.head[token]
    if text.dep[token] not in SUBJECTS or text.dep[verb] != "relcl":
        return None
    named = subject_named(past, text.head[verb])
    draft = named.draft if named else None
    if draft is None or text.head[verb] > token:
        return None
    return draft if (draft.sort == "person") == (text.lows[token] == "who") or draft.sort == "group" else None
