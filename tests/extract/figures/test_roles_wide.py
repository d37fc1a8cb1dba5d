"""Roles over a wider field of news: who gets something, what a ban or a stoppage reaches, who is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from test_frames import read_marked

from dateline.core.resolved import Resolved
from dateline.extract.figures.figures import find_figures
from dateline.read.reading import Reading

Reader = Callable[..., Reading]

# each figure in angle brackets, its roles after the bar
USES = [
    # to whom something is given, sent, refused
    "The charity distributed blankets to <900 families|affected> in the valley.",
    "Volunteers handed out water to <2,000 motorists|affected> on the ring road.",
    "The court refused compensation to <31 miners|affected>.",
    "The ministry has issued permits to <140 traders|affected>.",
    "The council gave <60 families|affected> a month to pack.",
    "The bank offered <400 customers|affected> a refund.",
    "<Some 700 pensioners|affected> were given warm meals.",
    "The agency said it had paid <5,200 farmers|affected> for their losses.",
    "The bishop apologised to <18 parishioners|affected>.",
    "The firm owes <220 subcontractors|affected> their wages.",
    "The general handed the two men over to <six officers|other>.",
    # who is told to do something
    "The university told <3,000 students|affected> to stay at home.",
    "<Nine hundred guests|affected> were told to stay in their rooms.",
    "The minister told <300 delegates|other> that the talks had failed.",
    # bans, charges, inquiries
    "Britain imposed sanctions on <six generals|affected> and their banks.",
    "The governor imposed a curfew on <three towns|affected> after the riots.",
    "The union lifted its ban on <12 airlines|affected>.",
    "Prosecutors dropped charges against <eight students|affected>.",
    "The watchdog opened an inquiry into <two ministers|affected>.",
    # services and work that stop
    "The company cut off the internet to <two universities|affected>.",
    "The carmaker halted production at <five plants|affected>.",
    "Nurses went on strike in <40 hospitals|affected>.",
    "The closure left <1,500 commuters|affected> without a bus.",
    "The strike left <20 ships|affected> stranded outside the port.",
    "Doctors put off <3,000 operations|affected> because of the walkout.",
    "<Eleven tankers|affected> stood idle outside the port.",
    "<Two million acres|affected> are under water.",
    # what is done to people
    "Doctors examined <450 children|affected> after the leak.",
    "<Twenty-six passengers|affected> are being monitored for the virus.",
    "The airline will refund <9,000 passengers|affected>.",
    "<Some 80 pupils|affected> fainted during the parade.",
    "<Forty recruits|affected> caught a stomach bug at the camp.",
    "<Six hundred workers|affected> lost their living when the mill shut.",
    "<Some 3,000 households|affected> have received food parcels.",
    "Medics treated <70 runners|affected> for dehydration.",
    "<Twelve ministers|other> were elected by the assembly.",
    "The party named <three candidates|other> for the post.",
    # who is there
    "The choir sang before <2,000 people|present> in the square.",
    "Ministers from <nine countries|present> met in Oslo on Monday.",
    "Envoys of <five nations|present> signed the accord in Vienna.",
    "Imports from <nine countries|other> fell in May.",
    "A walkout by <3,000 dockers|present> closed the port.",
    "Police broke up a protest by <about 200 teachers|present>.",
    "<Some 40,000 nurses|present> will strike for two days in June.",
    "<Sixty monks|present> began a fast outside the palace.",
    "<About 5,000 people|present> came to the square to light candles.",
    "The prime minister arrived in Rabat with <six ministers|present>.",
    "The bishop led <several thousand people|present> through the streets.",
    "The chancellor spoke in Kassel to <2,500 party members|present>.",
    "<Thirty officers|present> ringed the bank.",
    "The conference was attended by <more than 80 states|present>.",
    "He lost the vote to <three rivals|other>.",
    # taken, handed over, let go
    "Rangers caught <14 poachers|captured> near the river.",
    "Inspectors carted off <30 crates|captured> of pills.",
    "The storm caught <14 hikers|other> on the ridge.",
    # killed, hurt, destroyed, damaged
    "Gunmen slit the throats of <nine shepherds|killed>.",
    "London deplored the hanging of <two dissidents|killed>.",
    "Unknown men have snuffed out <four union leaders|killed>.",
    "Raiders put <40 huts|destroyed> to the torch.",
    "The blaze devoured <70 homes|destroyed> on the coast.",
    "Police are looking into the burning of <six cars|destroyed>.",
    "Vandals daubed slogans on <30 gravestones|damaged>.",
    "Youths slashed the tyres of <17 vans|damaged>.",
    # what changes hands
    "The kitchen served <40,000 meals|transferred> in a week.",
    "The air force airlifted <90 tonnes of rice|transferred> to the island.",
    # told with what, of what, in other words
    "The rebels ringed the town with <eight tanks|used>.",
    "It took <three cranes|used> to lift the hull.",
    "A column of <30 tanks|used> rolled through the suburb.",
    "The fall broke <two ribs|other>.",
    "The blast broke <400 windows|damaged>.",
    "The crash left <six pupils|injured> with broken bones.",
    "Officers found <90 kilos of heroin|captured> under the floor.",
    "Deputies found <nearly 500 plants|captured> in a barn.",
    "The gardener found <nearly 500 plants|other> in a barn.",
    "The sirens drove <9,000 people|displaced> to the hills.",
    "<Some 12,000 people|displaced> took to the roads.",
    "The army had confined <2,000 villagers|detained> in the camp.",
    "Detectives swooped on <nine homes|hit> before dawn.",
    "Rebels attacked <ten police posts|hit> on Sunday.",
    "Residents rallied for a second night, <some 20,000 of them|present>, outside the ministry.",
    "The planes bombed the clinic, and <at least 10 people|killed>, among them two nurses, were killed.",
    "A landslide severed <two cables|damaged>.",
    "A police dog savaged <four squatters|injured>.",
    "Washington revoked the visas of <nine lawmakers|affected>.",
    "The outbreak has spread to <six provinces|affected>.",
    "The exporter has spread to <six provinces|other>.",
    "A coach with <52 pensioners|present> skidded on the ice.",
    "Nurses sued on behalf of <80 patients|affected>.",
    # money that is owed or paid
    "The club owes <$4 million|cost> to the taxman.",
]


@pytest.mark.parametrize("marked", USES)
def test_role(marked: str, reading_of_text: Reader) -> None:
    text, expected = read_marked(marked)
    found = find_figures(reading_of_text(text), Resolved(), ())
    assert {f.span.exact: set(f.role) for f in found if f.span.exact in expected} == expected
