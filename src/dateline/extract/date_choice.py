"""Chooses the date of a happening among the dates of its sentence: the one that stands in the same clause as its trigger."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.core.mention import DateMention
from dateline.core.when import When
from dateline.extract.noun_sorts import sort_of
from dateline.read.reading import Reading

TOLD = ("ccomp", "parataxis")  # how a complement hangs on a verb of telling
DEPTH = 25  # steps up a parse: past any clause of a news sentence
APART = frozenset(["after", "before", "since", "until", "following", "despite", "amid"])  # words that part two times
ASIDE = ("relcl", "acl", "advcl")  # a clause whose date is its own, not that of the clause it hangs on
MANY = ("a rate", "one of many")  # how what "Mondays" and "on a Friday" mean is told: no certain day
NO_DAY = "a time of day, on the day of publication"  # how what "at 9 a.m." means is told where the report names no day for it
WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
YEAR = re.compile(r"\d{4}")
ENDS = (".", "!", "?")
FINITE = ("VBD", "VBZ", "VBP", "MD")
NOUNS = ("NOUN", "PROPN")
BEFORE_NOUN = ("poss", "compound", "nmod", "nummod", "amod")


@cache
def _words() -> dict[str, frozenset[str]]:
    text = (files("dateline.extract") / "tables" / "date_choice.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def when_for(trigger: Token, reading: Reading, dates: Sequence[DateMention]) -> When | None:
    """The date of what the trigger names, from the dates of its sentence; None where no date of the sentence is its own.

    Lengths, rates and vague references are no dates of happenings, nor is a date after "since" or "until". A weekday that could not be
    resolved is the date all the same: then the answer is None, not another date.
    """
    found = date_for(trigger, reading, dates)
    return When(found.edtf, found.earliest, found.latest) if found and (found.edtf or found.earliest or found.latest) else None


def weekday_for(trigger: Token, reading: Reading, dates: Sequence[DateMention]) -> int | None:
    """The weekday (1 to 7) of what the trigger names, where its date is a weekday of which nothing more is known."""
    found = date_for(trigger, reading, dates)
    named = WEEKDAY.match(found.timex or "") if found and not found.earliest and not (found.why or "").startswith(MANY) else None
    return int(named[1]) if named else None


def date_for(trigger: Token, reading: Reading, dates: Sequence[DateMention]) -> DateMention | None:
    """The mention that `when_for` takes its value from, resolved or not."""
    sentence = reading.sentence_at(trigger.idx)
    if sentence is None:
        return None
    near = [(d, _root(reading, d)) for d in dates if sentence.start <= d.span.start < sentence.end and datable(d)]
    if (told := _taken_up(trigger, [d for d, _ in near])) is not None:
        return told
    hung = [(d, root) for d, root in near if root is not None and not _bounds(d, root) and not _meant_for(root, trigger)]
    return next(_by_clause(trigger, hung), None) if hung else None


def _bounds(mention: DateMention, root: Token) -> bool:
    """Whether it is a bound; "shortly after 10 p.m. on Sunday" is on that Sunday, what was "not signed until May" was signed in May."""
    return bounded(root) and not (_clock_bound(mention, root) or _begun(root.head))


def _begun(prep: Token) -> bool:
    """Whether the bound is the day on which it was done or began: "was not signed until May", "has been jailed since May"."""
    verb = prep.head
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if prep.lower_ in ("until", "till"):
        refused = any(c.dep_ == "neg" for c in verb.children)
        return refused and (verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in helpers))
    kept = verb.tag_ == "VBN" and any(c.lower_ == "been" for c in helpers) and verb.lemma_.lower() in _words()["kept"]
    return prep.lower_ == "since" and kept


def _clock_bound(mention: DateMention, root: Token) -> bool:
    return root.head.lower_ in _words()["clock_bounds"] and "T" in (mention.timex or "")


def _meant_for(root: Token, trigger: Token) -> bool:
    """Whether the date is that for which a deed is meant, not its own: "accepted the plea and set his sentencing for Friday"."""
    return trigger.pos_ == "VERB" and root.dep_ == "pobj" and root.head.lower_ == "for"


def _taken_up(trigger: Token, dates: Sequence[DateMention]) -> DateMention | None:
    """The date that the trigger's clause takes up: "the first since 1959, when two passengers died"."""
    for node in (trigger, *islice(trigger.ancestors, DEPTH)):
        for when in (c for c in node.lefts if c.lower_ == "when"):
            return next((d for d in dates if 0 < when.idx - d.span.end <= len(", ")), None)
        if node.dep_ in (*ASIDE, *TOLD):
            return None
    return None


def datable(mention: DateMention) -> bool:
    """Whether the mention names a day, month, year or other cell of the calendar, known or not; a time of day alone names none."""
    if (mention.why or "").startswith(NO_DAY):
        return False
    return bool(mention.edtf or mention.earliest or mention.latest or (mention.timex or "").startswith("XXXX"))


def _root(reading: Reading, mention: DateMention) -> Token | None:
    words = reading.words(mention.span.start, mention.span.end)
    return words.root if words is not None and len(words) else None


def bounded(root: Token) -> bool:
    """Whether the date stands after a word that makes it a bound."""
    head = root.head
    return head is not root and head.lower_ in _words()["bounding"]


def _by_clause(trigger: Token, hung: list[tuple[DateMention, Token]]) -> Iterator[DateMention]:
    """Best first: dates on the trigger itself, on its verb, on a verb joined to it, on a verb above; then the only one there is."""
    yield from (d for d, root in hung if _year_after(d, root, trigger))
    times = clauses_of_time(trigger)
    hung = [(d, r) for d, r in hung if _times(d, r) <= times and not _parted(r, trigger) and not _of_joined(r, trigger)]
    chain = list(upward(trigger))
    for node in chain:
        same = [(d, root) for d, root in hung if node in _carriers(root)]
        yield from (d for d, _ in sorted(same, key=lambda pair: abs(pair[1].i - trigger.i)))
    if len(hung) == 1 and _times(*hung[0]) == times and not elsewhere(hung[0][1], trigger):
        yield hung[0][0]


def _year_after(mention: DateMention, root: Token, noun: Token) -> bool:
    """Whether the year stands right after a noun, wherever the parser hangs it: "recalled the bombing in 1995"."""
    placed = noun.pos_ == "NOUN" and root.dep_ == "pobj" and root.head.lower_ == "in" and root.head.i == noun.i + 1
    return placed and bool(YEAR.fullmatch(mention.edtf or ""))


def _of_joined(root: Token, trigger: Token) -> bool:
    """Whether it is the date of another noun, joined to the trigger and before it: "clashes on Monday and protests on Tuesday"."""
    return root.i < trigger.i and any(t.pos_ in NOUNS and t.i < trigger.i and trigger in t.conjuncts for t in _carriers(root))


def _times(mention: DateMention, root: Token) -> frozenset[int]:
    """Words of time under which the date stands, but for that of its own hour: "just before midnight"."""
    found = clauses_of_time(root)
    return found - {root.head.i} if _clock_bound(mention, root) else found


def _parted(root: Token, trigger: Token) -> bool:
    """Whether a semicolon stands between a date and the trigger: what it parts are sentences."""
    first, last = sorted((root.i, trigger.i))
    return any(t.text == ";" for t in trigger.doc[first:last])


def clauses_of_time(token: Token) -> frozenset[int]:
    """Positions of the words of time ("after", "before") under which the token stands."""
    found: set[int] = set()
    for node in (token, *islice(token.ancestors, DEPTH)):
        if node.lower_ in APART and not _right_after(node):
            found.add(node.i)
        found.update(c.i for c in node.lefts if c.dep_ == "mark" and c.lower_ in APART)
    return frozenset(found)


def _right_after(word: Token) -> bool:
    """Whether what stands under it is of the time of its clause: "shot two guards before fleeing", "not signed until May"."""
    if word.dep_ == "prep" and _begun(word):
        return True
    return word.lower_ == "before" and any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in word.children)


def upward(trigger: Token) -> Iterator[Token]:
    """The trigger, what is told of it after it, then what it hangs on, as far as one date or place reaches.

    Not out of a told clause to the verb of telling, nor from what another thing is of to where that was: "a video of the attack".
    """
    yield from told_further(trigger)
    node = trigger
    while True:
        yield node
        if (node.lower_ in APART and not _right_after(node)) or any(c.dep_ == "mark" and c.lower_ in APART for c in node.lefts):
            return  # "talks on Monday, hours after a raid": the raid was at another time
        if node.dep_ == "conj" and node.head.lemma_.lower() in _words()["telling"] and _subject(node):
            return  # "…, officials said on Friday, and 300 were hurt"
        yield from _joined(node)
        if (_spoken_of(node) and not _done_in_saying(node)) or _of_thing(node):
            return
        if node.head == node or (node.dep_ in ASIDE and not _together(node)):
            if node.dep_ == "relcl":
                yield node.head  # "the bombing on Sunday, which killed 12", "a 2014 attack that left 30 dead"
            return
        if node.dep_ == "conj" and node.pos_ in NOUNS and node.head.pos_ in NOUNS:
            node = _first(node)  # what stands with the noun before "and" is its own: "a raid in Gao and many more raids"
            if _spoken_of(node) or _of_thing(node) or node.head == node or node.dep_ in ASIDE:
                return
        node = node.head


def told_further(trigger: Token) -> Iterator[Token]:
    """The verbs that say when or where what the noun names was: "the shooting, which occurred on Tuesday", "a raid carried out in May"."""
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return
    spoken = _words()["telling"] | _words()["about"]
    for verb in (c for c in trigger.rights if c.dep_ in ("relcl", "acl") and c.pos_ == "VERB" and c.lemma_.lower() not in spoken):
        own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        if verb.tag_ != "VB" and (verb.dep_ == "acl" or any(s.lower_ in ("which", "that") for s in own)):
            yield verb


def _joined(node: Token) -> Iterator[Token]:
    """What is joined to it by "and": what stands before, nearest first, then what follows and has no subject of its own."""
    if node.dep_ == "conj" and not (node.pos_ in NOUNS and node.head.pos_ in NOUNS):
        row = sorted((node.head, *node.head.conjuncts), key=lambda t: t.i)
        yield from (t for t in reversed(row) if t.i < node.i)
        yield from (t for t in row if t.i > node.i and not _own_clause(t))
    elif node.pos_ in ("VERB", "AUX"):
        yield from (t for t in node.conjuncts if t.i > node.i and (not _own_clause(t) or (_suffered(node) and _suffered(t))))


def _own_clause(verb: Token) -> bool:
    """Whether it has its own subject or auxiliary: "robbed a bank and fled on Monday", but "was convicted and was caught again in May"."""
    return any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.lefts)


def _first(noun: Token) -> Token:
    """The first of joined nouns."""
    while noun.dep_ == "conj" and noun.head.pos_ in NOUNS:
        noun = noun.head
    return noun


def _suffered(verb: Token) -> bool:
    """Whether it is passive with a subject of its own: "two were killed and nine were hurt in a blast on Friday"."""
    return any(c.dep_ == "nsubjpass" for c in verb.children)


def _of_thing(node: Token) -> bool:
    """Whether a noun hangs on another that is of another time than it: "a suspect in the attack", not "a series of attacks"."""
    if node.dep_ != "pobj" or node.head.lower_ not in _words()["concerning"] or node.head.head.pos_ != "NOUN":
        return False
    if sort_of(node) in ("someone", "something"):
        return False  # "a convoy of lorries" is where and when they are
    whole = node.head.head.lemma_.lower()
    return whole not in _words()["of_one_time"] and not whole.endswith("ing")  # "the taping of a debate"


def _spoken_of(node: Token) -> bool:
    """Whether the node is what its verb tells or speaks of, which has a time of its own: "was charged on Monday with the attack"."""
    verb = node.head.lemma_.lower()
    if node.dep_ in TOLD:
        return verb in _words()["telling"] or _finite(node)
    return node.dep_ in ("dobj", "prep", "nsubjpass") and verb in _words()["about"]


def _done_in_saying(node: Token) -> bool:
    """Whether to say it is to do it: "“We condemn this,” he said on Monday"."""
    if node.tag_ != "VBP" or node.lemma_.lower() not in _words()["done_in_saying"]:
        return False
    first = any(c.lower_ in ("i", "we") for c in node.lefts if c.dep_ == "nsubj")
    return first and not any(c.dep_ in ("aux", "neg") for c in node.lefts)


def _finite(node: Token) -> bool:
    """Whether a clause of its own hangs on a verb of speech or thought: "decided that troops would leave", unlike "let them leave"."""
    helpers = (c.tag_ for c in node.children if c.dep_ in ("aux", "auxpass"))
    return node.head.pos_ == "VERB" and _subject(node) and any(tag in FINITE for tag in (node.tag_, *helpers))


def _together(verb: Token) -> bool:
    """Whether a clause is of the time of what it hangs on: "as they met", or a participle of the same doer ("stormed it, opening fire")."""
    if verb.dep_ != "advcl":
        return False
    if any(c.lower_ in _words()["together"] for c in verb.children):
        return True
    return verb.tag_ == "VBG" and not any(c.dep_ in ("mark", "aux") or c.dep_.startswith("nsubj") for c in verb.lefts)


def _subject(token: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


def _carriers(root: Token) -> tuple[Token, ...]:
    """What a date is a date of: the words it hangs on, up to and with its first verb.

    A date before its noun dates no verb of which that noun is an object: who condemned Sunday's attack did not do so on Sunday.
    """
    found: list[Token] = []
    node = root
    for _ in range(12):
        before = root.dep_ in BEFORE_NOUN and found and found[-1].dep_ not in ("nsubj", "nsubjpass", *BEFORE_NOUN)
        if node.head == node or before:
            break
        node = node.head
        found.append(node)
        if node.pos_ in ("VERB", "AUX"):
            break
    return tuple(found)


def _before_its_clause(trigger: Token) -> bool:
    """Whether the trigger was done before what its clause hangs on: "he left in May, having shot two men"."""
    return any(t.dep_ == "advcl" and any(c.lower_ == "having" for c in t.lefts) for t in (trigger, *trigger.ancestors))


def _unread(sentence: Words) -> bool:
    """Whether the parser took the verb of a whole sentence for a noun, as in "A young man in armour storms a cinema"."""
    noun = sentence.root.pos_ in ("NOUN", "PROPN") and sentence[-1].text in ENDS
    return noun and any(t.dep_ in ("dobj", "appos") and t.head != sentence.root for t in sentence)


def _in_aside(trigger: Token, verb: Token) -> bool:
    """Whether the trigger stands in a clause that only says which person or thing is meant: "those who fled in the raid met on Monday"."""
    between = (t for t in (trigger, *trigger.ancestors) if verb.is_ancestor(t))
    return any((t.dep_ == "relcl" and not _there(t)) or (t.dep_ == "acl" and t.tag_ == "VBN") or _of_thing(t) for t in between)


def _there(verb: Token) -> bool:
    """Whether a clause tells what is done where the one it hangs on leads: "flies to Halm on Monday, where she will meet the king"."""
    return any(c.lower_ == "where" for c in verb.lefts)


def _in_later_clause(trigger: Token, verb: Token) -> bool:
    """Whether a joined clause that says anew what was done holds it: "was tried, but was caught again in 1968"."""
    joined = verb.dep_ == "conj" and verb.i > trigger.i and trigger in verb.conjuncts
    return joined and _own_clause(verb) and not (_suffered(trigger) and _suffered(verb))


def elsewhere(root: Token, trigger: Token) -> bool:
    """Whether a date or place stands in a clause of its own that the trigger is no part of, or is that of a verb of telling."""
    verb = next((t for t in _carriers(root) if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return root.dep_ in BEFORE_NOUN
    if _unread(trigger.sent):
        return False
    if verb.lemma_.lower() in _words()["telling"] or any(_spoken_of(t) and not t.is_ancestor(root) for t in (trigger, *trigger.ancestors)):
        return True
    if _before_its_clause(trigger) or _in_aside(trigger, verb) or _in_later_clause(trigger, verb):
        return True
    return any(node.dep_ in (*ASIDE, *TOLD) and not node.is_ancestor(trigger) for node in (verb, *verb.ancestors))
