"""Who does what a noun names, when the noun hangs on a verb: who launched the attack, not who condemned it."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.plover_table import classes, triggers
from dateline.extract.occurrences.plover_types import FORCE

DEEDS = FORCE | {"MOBILIZE"}
ASCRIBED = frozenset(("on", "to"))
OF, FROM = frozenset(("of",)), frozenset(("from",))
ABOUT = frozenset(("over", "about", "against", "regarding", "concerning", "amid", "after", "before", "following", "despite", "since"))
ABOUT |= FROM  # "took cover from the shelling"
OUT = frozenset(("be", "remain", "stay", "go", "come", "walk"))  # "remained on strike"
DISPERSING = frozenset((("break", "up"), ("put", "down"), ("shut", "down")))
ANSWERING = frozenset(("respond", "react", "reply", "answer", "retaliate"))
NAMING = frozenset(("call", "label", "brand", "dub", "term", "deem", "consider", "describe"))
MEANS = frozenset(("in", "with", "by", "through", "via", "during", "using"))


def agents(noun: Token, verb: Token, place: str, event_type: str) -> list[Token]:
    """Heads of the phrases of the verb that name who does what the noun names; [] where the verb only tells of it.

    `place` is how the noun's phrase stands to the verb: "dobj", "nsubjpass" or "prep".
    """
    if _owned(noun):
        return []
    words = clause_words()
    if place in ("dobj", "nsubjpass") and verb.lemma_ in words["ascribing"]:
        return ascribed(noun)
    naming = event_type == "ACCUSE" and verb.lemma_ in NAMING
    if place == "dobj" and (naming or any(c != noun for c in parse.children(verb, "oprd"))):
        return []  # "called the raid a crime"
    if place == "prep" and (held := clause.held(verb, _preposition(noun), noun)):
        return held  # "accused Mali of an attack"
    if event_type == "CONSULT" and place == "prep" and _preposition(noun) in MEANS and verb.lemma_ in words["speech"]:
        return clause.doers(verb)  # "in a phone call, Berg told Moss …"
    if event_type == "PROTEST" and place in ("dobj", "prep") and _at_work(noun, verb):
        return clause.doers(verb)
    if place == "dobj" and any((verb.lemma_, c.lower_) in DISPERSING for c in parse.children(verb, "prt")):
        return []  # "broke up a rally"
    if clause.put_forward(verb) or verb.lemma_ in words["reacting"] or verb.lemma_ in words["speech"] - words["performing"]:
        return []
    if event_type in DEEDS and place == "prep" and _preposition(noun) in ABOUT:
        return []  # "held talks over the attack"
    if place == "prep" and _preposition(noun) == "to" and verb.lemma_ in ANSWERING:
        return []  # "responded to the attack"
    called = event_type == "PROTEST" and verb.lemma_ == "call" and place == "dobj"  # "called a strike"
    out = event_type == "PROTEST" and place == "prep" and verb.lemma_ in OUT and _preposition(noun) == "on"
    if event_type == "ACCUSE" and _preposition(noun) == "for":
        return []  # "plans to hand it over for indictment"
    counted = (event_type in DEEDS and not out) or (event_type == "ACCUSE" and place == "prep")  # "handed it over as part of a lawsuit"
    if counted and not (called or verb.lemma_ in words["performing"] or _by_means(noun, verb, place)):
        return []
    involved = verb.lemma_ == "engage" or (verb.lemma_ == "involve" and event_type != "ACCUSE")  # not "were involved in a graft probe"
    busy = place == "prep" and involved and _preposition(noun) == "in"  # "were engaged in fighting"
    return clause.subjects(verb) if busy or out else clause.doers(verb)


def _at_work(noun: Token, verb: Token) -> bool:
    """Whether the verb tells of those who strike: "observed a strike", "entered the third week of a hunger strike"."""
    held = noun.dep_ == "dobj" and verb.lemma_ in classes()["labour_verb"] and verb.lemma_ not in ("shut", "threaten", "suspend")
    timed = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in ("day", "week", "month", "hour")
    return held or (timed and noun.head.head.dep_ == "dobj" and verb.lemma_ in ("enter", "begin", "start", "mark"))


def performed_by(noun: Token) -> list[Token]:
    """Who is named by a participle of the noun: "a march led by teachers", "the raid carried out by Mali"."""
    performing = clause_words()["performing"]
    done = [v for v in parse.children(noun, "acl") if v.tag_ == "VBN" and v.lemma_ in performing]
    return [o for v in done for o in clause.doers(v)]


def called_by(noun: Token) -> list[Token]:
    """Who calls people to it: "a strike called by the unions"; of "called a crime by Mali" nobody."""
    calls = [v for v in parse.children(noun, "acl") if v.lemma_ == "call" and not parse.children(v, "oprd", "dobj")]
    return [o for v in calls for o in clause.doers(v)]


def ascribed(noun: Token) -> list[Token]:
    """Who is named as having done it: "blamed the raid on Mali", also where the parser hangs the name on the raid."""
    if noun.dep_ not in ("dobj", "nsubjpass") or noun.head.lemma_ not in clause_words()["ascribing"]:
        return []
    return clause.preposition_objects(noun.head, ASCRIBED) or clause.preposition_objects(noun, ASCRIBED)


def fired_from(noun: Token) -> list[Token]:
    """From whom fire comes: "a barrage of rockets from the Malian side"."""
    shots = [o for o in clause.preposition_objects(noun, OF) if o.lemma_ in classes()["projectile"]]
    return [o for head in (noun, *shots) for o in clause.preposition_objects(head, FROM)]


def blamed_for(noun: Token) -> list[Token]:
    """Who is blamed for it in a clause of its own: "shelling for which it blames Mali", "a raid on a convoy that it blamed on Mali"."""
    after = [noun, *(o for o in clause.preposition_objects(noun, OF | ASCRIBED))]
    clauses = [v for head in after for v in parse.children(head, "relcl", "acl") if v.lemma_ in clause_words()["ascribing"]]
    found = [o for v in clauses for o in clause.preposition_objects(v, ASCRIBED)]
    return found or [o for v in clauses if v.lemma_ == "blame" for o in clause.undergoers(v) if o not in after]


def _owned(noun: Token) -> bool:
    """Whether a word before it says who did it, whoever that is: "police shootings", "the gang's raid"."""
    owners = parse.children(noun, "poss", "compound", "nmod")
    return any(c.i < noun.i and c.pos_ != "PRON" and c.tag_ != "PRP$" and sort_of(c) == "someone" for c in owners)


def _preposition(noun: Token) -> str:
    """The preposition that the phrase with the noun follows, "" if there is none."""
    above = (t for t in (noun, *noun.ancestors) if t.dep_ == "pobj")
    phrase = next(above, None)
    return phrase.head.lower_ if phrase is not None else ""


def _by_means(noun: Token, verb: Token, place: str) -> bool:
    """Whether the noun names by what or in what the verb was done: "killed two Malians in a raid"."""
    return place == "prep" and _preposition(noun) in MEANS and verb.pos_ == "VERB" and _of_force(verb.lemma_)


@cache
def _of_force(lemma: str) -> bool:
    """Whether the verb can itself tell of a deed: who "paid tribute in the worst attack" made none."""
    rows = triggers().get(("v", lemma), ())
    return lemma in clause_words()["wielding"] or any(r.event_type in DEEDS for r in rows)
