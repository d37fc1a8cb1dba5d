"""Positions: what a party demands, offers, proposes, accepts, rejects, commits to, threatens or makes a condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.core.spans import Span
from dateline.core.statement import Position
from dateline.core.when import When
from dateline.extract import clause
from dateline.extract.attribution.attributions import Attribution, attribution_of
from dateline.extract.occurrences.plover_table import position_words
from dateline.extract.occurrences.sides import sides
from dateline.extract.positions.cues import Cue, cue_of, cues
from dateline.extract.positions.issue import issue_of
from dateline.extract.positions.party import addressee_of, other_state, party_of, voiced_by, with_addressee
from dateline.extract.positions.stated import conditioned, provided, stated
from dateline.extract.positions.unnamed import Parties
from dateline.read.reading import Reading, Sentence

MADE_BY = "positions.v1"
MODALS = ("will", "would", "can", "could", "may", "might", "must", "shall", "'ll", "’ll")
MARKS = ("if", "unless", "until", "after", "when", "once")
PROVIDED = frozenset(("provided", "providing"))
TAILS = frozenset(["as", "by", "before", "within", "until", "from", "to", "against", "between"])
MET = ("dobj", "pobj", "dative")  # "prolong it"; else a pronoun that ends a content is the subject of "he said"
GIVEN = frozenset(("if", "once", "unless"))
FIRST = frozenset(("before", "until", "unless"))
SHORT = 3  # words of an infinitive that may be too few to tell what is asked
QUIET = frozenset(("byline", "dateline", "title", "heading"))


def find_positions(reading: Reading, resolved: Resolved, attributed: Sequence[Attribution]) -> tuple[Position, ...]:
    """All positions of a reading, in the order of their cues; of two with one content the first."""
    found: dict[tuple[int, int], Position] = {}
    parties = Parties(resolved, resolved.with_unnamed(), sides(reading, resolved))
    for sentence, cue in found_cues(reading):
        position = position_of(cue, sentence, reading, parties, attributed)
        if position is not None and not any(_within(position, f) for f in found.values()):
            found[position.span.start, position.span.end] = with_addressee(position, tuple(found.values()), parties.pair)
    return tuple(found.values())


def _within(position: Position, other: Position) -> bool:
    """Whether the content of an earlier position already holds this one, as "urged them to agree to talks" does."""
    if position.act == "condition":
        return position.content == other.content or (other.act == "condition" and other.content.covers(position.content))
    same = other.content.covers(position.content) or position.content.covers(other.content)
    return other.content.covers(position.span) or (same and position.act == other.act)


@cache
def wanted_lemmas() -> NDArray[np.uint64]:
    """String ids of the lemmas of all cues."""
    return np.array(
        sorted(get_string_id(w) for w in {lemma for _, lemma in cues()} | set(MODALS + MARKS) | {"provide"} | PROVIDED), dtype=np.uint64
    )


def found_cues(reading: Reading) -> Iterator[tuple[Sentence, Cue]]:
    """Cues with their sentences, in the order of the text."""
    for i in np.flatnonzero(np.isin(reading.doc.to_array("LEMMA"), wanted_lemmas())).tolist():
        token = reading.doc[i]
        sentence = reading.sentence_at(token.idx)
        if sentence is None or sentence.block.kind in QUIET:
            continue
        cue = _cue(token, sentence)
        if cue is not None:
            yield sentence, cue


def _cue(token: Token, sentence: Sentence) -> Cue | None:
    if token.lower_ in PROVIDED and (condition := provided(token)) is not None:
        return condition
    if token.lower_ in MARKS and token.dep_ in ("mark", "advmod"):
        return conditioned(token)
    return stated(token) if token.pos_ == "AUX" else cue_of(token, sentence.words)


def position_of(cue: Cue, sentence: Sentence, reading: Reading, parties: Parties, attributed: Sequence[Attribution]) -> Position | None:
    """The position that a cue takes; None where its content leaves the sentence."""
    content = content_span(cue, sentence, reading)
    if content is None:
        return None
    said = attribution_of(content, attributed)
    party = party_of(cue, said, parties)
    if party is None and cue.token.pos_ == "AUX":
        return None  # what nobody named will do is no party's position
    if cue.voiced and not voiced_by(cue, party, said, parties):
        return None  # an observer's forecast
    start, end = min(cue.token.idx, content.start), max(cue.token.idx + len(cue.token.text), content.end)
    return Position(
        report=reading.report.id,
        span=reading.report.span(start, end),
        sentence=sentence.span,
        speaker=said.speaker if said else None,
        cue=said.cue if said else None,
        stance=said.stance if said else "asserted",
        made_by=MADE_BY,
        confidence=0.7 if party else 0.5,
        party=party,
        addressee=addressee_of(cue, party, parties) or other_state(sentence.span, party, parties.resolved),
        act=cue.act,
        issue=issue_of(cue.about or cue.content),
        content=content,
        due=due_of(content, parties.resolved, reading),
    )


def content_span(cue: Cue, sentence: Sentence, reading: Reading) -> Span | None:
    """The words of the content: its phrase or clause, for what points back the whole clause."""
    tokens = _whole(cue.token) if cue.whole else _content_tokens(cue)
    first, last = tokens[0], tokens[-1]
    while last.i > first.i and (last.is_punct or last.is_space or (last.lower_ in ("he", "she", "they", "it") and last.dep_ not in MET)):
        last = last.nbor(-1)
    while first.i < last.i and (first.is_punct or first.is_space or first.lower_ in ("that", "to", "only", "if", "unless")):
        first = first.nbor(1)
    if first.idx < sentence.start or last.idx + len(last.text) > sentence.end:
        return None
    return reading.span(first, last)


def _content_tokens(cue: Cue) -> list[Token]:
    """Tokens of the content's subtree; a commitment stands without its subject ("will take a week …")."""
    content = cue.content
    if content is cue.token:
        left_out = {t.i for c in content.children if c.dep_ in ("advcl", "conj", "cc") or c.text == "," for t in c.subtree}
        left_out |= {t.i for c in content.children if c.dep_ == "prep" and c.nbor(-1).text == "," for t in c.subtree}
        start = min([content.i, *(a.i for a in clause.children(content, "aux", "neg"))]) if cue.act == "reject" else content.i
        kept = [t for t in content.subtree if t.i >= start and t.i not in left_out]
        return kept[: max(i for i, t in enumerate(kept) if not t.is_punct) + 1]
    given = any(v.i < content.i and any(c.lower_ in GIVEN for c in clause.children(v, "mark")) for v in clause.children(content, "advcl"))
    own = cue.act in ("commit", "reject") and cue.token.pos_ == "AUX" and not given  # "If they leave, we will stop" is told whole
    left_out = _next_deeds(cue)
    tokens = [t for t in content.subtree if (not own or t.i >= cue.token.i) and t.i not in left_out]
    tokens = _without_remark(tokens, content) or [content]
    return _with_hearers(cue, tokens) + _tail(cue, tokens[-1])


def _without_remark(tokens: list[Token], content: Token) -> list[Token]:
    """The words without a remark at their end on one of them: "the pilot, who has been held since May"."""
    remarks = [t for t in tokens if t.dep_ == "relcl" and t.left_edge.i > content.i and t.left_edge.nbor(-1).text == ","]
    if not remarks or tokens[-1].i > remarks[0].right_edge.i + 1:
        return tokens
    return [t for t in tokens if t.i < remarks[0].left_edge.i - 1]


def _with_hearers(cue: Cue, tokens: list[Token]) -> list[Token]:
    """With whom it is asked of before an infinitive that says nothing without them: "urged both armies to prolong it"."""
    first = tokens[0]
    asked = clause.children(cue.token, "dobj") if cue.token.pos_ == "VERB" and cue.content.tag_ == "VB" else []
    empty = len(tokens) <= SHORT and tokens[-1].pos_ == "PRON"
    return [*asked[0].subtree, *tokens] if empty and asked and asked[0].right_edge.i == first.i - 1 else tokens


def _next_deeds(cue: Cue) -> set[int]:
    """What the party did next, which the parser hangs on the content: "asked them to leave and offered a bus"."""
    tag = "VBD" if cue.token.tag_ == "MD" else cue.token.tag_
    if tag not in ("VBD", "VBG", "VBZ") or cue.content.tag_ == tag:
        return set()
    deeds = [c for c in cue.content.children if c.dep_ == "conj" and c.tag_ == tag and not clause.own_subject(c) and c.i > cue.content.i]
    joined = {c.i for c in cue.content.children if c.dep_ == "cc" and deeds and c.i == deeds[0].left_edge.i - 1}
    return {t.i for d in deeds for t in d.subtree} | joined


def _tail(cue: Cue, last: Token) -> list[Token]:
    """Phrases of the cue right after its content that belong to what is wanted: "by Friday", "as a condition for talks"."""
    found: list[Token] = []
    for prep in clause.children(cue.token, "prep", "dative"):
        if prep.i == last.i + 1 and prep.lower_ in TAILS:
            found.extend(prep.subtree)
            last = found[-1]
    if cue.content.pos_ in ("NOUN", "NUM"):  # "asked for time to study the draft"
        aims = [v for v in clause.children(cue.token, "xcomp", "advcl") if v.left_edge.i == last.i + 1 and _ties(v, cue)]
        found.extend(t for v in aims for t in v.subtree)
    return found


def _ties(verb: Token, cue: Cue) -> bool:
    """Whether a clause after the content belongs to it: an infinitive, or on what condition it is given."""
    marks = {c.lower_ for c in clause.children(verb, "mark")}
    given = cue.act in ("commit", "offer", "threaten") and not marks.isdisjoint(GIVEN)
    return verb.dep_ == "xcomp" or given or (cue.act == "reject" and not marks.isdisjoint(FIRST))


def _whole(cue: Token) -> list[Token]:
    """The clause of the cue: from its subject to its end."""
    heads = [s for s in clause.own_subject(cue) if s.i < cue.i]
    aux = clause.children(cue, "aux", "neg")
    start = min([cue.i, *(h.left_edge.i for h in heads), *(a.i for a in aux)])
    left_out = {t.i for c in cue.children if c.dep_ in ("conj", "cc") and c.i > cue.i for t in c.subtree}
    return [t for t in cue.subtree if t.i >= start and t.i not in left_out]


def due_of(content: Span, resolved: Resolved, reading: Reading) -> When | None:
    """The date by which it is to be, where the content names one ("by Friday", "within a week")."""
    for date in resolved.dates:
        if content.covers(date.span) and (date.earliest or date.latest):
            before = reading.text[max(content.start, date.span.start - 12) : date.span.start].lower().split()
            inside = date.span.exact.lower().split()[:1]
            if not position_words()["due"].isdisjoint((*before[-2:], *inside)):
                return When(date.edtf, date.earliest, date.latest)
    return None
