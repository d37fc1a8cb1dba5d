"""Plain words of wires whose sense hangs on who acts and to whom, and which noun beside a verb is no happening of its own."""

from __future__ import annotations

import pytest

# text, trigger, type, mode
PLAIN = [
    ("Chad handed over a fugitive colonel to Mali, where he is wanted for murder.", "handed over", "COOPERATE", None),
    ("The rebels handed over the bodies of six soldiers to Mali.", "handed", "RETREAT", "release"),
    ("Ghana supplied Togo with intelligence on the smugglers.", "supplied", "COOPERATE", None),
    ("Ghana supplied Togo with rice.", "supplied", "AID", None),
    ("Oman and Yemen formed a consortium for the oilfield.", "formed", "COOPERATE", None),
    ("The governor is arming villagers along the border.", "arming", "MOBILIZE", "militia"),
    ("Libya armed the separatists of northern Mali.", "armed", "AID", None),
    ("The warships steamed towards the strait.", "steamed", "MOBILIZE", "troops"),
    ("Iran restarted enrichment at its largest plant.", "restarted", "MOBILIZE", "weapons"),
    ("Japan will finance the repair of a dam in Peru.", "will finance", "AGREE", None),
    ("Sweden underwrote a clinic in Laos.", "underwrote", "AID", None),
    ("Ghana is prepared to mediate between the two sides, its foreign minister said.", "prepared to mediate", "AGREE", None),
    ("The army prepared to resume shelling the port.", "prepared", "MOBILIZE", "weapons"),
    ("Peru will retaliate if the ban stays in force.", "will retaliate", "THREATEN", "violence"),
    ("Dockers in Chile said they would go on strike unless pay rose.", "strike", "THREATEN", "restrict"),
    ("Norway may suspend aid to Mali if the raids go on, its envoy warned.", "may suspend", "THREATEN", "relations"),
    ("Chad pledged not to attack the refugees of Mali.", "pledged not to attack", "AGREE", None),
    ("The rebels vowed to attack the town again.", "vowed to attack", "THREATEN", "violence"),
    ("The inspectors searched a laboratory near Tunis.", "searched", "ACCUSE", "investigate"),
    ("The inspectors quit the enclave after two of them were robbed.", "quit", "SANCTION", "withdraw"),
    ("A suicide bomber struck the market in Kano.", "struck", "ASSAULT", "suicide-attack"),
    ("Guerrillas sank a patrol boat on the lake.", "sank", "ASSAULT", None),
    ("Guards at the jail in Minsk clubbed an inmate.", "clubbed", "ASSAULT", "beat"),
    ("Haulers barricaded the bridge to demand cheaper fuel.", "barricaded", "PROTEST", "obstruct"),
    ("The sultan offered his good offices to Chad and Libya.", "offered", "CONSULT", "third-party"),
    ("Guerrillas in Mindanao freed a Danish geologist.", "freed", "RETREAT", "release"),
    ("The premier of Chad left for Cairo on Sunday.", "left for", "CONSULT", "visit"),
    ("Mali agreed to the demands of the strikers.", "agreed", "CONCEDE", None),
    ("Fiji's president restored parliament.", "restored", "CONCEDE", None),
    ("The king amnestied sixty dissidents.", "amnestied", "CONCEDE", None),
    ("Shelling stopped on both banks of the river.", "stopped", "RETREAT", "ceasefire"),
    ("The rebels warned tourists to leave.", "warned", "THREATEN", None),
    ("The militia said it would step up its attacks.", "attacks", "THREATEN", "violence"),
    ("Ghana's president said the crew would be freed.", "would be freed", "AGREE", None),
    ("The frigates sailed through the strait.", "sailed", "MOBILIZE", "troops"),
    ("The garrison of Bor is building up its forces.", "building up", "MOBILIZE", "troops"),
    ("The town fell to the rebels.", "fell", "ASSAULT", None),
    ("Peru expelled six traders to Chile.", "expelled", "COERCE", "deport"),
    ("Peru expelled a consul of Chile.", "expelled", "SANCTION", "expel"),
    ("The charity distributed soap to refugees in Kasese.", "distributed", "AID", None),
    ("Fishermen blockaded the harbour of Vigo.", "blockaded", "PROTEST", "obstruct"),
    ("Police patrolled Lusaka after dark.", "patrolled", "MOBILIZE", "police"),
    ("Norway threatened to withdraw its battalion from Bosnia.", "threatened to withdraw", "THREATEN", "relations"),
    ("The junta seized every copy of the weekly.", "seized", "COERCE", "censor"),
    ("Ukraine discussed by telephone the fate of the fleet with Russia.", "discussed", "CONSULT", "phone"),
    ("Chad ordered people off the streets of its capital after dusk.", "ordered", "COERCE", "curfew"),
    ("Iran is massing troops along the Afghan frontier.", "massing", "MOBILIZE", "troops"),
    ("Mali and Niger failed to bridge their differences over the wells.", "failed", "REJECT", None),
    ("Guards fired on villagers who had come for water.", "fired on", "ASSAULT", "firearms"),
    ("Strikers occupied the shipyard.", "occupied", "PROTEST", "obstruct"),
]
# text, word that tells of nothing by itself
PART_OF_ANOTHER = [
    ("The dockers ended their strike on Friday.", "strike"),
    ("Peru lifted the curfew in the port of Callao.", "curfew"),
    ("The U.S. has dropped its trade embargo on Laos.", "trade embargo"),
    ("The rebels renounced violence.", "violence"),
    ("The premier shrugged off the ultimatum.", "ultimatum"),
    ("The general raised the spectre of war.", "war"),
    ("The bank declined on Monday to release a loan to Kenya.", "release"),
]
# words of these in other senses
ORDINARY = [
    "The bank opened a branch for small savers.",
    "The market hit a record high in March.",
    "The couple tore down the wallpaper and financed a new kitchen.",
    "The ferry sailed with forty cars on board.",
    "The choir quit the stage to loud applause.",
    "He wants voters to look at the figures.",
    "The boy was interviewed for a job at the mill.",
    "Rain raised the level of the lake.",
    "The crop is growing trouble for the mill.",
    "The pupils failed to reach the top of the hill.",
    "The shop will return his fee if the parcel is late.",
    "She said the governor should have used the other road.",
    "He saw the president of the chess club at the bakery.",
    "The choir left for the coast by coach.",
    "The firm put its new phone on hold.",
    "She gave him until Friday to answer her letter.",
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), PLAIN)
def test_plain_words(found_in, text, trigger, event_type, mode):
    assert found_in(text).get(trigger) == (event_type, mode), found_in(text)


@pytest.mark.parametrize(("text", "word"), PART_OF_ANOTHER)
def test_what_a_verb_ends_is_no_happening_beside_it(found_in, text, word):
    assert word not in found_in(text) and found_in(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_other_senses(found_in, text):
    assert found_in(text) == {}
