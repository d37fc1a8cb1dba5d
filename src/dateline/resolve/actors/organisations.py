"""Organisations by their head noun: "Russia's Defence Ministry", "Ministry of Defence"; and by their acronyms."""

from __future__ import annotations

from dateline.resolve.actors.page import NO_START, POSSESSIVE, Named, Page, opens, person_titles
from dateline.resolve.actors.states import state_form
from dateline.resolve.actors.tables import contexts, organisation_nouns, people_words, titles
from dateline.resolve.actors.text import ActorText


def headed_organisations(page: Page) -> None:
    text, heads = page.text, organisation_nouns().heads
    for token, low in enumerate(text.lows):
        if low in heads and text.capital(token) and not page.taken[token] and not text.title[token] and text.label[token] != "PERSON":
            first, stop = _organisation_reach(page, token)
            if stop - first > 1 and "_".join(text.words[first:stop]) not in contexts()["no_actor"]:
                page.found = [n for n in page.found if n.stop <= first or n.first >= stop]
                page.add(Named(first, stop, "organisation"))


def _organisation_reach(page: Page, token: int) -> tuple[int, int]:
    """The stretch of an organisation's name round its head noun: "Russia's Defence Ministry", "Ministry of Defence"."""
    first = _reach_left(page, token)
    stop = token + 1
    while (further := _further_head(page, stop)) > stop:
        stop = further
    after = _reach_of(page, stop)
    first = _state_owner(page, first)
    return (first, after) if after > stop or stop - first > 1 else (token, token)


def _further_head(page: Page, stop: int) -> int:
    """Past the next head of the same run of capitals: "Baghdad University [Medical School]"."""
    text, heads = page.text, organisation_nouns().heads
    for token in range(stop, min(stop + 3, len(text.words))):
        if not text.capital(token) or text.sentence[token] != text.sentence[stop - 1] or text.lows[token] in person_titles():
            break
        if text.lows[token] in heads:
            return token + 1
    return stop


def _reach_left(page: Page, token: int) -> int:
    text, first = page.text, token
    while first > 0 and text.sentence[first - 1] == text.sentence[token] and first > token - 6:
        before = first - 1
        if page.taken[before] and not _state_at(page, before):
            break
        if (
            text.capital(before)
            and (text.pos[before] not in NO_START or _told_as_name(text, before))
            and (text.lows[before] not in person_titles() or _of_their_own(text, before))
            and text.label[before] not in ("DATE", "TIME")
        ) or (
            text.lows[before] in ("and", "&", "-")
            and before > 0
            and text.capital(before - 1)
            and text.label[before] == "ORG" == text.label[before - 1]
        ):
            first = before
        else:
            break
    return first


def _of_their_own(text: ActorText, token: int) -> bool:
    """Whether a word for people, no office, is part of what the body is called: "the [Refugee] Processing Center"."""
    people = text.lows[token] in people_words().heads - titles().offices
    return people and text.label[token] in ("", "ORG") and not opens(text, token)


def _told_as_name(text: ActorText, token: int) -> bool:
    """Whether the model has a small word in the name and its capital says the same: "according to [All] Nippon Airways"."""
    amid = text.label[token] == "ORG" == text.label[token + 1] and not opens(text, token)
    return amid and text.words[token][1:].islower() and text.lows[token] not in ("the", "a", "an", "this")


def _state_at(page: Page, token: int) -> bool:
    return any(n.sort == "state" and n.first <= token < n.stop for n in page.found[-40:])


def _state_owner(page: Page, first: int) -> int:
    """Where a state's possessive stands before the name, the name begins there."""
    text = page.text
    if first >= 2 and text.lows[first - 1] in POSSESSIVE:
        for start in range(max(first - 4, 0), first - 1):
            form = state_form(text.slice(start, first - 1)) if text.sentence[start] == text.sentence[first] else None
            if form is not None and form.sort in ("name", "capital"):
                return start
    return first


def _reach_of(page: Page, stop: int) -> int:
    """Past "of (the) Defence", "for Human Rights"; past "on Teacher Quality" where the model has all of it as one name."""
    text, size = page.text, len(page.text.words)
    links = ("of", "for", "on", "against") if text.label[stop : stop + 2] == ["ORG", "ORG"] else ("of", "for")
    if not (stop + 1 < size and text.lows[stop] in links and text.sentence[stop] == text.sentence[stop - 1]):
        return stop
    token = stop + 1
    while token < size and text.lows[token] in ("the", "of", "and", "for") and token < stop + 5:
        token += 1
    if token >= size or not text.capital(token) or text.label[token] in ("DATE", "PERSON") or text.pos[token] in NO_START:
        return stop
    last = token
    while token < size and token < stop + 9 and text.sentence[token] == text.sentence[stop]:
        if text.capital(token) and text.pos[token] not in NO_START:
            last = token
        elif text.lows[token] not in ("and", "of", "the", ",") or text.label[token] != "ORG":
            break
        token += 1
    return last + 1


def acronyms(page: Page) -> None:
    """ "NPFL" that the model did not see: in brackets after an organisation, or where it acts; once it is known, wherever it stands."""
    text, known = page.text, _acronyms_known(page)
    after = {n.stop for n in page.found if n.sort in ("organisation", "group")}
    for token, word in enumerate(text.words):
        if _like_acronym(word) and not page.taken[token] and not text.title[token]:
            bracketed = token > 0 and text.words[token - 1] == "(" and token - 1 in after
            lone = not ((token and text.words[token - 1].isupper()) or (token + 1 < len(text.words) and text.words[token + 1].isupper()))
            acting = text.pos[token] == "PROPN" and text.dep[token] in ("nsubj", "poss", "agent") and text.label[token] in ("", "ORG")
            if bracketed or word in known or (acting and lone and word not in contexts()["no_acronym"]):
                page.add(Named(token, token + 1, "organisation"))


def _like_acronym(word: str) -> bool:
    return 2 < len(word) < 7 and word.isupper() and word.isalpha()


def _acronyms_known(page: Page) -> set[str]:
    """Those that stand in brackets right after a longer name, or that the report has as an organisation's name elsewhere."""
    text = page.text
    names = [n for n in page.found if n.sort in ("organisation", "group")]
    alone = {text.words[n.first] for n in names if n.stop - n.first == 1}
    bracketed = {text.words[n.stop + 1] for n in names if text.words[n.stop : n.stop + 1] == ["("] and n.stop + 1 < len(text.words)}
    return {w for w in alone | bracketed if _like_acronym(w)} - set(contexts()["no_acronym"])
