"""Whether what a word tells of happened, goes on, is planned, only thought of, or denied: sentences of each class."""

from __future__ import annotations

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.occurrences.occurrences import find_occurrences

# Text, words of the trigger, status.
CASES = [
    # negated
    ("Kenya did not send troops to Haiti.", "send", "denied"),
    ("No talks were held between Chad and Sudan last week.", "talks", "denied"),
    ("The army never attacked the village, a spokesman said.", "attacked", "denied"),
    ("Neither side has signed the accord.", "signed", "denied"),
    ("The government denied that soldiers had killed civilians.", "killed", "denied"),
    ("Mali has yet to release the envoy.", "release", "denied"),
    ("Police foiled an attack on the embassy in Nairobi on Friday.", "attack", "denied"),
    ("The rebels failed to capture the airport.", "capture", "denied"),
    ("Turkey stopped short of recalling its ambassador.", "recalling", "denied"),
    ("Norway is not supplying weapons to the rebels.", "supplying", "denied"),
    ("The strike was averted hours before the deadline.", "strike", "denied"),
    ("A bomb failed to explode outside the ministry.", "explode", "denied"),
    ("There was no attack on the base, the ministry insisted.", "attack", "denied"),
    ("The widow no longer blames the army for the raid.", "blames", "denied"),
    ("The rebels showed no sign of relenting.", "relenting", "denied"),
    ("The army was unable to capture the airport.", "capture", "denied"),
    # an accusation was made, whoever denies it; what is talked of, or dated by, took place
    ("The minister denied allegations of bribery.", "allegations", "happened"),
    ("The general declined to comment on the attack.", "attack", "happened"),
    ("It was not clear if the guard was there at the time of the shooting.", "shooting", "happened"),
    ("The raid could have been worse, the mayor said.", "raid", "happened"),
    ("Ada Bergstrom called the strikes a crime.", "strikes", "happened"),
    ("A faulty lock allowed the raid.", "raid", "happened"),
    ("His remark prompted protests in Gao.", "protests", "happened"),
    ("The cuts could trigger protests in Gao.", "protests", "hypothetical"),
    ("The union plans to speak at the rally.", "rally", "planned"),
    ("The press is to blame for the quarrel, the mayor said.", "blame for", "happened"),
    ("Nobody came to ask him to leave.", "ask", "denied"),
    ("Police would not say what prompted the raid.", "raid", "happened"),
    ("Investors voiced worries that the government will nationalise the mine.", "nationalise", "hypothetical"),
    ("The fate of the bridge should be settled in talks.", "talks", "hypothetical"),
    ("The firm could face sanctions.", "sanctions", "hypothetical"),
    ("Mali coordinates with Niger every week.", "coordinates", "ongoing"),
    ("The mayor backed her, not because he likes her.", "backed", "happened"),
    ("She was neither charged with nor convicted of theft.", "convicted", "denied"),
    ("The army did not shell or bomb the town.", "bomb", "denied"),
    ("The governor appears set to veto the bill.", "veto", "planned"),
    ("Shares fell due to the attack.", "attack", "happened"),
    # suffered before something else, dealt with, told beside what is said above
    ("The tailor died after being shot in the market.", "shot", "happened"),
    ("Four men are being held in a jail in Gao.", "held", "ongoing"),
    ("The mayor refused to condemn the raid on the market.", "raid", "happened"),
    ("The premier failed to address the violence in Gao.", "violence", "happened"),
    ("The mayor warned shopkeepers to stay at home after gunmen shot a baker.", "shot", "happened"),
    ("The judge declined to list the goods seized in May.", "seized", "happened"),
    ("The crackdown was prompted by the theft.", "crackdown", "happened"),
    ("The raid prompted Chad to close the border.", "close", "happened"),
    ("The mayor was asked about the raid on the market.", "raid", "happened"),
    ("We have to stop the shelling, she said.", "stop", "hypothetical"),
    ("The response could include freezing their accounts and seizing ships.", "seizing", "hypothetical"),
    ("The mayor tried to persuade the gunman to surrender.", "surrender", "hypothetical"),
    ("She asked for maps of where the army dropped the bombs.", "dropped", "happened"),
    ("A plan that would free the hostages was drawn up.", "free", "hypothetical"),
    # at a time to come, by means to come
    ("Once he resigns, the party will elect a new leader.", "resigns", "planned"),
    ("Mali will win the vote by arresting its rivals.", "arresting", "planned"),
    ("It is building a missile capable of striking the capital.", "striking", "hypothetical"),
    # what is called for, and what is set off
    ("The union called for the permits of the mines to be withdrawn.", "withdrawn", "hypothetical"),
    ("The decree set off protests in Lima.", "protests", "happened"),
    # what an act lays down
    ("The party approved a resolution to annex Crimea.", "annex", "planned"),
    ("Lawmakers passed a bill to seize the assets of the firm.", "seize", "planned"),
    ("The deal to release 20 prisoners was signed in Geneva.", "release", "planned"),
    ("An operation to free the hostages began on Monday.", "free", "planned"),
    ("Prosecutors say they plotted to kill the president.", "kill", "planned"),
    ("He was the third minister to visit the island this year.", "visit", "happened"),
    ("Soldiers fired tear gas to disperse the crowd.", "disperse", "happened"),
    # what time is given for, what is asked for
    ("The junta gave President Moro until midnight on Friday to resign.", "resign", "hypothetical"),
    ("The rebels have 48 hours to leave the town, the general said.", "leave", "hypothetical"),
    ("They were given 24 hours to evacuate the camp.", "evacuate", "hypothetical"),
    ("“Let them lay down their weapons by noon,” the general said.", "lay down", "hypothetical"),
    ("He repeated his call for the president to quit.", "quit", "hypothetical"),
    ("It took the rebels 48 hours to leave the town.", "leave", "happened"),
    ("Let us remember those who attacked the town in 1944.", "attacked", "happened"),
    # what leans on what is only thought of, or to come
    ("Berg has said he would be honored to meet with the pope.", "meet", "hypothetical"),
    ("The sanctions could force the minister to resign.", "resign", "hypothetical"),
    ("The general might be tempted to seize the port.", "seize", "hypothetical"),
    ("Mali will begin to withdraw its troops from the town.", "withdraw", "planned"),
    ("The rebels were able to capture the airport.", "capture", "happened"),
    ("He was happy to meet the envoy on Monday.", "meet", "happened"),
    # what left something behind
    ("Police have no plans to release two recordings of the shooting.", "shooting", "happened"),
    ("The ministry will publish a report on the raid next week.", "raid", "happened"),
    ("The minister may release footage of the bombing.", "bombing", "happened"),
    ("The mayor hopes to meet survivors of the attack.", "attack", "happened"),
    ("The rebels plan a series of attacks.", "attacks", "planned"),
    # planned
    ("The president will visit Ghana in June.", "visit", "planned"),
    ("Nurses plan to strike on Monday.", "strike", "planned"),
    ("Talks between Serbia and Kosovo are due to begin in Brussels on Thursday.", "Talks", "planned"),
    ("The next round of talks is scheduled for Friday.", "talks", "planned"),
    ("Britain is to deport the cleric next week.", "deport", "planned"),
    ("Unions called a general strike for 1 June.", "strike", "planned"),
    ("The minister is set to resign on Thursday.", "resign", "planned"),
    ("Egypt is preparing to reopen the crossing.", "reopen", "planned"),
    ("A march is planned in Dakar on Saturday.", "march", "planned"),
    ("The two leaders are expected to meet in Oslo.", "meet", "planned"),
    ("Lawmakers are poised to impeach the president.", "impeach", "planned"),
    ("The upcoming summit in Lima will focus on trade.", "summit", "planned"),
    # parted by a semicolon from what is promised after it
    ("The raider is killed in a shootout with police; he pledges allegiance to the sect.", "killed", "happened"),
    ("Gunmen attacked the depot; the mayor promises help to the owners.", "attacked", "happened"),
    ("Jets bombed the port; the army vows revenge.", "bombed", "happened"),
    ("The army will bomb the port, the general vows.", "bomb", "planned"),
    # hypothetical
    ("Analysts fear the army could storm the town.", "storm", "hypothetical"),
    ("Russia may withdraw its troops from Armenia.", "withdraw", "hypothetical"),
    ("The opposition urged the government to release the prisoners.", "urged", "happened"),
    ("There is a risk of attacks on aid convoys.", "attacks", "hypothetical"),
    ("A possible invasion of Taiwan worries investors.", "invasion", "hypothetical"),
    ("Lawmakers want to sanction Georgia.", "sanction", "hypothetical"),
    ("France is considering expelling three diplomats.", "expelling", "hypothetical"),
    ("The minister called for talks with the rebels.", "called for", "happened"),
    ("Had the rebels attacked, the town would have fallen.", "attacked", "hypothetical"),
    ("Fears of a coup and of killings grew.", "killings", "hypothetical"),
    ("The United States might impose sanctions on Uganda.", "sanctions", "hypothetical"),
    # ongoing
    ("Fighting continues in the east of Congo.", "Fighting", "ongoing"),
    ("Chad and Niger are negotiating in Tripoli.", "negotiating", "ongoing"),
    ("The army has been shelling the town since Monday.", "shelling", "ongoing"),
    ("Talks between the two sides have begun in Doha.", "Talks", "ongoing"),
    ("Thousands are still protesting in Tbilisi.", "protesting", "ongoing"),
    # happened, nominal
    ("The assault on Goma by Rwandan forces killed dozens.", "assault", "happened"),
    ("A prisoner swap between Russia and Ukraine took place on Tuesday.", "prisoner swap", "happened"),
    ("Following the arrest of the mayor by Turkish police in Izmir, crowds gathered.", "arrest", "happened"),
    ("An exchange of fire between Indian and Pakistani troops left two dead.", "exchange of fire", "happened"),
    ("The killing of a priest by gunmen in Kaduna shocked Nigeria.", "killing", "happened"),
    ("The withdrawal of French troops from Mali was completed in August 2022.", "withdrawal", "happened"),
    # passive and by
    ("The village was shelled by Sudanese forces on Sunday.", "shelled", "happened"),
    ("Three aid workers were kidnapped by Somali gunmen near Garissa.", "kidnapped", "happened"),
    ("Georgia was condemned by the European Union.", "condemned", "happened"),
    ("Two Chilean fishermen were detained by Peru's navy off Tacna.", "detained", "happened"),
    ("The minister was sacked after he was accused by Kenya of spying.", "accused", "happened"),
    ("Mali was suspended from the African Union.", "suspended", "happened"),
    ("The base, attacked by Chadian rebels in April, has reopened.", "attacked", "happened"),
    # actors: capitals, forces, demonyms
    ("A Nigerian court sentenced two Cameroonians to death on Monday.", "sentenced", "happened"),
    # when and where of the event
    ("On Tuesday the UN condemned an attack that killed nine people in Bria on 3 May.", "condemned", "happened"),
    ("On Tuesday the UN condemned an attack that killed nine people in Bria on 3 May.", "killed", "happened"),
    ("The army said on Monday that rebels had attacked a convoy near Gao on Saturday.", "attacked", "happened"),
    ("Speaking in Geneva, the envoy said gunmen had attacked a clinic in Aleppo.", "attacked", "happened"),
    ("Protesters marched in Lagos on Friday, a day after police shot a student in Ibadan.", "marched", "happened"),
    ("Protesters marched in Lagos on Friday, a day after police shot a student in Ibadan.", "shot", "happened"),
    ("Talks resumed in Vienna on Monday after Iran seized a tanker last week.", "Talks", "happened"),
    ("Since the invasion in 2022, Poland has sent tanks to Ukraine.", "sent", "happened"),
    ("The ceasefire, signed in Juba in March 2020, collapsed on Sunday.", "signed", "happened"),
]


@pytest.mark.parametrize(("text", "trigger", "status"), CASES)
def test_status(reading_of_text, text, trigger, status):
    found = find_occurrences(reading_of_text(text), Resolved(), ())
    told = [o for o in found if trigger.lower() in o.trigger.exact.lower() or o.trigger.exact.lower() in trigger.lower()]
    assert [o.status for o in told[:1]] == [status], [(o.trigger.exact, o.status) for o in found]
