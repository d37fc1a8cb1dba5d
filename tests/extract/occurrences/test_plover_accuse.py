"""Blame, trials, suits, scorn and refusals: who says them of whom, and what the same words tell of weather, trade, stage and sport."""

from __future__ import annotations

import pytest

# text, trigger, type, mode
TOLD = [
    # allegations and inquiries
    ("Rivals charged that the mayor of Lome had bought votes.", "charged", "ACCUSE", "allege"),
    ("Prosecutors in Lima named a former general as the mastermind.", "named", "ACCUSE", "allege"),
    ("Witnesses named the sergeant who had given the order.", "named", "ACCUSE", "allege"),
    ("Police suspect a gang of smugglers.", "suspect", "ACCUSE", "allege"),
    ("Oslo suspects that Moscow cut the cable.", "suspects", "ACCUSE", "allege"),
    ("Lagos magistrates heard that two men were arraigned on Monday.", "arraigned", "ACCUSE", "allege"),
    ("The governor was implicated in the plot.", "implicated", "ACCUSE", "allege"),
    ("The Society of Jurists accused the governor of graft.", "accused", "ACCUSE", "allege"),
    ("Human rights lawyers said soldiers had burned three villages in Darfur.", "said", "ACCUSE", "allege"),
    ("Villagers said the police had beaten two boys.", "said", "ACCUSE", "allege"),
    ("The auditors combed through the accounts of the ministry.", "combed", "ACCUSE", "investigate"),
    ("The auditor examined the contracts.", "examined", "ACCUSE", "investigate"),
    ("A senate panel subpoenaed the minister of mines.", "subpoenaed", "ACCUSE", "investigate"),
    # trials and suits
    ("Two generals will be tried for the massacre at Bata.", "tried", "ACCUSE", None),
    ("The trial of three editors for sedition opens in Harare.", "trial", "ACCUSE", None),
    ("The families of the drowned sued the state of Ghana.", "sued", "ACCUSE", None),
    ("The tribunal condemned eleven officers to death.", "condemned", "SANCTION", "convict"),
    ("A court in Dakar condemned a smuggler to hang.", "condemned", "SANCTION", "convict"),
    ("The tribunal ruled against the ministry.", "ruled", "REJECT", None),
    ("Judges in Bangui nullified the election.", "nullified", "REJECT", None),
    # who is sent away from office, and what is waved away
    ("Senegal's president dismissed his minister of mines.", "dismissed", "SANCTION", None),
    ("The junta dismissed forty judges.", "dismissed", "SANCTION", None),
    ("Togo's army dismissed the footage as a forgery.", "dismissed", "REJECT", None),
    ("The ministry dismissed opposition charges of fraud.", "dismissed", "REJECT", None),
    ("Officials brushed aside the warning.", "brushed aside", "REJECT", None),
    ("The premier swatted aside calls for new elections.", "swatted aside", "REJECT", None),
    ("Rebel leaders waved away the objections of the elders.", "waved away", "REJECT", None),
    ("The government pooh-poohed the report.", "pooh-poohed", "REJECT", None),
    ("Lima knocked back the proposal of the miners.", "knocked back", "REJECT", None),
    ("The opposition scuppered the plan.", "scuppered", "REJECT", None),
    ("The senate defeated a bill that would have cut pensions.", "defeated", "REJECT", None),
    ("The senate of Fiji refused to confirm the new judge.", "refused", "REJECT", None),
    ("Angola said no to the loan.", "said", "REJECT", None),
    ("The ministry turned a deaf ear to the strikers.", "turned", "REJECT", None),
    ("The king would not hear of a truce.", "would not hear", "REJECT", None),
    ("The unions balked at the wage offer.", "balked", "REJECT", None),
    ("The minister dodged a summons from parliament.", "dodged", "REJECT", None),
    ("The rebels ignored the ultimatum.", "ignored", "REJECT", None),
    ("Dakar stonewalled the auditors.", "stonewalled", "REJECT", None),
    ("Landowners in Vanuatu objected.", "objected", "REJECT", None),
    ("Peru leased the port despite objections from Chile.", "objections", "REJECT", None),
    ("In defiance of a court order, the council fenced off the market.", "defiance", "REJECT", None),
    ("The party disowned the deal its envoy had struck.", "disowned", "REJECT", None),
    ("The premier fended off demands for a recount.", "fended off", "REJECT", "change"),
    ("Nauru cold-shouldered the envoy of Taiwan.", "cold-shouldered", "REJECT", "meet"),
    ("The rebels turned down an invitation to Geneva.", "turned down", "REJECT", "meet"),
    ("Burma rejected the tents and rice of its neighbours.", "rejected", "REJECT", "assist"),
    ("The strikers of Oruro rejected a pay offer.", "rejected", "REJECT", None),
    ("The Arab League rejected the plan.", "rejected", "REJECT", None),
    ("The strikers refused to go back to work.", "refused to go back", "REJECT", "yield"),
    ("The army denied any massacre.", "denied", "REJECT", None),
    # scorn and blame
    ("Uganda's leader likened the court to a colonial governor.", "likened", "ACCUSE", "disapprove"),
    ("Paris fumed over the ruling.", "fumed", "ACCUSE", "disapprove"),
    ("Malawi branded the ban an act of cowardice.", "branded", "ACCUSE", "disapprove"),
    ("The opposition pilloried the minister over the floods.", "pilloried", "ACCUSE", "disapprove"),
    ("The bishops were appalled by the verdict.", "appalled", "ACCUSE", "disapprove"),
    ("Campaigners slated the council for closing the ward.", "slated", "ACCUSE", "disapprove"),
    ("The Bar Association of Lahore condemned the verdict.", "condemned", "ACCUSE", "disapprove"),
    ("Chad and Libya quarrelled over the wells.", "quarrelled", "ACCUSE", None),
    ("A row between Turkey and Greece over the islet deepened.", "row", "ACCUSE", None),
    ("Bishops in Manila remonstrated with the president over the killings.", "remonstrated", "ACCUSE", "disapprove"),
    ("The ministers demonised the refugees.", "demonised", "ACCUSE", "disapprove"),
    ("The informer fingered two colonels.", "fingered", "ACCUSE", "allege"),
    ("The miners flouted the ban.", "flouted", "REJECT", None),
    # borders, cells and streets
    ("Border guards turned back forty migrants near the river.", "turned back", "COERCE", "restrict"),
    ("The militia turned back a convoy at a checkpoint.", "turned back", "COERCE", "restrict"),
    ("The guards denied the inmates medicine.", "denied", "COERCE", "withhold"),
    ("Police charged the strikers with batons.", "charged", "ASSAULT", "crowd-control"),
    ("Thugs branded the boy with a hot iron.", "branded", "ASSAULT", "torture"),
    ("Demonstrators tore down portraits of the king.", "tore down", "PROTEST", "vandalize"),
]
# words of these in other senses
ORDINARY = [
    "The storm was blamed for nine deaths.",
    "The retailer blamed weak demand for its loss.",
    "A broken valve was to blame for the leak.",
    "Neighbours complained about the noise of the fair.",
    "She did not complain.",
    "The novelist sued her publisher.",
    "The hotel charged guests 40 euros for a towel.",
    "A late goal condemned the side to a sixth defeat.",
    "The winger refused to train.",
    "Her body rejected the new kidney.",
    "The board rejected a takeover bid from its rival.",
    "The play was savaged by critics.",
    "Prices defied forecasts.",
    "The trucker defied gravity for a minute.",
    "The coach would not rule out a return.",
    "A knee injury ruled him out for a month.",
    "The shop turned away customers at noon.",
    "The drug did well in a trial of 900 patients.",
    "The probe landed on the comet.",
    "The pump failed its inspection.",
    "The casting vote broke the deadlock.",
    "The mayor looked into the camera.",
    "A huge wave slammed the pier.",
    "The choir refused to sing before noon.",
    "The couple quarrelled over the wallpaper.",
    "He tried the door, and then the window.",
    "The film was slated for release in May.",
    "Rescuers combed the hillside for missing hikers.",
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), TOLD)
def test_blame_and_refusals(found_in, text, trigger, event_type, mode):
    assert found_in(text).get(trigger) == (event_type, mode), found_in(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_other_senses(found_in, text):
    assert found_in(text) == {}
