"""Which date of a sentence is the date of a happening."""

import pytest

from dateline.extract.date_choice import weekday_for, when_for
from dateline.resolve.dates.dates import find_dates

# text, trigger, EDTF; published on Wednesday 4 June 2025
CASES = [
    ("Two guards were killed on Saturday when rebels attacked a camp, the army said on Monday.", "killed", "2025-05-31"),
    ("Two guards were killed on Saturday when rebels attacked a camp, the army said on Monday.", "attacked", "2025-05-31"),  # same time
    ("The minister said on Tuesday that rebels attacked the village.", "attacked", None),  # the day of the telling
    ("The minister said on Tuesday that rebels attacked the village.", "said", "2025-06-03"),
    ("On 3 June, troops stormed the camp and arrested 40 men.", "arrested", "2025-06-03"),  # joined verbs share a date
    ("He was arrested in 2019 and sentenced on Friday.", "sentenced", "2025-05-30"),
    ("He was arrested in 2019 and sentenced on Friday.", "arrested", "2019"),
    ("Since January, 300 people have died.", "died", None),  # a bound
    ("The siege lasted three years.", "lasted", None),  # a length
    ("The attack on Monday killed five.", "attack", "2025-06-02"),
    ("The attack on Monday killed five.", "killed", "2025-06-02"),
    ("Officials condemned Sunday's attack.", "attack", "2025-06-01"),
    ("Officials condemned Sunday's attack.", "condemned", None),  # Sunday is the day of the attack
    ("Marchers, who gathered on Friday, burned cars.", "gathered", "2025-05-30"),
    ("Marchers, who gathered on Friday, burned cars.", "burned", None),  # the date of an aside
    ("A gunman entered the church in Halm in March 2015, opening fire on worshippers and killing nine.", "opening", "2015-03"),
    ("A gunman entered the church in Halm in March 2015, opening fire on worshippers and killing nine.", "killing", "2015-03"),
    ("Police raided the flat on 3 May 2025, arresting two men.", "arresting", "2025-05-03"),
    ("The envoy spoke on Tuesday, accusing rebels of shelling the town.", "accusing", "2025-06-03"),
    ("The envoy spoke on Tuesday, accusing rebels of shelling the town.", "shelling", None),  # the charge, not the deed
    ("He fled in 2019, having killed his neighbour.", "killed", None),
    ("Troops withdrew from the town on Monday after shelling it for days.", "shelling", None),
    ("On Friday two men were charged with the attack.", "attack", None),
    ("On Friday two men were charged with the attack.", "charged", "2025-05-30"),
    ("The bombing on Sunday, which killed 12 people, was the worst since a 2014 attack that left 30 dead.", "killed", "2025-06-01"),
    ("The bombing on Sunday, which killed 12 people, was the worst since a 2014 attack that left 30 dead.", "left", "2014"),
    ("It was the first such crash since 1959, when two passengers and the driver died.", "died", "1959"),
    ("In 2013, a bomb in the same market killed 60 people; Friday's killed 15.", "killed", "2013"),
    ("At least 40 people died in the quake, officials said on Friday, and 300 were hurt.", "hurt", None),
    ("When they met on Monday, 14 protesters were arrested.", "met", "2025-06-02"),
    ("Militants killed three officers Monday and wounded two others the next day.", "wounded", "2025-06-03"),
    ("Okoro was convicted in 2011 and was jailed for life, but fled from a hospital in 2015.", "jailed", "2011"),  # what stands before
    ("Okoro admitted that he shot and buried the miller in 2019.", "shot", "2019"),  # what is joined in a told clause
    ("A gunman who killed three miners was arrested on Monday.", "killed", None),  # says only who is meant
    ("The miners, who asked for a raise in vain, walked out on Tuesday.", "asked", None),
    ("For someone who attacked the mayor, he had a good night on Tuesday.", "attacked", None),
    ("Yusuf flies to Halm on Sunday, where she will meet the king.", "meet", "2025-06-08"),
    ("The film shows nothing of the shooting itself, which occurred on Tuesday in a car park.", "shooting", "2025-06-03"),
    ("It was the third raid carried out in May.", "raid", "2025-05"),
    ("The memorial recalls an attack condemned in 2019.", "attack", None),  # what was said of it
    ("On Thursday relatives watched a video of the shooting.", "shooting", None),
    ("A ferry with 310 passengers ran aground on Sunday.", "passengers", "2025-06-01"),
    ("A convoy of lorries was hit on Sunday.", "lorries", "2025-06-01"),
    ("The series of bombings began on Sunday.", "bombings", "2025-06-01"),
    ("The judge accepted his plea and set his sentencing for 20 June.", "accepted", None),  # for which it is meant
    ("The talks were scheduled for 20 June.", "talks", "2025-06-20"),
    ("Shortly after 10 p.m. on Sunday, he shot two guards.", "shot", "2025-06-01"),  # on that day, not after it
    ("At 9:40 p.m., they shot two guards.", "shot", None),  # the report names no day
    ("The council decided on Monday that troops attacked first.", "attacked", None),
    ("They let rebels attack the port on Monday.", "attack", "2025-06-02"),
    ('"We condemn this raid," the minister said on Monday.', "condemn", "2025-06-02"),  # to say it is to do it
    ('"We condemned this raid," the minister said on Monday.', "condemned", None),
    ('"They condemn this raid," the minister said on Monday.', "condemn", None),
    ("He killed his brother in May 2019 before shooting two neighbours.", "shooting", "2019-05"),  # in one go
    ("Two people were killed and nine were hurt in a blast on Friday.", "killed", "2025-05-30"),
    ("Talks began on Monday despite new attacks.", "attacks", None),
    ("The treaty was not signed until 2019.", "signed", "2019"),  # it was signed then
    ("The siege lasted until 2019.", "siege", None),
    ("The lawmaker has been jailed since March.", "jailed", "2025-03"),
    ("Rebels have attacked the town since March.", "attacked", None),
    ("He recalled the bombing in 1995 and the raid of June 3, 2001.", "bombing", "1995"),
    ("He recalled the bombing in 1995 and the raid of June 3, 2001.", "raid", "2001-06-03"),
    ("Clashes in Gao on Monday and protests in Oslo on Tuesday left two dead.", "protests", "2025-06-03"),
    ("Strikes and protests in Gao on Monday shut the market.", "Strikes", "2025-06-02"),
    ("He was tried in 1961, but was caught again in 1968.", "tried", "1961"),
    ("He was tried in Oslo, but was caught again in 1968.", "tried", None),
]


@pytest.mark.parametrize(("text", "trigger", "edtf"), CASES)
def test_choice(reading_of_text, text, trigger, edtf):
    reading = reading_of_text(text, "2025-06-04")
    token = next(t for t in reading.doc if t.text == trigger)
    found = when_for(token, reading, find_dates(reading))
    assert (found.edtf if found else None) == edtf


UNDATED = [
    ("Drones struck the port on Tuesday night.", "struck", 2),
    ("The envoys met on Monday, a day after drones struck the port.", "met", 1),
    ("They march every Monday against the mine.", "march", None),  # no certain one
    ("Drones struck the port on 3 June 2025.", "struck", None),  # it has its date
    ("The ministry said on Friday that drones struck the port.", "struck", None),  # the day of the telling
]


@pytest.mark.parametrize(("text", "trigger", "weekday"), UNDATED)
def test_weekday_of_a_report_without_a_date(reading_of_text, text, trigger, weekday):
    reading = reading_of_text(text)
    token = next(t for t in reading.doc if t.text == trigger)
    assert weekday_for(token, reading, find_dates(reading)) == weekday


def test_unresolved_date_is_not_replaced_by_another(reading_of_text):
    reading = reading_of_text("Rebels, founded in 2011, attacked the port on Monday.")
    token = next(t for t in reading.doc if t.text == "attacked")
    assert when_for(token, reading, find_dates(reading)) is None
