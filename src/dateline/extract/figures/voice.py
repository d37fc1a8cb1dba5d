"""Say who gives a figure and how firmly: the attribution that holds it, and hedging words of its own clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.core.spans import Span
from dateline.core.statement import Speaker, Stance
from dateline.extract.attribution.attributions import Attribution, attribution_of
from dateline.extract.attribution.speakers import speaks_as_text
from dateline.extract.figures.carried import carried, says_share
from dateline.extract.figures.tellers import Tellers
from dateline.extract.quantities.lexemes import table, words

HEDGES: dict[str, Stance] = {word: stance for stance, found in table("figure_stances")["adverbs"].items() for word in found}
BELIEF: dict[str, Stance] = {word: stance for stance, found in table("figure_stances")["passives"].items() for word in found}
RUMOURED: dict[str, Stance] = {word: stance for stance, found in table("figure_stances")["rumoured"].items() for word in found}
DIRECTIVES = words("figure_stances", "directives")
EYEWITNESSES = words("figure_stances", "eyewitnesses")
UNTOLD = words("figure_stances", "untold")
OURSELVES = words("figure_stances", "ourselves")
DEFINITE = words("figure_stances", "definite")
GIVING = words("figure_stances", "giving")
DRAFTS = words("figure_stances", "drafts")
RECORDING = words("figure_stances", "recording")
LANDS = words("figure_nouns", "populated") | {"region", "province", "district", "area", "county"}
POINTING = frozenset(("these", "those", "both"))
STEPS = 8
NEAR_NOUN = 3  # tokens from a number to what it counts
LONGEST_BARE = 4  # words of "the first preliminary reports"


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaker (null: the report's own voice), the cue, the stance."""

    speaker: Speaker | None
    cue: Span | None
    stance: Stance


def voice_of(span: Span, anchor: Token, attributed: Sequence[Attribution], estimated: bool, tellers: Tellers) -> Voice:
    """Who says the figure; in a relative clause that tells what is known anyway, the report itself."""
    if (nobody := reported_sum(span, anchor)) is not None:
        return Voice(None, None, nobody)
    found = telling(span, [a for a in attributed if not recorded(a, attributed, anchor.doc)])
    hedge: Stance | None = "estimated" if estimated else hedged(anchor, found)
    if found is None and (teller := tellers.beside(anchor, span)):
        return Voice(*teller, hedge or "asserted")
    if found is None and (before := carried(anchor, span, attributed)):
        return Voice(before.speaker, before.cue, hedge or "asserted")
    if found is None and (poll := tellers.poll_before(anchor, span)):
        return Voice(*poll, hedge or "asserted")
    if found is None or tellers.out_of_reach(anchor, found):
        return Voice(None, None, hedge or "asserted")
    if not tellers.spoken(anchor, found) and (identifies(anchor, found) or known_before(span, anchor, found)):
        return Voice(None, None, hedge or "asserted")
    if itself(found):
        return Voice(None, None, found.stance if found.stance != "asserted" else hedge or "asserted")
    if (denier := denied_rumour(found, attributed)) is not None:
        return Voice(denier.speaker, denier.cue, "denied")
    cited = tellers.cited(found)
    if found.speaker is not None and found.speaker.name.lower().startswith("unconfirmed "):
        hedge = "unconfirmed"
    return Voice(cited[0] if cited else found.speaker, found.cue, found.stance if found.stance != "asserted" else hedge or "asserted")


def denied_rumour(found: Attribution, attributed: Sequence[Attribution]) -> Attribution | None:
    """ "The government denied local media reports that it had paid 2 million": what nobody who is named said is told by who denies it."""
    if not found.inner or found.cue is None or found.cue.exact.lower() not in RUMOURS:
        return None
    if found.speaker is not None and PRESS.isdisjoint(found.speaker.name.lower().split()):
        return None
    outer = (a for a in attributed if a.cue is not None and a.stance == "denied" and not a.inner)
    return next((a for a in outer if any(c.start <= found.cue.start < c.end for c in a.content)), None)


RUMOURS, PRESS = words("figure_stances", "rumours"), words("figure_stances", "press")


def itself(found: Attribution) -> bool:
    """ "We counted nine wrecks", "by our estimate": the report of itself, where the words stand in nobody's mouth."""
    who = found.speaker
    alone = who is not None and who.span is not None and who.span.exact.lower() in OURSELVES
    return alone and not found.inner and not found.quoted and found.direct is False


def reported_sum(span: Span, anchor: Token) -> Stance | None:
    """ "signed a deal worth a reported $25 million": of the number itself it is said that others told it, whoever tells of the deal."""
    first = anchor.doc.char_span(span.start, span.start + 1, alignment_mode="expand")
    start = first[0].i if first is not None else anchor.i
    near = anchor.doc[max(0, start - 1) : anchor.i]
    return next((RUMOURED[t.lower_] for t in near if t.lower_ in RUMOURED and t.i and t.nbor(-1).lower_ in ("a", "an", "the")), None)


def telling(span: Span, attributed: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution that tells: who orders or proposes something does not report it, so what holds that counts."""
    found = attribution_of(span, attributed)
    passed_on: Attribution | None = None
    while found is not None and found.cue is not None and not (told(found, span) and first_hand(found)):
        if told(found, span) and thought(found):
            passed_on = passed_on or found
        attributed = [a for a in attributed if a.cue != found.cue]
        found = attribution_of(span, attributed)
    return found or passed_on


def told(found: Attribution, span: Span) -> bool:
    """Whether the cue tells the figure: not who orders it, does not mention it or might think it, nor how a thing with a figure looks."""
    if found.cue is None or (found.cue_class == "appearance" and span.end <= found.cue.start):
        return found.cue is None  # "the $40m bill appears to work"
    if given_away(found):
        return False
    words = found.cue.exact.lower().replace("n’t", " not").replace("n't", " not").split()
    return UNTOLD.isdisjoint(words) and all(" ".join(words[i:]) not in DIRECTIVES for i in range(len(words)))


def given_away(found: Attribution) -> bool:
    """ "Donors have pledged $2 million": no words of theirs, but a gift; "pledged to build 40 homes" is."""
    cue = found.cue.exact.lower().split() if found.cue is not None else [""]
    return cue[-1] in GIVING and found.direct is False and not found.content[0].exact.lower().startswith(("to ", "that "))


def recorded(found: Attribution, attributed: Sequence[Attribution], doc: Doc) -> bool:
    """ "Norland recorded 602 deaths": what happened in a place, in the words of the report, or of who else tells it."""
    where = found.speaker.span if found.speaker is not None else None
    cue = found.cue.exact.lower().split()[-1] if found.cue is not None else ""
    if where is None or not (cue in RECORDING or (cue == "reported" and within_another(found, attributed))):
        return False
    words = doc.char_span(where.start, where.end, alignment_mode="expand")
    return words is not None and (words.root.ent_type_ in ("GPE", "LOC") or words.root.lemma_.lower() in LANDS)


def within_another(found: Attribution, attributed: Sequence[Attribution]) -> bool:
    """Whether what it tells, and that it does, is told by someone else: "Norland reported 40 cases, the agency said"."""
    return any(c.covers(found.content[0]) for a in attributed if a is not found and a.cue != found.cue for c in a.content)


def first_hand(found: Attribution) -> bool:
    """Whether a speaker is the source: not those a poll asked, nor, but for witnesses, one of whom another says what he saw or thought."""
    who = found.speaker.span if found.speaker is not None else None
    asked = who is not None and says_share(who.exact.partition(",")[0])  # not "the ministry, which stood by a count of 27"
    return not (thought(found) or asked or of_no_one(found) or drafted(found) or (found.inner and found.quoted))


def thought(found: Attribution) -> bool:
    """Whether somebody else's words tell what the speaker saw or thought."""
    who = found.speaker.span if found.speaker is not None else None
    return who is not None and found.inner and found.cue_class == "cognition" and EYEWITNESSES.isdisjoint(who.exact.lower().split())


def drafted(found: Attribution) -> bool:
    """ "The plan calls for two bridges": what is laid down there is told by the report."""
    speaker = found.speaker
    if speaker is None or speaker.entity is not None or speaker.sort == "person" or speaker.span is None:
        return False
    if found.cue is None or "call" not in found.cue.exact.lower():
        return False
    return not DRAFTS.isdisjoint(speaker.span.exact.lower().partition(" of ")[0].split()[-1:])


def of_no_one(found: Attribution) -> bool:
    """ "The army said early reports showed …": texts that are nobody's, in the words of someone who passes them on."""
    speaker = found.speaker
    if not found.inner or speaker is None or speaker.entity is not None or speaker.sort == "person":
        return False
    words = speaker.name.lower().split()
    return len(words) < LONGEST_BARE and speaks_as_text(words[-1]) and speaker.name.islower()


def known_before(span: Span, anchor: Token, found: Attribution) -> bool:
    """ "the two companies", "the firm's $47 billion bid" again: a definite phrase with a number that readers know already."""
    if found.speaker is None or not told_before(anchor, found):
        return False
    first = anchor.doc.char_span(span.start, span.start + 1, alignment_mode="expand")
    before = anchor.doc[first[0].i - 1] if first is not None and first[0].i else None
    if before is None or not (before.lower_ in DEFINITE or before.tag_ == "POS"):
        return False
    if before.i > 1 and before.nbor(-1).lower_ == "of" and before.nbor(-2).like_num:
        return False  # "10 of the 12 victims" states both
    named = "-" in span.exact and before.tag_ != "POS"  # "the 12-nation pact"
    return named or before.lower_ in POINTING or given(span, anchor)


def given(span: Span, anchor: Token) -> bool:
    """Whether the report has given the number before: "his 40 ships" is new where no 40 was told; a pair is taken as known."""
    phrase = anchor.doc.char_span(span.start, span.end, alignment_mode="expand")
    number = [t.lower_ for t in phrase or () if t.like_num]
    if phrase is None or not number:
        return False
    if number in (["two"], ["2"]):
        return True
    doc, size, kind = anchor.doc, len(number), anchor.lemma_.lower()
    starts = (t.i for t in doc[: phrase.start] if t.lower_ == number[0])
    same = (i for i in starts if [t.lower_ for t in doc[i : i + size]] == number)
    return any(size > 1 or any(t.lemma_.lower() == kind for t in doc[i : i + size + NEAR_NOUN]) for i in same)


def identifies(anchor: Token, found: Attribution) -> bool:
    """Whether words within the content that only say who or what is meant hold the figure: a relative clause, someone's description."""
    token = anchor
    for _ in range(STEPS):
        if token.head.i == token.i:
            return False
        described = token.dep_ == "appos" and token.i != anchor.i and token.head.ent_type_ == "PERSON"
        relative = token.dep_ == "relcl" and not parts_off(token) and not adds(token, anchor, found)
        if described or relative:
            return any(c.start <= token.head.idx < c.end for c in found.content)
        token = token.head
    return False


def parts_off(verb: Token) -> bool:
    """ "20 people, of whom four are badly hurt": the clause counts a part of what is told."""
    return any(t.lower_ in ("which", "whom") and t.head.lower_ == "of" for t in verb.doc[verb.left_edge.i : verb.i])


def adds(verb: Token, anchor: Token, found: Attribution) -> bool:
    """A clause set off by a comma says something new; one without tells which thing is meant, one with "where" what is known of a place."""
    first = verb.left_edge
    if first.i == 0 or first.nbor(-1).text not in (",", "-", "–", "—", "--"):
        return False
    return told_after(verb, found) or (told_before(anchor, found) and not places(first))


def places(first: Token) -> bool:
    """Whether a relative clause begins as those of place and time do: "where", "in which"."""
    return first.lower_ in ("where", "when") or (first.tag_ == "IN" and first.lower_ != "of" and first.nbor().lower_ == "which")


def told_before(anchor: Token, found: Attribution) -> bool:
    """Whether the cue comes first ("they say the raid, which took a year, …"); a cue at the end reaches the main clause only."""
    return found.cue is not None and found.cue.start < anchor.idx


def told_after(verb: Token, found: Attribution) -> bool:
    """Whether the cue follows right on the relative clause: "…, which has 40 rooms, according to the owner"."""
    last = verb.right_edge
    while last.i > verb.i and found.cue is not None and last.idx >= found.cue.start:  # the parser may hang the cue on the clause
        last = last.nbor(-1)
    return found.cue is not None and 0 < found.cue.start - last.idx - len(last) < 4


def hedged(anchor: Token, found: Attribution | None) -> Stance | None:
    """ "reportedly", "allegedly", "is believed to have", on the verbs above the figure."""
    token = anchor
    if anchor.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and may_have(anchor.head):
        return "unconfirmed"
    for _ in range(STEPS):
        for child in token.children:
            if child.lower_ in HEDGES and child.dep_ in ("advmod", "amod"):
                return HEDGES[child.lower_]
        if token.tag_ == "VBN" and token.lemma_ in BELIEF and any(c.dep_ == "auxpass" for c in token.children):
            return BELIEF[token.lemma_]
        if (
            token.head.i == token.i
            or token.dep_ in ("relcl", "advcl")
            or (found is not None and not any(c.start <= token.head.idx < c.end for c in found.content))
        ):
            return None
        token = token.head
    return None


def may_have(verb: Token) -> bool:
    """ "may have hit 40 houses", "could have been sold": what perhaps has happened."""
    helpers = [c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    return not POSSIBLE.isdisjoint(helpers) and "have" in helpers


POSSIBLE = frozenset({"may", "might", "could"})
