"""Words that tell of no happening whatever their row says: parts of longer words, happenings named in general, acts that nobody does."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.extract import clause, parse
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.plover_frame import kinds_of, lemma
from dateline.extract.occurrences.plover_table import classes

# Types of what only people and bodies do, in words or by agreement.
PERSONAL = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "REQUEST", "REJECT", "ACCUSE", "THREATEN"))
TELLING = frozenset(("REQUEST", "REJECT", "ACCUSE", "SUPPORT", "THREATEN", "AGREE"))  # ... and by what is written or said
SUFFERED = frozenset(("under",))  # "under attack" tells of one
DATED = SUFFERED | frozenset(("after", "amid", "before", "despite", "during", "following", "since", "until"))  # "amid violence": some
PLAIN = ("VBD", "VBZ", "VBP")  # tags of verbs that say what is or was
NOBODY = frozenset(("no", "nobody", "none", "neither"))
NAMES = ("GPE", "LOC", "FAC", "NORP", "ORG", "PERSON", "EVENT", "DATE", "TIME")


def part_of_word(token: Token) -> bool:
    """Whether it only begins a hyphenated word: "war-torn", "veto-wielding"."""
    if token.whitespace_ or token.i + 2 >= len(token.doc):
        return False
    hyphen, after = token.nbor(1), token.nbor(2)
    return hyphen.text == "-" and not hyphen.whitespace_ and after.is_alpha


def only_compares(token: Token) -> bool:
    """Whether it is a preposition: "as opposed to"."""
    return token.tag_ == "VBN" and lemma(token) == "oppose" and token.i > 0 and token.nbor(-1).lower_ == "as"


def in_general(noun: Token) -> bool:
    """Whether a noun names a kind of happening and no happening: "victims of torture", "in times of war", "incites violence"."""
    if noun.tag_ != "NN":
        return False
    if lemma(noun) in classes()["only_many"] or (lemma(noun) in classes()["uncounted"] and not parse.children(noun, "det", "poss", "acl")):
        return True  # "talk of a merger", "demand for timber"
    if _as_topic(noun):
        return True
    if lemma(noun) not in classes()["in_general"] or _marked_out(noun):
        return False
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
        if _marked_out(noun):
            return False
    if noun.dep_ == "pobj" and noun.head.lower_ not in DATED:
        above = noun.head.head
        return (above.pos_ in ("NOUN", "ADJ") or lemma(above) == "be") and lemma(above) not in classes()["outbreaks"]
    return noun.dep_ == "dobj" and noun.head.tag_ in ("VB", "VBG") and noun.head.dep_ in ("acl", "pcomp", "advcl", "xcomp", "relcl", "conj")


def _as_topic(noun: Token) -> bool:
    """Whether a harm is only talked of: "gun violence has become an issue", "misinformation spreads fast"."""
    sorts = {lemma(c) for c in parse.children(noun, "compound", "amod")}
    harm = lemma(noun) in classes()["harms"] or (lemma(noun) == "violence" and not sorts.isdisjoint(classes()["sorts_of_violence"]))
    if not harm or _marked_out(noun):
        return False
    done = noun.dep_ in ("dobj", "nsubjpass") and lemma(noun.head) in classes()["spreading"]
    return not done and not (noun.dep_ == "pobj" and noun.head.lower_ in DATED | {"of", "for", "with"})


def _marked_out(noun: Token) -> bool:
    """Whether words beside the noun say which happening it is: "the violence", "recent violence", "violence in Gao"."""
    for child in (c for c in noun.children if c.dep_ != "conj"):  # "victims of violence and their children"
        if child.dep_ in ("det", "poss", "nummod", "relcl", "acl", "appos") or lemma(child) in classes()["telling_which"]:
            return True
        if child.dep_ in ("compound", "nmod") and lemma(child) in classes()["offices"]:
            return True  # "army shelling"
        held = [child, *clause.phrase_objects(child)] if child.dep_ == "prep" else [child]
        if any(h.ent_type_ in NAMES or parse.children(h, "det", "poss") for h in held):
            return True
    return False


def only_which(word: Token) -> bool:
    """Whether it only tells which are meant or what is asked: "those who are willing to go", "how much they are ready to pay"."""
    verb = word if word.dep_ in ("ccomp", "pcomp", "relcl") else word.head
    if verb.dep_ == "relcl":
        return verb.doc[verb.left_edge.i - 1].text != ","
    return verb.dep_ in ("ccomp", "pcomp") and any(t.lower_ == "how" and t.i < word.i for t in verb.subtree)


def echoes(verb: Token) -> bool:
    """Whether who agrees is of one mind and promises nothing: "“It suits us,” the mayor agreed", "agreed that it was late"."""
    told = parse.children(verb, "ccomp") if lemma(verb) == "agree" else []
    return any(c.i < verb.i or (c.tag_ in PLAIN and not parse.children(c, "aux")) for c in told)


def only_names(verb: Token) -> bool:
    """Whether it says what somebody is called: "has been called a charlatan", "called Gao the key to peace"."""
    named = parse.children(verb, "oprd", "attr") or [c for c in parse.children(verb, "ccomp") if c.pos_ in ("NOUN", "PROPN", "ADJ")]
    return lemma(verb) == "call" and bool(named) and not clause.preposition_objects(verb, frozenset(("for", "on", "upon")))


def foretold(verb: Token) -> bool:
    """Whether a warning says only what may come of itself: "warned that the tunnel would flood", with nobody warned and no "if"."""
    if lemma(verb) not in ("warn", "caution") or parse.children(verb, "dobj", "dative") or clause.is_passive(verb):
        return False
    told = parse.children(verb, "ccomp")
    if any(lemma(c) in classes()["official_deeds"] for c in told):
        return False
    own = (s for c in told for s in clause.own_subject(c))
    return bool(told) and not any(s.pos_ == "PRON" for s in own) and not any(t.lower_ in ("if", "unless") for t in verb.subtree)


def nobody_does(verb: Token, event_type: str, resolved: Resolved) -> bool:
    """Whether what only people do is told of things: "the roads meet", "the tolls would provide", "a word of hope met them"."""
    if event_type not in PERSONAL or verb.pos_ != "VERB" or clause.is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ != "VBG"):
        return False
    heads = clause.doers(verb)
    return bool(heads) and not any(_does(clause.real_head(h), event_type, resolved) for h in heads)


def _does(head: Token, event_type: str, resolved: Resolved) -> bool:
    if sort_of(head) not in ("something", "abstract") or kinds_of(head, resolved) or (head.is_title and not head.is_sent_start):
        return True
    if lemma(head) in classes()["offices"] | classes()["collectives"]:
        return True
    return event_type in TELLING and lemma(head) in classes()["telling"]


def unhurt(verb: Token) -> bool:
    """Whether it only says that nobody came to harm, whoever could have done it: "no one was injured", "she was not hurt"."""
    bare = verb.tag_ == "VBN" and not parse.children(verb, "aux", "dobj")  # "No one injured in fire"
    if verb.pos_ != "VERB" or not (bare or clause.is_passive(verb)) or parse.children(verb, "agent"):
        return False
    heads = [verb.head] if verb.dep_ == "acl" else clause.own_subject(verb)
    spared = (d.lower_ in NOBODY for s in heads for d in (s, *parse.children(s, "det")))
    return bool(parse.children(verb, "neg")) or any(spared)
