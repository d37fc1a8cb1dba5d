"""Places by class: namesakes of local papers, people with the names of towns, names in several words. Made-up events in real towns."""

from __future__ import annotations

import pytest

from dateline.resolve.gazetteer.index import table_rows
from dateline.resolve.places.home import home_of
from dateline.resolve.places.places import find_places

# publisher; text; the name; country; longitude, rounded
MEANT = [
    # an outlet's home town, known by the table, decides among namesakes
    ("athensreview.com", "A boiler blew up at a school in Athens.", "Athens", "US", -96),
    ("dailypostathenian.com", "A boiler blew up at a school in Athens.", "Athens", "US", -85),
    ("ekathimerini.com", "A boiler blew up at a school in Athens.", "Athens", "GR", 24),
    ("parisbeacon.com", "The mill in Paris will shut in May.", "Paris", "US", -88),
    ("lfpress.ca", "The mill in London will shut in May.", "London", "CA", -81),
    ("dispatch.com", "Dublin firefighters put out a blaze in a barn.", "Dublin", "US", -83),
    ("dispatch.com", "The Dublin City Council met on the barn.", "Dublin", "US", -83),
    ("irishtimes.com", "Dublin firefighters put out a blaze in a barn.", "Dublin", "IE", -6),
    # the capital of the outlet's own country is written of by its bare name
    ("romenews-tribune.com", "Growers in Rome and Augusta want help from Washington.", "Washington", "US", -77),
    ("seattletimes.com", "Washington Gov. Ann Lorn signed the bill in Olympia.", "Washington", "US", -120),
    # where it lies is said in other ways than after a comma
    (None, "Soldiers took the radio station in Victoria, capital of the Seychelles.", "Victoria", "SC", 55),
    (None, "Two were missing in Santiago, in the neighbouring Dominican Republic.", "Santiago", "DO", -71),
    (None, "A couple from Boston in Lincolnshire missed the boat.", "Boston", "GB", 0),
    (None, "Gunmen held the harbour of Port-au-Prince.", "Port-au-Prince", "HT", -72),
]

# text; words that are no place in it
NO_PLACE = [
    ("An inquest heard how officers chased Marlon J. Bell. When Bell fell, the dog caught Bell's arm.", "Bell"),  # an initial before
    ("Marla Jane Paris, 51, was found on Friday. A reward in the Paris case was raised.", "Paris"),  # an age after
    ("Israel rejected the offer of Hamas on Monday.", "Hamas"),
    ("The State Duma passed the law and the Duma rose.", "Duma"),
    ("The Marine was buried on Friday.", "Marine"),
    ("Standing are Ada Bell, president of the Capt. Jon Berg Chapter, United Daughters of the Mill, and Ann Moe.", "Capt."),
    ("Trucks waited at Bab al-Nasr for a day.", "Bab"),  # a part of a longer name
]


@pytest.mark.parametrize(("publisher", "text", "name", "country", "longitude"), MEANT)
def test_meant(reading_of_text, publisher, text, name, country, longitude):
    found = {m.span.exact: m for m in find_places(reading_of_text(text, publisher=publisher))}
    assert name in found
    assert (found[name].country, round(found[name].lon)) == (country, longitude)


@pytest.mark.parametrize(("text", "name"), NO_PLACE)
def test_no_place(reading_of_text, text, name):
    assert name not in {m.span.exact for m in find_places(reading_of_text(text))}


def test_people_of_a_name_do_not_hide_the_town(reading_of_text):
    text = "Jane R. Lansing, 44, drove from Lansing, Michigan, to Detroit. She lives in Lansing."
    assert "Lansing" in {m.span.exact for m in find_places(reading_of_text(text))}


def test_every_outlet_of_the_table_is_at_home_in_one_town():
    hosts = [host for row in table_rows("place_homes.tsv") for host in row["hosts"].split()]
    assert len(hosts) == len(set(hosts))
    homes = {host: home_of(host, None)[0] for host in hosts}
    assert not [host for host, towns in homes.items() if len(towns) != 1]
