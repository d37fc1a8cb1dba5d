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
    ("The envoy dismissed talk of a merger of the two commands.", "dismissed", "REJECT", None),
    ("The army denied the attack.", "denied", "REJECT", None),
    ("The rebels refused to discuss the islands.", "refused", "REJECT", None),
    ("A court threw out the petition.", "threw out", "REJECT", None),
    ("The delegations are deadlocked over the lists.", "deadlocked", "REJECT", None),
    ("The others are still being questioned.", "questioned", "ACCUSE", "investigate"),
    ("The emir set up an inquiry board.", "set", "ACCUSE", "investigate"),
    ("Two were later charged.", "charged", "ACCUSE", "allege"),
    ("The judges found that the region had ignored the warning.", "found", "ACCUSE", "allege"),
    ("Farmers put the blame for the flood on the dam's owner.", "put", "ACCUSE", "allege"),
    ("The clerk is suspected of having forged the seal.", "suspected", "ACCUSE", "allege"),
    ("The ministry attributed the shelling to the rebels.", "attributed", "ACCUSE", "allege"),
    ("The embassy called the step regrettable.", "called", "ACCUSE", "disapprove"),
    ("A general questioned the motives of the authors.", "questioned", "ACCUSE", "disapprove"),
    ("Nine groups asked that the embargo be lifted.", "asked", "REQUEST", "yield"),
    ("The company offered each family 900 dollars.", "offered", "AGREE", None),
    ("The besiegers offered safe conduct.", "offered", "AGREE", None),
    ("The confederation warned of an indefinite strike.", "warned", "THREATEN", "restrict"),
    ("The report documents nine violations of the armistice.", "documents", "ACCUSE", "investigate"),
    ("It found that soldiers had executed the miners.", "found", "ACCUSE", "allege"),
    ("Observers found serious flaws in the count.", "found", "ACCUSE", None),
    ("The lawyer said the ministry had hidden the deaths.", "said", "ACCUSE", "allege"),
    ("The challenger claims that ballots were burned.", "claims", "ACCUSE", "allege"),
    ("The governor ordered an inquiry.", "ordered", "ACCUSE", "investigate"),
    ("Both delegations have initialled two points.", "initialled", "AGREE", None),
    ("The ministry granted the drivers an increase.", "granted", "CONCEDE", None),
    ("The army withdrew its demand for the guns.", "withdrew", "CONCEDE", None),
    ("The rebels gave up their claim to the port.", "gave up", "CONCEDE", None),
    ("A delegation of elders called on the commander.", "called on", "CONSULT", "visit"),
    ("The commander received the elders.", "received", "CONSULT", "visit"),
    ("The mediator chaired the talks.", "chaired", "CONSULT", "third-party"),
    ("Police charged the demonstrators near the bridge.", "charged", "ASSAULT", "crowd-control"),
    ("Police charged the cashier with theft.", "charged", "ACCUSE", "allege"),
    ("The militia vowed to avenge the raid.", "vowed", "THREATEN", "violence"),
    ("Prosecutors filed charges against the owner.", "filed", "ACCUSE", "allege"),
    ("The mine was cited for nine breaches.", "cited for", "ACCUSE", "allege"),
    ("The cashier is wanted for embezzlement.", "wanted for", "ACCUSE", "allege"),
    ("The candidate of the opposition contested the result.", "contested", "ACCUSE", "disapprove"),
    ("The opposition leader attacked the ministry's slow response.", "attacked", "ACCUSE", "disapprove"),
    ("The ministry was appalled by the arrests.", "appalled", "ACCUSE", "disapprove"),
    ("The panel recommended charges against two officials.", "recommended", "REQUEST", None),
    ("The sides are in direct contact by radio.", "contact", "CONSULT", None),
    ("The handover was arranged by the Red Cross.", "arranged", "CONSULT", "third-party"),
]
# text, trigger of the deed, its status
DEEDS = [
    ("Chad denied that its gunners had shelled the market.", "shelled", "denied"),
    ("The guards denied beating the inmates.", "beating", "denied"),
    ("The militia rejected claims that it had abducted two nurses.", "abducted", "denied"),
    ("The army denied allegations that its planes had bombed the dam.", "bombed", "denied"),
    ("The mayor denied any role in the raid.", "raid", "happened"),
    ("The claim that men were beaten had been looked into and found baseless.", "beaten", "denied"),
    ("It is not true that the village was bombed, the ministry said.", "bombed", "denied"),
    ("The report that the village had been shelled was false.", "shelled", "denied"),
    ("The governor dismissed reports that soldiers had shot a boy.", "shot", "denied"),
    ("The mayor did not dismiss reports of a raid.", "raid", "happened"),
    ("A report on the raid was false about the hour.", "raid", "happened"),
    ("The king rejected claims that the tax had to do with the raid.", "raid", "happened"),
    ("Not one inmate was tortured, the warden said.", "tortured", "denied"),
    ("Not all the inmates were released.", "released", "happened"),
    ("The cabinet has decided against sending troops.", "sending", "denied"),
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
    "The battery was charged overnight.",
    "The shop pressed no charges for the wrapping.",
    "She was outraged by the price.",
    "The town was shocked by the death of its baker.",
    "The teacher cited the book for its style.",
    "The engine is in direct contact with the frame.",
    "The mother is wanted for a photograph.",
    "The hall was closed for safety breaches.",
    "The study found that owners had burned less wood.",
    "The shop found a flaw in the cup.",
    "The cook gave the dough a rise.",
    "The critic went to see the film.",
    "The clerk works together with her sister.",
    "The mother received the parcel.",
    "He was charged a fee.",
    "The shop offers a bonus to its customers.",
    "She asked that the window be closed.",
    "The guests were asked about the motives of the painter.",
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
