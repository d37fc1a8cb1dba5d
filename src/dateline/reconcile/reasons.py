"""What reasoning says of two figures: whether they answer one question, by rules and weights set by hand.

It is one of the signs that `question.py` weighs, and the strongest.
"""

from __future__ import annotations

import math

from dateline.reconcile.apart import SMALL, never_one
from dateline.reconcile.compare import Weights, other_grounds
from dateline.reconcile.in_common import NO_ROLE
from dateline.reconcile.interval import gap, point
from dateline.reconcile.measure import NONE, OF_A_FEW, UNSPECIFIC, Measure
from dateline.reconcile.sizes import ABOUT, close_by, counterparts, far_off, share_a_bound
from dateline.reconcile.surroundings import in_two_places, in_two_towns, on_two_days, surroundings
from dateline.reconcile.terms import words_of
from dateline.reconcile.told_apart import (
    done_by_another,
    not_set_against,
    of_two_bodies,
    teller,
    told_in_passing,
    two_of_one_report,
    words_alike,
)
from dateline.reconcile.years import figures_of_other_years

# Weights by reasoning: the same number for the same thing in one story is the strongest sign, a part ("ten children") against the
# whole the strongest counter-sign; figures of losses in one story answer one question unless something says otherwise.
SAME_NUMBER, SMALL_NUMBER = 1.2, 0.4
TELLING_NUMBER = 2.0  # "143 million", "$65.09": hardly two things of one story are told with one such number
SAME_BOUND = 0.6  # "a year and a half", "over a year and a half"
LOSS_OF_ALL = 1.15  # enough by itself, also where their sentences seem to tell of two happenings
SAME_THING = 0.4
WORDS = 1.2
QUALIFIED_ALIKE, QUALIFIED_OTHERWISE = 0.6, -1.2  # "American tourists" and "people"
QUALIFIED_SAME_NUMBER = -0.4  # "10 US citizens" and "10 American tourists", whatever they are called
OTHER_SORT = -0.3  # "143 million customers" and "145.5 million people"
SAME_EVENT, OTHER_EVENT = 0.5, -0.1  # which happening a sentence tells of is itself a guess
OWN_OTHER_NUMBER = -0.8  # one teller gives two numbers for two things; only a toll may have risen meanwhile
ONE_A_PART = -0.4  # "five of the dead" and "a family of five", where both give one number
OTHER_YEARS = -0.6
CLOSE_BY = 0.4  # measures of a story that differ by little are more often of one thing than those that differ by much
HARDLY_ALIKE = -0.4
NOTHING_ALIKE = -1.3  # "eight hours" of this and of that; others that give the number may still tell that it is one
OTHER_ROLE = -0.4  # "offered" and "worth": roles of context are told in many words, so only other numbers are held against them
OTHER_CONTEXT = -0.2  # "42 yards" and "66 yards": more must be alike than for losses
COUNTERPARTS = 0.4
BOTH_ONLY = 0.3  # of each report the only number of such a thing
FAR_OFF = -0.6  # answers to one question are mostly of one size; tolls may rise, so these are spared
STRANGE = -0.3  # 53 hurt here and four there, of two happenings, without a word in common
LINK = 1.0
OF_A_WAR = 10_000  # lost in one event that somebody says cost nobody: "no casualties" speaks of a strike
OF_HELD = frozenset({"detained", "released", "transferred"})  # who is held may be freed or handed over
OF_DEEDS = frozenset({"released", "used", "hit", "intercepted"})
OF_ATTACKS = frozenset({"used", "hit", "intercepted"})
OF_GROUND = frozenset({"detained"})  # villages are captured, held, occupied; the role's first name of its row
CREWS = frozenset({"crew", "sailor"})
MUCH_THE_SAME = 1.5  # times: tolls of two days of reporting that may be one


def asked_of(one: Measure) -> frozenset[str]:
    """The roles that a question asks of: those of a loss; all others are told in words of one another."""
    return one.roles if _telling(one) else frozenset()


def _telling(one: Measure) -> bool:
    """Whether its roles tell a loss; "affected" is said as well in words of no role, and people who are held may be told as freed."""
    lost = one.roles & words_of("roles", "loss") - UNSPECIFIC
    if one.traits.figure.what.rpartition(" ")[2] in words_of("part", "ground"):
        return bool(lost - OF_GROUND)
    return bool(lost - OF_HELD if "person" in one.classes else lost)


def reasoned(a: Measure, b: Measure, weights: Weights) -> float:
    """How much speaks for one question: from `LINK` on they answer one, minus infinity where a rule says that they cannot."""
    if a.family != b.family or asked_of(a) != asked_of(b):
        return -math.inf
    if a.classes.isdisjoint(b.classes) and not _one_thing(a, b):
        return -math.inf
    if a.part != b.part and not _one_part(a, b):
        return -math.inf
    if not (a.loss or b.loss or (a.crowd and b.crowd) or _one_use(a, b)) and a.ends != b.ends and a.near.isdisjoint(b.near):
        return -math.inf
    if a.roles.isdisjoint(b.roles) and (a.loss or b.loss) and not told_alike(a, b):
        return -math.inf
    if not_set_against(a, b) or (not _rising(a, b) and two_of_one_report(a, b)):
        return -math.inf
    if (a.loss or b.loss or a.ends != b.ends) and figures_of_other_years(a.past, b.past):
        return -math.inf  # "the worst crash since 2004, when seven people died"
    if a.ends != b.ends and not (a.loss or b.loss or a.crowd or b.crowd) and told_in_passing(a, b):
        return -math.inf
    if NONE in (a.ends, b.ends) and max(a.ends[0], b.ends[0]) >= OF_A_WAR:
        return -math.inf
    if a.ends != b.ends and (_of_two_things(a, b) or in_two_towns(a, b) or in_two_places(a, b)):
        return -math.inf
    if a.ends != b.ends and on_two_days(a, b):
        return -math.inf
    score = _number(a, b) + _prior(a, b) + WORDS * words_alike(a, b, weights) + _against(a, b)
    return score + _qualified(a, b) + _events(a, b) + surroundings(a, b)


def _one_thing(a: Measure, b: Measure) -> bool:
    """Whether things of two names may be one: "two pilots", "two of the crew"; "800 barrels of oil", "3,500 barrels"."""
    if a.wider.isdisjoint(b.wider):
        return False
    values = words_of("values", "words")
    unnamed = any(m.traits.figure.what in values for m in (a, b)) and a.family not in ("count", "percent")
    return unnamed or (a.ends == b.ends and a.family in ("count", "percent"))


def _against(a: Measure, b: Measure) -> float:
    """What speaks against two figures that give one number: one is a part, one tells of years past, nothing beside them is alike."""
    found = ONE_A_PART if a.of_more != b.of_more else 0.0
    found += OTHER_YEARS if figures_of_other_years(a.past, b.past) else 0.0
    strange = not (a.loss and b.loss) and not (a.crowd and b.crowd) and a.near.isdisjoint(b.near)
    strange = strange and not (_one_number(a, b) or _one_use(a, b))
    return found + ((HARDLY_ALIKE if _hardly_by_chance(a, b) else NOTHING_ALIKE) if strange else 0.0)


def _hardly_by_chance(a: Measure, b: Measure) -> bool:
    """One number, of each report the only one of such a thing: of one deed ("60 freed"), or of two digits ("17 officers", "$340m")."""
    if a.ends != b.ends or a.family == "percent" or a.traits.figure.what == "time" or (a.family == "count" and not (a.only and b.only)):
        return False
    number = point(a.traits.figure) or 0
    return number > SMALL and (bool(a.roles & b.roles & OF_DEEDS) or len(f"{number:.6f}".replace(".", "").strip("0")) > 1)


def told_alike(a: Measure, b: Measure) -> bool:
    """Whether a loss told in words of another role may be the same: "19 were sentenced", "19 convicted"; "affected" needs no word."""
    if a.roles | b.roles == UNSPECIFIC | NO_ROLE:
        return True
    return a.ends == b.ends and a.ends[0] > OF_A_FEW and (a.telling or not a.near.isdisjoint(b.near))


def _one_part(a: Measure, b: Measure) -> bool:
    """Whether people of two parts may be the same: who is held, whatever they are besides; or all of them, where the number is one."""
    parts = {a.part, b.part}
    if parts <= CREWS:
        return a.ends == b.ends or not a.near.isdisjoint(b.near)
    if "crew" in parts:
        return False
    if not parts.isdisjoint(words_of("part", "held")) and not (a.roles | b.roles).isdisjoint(OF_HELD):
        return a.ends == b.ends or not a.near.isdisjoint(b.near) or (a.event is not None and a.event == b.event)
    if not (a.loss and b.loss and None in parts):
        return False
    if any(m.traits.own for m in (a, b)) and not parts.isdisjoint(words_of("part", "armed")):
        return not a.account.told_by.isdisjoint(b.account.told_by)
    if NONE in (a.ends, b.ends) or (a.ends == b.ends and a.ends[0] > OF_A_FEW):
        return True
    return _more_than_all(a, b) and len(a.near & b.near) > 1


def _more_than_all(a: Measure, b: Measure) -> bool:
    """ "seven voters were hurt", "four people were hurt": a part cannot be more than the whole, so one of them is wrong."""
    part, whole = (a, b) if a.part else (b, a)
    return a.roles == b.roles and part.ends[0] > whole.ends[1] and part.part not in ("man", "woman")


def _one_number(a: Measure, b: Measure) -> bool:
    """Whether one number stands for one thing whatever the words beside it: a telling one, or one that the same speaker gives twice."""
    return a.ends == b.ends and (a.telling or (teller(a) is not None and teller(a) == teller(b)))


def _rising(a: Measure, b: Measure) -> bool:
    """Whether both count what grows in the course of reporting; "affected" is said as well in words of no role."""
    if a.rising != b.rising:
        return a.roles | b.roles == UNSPECIFIC | NO_ROLE
    return a.rising


def _of_two_things(a: Measure, b: Measure) -> bool:
    """Whether something shows that they are not of one thing; parts of different wholes have different numbers."""
    part = (a.of_more or b.of_more) and not (a.part and a.part == b.part and share_a_bound(a, b))  # "at least 20 of the attackers"
    if part or other_grounds(a.account.grounds, b.account.grounds) or of_two_bodies(a.account, b.account):
        return True
    if done_by_another(a, b) or done_by_another(b, a):
        return True
    if _both_only(a, b):
        return never_one(a.traits, b.traits, gap(a.traits.figure, b.traits.figure), False)
    return never_one(a.traits, b.traits, gap(a.traits.figure, b.traits.figure), not (a.loss and b.loss))


def _both_only(a: Measure, b: Measure) -> bool:
    """ "strikes at eleven hospitals", "nurses at nine hospitals": of one happening, each the only number that its report gives of them."""
    if _one_use(a, b):
        return True
    if not (a.only and b.only) or a.family != "count" or a.account.report.id == b.account.report.id:
        return False
    if a.roles | b.roles == UNSPECIFIC | NO_ROLE:  # what "affected" tells is mostly no happening of its own
        known = not (a.event and b.event) or a.event == b.event
    else:
        known = a.event is not None and a.event == b.event and not a.roles.isdisjoint(b.roles)
    if not known:
        return False
    return a.traits.figure.what == b.traits.figure.what and len(a.near & b.near) > 1


def _one_use(a: Measure, b: Measure) -> bool:
    """ "At least four missiles hit the plant", "five missiles fell on the site": of one attack, all that each report tells of."""
    if not (a.alone and b.alone) or a.event != b.event or a.account.report.id == b.account.report.id:
        return False
    return bool(a.roles & b.roles & OF_ATTACKS) and a.traits.figure.what == b.traits.figure.what and not (a.qualifiers and b.qualifiers)


def _number(a: Measure, b: Measure) -> float:
    if a.ends != b.ends and share_a_bound(a, b):
        return SAME_BOUND
    if a.ends != b.ends:
        if _rising(a, b) or (a.crowd and b.crowd):
            if two_of_one_report(a, b):
                return OWN_OTHER_NUMBER
            return STRANGE if far_off(a, b) and _told_of_two_happenings(a, b) else 0.0
        if counterparts(a, b) or _said_again(a, b):
            return COUNTERPARTS
        if close_by(a, b):
            return CLOSE_BY
        if _both_only(a, b):
            return BOTH_ONLY
        other = (0.0 if a.loss and b.loss else OTHER_CONTEXT) + (OTHER_ROLE if a.roles.isdisjoint(b.roles) else 0.0)
        return other + (FAR_OFF if far_off(a, b) else 0.0)
    if a.telling:
        return TELLING_NUMBER
    return SAME_NUMBER if min(abs(point(m.traits.figure) or 0) for m in (a, b)) > 2 else SMALL_NUMBER


def _told_of_two_happenings(a: Measure, b: Measure) -> bool:
    """Whether the sentences tell of two happenings and share no word; "no more than a dozen" is told against what others say."""
    if -math.inf in (a.ends[0], b.ends[0]):
        return False
    return a.event is not None and b.event is not None and a.event != b.event and a.near.isdisjoint(b.near)


def _said_again(a: Measure, b: Measure) -> bool:
    """ "He asks for $300 million it owes", "a debt of $340 million": much the same sums, by one speaker in two reports."""
    if teller(a) is None or teller(a) != teller(b) or a.account.report.id == b.account.report.id or a.near.isdisjoint(b.near):
        return False
    one, two = a.traits.figure, b.traits.figure
    less, more = sorted(abs(point(f) or 0) for f in (one, two))
    return one.what == "money" and one.unit == two.unit and less > 0 and more <= less * ABOUT


def _prior(a: Measure, b: Measure) -> float:
    """Losses of all, and one number of lost of one sort, are asked for once a story, and how many marched; context is not."""
    if a.crowd and b.crowd and not (a.qualifiers or b.qualifiers):
        return LOSS_OF_ALL
    if not (a.loss and b.loss):
        return SAME_THING
    if _one_toll(a, b):
        return LOSS_OF_ALL
    one_said_of_all = a.ends == b.ends and (a.part or not (a.qualifiers and b.qualifiers))  # "one person", "one port worker"
    return LOSS_OF_ALL if one_said_of_all or not (a.qualifiers or b.qualifiers) else SAME_THING


def _one_toll(a: Measure, b: Measure) -> bool:
    """ "Nine workers died", "11 people have died": of one happening, each the only dead that its report tells of, much the same number."""
    if not (a.toll and b.toll) or a.event != b.event or a.account.report.id == b.account.report.id:
        return False
    if a.qualifiers and b.qualifiers:
        return False
    less, more = sorted(abs(point(m.traits.figure) or 0) for m in (a, b))
    return less > OF_A_FEW and more <= less * MUCH_THE_SAME


def _qualified(a: Measure, b: Measure) -> float:
    if a.sort != b.sort and a.ends != b.ends and a.qualifiers.isdisjoint(b.qualifiers):
        return OTHER_SORT + _named_otherwise(a, b)
    return _named_otherwise(a, b)


def _named_otherwise(a: Measure, b: Measure) -> float:
    if not a.qualifiers and not b.qualifiers:
        return 0.0
    if any(m.ends == NONE and not m.qualifiers and not m.part for m in (a, b)):
        return 0.0  # "nobody was hurt" is said of workers too
    if a.qualifiers & b.qualifiers:
        return QUALIFIED_ALIKE
    if _one_toll(a, b) or _one_use(a, b):
        return 0.0
    if a.qualifiers <= b.sentence and b.qualifiers <= a.sentence:
        return 0.0  # "four Thai villagers", "Thai media have reported four deaths"
    alone = a.only and b.only and a.loss and b.loss and not (a.qualifiers and b.qualifiers) and a.traits.figure.what == b.traits.figure.what
    return QUALIFIED_SAME_NUMBER if a.ends == b.ends or (alone and "person" not in a.classes) else QUALIFIED_OTHERWISE


def _events(a: Measure, b: Measure) -> float:
    """Which happening a sentence tells of is a guess."""
    if a.event is None or b.event is None:
        return 0.0
    return SAME_EVENT if a.event == b.event else OTHER_EVENT
