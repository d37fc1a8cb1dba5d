"""Whom a happening or a position concerns where its clause names nobody: the other side of a war, who asked what it answers."""

from __future__ import annotations

import pytest
from occurrence_names import resolved_of

from dateline.core.entity import Entity
from dateline.core.resolved import Resolved
from dateline.extract.occurrences.occurrences import find_occurrences
from dateline.extract.occurrences.sides import _civil, sides
from dateline.extract.positions.positions import find_positions
from dateline.resolve.resolve import resolve

WAR = (
    "Bolivian troops attacked Chilean army posts on Monday. Chilean artillery shelled Bolivian villages near the border. "
    "Chile and Bolivia fought for three days. "
)
PEACE = "Bolivia and Chile signed a trade accord. Chilean farmers thanked Bolivia. Bolivian ministers flew to Chile. "

# text after the report of a war; trigger; actors; recipients
HAPPENINGS = [
    ("Bolivia answered with a drone barrage.", "drone barrage", ["Bolivia"], ["Chile"]),
    ("Chile demanded an apology.", "demanded", ["Chile"], ["Bolivia"]),
    ("Bolivia submitted its demands in writing.", "submitted", ["Bolivia"], ["Chile"]),
    ("Bolivia may cede two valleys.", "cede", ["Bolivia"], ["Chile"]),
    ("France called for an immediate ceasefire.", "called for", ["France"], ["Bolivia", "Chile"]),
    ("France warned that it may pull out of the talks.", "warned", ["France"], ["Bolivia", "Chile"]),
    ("The war has emptied the valley.", "war", ["Bolivia", "Chile"], ["Bolivia", "Chile"]),
    ("The fighting has emptied the valley.", "fighting", ["Bolivia", "Chile"], ["Bolivia", "Chile"]),
    ("A prior exchange of 40 prisoners took place in May.", "exchange", ["Bolivia", "Chile"], ["Bolivia", "Chile"]),
    ("A cease-fire would be a miracle.", "cease-fire", ["Bolivia", "Chile"], ["Bolivia", "Chile"]),
    ("The last meeting, in March, broke up within hours.", "meeting", ["Bolivia", "Chile"], ["Bolivia", "Chile"]),
    ("France urged Chile to pull back. Chile agreed to those terms.", "agreed", ["Chile"], ["France"]),
    ("France demanded that Bolivia leave. Bolivia rejected the demand.", "rejected", ["Bolivia"], ["France"]),
    ("France asked Nepal for help.", "asked", ["France"], ["Nepal"]),  # who is named stays
    # an answer to what was told before
    ("Nepal and Ghana signed a trade accord. France welcomed the deal.", "welcomed", ["France"], ["Ghana", "Nepal"]),
    ("Nepal offered Ghana rice. France welcomed the deal.", "welcomed", ["France"], []),
    ("Nepal and Ghana signed a trade accord. France welcomed a deal on grain.", "welcomed", ["France"], []),
    ("Bolivia and Chile signed a truce. France and Nepal met. France welcomed the truce.", "welcomed", ["France"], ["Bolivia", "Chile"]),
    ("France and Nepal sent envoys. France urged both governments to talk.", "urged", ["France"], ["Bolivia", "Chile"]),
    ("Nepal appealed to both sides to let aid in.", "appealed", ["Nepal"], ["Bolivia", "Chile"]),
    ("Fighting between the two countries spread.", "Fighting", ["Bolivia", "Chile"], ["Bolivia", "Chile"]),
    ("France warned that it would punish any side that walks out.", "warned", ["France"], ["Bolivia", "Chile"]),
    ("Chile withdrew its guns from the ridge.", "withdrew", ["Chile"], ["Bolivia"]),
    ("Bolivia promised grain to every family.", "promised", ["Bolivia"], []),
    ("Mali shelled Ghana. France condemned the attack.", "condemned", ["France"], ["Mali"]),
    ("Mali shelled Ghana. Mali condemned the attack.", "condemned", ["Mali"], []),
]


def names(ids, resolved):
    return sorted(resolved.entity(i).name for i in ids)


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), HAPPENINGS)
def test_happenings(reading_of_text, text, trigger, actors, recipients):
    reading = reading_of_text(WAR + text)
    resolved = resolved_of(reading.report)
    found = [o for o in find_occurrences(reading, resolved, ()) if o.trigger.exact == trigger and o.trigger.start >= len(WAR)]
    assert [(names(o.actors, resolved), names(o.recipients, resolved)) for o in found][:1] == [(actors, recipients)]


def test_a_minister_does_not_act_upon_the_own_state(reading_of_text):
    reading = reading_of_text("Peruvian Foreign Minister Alma Quispe warned that Peru may pull out.")
    resolved = resolved_of(reading.report)
    assert "Peru" not in [n for o in find_occurrences(reading, resolved, ()) for n in names(o.recipients, resolved)]


def test_no_sides_in_a_report_of_peace(reading_of_text):
    reading = reading_of_text(PEACE)
    assert sides(reading, resolved_of(reading.report)) == ()


def test_sides_of_a_war(reading_of_text):
    reading = reading_of_text(WAR)
    resolved = resolved_of(reading.report)
    assert names(sides(reading, resolved), resolved) == ["Bolivia", "Chile"]


SUMMIT = (
    "The leaders of Peru and Bolivia met in Lima. Bolivia wants gas from Peru, and Peru wants a port. Peru offered Bolivia a loan. "
    "Bolivian ministers met Peruvian officials. Peru accused Bolivia of delay. Bolivia thanked Peru. "
)
AT_LENGTH = "Farmers planted rice. " * 400

# a report; what it ends with; trigger; actors; recipients
LEANING = [
    (SUMMIT, "Bolivia rejected the price.", "rejected", ["Bolivia"], ["Peru"]),  # talks that no word of war is heard in
    (WAR + AT_LENGTH, "Bolivia rejected the price.", "rejected", ["Bolivia"], []),  # four words of war in a long report
    (PEACE, "Bolivia rejected the price.", "rejected", ["Bolivia"], []),
]


@pytest.mark.parametrize(("report", "text", "trigger", "actors", "recipients"), LEANING)
def test_of_whom_a_report_speaks_most(reading_of_text, report, text, trigger, actors, recipients):
    reading = reading_of_text(report + text)
    resolved = resolve(reading)
    (found,) = [o for o in find_occurrences(reading, resolved, ()) if o.trigger.exact == trigger and o.trigger.start >= len(report)]
    assert (names(found.actors, resolved), names(found.recipients, resolved)) == (actors, recipients)


@pytest.mark.parametrize(("name", "civil"), [("Andean Liberation Front", True), ("Popular Army", True), ("Andean Bank", False)])
def test_a_state_and_who_fights_it_at_home_are_two_sides(name, civil):
    home, other = Entity(key="peru", name="Peru", sort="state"), Entity(key="other", name=name, sort="organisation")
    assert _civil({home.id, other.id}, Resolved(entities=(home, other), home=home.id)) is civil


def test_odd_input(reading_of_text):
    for text in ("", "Chile", "war war war war war"):
        reading = reading_of_text(text)
        assert sides(reading, resolved_of(reading.report)) == ()


# text; party; addressee
POSITIONS = [
    (WAR + "Chile demanded a full end to the shelling.", "Chile", "Bolivia"),
    (WAR + "Bolivia proposed a 30-day truce.", "Bolivia", "Chile"),
    (WAR + "Bolivia offered a prisoner swap.", "Bolivia", "Chile"),
    (WAR + "Chile ruled out any talks on the valley.", "Chile", "Bolivia"),
    (WAR + "France called for a ceasefire.", "France", None),  # a third party
    ("Greece demanded the closure of the camp. Serbia accepted the demand.", "Serbia", "Greece"),
    ("Norway proposed a 60-day truce. Mali has agreed to those terms.", "Mali", "Norway"),
    ("Cuba offered a prisoner swap. Ghana rejected the offer.", "Ghana", "Cuba"),
    ("Mali demanded an apology. Ghana accepted an invitation from Peru.", "Ghana", "Peru"),  # named
    (PEACE + "Chile demanded a full end to the tariffs.", "Chile", None),  # no war
]


@pytest.mark.parametrize(("text", "party", "addressee"), POSITIONS)
def test_addressee(reading_of_text, text, party, addressee):
    reading = reading_of_text(text)
    resolved = resolved_of(reading.report)
    last = find_positions(reading, resolved, ())[-1]
    assert [(e := resolved.entity(i)) and e.name for i in (last.party, last.addressee)] == [party, addressee]


# text; party; addressee: who holds an office of a state speaks for it
OFFICES = [
    ("President Jon Berg of Norway offered an amnesty.", "Norway", None),
    ("The foreign minister of Chad demanded the withdrawal of Malian troops.", "Chad", "Mali"),
    ("The ambassador of Peru to Chile insisted on the release of the crew.", "Peru", "Chile"),
    ("A spokesman for the Turkish foreign ministry urged Greece to recall its ship.", "Turkey", "Greece"),
    ("The head of the Malian army refused to withdraw its troops.", "Mali", None),
    ("Mali's envoy rejected the French proposal.", "Mali", "France"),
    ("The French president's adviser called for a truce.", "France", None),
    ("Nepal's negotiators accepted the Chilean offer.", "Nepal", "Chile"),
    ("Foreign Minister Jon Berg of Serbia demanded the extradition of the banker.", "Serbia", None),
    ("The prime minister of Japan promised to fund the bridge.", "Japan", None),
]


@pytest.mark.parametrize(("text", "party", "addressee"), OFFICES)
def test_party_by_office(reading_of_text, text, party, addressee):
    test_addressee(reading_of_text, text, party, addressee)
