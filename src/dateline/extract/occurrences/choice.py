"""Which triggers of a sentence stand for happenings of their own, and which only complete or retell another."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dateline.core.statement import Status
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.occurrences.own_status import own_status
from dateline.extract.occurrences.plover_table import status_words
from dateline.extract.occurrences.plover_types import HURT, PLANS, Reading, threat_mode
from dateline.extract.occurrences.status import status_of

# Types of acts done in words: what completes them is their content.
WORDS = frozenset(("AGREE", "REQUEST", "REJECT", "THREATEN"))
ALOUD = frozenset(("ASSAULT", "COERCE", "SANCTION", "PROTEST"))
ABOUT = frozenset(("ACCUSE", "PROTEST", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "SANCTION", "CONCEDE", "CONSULT", "COERCE"))
LEAVING = frozenset(("RETREAT",))  # what is threatened with, and ends relations: "threatened to withdraw its battalion"
REASONS = frozenset(("REQUEST", "ACCUSE", "REJECT", "SUPPORT"))  # what a protest is for
# What a request or a refusal is about, by what would be done: PLOVER's modes of REQUEST and REJECT.
ASKED = {"AID": "assist", "COOPERATE": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield", "AGREE": "yield"}
DOWN = frozenset(
    ("xcomp", "ccomp", "dobj", "prep", "pobj", "pcomp", "acl", "conj", "oprd", "dative", "attr", "nsubj", "nsubjpass", "acomp")
)
STOPPING = frozenset(("CONCEDE", "RETREAT", "SANCTION"))  # types of verbs that end what their object names
BODILY = frozenset(("kill", "wound", "injure", "maim", "murder"))  # what an attack did to people says nothing new of its means
BROKERED = ("third-party", "phone", "multilateral")  # what kind of talks the verb tells, whatever the noun does
SUITS = frozenset(("lawsuit", "suit", "countersuit", "counterclaim"))  # a court's "dismissed the lawsuit" brings none
ASKED_OF = frozenset(("with", "to", "on", "upon"))
NEAR = 3  # tokens between a verb and the infinitive that is told as one with it ("agreed to fully withdraw")


def chosen(found: list[Reading]) -> list[tuple[Reading, Status]]:
    """The readings that are kept, widened by what completes them, each with its status."""
    found = without_topics(without_reasons(found))
    by_token = {r.token.i: r for r in found}
    out: list[tuple[Reading, Status]] = []
    wider = dict(by_token)
    for reading in reversed(found):  # what completes a verb mostly stands after it, and brings what it holds itself
        status = _status(reading)
        above = absorber(reading, status, by_token)
        if above is not None:
            wider[above.token.i] = widened(wider[above.token.i], wider[reading.token.i])
        elif (warned := _warned_of(reading, by_token)) is not None:
            wider[warned] = replace(wider[warned], mode=wider[warned].mode or wider[reading.token.i].mode)
            out.append((reading, status))
        else:
            out.append((reading, status))
    return [settled(wider[r.token.i], status) for r, status in reversed(out)]


def _status(reading: Reading) -> Status:
    return status_of(reading.token, spoken=reading.event_type in WORDS, accused=reading.event_type == "ACCUSE")


def _warned_of(reading: Reading, by_token: dict[int, Reading]) -> int | None:
    """The warning that a threat told beside it makes: "warned that he would outlaw the unions"."""
    above = by_token.get(reading.token.head.i)
    told = reading.token.dep_ == "ccomp" and reading.event_type == "THREATEN" and above is not None and above.event_type == "THREATEN"
    return above.token.i if told and above is not None else None


def without_reasons(found: list[Reading]) -> list[Reading]:
    """Without the demands that a protest makes ("marched to demand reforms"): they are what it is for, no act beside it."""
    protests: set[int] = set()
    for token in (r.token for r in found if r.event_type == "PROTEST"):
        verb = clause.governing_verb(token) if token.pos_ == "NOUN" else None
        protests.update((token.i, verb.i if verb is not None else token.i))
    ties = ("advcl", "acl", "xcomp", "relcl")
    reasons = {r.token.i for r in found if r.event_type in REASONS and r.token.dep_ in ties and r.token.head.i in protests}
    return [r for r in found if r.token.i not in reasons and not _wanted(r.token, reasons)]


def _wanted(token: Token, reasons: set[int]) -> bool:
    """Whether it is what such a demand is for: "demanding that he be reinstated"."""
    if token.dep_ == "pobj":
        return token.head.head.i in reasons
    return token.dep_ in ("ccomp", "xcomp", "dobj") and token.head.i in reasons


def without_topics(found: list[Reading]) -> list[Reading]:
    """Without nouns that only name what an act of words, a protest or an arrest is about ("protested over the killing")."""
    by_token = {r.token.i: r for r in found}
    return [r for r in found if not (_suspected(r.token) or _charge(r, by_token) or (r.token.pos_ == "NOUN" and _only_named(r, by_token)))]


def _only_named(reading: Reading, by_token: dict[int, Reading]) -> bool:
    return _topic(reading, by_token) or _aimed_at(reading.token) or _manner(reading, by_token)


def _suspected(token: Token) -> bool:
    """Whether it only tells which person is meant: "a man suspected of planning a bombing"."""
    for _ in range(clause.DEPTH):
        head = token.head
        if head == token or token.dep_ in ("relcl", "advcl", "nsubj", "nsubjpass"):
            return False
        if head.dep_ == "acl" and head.tag_ == "VBN" and head.lemma_ in clause_words()["suspecting"] and token.dep_ != "agent":
            return True
        token = head
    return False


def _charge(reading: Reading, by_token: dict[int, Reading]) -> bool:
    """Whether it is what someone is held or sentenced for: "arrested for throwing stones"."""
    prep = reading.token.head
    above = by_token.get(prep.head.i)
    charged = reading.token.dep_ == "pcomp" and prep.lower_ in ("for", "of", "over")
    return charged and above is not None and (above.mode in ("arrest", "convict"))


def _topic(reading: Reading, by_token: dict[int, Reading]) -> bool:
    """Whether a preposition of theme ties the noun to an act about it, also over nouns ("for the collapse of the talks")."""
    token, themed = reading.token, False
    for _ in range(clause.DEPTH):
        if token.dep_ not in ("pobj", "prep", *(("dobj", "nsubjpass") if themed else ())) or token.head == token:
            return False
        themed = themed or (token.dep_ == "prep" and token.lower_ in themes())
        token = token.head
        above = by_token.get(token.i)
        if above is not None:
            return themed and above.event_type in ABOUT and above.event_type != reading.event_type
    return False


def _aimed_at(noun: Token) -> bool:
    """Whether the noun is only what an infinitive means to end: "a deal to end the bloodshed"."""
    relation = clause.relation_to_verb(noun)
    if relation is None or relation[1] != "dobj" or relation[0].tag_ != "VB" or not parse.children(relation[0], "aux"):
        return False
    return relation[0].dep_ != "ROOT" and relation[0].lemma_ in clause_words()["ending"]


def _manner(reading: Reading, by_token: dict[int, Reading]) -> bool:
    """Whether "in protest" only says why another trigger's act was done."""
    token = reading.token
    if reading.event_type != "PROTEST" or token.lemma_ != "protest" or token.head.lower_ != "in" or parse.children(token, "det", "poss"):
        return False
    verb = clause.governing_verb(token)
    same = any(r.event_type == "PROTEST" and r is not reading for r in by_token.values())
    return same or (verb is not None and verb.i in by_token)


def themes() -> frozenset[str]:
    """Prepositions of theme."""
    return clause_words()["themes"]


def absorber(reading: Reading, status: Status, by_token: dict[int, Reading]) -> Reading | None:
    """The nearest trigger above that tells this one already, also over one that is itself told by another."""
    token = reading.token
    above = by_token.get(token.head.i) if token.dep_ == "advcl" else governor(token, by_token)
    for _ in range(clause.DEPTH):
        if above is None or absorbed(reading, status, above):
            return above
        higher = governor(above.token, by_token)
        if higher is None or not absorbed(above, _status(above), higher):
            return None
        above = higher
    return None


def governor(token: Token, by_token: dict[int, Reading]) -> Reading | None:
    """The nearest trigger above that the token completes or is an object of."""
    for _ in range(clause.DEPTH):
        if token.dep_ not in DOWN or token.head == token or clause.parted(token):
            return None
        token = token.head
        if token.i in by_token:
            return by_token[token.i]
    return None


def absorbed(reading: Reading, status: Status, above: Reading) -> bool:
    """Whether a trigger tells nothing beyond the one above it."""
    token, head = reading.token, above.token
    if _gainsaid(reading, above):
        return False
    if token.dep_ in ("advcl", "acl") and token.lemma_ in HURT and reading.event_type == above.event_type:
        return True  # "attacked a convoy, killing two"
    if token.dep_ == "dobj" and token.head == head and reading.event_type == above.event_type:
        return True  # "imposed a curfew"
    if above.event_type == reading.event_type == "COERCE" and token.dep_ == "pobj" and token.head.head == head:
        return True  # "placed under house arrest"
    if above.mode == "ceasefire" and token.dep_ in ("dobj", "xcomp") and token.head == head:
        return True  # "halted attacks on the port", "stopped shooting"
    if above.event_type == "REJECT" and token.dep_ == "pcomp" and token.head.head == head:
        return True  # "barred a team from investigating"
    if above.mode == "investigate" and token.dep_ in ("ccomp", "advcl") and token.head == head and status == "hypothetical":
        return True  # "are examining whether warplanes broke the truce"
    if above.event_type in WORDS and token.dep_ == "advcl" and (_asked_for(token, head) or _asked_of(token, above)):
        return True  # "rejected calls to step down", where the parser hangs what is called for on the verb
    if above.event_type == "REJECT" and token.dep_ == "advcl" and token.tag_ == "VB" and head.lemma_ in ("refuse", "decline"):
        return True  # "declined on Friday to release a loan"
    if head.lemma_ in ("allow", "let", "permit") and token.dep_ in ("ccomp", "xcomp") and token.head == head:
        return True  # "let the inspectors visit the plant"
    if head.pos_ == "NOUN" and above.event_type in ("REJECT", "AGREE", "REQUEST", "THREATEN") and token.dep_ in ("acl", "pcomp"):
        return True  # "has no intention of meeting"
    if _threatened(reading, above):
        return True
    if head.pos_ == "NOUN" and above.event_type == "CONCEDE" and token.dep_ == "pobj" and token.head.head == head:
        return True  # "the lifting of the curfew"
    if head.pos_ == "NOUN" or (token.dep_ == "conj" and token.head == head):
        return False
    if _ended(reading, above):
        return True
    if token.dep_ == "ccomp" and token.head == head and head.lemma_ in ("warn", "caution"):
        return False  # what may come is told beside the warning
    if above.event_type in WORDS and token.dep_ != "advcl":
        outer = first_joined(token)
        return status not in ("happened", "ongoing") or (outer.dep_ in ("xcomp", "ccomp") and outer.head == head)
    return status == "denied" and token.head == head


def _gainsaid(reading: Reading, above: Reading) -> bool:
    """Whether it is the deed that is denied, told beside the denial: "denied that his men had fired", "rejected claims that they had"."""
    if above.event_type != "REJECT" or reading.event_type in WORDS:
        return False
    claimed = reading.token.dep_ in ("acl", "ccomp", "relcl") and reading.token.head.lemma_.lower() in status_words()["claims"]
    return above.token.lemma_ == "deny" or claimed


def _ended(reading: Reading, above: Reading) -> bool:
    """Whether it is what the verb ends, gives up or refuses: "ended a strike", "lifted the curfew", "shrugged off the ultimatum"."""
    noun = reading.token
    verb = noun.head.head if noun.dep_ == "pobj" and above.event_type == "REJECT" else noun.head
    refused = noun.dep_ == "pobj" and noun.head.lower_ in ("off", "against")
    over = noun.dep_ == "nsubj" and (above.mode == "ceasefire" or above.event_type == "CONCEDE")  # "the curfew ended"
    done = noun.dep_ in ("dobj", "nsubjpass") or refused or over
    if verb != above.token or not done:
        return False
    if above.event_type == "REJECT":
        return reading.event_type in (*WORDS, "CONSULT") or noun.lemma_ in SUITS
    return above.event_type in STOPPING and noun.pos_ == "NOUN"


def _threatened(reading: Reading, above: Reading) -> bool:
    """Whether it is what is threatened: "raised the spectre of war", "a threat of sanctions"."""
    noun = reading.token
    of = above.event_type == "THREATEN" and noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return of and above.token in (noun.head.head.head, noun.head.head)


def first_joined(verb: Token) -> Token:
    """The infinitive that the verb is joined to: "to move its guns or face air strikes"."""
    for _ in range(clause.DEPTH):
        if verb.dep_ != "conj" or verb.tag_ != "VB":
            break
        verb = verb.head
    return verb


def _asked_for(verb: Token, head: Token) -> bool:
    """Whether "to" and the verb stand right after the object of the verb above, a noun for what is asked."""
    if verb.tag_ != "VB" or verb.i < 2 or verb.nbor(-1).lower_ != "to":
        return False
    noun = verb.nbor(-2)
    return noun.dep_ == "dobj" and noun.head == head and noun.lemma_ in clause_words()["asking"]


def _asked_of(verb: Token, above: Reading) -> bool:
    """Whether it is what somebody is asked to do, which the parser takes for a purpose: "pleaded with the rebels to free him"."""
    asked = clause.preposition_objects(above.token, ASKED_OF)
    to = [c for c in parse.children(verb, "aux") if c.lower_ == "to"]
    return above.event_type == "REQUEST" and verb.tag_ == "VB" and bool(to) and any(o.i < verb.i for o in asked)


def widened(above: Reading, inner: Reading) -> Reading:
    """The trigger above with the infinitive after it ("threatened to cut"), and with the mode that what completes it gives."""
    told_as_one = inner.token.dep_ == "xcomp" and inner.token.head == above.token and 0 < inner.token.i - above.last.i <= NEAR
    last = inner.last if told_as_one else above.last
    mode = above.mode
    event_type = above.event_type
    if event_type == "AGREE" and inner.token.dep_ == "xcomp" and inner.event_type in ALOUD and _vowed(above.token, inner.token):
        event_type, mode = "THREATEN", threat_mode(inner.event_type, inner.mode)  # "promised to expel"
    elif event_type == "THREATEN" and inner.event_type in ALOUD | LEAVING:
        mode = mode or threat_mode(inner.event_type, inner.mode)
    elif event_type in ("REQUEST", "REJECT") and inner.event_type in ASKED:
        mode = mode or ("change" if inner.mode == "resign" else ASKED[inner.event_type])
    elif event_type == "REJECT" and inner.event_type == "REQUEST":
        mode = mode or inner.mode
    elif above.event_type == inner.event_type:
        beside = inner.token.lemma_ in BODILY or (inner.token.dep_ == "pobj" and event_type == "COERCE")  # "arrested in a raid"
        mode = mode if mode in BROKERED or (mode and beside) else inner.mode or mode
    return replace(above, event_type=event_type, last=last, mode=mode)


def _vowed(vow: Token, act: Token) -> bool:
    """Whether it is vowed; who pledges "not to attack" threatens nothing."""
    return vow.lemma_.lower() in clause_words()["vows"] and not parse.children(act, "neg")


def settled(reading: Reading, status: Status) -> tuple[Reading, Status]:
    """A failed or refused agreement is a rejection that happened."""
    if reading.event_type == "AGREE" and status == "denied" and _turned_down(reading.token):
        return replace(reading, event_type="REJECT"), "happened"
    if reading.intended and reading.event_type == "REJECT":
        return reading, "happened"
    if reading.event_type == "AGREE" and status in ("happened", "ongoing") and reading.token.lemma_ in PLANS:
        return reading, "planned"  # "is preparing to reopen the crossing"
    if status == "hypothetical" and own_status(reading.token) == "planned":
        return reading, status  # "there is no guarantee that they will sign"
    ready = reading.event_type == "THREATEN" and status == "denied"  # "would not hesitate to fire"
    return reading, "planned" if reading.intended and (status == "hypothetical" or ready) else status


def _turned_down(token: Token) -> bool:
    verb = clause.governing_verb(token) if token.pos_ == "NOUN" else token
    if verb is None:
        return False
    return (verb.dep_ == "xcomp" and verb.head.lemma_ in ("fail", "refuse", "decline")) or verb.lemma_ == "fail"
