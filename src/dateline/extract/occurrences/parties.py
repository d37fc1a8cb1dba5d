"""Who acts and who is acted upon in a happening: entities of the phrases around its trigger."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.resolved import Resolved, unique
from dateline.extract import clause
from dateline.extract.clause_words import clause_words
from dateline.extract.date_choice import APART
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.again import pair_before
from dateline.extract.occurrences.agency import agents, ascribed, blamed_for, fired_from, performed_by
from dateline.extract.occurrences.concern import concerned
from dateline.extract.occurrences.courts import court_of
from dateline.extract.occurrences.phrases import BORDERS, OWNERS, PLACED, WITH, Ids, named, states_of
from dateline.extract.occurrences.plover_table import classes
from dateline.extract.occurrences.plover_types import misread
from dateline.extract.occurrences.sides import spoken_for
from dateline.extract.occurrences.tellers import told_of

AGAINST = frozenset(["on", "upon", "against", "at", "into", "toward", "towards"])
IN = frozenset(("in", "during"))
AS, ON = frozenset(("as",)), frozenset(("on",))
LEFT = frozenset(("out", "off"))  # "pulled its men out of the town"
BETWEEN_TWO = frozenset(("between",))
BETWEEN = frozenset(("between", "among", "involving"))
BY = frozenset(("by",))
OF = frozenset(("of",))
OVER = frozenset(("over", "against"))
FROM, FOR = frozenset(("from",)), frozenset(("for",))
ADDRESSED = frozenset(("to", "behind"))
TO = frozenset(("to", "for", "from", "behind"))
MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))
TOGETHER = frozenset(["sign", "clash", "exchange", "fight", "trade", "restore", "resume", "upgrade", "battle", "swap", "ratify", "agree"])
DISBANDED = frozenset(("demobilise", "demobilize", "disarm", "disband"))
MENTIONED = frozenset(("to", "of", "about"))
BACKING = frozenset(("backing", "endorsement", "support", "approval", "blessing"))  # nouns whose "of" phrase names who gives it
LEFT_BY = frozenset(("resignation", "departure", "surrender", "arrival"))
LEAVING = frozenset(("resign", "quit", "step", "abdicate"))
TOPICAL = frozenset(("discuss", "review", "negotiate"))  # verbs whose object is what is talked of
BORNE = frozenset(("face", "get", "receive", "serve"))  # verbs whose subject a court deals with
PERSONAL = frozenset(("ACCUSE", "COERCE", "SANCTION", "ASSAULT"))  # types of what is done to people
AMOUNTS = frozenset(("MONEY", "PERCENT", "QUANTITY", "TIME", "DATE"))
LONE = frozenset(("ACCUSE", "COERCE", "PROTEST", "MOBILIZE"))  # types of what is done with others, not to those whom "with" names
UTTERED = frozenset(("ACCUSE", "SUPPORT", "REQUEST", "THREATEN", "REJECT", "PROTEST"))  # types whose noun has who utters it after "from"
BEFALLEN = frozenset(("face", "pay", "suffer"))  # verbs whose subject is who is threatened
PRONOUNS = frozenset(("it", "they", "he", "she"))
CARRIED = frozenset(("it", "they"))
BESIDE = frozenset(("despite", "amid", "amidst", "notwithstanding"))
ATTENDING = frozenset(("attend", "join", "enter"))
MISSING = frozenset(("skip", "miss", "boycott", "shun"))  # verbs of those who are not at what the noun names
SUFFERED = frozenset(("die", "perish", "suffer", "sustain", "survive", "flee"))  # verbs whose subject the noun befell
BURSTING = frozenset(("explode", "burst", "detonate", "burn"))
DYING = frozenset(("die", "perish"))


def parties(trigger: Token, event_type: str, resolved: Resolved) -> tuple[Ids, Ids]:
    """Ids of actors and recipients of the happening that a verb or noun tells of."""
    if (told := told_of(trigger, event_type, resolved)) is not None:
        return told
    if trigger.pos_ == "ADJ":
        actors, recipients = _subject_ids(trigger.head, resolved), _complement(trigger, resolved)
        recipients = recipients or named(clause.preposition_objects(trigger, WITH | TO | BETWEEN), resolved)
    else:
        of_word = _verb if trigger.pos_ in ("VERB", "AUX") and not misread(trigger) else _noun
        actors, recipients = of_word(trigger, event_type, resolved)
    if event_type == "THREATEN" and trigger.lemma_ in BEFALLEN and trigger.dep_ == "ccomp":  # "China said Manila would pay a price"
        actors, recipients = named(clause.subjects(trigger.head), resolved), actors
    if event_type == "REQUEST" and trigger.lemma_ == "tell" and (asked := _obliged(trigger)):
        return actors, tuple(i for i in named(asked, resolved) if i not in actors)  # "told the paper that the army must leave"
    actors = actors or tuple(i for i in named(court_of(trigger, event_type), resolved) if i not in recipients)
    if trigger.lemma_ in BURSTING and trigger.pos_ == "VERB" and not clause.undergoers(trigger):
        struck = [s for s in clause.own_subject(trigger) if s.lemma_ not in classes()["projectile"]]
        actors, recipients = (), recipients or named(struck, resolved)  # "a police car exploded"
    if trigger.lemma_ in DYING:
        actors, recipients = (), actors  # "eleven people died in the blast"
    if event_type == "AID" and trigger.lemma_ == "receive" and not clause.is_passive(trigger):
        actors, recipients = named(_givers(trigger), resolved), actors
    if event_type in ("ACCUSE", "COERCE", "SANCTION") and trigger.lemma_ in BORNE and not clause.is_passive(trigger):
        actors, recipients = (), actors  # "the general faces trial"
    both = between(trigger, resolved)
    if both:
        brokers = tuple(a for a in actors if a not in both) if trigger.pos_ == "VERB" else ()
        return brokers or both, both  # "Oman mediates between A and B"
    if (event_type in MUTUAL or trigger.lemma_ in TOGETHER) and len(actors) > 1 and not recipients:
        return actors, actors
    if event_type == "PROTEST":
        recipients = recipients or _protested(trigger, resolved)
    if event_type == "RETREAT" and not actors and _gave_up(trigger):
        actors, recipients = recipients, ()  # "the rebels were demobilised": it is they who gave up
    own = {*actors, *(spoken_for(a, resolved) for a in actors), *_called_so(trigger, resolved)}  # a minister's state is no other party
    others = tuple(r for r in recipients if r not in own) or concerned(trigger, event_type, tuple(filter(None, own)), resolved)
    return actors, others or (recipients if event_type in MUTUAL and len(actors) > 1 else ())


def _givers(verb: Token) -> list[Token]:
    """From whom something is received: "from Chad", "aid from Chad", "Chadian aid"."""
    given = [verb, *clause.undergoers(verb)]
    owners = [c for h in clause.undergoers(verb) for c in clause.children(h, *OWNERS) if c.i < h.i and c.tag_ != "PRP$"]
    return [o for g in given for o in clause.preposition_objects(g, FROM)] or owners


def _obliged(verb: Token) -> list[Token]:
    """Heads of the phrases for who must or should do something, as the verb of speech tells."""
    inner = [c for c in clause.children(verb, "ccomp") if any(a.lower_ in ("must", "should") for a in clause.children(c, "aux"))]
    return [s for c in inner for s in clause.own_subject(c)]


def of_who_speaks(trigger: Token) -> bool:
    """Whether who speaks says it of themselves: "we reject it", "I promise"."""
    doing = clause.doers(trigger) if trigger.pos_ in ("VERB", "AUX") else []
    return bool(doing) and doing[0].lower_ in ("i", "we")


def _called_so(trigger: Token, resolved: Resolved) -> Ids:
    """Who the doer is called: of "Chad's minister, Ada Berg, gave her word" Berg is no other party."""
    names = [c for h in clause.doers(trigger) for c in clause.children(h, "appos")] if trigger.pos_ == "VERB" else []
    return unique(r.entity for c in names if (r := resolved.party_at(c.idx)) is not None)


def _gave_up(trigger: Token) -> bool:
    return trigger.lemma_ in LEAVING or (trigger.lemma_ in DISBANDED and clause.is_passive(trigger))


def doer_ids(verb: Token, resolved: Resolved) -> Ids:
    """Entities that do it; of "Chad said it will …" with an unresolved pronoun those who say so."""
    heads = clause.doers(verb)
    found = named(heads, resolved)
    if heads and heads[0].pos_ == "NOUN" and heads[0].lemma_ in clause_words()["onslaughts"] | clause_words()["strikes"]:
        return _noun(heads[0], "ASSAULT", resolved, deep=False)[0]  # "a drone assault hit": who made the assault, not whom it was on
    if found or not heads or heads[0].lower_ not in PRONOUNS:
        return found
    own = heads[0].head  # of "Chad said it was ready and demanded talks" the verb that the pronoun stands before
    told = own.dep_ == "ccomp" and own.head.lemma_ in clause_words()["speech"] | clause_words()["plans"]
    if told and (own == verb or verb.dep_ == "conj"):
        speaking = clause.subjects(own.head)
        return _agreeing(heads[0], speaking, resolved) if own != verb else named(_not_people(heads[0], speaking, resolved), resolved)
    if verb.dep_ == "conj":
        return named(clause.subjects(verb.head), resolved) or (_body_before(heads[0], resolved) if heads[0].lower_ in CARRIED else ())
    return _body_before(heads[0], resolved) if heads[0].lower_ in CARRIED else ()


def _not_people(pronoun: Token, heads: list[Token], resolved: Resolved) -> list[Token]:
    """The heads, for "it" without those that stand for people: who says "it has shelled Gao" speaks of somebody else."""
    if pronoun.lower_ != "it":
        return heads
    return [h for h in heads if (r := clause.real_head(h)).tag_ != "NNS" and r.pos_ != "PRON" and not _person(r, resolved)]


def _person(head: Token, resolved: Resolved) -> bool:
    reference = resolved.party_at(head.idx)
    entity = resolved.entity(reference.entity) if reference is not None else None
    return entity is not None and entity.sort == "person"


def _agreeing(pronoun: Token, heads: list[Token], resolved: Resolved) -> Ids:
    """Entities of the phrases before the pronoun that it can stand for: of "it" and "they" no person, of "it" nobody without a name."""
    found = ((i, resolved.entity(i)) for i in named([h for h in heads if h.i < pronoun.i], resolved))
    person = pronoun.lower_ not in CARRIED
    return tuple(i for i, e in found if e is not None and (e.sort == "person") == person and (e.named or pronoun.lower_ != "it"))


def _body_before(pronoun: Token, resolved: Resolved) -> Ids:
    """The state's body that the clause above or the sentence before is about: "The court fined Berg. It also ordered …"."""
    start = pronoun.sent.start
    above = next((t for t in pronoun.head.ancestors if t.pos_ in ("VERB", "AUX")), None)
    verb = above if above is not None else pronoun.doc[start - 1].sent.root if start else None
    subjects = clause.own_subject(verb) if verb is not None else []
    return named([s for s in subjects if s.i < pronoun.i and resolved.body_at(s.idx) is not None], resolved)


def _subject_ids(verb: Token, resolved: Resolved) -> Ids:
    """Entities of the verb's subject; of "the minister said he was ready" with an unresolved pronoun those who say so."""
    own = clause.own_subject(verb)
    found = named(own, resolved)
    unresolved = not found and bool(own) and own[0].lower_ in PRONOUNS and verb.dep_ in ("ccomp", "conj")
    return named(clause.subjects(verb.head), resolved) if unresolved else found


def _verb(verb: Token, event_type: str, resolved: Resolved) -> tuple[Ids, Ids]:
    actors = doer_ids(verb, resolved) or (_wielders(verb, resolved) if event_type == "ASSAULT" else ())
    topical = verb.lemma_ in TOPICAL and not clause.is_passive(verb)
    met = () if topical else named(clause.undergoers(verb), resolved)
    recipients = tuple(i for i in met if i not in actors)
    if not recipients and event_type in PERSONAL and any(_somebody(u) for u in clause.undergoers(verb)):
        sides = [o for h in (verb, *clause.undergoers(verb)) for o in clause.preposition_objects(h, ON)]  # "people on both sides"
        return actors, unique(i for o in sides for i in pair_before(o, resolved))  # not "arrested a man in connection with … Mali"
    for words in (AGAINST | WITH, *((ADDRESSED, FROM) if event_type == "CONSULT" else (TO,)), PLACED, LEFT):
        held = clause.preposition_objects(verb, words)
        found = named([h for h in held if words is not PLACED or event_type != "ASSAULT" or h.lemma_ not in BORDERS], resolved)
        recipients = recipients or (states_of(found, resolved) if words is PLACED else found)
    for goal in clause.undergoers(verb):  # where the parser hangs the goal on the object: "moved brigades to the border"
        recipients = recipients or named(clause.preposition_objects(goal, TO | AGAINST | PLACED), resolved)
    if not recipients:  # "spoke by telephone with": the parser hangs "with" on the telephone
        means = clause.preposition_objects(verb, BY | FOR)
        recipients = named([o for m in means for o in clause.preposition_objects(m, WITH)], resolved)
    return actors, recipients or _complement(verb, resolved) or met


def _wielders(verb: Token, resolved: Resolved) -> Ids:
    """Whose attack it was in which something was done to the subject: "killed in a raid by Mali", "died in a Malian air raid"."""
    if clause.doers(verb) and verb.lemma_ not in DYING:
        return ()
    attacks = [o for o in clause.preposition_objects(verb, IN) if o.lemma_ in clause_words()["onslaughts"] | clause_words()["strikes"]]
    return unique(i for o in attacks for i in _noun(o, "ASSAULT", resolved, deep=False)[0])


def _somebody(head: Token) -> bool:
    """Whether the phrase is of people: "49 of them", "a man", "dozens of villagers"."""
    head = clause.real_head(head)
    return sort_of(head) == "someone" or (head.pos_ == "NUM" and head.ent_type_ not in AMOUNTS)


def _complement(verb: Token, resolved: Resolved, depth: int = 1) -> Ids:
    """Of "demanded that Chad withdraw", "agreed to meet Mali": the parties of the clause that completes the verb."""
    for inner in clause.children(verb, "ccomp", "xcomp", "acl"):
        if any(c.lower_ == "what" and c.dep_ in ("dobj", "nsubj") for c in inner.children):
            called = clause.children(inner, "oprd", "attr") if inner.lemma_ == "call" else []
            if found := named([*called, *clause.preposition_objects(inner, AS)], resolved):
                return found  # "condemned what it called Chad's threats"
            continue  # "refuses to do what Chad has done"
        met = [h for u in clause.undergoers(inner) for h in _beside_owner(u)]
        found = named(clause.own_subject(inner), resolved) or named(met, resolved)
        found = found or named(clause.preposition_objects(inner, AGAINST | WITH | TO | BETWEEN), resolved)
        found = found or named(clause.preposition_objects(inner, PLACED | LEFT), resolved)
        if found := found or (_complement(inner, resolved, depth - 1) if depth else ()):
            return found
    return ()


def _at_a_time(noun: Token) -> bool:
    """Whether the noun only says when or despite what something else was: "met a day after the attack" says nothing of who attacked."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is not None and above.dep_ == "pobj" and above.lemma_.lower() in clause_words()["aftermath"]:
        return True  # "in the wake of the attack"
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


def _beside_owner(head: Token) -> list[Token]:
    """The head, or of "its troops from Mali", "its veto on Mali" what stands after it: the owner is who acts."""
    owned = any(c.tag_ == "PRP$" for c in head.children)
    return clause.preposition_objects(head, AGAINST | WITH | TO) if owned else [head]


def _noun(noun: Token, event_type: str, resolved: Resolved, deep: bool = True) -> tuple[Ids, Ids]:
    owners = [c for c in clause.children(noun, *OWNERS) if c.i < noun.i]
    actors = unique(r.entity for c in owners for t in c.subtree if (r := resolved.party_at(t.idx)) is not None)
    undergone = noun.lemma_ in clause_words()["undergone"] and not clause.preposition_objects(noun, OF)
    if undergone and (suffered := _persons(clause.children(noun, "poss"), resolved)):
        return named(clause.preposition_objects(noun, BY), resolved), suffered  # "Berg's arrest"
    if event_type in UTTERED and (utterers := _utterers(noun)):
        uttering = named(utterers, resolved)
        return uttering, tuple(i for i in _met_with(noun, resolved) if i not in uttering)
    actors = actors or named(clause.preposition_objects(noun, BY) or performed_by(noun), resolved)
    if event_type in UTTERED and event_type != "REQUEST" and _meeting(noun) is not None:
        actors = actors or (named(clause.preposition_objects(noun, OF), resolved) if event_type == "SUPPORT" else ())
        return actors, tuple(i for i in _met_with(noun, resolved) if i not in actors)  # "Chad faces two lawsuits"
    if event_type == "ASSAULT" and not actors:
        actors = states_of(named(fired_from(noun), resolved), resolved) or named(blamed_for(noun), resolved)
    doing = named(ascribed(noun), resolved) or actors
    recipients = tuple(i for i in named(clause.preposition_objects(noun, AGAINST | WITH), resolved) if i not in doing)
    of = named([o for o in clause.preposition_objects(noun, OF) if o.lemma_ not in classes()["projectile"]], resolved)
    marching = [] if event_type != "PROTEST" or actors else [o for o in clause.preposition_objects(noun, OF) if sort_of(o) == "someone"]
    if marching:
        actors, of = named(marching, resolved), ()  # "a march of teachers"
    moved: Ids = ()
    if noun.lemma_ in clause_words()["moving"]:
        moved, of = of, ()
    if moved and noun.lemma_ in LEFT_BY and not actors:
        actors = moved  # "accepted the resignation of Berg"
    recipients = recipients or of or tuple(i for i in named(clause.preposition_objects(noun, TO), resolved) if i not in doing)
    held = [v for v in clause.children(noun, "acl", "relcl") if v.lemma_ != "blame" and not (event_type == "CONSULT" and v.tag_ == "VB")]
    inner = [o for v in held for o in clause.undergoers(v) if o != noun]
    recipients = recipients or named(inner, resolved) or _complement(noun, resolved)
    relation = None if _at_a_time(noun) or _only_mentioned(noun) or _counted(noun) else clause.relation_to_verb(noun)
    if relation is not None and (deep or relation[1] != "nsubj"):
        actors, recipients = _from_verb(noun, relation, event_type, actors, recipients, resolved)
    if not actors:
        actors, recipients = moved, tuple(r for r in recipients if r not in moved)
    within = [h for h in clause.preposition_objects(noun, PLACED) if event_type != "ASSAULT" or h.lemma_ not in BORDERS]
    return actors, recipients or states_of(named(within, resolved), resolved)


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
    if verb.lemma_ in MISSING or (verb.lemma_ in ATTENDING and clause.children(verb, "neg")):
        return actors, recipients  # "neither president attended the session"
    if verb.lemma_ in SUFFERED:
        return actors, recipients or named(clause.subjects(verb), resolved)
    if place in ("dobj", "prep", "nsubjpass") and not actors:
        actors = named(agents(noun, verb, place, event_type), resolved)
    told = event_type == "CONSULT" and verb.lemma_ in clause_words()["speech"]  # "in a phone call, Berg told Moss"
    if place == "nsubj" or (place == "prep" and (told or verb.lemma_ in clause_words()["hurt"])):  # "killed two Malians in an attack"
        recipients = recipients or named([u for u in clause.undergoers(verb) if sort_of(clause.real_head(u)) != "abstract"], resolved)
    aside = event_type != "CONSULT" and verb.lemma_ in clause_words()["speech"]  # "said to Berg at the protest"
    for words in () if aside else (AGAINST if event_type in LONE else AGAINST | WITH, ADDRESSED):
        recipients = recipients or named(clause.preposition_objects(verb, words), resolved)
    for inner in clause.children(verb, "advcl"):  # "answered with a barrage, launching missiles across the region"
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


def _protested(trigger: Token, resolved: Resolved) -> Ids:
    """Whom a protest is against where a clause or phrase of its reason says so: "staged a strike to protest against Chad's decision"."""
    verb = clause.governing_verb(trigger) if trigger.pos_ == "NOUN" else trigger
    heads = [trigger] if verb is None or verb == trigger else [trigger, verb]
    for head in heads:
        said = (o for p in clause.children(head, "prep") if p.lower_ == "in" for o in clause.children(p, "pobj"))
        phrases = [o for o in said if o.lemma_ == "protest"]
        reasons = [c for c in clause.children(head, "advcl", "xcomp", "acl", "conj") if c.lemma_ in clause_words()["reasons"]]
        for reason in (*reasons, *phrases):
            found = named(clause.preposition_objects(reason, AGAINST | OF | OVER), resolved)
            if found := found or named(clause.undergoers(reason), resolved) or _complement(reason, resolved):
                return found
    return named(clause.preposition_objects(trigger, OVER), resolved)


def between(trigger: Token, resolved: Resolved) -> Ids:
    """The parties of "talks between A and B", also where "round of" stands before the talks, or "were held" after them."""
    above = trigger.head.head if trigger.dep_ == "pobj" else trigger
    for token in (trigger, above):
        if found := named(clause.preposition_objects(token, BETWEEN), resolved):
            return found
    if trigger.pos_ == "NOUN" and trigger.dep_ in ("nsubjpass", "dobj"):
        return named(clause.preposition_objects(trigger.head, BETWEEN_TWO), resolved)
    return ()
