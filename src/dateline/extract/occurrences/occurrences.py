"""Happenings: words that tell of a PLOVER event, with who, to whom, when, where, whether it happened, and who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.core.statement import Occurrence, Status
from dateline.extract.attribution.attributions import Attribution, attribution_of
from dateline.extract.date_choice import weekday_for, when_for
from dateline.extract.occurrences.again import told_again
from dateline.extract.occurrences.captors import with_captor
from dateline.extract.occurrences.choice import chosen
from dateline.extract.occurrences.days import carried_out, told_by_then
from dateline.extract.occurrences.doubted import beside_denial
from dateline.extract.occurrences.follow import following
from dateline.extract.occurrences.ground import with_grounds, with_owner
from dateline.extract.occurrences.likely import likely_words, weighed
from dateline.extract.occurrences.parties import parties
from dateline.extract.occurrences.place import where_of
from dateline.extract.occurrences.plover_table import triggers
from dateline.extract.occurrences.plover_types import ADVISED, OBLIGED, read_trigger
from dateline.extract.occurrences.plover_types import Reading as Trigger
from dateline.extract.occurrences.replies import replying
from dateline.extract.occurrences.setting import Setting, setting_of
from dateline.extract.occurrences.sides import sides_told, with_sides
from dateline.extract.occurrences.stances import stance_of
from dateline.extract.occurrences.still import going_on
from dateline.extract.occurrences.tellers import with_speaker
from dateline.extract.occurrences.unnamed import with_unnamed
from dateline.read.reading import Reading, Sentence

MADE_BY = "occurrences.v1"
GUESSED = 0.2  # how much less sure a happening is that was not told by a row of the table
NAME, SUBJECTS = get_string_id("PROPN"), (get_string_id("nsubj"), get_string_id("nsubjpass"))
OFTEN = 3  # how often the words around a trigger must stand in a report before they are taken for furniture of the page
BEFORE, AFTER = 3, 6  # tokens: nine words in a row are hardly written three times
QUIET = frozenset(("byline", "dateline"))  # blocks in which nothing happens


def find_occurrences(reading: Reading, resolved: Resolved, attributed: Sequence[Attribution]) -> tuple[Occurrence, ...]:
    """All occurrences of a reading, in the order of their triggers."""
    found = found_triggers(reading, resolved)
    told = ((occurrence(t, status, s, reading, resolved, attributed), t.token) for s, t, status in found)
    joined = told_again(told)
    pair = sides_told(joined, reading, resolved)
    sided = ((with_grounds(o, token, reading, resolved), token) for o, token in with_sides(joined, pair, resolved))
    placed = [(with_owner(o, pair, resolved), token) for o, token in sided]
    wide = resolved.with_unnamed()
    full = ((with_captor(with_unnamed(o, token, wide), token, wide), token) for o, token in placed)
    return tuple(o for o, _ in replying(following(going_on(full), pair), wide))


def found_triggers(reading: Reading, resolved: Resolved) -> Iterator[tuple[Sentence, Trigger, Status]]:
    """Triggers with their sentences, without those that only retell or complete another of the sentence."""
    setting = setting_of(reading.doc.to_array("LEMMA"))
    for sentence, tokens, ruled in read_by_rows(reading, resolved, setting, likely_words(reading.doc)):
        told = weighed(ruled, tokens, sentence.words, resolved)
        heard = [t for t in told if not t.learned or setting.heard(t, sentence.words, resolved) is not None]
        yield from ((sentence, *kept) for kept in chosen(heard))


def read_by_rows(
    reading: Reading, resolved: Resolved, setting: Setting, likely: NDArray[np.bool_]
) -> Iterator[tuple[Sentence, list[Token], list[Trigger]]]:
    """Sentences that hold likely words or words of the table, with the likely ones and what the rows of the table read."""
    listed = np.isin(reading.doc.to_array("LEMMA"), wanted_lemmas()) | taken_for_names(reading)
    for sentence, tokens in by_sentence(reading, unrepeated(np.flatnonzero(listed | likely), reading)):
        read = [t for token in tokens if listed[token.i] and (t := read_trigger(token, sentence.words, resolved)) is not None]
        heard = [h for t in read if (h := setting.heard(t, sentence.words, resolved)) is not None]
        yield sentence, [t for t in tokens if likely[t.i]], heard


def unrepeated(hits: NDArray[np.int64], reading: Reading) -> NDArray[np.int64]:
    """Without what a page prints again and again, but for the first time: the name of a gallery over each of its captions."""
    words = reading.doc.to_array("LOWER")
    around = [(words[max(0, i - BEFORE) : i].tobytes(), words[i : i + AFTER].tobytes()) for i in hits.tolist()]
    times, first = Counter(around), {key: i for i, key in reversed(list(enumerate(around)))}
    return hits[[at for at, key in enumerate(around) if times[key] < OFTEN or first[key] == at]]


def taken_for_names(reading: Reading) -> NDArray[np.bool_]:
    """Where a word of the table that begins a sentence, its subject, is tagged as a name, whose lemma keeps the capital: "Gunfire"."""
    doc = reading.doc
    named: NDArray[np.bool_] = (doc.to_array("POS") == NAME) & (doc.to_array("ENT_TYPE") == 0) & (doc.to_array("SENT_START") == 1)
    return named & np.isin(doc.to_array("LOWER"), wanted_lemmas()) & np.isin(doc.to_array("DEP"), SUBJECTS)


@cache
def wanted_lemmas() -> NDArray[np.uint64]:
    """String ids of all lemmas of the table, with the last parts of hyphenated ones."""
    lemmas = OBLIGED | ADVISED | {part for _, lemma in triggers() for part in (lemma, lemma.rpartition("-")[2])}
    return np.array(sorted(get_string_id(w) for w in lemmas), dtype=np.uint64)


def by_sentence(reading: Reading, hits: NDArray[np.int64]) -> Iterator[tuple[Sentence, list[Token]]]:
    """Sentences in which something is told, with the tokens hit."""
    held: dict[int, list[Token]] = {}
    for i in hits.tolist():
        token = reading.doc[i]
        sentence = reading.sentence_at(token.idx)
        if sentence is not None and sentence.block.kind not in QUIET:
            held.setdefault(sentence.index, []).append(token)
    for index, tokens in held.items():
        yield reading.sentences[index], tokens


def occurrence(
    trigger: Trigger, status: Status, sentence: Sentence, reading: Reading, resolved: Resolved, attributed: Sequence[Attribution]
) -> Occurrence:
    """The occurrence that a trigger tells of."""
    span = reading.span(trigger.first, trigger.last)
    said = attribution_of(span, attributed)
    if said and said.stance == "denied" and beside_denial(trigger.token):
        said = None
    actors, recipients = parties(trigger.token, trigger.event_type, resolved)
    if said and said.speaker:
        actors, recipients = with_speaker(trigger.token, actors, recipients, said.speaker, resolved)
    when = when_for(trigger.token, reading, resolved.dates)
    if status == "planned" and carried_out(trigger.token, when, reading.report.published):
        status = "happened"
    return Occurrence(
        report=reading.report.id,
        span=span,
        sentence=sentence.span,
        speaker=said.speaker if said else None,
        cue=said.cue if said else None,
        stance=said.stance if said and said.stance != "asserted" else stance_of(trigger.token),
        made_by=MADE_BY,
        confidence=round((0.8 if actors else 0.6) - (GUESSED if trigger.learned else 0.0), 1),
        trigger=span,
        event_type=trigger.event_type,
        mode=trigger.mode,
        status=status,
        when=told_by_then(when, status, reading.report.published),
        weekday=weekday_for(trigger.token, reading, resolved.dates),
        where=where_of(trigger.token, trigger.event_type, trigger.mode, sentence, resolved),
        actors=actors,
        recipients=recipients,
    )
