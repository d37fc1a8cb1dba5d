"""Who acts and who is acted upon in a happening: entities of the phrases around its trigger."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.resolved import Resolved, unique
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.again import pair_before
from dateline.extract.occurrences.around import (
    addressed,
    called_home_from,
    clause_speaker,
    done_by,
    fired_by,
    handed_to,
    objects_after,
    people_before,
    provoking,
    undergone_by,
)
from dateline.extract.occurrences.concern import HEARD, concerned
from dateline.extract.occurrences.content import AGAINST, BETWEEN, LEFT, TO, complement
from dateline.extract.occurrences.courts import COURTS, court_of
from dateline.extract.occurrences.of_noun import noun_parties
from dateline.extract.occurrences.phrases import BORDERS, OWNERS, PLACED, WITH, Ids, named, opposed, party_at, states_of
from dateline.extract.occurrences.plover_table import classes
from dateline.extract.occurrences.plover_types import misread
from dateline.extract.occurrences.resumed import antecedents, judged, met_before
from dateline.extract.occurrences.sides import spoken_for
from dateline.extract.occurrences.tellers import parties_of_words

ON = frozenset(("on",))
IN = frozenset(("in", "during"))
BETWEEN_TWO = frozenset(("between",))
BY = frozenset(("by",))
OF = frozenset(("of",))
OVER = frozenset(("over", "against"))
FROM, FOR = frozenset(("from",)), frozenset(("for",))
ADDRESSED = frozenset(("to", "behind"))
MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))
TOGETHER = frozenset(["sign", "clash", "exchange", "fight", "trade", "restore", "resume", "upgrade", "battle", "swap", "ratify", "agree"])
FOUGHT = frozenset(("fighting", "clash", "battle", "skirmish", "war"))
DISBANDED = frozenset(("demobilise", "demobilize", "disarm", "disband"))
HANDED = frozenset(("COOPERATE", "RETREAT"))
LEAVING = frozenset(("resign", "quit", "step", "abdicate"))
TOPICAL = frozenset(("discuss", "review", "negotiate"))  # verbs whose object is what is talked of
BORNE = frozenset(("face", "get", "receive", "serve"))  # verbs whose subject a court deals with
PERSONAL = frozenset(("ACCUSE", "COERCE", "SANCTION", "ASSAULT"))  # types of what is done to people
AMOUNTS = frozenset(("MONEY", "PERCENT", "QUANTITY", "TIME", "DATE"))
BEFALLEN = frozenset(("face", "pay", "suffer"))  # verbs whose subject is who is threatened
PRONOUNS = frozenset(("it", "they", "he", "she"))
CARRIED = frozenset(("it", "they"))
UNDERGOING = frozenset(("it", "them", "him", "her", "he", "she", "they"))
BURSTING = frozenset(("explode", "burst", "detonate", "burn"))
FELT = frozenset(("appal", "appall", "outrage", "anger", "alarm", "dismay", "disgust", "horrify", "infuriate", "shock", "incense"))
FIRING = frozenset(("open", "fire", "shoot"))
DYING = frozenset(("die", "perish"))
EXPELLING = frozenset(("expel", "suspend", "ban", "oust", "dismiss", "fire", "sack", "evict", "bar", "exclude", "deport", "banish"))
WALKING = frozenset(("walk", "go"))
SEEKING = frozenset(("request", "seek", "want", "demand", "solicit"))


def parties(trigger: Token, event_type: str, resolved: Resolved) -> tuple[Ids, Ids]:
    """Ids of actors and recipients of the happening that a verb or noun tells of."""
    if (told := parties_of_words(trigger, event_type, resolved)) is not None:
        return told
    if trigger.pos_ == "ADJ":
        actors, recipients = _subject_ids(trigger.head, resolved), complement(trigger, resolved)
        recipients = recipients or named(clause.preposition_objects(trigger, WITH | TO | BETWEEN), resolved)
    else:
        of_word = _verb if trigger.pos_ in ("VERB", "AUX") and not misread(trigger) else noun_parties
        actors, recipients = of_word(trigger, event_type, resolved)
    if event_type == "THREATEN" and trigger.lemma_ in BEFALLEN and trigger.dep_ == "ccomp":  # "China said Manila would pay a price"
        actors, recipients = named(clause.subjects(trigger.head), resolved), actors
    if event_type == "REQUEST" and trigger.lemma_ == "tell" and (asked := _obliged(trigger)):
        hearers = clause.undergoers(trigger) if asked[0].lower_ in PRONOUNS else []
        held = tuple(i for i in named(asked, resolved) if i not in actors)
        return actors, held or named(hearers, resolved)  # "told the paper that the army must leave", "told Chad that it must"
    actors = actors or tuple(i for i in named(court_of(trigger, event_type), resolved) if i not in recipients)
    bursting = trigger.lemma_ in BURSTING and trigger.pos_ == "VERB" and not undergone_by(trigger)
    if bursting and not any(_somebody(s) for s in clause.own_subject(trigger)):  # not "two men burst into a church"
        struck = [s for s in clause.own_subject(trigger) if s.lemma_ not in classes()["projectile"]]
        actors, recipients = (), recipients or named(struck, resolved)  # "a police car exploded"
    if event_type == "RETREAT" and trigger.lemma_ in WALKING and any(c.lower_ == "free" for c in trigger.children):
        actors, recipients = (), actors  # "the general walked free"
    if trigger.lemma_ in DYING:
        actors, recipients = (), actors  # "eleven people died in the blast"
    if event_type == "AID" and trigger.lemma_ == "receive" and not clause.is_passive(trigger):
        actors, recipients = named(_givers(trigger), resolved), actors
    if event_type in ("ACCUSE", "COERCE", "SANCTION") and trigger.lemma_ in BORNE and not clause.is_passive(trigger):
        actors, recipients = (), actors  # "the general faces trial"
    if event_type == "ACCUSE" and trigger.lemma_ in FELT and clause.is_passive(trigger):
        actors, recipients = recipients, actors  # "was appalled by the arrests in Chad"
    both = between(trigger, resolved)
    if both:
        brokers = tuple(a for a in actors if a not in both) if trigger.pos_ == "VERB" else ()
        return brokers or both, both  # "Oman mediates between A and B"
    if (event_type in MUTUAL or trigger.lemma_ in TOGETHER) and len(actors) > 1 and not recipients:
        return actors, actors
    if trigger.lemma_.lower() in FOUGHT and trigger.pos_ == "NOUN":
        if len(actors) > 1 and set(recipients) <= set(actors):
            return actors, actors  # "Chad and Mali fought a clash at Lake Chad"
        if not actors and len(recipients) > 1 and len(clause.preposition_objects(trigger, OF)) > 1:
            return recipients, recipients  # "the fighting of Chad and Mali"
    if event_type == "MOBILIZE":
        actors, recipients = _moving(trigger, actors, recipients, resolved) if trigger.pos_ == "VERB" else (actors, recipients)
        recipients = recipients or tuple(i for i in named(provoking(trigger), resolved) if i not in actors)
    if event_type == "PROTEST":
        against = opposed(trigger, resolved)
        recipients = (against if trigger.pos_ == "NOUN" else ()) or recipients or against or _protested(trigger, resolved)
    if event_type == "RETREAT" and not actors and _gave_up(trigger):
        actors, recipients = recipients, ()  # "the rebels were demobilised": it is they who gave up
    own = {*actors, *(spoken_for(a, resolved) for a in actors), *_called_so(trigger, resolved)}  # a minister's state is no other party
    recipients = recipients or judged(trigger, event_type, resolved)
    others = tuple(r for r in recipients if r not in own) or concerned(trigger, event_type, tuple(filter(None, own)), resolved)
    return actors, others or (recipients if event_type in MUTUAL and len(actors) > 1 else ())


def _moving(verb: Token, actors: Ids, recipients: Ids, resolved: Resolved) -> tuple[Ids, Ids]:
    """Of "Malian troops were sent to Chad", "sent Malian troops": whose troops they are is who sends them, not to whom."""
    troops = [h for h in undergone_by(verb) if h.lemma_.lower() in classes()["troops"] | classes()["weapon"] | classes()["police"]]
    owners = (t for h in troops for c in parse.children(h, *OWNERS) if c.i < h.i for t in c.subtree)
    moved = unique(r.entity for t in owners if (r := party_at(t, resolved)) is not None)
    if not moved or not set(recipients) <= set(moved):
        return actors, recipients
    met = named([o for h in (verb, *troops) for words in (AGAINST, TO) for o in clause.preposition_objects(h, words)], resolved)
    met = met or states_of(named(clause.preposition_objects(verb, PLACED), resolved), resolved)
    doing = actors or (moved if clause.is_passive(verb) else ())
    return doing, tuple(i for i in met if i not in doing)


def _givers(verb: Token) -> list[Token]:
    """From whom something is received: "from Chad", "aid from Chad", "Chadian aid"."""
    given = [verb, *undergone_by(verb)]
    owners = [c for h in undergone_by(verb) for c in parse.children(h, *OWNERS) if c.i < h.i and c.tag_ != "PRP$"]
    return [o for g in given for o in clause.preposition_objects(g, FROM)] or owners


def _obliged(verb: Token) -> list[Token]:
    """Heads of the phrases for who must or should do something, as the verb of speech tells."""
    inner = [c for c in parse.children(verb, "ccomp") if any(a.lower_ in ("must", "should") for a in parse.children(c, "aux"))]
    return [s for c in inner for s in clause.own_subject(c)]


def _called_so(trigger: Token, resolved: Resolved) -> Ids:
    """Who the doer is called: of "Chad's minister, Ada Berg, gave her word" Berg is no other party."""
    names = [c for h in clause.doers(trigger) for c in parse.children(h, "appos")] if trigger.pos_ == "VERB" else []
    return unique(r.entity for c in names if (r := party_at(c, resolved)) is not None)


def _gave_up(trigger: Token) -> bool:
    return trigger.lemma_ in LEAVING or (trigger.lemma_ in DISBANDED and clause.is_passive(trigger))


def doer_ids(verb: Token, resolved: Resolved) -> Ids:
    """Entities that do it; of "Chad said it will …" with an unresolved pronoun those who say so."""
    heads = clause.doers(verb)
    found = named(heads, resolved)
    if heads and heads[0].pos_ == "NOUN" and heads[0].lemma_ in clause_words()["onslaughts"] | clause_words()["strikes"]:
        return noun_parties(heads[0], "ASSAULT", resolved, deep=False)[0]  # "a drone assault hit": who made it, not whom it was on
    if heads and (firing := named(fired_by(heads[0]), resolved)):
        return firing
    if not heads:
        return named(done_by(verb, resolved), resolved)
    if not found and heads and (speaking := clause_speaker(heads[0], verb)):
        return named(speaking, resolved)
    if found or not heads or heads[0].lower_ not in PRONOUNS:
        return found
    own = heads[0].head  # of "Chad said it was ready and demanded talks" the verb that the pronoun stands before
    told = own.dep_ == "ccomp" and own.head.lemma_ in clause_words()["speech"] | clause_words()["plans"]
    if told and (own == verb or verb.dep_ == "conj"):
        speaking = [s for s in clause.subjects(own.head) if s.i < own.i or heads[0].lower_ == "it" or _meant_to(own)]
        found = _agreeing(heads[0], speaking, resolved) if own != verb else named(_not_people(heads[0], speaking, resolved), resolved)
        return found or (named(people_before(heads[0], resolved), resolved) if heads[0].lower_ == "they" else ())
    if verb.dep_ == "conj":
        return named(clause.subjects(verb.head), resolved) or _carried(heads[0], resolved)
    return antecedents(heads[0], resolved) or _carried(heads[0], resolved)


def _carried(pronoun: Token, resolved: Resolved) -> Ids:
    """For whom a pronoun stands where the sentence before tells of one body or only of such people."""
    people = people_before(pronoun, resolved) if pronoun.lower_ != "it" else []
    return (_body_before(pronoun, resolved) if pronoun.lower_ in CARRIED else ()) or named(people, resolved)


def _meant_to(verb: Token) -> bool:
    """Whether it is what somebody means to do: "They would stay away, the parties said"; not in "They fired, a clerk said"."""
    return any(c.tag_ == "MD" for c in parse.children(verb, "aux"))


def _not_people(pronoun: Token, heads: list[Token], resolved: Resolved) -> list[Token]:
    """The heads, for "it" without those that stand for people: who says "it has shelled Gao" speaks of somebody else."""
    if pronoun.lower_ != "it":
        return heads
    return [h for h in heads if (r := clause.real_head(h)).tag_ != "NNS" and r.pos_ != "PRON" and not _person(r, resolved)]


def _person(head: Token, resolved: Resolved) -> bool:
    reference = party_at(head, resolved)
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
    actors = doer_ids(verb, resolved) or (_wielders(verb, resolved) if event_type == "ASSAULT" else ()) or _expelling(verb, resolved)
    topical = verb.lemma_ in TOPICAL and not clause.is_passive(verb)
    met = () if topical else named(undergone_by(verb), resolved)
    if not met and (them := [t for h in undergone_by(verb) if (t := clause.real_head(h)).lower_ in UNDERGOING]):
        before = named(people_before(them[0], resolved), resolved) if them[0].lower_ != "it" else ()
        met = tuple(i for i in met_before(them[0], resolved) or antecedents(them[0], resolved) or before if i not in actors)
    recipients = tuple(i for i in met if i not in actors)
    if event_type == "REQUEST" and (asked_from := _asked_from(verb, resolved)):
        return actors, tuple(i for i in asked_from if i not in actors)
    if event_type in HANDED and (taking := tuple(i for i in named(handed_to(verb), resolved) if i not in actors)):
        return actors, taking
    if not recipients and event_type in PERSONAL and any(_somebody(u) for u in undergone_by(verb)):
        if event_type == "SANCTION" and (left := tuple(i for i in named(called_home_from(verb), resolved) if i not in actors)):
            return actors, left
        sides = [o for h in (verb, *undergone_by(verb)) for o in clause.preposition_objects(h, ON)]  # "people on both sides"
        return actors, unique(i for o in sides for i in pair_before(o, resolved))  # not "arrested a man in connection with … Mali"
    meant = (ADDRESSED, FROM) if event_type == "CONSULT" else (TO - FROM,) if event_type == "ASSAULT" else (TO,)  # "fired from the hotel"
    if event_type == "ACCUSE" and verb.lemma_ in HEARD:
        meant = (TO - {"to"},)  # "complained to the clerk"
    for words in (AGAINST | WITH, *meant, PLACED, LEFT):
        held = [h for h in objects_after(verb, words) if h.head.lower_ != "at" or h.lemma_.lower() not in COURTS]
        if event_type == "ACCUSE":  # not "blamed the press for inciting the monks"
            held = [h for h in held if (h.dep_, h.head.lower_) != ("pcomp", "for")]
        held = [h for h in held if h.head.lower_ == "outside"] if words is PLACED and event_type == "PROTEST" else held
        found = named([h for h in held if words is not PLACED or event_type != "ASSAULT" or h.lemma_ not in BORDERS], resolved)
        recipients = recipients or (states_of(found, resolved) if words is PLACED else found)
    goals = TO | AGAINST | PLACED | (WITH if topical else frozenset())
    for goal in undergone_by(verb):  # where the parser hangs the goal on the object: "moved brigades to the border"
        imposed = [h for made in parse.children(goal, "acl") for h in clause.preposition_objects(made, AGAINST)]
        recipients = recipients or named(clause.preposition_objects(goal, goals), resolved) or named(imposed, resolved)
    if not recipients:  # "spoke by telephone with": the parser hangs "with" on the telephone
        means = clause.preposition_objects(verb, BY | FOR)
        recipients = named([o for m in means for o in clause.preposition_objects(m, WITH)], resolved)
    if event_type == "ASSAULT" and verb.lemma_ in FIRING and not recipients:  # "opened fire, killing nine pupils"
        harming = [c for c in parse.children(verb, "advcl") if c.tag_ == "VBG" and c.lemma_ in clause_words()["hurt"]]
        recipients = tuple(i for i in named([u for c in harming for u in clause.undergoers(c)], resolved) if i not in actors)
    asked = [a for c in parse.children(verb, "ccomp") for a in clause.own_subject(c) if a.lower_ in UNDERGOING]
    recipients = recipients or (named(addressed(verb), resolved) if event_type == "REQUEST" else ())
    return actors, recipients or complement(verb, resolved) or unique(i for a in asked for i in met_before(a, resolved)) or met


def _expelling(verb: Token, resolved: Resolved) -> Ids:
    """Who puts somebody out in "was expelled from the union", "was deported from Chad": the body or state left."""
    if verb.lemma_ not in EXPELLING or not clause.is_passive(verb):
        return ()
    found = ((i, resolved.entity(i)) for i in named(clause.preposition_objects(verb, FROM), resolved))
    return tuple(i for i, e in found if e is not None and e.named and e.sort in ("state", "organisation"))


def _asked_from(verb: Token, resolved: Resolved) -> Ids:
    """From whom something is asked: "requested advisers from Chad"."""
    wanted = clause.undergoers(verb) if verb.lemma_ in SEEKING else []
    return unique(i for h in wanted for i in named(clause.preposition_objects(h, FROM), resolved))


def _wielders(verb: Token, resolved: Resolved) -> Ids:
    """Whose attack it was in which something was done to the subject: "killed in a raid by Mali", "died in a Malian air raid"."""
    if clause.doers(verb) and verb.lemma_ not in DYING:
        return ()
    attacks = [o for o in clause.preposition_objects(verb, IN) if o.lemma_ in clause_words()["onslaughts"] | clause_words()["strikes"]]
    return unique(i for o in attacks for i in noun_parties(o, "ASSAULT", resolved, deep=False)[0])


def _somebody(head: Token) -> bool:
    """Whether the phrase is of people: "49 of them", "a man", "dozens of villagers"."""
    head = clause.real_head(head)
    return sort_of(head) == "someone" or (head.pos_ == "NUM" and head.ent_type_ not in AMOUNTS)


def _protested(trigger: Token, resolved: Resolved) -> Ids:
    """Whom a protest is against where a clause or phrase of its reason says so: "staged a strike to protest against Chad's decision"."""
    verb = clause.governing_verb(trigger) if trigger.pos_ == "NOUN" else trigger
    heads = [trigger] if verb is None or verb == trigger else [trigger, verb]
    for head in heads:
        said = (o for p in parse.children(head, "prep") if p.lower_ == "in" for o in parse.children(p, "pobj"))
        phrases = [o for o in said if o.lemma_ in ("protest", "defiance")]
        reasons = [c for c in parse.children(head, "advcl", "xcomp", "acl", "conj") if c.lemma_ in clause_words()["reasons"]]
        for reason in (*reasons, *phrases):
            found = named(clause.preposition_objects(reason, AGAINST | OF | OVER), resolved)
            if found := found or named(undergone_by(reason), resolved) or complement(reason, resolved):
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
