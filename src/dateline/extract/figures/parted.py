"""Tellers put into what they tell: "Nine died, the mayor said, and four were hurt", "The road is cut, he said: a flood took 40 metres"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.core.spans import Span
from dateline.extract.attribution.attributions import Attribution, tells
from dateline.extract.attribution.cues import cues
from dateline.extract.attribution.sources import FINITE

LONGEST_REST = 9  # tokens of "by telephone from the harbour" between the verb and the mark that ends the aside
MARKS = frozenset((",", ":", ";"))
DATING = frozenset(("after", "before"))
DASHES = frozenset((",", "–", "—", "--"))


def parted(anchor: Token, span: Span, attributed: Sequence[Attribution]) -> Attribution | None:
    """Whoever is put into a sentence between marks, of a figure on the side of him that the parse gave to nobody."""
    if _identifies(anchor):
        return None
    sentence = anchor.sent
    for a in attributed:
        if a.sentence.start <= span.start < a.sentence.end and a.cue is not None and (aside := aside_of(a, sentence)) is not None:
            reached = _goes_on(anchor, aside, attributed, a) if aside.end <= anchor.i else _led_up(anchor, aside, a)
            if reached:
                return a
    return None


def _identifies(anchor: Token) -> bool:
    """Whether a clause that says what is known holds the figure: a relative one, or "three days after two guards were shot"."""
    return any((t.dep_ == "relcl" and t.i != anchor.i) or _dates(t) for t in (anchor, *anchor.ancestors))


def _dates(word: Token) -> bool:
    """Whether a word belongs to what dates a deed by another one: the clause after "after", or the span of time before it."""
    after = word.dep_ == "advcl" and any(c.lower_ in DATING and c.dep_ == "mark" for c in word.lefts)
    return after or (word.dep_ == "npadvmod" and word.head.lower_ in DATING)


def aside_of(a: Attribution, sentence: Words) -> Words | None:
    """The speaker, the cue and what says how it was told, between a comma and the mark that follows; none of it is content."""
    if a.cue is None or a.speaker is None or a.speaker.span is None or a.inner or a.direct is not False or not tells(a):
        return None
    doc, last = sentence.doc, sentence.end
    words = doc.char_span(min(a.cue.start, a.speaker.span.start), max(a.cue.end, a.speaker.span.end), alignment_mode="expand")
    if words is None or words.start <= sentence.start or words.end >= last or doc[words.start - 1].text not in DASHES:
        return None
    end = words.end
    while end < last and doc[end].text not in MARKS:
        end += 1
    rest = doc[words.end : end]
    if end == last or len(rest) > LONGEST_REST or any(t.tag_ in FINITE for t in rest):
        return None
    if not any(t.tag_ in FINITE or t.lower_ == "according" for t in words):  # "the bill, proposed by Roth, would cost …"
        return None
    if words.root.lemma_ not in cues().hearer and any(t.dep_ == "dobj" for t in rest):  # "experts predict a fight, with …"
        return None
    return None if any(c.start <= t.idx < c.end for t in rest for c in a.content) else doc[words.start : end]


def _goes_on(anchor: Token, aside: Words, attributed: Sequence[Attribution], a: Attribution) -> bool:
    """Whether what the aside parted goes on up to the figure, and nobody else tells something in between."""
    doc, mark = anchor.doc, anchor.doc[aside.end]
    between = doc[aside.end + 1 : anchor.i]
    if mark.text == ";" or any(t.text == ";" for t in between):
        return mark.text == ";" and not any(t.text == ";" for t in between) and not _others(between, attributed, a)
    return not _others(between, attributed, a)


def _others(words: Words, attributed: Sequence[Attribution], a: Attribution) -> bool:
    """Whether somebody else's cue stands among the words."""
    return any(o.cue is not None and o.cue != a.cue and words.start_char <= o.cue.start < words.end_char for o in attributed)


def _led_up(anchor: Token, aside: Words, a: Attribution) -> bool:
    """ "Nine were freed, she said, three of them children": a clause ahead of a teller to whom the parse gave only what comes after."""
    doc = anchor.doc
    first = next((i + 1 for i in range(aside.start - 1, anchor.sent.start, -1) if doc[i].text == ";"), anchor.sent.start)
    if first > anchor.i or any(c.start < aside.start_char for c in a.content):
        return False
    told = (t for c in a.content for t in doc.char_span(c.start, c.end, alignment_mode="expand") or ())
    alone = doc[aside.end].text == ";" or not any(t.tag_ in FINITE and t.dep_ != "relcl" for t in told)
    return alone and any(t.tag_ in FINITE and t.dep_ != "relcl" for t in doc[first : aside.start])
