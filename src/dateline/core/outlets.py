"""Which outlet published a report, told by name or by address: "The Guardian", "theguardian.com" and "guardian.co.uk" are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from ipaddress import ip_address
from typing import Any
from unicodedata import normalize
from urllib.parse import urlsplit

_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,62})\.){1,8}[^\W\d_][\w-]{1,62}\.?", re.UNICODE)
_ARTICLES = re.compile(r"(?:the|THE|The|[Ll]a|[Ll]e|[Ee]l|[Dd]ie|[Dd]er|[Dd]as|[Ii]l)\s+(?=\w)")  # not the LA of "LA Times"
_THE = re.compile(r"^the(?=[a-z]{3})")  # "TheHill"; what it does to "Theatre News" it does to theatrenews.com


@cache
def _suffixes() -> Any:
    from publicsuffixlist import PublicSuffixList  # 60 ms, only when an address is met; the list is in the package

    return PublicSuffixList()


@lru_cache(maxsize=4096)
def registered_domain(address: str | None) -> str | None:
    """The domain that was registered: "bbc.co.uk" of "https://www.bbc.co.uk/news" or "news.bbc.co.uk"; None where there is none.

    By the public suffix list, whose private part keeps apart what many share: "river.blogspot.com" is a domain of its own.
    """
    host = host_in(address)
    found = _suffixes().privatesuffix(host) if host else None
    return str(found) if found else None


def is_address(name: str) -> bool:
    """Whether a name is a site's address: "nytimes.com", not "U.S.News"."""
    host = host_in(name) if "." in name else None
    return bool(host and _suffixes().privatesuffix(host, accept_unknown=False))


def shown_domain(domain: str | None) -> str | None:
    """A domain in the letters its owner chose: "пример.укр" of "xn--…"."""
    try:
        return domain.encode("ascii").decode("idna") if domain and "xn--" in domain else domain
    except ValueError:
        return domain


def host_in(address: str | None) -> str | None:
    """The host of an address or the host itself, in ASCII and small letters; None for what is neither, and for bare IP addresses."""
    text = (address or "").strip()
    if not text or len(text) > 4_000 or any(c.isspace() for c in text):
        return None
    try:
        host = urlsplit(text if "//" in text[:12] else f"//{text}").hostname or ""
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:  # UnicodeError is one
        return None
    return host.rstrip(".") if _HOST.fullmatch(host) and not _is_number(host) else None


def _is_number(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False


@cache
def _aliases() -> dict[str, str]:
    """Name keys and domains to outlets."""
    aliases: dict[str, str] = {}
    for line in files("dateline.core").joinpath("tables/outlets.tsv").read_text("utf-8").splitlines()[1:]:
        if line and not line.startswith("#"):
            outlet, domains, names = [*line.split("\t"), "", ""][:3]
            aliases.update(dict.fromkeys(domains.split(), outlet))
            aliases.update((_folded(name), outlet) for name in names.split("; ") if name)
    return aliases


def _folded(name: str) -> str:
    bare = _ARTICLES.sub("", normalize("NFKC", name).strip(), count=1)
    return _THE.sub("", "".join(c for c in bare.casefold() if c.isalnum()))


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """What a name is compared by: without case, spaces, marks and article; a domain without its ending; a known alias as its outlet."""
    aliases = _aliases()
    if is_address(name) and (domain := registered_domain(name)):
        return _domain_key(domain)
    return aliases.get(folded := _folded(name), folded)


def _domain_key(domain: str) -> str:
    aliases = _aliases()
    label = _THE.sub("", domain.partition(".")[0].replace("-", ""))
    return aliases.get(domain) or aliases.get(label) or label
