"""Speakers of figures that go on with what somebody said before: "That number includes 40 children", "Another 19 percent said …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.core.spans import Span
from dateline.extract.attribution.attributions import Attribution, tells
from dateline.extract.attribution.sources import FINITE
from dateline.extract.figures.parted import parted
from dateline.extract.figures.told_on import told_on
from dateline.extract.quantities.lexemes import table, words

TABLE = "figure_stances"
COUNTS = words(TABLE, "counts")
POLLS = words(TABLE, "polls")
ASIDE = words(TABLE, "aside")
RESUMING = words(TABLE, "resuming")
POLLED = words(TABLE, "polled")
ANSWERING = words(TABLE, "answering")
MORE = words(TABLE, "more")
SHARES = ("%", "percent", "per cent")
PARTS = ("half", "third", "quarter", "fifth", "thirds", "quarters", "fifths")
WHOLE = "|".join(word for key in ("ones", "tens") for word in table("quantity_words")[key])
PART = re.compile(rf"\b(?:\d+|{WHOLE}) (?:in|of|out of)(?: every)? (?:\d+|{WHOLE})\b", re.I)
FRACTION = re.compile(r"\b(?:half|(?:third|quarter|fifth)s?) of\b", re.I)
DEFINITE = frozenset(("the", "those", "these", "its", "their", "his", "her"))
THOSE = frozenset(("that", "this", "those", "these", "them"))
NEAR_POLL = 1500  # characters back to where a poll was cited: some eight sentences of a report that goes through its numbers
LEAD = 40  # characters from the start of a sentence to a speaker who tells all of it
WITHIN = 8  # tokens between a content that the parse broke off and the figure it should hold
STEPS = 8
LONGEST_LIST = 20  # lines of a list that one sentence leads into
BREAKING = frozenset(("CC", "IN", "WDT", "WP", "WRB", "VBG"))
SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def carried(anchor: Token, span: Span, attributed: Sequence[Attribution]) -> Attribution | None:
    """The attribution that a figure in a sentence without one goes on with."""
    sentence = anchor.sent
    if (broken := _broken_off(anchor, span, attributed) or _cut_short(anchor, attributed)) is not None:
        return broken
    for find in (_in_series, _resumed, parted, told_on):
        if (told := find(anchor, span, attributed)) is not None:
            return told
    if is_item(sentence):
        return _listed(sentence, attributed)
    if takes_up(sentence) and not any(t.dep_ == "relcl" for t in (anchor, *islice(anchor.ancestors, STEPS))):
        return _said_before(sentence, attributed)
    return _poll_before(anchor, attributed) if of_poll(anchor, span) else None


def of_poll(anchor: Token, span: Span) -> bool:
    """Whether a share or a lead stands in a sentence that goes through the answers of a poll."""
    above = list(islice(anchor.ancestors, STEPS))
    if any(t.dep_ == "relcl" and t.left_edge.lower_ == "where" for t in above):  # "the town, where 19 percent said no" is told in passing
        return False
    if any(t.lower_ == "error" or (t.lower_ == "margin" and _of_error(t)) for t in above):  # how the poll was taken is told by the report
        return False
    return (is_share(span) or _points(span)) and any(t.lemma_.lower() in POLLS | POLLED or answers(t) for t in _whole(anchor.sent))


def _whole(sentence: Words) -> Words:
    """The sentence with what stands before it, where the parser broke it at a dash: "… -- including 60% of nurses"."""
    first = next((t for t in sentence if t.is_alpha), None)
    broken = sentence.start > 0 and first is not None and first.is_lower and sentence[0].is_punct
    return sentence.doc[sentence.doc[sentence.start - 1].sent.start : sentence.end] if broken else sentence


def _of_error(margin: Token) -> bool:
    return any(c.lower_ == "of" for c in margin.rights) or any(c.lower_ in ("error", "sampling") for c in margin.lefts)


def _points(span: Span) -> bool:
    return span.exact.lower().endswith(("point", "points"))


def is_share(span: Span) -> bool:
    """ "38 percent", "eight of 10 voters", "one in five"."""
    return says_share(span.exact)


def says_share(words: str) -> bool:
    """The same of the words themselves."""
    return any(sign in words for sign in SHARES) or any(found.search(words) for found in (PART, FRACTION))


def _broken_off(anchor: Token, span: Span, attributed: Sequence[Attribution]) -> Attribution | None:
    """ "The firm said a home using 500 units a month pays $63": the parse ended the content too early, within one clause."""
    doc, start = anchor.doc, anchor.sent.start_char
    for a in attributed:
        if a.cue is None or a.speaker is None or a.speaker.span is None or not (start <= a.speaker.span.start < a.cue.start < span.start):
            continue
        end = max(c.end for c in a.content)
        if a.direct is not False or a.inner or not (a.cue.end < end <= span.start) or not tells(a) or a.speaker.span.start > start + LEAD:
            continue
        told = doc.char_span(a.content[0].start, end, alignment_mode="expand")
        if told is None or told[0].pos_ in ("AUX", "VERB"):  # "the man police said was drunk hit two cars"
            continue
        if all(t.pos_ not in ("AUX", "VERB") for t in told):  # "announced her retirement after 15 seasons"
            continue
        between = doc.char_span(end, span.start, alignment_mode="contract")
        if between is None or (len(between) <= WITHIN and not any(t.is_punct or t.tag_ in BREAKING for t in between[1:])):
            return a
    return None


def _cut_short(anchor: Token, attributed: Sequence[Attribution]) -> Attribution | None:
    """ "Nine people were hurt, three of them badly, he added": words without a verb between what is told and who closes it."""
    doc, sentence = anchor.doc, anchor.sent
    for a in attributed:
        if a.cue is None or a.speaker is None or a.speaker.span is None or a.inner or a.direct is not False or not tells(a):
            continue
        first, end = min(a.speaker.span.start, a.cue.start), max(c.end for c in a.content)
        if not (sentence.start_char <= a.content[0].start < end <= anchor.idx < first):
            continue
        between = doc.char_span(end, first, alignment_mode="contract")
        if between is not None and between[0].text == "," and not any(_finite(t) or t.tag_ == "VBG" for t in between):
            return a
    return None


def _in_series(anchor: Token, _: Span, attributed: Sequence[Attribution]) -> Attribution | None:
    """ "said it had freed two men, burned the camp and taken 40 rifles": participles that the parse joins to "said"."""
    verb = anchor
    while verb.head.i != verb.i and not (verb.dep_ == "conj" and verb.pos_ == "VERB"):
        if verb.dep_ in ("relcl", "advcl", "ccomp", "nsubj"):
            return None
        verb = verb.head
    if verb.dep_ != "conj" or any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in verb.children):
        return None
    cue = verb.head
    while cue.dep_ == "conj":
        cue = cue.head
    led = (a for a in attributed if a.cue is not None and a.cue.start <= cue.idx < a.cue.end)
    found = next((a for a in led if a.direct is False and tells(a)), None)
    perfect = any(c.dep_ == "ccomp" and any(k.dep_ == "aux" and k.lemma_ == "have" for k in c.children) for c in cue.rights)
    return found if perfect and not (found is not None and found.inner) else None


def _resumed(anchor: Token, span: Span, attributed: Sequence[Attribution]) -> Attribution | None:
    """ "Turnout was 39 percent, the commission said, down from 79 percent": what goes on with a clause that its teller parts."""
    doc, sentence = anchor.doc, anchor.sent
    for a in attributed:
        if a.cue is None or a.speaker is None or a.speaker.span is None or not (sentence.start_char < a.cue.start < span.start):
            continue
        end = max(a.cue.end, a.speaker.span.end)
        if max(c.end for c in a.content) > a.speaker.span.start or a.inner or a.direct is True or not tells(a):
            continue
        rest = doc.char_span(end, span.end, alignment_mode="contract")
        if rest is not None and rest[0].lower_ in ASIDE:  # "police said on Thursday, and …"
            rest = rest[next((t.i - rest.start for t in rest if t.lower_ not in ASIDE), 0) :]
        if rest is not None and len(rest) > 1 and rest[0].text == "," and rest[1].lower_ in RESUMING:
            return a
    return None


def is_item(sentence: Words) -> bool:
    """ "$2 million from fines for late filing.": a line of a list, which begins with a figure and has no verb of its own."""
    words = [t for t in sentence if not t.is_punct and not t.is_space]
    first = next((t for t in words if t.tag_ != "$"), None)
    return first is not None and first.like_num and not any(_finite(t) for t in words)


def _finite(token: Token) -> bool:
    return token.tag_ in FINITE and token.dep_ not in ("relcl", "acl", "amod", "compound", "nmod")


def _listed(sentence: Words, attributed: Sequence[Attribution]) -> Attribution | None:
    """What leads into the list by a colon: "The cuts, she said, would be these: …"."""
    doc = sentence.doc
    lead = sentence
    for _ in range(LONGEST_LIST):
        if lead.start == 0:
            return None
        lead = doc[lead.start - 1].sent
        if not is_item(lead):
            break
    colon = next((t.idx for t in reversed(lead) if t.text == ":"), None)
    near = (a for a in attributed if a.sentence.start == lead.start_char and a.speaker is not None and tells(a) and not a.inner)
    return next((a for a in near if colon is not None and any(c.start < colon <= c.end for c in a.content)), None)


def takes_up(sentence: Words) -> bool:
    """ "That number includes …", "The figure rose from …", "Of those, nine …": the sentence begins with a figure just given."""
    first = sentence[0]
    if first.lower_ in ("of", "among") and len(sentence) > 1 and sentence[1].lower_ in THOSE:
        return True
    if counts_on(sentence):
        return True
    subject = next((c for c in sentence.root.children if c.dep_ in SUBJECTS), None)
    if subject is None or subject.left_edge.i != first.i:
        return False
    return subject.lemma_.lower() in COUNTS and first.lower_ in THOSE | {"the"} and sentence.root.lemma_ == "include"


def counts_on(sentence: Words) -> bool:
    """ "Sixty escaped.", "Another 13 were lost.", "Two of the ships sank.": a bare number, of those told of before, opens the sentence."""
    opening = next((t.i for t in sentence if t.is_alpha or t.like_num), sentence.start)
    subject = next((c for c in sentence.root.lefts if c.dep_ in SUBJECTS and c.left_edge.i == opening), None)
    if subject is None or not subject.like_num or subject.lower_ == "one" or subject.ent_type_ in ("DATE", "TIME", "PERCENT"):
        return False
    if any(t.is_alpha and not t.like_num and t.lower_ not in MORE for t in sentence.doc[opening : subject.i]):
        return False
    of = next((c for c in subject.rights if c.lower_ == "of"), None)
    whom = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return of is None or (whom is not None and (whom.lower_ in THOSE or any(c.lower_ in DEFINITE for c in whom.lefts)))


def answers(anchor: Token) -> bool:
    """ "Another 19 percent said they would stay at home": those who answer a poll."""
    verb = anchor.head
    if anchor.dep_ not in SUBJECTS or not (anchor.lower_ in SHARES or anchor.like_num or anchor.lower_ in PARTS):
        return False
    return verb.lemma_ in ANSWERING or any(c.lower_ == "would" for c in verb.lefts)


def _said_before(sentence: Words, attributed: Sequence[Attribution]) -> Attribution | None:
    """What was told in the sentence right before."""
    before = sentence.doc[sentence.start - 1].sent if sentence.start else None
    if before is None:
        return None
    near = (a for a in reversed(attributed) if before[0].idx <= a.sentence.start < sentence[0].idx)
    found = next((a for a in near if a.speaker is not None and tells(a) and not a.inner), None)
    poll = found is not None and found.speaker is not None and found.speaker.span is not None and _is_poll(found.speaker.span.exact)
    return None if poll and counts_on(sentence) else found  # who was held at the gate is no answer of a poll


def _poll_before(anchor: Token, attributed: Sequence[Attribution]) -> Attribution | None:
    """The last poll that was cited."""
    near = (a for a in reversed(attributed) if anchor.idx - NEAR_POLL < a.span.start < anchor.idx)
    return next((a for a in near if a.speaker is not None and a.speaker.span is not None and _is_poll(a.speaker.span.exact)), None)


def _is_poll(words: str) -> bool:
    return not POLLS.isdisjoint(word.strip(",;:()") for word in words.lower().split())
