"""Find stated zeros ("no casualties", "no one was hurt") and stated ignorance ("no reports of casualties", "toll not known")."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from dateline.extract.figures.clause import Clause
from dateline.extract.figures.lemmas import HUMAN, is_human, lemma_of
from dateline.extract.figures.nothing_done import undone
from dateline.extract.figures.nothing_paid import Nothing, unpaid
from dateline.extract.figures.nouns import Counted, what_of
from dateline.extract.figures.phrase import Tokens
from dateline.extract.figures.role_words import Roles, listed, merged, roles_by
from dateline.extract.figures.roles import fitting
from dateline.extract.quantities.lexemes import table, words

TABLE = "figure_nothing"
NOBODY = words(TABLE, "nobody")
REPORT = words(TABLE, "report")
REPORTED = words(TABLE, "reported")
UNKNOWN = words(TABLE, "unknown")
NEGATIONS = words(TABLE, "negations")
ITSELF = words(TABLE, "itself")
COUNTS = words(TABLE, "counts")
CAUSING = words(TABLE, "causing")
LOSS: dict[str, tuple[str, str]] = {k: (v[0], v[1]) for k, v in table(TABLE)["loss"].items()}
PEOPLE_ROLES = frozenset({"killed", "injured", "missing", "captured", "detained", "displaced", "affected", "released"})
THING_ROLES = frozenset({"damaged", "destroyed", "hit", "used", "intercepted", "captured"})
SERVICES = listed("machines") | listed("venues") | {"flight", "service", "operation"}
PLACES = words(TABLE, "places")
KNOWING = ("know", "say", "give", "release", "confirm", "disclose", "specify", "provide", "publish", "offer", "issue", "estimate", "count")
HAVING = words(TABLE, "having")
STATES = words(TABLE, "states")
ONLY_NO = words(TABLE, "only_no")
WITHIN = words(TABLE, "within")
EARLY = words(TABLE, "early")
ANYBODY = ("anyone", "anybody")
NEAR = 5  # tokens of a place that belong to the phrase of a zero
REACH = 14  # tokens between a negation and the words of loss it covers


def nothings(tokens: Tokens) -> Iterator[Nothing]:
    """All of a sentence, in order, not overlapping."""
    after = -1
    for token in tokens.tokens:
        if token.lower_ not in NEGATIONS or token.i <= after or bounds(token):
            continue
        if found := stated(tokens, token) or unpaid(tokens, token) or undone(tokens, token):
            after = found.last.i
            yield found


def bounds(token: Token) -> bool:
    """ "no fewer than 40 men were killed": the limit of a number."""
    return token.i + 2 < len(token.doc) and token.nbor().tag_ in ("JJR", "RBR") and token.nbor(2).lower_ == "than"


def stated(tokens: Tokens, token: Token) -> Nothing | None:
    low = token.lower_
    if low == "zero" and token.text != low and token.i > 0 and token.nbor(-1).text.istitle():
        return None  # "Ground Zero"
    if low in ("no", "without", "zero"):
        one = no_one(tokens, token) if low == "no" else None
        found = no_loss(tokens, token) or none_of_them(token) if one is None else nobody(tokens, token, one) or nobody_knows(tokens, one)
        return found or none_there(token) or no_word(tokens, token) or (nobody_knows(tokens, token) if low == "no" else None)
    if low in EARLY:
        found = nobody_knows(tokens, token) if token.i > 0 and token.nbor(-1).lower_ == "too" else None
        return replace(found, first=token.nbor(-1)) if found is not None else None
    if low == "neither" and token.dep_ in ("det", "preconj"):
        return none_of_them(token) or not_known(tokens, token)
    if low in NOBODY or low in ("neither",):
        return nobody(tokens, token, token) or nobody_knows(tokens, token)
    return not_known(tokens, token)


def no_one(tokens: Tokens, token: Token) -> Token | None:
    """The "one" of "no one" and "no-one"."""
    following = tokens.after(token)
    if following is not None and following.text in ("-", "‑"):
        following = tokens.after(following)
    return following if following is not None and following.lower_ == "one" else None


# zeros


def none_of_them(token: Token) -> Nothing | None:
    """ "no soldiers were killed", "neither pilot was hurt": a noun that "no" denies, with a verb of loss."""
    noun = token.head
    if token.dep_ not in ("det", "preconj", "neg", "predet") or noun.dep_ not in ("nsubj", "nsubjpass") or noun.i - token.i > 4:
        return None
    return zero_of(token, noun, "person" if what_of(noun) in ("person", "") else what_of(noun))


def none_there(token: Token) -> Nothing | None:
    """ "there were no passengers on the train": people who are said not to be there."""
    noun, verb = token.head, token.head.head
    what = what_of(noun)
    if verb.lemma_ != "be" or noun.dep_ not in ("attr", "nsubj") or token.i > noun.i or not any(c.dep_ == "expl" for c in verb.children):
        return None
    place = next((c for c in (*noun.children, *verb.children) if c.lower_ in PLACES and c.i > noun.i), None)
    alive = next((c for c in (*noun.children, *verb.children) if c.lower_ in STATES and c.i > noun.i), None)
    if alive is not None and (what == "person" or lemma_of(noun) in HUMAN):
        return Nothing(token, alive, noun, what, roles_by("state").get(alive.lower_, ("other",)), False)
    if place is None or not (what == "person" or lemma_of(noun) in HUMAN):
        return None
    last = max(place.subtree, key=lambda t: t.i)
    return Nothing(token, last if last.i - noun.i <= NEAR else noun, noun, what, ("present",), False)


def nobody(tokens: Tokens, first: Token, subject: Token) -> Nothing | None:
    """ "no one was hurt", "none of the passengers were killed": a zero where the verb is one of loss."""
    if first.lower_ == "none" and subject.dep_ not in ("nsubj", "nsubjpass"):
        return None
    verb = subject.head
    if first.lower_ != "none" and (found := nobody_left(first, subject)):
        return found
    if subject.dep_ not in ("nsubj", "nsubjpass") or verb.i < subject.i:
        return None
    things = zero_of(first, subject, "thing") if first.lower_ == "none" else None  # "forty drones came; none was shot down"
    return zero_of(first, subject, "person") or things


def nobody_left(first: Token, subject: Token) -> Nothing | None:
    """ "left no one dead", "there was nobody inside the mosque"."""
    verb, after = subject.head, subject.nbor() if subject.i + 1 < len(subject.doc) else subject
    state = roles_by("state").get(after.lower_, ())
    if state and verb.i < subject.i + 3 and (verb.lemma_ == "leave" or verb.i == after.i):
        return Nothing(first, after, subject, "person", state, False)
    if verb.lemma_ != "be" or not any(c.dep_ == "expl" for c in verb.children):
        return None
    place = next((c for c in (*subject.children, *verb.children) if c.lower_ in PLACES and c.i > subject.i), None)
    if place is None:
        return None
    last = max((t for t in place.subtree if t.i - subject.i <= NEAR), key=lambda t: t.i, default=place)
    return Nothing(first, last, subject, "person", ("present",), False)


def zero_of(first: Token, subject: Token, what: str) -> Nothing | None:
    """The zero where the subject's verb gives a role of loss."""
    verb = subject.head
    lost = zero_roles(first, subject, what)
    supposed = (c.tag_ == "MD" or c.lower_ in ("if", "unless", "until") for c in verb.children)
    if not lost or verb.i < subject.i or any(supposed):  # "no one should be hurt" states nothing
        return None
    last = end_of_verb(verb) if lost != ("present",) else end_of_place(verb)
    return Nothing(first, last, subject, what, lost, reported_only(verb))


def zero_roles(first: Token, subject: Token, what: str) -> Roles:
    """What the verb says did not befall people ("was hurt", "was in the school") or things ("were damaged", "were fired")."""
    human = is_human(what)
    counted = Counted(subject, None, "person" if human else what, first.idx, subject.idx + len(subject.text))
    said = Clause(counted).governed(subject, 0)
    if not human:
        fit = fitting(counted, said) if subject.tag_ == "NNS" or first.lower_ in ("not", "none") else ()
        return tuple(r for r in fit if r in THING_ROLES or (r == "affected" and what in SERVICES))
    if "present" in said and subject.head.lemma_ == "be":
        return ("present",)
    return tuple(r for r in said if r in PEOPLE_ROLES)


def end_of_place(verb: Token) -> Token:
    """The last word of "was in the school at the time", as far as it belongs to the place."""
    place = next((c for c in verb.children if c.lower_ in PLACES and c.i > verb.i), verb)
    last = max((t for t in place.subtree if t.i - verb.i <= NEAR), key=lambda t: t.i, default=verb)
    return last if place is not verb else verb


def reported_only(verb: Token) -> bool:
    """ "no one was reported hurt": nobody says that nobody was."""
    return verb.lemma_ == "report"


def end_of_verb(verb: Token) -> Token:
    """The last word of the verb and its conjuncts of loss: "was killed or injured"."""
    known = merged_words()
    joined = [c for c in verb.subtree if c.i > verb.i and c.i - verb.i <= 4 and (c.lower_ in known or c.lemma_.lower() in known)]
    return joined[-1] if joined else verb


def merged_words() -> frozenset[str]:
    return frozenset(k for s in ("state", "object") for k, v in roles_by(s).items() if set(v) & PEOPLE_ROLES)


def no_loss(tokens: Tokens, token: Token) -> Nothing | None:
    """ "no casualties", "without injuries", "no immediate reports of casualties", "no word on casualties"."""
    run = ahead(tokens, token)
    loss = [t for t in run if t.lower_ in LOSS and (t.lower_ != "life" or (t.i > 1 and t.nbor(-2).lower_ == "loss"))]
    if not loss or not covers(loss[0], run) or (token.lower_ == "without" and loss[0].lower_ in ONLY_NO):
        return None
    report = next((t for t in run if t.i < loss[0].i and t.lower_ in REPORT), None)
    if report is None and any(t.pos_ in ("VERB", "AUX") and t.lemma_ not in CAUSING for t in run if t.i < loss[0].i):
        return None
    last = joined_loss(loss, run)
    told = next((c for t in loss for c in t.children if c.dep_ == "acl" and c.lower_ == "reported" and c.i > last.i), None)
    knows = token.i > 1 and token.nbor(-1).lower_ == "of" and token.nbor(-2).lemma_ in KNOWING  # "knew of no injuries"
    unknown = report is not None or told is not None or passive_report(loss[0], last)
    count = loss[0].head if loss[0].dep_ in ("compound", "amod") and loss[0].head.lower_ in REPORT else None  # "no casualty figures"
    if count is not None:
        shown = count.head if count.dep_ == "nsubjpass" and count.head.i > count.i else count
        return Nothing(token, shown, loss[0], LOSS[loss[0].lower_][0], tuple(LOSS[loss[0].lower_][1].split()), True)
    if knows:
        return Nothing(token.nbor(-2), last, loss[0], LOSS[loss[0].lower_][0], tuple(LOSS[loss[0].lower_][1].split()), True)
    if not unknown and loss[0].dep_ in ("compound", "amod"):
        return None
    verb = told or (loss[0].head if unknown and report is None else None)
    what, roles = LOSS[loss[0].lower_]
    all_roles = merged(*(tuple(LOSS[t.lower_][1].split()) for t in loss if t.i <= last.i))
    end = verb if verb is not None and verb.i > last.i else last
    return Nothing(token, end, loss[0], what, tuple(r for r in all_roles if r != "damaged") or tuple(roles.split()), unknown)


def ahead(tokens: Tokens, token: Token) -> list[Token]:
    """The tokens after a negation up to the next stop, comma-separated clauses cut off."""
    at = token.i - tokens.tokens[0].i + 1
    run = []
    for t in tokens.tokens[at : at + REACH]:
        if t.text in (".", ";", ":", "!", "?") or t.lower_ in ("but", "although", "though", "while", "because"):
            break
        run.append(t)
    return run


def covers(loss: Token, run: list[Token]) -> bool:
    """The words of loss follow the negation closely, or after a word of report."""
    between = [t for t in run if t.i < loss.i]
    if any(t.lower_ in REPORT for t in between):
        return True
    return len(between) <= 3 and all(
        t.pos_ in ("ADJ", "NOUN", "CCONJ", "ADV", "PUNCT", "PROPN", "VERB", "ADP", "DET") and t.lower_ != "in" for t in between
    )


def joined_loss(loss: list[Token], run: list[Token]) -> Token:
    """ "no deaths or injuries": the last noun of loss joined to the first."""
    last = loss[0]
    for t in loss[1:]:
        between = [x for x in run if last.i < x.i < t.i]
        if any(x.lower_ in ("or", "and", ",") for x in between) and len(between) <= 2:
            last = t
    return last


def passive_report(loss: Token, last: Token) -> bool:
    """ "no injuries were reported", "no casualties have been confirmed": nobody says that there were none."""
    verb = loss.head
    return loss.dep_ == "nsubjpass" and verb.lower_ in REPORTED and verb.i > last.i


# ignorance


def no_word(tokens: Tokens, token: Token) -> Nothing | None:
    """ "no word on how many had survived", "no details of how many were hurt": nobody says how many."""
    run = ahead(tokens, token)
    if not any(t.lower_ in REPORT for t in run[:3]):
        return None
    if (told := next((t for t in run[:6] if t.lower_ == "that" and t.dep_ == "mark"), None)) is not None:
        return no_word_that(token, told)
    many = next((b for a, b in itertools.pairwise(run[:8]) if a.lower_ == "how" and b.lower_ == "many"), None)
    return asked(tokens, token, many) if many is not None else None


def no_word_that(first: Token, that: Token) -> Nothing | None:
    """ "no reports that anyone was hurt", "no indication that any passengers died"."""
    verb = that.head
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or not (subject.lower_ in ANYBODY or is_human(lemma_of(subject))) or any(c.dep_ == "neg" for c in verb.children):
        return None
    lost = zero_roles(first, subject, "person")
    return Nothing(first, end_of_verb(verb), subject, "person", lost, True) if lost and lost != ("present",) else None


def nobody_knows(tokens: Tokens, token: Token) -> Nothing | None:
    """ "nobody knows how many are buried"."""
    run = ahead(tokens, token)
    if not any(t.lemma_ in ("know", "say", "tell") for t in run[:3]):
        return None
    many = next((b for a, b in itertools.pairwise(run[:8]) if a.lower_ == "how" and b.lower_ == "many"), None)
    return asked(tokens, token, many) if many is not None else None


def not_known(tokens: Tokens, token: Token) -> Nothing | None:
    """ "not immediately clear how many people were killed", "the number of drowned was not known", "an unknown number of dead"."""
    run = ahead(tokens, token)
    if token.lower_ in ("not", "n't", "n’t") and run:
        denied = no_loss(tokens, token) if run[0].lemma_ in CAUSING and len(run) > 1 and run[1].lower_ in ("any", "in", "to") else None
        if denied or run[0].lower_ == "one" or [t.lower_ for t in run[:2]] in (["a", "single"], ["a", "soul"]):
            return denied or single(token, run)
    near = [token] if token.lower_ in ITSELF else [t for t in run[:4] if t.lower_ in UNKNOWN | HAVING or t.lemma_ in KNOWING]
    known = next(iter(near), None)
    if known is None:
        return None
    after = [t for t in run if t.i > known.i]
    many = next((b for a, b in itertools.pairwise(after) if a.lower_ == "how" and b.lower_ in ("many", "much")), None)
    number = next((t for t in after[:5] if t.lower_ in ("number", "numbers", "extent")), None)
    anyone = next(
        (b for a, b in itertools.pairwise(after) if a.lower_ in ("whether", "if") and b.lower_ in ("anyone", "anybody", "any", "there")),
        None,
    )
    question = many or anyone
    if question is None and known.lemma_ in KNOWING and any(t.lower_ in LOSS for t in after[:5]):
        return figures_kept(token, after)
    if question is not None:
        return asked(tokens, token, question, many is not None)
    if number is not None and (known.i == token.i or (after and number.i - known.i <= 4)):
        return asked(tokens, token, number)
    return number_not_known(tokens, token, known)


def figures_kept(first: Token, after: list[Token]) -> Nothing | None:
    """ "did not give casualty figures", "neither side gave a death toll", "has not released details of the injured"."""
    loss = next(t for t in after if t.lower_ in LOSS)
    count = loss.head if loss.dep_ in ("compound", "amod") else next((t for t in after if t.i < loss.i and t.lower_ in REPORT), None)
    if count is None or count.lower_ not in REPORT:
        return None
    return Nothing(first, max(count, loss, key=lambda t: t.i), loss, LOSS[loss.lower_][0], tuple(LOSS[loss.lower_][1].split()), True)


def single(first: Token, run: list[Token]) -> Nothing | None:
    """ "not a single person was hurt", "not one of the hostages was freed", "not one house was left standing"."""
    subject = next((t for t in run[:4] if t.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.head.pos_ not in ("VERB", "AUX") or any(c.tag_ == "MD" for c in subject.head.children):
        return None
    whole = next((g for c in subject.children if c.lower_ == "of" for g in c.children if g.pos_ == "NOUN"), None)
    what = what_of(whole if whole is not None else subject) if subject.lower_ not in ("person", "soul") else "person"
    what = "person" if what == "one" else what
    return zero_of(first, subject, what) or Nothing(first, subject.head, subject, what, ("other",), False)


def asked(tokens: Tokens, first: Token, many: Token, counted: bool = True) -> Nothing | None:
    """ "how many people were killed", "the number of dead": what the question is about."""
    at = many.i - tokens.tokens[0].i
    rest = []
    for t in tokens.tokens[at : at + REACH]:
        if t.text in (",", ".", ";", ":"):
            break
        rest.append(t)
    roles, last = loss_in(rest)
    if many.lower_ == "many" and many.head.pos_ == "NOUN" and many.head.i > many.i and not is_human(lemma_of(many.head)):
        return None  # "how many jobs might be lost"
    if not counted and set(roles) <= {"affected"}:
        return None  # "unclear whether any of them works here"
    if not roles and any(t.lower_ in WITHIN for t in rest):
        roles, last = ("present",), rest[-1]
    if not roles:
        noun = many.head if many.lower_ == "many" else many
        roles = tuple(Clause(Counted(noun, None, "", noun.idx, noun.idx + len(noun.text))).governed(noun, 0))
        last = max((noun.head, noun), key=lambda t: t.i)
    if not roles and many.lower_ == "many" and is_human(lemma_of(many.head)) and many.head.head.tag_ in ("VBD", "VBN", "VBZ", "VBP"):
        placed = many.head.head.lemma_ == "be" and any(c.lower_ in PLACES for c in many.head.head.children)
        roles, last = ("present",) if placed else ("other",), rest[-1]
    if not roles:
        return None
    return Nothing(first, last, many, "person", roles, True)


def loss_in(run: list[Token]) -> tuple[Roles, Token]:
    """Roles of the words of loss in a stretch, and the last of them."""
    found: Roles = ()
    last = run[0]
    for t in run:
        lost = tuple(r for r in loss_of(t) if r in PEOPLE_ROLES)
        if lost:
            found, last = merged(found, lost), t
    return found, last


def loss_of(token: Token) -> Roles:
    """The roles of one word of loss, whatever its place in the clause."""
    if token.lower_ in LOSS and token.dep_ != "compound":  # not "life jackets"
        return tuple(LOSS[token.lower_][1].split())
    low = token.lemma_.lower()
    if low == "lose" and token.tag_ in ("VBD", "VBP", "VBZ"):
        return ("killed",)  # "how many fighters it lost"
    found = roles_by("state").get(token.lower_) or roles_by("counted").get(low)
    verbal = token.pos_ == "VERB" and (roles_by("object").get(low) or roles_by("subject").get(low))
    return found or verbal or ()


def number_not_known(tokens: Tokens, token: Token, known: Token) -> Nothing | None:
    """ "the number of drowned was not known", "the death toll is unclear": the subject is a count of loss."""
    verb = known if known.pos_ == "VERB" else known.head
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    whole = next((c for c in verb.children if c.dep_ == "csubj" and c.left_edge.lower_ == "how" and c.i < token.i), None)
    if whole is not None and (question := asked(tokens, whole.left_edge, whole.left_edge.nbor())):
        return replace(question, last=max(known, token, key=lambda t: t.i))  # "how many were on board was not known"
    if subject is None or subject.i > token.i or subject.lemma_ not in COUNTS:
        return None
    roles, _ = loss_in([t for t in subject.subtree if t.i <= token.i] or [subject])
    if not roles and subject.lemma_ == "toll":
        roles = ("killed",)
    return Nothing(subject.left_edge, max(known, token, key=lambda t: t.i), subject, "person", roles, True) if roles else None
