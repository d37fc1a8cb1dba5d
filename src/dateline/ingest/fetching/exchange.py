"""One request and its answer, by httpx: no proxy, no cookie, no redirect followed, no second request for anything the answer names."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from functools import cached_property
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpcore
import httpx

from dateline.core.errors import SourceError
from dateline.ingest.fetching.answers import FILE_ENDINGS, FILES, READ, Answer, Conditions, Failed, Fetched, Moved, Unchanged, failed
from dateline.ingest.fetching.bodies import CODINGS, body_of
from dateline.ingest.fetching.dial import CheckedBackend, Deadline, Refused, Resolve, by_system
from dateline.ingest.fetching.rules import Rules

LONGEST = 4_000  # characters of an address
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}|\[?[0-9A-Fa-f:.]{2,45}\]?")
_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
_MOVED = frozenset((301, 302, 303, 307, 308))
_STATUS = {
    401: "it asks for a password",
    402: "it asks to be paid",
    403: "it refuses to give it",
    404: "there is no such page",
    410: "the page is gone",
    429: "it asks to be asked less often",
    451: "it may not give it, for legal reasons",
}
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"


class Exchange:
    """Asks an address once. Never raises for anything that a server does."""

    def __init__(self, rules: Rules, resolve: Resolve = by_system, wall: Callable[[], float] = time.time):
        self._rules, self._resolve, self._wall = rules, resolve, wall

    def __call__(self, address: str, conditions: Conditions) -> Answer:
        """What the address answers to one request."""
        deadline = Deadline(self._rules.whole)
        try:
            url = checked_url(address, self._rules)
            with self._client(deadline) as client, client.stream("GET", url, headers=_headers(conditions)) as response:
                return self._answer(address, response, conditions)
        except Refused as error:
            return failed(address, str(error), error.again)
        except SourceError as error:
            return failed(address, str(error))
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            return _fault(address, error, deadline)

    @contextmanager
    def _client(self, deadline: Deadline) -> Iterator[httpx.Client]:
        # A client a request: connections are not kept, since requests to one host come seconds apart.
        rules = self._rules
        transport = _Transport(CheckedBackend(rules, self._resolve, deadline), self._context)
        timeout = httpx.Timeout(rules.read, connect=rules.connect)
        no_cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        headers = {"user-agent": rules.agent, "accept": _ACCEPT, "accept-encoding": CODINGS, "connection": "close"}
        with httpx.Client(
            transport=transport, timeout=timeout, headers=headers, cookies=no_cookies, trust_env=False, follow_redirects=False
        ) as client:
            yield client

    @cached_property
    def _context(self) -> ssl.SSLContext:
        return httpx.create_ssl_context(trust_env=False)

    def _answer(self, address: str, response: httpx.Response, conditions: Conditions) -> Answer:
        status, headers = response.status_code, response.headers
        if status == 304 and (conditions.etag or conditions.modified):
            return Unchanged(address)
        if status in _MOVED and headers.get("location"):
            return Moved(address, _joined(response.url, headers["location"]))
        if status != 200:
            return failed(address, _told(status), status in _AGAIN, _retry_after(headers, self._wall()), status)
        media_type, charset = _declared(headers.get("content-type", ""))
        if not (conditions.any_type or _is_read(media_type, response.url.path)):
            raise SourceError(f"it is {media_type!r:.60}, which is not read: pages, feeds, text, JSON, PDF and WARC are")
        data = body_of(response.iter_raw(), headers.get("content-encoding", ""), self._rules.size, self._rules.ratio, conditions.start)
        return Fetched(address, data, media_type, charset, _kept(headers.get("etag")), _kept(headers.get("last-modified")))


class _Transport(httpx.HTTPTransport):
    """httpx's own, over connections of ours. Should a later httpx name its pool otherwise, every request fails rather than go unchecked."""

    def __init__(self, backend: CheckedBackend, context: ssl.SSLContext):
        self._pool = httpcore.ConnectionPool(ssl_context=context, max_keepalive_connections=0, network_backend=backend)


def checked_url(address: str, rules: Rules) -> httpx.URL:
    """The address, without its fragment. Raises SourceError where it is none that we ask, whatever its host is."""
    if len(address) > LONGEST:
        raise SourceError(f"longer than {LONGEST} characters: no address of a report is")
    try:
        url = httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise SourceError("no address that can be read: check how it is written") from None
    if url.scheme not in ("http", "https"):
        raise SourceError("only addresses with http:// or https:// are fetched")
    host = url.raw_host.decode("ascii", "replace")
    if not _HOST.fullmatch(host):
        raise SourceError("no host in it, or one with characters that no host has: check how it is written")
    if url.userinfo:
        raise SourceError("a name or password in it: give the address without them")
    port = url.port if url.port is not None else 443 if url.scheme == "https" else 80
    if port not in rules.ports and not rules.allows(host, port):
        raise SourceError(f"port {port} is not one of the web's ({', '.join(map(str, sorted(rules.ports)))})")
    return url


def refusal(address: str, rules: Rules) -> Failed | None:
    """Why an address is none that we ask, or None."""
    try:
        checked_url(address, rules)
    except SourceError as error:
        return failed(address, str(error))
    return None


def _headers(conditions: Conditions) -> dict[str, str]:
    given = {"if-none-match": conditions.etag, "if-modified-since": conditions.modified}
    return {name: value for name, value in given.items() if value}


def _joined(base: httpx.URL, location: str) -> str:
    try:
        return str(base.join(location))
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise SourceError("it leads on to something that is no address") from None


def _told(status: int) -> str:
    return f"the server answered {status}: {_STATUS[status]}" if status in _STATUS else f"the server answered {status}"


def _retry_after(headers: httpx.Headers, now: float) -> float | None:
    """Seconds until the time of a Retry-After header, which is a number of seconds or a date."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _declared(content_type: str) -> tuple[str, str | None]:
    """Media type in small letters, and charset where one is named."""
    media_type, _, rest = content_type[:300].partition(";")
    named = [part.partition("=")[2] for part in rest.split(";") if part.strip().lower().startswith("charset")]
    return media_type.strip().lower(), (named[0].strip(" \"'") or None) if named else None


def _is_read(media_type: str, path: str) -> bool:
    """Servers that name no type are believed to give a page; what the bytes are is looked at later in any case."""
    return media_type in READ or not media_type or (media_type in FILES and path.lower().endswith(FILE_ENDINGS))


def _kept(value: str | None) -> str | None:
    """A header that may be sent back as it is."""
    return value if value and len(value) <= 500 and value.isascii() and value.isprintable() else None


def _fault(address: str, error: Exception, deadline: Deadline) -> Failed:
    """What a fault of the network is, in plain words."""
    if deadline.over:
        return failed(address, f"it took longer than {deadline.seconds:g} seconds", again=True)
    if isinstance(error, httpx.ConnectTimeout | httpx.ReadTimeout | httpx.WriteTimeout | httpx.PoolTimeout):
        return failed(address, "the server did not answer in time", again=True)
    if "location header" in str(error):
        return failed(address, "it leads on to something that is no address")
    if "CERTIFICATE_VERIFY" in str(error):
        return failed(address, "its certificate does not prove that it is who it says")
    if isinstance(error, httpx.RemoteProtocolError) and ("complete message" in str(error) or "chunked" in str(error)):
        return failed(address, "the answer broke off in the middle", again=True)
    if isinstance(error, httpx.ConnectError):
        return failed(address, "the server cannot be reached", again=True)
    if isinstance(error, httpx.ReadError | httpx.WriteError):
        return failed(address, "the connection was lost", again=True)
    return failed(address, f"what the server sent is no answer ({type(error).__name__})", again=True)
