"""What the words above a verb or a noun say of it: "plans to strike", "refused to sign", "an effort to end the siege"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.statement import Status
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.date_choice import APART
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences import meant
from dateline.extract.occurrences.doubted import doubted, led_to, only_tied
from dateline.extract.occurrences.own_status import is_infinitive, own_status, supposed
from dateline.extract.occurrences.plover_table import status_words
from dateline.extract.occurrences.presupposed import dealt_with, definite, known, only_placed, told_as_done, told_of, undone

# Prepositions that tie what follows to what governs it.
BOUND = frozenset(["for", "of", "to", "on", "against", "from", "about", "at", "into", "including"])
GOVERNED = frozenset(("xcomp", "ccomp", "acl", "dobj", "pobj", "pcomp", "prep", "nsubjpass", "conj", "amod", "advcl", "oprd"))
OF_THOUGHT = frozenset(["of", "for", "to", "about", "in", "at", "on", "with", "against", "from"])  # "the idea of", "resistance to"
AT_SUCH_A_TIME = frozenset(("when", "once", "after", "before", "until", "soon", "whenever"))
STEPS = 5  # governors looked at above a trigger

def verb_status(verb: Token) -> Status:
    """The status of a verb: its auxiliaries and negation, then the words above it."""
    own = own_status(verb)
    if own == "happened" and (meant.time_given(verb) or meant.let(verb) or meant.whenever(verb)):
        return "hypothetical"
    if own == "happened" and (due := meant.at_a_time_to_come(verb)) is not None:
        return due
    above = governed_status(verb)
    if own in ("happened", "ongoing"):
        return above or meant.meant(meant.infinitive_of(verb)) or own
    return above if own == "planned" and above in ("hypothetical", "denied") else own


def governed_status(token: Token) -> Status | None:
    """What the words above say: "plans to strike", "refused to sign", "if they attack"; None where they say nothing."""
    start, placed = token, False
    if token.pos_ == "NOUN" and told_of(token):
        return None
    for _ in range(STEPS):
        head = token.head
        if head == token:
            return None
        if token.dep_ == "ccomp" and token.i < head.i and (clause.parted(token) or not _told_by(head, token)):
            return None  # "they met in May; he plans a return": the parser hangs the first clause on the second
        if token.dep_ == "prep" and head.pos_ == "NOUN" and head.lemma_.lower() in status_words()["traces"]:
            return None  # "no plans to release recordings of the shooting": there was one
        if _brought_about(token, head) or told_as_done(token) or (known(start) and only_tied(token, head)):
            return None
        if token == start and passed_over(token):
            return "denied"
        if (found := _from_governor(token, head)) is not None:
            return None if placed and found != "planned" else found
        if token.dep_ == "prep" and token.lower_ in APART:
            return None  # "wanted by the police after the shooting"
        if (due := _among(start, token, head)) is not None:
            return due
        placed = placed or (token.dep_ == "prep" and (definite(start) or token.lower_ == "under") and only_placed(token))
        if dealt_with(start, token, head) or (token == start and undone(token, head)) or _only_who(token, head):
            return None
        if token.dep_ in ("relcl", "nsubj", "nsubjpass", "appos") or _beside(token, start):
            return None
        token = head
    return None


def _among(noun: Token, prep: Token, verb: Token) -> Status | None:
    """What a happening is in which something will or may be done: "should be settled in talks"; one taken for known is only its setting."""
    tied = prep.dep_ == "prep" and prep.lower_ in status_words()["settings"] and verb.pos_ == "VERB"
    if not tied or noun.pos_ != "NOUN" or definite(noun) or any(c.lower_ == "have" for c in parse.children(verb, "aux")):
        return None
    status = own_status(verb)
    return status if status in ("planned", "hypothetical") else None


def _nor(verb: Token, head: Token) -> bool:
    """ "Has not been charged with nor convicted of a crime", "did not fire or move"."""
    tied = any(c.lower_ in ("nor", "or") for c in parse.children(head, "cc"))
    refused = parse.children(head, "neg") or any(c.lower_ == "neither" for c in head.children)
    return tied and bool(refused) and not clause.own_subject(verb)


def _brought_about(noun: Token, verb: Token) -> bool:
    """Whether a verb of the past says what brought it about, whatever governs that verb: "asked what prompted the raid"."""
    if noun.dep_ == "nsubjpass":
        return verb.lemma_ in status_words()["setting_off"]  # "the raid was prompted by a tip"
    told = noun.dep_ == "dobj" and noun.pos_ == "NOUN" and verb.lemma_.lower() in status_words()["bringing_about"]
    told = told or (noun.dep_ in ("xcomp", "ccomp") and verb.lemma_ in status_words()["setting_off"])  # "prompted Mali to send troops"
    return told and verb.tag_ != "VB" and own_status(verb) == "happened"


def _only_who(verb: Token, noun: Token) -> bool:
    """Whether it only tells which people are meant: "hopes to win over those backing the ban"."""
    seen = noun.dep_ == "dobj" and noun.head.lemma_ in ("see", "want", "have", "get", "keep")  # "wants to see them leaving"
    people = sort_of(noun) == "someone" or noun.lower_ == "those"
    return verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN") and people and not seen


def _beside(token: Token, start: Token) -> bool:
    """Whether its clause only stands beside what governs its verb: "may hesitate to act while they talk"."""
    if token.dep_ == "ccomp":
        return token.tag_ == "VBD" or any(a.tag_ == "VBD" for a in parse.children(token, "aux", "auxpass"))  # "show that they attacked"
    if token.dep_ != "advcl" or (token.tag_ == "VBG" and token != start):
        return token.dep_ == "advcl"
    finite = token.tag_ in ("VBD", "VBZ", "VBP")
    return finite and not any(c.lower_ in AT_SUCH_A_TIME for c in parse.children(token, "mark", "advmod"))


def passed_over(token: Token) -> bool:
    """Whether it is what was not done: "instead of sending troops", "rather than attack", "let alone win"."""
    first = token.left_edge.i
    before = tuple(t.lower_ for t in token.doc[max(0, first - 2) : first])
    return before in (("instead", "of"), ("let", "alone")) or (before == ("rather", "than") and token.pos_ == "VERB")


def _unless_happened(status: Status) -> Status:
    return "hypothetical" if status == "happened" else status


def _told_by(verb: Token, told: Token) -> bool:
    return verb.lemma_ in clause_words()["speech"] or bool(parse.children(told, "mark"))


def _from_governor(token: Token, head: Token) -> Status | None:
    """The status that one governor gives to what it governs."""
    head = _complement(token, head)
    lemma = head.lemma_.lower()
    if token.dep_ == "prep" and token.lower_ in ("by", "through") and parse.children(token, "pcomp") and head.pos_ == "VERB":
        means = verb_status(head)
        return means if means in ("planned", "hypothetical") else None  # "will win by cutting taxes"
    if led_to(token, head):
        return _unhappened(verb_status(head))
    words = status_words()
    if token.dep_ not in GOVERNED or (token.dep_ == "prep" and token.lower_ not in BOUND and lemma not in words["implying"]):
        return None
    measured = head.pos_ == "NOUN" and lemma in clause.MEASURES  # "carried out a set of strikes"
    if token.dep_ == "conj" and _nor(token, head):
        return "denied"
    if token.dep_ == "conj" or measured:
        return None
    if token.dep_ == "advcl":
        return "planned" if _arranged(token, head) else _conditional(token)
    if lemma == "call" and token.dep_ in ("dobj", "oprd") and token.lemma_.lower() in words["callable"] and not definite(token):
        return _unhappened(verb_status(head)) or "planned"  # "called a strike"
    if doubted(token, head):
        return "hypothetical"
    if _told_anyway(token, head, lemma):
        return None
    if lemma in words["implying"] and head.pos_ == "VERB" and (token.dep_ == "xcomp" or parse.children(token, "pcomp")):
        return _unhappened(verb_status(head))  # "would manage to", "did not succeed in"
    if lemma in words["bringing_about"] and token.dep_ == "dobj" and token.pos_ == "NOUN":
        return _unless_happened(verb_status(head))
    if _denied_by(token, head, lemma):
        return "denied"
    if (head.lower_ == "going" or lemma == "about") and token.dep_ == "xcomp" and token.tag_ == "VB":
        return _turned(head if lemma != "about" else head.head, "planned")
    if _thought_by(token, head, lemma):
        return "hypothetical"
    return _listed(token, head, lemma)


def _listed(token: Token, head: Token, lemma: str) -> Status | None:
    """What the lists of governors say."""
    words = status_words()
    if lemma in words["denying"]:
        return _turned(head, "denied")
    if lemma in words["planning"] and (token.dep_ != "dobj" or head.pos_ == "VERB"):
        return _turned(head, "planned")
    if lemma in words["coaxing"] and token.dep_ in ("xcomp", "ccomp") and head.tag_ == "VB":
        return "hypothetical"  # "tried to persuade him to surrender"
    return "hypothetical" if lemma in words["supposing"] or clause.put_forward(head) else None


def _complement(token: Token, head: Token) -> Token:
    """Of "is ready to attack" the word "ready", where the parser hangs the infinitive on "is"."""
    said = [c for c in parse.children(head, "acomp") if c.i < token.i] if token.dep_ == "xcomp" and head.lemma_ == "be" else []
    return said[-1] if said else head


def _told_anyway(token: Token, head: Token, lemma: str) -> bool:
    """Whether what the governor would call in question took place all the same, or the words mean something else."""
    if lemma == "set" and any(c.lower_ in ("off", "up") for c in head.children):
        return True  # "set off protests", "set up roadblocks": they took place
    if (lemma == "call" and token.dep_ in ("dobj", "oprd")) or (lemma == "due" and token.lower_ == "to"):
        return True  # "called the test a provocation", "due to the bailout"
    if lemma == "allow" and token.dep_ == "xcomp" and own_status(head) == "happened" and parse.children(head, "nsubjpass"):
        return True  # "were allowed to return"
    if token.dep_ == "nsubjpass" and lemma in ("expect", "anticipate") and any(c.lower_ in ("widely", "long") for c in head.children):
        return any(c.lower_ == "had" for c in parse.children(head, "aux"))  # "his resignation had been widely expected"
    if (lemma == "ask" and token.lower_ == "about") or (lemma in ("hope", "hop") and head.pos_ == "VERB" and token.dep_ == "dobj"):
        return True  # "was asked about the raid", "hoped the talks, held in May, would"
    if lemma == "discuss" and known(token) and token.lemma_ in status_words()["deeds"]:
        return True  # "declined to discuss the bombing"
    if lemma in ("warn", "insist") and token.dep_ == "ccomp" and token.tag_ in ("VBD", "VBN"):
        return own_status(token) == "happened"  # "warned that rebels had attacked"
    tried = lemma in ("try", "attempt") and head.tag_ in ("VBD", "VBN") and own_status(head) == "happened"
    return tried and token.dep_ == "xcomp" and token.lemma_ in status_words()["attempted"]  # "tried to kill him": that much was done


def _denied_by(token: Token, head: Token, lemma: str) -> bool:
    """Whether a fixed wording denies it."""
    words = status_words()
    if lemma in words["signs"] and any(c.lower_ == "no" for c in head.children):
        return True  # "showed no sign of relenting"
    if lemma == "yet" or (lemma == "have" and any(c.lower_ == "yet" for c in head.children)):
        return True
    if token.dep_ == "pcomp" and head.lower_ == "from" and head.head.lemma_ in clause_words()["kept_from"]:
        return True  # "kept her from talking to the police"
    if (lemma == "decide" and token.lower_ == "against") or (lemma == "rule" and parse.children(head, "prt")):
        return True  # "decided against sending troops", "ruled out a strike"
    if lemma in words["banning"] and token.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
        return own_status(head) == "happened"  # "banned all rallies"
    if lemma in words["keeping"] and token.dep_ in ("dobj", "nsubjpass") and any(c.lower_ == "off" for c in head.children):
        return token.pos_ == "NOUN"  # "staved off a strike"
    return lemma == "able" and token.dep_ == "xcomp" and bool(parse.children(head.head, "neg"))  # "has not been able to bring in food"


def _thought_by(token: Token, head: Token, lemma: str) -> bool:
    """Whether a fixed wording makes it something only thought of."""
    words = status_words()
    if lemma == "warn" and token.lower_ in ("of", "against", "about"):
        return True  # "warned of an attack"
    if (lemma == "talk" and token.lower_ == "of" and head.tag_ == "NN") or (lemma == "target" and token.lower_ == "for"):
        return True  # "talk of a walkout", "targeted for assassination"
    if lemma in words["guarding"] and token.lower_ in ("against", "from", "for"):
        return not any(map(known, parse.children(token, "pobj")))  # "would protect them against an attack"
    if token.dep_ == "pcomp" and token.tag_ == "VBG" and _mused(head):
        return True
    if lemma == "have" and token.dep_ == "xcomp" and token.tag_ == "VB" and head.tag_ in ("VBP", "VBZ"):
        return token.lemma_ not in (*clause_words()["speech"], "thank")  # "we have to stop the raids"
    if token.tag_ == "VBG" and token.dep_ in ("xcomp", "dobj", "ccomp") and lemma in words["weighing"]:
        return True  # "debated sending troops"
    if is_infinitive(token) and lemma in words["leaning"] | words["bidding"]:
        return True
    leading = token.dep_ == "prep" and token.lower_ == "to" and lemma == "lead" and head.dep_ == "acl"
    return leading and head.head.lemma_ in words["leads"]  # "information leading to an arrest"


def _mused(prep: Token) -> bool:
    """Whether a gerund after it is only thought of: "the idea of withdrawing", "resistance to arming them", "talked about leaving"."""
    above, words = prep.head, status_words()
    if prep.lower_ not in OF_THOUGHT:
        return False
    if above.pos_ in ("VERB", "AUX") and above.lemma_ not in words["musing"]:
        above = prep.nbor(-1) if prep.i > prep.sent.start else prep  # the parser may hang the phrase of a noun on the verb
        return above.pos_ == "NOUN" and above.lemma_.lower() in words["notions"] - {"way"}
    return above.pos_ in ("VERB", "AUX") or (above.lemma_.lower() in words["notions"] and not meant.used([above]))


def _unhappened(status: Status) -> Status | None:
    return status if status in ("planned", "hypothetical", "denied") else None


def _arranged(verb: Token, head: Token) -> bool:
    """Whether it is what something is set, due, expected to do, where the parser hangs the infinitive beside: "appears set to veto"."""
    set_to = head.tag_ == "VBN" and head.lemma_.lower() in status_words()["planning"] and not parse.children(head, "prt")
    return set_to and verb.tag_ == "VB"


def _conditional(clause_head: Token) -> Status | None:
    if supposed(clause_head):
        return "hypothetical"
    if clause_head.tag_ == "VB" and (own := own_status(clause_head)) in ("planned", "hypothetical"):
        return own  # "until he can persuade them"
    if clause_head.tag_ == "VB" and clause_head.head.pos_ in ("VERB", "AUX"):
        above = verb_status(clause_head.head)  # "will travel to Oslo to sign"
        return above if above in ("hypothetical", "denied") else meant.meant(clause_head) or above
    return None


def _turned(governor: Token, status: Status) -> Status:
    """ "Did not plan to" is a denial, "did not refuse to" is none."""
    if not any(c.dep_ == "neg" for c in governor.children):
        return "planned" if status == "planned" else status
    return "denied" if status == "planned" else "happened"
