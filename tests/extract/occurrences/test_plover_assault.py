"""Words of force: who does it and to whom says which kind it is, and which uses are only figures of speech."""

from __future__ import annotations

import pytest

# text, trigger, type, mode
FORCE = [
    ("Hijackers held ninety passengers aboard the airliner at Lome for three days.", "held", "ASSAULT", "abduct"),
    ("Three nuns were held for a month in the forest by a band of tribesmen.", "held", "ASSAULT", "abduct"),
    ("Villagers held two tax collectors in a barn until dawn.", "held", "ASSAULT", "abduct"),
    ("Twelve dissidents held since spring are on trial.", "held", "COERCE", "arrest"),
    ("A masked man held up a pharmacy in Leeds with a pistol.", "held up", "ASSAULT", "firearms"),
    ("The union held the ministry answerable for his death.", "held", "ACCUSE", "allege"),
    ("Burglars tied up a widow in Ghent and emptied her safe.", "tied up", "ASSAULT", "abduct"),
    ("Herders bound two rangers to a fence.", "bound", "ASSAULT", "abduct"),
    ("Soldiers threw three deserters into the river at Lom.", "threw", "ASSAULT", None),
    ("A miner was pushed from a bridge by strangers in Oruro.", "pushed", "ASSAULT", None),
    ("A patrol ship of Peru rammed a trawler off Callao.", "rammed", "ASSAULT", None),
    ("Raiders drove hundreds of villagers into the marsh.", "drove", "ASSAULT", None),
    ("Police drove the students from the square.", "drove", "ASSAULT", "crowd-control"),
    ("Youths chased the surveyors off.", "chased", "ASSAULT", None),
    ("Gunmen broke into a hospital in Juba.", "broke into", "ASSAULT", "firearms"),
    ("Thugs broke the jaw of a councillor in Varna.", "broke", "ASSAULT", "beat"),
    ("A mob burned a police chief's villa in Jos.", "burned", "ASSAULT", "destroy"),
    ("Bandits burned down a clinic at Shinkafi.", "burned down", "ASSAULT", "destroy"),
    ("Vandals smashed a fountain in the gardens.", "smashed", "ASSAULT", "destroy"),
    ("Militiamen waylaid a bus near Sokoto.", "waylaid", "ASSAULT", None),
    ("Gunmen mowed down six farmers at a well.", "mowed down", "ASSAULT", "firearms"),
    ("Rebels sniped at the convoy from the hills.", "sniped", "ASSAULT", "firearms"),
    ("Guards kicked an inmate in the stomach.", "kicked", "ASSAULT", "beat"),
    ("A tram driver was beaten with iron bars in Split.", "beaten", "ASSAULT", "beat"),
    ("A retired baker was mugged on the stairs of his block in Lille.", "mugged", "ASSAULT", "beat"),
    ("Soldiers bayoneted two porters.", "bayoneted", "ASSAULT", "primitive"),
    ("A mob stoned an ambulance in Multan.", "stoned", "ASSAULT", "primitive"),
    ("Boys pelted a postman with eggs.", "pelted", "ASSAULT", "primitive"),
    ("Students egged the rector's car.", "egged", "ASSAULT", "primitive"),
    ("The stoning of a tourist bus shocked the island.", "stoning", "ASSAULT", "primitive"),
    ("Officers tasered a shoplifter twice.", "tasered", "ASSAULT", "crowd-control"),
    ("Police used pepper spray on the pickets.", "used", "ASSAULT", "crowd-control"),
    ("Soldiers raked the queue with bullets.", "raked", "ASSAULT", "firearms"),
    ("A volley from the fort felled two porters.", "felled", "ASSAULT", "firearms"),
    ("Rebels wiped out a platoon near Kidal.", "wiped out", "ASSAULT", None),
    ("The insurgents mauled a brigade at Kaya.", "mauled", "ASSAULT", None),
    ("Horsemen fell upon the hamlet of Tine.", "fell upon", "ASSAULT", None),
    ("Commandos crossed into Zambia and blew up a depot.", "crossed into", "ASSAULT", None),
    ("Shells gouged holes in the airfield.", "gouged", "ASSAULT", "heavy-weapons"),
    ("The militants rocketed a village near Quetta.", "rocketed", "ASSAULT", "heavy-weapons"),
    ("The frigate was holed by a missile off Basra.", "holed", "ASSAULT", "heavy-weapons"),
    ("Indonesia sank nine boats caught fishing illegally.", "sank", "ASSAULT", "destroy"),
    ("Rebels derailed a goods train at Dondo.", "derailed", "ASSAULT", "destroy"),
    ("Saboteurs toppled a pylon near Riga.", "toppled", "ASSAULT", "destroy"),
    ("Inmates overpowered a warder at the jail in Bari.", "overpowered", "ASSAULT", None),
    ("A stranger doused a clerk with acid in Dhaka.", "doused", "ASSAULT", "unconventional"),
    ("The rebels chopped off the hands of two miners.", "chopped", "ASSAULT", "primitive"),
    ("Warders scalded a prisoner with tea.", "scalded", "ASSAULT", "torture"),
    ("Jihadists desecrated a shrine at Gao.", "desecrated", "ASSAULT", "destroy"),
    ("Two men robbed a petrol station near Derry.", "robbed", "ASSAULT", None),
    ("A brawl broke out in a bar at Darwin.", "brawl", "ASSAULT", "beat"),
    ("Protesters scuffled with police in Lima.", "scuffled", "PROTEST", "riot"),
    ("Crowds looted shops in Harare.", "looted", "PROTEST", "riot"),
    ("Farmers besieged the ministry in Quito for two days.", "besieged", "PROTEST", "obstruct"),
    ("Rebels besieged the port.", "besieged", "ASSAULT", None),
    ("Kuwait executed four smugglers.", "executed", "SANCTION", "convict"),
    ("The militia executed four smugglers.", "executed", "ASSAULT", None),
    ("Chad broke off relations with Libya.", "broke", "SANCTION", None),
    ("Police raided a newspaper in Baku.", "raided", "COERCE", None),
    ("Rebels raided a mission near Wau.", "raided", "ASSAULT", None),
    ("The senate shot down a tax on sugar.", "shot down", "REJECT", "change"),
    ("The army held its fire for the feast.", "held", "RETREAT", "ceasefire"),
    ("Iraq invaded Kuwait.", "invaded", "ASSAULT", None),
    ("The two armies fought for the bridge at Bor.", "fought", "ASSAULT", None),
    ("Marines battled rebels in the hills.", "battled", "ASSAULT", None),
]

# words of force that tell of none
FIGURES = [
    "He held his baby daughter.",
    "The choir held the audience spellbound.",
    "She was held in high regard by her pupils.",
    "Roadworks held up commuters in Kent.",
    "The striker kicked the ball into the stands.",
    "The ferry was rammed by a whale off Nantes.",
    "She was tied to her desk by work.",
    "Starlings invaded the station by the million.",
    "Readers bombarded the editor with letters.",
    "A hailstorm pummelled the vines.",
    "The bookmakers were besieged by punters.",
    "Fog laid siege to the airport.",
    "An icy blast from the north closed the schools.",
    "The board ousted its founder in a coup.",
    "The cola war is over.",
    "Two bakeries are in a battle of the buns.",
    "The grocer fought the plan with cakes.",
    "Frost killed the cherries.",
    "The author killed off her detective.",
    "The band shot to fame in May.",
    "The director shot the film in nine days.",
    "Hunters shot a wolf near Lund.",
    "The airline is under fire over its fees.",
    "She beat two champions to the prize.",
    "The skater snatched second place.",
    "Mercury from the mill poisoned the bay.",
    "The dispute blew up on Friday.",
    "The clash of egos ended in laughter.",
    "Shoppers went on a spending spree.",
    "Frostbite robbed the climber of two toes.",
    "A drizzle fell upon the mourners.",
    "Spectators egged on the runners.",
    "The rocket streaked into orbit.",
    "Neighbours clubbed together to buy a bus.",
]
KINDS = frozenset(("ASSAULT", "COERCE", "PROTEST"))


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), FORCE)
def test_force(found_in, text, trigger, event_type, mode):
    assert found_in(text).get(trigger) == (event_type, mode), found_in(text)


@pytest.mark.parametrize("text", FIGURES)
def test_figure_of_speech_tells_no_force(found_in, text):
    assert not {event_type for event_type, _ in found_in(text).values()} & KINDS, found_in(text)
