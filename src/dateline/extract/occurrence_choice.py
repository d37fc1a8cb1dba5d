"""Which triggers of a sentence stand for happenings of their own, and which only complete or retell another."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dateline.core.statement import Status
from dateline.extract import clause
from dateline.extract.clause_status import status_of
from dateline.extract.plover_types import HOSTILE, HURT, Reading

# Types of acts done in words: what completes them is their content.
WORDS = frozenset(("AGREE", "REQUEST", "REJECT", "THREATEN"))
ALOUD = frozenset(("ASSAULT", "COERCE", "SANCTION", "PROTEST"))
DOWN = frozenset(
    ("xcomp", "ccomp", "dobj", "prep", "pobj", "pcomp", "acl", "conj", "oprd", "dative", "attr", "nsubj", "nsubjpass", "acomp")
)
NEAR = 3  # tokens between a verb and the infinitive that is told as one with it ("agreed to fully withdraw")


def chosen(found: list[Reading]) -> list[tuple[Reading, Status]]:
    """The readings that are kept, widened by what completes them, each with its status."""
    found = without_reasons(found)
    by_token = {r.token.i: r for r in found}
    out: list[tuple[Reading, Status]] = []
    wider = dict(by_token)
    for reading in found:
        status = status_of(reading.token, spoken=reading.event_type in WORDS)
        above = absorber(reading, status, by_token)
        if above is not None:
            wider[above.token.i] = widened(wider[above.token.i], reading)
        else:
            out.append((reading, status))
    return [settled(wider[r.token.i], status) for r, status in out]


def without_reasons(found: list[Reading]) -> list[Reading]:
    """Without the demands that a protest makes ("marched to demand reforms"): they are what it is for, no act beside it."""
    protests: set[int] = set()
    for token in (r.token for r in found if r.event_type == "PROTEST"):
        verb = clause.governing_verb(token) if token.pos_ == "NOUN" else None
        protests.update((token.i, verb.i if verb is not None else token.i))
    reasons = ("advcl", "acl", "xcomp", "relcl")
    return [r for r in found if not (r.event_type in ("REQUEST", "ACCUSE") and r.token.dep_ in reasons and r.token.head.i in protests)]


def absorber(reading: Reading, status: Status, by_token: dict[int, Reading]) -> Reading | None:
    """The nearest trigger above that tells this one already, also over one that is itself told by another."""
    token = reading.token
    above = by_token.get(token.head.i) if token.dep_ == "advcl" else governor(token, by_token)
    for _ in range(clause.DEPTH):
        if above is None or absorbed(reading, status, above):
            return above
        higher = governor(above.token, by_token)
        if higher is None or not absorbed(above, status_of(above.token), higher):
            return None
        above = higher
    return None


def governor(token: Token, by_token: dict[int, Reading]) -> Reading | None:
    """The nearest trigger above that the token completes or is an object of."""
    for _ in range(clause.DEPTH):
        if token.dep_ not in DOWN or token.head == token:
            return None
        token = token.head
        if token.i in by_token:
            return by_token[token.i]
    return None


def absorbed(reading: Reading, status: Status, above: Reading) -> bool:
    """Whether a trigger tells nothing beyond the one above it."""
    token, head = reading.token, above.token
    if token.dep_ in ("advcl", "acl") and token.lemma_ in HURT and reading.event_type == above.event_type:
        return True  # "attacked a convoy, killing two"
    if token.dep_ == "dobj" and token.head == head and reading.event_type == above.event_type:
        return True  # "imposed a curfew"
    if above.event_type == reading.event_type == "COERCE" and token.dep_ == "pobj" and token.head.head == head:
        return True  # "placed under house arrest"
    if head.pos_ == "NOUN" or (token.dep_ == "conj" and token.head == head):
        return False
    if above.event_type == "REJECT" and token.dep_ == "dobj" and token.head == head and reading.event_type in (*WORDS, "CONSULT"):
        return True  # "dismissed calls"
    if token.dep_ == "ccomp" and token.head == head and head.lemma_ == "warn":
        return False  # what may come is told beside the warning
    if above.event_type in WORDS and token.dep_ != "advcl":
        return status not in ("happened", "ongoing") or (token.dep_ in ("xcomp", "ccomp") and token.head == head)
    return status == "denied" and token.head == head


def widened(above: Reading, inner: Reading) -> Reading:
    """The trigger above with the infinitive after it ("threatened to cut"), and with the mode that what completes it gives."""
    told_as_one = inner.token.dep_ == "xcomp" and inner.token.head == above.token and 0 < inner.token.i - above.last.i <= NEAR
    last = inner.last if told_as_one else above.last
    mode = above.mode
    if above.event_type == "THREATEN" and inner.event_type in ALOUD:
        mode = mode or HOSTILE[inner.event_type]
    elif above.event_type == inner.event_type:
        mode = inner.mode or mode
    return replace(above, last=last, mode=mode)


def settled(reading: Reading, status: Status) -> tuple[Reading, Status]:
    """A failed or refused agreement is a rejection that happened."""
    if reading.event_type == "AGREE" and status == "denied" and _turned_down(reading.token):
        return replace(reading, event_type="REJECT"), "happened"
    if reading.intended and reading.event_type == "REJECT":
        return reading, "happened"
    return reading, "planned" if reading.intended and status == "hypothetical" else status


def _turned_down(token: Token) -> bool:
    verb = clause.governing_verb(token) if token.pos_ == "NOUN" else token
    if verb is None:
        return False
    return (verb.dep_ == "xcomp" and verb.head.lemma_ in ("fail", "refuse", "decline")) or verb.lemma_ == "fail"
