"""Where a reading names actors: states, organisations, groups and people, with the language model's errors repaired."""

from __future__ import annotations

import re
from functools import cache

from dateline.core.given_names import also_personal, given_names
from dateline.resolve.actors.bounds import Spans, is_loud, name_spans, titles_of_works
from dateline.resolve.actors.context import is_government, is_language
from dateline.resolve.actors.organisations import acronyms, headed_organisations
from dateline.resolve.actors.page import (
    LEGAL,
    POSSESSIVE,
    SHORT,
    Named,
    Page,
    goes_into_title,
    in_other_name,
    name_run,
    opens,
    person_titles,
)
from dateline.resolve.actors.people import surnames, titled_people
from dateline.resolve.actors.spellings import plain
from dateline.resolve.actors.states import StateForm, first_words, state_forms
from dateline.resolve.actors.tables import KnownName, contexts, known_names, organisation_nouns, titles
from dateline.resolve.actors.text import ActorText

_MODIFIERS = ("amod", "compound", "nmod")
_PEOPLES = ("ian", "ean", "van", "ran", "lan", "nan", "ese", "ish")
_LONGEST = 6  # words in the longest form of the tables


def find_names(text: ActorText, entities: list[tuple[int, int, str]], places: dict[int, str]) -> list[Named]:
    """All names in order. `entities` are the model's (first token, stop, label); `places` are precisions of place names by offset."""
    page = Page(text, places, [s < 0 for s in text.sentence], small=frozenset(w for w in text.words if w.islower()))
    spans = name_spans(text, entities)
    page.works = titles_of_works(text, spans)
    _tables(page, spans)
    titled_people(page)
    headed_organisations(page)
    for first, stop, label in spans.values():
        _from_model(page, first, stop, label)
    _peoples(page)
    acronyms(page)
    surnames(page)
    _short_of_firms(page)
    return sorted(page.found, key=lambda n: n.first)


# --- names of the tables --------------------------------------------------------------------------------------------------


@cache
def _starts() -> frozenset[str]:
    return first_words() | frozenset(re.split(r"[\s\-]", form)[0] for form in known_names())


def _tables(page: Page, spans: Spans) -> None:
    """States and known organisations; not within a longer name of a person, place or organisation."""
    text, starts = page.text, _starts()
    over = {t: (a, b, label) for a, b, label in spans.values() for t in range(a, b)}
    token = 0
    while token < len(text.words):
        stop = token + 1
        if text.words[token] in starts and not page.taken[token]:
            found = _longest(page, token, over)
            if found:
                page.add(found)
                stop = found.stop
        token = stop


def _longest(page: Page, first: int, over: dict[int, tuple[int, int, str]]) -> Named | None:
    text = page.text
    for stop in range(min(first + _LONGEST, len(text.words)), first, -1):
        if text.sentence[stop - 1] != text.sentence[first] or not page.free(first, stop):
            continue
        words = text.slice(first, stop)
        known: KnownName | StateForm | None = known_names().get(words) or state_forms().get(words)
        if known is None or not _stands_alone(page, first, stop, known, over.get(first)):
            continue
        sort = "state" if isinstance(known, StateForm) else known.sort
        return Named(first, stop, sort, known, text.label[first])
    return None


def _stands_alone(page: Page, first: int, stop: int, known: KnownName | StateForm, holder: tuple[int, int, str] | None) -> bool:
    """Whether a form of the tables is no part of a longer name ("Michael Jordan", "Bank of China") nor another place ("Georgia")."""
    text = page.text
    if isinstance(known, StateForm):
        if in_other_name(text, first, stop):
            return False
        precision = page.places.get(text.at[first])
        if known.sort == "name" and precision in ("region", "city", "point") and not (precision == "region" and known.state.past):
            return False
        if words_like_us(text, first, known):
            return False
    if holder is None or (holder[0] >= first and holder[1] <= stop):
        person = stop < len(text.words) and stop - first == 1 and holder is not None and holder[2] == "PERSON"
        return not (person and text.lows[first] in also_personal() and _personal(text, first))
    if holder[2] in ("PERSON", "WORK_OF_ART", "EVENT") and not (isinstance(known, StateForm) and known.sort == "adjective"):
        return False
    return not _is_organisation(text, holder[0], holder[1], holder[2])


def _personal(text: ActorText, token: int) -> bool:
    """Whether the report has the word beside another of a person's name or after a title: "Chad Berg", "Mr. Jordan"."""
    word = text.words[token]
    for t, other in enumerate(text.words):
        if other != word or text.sentence[t] < 0:
            continue
        before, after = t - 1, t + 1
        titled = before >= 0 and (_named_so(text, before) or text.lows[before] in titles().courtesy)
        if titled and text.sentence[before] == text.sentence[t]:
            return True
        if after < len(text.words) and text.sentence[after] == text.sentence[t] and _named_so(text, after):
            return True
    return False


def _named_so(text: ActorText, token: int) -> bool:
    """Whether the token is one of a person's name."""
    return text.capital(token) and text.label[token] == "PERSON"


def words_like_us(text: ActorText, first: int, known: StateForm) -> bool:
    """Whether "US" in capitals is the pronoun of a headline in capitals."""
    return text.words[first] == "US" and text.pos[first] == "PRON" and known.state.code == "US"


def _is_organisation(text: ActorText, first: int, stop: int, label: str) -> bool:
    if goes_into_title(text, stop):
        return False
    return (
        text.lows[stop - 1] in organisation_nouns().heads
        or any(w in organisation_nouns().heads for w in text.lows[first:stop])
        or (label in ("ORG", "FAC") and stop - first > 1)
    )


def _short_of_firms(page: Page) -> None:
    """ "American pledged", "flew American", where the report names American Airlines: a nationality's word alone, said as a name is."""
    text = page.text
    firms = {text.words[n.first] for n in page.found if n.sort == "organisation" and n.known is None and _is_firm(text, n)}
    for number, named in enumerate(page.found):
        adjective = isinstance(named.known, StateForm) and named.known.sort == "adjective" and named.stop - named.first == 1
        if adjective and text.words[named.first] in firms and _alone_as_name(text, named.first) and not is_language(text, named):
            page.found[number] = Named(named.first, named.stop, "organisation", None, SHORT)


def _is_firm(text: ActorText, named: Named) -> bool:
    """Whether a name of two words ends as a firm's does that is called by its first: "American Airlines", "British Airways"."""
    return named.stop - named.first == 2 and text.lows[named.stop - 1] in contexts()["called_by_first"]


def _alone_as_name(text: ActorText, token: int) -> bool:
    """Whether the word stands as a name does: no article or adjective before it, no noun or hyphen after it."""
    child = any(text.head[t] == token and t < token for t in range(max(0, token - 3), token))
    noun = text.pos[token + 1 : token + 2] in (["NOUN"], ["PROPN"], ["ADJ"]) or text.words[token + 1 : token + 2] == ["-"]
    return text.dep[token] in ("nsubj", "nsubjpass", "dobj", "pobj", "poss") and not (child or noun)


# --- what the language model saw -------------------------------------------------------------------------------------------


def _from_model(page: Page, first: int, stop: int, label: str) -> None:
    if not page.free(first, stop):
        first, stop = _untaken(page, first, stop)
        if first < stop and all(low.rstrip(".") in LEGAL for low in page.text.lows[first:stop]):
            page.lengthen(first, stop)
            return
    if first >= stop or not _could_name(page, first, stop, label):
        return
    if label == "ORG" and _ends_open(page.text, stop) and page.free(stop, stop + 1):
        stop += 1
    sort = _sort(page, first, stop, label)
    if sort == "person":
        first, stop = _person_bounds(page, first, stop)
    if sort and first < stop:
        page.add(Named(first, stop, sort, None, label))


def _ends_open(text: ActorText, stop: int) -> bool:
    """Whether the model cut a name after its preposition: "[Transport for] London"."""
    return text.lows[stop - 1] in ("of", "for") and stop < len(text.words) and text.capital(stop)


def _could_name(page: Page, first: int, stop: int, label: str) -> bool:
    """Whether the words look like a name at all: capitals, no digits, no common word that opens a sentence."""
    text = page.text
    if any(c.isdigit() for c in text.slice(first, stop)) or stop - first > 8 or "_".join(text.words[first:stop]) in contexts()["no_actor"]:
        return False
    if not text.capital(first):
        return label == "PERSON" and text.lows[first] in contexts()["name_particles"] and text.capital(stop - 1)
    if stop - first > 1:
        return True
    common = text.lows[first] in page.small and (label == "NORP" or opens(text, first))
    return not common and not (label == "PERSON" and _alone(text, first))


def _untaken(page: Page, first: int, stop: int) -> tuple[int, int]:
    """The longest tail of the entity that no name has taken yet: "Russian Foreign Minister [Sergei Lavrov]"."""
    while first < stop and any(page.taken[first:stop]):
        first += 1
    return first, stop


def _sort(page: Page, first: int, stop: int, label: str) -> str | None:
    """What the words name: "person", "organisation", "group", or no actor."""
    text, heads = page.text, organisation_nouns().heads
    given = plain(text.words[first]) in given_names() and not (is_loud(text, first) and label != "PERSON")
    last = text.lows[stop - 1]
    place = text.at[first] in page.places
    if _no_actor(text, first, stop, label, given):
        return None
    if label == "PERSON":
        if text.slice(first, stop) in page.works:
            return None
        if _calls_organisation(text, first, stop):
            return "organisation"
        return None if place and not (given and stop - first > 1) and stop - first < 3 else "person"
    if last in heads and stop - first > 1:
        return "organisation"
    if given and not place and stop - first < 4 and label != "EVENT" and _name_after(page, first, stop) > first + 1:
        return "person" if last not in heads else None
    acting = label == "GPE" or (place and stop - first == 1 and label in ("ORG", "LOC", "NORP"))
    if acting and is_government(text, Named(first, stop, "organisation", None, label)):
        return "organisation"  # a region, a city or a state that the tables do not know, where it acts: "Scotland rejected the offer"
    if label == "ORG":
        return None if place or _no_organisation(page, first, stop) else "organisation"
    if label == "NORP" and _describes(text, stop):
        return "organisation"  # "the Norvian army": as an unknown state where it acts
    return "group" if label == "NORP" and not place and text.pos[first] in ("PROPN", "NOUN", "ADJ") else None


def _peoples(page: Page) -> None:
    """Nationalities that neither the tables nor the model know, before a noun that acts for a state: "said Norvian forces shelled"."""
    text = page.text
    for token, word in enumerate(text.words):
        if not word.endswith(_PEOPLES) or not text.capital(token) or text.label[token] or page.taken[token]:
            continue
        if text.lows[token] not in page.small and _amid(text, token) and _describes(text, token + 1):
            page.add(Named(token, token + 1, "organisation", None, "NORP"))


def _amid(text: ActorText, token: int) -> bool:
    """Whether a capital says something: amid a sentence that is no headline."""
    return text.sentence[token] >= 0 and not text.title[token] and not opens(text, token) and text.words[token][1:].islower()


def _describes(text: ActorText, stop: int) -> bool:
    """Whether the nationality's word stands before a noun that acts for its state or people, and before that only adjectives."""
    if text.dep[stop - 1] not in _MODIFIERS:
        return False
    head = text.head[stop - 1]
    return stop <= head <= stop + 2 and text.lemma[head].lower() in contexts()["national_nouns"]


def _no_actor(text: ActorText, first: int, stop: int, label: str, given: bool) -> bool:
    """Whether the last word is a place's or a thing's, or the words belong to a title, or a nationality's word only describes."""
    last = text.lows[stop - 1]
    if goes_into_title(text, stop) or (label == "NORP" and text.dep[stop - 1] in _MODIFIERS and not _describes(text, stop)):
        return True
    if stop - first == 1:
        return label != "PERSON" and last in contexts()["thing_tails"]
    named = label == "PERSON" and given
    return not named and (last in contexts()["thing_tails"] or (last in contexts()["place_tails"] and label != "PERSON"))


def _no_organisation(page: Page, first: int, stop: int) -> bool:
    """A headline's capitals, or a party's letter with a place: "(R-Texas)"."""
    text = page.text
    if text.words[first] in ("D", "R", "I", "D-", "R-") or text.words[first][:2] in ("D-", "R-", "I-"):
        return True
    return text.title[first] and stop - first > 1 and not text.slice(first, stop).isupper()


def _calls_organisation(text: ActorText, first: int, stop: int) -> bool:
    """Whether the words round a name say that it is an organisation's: "the CTK news agency", "the party Nordlys"."""
    word, nouns = text.words[first], organisation_nouns().callers
    if stop - first == 1 and word.isupper() and 2 < len(word) < 7 and not text.title[first]:
        return True
    if stop - first == 1 and word in contexts()["platforms"]:
        return True
    called = first > 0 and text.lows[first - 1] in nouns
    return called or (text.dep[stop - 1] == "compound" and any(low in nouns for low in text.lows[stop : stop + 2]))


def _name_after(page: Page, first: int, stop: int) -> int:
    after = name_run(page.text, first)
    return max(stop, after) if page.free(stop, after) else stop


def _person_bounds(page: Page, first: int, stop: int) -> tuple[int, int]:
    """The name without titles at its front, longer where the model cut it short."""
    text = page.text
    skip = person_titles() | titles().modifiers
    while first < stop - 1 and text.lows[first] in skip and not (stop - first == 2 and plain(text.words[first]) in given_names()):
        first += 1
    for token in range(first, stop):
        if text.lows[token] in POSSESSIVE or (token > first and text.words[token].isupper() and text.words[token] in known_names()):
            return first, token
        if text.words[token] in (",", ";", "(", "/"):
            return first, token
    if first > 0 and _given_before(page, first):
        first -= 1
    after = name_run(text, first)
    if (
        after > stop
        and page.free(stop, after)
        and not text.title[first]
        and all(text.label[t] in ("", "PERSON") for t in range(stop, after))
    ):
        stop = after if text.lows[after - 1] not in organisation_nouns().heads else stop
    return (first, stop) if stop - first <= 6 else (first, first)


def _given_before(page: Page, first: int) -> bool:
    text = page.text
    return (
        not page.taken[first - 1]
        and text.sentence[first - 1] == text.sentence[first]
        and text.capital(first - 1)
        and text.words[first - 1].lower() in given_names()
        and text.pos[first - 1] == "PROPN"
    )


def _alone(text: ActorText, token: int) -> bool:
    """A sentence of one word: "Harsh?"."""
    return opens(text, token) and (token + 2 >= len(text.words) or text.sentence[token + 2] != text.sentence[token])
