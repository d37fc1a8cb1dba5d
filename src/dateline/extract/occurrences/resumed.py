"""Who is meant by words that take up another clause: a pronoun in a clause below it, "a step that Chad condemned"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.around import unlike
from dateline.extract.occurrences.phrases import OWNERS, Ids, named, party_at
from dateline.extract.quantities.lexemes import words

ACTS = words("sides", "judged")
JUDGED = frozenset(("ACCUSE", "SUPPORT", "REJECT"))  # types of what others say of an act
PEOPLE = frozenset(("he", "she", "him", "her"))
THINGS = frozenset(("it",))
MANY = frozenset(("they", "them"))
BELOW = frozenset(("advcl", "relcl", "acl", "ccomp", "pcomp", "xcomp", "conj"))
SPEECH = clause_words()["speech"]
OF = frozenset(("of",))
ASIDE = frozenset((",", "-", "–", "—", ";"))


def judged(trigger: Token, event_type: str, resolved: Resolved) -> Ids:
    """Whose act is meant by "Chad closed the border, a step that Mali condemned", "in what Mali called a provocation"."""
    if event_type not in JUDGED or trigger.pos_ != "VERB":
        return ()
    noun = clause.relative_head(trigger)
    if noun is None:
        return _called(trigger, resolved)
    if noun.lemma_.lower() not in ACTS or not _aside(noun) or parse.children(noun, "poss"):
        return ()
    verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX") and a.i < noun.i), None)
    return named(clause.doers(verb), resolved) if verb is not None else ()


def _aside(noun: Token) -> bool:
    """Whether a comma or a dash parts its phrase from what stands before it."""
    first = noun.left_edge.i
    return first > noun.sent.start and noun.doc[first - 1].text in ASIDE


def _called(trigger: Token, resolved: Resolved) -> Ids:
    """The doer of what stands before "in what": "Chad closed the border in what Mali denounced as a blockade"."""
    prep = trigger.head
    what = any(c.lower_ == "what" and c.i < trigger.i for c in trigger.children)
    if trigger.dep_ != "pcomp" or prep.lower_ != "in" or not what or prep.head.pos_ != "VERB":
        return ()
    return named(clause.doers(prep.head), resolved)


def antecedents(pronoun: Token, resolved: Resolved) -> Ids:
    """The subject of the nearest clause above for which the pronoun can stand, where its clause has nobody else: "the hall he had shut"."""
    below = next((a for a in pronoun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    for _ in range(clause.DEPTH):
        if below is None or below.dep_ not in BELOW:
            return ()
        verb = next((a for a in below.ancestors if a.pos_ in ("VERB", "AUX")), None)
        heads = [h for h in clause.subjects(verb) if h.i < pronoun.i and not h.is_ancestor(pronoun)] if verb is not None else []
        joined = below.dep_ == "conj" and pronoun.dep_ in ("nsubj", "nsubjpass")
        if verb is None or not heads or joined or heads[0].lower_ == pronoun.lower_:
            below = verb
            continue
        met = [clause.real_head(h) for h in clause.undergoers(verb) if h.i < pronoun.i and h not in heads and not h.is_ancestor(pronoun)]
        others = any(_fits(pronoun, h, resolved) for h in met) or _another_speaks(pronoun, verb, resolved)
        if others or not _agree(pronoun, heads, resolved):
            return ()
        return named([h for h in heads if _of_somebody(clause.real_head(h), resolved)], resolved)
    return ()


def met_before(pronoun: Token, resolved: Resolved) -> Ids:
    """Whom a clause before it in the sentence met: of "held a clerk and expelled her", "accused Berg and asked that he go" the clerk, Berg.

    Clauses are looked through from the nearest on: those that the pronoun's clause goes on from, and those before its verb.
    """
    verb = next((a for a in pronoun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is not None and verb.dep_ == "ccomp" and pronoun.dep_ in ("nsubj", "nsubjpass"):
        verb = verb.head
    if verb is None:
        return ()
    doing = clause.subjects(verb)
    ahead = [c for c in parse.children(verb, "advcl") if c.right_edge.i < verb.i]
    ahead += [c for s in clause.own_subject(verb) for c in parse.children(s, "relcl")]
    for _ in range(clause.DEPTH):
        if verb.dep_ not in ("conj", "advcl") or verb.head.pos_ not in ("VERB", "AUX") or verb.head.i > verb.i:
            break
        again = verb.dep_ == "conj" and not clause.own_subject(verb)
        verb = verb.head
        if again or pronoun.lower_ not in THINGS:
            ahead.append(verb)
    for told in ahead:
        met = [clause.real_head(h) for h in clause.undergoers(told)]
        if pronoun.lower_ in MANY and len(met) > 1 and any(h.tag_ == "NNS" or _fits_one(h, resolved) for h in met):
            return named([h for h in met if h.i < pronoun.i and h not in doing], resolved)  # "held Berg and two clerks and beat them"
        owners = [o for h in met for o in clause.preposition_objects(h, OF)]  # "froze the assets of two clerks and expelled them"
        beside = [clause.real_head(o) for p in parse.children(told, "prep") for o in clause.with_conjuncts(clause.phrase_objects(p))]
        if pronoun.lower_ in THINGS or any(_fits(pronoun, clause.real_head(h), resolved) for h in clause.subjects(told) if h not in doing):
            beside = []  # who did it may be meant as well: "Youths threw stones at guards, and police beat them"
        fitting = (h for h in (*met, *owners, *beside) if h.i < pronoun.i and h not in doing and _fits(pronoun, h, resolved))
        if found := next(filter(None, (named([h], resolved) for h in fitting)), ()):
            return found
    return ()


def _fits_one(head: Token, resolved: Resolved) -> bool:
    """Whether it is a person."""
    reference = party_at(head, resolved)
    entity = resolved.entity(reference.entity) if reference is not None else None
    return sort_of(head) == "someone" or (entity is not None and entity.sort == "person")


def _another_speaks(pronoun: Token, verb: Token, resolved: Resolved) -> bool:
    """Whether who says so may be meant as well: "Malians said that the deputies must go before they disarm"."""
    speaking = clause.own_subject(verb.head) if verb.dep_ == "ccomp" and verb.head.lemma_ in SPEECH else []
    return any(_fits(pronoun, clause.real_head(h), resolved) for h in speaking)


def _of_somebody(head: Token, resolved: Resolved) -> bool:
    """Whether it or a word before it is a party; of "fighters loyal to Berg" Berg is not who they are."""
    before = [c for c in parse.children(head, *OWNERS) if c.i < head.i]
    return any(party_at(t, resolved) is not None for t in (head, *before))


def _agree(pronoun: Token, heads: list[Token], resolved: Resolved) -> bool:
    """Whether the subjects are one person for "he", one body for "it", several of them for "they"."""
    if pronoun.lower_ in MANY:
        return len(heads) > 1 or _fits(pronoun, clause.real_head(heads[0]), resolved)
    return len(heads) == 1 and _fits(pronoun, clause.real_head(heads[0]), resolved)


def _fits(pronoun: Token, head: Token, resolved: Resolved) -> bool:
    """Whether the pronoun can stand for what the noun names."""
    reference = party_at(head, resolved)
    entity = resolved.entity(reference.entity) if reference is not None else None
    many = head.tag_ in ("NNS", "NNPS")
    if pronoun.lower_ in MANY:
        return many and (sort_of(head) == "someone" or bool(named([head], resolved)))
    someone = head.pos_ == "NOUN" and sort_of(head) == "someone" and head.lemma_ not in clause_words()["measures"]
    person = someone or (entity is not None and entity.sort == "person")
    if pronoun.lower_ in PEOPLE:
        return person and not many and not unlike(pronoun, head)
    return pronoun.lower_ in THINGS and not many and not person and bool(named([head], resolved))
