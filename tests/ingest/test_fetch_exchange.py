"""Single requests and redirects against servers of this machine: what is taken, what is refused and why."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
import threading
import zlib
from collections.abc import Iterator

import pytest
from fetch_servers import Route, Served, answer, bomb, dripping, moved, raw, serving, tagged
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.ingest.fetching.answers import Conditions, Failed, Fetched, Moved, Unchanged
from dateline.ingest.fetching.exchange import Exchange
from dateline.ingest.fetching.follow import FollowingFetcher
from dateline.ingest.fetching.rules import Rules, hosts_allowed

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
PAGE = b"<html><body><p>A river rose on Monday.</p></body></html>"


_ONE: dict[int, Exchange] = {}  # making one costs more than asking


@pytest.fixture
def server() -> Iterator[Served]:
    with serving() as served:
        yield served


def rules(server: Served, **limits: object) -> Rules:
    return Rules(allowed=hosts_allowed([f"127.0.0.1:{server.port}"]), **limits)  # type: ignore[arg-type]


def fetch(server: Served, route: Route, conditions: Conditions | None = None, path: str = "/page", **limits: object) -> object:
    server.routes[path] = route
    ask = Exchange(rules(server, **limits))
    return FollowingFetcher(ask).fetch(server.url(path), conditions or Conditions())


def test_a_page_comes_as_it_was_sent(server: Served) -> None:
    got = fetch(server, answer(PAGE, "Text/HTML; Charset='ISO-8859-2'", etag='"v1"', last_modified="Mon, 02 Jun 2025 10:00:00 GMT"))
    assert got == Fetched(server.url("/page"), PAGE, "text/html", "ISO-8859-2", '"v1"', "Mon, 02 Jun 2025 10:00:00 GMT")


def test_what_a_server_is_told(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # nothing listens there: used, every request would fail
    fetch(server, answer(PAGE, set_cookie="a=b; Path=/"), contact="desk@paper.example")
    fetch(server, answer(PAGE))
    for path, headers in server.asked:
        assert path == "/page" and headers["host"] == f"127.0.0.1:{server.port}"
        assert headers["user-agent"].startswith("dateline/") and not {"cookie", "authorization", "referer"} & set(headers)
        assert headers["accept-encoding"] == "gzip, deflate"
    assert "contact: desk@paper.example" in server.asked[0][1]["user-agent"]


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("gzip", gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])),  # two members
        ("gzip", gzip.compress(PAGE) + b"\0" * 9),
        ("x-gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),  # bare, as some servers send it
        ("identity", PAGE),
    ],
)
def test_packings(server: Served, coding: str, packed: bytes) -> None:
    got = fetch(server, answer(packed, content_encoding=coding))
    assert isinstance(got, Fetched) and got.data == PAGE


LARGE = gzip.compress(bytes(range(256)) * 40)
REFUSED: dict[str, tuple[Route, str, dict[str, object]]] = {
    "a picture": (answer(b"\x89PNG", "image/png"), "'image/png', which is not read", {}),
    "a video": (answer(b"x", "video/mp4"), "not read", {}),
    "a program": (answer(b"MZ", "application/x-msdownload"), "not read", {}),
    "a stylesheet": (answer(b"p{}", "text/css"), "not read", {}),
    "a file of some sort": (answer(b"x", "application/octet-stream"), "not read", {}),
    "a body larger than allowed": (answer(b"a b " * 500), "larger than", {"size": 1_000}),
    "a body that declares less than it sends": (raw(HEAD + b"\r\n" + b"a " * 5_000), "larger than", {"size": 1_000}),
    "a bomb": (answer(bomb(9_000_000), content_encoding="gzip"), "packed more than 200 to 1", {}),
    "a large body in a small one": (answer(LARGE, content_encoding="gzip"), "when unpacked", {"size": 5_000}),
    "packed in an unasked way": (answer(b"x", content_encoding="br"), "packed as 'br'", {}),
    "packed twice": (answer(b"x", content_encoding="gzip, gzip"), "not asked for", {}),
    "packed, it says": (answer(PAGE * 9, content_encoding="gzip"), "broken", {}),
    "packed and cut": (answer(gzip.compress(PAGE)[:-12], content_encoding="gzip"), "broken off in the middle", {}),
    "cut in the middle": (answer(PAGE, content_length="900"), "broke off in the middle", {}),
    "cut between chunks": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"), "broke off", {}),
    "dead before a word": (raw(b""), "no answer", {}),
    "dead in the headers": (raw(b"HTTP/1.1 200 OK\r\nContent-Ty"), "no answer", {}),
    "no HTTP": (raw(b"220 mail.example ESMTP\r\n"), "no answer", {}),
    "headers without end": (raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000), "no answer", {}),
    "a length that is none": (answer(PAGE, content_length="many"), "no answer", {}),
    "a page that is not there": (answer(b"", status=404), "404: there is no such page", {}),
    "a page that is gone": (answer(b"", status=410), "gone", {}),
    "a page for members": (answer(b"", status=401), "password", {}),
    "a page for friends": (answer(b"", status=403), "refuses", {}),
    "a busy server": (answer(b"", status=503), "503", {}),
    "a 304 nobody asked for": (answer(status=304, content_length="", content_type=None), "304", {}),
    "a redirect to nowhere": (answer(status=302), "302", {}),
    "a redirect to a file": (moved("file:///etc/passwd"), "only addresses with http", {}),
    "a redirect to another protocol": (moved("gopher://127.0.0.1/x"), "only addresses with http", {}),
    "a redirect to no address": (moved("http://[::1/"), "no address", {}),
    "a redirect with a password": (moved("http://me:secret@river.example/"), "password", {}),
    "a redirect to another port": (moved("http://river.example:22/"), "port 22", {}),
    "a redirect to this machine": (moved("http://127.0.0.1/admin"), "leads on to http://127.0.0.1/admin: its host is at 127.0.0.1", {}),
    "a redirect to a number": (moved("http://2130706433/"), "127.0.0.1, this machine itself", {}),
    "a redirect to metadata": (moved("http://169.254.169.254/latest/meta-data/"), "keep their metadata", {}),
    "a redirect to a private network": (moved("https://10.0.0.1/"), "a private address", {}),
    "a redirect to IPv6's own": (moved("http://[::ffff:127.0.0.1]/"), "this machine itself", {}),
    "a redirect to itself": (moved("/page"), "more than 5 times", {}),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(server: Served, name: str) -> None:
    route, why, limits = REFUSED[name]
    got = fetch(server, route, **limits)
    assert isinstance(got, Failed) and why in got.why and got.item == server.url("/page") and got.stage == "fetch"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ftp://river.example/", "only addresses with http"),
        ("file:///etc/passwd", "only addresses with http"),
        ("javascript:alert(1)", "only addresses with http"),
        ("http://", "no host"),
        ("https:///path", "no host"),
        ("http://user:pw@river.example/", "name or password"),
        ("http://user@river.example/", "name or password"),
        ("http://river.example:8080/", "port 8080"),
        ("http://river.example:22/", "port 22"),
        ("https://river.example:0/", "port 0"),
        ("http://river.example:99999/", "port 99999"),
        ("http://a b/", "no host"),
        ("http://\x00/", "no address"),
        ("http://[::1", "no address"),
        ("http://xn--\u0660/", "no address"),
        ("https://river.example/" + "x" * 5_000, "longer than"),
        ("http://127.0.0.1/", "this machine"),
        ("http://127.0.0.1:80/", "this machine"),
        ("http://0x7f.1/", "this machine"),
        ("http://017700000001/", "this machine"),
        ("http://127.0.0.1./", "cannot be looked up|this machine"),
        ("http://[::1]/", "this machine"),
        ("http://[fe80::1%25eth0]/", "no host"),
        ("http://[64:ff9b::7f00:1]/", "this machine"),
        ("http://0/", "no machine"),
        ("http://192.168.1.1/", "private"),
        ("http://100.64.1.1/", "provider"),
        ("http://127\u30020\u30020\u30021/", "this machine|no host"),  # full stops of other scripts
        ("http://\u2460\u2461\u2466.0.0.1/", "this machine|no host|no address"),  # 1, 2 and 7 in circles
        ("http://river.example%2f@10.0.0.1/", "name or password"),
        ("http://river.example\\@10.0.0.1/", "no host|no address|name or password"),
        ("http://%31%32%37.0.0.1/", "this machine|no host"),
    ],
)
def test_addresses_that_are_never_asked(address: str, why: str) -> None:
    import re
    import socket

    def numbers_only(host: str, port: int) -> list[str]:
        return [str(w[0]) for *_, w in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)]

    got = Exchange(Rules(), numbers_only)(address, Conditions())
    assert isinstance(got, Failed) and re.search(why, got.why), got


def test_redirects_are_followed_and_the_end_is_named(server: Served) -> None:
    server.routes |= {"/2": moved("../3#part", 301), "/3": moved(server.url("/4"), 307), "/4": answer(PAGE)}
    got = fetch(server, moved("/2", 308))
    assert isinstance(got, Fetched) and got.address == server.url("/4") and server.paths == ["/page", "/2", "/3", "/4"]


def test_five_redirects_are_followed_and_no_more(server: Served) -> None:
    server.routes |= {f"/{n}": moved(f"/{n + 1}") for n in range(9)} | {"/5": answer(PAGE)}
    assert isinstance(fetch(server, moved("/1")), Fetched)
    server.routes["/5"] = moved("/6")
    got = fetch(server, moved("/1"))
    assert isinstance(got, Failed) and "more than 5" in got.why and "/6" not in server.paths


def test_no_way_from_https_to_http() -> None:
    asked = []

    def ask(address: str, conditions: Conditions) -> Moved:
        asked.append(address)
        return Moved(address, "http://river.example/b")

    got = FollowingFetcher(ask).fetch("https://river.example/a")
    assert isinstance(got, Failed) and "from https to http" in got.why and asked == ["https://river.example/a"]


def test_allowing_one_host_allows_no_other(server: Served) -> None:
    with serving({"/": answer(PAGE)}) as other:
        got = fetch(server, moved(other.url()))
        assert isinstance(got, Failed) and f"port {other.port}" in got.why and not other.asked


def test_what_was_checked_is_what_is_connected_to(server: Served) -> None:
    """DNS rebinding: a name server that answers otherwise the second time is not asked a second time."""
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    lookups = []

    def rebinding(host: str, port: int) -> list[str]:
        lookups.append(host)
        return answers[len(lookups) - 1]

    server.routes["/page"] = answer(PAGE)
    allowed = hosts_allowed([f"river.example:{server.port}"])
    got = Exchange(Rules(allowed=allowed), rebinding)(f"http://river.example:{server.port}/page", Conditions())
    assert isinstance(got, Fetched) and lookups == ["river.example"]
    assert server.asked[0][1]["host"] == f"river.example:{server.port}"


def test_every_redirect_is_looked_up_and_checked_anew(server: Served) -> None:
    """The same name, public at first and private after a redirect to itself."""
    answers = iter([["127.0.0.1"], ["169.254.169.254"]])
    port = server.port
    server.routes["/page"] = moved(f"http://river.example:{port}/2")
    connected = Exchange(Rules(ports=frozenset((port,))), lambda h, p: next(answers))
    got = FollowingFetcher(connected).fetch(f"http://river.example:{port}/page")
    assert isinstance(got, Failed) and "127.0.0.1" in got.why and not server.asked  # the port is allowed, the address is not
    allowed = Exchange(Rules(allowed=hosts_allowed([f"river.example:{port}"])), lambda h, p: ["127.0.0.1"])
    server.routes["/page"] = moved(f"http://lake.example:{port}/2")
    got = FollowingFetcher(allowed).fetch(f"http://river.example:{port}/page")
    assert isinstance(got, Failed) and "lake.example" in got.why and server.paths == ["/page"]


def test_a_second_address_is_tried_where_the_first_takes_no_connection(server: Served) -> None:
    server.routes["/page"] = answer(PAGE)
    allowed = Rules(allowed=hosts_allowed([f"river.example:{server.port}"]))
    got = Exchange(allowed, lambda h, p: ["127.0.0.9", "127.0.0.1"])(f"http://river.example:{server.port}/page", Conditions())
    assert isinstance(got, Fetched)


@pytest.mark.parametrize(
    "head",
    [
        HEAD + b"\r\n",  # a body by drips
        HEAD + b"X-Slow: ",  # headers by drips
        b"",
    ],
)
def test_slow_answers_end_in_time(server: Served, head: bytes) -> None:
    stop = threading.Event()
    got = fetch(server, dripping(head, stop), whole=0.3)
    stop.set()
    assert isinstance(got, Failed) and "longer than 0.3 seconds" in got.why and got.again


def test_early_answers_without_end(server: Served) -> None:
    stop = threading.Event()

    def hints(handler: object) -> None:
        while not stop.wait(0.005):
            handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")  # type: ignore[attr-defined]

    got = fetch(server, hints, whole=0.3)
    stop.set()
    assert isinstance(got, Failed) and "longer than" in got.why


def test_silence_ends_in_time(server: Served) -> None:
    stop = threading.Event()
    got = fetch(server, raw(b"", lambda: stop.wait(5)), read=0.1)
    stop.set()
    assert isinstance(got, Failed) and "did not answer in time" in got.why and got.again


def test_a_server_that_is_not_there() -> None:
    with serving() as gone:
        pass
    got = Exchange(rules(gone))(gone.url(), Conditions())
    assert isinstance(got, Failed) and "cannot be reached" in got.why and got.again


def test_no_change_costs_no_body(server: Served) -> None:
    route = tagged(PAGE, 'W/"v1"')
    first = fetch(server, route)
    assert isinstance(first, Fetched) and first.etag == 'W/"v1"'
    assert fetch(server, route, Conditions(etag=first.etag)) == Unchanged(server.url("/page"))
    assert isinstance(fetch(server, route, Conditions(etag='"v0"')), Fetched)
    modified = answer(PAGE, last_modified="Mon, 02 Jun 2025 10:00:00 GMT")
    fetch(server, modified, Conditions(modified="Sun, 01 Jun 2025 10:00:00 GMT"))
    assert server.asked[-1][1]["if-modified-since"] == "Sun, 01 Jun 2025 10:00:00 GMT"


@pytest.mark.parametrize("etag", ['"' + "x" * 600 + '"', '"caf\xe9"'])
def test_marks_that_cannot_be_sent_back_are_not_kept(server: Served, etag: str) -> None:
    got = fetch(server, answer(PAGE, etag=etag))
    assert isinstance(got, Fetched) and got.etag is None


def test_only_the_start(server: Served) -> None:
    got = fetch(server, answer(b"ab" * 5_000, "image/png"), Conditions(any_type=True, start=100))
    assert isinstance(got, Fetched) and got.data == b"ab" * 50


@pytest.mark.parametrize(
    ("content_type", "path", "taken"),
    [
        (None, "/page", True),
        ("text/plain", "/page", True),
        ("application/rss+xml", "/feed", True),
        ("application/pdf", "/x", True),
        ("application/octet-stream", "/crawl.warc.gz", True),
        ("application/octet-stream", "/program.exe", False),
        ("text/htmlx", "/page", False),
        ("x" * 5_000, "/page", False),
    ],
)
def test_types(server: Served, content_type: str | None, path: str, taken: bool) -> None:
    assert isinstance(fetch(server, answer(PAGE, content_type), path=path), Fetched) is taken


@pytest.mark.parametrize(("value", "wait"), [("120", 120.0), ("soon", None), ("", None), ("-5", None), ("9" * 50, 999_999_999.0)])
def test_retry_after(server: Served, value: str, wait: float | None) -> None:
    got = fetch(server, answer(b"", status=429, retry_after=value))
    assert isinstance(got, Failed) and got.again and got.wait == wait and got.status == 429


def test_retry_after_a_date(server: Served) -> None:
    server.routes["/page"] = answer(b"", status=503, retry_after="Wed, 21 Oct 2015 07:28:00 GMT")
    got = Exchange(rules(server), wall=lambda: 1445412480.0 - 90)(server.url("/page"), Conditions())
    assert isinstance(got, Failed) and got.wait == 90


def test_https_is_checked(server: Served) -> None:
    """A server without TLS on a port of https: the handshake fails, and nothing is sent in the clear."""
    got = Exchange(rules(server))(f"https://127.0.0.1:{server.port}/page", Conditions())
    assert isinstance(got, Failed) and not server.asked


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """The contexts of a server that proves to be river.example, and of one who trusts it."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    key, cert = folder / "key.pem", folder / "cert.pem"
    make = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", cert]
    named = ["-subj", "/CN=river.example", "-addext", "subjectAltName=DNS:river.example"]
    subprocess.run([*map(str, make), *named], check=True, capture_output=True)
    serves, trusts = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context(cafile=str(cert))
    serves.load_cert_chain(cert, key)
    return serves, trusts


def test_the_name_asked_for_must_be_proved(certificate: tuple[ssl.SSLContext, ssl.SSLContext]) -> None:
    """The connection goes to the address that was checked, but name and certificate are those of the host that was asked for."""
    serves, trusts = certificate
    names: list[str | None] = []
    serves.sni_callback = lambda _socket, name, _context: names.append(name)
    with serving({"/page": answer(PAGE)}, tls=serves) as served:
        allowed = hosts_allowed([f"river.example:{served.port}", f"lake.example:{served.port}"])
        ask = Exchange(Rules(allowed=allowed), lambda h, p: ["127.0.0.1"])
        untrusted = ask(f"https://river.example:{served.port}/page", Conditions())
        assert isinstance(untrusted, Failed) and "certificate does not prove" in untrusted.why and not untrusted.again
        ask.__dict__["_context"] = trusts
        good = ask(f"https://river.example:{served.port}/page", Conditions())
        assert isinstance(good, Fetched) and good.data == PAGE
        wrong = ask(f"https://lake.example:{served.port}/page", Conditions())
        assert isinstance(wrong, Failed) and "certificate does not prove" in wrong.why
    assert names == ["river.example", "river.example", "lake.example"] and len(served.asked) == 1


@given(st.one_of(st.binary(max_size=300), st.binary(max_size=300).map(lambda b: HEAD + b), st.binary(max_size=80).map(
    lambda b: b"HTTP/1.1 302 x\r\nLocation: " + b.replace(b"\n", b"") + b"\r\n\r\n"), st.binary(max_size=200).map(
    lambda b: HEAD + b"Content-Encoding: gzip\r\n\r\n" + b)))  # fmt: skip
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_answer_breaks_it(server: Served, data: bytes) -> None:
    server.routes["/page"] = raw(data)
    got = FollowingFetcher(_ONE.setdefault(server.port, Exchange(rules(server, read=0.5)))).fetch(server.url("/page"))
    assert isinstance(got, Failed | Fetched) and (isinstance(got, Fetched) or got.why)


HOSTS = st.one_of(st.text(max_size=40), st.text("0123456789abcx.:[]%@/\\?#", max_size=30))


@given(st.one_of(st.text(max_size=60), HOSTS.map(lambda host: f"http://{host}")))
@settings(max_examples=300, deadline=None)
def test_no_address_breaks_it(address: str) -> None:
    got = Exchange(Rules(), lambda h, p: ["127.0.0.1"])(address, Conditions())
    assert isinstance(got, Failed)
