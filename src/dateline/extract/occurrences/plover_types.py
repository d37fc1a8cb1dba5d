"""What PLOVER event a word tells of: its row in the table, then the few readings that hang on will, must and whom it serves."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.date_choice import APART
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.plover_frame import Frame, joined, kinds_of, lemma
from dateline.extract.occurrences.plover_table import Row, classes, means, triggers
from dateline.extract.occurrences.senses import (
    echoes,
    foretold,
    in_general,
    nobody_does,
    only_compares,
    only_names,
    only_which,
    part_of_word,
    unhurt,
)

POS = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "AUX": "v"}
COOPERATIVE = frozenset(("AID", "CONSULT", "CONCEDE", "COOPERATE", "SUPPORT", "RETREAT"))
HOSTILE = {"PROTEST": "restrict", "COERCE": "restrict", "SANCTION": "relations", "ASSAULT": "violence", "RETREAT": "relations"}
HARSHER = {("COERCE", "arrest"): "arrest", ("COERCE", "deport"): "expel", ("SANCTION", "expel"): "expel", ("SANCTION", "convict"): "arrest"}
HARSHER |= {("MOBILIZE", mode): "violence" for mode in ("troops", "police", "weapons", "militia")}
FORCE = frozenset(("ASSAULT", "COERCE", "PROTEST", "SANCTION"))
ARMING = frozenset(("MOBILIZE",))
UNDER = frozenset(("under", "in", "on", "at"))
DUE = frozenset(("set", "due", "poised", "about"))
MIGHT = frozenset(("may", "might", "could"))
# Verbs whose object is done.
COURSE = frozenset(
    (
        *("begin", "continue", "escalate", "expand", "impose", "intensify", "launch", "mount"),
        *("relaunch", "renew", "restart", "resume", "start", "step", "wage", "widen"),
    )
)
FUTURES = frozenset(("will", "would", "shall", "'ll", "’ll"))
SPEECH = clause_words()["speech"]
WARNING = frozenset(("warn", "threaten", "caution"))
HINTING = frozenset(("hint", "signal", "indicate", "suggest"))
HOPES = frozenset(("hope", "wish", "expect", "doubt", "fear", "chance", "prospect", "possibility", "likelihood", "expectation"))
POWER = frozenset(("COERCE", "SANCTION"))  # types of what those in power do
OBLIGED = frozenset(("must",))
ADVISED = frozenset(("should",))  # advice to a named party is an appeal; "people should stay indoors" is none
FIRST_PERSON = frozenset(("i", "we", "it", "this", "that", "there"))
PLANS = clause_words()["plans"]
BOUND = frozenset(("for", "on", "upon", "into"))  # prepositions that make one word with their verb ("called for")
HURT = clause_words()["hurt"]
MARKING = frozenset(("ACCUSE", "AGREE"))
STRUCK = frozenset(("strike",))  # "a tram struck and killed her"
NAMES = frozenset(("GPE", "NORP", "PERSON"))  # labels of names


@dataclass(frozen=True, slots=True)
class Reading:
    """A trigger with the words that make it up (first to last token), its type and its mode; `learned` where no row reads it."""

    token: Token
    first: Token
    last: Token
    event_type: str
    mode: str | None
    intended: bool = False
    learned: bool = False


def read_trigger(token: Token, sentence: Words, resolved: Resolved) -> Reading | None:
    """The PLOVER reading of a token, or None."""
    loose = token.dep_ in ("compound", "amod", "nmod", "auxpass") and token.tag_ != "VBD"
    loose = loose and not _underway(token)
    if (loose and ("v", joined(token)) not in triggers() and not parse.slipped(token)) or token.ent_type_ in ("PERSON", "WORK_OF_ART"):
        return None
    if part_of_word(token) or only_compares(token):
        return None
    if token.lower_ in OBLIGED | ADVISED:
        return obliged(token, resolved)
    if token.tag_ == "VBN" and (token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass") or _beside_dead(token)):
        return None  # "the wounded"
    if token.lemma_ in HURT and unhurt(token):
        return None  # "nobody was hurt"
    if any(c.lower_ in OBLIGED | ADVISED and obliged(c, resolved) for c in token.children):
        return None  # told at "must"
    row = row_for(token, Frame(token, sentence, resolved))
    if row is None or row.event_type is None or (row.event_type in MARKING and _marked(token)):
        return None
    if row.event_type in FORCE and token.pos_ == "VERB" and _unwilled(token, sentence, row.event_type):
        return None
    if (token.pos_ == "NOUN" and in_general(token)) or (not _of_subject(row, token) and nobody_does(token, row.event_type, resolved)):
        return None
    if (row.event_type == "THREATEN" and foretold(token)) or (row.event_type == "AGREE" and echoes(token)):
        return None
    if row.event_type in ("REQUEST", "CONSULT") and only_names(token):
        return None
    if token.pos_ == "ADJ" and row.event_type in ("AGREE", "REJECT") and only_which(token):
        return None
    if row.event_type in COOPERATIVE | {"REJECT"} and _left_undone(token):
        return None
    event_type, mode = intended(token, row.event_type, row.mode, resolved)
    if event_type == "ASSAULT" and mode is None:
        mode = mode_by_means(token)
    first, last = extent(token, row)
    changed = event_type != row.event_type or any(c.field == "neg" for c in row.conditions)
    return Reading(token, _auxiliary(token, first) if changed else first, last, event_type, mode, changed)


def _of_subject(row: Row, verb: Token) -> bool:
    """Whether the row itself names what its subject is: "responsibility lies with", "patience is running out"."""
    heads = {lemma(h) for h in clause.doers(verb)} if verb.pos_ == "VERB" else set()
    return any(c.field == "subj" and not c.negated and not heads.isdisjoint(c.words) for c in row.conditions)


def _underway(token: Token) -> bool:
    """Whether the parser made an adjective of what is being done: "is massing troops"."""
    said = token.dep_ == "amod" and token.head.dep_ == "attr" and token.lower_.endswith("ing")
    return said and token.i > 0 and token.nbor(-1).lemma_ == "be"


def _beside_dead(token: Token) -> bool:
    """Whether it is no verb: "lost 60 dead and wounded"."""
    return token.dep_ == "conj" and token.head.pos_ == "ADJ" and token.head.lemma_ == "dead"


def _unwilled(verb: Token, sentence: Words, event_type: str) -> bool:
    """Whether nature does it, or a vehicle in a sentence without arms: "a storm cut power", "a bus hit a wall, killing two"."""
    heads = {lemma(h) for h in clause.doers(verb)}
    if not heads.isdisjoint(classes()["nature"]):
        return True
    if event_type != "ASSAULT" or heads.isdisjoint(classes()["vehicles"]):
        return False
    arms = classes()["violence"] - STRUCK
    return arms.isdisjoint(w for t in sentence for w in (lemma(t), t.lower_) if w != lemma(verb))


def _marked(verb: Token) -> bool:
    """Whether a participle only says which are meant: "a man accused of theft", "a shelter committed to caring for them"."""
    headline = verb.head.dep_ == "ROOT" and not parse.children(verb.head, "punct", "nsubj")  # "Man charged with theft"
    agreed = lemma(verb) == "agree" and sort_of(verb.head) != "someone"  # "the swap, agreed in Amman"
    held = clause.charged_in_court(verb) or parse.slipped(verb) or headline or agreed
    told = bool(parse.children(verb, "agent")) and lemma(verb) != "suspect"  # "two men suspected by Chad of theft" are only meant so
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not told and not held


def obliged(modal: Token, resolved: Resolved) -> Reading | None:
    """A demand in reported words: "said that the army must leave"."""
    verb = modal.head
    own = clause.own_subject(verb)
    missed = any(c.lower_ == "have" for c in parse.children(verb, "aux"))  # "should have left" asks nothing any more
    if modal.lower_ in ADVISED and (missed or clause.is_passive(verb) or not any(_party(s, resolved) for s in own)):
        return None
    if lemma(verb) == "be" and parse.children(verb, "acomp"):
        return None  # "bidders must be exempt from the tax"
    said = verb.dep_ == "ccomp" and lemma(verb.head) in SPEECH
    hearer = said and own and own[0].lower_ == "it" and lemma(verb.head) == "tell" and parse.children(verb.head, "dobj", "dative")
    if modal.dep_ != "aux" or verb.tag_ == "VBG" or not said or not own or (own[0].lower_ in FIRST_PERSON and not hearer):
        return None
    return Reading(verb.head, modal, verb, "REQUEST", None) if verb.i > modal.i else None


def _party(subject: Token, resolved: Resolved) -> bool:
    """Whether the subject names someone who can be asked: a state, a body, a person, an office."""
    own = (t for t in clause.phrase_tokens(subject, 1) if t.dep_ != "poss")  # "her speech should help" asks nobody
    kinds: set[str] = set().union(*(kinds_of(t, resolved) for t in own))
    return not kinds.isdisjoint(classes()["parties"]) or lemma(subject) in classes()["offices"]


def _auxiliary(verb: Token, first: Token) -> Token:
    """The auxiliary that says it is intended, where it stands just before: "will send"."""
    near = [c for c in verb.children if c.dep_ == "aux" and 0 < verb.i - c.i <= 3]
    return near[0] if near else first


def row_for(token: Token, frame: Frame) -> Row | None:
    """The first row of the table that fits."""
    pos = "n" if misread(token) else POS.get(token.pos_)
    if token.tag_ == "VBN" and token.dep_ == "acomp" and (ready := triggers().get(("a", lemma(token)))):
        return next((r for r in ready if r.fits(frame.words)), None)  # "is prepared to resume talks" is no act of preparing
    if pos == "a" and ("n", joined(token) or "") in triggers():
        pos = "n"  # "a counter-offensive"
    if pos is None:
        return None
    rows = triggers().get((pos, joined(token) or "")) or triggers().get((pos, lemma(token)), ())
    return next((r for r in rows if r.fits(frame.words)), None)


def misread(token: Token) -> bool:
    """Whether a noun was tagged as a verb: "held live-fire drills", "Calls for his resignation grew"."""
    return token.tag_ == "VBZ" and token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass") and not clause.own_subject(token)


def intended(token: Token, event_type: str, mode: str | None, resolved: Resolved) -> tuple[str, str | None]:
    """PLOVER reads a stated intention by what it serves: "will send aid" agrees, "will attack unless" threatens."""
    if event_type in HOSTILE and (_meant(token, event_type) if token.pos_ == "NOUN" else _might(token, event_type)):
        return "THREATEN", threat_mode(event_type, mode)
    if token.pos_ != "VERB" or not _future(token, resolved):
        agreed = _planned(token) or _hinted(token)
        return ("AGREE", None) if event_type in COOPERATIVE and mode != "resign" and agreed else (event_type, mode)
    if _unless(token) or (event_type in FORCE | ARMING and _on_condition(token, event_type)):
        return "THREATEN", threat_mode(event_type, mode)
    if nobody_does(token, "AGREE", resolved) or (event_type in COOPERATIVE and _hoped(token)):
        return event_type, mode
    if any(c.dep_ == "neg" for c in token.children) or _under_no(token):
        return ("REJECT", None) if event_type in COOPERATIVE or event_type == "AGREE" else (event_type, mode)
    told = not clause.is_passive(token) or _said(token) or parse.children(token, "agent")
    if event_type in COOPERATIVE and mode != "resign" and told and not _only_would(token):
        return "AGREE", None
    if event_type in HOSTILE and _own_intent(token):
        return "THREATEN", threat_mode(event_type, mode)
    return event_type, mode


def _only_would(verb: Token) -> bool:
    """Whether it says what would come about, and retells nobody's plan: "a plan that would give", "most would support"."""
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    retold = _said(verb) or (verb.dep_ in ("ccomp", "acl") and verb.head.pos_ in ("NOUN", "VERB"))
    return "have" in aux or ("would" in aux and not retold)


def _left_undone(verb: Token) -> bool:
    """Whether it only tells what will not be, which refuses nobody: "the banks will not be sending letters yet"; a state refuses."""
    aux = {c.lower_ for c in parse.children(verb, "aux")}
    if verb.tag_ != "VBG" or not parse.children(verb, "neg") or aux.isdisjoint(FUTURES | {"wo"}):
        return False
    own = [t for s in clause.doers(verb) for t in clause.phrase_tokens(s, 1)]
    bodies = classes()["states"] | classes()["state_bodies"]
    addressed = bool(parse.children(verb.head, "dobj")) and _said(verb)  # "told the coach that he would not be returning"
    return addressed or not (any(t.ent_type_ == "GPE" or lemma(t) in bodies for t in own) or _own_intent(verb))


def _under_no(verb: Token) -> bool:
    """ "Under no circumstances will it hand them over"."""
    held = clause.preposition_objects(verb, UNDER)
    return any(d.lower_ == "no" for o in held for d in parse.children(o, "det"))


def _hoped(verb: Token) -> bool:
    """Whether somebody else only hopes or doubts that it will be done: "expressed the hope that Mali would release them"."""
    return verb.dep_ in ("acl", "ccomp") and verb.head.lemma_.lower() in HOPES


def _unless(verb: Token) -> bool:
    return _conditional(verb, "unless")


def _on_condition(verb: Token, event_type: str) -> bool:
    """Whether it will be done if something comes about; "would have barred pupils if" is of a past that did not come about."""
    past = any(c.lower_ == "have" for c in parse.children(verb, "aux"))
    return _conditional(verb, "if") and not past and (not clause.is_passive(verb) or _voiced(verb, event_type))


def _conditional(verb: Token, word: str) -> bool:
    """Whether a clause that starts with the word tells on what it depends."""
    return any(c.lower_ == word for d in verb.children if d.dep_ == "advcl" for c in d.children)


def _might(verb: Token, event_type: str) -> bool:
    """Whether it may be done if something is not: "may cut aid unless", "said it might expel the workers"."""
    possible = verb.pos_ == "VERB" and any(c.lower_ in MIGHT for c in verb.children) and not parse.children(verb, "neg")
    named = event_type in FORCE and (_own_intent(verb) or (_conditional(verb, "if") and (_own_voice(verb) or _voiced(verb, event_type))))
    return possible and (_unless(verb) or named or (event_type in POWER and _in_power(verb)))


def _in_power(verb: Token) -> bool:
    """Whether those in power say that it may be done: "the minister said they could be dismissed", "warned that Fiji may expel him"."""
    said = verb.dep_ == "ccomp" and ((lemma(verb.head) in SPEECH and clause.is_passive(verb)) or lemma(verb.head) in WARNING)
    return said and any(lemma(s) in classes()["state_bodies"] for s in clause.subjects(verb.head))


def _meant(noun: Token, event_type: str) -> bool:
    """Whether who says so means to do it: "said they would resume the war", "said it might impose sanctions"."""
    verb = noun.head
    done = noun.dep_ == "dobj" and verb.lemma_ in COURSE
    if noun.dep_ == "pobj" and verb.lower_ == "on" and verb.head.lemma_ == "go":
        verb, done = verb.head, True  # "would go on strike"
    future = any(c.dep_ == "aux" and c.lower_ in FUTURES | MIGHT for c in verb.children)
    on_condition = _unless(verb) or (_conditional(verb, "if") and _voiced(verb, event_type))
    return done and future and (_own_intent(verb) or on_condition) and not parse.children(verb, "neg")


def threat_mode(event_type: str, mode: str | None) -> str | None:
    """The mode of a threat of such an act."""
    return HARSHER.get((event_type, mode or "")) or HOSTILE.get(event_type, mode)


def _future(verb: Token, resolved: Resolved) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in FUTURES for c in verb.children) or _appointed(verb, resolved)


def _appointed(verb: Token, resolved: Resolved) -> bool:
    """Whether it is arranged for: "the army is to pull out"; "the aim is to pull out" is no party's plan."""
    arranged = verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.lemma_ == "be" and verb.head.tag_ in ("VBZ", "VBP", "VBD")
    return arranged and any(_party(s, resolved) for s in clause.own_subject(verb.head))


def _planned(verb: Token) -> bool:
    """Whether it is what the subject plans: "intends to release", "is set to release"."""
    due = lemma(verb.head) in DUE and bool(parse.children(verb.head, "auxpass", "aux") or verb.head.head.lemma_ == "be")
    plans = (lemma(verb.head) in PLANS and verb.head.pos_ == "VERB") or due
    return verb.dep_ == "xcomp" and plans and verb.tag_ == "VB"


def _hinted(verb: Token) -> bool:
    """Whether who says so may do it: "hinted it might free the crew"."""
    told = verb.dep_ == "ccomp" and lemma(verb.head) in HINTING and any(s.pos_ == "PRON" for s in clause.own_subject(verb))
    return any(c.lower_ in MIGHT for c in parse.children(verb, "aux")) and (told or _own_intent(verb))


def _own_intent(verb: Token) -> bool:
    """Whether who says so speaks of what they or theirs will do: "said they would boycott", "said its members would walk out"."""
    own = (s for s in clause.own_subject(verb) if s.pos_ == "PRON" or any(c.tag_ == "PRP$" for c in parse.children(s, "poss")))
    return (_said(verb) and any(own)) or _own_voice(verb)


def _said(verb: Token) -> bool:
    """Whether it is the content of what somebody says: "said that the crew would be freed"."""
    return verb.dep_ == "ccomp" and lemma(verb.head) in SPEECH | HINTING


def _own_voice(verb: Token) -> bool:
    """Whether who says so speaks for who would do it: "may suspend aid if …, its envoy warned"."""
    said = verb.dep_ == "ccomp" and lemma(verb.head) in SPEECH | WARNING | HINTING
    return said and any(c.dep_ == "poss" and c.pos_ == "PRON" for s in clause.own_subject(verb.head) for c in s.children)


def _voiced(verb: Token, event_type: str) -> bool:
    """Whether those say so who would do it: "Chad may cut aid if …, an official said", "the tap would be shut if …, the firm said"."""
    said = verb.dep_ == "ccomp" and lemma(verb.head) in SPEECH | WARNING
    speaking = [clause.real_head(s) for s in clause.own_subject(verb.head)] if said else []
    armed = classes()["fighters"] | classes()["armed"] | classes()["hostage_holders"]
    bodies = armed if event_type == "ASSAULT" and clause.is_passive(verb) else classes()["state_bodies"] | classes()["party_bodies"] | armed
    told = {t.lower_ for h in clause.doers(verb) for t in h.subtree}
    others = any(t.ent_type_ in NAMES and t.lower_ not in told for s in speaking for t in s.subtree) and not clause.is_passive(verb)
    return bool(speaking) and all(lemma(s) in bodies for s in speaking) and not others


def mode_by_means(token: Token) -> str | None:
    """The mode of an attack from words of means around its trigger."""
    words = _clause_words(token)
    return next((mode for mode, listed in means() if not listed.isdisjoint(words)), None)


def _clause_words(token: Token) -> set[str]:
    """Words of the clause: the trigger's phrase, and for a noun its verb with that verb's phrases."""
    heads = [token]
    relation = clause.relation_to_verb(token) if token.pos_ != "VERB" else None
    if relation is not None:
        heads.append(relation[0])
    if token.dep_ in ("advcl", "xcomp", "conj") and token.head.pos_ == "VERB":
        heads.append(token.head)
    inside = (t for h in heads for t in clause.phrase_tokens(h) if joined(t) != "open-air" and not _at_another_time(t, h))
    found = {lemma(t) for t in inside}
    for inner in (c for h in heads for c in h.children if c.dep_ in ("advcl", "acl")):
        if any(m.lower_ in APART for m in parse.children(inner, "mark")):
            continue
        found.update(lemma(t) for t in clause.phrase_tokens(inner))
    if token.pos_ == "VERB":
        around = (t for h in clause.doers(token) for t in h.subtree if not (h.is_ancestor(token) and token.is_ancestor(t)))
        found.update(lemma(t) for t in around)  # of "attacks hitting Mali after …" nothing that the verb holds itself
    return found


def _at_another_time(token: Token, head: Token) -> bool:
    """Whether it stands after "before", "after" …: "before committing suicide", "hit the port after Mali sent drones"."""
    below = [a for a in (token, *token.ancestors) if a.i != head.i and head.is_ancestor(a)]
    return any(a.lower_ in APART for a in below) or (bool(below) and _past_another(below[-1], head))


def _past_another(phrase: Token, head: Token) -> bool:
    """Whether a phrase of the verb stands behind a clause of another time, whose it is: "hitting Mali after Chad hit it with drones"."""
    later = (c for c in parse.children(head, "advcl") if head.i < c.i < phrase.i)
    return phrase.dep_ == "prep" and any(m.lower_ in APART for c in later for m in parse.children(c, "mark"))


def extent(token: Token, row: Row) -> tuple[Token, Token]:
    """The trigger's words: a noun with the nouns before it ("drone attack"), a verb with its particle ("called for")."""
    if token.pos_ != "VERB" or misread(token):
        first = token
        while first.i > 0 and (_modifies(first.nbor(-1), token) or (first.nbor(-1).text == "-" and not first.nbor(-1).whitespace_)):
            first = first.nbor(-1)
        return first.nbor(-1) if first.text == "-" and first.i > 0 else first, token
    return token.nbor(-2) if joined(token) else token, _last(token, row)


def _modifies(before: Token, noun: Token) -> bool:
    return before.dep_ == "compound" and before.pos_ in ("NOUN", "VERB", "ADJ") and (before.head == noun or before.head.head == noun)


def _last(verb: Token, row: Row) -> Token:
    particles = frozenset().union(*(c.words for c in row.conditions if c.field == "prt" and not c.negated))
    wanted = particles | (BOUND & frozenset().union(*(c.words for c in row.conditions if c.field == "prep" and not c.negated)))
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    return after if after is not None and after.lower_ in wanted else verb
