"""What the law and those in office do: orders of courts, fines, arrests by hand, seizures, closures, bans, dismissals."""

from __future__ import annotations

import pytest

# text, trigger, type, mode
LAW = [
    ("A judge in Quito ordered the oil company to compensate four villages.", "ordered", "SANCTION", "convict"),
    ("The driver was convicted of fraud and ordered to repay 9,000 dollars.", "ordered", "SANCTION", "convict"),
    (
        "Health inspectors ordered two slaughterhouses in Leeds to close, and the mayor ordered the closure of a third market.",
        "ordered",
        "COERCE",
        "restrict",
    ),
    ("A magistrate in Harare fined the editor 200 dollars for contempt.", "fined", "SANCTION", "convict"),
    ("The trawler's captain was fined 4,000 euros.", "fined", "SANCTION", "convict"),
    ("The regulator fined the bank 40 million dollars over its loans.", "fined", "SANCTION", None),
    ("Two nurses were jailed for six years over the deaths.", "jailed", "SANCTION", "convict"),
    ("Uzbekistan jailed a poet for insulting the president.", "jailed", "SANCTION", "convict"),
    ("The army jailed dozens of trade unionists.", "jailed", "COERCE", "arrest"),
    ("An appeals court upheld the nine-year sentence of the former mayor.", "upheld", "SANCTION", "convict"),
    ("The court stripped the deputy of his seat.", "stripped", "SANCTION", None),
    ("The commission disqualified three candidates before the vote.", "disqualified", "COERCE", "restrict"),
    ("A court in Ankara froze the accounts of the newspaper's owner.", "froze", "COERCE", "seize"),
]
ARRESTS = [
    ("Plainclothes policemen led two students away.", "led", "COERCE", "arrest"),
    ("Nine marchers were dragged off to a police van.", "dragged", "COERCE", "arrest"),
    ("The former treasurer was led from the hall in handcuffs.", "led", "COERCE", "arrest"),
    ("Gendarmes picked up the trade unionist at his house in Lomé.", "picked", "COERCE", "arrest"),
    ("Eleven suspects were picked up in a raid on the harbour.", "picked", "COERCE", "arrest"),
    ("Police rounded up 60 activists before the summit.", "rounded", "COERCE", "arrest"),
    ("Officers hauled the protesters out of the gallery.", "hauled", "COERCE", "arrest"),
    ("Bailiffs carried the squatter off by his arms.", "carried", "COERCE", "arrest"),
    ("Agents dragged out a former minister who had hidden in the consulate.", "dragged", "COERCE", "arrest"),
    ("Deputies led the banker to a cruiser.", "led", "COERCE", "arrest"),
    ("Riot police in Dakar rounded up scores of hawkers.", "rounded", "COERCE", "arrest"),
    ("The bomber was caught at a hotel in Tangier.", "caught", "COERCE", "arrest"),
    ("Rangers caught two poachers near the river.", "caught", "COERCE", "arrest"),
    ("The opposition leader was clapped in irons.", "clapped", "COERCE", "arrest"),
    ("Detectives collared the forger at the airport.", "collared", "COERCE", "arrest"),
    ("A dawn raid netted six suspected traffickers.", "netted", "COERCE", "arrest"),
    ("Twelve engineers were seized by guerrillas, who asked for a ransom.", "seized", "ASSAULT", "abduct"),
]
SEIZURES = [
    ("Customs officers in Mombasa seized three tonnes of ivory.", "seized", "COERCE", "seize"),
    ("Police seized two printers and a van.", "seized", "COERCE", "seize"),
    ("Some 40 kilos of heroin were seized at the port.", "seized", "COERCE", "seize"),
    ("Police took away three computers.", "took", "COERCE", "seize"),
    ("Norwegian inspectors boarded a Spanish trawler.", "boarded", "COERCE", "seize"),
    ("Police recovered nine stolen motorcycles.", "recovered", "COERCE", "seize"),
    ("Traffic wardens towed away six taxis.", "towed", "COERCE", "seize"),
    ("Soldiers searched the office of the union.", "searched", "COERCE", None),
    ("The gang extorted money from bus drivers.", "extorted", "COERCE", None),
    ("Gunmen forced the cashier to open the safe.", "forced", "COERCE", None),
]
CLOSURES = [
    ("The ministry closed nine private clinics.", "closed", "COERCE", "restrict"),
    ("The governor shut all bars in the city.", "shut", "COERCE", "restrict"),
    ("Tax officials sealed the warehouses of the sugar firm.", "sealed", "COERCE", "restrict"),
    ("Police locked down the harbour before the visit.", "locked", "COERCE", "restrict"),
    ("Reporters were barred from the courtroom.", "barred", "COERCE", "restrict"),
    ("The court forbade the union to picket the port.", "forbade", "COERCE", "restrict"),
    ("Troops prevented an ambulance from reaching the village.", "prevented", "COERCE", "restrict"),
    ("Hundreds marched through Lusaka despite a police ban.", "ban", "COERCE", "restrict"),
    ("Censors in Cairo banned the film.", "banned", "COERCE", "censor"),
    ("The judge barred newspapers from naming the girl.", "barred", "COERCE", "censor"),
    ("The junta cut mobile internet in two provinces.", "cut", "COERCE", "censor"),
    ("The regulator suspended the licence of the airline.", "suspended", "COERCE", "restrict"),
    ("A judge suspended the opposition party.", "suspended", "COERCE", "restrict"),
    ("Soldiers stopped hundreds of refugees at the border.", "stopped", "COERCE", "restrict"),
    ("Reporters were kept out of the hall.", "kept", "COERCE", "restrict"),
    ("The ministry found fault with the school and closed it.", "closed", "COERCE", "restrict"),
    ("The aviation authority grounded the airline's six jets.", "grounded", "COERCE", "restrict"),
    ("The mayor slapped a quarantine on two villages.", "slapped", "COERCE", "restrict"),
]
PUNISHED = [
    ("The ministry suspended four officers over the shooting.", "suspended", "SANCTION", None),
    ("The president sacked the head of the navy.", "sacked", "SANCTION", None),
    ("The company sacked 80 workers who had joined the strike.", "sacked", "SANCTION", None),
    ("Sudan's ruler sacked the head of the central bank.", "sacked", "SANCTION", None),
    ("The king removed the governor from his post.", "removed", "SANCTION", None),
    ("Algeria shut its airspace to Moroccan planes.", "shut", "SANCTION", None),
    ("Two MPs were suspended by the speaker.", "suspended", "SANCTION", None),
    ("Canada imposed an asset freeze on nine generals.", "imposed", "SANCTION", None),
    ("Brussels slapped tariffs on Chinese bicycles.", "slapped", "SANCTION", None),
    ("Norway withheld its grant to Malawi.", "withheld", "SANCTION", "discontinue"),
    ("Honduras banished a Cuban consul.", "banished", "SANCTION", "expel"),
    ("Eritrea put the Danish consul on a plane.", "put", "SANCTION", "expel"),
    ("Ghana recalled its high commissioner from Lagos.", "recalled", "SANCTION", "withdraw"),
    ("The board removed eleven novels from its libraries.", "removed", "COERCE", "censor"),
    ("Angola expelled 900 Congolese miners.", "expelled", "COERCE", "deport"),
    ("The officials put eleven asylum seekers on a plane to Kabul.", "put", "COERCE", "deport"),
    ("The coastguard towed the refugees' boat back to sea.", "towed", "COERCE", "deport"),
    ("Bailiffs evicted two families from the block.", "evicted", "COERCE", None),
    ("The governor withheld his assent to the bill.", "withheld", "REJECT", None),
    ("The guerrillas suspended their offensive against the army.", "suspended", "RETREAT", "ceasefire"),
]
RARER = [
    ("Britain revoked the visas of five Georgian judges.", "revoked", "SANCTION", None),
    ("The army confined the police of the province to barracks.", "confined", "COERCE", "restrict"),
    ("The Italian coastguard intercepted a freighter that carried hashish.", "intercepted", "COERCE", "seize"),
    ("The bishop defrocked two priests.", "defrocked", "SANCTION", "expel"),
    ("The Vatican excommunicated an archbishop in Lusaka.", "excommunicated", "SANCTION", "expel"),
    ("The tribunal meted out ten years to the forger.", "meted", "SANCTION", "convict"),
    ("The party disciplined the governor of the bank.", "disciplined", "SANCTION", None),
    ("The king decreed a state of emergency after the riots.", "decreed", "COERCE", "martial-law"),
    ("The jury pronounced the colonel guilty of theft.", "pronounced", "SANCTION", "convict"),
    ("Observers spoke of the intimidation of voters.", "intimidation", "COERCE", None),
    ("Hackers stole the records of a bank.", "stole", "COERCE", "cyber"),
    ("The agency halved rations in the camps of Chad.", "halved", "SANCTION", "discontinue"),
    ("India retaliated with tariffs on almonds.", "retaliated", "SANCTION", None),
    ("Police took four men to the station.", "took", "COERCE", "arrest"),
    ("Police pulled a bishop off a train at the border.", "pulled", "COERCE", "arrest"),
    ("Bailiffs took the farmer's tractor.", "took", "COERCE", "seize"),
    ("The clerk was put on probation.", "put", "SANCTION", "convict"),
    ("The mayor placed two officers on leave.", "placed", "SANCTION", None),
    ("The sacking of a judge led to unrest in Sucre.", "sacking", "SANCTION", None),
    ("Norway condemned the seizure of a trawler by Iceland.", "seizure", "COERCE", "seize"),
    ("The militia cut the town's water.", "cut", "COERCE", "withhold"),
    ("Soldiers shaved the heads of nine students.", "shaved", "COERCE", None),
    ("Mali punished two banks for lending to the rebels.", "punished", "SANCTION", None),
    ("El Salvador declared a state of exception over the gangs.", "declared", "COERCE", "martial-law"),
    ("Kenya halted imports of Ugandan maize.", "halted", "SANCTION", "discontinue"),
]
# what the same words tell in other senses
ORDINARY = [
    "The referee banned the striker for three matches.",
    "The club was fined by the league for its fans' songs.",
    "She picked up her brother at the airport.",
    "The guide led the tourists away from the cliff.",
    "He caught the last bus to the coast.",
    "The shop closed at six.",
    "The snow closed the school for two days.",
    "The chef banished garlic from his kitchen.",
    "He banned himself from the pub.",
    "The children searched the garden for eggs.",
    "The rain forced the walkers to turn back.",
    "She took away a sense of calm.",
    "The bank closed eleven branches to save money.",
    "The tenor has been barred by a sore throat.",
    "The airline cancelled 40 flights in the storm.",
    "The farmer drove the sheep off the road.",
    "The bar serves a good stew.",
    "The governor declared a state of emergency before the hurricane.",
    "The band cancelled two concerts.",
    "A gale cut power to the island.",
    "The heat halted play at the court.",
    "The barber shaved his head.",
    "He confined his remarks to the weather.",
    "The father punished his son.",
    "A landslip halted work on the tunnel.",
    "He has had seizures since his fall.",
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), [*LAW, *ARRESTS, *SEIZURES, *CLOSURES, *PUNISHED, *RARER])
def test_what_is_done_by_law_and_office(found_in, text, trigger, event_type, mode):
    found = found_in(text)
    assert next((told for word, told in found.items() if trigger in word.split()), None) == (event_type, mode), found


@pytest.mark.parametrize("text", ORDINARY)
def test_other_senses(found_in, text):
    assert found_in(text) == {}
