"""Speakers that only figures have: who puts a toll at a number, whom a report cites, and cues that reach no figure."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.core.spans import Span
from dateline.core.statement import Speaker
from dateline.extract.attribution import Attribution
from dateline.extract.attribution_grammar import noun_phrase
from dateline.extract.attribution_speakers import Speakers
from dateline.extract.quantity_lexemes import words
from dateline.read.reading import Reading

TABLE = "figure_stances"
MEASURING = words(TABLE, "measuring")
CLOSING = words(TABLE, "closing")
CITING = words(TABLE, "citing")
LABEL = 5  # words after a colon that are a line of a list ("Lima: 17 dead"), not what someone says
STEPS = 8


class Tellers:
    """Names the tellers of one report's figures."""

    def __init__(self, reading: Reading, resolved: Resolved) -> None:
        self._reading = reading
        self._speakers = Speakers(reading, resolved)

    def measuring(self, anchor: Token) -> tuple[Speaker, Span] | None:
        """ "officials put the toll at 41": the speaker and the cue, of a figure that a verb of reckoning states."""
        if anchor.dep_ != "pobj" or anchor.head.lower_ != "at":
            return None
        verb = anchor.head.head
        if verb.lemma_ not in MEASURING:
            return None
        agent = next((c for c in verb.children if c.dep_ == "agent"), None)  # "the toll was put at 41 by officials"
        if agent is not None:
            return self._named(agent, ("pobj",), verb)
        return self._named(verb, ("nsubj",), verb) if any(c.dep_ == "dobj" for c in verb.children) else None

    def closing(self, anchor: Token) -> tuple[Speaker, Span] | None:
        """ "…, the ministry said." closes a sentence of which the parser missed that it is all content."""
        verb = anchor.sent.root
        if verb.lower_ not in CLOSING or verb.i < anchor.i or any(t.is_alpha for t in verb.doc[verb.i + 1 : anchor.sent.end]):
            return None
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and anchor.i < c.i < verb.i), None)
        before = subject.left_edge.i - 1 if subject is not None else 0
        return self._named(verb, ("nsubj",), verb) if before > anchor.i and verb.doc[before].text in (",", ",”", "”") else None

    def cited(self, found: Attribution) -> tuple[Speaker, Span] | None:
        """ "the agency reported, citing police", "it cited police in saying": the source that a cue hands the words to."""
        verb = self._verb(found)
        if verb is None:
            return None
        above = verb.head.head if verb.dep_ == "pcomp" else None
        citing = [c for c in verb.children if c.lower_ in CITING] + ([above] if above is not None and above.lemma_ in CITING else [])
        return self._named(citing[0], ("dobj",), citing[0]) if citing else None

    def _verb(self, found: Attribution) -> Token | None:
        cue = found.cue and self._reading.doc.char_span(found.cue.start, found.cue.end, alignment_mode="expand")
        return cue.root if cue else None

    def _named(self, verb: Token, place: tuple[str, ...], cue: Token) -> tuple[Speaker, Span] | None:
        noun = next((c for c in verb.children if c.dep_ in place and c.pos_ in ("NOUN", "PROPN")), None)
        return (self._speakers.at(noun_phrase(noun, verb)), self._reading.span(cue, cue)) if noun is not None else None

    def out_of_reach(self, anchor: Token, found: Attribution) -> bool:
        """ "a grant of $2m, which takes effect in May according to the decree": the cue belongs to the relative clause alone."""
        cue = self._verb(found)
        if cue is None or cue.i == 0 or cue.lower_ != "according" or cue.nbor(-1).is_punct or cue.i < anchor.i:
            return False
        token = cue
        for _ in range(STEPS):
            if token.dep_ == "relcl":
                return anchor.i < token.left_edge.i
            token = token.head
        return False

    def labelled(self, found: Attribution) -> bool:
        """ "Lima: 17 dead" is a line of a list: the place before the colon says nothing."""
        content = found.content[0] if len(found.content) == 1 else None
        if found.direct is True or content is None or len(content.exact.split()) > LABEL:
            return False
        return self._reading.text[: content.start].rstrip().endswith(":")
