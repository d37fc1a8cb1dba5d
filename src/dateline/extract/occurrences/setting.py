"""What a report as a whole is about, for words that tell of an attack in one setting and of a game, an accident or a debate in another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.extract import clause, parse
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.plover_frame import AIMED, Frame, of_sport, undergoers
from dateline.extract.occurrences.plover_table import classes
from dateline.extract.occurrences.plover_types import HURT, Reading

FLOWN = frozenset(("blow", "launch", "fire", "target"))
PLAYED = frozenset(("THREATEN", "RETREAT", "COERCE", "CONCEDE"))  # what words of play are read as
LEAST = 3  # words of a setting that a report must have at the least before it counts
MORE = 2  # how many times as many as words of arms
BURSTS = frozenset(("explosion", "blast", "explode", "burn"))
LONG = 45  # words of a report that would tell of an attacker if there were one
LOST = frozenset(("die",))  # whose subject suffers it
# What gas, fire and falling walls do as well as arms, and the modes under which it is read.
HARM = BURSTS | LOST | frozenset(("blow", "bury", "erupt", "flatten", "gut", "hit", "poison", "rip", "rock", "set", "shake", "strike"))
HARMING = frozenset((None, "destroy", "explosives", "primitive", "unconventional"))
THERE = frozenset(("in", "at", "near"))
SPOTS = frozenset(("GPE", "LOC", "FAC", "DATE"))  # names in the phrase of an attack that place it
PLACING = frozenset(("compound", "amod", "nmod", "nummod", "poss", "prep"))
NAMES = frozenset(("is-person", "is-org", "is-norp"))
COLLIDING = frozenset(("hit", "plough", "plow", "ram", "slam", "smash", "strike"))
LAID = frozenset(("ied", "ieds", "landmine", "landmines"))
SIDES = frozenset(("GPE", "NORP", "ORG", "PERSON"))
HUNGER = frozenset(("hunger",))
SECURED = frozenset(("security", "privacy", "network", "system"))
SPOKEN = frozenset(("attack", "assault", "slam", "broadside", "onslaught", "barrage"))  # what words of a debate are called
SHOTS = frozenset(("shot", "shots", "shell", "fired", "missile", "blast", "explosion"))
LAUNCHED = frozenset(("rocket", "explosion", "explode"))  # words of arms that tell of a flight into space as well


@dataclass(frozen=True, slots=True)
class Setting:
    """Whether the report is about a sport, an accident or a disaster, a contest of words, a flight into space, and a theft of data."""

    sport: bool
    accident: bool
    contest: bool
    space: bool
    cyber: bool
    peaceful: bool = False  # a report without a word of arms or of an attack
    unarmed: bool = False  # ... that is long
    contested: bool = False  # some words of a contest stand in it, whatever else it tells of
    outspoken: bool = False  # ... and no fewer than words of arms
    strike: str | None = None  # what a bare "strike" is in a report on a dispute at work or on prisoners who eat nothing

    def heard(self, reading: Reading, sentence: Words, resolved: Resolved) -> Reading | None:
        """The reading in this setting: None for what is no attack, a rebuke for an attack of words, a break-in for one on data."""
        if self == NONE and not _bare_breach(reading):
            return reading
        words = {w for t in sentence for w in (t.lemma_.lower(), t.lower_)}
        if self.of_another_kind(reading, words):
            return None
        if reading.event_type != "ASSAULT":
            return reading
        if self.strike and _bare_strike(reading) and words.isdisjoint(classes()["from_above"]):
            return replace(reading, event_type="PROTEST", mode=self.strike)
        if self.cyber and not self.contest and reading.mode is None and reading.token.lemma_.lower() == "attack" and unarmed(words):
            return replace(reading, event_type="COERCE", mode="cyber")
        told = self.contested and reading.token.lemma_.lower() in SPOKEN and reading.token.tag_ != "NN"
        told = told and (not words.isdisjoint(classes()["contest_talk"]) or (self.outspoken and _at_person(reading.token)))
        if (self.contest or told) and of_words(reading, words):
            return rebuke(reading, sentence, resolved)
        if self.peaceful and mishap(reading, words):
            return None
        return None if self.quiet(reading, words) else reading

    def of_another_kind(self, reading: Reading, words: set[str]) -> bool:
        """Whether what is no attack is of play, of research or flight in space, of no data, or the rally of a candidate."""
        if _bare_breach(reading):
            return not (self.cyber or words & classes()["cyber_talk"] - {"breach"})
        if self.space and (reading.mode == "investigate" or (reading.event_type == "MOBILIZE" and reading.mode == "weapons")):
            return True
        return (self.sport and of_play(reading, words)) or (self.contest and of_candidate(reading, words))

    def quiet(self, reading: Reading, words: set[str]) -> bool:
        """Whether an attack read in a sentence with these words is a move in a game or an accident, as no word of arms stands there."""
        if self.space and reading.token.lemma_.lower() in BURSTS | FLOWN and words.isdisjoint(classes()["armed"] - LAUNCHED):
            return True
        if self.unarmed and (reading.token.lemma_.lower() in BURSTS or _unblamed(reading.token) or _tame(reading.token, words)):
            return True
        if not (self.sport or self.accident):
            return False
        armed = classes()["armed"] if self.sport else classes()["armed"] - classes()["bystanders"]
        if not armed.isdisjoint(words):
            return False
        if self.sport:
            return True
        return reading.token.lemma_.lower() in BURSTS or _unblamed(reading.token)


NONE = Setting(sport=False, accident=False, contest=False, space=False, cyber=False)


def _bare_strike(reading: Reading) -> bool:
    """Whether it is called a strike and nothing more, which may be one of arms or one of work."""
    return reading.token.lemma_.lower() == "strike" and reading.token.pos_ == "NOUN" and reading.mode is None


def _bare_breach(reading: Reading) -> bool:
    """Whether it is called a breach and nothing more, which is one of data only where data are spoken of."""
    named = {t.lemma_.lower() for t in reading.token.doc[reading.first.i : reading.token.i]}
    bare = named.isdisjoint(classes()["cyber_talk"] | SECURED)  # "safety breaches" are bare too
    return reading.token.lemma_.lower() == "breach" and reading.mode == "cyber" and bare


def of_play(reading: Reading, words: set[str]) -> bool:
    """Whether it tells of play: what is given up, held or threatened in a sentence of a match, without a power or arms."""
    played = reading.event_type in PLAYED and reading.mode not in ("resign", "arrest")
    return played and of_sport(words) and unarmed(words) and words.isdisjoint(classes()["powers"])


def of_candidate(reading: Reading, words: set[str]) -> bool:
    """Whether a rally is one for a candidate: no word of the sentence tells of dissent."""
    rally = reading.event_type == "PROTEST" and reading.token.lemma_.lower() == "rally"
    if reading.token.pos_ == "VERB" and any(p.lower_ in ("over", "against") for p in parse.children(reading.token, "prep")):
        return False
    return rally and words.isdisjoint(classes()["dissent"])


def unarmed(words: set[str]) -> bool:
    """Whether no word of a sentence is one of arms or says that somebody was hurt."""
    return words.isdisjoint(classes()["armed"] - classes()["bystanders"] | classes()["forceful"])


def of_words(reading: Reading, words: set[str]) -> bool:
    """Whether no arms, nobody hurt, no place, no state and nothing with a body struck tell that an attack was one of force."""
    token = reading.token
    under = reading.token.lemma_.lower() == "fire" and token.head.lower_ == "under"  # "under fire from his rivals"
    if not under and (reading.mode is not None or token.lemma_.lower() not in classes()["of_words"]):
        return False
    if not unarmed(words):
        return False
    near = [t for c in token.children if c.dep_ in PLACING and not _from_person(c) for t in clause.phrase_tokens(c, 2)]
    placed = token.pos_ == "NOUN" and any(t.ent_type_ in SPOTS for t in near)
    struck = clause.undergoers(token) if token.pos_ == "VERB" else clause.preposition_objects(token, AIMED)
    placed = placed or (token.pos_ == "NOUN" and any(map(_people_there, struck)))
    doing = clause.doers(token) if token.pos_ == "VERB" else []
    states = any(h.ent_type_ == "GPE" for h in (*struck, *doing))  # "Russia attacked Ukraine", whatever the report is about
    return not (placed or states or any(sort_of(h) == "something" or h.lemma_.lower() in classes()["property"] for h in struck))


def _people_there(struck: Token) -> bool:
    """Whether it is people of some place: "the attacks on Malians in Gao", unlike "attacks on Berg in Ohio"."""
    there = (o for o in clause.preposition_objects(struck, THERE) if o.ent_type_ in SPOTS)
    return struck.ent_type_ != "PERSON" and any(there)


def _from_person(prep: Token) -> bool:
    """ "Attacks from Gao mayor Ada Berg" place nothing."""
    return prep.lower_ == "from" and any(o.ent_type_ == "PERSON" for o in parse.children(prep, "pobj"))


def _at_person(token: Token) -> bool:
    """Whether a noun is aimed at somebody by name: "attacks on Berg"."""
    return token.tag_ == "NNS" and any(h.ent_type_ == "PERSON" for h in clause.preposition_objects(token, AIMED))


def rebuke(reading: Reading, sentence: Words, resolved: Resolved) -> Reading | None:
    """An attack of words on somebody named, or somebody's on a thing, is a rebuke; any other (a battle for votes) tells of nothing."""
    if reading.token.lemma_.lower() in classes()["contended"]:
        return None
    frame = Frame(reading.token, sentence, resolved)
    named = NAMES & frame.words("whom")
    spoken = reading.token.pos_ == "VERB" and "is-abstract" in frame.words("head") and (NAMES | {"is-someone"}) & frame.words("who")
    return replace(reading, event_type="ACCUSE", mode="disapprove") if named or spoken else None


def _tame(token: Token, words: set[str]) -> bool:
    """Whether nobody is struck or fought by it: "the wing struck the hangar", "the rivals' battle"."""
    listed = token.lemma_.lower() in classes()["tame"] or (token.pos_ == "NOUN" and token.lemma_.lower() == "battle")
    if not listed or not unarmed(words) or not words.isdisjoint(SHOTS):
        return False
    if token.pos_ != "VERB":
        return bool(parse.children(token, "poss", "compound")) and not any(t.ent_type_ in SPOTS for t in token.subtree)
    return not any(h.pos_ == "NUM" or sort_of(clause.real_head(h)) == "someone" for h in undergoers(token))


def mishap(reading: Reading, words: set[str]) -> bool:
    """Whether harm that nobody is said to have done came about where works, weather or wheels do such harm: "a blast at a mill"."""
    token = reading.token
    if reading.mode not in HARMING or token.lemma_.lower() not in HARM | HURT | {"tear"}:
        return False
    collided = not words.isdisjoint(classes()["vehicles"]) and not words.isdisjoint(COLLIDING) and words.isdisjoint(BURSTS)
    struck = [t.lemma_.lower() for t in token.sent if t.dep_ == "dobj" and t.head.lemma_ in COLLIDING] if collided else []
    if not words.isdisjoint(LAID) or "mine" in struck:
        return False  # "their lorry hit a mine"
    if not collided and words.isdisjoint(classes()["mishap"] | classes()["accident"]):
        return False
    by = clause.doers(token) if token.pos_ == "VERB" and token.lemma_ not in LOST and clause.undergoers(token) else []
    able = classes()["fighters"] | classes()["offices"] | classes()["rioter"] | classes()["weapon"]
    return not any(sort_of(d) == "someone" or d.ent_type_ in SIDES or d.lemma_.lower() in able for d in by)


def _unblamed(token: Token) -> bool:
    """Whether nobody is said to have done the harm: "some seriously injured", "five were hurt", "the blast killed five"."""
    bare = token.tag_ == "VBN" and not parse.children(token, "dobj", "agent")
    by = clause.doers(token)
    if by and all(d.lemma_.lower() in BURSTS for d in by):
        return True
    return token.lemma_ in HURT | LOST and (token.pos_ != "VERB" or bare or not by or token.lemma_ in LOST)


def setting_of(lemmas: NDArray[np.generic]) -> Setting:
    """The setting of a report with these lemmas (string ids, one a token)."""
    counted = (int(np.isin(lemmas, ids).sum()) for ids in _ids())
    sport, accident, contest, space, cyber, arms, launched, force, work, hunger, air, violence = counted
    least = max(LEAST, MORE * arms)
    return Setting(
        sport >= least,
        accident >= least,
        contest >= least,
        space >= max(LEAST, MORE * (arms - launched)),
        cyber >= least,
        peaceful=not violence,
        unarmed=len(lemmas) >= LONG and not force,
        contested=contest >= LEAST,
        outspoken=contest >= max(LEAST, arms),
        strike="strike" if work >= max(LEAST, MORE * air) else "hunger" if hunger > air else None,
    )


@cache
def _ids() -> tuple[NDArray[np.uint64], ...]:
    names = ("sport_talk", "accident", "contest_talk", "space_talk", "cyber_talk", "armed")
    force = (classes()["armed"] | classes()["hostility"]) - classes()["bystanders"] - classes()["strife"] - BURSTS
    lists = [*(classes()[n] - classes()["not_telling"] for n in names), LAUNCHED, force]
    lists += [classes()["work_talk"], HUNGER, classes()["from_above"], force | classes()["violence"] - classes()["neutral"]]
    return tuple(np.array(sorted(get_string_id(w) for w in words), dtype=np.uint64) for words in lists)
