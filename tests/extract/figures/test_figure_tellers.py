"""Who gives a figure: sources a report cites, who puts a toll at a number, cues that reach no figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.attribution.attributions import attributions
from dateline.extract.figures.figures import find_figures
from dateline.read.reading import Reading

Reader = Callable[..., Reading]

SPEAKERS = [
    ("Officials put the death toll at 41.", ["Officials"]),  # a verb of reckoning
    ("The union estimated the crowd at 30,000.", ["union"]),
    ("Turnout was put at 58 percent by the commission.", ["commission"]),
    ("A lorry ploughed into a crowd, killing 84 people, the ministry said.", ["ministry"]),  # the parser misses the clause
    ("Inside the hall 12 people, the mayor and the priest said nothing.", [None]),  # no one is told of
    ("The storm hit the village at 90 mph.", [None]),  # no reckoning
    ("Five were held, the daily reported, citing prosecutors.", ["prosecutors"]),  # the source cited
    ("Citing hospital officials, the agency said 12 people had died.", ["hospital officials"]),
    ("The agency cited police in saying that 12 pupils had drowned.", ["police"]),
    ("The agency said 12 people had died.", ["agency"]),  # nobody cited
    ("The court ordered the firm to pay 3 million euros.", [None]),  # who orders does not report
    ("The council made a grant of 2 million euros, which takes effect in May according to the decree.", [None]),  # its clause
    ("The army killed 12 rebels in a valley that was shelled, according to the mayor.", ["mayor"]),
    ("Polls show Berg up by 10 points in the north.", ["Polls"]),  # a text that shows somebody somewhere
    ("A Norstat poll has her leading by 12 points.", ["Norstat poll"]),
    ("The latest survey gives Dahl 44 percent and Vik 38 percent.", ["latest survey", "latest survey"]),
    ("The poll has a margin of error of 4 points.", [None]),  # of the poll itself
    ("A Norstat survey found that 45 percent backed Dahl. Vik holds a 4-point edge with men.", ["Norstat survey", None]),  # no voters named
    ("A Norstat survey found that 45 percent backed Dahl. Vik leads by 7 points among women.", ["Norstat survey", "Norstat survey"]),
    ("A Norstat survey found that 45 percent backed Dahl. Eight of 10 voters plan to turn out.", ["Norstat survey", "Norstat survey"]),
    ("A Norstat survey found that 45 percent backed Dahl. Two of the voters were held at the gate.", ["Norstat survey", None]),
    ("Ada Berg made the following comment:\n\n“We lost 40 houses in a night.”", ["Ada Berg"]),
    ("Ada Berg made the following list:\n\n“We lost 40 houses in a night.”", [None]),  # no words of hers
    ("The farm has 40 goats.", [None]),
    ("The plan, said Mr Low, would cost $40 million.", ["Mr Low"]),
    ("The plan, said the mayor, would cost 40 jobs.", ["mayor"]),
    ("The clinic in Oru, said 20 people had been brought in.", ["clinic in Oru"]),  # a comma too many
    ("Police: 40 arrested", ["Police"]),  # a heading
    ("Hill Street: 40 arrested", [None]),  # a line of a list
    ("The ministry said the two firms would merge.", [None]),  # known already
    ("The ministry said two firms would merge.", ["ministry"]),
    ("The ministry said 10 of the 12 victims were sailors.", ["ministry", "ministry"]),  # part and whole are both stated
    # the cue before its speaker, at the end of a sentence that the parser takes apart
    ("Jobless rates for Norland youth range from 35 percent in the west to 51 percent in Varde, said UNDP.", ["UNDP", "UNDP"]),
    (
        "Nearly 70 percent of Norland adults think the use of force to end the feud is of no help, according to a survey by the union.",
        ["survey by the union"],
    ),
    # texts that are nobody's, in the words of someone who passes them on
    ("The navy said early reports showed nine sailors were killed and 14 were hurt.", ["navy", "navy"]),
    ("The navy said a report by the coastguard showed nine sailors were killed.", ["report by the coastguard"]),
    # a clause that the parser breaks off
    ("Halden Power said a home using 500 kilowatt hours a month pays $63.", ["Halden Power", "Halden Power"]),
    ("The man police said was drunk hit two cars.", [None]),
    ("Police said the driver was drunk. Two cars burned.", [None]),
    # polls that a sentence goes through
    ("In a Norstat poll released Monday, 50 percent of voters chose Dahl while 40 percent chose Berg.", ["Norstat poll", "Norstat poll"]),
    ("A survey by the union in May found Dahl with a lead of 48 percent over Berg.", ["survey by the union in May"]),
    ("Story highlights Four hours into the trip, the ferry turned back", [None]),  # the heading of a summary is no source
    # who comes to know of something does not tell it
    ("After learning that hackers had stolen the data of 145 million people, Norbank sent letters.", [None]),
    ("When Norbank first noticed that dozens of websites had been launched, it backed off.", [None]),
    ("A survey found that 40 percent of voters had learned of it.", ["survey"]),
    # a quotation that opens the next paragraph
    ("Mayor Berg was blunt. He said:\n\n“We had nine fires here in May. It has to end.”", ["Mayor Berg"]),
    ("The list of prices reads:\n\n“Nine fires were put out here in May. Go on.”", [None]),
    # a definite phrase tells a number that nobody told before, and names a thing by one that was told
    ("The mayor said half of the town's 7,000 homes were dark.", ["mayor", "mayor"]),
    ("The mayor said the 20 dead included four nuns.", ["mayor", "mayor"]),
    ("The bank said it had lost the 40 clerks who left.", ["bank"]),
    ("Berg bought 40 goats. The farmer said the 40 goats were ill.", [None, None]),
    ("Acme offered $47 billion for Norbank. The firm said its $47 billion offer would stand.", [None, None]),
    ("Acme sold 40 ships. The union said the 40 sailors had gone.", [None, "union"]),
    ("The minister said she could not back the 12-nation pact.", [None]),
    ("The minister said these 12 villages were lost.", [None]),
    ("The coroner said the girl's 25-pound body had lain there for a day.", ["coroner", "coroner"]),
    # what only says who or which is meant, within the words of somebody
    ("The steel firm said it would shut the plant where a blast killed five men.", [None]),
    ("Norbank said it would shut its Oru office, where a fire had killed five clerks.", [None]),
    ("Berg said the blame is not confined to the Oru scandal, in which four clerks were killed.", [None]),
    ("Berg said the raid, which had taken nine months to plan, was a success.", ["Berg"]),
    ("Polls show a close race in Oru, where 18 seats are open.", [None]),
    ("Ada Berg announced that she and Tom Low, her partner of nine years, had parted.", [None]),
    ("The hospital said 20 people had been brought in, of whom four were badly hurt.", ["hospital", "hospital"]),
    ("The hospital said 20 people had been brought in, four of them badly hurt.", ["hospital", "hospital"]),
    # who calls for something does not tell of it, in whatever tense
    ("Ada Berg has called for a boycott of three firms.", [None]),
    ("Ada Berg said a boycott of three firms had begun.", ["Ada Berg"]),
    ("The firm was fined $2 million and told to pay the families $40,000 each.", [None, None]),
    ("Ada Berg was fined and told the court that she had lost two houses.", ["Ada Berg"]),
    ("Two men have gone home, the clinic said, while three are in surgery.", ["clinic", "clinic"]),
    ("Two men have gone home, the clinic said. Three are in surgery.", ["clinic", "clinic"]),
    ("Plans call for a hotel and two bridges.", [None]),
    ("The lease calls for two roads.", [None]),
    ("The firm's two plans call for three roads.", [None, None]),
    # the lines of a list that a teller leads into
    (
        "The gap, the treasurer said, could be closed in this fashion: $2 million by cutting 40 posts. $1.4 million by moving money.",
        ["treasurer", "treasurer", "treasurer"],
    ),
    ("The treasurer said the gap could be closed. $1.4 million by moving money.", [None]),
    ("The gap could be closed in this fashion: $2 million by cutting posts. $1.4 million by moving money.", [None, None]),
    # a question that ends one speaker's words, right before the cue of another's
    (
        "Tom Low called it mean. He said: “Rather than pay that extra £30, people will drive. Is this what we want?” "
        "A council spokesman said: “The £40 charge was set in May.”",
        ["Tom Low", "council spokesman"],
    ),
    ("“Who will pay for these 40 ships?” a spokesman asked.", ["spokesman"]),
    # a poll that a sentence names ahead of its answers, and paragraphs then go through
    (
        "In a Norstat poll, voters are most inclined to say that Dahl would scare them.\n\nIn the town nothing moved.\n\n"
        "For Dahl, 38% would be scared -- including 62% of nurses. A third of teachers, 33%, say they feel that way.",
        ["Norstat poll", "Norstat poll", "Norstat poll", "Norstat poll"],
    ),
    ("In a Norstat poll, voters are scared.\n\nPrices rose 9 percent. A third of the ships sank.", [None, None]),
    ("Voters are scared, the mayor said. 38% of voters would leave.", [None]),
    ("Dahl led in the Norstat poll on a stage. He won 40 percent of the vote among adults.", [None]),
    ("In a Norstat poll, voters are scared. Thirty percent of those asked say that 28% would leave.", ["Norstat poll", "Norstat poll"]),
    (
        "Dahl leads, according to a Norstat poll. The poll asked 834 adults, with a margin of error of plus or minus 4 percentage points.",
        [None, None],
    ),
    ("A study by Oru found that 40 percent of nurses leave. Another 19 percent said they were tired.", ["study by Oru", "study by Oru"]),
    ("A study by Oru found that 40 percent of nurses leave. Prices rose 19 percent.", ["study by Oru", None]),
    # who saw or knew something, in the words of somebody else
    ("“She began to grasp how many believed that 40 ships had sunk,” Ada Berg wrote.", ["Ada Berg"]),
    ("“We know that 40 ships sank,” Ada Berg said.", ["Ada Berg"]),
    ("Ada Berg wrote that the crews believed 40 ships had sunk.", ["Ada Berg"]),
    # the words that a sentence without any leads into
    ("Tom Low, head of the union, said in a statement. “There are no jobs. We lost 17,000 members.”", ["Tom Low"]),
    ("Tom Low said nothing in court. “There are no jobs. We lost 17,000 members,” Ada Berg wrote.", ["Ada Berg"]),
    # a quotation of several paragraphs in single marks
    (
        "'Such flights are dull,' Ada Berg said.\n'It seemed odd.\n'We will send 40 cars on a two-year trip.'\nThe firm has 90 clerks.",
        ["Ada Berg", "Ada Berg", None],
    ),
    ("He said 'The ship left from the old pad.\n'It had five engines.\nIt was late. Nine tugs came.", ["He", None]),
    ("'Twas the night. Nine tugs came.", [None]),
    ("The ships' Old Hands club bought 40 tugs.", [None]),
    # what goes on with a clause after the day on which it was told
    ("Officers seized 40 bags in raids, Oru police said Thursday, and arrested 13 people.", ["Oru police", "Oru police"]),
    # who hears, sees or notices something does not tell it
    ("Many people have heard by now that 20 sailors drown each day.", [None]),
    ("The deal will see the ships go to six ports.", [None]),
    ("When Varde first noticed that 12 sites had copied it, it did nothing.", [None]),
    ("Two fans are seen dancing near the gate.", [None]),
    # what is not mentioned, only might be thought or how a thing with a sum looks
    ("The mayor did not mention, however, that the firm paid $2 million.", [None]),
    ("The council must propose three more names.", [None]),
    ("The bill of $40 million appears to please the farmers.", [None]),
    # whom a quotation names hands it on to whoever is quoted
    ("“The farmers report losses of $40 million each year,” the mayor said.", ["mayor"]),
    # a count that goes on to the sum, a number that somebody claims
    ("Officials in Oru recorded 41 new cases, bringing the total to 389.", ["Officials in Oru", "Officials in Oru"]),
    ("Police asked how the group, which claims 3,300 members, was led.", ["group"]),
    ("The flood has claimed 12 lives since May.", [None]),
    # after a quotation the report goes on in its own words
    ("“It is all over now,” Ada Berg says, and he left for Oru 16 years later.", [None]),
    ("Norland says it lost three ships; Tarnia says it took 20 men.", ["Norland", "Tarnia"]),
    # a cue put into a relative clause reaches no farther
    (
        "According to the Herald, the number of claims rose to 444,000, which, according to the Courier, is near a five-year high.",
        ["Herald", "Courier"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_speakers(reading_of_text: Reader, text: str, speakers: list[str | None]) -> None:
    reading = reading_of_text(text)
    found = find_figures(reading, Resolved(), attributions(reading, Resolved()))
    assert [f.speaker and f.speaker.name for f in found] == speakers


def test_every_speaker_and_cue_stands_in_the_text(reading_of_text: Reader) -> None:
    for text, _ in SPEAKERS:
        reading = reading_of_text(text)
        for figure in find_figures(reading, Resolved(), attributions(reading, Resolved())):
            for span in (figure.span, figure.cue, figure.speaker and figure.speaker.span):
                assert span is None or text[span.start : span.end] == span.exact
