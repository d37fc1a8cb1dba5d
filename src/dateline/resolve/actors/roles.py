"""What reports call people: the titles before and after their names, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.resolve.actors.page import Named
from dateline.resolve.actors.tables import titles
from dateline.resolve.actors.text import ActorText

_POSSESSIVE = ("'s", "’s", "'", "’")
_DETERMINERS = ("the", "a", "an", "its", "their", "our", "one", "another")
_LINKS = ("of", "for", "at", "with", "from", "in", "on")


@dataclass(frozen=True, slots=True)
class Called:
    """A title in tokens `first` to before `stop`; `of` is the name inside or beside it, `of_words` its words where no name was found."""

    title: str
    first: int
    stop: int
    of: Named | None
    of_words: str | None


def roles_of(text: ActorText, person: Named, owner: dict[int, Named]) -> list[Called]:
    """The roles said beside one naming of a person. `owner` says which name each token belongs to."""
    found = [_before_and_of(text, person, owner), _before_comma(text, person, owner), _after_comma(text, person, owner)]
    return [role for role in found if role]


def _before_and_of(text: ActorText, person: Named, owner: dict[int, Named]) -> Called | None:
    """As `_before`, or with whose it is after the name: "President [Ada Rell] of Norway"."""
    called, at = _before(text, person.first, owner), person.stop
    if called is None or called.of is not None or called.of_words is not None or called.title.lower() in titles().courtesy:
        return called
    if at + 1 >= len(text.words) or text.lows[at] != "of" or text.sentence[at] != text.sentence[person.first]:
        return called
    of = owner.get(at + 2 if text.lows[at + 1] == "the" else at + 1)
    return replace(called, of=of) if of is not None and of.sort != "person" else called


def _before(text: ActorText, first: int, owner: dict[int, Named]) -> Called | None:
    """ "Norway's Foreign Minister [Kari Dahl]", "Minister of Defence [X]"."""
    start = _title_start(text, first, owner)
    if start < first and _has_head(text, start, first):
        of, words = _owner_before(text, start, owner)
        if of is None and words is None:
            return _named_inside(text, start, first)
        return Called(text.slice(start, first), start, first, of, words)
    return _of_title(text, first, owner)


def _named_inside(text: ActorText, start: int, stop: int) -> Called:
    """ "Cardinals coach [X]", "former Maryland Gov. [X]": capitals that are no part of the office say whose it is."""
    t = titles()
    former = start if text.lows[start] in ("former", "then", "ex", "acting", "outgoing") else start - 1
    end = former + 1
    while end < stop and text.capital(end) and text.lows[end] not in t.heads | t.modifiers | t.courtesy:
        end += 1
    if former + 1 < end < stop:
        title = " ".join(w for w in (text.words[former] if former == start else "", text.slice(end, stop)) if w)
        return Called(title, start, stop, None, text.slice(former + 1, end))
    return Called(text.slice(start, stop), start, stop, None, None)


def _has_head(text: ActorText, start: int, stop: int) -> bool:
    last = text.lows[stop - 1] if text.words[stop - 1] != "." else text.lows[stop - 2]
    return last in titles().heads or last in titles().courtesy


def _title_start(text: ActorText, stop: int, owner: dict[int, Named]) -> int:
    """Where the title that ends before `stop` begins."""
    t, start = titles(), stop
    while start > 0 and stop - start < 8:
        token = start - 1
        low = text.lows[token]
        if token in owner or text.sentence[token] != text.sentence[stop - 1] or text.block[token] != text.block[stop - 1]:
            break
        known = low in t.heads or low in t.modifiers or low in t.courtesy or (low == "." and (start < stop or _shortens(text, token)))
        joined = (
            low in ("-", "and", "&")
            and start < stop
            and token > 0
            and (text.lows[token - 1] in t.modifiers or text.lows[token - 1] in t.heads)
        )
        if not (known or joined or _modifies(text, token, start, stop)):
            break
        start = token
    while start < stop and (text.lows[start] in ("-", "and", "&", ".") or (start > 0 and text.words[start - 1] == "-")):
        start += 1
    return start


def _shortens(text: ActorText, stop: int) -> bool:
    """Whether a full stop of its own belongs to the title before it: "Col" and "."."""
    return stop > 0 and text.lows[stop - 1] + "." in titles().heads and text.end(stop - 1) == text.at[stop]


def _modifies(text: ActorText, token: int, start: int, stop: int) -> bool:
    """A word the table lacks that still belongs to the title: "planetary scientist", "Catalan leader"."""
    if start == stop or text.dep[token] not in ("amod", "compound", "nmod") or text.pos[token] not in ("ADJ", "NOUN", "PROPN"):
        return False
    return start <= text.head[token] <= stop + 4


def _owner_before(text: ActorText, start: int, owner: dict[int, Named]) -> tuple[Named | None, str | None]:
    """Whose title: the name right before it, with or without "'s", or "the city's"."""
    token = start - 1
    if token >= 0 and token in owner and owner[token].sort != "person":
        return owner[token], None
    if token > 0 and text.lows[token] in _POSSESSIVE:
        if token - 1 in owner:
            return owner[token - 1], None
        if text.pos[token - 1] in ("NOUN", "PROPN"):
            return None, text.words[token - 1] if text.lows[token - 2] not in ("the", "this") or token < 2 else text.slice(token - 2, token)
    return None, None


def _of_title(text: ActorText, first: int, owner: dict[int, Named]) -> Called | None:
    """ "Secretary of State [X]", "head of the SBU [X]"."""
    for token in range(first - 2, max(first - 6, 0), -1):
        low = text.lows[token]
        if text.sentence[token] != text.sentence[first] or low in (",", ";", "and") or text.pos[token] in ("VERB", "AUX"):
            return None
        if (
            low == "of"
            and text.lows[token - 1] in titles().heads
            and all(text.capital(t) or text.lows[t] in ("the", "staff") for t in range(token + 1, first))
        ):
            start = _title_start(text, token, owner)
            of = owner.get(first - 1)
            before, words = _owner_before(text, start, owner)
            if of is not None and of.sort != "person":
                return Called(text.slice(start, token), start, first, of, None)
            return Called(text.slice(start, first), start, first, before, words)
    return None


def _before_comma(text: ActorText, person: Named, owner: dict[int, Named]) -> Called | None:
    """ "The town's mayor, [Kari Dahl], said"."""
    comma = person.first - 1
    if comma < 1 or text.words[comma] != "," or text.sentence[comma] != text.sentence[person.first]:
        return None
    if text.dep[text.root(person.first, person.stop)] != "appos":
        return None
    called = _before(text, comma, owner)
    if called:
        return called
    for token in range(comma - 1, max(comma - 10, -1), -1):
        if text.words[token] == "," or text.sentence[token] != text.sentence[comma]:
            return None
        if text.lows[token] in _LINKS and text.lows[token - 1] in titles().heads:
            return _with_link(text, _title_start(text, token, owner), token, comma, owner)
    return None


def _after_comma(text: ActorText, person: Named, owner: dict[int, Named]) -> Called | None:
    """ "[Katie Boulter], a spokeswoman for the airline,"."""
    comma = person.stop
    if comma + 1 >= len(text.words) or text.words[comma] != "," or text.sentence[comma] != text.sentence[person.first]:
        return None
    start = comma + 1
    while start < len(text.words) - 1 and text.lows[start] in _DETERMINERS:
        start += 1
    end = _phrase_end(text, start)
    head = _first_head(text, start, end, owner) if text.lows[start] not in ("and", "or", "but", "then", "with") else None
    if head is None or not (
        end >= len(text.words)
        or text.words[end] in (",", ".", ")", ";", "—", "–", "-", "”", '"')
        or text.sentence[end] != text.sentence[comma]
    ):
        return None
    return _with_link(text, start, head + 1, end, owner)


def _phrase_end(text: ActorText, start: int) -> int:
    end = start
    while end < len(text.words) and end < start + 16 and text.sentence[end] == text.sentence[start]:
        if (
            text.words[end] in (",", ";", ")", "(", "—", "–", ".", "”", '"')
            or (text.pos[end] in ("VERB", "AUX") and text.dep[end] != "amod")
            or text.lows[end] in ("who", "which", "that")
        ):
            break
        end += 1
    return end


def _first_head(text: ActorText, start: int, end: int, owner: dict[int, Named]) -> int | None:
    """The title's head noun, if only modifiers and names stand before it."""
    t = titles()
    for token in range(start, min(end, start + 8)):
        if text.lows[token] in t.heads and not (token + 1 < end and text.lows[token + 1] in t.heads) and token not in owner:
            return token
        if (
            text.pos[token] not in ("ADJ", "NOUN", "PROPN", "PART", "PUNCT", "CCONJ", "ADV", "NUM")
            and token not in owner
            and text.lows[token] not in t.modifiers
        ):
            return None
    return None


def _with_link(text: ActorText, start: int, stop: int, end: int, owner: dict[int, Named]) -> Called | None:
    """A title with what follows it: "director [of the institute]"; a name at its front is its owner."""
    if start >= stop:
        return None
    first = start
    of = owner.get(start)
    if of is not None and of.stop < stop:
        first = of.stop + (1 if text.lows[of.stop] in _POSSESSIVE else 0)
    else:
        of = _owner_before(text, start, owner)[0]
    words = None
    if stop < end and text.lows[stop] in _LINKS:
        inside = next((owner[t] for t in range(stop + 1, end) if t in owner and owner[t].sort != "person"), None)
        of = of or inside
        words = text.slice(stop + 1, end) if stop + 1 < end else None
        if inside is None and words and text.lows[stop - 1] in ("minister", "secretary", "chief") and text.lows[stop] == "of":
            return Called(text.slice(first, end), start, end, of, None)
    return Called(text.slice(first, stop), start, end if words else stop, of, words) if first < stop else None


def singular(title: str) -> str:
    """ "Presidents" is "President" for each of those it stands before."""
    head, _, last = title.rpartition(" ")
    one = titles().plurals.get(last.lower())
    if one is None:
        return title
    one = one[:1].upper() + one[1:] if last[:1].isupper() else one
    return f"{head} {one}" if head else one


def is_plural(title: str) -> bool:
    """Whether the title stands for several people."""
    return title.split()[-1].lower() in titles().plurals if title.split() else False
