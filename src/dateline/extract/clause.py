"""Who does what to whom in a clause: subjects, objects, agents and the words of noun phrases, from the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from dateline.extract.clause_words import clause_words
from dateline.extract.parse import children, named_before, slipped, subject_beside

SUBJECTS = frozenset(("nsubj", "csubj"))
PASSIVE_SUBJECTS = frozenset(("nsubjpass", "csubjpass"))
OBJECTS = frozenset(("dobj", "dative", "attr", "oprd", "obj"))
CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "csubj", "parataxis", "mark", "punct", "pcomp"))
# Preposition to the table of verbs that hold their object to what follows it.
HELD_BY = dict.fromkeys(("for", "of", "over", "with"), "held_to_account")
HELD_BY |= {"in": "held_in", "from": "kept_from", "against": "warned_against"}
RELATIVE = frozenset(("that", "which", "who", "whom", "whose"))
PERSONAL, PLACES = frozenset(("who", "whom")), frozenset(("GPE", "LOC", "FAC"))
# A head noun that only measures or groups what its "of" phrase names: "hundreds of students", "a group of rebels".
MEASURES = clause_words()["measures"]
# Past forms that are participles too, of verbs that have an object: the parser may take either.
SAME_FORMS = frozenset(("shot", "hit", "hurt", "stabbed", "killed", "wounded", "injured", "arrested", "detained", "jailed", "sentenced"))
# ... and of those in whose active form the object is never left out: "nine were hurt and two clerks kidnapped".
NEEDY = SAME_FORMS | {"kidnapped", "abducted", "freed", "rescued", "captured", "beheaded", "displaced", "evacuated", "deported", "expelled"}
# What only those who do it suffer: as the participle after a noun it is what the noun does ("Relatives of miners camped outside").
UNTRANSITIVE = frozenset(("assemble", "camp", "clash", "congregate", "converge", "demonstrate", "gather", "march", "rally", "retreat"))
IF = frozenset(("if", "unless", "when", "once", "until", "though", "although"))
HELD_AS = frozenset(("hostage", "hostages", "captive", "prisoner", "prisoners"))
GOING_ON = frozenset(("ccomp", "relcl", "advcl"))
NAMED = frozenset(("GPE", "NORP", "ORG", "PERSON"))  # labels of parties' names
IMPOSED = frozenset(("on", "upon", "against"))
CHARGED = frozenset(("on", "with", "under", "over"))
BLAMED = frozenset(("responsible", "culpable", "complicit", "capable"))  # ... for what the gerund after it tells
SERVING, TERM = frozenset(("serve", "face", "get", "receive", "await")), frozenset(("term",))
OF, TO, BY = frozenset(("of",)), frozenset(("to",)), frozenset(("by",))
DEPTH = 6  # steps up or down a chain of phrases; longer chains are slips of the parser


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, or a bare past participle that modifies a noun ("planes hit by missiles")."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if children(verb, "agent"):  # not in "cancelled a visit by its minister", where the parser hangs "by" on the verb
        return not (verb.tag_ in ("VBD", "VBZ", "VBP") and children(verb, "dobj") and children(verb, "nsubj"))
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in ("VERB", "AUX"):
        return not children(verb, "aux", "dobj") and is_passive(verb.head)  # "nine were killed and 31 people wounded"
    if verb.dep_ == "conj" and verb.lower_ in SAME_FORMS and verb.head.pos_ == "VERB" and not own_subject(verb):
        return not children(verb, "aux", "dobj", "ccomp", "xcomp") and is_passive(verb.head)  # "was chased and then shot"
    if verb.dep_ == "conj" and verb.lower_ in NEEDY and verb.head.pos_ in ("VERB", "AUX") and own_subject(verb):
        bare = not children(verb, "aux", "dobj", "dative", "ccomp", "xcomp")
        return bare and verb.tag_ in ("VBD", "VBN") and any(c.dep_ == "auxpass" for c in verb.head.children)
    under = verb.dep_ == "advcl" and verb.tag_ == "VBN" and any(c.lower_ in IF for c in children(verb, "mark", "advmod"))
    if under and not own_subject(verb):
        return not children(verb, "aux", "dobj")  # "would fight if attacked"
    active = verb.dep_ == "acl" and verb.lemma_ in UNTRANSITIVE
    told = verb.tag_ == "VBN" or (verb.dep_ == "acl" and verb.tag_ == "VBD" and _noun_goes_on(verb))
    return (verb.dep_ in ("acl", "amod") and told and not active and not slipped(verb)) or _reduced(verb)


def _noun_goes_on(verb: Token) -> bool:
    """Whether the noun that a past form modifies is part of another clause: "The plan rejected in May would cost lives"."""
    return verb.head.dep_ != "ROOT" and not children(verb, "aux", "dobj", "dative", "ccomp", "xcomp", "prt")


def _reduced(verb: Token) -> bool:
    """Whether the parser took a participle for the sentence's verb: "A pastor detained since May has been freed"."""
    alone = not any(c.dep_ in ("aux", "prt", "ccomp") or c.lower_ == "at" for c in verb.children)
    bare = any(not children(s, "det", "poss") for s in own_subject(verb))
    headline = verb.lower_ in SAME_FORMS and alone and bare  # "Halm man shot twice"
    known = verb.lemma_ in clause_words()["done_to"] or headline
    if _goes_on(verb) or _as_subject(verb):
        return True
    if verb.dep_ not in ("ROOT", "ccomp", "acl") or verb.tag_ not in ("VBN", "VBD") or not known:
        return False
    objects = any(c.dep_ in OBJECTS and not _tells(c) for c in verb.children)
    return not objects and not any(c.pos_ in ("VERB", "AUX") for c in children(verb, "conj", "aux"))


def _goes_on(verb: Token) -> bool:
    """Whether its subject has another verb after it, which the parser leaves without one: "Guards held since May were freed"."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBN", "VBD") or children(verb, "aux", "xcomp", "cc") or not children(verb, "nsubj"):
        return False
    if any(c.lower_ not in HELD_AS for c in children(verb, "dobj")):
        return False
    finite = (v for v in verb.subtree if v.i > verb.i and v.pos_ in ("VERB", "AUX") and v.dep_ in GOING_ON and v.head.i < v.i)
    return any(_without_subject(v, verb) for v in finite)


def _as_subject(verb: Token) -> bool:
    """Whether the parser took a participle and its noun for a clause that is a subject: "A clerk found guilty could be jailed"."""
    bare = not children(verb, "aux", "mark", "dobj", "advmod")
    return verb.dep_ in SUBJECTS | PASSIVE_SUBJECTS and verb.tag_ in ("VBN", "VBD") and bare and bool(children(verb, "nsubj"))


def _without_subject(verb: Token, before: Token) -> bool:
    """Whether the verb, which follows the other without a break, has no subject of its own."""
    first = min((verb, *children(verb, "aux", "auxpass")), key=lambda t: t.i)
    if first.tag_ not in ("VBD", "VBZ", "VBP") or any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS | {"mark", "expl"} for c in verb.children):
        return False
    between = before.doc[before.i + 1 : first.i]
    return not any(t.is_punct or t.dep_ == "cc" or t.pos_ in ("VERB", "AUX") or t.lower_ in RELATIVE for t in between)


def own_subject(verb: Token) -> list[Token]:
    """Its subject; of two that a comma or colon parts, "In the capital, Halm, police shot him", the one next to the verb."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS or c.dep_ in PASSIVE_SUBJECTS]
    own = [s for c in own for s in (children(c, "nsubj") if _as_subject(c) else [c])]
    own = [c for c in own if c.lower_ != "whom"] or subject_beside(verb)
    if len(own) == 1:
        return _listed(own[0], verb)
    told_apart = len(own) > 1 and any(t.text in (",", ":") for t in verb.doc[own[0].right_edge.i : own[0].right_edge.i + 2])
    aside = told_apart and own[-1].pos_ == "NUM" and any(o.lower_ == "them" for o in preposition_objects(own[-1], OF))
    return own[:-1] if aside else own[-1:] if told_apart else own  # "The villagers, about 600 of them, refused"


def _listed(subject: Token, verb: Token) -> list[Token]:
    """Two names that a headline joins by a comma: "Chad, Mali agree", where one alone "agrees"; else the subject alone."""
    if verb.tag_ != "VBP" or subject.tag_ != "NNP":
        return [subject]
    after = [c for c in children(subject, "appos") if c.pos_ == "PROPN" and c.ent_type_ in NAMED and c.right_edge.i == verb.i - 1]
    first = subject.left_edge.i
    if after or first < 2 or verb.doc[first - 1].text != ",":
        return [subject, *after]
    before = verb.doc[first - 2]
    named = before.dep_ in ("npadvmod", "nsubj") and before.pos_ == "PROPN" and before.ent_type_ in NAMED
    return [before, subject] if named and before.head == verb and before.left_edge.is_sent_start else [subject]


def put_forward(verb: Token) -> bool:
    """Whether the verb only proposes its object: "put forward a truce"."""
    return verb.lemma_ == "put" and any(c.lower_ in ("forward", "forth") for c in verb.children)


def relative_head(token: Token) -> Token | None:
    """The noun that a relative clause or a participle, in which `token` is the verb, says something of."""
    head = token.head if token.dep_ in ("relcl", "acl") and token.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM") else None
    return _people_from(head) if head is not None and any(c.lower_ in PERSONAL for c in token.children) else head


def _people_from(place: Token) -> Token:
    """Of "farmers from Halm, who …" the farmers: "who" says nothing of a place, on which the parser hangs the clause."""
    outer = place.head.head
    held = place.dep_ == "pobj" and place.ent_type_ in PLACES and place.head.dep_ == "prep" and outer.pos_ in ("NOUN", "PROPN")
    return outer if held and outer.ent_type_ not in PLACES else place


def subjects(verb: Token, depth: int = DEPTH) -> list[Token]:
    """Heads of the verb's grammatical subjects: its own, else those of the verb that it continues or completes."""
    own = own_subject(verb) or (named_before(verb) if slipped(verb) else [])
    if own:
        head = relative_head(verb)
        return with_conjuncts([head if head is not None and s.lower_ in RELATIVE else s for s in own])
    if depth == 0 or verb.dep_ == "ROOT":
        return []
    if given := _given_time(verb):
        return with_conjuncts(given)
    if (head := relative_head(verb)) is not None:
        return subjects(head.head.head, depth - 1) if _before_court(verb, head) else _controller(verb, head, depth)
    if verb.dep_ == "xcomp":
        return controlled_by(verb.head, depth) if verb.tag_ != "VBG" or verb.head.lemma_ not in clause_words()["befallen"] else []
    if verb.dep_ in ("conj", "advcl", "aux", "dep", "ccomp") and verb.head.pos_ in ("VERB", "AUX"):
        return subjects(_continued(verb), depth - 1)
    if verb.dep_ in ("pcomp", "prep") and verb.head.head.pos_ in ("VERB", "AUX"):
        governor = verb.head.head
        return held(governor, verb.head.lower_, verb) or subjects(governor, depth - 1)
    return _said_of(verb, depth) if verb.dep_ == "pcomp" else []


def _said_of(verb: Token, depth: int) -> list[Token]:
    """Who does it where a noun or adjective holds the gerund: "guilty of taking bribes", "on suspicion of", "a long record of taking"."""
    prep, word, above = verb.head, verb.head.head, verb.head.head.head
    if word.lower_ in BLAMED and word.dep_ in ("acomp", "oprd"):
        return undergoers(above) if word.dep_ == "oprd" else subjects(above, depth - 1)
    if word.pos_ != "NOUN" or prep.lower_ not in ("of", "for", "including"):
        return []
    if word.dep_ == "pobj":  # "questioned a clerk on suspicion of taking bribes", "charged him with theft for taking it"
        return held(above.head, "for", verb) if above.lower_ in CHARGED else []
    serving = above.lemma_ in SERVING and word.lemma_ in clause_words()["penalties"] | TERM
    carried = above.lemma_ == "have" and prep.lower_ == "of" and word.lemma_ in clause_words()["habits"]
    return subjects(above, depth - 1) if word.dep_ == "dobj" and (serving or carried) else []


def _continued(verb: Token) -> Token:
    """The verb that it goes on from: a finite one never from a gerund, "accused Chad of having lied and demanded a say"."""
    above = verb.head.head.head
    if (told := _harmed_past_the_teller(verb)) is not None:
        return told
    gerund = verb.dep_ == "conj" and verb.tag_ == "VBD" and verb.head.dep_ == "pcomp"
    return above if gerund and above.pos_ in ("VERB", "AUX") else verb.head


def _harmed_past_the_teller(verb: Token) -> Token | None:
    """The verb whose harm a participle tells, which the parser hangs on who says so: "A bus was hit, police said, killing nine"."""
    said = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.lemma_ not in clause_words()["hurt"] or verb.i < said.i:
        return None
    before = [c for c in children(said, "ccomp") if c.i < said.i] or ([said.head] if said.dep_ == "parataxis" else [])
    return before[0] if before else None


def held(verb: Token, preposition: str, deed: Token) -> list[Token]:
    """Whom the verb holds to the deed after the preposition: "accused Mali of shelling", "stopped the army from storming it"."""
    words = clause_words()
    table = HELD_BY.get(preposition)
    if table is not None and verb.lemma_ in words[table]:
        return [h for h in undergoers(verb) if h.i < deed.i]  # not "accused Chad of theft and Mali of a raid"
    if preposition == "for" and any(o.lemma_ in words["jails"] for o in preposition_objects(verb, TO)):
        return undergoers(verb)  # "sent a clerk to prison for taking bribes"
    given = [n for n in undergoers(verb) if n.lemma_ in words["penalties"]] if preposition == "for" else []
    return [o for n in (*given, verb) for o in preposition_objects(n, IMPOSED)] if given else []  # "imposed sanctions on a firm for"


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    """Who does "to attack" in "his plan to attack": the owner of the plan; in "rebels fighting", the rebels."""
    if verb.tag_ == "VB":
        owners = children(head, "poss") or preposition_objects(head, BY) or [c for c in children(head, "compound", "amod") if _body(c)]
        return with_conjuncts(owners) or (subjects(head.head, depth - 1) if head.dep_ in OBJECTS else [])
    if verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == "," and head.dep_ in OBJECTS and head.head.pos_ == "VERB":
        return subjects(head.head, depth - 1)  # "hit the bases, destroying planes": the parser hangs it on the object
    return with_conjuncts([head])


def _body(owner: Token) -> bool:
    """Whether the word before a plan tells whose it is: "a Malian plan to", "the county decision to"."""
    return owner.ent_type_ in NAMED or owner.lemma_ in clause_words()["deciding"]


def _given_time(verb: Token) -> list[Token]:
    """Who is to do it in "gave the rebels until noon to leave": those to whom the time is given."""
    giving = governing_verb(verb) if verb.tag_ == "VB" and verb.dep_ in ("advcl", "xcomp", "acl", "relcl") else None
    if giving is None or giving.lemma_ != "give" or giving.i > verb.i:
        return []
    timed = any(t.ent_type_ in ("DATE", "TIME") for t in verb.doc[giving.i : verb.i])
    return (children(giving, "dative") or children(giving, "dobj")) if timed else []


def _before_court(verb: Token, head: Token) -> bool:
    """Whether it says of what someone stands accused: "appeared in court charged with theft", hung on the court by the parser."""
    return verb.tag_ == "VBN" and head.lemma_ in ("court", "dock") and head.dep_ == "pobj" and head.head.head.pos_ == "VERB"


def charged_in_court(verb: Token) -> bool:
    """Whether it says so of who appears in court."""
    return verb.dep_ == "acl" and _before_court(verb, verb.head)


def controlled_by(governor: Token, depth: int) -> list[Token]:
    """The subject of "to attack" in "ordered troops to attack" (troops) and in "plans to attack" (who plans)."""
    if governor.dep_ == "acomp":
        return subjects(governor.head, depth - 1)  # "the minister was due to fly"
    named = children(governor, "dobj", "dative") if governor.lemma_ in OBJECT_CONTROL else []
    return with_conjuncts(named) or subjects(governor, depth - 1)


OBJECT_CONTROL = clause_words()["object_control"]


def doers(verb: Token) -> list[Token]:
    """Heads of the phrases that name who does it: the subject, in the passive the "by" phrase."""
    if verb.dep_ == "acl" and verb.lemma_ in UNTRANSITIVE and not children(verb, "agent"):
        return with_conjuncts([_told_of(verb.head)])
    if not is_passive(verb):
        return subjects(verb) or (preposition_objects(verb, BY) if verb.tag_ == "VBG" else [])  # "fled shelling by Mali"
    if named := with_conjuncts([o for a in children(verb, "agent") for o in children(a, "pobj")]):
        return named
    if joined := [c for c in children(verb, "npadvmod") if c.i == verb.i - 2 and verb.nbor(-1).text == "-"]:
        return joined  # "the army-besieged town"
    after = [c for c in children(verb, "conj") if c.tag_ == "VBN" and not children(c, "auxpass", "nsubjpass", "aux")]
    return with_conjuncts([o for c in after for a in children(c, "agent") for o in children(a, "pobj")])  # "followed and beaten by men"


def _told_of(noun: Token) -> Token:
    """The noun that a sentence without a verb is about: "Women holding candles assembled at the gate"."""
    top = noun
    while top.dep_ in ("dobj", "pobj", "prep", "acl") and top.head != top and (top.dep_ != "dobj" or top.head.dep_ == "acl"):
        top = top.head
    return top if top.dep_ == "ROOT" and top.pos_ in ("NOUN", "PROPN", "NUM") else noun


def undergoers(verb: Token) -> list[Token]:
    """Heads of the phrases that name to whom or what it is done: the object, in the passive the subject."""
    if is_passive(verb):
        return [verb.head] if verb.dep_ == "amod" else subjects(verb)  # "the kidnapped engineers"
    if slipped(verb) and verb.dep_ == "amod":
        return with_conjuncts([verb.head])
    own = [c for c in verb.children if c.dep_ in OBJECTS and not _tells(c)]
    if not own and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i - verb.head.i <= 2:
        own = [c for c in verb.head.children if c.dep_ in OBJECTS]
    if not own and verb.i + 2 < len(verb.doc) and verb.nbor(1).lower_ in ("and", "or") and verb.nbor(2).dep_ == "conj":
        own = [c for c in verb.nbor(2).children if c.dep_ in OBJECTS]
    return with_conjuncts(own)


def _tells(noun: Token) -> bool:
    """Whether it is who tells the sentence, taken for an object: "…, Halm Weekly established on Thursday", "…, a weekly reports"."""
    before = noun.left_edge if noun.left_edge.is_punct or noun.left_edge.i == 0 else noun.left_edge.nbor(-1)
    if before.text != "," or noun.dep_ != "dobj" or noun.i < noun.head.i:
        return False
    if noun.lower_ == "reports":
        return True
    return noun.pos_ == "PROPN" and any(c.dep_ == "acl" and c.tag_ in ("VBN", "VBD") and c.i == noun.i + 1 for c in noun.children)


def with_conjuncts(heads: list[Token]) -> list[Token]:
    """The heads with what is joined to them by "and" or "or"."""
    found = list(heads)
    for head in heads:
        found.extend(c for c in head.conjuncts if c.i > head.i and c.pos_ not in ("VERB", "AUX") and c not in found)
    return found


def preposition_objects(token: Token, words: frozenset[str]) -> list[Token]:
    """Heads of the noun phrases after these prepositions of a verb or noun, in order."""
    found: list[Token] = []
    for prep in token.children:
        if prep.dep_ in ("prep", "agent", "dative", "prt") and prep.lower_ in words:
            found.extend(with_conjuncts(phrase_objects(prep)))
    return found


def phrase_objects(prep: Token) -> list[Token]:
    """Objects of a preposition, also of a second one after it ("from inside the base")."""
    own = children(prep, "pobj", "pcomp")
    if prep.lower_ == "with":  # "with Mali abstaining" tells what else was so
        own = [c for c in own if c.dep_ == "pobj" or not own_subject(c)]
    return own or [o for p in children(prep, "prep") for o in children(p, "pobj")]


def real_head(head: Token) -> Token:
    """The noun that is meant: "students" for "hundreds of students"."""
    for _ in range(DEPTH):
        inner = [o for p in children(head, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
        if not inner or not (head.lemma_.lower() in MEASURES or head.pos_ == "NUM") or _bare_number(inner[0]):
            break
        head = inner[0]
    return head


def _bare_number(token: Token) -> bool:
    """Whether it only says how many: "a crowd of two thousand"."""
    return token.pos_ == "NUM" and not children(token, "prep")


def real_heads(head: Token) -> list[Token]:
    """The nouns that are meant: "Kenya" and "Uganda" for "leaders of Kenya and Uganda"."""
    meant = real_head(head)
    return [meant] if meant == head else with_conjuncts([meant])


def phrase_tokens(head: Token, depth: int = DEPTH) -> Iterator[Token]:
    """Tokens of a noun phrase without the clauses that hang on it and without its conjuncts."""
    yield head
    if depth:
        for child in head.children:
            if child.dep_ not in CLAUSES and child.dep_ not in ("conj", "cc", "appos"):
                yield from phrase_tokens(child, depth - 1)


def governing_verb(noun: Token) -> Token | None:
    """The verb whose subject, object or prepositional object the noun is, through "of" and joined nouns."""
    return next((a for a in islice(noun.ancestors, DEPTH) if a.pos_ in ("VERB", "AUX")), None)


def relation_to_verb(noun: Token) -> tuple[Token, str] | None:
    """The governing verb and how the phrase with the noun stands to it: "nsubj", "dobj", "prep"…; measures are looked through."""
    token = noun
    for _ in range(DEPTH):
        head = token.head
        if head == token:
            return None
        if head.pos_ in ("VERB", "AUX"):
            return head, token.dep_
        through = token.dep_ in ("conj", "appos", "compound") or head.dep_ in ("prep", "agent") or head.lemma_.lower() in MEASURES
        if not (through or token.dep_ in ("prep", "agent", "pobj")):
            return None
        token = head
    return None


def parted(verb: Token) -> bool:
    """Whether a semicolon parts a clause from what it is hung on after it: "jets bombed the port; the army vows revenge"."""
    return verb.dep_ == "ccomp" and any(t.text == ";" for t in verb.doc[verb.right_edge.i + 1 : verb.head.i])


def on_platform(head: Token) -> bool:
    """Whether the name is only where something was said: "voiced his sorrow on Twitter"."""
    return head.dep_ == "pobj" and head.head.lower_ in ("on", "via", "through") and head.lower_ in clause_words()["platforms"]
