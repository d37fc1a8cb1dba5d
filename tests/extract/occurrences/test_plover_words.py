"""Acts done in words as full reports tell them: denials and what is denied, findings of fault, demands, refusals, contacts."""

from __future__ import annotations

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.occurrences.occurrences import find_occurrences

# text, trigger, type, mode
TOLD = [
    ("The coast guard denied ramming the trawler.", "denied", "REJECT", None),
    ("The gunners denied having hit the ferry.", "denied", "REJECT", None),
    ("The mine's owner denied any negligence.", "denied", "REJECT", None),
    ("The colonel denied it.", "denied", "REJECT", None),
    ("The airline refuted the allegation.", "refuted", "REJECT", None),
    ("The regent described the charges as groundless.", "described", "REJECT", None),
    ("The magistrate opened a criminal case.", "opened", "ACCUSE", "investigate"),
    ("The file was forwarded to the ombudsman.", "forwarded", "ACCUSE", "investigate"),
    ("Monitors documented eleven violations of the cease-fire.", "documented", "ACCUSE", "investigate"),
    ("The cook was interrogated for nine hours.", "interrogated", "ACCUSE", "investigate"),
    ("The inquiry found the pilot negligent.", "found", "ACCUSE", "allege"),
    ("The panel concluded that the guards had tortured two inmates.", "concluded", "ACCUSE", "allege"),
    ("The two clerks face charges of forgery.", "face", "ACCUSE", "allege"),
    ("The nurses want a raise.", "want", "REQUEST", "change"),
    ("The villagers want the clinic reopened.", "want", "REQUEST", None),
    ("The government insists that it will pay nothing for the wreck.", "insists", "REJECT", None),
    ("Chad does not recognise the court.", "does not recognise", "REJECT", None),
    ("The miners' employer will not discuss wages.", "will not discuss", "REJECT", None),
    ("The cease-fire collapsed after a day.", "collapsed", "REJECT", None),
    ("The round broke up in acrimony.", "broke up", "REJECT", None),
    ("Norway brokered the exchange.", "brokered", "CONSULT", "third-party"),
    ("The envoy is in contact with the rebels.", "contact", "CONSULT", None),
    ("The mediator is talking to the kidnappers.", "talking", "CONSULT", None),
    ("The minister rushed to the flooded district.", "rushed", "CONSULT", "visit"),
    ("The cabinet approved compensation for the herders.", "approved", "AGREE", None),
    ("The commander warned that looters would be shot.", "warned", "THREATEN", "violence"),
    ("The tribunal cleared the nurse.", "cleared", "CONCEDE", None),
    ("The government yielded after a week.", "yielded", "CONCEDE", None),
]
# text, trigger of the deed, its status
DEEDS = [
    ("Chad denied that its gunners had shelled the market.", "shelled", "denied"),
    ("The guards denied beating the inmates.", "beating", "denied"),
    ("The militia rejected claims that it had abducted two nurses.", "abducted", "denied"),
    ("The army denied allegations that its planes had bombed the dam.", "bombed", "denied"),
    ("The mayor denied any role in the raid.", "raid", "happened"),
]
# words of these in other senses
ORDINARY = [
    "Nobody denies that the well was deep.",
    "The coach could not deny that luck had helped.",
    "The twins were denied a place at the school.",
    "The insurer denied her coverage.",
    "The shop opened a case of wine.",
    "She handed the file to her secretary.",
    "Hikers recorded three incidents of frostbite.",
    "The gallery found the frame loose.",
    "The climbers face a long trial of patience.",
    "The baker wants a pay envelope.",
    "Children want their teacher to smile.",
    "The dog does not recognise the voice.",
    "The bridge collapsed after a day.",
    "The party broke up after midnight.",
    "The shoppers rushed to the new district.",
    "The council cleared the snow.",
    "The field yielded well.",
    "The forecaster warned that the river would rise.",
]


@pytest.fixture
def found_in(reading_of_text):
    return lambda text: find_occurrences(reading_of_text(text), Resolved(), ())


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), TOLD)
def test_acts_of_words(found_in, text, trigger, event_type, mode):
    assert (trigger, event_type, mode) in [(o.trigger.exact, o.event_type, o.mode) for o in found_in(text)]


@pytest.mark.parametrize(("text", "trigger", "status"), DEEDS)
def test_what_is_denied_is_told_beside_the_denial(found_in, text, trigger, status):
    assert {o.trigger.exact: o.status for o in found_in(text)}.get(trigger) == status


@pytest.mark.parametrize("text", ORDINARY)
def test_other_senses(found_in, text):
    assert found_in(text) == ()
