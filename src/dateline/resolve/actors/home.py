"""The state that a report is about at home, and the nouns that stand for it: "the army shelled", "the government said"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.core.mention import PlaceMention
from dateline.read.reading import Reading
from dateline.resolve.actors.coreference_past import Standing
from dateline.resolve.actors.entities import Cast, Draft
from dateline.resolve.actors.tables import organisation_nouns
from dateline.resolve.actors.text import ActorText

LEAST = 3  # times that a report names its home or places in it
AHEAD = 1.5  # times as often as any other state
DATELINE = 2.0  # weight of the state from which the report is written
BESIDE = 3  # tokens that may stand between a state and its body: "Mali's military-led government"
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_PARTS = frozenset(("of", "for", "in", "-"))  # after the noun these tell whose it is, or of what


def home_of(reading: Reading, cast: Cast, found: Iterable[Standing], places: Sequence[PlaceMention]) -> Draft | None:
    """The state that the report names most, its own places included; None where another is named nearly as often."""
    states = {d.country: d for d in cast.drafts.values() if d.sort == "state" and d.country is not None and d.forms}
    lines = [b for b in reading.report.blocks if b.kind == "dateline"]
    named = Counter(s.draft.country for s in found if s.draft is not None and s.draft.sort == "state" and s.draft.country in states)
    own: set[str | None] = set()
    for place in places:
        if any(b.start <= place.span.start < b.end for b in lines):
            own.add(place.country)
        elif place.country in states:
            named[place.country] += 1
    weighed = sorted(((n * (DATELINE if c in own else 1.0), c or "") for c, n in named.items()), key=lambda w: (-w[0], w[1]))
    if not weighed or named[weighed[0][1]] < LEAST:
        return None
    second = weighed[1][0] if len(weighed) > 1 else 0.0
    return states[weighed[0][1]] if weighed[0][0] >= AHEAD * second else None


def state_bodies(text: ActorText, found: list[Standing], home: Draft | None) -> list[Standing]:
    """Nouns of a state's bodies that say no owner: of the state whose body was just named, else of the home.

    Of "the court", "the soldiers" only where the report has told whose: there are courts and soldiers of many.
    """
    kinds, servants = organisation_nouns().state_bodies, organisation_nouns().state_servants
    taken = {t: s for s in found for t in range(s.first, s.stop)}
    named: dict[str, list[tuple[int, Draft]]] = {}
    out: list[Standing] = []
    for token, low in enumerate(text.lows):
        kind = kinds.get(low) or servants.get(low)
        if kind is None or token in taken or text.sentence[token] < 0 or _name_like(text, token):
            continue
        if (owner := _owner(text, token, taken)) is not None:
            named.setdefault(kind, []).append((text.sentence[token], owner))
        elif (first := _bare(text, token, taken)) is not None:
            before = named.get(kind, [])
            meant = _just_named(before, text.sentence[token], home) if low in kinds else _only_one(before)
            out += [Standing(first, token + 1, meant)] if meant is not None else []
    return out


def _just_named(before: list[tuple[int, Draft]], sentence: int, home: Draft | None) -> Draft | None:
    return before[-1][1] if before and sentence - before[-1][0] <= 1 else home


def _only_one(before: list[tuple[int, Draft]]) -> Draft | None:
    """The state of all that were named, if it is one."""
    return before[0][1] if before and all(draft is before[0][1] for _, draft in before) else None


def _owner(text: ActorText, token: int, taken: dict[int, Standing]) -> Draft | None:
    """The state said before the noun or after it: "the Chadian army", "Chad's new government", "the government of Chad"."""
    after = range(token + 2, min(token + 4, len(text.words))) if text.lows[token + 1 : token + 2] == ["of"] else range(0)
    for near in (*range(token - 1, max(token - 2 - BESIDE, -1), -1), *after):
        if text.sentence[near] != text.sentence[token] or (near < token and text.lows[near] in ("the", "a", "an", ",")):
            break
        held = taken.get(near)
        if held is not None:
            return held.draft if held.draft is not None and held.draft.sort == "state" else None
    return None


def _bare(text: ActorText, token: int, taken: dict[int, Standing]) -> int | None:
    """The noun's first token where nothing beside it tells whose it is: "the army", "the federal government", "government troops"."""
    words = organisation_nouns()
    first = token
    while first > 0 and text.lows[first - 1] in words.state_modifiers:
        first -= 1
    before = text.lows[first - 1] if first > 0 and text.sentence[first - 1] == text.sentence[token] else ""
    after = text.lows[token + 1] if token + 1 < len(text.words) else ""
    told = after in _PARTS and text.head[token + 1] == token  # not in "accused the government of fraud"
    if before in _POSSESSIVE or told or (first - 1) in taken:
        return None
    part = text.dep[token] == "compound" and text.head[token] > token  # "an army spokesman"
    plural = text.lows[token] in words.state_plurals
    if before == "the" or (part and not _told_apart(text, first - 1)):
        return first
    return first if plural and not _told_apart(text, first - 1) else None


def _name_like(text: ActorText, token: int) -> bool:
    """Whether the noun is written as a name, not only as the first word of its sentence."""
    return text.capital(token) and token > 0 and text.sentence[token - 1] == text.sentence[token]


def _told_apart(text: ActorText, token: int) -> bool:
    """Whether a word before the noun says of whom or which: "rebel", "local", "his"."""
    if token < 0 or text.sentence[token] != text.sentence[token + 1]:
        return False
    return text.pos[token] in ("ADJ", "NOUN", "PROPN", "PRON", "NUM") or text.lows[token] in ("no", "any", "other", "-")


def armed_movements(text: ActorText, found: list[Standing]) -> list[Standing]:
    """ "The rebels", "the paramilitaries": the movement whose name the report has last put beside such a noun ("Houthi rebels").

    Where it never does so, the one whose name alone tells an armed movement ("the Front for National Renewal"), if there is only one.
    """
    taken = {t: s for s in found for t in range(s.first, s.stop)}
    nouns = [t for t, low in enumerate(text.lows) if low in organisation_nouns().movements and text.sentence[t] >= 0]
    beside = {t: draft for t in nouns if (draft := _movement_beside(text, t, taken)) is not None}
    named = None if beside else _only_fighting(found)
    out: list[Standing] = []
    for token in nouns:
        if token in beside:
            named = beside[token]
        elif named is not None and token not in taken and not _name_like(text, token) and _meant(text, token):
            out.append(Standing(token, token + 1, named))
    return out


def _only_fighting(found: list[Standing]) -> Draft | None:
    """The one organisation of the report whose name has a word for an armed movement."""
    drafts = {id(s.draft): s.draft for s in found if s.draft is not None and s.draft.sort in ("organisation", "group")}
    fighting = [d for d in drafts.values() if d.country is None and not organisation_nouns().fighting.isdisjoint(d.name.lower().split())]
    return fighting[0] if len(fighting) == 1 else None


def _movement_beside(text: ActorText, token: int, taken: dict[int, Standing]) -> Draft | None:
    """The body or group whose name the noun is part of, or stands right before or after."""
    for near in (token, token - 1, token + 1):
        held = taken.get(near) if near >= 0 and text.sentence[near : near + 1] == [text.sentence[token]] else None
        if held is not None and held.draft is not None and held.draft.sort in ("organisation", "group"):
            return held.draft
    return None


def _meant(text: ActorText, token: int) -> bool:
    """Whether nothing tells of others: "the rebels", "rebel fighters", but not "12 rebels" or "the Kivu rebels"."""
    before = text.lows[token - 1] if token and text.sentence[token - 1] == text.sentence[token] else ""
    part = text.dep[token] in ("compound", "amod") and text.head[token] > token
    return before == "the" or (part and not _told_apart(text, token - 1))
