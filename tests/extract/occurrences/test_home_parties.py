"""Parties that a report leaves unnamed because it is at home there: the army of the country, its rebels, its ministers, both sides."""

from __future__ import annotations

import pytest

from dateline.extract.occurrences.occurrences import find_occurrences
from dateline.resolve.resolve import resolve

MALI = "Mali is short of grain this spring. Roads in Mali are cut. In Bamako, prices rose. Malian traders fear the worst. "
CIVIL = (
    "Fighting in Mali spread on Monday as troops and the rebel Azawad Front traded artillery fire. Mali said that its army lost. "
    "Azawad Front rebels attacked the Malian army near Gao. The Azawad Front shelled an army post in Mali. "
)
BORDER = (
    "Bolivian troops attacked Chilean army posts on Monday. Chilean artillery shelled Bolivian villages near the border. "
    "Chile and Bolivia fought for three days. "
)
ABROAD = "Mali and Ghana signed. Mali thanked Ghana. Ghana thanked Mali. "

# report; trigger in its last sentence; actors; recipients (None: not asked)
LAST = [
    (MALI, "The government banned all rallies.", "banned", "Mali", None),
    (MALI, "The federal government banned all rallies.", "banned", "Mali", None),
    (MALI, "The authorities banned all rallies.", "banned", "Mali", None),
    (MALI, "The army shelled two villages.", "shelled", "Mali", None),
    (MALI, "An army battery shelled two villages.", "shelled", "Mali", None),
    (MALI, "Norway blamed the government for the shortage.", "blamed", "Norway", "Mali"),
    (MALI, "The Ghanaian army said that it was ready. The army shelled two villages.", "shelled", "Ghana", None),
    (MALI, "The rebel army shelled two villages.", "shelled", "", None),
    (MALI, "Local authorities banned all rallies.", "banned", "", None),
    (MALI, "An army shelled two villages.", "shelled", "", None),
    (MALI, "The government of the island banned all rallies.", "banned", "", None),
    (MALI, "Their army shelled two villages.", "shelled", "", None),
    (ABROAD, "The army shelled two villages.", "shelled", "", None),  # whose?
    ("", "The army shelled two villages.", "shelled", "", None),
    (CIVIL, "The rebels withdrew from the town.", "withdrew", "Azawad Front", None),
    (CIVIL, "Rebel fighters withdrew from the town.", "withdrew", "Azawad Front", None),
    (CIVIL, "The rebels demanded an apology.", "demanded", "Azawad Front", "Mali"),
    (CIVIL, "The rebels denied it. The government demanded an apology.", "demanded", "Mali", "Azawad Front"),
    (CIVIL, "Twelve rebels withdrew from the town.", "withdrew", "", None),
    (MALI, "The rebels withdrew from the town.", "withdrew", "", None),
    (BORDER, "Norway urged the belligerents to show restraint.", "urged", "Norway", "Bolivia Chile"),
    (BORDER, "The enemies swapped the bodies of 20 soldiers.", "swapped", "Bolivia Chile", "Bolivia Chile"),
    (BORDER, "Norway urged motorists to show restraint.", "urged", "Norway", ""),
    (BORDER, "The countries' defence ministers conferred on Friday.", "conferred", "Bolivia Chile", "Bolivia Chile"),
    (BORDER, "Chile recalled its ambassador.", "recalled", "Chile", "Bolivia"),
    (BORDER, "A barrage of rockets from the Chilean side set a mill on fire.", "barrage", "Chile", "Bolivia"),
    ("", "A barrage of shells from the Malian army hit the mill.", "barrage", "Mali", ""),
    (MALI, "A Ghanaian court fined Berg. The court jailed Falk. It also freed Dahl.", "freed", "Ghana", None),
    (MALI, "A Ghanaian soldier fell. The soldiers shelled two villages.", "shelled", "Ghana", None),
    (MALI, "A Ghanaian soldier and a Malian soldier met. The soldiers shelled two villages.", "shelled", "", None),  # whose?
    (MALI, "The court jailed Falk.", "jailed", "", None),
    (MALI, "The soldiers shelled two villages.", "shelled", "", None),
    (BORDER, "Truces collapsed, each side accusing the other of breaches.", "accusing", "Bolivia Chile", "Bolivia Chile"),
    ("", "A raid for which Norway blames Ghana left nine dead.", "raid", "Ghana", ""),
    ("", "Ada Kiro accused the Malian police of having ignored warnings and demanded that Ghana act.", "demanded", "Ada Kiro", "Ghana"),
    ("", "Ada Kiro accused Mali of jailing and beating students.", "beating", "Mali", ""),
    (MALI, "The Front for Renewal signed nothing. The rebels shelled two villages.", "shelled", "Front for Renewal", None),
    (MALI, "The Front for Renewal and the Azawad Front signed. The rebels shelled two villages.", "shelled", "", None),  # which?
    (MALI, "Norway urged the sides to show restraint.", "urged", "Norway", ""),
]


@pytest.mark.parametrize(("report", "last", "trigger", "actors", "recipients"), LAST, ids=[f"{c[1][:50]}-{n}" for n, c in enumerate(LAST)])
def test_last_sentence(reading_of_text, report, last, trigger, actors, recipients):
    reading = reading_of_text(report + last)
    resolved = resolve(reading)
    entities = {e.id: e for e in (*resolved.grounds.values(), *resolved.entities)}
    found = [o for o in find_occurrences(reading, resolved, ()) if o.trigger.exact == trigger and o.trigger.start >= len(report)]
    assert found, trigger

    def named(ids):
        return " ".join(sorted(entities[i].name for i in ids if i in entities))

    assert named(found[-1].actors) == actors
    assert recipients is None or named(found[-1].recipients) == recipients


def test_a_minister_of_no_named_state_is_the_homes(reading_of_text):
    reading = reading_of_text(BORDER + "Chile closed its schools. In Santiago, Foreign Minister Ada Rojas demanded an apology.")
    resolved = resolve(reading)
    demand = next(o for o in find_occurrences(reading, resolved, ()) if o.trigger.exact == "demanded")
    assert [resolved.entity(i).name for i in demand.recipients] == ["Bolivia"]
