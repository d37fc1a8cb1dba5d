"""Positions in reported words without a verb of their own: what "will", "must" and "could" say, and the conditions that clauses make."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.statement import Act
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.plover_frame import lemma
from dateline.extract.occurrences.plover_table import classes, position_words
from dateline.extract.positions.cues import QUOTES, Cue, for_a_wrong, infinitive, mute, traded

DRAFTS = frozenset(("draft", "proposal", "plan", "text", "roadmap", "initiative", "offer", "scheme", "blueprint"))
ACCORDS = DRAFTS | {
    "accord",
    "agreement",
    "deal",
    "pact",
    "treaty",
    "truce",
    "ceasefire",
    "term",
    "compromise",
    "settlement",
    "arrangement",
}
NONE = frozenset(("neither", "no", "none", "nothing"))
NOBODY = frozenset(("nobody", "none", "no-one"))
WILL = frozenset(("will", "wo", "'ll", "’ll", "would", "shall"))
ONLY = frozenset(("just", "only", "merely", "simply"))
LASTING = frozenset(("while", "until", "unless", "before", "as"))


def stated(modal: Token) -> Cue | None:
    """Positions in reported words without a cue of their own: "it will …" commits, "they must …" demands, "could trigger …" threatens."""
    verb, words = modal.head, position_words()
    if modal.dep_ not in ("aux", "auxpass") or verb.pos_ not in ("VERB", "AUX") or verb.i < modal.i:
        return None
    if (found := _closed(modal, verb) or _penalty(modal, verb) or _response(modal, verb) or _barred(modal, verb)) is not None:
        return found
    own = _subject(verb)
    if not own:
        return None
    if modal.lower_ == "must":
        return _must(modal, verb, own[0])
    if (harm := _harm(verb)) is not None:
        return Cue(modal, "threaten", verb, about=harm)
    if warned(verb):
        return Cue(modal, "threaten", verb)
    if (found := _conditional_promise(modal, verb)) is not None:
        return found
    if modal.lower_ not in WILL or any(c.lower_ == "have" for c in parse.children(verb, "aux")) or _once_passed(verb):
        return None  # "would have stopped"
    if own[0].lower_ in words["own"]:
        return _intention(modal, verb)
    return _told_by_its_side(modal, verb) or _assured(modal, verb) or _answer(modal, verb)


def _subject(verb: Token) -> list[Token]:
    """Its subject, also that of the reported clause that it goes on from: "said they had left and would not return"."""
    own = clause.own_subject(verb)
    above = [verb.head] if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" else _told_before(verb)
    return own or [s for a in above[:1] for s in clause.own_subject(a)]


def _told_before(verb: Token) -> list[Token]:
    """The clause that it goes on from past "he said": "Chad will stay, he said, but will not pay"."""
    speech = verb.head if verb.dep_ == "conj" and lemma(verb.head) in position_words()["speech"] else None
    return [c for c in parse.children(speech, "ccomp") if c.i < speech.i] if speech is not None else []


def _must(modal: Token, verb: Token, subject: Token) -> Cue | None:
    """ "Said Chad must leave", "told Chad it must leave"; "must have known", "must be working" is only thought."""
    aux = {c.lower_ for c in parse.children(verb, "aux")}
    thought = "have" in aux or ("be" in aux and verb.tag_ == "VBG")
    addressed = subject.lower_ in ("it", "they") and bool(parse.children(verb.head, "dobj", "dative"))
    quoted = verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text in QUOTES  # "“They must leave,” he said"
    speaking = position_words()["first" if quoted else "own"]
    asked = (addressed or subject.lower_ not in speaking) and not _judged(verb.head)
    return Cue(modal, "demand", verb) if asked and not thought and _reported(verb) else None


def _judged(speech: Token) -> bool:
    """Whether who watches says it: "analysts say rates must rise", "wrote the columnist Jon Berg"."""
    called = (t for s in clause.subjects(speech) for t in (s, *parse.children(s, "compound", "appos", "amod")))
    return any(lemma(t) in position_words()["watching_people"] for t in called)


def _told_by_its_side(modal: Token, verb: Token) -> Cue | None:
    """What who speaks says that its own side will do: "the minister said the government would pay", "our men will not leave"."""
    subject = _subject(verb)[0]
    acting = subject.pos_ == "PROPN" or sort_of(clause.real_head(subject)) == "someone" or lemma(subject) in classes()["states"]
    words = position_words()
    if not acting or not _reported(verb) or clause.is_passive(verb) or lemma(verb) in words["uncommitted"] | words["idle_verbs"]:
        return None
    return _meant(modal, verb, voiced=True)


def _assured(modal: Token, verb: Token) -> Cue | None:
    """What who decides says will be done, by nobody else: "the minister said 20 men would be freed"."""
    words = position_words()
    done = clause.is_passive(verb) and not parse.children(verb, "agent", "neg") and lemma(verb) in words["bargained"]
    deciding = classes()["states"] | words["party_bodies"] | words["speaking_offices"] | words["own"]
    if not done or verb.dep_ != "ccomp" or not _reported(verb) or _conditional(verb):
        return None
    return _meant(modal, verb) if any(lemma(s) in deciding or s.pos_ == "PROPN" for s in clause.subjects(verb.head)) else None


def _answer(modal: Token, verb: Token) -> Cue | None:
    """ "Chad will give its answer by Friday": also in the report's own words."""
    answer = any(lemma(o) in ("answer", "reply", "response") and parse.children(o, "poss") for o in clause.undergoers(verb))
    return Cue(modal, "commit", verb) if answer and not parse.children(verb, "neg") else None


def _meant(modal: Token, verb: Token, voiced: bool = False) -> Cue | None:
    """What is meant to be done; negated it rejects, or, as long as something lasts, makes a condition; after a wrong done it threatens."""
    held = [v for v in parse.children(verb, "advcl") if any(c.dep_ == "mark" and c.lower_ in ("unless", "until") for c in v.children)]
    if any(c.lower_ == "only" for v in parse.children(verb, "advcl") for t in (v, *v.children) for c in (t, *t.children)):
        return None  # "only when …": told as a condition
    if negated(verb) and not held and _spared(verb):
        return Cue(modal, "commit", verb, voiced=voiced)
    if negated(verb):
        return Cue(modal, "condition" if held else "reject", verb, about=held[0] if held else None, voiced=voiced)
    if lemma(verb) in position_words()["scheduled"]:
        return None
    warned_of = verb.dep_ == "ccomp" and lemma(verb.head) == "warn"  # "it would veto the budget, its minister warned"
    act: Act = "threaten" if warned_of or for_a_wrong(verb) else "offer" if traded(verb) else "commit"
    return Cue(modal, act, verb, voiced=voiced)


def _spared(verb: Token) -> bool:
    """Whether what is not to be done is harm to somebody, so a promise: "will not abandon our allies", "will not let you down"."""
    hurt = clause.undergoers(verb)
    particles = {c.lower_ for c in parse.children(verb, "prt", "advmod", "acomp", "oprd")}
    if lemma(verb) == "let" and any(t.lower_ == "down" for t in verb.subtree):
        return True
    harming = lemma(verb) in position_words()["harming_verbs"]
    left = lemma(verb) == "leave" and not particles.isdisjoint(("behind", "alone"))
    people = [h for h in hurt if h.pos_ in ("PROPN", "PRON") or sort_of(clause.real_head(h)) not in ("abstract", "something")]
    return (harming or left) and bool(people)


def intended(going: Token) -> Cue | None:
    """ "We are going to rebuild the port", "said it was not going to yield"."""
    inner = [v for v in parse.children(going, "xcomp") if infinitive(v) and v.tag_ == "VB"]
    own = _subject(going)
    told = going.tag_ == "VBG" and bool(own) and own[0].lower_ in position_words()["own"] and bool(parse.children(going, "aux"))
    if not inner or not told or lemma(inner[0]) in position_words()["uncommitted"] or _idiom(inner[0]) or _conditional(going):
        return None
    first = own[0].lower_ in position_words()["first"]
    past = any(a.lower_ in ("was", "were") for a in parse.children(going, "aux"))
    if first and (past or lemma(inner[0]) in position_words()["foreseen"]):
        return None  # "we are just going to move on", "let's say we were going to race"
    if not first and not (_reported(going) and _same(own[0], going.head)):
        return None
    return Cue(going, "reject" if negated(going) else "commit", inner[0], spoken=True)


def commanded(verb: Token) -> Cue | None:
    """ "“Leave our island,” the men shouted"."""
    told = verb.dep_ == "ROOT" or (verb.dep_ in ("ccomp", "advcl", "parataxis") and verb.i < verb.head.i)
    first = verb.i > 0 and verb.nbor(-1).text in QUOTES
    bare = verb.tag_ in ("VB", "VBP") and not clause.own_subject(verb) and not parse.children(verb, "aux", "mark", "neg")
    named = any(o.pos_ in ("NOUN", "PROPN") for o in clause.undergoers(verb)) or lemma(verb) in ("resign", "surrender", "disarm")
    return Cue(verb, "demand", verb, spoken=True) if told and first and bare and named else None


def demanded(let: Token) -> Cue | None:
    """ "Let them lay down their arms"."""
    first = let.dep_ == "ROOT" or (let.dep_ in ("ccomp", "parataxis") and lemma(let.head) in position_words()["speech"])
    asked = first and let.tag_ in ("VB", "VBP") and not clause.own_subject(let) and not parse.children(let, "aux", "neg")
    inner = [v for v in parse.children(let, "ccomp") if clause.own_subject(v)] if asked else []
    mine = any(s.lower_ in ("us", "me", "'s", "’s") for v in inner for s in clause.own_subject(v))
    return Cue(let, "demand", inner[0], voiced=True) if inner and not mine else None


def bound(be: Token) -> Cue | None:
    """ "Chad is to free 20 men, the minister said"."""
    inner = [v for v in parse.children(be, "xcomp") if infinitive(v) and v.tag_ == "VB" and lemma(v) in position_words()["bargained"]]
    told = be.tag_ in ("VBZ", "VBP") and bool(clause.own_subject(be)) and _reported(be)
    return Cue(be, "commit", inner[0]) if inner and told and not negated(be) else None


def agreed(paper: Token) -> Cue | None:
    """ "Under the accord, Chad is to free 20 men", "under the draft, Chad would free them"."""
    verb = paper.head.head
    if paper.head.lower_ != "under" or verb.pos_ not in ("VERB", "AUX") or not clause.own_subject(verb):
        return None
    act: Act = "propose" if lemma(paper) in DRAFTS else "commit"
    bound = [v for v in parse.children(verb, "xcomp") if infinitive(v)] if lemma(verb) == "be" else []
    modal = next((a for a in parse.children(verb, "aux") if a.lower_ in WILL | {"must"}), None)
    if bound:
        return Cue(paper, act, bound[0])
    return Cue(paper, act, verb) if modal is not None and not clause.is_passive(verb) and verb.pos_ == "VERB" else None


def _response(modal: Token, verb: Token) -> Cue | None:
    """ "If there is another strike, our response will be stronger"."""
    answering = any(lemma(s) in ("response", "answer", "reply", "retaliation") for s in clause.own_subject(verb))
    given = any(c.lower_ == "if" for v in parse.children(verb, "advcl") for c in parse.children(v, "mark"))
    if not answering or not given or modal.lower_ not in WILL or parse.children(verb, "neg"):
        return None
    return Cue(modal, "threaten", verb, spoken=verb.dep_ == "ROOT")


def _closed(modal: Token, verb: Token) -> Cue | None:
    """ "There can be no talks while our men are held": what is ruled out as long as something lasts."""
    spoken = verb.dep_ == "ROOT"
    if lemma(verb) != "be" or not parse.children(verb, "expl") or not (spoken or _reported(verb)):
        return None
    barred = [n for n in parse.children(verb, "attr", "nsubj") if lemma(n) in position_words()["positional"]]
    if not barred or not any(d.lower_ == "no" for d in parse.children(barred[0], "det")):
        return None
    held = any(c.dep_ == "mark" and c.lower_ in LASTING for v in parse.children(verb, "advcl") for c in v.children)
    return Cue(modal, "condition" if held else "reject", verb, about=barred[0], spoken=spoken)


def negated(verb: Token) -> bool:
    """Whether it is not to be done, or done to or by nobody: "neither side will yield", "will buy no more fruit"."""
    none = [
        c for n in (*_subject(verb), *parse.children(verb, "dobj")) for c in (n, *parse.children(n, "det", "preconj")) if c.lower_ in NONE
    ]
    not_only = [c for c in parse.children(verb, "neg") if c.i + 1 < len(verb.doc) and c.nbor(1).lower_ in ONLY]  # "will not just pay"
    more = [c for o in parse.children(verb, "dobj") for c in o.subtree if c.lower_ == "no"]
    return bool(len(parse.children(verb, "neg")) > len(not_only) or none or more)


def _unasked(verb: Token) -> bool:
    """ "The fever could spread unless it rains": what nobody does."""
    own = clause.own_subject(verb)
    return bool(own) and all(map(mute, own))


def _once_passed(verb: Token) -> bool:
    """ "Will resume flights once the storm has passed": no other's act is waited for."""
    once = [v for v in parse.children(verb, "advcl") if any(c.lower_ == "once" for c in parse.children(v, "mark", "advmod"))]
    return any(all(map(mute, own)) for v in once if not clause.is_passive(v) and (own := clause.own_subject(v)))


def _barred(modal: Token, verb: Token) -> Cue | None:
    """ "Nobody will enter without a permit"."""
    doing = clause.own_subject(verb)
    nobody = [
        d for d in doing if d.lower_ in NOBODY or any(c.lower_ == "no" and sort_of(d) == "someone" for c in parse.children(d, "det"))
    ]
    idle = lemma(verb) in position_words()["uncommitted"] or clause.is_passive(verb)
    return Cue(modal, "reject", verb) if nobody and modal.lower_ in ("will", "shall", "would") and _reported(verb) and not idle else None


def _penalty(modal: Token, verb: Token) -> Cue | None:
    """ "Whoever spreads it will answer for it": what is held out to all who do something."""
    words = position_words()
    if modal.lower_ not in ("will", "would", "shall") or lemma(verb) not in words["penal"] or parse.children(verb, "neg"):
        return None
    doing = [*parse.children(verb, "csubj", "csubjpass"), *clause.own_subject(verb)]
    anybody = any(t.lower_ in words["anybody"] for d in doing for t in (d, d.left_edge))
    spoken = verb.dep_ == "ROOT"
    return Cue(modal, "threaten", verb, spoken=spoken) if anybody and (spoken or _reported(verb) or lemma(verb.head) == "warn") else None


def _conditional_promise(modal: Token, verb: Token) -> Cue | None:
    """What is threatened if another does not yield, and what is promised once another has acted."""
    words = position_words()
    if parse.children(verb, "neg") or not (_reported(verb) or _retold(verb)):
        return None
    around = [verb, *parse.children(verb, "parataxis")]  # "If they stay, he warned, we will leave"
    clauses = [
        *(v for a in around for v in parse.children(a, "advcl")),
        *(v for a in parse.children(verb, "advmod") for v in parse.children(a, "advcl")),
    ]
    marks = {c.lower_ for v in clauses for c in v.children if c.dep_ in ("mark", "advmod")}
    if modal.lower_ in ("will", "would", "may", "might", "could") and lemma(verb) in words["punishing"] and marks & {"if", "unless"}:
        return Cue(modal, "threaten", verb, voiced=True)
    if modal.lower_ in WILL and lemma(verb) in ("stay", "remain") and _until(verb):
        return Cue(modal, "condition", verb, voiced=True)
    once = "once" in marks or any(a.lower_ == "soon" for a in parse.children(verb, "advmod") if parse.children(a, "advcl"))
    if modal.lower_ in WILL and lemma(verb) in words["bargained"] and once and not _once_passed(verb):
        return Cue(modal, "commit", verb, voiced=True)
    return None


def _until(verb: Token) -> bool:
    return any(t.lower_ == "until" and t.dep_ == "mark" for t in verb.subtree)


def _retold(verb: Token) -> bool:
    """Whether a verb of speech is put into the verb's clause: "if not, he warned, Chad would leave"."""
    return any(lemma(p) in position_words()["speech"] and clause.own_subject(p) for p in parse.children(verb, "parataxis", "ccomp"))


def provided(token: Token) -> Cue | None:
    """ "Accepts the plan provided that the army leaves": the condition."""
    if token.dep_ == "mark":
        return Cue(token, "condition", token.head) if token.head.dep_ == "advcl" and clause.own_subject(token.head) else None
    inner = [v for v in parse.children(token, "ccomp", "pcomp") if clause.own_subject(v) and v.i > token.i]
    return Cue(token, "condition", inner[0]) if token.dep_ in ("prep", "advcl", "acl") and inner else None


def conditioned(mark: Token) -> Cue | None:
    """What is done "only if", "only after" or "unless" another acts: told with what is to be done, about the condition."""
    verb = mark.head
    if verb.dep_ != "advcl" or verb.pos_ not in ("VERB", "AUX") or verb.head.pos_ not in ("VERB", "AUX"):
        return None
    only = mark.lower_ == "unless" or (mark.i > 0 and mark.nbor(-1).lower_ == "only")
    aux = {c.lower_ for c in parse.children(verb.head, "aux")}
    held = mark.lower_ == "until" and bool(parse.children(verb.head, "neg"))  # "cannot resume until the siege is lifted"
    main = verb.head
    if not (only or held) or aux.isdisjoint(position_words()["modals"]) or (_unasked(main) and not clause.is_passive(main)):
        return None
    threat = mark.lower_ == "unless" and not aux.isdisjoint(WILL) and not negated(main) and not clause.is_passive(main)
    return Cue(mark, "threaten" if threat else "condition", main, about=verb)


def _intention(modal: Token, verb: Token) -> Cue | None:
    """A stated intention; with a verb of being it commits to nothing."""
    words = position_words()
    subject = _subject(verb)[0]
    first = subject.lower_ in words["first"]
    if not first and not _same(subject, verb.head):
        return None
    idle = lemma(verb) in words["uncommitted"] | words["idle_verbs"] or (first and (_idiom(verb) or modal.lower_ == "would"))
    if idle or not (_reported(verb) or first) or _conditional(verb):
        return None
    return None if clause.is_passive(verb) else _meant(modal, verb)  # "he will be charged" is nothing that he means to do


def _idiom(verb: Token) -> bool:
    """ "We'll keep you posted", "I'll take that as a yes"."""
    after = (t for c in verb.children if c.i > verb.i for t in (c, *parse.children(c, "pobj")))
    return any(t.lower_ in position_words()["idle_objects"] for t in after)


def _same(pronoun: Token, speech: Token) -> bool:
    """Whether the pronoun may stand for who speaks: "it" stands for no person, "she" inside quotation marks for somebody else."""
    speakers = clause.subjects(speech)
    before = [t.text for t in pronoun.doc[pronoun.sent.start : pronoun.i] if t.tag_ != "POS"]
    if any(before.count(q) > before.count(end) for q, end in ("“”", "‘’")) or any(before.count(q) % 2 for q in "\"'"):
        return False
    if not speakers or pronoun.lower_ != "it":
        return True
    persons = clause_words()["kin"] | classes()["official"]
    return not any(lemma(s) in persons or s.ent_type_ == "PERSON" or s.lower_ in ("he", "she", "i") for s in speakers)


def _conditional(verb: Token) -> bool:
    conditionals = position_words()["conditionals"]
    return any(c.dep_ == "mark" and c.lower_ in conditionals for c in verb.children)


def _reported(verb: Token) -> bool:
    """Whether the verb heads a clause of reported words, the first or one joined to it."""
    if _told_before(verb):
        return True
    if verb.dep_ == "conj":
        verb = verb.head
    if verb.dep_ not in ("ccomp", "parataxis") or lemma(verb.head) not in position_words()["speech"]:
        return False
    open_yet = any(c.lower_ in ("whether", "if") for c in parse.children(verb, "mark")) or parse.children(verb.head, "neg")
    return not open_yet  # "did not say whether it will"


def warned(verb: Token) -> bool:
    """A warning that threatens: of what the warner may do, with a condition ("warned that it may pull out if …")."""
    if verb.dep_ != "ccomp" or lemma(verb.head) not in ("warn", "hint"):
        return False
    if lemma(verb.head) == "hint":
        return lemma(verb) in position_words()["punishing"] or lemma(verb) == "walk"
    conditional = any(_conditional(c) for c in parse.children(verb, "advcl"))
    subject = clause.own_subject(verb)[0]
    own = subject.lower_ in position_words()["own"]
    acting = own or subject.pos_ == "PROPN" or lemma(subject) in classes()["states"] or lemma(verb) in position_words()["punishing"]
    idle = lemma(verb) in position_words()["uncommitted"]
    if subject.lower_ == "you":
        return conditional
    return (conditional and acting and not idle) or (own and not parse.children(verb.head, "dobj"))


def _harm(verb: Token) -> Token | None:
    """The hostile act that something is said to lead to: "could trigger sanctions"."""
    words = position_words()
    if lemma(verb) not in words["leading"]:
        return None
    heads = clause.undergoers(verb) or clause.preposition_objects(verb, frozenset(("to", "in")))
    return next((h for h in heads if lemma(h) in words["hostile"]), None)
