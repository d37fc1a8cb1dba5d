"""Whether the words of a cue take a position: not those of people in general, of what is only asked, forecast, faced or told of a mood."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract import clause, parse
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.plover_frame import lemma
from dateline.extract.occurrences.plover_table import classes, position_words
from dateline.extract.positions.cues import FUTURE, Cue, mute

ASKED = frozenset(("how", "when", "where", "why", "whether", "what", "who"))
ANY = frozenset(("any", "anyone", "anybody", "every", "everyone", "whoever"))
SOMEBODY = frozenset(("someone", "somebody"))
VAGUE = frozenset(("person", "people", "someone", "somebody", "one", "those"))
GUESSED = frozenset(("perhaps", "maybe", "probably", "likely", "presumably", "possibly"))
TAKEN_ON = ("accept", "commit", "offer")  # by a reader, as a page tells it: "You agree to receive offers"
BODIES = ("GPE", "ORG", "NORP")
DEEDS = ("VERB", "AUX")


def meant(cue: Cue) -> bool:
    """Whether somebody means it."""
    token = cue.token
    verb = token if token.pos_ in DEEDS and token.dep_ not in ("aux", "auxpass") else token.head
    if _of_anybody(verb) or (cue.act in TAKEN_ON and any(s.lower_ == "you" for s in clause.own_subject(verb))):
        return False
    if _supposed(verb) or _standing_offer(cue, verb):
        return False
    if token.dep_ in ("aux", "auxpass"):
        return not (_asked(verb) or _done_to_it(cue, verb))
    if token.pos_ == "ADJ":
        return cue.act != "offer" or _ready(cue, verb)
    if token.pos_ == "NOUN":
        return cue.act != "threaten" or _uttered(token)
    if cue.act == "demand":
        return not (lemma(token) == "insist" and _own_deed(cue.content)) and not _held_by(cue) and not _drawn_on(cue)
    return not (cue.act == "commit" and _fated(cue.content))


def _of_anybody(verb: Token) -> bool:
    """ "Anyone who turns down a customer", "when miners ask for help": what happens again and again, to nobody in particular."""
    head = clause.relative_head(verb) if verb.dep_ == "relcl" else None
    if head is not None and (head.lower_ in ANY or any(c.lower_ in ANY for c in parse.children(head, "det"))):
        return True
    vague = head is not None and lemma(head) in VAGUE and all(c.lower_ in ("a", "an") for c in parse.children(head, "det"))
    if vague and verb.tag_ in ("VBP", "VBZ"):
        return True  # "a person who asks for your password"
    if any(s.lower_ in SOMEBODY for s in clause.own_subject(verb)):
        return True  # "after someone threatened her cats"
    whenever = any(c.lower_ in ("when", "whenever") for c in verb.lefts)
    return verb.dep_ == "advcl" and verb.tag_ in ("VBP", "VBZ") and whenever


def _supposed(verb: Token) -> bool:
    """ "Lawmakers will probably reject it", "perhaps the hosts will demand more": a guess."""
    coming = any(a.lower_ in FUTURE for a in parse.children(verb, "aux"))
    return coming and any(c.lower_ in GUESSED for c in parse.children(verb, "advmod"))


def _standing_offer(cue: Cue, verb: Token) -> bool:
    """ "The state offers loans to parents": what it does for everybody, at any time."""
    standing = lemma(verb) == "offer" and verb.tag_ in ("VBP", "VBZ") and lemma(cue.content) in position_words()["served_things"]
    return standing and not any(s.ent_type_ in BODIES or s.lower_ in position_words()["first"] for s in clause.own_subject(verb))


def _asked(verb: Token) -> bool:
    """Whether it is asked or left open: "was asked how he would deal with Chad", "when we will ever return"."""
    asking = [c for c in verb.lefts if c.lower_ in ASKED and (c.dep_ in ("advmod", "mark") or c.lower_ == "what")]
    whenever = verb.dep_ == "advcl"
    return verb.dep_ in ("ccomp", "pcomp", "advcl") and any(not (c.lower_ == "when" and whenever) for c in asking)


def _done_to_it(cue: Cue, verb: Token) -> bool:
    """ "It said that it will be compensated": what others will do to who speaks."""
    mine = any(s.lower_ in position_words()["own"] for s in clause.own_subject(verb))
    return cue.act == "commit" and mine and clause.is_passive(verb) and bool(parse.children(verb, "agent"))


def _ready(cue: Cue, verb: Token) -> bool:
    """Whether it offers: by a state or body or in reported words, and no mood that is told, "the crowd was ready to leave"."""
    how = any(c.lower_ == "how" for c in cue.token.lefts)
    if how or verb.dep_ == "relcl" or _asked(verb) or lemma(cue.content) in position_words()["moods"]:
        return False
    if verb.dep_ in ("ccomp", "parataxis", "xcomp") or (verb.dep_ == "conj" and verb.head.dep_ == "ccomp"):
        return True
    own = clause.own_subject(verb)
    if verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in parse.children(verb, "aux")):
        return any(s.ent_type_ in BODIES for s in own)
    words = classes()["states"] | position_words()["first"]
    return any(s.ent_type_ in BODIES or s.lower_ in words or lemma(s) in words for s in own)


def _uttered(threat: Token) -> bool:
    """Whether somebody makes the threat, not only faces it: "the threat of floods"."""
    whose = parse.children(threat, "poss") or clause.preposition_objects(threat, frozenset(("by", "from")))
    verb = clause.governing_verb(threat)
    uttered = verb is not None and lemma(verb) in position_words()["uttering_verbs"]
    return bool(whose) or uttered or any(c.pos_ == "VERB" for c in parse.children(threat, "acl"))


def _own_deed(content: Token) -> bool:
    """ "Insisted on paying for it himself", "insisted: “I have nothing to hide”"."""
    gerund = content.dep_ == "pcomp" and content.tag_ == "VBG" and not clause.is_passive(content)
    return gerund or any(s.lower_ == "i" for s in clause.own_subject(content)) or clause.on_platform(content)


def _drawn_on(cue: Cue) -> bool:
    """ "She calls upon her faith to carry on", "calls on decency to prevail": nobody who could do it."""
    called = clause.preposition_objects(cue.token, frozenset(("on", "upon"))) if lemma(cue.token) == "call" else []
    return bool(called) and all(sort_of(h) == "abstract" and mute(h) for h in called)


def _fated(content: Token) -> bool:
    """ "Vowed the Rams would not win again": what another's promise cannot bring about."""
    return content.dep_ == "ccomp" and bool(clause.own_subject(content)) and lemma(content) in position_words()["fated_verbs"]


def _held_by(cue: Cue) -> bool:
    """ "Was called a fraud for selling it", "called him out for it": what somebody is named, not what is asked for."""
    token = cue.token
    if lemma(token) != "call" or cue.act != "demand" or cue.content.dep_ not in ("pobj", "pcomp"):
        return False
    named = parse.children(token, "oprd") or (cue.content.dep_ == "pcomp" and cue.content.tag_ == "VBG" and clause.undergoers(token))
    return bool(named) or any(c.lower_ == "out" for c in parse.children(token, "prt", "advmod"))
