"""The words of a position's content: the phrase or clause that says what is wanted, given or refused."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.spans import Span
from dateline.extract import clause, parse
from dateline.extract.occurrences.plover_frame import lemma
from dateline.extract.occurrences.plover_table import position_words
from dateline.extract.positions.cues import Cue, infinitive
from dateline.read.reading import Reading, Sentence

TAILS = frozenset(["as", "by", "before", "within", "until", "from", "to", "against", "between"])
MET = ("dobj", "pobj", "dative")  # "prolong it"; else a pronoun that ends a content is the subject of "he said"
GIVEN = frozenset(("if", "once", "unless"))
FIRST = frozenset(("before", "until", "unless"))
SHORT = 4  # words of an infinitive that may be too few to tell what is asked
LEADING = frozenset(("that", "to", "only", "if", "unless", "for"))
POINTING_BACK = frozenset(("threat", "vow", "move", "step", "gesture", "pledge", "promise", "decision", "warning", "demand"))
TIMED = frozenset(("by", "before", "within"))
WHEN = frozenset(("after", "since", "because", "although", "though"))
SPANS = frozenset(("hour", "day", "week", "month", "year", "minute"))


def content_span(cue: Cue, sentence: Sentence, reading: Reading) -> Span | None:
    """The words of the content: its phrase or clause, for what points back the whole clause."""
    tokens = sorted(_whole(cue.token) if cue.whole else _content_tokens(cue), key=lambda t: t.i)  # a subtree may cross another
    while len(tokens) > 1 and _trails(tokens[-1]):
        tokens = tokens[:-1]
    while len(tokens) > 1 and (tokens[0].is_punct or tokens[0].is_space or tokens[0].lower_ in LEADING):
        tokens = tokens[1:]
    first, last = tokens[0], tokens[-1]
    if first.idx < sentence.start or last.idx + len(last.text) > sentence.end:
        return None
    return reading.span(first, last)


def _trails(last: Token) -> bool:
    """Whether a last token is no part of the content: a mark, an "and", the subject of "he said"."""
    return last.is_punct or last.is_space or last.pos_ == "CCONJ" or (last.lower_ in ("he", "she", "they", "it") and last.dep_ not in MET)


def _content_tokens(cue: Cue) -> list[Token]:
    """Tokens of the content's subtree; a commitment stands without its subject ("will take a week …")."""
    content = cue.content
    if content is cue.token:
        left_out = {t.i for c in content.children if c.dep_ in ("advcl", "conj", "cc") or c.text == "," for t in c.subtree}
        left_out |= {t.i for c in content.children if c.dep_ == "prep" and c.nbor(-1).text == "," for t in c.subtree}
        start = min([content.i, *(a.i for a in parse.children(content, "aux", "neg"))]) if cue.act == "reject" else content.i
        kept = [t for t in content.subtree if t.i >= start and t.i not in left_out]
        return kept[: max(i for i, t in enumerate(kept) if not t.is_punct) + 1]
    led = _led_in(cue)
    own = cue.act in ("commit", "reject") and cue.token.pos_ == "AUX" and not led
    after = own or (infinitive(content) and content.dep_ in ("xcomp", "advcl") and cue.token.i < content.i)
    left_out = _next_deeds(cue) | _aside(cue) | _joined(cue) | {t.i for p in _put_before(cue) for t in p.subtree}
    if after:  # also what the parser hangs on the subject from behind the verb: "his men would clear them: a threat that …"
        left_out |= {t.i for s in clause.own_subject(content) for t in s.subtree if t.i > content.i}
    tokens = [t for c in (content, *_more_verbs(cue)) for t in c.subtree if (not after or t.i >= cue.token.i) and t.i not in left_out]
    tokens = tokens or [content]
    tail = _tail(cue, tokens[-1])
    return led + _with_hearers(cue, tokens if tail else _without_remark(tokens, content)) + tail


def _more_verbs(cue: Cue) -> list[Token]:
    """Further infinitives of a list that the parser joins to the cue: "promised to raise pay, hire guards and open a clinic"."""
    if cue.content.dep_ != "xcomp" or not infinitive(cue.content) or cue.token.pos_ != "VERB" or cue.token.tag_ in ("VB", "VBP"):
        return []
    joined = parse.children(cue.token, "conj")
    return [c for c in joined if c.tag_ == "VB" and c.i > cue.content.i and not clause.own_subject(c) and not parse.children(c, "aux")]


def of_accord(cue: Cue) -> bool:
    """Whether it is told of an agreement: "under the accord, Chad is to leave"."""
    return bool(cue.token.dep_ == "pobj" and cue.token.head.lower_ == "under")


def _put_before(cue: Cue) -> list[Token]:
    """What stands before it and is no part of it: "he warned", "under the accord"."""
    said = [p for p in parse.children(cue.content, "parataxis") if p.i < cue.content.i]
    return [*said, cue.token.head] if of_accord(cue) else said


def _joined(cue: Cue) -> set[int]:
    """Another's deed joined to it: "Chad would free the men and Mali would pay"."""
    content = cue.content
    if content.pos_ != "VERB" or not of_accord(cue):
        return set()
    others = [c for c in parse.children(content, "conj") if clause.own_subject(c) and c.i > content.i]
    return {t.i for c in content.children if others and c.i > content.i and c.dep_ in ("cc", "conj") for t in c.subtree}


def _led_in(cue: Cue) -> list[Token]:
    """The condition before it, with which it is told: "If they leave, we will stop", "If they leave, we are ready to stop"."""
    verb = cue.token.head if cue.token.pos_ in ("AUX", "ADJ") else cue.token
    clauses = [v for v in parse.children(verb, "advcl") if v.i < verb.i]
    return [t for v in clauses if any(c.lower_ in GIVEN for c in parse.children(v, "mark")) for t in v.subtree]


def _aside(cue: Cue) -> set[int]:
    """Clauses at the end of an infinitive that only say when or why: "agreed to go home after the mayor had assured them of …"."""
    if cue.act == "condition" or not (infinitive(cue.content) or cue.token.pos_ == "AUX"):
        return set()
    verbs = [cue.content, *(c for c in cue.content.conjuncts if c.i > cue.content.i)]
    ends = [v for c in verbs for v in parse.children(c, "advcl") if v.i > c.i and v.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG")]
    return {t.i for v in ends if _told_beside(v) for t in v.subtree}


def _told_beside(verb: Token) -> bool:
    """Whether the clause is no part of what is asked: "…, dealing a blow to the talks", "after the mayor had left"."""
    if verb.tag_ == "VBG":
        return verb.left_edge == verb and verb.i > 0 and verb.nbor(-1).text == ","
    return any(map(_aside_marked, parse.children(verb, "mark", "advmod")))


def _aside_marked(mark: Token) -> bool:
    """Whether it begins such a clause: "after", but not "only after"; ", as the party had asked", but not "as the law requires"."""
    before = mark.nbor(-1).lower_
    if mark.lower_ in ("as", "while", "whereas"):
        return before in (",", "even")
    return mark.lower_ in WHEN and before != "only"


def _without_remark(tokens: list[Token], content: Token) -> list[Token]:
    """The words without a remark at their end on one of them: "the pilot, who has been held since May"."""
    asked = position_words()["positional"] | POINTING_BACK
    aside = [t for t in tokens if t.dep_ in ("appos", "dobj") and lemma(t) in asked]  # ", an idea that Chad turned down"
    said = [*aside, *(t for t in tokens if t.dep_ == "relcl")]
    remarks = [t for t in said if t.left_edge.i > content.i and t.left_edge.nbor(-1).text == ","]
    if not remarks or tokens[-1].i > remarks[0].right_edge.i + 1:
        return tokens
    return [t for t in tokens if t.i < remarks[0].left_edge.i - 1]


def _with_hearers(cue: Cue, tokens: list[Token]) -> list[Token]:
    """With whom it is asked of before an infinitive that says nothing without them: "urged both armies to prolong it"."""
    first = tokens[0]
    if lemma(cue.token) == "give":  # "gave the rebels 48 hours to leave"
        times = [c for c in parse.children(cue.token, "dobj", "npadvmod", "prep") if (c.lower_ == "until" or lemma(c) in SPANS)]
        return [*(t for c in times[-1:] for t in c.subtree if t.i < first.i), *tokens]
    asked = parse.children(cue.token, "dobj") if cue.token.pos_ == "VERB" and cue.content.tag_ == "VB" else []
    empty = len(tokens) <= SHORT and tokens[-1].pos_ == "PRON"
    return [*asked[0].subtree, *tokens] if empty and asked and asked[0].right_edge.i == first.i - 1 else tokens


def _next_deeds(cue: Cue) -> set[int]:
    """What the party did next, which the parser hangs on the content: "asked them to leave and offered a bus"."""
    tag = "VBD" if cue.token.tag_ == "MD" else cue.token.tag_
    if tag not in ("VBD", "VBG", "VBZ") or cue.content.tag_ == tag:
        return set()
    verbs = [cue.content, *(t for t in cue.content.subtree if t.tag_ in ("VB", "VBP"))]  # "declined a request to stop and sped away"
    later = [c for v in verbs for c in parse.children(v, "conj") if c.i > cue.content.i and not clause.own_subject(c)]
    deeds = [c for c in later if c.tag_ == tag or any(a.tag_ == tag for a in parse.children(c, "aux", "auxpass"))]
    joined = {c.i for d in deeds for c in parse.children(d.head, "cc") if c.i == d.left_edge.i - 1}
    return {t.i for d in deeds for t in d.subtree} | joined


def _tail(cue: Cue, last: Token) -> list[Token]:
    """Phrases of the cue right after its content that belong to what is wanted: "by Friday", "as a condition for talks"."""
    found: list[Token] = []
    for prep in parse.children(cue.token, "prep", "dative"):
        traded = prep.lower_ == "in" and any(o.lower_ in ("return", "exchange") for o in clause.phrase_objects(prep))
        timed = prep.lower_ in TIMED and cue.act in ("accept", "reject")  # "rejected it within the hour"
        near = prep.i == last.i + 1 or (traded and prep.i == last.i + 2)
        if near and (traded or (prep.lower_ in TAILS and not timed)):
            found.extend(prep.subtree)
            last = found[-1]
    if cue.token.pos_ == "VERB":  # "asked for time to study the draft", "threatened to leave unless …"
        aims = [v for v in parse.children(cue.token, "xcomp", "advcl") if v.left_edge.i == last.i + 1 and _ties(v, cue)]
        found.extend(t for v in aims for t in v.subtree)
    return found


def _ties(verb: Token, cue: Cue) -> bool:
    """Whether a clause after the content belongs to it: an infinitive, or on what condition it is given."""
    marks = {c.lower_ for c in parse.children(verb, "mark")}
    given = cue.act in ("commit", "offer", "threaten") and not marks.isdisjoint(GIVEN)
    return (
        (verb.dep_ == "xcomp" and cue.content.pos_ in ("NOUN", "NUM"))
        or given
        or "so" in marks
        or (cue.act == "reject" and not marks.isdisjoint(FIRST))
    )


def _whole(cue: Token) -> list[Token]:
    """The clause of the cue: from its subject to its end."""
    heads = [s for s in clause.own_subject(cue) if s.i < cue.i]
    aux = parse.children(cue, "aux", "neg")
    start = min([cue.i, *(h.left_edge.i for h in heads), *(a.i for a in aux)])
    left_out = {t.i for c in cue.children if c.dep_ in ("conj", "cc") and c.i > cue.i for t in c.subtree}
    return [t for t in cue.subtree if t.i >= start and t.i not in left_out]
