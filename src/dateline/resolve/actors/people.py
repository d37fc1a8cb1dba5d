"""People's names that the language model missed or took for something else: after titles, and by surname."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.core.given_names import given_names
from dateline.resolve.actors.page import Named, Page, name_run, name_word, opens, person_titles
from dateline.resolve.actors.spellings import plain
from dateline.resolve.actors.states import state_form
from dateline.resolve.actors.tables import contexts, organisation_nouns, titles
from dateline.resolve.actors.text import ActorText


def titled_people(page: Page) -> None:
    text = page.text
    heads = person_titles()
    for token, low in enumerate(text.lows[:-1]):
        if low not in heads or text.title[token] or text.sentence[token] < 0:
            continue
        first = token + 1
        if text.words[first] == "." and first + 1 < len(text.words):
            first += 1
        if (
            text.sentence[first] == text.sentence[token]
            and _starts_person(page, first)
            and (low in titles().offices or _looks_human(text, first))
        ):
            _add_titled(page, first)


def _looks_human(text: ActorText, first: int) -> bool:
    """After a noun that is no office ("rebel", "guard") only what else looks like a person's name is one."""
    return text.label[first] == "PERSON" or plain(text.words[first]) in given_names()


def _add_titled(page: Page, first: int) -> None:
    text = page.text
    stop = name_run(text, first)
    while stop > first and (text.words[stop - 1] == "-"):
        stop -= 1
    if stop > first and page.free(first, stop):
        page.add(Named(first, stop, "person"))
        if (
            stop + 1 < len(text.words)
            and text.lows[stop] == "and"
            and text.dep[stop + 1] in ("conj", "compound")
            and _starts_person(page, stop + 1)
        ):
            after = name_run(text, stop + 1)
            if after - stop > 2 and page.free(stop + 1, after):
                page.add(Named(stop + 1, after, "person"))


def _starts_person(page: Page, first: int) -> bool:
    """Whether the capitalised word after a title begins a person's name, not another title, state or organisation."""
    text = page.text
    if not name_word(text, first) or text.pos[first] == "VERB" or page.taken[first]:
        return False
    if text.lows[first] in titles().heads or text.lows[first] in titles().modifiers or text.lows[first] in titles().courtesy:
        return False
    stop = name_run(text, first)
    if text.lows[stop - 1] in organisation_nouns().heads:
        return False
    label = text.label[first]
    if label in ("DATE", "TIME", "ORG", "NORP") and stop - first == 1:
        return False
    return state_form(text.slice(first, stop)) is None and (state_form(text.words[first]) is None or text.label[first] == "PERSON")


def surnames(page: Page) -> None:
    """Single words that are the last word of a person's full name in the report are that person, whatever the model said."""
    text = page.text
    full = [n for n in page.found if n.sort == "person" and n.stop - n.first > 1]
    last = {text.words[n.stop - 1] for n in full if len(text.words[n.stop - 1]) > 2}
    if not last:
        return
    found, page.found = page.found, []
    for named in found:
        page.add(_with_first_name(page, named, last))
    for token in _loose(page, last):
        named = _with_first_name(page, Named(token, token + 1, "person"), last)
        if page.free(named.first, named.stop):
            page.add(named)


def _with_first_name(page: Page, named: Named, last: set[str]) -> Named:
    """A lone surname is a person's; with another first name before it, another person's ("Rakeyia [Scott]")."""
    text = page.text
    if named.known is not None or named.stop - named.first != 1 or text.words[named.first] not in last:
        return named
    before = named.first - 1
    alone = before < 0 or page.taken[before] or text.sentence[before] != text.sentence[named.first] or text.lows[before] in page.small
    if (
        alone
        or not text.words[before].isalpha()
        or text.pos[before] != "PROPN"
        or text.words[before] in contexts()["no_acronym"]
        or text.lows[before] in person_titles() | titles().modifiers
    ):
        return replace(named, sort="person")
    return Named(before, named.stop, "person") if text.capital(before) and text.dep[before] == "compound" else replace(named, sort="person")


def _loose(page: Page, last: set[str]) -> Iterator[int]:
    text = page.text
    for token, word in enumerate(text.words):
        if word not in last or page.taken[token] or text.sentence[token] < 0:
            continue
        if text.pos[token] != "PROPN" and not _common_at_start(page, token):
            continue
        if not (text.dep[token] == "compound" and text.capital(text.head[token]) and text.label[token] not in ("PERSON", "ORG", "")):
            yield token


def _common_at_start(page: Page, token: int) -> bool:
    """Whether a surname that is also a common word acts at a sentence's start, and the report has the word nowhere small: "Baker said"."""
    text = page.text
    acts = text.pos[token] == "NOUN" and text.dep[token] in ("nsubj", "nsubjpass", "poss") and text.capital(token)
    bare = not any(text.head[t] == token and t < token for t in range(max(0, token - 3), token))
    return acts and bare and opens(text, token) and text.lows[token] not in page.small
