"""Sides told by words that take up another clause, capitals to whom something is done, and people by less usual callings."""

from __future__ import annotations

import pytest

# report; trigger; actors; recipients (None: not asked)
TAKEN_UP = [
    # what somebody did, judged by others
    ("Ghana closed the border, a step that Togo condemned.", "condemned", "Ghana", "Togo"),
    ("Peru raised its tariffs, a decision welcomed by Chile.", "welcomed", "Peru", "Chile"),
    ("Norway expelled two diplomats in what Belarus denounced as theatre.", "denounced", "Norway", "Belarus"),
    ("Kenya dropped the charges, a gesture Uganda hailed.", "hailed", "Kenya", "Uganda"),
    ("Kenya bought a ferry, a vessel that Uganda praised.", "praised", "", "Uganda"),
    # pronouns in a clause below
    ("Ghana reopened the radio station that it had closed in May.", "closed", None, "Ghana"),
    ("Peru and Chile restored the ties they severed in 1978.", "severed", None, "Peru Chile"),
    ("Serbia's president agreed to talks, though he had rejected them in May.", "rejected", None, "Serbia"),
    ("Nepal's army reopened the camp to which it had confined 900 villagers.", "confined", "villagers", "Nepal"),
    ("Norwegian diplomats said they were tired when they rejected the offer.", "rejected", None, "Norway"),
    ("Jon Berg spoke to reporters until police arrested him.", "arrested", "Jon Berg", "police"),
    # whom the verb before met
    ("Ghana held a Togolese editor and expelled her on Monday.", "expelled", "Togo", "Ghana"),
    ("Norway froze the assets of two bankers and fined them.", "fined", "bankers", "Norway"),
    ("The strikers accused Jon Berg of theft and demanded that he resign.", "demanded", "Jon Berg", "strikers"),
    ("Norway imposed sanctions on a Peruvian firm for arming rebels in Mali.", "arming", None, "Peru"),
    # whom a clause before met, which has another doer or tells where somebody stands
    ("Kenyan police charged a teacher with fraud, and a magistrate bailed her.", "charged", "teacher", "Kenya"),
    ("Ghana withdrew asylum from a dissident, and Togolese police arrested him.", "arrested", "dissident", "Togo"),
    ("A gang that held two pilots on the coast released them at dawn.", "released", "pilots", "gang"),
    ("Peru opened the camp to inspectors two days after it had turned them away.", "turned", "inspectors", "Peru"),
    ("Gunmen abducted a nurse in Gao, and the army freed her.", "freed", "nurse", "army"),
    ("After police arrested a student, a court freed him.", "freed", "student", "court"),
    ("A tribunal convicted the broker, jailing him for two years.", "jailing", "broker", "tribunal"),
    ("Guards chased women from the square, dragging several of them to vans.", "dragging", "women", "guards"),
    ("Youths threw stones at officers, and police clubbed them.", "clubbed", "youths", "police"),
    # whom a call is to
    ("The opposition called for the junta to resign.", "called for", "junta", "opposition"),
    ("Norway called for the nuns to be freed.", "called for", "", "Norway"),
    ("Malta has applied to Ankara for a loan.", "applied", "Turkey", "Malta"),
    # what comes over somebody
    ("A Red Cross convoy came under fire from rebels near Gao.", "fire", "Red Cross", "rebels"),
    ("The premier came under criticism from Norway.", "criticism", "premier", "Norway"),
    ("Ghana faces sanctions by the European Union.", "sanctions", "Ghana", "European Union"),
    ("A bomb laid by separatists killed a deputy.", "killed", "deputy", "separatists"),
    # what is given
    ("Food aid from Canada reached Mali on Sunday.", "Food aid", "Mali", "Canada"),
    ("A shipment of Norwegian wheat reached Mali.", "shipment", "Mali", "Norway"),
    # who is not meant: who says so, who breaks up a rally; and who is, if attacked
    ("Norway will retaliate if Mali fires again, the defence minister said.", "will retaliate", "Mali", "Norway"),
    ("Police broke up a rally in the old town.", "rally", "", ""),
    ("The guards would fight to the death if attacked.", "attacked", "guards", ""),
    ("Norway accused both sides of using child soldiers.", "accused", "", "Norway"),
    ("The junta blamed the press for stirring up the monks.", "blamed", "", "junta"),
    ("Peru and Chile held joint drills in the Gulf of Oman.", "drills", "Peru Chile", "Peru Chile"),
    # several of whom one word tells, a headline's comma, a plan's subject
    ("The leaders of Kenya and Uganda met on Friday.", "met", "Kenya Uganda", "Kenya Uganda"),
    ("Peru, Chile agree to reopen the border.", "agree", "Peru Chile", "Peru Chile"),
    ("The envoy is due to meet the rebels on Friday.", "to meet", "rebels", "envoy"),
    # prefixes and words that make another office of it
    ("The parliament impeached the vice-president.", "impeached", "vice-president", None),
    ("Police arrested an ex-minister.", "arrested", "ex-minister", "police"),
    ("The junta sacked the deputy prime minister.", "sacked", "deputy prime minister", "junta"),
    # parties hung elsewhere
    ("Norway voted to lift sanctions imposed on Mali in May, with France abstaining.", "lift", "Mali", "Norway"),
    ("Ghana cancelled a visit to Togo by its premier.", "cancelled", "Togo", "Ghana"),
    ("Jon Berg was placed under formal investigation by a Peruvian magistrate.", "investigation", "Jon Berg", "Peru"),
    ("Ghana has written to Norway asking for a loan.", "asking for", "Norway", "Ghana"),
    # nouns
    ("The arrest of two former colonels by Peruvian police was news.", "arrest", "former colonels", "Peru"),
    ("The suspension of Norwegian loans to Ghana has closed two clinics.", "suspension", "Ghana", "Norway"),
    ("Talks resumed on Monday under the mediation of Ghana.", "mediation", "", "Ghana"),
    ("Norway was appalled by the arrests in Mali.", "appalled", "Mali", "Norway"),
    ("Strikes by civil servants have closed two schools.", "Strikes", "", "civil servants"),
    # capitals as those to whom it is done
    ("Norway called on Ankara to free the editor.", "called", "Turkey", "Norway"),
    ("Norway lashed out at Ankara over the arrests.", "lashed out", "Turkey", "Norway"),
    ("Norway lent Accra two million dollars.", "lent", "Ghana", "Norway"),
    ("Norway berated Ankara for the arrests.", "berated", "Turkey", "Norway"),
    ("Peru refused La Paz a corridor to the sea.", "refused", "Bolivia", "Peru"),
    ("The pilgrims called in Ankara on their way home and thanked Norway.", "thanked", "Norway", None),
    # callings
    ("On Monday, coca growers blocked the bridge.", "blocked", "", "coca growers"),
    ("Anarchists smashed the windows of two banks.", "smashed", None, "anarchists"),
    ("The rector condemned the raid.", "condemned", None, "rector"),
    ("Rustlers killed two hikers near the lake.", "killed", "hikers", "rustlers"),
    ("Steelworkers marched through the port.", "marched", "", "steelworkers"),
]


@pytest.mark.parametrize(("text", "trigger", "recipients", "actors"), TAKEN_UP, ids=[c[0][:60] for c in TAKEN_UP])
def test_sides_told_by_other_clauses(told_at, text, trigger, recipients, actors):
    _, acting, met = told_at(text, trigger)
    assert recipients is None or " ".join(met) == recipients
    assert actors is None or " ".join(acting) == actors
