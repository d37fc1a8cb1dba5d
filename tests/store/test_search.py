"""The contract of search, by one table on every database."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from dateline.core.archived import Found
from dateline.core.report import Cut, Report
from dateline.store import search
from dateline.store.archive import Archive, open_archive
from dateline.store.words import BEFORE, CLOSE, OPEN, PIECE_WORDS, folded, piece, words_in

NAVY = "The navy searched the strait all night. " * 6
REPORTS = {
    # name: title, text
    "one": ("Ferry lost", "A ferry sank off Åskvoll on Monday. " + NAVY),
    "three": ("Ferry, ferry", "The ferry was old. " + NAVY + "Nobody came."),
    "short": (None, "The ferry sailed."),
    "twin-a": (None, "Élise Müller opened a bakery in Dale."),
    "twin-b": (None, "Élise Müller opened a bakery in Dale."),
    "greek": (None, "Η ΟΔΟΣ is a street; Киев and КИЕВ are one town; İzmir is another; straße is a street too."),
    "numbers": (None, "Flight MH370, 239 aboard; U.N. envoy; cease-fire; snake_case; e-mail ann@paper.example."),
    "cut": (None, "Trains stopped. Subscribe to our newsletter."),
    "quotes": (None, "It's the mayor's own \\ 'word' & :* <-> | ! (really)."),
}
ASKED = [
    # words, names of the reports in order; a set where only the measure of a database decides
    ("ferry", {"one", "three", "short"}, "all that have it, also in the title"),
    ("ferry navy", {"one", "three"}, "all words must occur"),
    ("ferry navy nobody", ["three"], "wherever they stand"),
    ("FERRY Monday", ["one"], "case does not count"),
    ("askvoll", ["one"], "accents of Latin letters do not count"),
    ("ÅSKVOLL", ["one"], "in what is asked for neither"),
    ("A\u030askvoll", ["one"], "whether the accent is a character of its own or not"),
    ("elise muller", ["twin-a", "twin-b"], "equal ones by id"),
    ("οδος", ["greek"], "capitals of other alphabets"),
    ("киев", ["greek"], "and again"),
    ("izmir", ["greek"], "a dotted capital"),
    ("STRAßE", ["greek"], "a letter without a capital"),
    ("strasse", [], "which is not two other letters"),
    ("mh370 239", ["numbers"], "digits are parts of words"),
    ("u.n.", ["numbers"], "points part words"),
    ("cease-fire", ["numbers"], "hyphens too"),
    ("snake case", ["numbers"], "and low lines"),
    ("snake_case", ["numbers"], "on both sides"),
    ("ann@paper.example", ["numbers"], "addresses are words in a row"),
    ("newsletter", [], "what was cut is not searched"),
    ("trains", ["cut"], "the rest is"),
    ("word really", ["quotes"], "marks around words are no part of them"),
    ("ferr", [], "words are whole"),
    ("submarine", [], "no report has it"),
    ("ferry submarine", [], "nor all of them"),
    ("", [], "no words"),
    (" \t'\"\\ & | ! :* () <->", [], "no words, whatever a database would make of these marks"),
    ("ferry OR submarine", [], "no word is an operator"),
    ("ferry NOT navy", [], "not even this one"),
    ("x" * 5000, [], "no word is too long to be asked for"),
]


def report(name: str) -> Report:
    title, words = REPORTS[name]
    cut = (Cut(16, len(words), words[16:], "notice"),) if name == "cut" else ()
    return Report(source_id=name, title=title, text=words, cut=cut)


NAMES = {report(name).id: name for name in REPORTS}


@pytest.fixture
def archive(address: str) -> Iterator[Archive]:
    with open_archive(address) as opened:
        opened.save([Found(report(name)) for name in REPORTS])
        yield opened


def test_what_is_found_and_in_which_order(archive: Archive) -> None:
    for words, expected, why in ASKED:
        found = [NAMES[h.report] for h in archive.search(words, 10)]
        if isinstance(expected, set):
            assert set(found) == expected and len(found) == len(expected), (words, why)
        else:
            assert found == sorted(expected, key=lambda n: report(n).id), (words, why)


def test_the_oftener_and_the_shorter_the_better(address: str) -> None:
    rest = "and the crew went home to their families in the old town by the sea"
    told = {
        "often": f"storm storm storm storm {rest}",
        "once": f"storm wind rain hail {rest}",
        "once in much": f"storm wind rain hail {rest} {rest} {rest} {rest} {rest}",
    }
    reports = {name: Report(source_id=name, text=words) for name, words in told.items()}
    filler = [Report(source_id=f"{n}", text=f"Calm sea, number {n}.") for n in range(20)]
    with open_archive(address) as archive:
        archive.save([Found(r) for r in (*reports.values(), *filler)])
        assert [h.report for h in archive.search("storm", 5)] == [reports[n].id for n in ("often", "once", "once in much")]


def test_pages_of_hits_follow_on_each_other(archive: Archive) -> None:
    whole = archive.search("the", 10)
    assert [h for at in range(0, 10, 2) for h in archive.search("the", 2, at)] == whole
    assert len(whole) >= 3


def test_of_very_many_hits_the_last_to_come_in_are_ranked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "RANKED", 3)
    reports = [Report(source_id=f"{n}", text=f"Fog again, day {n}.") for n in range(9)]
    with open_archive(address) as archive:
        for one in reports:
            archive.save([Found(one)])
        assert {h.report for h in archive.search("fog", 10)} == {r.id for r in reports[-3:]}
        assert [h.report for h in archive.search("fog 2", 10)] == [reports[2].id], "few hits are all ranked, however old"


def test_pieces_are_the_same_everywhere(archive: Archive) -> None:
    (hit,) = archive.search("nobody", 5)
    assert hit.piece.startswith("…") and hit.piece.endswith(f"night. {OPEN}Nobody{CLOSE} came.") and len(words_in(hit.piece)) == 24
    (hit,) = archive.search("askvoll", 5)
    assert hit.piece.startswith(f"A ferry sank off {OPEN}Åskvoll{CLOSE} on Monday.") and hit.piece.endswith("…")
    (hit,) = archive.search("MH370 aboard", 5)
    assert hit.piece == f"Flight {OPEN}MH370{CLOSE}, 239 {OPEN}aboard{CLOSE}; U.N. envoy; cease-fire; snake_case; e-mail ann@paper.example."


def test_words_stand_in_the_stretch_that_shows_most_of_them() -> None:
    words = "storm " + "calm " * 60 + "storm over the harbour " + "calm " * 60
    shown = piece(words, words_in("harbour storm"))
    assert f"{OPEN}storm{CLOSE} over the {OPEN}harbour{CLOSE}" in shown and shown.startswith("…calm") and shown.endswith("…")
    assert len(words_in(shown)) == 24
    assert piece("", ["a"]) == "" and piece("No such word.", ["storm"]) == "No such word."


ALPHABETS = ((0x41, 0x250), (0x370, 0x530), (0x5D0, 0x5EB), (0x620, 0x64B), (0x1E00, 0x2000))  # Latin, Greek, Cyrillic, Hebrew, Arabic
LETTERS = "".join(char for low, high in ALPHABETS for char in map(chr, range(low, high)) if char.isalpha())


def taken_apart(text: str, terms: list[str]) -> str:
    """What `piece` gives, by taking the whole text apart into words."""
    found = list(re.finditer(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*", text))
    names = {i: folded(m.group()) for i, m in enumerate(found) if folded(m.group()) in terms}
    shown = {i: len({names[j] for j in names if i <= j < i + PIECE_WORDS - BEFORE}) for i in names}
    best = next((i for i, n in shown.items() if n == max(shown.values())), 0)
    first = max(0, min(best - BEFORE, len(found) - PIECE_WORDS))
    here = range(first, min(first + PIECE_WORDS, len(found)))
    made, at = [], found[first].start() if first and found else 0
    for i in (i for i in names if i in here):
        made += [text[at : found[i].start()], OPEN, found[i].group(), CLOSE]
        at = found[i].end()
    still = len(found) > here.stop
    made.append(text[at : found[here.stop - 1].end() if still else len(text)])
    return ("…" if first else "") + "".join(made).strip() + ("…" if still else "") if found else ""


PARTS = ["the", "Harbour", "storm", "ÉTÉ", "e\u0301te\u0301", "İZ", "ς", "x_y", "“", "\u0301", "\n", "a" * 90, *" .,", "ship", "quay"]
TERMS = ["the", "storm", "ete", "iz", "σ"]


@given(st.lists(st.sampled_from(PARTS), max_size=150), st.sampled_from(["", " "]), st.sets(st.sampled_from(TERMS)))
def test_a_piece_is_the_same_as_when_the_whole_text_is_taken_apart(parts: list[str], between: str, terms: set[str]) -> None:
    text = between.join(parts)
    assert piece(text, terms) == taken_apart(text, sorted(terms))


def test_a_character_stays_a_character_when_it_is_folded() -> None:
    """So that places in a folded text are those in the text, but for accents of their own, of which nothing stays."""
    for code in range(sys.maxunicode + 1):
        char, accent = chr(code), 0x300 <= code <= 0x36F
        assert len(folded(char)) == (not accent) and (accent or folded(char).isalnum() == char.isalnum()), hex(code)


def test_folding_is_that_of_sqlite() -> None:
    """Letter by letter over the alphabets of most names; the few differences are letters that SQLite's older table does not know."""
    engine = create_engine("sqlite://")
    with engine.begin() as db:
        db.execute(text("""CREATE VIRTUAL TABLE t USING fts5(x, tokenize="unicode61 remove_diacritics 2")"""))
        db.execute(text("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')"))
        db.execute(text("INSERT INTO t(rowid, x) VALUES (:n, :x)"), [{"n": n, "x": f"a{c}b"} for n, c in enumerate(LETTERS, 1)])
        theirs: dict[int, list[str]] = {}
        for term, doc in db.execute(text("SELECT term, doc FROM v ORDER BY doc, offset")):
            theirs.setdefault(doc, []).append(term)
    different = [c for n, c in enumerate(LETTERS, 1) if theirs[n] != words_in(f"a{c}b")]
    assert len(different) <= 12, different
    assert folded("ÉÀÇ ÅØ ß ŁÓDŹ") == "eac aø ß łodz"


@pytest.mark.parametrize("words", ["é" * 3, "e\u0301" * 3])
def test_accents_on_their_own(words: str) -> None:
    assert words_in(words) == ["eee"]


def test_a_report_with_more_words_than_an_index_holds(addresses: Callable[[], str]) -> None:
    """A hostile report: words without end, and one word of a million letters."""
    many = " ".join(f"w{n:07}" for n in range(150_000))
    with open_archive(addresses()) as archive:
        archive.save([Found(Report(source_id="a", text=many)), Found(Report(source_id="b", text="y" * 1_000_000))])
        assert len(archive.search("w0000007", 5)) == 1
        assert archive.search("w0000007 harbour", 5) == []
