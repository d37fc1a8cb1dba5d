"""Roles that depend on how a verb is used: on its particle, on its other phrases, on what is counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.figures.figures import find_figures
from dateline.extract.figures.frames import frames
from dateline.read.reading import Reading

Reader = Callable[..., Reading]

# each figure in angle brackets, its roles after the bar
USES = [
    # taken, held, let go
    "The army took <two checkpoints|captured> on the eastern road overnight.",
    "The gunmen had taken <four young men|captured> off his bus.",
    "The rebels marched <60 villagers|captured> off into the hills.",
    "<Two engineers|captured> were dragged from their car.",
    "<Three aid workers|captured> are in the hands of the militia.",
    "The insurgents lost <three hilltops|captured> in a day.",
    "Customs found <900 kilos of heroin|captured>.",
    "The candidate took <two counties|other>.",
    "She took <two sisters|other> with her.",
    "Police picked up <17 students|captured> near the campus.",
    "<Twenty-two officers|detained> are awaiting trial.",
    "<Six men|detained> appeared in court on Monday.",
    "<Five activists|detained> were given prison terms of many years.",
    "<Thirty men|detained> spent the night in cells.",
    "<Twenty-six prisoners|released> got out through a tunnel.",
    # the hurt
    "The hospital took in <53 patients|injured> in the first hour.",
    "Doctors at the clinic operated on <19 people|injured>.",
    "Surgeons removed shrapnel from <seven children|injured>.",
    "<Sixteen people|injured> were under treatment in the city hospital.",
    "The owner removed posters from <seven walls|other>.",
    # no longer there
    "<Two officers|killed> did not survive the night.",
    "<Nine sailors|missing> never came up.",
    "<Seven men|missing> have not been heard from since Tuesday.",
    "<Some 40 villagers|missing> could not be reached.",
    "The company said it had lost touch with <six divers|missing>.",
    "There are fears for <five divers|missing>.",
    "The whereabouts of <40 officers|missing> are unknown.",
    "The accident cost <twelve miners|killed> their lives.",
    "The closure cost <900 people|affected> their jobs.",
    # brought out of danger, driven out
    "Rescuers brought <22 miners|affected> to the surface alive.",
    "Coastguards fished <eleven men|affected> out of the water.",
    "A helicopter lifted <eight climbers|affected> off the ridge.",
    "The navy took <27 migrants|affected> aboard a patrol boat.",
    "The storm put <300,000 customers|affected> in the dark.",
    "The ministry said <46,000|displaced> had registered in shelters by Sunday evening.",
    "<Some 12,000 people|displaced> are on the road south.",
    "The fighting has driven <80,000|displaced> from their villages.",
    "The river forced <1,100 families|displaced> onto rooftops.",
    "<Two hundred pupils|displaced> were led out of the building.",
    "<More than 5,000 people|displaced> streamed out of the town with what they could carry.",
    "Guides led <40 visitors|other> through the palace.",
    # things
    "The flood carried away <two bridges|destroyed>.",
    "Shelling took the roof off <three schools|damaged>.",
    "The quake left <900 houses|destroyed> uninhabitable.",
    "The blast brought down <two apartment blocks|destroyed>.",
    "<Sixty trees|destroyed> were brought down by the wind.",
    "Air defences brought down <nine drones|intercepted>.",
    "<Eight drones|intercepted> were knocked out of the sky.",
    "The blaze left nothing of <eleven workshops|destroyed>.",
    "<Five missiles|used> came down in open country.",
    "The attackers came in <six pickups|used>.",
    # those who are there
    "The vigil was attended by <3,000 people|present>.",
    "The post was manned by <24 conscripts|present>.",
    "<About 150 farmers|present> blocked the motorway.",
    "<Some 600 troops|present> hold the ridge.",
    "Tarsia sent <three brigades|used+present> to the border.",
    "The delegation is made up of <eight officers|present>.",
    "<Twelve states|present> took part in the conference.",
    "The base is home to <2,500 airmen|present>.",
    "The two firms sent <three letters|other> to the border town.",
    "<Two hundred firms|other> blocked the takeover.",
    # taken up late: those carried off, driven away, robbed, put out
    "The hijackers let <26 women|released> off the plane.",
    "The gang locked <eight employees|detained> in the vault.",
    "The bandits drove away <300 head of cattle|captured>.",
    "The fever has carried off <60 children|killed>.",
    "<Two women passengers|killed> died.",
    "A patrol found <eleven corpses|killed> in a well.",
    "The general's troops drove the rebels out of <six villages|captured> on Monday.",
    "The army said it had cleared <three districts|captured> of insurgents.",
    "The council cleared <three streets|other> of snow.",
    "<A hundred and forty workers|affected> were sent home.",
    "The blockade has held up <22 ships|affected>.",
    "<Eight wagons|affected> left the rails.",
    "The embassy has flown out <240 citizens|displaced> since Friday.",
    "Two boys said <three men|other> robbed them.",
    "It also wants the rebels to return <23 soldiers|captured+transferred> who were captured last autumn.",
    # others who are sent than forces are there, or sent away
    "<Some 2,500 soldiers|present> stood by at the gate.",
    "Cuba sent <60 nurses|present> to the clinic.",
    "The school sent <700 boys|affected+displaced> home.",
    "Ottawa sent <six diplomats|affected> packing.",
    "Schools have taken in <200,000 displaced people|present+displaced>.",
    "The firm employs <300 drivers|other>.",
    # what is done to people says more than that they were there
    "Police shot and killed <11 demonstrators|killed> who were marching to the palace.",
    "Last year <94 troops|injured> stationed there sought medical treatment.",
    "The bodies were found by <two officers|present> who were guarding the house.",
]


@pytest.mark.parametrize("marked", USES)
def test_use_gives_role(marked: str, reading_of_text: Reader) -> None:
    text, expected = read_marked(marked)
    found = find_figures(reading_of_text(text), Resolved(), ())
    assert {f.span.exact: set(f.role) for f in found if f.span.exact in expected} == expected


def read_marked(marked: str) -> tuple[str, dict[str, set[str]]]:
    """The text without marks, and the roles of each figure in it."""
    pieces = [piece.partition(">") for piece in marked.split("<")]
    said = [(inner.partition("|"), rest) for inner, _, rest in pieces[1:]]
    text = pieces[0][0] + "".join(exact + rest for (exact, _, _), rest in said)
    return text, {exact: set(roles.split("+")) for (exact, _, roles), _ in said}


def test_table_names_roles_and_places_of_the_contract() -> None:
    roles = {r for uses in frames().values() for use in uses for r in use.roles}
    known = {"killed", "injured", "missing", "captured", "detained", "released", "exchanged", "displaced", "present", "affected"}
    assert roles <= known | {"destroyed", "damaged", "hit", "used", "intercepted", "transferred", "cost", "other", "attending", "handed"}
    assert all(place.isalpha() and verb == verb.lower() for place, verb in frames())
