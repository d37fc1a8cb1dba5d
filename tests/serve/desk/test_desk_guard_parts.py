"""The guard's parts by themselves: the hashed token, sessions, attempts, names, and what options mean."""

from __future__ import annotations

import logging
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.core.errors import UsageError
from dateline.serve.desk import guard_attempts, guard_sessions
from dateline.serve.desk.guard import Guard
from dateline.serve.desk.guard_attempts import Attempts, network
from dateline.serve.desk.guard_identity import reviewer_name
from dateline.serve.desk.guard_place import Place, guard_of, is_loopback, readable_by_others, token_of
from dateline.serve.desk.guard_sessions import Sessions
from dateline.serve.desk.guard_token import HashedToken
from dateline.serve.desk.run import in_one_line, listening

NOW = datetime(2025, 3, 3, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)
TOKEN = "harbour-lamp-forty-two"


def test_a_token_is_recognised_and_shown_nowhere() -> None:
    one, other = HashedToken.of(TOKEN), HashedToken.of(TOKEN)
    assert one.matches(TOKEN) and not one.matches(TOKEN + "x") and not one.matches("")
    assert one.digest != other.digest  # salted
    for text in (repr(one), str(one), repr(Guard(token=one)), repr(Place("::1", 1, one))):
        assert TOKEN not in text and one.digest.hex() not in text and repr(one.digest) not in text


@pytest.mark.parametrize("token", ["", "short", "x" * 15, "x" * 1025])
def test_a_token_that_is_too_short_or_long_is_refused_without_being_repeated(token: str) -> None:
    with pytest.raises(UsageError) as caught:
        HashedToken.of(token)
    assert not token or token not in str(caught.value)


def test_sessions_have_a_limit_and_the_one_idle_for_longest_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard_sessions, "MOST", 3)
    sessions = Sessions()
    ids = [sessions.begin(f"r{n}", NOW) for n in range(3)]
    assert sessions.find(ids[0], NOW)
    ids.append(sessions.begin("r3", NOW))
    assert [bool(sessions.find(i, NOW)) for i in ids] == [True, False, True, True]
    assert len(sessions) == 3


def test_sessions_that_are_over_are_let_go() -> None:
    sessions = Sessions()
    for _ in range(20):
        sessions.begin("r", NOW)
    sessions.begin("r", NOW + timedelta(days=1))
    assert len(sessions) == 1


def test_a_session_id_is_kept_only_as_its_hash() -> None:
    sessions = Sessions()
    ident = sessions.begin("r", NOW)
    assert ident not in repr(vars(sessions))
    assert len({sessions.begin("r", NOW) for _ in range(100)}) == 100


def test_addresses_wait_each_for_themselves() -> None:
    attempts = Attempts()
    assert [attempts.begin("10.0.0.1", NOW) for _ in range(7)] == [0] * 5 + [1, 1]
    assert attempts.begin("10.0.0.2", NOW) == 0
    assert attempts.begin("10.0.0.1", NOW + SECOND) == 0
    assert attempts.begin("10.0.0.1", NOW + SECOND) == 2


def test_an_attempt_that_must_wait_does_not_make_the_wait_longer() -> None:
    attempts = Attempts()
    for _ in range(50):
        attempts.begin("10.0.0.1", NOW)
    assert attempts.begin("10.0.0.1", NOW + SECOND) == 0


def test_many_addresses_together_wait_too_but_not_those_who_were_right_before() -> None:
    attempts = Attempts()
    attempts.begin("10.9.9.9", NOW)
    attempts.succeeded("10.9.9.9")
    assert not any(attempts.begin(f"10.0.0.{n}", NOW) for n in range(60))
    assert attempts.begin("10.0.1.1", NOW + 20 * SECOND) == 40
    assert attempts.begin("10.9.9.9", NOW) == 0
    assert attempts.begin("10.0.1.1", NOW + 61 * SECOND) == 0


def test_an_hour_later_all_is_forgotten_and_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    attempts = Attempts()
    for _ in range(4):
        attempts.begin("10.0.0.1", NOW)
    assert [attempts.begin("10.0.0.1", NOW + timedelta(hours=1)) for _ in range(6)] == [0] * 5 + [1]
    monkeypatch.setattr(guard_attempts, "MOST", 10)
    for n in range(500):
        attempts.begin(f"10.1.{n // 250}.{n % 250}", NOW + timedelta(minutes=70 + n))
    assert len(attempts._tries) == 10


@pytest.mark.parametrize(
    "address,counts_as",
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),  # a subscriber holds all of these
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_what_counts_as_one_address(address: str, counts_as: str) -> None:
    assert network(address) == counts_as


@pytest.mark.parametrize(
    "given,name",
    [
        ("Ada Berg", "Ada Berg"),
        (" Ada\n\tBerg ", "Ada Berg"),
        ("Зоя О’Нил-Лу", "Зоя О’Нил-Лу"),
        ("می\u200cنا", "می\u200cنا"),  # a joiner that the script needs
        ("e\u0301ve", "éve"),
        ("", None),
        ("\u200d\u200c", None),
        ("---", None),
        ("A\x07", None),
        ("A\u202eB", None),
        ("A\ud800", None),
        ("x" * 80, "x" * 80),
        ("x" * 81, None),
    ],
)
def test_names_that_decisions_may_carry(given: str, name: str | None) -> None:
    assert reviewer_name(given) == name


# --- options ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.9.1"])
def test_this_machine_alone_needs_no_token(host: str) -> None:
    assert is_loopback(host)
    assert guard_of(Place(host, 8321)).token is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "[::]", "192.0.2.1", "", "0"])
def test_any_other_address_does(host: str) -> None:
    with pytest.raises(UsageError, match=r"token|no address"):
        guard_of(Place(host, 8321))


def test_a_host_that_does_not_exist_is_named() -> None:
    with pytest.raises(UsageError, match=r"nowhere\.invalid"):
        guard_of(Place("nowhere.invalid", 8321))


def test_what_a_guard_answers_to() -> None:
    token = HashedToken.of(TOKEN)
    one = guard_of(Place("192.0.2.1", 8321, token, allow_hosts=("Desk.Example.org.", "[2001:DB8::1]")))
    assert one.hosts == {"localhost", "127.0.0.1", "::1", "192.0.2.1", "desk.example.org", "2001:db8::1"}
    assert not one.any_address
    every = guard_of(Place("0.0.0.0", 8321, token))
    assert every.any_address
    assert every.cookie != guard_of(Place("0.0.0.0", 8322, token)).cookie


@pytest.mark.parametrize("name", ["http://desk.example.org", "desk.example.org:80", "*", "a b", "", "desk/"])
def test_a_host_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="not a host name"):
        guard_of(Place("127.0.0.1", 8321, allow_hosts=(name,)))


def test_whose_decisions_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    assert guard_of(Place("127.0.0.1", 1, reviewer="Ines")).reviewer == "Ines"
    with pytest.raises(UsageError, match="--reviewer"):
        guard_of(Place("127.0.0.1", 1, reviewer="\u202e"))
    monkeypatch.setattr("getpass.getuser", lambda: "kim")
    assert guard_of(Place("127.0.0.1", 1)).reviewer == "kim"

    def nobody() -> str:
        raise OSError("no such user")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert guard_of(Place("127.0.0.1", 1)).reviewer == "analyst"


def test_a_token_comes_from_one_line_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    token = token_of(None, file)
    assert token and token.matches(TOKEN)
    file.chmod(0o600)
    assert not readable_by_others(file)
    file.chmod(0o644)
    assert readable_by_others(file)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\x00", b"one-line-of-a-token\nanother-line-of-it\n", b"short\n"])
def test_a_file_that_holds_no_token_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "token"
    file.write_bytes(content)
    with pytest.raises(UsageError, match="token"):
        token_of(None, file)


def test_a_token_is_given_once(tmp_path: Path) -> None:
    assert token_of(None, None) is None
    with pytest.raises(UsageError, match="once"):
        token_of(TOKEN, tmp_path / "token")
    with pytest.raises(UsageError, match="cannot be read"):
        token_of(None, tmp_path / "none")


def test_a_port_that_is_taken_is_said() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        with pytest.raises(UsageError, match="another program"):
            listening("127.0.0.1", held.getsockname()[1])


def test_a_fault_is_one_line_in_the_terminal() -> None:
    try:
        guard_of(None)  # type: ignore[arg-type]
    except AttributeError as error:
        trace = (type(error), error, error.__traceback__)
        record = logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, "Exception in ASGI application\n", (), trace)
    assert in_one_line(record)
    line = logging.Formatter("%(message)s").format(record)
    assert "\n" not in line
    assert "AttributeError" in line and "guard_place.py line" in line
