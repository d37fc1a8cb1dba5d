"""Positions: what a party demands, offers, proposes, accepts, rejects, commits to, threatens or makes a condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.core.spans import Span
from dateline.core.statement import Position
from dateline.core.when import When
from dateline.extract.attribution.attributions import Attribution, attribution_of
from dateline.extract.occurrences.plover_frame import lemma
from dateline.extract.occurrences.plover_table import position_words
from dateline.extract.occurrences.sides import most_named, sides
from dateline.extract.positions.content import content_span
from dateline.extract.positions.cues import Cue, cue_of, cues, more_of
from dateline.extract.positions.issue import issue_of
from dateline.extract.positions.meant import meant
from dateline.extract.positions.party import addressee_of, other_state, party_of, voiced_by, with_addressee
from dateline.extract.positions.stated import ACCORDS, agreed, bound, commanded, conditioned, demanded, intended, provided, stated
from dateline.extract.positions.unnamed import Parties
from dateline.read.reading import Reading, Sentence

MADE_BY = "positions.v1"
MODALS = ("will", "would", "can", "could", "may", "might", "must", "shall", "'ll", "’ll")
MARKS = ("if", "unless", "until", "after", "when", "once")
PROVIDED = frozenset(("provided", "providing"))
QUIET = frozenset(("byline", "dateline", "title", "heading"))


def find_positions(reading: Reading, resolved: Resolved, attributed: Sequence[Attribution]) -> tuple[Position, ...]:
    """All positions of a reading, in the order of their cues; of two with one content the first."""
    found: dict[tuple[int, int], Position] = {}
    near = most_named(reading, resolved)
    parties = Parties(resolved, resolved.with_unnamed(), reading.doc, near)
    for sentence, cue in found_cues(reading):
        position = position_of(cue, sentence, reading, parties, attributed)
        if position is not None and not any(_within(position, f) for f in found.values()):
            found[position.span.start, position.span.end] = position
    facing = any({p.party, p.addressee} == set(near) for p in found.values()) if near else False
    return tuple(_with_addressees(found.values(), sides(reading, resolved) or (near if facing else ())))


def _with_addressees(found: Iterable[Position], pair: tuple[str, ...]) -> Iterator[Position]:
    """The positions, those that name nobody whom they speak to with the other side of a war."""
    done: list[Position] = []
    for position in found:
        done.append(with_addressee(position, done, pair))
    yield from done


def _within(position: Position, other: Position) -> bool:
    """Whether the content of an earlier position already holds this one, as "urged them to agree to talks" does."""
    if position.act == "condition":
        return position.content == other.content or (other.act == "condition" and other.content.covers(position.content))
    if (
        position.act in ("accept", "reject")
        and other.act not in ("accept", "reject", "condition")
        and position.party not in (None, other.party)
    ):
        return False  # "a plan that Chad rejected"
    same = other.content.covers(position.content) or position.content.covers(other.content)
    return other.content.covers(position.span) or (same and position.act == other.act)


@cache
def wanted_lemmas() -> NDArray[np.uint64]:
    """String ids of the lemmas of all cues."""
    return np.array(
        sorted(
            get_string_id(w)
            for w in {lemma for _, lemma in cues()}
            | set(MODALS + MARKS)
            | {"provide", "let", "be", "go"}
            | PROVIDED
            | ACCORDS
            | position_words()["commanding_verbs"]
        ),
        dtype=np.uint64,
    )


def found_cues(reading: Reading) -> Iterator[tuple[Sentence, Cue]]:
    """Cues with their sentences, in the order of the text."""
    for i in np.flatnonzero(np.isin(reading.doc.to_array("LEMMA"), wanted_lemmas())).tolist():
        token = reading.doc[i]
        sentence = reading.sentence_at(token.idx)
        if sentence is None or sentence.block.kind in QUIET:
            continue
        cue = _cue(token, sentence)
        if cue is not None and meant(cue):
            yield sentence, cue
            yield from ((sentence, more) for more in more_of(cue))


def _cue(token: Token, sentence: Sentence) -> Cue | None:
    if token.lower_ in PROVIDED and (condition := provided(token)) is not None:
        return condition
    if token.lower_ in MARKS and token.dep_ in ("mark", "advmod"):
        return conditioned(token)
    if token.lower_ == "let" and token.pos_ == "VERB":
        return demanded(token)
    if token.dep_ == "pobj" and lemma(token) in ACCORDS and (found := agreed(token)) is not None:
        return found
    if token.lower_ == "going":
        return intended(token)
    if token.lower_ in position_words()["commanding_verbs"] and (order := commanded(token)) is not None:
        return order
    if lemma(token) == "be":
        return bound(token) if token.dep_ == "ccomp" else None
    if token.pos_ != "AUX":
        return cue_of(token, sentence.words)
    found = stated(token)
    own = found is not None and found.act == "commit" and found.content == token.head
    return None if own and cue_of(token.head, sentence.words) is not None else found  # "it will reject the plan" rejects it


def position_of(cue: Cue, sentence: Sentence, reading: Reading, parties: Parties, attributed: Sequence[Attribution]) -> Position | None:
    """The position that a cue takes; None where its content leaves the sentence."""
    content = content_span(cue, sentence, reading)
    if content is None:
        return None
    said = attribution_of(content, attributed)
    party = party_of(cue, said, parties)
    if party is None and cue.token.pos_ == "AUX":
        return None  # what nobody named will do is no party's position
    if cue.spoken and said is None:
        return None
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
        addressee=addressee_of(cue, party, parties) or other_state(sentence.span, content, party, parties),
        act=cue.act,
        issue=issue_of(cue.about or cue.content, refused=cue.act == "reject"),
        content=content,
        due=due_of(content, parties.resolved, reading),
    )


def due_of(content: Span, resolved: Resolved, reading: Reading) -> When | None:
    """The date by which it is to be, where the content names one ("by Friday", "within a week")."""
    for date in resolved.dates:
        if content.covers(date.span) and (date.earliest or date.latest):
            before = reading.text[max(content.start, date.span.start - 12) : date.span.start].lower().split()
            inside = date.span.exact.lower().split()[:1]
            if not position_words()["due"].isdisjoint((*before[-2:], *inside)):
                return When(date.edtf, date.earliest, date.latest)
    return None
