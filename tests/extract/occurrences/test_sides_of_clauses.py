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
# What a noun tells of: whom the name before it suffers, who only speaks, counts or flees, who is said to have done it.
NOUNS = [
    ("Subscribers learned of the Zentara Bank hack last week.", "hack", "", "Zentara Bank"),
    ("The Russian hack of the ministry was found in May.", "hack", "Russia", None),
    ("The Nora Feld murder shocked the valley.", "murder", "", "Nora Feld"),
    ("The Hezbollah attack came at dawn.", "attack", "Hezbollah", None),
    ("Nora Feld called Tuesday's indictment of her son a farce.", "indictment", "", None),
    ("The deputy plans to send the file to the prosecutor for possible indictment.", "indictment", "", None),
    ("The Valley Herald, which keeps a list of homicides, counted 40.", "homicides", "", None),
    ("Shoppers hid in a cellar to take cover from gunfire.", "gunfire", "", None),
    ("Farmers fled shelling by Malian troops.", "shelling", "Mali", None),
    ("The Popular Front was involved in several kidnappings.", "kidnappings", "Popular Front", None),
    ("Two of her aides are involved in a graft probe.", "graft probe", "", None),
    ("“She hit a guard in the head,” a clerk told the court.", "hit", "", None),
    ("Nora Feld denied allegations of fraud.", "allegations", "", "Nora Feld"),
    ("Nora Feld denied the accusations made by Leo Moss.", "accusations", "Leo Moss", "Nora Feld"),
    ("The judge rejected the accusations against Nora Feld.", "accusations", "", "Nora Feld"),
    ("Accusations against Chad were made in May.", "Accusations", "", "Chad"),
    ("The arrests angered farmers and teachers.", "arrests", "", ""),
    ("The raids killed nine farmers.", "raids", "", "farmers"),
    ("It was the worst shooting in the modern history of Chad.", "shooting", "", ""),
    ("It was the deadliest attack in Mali.", "attack", "", ""),
    ("Nora Feld accused Leo Moss of rape and Ole Dahl of theft.", "rape", "Leo Moss", None),
    ("The band hailed the attack on a music hall in Tegucigalpa.", "attack", None, ""),
    ("The band hailed the attack on the city of Tegucigalpa.", "attack", None, "Tegucigalpa"),
]
# Participles, gerunds and infinitives whose subject is elsewhere; where something is fired from; who is asked.
HELD = [
    ("An adult found guilty of beating a guard could be jailed.", "found guilty", "", "adult"),
    ("An adult found guilty of beating a guard could be jailed.", "jailed", "", "adult"),
    ("The Malian offer rejected on Monday would have cost lives.", "rejected", "", "Mali"),
    ("Nora Feld is serving a two-year sentence for taking part in a riot.", "riot", "Nora Feld", None),
    ("The court indicted Nora Feld on three counts including beating guards.", "beating", "Nora Feld", "guards"),
    ("Nora Feld confronted Leo Moss, leading him to apologise.", "apologise", "Leo Moss", None),
    ("The decision by Mali to expel the envoy was welcomed.", "expel", "Mali", "envoy"),
    ("Zentara has a long history of suing rivals.", "suing", "Zentara", None),
    ("Nora Feld was expelled from the Labour Party.", "expelled", "Labour Party", "Nora Feld"),
    ("The sniper fired from the Hotel Astoria into the crowd.", "fired", "sniper", "crowd"),
    ("A gunman opened fire at a mosque in Tegucigalpa, killing nine worshippers.", "opened", "gunman", "worshippers"),
    ("The boy fired the gun, wounding his mother.", "fired", "boy", "mother"),
    ("The hostages must be freed by Mali, Nora Feld said.", "must be freed", None, "Mali"),
    ("The hostages must be freed, Nora Feld said.", "must be freed", None, ""),
    ("Chad complained to the United Nations about Malian shelling.", "complained", "Chad", "Mali"),
    ("The court convicted four clerks and a guard of fraud, sentencing them to two years.", "sentencing", "court", "clerks guard"),
]
# Whose department, client or firm it is acts not itself.
OWNED = [
    ("Nora Feld said her department was suing Mali.", "suing", "", "Mali"),
    ("Lawyer Leo Moss said his client, who has not been charged, was ill.", "charged", "", "client"),
    ("President Nora Feld of Mali said her government would attack Chad.", "would attack", "Mali", "Chad"),
    ("Several former Zentara News journalists complained about the pressure.", "complained", "journalists", None),
    ("Police arrested two Norvik Air directors.", "arrested", "police", "directors"),
    ("Zentara officials apologised to passengers.", "apologised", "Zentara", "passengers"),
    ("Microsoft workers went on strike.", "strike", "workers", None),
    ("A 17-year-old stabbed a guard.", "stabbed", "17-year-old", "guard"),
]
# Whom a pronoun means where the person before has no name.
PRONOUNS = [
    ("A student opened fire at a college. He killed nine people.", "killed", "student", "people"),
    ("Detectives arrested a man in May. He was charged with fraud.", "charged", "", "man"),
    ("A woman attacked a shop. He was shot dead by police.", "shot", "police", ""),
    ("A girl was kidnapped on Monday. Police found her in a flat and freed her.", "freed", "police", "girl"),
    ("A gunman shot a teacher. He was arrested on Monday.", "arrested", "", ""),
    ("A couple robbed a bank. They were shot dead by police.", "shot", "police", "couple"),
    ("The teacher was jailed. Her brother said she was beaten in prison.", "beaten", "", ""),
]
ALL = [*CASES, *NATIONALS, *NOUNS, *HELD, *OWNED, *PRONOUNS]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), ALL, ids=[f"{c[0][:60]} {c[1]}" for c in ALL])
def test_sides(told_at, text, trigger, actors, recipients):
    _, acting, met = told_at(text, trigger)
    assert actors is None or " ".join(acting) == actors
    assert recipients is None or " ".join(met) == recipients
