"""Read the role of a counted thing from its clause: the verbs, participles, adjectives and nouns that govern it."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.clause_words import clause_words
from dateline.extract.figures.amounts import CHANGING
from dateline.extract.figures.frames import OBJECT, SUBJECT, framed
from dateline.extract.figures.lemmas import is_human
from dateline.extract.figures.near import Near
from dateline.extract.figures.nouns import POPULATED, TAKEN, WEIGHTS
from dateline.extract.figures.phrase import DAYS
from dateline.extract.figures.role_words import NONE, NOTHING, Roles, listed, merged, roles_by
from dateline.extract.figures.said import ABOARD, CROWDS, VEHICLES
from dateline.extract.figures.verbs import (
    BUILDING,
    EXCHANGES,
    KNOWN_OF_THEM,
    LIGHT,
    OBJECTS,
    PARTICLES,
    SUBJECTS,
    by_hazard,
    capacity,
    counting,
    forced_off,
    harmed,
    left_with,
    lemma,
    meant_by,
    passive,
    people,
    robbed,
    sharing,
    struck,
    taken_lives,
    toll,
    valued,
)

HURTING = {verb for verb, roles in roles_by("object").items() if roles[0] in ("killed", "injured", "damaged")}
HARMING = HURTING | (roles_by("object").keys() & roles_by("subject").keys())
TEARING = frozenset({"tear", "rip", "blow", "strip", "peel", "wrench"})
LANDING = ("open", "land", "fall", "fire")
MEASURING = frozenset({"leave", "bring", "put", "have", "see", "include", "number", "mark"})
SHOOTING = frozenset({"open", "fire", "launch", "shoot", "attack"})
MEASURES = listed("measures") | clause_words()["measures"]
PARENTS, MACHINES = listed("parents"), listed("machines")
ABSCONDING, FORCING, SUPPLYING, IDENTIFYING, MOURNING = map(listed, ("absconding", "forcing", "supplying", "identifying", "mourning"))
BEHIND: dict[str, Roles] = {**dict.fromkeys(listed("backing"), ("used", "present")), **dict.fromkeys(listed("crewing"), ("present",))}
HELD, FREED = frozenset({"detained", "captured"}), frozenset({"released", "exchanged", "transferred", "handed", "moved"})
LEADING = frozenset({"between", "in", "by", "on", "since", "until", "before", "after", "during"})
STRUCK = frozenset({"struck", "destroyed", "killed"})
STOPPED = frozenset({"intercepted", "destroyed", "captured"})
TOWARDS = ("up", "down", "close", "closer")
FATES = HELD | FREED | {"killed", "injured", "missing"}  # what became of people says more than how they came there
OF_THE_DEAD = frozenset({"life", "body", "remain", "remains", "corpse"})
GROUPING = OF_THE_DEAD | listed("grouping")
DEEDS = listed("rallies") | {noun for noun, roles in roles_by("nominal").items() if roles[0] == "hit"} | {"walkout", "sit-in", "picket"}
GROUPS = CROWDS | {"gathering", "delegation", "team", "force", "contingent", "group", "queue", "throng"}
STEPS = 6  # heads climbed from a counted thing
TOLD = ("dobj", "nsubjpass", "attr")


def remains_of(token: Token) -> bool:
    """ "the bodies of 13 men"."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and lemma(token.head.head) in OF_THE_DEAD - {"life"}


class Clause(Near):
    """The syntax around one counted thing."""

    def roles(self) -> Roles:
        """Strong nouns, then what governs the thing, then nouns that merely suggest a role."""
        token = self.counted.noun if self.counted.noun is not None else self.counted.anchor
        weak = self.suggested(token)
        if self.robbed_of():
            return ("affected",)
        if remains_of(self.counted.anchor):
            return ("killed",)  # "the bodies of 13 men who had been shot in the head"
        own = self.own(token) or self.next_word() or self.after_aside()
        if own or self.counted.whole:
            return own or self.described(token) or self.before(token) or self.aboard(token) or weak
        found = self.of_token(self.counted.anchor, 0)
        if not found and token.i != self.counted.anchor.i:
            found = self.described(token) if self.counted.anchor.dep_ != "quantmod" else self.governed(token, 0)
        crowd = roles_by("nominal").get(lemma(token), NONE) if self.counted.noun is None and lemma(token) in CROWDS else NONE
        found = found or self.aboard(token) or self.kept(token) or weak or crowd or self.there()
        return found or (self.words_before() if not self.counted.joined else NONE)

    def of_token(self, token: Token, depth: int) -> Roles:
        """What is said of the token: by its modifiers, then by its head, then by the head's place in turn."""
        if depth > STEPS or token.i in self.seen:
            return NONE
        self.seen.add(token.i)
        own = self.described(token)
        if own and HELD.issuperset(own):  # "the release of 24 sailors held since March"
            freed = self.governed(token, depth)  # "return 23 soldiers who were captured": those who change hands, too
            if "killed" in freed:
                return freed  # "executed nine men who had surrendered"
            return merged(own, ("handed",)) if freed == ("transferred",) else own if FREED.isdisjoint(freed) else freed
        if own and own != ("present",) and token.dep_ in SUBJECTS and any(c.dep_ == "relcl" for c in token.children):
            became = self.governed(token, depth)  # "three miners who were trapped have died"
            return became if not FATES.isdisjoint(became) else own
        if own == ("used",):  # "shot down nine drones launched from the sea"
            became = self.governed(token, depth)
            return became if not STOPPED.isdisjoint(became) else own
        if own == ("present",):  # "shot at 40 farmers who had blocked the road": what was done to them says more
            return self.governed(token, depth) or own
        return own or self.governed(token, depth) or self.before(token)

    def governed(self, token: Token, depth: int) -> Roles:
        head, dep = token.head, token.dep_
        if head.i == token.i:
            return NONE
        if dep == "nsubjpass":
            return self.done_by(head, passive=True)
        if dep == "nsubj" and head.dep_ == "auxpass":  # "were still trapped", where the parse stops at "were"
            return self.done_by(head.head, passive=True)
        if dep in ("nsubj", "csubj"):
            return self.subject_of(token, head, depth)
        if dep in OBJECTS or (head.pos_ == "VERB" and (dep == "dep" or (dep == "npadvmod" and self.missed_object(token)))):
            return self.object_of(head, depth)
        if dep == "pobj":
            return self.in_phrase(head, depth)
        if dep in ("attr", "acomp"):
            return self.predicate_of(head)
        if dep in ("conj", "appos"):
            return self.beside(token, head, depth)
        if dep == "nummod" and head.lower_ in DAYS and (verb := head.head if head.dep_ != "pobj" else head.head.head).pos_ == "VERB":
            told = any(c.dep_ in SUBJECTS for c in verb.children)
            return NONE if told else self.subject_of(token, verb, depth)  # "last Monday 58 died"
        if dep == "nummod" and head.pos_ == "ADV" and head.head.pos_ == "VERB" and head.i < token.i < head.head.i:
            return self.subject_of(token, head.head, depth)  # "altogether 61 died"
        if dep in ("compound", "nmod", "amod", "nummod", "poss", "quantmod"):
            return self.within(head, depth)
        if dep == "npadvmod" and head.pos_ == "VERB" and self.told_again():
            return self.done_by(head, passive=True) if passive(head) else self.does(head)
        return (
            self.of_token(head, depth + 1) if dep in ("npadvmod", "dep", "parataxis", "prep") and head.pos_ in ("NOUN", "PROPN") else NONE
        )

    def within(self, head: Token, depth: int) -> Roles:
        """The thing modifies a noun: "a two-missile strike", "12 dead bodies", "two women passengers"."""
        known = roles_by("nominal").get(lemma(head), NONE) if head.lower_ != "march" else NONE  # "march 31"
        if head.lower_ in TAKEN and head.dep_ in OBJECTS:
            return ("captured",) if lemma(head.head) in ("take", "make") else ("detained",)  # "took 44 troops prisoner"
        people = self.counted.noun is None or (is_human(self.counted.what) and head.tag_ == "NNS" and is_human(lemma(head)))
        return known or (self.of_token(head, depth + 1) if head.pos_ in ("NUM", "NOUN", "PROPN") and people else NONE)

    def missed_object(self, noun: Token) -> bool:
        """ "the flood displaced 4,000 people", of which the parse makes a measure: people measure nothing."""
        bare = not any(c.dep_ == "dobj" for c in noun.head.children) and noun.i > noun.head.i
        return noun.lower_ == "head" or (bare and noun.i == self.counted.anchor.i and is_human(self.counted.what) and noun.tag_ == "NNS")

    def between(self, preposition: Token, depth: int) -> Roles:
        """ "between 20 and 30 were hurt", "heard between three and five blasts": the phrase stands for subject or object.

        "In all 240 had fallen ill": before a finite verb without a subject the parse takes subject and phrase for one.
        """
        verb = preposition.head
        if verb.pos_ not in ("VERB", "AUX"):
            return NONE
        before = preposition.i < verb.i
        if any(c.dep_ in (SUBJECTS if before else ("dobj",)) for c in verb.children):
            return NONE
        finite = verb.tag_ in ("VBD", "VBP", "VBZ") or any(c.tag_ in ("VBD", "VBP", "VBZ", "MD") for c in verb.children)
        if preposition.lower_ != "between" and not (before and finite and verb.dep_ in ("ROOT", "ccomp", "conj", "advcl")):
            return NONE
        if not before:
            return self.object_of(verb, depth)
        return self.done_by(verb, passive=True) if passive(verb) else self.subject_of(preposition, verb, depth)

    def beside(self, token: Token, head: Token, depth: int) -> Roles:
        """A conjunct or apposition shares what governs its head, unless it has a verb of its own or is a clause."""
        if head.pos_ in ("VERB", "AUX") and token.dep_ == "conj":  # "sold its ship to the firm, but also six cranes"
            but = any(c.dep_ == "cc" and c.lower_ == "but" for c in head.children)
            shares = but and token.pos_ == "NOUN" and any(c.dep_ == "dobj" and c.i < token.i for c in head.children)
            return self.object_of(head, depth) if shares else NONE
        self.seen.add(head.i)
        return self.governed(head, depth + 1) or (self.described(head) if token.dep_ == "appos" else NONE)

    def subject_of(self, token: Token, verb: Token, depth: int) -> Roles:
        if verb.lower_ in roles_by("state") and verb.tag_ in ("VBG", "VBN") and not any(c.dep_ in ("aux", "dobj") for c in verb.children):
            return self.small_clause(verb)
        if left_with(token, verb):
            return ("present",)
        if lemma(token) in listed("weapons") and lemma(verb) in HARMING and not passive(verb):
            return ("used",)  # "three shells hit the yard", whatever tense the parse takes it for
        if verb.lower_ == "missing" and not any(c.dep_ == "dobj" for c in verb.children):
            return self.small_clause(verb)  # "are still missing", taken for a progressive
        if verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass", "dobj") for c in verb.children):
            return self.done_by(verb, passive=True) or self.does(verb)  # headline: "49 killed"; "800 more crossed"
        if verb.pos_ not in ("VERB", "AUX"):
            return self.small_clause(verb)
        if verb.dep_ == "conj" and passive(verb.head) and not any(c.dep_ in (*OBJECTS, "aux") for c in verb.children):
            shared = self.done_by(verb, passive=True)  # "homes were flooded and six bridges washed away"
            own = NONE if any(c.dep_ == "xcomp" for c in verb.children) else self.does(verb)  # not "40 still need to be checked"
            return shared or own  # "170 people were lost, and in 2009 more than 300 died"
        if lemma(verb) == "go" and lemma(verb.head) == "let":
            return ("released",)  # "let 40 prisoners go"
        if lemma(token) in listed("projectiles") and lemma(verb) in ("crash", "explode"):
            return ("used",)
        return self.does(verb) or (self.predicate_of(verb) if lemma(verb) in ("be", "include") else NONE)

    def object_of(self, verb: Token, depth: int) -> Roles:
        """The direct object: with what completes it ("left 12 dead"), and the verbs that share it ("killed and injured 12")."""
        if capacity(verb):
            return NOTHING
        completed = self.completed(verb) or framed(self.counted, verb, OBJECT)
        if completed:
            return completed
        done = (c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i) if lemma(verb) in FORCING else ()
        if forced := merged(*(self.does(c) for c in done)):
            return forced
        if is_human(self.counted.what) and forced_off(verb, self.counted.anchor):
            return ("displaced",)
        if lemma(verb) == "claim" and any(people(c) for c in verb.children if c.dep_ == "nsubj"):
            return NONE  # "the group claims 40,000 members"; a storm claims lives
        found = self.not_found(verb) or self.done_to(sharing(verb))
        if lemma(verb) in ("involve", "cover") and not found:
            nouns = [c for c in verb.children if c.dep_ in SUBJECTS] + ([verb.head] if verb.dep_ == "acl" else [])
            return merged(*(roles_by("nominal").get(lemma(n), NONE) for n in nouns))
        if not found and self.counted.noun is not None and not is_human(self.counted.what) and by_hazard(verb):
            return ("affected",)
        if found or (lemma(verb) not in MEASURING and lemma(verb) not in CHANGING):
            return found
        if lemma(verb) == "have" and any(c.lower_ in ABOARD or any(g.lower_ == "board" for g in c.children) for c in verb.children):
            return ("present",)  # "had 150 on board"
        return self.predicate_of(verb) or (self.of_clause(verb, depth) if lemma(verb) == "include" else NONE)

    def of_clause(self, verb: Token, depth: int) -> Roles:
        """ "…, including 12 children" parsed as a verb: its head is the whole."""
        return self.of_token(verb.head, depth + 1) if verb.dep_ in ("acl", "prep") else NONE

    def predicate_of(self, verb: Token) -> Roles:
        """ "the dead were 12", "there were 12 victims", "the toll reached 58", "among the dead were 12 children"."""
        for child in verb.children:
            if child.dep_ in (*SUBJECTS, "dobj") and child.i != self.counted.anchor.i:
                roles = toll(child) or (self.whole_of(child) if lemma(verb) == "include" else NONE)
                if roles:
                    return roles
            if child.dep_ == "prep" and child.lower_ in ("among", "amongst", "amid"):
                roles = merged(*(self.state_or_described(g) or self.kept(g) for g in child.children if g.dep_ == "pobj"))
                if roles:
                    return roles
        return NONE

    def whole_of(self, token: Token) -> Roles:
        """ "the victims included …", "the 20 killed included four children": what is said of the whole."""
        return roles_by("weak").get(lemma(token), NONE) or (self.described(token) if token.like_num else NONE)

    def state_or_described(self, token: Token) -> Roles:
        return roles_by("state").get(token.lower_, NONE) or self.described(token) or roles_by("weak").get(lemma(token), NONE)

    def in_phrase(self, preposition: Token, depth: int) -> Roles:
        """The object of a preposition: of a noun ("death of 12"), of a verb ("rose to 58"), of "including"."""
        head, word = preposition.head, preposition.lower_
        if head.i == preposition.i or depth > STEPS:
            return NONE
        if head.lower_ in TOWARDS and head.head.pos_ in ("VERB", "AUX"):
            head = head.head  # "down from 340 to 288", "the toll is closer to 40"
        if word == "of" and is_human(self.counted.what) and lemma(head) in POPULATED:
            return ("present",)  # "a town of 40,000", "a village of some 600 farmers"
        deed = preposition.nbor(-1) if word == "by" and preposition.i else head
        if head.pos_ == "VERB" and deed.dep_ == "dobj" and lemma(deed) in DEEDS:
            head = deed  # "broke up a march by 200 teachers", where the parse takes them for a measure
        if word == "with" and lemma(head) == "along":
            head = head.head
            word = "including"
        if word == "with" and preposition.i and preposition.nbor(-1).lower_ in ("along", "together"):
            word = "including"  # "the general was killed along with six of his men"
        if word in LEADING and (bare := self.between(preposition, depth)):
            return bare
        if word in ("including", "among", "amongst", "plus", "besides"):
            return self.of_token(head, depth + 1) if head.pos_ not in ("VERB", "AUX") else self.of_including(head, preposition, depth)
        if word == "to" and head.lower_ == "home":
            return ("present",)  # "home to 40,000 people"
        if word == "before" and is_human(self.counted.what) and head.pos_ in ("VERB", "NOUN"):
            return ("present",)  # "sang before 3,000 people"
        if head.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
            return self.of_noun(head, word, depth)
        if head.pos_ in ("VERB", "AUX"):
            return self.after_verb(head, preposition, word)
        return self.in_phrase(head, depth + 1) if head.dep_ == "prep" else NONE

    def of_including(self, verb: Token, preposition: Token, depth: int) -> Roles:
        """ "…, including 12 children" hung on the verb: the nearest noun before it is the whole."""
        whole = [c for c in verb.children if c.i < preposition.i and c.dep_ in (*SUBJECTS, *OBJECTS)]
        return self.of_token(whole[-1], depth + 1) if whole else NONE

    def of_noun(self, noun: Token, word: str, depth: int) -> Roles:
        roles = toll(noun) if word in ("of", "to", "at", "above", "over") else NONE
        if roles:
            return roles
        if used := framed(self.counted, noun, word) or (framed(self.counted, noun.head, word) if noun.dep_ in TOLD else NONE):
            return used  # "fears for five divers", "lost contact with five divers"
        if word == "of" and noun.lower_ in ("those", "ones") and (meant := meant_by(noun)) is not None:
            return self.of_noun(meant, word, depth)
        if word == "for" and lemma(noun) in EXCHANGES:
            return ("exchanged",)
        if word == "for" and lemma(noun) in MOURNING:
            return ("killed",)
        if word in ("of", "to", "on", "for", "against", "by", "from", "with", "in", "at", "across"):
            known = roles_by("nominal").get(lemma(noun), NONE)
            if word in ("in", "at", "across") and noun.dep_ in ("dobj", "nsubjpass") and (hurt := harmed(noun.head)):
                return hurt  # "flattened homes in 28 villages"
            if known == ("present",) and word == "of" and lemma(noun) in GROUPS:
                return self.of_token(noun, depth + 1) or known  # "a group of 40 hikers went missing"
            if known and word == "by" and known[0] in ("hit", "present") and is_human(self.counted.what):
                return ("present",)  # "an attack by 200 rebels", "a protest by 300 nurses"
            if known and (word == "of" or (known[0] in ("hit", "injured", "damaged") and word in ("to", "on", "against"))):
                return known
        if word == "to" and noun.dep_ == "dobj" and (done := self.phrase(noun.head, noun)) in ("affected", "destroyed"):
            return (done,)
        if word == "of" and noun.dep_ in ("dobj", "nsubjpass") and not is_human(self.counted.what) and (hurt := harmed(noun.head)):
            return hurt  # "smashed the windows of six shops"
        if (word == "of" or (word in ("on", "about", "for") and lemma(noun) in KNOWN_OF_THEM)) and robbed(noun, self.counted.what):
            return ("affected",)
        if word == "of" and lemma(noun) == "life" and not taken_lives(noun):
            return NONE  # "touched the lives of thousands"
        if word == "of" and lemma(noun) in GROUPING:
            return ("killed",) if lemma(noun) in OF_THE_DEAD else self.of_token(noun, depth + 1)
        if word == "of" and self.grasped(noun, noun.head):
            return ("captured",)
        if word == "of" and lemma(noun) in PARENTS:
            return NONE
        if word == "of" and (noun.pos_ == "NUM" or noun.like_num or lemma(noun) in MEASURES or noun.lower_ in WEIGHTS):
            return self.of_token(noun, depth + 1)
        acting = noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" and noun.tag_ == "NNS" and is_human(lemma(noun))
        if word in ("in", "on", "aboard") and self.counted.what in MACHINES and acting:
            return ("used",)  # "rescuers in 40 boats brought them to safety"
        if word in ("from", "of") and self.sent_by(noun):
            return ("attending",)
        people = self.counted.noun if is_human(self.counted.what) else None
        if word == "with" and people is not None and (present := self.all_aboard(people)):
            return present  # "a ferry with 40 people on board sank": the ferry did
        if word != "with" or noun.pos_ != "NOUN" or depth >= 2:
            return NONE
        rides = people is not None and (lemma(noun) in VEHICLES or lemma(noun) in MACHINES)  # "a coach with 49 pupils skidded"
        return self.of_token(noun, depth + 1) or (("present",) if rides else NONE)

    def acting(self, verb: Token, preposition: Token) -> Roles:
        """ "was attended by 3,000 people", "guarded by five men": who does it; "took in 40", the particle as a preposition."""
        driven = self.counted.what.rpartition(" ")[2] in MACHINES and lemma(verb) not in HARMING | BEHIND.keys()
        if driven and preposition.dep_ == "agent" and not STRUCK.intersection(roles_by("object").get(lemma(verb), NONE)):
            return ("used",)  # "water is being sprayed by three tugs"
        if preposition.dep_ == "agent":
            return framed(self.counted, verb, SUBJECT) or tuple(r for r in self.subject_role(verb) if r == "present")
        return framed(self.counted, verb, OBJECT) if preposition.i == verb.i + 1 and preposition.lower_ in PARTICLES | {"in"} else NONE

    def after_verb(self, verb: Token, preposition: Token, word: str) -> Roles:
        """ "the toll rose to 58", "opened fire on 12 people", "met with 11 rabbis", "carried out by 12 drones"."""
        verb = counting(verb) if word in ("to", "at") else verb
        if verb.dep_ == "pcomp" and verb.lower_ in roles_by("state"):
            return roles_by("state")[verb.lower_]  # "the number of displaced at 2,000"
        if used := framed(self.counted, verb, word, preposition) or self.acting(verb, preposition):
            return used
        if word == "by" and preposition.dep_ == "agent" and lemma(verb) in BEHIND:
            return BEHIND[lemma(verb)]
        if word == "for" and lemma(verb) in BUILDING:
            return NOTHING  # "licensed for 300 passengers"
        if word == "as" and lemma(verb) in IDENTIFYING:
            named = [c for c in verb.children if c.dep_ in (*SUBJECTS, "dobj")] + ([verb.head] if verb.dep_ == "acl" else [])
            return merged(*(toll(c) or self.state_or_described(c) for c in named))
        if word == "from" and lemma(verb) in SHOOTING and self.counted.what in MACHINES:
            return ("used",)
        if word in ("to", "at", "from", "by", "over", "above", "past", "beyond", "near") and preposition.dep_ != "agent":
            roles = merged(*(toll(c) for c in valued(verb)))
            if roles:
                return roles
        if word == "to":
            said = (self.phrase(verb, c) for c in verb.children if c.i != preposition.i)
            met = merged(*((role,) for role in said if role in ("affected", "destroyed")))
            if met:
                return met  # "cut power to 600 homes", "set fire to 11 lorries"
        if word == "of" and (taken := self.of_what_is(verb)):
            return taken
        if word in ("off", "from") and lemma(verb) in TEARING and not is_human(self.counted.what or "person"):
            return ("damaged",)  # "tore roofs off 90 houses"
        if word == "at" and verb.dep_ == "acl" and lemma(verb) in LIGHT and lemma(verb.head) in CROWDS:
            return self.of_token(verb.head, 1)  # "a crowd estimated at 20,000 filled the square"
        if word in ("in", "on", "at", "to", "across") and (hurt := harmed(verb)):
            return hurt
        if word in ("on", "against", "at", "into", "across", "in") and (lemma(verb) in roles_by("object") or lemma(verb) in LANDING):
            return ("hit",) if struck(verb, word) else NONE
        if word == "for" and lemma(verb) in EXCHANGES:
            return ("exchanged",)
        if word == "with" and lemma(verb) in listed("packing") and is_human(self.counted.what):
            return ("present",)
        if word == "with" and lemma(verb) in listed("barring") and not is_human(self.counted.what):
            return ("used",)
        if word == "with" and lemma(verb) in SUPPLYING:
            return ("transferred",)
        if word == "with" and lemma(verb) in ABSCONDING and not is_human(self.counted.what):
            return ("captured",)
        if word == "with" and lemma(verb) == "meet":
            return ("present",)
        return ("present",) if word == "among" else NONE
