"""Speakers that only figures have: who puts a toll at a number, whom a report cites, and cues that reach no figure."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.core.spans import Span
from dateline.core.statement import Speaker
from dateline.extract.attribution.attributions import Attribution
from dateline.extract.attribution.grammar import noun_phrase
from dateline.extract.attribution.quotation import quotations
from dateline.extract.attribution.sources import FINITE
from dateline.extract.attribution.speakers import Speakers, can_be_cited, can_tell
from dateline.extract.figures.carried import POLLS, SHARES, of_poll
from dateline.extract.quantities.lexemes import words
from dateline.read.reading import Reading

TABLE = "figure_stances"
MEASURING = words(TABLE, "measuring")
RECORDS, SHOWING = words(TABLE, "records"), ("show", "showed", "shows")
PICTURES, PICTURING = words(TABLE, "pictures"), words(TABLE, "picturing")
UNKNOWING = ("know", "say")
FAULTING = words(TABLE, "faulting")
CLOSING = words(TABLE, "closing")
CITING = words(TABLE, "citing")
ASIDE = words(TABLE, "aside")
LONGEST_ASIDE = 7  # tokens of "in a statement late on Friday" after the verb that closes a sentence
LONGEST_TELLER = 14  # tokens between the comma and the verb of "…, a spokesman for the ministry said."
TURNED = words(TABLE, "turned")
LONGEST_SOURCE = 24  # tokens of "according to" and the source that it names at the end of a sentence
COMMAS = frozenset((",", ",”", ',"', "”", '"', "''"))
ASKING = frozenset(("WP", "WDT", "WRB", "PRP"))
NEAR_POLL = 500  # tokens back to where a report named the poll whose answers it goes through
STEPS = 8


class Tellers:
    """Names the tellers of one report's figures."""

    def __init__(self, reading: Reading, resolved: Resolved) -> None:
        self._reading = reading
        self._speakers = Speakers(reading, resolved)
        self._quoted = quotations(reading)

    def beside(self, anchor: Token, span: Span) -> tuple[Speaker, Span] | None:
        """Who tells a figure that no attribution holds: the speaker and the cue."""
        return self.measuring(anchor) or self.closing(anchor) or self.reproach(anchor) or self.pictured(anchor) or self.polled(anchor, span)

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

    def ignorant(self, anchor: Token) -> tuple[Speaker, Span] | None:
        """ "Officials did not know how many were hurt", "The mayor could not say whether …": who says that he does not know."""
        for verb in (t for t in anchor.sent if t.i < anchor.i and t.lemma_ in UNKNOWING and t.pos_ == "VERB"):
            subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
            if subject is not None and can_tell(subject):
                return self._named(verb, ("nsubj",), verb)
        return None

    def reproach(self, anchor: Token) -> tuple[Speaker, Span] | None:
        """ "The mayor criticised the firm for spending $2m on a fountain": the reason is told by whoever finds fault."""
        token = anchor
        for _ in range(STEPS):
            if token.dep_ == "prep" and token.lower_ in ("for", "over") and token.head.lemma_ in FAULTING:
                return self._named(token.head, ("nsubj",), token.head)
            if token.dep_ in ("relcl", "ROOT"):
                return None
            token = token.head
        return None

    def closing(self, anchor: Token) -> tuple[Speaker, Span] | None:
        """ "…, the ministry said." closes a sentence of which the parser missed that it is all content."""
        doc, at = anchor.doc, anchor.sent.end - 1
        while at > anchor.i and not doc[at].is_alpha:
            at -= 1
        verb = next((i for i in range(at, max(anchor.i, at - LONGEST_ASIDE), -1) if doc[i].lower_ in CLOSING), at)
        if all(t.lower_ in ASIDE or not t.is_alpha for t in doc[verb + 1 : at + 1]):
            at = verb
        if (turned := self._turned(anchor, at)) is not None:
            return turned
        comma = next((i for i in range(at - 1, max(anchor.i, at - LONGEST_TELLER), -1) if doc[i].text in COMMAS), at)
        named = doc[comma + 1 : at]
        if doc[at].lower_ not in CLOSING or not named:
            return None
        if any((t.tag_ in FINITE and t.lower_ not in RECORDS) or t.tag_ in ASKING for t in named):
            return None
        written = named.root.lower_ in RECORDS and doc[at].lower_ in SHOWING
        if not (written or can_be_cited(named.root)) or any(t.dep_ in ("prep", "cc", "mark") for t in named[:1]):
            return None
        return self._speakers.at((named[0].i, named[-1].i)), self._reading.span(doc[at], doc[at])

    def _turned(self, anchor: Token, last: int) -> tuple[Speaker, Span] | None:
        """ "…, said the ministry", "…, according to a survey by the union": the cue before its speaker, at the end of the sentence."""
        doc = anchor.doc
        reach = range(last - 1, max(anchor.i, last - LONGEST_SOURCE), -1)
        cue = next((i for i in reach if doc[i].lower_ in TURNED and doc[i - 1].text in COMMAS), None)
        if cue is None:
            return None
        first = cue + 1 + (doc[cue].lower_ == "according")
        named = doc[first : last + 1]
        cited = doc[cue].lower_ == "according"
        if not named or (cited and doc[cue + 1].lower_ != "to") or (not cited and any(t.tag_ in FINITE for t in named)):
            return None
        head = named.root if named.root.pos_ in ("NOUN", "PROPN") else next((t for t in named if t.pos_ in ("NOUN", "PROPN")), named.root)
        if not can_be_cited(head) or head.head.dep_ == "relcl":
            return None
        end = next((c.left_edge.i - 1 for c in head.rights if c.dep_ in ("acl", "relcl", "punct")), last)
        verb = next((t.i - 1 for t in named if t.i > head.i and t.tag_ in ("VBD", "VBN", "VBZ", "VBP")), last)  # "a study released Tuesday"
        return self._speakers.at((first, max(min(end, verb, last), head.i))), self._reading.span(doc[cue], doc[first - 1])

    def pictured(self, anchor: Token) -> tuple[Speaker, Span] | None:
        """ "Polls show Berg up by 10 points", "The survey has her ahead, 45 percent to 40": a text, of a figure beside what it shows."""
        token, own = anchor, False
        for _ in range(STEPS):
            if token.dep_ in ("relcl", "acl", "ROOT", "nsubj"):
                return None
            own = token.dep_ == "dobj"  # "the poll has a margin of 4 points"
            token = token.head
            subject = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
            if subject is not None and not (token.dep_ == "ccomp" and token.tag_ == "VBG"):  # "has her leading"
                shows = token.lemma_ in PICTURING and not (own and token.lemma_ == "have") and subject.lemma_.lower() in PICTURES
                return self._named(token, ("nsubj",), token) if shows else None
        return None

    def polled(self, anchor: Token, span: Span) -> tuple[Speaker, Span] | None:
        """ "In a Norstat poll released on Monday, 50 percent chose Dahl": the poll whose answers a sentence gives."""
        if not any(sign in span.exact for sign in SHARES):
            return None
        polls = (t for t in anchor.sent if t.dep_ == "pobj" and t.lemma_.lower() in POLLS and t.head.lower_ in ("in", "from"))
        poll = next((t for t in polls if any(c.dep_ in ("compound", "nmod", "poss") or c.lower_ in ("a", "an") for c in t.lefts)), None)
        return self._poll(poll, poll.head) if poll is not None else None

    def poll_before(self, anchor: Token, span: Span) -> tuple[Speaker, Span] | None:
        """The last poll that the report has named, of a figure in a sentence that goes through its answers."""
        if not of_poll(anchor, span):
            return None
        start = max(0, anchor.i - NEAR_POLL)
        named = (t for t in reversed(anchor.doc[start : anchor.sent.start]) if t.lower_ in ("poll", "survey") and names_poll(t))
        poll = next(named, None)
        return self._poll(poll, poll) if poll is not None else None

    def _poll(self, poll: Token, cue: Token) -> tuple[Speaker, Span]:
        first, last = noun_phrase(poll, poll.head)
        end = next((c.left_edge.i - 1 for c in poll.rights if c.dep_ in ("acl", "relcl", "punct")), last)
        return self._speakers.at((first, max(min(end, last), poll.i))), self._reading.span(cue, cue)

    def cited(self, found: Attribution) -> tuple[Speaker, Span] | None:
        """ "the agency reported, citing police", "it cited police in saying": the source that a cue hands the words to."""
        verb = self._verb(found)
        if verb is None:
            return None
        above = verb.head.head if verb.dep_ == "pcomp" else None
        citing = [c for c in verb.children if c.lower_ in CITING] + ([above] if above is not None and above.lemma_ in CITING else [])
        who = next((c for c in citing[0].children if c.dep_ == "dobj"), None) if citing else None
        return self._named(citing[0], ("dobj",), citing[0]) if who is not None and can_tell(who) else None  # not 'citing "a precaution"'

    def _verb(self, found: Attribution) -> Token | None:
        cue = found.cue and self._reading.doc.char_span(found.cue.start, found.cue.end, alignment_mode="expand")
        return cue.root if cue else None

    def _named(self, verb: Token, place: tuple[str, ...], cue: Token) -> tuple[Speaker, Span] | None:
        noun = next((c for c in verb.children if c.dep_ in place and c.pos_ in ("NOUN", "PROPN")), None)
        return (self._speakers.at(noun_phrase(noun, verb)), self._reading.span(cue, cue)) if noun is not None else None

    def spoken(self, anchor: Token, found: Attribution) -> bool:
        """Whether the figure stands in the marks of a quotation of the attribution: all of it is told by who says it."""
        quote = self._quoted.at(anchor.idx)
        return quote is not None and found.direct is not False and quote.sounds_spoken(self._quoted.text)

    def out_of_reach(self, anchor: Token, found: Attribution) -> bool:
        """ "a grant of $2m, which takes effect in May according to the decree": the cue belongs to the relative clause alone."""
        cue = self._verb(found)
        if cue is not None and names_things(anchor, cue):
            return True
        if cue is not None and cue.i > anchor.i and self._other_clause(anchor, cue):
            return True
        if cue is None or cue.i == 0 or cue.lower_ != "according" or cue.nbor(-1).is_punct or cue.i < anchor.i:
            return False
        token = cue
        for _ in range(STEPS):
            if token.dep_ == "relcl":
                return anchor.i < token.left_edge.i
            token = token.head
        return False

    @staticmethod
    def _other_clause(anchor: Token, cue: Token) -> bool:
        """ "The town needs $9 million; donors have pledged 4": a clause of its own; "12 died; 9 were hurt, police said" tells both."""
        parted = any(t.text == ";" for t in anchor.doc[anchor.i : cue.i])
        return parted and any(t.dep_ in ("dobj", "nsubjpass", "xcomp") for t in cue.children if t.i > anchor.i)


def names_poll(noun: Token) -> bool:
    """ "In a Norstat poll, …", "In the Daily survey of voters, …": a poll by the name of who took it, ahead of its answers."""
    ahead = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "from") and noun.head.i < noun.sent.root.i
    return ahead and any(c.dep_ in ("compound", "nmod", "poss") and c.pos_ == "PROPN" for c in noun.lefts)


def names_things(anchor: Token, cue: Token) -> bool:
    """ "The five schemes proposed by the council" says which ones; "the act, which declared 40 houses unlawful" tells what it does."""
    if cue.dep_ == "acl" and cue.tag_ == "VBN":
        return anchor.i <= cue.head.i
    subject = next((c for c in cue.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.tag_ == "WDT" and not can_tell(subject)
