"""Who acts and who is acted upon in what a noun tells of: "Mali's raid on Gao", "talks with Chad", "criticism from the union"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.resolved import Resolved, unique
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.date_choice import APART
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.agency import agents, ascribed, blamed_for, called_by, fired_from, performed_by
from dateline.extract.occurrences.content import AGAINST, TO, complement
from dateline.extract.occurrences.courts import COURTS
from dateline.extract.occurrences.phrases import BORDERS, OWNERS, PLACED, WITH, Ids, named, party_at, states_of
from dateline.extract.occurrences.plover_table import classes
from dateline.extract.quantities import lexemes

BY = frozenset(("by",))
OF = frozenset(("of",))
OVER = frozenset(("over", "against"))
OUTSIDE = frozenset(("outside",))
FROM = frozenset(("from",))
ADDRESSED = frozenset(("to", "behind"))
MENTIONED = frozenset(("to", "of", "about"))
BACKING = frozenset(("backing", "endorsement", "support", "approval", "blessing"))  # nouns whose "of" phrase names who gives it
LEFT_BY = frozenset(("resignation", "departure", "surrender", "arrival"))
LONE = frozenset(("ACCUSE", "COERCE", "PROTEST", "MOBILIZE"))  # types of what is done with others, not to those whom "with" names
UTTERED = frozenset(("ACCUSE", "SUPPORT", "REQUEST", "THREATEN", "REJECT", "PROTEST"))  # types whose noun has who utters it after "from"
BESIDE = frozenset(("despite", "amid", "amidst", "notwithstanding"))
ATTENDING = frozenset(("attend", "join", "enter"))
PLACED_UNDER = frozenset(("ACCUSE", "COERCE", "SANCTION"))
BROKERING = frozenset(("mediation", "auspices", "chairmanship", "sponsorship"))
CUTTING = frozenset(("suspension", "halt", "freeze", "cancellation", "cessation", "withdrawal", "end", "cut", "cutoff", "reduction"))
BEFALLING = frozenset(("ACCUSE", "ASSAULT", "COERCE", "REQUEST", "SANCTION", "THREATEN"))  # types of what people come under or face
GOING, ARRIVING = frozenset(("to", "for")), frozenset(("arrive", "come", "reach", "land", "flow", "pour", "enter"))
COMING = frozenset(("be", "come", "fall", "remain", "stay", "live", "go"))
SPELLS = frozenset(("day", "week", "month", "year", "hour"))
MISSING = frozenset(("skip", "miss", "boycott", "shun"))  # verbs of those who are not at what the noun names
GRANTED = frozenset(("pardon",))  # what the name before it gives: "the Berg pardon"
CHARGES = lexemes.words("sides", "charged") - {"complaint", "report", "indictment"}  # these are turned down by who hears them
DENYING = frozenset(("deny", "refute", "rebut", "dispute", "contest", "repudiate"))
DISMISSING = frozenset(("reject", "dismiss"))
SUFFERED = frozenset(("die", "perish", "suffer", "sustain", "survive", "flee"))  # verbs whose subject the noun befell


def noun_parties(noun: Token, event_type: str, resolved: Resolved, deep: bool = True) -> tuple[Ids, Ids]:
    owners = [c for c in parse.children(noun, *OWNERS) if c.i < noun.i]
    actors = unique(r.entity for c in owners for t in c.subtree if (r := party_at(t, resolved)) is not None)
    if suffered := _suffering(noun, owners, resolved):
        return named(clause.preposition_objects(noun, BY), resolved), suffered
    if event_type == "CONSULT" and noun.lemma_ in BROKERING and not owners and (brokers := clause.preposition_objects(noun, OF)):
        return named(brokers, resolved), ()  # "under the mediation of Chad"
    if event_type == "SANCTION" and (withheld := _withheld(noun, resolved)) is not None:
        return withheld
    if event_type == "AID" and (givers := _givers(noun, resolved)):
        return givers, tuple(i for i in named(_arrived_at(noun), resolved) if i not in givers)
    if event_type == "ACCUSE" and (denier := _denier(noun)) is not None:
        doing = named([*clause.preposition_objects(noun, FROM | BY), *performed_by(noun)], resolved) or actors
        own = [] if denier.lemma_ in DISMISSING and _heard(noun, denier) else clause.doers(denier)
        about = named(clause.preposition_objects(noun, AGAINST), resolved) or named(own, resolved)
        return doing, tuple(i for i in about if i not in doing)
    if event_type in BEFALLING and (verb := _come_under(noun) or (_meeting(noun) if event_type in PLACED_UNDER else None)) is not None:
        doing = named([o for h in (noun, verb) for o in clause.preposition_objects(h, FROM | BY)], resolved) or actors
        return doing, tuple(i for i in named(clause.subjects(verb), resolved) if i not in doing)
    if event_type in UTTERED and (utterers := _utterers(noun)):
        uttering = named(utterers, resolved)
        return uttering, tuple(i for i in _met_with(noun, resolved) if i not in uttering)
    actors = actors or named(_doing(noun) or performed_by(noun) or parse.children(noun, "nsubj"), resolved)  # a verb taken for a noun
    if event_type in UTTERED and event_type != "REQUEST" and _meeting(noun) is not None:
        actors = actors or (named(clause.preposition_objects(noun, OF), resolved) if event_type == "SUPPORT" else ())
        return actors, tuple(i for i in _met_with(noun, resolved) if i not in actors)  # "Chad faces two lawsuits"
    if event_type == "ASSAULT" and not actors:
        actors = states_of(named(fired_from(noun), resolved), resolved) or named(blamed_for(noun), resolved)
    doing = named(ascribed(noun), resolved) or actors
    against = WITH | {"against"} if event_type == "CONSULT" else AGAINST | WITH  # "talks on Halm" are about it
    recipients = tuple(i for i in named(clause.preposition_objects(noun, against), resolved) if i not in doing)
    made = [o for o in clause.preposition_objects(noun, OF) if o.dep_ != "pcomp"]  # "accusations of spying for Chad" are not against it
    of = named([o for o in made if o.lemma_ not in classes()["projectile"]], resolved)
    of = tuple(i for i in of if i not in doing) if _doing(noun) else of
    marching = [] if event_type != "PROTEST" or actors else [o for o in clause.preposition_objects(noun, OF) if sort_of(o) == "someone"]
    if marching:
        actors, of = named(marching, resolved), ()  # "a march of teachers"
    moved: Ids = ()
    if noun.lemma_ in clause_words()["moving"]:
        moved, of = of, ()
    if moved and noun.lemma_ in LEFT_BY and not actors:
        actors = moved  # "accepted the resignation of Berg"
    recipients = recipients or of or tuple(i for i in named(clause.preposition_objects(noun, TO), resolved) if i not in doing)
    held = [v for v in parse.children(noun, "acl", "relcl") if v.lemma_ != "blame" and not (event_type == "CONSULT" and v.tag_ == "VB")]
    inner = [o for v in held for o in clause.undergoers(v) if o != noun]
    recipients = recipients or named(inner, resolved) or complement(noun, resolved)
    relation = None if _at_a_time(noun) or _only_mentioned(noun) or _counted(noun) else clause.relation_to_verb(noun)
    if relation is not None and (deep or relation[1] != "nsubj"):
        actors, recipients = _from_verb(noun, relation, event_type, actors, recipients, resolved)
    if not actors:
        actors, recipients = moved, tuple(r for r in recipients if r not in moved)
    actors = actors or named(called_by(noun), resolved)
    if event_type == "PROTEST":  # where people march is not against whom
        return actors, recipients or named(clause.preposition_objects(noun, OUTSIDE), resolved)
    if parse.children(noun, "amod") and any(c.tag_ == "JJS" for c in parse.children(noun, "amod")):
        return actors, recipients  # "the deadliest attack in Chad" tells where
    within = [h for h in clause.preposition_objects(noun, PLACED) if event_type != "ASSAULT" or h.lemma_ not in BORDERS]
    return actors, recipients or states_of(named(within, resolved), resolved)


def _suffering(noun: Token, owners: list[Token], resolved: Resolved) -> Ids:
    """Whom the word before the noun tells it was done to: "Berg's arrest", "the Berg murder", "the Norvik Bank robbery"."""
    if clause.preposition_objects(noun, OF):
        return ()
    if noun.lemma_.lower() in clause_words()["robbing"]:
        found = ((i, resolved.entity(i)) for i in named(owners, resolved))
        return tuple(i for i, e in found if e is not None and e.named and e.sort in ("person", "organisation"))
    if noun.lemma_ not in clause_words()["undergone"]:
        return ()
    by_name = [c for c in owners if c.dep_ == "compound" and c.ent_type_ == "PERSON" and noun.tag_ == "NN" and noun.lemma_ not in GRANTED]
    return _persons([*parse.children(noun, "poss"), *by_name], resolved)


def _denier(noun: Token) -> Token | None:
    """The verb by which somebody turns down what is said of them: "denied the allegations"."""
    told = noun.dep_ in ("dobj", "nsubjpass") and noun.lemma_ in CHARGES
    return noun.head if told and noun.head.lemma_ in DENYING | DISMISSING else None


def _heard(noun: Token, verb: Token) -> bool:
    """Whether it is turned down by who hears it, not by whom it is about: "the judge dismissed the charges"."""
    return noun.lemma_ == "charge" or any(h.lemma_.lower() in COURTS for h in clause.doers(verb))


def _withheld(noun: Token, resolved: Resolved) -> tuple[Ids, Ids] | None:
    """Who cuts what from whom in "the suspension of Malian loans to Chad", None where the noun tells of nothing given."""
    cut = clause.preposition_objects(noun, OF) if noun.lemma_ in CUTTING else []
    met = named([o for h in (noun, *cut) for o in clause.preposition_objects(h, ADDRESSED)], resolved)
    if not cut or not met:
        return None
    givers = [c for h in (noun, *cut) for c in parse.children(h, *OWNERS) if c.i < h.i]
    giving = unique(r.entity for c in givers for t in c.subtree if (r := party_at(t, resolved)) is not None)
    doing = giving or named(clause.preposition_objects(noun, BY), resolved)
    return doing, tuple(i for i in met if i not in doing)


def _doing(noun: Token) -> list[Token]:
    """Heads after "by", also where the parser hangs it on the "of" phrase: "the kidnapping of a mayor by rebels"."""
    suffered = noun.lemma_ in clause_words()["undergone"]  # "the arrest of two generals by police"
    undergone = [o for o in clause.preposition_objects(noun, OF) if suffered or sort_of(o) == "someone" or o.pos_ == "PROPN"]
    return [o for head in (noun, *undergone) for o in clause.preposition_objects(head, BY)]


def _utterers(noun: Token) -> list[Token]:
    """Whom the noun is from, also where the parser hangs them on the verb: "drew criticism from Chad"."""
    verb = _meeting(noun)
    return clause.preposition_objects(noun, FROM) or (clause.preposition_objects(verb, FROM) if verb is not None else [])


def _met_with(noun: Token, resolved: Resolved) -> Ids:
    """Whom it is about, else who meets with it: "faced criticism from Chad"."""
    verb, uttering = _meeting(noun), named(_utterers(noun), resolved)
    about = named(clause.preposition_objects(noun, AGAINST | OF | OVER | TO | WITH), resolved) if noun.lemma_ not in BACKING else ()
    return tuple(i for i in about if i not in uttering) or (named(clause.subjects(verb), resolved) if verb is not None else ())


def _meeting(noun: Token) -> Token | None:
    """The verb whose subject meets with what its object names."""
    relation = clause.relation_to_verb(noun)
    verb = relation[0] if relation is not None and relation[1] in ("dobj", "prep", "pobj") else None
    return verb if verb is not None and verb.lemma_ in clause_words()["meeting_with"] else None


def _givers(given: Token, resolved: Resolved) -> Ids:
    """From whom what is given comes: "aid from Chad", "a load of Chadian rice"."""
    goods = [o for o in clause.preposition_objects(given, OF) if sort_of(o) != "someone"]
    owners = [c for o in goods for c in parse.children(o, "amod", "poss") if c.i < o.i and c.tag_ != "PRP$"]
    owning = unique(r.entity for c in owners if (r := party_at(c, resolved)) is not None)
    return named(clause.preposition_objects(given, FROM), resolved) or owning


def _arrived_at(given: Token) -> list[Token]:
    """To whom or where what is given goes or has come: "aid from Chad for Mali", "aid from Chad reached Gao"."""
    meant = clause.preposition_objects(given, GOING)
    relation = clause.relation_to_verb(given)
    if meant or relation is None or relation[1] != "nsubj" or relation[0].lemma_ not in ARRIVING:
        return meant
    return clause.undergoers(relation[0]) or clause.preposition_objects(relation[0], GOING | PLACED | {"at"})


def _come_under(noun: Token) -> Token | None:
    """The verb whose subject comes or is under what the noun names: "came under fire", "is under pressure"."""
    prep = noun.head
    under = noun.dep_ == "pobj" and prep.lower_ == "under" and prep.head.lemma_ in COMING
    return prep.head if under and clause.own_subject(prep.head) else None


def _persons(owners: list[Token], resolved: Resolved) -> Ids:
    """Those of the owners that are persons."""
    return tuple(i for i in named(owners, resolved) if (e := resolved.entity(i)) is not None and e.sort == "person")


def _from_verb(
    noun: Token, relation: tuple[Token, str], event_type: str, actors: Ids, recipients: Ids, resolved: Resolved
) -> tuple[Ids, Ids]:
    """ "Rebels launched an attack on the town": the doer of the verb acts; "an attack hit the town": its object is acted upon."""
    verb, place = relation[0], "dobj" if relation[1] == "oprd" else relation[1]  # "called a strike"
    if place == "prep" and verb.dep_ == "acl" and verb.tag_ == "VBG" and (outer := clause.governing_verb(verb)) is not None:
        verb = outer  # "hit bases stretching over five zones in an attack"
    if verb.lemma_ in MISSING or (verb.lemma_ in ATTENDING and parse.children(verb, "neg")):
        return actors, recipients  # "neither president attended the session"
    if verb.lemma_ in SUFFERED:
        return actors, recipients or named(clause.subjects(verb), resolved)
    if place == "dobj":
        recipients = recipients or named(parse.children(verb, "dative"), resolved)  # "gave the minister a warm welcome"
    if place in ("dobj", "prep", "nsubjpass") and not actors:
        actors = named(agents(noun, verb, place, event_type), resolved)
    told = event_type == "CONSULT" and verb.lemma_ in clause_words()["speech"]  # "in a phone call, Berg told Moss"
    caused = place == "nsubj" and verb.lemma_ != "be" and verb.lemma_ not in clause_words()["stirring"]
    if caused or (place == "prep" and (told or verb.lemma_ in clause_words()["hurt"])):  # "killed two Malians in an attack"
        recipients = recipients or named([u for u in clause.undergoers(verb) if sort_of(clause.real_head(u)) != "abstract"], resolved)
    if noun.dep_ == "pobj" and noun.head.lower_ == "under" and event_type in PLACED_UNDER:  # "was placed under investigation"
        recipients = recipients or named(clause.undergoers(verb) or clause.subjects(verb), resolved)
    aside = event_type != "CONSULT" and verb.lemma_ in clause_words()["speech"]  # "said to Berg at the protest"
    for words in () if aside else (AGAINST if event_type in LONE else AGAINST | WITH, ADDRESSED):
        recipients = recipients or named(clause.preposition_objects(verb, words), resolved)
    for inner in parse.children(verb, "advcl"):  # "answered with a barrage, launching missiles across the region"
        if inner.tag_ == "VBG" and not recipients:
            recipients = _reached(inner, resolved)
    return actors, recipients


def _reached(verb: Token, resolved: Resolved) -> Ids:
    """Whom or where "launching missiles across the region" reaches, wherever the parser hangs the place."""
    goals = [verb, *clause.undergoers(verb)]
    struck = unique(i for g in goals for i in named(clause.preposition_objects(g, AGAINST), resolved))
    within = unique(i for g in goals for i in states_of(named(clause.preposition_objects(g, PLACED), resolved), resolved))
    places = struck or within
    return places or named(clause.undergoers(verb), resolved)


def _at_a_time(noun: Token) -> bool:
    """Whether the noun only says when or despite what something else was: "met a day after the attack" says nothing of who attacked."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is not None and above.dep_ == "pobj" and above.lemma_.lower() in clause_words()["aftermath"]:
        return True  # "in the wake of the attack"
    if above is not None and above.lemma_ in SPELLS and above.dep_ == "pobj" and not clause.preposition_objects(noun, WITH):
        noun = above  # "after months of protests"
    return noun.dep_ == "pobj" and noun.head.lower_ in APART | BESIDE


def _only_mentioned(noun: Token) -> bool:
    """Whether the verb only brings it up: who "pointed to a march led by mayors" takes no part in it."""
    prep = noun.head
    return noun.dep_ == "pobj" and prep.lower_ in MENTIONED and prep.head.lemma_ in clause_words()["mentioning"]


def _counted(noun: Token) -> bool:
    """Whether the verb tells how much or when it was: who "put the toll of the blast at 12" set off no blast."""
    at = noun
    while at.dep_ == "pobj" and at.head.pos_ == "ADP" and at.head.head.pos_ in ("NOUN", "ADJ"):
        at = at.head.head
        if at.lemma_.lower() in clause_words()["counts"]:
            return True
    return False
