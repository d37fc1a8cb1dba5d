"""Whom "he" and "she" stand for: by the clause they hang on, else by who stands in the foreground.

What a pronoun cannot mean comes first (Chomsky's principles B and C): who does to "him" what is done, or a name told after "he" in the
same clause. Of the others the foreground decides, roughly as centering theory orders it (Grosz, Joshi and Weinstein 1995): the subject
before what is done to, whose the subject is before others, the nearer sentence before the farther one. "He said" looks for who spoke last.
"""

from __future__ import annotations

from itertools import pairwise

from dateline.resolve.actors.coreference_clauses import (
    SUBJECTS,
    clause_subjects,
    distance,
    inside,
    noun,
    owner_in_subject,
    speaks,
    subject_named,
    subject_of,
    verbs_above,
)
from dateline.resolve.actors.coreference_past import Past, Standing
from dateline.resolve.actors.entities import Draft
from dateline.resolve.actors.gender import leaning, noun_gender
from dateline.resolve.actors.tables import contexts
from dateline.resolve.actors.text import ActorText

GENDER = dict.fromkeys(("he", "him", "his", "himself"), "male") | dict.fromkeys(("she", "her", "hers", "herself"), "female")
_NAME_TO_VERB = 10  # tokens of "of the temple in the old town"
_REACH = 4  # sentences outside quotation a "he" may reach back; longer reaches were mostly wrong
_HERE = 0.6  # for a subject in the pronoun's own sentence
_BROUGHT_IN = 1.6  # for who has no name and is new in the pronoun's own sentence
_LIST = 16  # tokens from the first of a list to the last


def person(past: Past, token: int) -> Draft | None:
    """The person a pronoun outside quotation stands for; None where it is nobody the report names, or nobody in particular."""
    gender = GENDER[past.text.lows[token]]
    barred = _barred(past, token)
    later: list[Draft] = []
    if not (past.text.lows[token] == "her" and past.text.dep[token] == "nsubj"):
        for subject in clause_subjects(past, token):
            sure, draft = _subject(past, token, subject, gender, barred)
            if sure and subject < token:
                return _agreed(draft, gender)
            if draft is not None:
                later.append(draft)
    found, draft = _most_salient(past, token, gender, barred)
    if not found:
        draft = next(iter(later), None) or _comes_later(past, token, gender, barred)
    return _agreed(draft, gender)


def _agreed(draft: Draft | None, gender: str) -> Draft | None:
    """A person once called "she" is a woman for the rest of the report."""
    if draft is not None and draft.gender is None:
        draft.gender = gender
    return draft


def _fits(draft: Draft | None, gender: str) -> bool:
    return draft is not None and draft.sort == "person" and draft.gender in (None, gender)


def _may_be(past: Past, named: Standing, gender: str) -> bool:
    """Whether a standing is a person of the gender, with a name or without."""
    noun_of = past.text.lows[past.text.root(named.first, named.stop)]
    return _fits(named.draft, gender) if named.draft else noun_gender(noun_of) in (None, gender)


# --- what it cannot be -----------------------------------------------------------------------------------------------------


def _barred(past: Past, token: int) -> list[Draft]:
    """Whom the pronoun cannot stand for."""
    text = past.text
    sources = _accorded(past, token)
    if text.dep[token] in SUBJECTS:
        return sources + _named_after(past, token)
    own = [_own_subject(past, token), _beside_own(past, token)]
    return [*sources, *(draft for draft in own if draft is not None)]


def _own_subject(past: Past, token: int) -> Draft | None:
    """Who does to "him" what is done to him: never he himself."""
    text = past.text
    verbs = verbs_above(text, token)[:1]
    if text.dep[token] == "poss" or text.lows[token].endswith("self") or not verbs:
        return None
    subject = subject_of(text, verbs[0])
    named = past.at_root.get(subject) if subject is not None else None
    return named.draft if named else None


def _beside_own(past: Past, token: int) -> Draft | None:
    """ "His brother, Eric Lund, said": the brother is not "his"."""
    text = past.text
    owned = text.head[token]
    if text.dep[token] != "poss":
        return None
    near = range(owned, min(owned + 8, len(text.words)))
    beside = (t for t in near if t == owned or (text.dep[t] == "appos" and text.head[t] == owned))
    return next((past.at_root[t].draft for t in beside if t in past.at_root), None)


def _named_after(past: Past, token: int) -> list[Draft]:
    """ "He asked Moll to wait": names below the verb of "he" and after it are others'."""
    text, verb = past.text, past.text.head[token]
    found = []
    for after in range(token + 1, len(text.words)):
        if text.sentence[after] != text.sentence[token]:
            break
        named = past.at_root.get(after)
        if named is not None and named.draft is not None and not text.quoted[after] and verb in verbs_above(text, after):
            found.append(named.draft)
    return found


def _accorded(past: Past, token: int) -> list[Draft]:
    """ "According to Moll, he …": who tells a sentence is not the "he" of it."""
    text, here = past.text, past.text.sentence[token]
    for before in range(token - 1, max(token - 30, -1), -1):
        if text.sentence[before] != here:
            break
        if text.lows[before] == "according":
            names = (past.at_root.get(t) for t in range(before + 2, token) if text.dep[noun(text, t)] == "pobj")
            return [n.draft for n in names if n is not None and n.draft is not None][:1]
    return []


# --- the clause ------------------------------------------------------------------------------------------------------------


def _subject(past: Past, token: int, subject: int, gender: str, barred: list[Draft]) -> tuple[bool, Draft | None]:
    """Whether the subject of a clause above settles whom the pronoun means, and who that is."""
    text = past.text
    listed = _members(past, subject)
    if len(listed) > 1:
        fitting = [n for n in listed if _may_be(past, n, gender)]
        if len(fitting) == 1 and fitting[0].draft not in barred:
            return True, fitting[0].draft
        return len(fitting) > 1, None
    named = subject_named(past, subject)
    if named is None or not _may_be(past, named, gender):
        return False, None
    if named.draft is None:
        return True, None
    if named.draft in barred or (_unlikely(named.draft, gender) >= 1.0 and _another_fits(past, token, named.draft, gender)):
        return False, None
    if text.dep[token] in SUBJECTS and (principal := _spoken_for(past, subject, gender)) is not None:
        return True, principal
    return True, named.draft


def _members(past: Past, subject: int) -> list[Standing]:
    """Who stands in a list that a subject begins; empty where it is no list."""
    text = past.text
    heads, found = {subject}, []
    for token in range(subject + 1, min(subject + _LIST, len(text.words))):
        if text.dep[token] == "conj" and text.head[token] in heads:
            heads.add(token)
    for head in sorted(heads) if len(heads) > 1 else ():
        near = range(head + 1, min(head + _LIST, len(text.words)))
        beside = (t for t in (head, *near) if t == head or (text.head[t] == head and text.dep[t] == "appos"))
        named = next((past.at_root[t] for t in beside if t in past.at_root), None)
        found.append(named or Standing(head, head + 1, None))
    return found


def _another_fits(past: Past, token: int, draft: Draft, gender: str) -> bool:
    """Whether somebody known to be of the gender was named in the same sentence."""
    here = past.text.sentence[token]
    near = (n.draft for n in reversed(past.read[-12:]) if past.text.sentence[n.first] == here)
    return any(d is not None and d is not draft and d.sort == "person" and d.gender == gender for d in near)


def _spoken_for(past: Past, subject: int, gender: str) -> Draft | None:
    """ "His lawyer, Max Adler, said he would appeal": who has somebody speak for him."""
    text = past.text
    if text.lows[subject] not in contexts()["mouthpieces"]:
        return None
    owner = next((t for t in range(max(0, subject - 6), subject) if text.dep[t] == "poss" and text.head[t] == subject), None)
    named = past.at_root.get(owner) if owner is not None else None
    return named.draft if named is not None and _fits(named.draft, gender) else None


def _comes_later(past: Past, token: int, gender: str, barred: list[Draft]) -> Draft | None:
    """ "When he arrived, Daniel Okoro was arrested": the subject of the main clause, where nobody before it fits."""
    text = past.text
    verbs = verbs_above(text, token)
    uppers = [upper for lower, upper in pairwise(verbs) if text.dep[lower] == "advcl" and lower < upper]
    if text.dep[token] == "poss" and verbs and verbs[0] > token:  # "With her red hair, Rebecca Mays …"
        uppers.insert(0, verbs[0])
    for upper in uppers:
        subject = subject_of(text, upper)
        if subject is None or subject < token or inside(text, token, subject):
            continue
        named = subject_named(past, subject) or _owner_of(past, subject)
        return named.draft if named is not None and _fits(named.draft, gender) and named.draft not in barred else None
    return None


def _owner_of(past: Past, subject: int) -> Standing | None:
    """The name that owns a subject: "Paddock" for "details of Paddock's life" and "Paddock's life"."""
    text = past.text
    near = range(max(0, subject - 6), min(subject + 8, len(text.words)))
    return next((past.at_root[t] for t in near if text.dep[t] == "poss" and t in past.at_root and inside(text, t, subject)), None)


# --- the foreground --------------------------------------------------------------------------------------------------------


def _most_salient(past: Past, token: int, gender: str, barred: list[Draft]) -> tuple[bool, Draft | None]:
    """Whether anybody before the pronoun fits it, and who stands most in the foreground; null for somebody without a name."""
    text = past.text
    speech = speaks(text, token)
    best: tuple[float, int] | None = None
    chosen: Draft | None = None
    for named in reversed(past.read[-40:]):
        if not _may_be(past, named, gender) or (named.draft is not None and named.draft in barred):
            continue
        away = distance(text, named.first, token)
        if away > _REACH:
            break
        if away and named.draft is None and text.dep[named.first] == "poss":
            continue  # "a pilot's licence" brings in nobody
        near = _nearness(text, named, token) if away == 0 else -away
        score = (_salience(text, named, speech) + near - _unlikely(named.draft, gender), named.first)
        if best is None or score > best:
            best, chosen = score, named.draft
    return best is not None, chosen


def _nearness(text: ActorText, named: Standing, token: int) -> float:
    """What speaks for somebody in the pronoun's own sentence: most for a man brought in there, "bit a guard's hand as he held her"."""
    if text.dep[noun(text, text.root(named.first, named.stop))] in SUBJECTS:
        return _HERE
    return _BROUGHT_IN if named.draft is None and text.dep[token] in SUBJECTS else 0


def _unlikely(draft: Draft | None, gender: str) -> float:
    """What counts against a candidate of unknown gender: more for "she", as most people named in news are men, and by the name's ending."""
    if draft is None:
        return 0.5
    if draft.gender:
        return 0.0
    leans = leaning(draft.name)
    if leans is not None:
        return 0.3 if leans == gender else 2.0
    return 1.5 if gender == "female" else 0.7


def _salience(text: ActorText, named: Standing, speech: bool) -> float:
    """How much in the foreground a naming stands: subject of the sentence, speaker, or in passing."""
    own = text.root(named.first, named.stop)
    root = noun(text, own)
    score = -3.0 if text.quoted[root] else 0.0
    subject = owner_in_subject(text, own)
    if text.dep[own] == "appos" and text.dep[root] == "pobj" and _tells_next(text, named):
        score += 3.0 if speech else 2.0
    elif text.dep[root] in SUBJECTS:
        score += _as_subject(text, root, speech)
    elif subject is not None and not speech:
        score += _as_owner(text, own, subject)
    elif text.dep[root] == "dobj" and not speech and text.lemma[text.head[root]] in contexts()["directives"]:
        score += 2.1
    elif text.dep[root] in ("dobj", "dative", "ROOT"):
        score += 0.5
    elif text.dep[root] == "pobj" and text.lows[text.head[root]] in ("by", "to"):
        score += 0.3
    return score


def _as_owner(text: ActorText, own: int, subject: int) -> float:
    """Whose the subject is: "his" keeps him before us where something is only said of what is his ("His son, Jamil, was 19")."""
    verb = text.head[subject]
    if text.lows[own] not in GENDER or text.lemma[verb] != "be":
        return 1.2
    return 2.1 if text.dep[verb] == "ROOT" else 1.1


def _as_subject(text: ActorText, root: int, speech: bool) -> float:
    """A subject counts by its clause; who speaks counts more for "he said", and less for other pronouns than whom the words are about."""
    verb = text.head[root]
    score = 2.0 if text.dep[verb] == "ROOT" else 1.0
    if speech:
        return score + (1.0 if speaks(text, root) else 0.0)
    told = text.dep[verb] == "ccomp" and text.dep[text.head[verb]] == "ROOT" and text.lemma[text.head[verb]] in contexts()["speech_verbs"]
    return score + (0.8 if told and verb < text.head[verb] else 0.0)


def _tells_next(text: ActorText, named: Standing) -> bool:
    """ "In Lunda, Norland, Rabbi Ola Berg of the temple said": the parser takes the speaker for another name of the place."""
    for token in range(named.stop, min(named.stop + _NAME_TO_VERB, len(text.words))):
        if text.pos[token] == "VERB":
            return text.dep[token] == "ROOT" and text.lemma[token] in contexts()["speech_verbs"] and subject_of(text, token) is None
    return False
