"""Clauses of a report for the pronoun rules: their verbs, their subjects, and whom a subject's noun stands for."""

from __future__ import annotations

from bisect import bisect_left

from dateline.resolve.actors.coreference_past import Past, Standing
from dateline.resolve.actors.tables import contexts
from dateline.resolve.actors.text import ActorText

SUBJECTS = ("nsubj", "nsubjpass")


def subject_of(text: ActorText, verb: int) -> int | None:
    """The subject of a verb, looked for around it."""
    for token in range(verb - 1, max(verb - 40, -1), -1):
        if text.head[token] == verb and text.dep[token] in SUBJECTS:
            return token
        if text.sentence[token] != text.sentence[verb]:
            break
    for token in range(verb + 1, min(verb + 8, len(text.words))):
        if text.head[token] == verb and text.dep[token] in SUBJECTS:
            return token
    return None


def verbs_above(text: ActorText, token: int) -> list[int]:
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


def noun(text: ActorText, token: int) -> int:
    """The noun a name stands beside: "mayor" for "Dahl" in "the mayor, Kari Dahl, said"."""
    for _ in range(2):
        if text.dep[token] != "appos":
            break
        token = text.head[token]
    return token


def subject_named(past: Past, subject: int) -> Standing | None:
    """Who a subject's noun stands for: itself a name, or with a name beside it; None for a list of several."""
    text = past.text
    if any(text.head[t] == subject and text.dep[t] == "conj" for t in range(subject + 1, min(subject + 12, len(text.words)))):
        return None
    named = past.at_root.get(subject)
    return named if named is not None else past.named_beside(subject)


def clause_subjects(past: Past, pronoun: int) -> list[int]:
    """Subjects of the clauses above a pronoun, innermost first; its own clause's only for "his" and "himself"."""
    text, low = past.text, past.text.lows[pronoun]
    verbs = verbs_above(text, pronoun)
    own = text.dep[pronoun] == "poss" or low.endswith("self")
    found = []
    for number, verb in enumerate(verbs):
        subject = subject_of(text, verb)
        if subject is None or subject == pronoun or (number == 0 and not own) or inside(text, pronoun, subject):
            continue
        if subject < pronoun or text.lemma[verb] in contexts()["speech_verbs"]:
            found.append(subject)
    return found


def inside(text: ActorText, token: int, subject: int) -> bool:
    """Whether a token stands within the subject's own phrase."""
    for _ in range(10):
        if token == subject:
            return True
        if text.head[token] == token:
            return False
        token = text.head[token]
    return False


def distance(text: ActorText, first: int, token: int) -> int:
    """Sentences between, those wholly inside quotation left out."""
    here, there = text.sentence[token], text.sentence[first]
    if here - there > 12:
        return 99
    loud = text.loud
    outside = {text.sentence[t] for t in loud[bisect_left(loud, first) : bisect_left(loud, token)]}
    return len(outside - {there, here}) + (here != there)


def speaks(text: ActorText, token: int) -> bool:
    """Whether it is the subject of a verb of saying."""
    return text.dep[token] == "nsubj" and text.lemma[text.head[token]] in contexts()["speech_verbs"]


def owner_in_subject(text: ActorText, token: int) -> int | None:
    """The subject whose owner the token is: "lawyer" for "his" in "his lawyer said"; None where it owns no subject."""
    if text.dep[token] != "poss":
        return None
    subject = noun(text, text.head[token])
    return subject if text.dep[subject] in SUBJECTS else None
