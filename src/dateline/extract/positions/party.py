"""Whose position it is and to whom it speaks: entities, with people who speak for a state taken as the state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from spacy.tokens import Token

from dateline.core.resolved import Reference, Resolved, unique
from dateline.core.spans import Span
from dateline.core.statement import Position
from dateline.extract import clause, parse
from dateline.extract.attribution.attributions import Attribution
from dateline.extract.clause_words import clause_words
from dateline.extract.occurrences.phrases import named
from dateline.extract.occurrences.plover_frame import lemma
from dateline.extract.occurrences.plover_table import classes, position_words
from dateline.extract.occurrences.sides import PRIVATE, TABLE, other_side
from dateline.extract.positions.cues import BINDING, Cue, next_deed
from dateline.extract.positions.unnamed import Parties
from dateline.extract.quantities.lexemes import words

ANSWERS, ASKING, ASKED, ACTS = (words(TABLE, key) for key in ("answers", "asking", "asked", "acts"))
LOOK_BACK = 4  # positions before an answer among which what it answers is sought
ANSWERED = frozenset(("answer", "reply", "response", "truce", "ceasefire", "cease-fire", "talks", "prisoners"))  # what is between two sides
APPEALING = frozenset(("call", "urge", "appeal"))
TELLING = frozenset(("report", "allege", "estimate", "complain"))
GIVEN = frozenset(("if", "unless", "once", "until"))
ADDRESSED = frozenset(("on", "upon", "to", "from", "against", "with"))


def party_of(cue: Cue, said: Attribution | None, parties: Parties) -> str | None:
    """The party that takes the position: who the cue's subject is, else who says it."""
    resolved, words = parties.resolved, position_words()
    heads, speaker = holders(cue), parties.speaker(said)
    own = bool(heads) and heads[0].lower_ in words["own"]
    if own and heads[0].lower_ == "it" and (body := parties.body(heads[0])):
        return parties.side(body)  # no person
    if own and not _may_be(heads[0], cue):
        return parties.side(next(iter(parties.of(heads)), None))
    if heads and (heads[0].lower_ in words["first"] | words["whose_first"] or (speaker and (own or _owned(heads[0], parties)))):
        return parties.side(_voice(cue, said, parties))
    if cue.voiced:  # "the captives would go home once …": who says so, not they
        found = parties.with_name(heads)
        return of_state(heads, resolved) or parties.side(found[0] if found else _voice(cue, said, parties))
    found = parties.of(heads) or (parties.of(_speakers(cue)) if own else ())
    if not found and heads and heads[0].lower_ not in words["own"] and cue.token.pos_ == "VERB":
        return of_state(heads, resolved)  # somebody else than who says it
    return of_state(heads, resolved) or _promised_for(cue, parties.side(found[0] if found else _voice(cue, said, parties)), parties)


def _promised_for(cue: Cue, party: str | None, parties: Parties) -> str | None:
    """Who promises what a state will do speaks for it, if the report says for nobody else: "Berg pledged that Chad would pay"."""
    entity = parties.resolved.entity(party)
    if cue.act != "commit" or cue.token.pos_ != "VERB" or cue.content.dep_ != "ccomp" or entity is None or entity.sort != "person":
        return party
    doing = (parties.resolved.entity(i) for i in named(clause.own_subject(cue.content), parties.resolved))
    return next((e.id for e in doing if e is not None and e.sort in ("state", "organisation")), party)


def _voice(cue: Cue, said: Attribution | None, parties: Parties) -> str | None:
    """Who says it: by name, else whom the subject of the verb of speech stands for ("said Chad's minister": Chad), else without one."""
    named_so = said.speaker.entity if said and said.speaker else None
    return named_so or next(iter(parties.of(_speakers(cue))), parties.speaker(said))


def _may_be(pronoun: Token, cue: Cue) -> bool:
    """Whether the pronoun may stand for who speaks: not "he" in "lawyers said he would pay", "his widow said he would pay"."""
    speakers = _speakers(cue)
    if pronoun.lower_ in ("he", "she") and any(s.tag_ in ("NNS", "NNPS") for s in speakers):
        return False
    kin = clause_words()["kin"]
    return not any(lemma(s) in kin and any(c.tag_ == "PRP$" for c in parse.children(s, "poss")) for s in speakers)


def _owned(head: Token, parties: Parties) -> bool:
    """Whether it is a body of who speaks: "our soldiers", "his government", unlike "her Fjord Party"."""
    owned = any(c.tag_ == "PRP$" for c in parse.children(head, "poss"))
    return owned and parties.resolved.reference_at(head.idx) is None and not named([head], parties.resolved)


def of_state(heads: list[Token], resolved: Resolved) -> str | None:
    """The state after the name of who speaks for it: "President Amina Yusuf of Somalia"."""
    named_after = (o for h in heads[:1] if h.ent_type_ == "PERSON" for o in clause.preposition_objects(h, frozenset(("of",))))
    found = (resolved.entity(r.entity) for o in named_after if (r := resolved.reference_at(o.idx)) is not None)
    return next((e.id for e in found if e is not None and e.sort == "state"), None)


def _speakers(cue: Cue) -> list[Token]:
    """The subject of the verb of speech over a pronoun that nobody resolved: "Chad said it will …"."""
    verb = cue.token if cue.token.pos_ == "VERB" else cue.token.head
    verb = cue.content if cue.about is not None and cue.content == verb.head else verb.head if cue.token.dep_ == "mark" else verb
    while verb.dep_ == "conj" and verb.head.dep_ in ("ccomp", "conj") and verb.i > verb.head.i:
        verb = verb.head  # "said it had left and would not return"
    put_in = [s for p in parse.children(verb, "parataxis") for s in clause.own_subject(p)]  # "if not, he warned, it will leave"
    return clause.subjects(verb.head) if verb.dep_ in ("ccomp", "conj") else put_in


def holders(cue: Cue) -> list[Token]:
    """Heads of the phrases that name who takes the position."""
    token = cue.token
    if cue.act == "threaten" and token.pos_ == "AUX" and not cue.voiced:
        return _threatening(token.head)
    if lemma(token) == "be":
        return clause.own_subject(token)
    if token.pos_ == "VERB" and lemma(token) in BINDING:
        return clause.undergoers(token)  # "an accord that obliges Chad to leave"
    if token.pos_ == "AUX" and cue.act == "commit" and _assured(token.head):
        return clause.subjects(token.head.head)
    if token.pos_ == "AUX":
        return clause.subjects(token.head.head) if cue.act == "demand" else clause.own_subject(token.head) or clause.subjects(token.head)
    if token.pos_ in ("SCONJ", "ADV", "ADP") and cue.content == token.head.head:
        return clause.subjects(cue.content)  # "will leave only if …": who will
    if token.dep_ == "mark":
        return clause.subjects(token.head.head)
    if cue.act == "condition" and token.lower_ in ("provided", "providing"):
        return next((found for a in token.ancestors if (found := clause.own_subject(a))), [])
    if token.pos_ == "ADJ":
        return clause.own_subject(token.head)
    if token.dep_ == "pobj" and token.head.lower_ == "under":
        return clause.subjects(cue.content)  # "under the accord, Chad is to leave"
    if token.lower_ == "let" or (cue.spoken and cue.content == token):
        return []
    if token.dep_ == "acomp":
        return clause.subjects(token.head)  # "is committed to the truce"
    if token.pos_ == "VERB":
        return [w for d in _doers(next_deed(token) or token) for w in _writers(d)]
    if by := clause.preposition_objects(token, frozenset(("by",))):
        return by  # "a call by the bishop"
    owners = [o for o in parse.children(token, "poss", "amod", "compound") if o.dep_ == "poss" or o.ent_type_]
    return owners if any(o.pos_ != "PRON" for o in owners) else [*owners, *_makers(token)]  # of "its" that nobody resolved the makers


def _makers(noun: Token) -> list[Token]:
    """Who makes the offer or demand of the clause; not who discusses or meets it, "held talks on a proposal to", "opposes a call for"."""
    if noun.dep_ == "acl" and noun.head.pos_ == "VERB":
        return clause.doers(noun.head)
    relation = clause.relation_to_verb(noun)
    if relation is None or lemma(relation[0]) in position_words()["meeting_verbs"]:
        return []
    aside = noun.dep_ == "pobj" and noun.head.head.pos_ not in ("VERB", "AUX")  # "talks on a proposal"
    return [] if aside else clause.doers(relation[0])


def _assured(verb: Token) -> bool:
    """ "Said 20 men would be freed": by who says so."""
    mine = any(s.lower_ in position_words()["own"] for s in clause.own_subject(verb))
    return clause.is_passive(verb) and verb.dep_ == "ccomp" and not mine


def _doers(verb: Token) -> list[Token]:
    """Its doers; of a participle after a comma that the parser hangs on a clause of time, "…, vowing to return", the sentence's subject."""
    if (telling := _gone_on_from(verb)) is not None:
        return clause.subjects(telling)
    first = verb.head if verb.dep_ == "conj" and verb.head.tag_ == "VBG" else verb
    above = first.head.head if first.head.dep_ == "xcomp" else first.head
    if first.tag_ == "VBG" and first.dep_ == "advcl" and above.dep_ == "advcl" and first.i > 0 and first.nbor(-1).text == ",":
        return clause.subjects(verb.sent.root)
    met = verb.head if verb.tag_ == "VB" and verb.dep_ in ("acl", "relcl") else None
    if met is not None and met.dep_ == "pobj" and met.head.lower_ == "with" and met.head.head.pos_ == "VERB":
        return clause.subjects(met.head.head)  # "met with Jon Berg to press for an answer"
    return [s for d in clause.doers(verb) for s in _called_so(d, verb)]


def _gone_on_from(verb: Token) -> Token | None:
    """The verb of speech that an appeal goes on from: "said troops had shot nine and called for an inquiry"."""
    if verb.dep_ != "conj" or clause.own_subject(verb) or verb.tag_ != "VBD":
        return None
    told, appeals = verb.head, lemma(verb) in APPEALING
    telling = next((a for a in told.ancestors if a.tag_ == "VBD" and lemma(a) in position_words()["speech"] | TELLING), None)
    return telling if told.tag_ == "VBN" or (appeals and told.dep_ == "ccomp") else None


def _called_so(doer: Token, verb: Token) -> list[Token]:
    """Of "Berg is a farmer who vowed to stay" Berg; "it was the farmer who vowed" tells of the farmer."""
    told = doer.dep_ == "attr" and verb.dep_ == "relcl" and lemma(doer.head) == "be"
    called = clause.own_subject(doer.head) if told else []
    return [s for s in called if s.pos_ == "PROPN" or s.lower_ in ("he", "she", "i", "we")] or [doer]


def _writers(doer: Token) -> list[Token]:
    """Of "a letter by the miners", "a statement signed by elders" those whose it is."""
    if lemma(doer) not in position_words()["speaking_papers"] or doer.pos_ != "NOUN":
        return [doer]
    by = [o for v in parse.children(doer, "acl") for o in clause.preposition_objects(v, frozenset(("by",)))]
    return parse.children(doer, "poss") or by or clause.preposition_objects(doer, frozenset(("by", "of", "from"))) or [doer]


def voiced_by(cue: Cue, party: str | None, said: Attribution | None, parties: Parties) -> bool:
    """Whether who says it is the party or speaks for it; a pronoun stands for who speaks."""
    if cue.token.lower_ == "let":
        return said is not None
    own = clause.own_subject(cue.token.head) or clause.subjects(cue.token.head)
    speaker, resolved = _voice(cue, said, parties), parties.resolved
    if own and (own[0].lower_ in position_words()["own"] or any(c.tag_ == "PRP$" for c in parse.children(own[0], "poss"))):
        return True  # "it", "her alliance"
    if party is not None and any(c.tag_ == "PRP$" for s in _speakers(cue) for c in parse.children(s, "poss")):
        return _answerable(own, cue, resolved)  # "Chad will stay, its minister said"
    spoken_by = parties.side(speaker)
    at_home = party is not None and party == resolved.home and _in_office(spoken_by, resolved)  # "the army will answer, the colonel said"
    return party is not None and (spoken_by == party or at_home) and _answerable(own, cue, resolved)


def _in_office(ident: str | None, resolved: Resolved) -> bool:
    """Whether it is a person with an office, of whom no other side is said."""
    entity = resolved.entity(ident)
    titles = [r.title.lower().split()[-1] for r in entity.roles] if entity is not None and entity.sort == "person" else []
    return bool(titles) and PRIVATE.isdisjoint(titles)


def _answerable(own: list[Token], cue: Cue, resolved: Resolved) -> bool:
    """Whether the subject is a party, or the deed is tied to a party's: "the captives would go home once Chad paid"."""
    owners = [o for h in own for o in parse.children(h, "poss")]
    if any(lemma(h) in classes()["states"] for h in own) or named([*own, *owners], resolved):
        return True
    tied = [s for v in parse.children(cue.content, "advcl") for s in clause.own_subject(v)]
    return cue.act == "commit" and bool(named(tied, resolved))


def _threatening(verb: Token) -> list[Token]:
    """Of "could trigger U.S. sanctions" the owner of the sanctions, of "warned that it may leave" who may."""
    if lemma(verb) in position_words()["borne_verbs"]:
        return clause.subjects(verb.head)  # "warned that Chad would pay for it"
    owners = [o for h in clause.undergoers(verb) for o in parse.children(h, "poss", "compound", "amod", "nmod")]
    return [o for o in owners if o.ent_type_ in ("GPE", "NORP", "ORG")] or clause.own_subject(verb)


def addressee_of(cue: Cue, party: str | None, parties: Parties) -> str | None:
    """To whom the position speaks, where the clause says so."""
    told = ((parties.of(heads) for heads in _addressed(cue)), (named(heads, parties.resolved) for heads in _mentioned(cue)))
    for ident in (i for found in chain(*told) for i in found):
        if (facing := parties.side(ident)) != party:
            return facing
    return None


def other_state(sentence: Span, content: Span, party: str | None, parties: Parties) -> str | None:
    """The only other state that the sentence names, where there is just one and the party has a name."""
    resolved = parties.resolved
    entity = resolved.entity(party)
    if entity is None or entity.sort == "person":
        return None  # the state of "Bolivian miners" is not whom they speak to, nor any that a private person names
    there = [r for r in resolved.references_in(sentence.start, sentence.end) if content.covers(r.span) or not _only_kind(r, parties)]
    named_there = [resolved.entity(i) for i in unique(r.entity for r in there)]
    states = [e.id for e in named_there if e is not None and e.sort == "state" and e.id != party]
    return states[0] if len(states) == 1 else None


def _only_kind(reference: Reference, parties: Parties) -> bool:
    """Whether it says of which country a thing or people are, not whom it concerns: "an ethnic Malian party", "the Malian consulate"."""
    words = parties.doc.char_span(reference.span.start, reference.span.end, alignment_mode="expand")
    return words is not None and words.root.dep_ == "amod" and lemma(words.root.head) not in position_words()["state_bodies"]


def with_addressee(position: Position, before: Sequence[Position], pair: tuple[str, ...]) -> Position:
    """The position with whom it speaks to where its clause names nobody: who asked what it answers, else the other side of a war."""
    if position.addressee is not None or position.party is None:
        return position
    if position.act in ANSWERS and not ASKED.isdisjoint(lemma.rstrip("s") for lemma in position.content.exact.lower().split()):
        asked = (p.party for p in reversed(before[-LOOK_BACK:]) if p.act in ASKING and p.party not in (None, position.party))
        return replace(position, addressee=next(asked, None) or other_side(position.party, pair))
    answering = not ANSWERED.isdisjoint(position.content.exact.lower().split())
    return replace(position, addressee=other_side(position.party, pair)) if position.act in ACTS or answering else position


def _addressed(cue: Cue) -> list[list[Token]]:
    """Phrases of those to whom the words are spoken, the likeliest first."""
    token, content = cue.token, cue.content
    if lemma(token) in BINDING or lemma(token) == "be":
        return []
    if token.pos_ == "AUX":
        return [*_subject_met(cue), _given_to(token.head), _listeners(token.head.head), _who_must_first(token.head), _dealt_with(cue)]
    if cue.about is not None and cue.content == token.head.head:
        return [clause.own_subject(cue.about)]  # "only if Chad leaves"
    given = parse.children(token, "dative") if token.pos_ == "VERB" else []  # "offered the rebels a truce"
    if content.pos_ not in ("VERB", "AUX") or content is token:
        asked = _asked_for(cue) if token.pos_ == "VERB" and (cue.act == "demand" or lemma(token) == "invite") else []
        return [[g for g in given if g.pos_ != "ADP"], asked, _whose(cue), _dealt_with(cue)]
    direct = [*(clause.undergoers(token) if token.pos_ == "VERB" else [])]
    asked = [] if clause.is_passive(content) or cue.act == "commit" else clause.own_subject(content)  # who promises will do it
    if cue.act == "threaten" or lemma(content) in position_words()["facing_verbs"]:
        direct = [*direct, *clause.undergoers(content)]  # "threatened to punish violators", "offered to meet the rebels"
    to = ADDRESSED if lemma(token) in ("plead", "reason") else ADDRESSED - {"with"}
    return [direct, clause.preposition_objects(token, to), asked, *_first(cue)]


def _asked_for(cue: Cue) -> list[Token]:
    """Who is asked for something: "pressed Chad for an answer", "called on Chad for help"; of an order whom it is told."""
    if cue.content == cue.token:
        return _listeners(cue.token.head)
    held = clause.undergoers(cue.token)
    return [*(held if cue.content not in held else []), *clause.preposition_objects(cue.token, frozenset(("on", "upon", "to", "from")))]


def _subject_met(cue: Cue) -> list[list[Token]]:
    """Who is to do what is demanded, or will pay for it."""
    verb = cue.token.head
    own = clause.own_subject(verb)
    if cue.act == "threaten" and lemma(verb) in position_words()["borne_verbs"]:
        return [own]
    if cue.act != "demand":
        return []
    if clause.is_passive(verb):  # "the miners must be paid by Chad"
        return [clause.preposition_objects(verb, frozenset(("by",)))]
    return [clause.undergoers(cue.token.head.head)] if own and own[0].lower_ in ("it", "they") else [own]


def _given_to(verb: Token) -> list[Token]:
    """To whom something is or is not to be given: "we will not give him our votes", "will pay 90 euros to each family"."""
    given = clause.preposition_objects(verb, frozenset(("to",))) if lemma(verb) in position_words()["giving_verbs"] else []
    return [*(d for d in parse.children(verb, "dative") if d.pos_ != "ADP"), *given]


def _first(cue: Cue) -> list[list[Token]]:
    return [_who_must_first(cue.content), _who_must_first(cue.token)] if cue.act in ("threaten", "offer") else []


def _who_must_first(verb: Token) -> list[Token]:
    """Who is to act or yield first: "if the owners refuse, we will …"."""
    clauses = [v for v in parse.children(verb, "advcl") if any(m.lower_ in GIVEN for m in parse.children(v, "mark"))]
    acting = [s for v in clauses if lemma(v) != "be" and not clause.is_passive(v) for s in clause.own_subject(v)]
    return [s for s in acting if s.tag_ in ("NNS", "NNP") or lemma(s) in classes()["states"]]


def _listeners(speech: Token) -> list[Token]:
    """To whom it is told, but for the press: "told parliament that he would not leave"."""
    if speech.pos_ != "VERB" or lemma(speech) not in position_words()["telling_verbs"]:
        return []
    return [h for h in clause.undergoers(speech) if h.pos_ == "NOUN" and lemma(h) not in position_words()["press_nouns"]]


def _mentioned(cue: Cue) -> list[list[Token]]:
    """Parties that the content names: whom it is taken from, whose offer is turned down."""
    token, content = cue.token, cue.content
    if token.pos_ == "AUX":
        return [_against(clause.undergoers(token.head))]
    if content.pos_ in ("VERB", "AUX") and content is not token:
        faced = clause.preposition_objects(content, frozenset(("against", "on", "with", "to")))
        return [faced, clause.undergoers(content) if lemma(content) in position_words()["helping_verbs"] else []]
    of = clause.preposition_objects(content, frozenset(("of",)))
    return [
        clause.preposition_objects(content, frozenset(("from", "by", "against", "on", "with"))),
        [*parse.children(content, "poss", "amod", "compound"), *of],
    ]


def _dealt_with(cue: Cue) -> list[Token]:
    """With whom: "ruled out talks with the rebels", "there can be no truce with them"."""
    noun = cue.about if cue.about is not None and cue.about.pos_ == "NOUN" else cue.content
    return clause.preposition_objects(noun, frozenset(("with",))) if noun.pos_ == "NOUN" else []


def _whose(cue: Cue) -> list[Token]:
    """Whose offer or demand it is that is answered: "rejected the miners' offer", "an appeal by the miners"."""
    if cue.act not in ("accept", "reject"):
        return []
    nouns = [cue.content] if cue.content.pos_ == "NOUN" else clause.undergoers(cue.token) if cue.content == cue.token else []
    owners = [o for n in nouns for o in parse.children(n, "poss", "amod", "compound") if o.pos_ != "ADJ" or o.ent_type_]
    made = [v for n in nouns for v in parse.children(n, "acl", "relcl") if v.pos_ == "VERB"]
    drafted = [d for v in made for d in (clause.doers(v) if clause.is_passive(v) else _others(v))]
    return [*owners, *(o for n in nouns for o in clause.preposition_objects(n, frozenset(("by", "from")))), *drafted]


def _others(verb: Token) -> list[Token]:
    """Who did it in "a plan that Chad had pushed", of whose clause the plan is the object."""
    about = [c for c in parse.children(verb, "dobj") if c.lower_ in clause.RELATIVE]
    bare = verb.dep_ == "relcl" and not any(t.lower_ in clause.RELATIVE for t in verb.lefts)
    return clause.own_subject(verb) if about or bare else []


def _against(heads: list[Token]) -> list[Token]:
    return [o for h in heads for o in clause.preposition_objects(h, frozenset(("against", "on")))]
