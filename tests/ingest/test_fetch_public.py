"""Which addresses are public, however they are written."""

from __future__ import annotations

import socket

import pytest

from dateline.core.errors import UsageError
from dateline.ingest.fetching.dial import Refused, checked_addresses
from dateline.ingest.fetching.public import why_not_public
from dateline.ingest.fetching.rules import Rules, hosts_allowed


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.63.255.255", "169.253.1.1", "2001:4860:4860::8888", "2a00::1",
                                     "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"])
def test_public(address: str) -> None:
    assert why_not_public(address) is None


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("127.0.0.1", "this machine"),
        ("127.255.255.254", "this machine"),
        ("0.0.0.0", "no machine"),
        ("10.0.0.1", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "provider"),
        ("100.100.100.200", "provider"),  # a cloud's metadata
        ("169.254.169.254", "metadata"),
        ("168.63.129.16", "cloud"),
        ("192.0.0.192", "reserved"),  # another cloud's metadata
        ("192.0.2.1", "examples"),
        ("198.51.100.7", "examples"),
        ("203.0.113.7", "examples"),
        ("198.18.0.1", "measurements"),
        ("192.88.99.1", "reserved"),
        ("224.0.0.1", "multicast"),
        ("239.255.255.255", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("::", "no machine"),
        ("::1", "this machine"),
        ("::127.0.0.1", "this machine"),
        ("::ffff:127.0.0.1", "this machine"),
        ("::ffff:169.254.169.254", "metadata"),
        ("::ffff:0:10.0.0.1", "private"),
        ("64:ff9b::10.0.0.1", "private"),  # NAT64
        ("64:ff9b:1::1", "private"),
        ("2002:a00:1::1", "private"),  # 6to4 of 10.0.0.1
        ("2002:7f00:1::", "this machine"),
        ("2001::1", "reserved"),  # Teredo
        ("2001:db8::1", "examples"),
        ("3fff::1", "examples"),
        ("fc00::1", "private"),
        ("fd00:ec2::254", "private"),  # metadata again
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("2a00::1%eth0", "link-local"),
        ("fec0::1", "private"),
        ("ff02::1", "multicast"),
        ("100::1", "reserved"),
        ("5f00::1", "reserved"),
        ("not an address", "no IP"),
        ("0x7f.0.0.1", "no IP"),
    ],
)
def test_not_public(address: str, what: str) -> None:
    assert what in (why_not_public(address) or "")


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "017700000001", "127.1", "0177.0.0.1", "localhost", "[::1]".strip("[]")])
def test_forms_of_this_machine_are_seen_through(host: str) -> None:
    def system(name: str, port: int) -> list[str]:  # numbers need no network: the system's own reading of them is what counts
        flags = 0 if name == "localhost" else socket.AI_NUMERICHOST
        return [str(w[0]) for *_, w in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM, flags=flags)]

    with pytest.raises(Refused, match="this machine itself"):
        checked_addresses(host, 80, Rules(), system, 5)


def test_one_private_answer_among_public_ones_is_enough() -> None:
    with pytest.raises(Refused, match=r"10\.0\.0\.1, a private address"):
        checked_addresses("two.example", 443, Rules(), lambda h, p: ["8.8.8.8", "10.0.0.1"], 5)
    assert checked_addresses("one.example", 443, Rules(), lambda h, p: ["8.8.8.8"] * 9, 5) == ["8.8.8.8"] * 4


@pytest.mark.parametrize(
    ("fault", "why", "again"),
    [
        (socket.gaierror(socket.EAI_NONAME, "no"), "check how it is written", False),
        (socket.gaierror(socket.EAI_AGAIN, "later"), "is there a network", True),
        (UnicodeError("label too long"), "check how it is written", False),
        (None, "has no address", False),
    ],
)
def test_names_that_are_not_found(fault: Exception | None, why: str, again: bool) -> None:
    def resolve(host: str, port: int) -> list[str]:
        if fault:
            raise fault
        return []

    with pytest.raises(Refused, match=why) as caught:
        checked_addresses("x.example", 80, Rules(), resolve, 5)
    assert caught.value.again is again


def test_a_name_server_that_does_not_answer_costs_no_more_than_its_time() -> None:
    import threading

    stop = threading.Event()
    with pytest.raises(Refused, match="in time"):
        checked_addresses("slow.example", 80, Rules(), lambda h, p: [str(stop.wait(5))], 0.05)
    stop.set()


def test_hosts_a_user_allows() -> None:
    allowed = hosts_allowed(["Wiki.example", "10.0.0.5:8080", "[::1]:99"])
    assert allowed == {("wiki.example", 80), ("wiki.example", 443), ("10.0.0.5", 8080), ("::1", 99)}
    rules = Rules(allowed=allowed)
    assert checked_addresses("WIKI.example", 443, rules, lambda h, p: ["10.1.1.1"], 5) == ["10.1.1.1"]
    with pytest.raises(Refused):
        checked_addresses("wiki.example", 8443, rules, lambda h, p: ["10.1.1.1"], 5)


@pytest.mark.parametrize("name", ["", "http://x.example/", "x.example/path", "user@x.example", "x.example:notaport", "x?y"])
def test_no_host(name: str) -> None:
    with pytest.raises(UsageError, match="is no host"):
        hosts_allowed([name])
