"""The frame of a trigger: the words in each of its syntactic places, worked out when a condition asks for them."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.extract import clause, parse
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.plover_table import classes, uncut

# What conditions call the sorts of entities: names of the language model's labels.
KINDS = {"state": "is-gpe", "organisation": "is-org", "person": "is-person", "group": "is-norp"}
NOBODY = Resolved()  # where only the language model says what a name is
MODIFIERS = ("compound", "amod", "nmod", "npadvmod", "poss", "nummod")
PREPOSITIONS = ("prep", "agent", "dative")
NEAR = 200  # tokens on either side: all of any news sentence; of a text without sentences each trigger would look at all
TIMES = frozenset(("after", "before", "since", "until", "during", "amid", "following", "despite", "by"))  # no phrase of who it is done to
AIMED = frozenset(("on", "upon", "against", "at"))
SPELLS = frozenset(("hour", "day", "night", "week", "month"))  # "held three hours of talks"
LOOSE = frozenset(("ablaze", "alight", "free", "go", "loose", "open", "shut"))  # told as one with the verb: "set free eleven men"
WH = frozenset(("WDT", "WP", "WP$", "WRB"))  # tags of words that begin a clause about a noun
PARTICLES = ("prt", "advmod", "acomp", "oprd")


def lemma(token: Token) -> str:
    """The token's lemma, lower case."""
    return str(token.lemma_).lower()


def joined(token: Token) -> str | None:
    """The hyphenated word that the token ends: "cease-fire" at "fire"."""
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_:
        return None
    return f"{token.nbor(-2).lower_}-{lemma(token)}"


def lemmas_of(tokens: list[Token]) -> set[str]:
    """Lemmas of the tokens, hyphenated words also as wholes."""
    # "Guerrillas sank", "the Home Guards", read as names
    many = {t.lower_.removesuffix("s") for t in tokens if t.pos_ == "PROPN" and (t.is_sent_start or t.tag_ == "NNPS")}
    return {lemma(t) for t in tokens} | {t.lower_ for t in tokens} | {whole for t in tokens if (whole := joined(t))} | many


class Frame:
    """Words around one trigger by the fields of plover_table.FIELDS; each is looked up once."""

    def __init__(self, trigger: Token, sentence: Words, resolved: Resolved = NOBODY) -> None:
        self.trigger, self.sentence, self.resolved = trigger, sentence, resolved
        self._known: dict[str, set[str]] = {}

    def words(self, field: str) -> set[str]:
        """Lemmas in one field."""
        if field not in self._known:
            self._known[field] = FIELD_WORDS[field](self)
        return self._known[field]


def _sorts(heads: list[Token]) -> set[str]:
    """ "is-someone", "is-something", "is-abstract" for what the heads name."""
    return {f"is-{sort}" for h in heads if (sort := sort_of(clause.real_head(h)))}


def _object(frame: Frame) -> set[str]:
    trigger = frame.trigger
    if trigger.pos_ != "VERB":
        return set()
    timed = [c for c in parse.children(trigger, "npadvmod") if c.ent_type_ in ("DATE", "TIME")]
    giving = parse.children(trigger, "dative") or (lemma(trigger) == "give" and parse.children(trigger, "dobj"))
    given = timed if giving else []  # "gave the rebels two days"
    if clause.is_passive(trigger):
        given = [*given, *parse.children(trigger, "dobj")]  # "were given tents"
    heads = [*undergoers(trigger), *given]
    return _named(heads, frame.resolved) | _sorts(heads)


def _object_head(frame: Frame) -> set[str]:
    heads = undergoers(frame.trigger) if frame.trigger.pos_ == "VERB" else []
    return _heads(heads).union(*(kinds_of(clause.real_head(h), frame.resolved) for h in heads))


def undergoers(verb: Token) -> list[Token]:
    """Heads of what it is done to, of a relative clause what it is about: "the men whom they led off", "the pigs they drove off"."""
    met = clause.undergoers(verb)
    if not met and verb.dep_ == "acl" and verb.tag_ == "VBN":
        return [verb.head]  # "a photo released by the army"
    if verb.dep_ != "relcl":
        return met
    if met:
        return [verb.head if m.lower_ in clause.RELATIVE else m for m in met]
    own = clause.own_subject(verb)
    open_end = any(p.dep_ == "prep" and not any(p.children) for p in verb.children)  # "the hut they slept in"
    bare = bool(own) and not any(t.tag_ in WH for c in verb.lefts for t in c.subtree)
    return [verb.head] if bare and not open_end and verb.head.ent_type_ not in ("DATE", "TIME") else met


def _heads(heads: list[Token]) -> set[str]:
    """Lemmas of the heads, "is-someone", "is-something", "is-abstract" for what they name, "is-count" for a bare number."""
    whole = {found for h in heads if (found := joined(h))}  # "sit-in"
    counted = {"is-count" for h in heads if h.pos_ == "NUM" or (h.lemma_ in clause.MEASURES and clause.real_head(h) == h)}
    meant = {lemma(clause.real_head(h)) for h in heads}  # "most of its sanctions"
    return {lemma(h) for h in heads} | meant | whole | counted | _sorts(heads)


def kinds_of(token: Token, resolved: Resolved) -> set[str]:
    """What kinds of name the token is of: what the language model takes it for, and whom the report knows by it."""
    found = {f"is-{token.ent_type_.lower()}"} if token.ent_type_ else set()
    if token.is_title and token.pos_ != "PRON" and (reference := resolved.reference_at(token.idx)) is not None:
        entity = resolved.entity(reference.entity)
        found |= {KINDS[entity.sort]} if entity is not None else set()
    return found


def _named(heads: list[Token], resolved: Resolved) -> set[str]:
    """Lemmas of the phrases and, "is-gpe", "is-norp", "is-org", "is-person" for the kinds of names among them."""
    tokens = [t for h in heads for t in clause.phrase_tokens(h)]
    return lemmas_of(tokens).union(*(kinds_of(t, resolved) for t in tokens))


def _doers(trigger: Token) -> list[Token]:
    """Heads of the phrases of who does it, of an adjective who is so."""
    if trigger.pos_ != "ADJ":
        return clause.doers(trigger) if trigger.pos_ in ("VERB", "AUX") else []
    told = trigger.head.head if trigger.dep_ == "conj" and trigger.head.pos_ == "ADJ" else trigger.head
    return clause.subjects(told) if told.pos_ in ("VERB", "AUX") else []


def _who(frame: Frame) -> set[str]:
    heads = _doers(frame.trigger)
    people = {"is-someone"} if any(sort_of(clause.real_head(h)) == "someone" for h in heads) else set()
    return _named(heads, frame.resolved) | people


def _whom(frame: Frame) -> set[str]:
    trigger = frame.trigger
    preps = [c for c in parse.children(trigger, *PREPOSITIONS) if c.lower_ not in TIMES]
    inner = [s for c in parse.children(trigger, "ccomp", "xcomp") for s in clause.own_subject(c)]
    met = undergoers(trigger) if trigger.pos_ == "VERB" else []
    held = [o for p in preps for o in clause.with_conjuncts(clause.phrase_objects(p))]
    people = {"is-someone"} if any(sort_of(clause.real_head(h)) == "someone" for h in (*met, *inner)) else set()
    return _named([*met, *inner, *held], frame.resolved) | people


def _gerunds(frame: Frame) -> set[str]:
    return {lemma(c) for c in parse.children(frame.trigger, "xcomp", "dobj", "ccomp", "acl") if c.tag_ == "VBG" or _having(c)} | {
        lemma(o) for p in parse.children(frame.trigger, "prep") for o in parse.children(p, "pcomp")
    }


def _having(verb: Token) -> bool:
    """ "Denied having fired"."""
    return verb.tag_ == "VBN" and any(a.lower_ == "having" for a in parse.children(verb, "aux"))


def _subject(frame: Frame) -> set[str]:
    heads = _doers(frame.trigger)
    return _named(heads, frame.resolved) | _sorts(heads)


def _particles(frame: Frame) -> set[str]:
    bare = [c for c in parse.children(frame.trigger, "prep") if not parse.children(c, "pobj", "pcomp")]
    return {lemma(c) for c in (*parse.children(frame.trigger, *PARTICLES), *bare)} | _next_particle(frame.trigger)


def _next_particle(trigger: Token) -> set[str]:
    """The word after the trigger where the parser made a preposition of a particle ("pulled out of")."""
    after = trigger.nbor(1) if trigger.i + 1 < len(trigger.doc) else None
    if after is None or after.lower_ == "to":
        return set()
    return {after.lower_} if after.pos_ in ("ADP", "ADV", "PART") or after.lower_ in LOOSE else set()


def _prepositions(frame: Frame) -> set[str]:
    own = parse.children(frame.trigger, *PREPOSITIONS)
    after = [c for p in (*own, *parse.children(frame.trigger, "prt", "advmod")) for c in parse.children(p, "prep")]
    meant = [c for c in parse.children(frame.trigger, "advcl", "ccomp") if _to(c)]
    wanted = [m for c in meant for m in parse.children(c, "mark") if m.lower_ == "for"]
    # "walked out of", "fell back from": the parser hangs one on the other; "called for a judge to look into it"
    return {c.lower_ for c in (*own, *after, *wanted)}


def _of_object(trigger: Token) -> list[Token]:
    """Prepositions that the parser hangs on the object: "pinned the blast on rebels", "put the plan on ice"."""
    heads = [h for h in clause.undergoers(trigger) if h.i > trigger.i] if trigger.pos_ == "VERB" else []
    return [p for h in heads for p in parse.children(h, "prep") if p.lower_ != "of"]


def _prepositions_near(frame: Frame) -> set[str]:
    return frame.words("prep") | {p.lower_ for p in _of_object(frame.trigger)}


def _prepositional_near(frame: Frame) -> set[str]:
    objects = [o for p in _of_object(frame.trigger) for o in clause.with_conjuncts(clause.phrase_objects(p))]
    return frame.words("pobj") | _named(objects, frame.resolved) | _sorts(objects)


def _prepositional(frame: Frame) -> set[str]:
    preps = parse.children(frame.trigger, *PREPOSITIONS, "prt", "advmod")
    objects = [o for p in preps for o in clause.with_conjuncts(clause.phrase_objects(p))]
    return _named(objects, frame.resolved) | _sorts(objects)


def _aim(frame: Frame) -> set[str]:
    """Heads of what a noun, or the object of a verb, is aimed at, without times: "an attack on the plan on Monday", "wage war on waste"."""
    met = undergoers(frame.trigger) if frame.trigger.pos_ == "VERB" else []
    aimed = (o for t in (frame.trigger, *met) for o in clause.preposition_objects(t, AIMED))
    return _heads([h for h in aimed if h.ent_type_ not in ("DATE", "TIME")])


def _infinitives(frame: Frame) -> set[str]:
    """Verbs of its infinitives, "is-not" where one is negated: "pledged not to attack"."""
    inner = [c for c in frame.trigger.children if c.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl") and _to(c)]
    return {lemma(c) for c in inner} | ({"is-not"} if any(parse.children(c, "neg") for c in inner) else set())


def _to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _clauses(frame: Frame) -> set[str]:
    """Verbs of clauses that are the object, "is-base" for a subjunctive ("insisted that he leave"), "is-whether" for a question."""
    doubted = [c for c in parse.children(frame.trigger, "advcl") if any(m.lower_ == "whether" for m in parse.children(c, "mark"))]
    inner = [*parse.children(frame.trigger, "ccomp"), *doubted]
    plain = any(c.tag_ in ("VB", "VBP") and clause.own_subject(c) and not parse.children(c, "aux") and c.lower_ == c.lemma_ for c in inner)
    base = plain or any(a.lower_ == "be" and not parse.children(c, "aux") for c in inner for a in parse.children(c, "auxpass"))
    wished = any(a.lower_ in ("must", "should") for c in inner for a in parse.children(c, "aux"))
    asked = any(m.lower_ in ("whether", "if", "how", "who") for c in inner for m in c.children)
    return {lemma(c) for c in inner} | ({"is-base"} if base or wished else set()) | ({"is-whether"} if asked else set())


def _modifiers(frame: Frame) -> set[str]:
    found = [t for c in parse.children(frame.trigger, *MODIFIERS) for t in c.subtree]
    before = joined(frame.trigger)
    return lemmas_of(found) | ({before.split("-")[0]} if before else set())


def _governors(frame: Frame) -> set[str]:
    """The words above a noun: a preposition, measures looked through, the noun or verb that has it."""
    found: set[str] = set()
    token = frame.trigger
    for _ in range(clause.DEPTH):
        if token.head == token:
            break
        token = token.head
        found |= {lemma(token), uncut().get(lemma(token), lemma(token))}
        if token.pos_ != "ADP" and lemma(token) not in clause.MEASURES | SPELLS:
            break
    return found


def _sentence(frame: Frame) -> set[str]:
    at = frame.trigger.i - frame.sentence.start
    found = lemmas_of(list(frame.sentence[max(0, at - NEAR) : at + NEAR]))
    return found | {"is-sport"} if of_sport(found) else found


def of_sport(words: set[str]) -> bool:
    """Whether the words of a sentence tell of sport: one that says so by itself, or two that do together."""
    seldom, hardly = words & classes()["seldom_sport"], words & classes()["hardly_sport"]
    sure = words & classes()["sport"] - classes()["seldom_sport"] - classes()["hardly_sport"]
    return bool(sure) or (bool(seldom) and len(seldom | hardly) > 1)


def _refused(frame: Frame) -> set[str]:
    """Auxiliaries of a negated verb, "will" for "will not accept"; the verb of an adjective, "be" for "is not ready"; "no" of a noun."""
    trigger = frame.trigger
    if trigger.pos_ == "ADJ":
        return {lemma(trigger.head)} if parse.children(trigger.head, "neg") or parse.children(trigger, "neg") else set()
    if trigger.pos_ == "NOUN":
        return {"no"} if any(c.lower_ == "no" for c in trigger.children) else set()
    aux = parse.children(trigger, "aux")
    return {lemma(a) for a in aux} if parse.children(trigger, "neg") else set()


FIELD_WORDS: dict[str, Callable[[Frame], set[str]]] = {
    "obj": _object,
    "head": _object_head,
    "subj": _subject,
    "who": _who,
    "whom": _whom,
    "prt": _particles,
    "prep": _prepositions,
    "pobj": _prepositional,
    "prep+": _prepositions_near,
    "pobj+": _prepositional_near,
    "aim": _aim,
    "to": _infinitives,
    "that": _clauses,
    "ing": _gerunds,
    "mod": _modifiers,
    "gov": _governors,
    "sent": _sentence,
    "neg": _refused,
}
