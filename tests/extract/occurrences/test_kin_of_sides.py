"""Words of kin in the tables of status, clauses, sides and people, and words that look like them."""

from __future__ import annotations

import pytest

# Text, words of the trigger, status.
STATUS = [
    ("The police scotched a march in Gao.", "march", "denied"),
    ("The envoys yearned for a ceasefire with Mali.", "ceasefire", "hypothetical"),
    ("The mayor mooted a strike in Gao.", "strike", "hypothetical"),
    ("The spectre of a raid on the town worried the mayor.", "raid", "hypothetical"),
    ("The prospective withdrawal of the troops worried the mayor.", "withdrawal", "planned"),
    ("Incessant shelling of the town worried the mayor.", "shelling", "ongoing"),
    ("The ministry dismissed a story that soldiers shot a baker.", "shot", "denied"),
    ("The claim that soldiers shot a baker was bogus.", "shot", "denied"),
    ("An injunction to evict the squatters was issued in Gao.", "evict", "planned"),
    # told of as done
    ("The story that soldiers shot a baker shocked the town.", "shot", "happened"),
    ("The mayor contrived to expel the envoy.", "expel", "happened"),
    ("The shelling of the town worried the mayor.", "shelling", "happened"),
    ("It is absurd that soldiers shot a baker.", "shot", "happened"),
]

# Text, words of the trigger, actors, recipients; None: not asked.
SIDES = [
    ("A knifeman stabbed a hairdresser in Gao.", "stabbed", "knifeman", "hairdresser in Gao"),
    ("Police arrested two locksmiths in Gao.", "arrested", "police", "locksmiths in Gao"),
    ("Axemen killed a fishmonger near Gao.", "killed", "axemen", "fishmonger"),
    ("Police arrested an undertaker.", "arrested", "police", "undertaker"),
    ("A sharpshooter killed a deminer in Gao.", "killed", "sharpshooter", "deminer"),
    ("Police detained a sculptor on Friday.", "detained", "police", "sculptor"),
    ("The clergy condemned the raid.", "condemned", "clergy", None),
    ("Choreographers protested in Gao on Friday.", "protested", "choreographers", None),
    ("Firemen marched in Gao on Friday.", "marched", "firemen", None),
    ("Police arrested two televangelists.", "arrested", "police", "televangelists"),
    ("Bailiffs evicted a widower in Gao.", "evicted", "bailiffs", "widower"),
    ("Mali excluded Chad from the talks.", "talks", "Chad", None),
    ("Kenya acquiesced to Ankara.", "acquiesced", None, "Turkey"),
    ("The army killed three pastoralists on Friday.", "killed", "army", "pastoralists"),
    ("Police arrested a whistleblower on Friday.", "arrested", "police", "whistleblower"),
    ("Gunmen kidnapped a radiographer and a muezzin.", "kidnapped", "gunmen", "muezzin radiographer"),
    ("A jeweller accused the mayor of theft.", "accused", "jeweller", "mayor"),
    # things that share a word, and phrases in which nobody acts
    ("Police seized a printer on Friday.", "seized", "police", ""),
    ("Police seized a digger on Friday.", "seized", "police", ""),
    ("Police arrested them at a diner.", "arrested", "police", ""),
    ("A carrier was attacked on Friday.", "attacked", "", ""),
]


@pytest.mark.parametrize(("text", "trigger", "status"), STATUS)
def test_status(told_at, text, trigger, status):
    assert told_at(text, trigger)[0].status == status


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), SIDES)
def test_sides(told_at, text, trigger, actors, recipients):
    _, acting, met = told_at(text, trigger)
    assert actors is None or " ".join(sorted(acting)) == actors
    assert recipients is None or " ".join(sorted(met)) == recipients
