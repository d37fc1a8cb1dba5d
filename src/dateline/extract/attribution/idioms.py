"""Uses of a cue verb by which nothing is told: "Let's say …", "called an ambulance", "That said, …", "questioned two men"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.attribution.cues import cues
from dateline.extract.attribution.grammar import SUBJECTS
from dateline.extract.attribution.speakers import is_human

HIM = frozenset(("him", "her", "them", "me", "us", "you"))
PREDICATES = frozenset(("oprd", "xcomp", "ccomp"))


def is_idiom(verb: Token) -> bool:
    """Whether the words around a cue verb make it tell nothing."""
    return any(tells_nothing(verb) for tells_nothing in IDIOMS)


def said_to_be(verb: Token) -> bool:
    """ "Papers said to come from the bank were sold": a participle that the parser takes for the verb of the sentence."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    return len(after) == 2 and after[0].tag_ == "TO" and after[1].tag_ == "VB" and verb.i > 0 and verb.nbor(-1).pos_ in ("NOUN", "PROPN")


def _heads_summary(verb: Token) -> bool:
    """The "Story highlights" that head a page's summary."""
    return verb.i > 0 and verb.lower_ == "highlights" and verb.nbor(-1).lower_ == "story"


def _is_compound(verb: Token) -> bool:
    """ "counter-accused", "de-emphasised"."""
    return verb.i > 0 and verb.nbor(-1).text == "-" and not verb.nbor(-1).whitespace_


def _calls(verb: Token) -> bool:
    """ "called a meeting", "called 911", "called his mother on Sunday"; "called the vote a farce" and "what he called a raid" tell."""
    called = next((c for c in verb.rights if c.dep_ == "dobj"), None) if verb.lemma_ == "call" else None
    if called is None or any(c.dep_ in PREDICATES for c in verb.rights):
        return False
    if called.lemma_ in cues().summoned or called.like_num:
        return True
    moved = any(c.tag_ in ("WP", "WDT") or c.dep_ == "dobj" for c in verb.lefts)
    named = called.ent_type_ == "PERSON" or called.lower_ in HIM or is_human(called)
    return named and not moved and not any(t.is_quote for t in called.subtree) and not any(c.dep_ == "prt" for c in verb.rights)


def _asks_no_name(verb: Token) -> bool:
    """ "who asked not to be identified"."""
    return verb.lemma_ == "ask" and any(c.dep_ == "xcomp" and c.lemma_ in ("identify", "name") for c in verb.rights)


def _that_said(verb: Token) -> bool:
    """ "That said, …"."""
    return verb.i > 0 and verb.lower_ == "said" and verb.nbor(-1).lower_ == "that" and verb.nbor(-1).is_sent_start is True


def _lets(verb: Token) -> bool:
    """ "Let's say the dam breaks": a supposition."""
    return verb.head.lemma_ == "let" and any(c.dep_ in SUBJECTS and c.lower_ in ("us", "'s", "’s", "me") for c in verb.lefts)


def _questions(verb: Token) -> bool:
    """ "Police questioned two men": whom they ask is not what they doubt."""
    asked = next((c for c in verb.rights if c.dep_ == "dobj"), None) if verb.lemma_ == "question" else None
    return asked is not None and (asked.lower_ in HIM or is_human(asked) or asked.ent_type_ == "PERSON")


IDIOMS = (_heads_summary, _is_compound, _calls, _asks_no_name, _that_said, _lets, _questions)
