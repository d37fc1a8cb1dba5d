"""Whose figure it is where a teller parts his words, where a count goes on, and where a report speaks of itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# The figure asked for stands between ⟦ and ⟧; None: the report itself gives it.
SPEAKERS: list[tuple[str, str | None]] = [
    # a teller between marks: what comes after is told too
    ("The quay gave way, the harbour master told Radio Oru by telephone, and ⟦six dockers⟧ fell in.", "harbour master"),
    ("The tunnel will stay shut, the ministry announced, for ⟦nine weeks⟧.", "ministry"),
    ("Most of the crew are well, the owner said, but also ⟦four trainees⟧ were aboard.", "owner"),
    ("The herd was lost in the snow, according to the vet; ⟦70 per cent⟧ were calves.", "vet"),
    ("The dyke held, the engineers said: it had stood under ⟦three metres⟧ of water.", "engineers"),
    ("The choir sang on, said the verger; it was ⟦40 minutes⟧.", "verger"),
    ("At no point, the usher said, did the queue exceed ⟦200 people⟧.", "usher"),
    # and a clause before that the parse left to nobody
    ("⟦Fourteen goats⟧ were found in the barn, the vet said, two of them blind.", "vet"),
    # but not a clause of another's, a verb with an object, a participle, a relative clause
    ("The bill, proposed by Roth, would cost ⟦$2 million⟧.", None),
    ("Because thieves can use the cards—lawyers predict a fight, with the banks likely to spend ⟦billions of dollars⟧.", None),
    ("The kiln, which holds ⟦900 bricks⟧, cracked, the potter said; nobody saw it.", None),
    ("The bank has ⟦200 branches⟧, but the loss, the manager said, was made in one.", None),
    ("“It is over,” she said, and ⟦two men⟧ left the hall.", None),
    ("The mayor, who said nothing, paid ⟦40 crowns⟧.", None),
    ("Rain fell; the ferry, the pilot said, had left; the council counted ⟦nine boats⟧.", "council"),
    # who measures in more than one number
    ("The union puts the number of strikers since the pit closed at ⟦1,400⟧ and of sackings at 60.", "union"),
    ("The union puts the number of strikers at 1,400 and the number of sackings at ⟦60⟧.", "union"),
    ("The insurer has fixed the damage at ⟦$3 million⟧.", "insurer"),
    ("The joiner fixed the shelf at ⟦two metres⟧.", None),
    # what goes on with a count
    ("The clinic has registered 40 births, among them ⟦three twins⟧.", "clinic"),
    ("The observatory recorded 26 tremors in ⟦12 hours⟧.", "observatory"),
    ("Wardens counted 80 seals, including ⟦nine pups⟧.", "Wardens"),
    ("The bakers of the town sold 80 loaves, including ⟦nine rolls⟧.", None),
    # counts handed out, admitted, expected
    ("The prefecture gave a figure of ⟦600 homeless⟧ and asked for tents.", "prefecture"),
    ("The guards admit to ⟦four beatings⟧.", "guards"),
    ("The unions expect ⟦300 lay-offs⟧ by June.", "unions"),
    ("A banker in the town guessed at ⟦$3 million⟧.", "banker in the town"),
    ("The clerk laughed at ⟦two bids⟧.", None),
    ("The consulate issued ⟦900 visas⟧.", None),
    ("The prefecture gave ⟦600 tents⟧ to the town.", None),
    ("The fund has released ⟦$4 million⟧.", None),
    # those whose work is to find out
    ("Last week inspectors found ⟦40 drums⟧ of acid.", "inspectors"),
    ("Last week children found ⟦40 marbles⟧.", None),
    ("The leaked files name ⟦15 firms⟧.", "leaked files"),
    ("The parents will name ⟦two godmothers⟧.", None),
    # a text with a year in its name is no share of those asked
    ("According to records opened in 1994 the camp held ⟦800 men⟧.", "records"),
    # gifts and demands are no words, deeds to come are
    ("The bank promised the widows ⟦9,000 crowns⟧.", None),
    ("Four states have pledged ⟦70 million crowns⟧ towards the dam.", None),
    ("The charity called on the council to house ⟦40 families⟧.", None),
    ("The march was held to demand the release of ⟦12 printers⟧.", None),
    ("The bank promised that it would lend ⟦9,000 crowns⟧.", "bank"),
    ("The firm pledged to train ⟦90 drivers⟧.", "firm"),
    # a teller whom the parser joins to what he tells
    ("The fleet has moved ⟦12 barges⟧ to within a mile of the port, shipping sources in the capital said Thursday, after a storm.",
     "shipping sources in the capital"),
    ("⟦Nine convicts⟧ swam off through the sluice, police admitted; two had been caught by noon.", "police"),
    ("Nine convicts swam off through the sluice, police admitted; ⟦two⟧ had been caught by noon.", "police"),
    ("The fleet has moved 12 barges, the port said Thursday, ⟦three days⟧ after a pier fell.", None),
    ("When ⟦nine convicts⟧ swam off, police said nothing.", None),
    ("⟦Nine convicts⟧ swam off, police chased them, and two were caught.", None),
    # told on after a colon
    ("The two porters said otherwise: ⟦nine trunks⟧ had been opened, and a lamp was broken.", "two porters"),
    ("The choir accuses the verger of neglect: ⟦40 hymn books⟧ lay in a flooded crypt.", "choir"),
    ("The verger left at noon: ⟦40 hymn books⟧ lay in the crypt.", None),
    # told on in the tense of reported speech
    ("Warden Ada Kern said the dam was safe. Only ⟦40 houses⟧ had been cleared.", "Ada Kern"),
    ("The lock was mended, Warden Ada Kern said. Only ⟦40 houses⟧ had been cleared, and all would be rebuilt.", "Ada Kern"),
    ("The lock was mended, Warden Ada Kern said. Divers would come. ⟦Two barges⟧ had been lifted.", "Ada Kern"),
    ("Warden Ada Kern said the dam was safe. Only ⟦40 houses⟧ are empty.", None),
    ("The dam is safe, Warden Ada Kern said. Only ⟦40 houses⟧ would be flooded.", None),
    ("Warden Ada Kern says the dam is safe. Only ⟦40 houses⟧ had been cleared.", None),
    ("Warden Ada Kern said the dam was safe.\nOnly ⟦40 houses⟧ had been cleared.", None),
    ("Warden Ada Kern called the dam a disgrace. Only ⟦40 houses⟧ had been cleared.", None),
    ("Warden Ada Kern drank her tea. Only ⟦40 houses⟧ had been cleared.", None),
    ("Warden Ada Kern said the dam was safe. She drove home to the farm that ⟦nine cousins⟧ had left her.", None),
    # a bare number that counts some of those told of
    ("The shaft held 132 men when it blew, the owner said. ⟦Sixty-four⟧ escaped, nine of them with burns.", "owner"),
    ("The shaft held 132 men when it blew, the owner said. Sixty-four escaped, ⟦nine of them⟧ with burns.", "owner"),
    ("The navy said it had sunk 41 skiffs. ⟦Another 13⟧ were turned back.", "navy"),
    ("The nurse said 90 people had come. ⟦About 30⟧ were sent home.", "nurse"),
    ("The buyer says it will take sixteen trams. ⟦Four of the trams⟧ will be built at home.", "buyer"),
    ("The navy said it had sunk 41 skiffs. ⟦Thirteen fishermen⟧ swam ashore.", None),
    ("The navy said it had sunk 41 skiffs. In the port ⟦13 boats⟧ were painted.", None),
    ("The navy said it had sunk 41 skiffs. The other ⟦13⟧ were turned back.", None),
    ("The navy sank 41 skiffs. ⟦Another 13⟧ were turned back.", None),
    ("The navy said it had sunk skiffs. One of ⟦two skippers⟧ swam ashore.", None),
    # what is said to be so is said by nobody
    ("Coins said to come from ⟦two wrecks⟧ were sold on Monday.", None),
    # who was called so before
    ("Health Minister Sela Moe opened the ward. “⟦Nine nurses⟧ are missing,” the minister said.", "Sela Moe"),
    ("A porter of the Grand Hotel said it was shut. “⟦Nine guests⟧ are missing,” the porter said.", "porter of the Grand Hotel"),
    ("A porter of the Grand Hotel said it was shut. “⟦Nine guests⟧ are missing,” the cook said.", "cook"),
    ("A friend of the painter denied it. “⟦Nine guests⟧ were there,” he said.", "friend of the painter"),
    ("The Harbour Guild denied it. In a letter it said its men were fired on. “We hit ⟦no boats⟧,” the letter said.", "Harbour Guild"),
    ("The inspectorate rejects that. It found that ⟦40 bolts⟧ were loose.", "inspectorate"),
    # the report of itself
    ("Last night we counted ⟦nine fires⟧ from the bridge.", None),
    ("I counted ⟦nine fires⟧.", None),
    ("“I counted ⟦nine fires⟧ from the bridge,” said Ada Kern.", "Ada Kern"),
    ("That would put the number of fires at ⟦nine⟧.", None),
    ("The brigade would put the number of fires at ⟦nine⟧.", "brigade"),
]


@pytest.mark.parametrize(("marked", "speaker"), SPEAKERS)
def test_speaker(tellers_of: Callable[[str], list[str | None]], marked: str, speaker: str | None) -> None:
    assert tellers_of(marked) == [speaker]
