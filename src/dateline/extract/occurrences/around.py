"""Heads of the phrases for who does it and to whom, where the parser or a relative clause parts them from the verb."""

from __future__ import annotations

from spacy.tokens import Span, Token

from dateline.core.resolved import Resolved
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.phrases import party_at
from dateline.extract.occurrences.plover_table import classes
from dateline.extract.quantities import lexemes

WITH = frozenset(("with",))
BY = frozenset(("by",))
# verbs of who sends a missile on its way or lays a bomb
LOOSED = frozenset(("fire", "launch", "shoot", "lob", "drop", "send", "hurl", "throw", "plant", "lay", "place", "detonate", "hide", "rig"))
TO, FOR = frozenset(("to",)), frozenset(("for", "as"))
WRITING = frozenset(("write", "send", "deliver", "address", "submit", "present"))
HANDING = frozenset(("hand", "turn", "deliver", "transfer", "surrender", "extradite", "give"))
ADDRESSED = frozenset(("to", "against", "with"))
TROOP = frozenset(("gang", "group", "police", "crowd", "mob", "band", "militia", "crew", "couple", "pair", "duo", "trio", "family"))
HE, SHE = frozenset(("he", "him")), frozenset(("she", "her"))
SINGLE = (HE, SHE)
OFFICIAL = lexemes.words("sides", "official")
# What such a pronoun cannot stand for, by noun.
UNLIKE = dict.fromkeys(("woman", "girl", "mother", "wife", "sister", "daughter", "actress", "nun", "policewoman", "widow"), (HE,))
UNLIKE |= dict.fromkeys(("man", "boy", "father", "husband", "brother", "son", "actor", "priest", "policeman", "monk"), (SHE,))
PART = ("compound", "poss", "nmod", "appos")
OWN = frozenset(("country", "government", "nation", "state"))
DIPLOMATIC = frozenset(("to", "from", "in"))


def undergone_by(verb: Token) -> list[Token]:
    """Heads of the phrases for who undergoes it, of "which Mali accused", "villages that Mali shelled" the noun before."""
    found = [_meant(h, verb) for h in clause.undergoers(verb) or [c for c in verb.children if c.lower_ == "whom" and c.dep_ == "nsubj"]]
    if found or verb.dep_ != "relcl" or clause.is_passive(verb) or not _bare(verb):
        return found
    head = clause.relative_head(verb)
    return [head] if head is not None and sort_of(head) == "someone" else []


def _bare(verb: Token) -> bool:
    """Whether a relative clause without "that" leaves out its object: "the men Mali held", not "the men who fought"."""
    own = clause.own_subject(verb)
    full = any(c.dep_ in ("dobj", "ccomp", "xcomp", "prep", "prt", "advcl") for c in verb.children)
    return bool(own) and own[0].lower_ not in clause.RELATIVE and not full


def _meant(head: Token, verb: Token) -> Token:
    """The head, of a relative pronoun the noun before; "that" may as well tell what was said, not of whom."""
    noun = _antecedent(verb) if head.lower_ in clause.RELATIVE else None
    return noun if noun is not None and (head.lower_ != "that" or sort_of(noun) == "someone" or noun.pos_ == "PROPN") else head


def _antecedent(verb: Token) -> Token | None:
    """The noun of which the relative clause with the verb tells."""
    above = verb if verb.dep_ == "relcl" else verb.head if verb.dep_ in ("xcomp", "conj", "ccomp") else None
    return clause.relative_head(above) if above is not None and above.dep_ == "relcl" else None


def objects_after(verb: Token, words: frozenset[str]) -> list[Token]:
    """Heads after these prepositions, of "with which Mali fought" the noun before."""
    return [h if h.head.lower_ == "for" else _meant(h, verb) for h in clause.preposition_objects(verb, words)]


def done_by(verb: Token, resolved: Resolved) -> list[Token]:
    """Who does it in the passive where the parser hangs "by" on a phrase between: "was threatened with sanctions by Mali"."""
    if not clause.is_passive(verb) or parse.children(verb, "agent"):
        return []
    between = clause.preposition_objects(verb, WITH) + [c for c in parse.children(verb, "dobj", "oprd", "attr", "xcomp") if c.i > verb.i]
    heads = [o for head in between for o in clause.preposition_objects(head, BY)]
    return [h for h in heads if party_at(clause.real_head(h), resolved) is not None]


def fired_by(shot: Token) -> list[Token]:
    """Who fires what strikes: "rockets fired by the rebels", "shells that Mali fired"."""
    if shot.lemma_.lower() not in classes()["projectile"]:
        return []
    return [d for v in parse.children(shot, "acl", "relcl") if v.lemma_ in LOOSED for d in clause.doers(v) if d != shot]


def called_home_from(verb: Token) -> list[Token]:
    """From whom a diplomat is called home or sent away: "recalled its envoy to Mali"."""
    envoys = [h for h in clause.undergoers(verb) if h.lemma_.lower() in classes()["diplomat"]]
    return [o for h in (verb, *envoys) for o in clause.preposition_objects(h, DIPLOMATIC)] if envoys else []


def people_before(pronoun: Token, resolved: Resolved) -> list[Token]:
    """For whom "they" stands where they have no name: those of whom the sentence before tells, if it is of them alone."""
    if pronoun.lower_ in HE | SHE:
        return _one_before(pronoun, resolved)
    start = pronoun.sent.start
    nouns = [t for t in pronoun.doc[start : pronoun.i] if t.pos_ in ("NOUN", "PROPN")]
    if not start or len(nouns) > (1 if pronoun.lower_ == "them" else 0):
        return []  # somebody nearer may be meant
    verb = pronoun.doc[start - 1].sent.root
    told = [c for c in parse.children(verb, "ccomp") if c.i > verb.i]
    if verb.lemma_ in clause_words()["speech"] and told:
        verb = told[0]
    heads = clause.with_conjuncts(clause.own_subject(verb)) if verb.pos_ in ("VERB", "AUX") else []
    many = len(heads) > 1 or any(clause.real_head(h).tag_ in ("NNS", "NNPS") or clause.real_head(h).lemma_ in TROOP for h in heads)
    parties = [h for h in heads if party_at(clause.real_head(h), resolved) is not None]
    met = (clause.real_head(h) for h in clause.undergoers(verb) if h not in heads)
    others = any(h.tag_ == "NNS" and sort_of(h) == "someone" for h in met)
    return parties if many and len(parties) == len(heads) and not others else []


def _one_before(pronoun: Token, resolved: Resolved) -> list[Token]:
    """For whom "he" stands: the one person, without a name, of whom the sentence before tells; through sentences that only say "he"."""
    alike = next(forms for forms in SINGLE if pronoun.lower_ in forms)
    before_it = pronoun.doc[pronoun.sent.start : pronoun.i]
    if _persons(before_it, resolved) or sum(t.is_quote for t in before_it) % 2:
        return []  # whom "“She hit him,” he said" is about, who quotes it tells elsewhere
    for _ in range(clause.DEPTH):
        before = _sentence_before(pronoun)
        people = _persons(before, resolved) if before is not None else []
        again = [s for s in clause.own_subject(before.root) if s.lower_ in alike] if before is not None else []
        if not again or people:
            reference = party_at(people[0], resolved) if len(people) == 1 else None
            entity = resolved.entity(reference.entity) if reference is not None else None
            return people if entity is not None and not entity.named and not unlike(pronoun, people[0]) else []
        pronoun = again[0]
    return []


def unlike(pronoun: Token, noun: Token) -> bool:
    """Whether the noun is for a woman and the pronoun for a man, or the other way round."""
    return any(pronoun.lower_ in forms for forms in UNLIKE.get(noun.lower_, ()))


def _persons(words: Span, resolved: Resolved) -> list[Token]:
    """Nouns and names for one person each; who only does an office ("the judge jailed a teacher") is left out beside others."""
    people = [t for t in words if t.tag_ in ("NN", "NNP") and sort_of(t) == "someone" and t.dep_ not in PART]
    people = [t for t in people if resolved.ground_at(t.idx) is None]
    return [t for t in people if t.lemma_.lower() not in OFFICIAL] or people


def _sentence_before(token: Token) -> Span | None:
    """The sentence before that of the token, blanks between blocks passed over."""
    at = token.sent.start - 1
    while at >= 0 and token.doc[at].is_space:
        at -= 1
    return token.doc[at].sent if at >= 0 else None


def addressed(verb: Token) -> list[Token]:
    """To whom it is written that something is asked: "wrote to Chad asking for a loan", "a letter to Mali calling for a summit"."""
    above = verb.head
    if verb.dep_ not in ("advcl", "acl") or verb.tag_ != "VBG" or clause.undergoers(verb):
        return []
    writing = above if above.pos_ == "VERB" else clause.governing_verb(above)
    if writing is None or writing.lemma_ not in WRITING:
        return []
    return [o for h in (writing, *clause.undergoers(writing)) for o in clause.preposition_objects(h, TO)]


def handed_to(verb: Token) -> list[Token]:
    """To whom somebody is handed over: "handed the general over to the tribunal"."""
    over = verb.lemma_ in ("extradite", "deliver", "transfer") or any(c.lower_ in ("over", "up") for c in verb.children)
    if verb.lemma_ not in HANDING or not over:
        return []
    return [o for h in (verb, *clause.undergoers(verb)) for o in clause.preposition_objects(h, TO)]


def provoking(trigger: Token) -> list[Token]:
    """Against whom troops are moved as a clause or phrase tells: "after Malian ships came near", "as a warning to Mali"."""
    alerted = trigger.dep_ == "pobj" and trigger.head.lower_ == "on"  # "put its navy on alert"
    verb = trigger if trigger.pos_ == "VERB" else clause.governing_verb(trigger) if alerted else None
    if verb is None:
        return []
    clauses = [c for c in parse.children(verb, "advcl") if any(m.lower_ in ("after", "as", "if") for m in parse.children(c, "mark"))]
    reasons = clause.preposition_objects(verb, FOR)
    return [s for c in clauses for s in clause.own_subject(c)] + [o for r in reasons for o in clause.preposition_objects(r, ADDRESSED)]


def clause_speaker(head: Token, verb: Token) -> list[Token]:
    """Who says it of "his country": of "the minister said his country would share it" the minister."""
    own = head.lemma_.lower() in OWN and any(c.tag_ == "PRP$" for c in head.children)
    told = head.head.dep_ == "ccomp" and head.head.head.lemma_ in clause_words()["speech"] | clause_words()["plans"]
    return clause.subjects(head.head.head) if own and told else []
