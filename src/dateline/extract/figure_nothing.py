"""Find stated zeros ("no casualties", "no one was hurt") and stated ignorance ("no reports of casualties", "toll not known")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.extract.figure_clause import Clause
from dateline.extract.figure_nouns import Counted, Tokens
from dateline.extract.figure_role_words import Roles, merged, roles_by
from dateline.extract.quantity_lexemes import table, words

TABLE = "figure_nothing"
NOBODY = words(TABLE, "nobody")
REPORT = words(TABLE, "report")
REPORTED = words(TABLE, "reported")
UNKNOWN = words(TABLE, "unknown")
LOSS: dict[str, tuple[str, str]] = {k: (v[0], v[1]) for k, v in table(TABLE)["loss"].items()}
NEGATIONS = frozenset({"no", "without", "not", "n't", "n’t", "nobody", "none", "noone", "zero", "unknown", "unclear", "undisclosed", "unspecified", "neither", "yet"})
PEOPLE_ROLES = frozenset({"killed", "injured", "missing", "captured", "detained", "displaced", "affected"})
REACH = 14  # tokens between a negation and the words of loss it covers


@dataclass(frozen=True, slots=True)
class Nothing:
    """One stated zero or ignorance: the first and last token, what, roles, and which of the two it is."""

    first: Token
    last: Token
    anchor: Token
    what: str
    roles: Roles
    unknown: bool


def nothings(tokens: Tokens) -> Iterator[Nothing]:
    """All of a sentence, in order, not overlapping."""
    after = -1
    for token in tokens.tokens:
        if token.lower_ not in NEGATIONS or token.i <= after:
            continue
        found = stated(tokens, token)
        if found:
            after = found.last.i
            yield found


def stated(tokens: Tokens, token: Token) -> Nothing | None:
    low = token.lower_
    if low in ("no", "without", "zero"):
        following = tokens.after(token)
        if low == "no" and following is not None and following.lower_ == "one":
            return nobody(tokens, token, following)
        return no_loss(tokens, token)
    if low in NOBODY or low in ("neither",):
        return nobody(tokens, token, token)
    return not_known(tokens, token)


# zeros


def nobody(tokens: Tokens, first: Token, subject: Token) -> Nothing | None:
    """ "no one was hurt", "none of the passengers were killed": a zero where the verb is one of loss."""
    if first.lower_ == "none" and subject.dep_ not in ("nsubj", "nsubjpass"):
        return None
    verb = subject.head
    if subject.dep_ not in ("nsubj", "nsubjpass") or verb.i < subject.i:
        return None
    roles = Clause(Counted(subject, None, "person", 0, 0)).roles()
    lost = tuple(r for r in roles if r in PEOPLE_ROLES)
    if not lost:
        return None
    last = end_of_verb(verb)
    return Nothing(first, last, subject, "person", lost, reported_only(verb))


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
    loss = [t for t in run if t.lower_ in LOSS]
    if not loss or not covers(token, loss[0], run):
        return None
    report = next((t for t in run if t.i < loss[0].i and t.lower_ in REPORT), None)
    if report is None and any(t.pos_ in ("VERB", "AUX") for t in run if t.i < loss[0].i):
        return None
    last = joined_loss(loss, run)
    told = next((c for t in loss for c in t.children if c.dep_ == "acl" and c.lower_ == "reported" and c.i > last.i), None)
    unknown = report is not None or told is not None or passive_report(loss[0], last)
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


def covers(negation: Token, loss: Token, run: list[Token]) -> bool:
    """The words of loss follow the negation closely, or after a word of report."""
    between = [t for t in run if t.i < loss.i]
    if any(t.lower_ in REPORT for t in between):
        return True
    return len(between) <= 3 and all(t.pos_ in ("ADJ", "NOUN", "CCONJ", "ADV", "PUNCT", "PROPN", "VERB", "ADP", "DET") and not t.lower_ == "in" for t in between)


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


def not_known(tokens: Tokens, token: Token) -> Nothing | None:
    """ "not immediately clear how many people were killed", "the number of dead was not known", "an unknown number of dead"."""
    run = ahead(tokens, token)
    if token.lower_ in ("unknown", "unclear", "undisclosed", "unspecified"):
        known: Token | None = token
    else:
        known = next((t for t in run[:4] if t.lower_ in UNKNOWN or t.lemma_ in ("know", "say", "give", "release", "confirm", "disclose", "specify")), None)
    if known is None:
        return None
    after = [t for t in run if t.i > known.i]
    many = next((b for a, b in zip(after, after[1:], strict=False) if a.lower_ == "how" and b.lower_ in ("many", "much")), None)
    number = next((t for t in after[:5] if t.lower_ in ("number", "numbers", "extent")), None)
    if many is not None:
        return asked(tokens, token, many)
    if number is not None and (known.i == token.i or (after and number.i - known.i <= 4)):
        return asked(tokens, token, number)
    return number_not_known(tokens, token, known)


def asked(tokens: Tokens, first: Token, many: Token) -> Nothing | None:
    """ "how many people were killed", "the number of dead": what the question is about."""
    at = many.i - tokens.tokens[0].i
    rest = []
    for t in tokens.tokens[at : at + REACH]:
        if t.text in (",", ".", ";", ":"):
            break
        rest.append(t)
    roles, last = loss_in(rest)
    if not roles and any(t.lower_ in ("aboard", "board", "onboard", "inside") for t in rest):
        roles, last = ("present",), rest[-1]
    if not roles:
        return None
    return Nothing(first, last, many, "person", roles, True)


def loss_in(run: list[Token]) -> tuple[Roles, Token]:
    """Roles of the words of loss in a stretch, and the last of them."""
    found: Roles = ()
    last = run[0]
    for t in run:
        roles = roles_by("state").get(t.lower_) or roles_by("counted").get(t.lemma_.lower()) or (
            roles_by("object").get(t.lemma_.lower()) or roles_by("subject").get(t.lemma_.lower()) if t.pos_ == "VERB" else None)  # fmt: skip
        lost = tuple(r for r in roles or () if r in PEOPLE_ROLES)
        if lost:
            found, last = merged(found, lost), t
    return found, last


def number_not_known(tokens: Tokens, token: Token, known: Token) -> Nothing | None:
    """ "the number of dead was not known", "the death toll is unclear": the subject is a count of loss."""
    verb = known if known.pos_ == "VERB" else known.head
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.i > token.i or subject.lemma_ not in ("number", "toll", "extent", "casualty", "count", "figure"):
        return None
    roles, _ = loss_in([t for t in subject.subtree if t.i <= token.i] or [subject])
    if not roles and subject.lemma_ == "toll":
        roles = ("killed",)
    return Nothing(subject.left_edge, max(known, token, key=lambda t: t.i), subject, "person", roles, True) if roles else None
