"""Who the pronouns of a report stand for: by clause, by who spoke last, by who stands in the foreground."""

from __future__ import annotations

from bisect import bisect_left

from dateline.resolve.actors.coreference_nouns import NOUNS, definite
from dateline.resolve.actors.coreference_past import Past, Standing, is_human_noun, unnamed_human
from dateline.resolve.actors.entities import Draft
from dateline.resolve.actors.tables import contexts
from dateline.resolve.actors.text import ActorText

_GENDER = dict.fromkeys(("he", "him", "his", "himself"), "male") | dict.fromkeys(("she", "her", "hers", "herself"), "female")
_THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "their", "them", "themselves"})
_MANY_OR_THING = _THING | _MANY
_RELATIVE = frozenset({"who", "which"})
_NAME_TO_VERB = 10  # tokens of "of the temple in the old town"
_REACH = 4  # sentences outside quotation a "he" may reach back; longer reaches were mostly wrong


def resolve(text: ActorText, named: list[Standing], titled: set[int]) -> list[Standing]:
    """All words beside names that stand for an actor of the report; `titled` are tokens of titles that stand beside names."""
    past, found = Past(text, named, titled), []
    coming = iter(named)
    following = next(coming, None)
    for token, low in enumerate(text.lows):
        while following is not None and following.first <= token:
            past.take(following)
            following = next(coming, None)
        if token in past.covered or text.sentence[token] < 0:
            continue
        answer = _answer(past, token, low)
        if answer is not None:
            past.take(answer)
            found.append(answer)
    return [standing for standing in found if standing.draft is not None]


def _answer(past: Past, token: int, low: str) -> Standing | None:
    if low in NOUNS:
        return definite(past, token)
    if is_human_noun(low):
        return unnamed_human(past, token)
    draft = None
    if low in _RELATIVE:
        draft = _antecedent(past, token)
    elif low in _GENDER and not past.text.quoted[token]:
        draft = _person(past, token, _GENDER[low])
    elif low in _MANY_OR_THING and not past.text.quoted[token]:
        draft = _thing(past, token, low)
    return Standing(token, token + 1, draft) if draft else None


# --- clauses ---------------------------------------------------------------------------------------------------------------


def _subject_of(text: ActorText, verb: int) -> int | None:
    """The subject of a verb, looked for around it."""
    for token in range(verb - 1, max(verb - 40, -1), -1):
        if text.head[token] == verb and text.dep[token] in ("nsubj", "nsubjpass"):
            return token
        if text.sentence[token] != text.sentence[verb]:
            break
    for token in range(verb + 1, min(verb + 8, len(text.words))):
        if text.head[token] == verb and text.dep[token] in ("nsubj", "nsubjpass"):
            return token
    return None


def _verbs_above(text: ActorText, token: int) -> list[int]:
    """The verbs over a token, innermost first."""
    found = []
    for _ in range(25):
        head = text.head[token]
        if head == token:
            break
        if text.pos[head] in ("VERB", "AUX"):
            found.append(head)
        token = head
    return found


def _noun(text: ActorText, token: int) -> int:
    """The noun a name stands beside: "mayor" for "Dahl" in "the mayor, Kari Dahl, said"."""
    for _ in range(2):
        if text.dep[token] != "appos":
            break
        token = text.head[token]
    return token


def _subject_named(past: Past, subject: int) -> Standing | None:
    """Who a subject's noun stands for: itself a name, or with a name beside it; None for a list of several."""
    text = past.text
    if any(text.head[t] == subject and text.dep[t] == "conj" for t in range(subject + 1, min(subject + 12, len(text.words)))):
        return None
    named = past.at_root.get(subject)
    if named is not None:
        return named
    for token in range(subject + 1, min(subject + 14, len(text.words))):
        if text.head[token] == subject and text.dep[token] == "appos" and token in past.at_root:
            return past.at_root[token]
    return None


def _clause_subjects(past: Past, pronoun: int) -> list[int]:
    """Subjects of the clauses above a pronoun, innermost first; its own clause's only for "his" and "himself"."""
    text, low = past.text, past.text.lows[pronoun]
    verbs = _verbs_above(text, pronoun)
    own = text.dep[pronoun] == "poss" or low.endswith("self")
    found = []
    for number, verb in enumerate(verbs):
        subject = _subject_of(text, verb)
        if subject is None or subject == pronoun or (number == 0 and not own) or _inside(text, pronoun, subject):
            continue
        if subject < pronoun or text.lemma[verb] in contexts()["speech_verbs"]:
            found.append(subject)
    return found


def _inside(text: ActorText, token: int, subject: int) -> bool:
    """Whether a token stands within the subject's own phrase."""
    for _ in range(10):
        if token == subject:
            return True
        if text.head[token] == token:
            return False
        token = text.head[token]
    return False


# --- he and she ------------------------------------------------------------------------------------------------------------


def _fits_one_of_list(past: Past, subject: int, gender: str) -> bool:
    """Whether a subject is a list that begins with a person whom the pronoun could mean: then it could be any of them."""
    first = past.at_root.get(subject)
    return first is not None and _fits(first.draft, gender)


def _fits(draft: Draft | None, gender: str) -> bool:
    return draft is not None and draft.sort == "person" and draft.gender in (None, gender)


def _person(past: Past, token: int, gender: str) -> Draft | None:
    text = past.text
    if not (text.lows[token] == "her" and text.dep[token] == "nsubj"):
        for subject in _clause_subjects(past, token):
            named = _subject_named(past, subject)
            if named is None and _fits_one_of_list(past, subject, gender):
                return None
            if named is not None and _fits(named.draft, gender):
                return _agreed(named.draft, gender)
    best = _most_salient(past, token, gender)
    return _agreed(best, gender) if best else None


def _agreed(draft: Draft | None, gender: str) -> Draft | None:
    """A person once called "she" is a woman for the rest of the report."""
    if draft is not None and draft.gender is None:
        draft.gender = gender
    return draft


def _most_salient(past: Past, token: int, gender: str) -> Draft | None:
    text = past.text
    speech = _speaks(text, token)
    barred = _own_subject(past, token)
    best: tuple[float, int] | None = None
    chosen: Draft | None = None
    for named in reversed(past.read[-40:]):
        if not (named.draft is None or _fits(named.draft, gender)) or (barred is not None and named.draft is barred):
            continue
        away = _distance(text, named.first, token)
        if away > _REACH:
            break
        score = (
            _salience(text, named, speech) - away - _unlikely(named.draft, gender),
            named.first,
        )
        if best is None or score > best:
            best, chosen = score, named.draft
    return chosen


def _unlikely(draft: Draft | None, gender: str) -> float:
    """What counts against a candidate of unknown gender: more for "she", as most people named in news are men."""
    if draft is None:
        return 0.5
    return 0.0 if draft.gender else 1.5 if gender == "female" else 0.7


def _own_subject(past: Past, token: int) -> Draft | None:
    """Who does to "him" what is done to him: never he himself."""
    text = past.text
    verbs = _verbs_above(text, token)[:1]
    if text.dep[token] in ("poss", "nsubj", "nsubjpass") or text.lows[token].endswith("self") or not verbs:
        return None
    subject = _subject_of(text, verbs[0])
    named = past.at_root.get(subject) if subject is not None else None
    return named.draft if named else None


def _distance(text: ActorText, first: int, token: int) -> int:
    """Sentences between, those wholly inside quotation left out."""
    here, there = text.sentence[token], text.sentence[first]
    if here - there > 12:
        return 99
    loud = text.loud
    outside = {text.sentence[t] for t in loud[bisect_left(loud, first) : bisect_left(loud, token)]}
    return len(outside - {there, here}) + (here != there)


def _speaks(text: ActorText, token: int) -> bool:
    return text.dep[token] == "nsubj" and text.lemma[text.head[token]] in contexts()["speech_verbs"]


def _salience(text: ActorText, named: Standing, speech: bool) -> float:
    """How much in the foreground a naming stands: subject of the sentence, speaker, or in passing."""
    own = text.root(named.first, named.stop)
    root = _noun(text, own)
    score = -3.0 if text.quoted[root] else 0.0
    if text.dep[own] == "appos" and text.dep[root] == "pobj" and _tells_next(text, named):
        score += 3.0 if speech else 2.0
    elif text.dep[root] in ("nsubj", "nsubjpass"):
        verb = text.head[root]
        score += 2.0 if text.dep[verb] == "ROOT" else 1.0
        score += 1.0 if _speaks(text, root) and speech else 0.0
    elif text.dep[root] in ("dobj", "dative", "ROOT"):
        score += 0.5
    elif text.dep[root] == "pobj" and text.lows[text.head[root]] in ("by", "to"):
        score += 0.3
    return score


def _tells_next(text: ActorText, named: Standing) -> bool:
    """ "In Lunda, Norland, Rabbi Ola Berg of the temple said": the parser takes the speaker for another name of the place."""
    for token in range(named.stop, min(named.stop + _NAME_TO_VERB, len(text.words))):
        if text.pos[token] == "VERB":
            return text.dep[token] == "ROOT" and text.lemma[token] in contexts()["speech_verbs"] and _subject_of(text, token) is None
    return False


# --- it and they -----------------------------------------------------------------------------------------------------------


def _thing(past: Past, token: int, low: str) -> Draft | None:
    text = past.text
    sorts = ("organisation", "state", "group") if low in _THING else ("group",)
    if low == "it" and not _does_something(text, token):
        return None
    for subject in _clause_subjects(past, token):
        named = _subject_named(past, subject)
        return named.draft if named is not None and named.draft is not None and named.draft.sort in sorts else None
    if _speaks(text, token):
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
        if text.quoted[named.first] or _distance(text, named.first, token) > 1:
            continue
        root = _noun(text, text.root(named.first, named.stop))
        verb = text.head[root]
        if text.dep[root] == "nsubj" and (text.dep[verb] == "ROOT" or text.lemma[verb] in contexts()["speech_verbs"]):
            return named
    return None


def _antecedent(past: Past, token: int) -> Draft | None:
    """ "Dahl, who led": the noun the clause hangs on."""
    text = past.text
    verb = text.head[token]
    if text.dep[token] not in ("nsubj", "nsubjpass") or text.dep[verb] != "relcl":
        return None
    named = _subject_named(past, text.head[verb])
    draft = named.draft if named else None
    if draft is None or text.head[verb] > token:
        return None
    return draft if (draft.sort == "person") == (text.lows[token] == "who") or draft.sort == "group" else None
