"""Who the title nouns and organisation nouns of a report stand for: "the minister", "the Israeli premier", "the ministry"."""

from __future__ import annotations

from dateline.resolve.actors.coreference_clauses import SUBJECTS, speaks
from dateline.resolve.actors.coreference_past import Past, Standing, unnamed_human
from dateline.resolve.actors.entities import Draft
from dateline.resolve.actors.gender import noun_gender
from dateline.resolve.actors.tables import contexts, organisation_nouns, titles
from dateline.resolve.actors.text import ActorText

_POSSESSIVE = ("'s", "’s", "'", "’")
_STOPS = frozenset({"the", *_POSSESSIVE})
# Before "bank" or "firm" these tell it apart from what was named: it may be new.
_TELLS_APART = frozenset({"central", "national", "development", "state", "other", "rival", "based"})
# "the aid group", "the rights organisation": a charity by its work.
_BODIES = frozenset({"group", "organisation", "organization", "agency"})
_GOOD_WORKS = frozenset({"aid", "rights", "relief", "humanitarian", "advocacy", "charitable"})
_FAR, _NEAR = 2000, 3  # tokens back to where the report may have brought in another one, sentences back to where the person was named
NOUNS = frozenset(organisation_nouns().definite) | titles().heads | contexts()["known_for"] | {k for k in titles().synonyms if " " not in k}


def definite(past: Past, token: int) -> Standing | None:
    """ "the minister", "the Israeli premier", "the ministry": the actor last named so."""
    text = past.text
    first = token
    while (
        first > 0
        and first > token - 4
        and text.sentence[first - 1] == text.sentence[token]
        and text.lows[first] not in _STOPS
        and first - 1 not in past.covered - past.states
    ):
        first -= 1
    if text.lows[first] in _POSSESSIVE and not _goes_on(text, token):
        return _owned(past, first, token)
    if text.lows[first] != "the" or first == token or _goes_on(text, token):
        return unnamed_human(past, token) if text.lows[token] in titles().heads and first != token else None
    words = text.lows[first + 1 : token + 1]
    words = _without_state(past, first + 1, words)
    draft = _called(past, words) if words[-1] not in organisation_nouns().definite else _organisation(past, words)
    if draft is None and words[0] in contexts()["known_for"]:
        draft = _known_person(past, token)
    if draft is None:
        return unnamed_human(past, token) if words[-1] in titles().heads | contexts()["known_for"] else None
    return Standing(first, token + 1, draft)


def _known_person(past: Past, token: int) -> Draft | None:
    """ "The singer": whom the report is about, where it is about one person near by and has brought in no singer without a name."""
    text, low = past.text, past.text.lows[token]
    if text.dep[token] not in (*SUBJECTS, "poss", "dobj", "dative") or _told_which(text, token):
        return None
    if low in contexts()["also_things"] and not speaks(text, token):
        return None
    if any(text.lows[t] in (low, f"{low}s") and t != token and _brought_in(text, t) for t in range(max(0, token - _FAR), token)):
        return None
    gender = noun_gender(low)
    times: dict[int, int] = {}
    people = [n.draft for n in past.read if n.draft is not None and n.draft.sort == "person" and not past.text.quoted[n.first]]
    for draft in people:
        times[id(draft)] = times.get(id(draft), 0) + 1
    fits = {id(d): d for d in people if gender is None or d.gender in (None, gender)}
    ranked = sorted(fits.values(), key=lambda d: -times[id(d)])
    if not ranked or (len(ranked) > 1 and times[id(ranked[0])] < 2 * times[id(ranked[1])]):
        return None
    near = any(n.draft is ranked[0] and 0 <= text.sentence[token] - text.sentence[n.first] <= _NEAR for n in past.read)
    return ranked[0] if near else None


def _told_which(text: ActorText, token: int) -> bool:
    """ "The candidate best suited to win", "the nominee who loses": a clause without a comma says which one."""
    if text.quoted[token] or text.lows[token + 1 : token + 2] == [","]:
        return text.quoted[token]
    near = range(token + 1, min(token + 5, len(text.words)))
    return any(text.head[t] == token and text.dep[t] in ("acl", "relcl", "amod", "prep") for t in near)


def _brought_in(text: ActorText, token: int) -> bool:
    """ "A singer", "two singers": somebody without a name; no apposition."""
    new = any(text.head[t] == token and text.lows[t] in ("a", "an", "another") for t in range(max(0, token - 4), token))
    return text.dep[token] not in ("appos", "attr", "compound", "amod") and (new or text.lows[token].endswith("s"))


def _without_state(past: Past, first: int, words: list[str]) -> list[str]:
    """The words after a nationality: "Israeli premier" is a premier."""
    skip = 0
    while skip < len(words) - 1 and first + skip in past.states:
        skip += 1
    return words[skip:]


def _owned(past: Past, mark: int, token: int) -> Standing | None:
    """ "Turkey's [foreign minister]", where the name is said elsewhere."""
    owner = past.at_root.get(mark - 1)
    if owner is None or owner.draft is None or owner.draft.sort != "state" or mark + 1 > token:
        return None
    draft = _called(past, past.text.lows[mark + 1 : token + 1])
    return Standing(mark + 1, token + 1, draft) if draft is not None and draft.country in (None, owner.draft.country) else None


def _goes_on(text: ActorText, token: int) -> bool:
    """Whether the noun is only a part of more: "the minister of trade", "the police chief's car" is not, "the party leader" is."""
    if token + 1 >= len(text.words):
        return False
    return (
        text.lows[token + 1] in ("of", "for", "who", "-")
        or (text.head[token] > token and text.dep[token] == "compound")
        or (text.capital(token + 1) and text.words[token + 1] != "I")
    )


def _called(past: Past, words: list[str]) -> Draft | None:
    title = " ".join(words)
    wanted = titles().synonyms.get(title, titles().synonyms.get(words[-1], frozenset({words[-1]})))
    for named in reversed(past.read):
        if (
            named.draft is not None
            and named.draft.sort == "person"
            and any(_same_title(c.title.lower(), words, wanted) for c in named.draft.called)
        ):
            return named.draft
    return None


def _same_title(title: str, words: list[str], wanted: frozenset[str]) -> bool:
    if words[-1] == "minister" and "prime" in title.split() and "prime" not in words:
        return False
    if ("former" in words) != ("former" in title.split() or title.startswith("ex-")) and "former" in words:
        return False
    ending = any(title == w or title.endswith(" " + w) for w in wanted)
    return (
        ending
        and "vice" not in set(title.split()) - set(words)
        and all(w in title.split() for w in words[:-1] if w not in ("former", "prime"))
    )


def _organisation(past: Past, words: list[str]) -> Draft | None:
    if words[-1] in _BODIES and len(words) > 1 and words[-2] in _GOOD_WORKS:
        words = [*words[:-2], "charity"]
    heads = organisation_nouns().definite[words[-1]]
    for named in reversed(past.read[-60:]):
        draft = named.draft
        if draft is None or draft.sort not in ("organisation", "group") or _is_suffix(draft):
            continue
        known = {*draft.words, *(w.lower() for w in draft.name.split()), *(c.title.split()[-1].lower() for c in draft.called)}
        if "FIRM" not in heads:  # of firms it is the last subject
            known |= past.described.get(id(draft), set())
        if heads & known or ("GROUP" in heads and draft.sort == "group" and not draft.key.startswith("people ")):
            return draft if all(w in known for w in words[:-1]) else None
    if "KNOWN" in heads and len(words) == 1:
        return _company(past, sure=False, known=True)
    return _company(past, sure=len(words) > 1) if "FIRM" in heads and not set(words[:-1]) & _TELLS_APART else None


def _is_suffix(draft: Draft) -> bool:
    """ "Inc.", apart from its name."""
    return {w.strip(".").lower() for w in draft.name.split()} <= organisation_nouns().definite["company"]


def _company(past: Past, sure: bool, known: bool = False) -> Draft | None:
    """The last organisation that was a subject or an owner, if it is no office of a state; one named in passing only where no other is.

    `sure`: only where there is but one, as for "the investment bank", which may be new. `known`: also one that is known everywhere.
    """
    near = [named.draft for named in past.read[-25:] if named.draft is not None and _is_company(past.text, named, named.draft, known)]
    again = [draft for draft in near if sum(named.draft is draft for named in past.read) > 1] or near
    return again[-1] if again and not (sure and any(draft is not again[-1] for draft in again)) else None


def _is_company(text: ActorText, named: Standing, draft: Draft, known: bool) -> bool:
    if draft.sort != "organisation" or (draft.fixed and not known):
        return False
    if draft.country or organisation_nouns().public & set(draft.words) or _is_suffix(draft):
        return False
    root = text.root(named.first, named.stop)
    if text.dep[root] == "compound":  # "Acme shares fell"
        root = text.head[root]
    return text.dep[root] in ("nsubj", "nsubjpass", "poss", "appos") and not _hands_on(text, root)


def _hands_on(text: ActorText, root: int) -> bool:
    """Whether it only reports what others say: "…, Channel Four reported"."""
    return text.lemma[text.head[root]] == "report" and text.dep[root] == "nsubj"
