"""Forms of telling beyond "X said that …": objects that stand before, particles, asides, idioms that tell nothing. Made-up events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attribution.attributions import attributions
from dateline.read.reading import Reading
from dateline.resolve.resolve import resolve

Reader = Callable[..., Reading]


def told(reading_of_text: Reader, text: str) -> list[tuple[str | None, str | None, str]]:
    """Speaker's name, cue, and the pieces of content, joined by " / ", of each attribution that is no part of another."""
    reading = reading_of_text(text)
    found = (a for a in attributions(reading, resolve(reading)) if not a.inner)
    return [(a.speaker and a.speaker.name, a.cue and a.cue.exact, " / ".join(c.exact for c in a.content)) for a in found]


FORMS = [
    # what is told of stands before the verb
    ("The ferry sank after what sailors described as a freak wave.", ("sailors", "described as", "a freak wave")),
    ("He lost the vote, a result that the mayor dismissed as “a farce”.", ("mayor", "dismissed as", "a farce")),
    ("They will shut the port, a step that traders likened to “a second flood”.", ("traders", "likened to", "a second flood")),
    # particles
    ("The premier ruled out an early election.", ("premier", "ruled out", "an early election")),
    ("Envoys played down the rift.", ("Envoys", "played down", "the rift")),
    # demands and promises
    ("The bishop appealed to the gunmen to let the children go.", ("bishop", "appealed to", "the gunmen to let the children go")),
    ("The minister gave assurances that no house would be torn down.", ("minister", "gave assurances", "that no house would be torn down")),
    ("The envoy warned that whoever broke the pact would pay for it.", ("envoy", "warned", "that whoever broke the pact would pay for it")),
    # whose count, whose words
    ("Frost killed 900 cows, by the count of the farmers’ union.", ("farmers’ union", "by the count of", "Frost killed 900 cows")),
    ("The bill is “a gift to thieves”, in the words of one ranger.", ("one ranger", "in the words of", "The bill is / a gift to thieves")),
    # what else belongs to it, and what does not
    ("The guns, he said, had fired first; the mill, she said, was empty.", ("she", "said", "the mill / was empty")),
    ("Local papers have reported six deaths, a number that nobody could check.", ("Local papers", "have reported", "six deaths")),
    ("The mayor rejected the plan, calling it a fraud.", ("mayor", "rejected", "the plan")),
    ("The mayor rejected the plan, calling it a fraud.", ("mayor", "calling", "it a fraud")),
    ("All are safe, the abbot said, although “they will not sleep soon”.", ("abbot", "said", "All are safe / they will not sleep soon")),
    ("The union demanded that the pits close, but ruled out a strike.", ("union", "ruled out", "a strike")),
    ("Owners continue to deny any blame.", ("Owners", "continue to deny", "any blame")),
    ("The pact was signed, people briefed on the talks said.", ("people briefed on the talks", "said", "The pact was signed")),
    # who speaks
    ("“She never came home,” said Rita Moll, whose son was serving time.", ("Rita Moll", "said", "She never came home,")),
    ("A group calling itself the Tarn Brigade said that it had struck.", ("Tarn Brigade", "said", "that it had struck")),
    ("“It is over,” said Nada Emin, an analyst in Oslo, who doubts that it will last.", ("Nada Emin", "doubts", "that it will last")),
    ("Mayor Tom Reed released a statement that said he was sorry.", ("Tom Reed", "said", "he was sorry")),
    ("Col. Otto Lind spoke. “Two died,” the colonel said.", ("Otto Lind", "said", "Two died,")),
    ("“It is an answer -- here, the right answer,” the report states.", ("report", "states", "It is an answer -- here, the right answer,")),
    ("Police said the road was shut. A spokesman said it was icy. They later warned of fog.", ("Police", "later warned of", "fog")),
    ("The nurse was not sure if the ward was full.", ("nurse", "was not sure", "if the ward was full")),
    ("Reed allegedly vowed to burn the barn.", ("Reed", "allegedly vowed", "to burn the barn")),
    # the parser takes the subject of what is told for something else
    ("The ministry said $62m (£46m) in aid had been frozen.", ("ministry", "said", "$62m (£46m) in aid had been frozen")),
    (
        "The mill has grown, and announced this fall that work on a new hall was under way.",
        ("mill", "announced", "that work on a new hall was under way"),
    ),
    ("Tarn fined two officials and the Harbour Office said 11 ships had left.", ("Harbour Office", "said", "11 ships had left")),
    (
        "The army admitted for the first time that 57 of its own soldiers had died.",
        ("army", "admitted", "that 57 of its own soldiers had died"),
    ),
    ("But Lund said there was no rush.", ("Lund", "said", "there was no rush")),
    (
        "“It took far too long for help,” said dockers’ clerk Otto Lind commenting on the fire.",
        ("Otto Lind", "said", "It took far too long for help,"),
    ),
    ("“We want them to get home,” said the nurse, who like many did not sleep.", ("nurse", "said", "We want them to get home,")),
    (
        "The tests were often set by the board, Otto Lind, head of the Tarn College, said.",
        ("Otto Lind", "said", "The tests were often set by the board"),
    ),
    (
        "“The idea being that pupils will use that time,” said Moll, adding that few do.",
        ("Moll", "said", "The idea being that pupils will use that time,"),
    ),
    ("Ada Moe said after the ministry’s statement that she was ready to help.", ("Ada Moe", "said", "that she was ready to help")),
    (
        "According to Lewis, a longer school day may help the slow ones.",
        ("Lewis", "According to", "a longer school day may help the slow ones"),
    ),
    ("According to Tom Low, a farmer, the dam broke.", ("Tom Low", "According to", "the dam broke")),
    ("Norland said at the time that its troops had fled.", ("Norland", "said", "that its troops had fled")),
    (
        "Ada Berg spoke for the first time since troops rose against her, vowing to hunt them down.",
        ("Ada Berg", "vowing", "to hunt them down"),
    ),
    ("Moll called the vote “a fraud on the whole town,” saying it came late.", ("Moll", "saying", "it came late")),
    # who is quoted speaks, not the paper that quotes him
    ("The Post quoted Ada Moe as saying the dam was a time bomb.", ("Ada Moe", "as saying", "the dam was a time bomb")),
    ("“I saw it fall,” the agency quoted a ranger as saying.", ("ranger", "as saying", "I saw it fall,")),
    ("It fell, the Post said, quoting him as saying, “I saw it go in a second.”", ("him", "as saying", "I saw it go in a second.")),
    # as somebody puts it, in somebody's words
    ("As Ms Moe put it in a note, “the mine was never safe.”", ("Moe", "put it", "the mine was never safe.")),
    ("As the army puts it, the town is calm.", ("army", "puts it", "the town is calm")),
    ("“It was a bad war,” as Moe put it, “and nobody came to help.”", ("Moe", "put it", "It was a bad war, / and nobody came to help.")),
    ("The night was, in the words of Ada Moe, “a long and dark mistake.”", ("Ada Moe", "in the words of", "a long and dark mistake.")),
    ("The plan failed - in Moe’s words: “Nobody told us.”", ("Moe", "words", "Nobody told us.")),
    # a colon ends what was told before the cue
    ("She has a theory: The survey is asking the wrong question.", ("survey", "is asking", "the wrong question")),
    ("The road is shut: Lund declared a state of alarm.", ("Lund", "declared", "a state of alarm")),
    # a second cue after an object of the first verb
    ("Moe claimed victory and said the war was over.", ("Moe", "said", "the war was over")),
    ("Jo Vance is a liar and a thief who has vowed to ban all strikes.", ("Jo Vance", "has vowed", "to ban all strikes")),
    ("There are two boards on which nine men discussed the raid.", ("nine men", "discussed", "the raid")),
    ("What the army called a raid left nine dead.", ("army", "called", "What / a raid left nine dead")),
    ("Critics call him “the butcher of Oru”.", ("Critics", "call", "him “the butcher of Oru”")),
    ("The judge dismissed the case as a farce.", ("judge", "dismissed", "the case as a farce")),
    ("Two men were told to leave.", (None, "were told", "Two men / to leave")),
    ("Jobseeker told to apply for a post abroad", (None, "told", "Jobseeker / to apply for a post abroad")),
    # what is told goes on
    ("Moe emphasised fairness, and a need to raise wages.", ("Moe", "emphasised", "fairness, and a need to raise wages")),
    ("Moe stressed the need for order and that the gate must stay open.",
     ("Moe", "stressed", "the need for order and that the gate must stay open")),
    ("The union demanded that the mine be closed, that the owners pay and that the road be mended.",
     ("union", "demanded", "that the mine be closed, that the owners pay and that the road be mended")),
    ("Reed told police he did not know the lorry was stolen, and he had traded fuel for it.",
     ("Reed", "told", "he did not know the lorry was stolen / he had traded fuel for it")),
    ("Lind had lived in Oru, Moe explained, but returned to Varde when he was nine.",
     ("Moe", "explained", "Lind had lived in Oru / but returned to Varde when he was nine")),
    ("Lind said at the time she did not mind.", ("Lind", "said", "she did not mind")),
    ("The bank said last week it would close nine shops.", ("bank", "said", "it would close nine shops")),
    ("The senator stalled the bill, labelling him a fool who stole.", ("senator", "labelling", "him a fool who stole")),
    ("The union called on the board to ensure a review.", ("union", "called on", "the board to ensure a review")),
    # where the report sets others against the teller, nothing of that is told
    ("The army said it had lost nine men, while the rebels hold the town.", ("army", "said", "it had lost nine men")),
    ("The guard said he had seen the fire, and the army sent two trucks.", ("guard", "said", "he had seen the fire")),
    # who does what a passive says
    ("The plan was described as a farce by the bishop.", ("bishop", "was described", "The plan / as a farce")),
    ("The raid was seen as a warning by many in the north.", ("many in the north", "was seen", "The raid / as a warning")),
    ("The film is seen as a play on a novel.", (None, "is seen", "The film / as a play on a novel")),
    ("Lund was accused by scores of women of theft.", ("scores of women", "was accused by", "Lund / of theft")),
    ("Lund was accused by the head of the union.", ("head of the union", "was accused by", "Lund")),
    # who speaks together
    ("Both Mr Roe and Mr Lind say they were not paid.", ("Roe and Lind", "say", "they were not paid")),
    ("Ada Moe and her husband have parted, blaming the war.", ("Ada Moe and her husband", "blaming", "the war")),
    ("Tom Reed, of Oru and Varde, said he was late.", ("Tom Reed", "said", "he was late")),
    # whose a quotation is
    ("“It would keep us safe.” According to Glenn Roe, the road is old.", ("Glenn Roe", "According to", "the road is old")),
    ("In tears of “joy and deep peace,” Tom Reed cited his wife.", ("Tom Reed", "cited", "his wife")),
    ("Added Moe, “Every house in the street was gone.”", ("Moe", "Added", "Every house in the street was gone.")),
    # a text that speaks at the end
    ("The men had been trained abroad, records show.", ("records", "show", "The men had been trained abroad")),
    # one teller after another
    ("Norland says the ship fired first; Tarnia says it did not.", ("Norland", "says", "the ship fired first")),
    ("“Is it safe?” Engineers say the bridge will open.", ("Engineers", "say", "the bridge will open")),
    ("Reed said: “There will always be trouble,” the Varda Post reported.", ("Reed", "said", "There will always be trouble,")),
    ("By one estimate, 300 goats drowned.", ("estimate", "By one estimate", "300 goats drowned")),
    ("Some 300 goats drowned, by Red Cross estimates.", ("Red Cross", "estimates", "Some 300 goats drowned")),
    # who does what an infinitive or a participle says
    ("The delay led traders to wonder whether the port was shut.", ("traders", "to wonder", "whether the port was shut")),
    ("Rangers urge visitors not to swim, saying the lake is deep.", ("Rangers", "saying", "the lake is deep")),
    ("She urges him to come out and says he is safe.", ("She", "says", "he is safe")),
    ("Aid workers met families who had fled, adding that the camp was full.", ("Aid workers", "adding", "that the camp was full")),
    # who is meant by "who", "which", "they", "it"
    (
        "“It is bad,” said Otto Lind, the head of the Union of Dockers, who also said that he was tired.",
        ("Otto Lind", "also said", "that he was tired"),
    ),
    (
        "“It is bad,” said one owner of a shop that sells hats who declined to be named.",
        ("one owner of a shop that sells hats", "declined", "to be named"),
    ),
    ("The raid was claimed by Ansar, an armed group, which said that it had won.", ("Ansar", "said", "that it had won")),
    ("“It rained,” said Otto Lind. Ada Moe and Tom Reed came because they wanted to help.", ("Ada Moe", "wanted", "to help")),
    ("The report is long. It says the dam was old.", ("report", "says", "the dam was old")),
    ("“We hid nothing,” said its spokesman, Waqar Mengal.", ("Waqar Mengal", "said", "We hid nothing,")),
    ("A man who identified himself as Tom Reed said it was dark.", ("Tom Reed", "said", "it was dark")),
    ("Tarn's air defence command said it was quiet. It said nobody had come.", ("Tarn's air defence command", "said", "nobody had come")),
    ("The state agency quoted the judge as saying he was well. It said nobody had come.", ("state agency", "said", "nobody had come")),
    ("Nine died, according to a tally kept by the ministry.", ("tally kept by the ministry", "according to", "Nine died")),
    ("Nine died, according to a letter seen by the Varda Post.", ("letter", "according to", "Nine died")),
    (
        "Ada Moe, 23, lives near. It was late, said Otto Lind. The 23-year-old added that she was tired.",
        ("Ada Moe", "added", "that she was tired"),
    ),
    ("Nine died, according to the governor, Vahagn Sargsyan. He said more were hurt.", ("Vahagn Sargsyan", "said", "more were hurt")),
    (
        "Doctors at the Hill Clinic, who asked for silence, said the ward was full.",
        ("Doctors at the Hill Clinic", "said", "the ward was full"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), FORMS)
def test_tells(reading_of_text: Reader, text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(reading_of_text, text)


NOTHING = [
    "Gunmen blasted their way into the vault.",
    "Norland recalled its ambassador on Monday.",
    "The league called off the match.",
    "The man, calling himself Zorn, left the shop.",
    "Lund is wanted by the police.",
    "The letter, seen by the Varda Post, runs to nine pages.",
    "The clerk asked not to be identified.",
    "The pilot slammed the door.",
    "Traders were encouraged by the rain.",
    "Moll de-emphasized the danger.",
    "You know that the dam broke.",
    "If all goes according to plan, the bridge will open in June.",
    "Everything went according to schedule on Monday.",
    "The actor was seen sitting in the front row.",
    "ANOTHER CURSE BROKEN: THE TOWN AND THE CAT",
    "That hints at why the bank went alone.",
    "This suggests that the dam will hold.",
    "Many victims will be unaware that their names are known.",
    "The side had seen its lead of nine points vanish.",
    "Let's say that nine ships are lost in a year.",
    "Don't forget that the polls close at nine.",
    "Who would say that a girl of nine is a threat?",
    "After the fire she called her mother in Oru.",
    "The guard called 911 at noon.",
    "Officers then questioned Ms Lind for nine hours.",
    "The crew counted again to make sure that nobody was left.",
    "The club denied the owner entry to the hall.",
    "The court denied a motion to delay the trial.",
    "Rebels are defending the town against the army.",
    "The judge dismissed the case.",
    "Guards showed signs of panic.",
    "Rain threatened the harvest when the dam broke in May.",
    "The tool adds a step between those that sell and those that buy.",
    "Moe shared her anger with her 90,000 readers.",
    "A hat makes him seem taller than he is.",
    "They drove down a road that seemed safe.",
    "The town was in chaos as thousands of fans were screaming in the streets.",
    "No one thinks that the dam will last.",
    "It is hard to say whether the dam will hold.",
    "It is worth noting that the dam is old.",
    "It was a bid to show what the team could do.",
    "Reed found himself caught up in the crowd.",
    "Although the vote was lost, traders have continued to rally.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_tells_nothing(reading_of_text: Reader, text: str) -> None:
    assert told(reading_of_text, text) == []
