"""Who acts and to whom where relative clauses, participles, towns and people without a name stand between."""

from __future__ import annotations

import pytest

CASES = [  # text, trigger, who acts, to whom (None: not looked at)
    ("The city of Halifax sued the railway on Monday over the fire.", "sued", "Halifax", None),
    ("Kampala flooded the border district with infantry on Monday.", "flooded", "Kampala", None),
    ("The state of Sonora granted its teachers a pay rise.", "granted", "Sonora", "teachers"),
    ("A judge stopped the administration from deploying guardsmen to Denver, which had sued.", "sued", "Denver", None),
    ("Ambassadors met in Kampala, which hosts two million refugees.", "hosts", "Kampala", "refugees"),
    ("Sandy Bay: 26 killed. A man opens fire in a school and kills 26 people.", "kills", "man", "people"),
    ("Police detained 40 students, twelve of whom were beaten.", "beaten", None, "students"),
    ("The director, whose films were banned last year, dedicated the prize to his crew.", "banned", None, "director"),
    ("The court fined the driver, whose licence was suspended for a year.", "suspended", None, "driver"),
    ("The judge freed a clerk whose brother was arrested on Monday.", "arrested", None, "brother"),
    ("Students whose barricades have blocked the road for a week met the mayor.", "blocked", "students", None),
    ("The experts whose report accused the army of lying left the country.", "accused", "experts", "army"),
    ("Farmers from Haryana, who have blocked the highway since May, will go home.", "blocked", "Farmers", None),
    ("Prosecutors in Geneva, who accuse the warlord of rape, want more time.", "accuse", "prosecutors in Geneva", "warlord"),
    ("Two armed men burst into a church in Tegucigalpa and robbed worshippers.", "burst into", "armed men", None),
    ("A police car exploded in Tegucigalpa on Monday.", "exploded", "", None),
    ("Riot squads baton-charged textile workers in Ashulia.", "baton-charged", None, "textile workers in Ashulia"),
    ("A rights lawyer was followed and threatened with death by men in unmarked cars.", "threatened", "men", "rights lawyer"),
    ("Two clerks were punched and kicked by supporters of the mayor.", "punched", "supporters", "clerks"),
    ("The clerk was arrested on Monday and was criticised by the union.", "arrested", "", "clerk"),
    ("The demonstration called by leftist groups drew thousands.", "demonstration", "leftist groups", None),
    ("Residents observed a strike called by traders.", "strike", "residents", None),
    ("Police charged an academic with harassment for insulting the president.", "insulting", "academic", "president"),
    ("Prosecutors questioned a satirist on suspicion of insulting the president.", "insulting", "satirist", "president"),
    ("A court sent a former policeman to prison for raping a student.", "raping", "former policeman", "student"),
    ("The premier criticised the bank for refusing the loan.", "refusing", "bank", None),
    ("A crowd of some two thousand besieged the clinic.", "besieged", "crowd", None),
    ("Leaders of both parties called on him to resign.", "called", "leaders", None),
    ("The villagers, about 600 of them, rejected the firm's offer.", "rejected", "villagers", "firm"),
    ("The union called for the party to respond to the massacre in Halm.", "massacre", "", None),
    ("Soldiers beat to death a supporter of President Ada Berg.", "beat", "soldiers", "supporter"),
    ("Rebels kidnapped eleven employees of a South Korean construction company.", "kidnapped", "Rebels", "employees"),
    ("Police detained twelve members of Hamas in Hebron.", "detained", "police", "Hamas"),
    ("Rebels ambushed soldiers of the Malian army near Gao.", "ambushed", "rebels", "Mali"),
    ("Troops opened fire on mourners at a cemetery in the East Timor capital Dili.", "opened", "troops", "mourners"),
    ("The charity sued the former interior minister over the raid.", "sued", "charity", "former interior minister"),
    ("Prosecutors opened an inquiry against the company on Monday.", "opened", "prosecutors", "company"),
    ("Soldiers massacred at least 2,000 displaced people at the camp.", "massacred", "soldiers", "displaced people"),
]


NATIONALS = [  # people of a state do not act for it, as its police does
    ("Kenya's teachers went on strike on Monday.", "strike", "Kenya's teachers", ""),
    ("Malian fishermen attacked a patrol boat near Mopti.", "attacked", "Malian fishermen", None),
    ("A Malian fisherman was shot dead by soldiers on Friday.", "shot", "soldiers", "Malian fisherman"),
    ("Somali pirates seized a tanker.", "seized", "Somali pirates", None),
    ("Kenya's opposition rejected the result.", "rejected", "Kenya's opposition", None),
    ("Police beat Ugandan protesters in the capital.", "beat", "police", "Ugandan protesters"),
    ("An Italian priest was kidnapped in Niger.", "kidnapped", "", "Italian priest"),
    ("A US envoy met Afghan rebels in Doha.", "met", "United States", "Afghan rebels"),
    ("Spanish police rescued Moroccan migrants at sea.", "rescued", "Spain", "Moroccan migrants"),
    ("Indian troops killed three Pakistani militants in Kashmir.", "killed", "India", "Pakistani militants"),
    ("Latvia expelled Russian journalists.", "expelled", "Latvia", "Russia"),  # by another state: as conflict data sets have it
    ("Two Israeli soldiers were wounded in an ambush.", "wounded", "", "Israel"),
    ("The Zambian opposition leader called for new elections.", "called for", "Zambia", None),
    ("Ukrainian forces shelled Russian positions near Donetsk.", "shelled", "Ukraine", "Russia"),
    ("Portuguese lorry drivers threatened to blockade Porto.", "threatened to blockade", "Portuguese lorry drivers", "Porto"),
    ("A Kenyan pastor detained since May has been freed, Halm Weekly established on Friday.", "detained", "", "Kenyan pastor"),
    ("Sudanese doctors marched through Omdurman.", "marched", "Sudanese doctors", ""),
    ("Portuguese nurses went on strike on Thursday.", "strike", "Portuguese nurses", ""),
    ("Russian hackers attacked a bank in Tallinn.", "attacked", "Russian hackers", None),
    ("Bangladeshi students staged a march on Friday.", "march", "Bangladeshi students", ""),
    ("Half of the Ugandan rebels have been disarmed.", "disarmed", "Ugandan rebels", ""),
    ("Togolese scouts attacked a convoy.", "attacked", "Togo", None),
    ("Senior Malian officials condemned the raid.", "condemned", "Mali", None),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), CASES + NATIONALS, ids=[c[0][:60] for c in CASES + NATIONALS])
def test_sides(told_at, text, trigger, actors, recipients):
    _, acting, met = told_at(text, trigger)
    assert actors is None or " ".join(acting) == actors
    assert recipients is None or " ".join(met) == recipients
