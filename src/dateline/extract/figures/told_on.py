"""Words that go on being somebody's though no verb of telling stands by them: after a colon, and in the tense of reported speech."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.core.spans import Span
from dateline.extract.attribution.attributions import Attribution, tells
from dateline.extract.attribution.cues import cues
from dateline.extract.attribution.sources import FINITE
from dateline.extract.figures.parted import aside_of

LONGEST_RUN = 3  # sentences in the tense of reported speech after the one that names who speaks
CLAUSES = frozenset(("ROOT", "conj", "ccomp", "parataxis"))
PRESENT = frozenset(("VBZ", "VBP"))
REPORTED = frozenset(("would", "had", "could"))


def told_on(anchor: Token, _: Span, attributed: Sequence[Attribution]) -> Attribution | None:
    """Who tells a figure after a colon, or in a sentence that goes on in the tense of what he said."""
    return _after_colon(anchor, attributed) or _in_reported_tense(anchor, attributed)


def _after_colon(anchor: Token, attributed: Sequence[Attribution]) -> Attribution | None:
    """ "The two envoys said otherwise: nine lorries had crossed", "The judge accused him of fraud: he had sold 40 houses twice"."""
    doc, sentence = anchor.doc, anchor.sent
    colon = next((t for t in doc[sentence.start : anchor.i] if t.text == ":"), None)
    if colon is None or doc[colon.i + 1].is_quote:
        return None
    for a in _telling(sentence, attributed):
        verb = _verb(a, sentence)
        leads = verb is not None and verb.i < colon.i and (verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.head.i > colon.i))
        if leads and a.cue_class == "communication":
            return a
    return None


def _in_reported_tense(anchor: Token, attributed: Sequence[Attribution]) -> Attribution | None:
    """ "She said the dam was safe. Only 40 houses had been cleared, and all would be rebuilt": said before, told on in the past perfect."""
    doc, sentence, word = anchor.doc, anchor.sent, anchor
    for _ in range(LONGEST_RUN):
        if sentence.start == 0 or not _reported(word) or _telling(sentence, attributed):
            return None
        sentence = doc[sentence.start - 1].sent
        word = sentence.root
        told = next((a for a in _telling(sentence, attributed) if _all_told(a, sentence)), None)
        if told is not None:
            return told if anchor.idx < told.sentence.block.end else None
    return None


def _telling(sentence: Words, attributed: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a sentence whose speakers are named in it and tell."""
    here = (a for a in attributed if a.sentence.start <= sentence.start_char < a.sentence.end and a.speaker is not None and not a.inner)
    return [a for a in here if a.cue is not None and tells(a)]


def _verb(a: Attribution, sentence: Words) -> Token | None:
    words = sentence.doc.char_span(a.cue.start, a.cue.end, alignment_mode="expand") if a.cue is not None else None
    return words.root if words is not None else None


def _reported(anchor: Token) -> bool:
    """Whether the clause with the word is a main clause of the sentence, in the past perfect or with "would"."""
    verb = anchor
    while verb.dep_ not in CLAUSES or verb.pos_ not in ("VERB", "AUX"):
        if verb.dep_ in ("relcl", "advcl", "acl", "csubj") or verb.head == verb:
            return False
        verb = verb.head
    while True:
        if any(c.lower_ in REPORTED and c.dep_ == "aux" for c in verb.children):
            return True
        if verb.dep_ != "conj":
            return False
        verb = verb.head


def _all_told(a: Attribution, sentence: Words) -> bool:
    """Whether the sentence is told to its end, in the past, by whoever tells it in words of the report."""
    verb = _verb(a, sentence)
    if verb is None or verb.tag_ != "VBD" or verb.lemma_ not in cues().speech or a.direct is not False or a.speaker is None:
        return False
    told = {t.tag_ for c in a.content for t in sentence.doc.char_span(c.start, c.end, alignment_mode="expand") or ()}
    if told.isdisjoint(FINITE) or not told.isdisjoint(PRESENT):
        return False  # "called the move a mistake"; "the dam is safe, she said" is told in another tense
    if aside_of(a, sentence) is not None:
        return True
    last = max(a.cue.end if a.cue else 0, a.speaker.span.end if a.speaker.span else 0, *(c.end for c in a.content))
    words = [t for t in sentence if t.is_alpha or t.like_num]
    return bool(words) and words[-1].idx < last
