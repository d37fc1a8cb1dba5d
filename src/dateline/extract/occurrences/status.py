"""Whether what a word tells of happened, goes on, is planned, is only thought of, or is denied."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.statement import Status
from dateline.extract import clause
from dateline.extract.clause_words import clause_words
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.plover_table import status_words
from dateline.extract.occurrences.presupposed import dealt_with, only_placed, told_as_done
from dateline.extract.occurrences.untrue import called_untrue

# Prepositions that tie what follows to what governs it.
APART = frozenset(("after", "before", "since", "until", "following", "despite", "amid"))
BOUND = frozenset(["for", "of", "to", "on", "against", "from", "about", "at", "into", "including"])
NOBODY = frozenset(("no", "neither", "nobody", "none"))
ONE = frozenset(("one", "single"))  # "not one man was hurt"
STEPS = 5  # governors looked at above a trigger


def status_of(trigger: Token, spoken: bool = False, accused: bool = False) -> Status:
    """The status of the happening that `trigger` tells of, from its own clause and from what governs it.

    `spoken`: it is an act of words, which its verb does not call in question ("offered new demands", "rejected the demand").
    `accused`: it is an accusation, which was made if it is denied ("denied allegations of fraud").
    """
    if accused and _gainsaid(trigger):
        return "happened"
    if spoken and trigger.pos_ == "NOUN" and trigger.dep_ == "dobj":
        words = status_words()
        questioned = trigger.head.lemma_.lower() in words["supposing"] | words["denying"] and not _no_noun(trigger)
        return "happened" if questioned and trigger.head.lemma_ != "fail" else noun_status(trigger)
    if not (spoken or accused) and called_untrue(trigger):
        return "denied"
    return verb_status(trigger) if trigger.pos_ in ("VERB", "AUX") else noun_status(trigger)


def _gainsaid(noun: Token) -> bool:
    """Whether it is denied or not stood up to: "denied allegations of fraud", "failed the inspection"."""
    met = noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "nsubjpass") and not _no_noun(noun)
    return met and noun.head.lemma_.lower() in status_words()["gainsaying"]


def verb_status(verb: Token) -> Status:
    """The status of a verb: its auxiliaries and negation, then the words above it."""
    own = own_status(verb)
    if own == "happened" and (_time_given(verb) or _let(verb)):
        return "hypothetical"
    if own == "happened" and (due := _at_a_time_to_come(verb)) is not None:
        return due
    above = governed_status(verb)
    if own in ("happened", "ongoing"):
        return above or ("planned" if _laid_down(verb) else "hypothetical" if _only_meant(verb) else _leaned(verb) or own)
    return above if own == "planned" and above in ("hypothetical", "denied") else own


def _at_a_time_to_come(verb: Token) -> Status | None:
    """What a verb is that says when something will or may be done: "once he steps down, he will write"."""
    marks = (c.lower_ for c in clause.children(verb, "mark", "advmod"))
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBZ", "VBP") or status_words()["when"].isdisjoint(marks):
        return None
    main = own_status(verb.head) if verb.head.pos_ in ("VERB", "AUX") else "happened"
    return main if main in ("planned", "hypothetical") else None


def _only_meant(verb: Token) -> bool:
    """Whether an infinitive only says what a noun is for: "evidence to convict", "the right to march"; "the first to attack" attacked."""
    wanted = _wanted(verb)
    bare = verb.tag_ == "VB" or (wanted and any(c.lower_ == "be" for c in clause.children(verb, "auxpass")))
    if not (wanted or verb.dep_ in ("acl", "advcl")) or not bare or not any(c.lower_ == "to" for c in clause.children(verb, "aux")):
        return False
    if wanted:
        return True
    noun = verb.head
    counted = not status_words()["ordinals"].isdisjoint(c.lower_ for c in (noun, *noun.children))
    return noun.pos_ in ("NOUN", "PRON") and sort_of(noun) != "someone" and noun.lemma_ not in clause_words()["measures"] and not counted


def _wanted(verb: Token) -> bool:
    """Whether it completes what is called for: "called for the officers to be freed", however the parser hangs it."""
    noun = verb.head
    if any(c.lower_ == "for" for c in clause.children(verb, "mark")):
        return noun.lemma_.lower() in status_words()["supposing"] or noun.lemma_ == "time"
    prep = noun.head
    if prep.lower_ == "of" and prep.head.dep_ == "pobj":
        noun, prep = prep.head, prep.head.head
    return verb.dep_ == "relcl" and noun.dep_ == "pobj" and prep.lower_ == "for" and prep.head.lemma_.lower() in status_words()["supposing"]


def _laid_down(verb: Token) -> bool:
    """Whether an infinitive says what an act lays down: "passed a bill to seize the assets", "the deal to free them was signed"."""
    to = next((c for c in clause.children(verb, "aux") if c.lower_ == "to"), None)
    if verb.tag_ != "VB" or to is None or to.i == 0:
        return False
    noun = verb.head if verb.head.pos_ in ("NOUN", "PROPN") else to.nbor(-1)
    governed = noun == verb.head or (noun.dep_ in ("dobj", "pobj", "nsubjpass") and verb.head in noun.ancestors)
    return governed and noun.lemma_.lower() in status_words()["acts"]


def _leaned(verb: Token) -> Status | None:
    """What an infinitive is that leans on what is itself to come or thought of: "will start to leave", "would be glad to meet him"."""
    while verb.dep_ in ("conj", "advcl") and verb.tag_ == verb.head.tag_ == "VBG":
        verb = verb.head  # "could include freezing their accounts and seizing ships"
    forced = verb.dep_ == "pcomp" and verb.head.lower_ == "but"  # "will have no choice but to leave"
    infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" for c in clause.children(verb, "aux"))
    held = verb.tag_ == "VBG" and verb.head.lemma_ in status_words()["embracing"]
    if not (forced or verb.dep_ == "xcomp") or not (infinitive or held):
        return None
    governor = next((a for a in verb.ancestors if a.pos_ in ("VERB", "AUX")), verb.head)
    aux = {c.lower_ for c in clause.children(governor, "aux", "auxpass")}
    if governor.pos_ not in ("VERB", "AUX") or aux.isdisjoint(status_words()["modals"] | status_words()["futures"]):
        return None
    return "planned" if aux.isdisjoint(status_words()["modals"]) else "hypothetical"


def _time_given(verb: Token) -> bool:
    """Whether an infinitive says what time is given for: "gave him until noon to resign", "have 48 hours to leave"."""
    if verb.tag_ != "VB" or not any(c.lower_ == "to" for c in clause.children(verb, "aux")):
        return False
    words, head = status_words(), verb.head
    span = head.lemma_ in words["spans"] and verb.dep_ in ("acl", "relcl")
    governor = next((a for a in head.ancestors if a.pos_ == "VERB"), None) if span else head
    if governor is None or governor.lemma_ not in words["granting"]:
        return False
    given = clause.children(governor, "dobj", "npadvmod", "prep") + clause.children(verb, "mark")
    return span or any(c.lemma_ in words["spans"] or c.lower_ == "until" for c in given)


def _let(verb: Token) -> bool:
    """ "Let them lay down their weapons": what is asked for."""
    asked = verb.head.lemma_ == "let" and verb.head.tag_ in ("VB", "VBP") and verb.dep_ in ("ccomp", "xcomp")
    return asked and not clause.own_subject(verb.head) and not clause.children(verb.head, "aux")


def own_status(verb: Token) -> Status:
    """From the verb's own auxiliaries, negation and conditional conjunction."""
    words = status_words()
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")} or _shared_aux(verb)
    if any(c.dep_ == "neg" and not _of_time(c) for c in verb.children) or _no_subject(verb) or _no_longer(verb):
        return "denied"
    if any(c.dep_ == "mark" and c.lower_ in words["conditionals"] for c in verb.children) or _inverted(verb):
        return "hypothetical"
    if "would" in aux and _retold(verb):
        return "planned"
    if not aux.isdisjoint(words["modals"]):
        return "hypothetical"
    if not aux.isdisjoint(words["futures"]):
        return "planned"
    if verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.lemma_ == "be" and clause.children(verb, "aux") and verb.lemma_ != "blame":
        return "planned"  # "is to leave"; who "is to blame" is blamed
    if "being" in aux and verb.tag_ == "VBN":
        return "happened" if verb.dep_ == "pcomp" else "ongoing"  # "after being shot"; "a man being held"
    if verb.tag_ in ("VBZ", "VBP") and _repeated(verb):
        return "ongoing"  # "coordinates with them on a regular basis"
    going = not aux.isdisjoint(("is", "are", "'re", "’re", "'s", "’s", "am")) or {"been"} < aux & {"been", "has", "have", "’ve", "'ve"}
    return "ongoing" if verb.tag_ == "VBG" and going else "happened"


def _repeated(verb: Token) -> bool:
    """Whether it is told as a habit: "regularly", "every week", "on a regular basis"."""
    told = [t for c in clause.children(verb, "advmod", "npadvmod", "prep") for t in (c, *clause.phrase_objects(c))]
    return any(not status_words()["habits"].isdisjoint((t.lower_, *(c.lower_ for c in t.children))) for t in told)


def _no_longer(verb: Token) -> bool:
    """ "No longer blames"."""
    return any(c.lower_ == "longer" and c.i > 0 and c.nbor(-1).lower_ == "no" for c in clause.children(verb, "advmod"))


def _of_time(negation: Token) -> bool:
    """Whether it only says when: or why: "not before they paid tribute", "not until", "not just"."""
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ in status_words()["not_so"]


def _inverted(verb: Token) -> bool:
    """ "Had they attacked, the town would have fallen"."""
    first = next((c for c in verb.children if c.dep_ in ("aux", "nsubj", "nsubjpass")), None)
    return verb.dep_ == "advcl" and first is not None and first.lower_ in ("had", "should", "were") and bool(clause.own_subject(verb))


def _retold(verb: Token) -> bool:
    """ "Said it would open" retells "will open"; under "if" it stays thought of."""
    conditional = any(_conditional(c) == "hypothetical" for c in clause.children(verb, "advcl") if c.tag_ != "VB")
    told = verb.dep_ == "ccomp" and verb.head.lemma_ in clause_words()["speech"]
    return bool(told and verb.head.tag_ in ("VBD", "VBN") and not conditional)


def _shared_aux(verb: Token) -> set[str]:
    """Auxiliaries of the verb that a joined verb shares: "will meet and sign"."""
    if verb.dep_ != "conj" or clause.own_subject(verb) or verb.tag_ not in ("VB", "VBN", "VBG"):
        return set()
    return {c.lower_ for c in verb.head.children if c.dep_ in ("aux", "auxpass")}


def _no_subject(verb: Token) -> bool:
    heads = clause.own_subject(verb)
    counted = (t for s in heads for t in (s, *s.children) if t.lower_ in ONE)
    if any(clause.children(t, "neg") or clause.children(t.head, "neg") for t in counted):
        return True
    return any(d.lower_ in NOBODY for s in heads for d in (s, *clause.children(s, "det")))


def governed_status(token: Token) -> Status | None:
    """What the words above say: "plans to strike", "refused to sign", "if they attack"; None where they say nothing."""
    start, placed = token, False
    for _ in range(STEPS):
        head = token.head
        if head == token:
            return None
        if token.dep_ == "ccomp" and token.i < head.i and (clause.parted(token) or not _told_by(head, token)):
            return None  # "they met in May; he plans a return": the parser hangs the first clause on the second
        if token.dep_ == "prep" and head.pos_ == "NOUN" and head.lemma_.lower() in status_words()["traces"]:
            return None  # "no plans to release recordings of the shooting": there was one
        if _brought_about(token, head) or told_as_done(token):
            return None
        if (found := _from_governor(token, head)) is not None:
            return None if placed and found != "planned" else found
        if token.dep_ == "prep" and token.lower_ in APART:
            return None  # "wanted by the police after the shooting"
        if (due := _among(start, token, head)) is not None:
            return due
        placed = placed or (token.dep_ == "prep" and _definite(start) and only_placed(token)) or dealt_with(start, token, head)
        if token.dep_ in ("relcl", "nsubj", "nsubjpass", "appos") or (token.dep_ == "advcl" and token.tag_ == "VBG" and token is not start):
            return None
        token = head
    return None


def _among(noun: Token, prep: Token, verb: Token) -> Status | None:
    """What a happening is in which something will or may be done: "should be settled in talks"; one taken for known is only its setting."""
    tied = prep.dep_ == "prep" and prep.lower_ in status_words()["settings"] and verb.pos_ == "VERB"
    if not tied or noun.pos_ != "NOUN" or _definite(noun) or any(c.lower_ == "have" for c in clause.children(verb, "aux")):
        return None
    status = own_status(verb)
    return status if status in ("planned", "hypothetical") else None


def _nor(verb: Token, head: Token) -> bool:
    """ "Has not been charged with nor convicted of a crime", "did not fire or move"."""
    tied = any(c.lower_ in ("nor", "or") for c in clause.children(head, "cc"))
    refused = clause.children(head, "neg") or any(c.lower_ == "neither" for c in head.children)
    return tied and bool(refused) and not clause.own_subject(verb)


def _brought_about(noun: Token, verb: Token) -> bool:
    """Whether a verb of the past says what brought it about, whatever governs that verb: "asked what prompted the raid"."""
    if noun.dep_ == "nsubjpass":
        return verb.lemma_ in status_words()["setting_off"]  # "the raid was prompted by a tip"
    told = noun.dep_ == "dobj" and noun.pos_ == "NOUN" and verb.lemma_.lower() in status_words()["bringing_about"]
    told = told or (noun.dep_ in ("xcomp", "ccomp") and verb.lemma_ in status_words()["setting_off"])  # "prompted Mali to send troops"
    return told and verb.tag_ != "VB" and own_status(verb) == "happened"


def _unless_happened(status: Status) -> Status:
    return "hypothetical" if status == "happened" else status


def _definite(noun: Token) -> bool:
    """Whether it is taken for known: "the attack", "these raids"."""
    return noun.pos_ == "NOUN" and any(c.lower_ in ("the", "this", "that", "these", "those") for c in clause.children(noun, "det"))


def _told_by(verb: Token, told: Token) -> bool:
    return verb.lemma_ in clause_words()["speech"] or bool(clause.children(told, "mark"))


def _from_governor(token: Token, head: Token) -> Status | None:
    """The status that one governor gives to what it governs."""
    lemma = head.lemma_.lower()
    if token.dep_ == "prep" and token.lower_ in ("by", "through") and clause.children(token, "pcomp") and head.pos_ == "VERB":
        means = verb_status(head)
        return means if means in ("planned", "hypothetical") else None  # "will win by cutting taxes"
    if token.dep_ in ("xcomp", "ccomp", "acl", "dobj", "pobj", "pcomp", "prep", "nsubjpass", "conj", "amod", "advcl", "oprd"):
        words = status_words()
        measured = head.pos_ == "NOUN" and lemma in clause.MEASURES  # "carried out a set of strikes"
        if token.dep_ == "conj" and _nor(token, head):
            return "denied"
        if token.dep_ == "conj" or measured or (token.dep_ == "prep" and token.lower_ not in BOUND):
            return None
        if token.dep_ == "advcl":
            pressed = lemma in words["pressing"] and any(m.lower_ == "for" for m in clause.children(token, "mark"))
            return "planned" if _arranged(token, head) else "hypothetical" if pressed else _conditional(token)
        if lemma == "set" and any(c.lower_ == "off" for c in head.children):
            return None  # "set off protests": they took place
        if lemma == "call" and token.dep_ in ("dobj", "oprd") and token.lemma_.lower() in words["callable"] and not _definite(token):
            return "planned"  # "called a strike"
        if (lemma == "call" and token.dep_ in ("dobj", "oprd")) or (lemma == "due" and token.lower_ == "to"):
            return None  # "called the test a provocation", "due to the bailout"
        if lemma == "ask" and token.lower_ == "about":
            return None  # "was asked about the raid"
        if lemma in words["bringing_about"] and token.dep_ == "dobj" and token.pos_ == "NOUN":
            return _unless_happened(verb_status(head))
        if lemma in words["signs"] and any(c.lower_ == "no" for c in head.children):
            return "denied"  # "showed no sign of relenting"
        if lemma == "yet" or (lemma == "have" and any(c.lower_ == "yet" for c in head.children)):
            return "denied"
        must = lemma == "have" and token.dep_ == "xcomp" and token.tag_ == "VB" and head.tag_ in ("VBP", "VBZ")
        if must and token.lemma_ not in (*clause_words()["speech"], "thank"):
            return "hypothetical"  # "we have to stop the raids"
        if token.dep_ == "pcomp" and head.lower_ == "from" and head.head.lemma_ in clause_words()["kept_from"]:
            return "denied"  # "kept her from talking to the police"
        if head.lower_ == "going" and token.dep_ == "xcomp" and token.tag_ == "VB":
            return _turned(head, "planned")
        if (lemma == "decide" and token.lower_ == "against") or (lemma == "rule" and clause.children(head, "prt")):
            return "denied"  # "decided against sending troops", "ruled out a strike"
        if lemma in words["denying"]:
            return _turned(head, "denied")
        if lemma == "able" and token.dep_ == "xcomp" and clause.children(head.head, "neg"):
            return "denied"  # "has not been able to bring in food"
        if lemma in words["planning"] and (token.dep_ != "dobj" or head.pos_ == "VERB"):
            return _turned(head, "planned")
        if lemma in words["supposing"] or clause.put_forward(head):
            return "hypothetical"
    return None


def _arranged(verb: Token, head: Token) -> bool:
    """Whether it is what something is set, due, expected to do, where the parser hangs the infinitive beside: "appears set to veto"."""
    set_to = head.tag_ == "VBN" and head.lemma_.lower() in status_words()["planning"] and not clause.children(head, "prt")
    return set_to and verb.tag_ == "VB"


def _conditional(clause_head: Token) -> Status | None:
    conditionals = status_words()["conditionals"]
    if any(c.dep_ == "mark" and c.lower_ in conditionals for c in clause_head.children):
        return "hypothetical"
    if clause_head.tag_ == "VB" and clause_head.head.pos_ in ("VERB", "AUX"):
        return verb_status(clause_head.head)  # "will travel to Oslo to sign"
    return None


def _turned(governor: Token, status: Status) -> Status:
    """ "Did not plan to" is a denial, "did not refuse to" is none."""
    if not any(c.dep_ == "neg" for c in governor.children):
        return "planned" if status == "planned" else status
    return "denied" if status == "planned" else "happened"


def noun_status(noun: Token) -> Status:
    """The status of an event noun: its modifiers, the verb of its course, the words above it."""
    words = status_words()
    before = {c.lower_ for c in noun.children if c.i < noun.i}
    course = _course(noun)
    if course == "denied":
        return course  # "the planned march was called off"
    for status in ("denied", "planned", "hypothetical", "ongoing"):
        if not before.isdisjoint(words[f"modifiers_{status}"]):
            return status
    if noun.head.lower_ == "of" and noun.head.head.lower_ == "ahead":
        return "planned"  # "ahead of a rally"
    found = course or governed_status(noun) or ("hypothetical" if "any" in before else None)  # "any attack will be answered"
    if noun.lemma_.lower() not in words["lasting"] or noun.pos_ == "PROPN":
        return found or "happened"
    presupposed = any(c.lower_ in ("the", "this", "its", "their") for c in noun.children)  # "hopes to end the war": there is one
    return "ongoing" if found is None or (presupposed and found in ("planned", "hypothetical")) else found


def _no_noun(noun: Token) -> bool:
    return any(c.lower_ == "no" for c in noun.children)


def _course(noun: Token) -> Status | None:
    """From the verb that tells the course of the noun's happening: "talks have begun", "a strike was called off"."""
    found = clause.relation_to_verb(noun)
    if found is None or found[1] not in ("nsubj", "nsubjpass", "dobj"):
        return None
    verb, words = found[0], status_words()
    if found[1] == "nsubj" and clause.children(verb, "dobj"):
        return None  # "the talks may open a new chapter"
    lemma = verb.lemma_.lower()
    if lemma in words["cancelling"] or (lemma == "call" and any(c.lower_ == "off" for c in verb.children)):
        return "denied"
    if lemma == "be" and (due := _due(verb)) is not None:
        return due
    if _definite(noun) and (lemma in words["ending"] or (lemma == "be" and clause.children(verb, "acomp", "attr"))):
        return None  # "the shooting may have ended by noon", "the raid could have been worse"
    undertaken = found[1] == "dobj" and lemma in words["undertaking"] and not _definite(noun)
    if lemma not in words["course"] and not undertaken:
        return None
    status = verb_status(verb)
    if status != "happened":
        return status
    aux = {c.lower_ for c in clause.children(verb, "aux")}
    begun = lemma in words["beginning"] and not aux.isdisjoint(("has", "have", "’ve", "'ve"))
    return "ongoing" if begun or lemma in words["continuing"] else None


def _due(verb: Token) -> Status | None:
    """Of "talks are due to begin" planned, of "talks are likely" only thought of."""
    words = status_words()
    said = {c.lemma_.lower() for c in clause.children(verb, "acomp", "oprd", "attr")}
    if not said.isdisjoint(words["planning"]):
        return "planned"
    return "hypothetical" if not said.isdisjoint(("likely", "possible", "unlikely", "probable", "imminent")) else None
