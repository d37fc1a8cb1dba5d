"""Roles that words say of a noun or of a verb's subject or object, wherever it stands: states, participles, relative clauses, verbs."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.clause_words import clause_words
from dateline.extract.figures.frames import OBJECT, SUBJECT, framed
from dateline.extract.figures.lemmas import is_human
from dateline.extract.figures.nouns import Counted
from dateline.extract.figures.role_words import NONE, Roles, listed, merged, phrase_roles, roles_by
from dateline.extract.figures.verbs import (
    LIGHT,
    STATING,
    SUBJECTS,
    bereft,
    denied,
    held_now,
    lemma,
    object_roles,
    ordered_out,
    passive,
    taken_to,
    verb_complements,
    verb_key,
)
from dateline.extract.quantities.lexemes import table

ABOARD = frozenset(table("figure_roles")["state"]["present"])
COMPLETING = ("acomp", "attr", "oprd", "xcomp", "ccomp", "advcl", "advmod")
BEFORE = frozenset({"captured", "missing", "detained", "affected", "displaced"})  # states that a verb may end: "freed two jailed nuns"
NOT_TO_DEATH = listed("not_to_death")
BRINGING, HOLDING = listed("bringing"), listed("holding")
VENUES = listed("machines") | listed("venues")
GROUNDS = clause_words()["grounds"]
FINDING, REFLEXIVE, EXPLODING = listed("finding"), listed("reflexive"), listed("exploding")
UNTOUCHING = listed("untouching") | LIGHT
GRASP, GRASPING = listed("grasp"), listed("grasping")
CROWDS, VEHICLES = frozenset({"crowd", "audience", "stand", "gallery", "congregation"}), listed("vehicles")
INTRANSITIVE, UPSETTING = frozenset({"destroyed", "damaged"}), frozenset({"derail", "overturn", "capsize", "flip", "crash"})
COMING, RALLIES = listed("coming"), listed("rallies")
LEFT = {"with": "have", **dict.fromkeys(("in", "under", "behind", "on", "at"), "be")}  # "left three in hospital", "left 40 with burns"
INSIDE = frozenset(("in", "inside", "at", "aboard", "on"))


def lacking(preposition: Token) -> list[Token]:
    """What "without power", "with no power" and "out of work" say is lacking."""
    objects = [c for c in preposition.children if c.dep_ == "pobj"]
    if preposition.lower_ == "with":
        return [c for c in objects if any(k.lower_ == "no" for k in c.lefts)]
    if preposition.lower_ == "out":
        return [c for of in preposition.children if of.lower_ == "of" for c in of.children]
    return objects if preposition.lower_ == "without" else []


def joined_passive(verb: Token, first: Token) -> bool:
    """ "ejected and were captured": a passive that shares the subject of an active verb, with no noun of its own before it."""
    between = (t for c in verb.lefts for t in (c, *c.children))  # the parse may hang a subject on the auxiliary
    return verb.i != first.i and passive(verb) and not any(t.pos_ in ("NOUN", "PROPN", "NUM", "PRON") for t in between)


def victims(noun: Token) -> Roles:
    """Victims are the dead; those of a rape or a flood, and those who act, suffered it; "may have more than one victim" tells of none."""
    harm = [c.lower_ for c in noun.lefts if c.dep_ in ("compound", "amod") and (c.pos_ == "NOUN" or c.tag_ == "VBG")]
    known = merged(*(roles_by("counted").get(h) or roles_by("nominal").get(h, NONE) for h in harm))
    verb = noun.head
    acts = noun.dep_ == "nsubj" and lemma(verb) not in LIGHT | HOLDING and any(c.dep_ == "dobj" for c in verb.children)
    if acts or (harm and "killed" not in known):
        return ("affected",)
    may = verb.pos_ in ("VERB", "AUX") and any(c.lower_ in ("may", "can", "could", "might") for c in verb.lefts)
    return ("killed",) if not may or any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.lefts) else NONE


class Said:
    """What is said of one counted thing by its modifiers and by verbs with it as subject or object."""

    def __init__(self, counted: Counted):
        self.counted = counted
        self.seen: set[int] = set()

    @staticmethod
    def before(token: Token) -> Roles:
        """ "three kidnapped nurses": the state before the noun, where the verb does not say what became of them ("were freed")."""
        return merged(*(roles_by("state").get(c.lower_, NONE) for c in token.lefts if c.dep_ == "amod" and c.lower_ not in ABOARD))

    def suggested(self, token: Token) -> Roles:
        """What the noun alone suggests: passengers are there, but one whom somebody fined or who got a prize need not be."""
        roles = victims(token) if lemma(token) == "victim" else roles_by("weak").get(lemma(token), NONE)
        verb = self.counted.anchor.head
        if roles != ("present",) or verb.pos_ != "VERB" or lemma(verb) in LIGHT | HOLDING or denied(verb):
            return roles
        acts = self.counted.anchor.dep_ == "nsubj" and any(c.dep_ == "dobj" for c in verb.children)
        return NONE if acts or self.counted.anchor.dep_ in ("dobj", "nsubjpass") else roles

    # modifiers

    def described(self, token: Token) -> Roles:
        """ "12 dead", "people killed in", "people who died", "those trapped"."""
        for child in token.children:
            roles = self.modifier(child) or self.stray(token, child)
            if roles:
                return roles
        return NONE

    def stray(self, token: Token, child: Token) -> Roles:
        """ "two players on the team who were hurt": "who" is said of people, though the parse hangs it on the nearest noun."""
        if child.dep_ != "prep" or not is_human(lemma(token)):
            return NONE
        near = (c for g in child.children if g.dep_ == "pobj" and not is_human(lemma(g)) for c in g.children if c.dep_ == "relcl")
        return merged(*(self.relative(verb) for verb in near if any(w.lower_ == "who" for w in verb.children)))

    def modifier(self, child: Token) -> Roles:
        state = roles_by("state")
        known = child.lower_ in state and child.lower_ not in ABOARD and child.tag_ != "VBG"
        if known and child.dep_ == "amod" and child.i < child.head.i and state[child.lower_][0] in BEFORE:
            return NONE
        if known and child.dep_ in ("amod", "acl", "appos", "advmod", "acomp"):
            return merged(state[child.lower_], self.joined(child, state))
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD"):
            return self.done_by(child, passive=True)
        if child.dep_ == "acl" and child.tag_ == "VBG":
            return self.does(child)
        if child.dep_ == "relcl":
            return self.relative(child)
        if child.lower_ == "with" and child.dep_ == "prep" and is_human(self.counted.what or "person"):  # "two of them with severe burns"
            return merged(*((r,) for g in child.children if g.dep_ == "pobj" and (r := phrase_roles().get(f"have {lemma(g)}"))))
        if child.dep_ == "prep":  # "left 30 families without shelter"
            return merged(*((r,) for g in lacking(child) if (r := phrase_roles().get(f"be without {lemma(g)}"))))
        return NONE

    @staticmethod
    def joined(token: Token, known: dict[str, Roles]) -> Roles:
        """Conjuncts of a state, without those that have a number of their own: "45 dead and 120 injured"."""
        states = (c for c in token.children if c.dep_ == "conj" and not any(k.like_num for k in c.children))
        return merged(*(known.get(c.lower_, NONE) for c in states))

    def relative(self, verb: Token) -> Roles:
        """A relative clause with the thing as its subject; one with it as object says what someone else did."""
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if any(t.lower_ in ("whom", "which") and t.head.lower_ == "of" for t in verb.doc[verb.left_edge.i : verb.i]):
            return NONE  # "recalled 90,000 cars, of which 12,000 had been sold"
        if subject is not None and any(t.lower_ in ("whom", "which") for t in subject.subtree if t.i != subject.i):
            return NONE  # "eight of whom were hurt" says nothing of all
        if subject is None or subject.tag_ not in ("WP", "WDT"):
            return self.done_by(verb, passive=False) if subject is not None else NONE
        if verb.lower_ == "walking" and verb.nbor().lower_ == "wounded":
            return ("injured",)  # "16 who were walking wounded"
        return self.done_by(verb, passive=True) if subject.dep_ == "nsubjpass" else self.does(verb)

    # verbs

    def small_clause(self, predicate: Token) -> Roles:
        """ "left 12 dead", "with 200 missing"."""
        state = roles_by("state")
        return merged(state.get(predicate.lower_, NONE), self.joined(predicate, state))

    def does(self, verb: Token) -> Roles:
        """Roles of the subject of an active verb, its conjuncts and what completes it."""
        if denied(verb):
            return framed(self.counted, verb, SUBJECT) or merged(*(self.used(c) for c in verb_complements(verb)))
        if lemma(verb) == "have" and bereft(verb):
            return ("affected",)
        said = framed(self.counted, verb, SUBJECT) or self.completed(verb) or self.to_themselves(verb)
        told = (self.done_by(v, passive=True) if joined_passive(v, verb) else self.subject_role(v) for v in self.together(verb))
        return said or merged(*told) or self.within_place(verb) or self.came(verb)

    def used(self, verb: Token) -> Roles:
        """The roles that the use of the verb gives its subject, active or passive."""
        return framed(self.counted, verb, OBJECT if passive(verb) else SUBJECT)

    @staticmethod
    def to_themselves(verb: Token) -> Roles:
        """ "20 veterans killed themselves", "three bombers blew themselves up"."""
        if not any(c.dep_ == "dobj" and c.lower_ in REFLEXIVE for c in verb.children):
            return NONE
        return ("killed",) if verb_key(verb) in EXPLODING else object_roles([verb])

    def within_place(self, verb: Token) -> Roles:
        """ "two officers were in the car", "40 pupils were at the school"."""
        if lemma(verb) not in ("be", "remain") or not is_human(self.counted.what or "person"):
            return NONE
        places = (g for c in verb.children if c.lower_ in INSIDE and c.i > verb.i for g in c.children if g.dep_ == "pobj")
        return ("present",) if any(lemma(g) in VENUES for g in places) else NONE

    @staticmethod
    def came(verb: Token) -> Roles:
        """ "no more than 11,000 had come to the rally"."""
        if lemma(verb) not in COMING:
            return NONE
        places = (g for c in verb.children if c.lower_ in ("to", "for") and c.i > verb.i for g in c.children if g.dep_ == "pobj")
        return ("present",) if any(lemma(g) in RALLIES for g in places) else NONE

    def subject_role(self, verb: Token) -> Roles:
        roles = framed(self.counted, verb, SUBJECT) or roles_by("subject").get(verb_key(verb, ("subject",)), NONE)
        changes = INTRANSITIVE.issuperset(roles) or lemma(verb) in UPSETTING  # "a mob burned down a shop", "rioters overturned a car"
        return NONE if changes and any(c.dep_ == "dobj" for c in verb.children) else roles

    def together(self, verb: Token) -> list[Token]:
        """The verb and the conjuncts that share its subject."""
        return [
            verb,
            *(c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and not any(k.dep_ in SUBJECTS for k in c.children)),
        ]

    def completed(self, verb: Token) -> Roles:
        """ "were missing", "are in hospital", "were found dead", "are feared to have drowned", "lost their lives"."""
        state = roles_by("state")
        for child in verb.children:
            if (
                (child.dep_ in COMPLETING or (child.dep_ == "prep" and child.lower_ in ABOARD))
                and child.lower_ in state
                and lemma(verb) in STATING
                and (child.i > verb.i or child.dep_ not in ("ccomp", "advcl"))
                and not any(c.dep_ == "dobj" for c in child.children)  # "two guards, who were there, arrested him"
            ):
                return merged(state[child.lower_], self.joined(child, state))
            found = child.dep_ in ("oprd", "acomp") and child.tag_ == "VBN" and child.i > verb.i  # "were found shot"
            if (child.dep_ == "xcomp" or found) and lemma(verb) in LIGHT and child.pos_ in ("VERB", "AUX"):
                return self.does(child) or self.done_by(child, passive=True)
            if child.dep_ == "dobj" and lemma(verb) == "have" and any(c.lower_ == "no" for c in child.lefts):
                lacked = phrase_roles().get(f"be without {lemma(child)}")  # "have no access to clean water"
                return (lacked,) if lacked else NONE
            if child.dep_ in ("prep", "dobj", "advmod", "xcomp", "oprd", "npadvmod"):
                role = self.phrase(verb, child)
                if role and (child.i != self.counted.anchor.i or role == "affected"):  # "left 40,000 homes without light" displaced none
                    return (role,)
        return NONE

    @staticmethod
    def phrase(verb: Token, child: Token) -> str | None:
        """ "taken to hospital", "beaten to death", "lost their lives", "taken hostage"."""
        known = phrase_roles()
        if any(c.dep_ == "dobj" and c.lower_ == "way" for c in verb.children):
            return None  # "forced their way into the home" drove nobody out
        if child.lower_ == "to" and lemma(verb) not in NOT_TO_DEATH and any(lemma(g) == "death" for g in child.children):
            return "killed"  # "hacked to death", "swept to their deaths"
        nouns = [child, *(g for g in child.children if child.dep_ == "prep" and g.dep_ in ("pobj", "pcomp"))]
        nouns += [c for g in nouns[1:] for c in g.lefts if c.dep_ in ("nmod", "compound")]
        verbs = (lemma(verb), LEFT.get(child.lower_, lemma(verb)) if lemma(verb) == "leave" and child.dep_ == "prep" else lemma(verb))
        putting = "be" if lemma(verb) in ("put", "throw") else lemma(verb)  # "put 9,000 people out of work"
        keys = [*(f"{putting} without {lemma(n)}" for n in lacking(child)), *(f"{v} {lemma(n)}" for v in verbs for n in nouns)]
        return next((known[key] for key in keys if key in known), None)

    def done_to(self, verbs: list[Token]) -> Roles:
        """Roles of what the verbs are done to: towns and hills that are lost are taken by the other side."""
        taken = self.counted.what in GROUNDS and all(lemma(v) == "lose" for v in verbs)
        return ("captured",) if taken else object_roles(verbs)

    def not_found(self, verb: Token) -> Roles:
        """ "could not find 11 others", "have not been found"."""
        unseen = lemma(verb) == "see" and any(c.lower_ in ("again", "since") for c in verb.children)
        lost = (unseen or lemma(verb) in FINDING) and denied(verb)
        return ("missing",) if lost and is_human(self.counted.what or "person") else NONE

    def done_by(self, verb: Token, passive: bool) -> Roles:
        """Roles of what a verb is done to; in the passive its conjuncts share the subject."""
        verbs = self.together(verb) if passive else [verb]
        used = (self.completed(verb) if passive else NONE) or framed(self.counted, verb, OBJECT)
        if used or denied(verb):
            return used or self.not_found(verb)
        if passive and ordered_out(verb) and is_human(self.counted.what or "person"):
            return ("displaced",)
        if held_now(verb):
            return ("detained",)
        found = self.done_to(verbs) or merged(*(framed(self.counted, v, OBJECT) for v in verbs[1:]))
        flown = "used" in found and is_human(self.counted.what or "person")  # "four sailors were flown to Manila": not as a plane is
        if (flown or not found) and lemma(verb) in BRINGING and taken_to(verb):
            return ("handed",)
        if not found and passive and verb.lower_ in roles_by("state"):
            return self.small_clause(verb)  # "are acutely malnourished", taken for a passive
        if not found and passive and lemma(verb) in LIGHT:
            return merged(*(self.does(c) for c in verb_complements(verb)))
        return found or (self.suffered(verb) if passive else NONE)

    def suffered(self, verb: Token) -> Roles:
        """ "40 children were weighed": people to whom something is done by a verb that no table has, unless it chooses or tells."""
        told = any(c.dep_ == "agent" for c in verb.children) or lemma(verb) in UNTOUCHING or verb_key(verb) != lemma(verb)
        noun = self.counted.noun
        if told or not any(c.dep_ == "auxpass" for c in verb.children) or noun is None or not is_human(self.counted.what):
            return NONE
        return ("affected",) if roles_by("weak").get(self.counted.what, ("present",)) == ("present",) else NONE

    @staticmethod
    def kept(token: Token) -> Roles:
        """ "with 23 people still in hospital", "the 40 men in custody": where they are, if no verb says more."""
        phrases = (c for c in token.children if c.dep_ == "prep" and c.lower_ in ("in", "under", "behind"))
        return merged(*((r,) for c in phrases for g in c.children if g.dep_ == "pobj" and (r := phrase_roles().get(f"be {lemma(g)}"))))

    @staticmethod
    def aboard(token: Token) -> Roles:
        """ "157 people aboard": said of the thing, yet any verb says more."""
        inside = (c.lower_ in ABOARD or c.lower_ == "inside" for c in token.children)
        places = (g for c in token.children if c.lower_ in ("on", "in") for g in c.children)
        on_board = (g.lower_ in ("board", "it") or lemma(g) in CROWDS | VEHICLES for g in places)
        return ("present",) if any(inside) or any(on_board) else NONE

    def all_aboard(self, token: Token) -> Roles:
        """The same of a list: "200 tonnes of fuel and 24 sailors aboard"."""
        return self.aboard(token) or merged(*(self.aboard(c) for c in (*self.counted.anchor.conjuncts, *token.conjuncts)))

    # nouns whose "of" is what befalls

    def grasped(self, noun: Token, verb: Token) -> bool:
        """ "took control of three settlements"."""
        held = self.counted.what in GROUNDS or self.counted.what in VENUES
        return held and lemma(noun) in GRASP and lemma(verb) in GRASPING

    def of_what_is(self, verb: Token) -> Roles:
        """ "took control of three towns", "no trace was found of seven sailors", where the parse hangs "of" on the verb."""
        nouns = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
        if any(self.grasped(n, verb) for n in nouns):
            return ("captured",)
        lost = any(lemma(n) in ("trace", "sign") and any(c.lower_ == "no" for c in n.lefts) for n in nouns)
        return ("missing",) if lost and is_human(self.counted.what) else NONE
