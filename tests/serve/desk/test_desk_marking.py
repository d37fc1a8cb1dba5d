"""A report's text in segments: nothing lost, nothing nested, every statement where its words are."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

import dateline.serve.desk
from dateline.core.report import Block, BlockKind, Cut, Report
from dateline.core.spans import Span
from dateline.core.statement import Figure, Occurrence, Position, Said, Speaker, Statement
from dateline.core.when import Published
from dateline.serve.desk.marking import PANE_REACH, marked, pane
from dateline.serve.desk.marking_sweep import MOST_TOGETHER
from dateline.serve.desk.marking_views import MarkedReport, PaneView, Segment
from dateline.serve.readings import note, plural
from dateline.serve.words import visible

DESK = Path(dateline.serve.desk.__file__).parent
PAGE = Environment(loader=FileSystemLoader(DESK / "templates"), autoescape=True, undefined=StrictUndefined)
REPORT = PAGE.from_string('{% from "_marked.html" import marked_report %}{{ marked_report(view) }}')
PANE = PAGE.from_string('{% from "_marked.html" import pane %}{{ pane(view) }}')


def report(text: str, *kinds: BlockKind | str, **fields: object) -> Report:
    """A report with a block, or a cut for that reason, a line."""
    blocks, cuts, at = [], [], 0
    for line, kind in zip(text.split("\n"), kinds, strict=False):
        if kind in ("teaser", "notice", "furniture"):
            cuts.append(Cut(at, at + len(line), line, kind))
        elif kind != "-":
            blocks.append(Block(at, at + len(line), kind))  # type: ignore[arg-type]
        at += len(line) + 1
    return Report(source_id="test", text=text, blocks=tuple(blocks), cut=tuple(cuts), **fields)  # type: ignore[arg-type]


def span(of: Report, words: str, start: int = 0) -> Span:
    at = of.text.index(words, start)
    return of.span(at, at + len(words))


def figure(of: Report, words: str, sentence: str | None = None, **fields: object) -> Figure:
    base = {"what": "train", "role": ("destroyed",), "op": ">=", "low": 14.0, "high": None, "made_by": "t", "confidence": 0.9}
    where = span(of, words)
    whole = span(of, sentence) if sentence else where
    return Figure(report=of.id, span=where, sentence=whole, **{**base, **fields})  # type: ignore[arg-type]


def at(where: Span) -> Figure:
    """A figure that stands there."""
    return Figure(report="r", span=where, sentence=where, made_by="t", confidence=1, what="x", role=(), op="=", low=1, high=1)


def said(of: Report, whole: str, *content: str, **fields: object) -> Said:
    spans = tuple(span(of, c) for c in content)
    where = span(of, whole)
    return Said(report=of.id, span=where, sentence=where, content=spans, direct=False, made_by="t", confidence=0.9, **fields)  # type: ignore[arg-type]


def occurrence(of: Report, trigger: str, **fields: object) -> Occurrence:
    where = span(of, trigger)
    return Occurrence(report=of.id, span=where, sentence=where, trigger=where, event_type="ASSAULT", made_by="t", confidence=0.9, **fields)  # type: ignore[arg-type]


def position(of: Report, content: str, **fields: object) -> Position:
    base = {"party": None, "act": "demand", "issue": "withdrawal", "made_by": "t", "confidence": 0.9}
    where = span(of, content)
    return Position(report=of.id, span=where, sentence=where, content=where, **{**base, **fields})  # type: ignore[arg-type]


def segments(view: MarkedReport | PaneView) -> list[Segment]:
    return [s for p in view.paragraphs for s in p.segments]


def covered(view: MarkedReport | PaneView, ident: str) -> str:
    """The words that a statement's segments hold."""
    return "".join(s.text for s in segments(view) if ident in s.statements)


def as_html(view: MarkedReport) -> str:
    return REPORT.render(view=view)


def as_pane(view: PaneView) -> str:
    return PANE.render(view=view)


class Elements(HTMLParser):
    """What a browser would make of markup: elements that were left open, and the text of segments."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.depth = self.deepest = 0
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "input":
            self.open.append("seg" if "seg" in (dict(attrs).get("class") or "").split() else tag)
        self.deepest = max(self.deepest, self.open.count("seg"))

    def handle_endtag(self, tag: str) -> None:
        last = self.open.pop()
        assert last in (tag, "seg"), f"</{tag}> closes <{last}>"

    def handle_data(self, data: str) -> None:
        if "seg" in self.open:
            self.words.append(data)


# --- the text is whole -----------------------------------------------------------------------------------------------

PIECES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 25)), max_size=12)
LETTERS_ODD = st.text(st.sampled_from("ab \n\r\t<&\"'\u202e\u200b\U0001f600\ud83d\x00é"), max_size=60)


@given(LETTERS_ODD, PIECES, PIECES, PIECES, st.integers(0, 12))
def test_all_of_the_text_is_shown_once_and_in_order(
    text: str, blocks: list[tuple[int, int]], cuts: list[tuple[int, int]], spans: list[tuple[int, int]], focus: int
) -> None:
    made = Report(
        source_id="test",
        text=text,
        blocks=tuple(Block(a, a + n, "body") for a, n in blocks),  # may overlap and run past the end: nothing is lost all the same
        cut=tuple(Cut(a, a + n, text[a : a + n], "teaser") for a, n in cuts),
    )
    statements = [at(Span(a, min(a + n, len(text)), text[a : a + n])) for a, n in spans if a < len(text)]
    view = marked(made, statements, statements[focus].id if focus < len(statements) else None)
    shown = segments(view)
    assert "".join(s.text for s in shown) == visible(text)
    assert len(visible(text)) == len(text)
    assert all(s.start == sum(len(b.text) for b in shown[:i]) for i, s in enumerate(shown))
    for s in statements:
        assert covered(view, s.id) == visible(s.span.exact)
        assert sum(s.id == i for seg in shown for i, _ in seg.first) == 1
    html = Elements(as_html(view))
    assert (html.open, html.deepest <= 1) == ([], True)
    assert "".join(html.words) == visible(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\r\nb", "a \nb"),  # a browser would make one character of the two
        ("a\u202eb\u200bc", "a\ufffdb\ufffdc"),  # turned round; hidden
        ("\ud83d\x00\x1b[2J", "\ufffd\ufffd\ufffd[2J"),  # half a pair cannot be sent, escape would act on a terminal
        ("\U0001f469\u200d\U0001f680 é\t\n", "\U0001f469\u200d\U0001f680 é\t\n"),  # joiners, accents and plain white space stay
        ("a\u2028b\x0cc\x85", "a b c "),
        ("\U000e0041", "\ufffd"),  # tags: letters that nobody sees
    ],
)
def test_characters_that_act_or_hide_are_replaced_one_for_one(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert len(shown) == len(text)


def test_offsets_are_code_points() -> None:
    made = report("\U0001f600\U0001f600 at least 14 trains burned.", "body")
    shown = {s.text: s.start for s in segments(marked(made, [figure(made, "at least 14 trains")]))}
    assert shown["at least 14 trains"] == 3


# --- paragraphs ------------------------------------------------------------------------------------------------------


def test_paragraphs_have_their_kind_and_cuts_their_reason() -> None:
    made = report(
        "Depot burns\nBy A. Writer\nstray words\n\nA depot burned.\nFerry aground\nMayor resigns\nAll rights reserved\n",
        *("title", "byline", "-", "-", "body", "teaser", "teaser", "notice"),
        teasers=("rp-1", "rp-2"),
    )
    view = marked(made, [])
    assert [(p.kind, p.why, p.teaser) for p in view.paragraphs] == [
        ("title", None, None),
        ("byline", None, None),
        ("outside", None, None),
        ("body", None, None),
        ("cut", "list of other news", "rp-1"),
        ("cut", "list of other news", "rp-2"),
        ("cut", "notice of rights", None),
    ]
    html = as_html(view)
    assert "cut: list of other news" in html
    assert 'href="/reports/rp-2"' in html


def test_a_teaser_that_stands_twice_leads_to_its_one_report() -> None:
    made = report("Body.\nFerry aground\nMayor resigns\nFerry aground ", "body", "teaser", "teaser", "teaser", teasers=("rp-1", "rp-2"))
    assert [p.teaser for p in marked(made, []).paragraphs] == [None, "rp-1", "rp-2", "rp-1"]


def test_teasers_that_do_not_fit_their_reports_lead_nowhere() -> None:
    made = report("Body.\nFerry aground\nMayor resigns", "body", "teaser", "teaser", teasers=("rp-1",))
    assert [p.teaser for p in marked(made, []).paragraphs] == [None, None, None]


def test_an_empty_report_says_so() -> None:
    assert marked(Report(text=""), []).paragraphs == ()
    assert "no words" in as_html(marked(Report(text=""), []))


def test_a_report_of_blanks_alone_is_whole() -> None:
    assert "".join(s.text for s in segments(marked(Report(text=" \n "), []))) == " \n "


# --- statements ------------------------------------------------------------------------------------------------------

TEXT = 'Koria attacked. The minister said that "at least 14 trains", he thought, "were destroyed" and asked to withdraw.\nMore.'


def test_nested_and_coinciding_statements_split_the_text() -> None:
    made = report(TEXT, "body", "body")
    outer, inner = said(made, "The minister said", "at least 14 trains", "were destroyed"), figure(made, "at least 14 trains")
    same = occurrence(made, "were destroyed")
    view = marked(made, [same, inner, outer])
    assert covered(view, outer.id) == "at least 14 trainswere destroyed"  # what was said stands in two places
    both = next(s for s in segments(view) if s.text == "at least 14 trains")
    assert both.types == ("figure", "said")
    assert set(both.statements) == {outer.id, inner.id}
    assert [letter for s in segments(view) for _, letter in s.first] == ["F", "S", "O"]


def test_a_statement_over_two_paragraphs_has_one_anchor_and_one_note() -> None:
    made = report(TEXT, "body", "body")
    long = position(made, "withdraw.\nMore")
    view = marked(made, [long])
    assert covered(view, long.id) == "withdraw.\nMore"
    assert [len(p.notes) for p in view.paragraphs] == [1, 0]
    assert as_html(view).count(f'id="{long.id}"') == 1


def test_focus_marks_sentence_speaker_and_cue() -> None:
    made = report(TEXT, "body", "body")
    who = Speaker("the minister", span(made, "The minister"), None, "person")
    read = figure(made, "14 trains", TEXT[16 : TEXT.index("\n")], speaker=who, cue=span(made, "said"))
    other = occurrence(made, "attacked", cue=span(made, "Koria"))
    roles = {s.text: s.roles for s in segments(marked(made, [read, other], read.id)) if s.roles}
    assert roles["The minister"] == ("sentence", "speaker")
    assert roles["said"] == ("cue", "sentence")
    assert roles["14 trains"] == ("focus", "sentence")
    assert "Koria" not in roles  # only the statement in focus
    assert not any(s.roles for s in segments(marked(made, [read, other])))


@pytest.mark.parametrize(("start", "end"), [(500, 510), (-3, 2), (4, 4), (100, 5000)])
def test_a_statement_whose_words_are_not_there_is_left_out(start: int, end: int) -> None:
    made = report(TEXT, "body", "body")
    lost = at(Span(start, end, "?"))
    assert not any(s.statements for s in segments(marked(made, [lost])))
    assert "not in the report" in as_pane(pane(made, lost)) or covered(pane(made, lost), lost.id) == ""


def test_many_notes_are_folded_none_is_lost() -> None:
    words = [f"w{i:02}" for i in range(30)]
    made = report(" ".join(words), "body")
    view = marked(made, [occurrence(made, w) for w in words])
    (paragraph,) = view.paragraphs
    assert 0 < len(paragraph.notes) < 30
    assert [n.reading for n in (*paragraph.notes, *paragraph.more)] == words
    assert f"<summary>{len(paragraph.more)} more</summary>" in as_html(view)
    assert "<details>" in as_html(view)
    assert "<details open>" in as_html(marked(made, [occurrence(made, w) for w in words], paragraph.more[0].statement))


# --- notes -----------------------------------------------------------------------------------------------------------

ANY = report(TEXT, "body", "body")


@pytest.mark.parametrize(
    ("statement", "reads"),
    [
        (figure(ANY, "14"), "at least 14 trains destroyed"),
        (figure(ANY, "14", role=("destroyed", "damaged")), "at least 14 trains destroyed or damaged"),
        (figure(ANY, "14", what="person", low=1, high=1, op="=", role=("killed",)), "1 person killed"),
        (figure(ANY, "14", what="person", low=None, op="=", unknown=True, role=("killed",)), "number not known: people killed"),
        (figure(ANY, "14", what="time", unit="hour", low=3, high=3, op="=", role=("duration",)), "3 hours"),  # the unit tells the role
        (figure(ANY, "14", what="money", unit="EUR", low=2e6, high=2e6, op="~", role=("cost",)), "about 2,000,000 EUR"),
        (figure(ANY, "14", what="grain", unit="tonne", low=5, high=9, op="range", role=("used",)), "5 to 9 tonnes grain used"),
        (occurrence(ANY, "attacked", status="planned"), "attacked, planned"),
        (occurrence(ANY, "attacked"), "attacked"),
        (position(ANY, "withdraw"), "demands: withdrawal"),
        (said(ANY, "The minister said", "at"), "told"),
    ],
)
def test_a_note_reads(statement: Statement, reads: str) -> None:
    assert note(statement) == reads


@pytest.mark.parametrize(
    ("noun", "several"),
    [("tank", "tanks"), ("patrol boat", "patrol boats"), ("city", "cities"), ("box", "boxes"), ("day", "days"), ("T-72", "T-72"), ("", "")],
)
def test_plurals(noun: str, several: str) -> None:
    assert plural(noun) == several


@pytest.mark.parametrize(("review", "sign"), [("accepted", "✓"), ("corrected", "✎"), ("rejected", "✗"), (None, "○")])
def test_a_note_shows_what_was_decided_and_on_whose_word(review: str | None, sign: str) -> None:
    speaker = Speaker("Ana\u202e Ruiz", None, None, "person")
    view = marked(ANY, [figure(ANY, "14", review=review, speaker=speaker)])
    (shown,) = view.paragraphs[0].notes
    assert (shown.sign, shown.speaker, shown.letter) == (sign, "Ana\ufffd Ruiz", "F")
    html = as_html(view)
    assert sign in html
    assert f'href="/statements/{shown.statement}" data-pane="/pane/{shown.statement}"' in html


def test_a_note_on_a_happening_names_who_to_whom() -> None:
    attack = occurrence(ANY, "attacked", actors=("en-1",), recipients=("en-2",))
    names = {"en-1": "Koria", "en-2": "Verin"}
    (shown,) = marked(ANY, [attack], names=lambda ids: ", ".join(names[i] for i in ids)).paragraphs[0].notes
    assert shown.parties == "Koria → Verin"


# --- strangers' words ------------------------------------------------------------------------------------------------


def test_nothing_of_a_report_becomes_markup() -> None:
    bad = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&amp;'
    made = Report(
        source_id=bad, publisher=bad, title=bad, language='en"><b>', text=f"{bad} burned.\n{bad}",
        blocks=(Block(0, len(bad) + 8, "body"),), cut=(Cut(len(bad) + 9, 2 * len(bad) + 9, bad, bad),), published=Published(),
    )  # fmt: skip
    read = figure(made, bad, what=bad, stance=bad, speaker=Speaker(bad, None, None, "unnamed"))
    for html in (as_html(marked(made, [read], read.id)), as_pane(pane(made, read))):
        tags = Elements(html).tags
        assert not {"script", "img", "b"} & {tag for tag, _ in tags}
        assert not any(name.startswith("on") or name == "style" for _, attrs in tags for name in attrs)


# --- the pane --------------------------------------------------------------------------------------------------------

STORY = "Title\nFirst.\nBefore.\nTHERE —\nAt least 14 trains were lost. So it was said.\nOther news\nAfter.\nLast."
KINDS = ("title", "body", "body", "dateline", "body", "teaser", "body", "body")


@pytest.mark.parametrize(
    ("around", "shows"),
    [
        (0, ["At least 14 trains were lost. So it was said.\n"]),
        (1, ["Before.\n", "THERE —\n", "At least 14 trains were lost. So it was said.\n", "Other news\n"]),  # a dateline is no paragraph
        (9, [line + "\n" for line in STORY.split("\n")[:-1]] + ["Last."]),
    ],
)
def test_the_pane_has_the_paragraphs_around(around: int, shows: list[str]) -> None:
    made = report(STORY, *KINDS, publisher="Harbour Courier", published=Published("2031-03-04", "2031-03-04", "2031-03-04", "given"))
    read = figure(made, "At least 14 trains", "At least 14 trains were lost.")
    view = pane(made, read, around)
    assert ["".join(s.text for s in p.segments) for p in view.paragraphs] == shows
    assert (view.outlet, view.date) == ("Harbour Courier", "4 March 2031")
    marks = {s.text: s.roles for s in segments(view) if s.roles}
    assert marks == {"At least 14 trains": ("focus", "sentence"), " were lost.": ("sentence",)}


def test_the_pane_leads_to_the_report_and_has_no_anchors_of_its_own() -> None:
    made = report(STORY, *KINDS)
    read = figure(made, "At least 14 trains")
    html = as_pane(pane(made, read))
    assert f'href="/reports/{made.id}#{read.id}"' in html
    assert "date not given" in html
    assert ' id="' not in html  # it may stand on one page with the report


def test_the_pane_shows_of_a_long_paragraph_what_is_near() -> None:
    made = report("x " * 50_000 + "14 trains" + " y" * 50_000, "body")
    view = pane(made, figure(made, "14 trains"))
    assert sum(len(s.text) for s in segments(view)) == 2 * PANE_REACH + len("14 trains")
    assert view.paragraphs[0].clipped
    assert "… " in as_pane(view)


# --- size ------------------------------------------------------------------------------------------------------------


def test_a_long_report_of_many_statements_is_quick() -> None:
    line = "The ministry said at least 14 trains were destroyed near the town, and that talks would go on. " * 5
    made = report("\n".join([line] * (400_000 // len(line))), *["body"] * (400_000 // len(line)))
    ends = [(a, a + 10 + a % 170) for a in range(0, len(made.text) - 200, 100)]
    statements = [at(made.span(a, b)) for a, b in ends]
    times = []
    for _ in range(3):
        began = time.process_time()
        html = as_html(marked(made, statements))
        times.append(time.process_time() - began)
    assert html.count('class="at f"') == len(statements) > 3900
    assert min(times) < 0.6  # 0.2 measured; the rest is for slower machines


def test_statements_all_within_each_other_do_not_swell_the_page() -> None:
    made = report("x" * 4000, "body")
    statements = [at(made.span(i, 4000 - i)) for i in range(1500)]
    view = marked(made, statements)
    assert max(len(s.statements) for s in segments(view)) == MOST_TOGETHER
    assert len(as_html(view)) < 1500 * 2500


# --- the script ------------------------------------------------------------------------------------------------------

CALLS = {
    "codePoints('a\\u{1F600}b', 3)": 2,
    "codePoints('a\\u{1F600}b', 2)": 1,  # in the middle of a pair: a start goes before it
    "codePoints('a\\u{1F600}b', 2, true)": 2,  # an end goes after it
    "codePoints('ab', 9)": 2,
    "codePoints('\\ud83d', 1)": 1,  # half a pair alone is one code point here as in Python
    "trimmed('  \\u{1F600} x \\n', 10)": {"start": 12, "end": 15, "exact": "\U0001f600 x"},
    "trimmed('   ', 4)": {"start": 7, "end": 7, "exact": ""},
    "firstWhere(10, (i) => i >= 7)": 7,
    "firstWhere(10, () => false)": 10,
    "firstWhere(0, () => true)": 0,
}


@pytest.mark.skipif(not shutil.which("node"), reason="needs node")
def test_offsets_of_a_selection_are_code_points(tmp_path: Path) -> None:
    shutil.copy(DESK / "static" / "report.js", tmp_path / "report.mjs")
    calls = ", ".join(CALLS)
    (tmp_path / "test.mjs").write_text(
        f"import {{ codePoints, trimmed, firstWhere }} from './report.mjs';\nconsole.log(JSON.stringify([{calls}]));", encoding="utf-8"
    )
    ran = subprocess.run(["node", "test.mjs"], cwd=tmp_path, capture_output=True, text=True, check=True, encoding="utf-8")
    assert dict(zip(CALLS, json.loads(ran.stdout), strict=True)) == CALLS
