"""Demands, blame, refusals, threats and breaks of relations in words that wires use every week, and other senses of those words."""

from __future__ import annotations

import pytest
from occurrence_names import resolved_of

from dateline.extract.occurrences.occurrences import find_occurrences

# text, trigger, type, mode
TOLD = [
    ("The rebels of Chad disavowed the truce.", "disavowed", "REJECT", None),
    ("The premier distanced himself from the raid.", "distanced", "REJECT", None),
    ("Mali opted out of the mission.", "opted out", "REJECT", None),
    ("The Malian president said he would not be blackmailed.", "would not be blackmailed", "REJECT", None),
    ("The clerics are against the accord.", "are", "REJECT", None),
    ("No agreement was reached at the talks in Gao.", "reached", "REJECT", "yield"),
    ("There will be no amnesty for the plotters, the minister said.", "amnesty", "REJECT", None),
    ("Peru gave a negative reply.", "gave", "REJECT", None),
    ("The offer was met with scorn.", "met", "REJECT", None),
    ("Invited to the talks, the premier declined.", "declined", "REJECT", None),
    ("Neither of the sides accepted the proposal.", "accepted", "REJECT", None),
    ("The general saw no reason to resign.", "reason", "REJECT", None),
    ("The senate killed the bill.", "killed", "REJECT", None),
    ("Denial of visas to the team followed.", "Denial", "REJECT", None),
    ("Charges of fraud were levelled against the ministry.", "levelled", "ACCUSE", "allege"),
    ("The rebels were behind the bombing, the minister said.", "were", "ACCUSE", "allege"),
    ("The bombing was the work of extremists, the minister said.", "work", "ACCUSE", "allege"),
    ("Responsibility for the massacre lies with the army.", "lies", "ACCUSE", "allege"),
    ("Norway regretted the decision of the tribunal.", "regretted", "ACCUSE", "disapprove"),
    ("The bishops are critical of the government.", "critical", "ACCUSE", "disapprove"),
    ("The premier dismissed his rival as a puppet.", "dismissed", "ACCUSE", "disapprove"),
    ("Protests poured in from all capitals.", "Protests", "ACCUSE", "disapprove"),
    ("Norway reacted angrily to the remarks.", "reacted angrily", "ACCUSE", "disapprove"),
    ("The magistrate questioned the former premier.", "questioned", "ACCUSE", "investigate"),
    ("Two deputies were implicated in the killing of a priest.", "implicated", "ACCUSE", "allege"),
    ("A judge issued a warrant for the general.", "issued", "ACCUSE", "allege"),
    ("The opposition said the election was rigged.", "said", "ACCUSE", "allege"),
    ("Peru laid claim to the islands.", "laid", "REQUEST", None),
    ("Norway prodded Mali to open the camps.", "prodded", "REQUEST", None),
    ("Japan counselled restraint.", "counselled", "REQUEST", None),
    ("The government has asked to join the union.", "asked", "REQUEST", None),
    ("The king told Peru that it must leave the island.", "must leave", "REQUEST", None),
    ("It was time for the junta to go, the bishop said.", "time", "REQUEST", "change"),
    ("Calls for the release of the monks grew louder.", "Calls", "REQUEST", None),
    ("The mediators suggested that the sides meet in Oslo.", "suggested", "REQUEST", "meet"),
    ("The army said it would not hesitate to use force.", "would not hesitate", "THREATEN", "violence"),
    ("Ghana did not rule out military action.", "did not rule out", "THREATEN", None),
    ("All options are on the table, the general said.", "are", "THREATEN", None),
    ("Any attack will be met with force, the general said.", "met", "THREATEN", "violence"),
    ("Unless Peru frees the crew, Chile will have no choice but to recall its envoy.", "have", "THREATEN", "relations"),
    ("Fiji could expel the envoy, a minister warned.", "could expel", "THREATEN", "expel"),
    ("Tehran hinted it might withdraw from the treaty.", "might withdraw", "THREATEN", "relations"),
    ("Chad made a threat to shell the port.", "threat", "THREATEN", "violence"),
    ("The threat of sanctions against Mali was repeated on Monday.", "threat", "THREATEN", "relations"),
    ("The dockers of Lima promised to paralyse the port.", "promised to paralyse", "THREATEN", "restrict"),
    ("Iran cautioned Oman that its ships would be stopped.", "cautioned", "THREATEN", None),
    ("Peru will give a fitting reply to any raid, its minister said.", "give", "THREATEN", "violence"),
    ("The governor said he would send in the army if the roads stayed blocked.", "would send", "THREATEN", "violence"),
    ("Anyone who harms the hostages will be punished, the king said.", "punished", "THREATEN", None),
    ("Norway ended its arms sales to Mali.", "ended", "SANCTION", "discontinue"),
    ("The consul was given two days to leave.", "given", "SANCTION", "expel"),
    ("Peru slapped visa bans on three Chilean ministers.", "slapped", "SANCTION", None),
    ("The recall of the ambassador came a day later.", "recall", "SANCTION", "withdraw"),
    ("A rupture of relations followed.", "rupture", "SANCTION", "discontinue"),
    ("Military cooperation with Mali has been put on hold.", "put", "SANCTION", "discontinue"),
    ("A tribunal condemned two guerrillas to death.", "condemned", "SANCTION", "convict"),
    ("Japan put off a visit by its premier.", "put off", "SANCTION", "discontinue"),
    ("The socialists quit the coalition.", "quit", "SANCTION", "withdraw"),
]
# words of these in other senses
ORDINARY = [
    "The couple had no choice but to sell the farm if prices fell.",
    "Several economists cautioned against haste.",
    "The bank suggested that savers be patient.",
    "Analysts said dozens of shops could be closed.",
    "There will be no change in the menu, the chef said.",
    "It is a good time for families to go to the coast.",
    "The threat of rain kept people at home.",
    "The bride saw no reason to change her hat.",
    "Workers voted to strike a balance between pay and leisure.",
    "The firm put a price on the head office.",
    "It was time for the guests to leave.",
    "Pressure on prices is mounting.",
    "The mayor disclaimed any talent for cooking.",
    "Sales declined though he was invited to the fair.",
    "The fog stayed behind the hills.",
    "The picture was the work of a pupil.",
    "The keys are on the table.",
    "The piano was put on hold by the buyer.",
    "The boy asked to see the parrot.",
    "The board gave notice of its annual picnic.",
    "The captain ran out of patience and fuel.",
    "The girl met the challenge with a smile.",
    "He is not interested in golf.",
]
# text, trigger, actors, recipients
SAID_BY = [
    ("Kenya said that Somalia was behind the bombing.", "was", ["Kenya"], ["Somalia"]),
    ("Kenya said that responsibility for the massacre lay with Somalia.", "lay", ["Kenya"], ["Somalia"]),
    ("Kenya told Somalia that it must free the crew.", "must free", ["Kenya"], ["Somalia"]),
    ("Kenya requested advisers from Norway.", "requested", ["Kenya"], ["Norway"]),
    ("Peru could expel the consul of Chile, a minister cautioned.", "could expel", ["Peru"], ["Chile"]),
    ("Peru would not be intimidated by anybody.", "would not be intimidated", ["Peru"], []),
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), TOLD)
def test_acts_of_words(found_in, text, trigger, event_type, mode):
    assert found_in(text).get(trigger) == (event_type, mode), found_in(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_other_senses(found_in, text):
    assert found_in(text) == {}


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), SAID_BY)
def test_who_says_so_and_of_whom(reading_of_text, text, trigger, actors, recipients):
    reading = reading_of_text(text)
    resolved = resolved_of(reading.report)
    found = {o.trigger.exact: o for o in find_occurrences(reading, resolved, ())}
    names = {e.id: e.name for e in resolved.entities}
    assert trigger in found, list(found)
    assert [names[i] for i in found[trigger].actors] == actors
    assert [names[i] for i in found[trigger].recipients] == recipients


def test_what_somebody_is_begged_to_do_is_not_done(found_in):
    assert found_in("The king pleaded with the rebels to free two fishermen.") == {"pleaded": ("REQUEST", "yield")}
