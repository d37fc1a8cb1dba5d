"""Briefs: what they say, that every line has its sentence, and that Markdown and Word read them as they are meant."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from dateline.core.errors import UsageError
from dateline.core.event import About
from dateline.core.spans import Span
from dateline.core.when import When
from dateline.serve.formats.brief import _span, brief, topic
from dateline.serve.formats.brief_text import Brief, Run
from dateline.serve.formats.docx import document
from dateline.serve.formats.dossier import dossiers
from dateline.serve.formats.markdown import _run, escaped, written
from dateline.serve.formats.story_told import pieces
from dateline.store.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of(archive: Archive, piece: str = "") -> Brief:
    return brief(next(d for d in dossiers(archive) if piece in d.story.title))


def text(runs: tuple[Run, ...]) -> str:
    return "".join(f"[{r.note}]" if r.note else r.text for r in runs)


def under(made: Brief, heading: str) -> list[str]:
    """The text of the blocks from a heading to the next one of its kind."""
    at = next(i for i, b in enumerate(made.blocks) if text(b.runs) == heading)
    found = []
    for block in made.blocks[at + 1 :]:
        if block.sort in ("heading", made.blocks[at].sort):
            break
        found.append(text(block.runs))
    return found


@pytest.fixture(scope="module")
def talks(samples: Archive) -> Brief:
    return of(samples, "second round of talks")


def test_the_summary_counts_what_it_rests_on(talks: Brief) -> None:
    said = text(talks.blocks[0].runs)
    assert said.startswith(
        "This brief rests on 6 reports by 5 publishers, published 3–8 March 2031; 1 report gives no date. They speak with 4 "
    )
    assert "Accounts contradict each other on 1 point." in said


SPANS = [
    ([When("2031-03-03", "2031-03-03", "2031-03-03")], "published on 3 March 2031"),
    ([When(None, "2031-03-03", "2031-03-03"), When(None, "2031-04-01", "2031-04-01")], "published 3 March to 1 April 2031"),
    ([When(), When(None, "2031-03-03", "2031-03-03")], "published on 3 March 2031; 1 report gives no date"),
    ([When()], "which gives no date"),
    ([When(None, None, "2031-03-03"), When()], "none of which gives its date"),  # a bound is no date
]


@pytest.mark.parametrize(("published", "said"), SPANS)
def test_days_of_publication(published: list[When], said: str) -> None:
    assert _span(published) == said


def test_happenings_in_time_with_who_says_so(talks: Brief) -> None:
    told = under(talks, "What happened")
    assert told[0].startswith("January 2031. Harbour Courier reports: “The two sides last exchanged prisoners")
    met = next(t for t in told if t.startswith("3 March 2031, Geneva, Switzerland. Lowland Wire reports: “Negotiators"))
    assert re.search(r"”\[\d+\] Harbour Courier, Northern Dispatch and 04-undated-analysis.txt also tell of it.\[\d+\]", met)
    assert any(t.startswith("10–16 March 2031, Geneva, Switzerland, may happen. ") for t in told)
    assert "The reports give no date for what follows." in told
    assert any(t.endswith("This is an estimate.") for t in told)


def test_a_dispute_is_one_plain_sentence(talks: Brief) -> None:
    (said,) = under(talks, "Disputed")
    assert re.sub(r"\[\d+\]", "", said) == (
        "Accounts contradict each other on the number of trucks destroyed: “at least 12 trucks” according to Officials in Norvia in "
        "Harbour Courier (3 March 2031); “9 trucks” according to Olga Stein in The Meridian Post (5 March 2031). Not all of this "
        "can be true."
    )
    assert said.count("[") == 2


def test_a_toll_that_rises_says_the_latest(samples: Archive) -> None:
    _, killed = under(of(samples, "grain terminal"), "Different, but not contradictory")
    assert killed.startswith(
        "Accounts changed over time on the number of people killed: “at least four people” according to police in Northern"
    )
    assert killed.endswith("The latest figure is 14.")


def test_by_another_rule_no_figure_is_called_the_latest(samples: Archive) -> None:
    dossier = next(d for d in dossiers(samples, None, "conservative") if "grain terminal" in d.story.title)
    _, killed = under(brief(dossier), "Different, but not contradictory")
    assert killed.endswith("The later figure replaces the earlier.")


def test_what_nobody_knows_is_not_none(talks: Brief) -> None:
    once = under(talks, "Given by one voice only")
    unknown = next(t for t in once if "no immediate reports of casualties" in t)
    assert unknown.startswith("Injured or killed: not known; the words are “") and "not to say that there were none" in unknown
    assert any(
        t.startswith("Used: “40 drones”, according to Norvian officials in Lowland Wire") for t in once
    )  # a reprint is no second voice


def test_positions_quotations_and_sources(talks: Brief) -> None:
    assert any(
        t.startswith("Offer (exchanging 150 prisoners per side), due 7 March 2031. Lowland Wire, citing")
        for t in under(talks, "Estmark")
    )
    assert any(
        t.startswith("Elena Marsh: “Our people come home on Friday” (The Meridian Post, 5 March 2031)[") for t in under(talks, "Quotations")
    )
    sources = under(talks, "Sources")
    assert "(voice 1; the same writer’s words as the one before)." in sources[1]
    assert sources[-1].startswith("Written by the program Dateline") and "no person has checked it" in sources[-1]


def test_how_much_a_person_has_checked(decided: Archive) -> None:
    assert re.search(r"a person has checked 1 of the \d+ statements read in them", text(of(decided, "second round").blocks[-1].runs))


def test_every_line_has_its_sentence_and_every_note_is_cited(samples: Archive) -> None:
    texts = " ".join(" ".join(f.report.text.split()) for r in samples.report_ids() if (f := samples.found_in(r)))
    for dossier in dossiers(samples):
        made = brief(dossier)
        cited = [r.note for b in made.blocks for r in b.runs if r.note]
        assert list(dict.fromkeys(cited)) == [n.number for n in made.notes] == list(range(1, len(made.notes) + 1))
        assert all(any(r.note for r in b.runs) for b in made.blocks if b.sort == "item")
        for note in made.notes:
            assert text(note.runs).partition("“")[2].rpartition("” ")[0].partition("” ")[0] in texts


TOPICS = [
    (About("destroyed", "truck", "count"), "the number of trucks destroyed"),
    (About("injured+killed", "person", "count"), "the number of people injured or killed"),
    (About("duration", "time", "hour"), "the length of time"),
    (About("duration", "talks", "hour"), "the length of time (talks)"),
    (About("cost", "money", "USD"), "the sum of money"),
    (About("other", "vote", "percent"), "the share of vote"),
    (About("status", None, None), "what came of it"),
    (About("killed", "", "count"), "the number of people or things killed"),
]


@pytest.mark.parametrize(("about", "said"), TOPICS)
def test_what_figures_are_about(about: About, said: str) -> None:
    assert topic(about) == said


MARKED = [
    ("A full-scale war began.", "-scale war", "A [full-scale war] began."),
    ("They attacked at dawn.", "attack", "They [attacked] at dawn."),
    ("Two\nlines hit.", "hit", "Two lines [hit]."),
]


@pytest.mark.parametrize(("sentence", "words", "shown"), MARKED)
def test_words_are_marked_whole(sentence: str, words: str, shown: str) -> None:
    at = sentence.index(words)
    made = pieces(Span(7, 7 + len(sentence), sentence), [Span(7 + at, 7 + at + len(words), words)])
    assert "".join(f"[{t}]" if m else t for t, m in made) == shown


# --- Markdown --------------------------------------------------------------------------------------------------------


def html(made: Brief) -> str:
    markdown = pytest.importorskip("markdown")
    return str(markdown.markdown("".join(written(made)), extensions=["footnotes"]))


def test_a_reader_of_markdown_finds_the_notes(talks: Brief) -> None:
    page = html(talks)
    assert len(re.findall(r'<li id="fn:\d+">', page)) == len(talks.notes)
    assert set(re.findall(r'href="#fn:(\d+)"', page)) == {str(n.number) for n in talks.notes}
    assert "<strong>met</strong>" in page and "<h2>What happened</h2>" in page and "[^" not in page
    plain = " ".join(unescape(re.sub(r"<sup.*?</sup>|<[^>]*>", "", page)).split())
    for block in talks.blocks:
        assert " ".join(re.sub(r"\[\d+\]", "", text(block.runs)).split()) in plain


ESCAPED = ["*a* _b_ `c`", "[x](javascript:1)", "[^1]: x", "<b>&amp; & &#38;</b>", "# ~~a~~ | b!", "\\"]


@pytest.mark.parametrize("stranger", ESCAPED)
def test_strangers_words_stay_words(stranger: str) -> None:
    markdown = pytest.importorskip("markdown")
    page = markdown.markdown(f"x {escaped(stranger)} x", extensions=["footnotes"])
    assert unescape(re.sub(r"</?p>", "", page)) == f"x {stranger} x"


def test_only_the_web_becomes_a_link(evil: Archive) -> None:
    page = html(of(evil))
    assert "<script" not in page and not re.search(r'href="(?!#fn|https?://)', page)
    assert len("".join(written(of(evil)))) < 60_000
    assert _run(Run("a", link="https://paper.example/<b>")) == "[a](<https://paper.example/%3Cb%3E>)"


# --- Word ------------------------------------------------------------------------------------------------------------


def opened(made: Brief) -> tuple[Any, Any, zipfile.ZipFile]:
    docx = pytest.importorskip("docx")
    from lxml import etree

    held = document(made)
    packed = zipfile.ZipFile(io.BytesIO(held))
    return docx.Document(io.BytesIO(held)), etree.fromstring(packed.read("word/footnotes.xml")), packed


def test_word_has_real_footnotes(talks: Brief) -> None:
    doc, notes, packed = opened(talks)
    ids = [n.get(f"{W}id") for n in notes if n.get(f"{W}type") is None]
    body = doc.element.body
    assert [r.get(f"{W}id") for r in body.iter(f"{W}footnoteReference")] == ids and len(ids) == len(talks.notes)
    assert "".join(notes[2].itertext()).strip() == text(talks.notes[0].runs)
    assert b"/word/footnotes.xml" in packed.read("[Content_Types].xml") and b"footnotes.xml" in packed.read("word/_rels/document.xml.rels")
    styles = {s.style_id for s in doc.styles}
    used = {e.get(f"{W}val") for root in (body, notes) for tag in ("pStyle", "rStyle") for e in root.iter(f"{W}{tag}")}
    assert used <= styles and {"FootnoteText", "FootnoteReference"} <= used


def test_a_note_cited_again_points_at_its_first_mark(talks: Brief) -> None:
    doc, _, _ = opened(talks)
    marks = {b.get(f"{W}name") for b in doc.element.body.iter(f"{W}bookmarkStart")}
    fields = [f.get(f"{W}instr").split()[1] for f in doc.element.body.iter(f"{W}fldSimple")]
    assert fields and set(fields) <= marks and len(marks) == len(talks.notes)


def test_word_tells_what_the_brief_tells(talks: Brief) -> None:
    doc, _, _ = opened(talks)
    told = ["".join(t.text or "" for t in p._p.iter(f"{W}t") if not _raised(t)) for p in doc.paragraphs]
    assert told == [talks.title, *(re.sub(r"\[\d+\]", "", text(b.runs)) for b in talks.blocks)]
    known = doc.core_properties
    assert (known.title, known.author, known.created, known.modified) == (talks.title, "Dateline", None, None)


def _raised(element: Any) -> bool:
    return element.getparent().find(f"{W}rPr/{W}rStyle") is not None


def test_links_of_word_lead_to_the_web_alone(talks: Brief, evil: Archive) -> None:
    for made, some in ((talks, True), (of(evil), False)):
        _, _, packed = opened(made)
        targets = [t for n in packed.namelist() if n.endswith(".rels") for t in re.findall(rb'Target="([^"]*)" TargetMode', packed.read(n))]
        assert bool(targets) is some and all(t.startswith((b"https://", b"http://")) for t in targets)


def test_the_same_brief_gives_the_same_bytes(talks: Brief) -> None:
    assert document(talks) == document(talks)


@pytest.mark.parametrize("name", ["md", "docx"])
def test_one_brief_is_one_story_and_a_folder_holds_all(name: str, export: Callable[..., Result], samples: Archive, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--story ID"):
        export("--format", name, "-o", tmp_path / f"x.{name}")
    export("--format", name, "-o", tmp_path / "briefs")
    assert {p.name for p in (tmp_path / "briefs").iterdir()} == {f"{s.id}.{name}" for s in samples.worked_out().stories}
