"""Idioms of happenings, in sentences about made-up events that the table was not written for, and what looks like them."""

from __future__ import annotations

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.occurrences.occurrences import find_occurrences

# Text, words of the trigger, type, mode.
TOLD = [
    # a question is asked, nothing of it is told as done
    ("Auditors from Geneva are checking whether Malawi diverted food aid.", "checking", "ACCUSE", "investigate"),
    ("A UN panel will establish whether Ethiopian planes bombed the camp.", "establish", "ACCUSE", "investigate"),
    ("Prosecutors in Lima studied whether soldiers had shot the farmers.", "studied", "ACCUSE", "investigate"),
    # threats whose object, condition or joined verb tells what is threatened
    ("The Karen rebels said they would resume the offensive unless talks began.", "offensive", "THREATEN", "violence"),
    ("Hamas said it would renew the attacks on settlers.", "attacks", "THREATEN", "violence"),
    ("Britain may suspend aid to Zambia unless the vote is rerun.", "suspend", "THREATEN", "relations"),
    ("Chad gave the rebels three days to surrender their arms or face air strikes.", "gave", "THREATEN", "violence"),
    ("The Burmese junta warned that it would shut the monasteries.", "warned", "THREATEN", "restrict"),
    ("The Sudanese delegation said it would storm out of the talks unless Egypt left the room.", "storm", "THREATEN", "relations"),
    ("Slovakia said it might impose sanctions on Belarus.", "sanctions", "THREATEN", "relations"),
    ("Libya said it might expel the Tunisian workers.", "expel", "THREATEN", "expel"),
    # what is meant to be done
    ("Denmark is set to deliver wheat to Eritrea next month.", "deliver", "AGREE", None),
    ("Kenya is due to free the Somali fishermen on Monday.", "free", "AGREE", None),
    ("Oman accepted in principle to host the inspectors.", "accepted", "AGREE", None),
    ("Norway plans to take part in the peace mission in Chad.", "plans", "AGREE", None),
    # what is kept from happening is told by the refusal
    ("Rwanda barred a Belgian team from investigating the killings at Gitarama.", "barred", "REJECT", None),
    ("Angola and Zambia could not bridge their differences over the river.", "bridge", "REJECT", None),
    ("Tehran said no to selling the plant to Germany.", "said", "REJECT", "assist"),
    # verbs that the parser takes for modifiers
    ("The Peruvian cabinet extended emergency rule in six provinces by two months.", "extended", "COERCE", "martial-law"),
    ("The Syrian and Iraqi ministers, who met in Amman, agreed to reopen the pipeline.", "agreed", "AGREE", None),
    # idioms
    ("Guerrillas in Peru emptied their rifles into an army jeep.", "emptied", "ASSAULT", "firearms"),
    ("Georgian gunners hammered Tskhinvali with rockets.", "hammered", "ASSAULT", "heavy-weapons"),
    ("Jihadists fell upon a fishing village on Lake Chad.", "fell", "ASSAULT", None),
    ("Laotian rebels put eight prisoners to death near Paksan.", "put", "ASSAULT", None),
    ("Kurdish fighters drove Islamist rebels from Tal Abyad.", "drove", "ASSAULT", None),
    ("Cambodian police soaked marchers with water cannon.", "soaked", "ASSAULT", "crowd-control"),
    ("Agents in Tashkent hauled in two poets for questioning.", "hauled", "COERCE", "arrest"),
    ("Venezuela stripped the brewery's owners of their land.", "stripped", "COERCE", "seize"),
    ("Chad took a private radio station off the air.", "took", "COERCE", "censor"),
    ("Laos trucked Hmong refugees over its border with Thailand.", "trucked", "COERCE", "deport"),
    ("Hackers crippled the ministries of Montenegro.", "crippled", "COERCE", "cyber"),
    ("Miners converged on the parliament in Sofia.", "converged", "PROTEST", "demo"),
    ("Taxi drivers clogged the centre of Lisbon over a new law.", "clogged", "PROTEST", "obstruct"),
    ("Villagers laid boulders across the road to Cusco.", "laid", "PROTEST", "obstruct"),
    ("Nurses in Lagos deserted their wards over unpaid wages.", "deserted", "PROTEST", "strike"),
    ("The opposition in Togo sat out the vote.", "sat", "PROTEST", "boycott"),
    ("Pakistan put its navy on the highest level of readiness.", "put", "MOBILIZE", "troops"),
    ("The Indian fleet steamed towards the Maldives.", "steamed", "MOBILIZE", "troops"),
    ("The junta in Mali handed out rifles to village guards.", "handed", "MOBILIZE", "militia"),
    ("Washington hit two Serbian banks with sanctions.", "hit", "SANCTION", None),
    ("Chile showed the Libyan ambassador the door.", "showed", "SANCTION", "expel"),
    ("Greece sent four Russian diplomats packing.", "sent", "SANCTION", "expel"),
    ("Sweden held back aid to Uganda.", "held", "SANCTION", "discontinue"),
    ("Qatar patched up relations with Jordan.", "patched", "SUPPORT", None),
    ("Hungary lined up behind Turkey in the gas dispute.", "lined", "SUPPORT", None),
    ("France paid homage to the murdered Lebanese premier.", "paid", "SUPPORT", None),
    ("Kuwait deposited a billion dollars in Jordan's central bank.", "deposited", "AID", None),
    ("Cuban surgeons operated on wounded Angolan soldiers.", "operated", "AID", None),
    ("Ethiopia opened its doors to thousands of people fleeing Eritrea.", "opened", "AID", None),
    ("Bahrain's king put the tax rise on ice.", "put", "CONCEDE", None),
    ("Cuba let citizens travel abroad without a permit.", "let", "CONCEDE", None),
    ("Britain took Libya off its list of sponsors of terrorism.", "took", "CONCEDE", None),
    ("Rebels slipped away from Bukavu before dawn.", "slipped", "RETREAT", "withdraw"),
    ("Tamil rebels set free eleven fishermen.", "set", "RETREAT", "release"),
    ("Iraq let in a team of inspectors.", "let", "RETREAT", "access"),
    ("Algeria's president threw in the towel on Tuesday.", "threw", "RETREAT", "resign"),
    ("Jakarta gave Canberra a dressing-down over the spying.", "gave", "ACCUSE", "disapprove"),
    ("Estonia pinned the hack on Russia.", "pinned", "ACCUSE", "allege"),
    ("Auditors combed through the accounts of the Greek treasury.", "combed", "ACCUSE", "investigate"),
    ("Vienna turned a deaf ear to Czech pleas over the reactor.", "turned", "REJECT", None),
    ("Sudan slammed the door on a UN mission.", "slammed", "REJECT", None),
    ("Norwegian envoys ferried proposals between Colombo and the Tamil rebels.", "ferried", "CONSULT", "third-party"),
    ("Indian and Nepalese commanders compared notes on the border.", "compared", "CONSULT", None),
    ("Somalia turned to Turkey for drones.", "turned", "REQUEST", "assist"),
    ("Benin looked to France for patrol boats.", "looked", "REQUEST", "assist"),
    ("Kenya attributed the raid to Somali rebels.", "attributed", "ACCUSE", "allege"),
    ("Cuba served notice on Haiti that it would close the strait.", "served", "THREATEN", None),
    ("Sweden withheld its grant to Malawi.", "withheld", "SANCTION", "discontinue"),
    ("Nigerian rebels waylaid a convoy near Bama.", "waylaid", "ASSAULT", None),
    ("Poland buried the hatchet with Lithuania.", "buried", "SUPPORT", None),
    ("Iran forbade traders to sell gold.", "forbade", "COERCE", "restrict"),
    # people taken to safety, held and let go, crossings shut, drafts passed round
    ("About 800 residents of six villages have been moved to schools and churches.", "moved", "AID", None),
    ("Since Sunday the authorities have bused 4,000 villagers to a stadium in Oruro.", "bused", "AID", None),
    ("Twelve sailors were brought ashore in Walvis Bay.", "brought ashore", "AID", None),
    ("Bolivia on Friday shut the Tambo checkpoint, the main crossing on the plateau.", "shut", "COERCE", "restrict"),
    ("The bridge at Tambo has been closed by order of the Peruvian army.", "closed", "COERCE", "restrict"),
    ("Soldiers sealed off the hillside districts around the jail.", "sealed off", "COERCE", "restrict"),
    ("Four nurses are being held in a barracks outside Gao.", "held", "COERCE", "arrest"),
    ("Rebels have held nine fishermen since May.", "held", "COERCE", "arrest"),
    ("Six of the convicts have been recaptured.", "recaptured", "COERCE", "arrest"),
    ("The former minister has been barred from leaving the country.", "barred", "COERCE", "restrict"),
    ("The nuns were let go after a night of bargaining.", "let go", "RETREAT", "release"),
    ("Ada Kiro quit hours before the president spoke; she had been interior minister since May.", "quit", "RETREAT", "resign"),
    ("The mortars around Gao fell silent at dawn.", "fell silent", "RETREAT", "ceasefire"),
    ("The African Union has put forward a five-day truce.", "put forward", "REQUEST", "yield"),
    ("Norway circulated a draft on the withdrawal of both armies.", "circulated", "REQUEST", None),
    ("Italy renewed its request for an envoy.", "renewed", "REQUEST", None),
    ("Gunmen blasted their way into the barracks.", "blasted", "ASSAULT", "explosives"),
    ("The storming of the Tolva barracks left nine dead.", "storming", "ASSAULT", None),
    ("His client had been beaten in custody.", "beaten", "ASSAULT", "beat"),
    ("A freighter was damaged by a mine near the islands.", "damaged", "ASSAULT", "explosives"),
    ("The bishop bargained with the gunmen by telephone for the release of the nurses.", "bargained", "CONSULT", None),
    ("Prime Minister Ada Kiro spoke for half an hour with her Chadian counterpart over a hotline.", "spoke", "CONSULT", "phone"),
]
# What looks like them and tells of nothing.
NOTHING = [
    "The family moved to a bigger house near the school last year.",
    "Students moved to a new school in Leeds.",
    "The city closed the bridge for repairs on Monday.",
    "The company let go 300 workers in March.",
    "The festival was held in a school.",
    "She held her daughter in the hall.",
    "The teacher circulated a draft of the essay.",
    "The storming of the stage by fans ended the show.",
    "She quit smoking before the race.",
    "The Finnish runner pulled away in the last lap.",
    "The Danish brewer agreed to buy a Polish rival.",
    "American airlines cancelled hundreds of flights because of snow.",
    "The agency approved the drug in March.",
    "The mayor declined to give details.",
    "The Belgian player hit the post in the second half.",
    "The premier visited a school in the north.",
    "The Gambian president flew to London for treatment.",
    "The French team beat Wales by two goals.",
    "Uruguay hosts the tournament in July.",
    "The actor thanked his fans after the show.",
    "The Swedish carmaker warned of lower sales.",
    "Ministers fell asleep during the speech.",
    "The firm did not reply to requests for comment.",
    "People are asked to avoid the area.",
    "Officers told residents to take cover.",
    "Suspicious emails and phone calls come from strangers.",
    "The goalkeeper refused to react.",
    "The baker in Aleppo opened his doors at six.",
    "Tourists clogged the centre of Venice on Saturday.",
    "The singer threw her hat into the crowd.",
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), TOLD, ids=[t[0][:60] for t in TOLD])
def test_idiom(reading_of_text, text, trigger, event_type, mode):
    found = {o.trigger.exact: (o.event_type, o.mode) for o in find_occurrences(reading_of_text(text), Resolved(), ())}
    told = {words: read for words, read in found.items() if trigger in words.split() or trigger == words}
    assert (event_type, mode) in told.values(), found


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_happens(reading_of_text, text):
    assert [(o.trigger.exact, o.event_type) for o in find_occurrences(reading_of_text(text), Resolved(), ())] == []


def test_mode_of_an_arrest_in_a_raid(reading_of_text):
    found = find_occurrences(reading_of_text("Nomads were arrested in a dawn raid near the lake."), Resolved(), ())
    assert [(o.event_type, o.mode) for o in found] == [("COERCE", "arrest")]


def test_means_of_another_act(reading_of_text):
    found = find_occurrences(reading_of_text("He killed two teachers before committing suicide."), Resolved(), ())
    assert [(o.event_type, o.mode) for o in found] == [("ASSAULT", None)]


def test_what_is_asked_is_not_told_as_done(reading_of_text):
    text = "French experts are examining whether Iraqi warplanes broke the ceasefire."
    assert [o.event_type for o in find_occurrences(reading_of_text(text), Resolved(), ())] == ["ACCUSE"]
