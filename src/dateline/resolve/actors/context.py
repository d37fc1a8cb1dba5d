"""Whether a state's or capital's name acts in its sentence, or is only a place there."""

from __future__ import annotations

from dateline.resolve.actors.page import Named
from dateline.resolve.actors.states import StateForm
from dateline.resolve.actors.tables import contexts
from dateline.resolve.actors.text import ActorText

_MODIFIERS = ("amod", "compound", "nmod", "npadvmod")
_SUBJECTS = ("nsubj", "agent")


def top_of(text: ActorText, token: int) -> int:
    """The first of the list the token is joined to: "Ukraine" for "Russia" in "Ukraine and Russia"."""
    for _ in range(6):
        if text.dep[token] != "conj" or text.pos[text.head[token]] not in ("PROPN", "NOUN"):
            break
        token = text.head[token]
    return token


def acts(text: ActorText, named: Named) -> bool:
    """Whether a state's name stands for the state as one who does or suffers something."""
    if isinstance(named.known, StateForm) and named.known.sort == "adjective" and text.words[named.first] not in ("US", "U.S.", "UAE"):
        return False
    token = top_of(text, text.root(named.first, named.stop))
    dep, head = text.dep[token], text.head[token]
    if dep in ("nsubj", "nsubjpass", "poss", "agent", "dobj", "dative", "ROOT", "nmod", "compound", "attr", "amod"):
        return dep != "compound" or text.pos[head] != "PROPN"
    if dep == "pobj":
        return text.lows[head] not in contexts()["place_prepositions"] and not (
            text.lows[head] in ("to", "from") and text.lemma[text.head[head]] in contexts()["place_verbs"]
        )
    return False


def is_government(text: ActorText, named: Named) -> bool:
    """Whether a capital or a seat of government stands for the state: "Kyiv said", "Moscow's positions", "sanctions against Paris"."""
    token = text.root(named.first, named.stop)
    top = top_of(text, token)
    form = named.known
    seat = isinstance(form, StateForm) and form.sort == "seat"
    return _government_at(text, top, seat, named.stop)


def _government_at(text: ActorText, token: int, seat: bool, stop: int) -> bool:
    dep, head, words = text.dep[token], text.head[token], contexts()
    if dep == "nsubj":
        return seat or (text.pos[head] in ("VERB", "AUX") and text.lemma[head] not in words["city_verbs"] and not _copula(text, head))
    if dep == "poss":
        return seat or text.lows[head] in words["government_nouns"]
    if dep == "nsubjpass":
        return seat or text.lemma[head] in words["actor_verbs"]
    if dep == "dobj":
        return text.lemma[head] in words["actor_verbs"]
    if dep == "dative":
        return True  # "lent Colombo a million"
    if dep == "pobj":
        return _after_preposition(text, head, seat)
    if dep in ("compound", "nmod", "amod"):
        return seat or _between(text, token, stop)
    return False


def _copula(text: ActorText, verb: int) -> bool:
    """ "Kyiv is a city": to be something is no deed; "Kyiv is ready" and "Kyiv has to" are."""
    return text.lemma[verb] == "be" and any(
        text.head[t] == verb and text.dep[t] == "attr" for t in range(verb, min(verb + 8, len(text.words)))
    )


def _after_preposition(text: ActorText, preposition: int, seat: bool) -> bool:
    words, low = contexts(), text.lows[preposition]
    ruler = text.head[preposition]
    if text.pos[ruler] == "VERB" and f"{text.lemma[ruler]}_{low}" in words["actor_phrases"]:
        return True
    if low in words["place_prepositions"]:
        return False
    if low == "by":
        return text.lemma[ruler] not in words["place_verbs"]
    if low in words["actor_prepositions"]:
        return seat or (
            text.lemma[ruler] not in words["place_verbs"] and (text.pos[ruler] == "VERB" or text.lows[ruler] in words["government_nouns"])
        )
    if low in words["noun_prepositions"]:
        return text.lows[ruler] in words["government_nouns"] or text.lemma[ruler] in words["actor_verbs"]
    return False


def _between(text: ActorText, token: int, stop: int) -> bool:
    """ "the Moscow government", "a Beijing official"."""
    return stop < len(text.words) and text.lows[stop] in ("government", "officials", "official", "regime", "leadership", "authorities")


def stands_for_people(text: ActorText, named: Named) -> bool:
    """Whether a nationality's word means people ("three Russians", "the French") and not the state ("Russian jets")."""
    form = named.known
    if not isinstance(form, StateForm) or form.sort not in ("people", "adjective"):
        return False
    token = named.stop - 1
    noun = text.dep[token] in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr", "ROOT", "dative", "agent")
    if form.sort == "people":
        return noun or text.dep[token] == "poss"
    if not noun or text.pos[token] not in ("PROPN", "NOUN"):
        return False
    after = text.words[token + 1] if token + 1 < len(text.words) else ""
    return not after[:1].isalpha() | (after == "-") or _is_somebody(text, named)


def _is_somebody(text: ActorText, named: Named) -> bool:
    """ "The 46-year-old Norvian said", "a Norvian was hurt": one person, who does or suffers something."""
    following = named.stop < len(text.words) and text.pos[named.stop] in ("VERB", "AUX")
    before = text.lows[named.first - 1] if named.first else ""
    return following and (before in ("a", "an", "old") or before.endswith("-old"))


def is_language(text: ActorText, named: Named) -> bool:
    """ "in French", "speaks Russian", "the Russian language"."""
    form, token = named.known, named.stop - 1
    if not isinstance(form, StateForm) or form.sort != "adjective":
        return False
    head = text.head[token]
    if text.dep[token] in _MODIFIERS and text.lows[head] in ("language", "languages", "speaker", "speakers", "dialect", "alphabet"):
        return True
    return (text.dep[token] == "pobj" and text.lows[head] in ("in", "into", "from") and text.lows[token - 1] == text.lows[head]) or (
        text.dep[token] == "dobj" and text.lemma[head] in ("speak", "learn", "teach", "study", "understand")
    )
