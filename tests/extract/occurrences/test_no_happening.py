"""Words of happenings in other senses: accidents, business, sport, films, kinds; beside them the deeds that must still be told."""

from __future__ import annotations

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.occurrences.occurrences import find_occurrences

# Text, word, type or None.
WORDS = [
    # struck by accident
    ("The pickup was struck in the westbound lane of the bypass.", "struck", None),
    ("Rebel shells struck a pickup in the market.", "struck", "ASSAULT"),
    ("The trail hits 40 miles at the lighthouse.", "hits", None),
    ("Shares in the brewer have shot up since May.", "shot", None),
    ("Gunmen shot up a bar in Gao.", "shot", "ASSAULT"),
    ("The magician was shooting lasers over the crowd.", "shooting", None),
    ("The council slashed six million from the library.", "slashed", None),
    ("The chairman executed it without a flaw.", "executed", None),
    ("The militia executed nine villagers.", "executed", "ASSAULT"),
    ("The town declared war on litter.", "declared", None),
    ("The movement declared war on the army.", "declared", "ASSAULT"),
    # held, captured, taken
    ("The hall was built to hold 400 guests.", "hold", None),
    ("The army held four nurses in a barracks.", "held", "COERCE"),
    ("Berg captured nine percent of the vote.", "captured", None),
    ("The senator captured two states in the primary.", "captured", None),
    ("The army captured two rebel commanders.", "captured", "COERCE"),
    # withdrawn, pulled, stopped, freed
    ("The witness withdrew her statement.", "withdrew", None),
    ("Chad withdrew its troops from the valley.", "withdrew", "RETREAT"),
    ("The withdrawal of money from the account was noticed in May.", "withdrawal", None),
    ("The withdrawal of Chadian troops began on Monday.", "withdrawal", "RETREAT"),
    ("She pulled a comb out of her bag.", "pulled", None),
    ("Chad pulled its troops out of the valley.", "pulled", "RETREAT"),
    ("The rebels pulled back from the town.", "pulled", "RETREAT"),
    ("Firefighters stopped the fire short of the village.", "stopped", None),
    ("The rebels stopped shelling the town on Friday.", "stopped", "RETREAT"),
    ("Her calls were not returned on Monday.", "returned", None),
    ("The song was made known by a clip released by the label on Tuesday.", "released", None),
    ("A photo released by the museum on Friday shows the vase.", "released", None),
    ("The rebels released two hostages on Friday.", "released", "RETREAT"),
    ("The junta was persuaded to release a large number of inmates.", "release", "RETREAT"),
    ("The chef was let go for missing a day of the job.", "let", None),
    ("The kidnappers let the hostages go.", "let", "RETREAT"),
    ("The plan was drawn up at the council's annual retreat.", "retreat", None),
    ("The retreat of the army from Gao took two days.", "retreat", "RETREAT"),
    ("The room had an air of resignation.", "resignation", None),
    ("The resignation of the minister came on Monday.", "resignation", "RETREAT"),
    # shown, rallied, blocked
    ("There will be cooking demonstrations at noon in the museum.", "demonstrations", None),
    ("The firm demonstrated a belief in the town.", "demonstrated", None),
    ("Thousands demonstrated against the junta in Gao.", "demonstrated", "PROTEST"),
    ("The party should rally behind its mayor.", "rally", None),
    ("Hundreds rallied against the mine.", "rallied", "PROTEST"),
    ("A fallen tree blocked the road to Halm.", "blocked", None),
    ("Farmers blocked the road to Halm with tractors.", "blocked", "PROTEST"),
    # threatened, promised, ready
    ("The leak threatens to derail the sale of the yard.", "threatens", None),
    ("He did not feel threatened.", "threatened", None),
    ("The general threatened to shell the port.", "threatened", "THREATEN"),
    ("“I promise you it is a good car,” he said.", "promise", None),
    ("Chad promised to open the crossing.", "promised", "AGREE"),
    ("I'm getting ready to paint the shed.", "ready", None),
    ("Chad is ready to open the crossing.", "ready", "AGREE"),
    ("The clerk agreed that it was too late for tea.", "agreed", None),
    ("Both sides agreed that the crossing would reopen.", "agreed", "AGREE"),
    # given, asked, visited, called
    ("The draw gave the team momentum.", "gave", None),
    ("The clinic gave up smoking rooms and gave up hope.", "gave", None),
    ("Norway gave the refugees food.", "gave", "AID"),
    ("She handed in a statement provided to the paper by her agent.", "provided", None),
    ("One in five patients visits the ward in May.", "visits", None),
    ("The minister visited Kenya on Monday.", "visited", "CONSULT"),
    ("There is a strong demand for housing.", "demand", None),
    ("The rebels' demand for a truce was heard.", "demand", "REQUEST"),
    ("Everyone is invited to the fair.", "invited", None),
    ("The court suspended trading in the shares.", "suspended", None),
    ("Mali suspended flights to Chad.", "suspended", "SANCTION"),
    ("The deployment of new software will take a year.", "deployment", None),
    ("The deployment of troops along the border began.", "deployment", "MOBILIZE"),
    # fought, met, called for, given back
    ("The residents fought the closure of the school.", "fought", None),
    ("The herders fought off the gunmen.", "fought", "ASSAULT"),
    ("The founders took control of the board.", "took", None),
    ("It was there that she met her future husband.", "met", None),
    ("The two had never met before.", "met", None),
    ("The premier met the envoy of Chad in Gao.", "met", "CONSULT"),
    ("He was met by a dog at the gate.", "met", None),
    ("The carrier negotiated the purchase of two planes.", "negotiated", None),
    ("Both sides negotiated a truce.", "negotiated", "CONSULT"),
    ("The climbers turned back below the summit.", "summit", None),
    ("The summit of the African Union opened in Lome.", "summit", "CONSULT"),
    ("The plan calls for a hotel and two bridges.", "calls for", None),
    ("The resolution calls for a truce.", "calls for", "REQUEST"),
    ("Calls to the line have doubled.", "calls", None),
    ("Beams support the roof of the shed.", "support", None),
    ("She wore a red hat, as opposed to the blue one.", "opposed", None),
    ("The union opposed the sale of the yard.", "opposed", "REJECT"),
    ("The council may reinstate the toll.", "reinstate", None),
    ("The clinic helps victims of domestic violence and their children.", "violence", None),
    ("No one injured in fire at mill", "injured", None),
    ("She met up with her friends.", "met", None),
    ("The project called for 40 pumps.", "called for", None),
    ("The plan calls for a truce.", "calls for", "REQUEST"),
    ("Berg vowed to bring back lost jobs.", "vowed", "AGREE"),
    ("The ferry will charge fees.", "charge", None),
    ("You can't accept a coin with a hole.", "accept", None),
    ("The junta will not accept the ruling.", "accept", "REJECT"),
    ("Billions were poured into the project.", "poured", None),
    ("Police found drugs in raids on Monday.", "raids", "COERCE"),
    ("The army killed two rebels in raids on Monday.", "raids", "ASSAULT"),
    ("The clerk said bidders must be exempt from the tax.", "must", None),
    ("Berg vowed to eliminate the tax on boats.", "vowed", "AGREE"),
    ("Berg vowed to eliminate the rebels.", "vowed", "THREATEN"),
    ("A patrol car blocked the gate of the yard.", "blocked", "COERCE"),
    ("Kurdish fighters battling the militia lost a bridge.", "battling", "ASSAULT"),
]
# Of whole reports: text, word, type or None.
QUIET = "The builder of the yard spoke of its plans for the year. It will paint nine boats, hire four clerks and open a shop "
QUIET += "by the sea in May. The clerks will sell ropes, lamps and old charts, and the shop will be open on all days but Monday. "
SETTINGS = [
    (f"{QUIET}A crane was pushed aside by the wind, and its arm struck the hangar.", "struck", None),
    (f"{QUIET}The old mill was demolished to make room for it.", "demolished", None),
    (f"{QUIET}In April a stranger hit the manager in the face.", "hit", "ASSAULT"),
    (f"{QUIET}The army bombed the yard in 1943. Planes struck the hangar.", "struck", "ASSAULT"),
]
RACE = "The candidates met for a last debate before the vote. Each had spent his campaign in the valleys. The senator leads the poll. "
SETTINGS += [
    (f"{RACE}The candidate's attacks on Tom Baxter grew crude.", "attacks", "ACCUSE"),
    (f"{RACE}Two soldiers were killed in attacks on a barracks.", "attacks", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "word", "event_type"), [*WORDS, *SETTINGS])
def test_what_tells_of_a_happening(reading_of_text, text, word, event_type):
    found = find_occurrences(reading_of_text(text), Resolved(), ())
    told = [o.event_type for o in found if word in o.trigger.exact.lower()]
    assert told[:1] == ([event_type] if event_type else []), [(o.trigger.exact, o.event_type, o.mode) for o in found]
