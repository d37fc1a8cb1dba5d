"""Tables of conflict data sets: rows that their readers take, scores as their codebooks have them, and a reason for what is left out."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dateline.core.entity import Entity
from dateline.core.event import Event, Story
from dateline.core.mention import Place, PlaceMention
from dateline.core.report import Report
from dateline.core.when import When
from dateline.serve.formats import acled, event_report, ged, plover
from dateline.serve.formats.acled import acled_type
from dateline.serve.formats.dossier import Dossier
from dateline.serve.formats.format import Format, Options
from dateline.serve.formats.happened import Happened, Scene
from dateline.serve.formats.nations import nation, nations
from dateline.serve.formats.parties import Sides, sides
from dateline.serve.formats.precision import Days, days, geo_precision, region_name, said_near, where_prec
from dateline.store.archive import Archive

KHARKIV = Place("Kharkiv", "geonames", "706483", 49.98, 36.25, "UA", "city")


def read(form: Format, archive: Archive, rule: str | None = None, separator: str = ",") -> tuple[pd.DataFrame, Counter[str]]:
    left_out: Counter[str] = Counter()
    assert form.lines
    text = "".join(form.lines(archive, Options(rule=rule, leave_out=lambda why: left_out.update([why]))))
    return pd.read_csv(io.StringIO(text), sep=separator), left_out


def test_ged(raids: Archive) -> None:
    table, left_out = read(ged.GED, raids)
    assert list(table.columns[-5:]) == ["high", "low", "gwnoa", "gwnob", "rule"] and len(table.columns) == 50
    kharkiv = table[table.where_coordinates == "Kharkiv"].iloc[0]
    expected = {
        "year": 2031, "type_of_violence": 3, "side_a": "Russia", "side_b": "Civilians", "gwnoa": 365, "country": "Ukraine",
        "country_id": 369, "region": "Europe", "adm_1": "Kharkivska", "where_prec": 1, "date_prec": 1, "date_start": "2031-05-05",
        "date_end": "2031-05-05", "number_of_sources": 2, "best": 9, "low": 9, "high": 9, "deaths_civilians": 9, "deaths_unknown": 0,
        "priogrid_gid": 201313, "rule": "tightest",
    }  # fmt: skip
    assert {k: kharkiv[k] for k in expected} == expected
    assert kharkiv["source_article"].startswith('"Harbour Courier","2031-05-06","Missiles kill seven in Kharkiv";"Northern Dispatch"')
    maiduguri = table[table.where_coordinates == "Maiduguri"].iloc[0]
    assert (maiduguri.side_a, maiduguri.where_prec, maiduguri.best, maiduguri.rule) == ("Boko Haram", 2, 9, "stated")
    assert (table.best == table.deaths_a + table.deaths_b + table.deaths_civilians + table.deaths_unknown).all()
    assert left_out["the number of dead is not known"] == left_out["planned, hypothetical or denied"] == 1
    assert left_out["not violence"] == 2


RULES = [
    (None, 9, 9, 9),
    ("ucdp", 9, 9, 9),
    ("conservative", 7, 7, 9),
    ("latest", 9, 7, 9),
    ("mode", 9, 7, 9),
    ("prefer:Harbour Courier", 7, 7, 9),
]


@pytest.mark.parametrize(("rule", "best", "low", "high"), RULES)
def test_the_rule_asked_for_gives_the_estimate_and_is_named(raids: Archive, rule: str | None, best: int, low: int, high: int) -> None:
    table, _ = read(ged.GED, raids, rule)
    row = table[table.where_coordinates == "Kharkiv"].iloc[0]
    assert (row.best, row.low, row.high, row.rule) == (best, low, high, rule or "tightest")


def test_acled(raids: Archive) -> None:
    table, left_out = read(acled.ACLED, raids)
    assert len(table.columns) == 31
    by_place = {row.location: row for row in table.itertuples()}
    assert by_place["Kharkiv"].sub_event_type == "Shelling/artillery/missile attack"
    assert by_place["Kharkiv"].interaction == "State forces-Civilians" and by_place["Kharkiv"].fatalities == 9
    assert by_place["Lyon"].event_type == "Protests" and by_place["Lyon"].actor1 == "Protesters (France)"
    assert by_place["Maiduguri"].civilian_targeting == "Civilian targeting" and by_place["Maiduguri"].geo_precision == 2
    assert pd.isna(by_place["Sumy"].fatalities)  # not known is not 0
    assert table.iso.tolist() == [nation(code).numeric for code in ("NG", "FR", "UA", "UA") if nation(code)]  # type: ignore[union-attr]
    assert sum(left_out.values()) == 3


def test_event_reports(raids: Archive) -> None:
    table, _ = read(event_report.EVENT_REPORT, raids)
    kharkiv = table[table.location == "Kharkiv"].sort_values("source")
    assert kharkiv.source.tolist() == ["Harbour Courier", "Northern Dispatch"]
    assert kharkiv.deaths_best.tolist() == [7, 9] and kharkiv.event_id.nunique() == 1 and kharkiv.event_report_id.nunique() == 2
    assert kharkiv.injuries_low.tolist() == [20, 20] and kharkiv.source_voice.nunique() == 2
    assert pd.isna(kharkiv.deaths_high.iloc[0])  # "at least seven" has no upper end
    sumy = table[table.location == "Sumy"].iloc[0]
    assert sumy.deaths_unknown == 1 and pd.isna(sumy.deaths_best)


def test_plover(raids: Archive) -> None:
    table, left_out = read(plover.PLOVER, raids, separator="\t")
    kharkiv = table[table.City == "Kharkiv"].iloc[0]
    assert (kharkiv["Event Type"], kharkiv["Event Mode"], kharkiv["Quad Code"]) == ("ASSAULT", "heavy-weapons", 4)
    assert (kharkiv["Actor COW"], kharkiv["Country"], kharkiv["GeoNames ID"], kharkiv["Province"]) == (365, "UKR", 706483, "Kharkivska")
    assert kharkiv["Raw Placename"] == "Kharkiv" and kharkiv["Event Date"] == "2031-05-05"
    assert not left_out
    codes = {t: plover.quad(t) for row in plover.QUADS.values() for t in row}
    assert len(codes) == 16 and plover.quad(None) is None


R_READS = """
rows <- read.csv(commandArgs(TRUE)[1], stringsAsFactors = FALSE, na.strings = "")
sorts <- c(event_id = "character", source = "character", deaths_best = "integer", deaths_low = "integer", injuries_best = "integer",
           latitude = "numeric", longitude = "numeric", date_precision = "integer", where_precision = "integer", certain = "integer")
for (name in names(sorts)) stopifnot(class(rows[[name]]) == sorts[[name]])
day <- as.Date(rows$start_date)
stopifnot(sum(!is.na(day)) == 7, all(day <= as.Date(rows$end_date), na.rm = TRUE))
share <- tapply(rows$deaths_best, rows$event_id, function(v) length(unique(na.omit(v))))
cat(nrow(rows), max(share), sep = " ")
"""


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="needs R")
def test_r_reads_event_reports_as_they_are(raids: Archive, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("".join(event_report.as_event_reports(raids)), encoding="utf-8")
    done = subprocess.run(["Rscript", "-e", R_READS, tmp_path / "x.csv"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["8", "2"]


# --- scores --------------------------------------------------------------------------------------------------------------

SPANS = [  # first, last, UCDP's date_prec, ACLED's time_precision
    ("2031-05-05", "2031-05-05", 1, 1),
    ("2031-05-05", "2031-05-06", 2, 2),
    ("2031-05-05", "2031-05-10", 2, 2),
    ("2031-05-05", "2031-05-11", 3, 2),
    ("2031-05-05", "2031-05-12", 4, 3),
    ("2031-05-01", "2031-05-31", 4, 3),
    ("2031-05-01", "2031-06-15", 5, None),
    ("2032-01-01", "2032-12-31", 5, None),
    ("2031-01-01", "2032-12-31", None, None),
]


@pytest.mark.parametrize(("first", "last", "by_ucdp", "by_acled"), SPANS)
def test_precision_of_dates(first: str, last: str, by_ucdp: int | None, by_acled: int | None) -> None:
    span = days(When(None, first, last))
    assert span and (span.ucdp, span.acled) == (by_ucdp, by_acled)


OPEN = [None, When(), When("../2031", None, "2031-12-31"), When("x", "31-1", "31-2"), When("x", "2031-02-01", "2031-01-01")]


@pytest.mark.parametrize("when", OPEN)
def test_a_date_without_both_ends_stays_missing(when: When | None) -> None:
    assert days(when) is None


def test_the_middle_of_a_month() -> None:
    assert Days(date(2031, 5, 1), date(2031, 5, 31)).middle == date(2031, 5, 16)


PLACES: list[tuple[Place, bool, int, int | None, str | None]] = [
    (KHARKIV, False, 1, 1, "Kharkivska"),
    (KHARKIV, True, 2, 2, "Kharkivska"),
    (Place("Ukraine", "geonames", "690791", 49.0, 32.0, "UA", "country"), False, 6, None, None),
    (Place("West Bank", "dateline", "west-bank", 31.9, 35.2, "PS", "region"), False, 4, 3, "West Bank"),
    (Place("London", "geonames", "2643743", 51.5, -0.1, "GB", "city"), False, 1, 1, None),  # one code for all counties of England
]


@pytest.mark.parametrize(("place", "near", "by_ucdp", "by_acled", "region"), PLACES)
def test_precision_of_places(place: Place, near: bool, by_ucdp: int, by_acled: int | None, region: str | None) -> None:
    assert (where_prec(place, near), geo_precision(place, near), region_name(place)) == (by_ucdp, by_acled, region)


NEAR = [
    ("A drone fell near Sumy.", True),
    ("They shelled a village 30 kilometres (19 miles) north of Sumy.", True),
    ("It was fought on the outskirts of Sumy.", True),
    ("They met in Sumy.", False),
    ("The nearby town was safe. In Sumy nobody was hurt.", False),
    ("The mayor of Sumy spoke.", False),
]


@pytest.mark.parametrize(("text", "near"), NEAR)
def test_near_a_place(text: str, near: bool) -> None:
    report = Report(text=text)
    at = text.index("Sumy")
    assert said_near(report, PlaceMention(report=report.id, span=report.span(at, at + 4))) is near


def party(name: str, sort: str = "group", country: str | None = None) -> Entity:
    return Entity(key=name.lower(), name=name, sort=sort, country=country)  # type: ignore[arg-type]


RUSSIA, UKRAINE = party("Russia", "state", "RU"), party("Ukraine", "state", "UA")
M23, HAMAS = party("M23"), party("Hamas", "organisation")
HOTEL, MAYOR = party("Tropicana", "organisation"), party("Ada Holm", "person", "NO")
IDF, POLICE = party("Israel Defense Forces", "organisation", "IL"), party("Local Militia", "organisation")

SIDES: list[tuple[list[Entity], list[Entity], Sides | None]] = [
    ([RUSSIA], [UKRAINE], Sides(1, "Russia", "Ukraine")),
    ([M23], [UKRAINE], Sides(1, "Ukraine", "M23", swapped=True)),  # the government is side a
    ([M23], [HAMAS], Sides(2, "M23", "Hamas")),
    ([IDF], [HAMAS], Sides(1, "Israel Defense Forces", "Hamas")),
    ([M23], [MAYOR], Sides(3, "M23", "Civilians")),
    ([POLICE], [], Sides(3, "Local Militia", "Civilians")),
    ([HOTEL], [UKRAINE], None),  # nobody who bears arms
    ([MAYOR, RUSSIA], [UKRAINE], None),  # who is named first counts
    ([], [UKRAINE], None),
]


@pytest.mark.parametrize(("actors", "recipients", "expected"), SIDES)
def test_sides(actors: list[Entity], recipients: list[Entity], expected: Sides | None) -> None:
    assert sides(actors, recipients) == expected


TYPES: list[tuple[str | None, str | None, set[str], str | None]] = [
    ("ASSAULT", "drone", set(), "Air/drone strike"),
    ("ASSAULT", "firearms", {"armed"}, "Armed clash"),
    ("ASSAULT", "firearms", {"unarmed"}, "Attack"),
    ("ASSAULT", None, {"armed"}, "Armed clash"),
    ("ASSAULT", "abduct", {"unarmed"}, "Abduction/forced disappearance"),
    ("ASSAULT", "firearms", set(), None),  # a lone gunman is no political violence
    ("PROTEST", "riot", set(), "Violent demonstration"),
    ("PROTEST", None, set(), "Peaceful protest"),
    ("COERCE", "arrest", set(), "Arrests"),
    ("RETREAT", "ceasefire", {"party", "parties"}, "Agreement"),
    ("AGREE", None, {"party"}, None),  # a cabinet that agrees to its own budget
    ("CONSULT", "visit", {"party", "parties"}, None),
    (None, None, set(), None),
]


@pytest.mark.parametrize(("event_type", "mode", "holds", "expected"), TYPES)
def test_types_of_acled(event_type: str | None, mode: str | None, holds: set[str], expected: str | None) -> None:
    found = acled_type(event_type, mode, holds)
    assert (found.sub_event if found else None) == expected


CONDITIONS: list[tuple[str | None, list[Entity], list[Entity], set[str]]] = [
    ("firearms", [RUSSIA], [UKRAINE], {"party", "parties", "armed"}),
    ("firearms", [M23], [MAYOR], {"party", "unarmed"}),
    ("firearms", [RUSSIA], [], {"party"}),  # nobody is named as suffering it
    ("abduct", [M23], [UKRAINE], {"party", "parties", "unarmed"}),
    ("firearms", [MAYOR], [UKRAINE], {"party"}),
    (None, [RUSSIA, UKRAINE], [RUSSIA, UKRAINE], {"party", "parties", "armed"}),
    (None, [], [], set()),
]


@pytest.mark.parametrize(("mode", "actors", "recipients", "expected"), CONDITIONS)
def test_conditions_of_acled(mode: str | None, actors: list[Entity], recipients: list[Entity], expected: set[str]) -> None:
    event = Event(
        anchor="st-1", title="x", event_type="ASSAULT", mode=mode, statements=(), reports=(), voices=1,
        actors=tuple(e.id for e in actors), recipients=tuple(e.id for e in recipients),
    )  # fmt: skip
    entities = {e.id: e for e in (*actors, *recipients)}
    dossier = Dossier(Story(anchor="r", title="x", reports=()), (), (event,), (), entities, {}, {}, {})
    assert acled.conditions(Happened(Scene(dossier), event)) == expected


REGIONS = [("RU", "Europe"), ("EG", "Middle East"), ("SD", "Africa"), ("IN", "Asia"), ("CU", "Americas"), ("PS", "Middle East")]


@pytest.mark.parametrize(("code", "region"), REGIONS)
def test_regions(code: str, region: str) -> None:
    known = nation(code)
    assert known and known.ucdp_region == region


def test_all_countries_are_known_once() -> None:
    numbers: list[Any] = [n.gw for n in nations().values() if n.gw]
    assert len(nations()) > 240 and len(numbers) == len(set(numbers)) > 190
    assert nation("XX") is None and nation(None) is None
