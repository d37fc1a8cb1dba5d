"""A marked report in a real browser: keys, words and notes that point at each other, selected words, no script at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

import dateline.serve.desk
from dateline.core.report import Block, Report
from dateline.core.statement import Figure, Occurrence
from dateline.serve.desk.marking import marked

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium")

DESK = Path(dateline.serve.desk.__file__).parent
TEXT = "\U0001f600 Fire\nAt least 14 trains were destroyed at the \U0001f680 base.\nThe minister denied it.\r\nNobody was hurt."
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<link rel="stylesheet" href="report.css"><script type="module" src="report.js"></script>
<main>{% from "_marked.html" import marked_report %}{{ marked_report(view) }}<input id="field" value="abc"></main>"""


def _report() -> tuple[Report, list[Figure | Occurrence]]:
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\r\n]+", TEXT))
    made = Report(source_id="test", text=TEXT, blocks=blocks)
    trains, gone, nobody = (made.span(TEXT.index(w), TEXT.index(w) + len(w)) for w in ("At least 14 trains", "destroyed", "Nobody"))
    common = {"report": made.id, "made_by": "t", "confidence": 0.9}
    return made, [
        Figure(span=trains, sentence=trains, what="train", role=("destroyed",), op=">=", low=14, high=None, **common),  # type: ignore[arg-type]
        Occurrence(span=gone, sentence=gone, trigger=gone, event_type=None, **common),  # type: ignore[arg-type]
        Figure(span=nobody, sentence=nobody, what="person", role=("injured",), op="=", low=0, high=0, **common),  # type: ignore[arg-type]
    ]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("page")
    for name in ("report.css", "report.js"):
        (folder / name).write_bytes((DESK / "static" / name).read_bytes())
    made, statements = _report()
    template = Environment(loader=FileSystemLoader(DESK / "templates"), autoescape=True, undefined=StrictUndefined).from_string(PAGE)
    (folder / "page.html").write_bytes(template.render(view=marked(made, statements)).encode())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/page.html"
    server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with playwright.sync_playwright() as p:
        made = p.chromium.launch(executable_path=str(CHROMIUM), args=[*flags, "--disable-component-update", "--disable-sync"])
        yield made
        made.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context()
    made = context.new_page()
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.goto(address)
    made.evaluate(
        """() => { window.said = [];
        for (const name of ["selection", "statement"])
          document.addEventListener("dateline:" + name, (e) => window.said.push([name, e.detail.start ?? 0, e.detail.end ?? 0,
            e.detail.exact ?? e.detail.statement])); }"""
    )
    yield made
    context.close()
    assert errors == []


def lit(page: Any) -> list[str]:
    found: list[str] = page.eval_on_selector_all(".seg.lit", "all => all.map((s) => s.textContent)")
    return found


def test_keys_walk_through_the_statements(page: Any) -> None:
    seen = []
    for key in "jjjjkk":
        page.keyboard.press(key)
        seen += lit(page)
    assert seen == ["At least 14 trains", "destroyed", "Nobody", "Nobody", "destroyed", "At least 14 trains"]
    assert page.evaluate("document.activeElement.dataset.note") == _report()[1][0].id
    page.focus("#field")
    page.keyboard.press("j")
    assert lit(page) == ["At least 14 trains"]  # typed, not walked


def test_a_type_that_is_switched_off_is_walked_past(page: Any) -> None:
    page.uncheck(".show-f")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert lit(page) == ["destroyed"]


def test_note_and_words_point_at_each_other(page: Any) -> None:
    page.hover(".note.o")
    assert lit(page) == ["destroyed"]
    page.hover(".seg.f >> nth=0")
    assert page.eval_on_selector_all(".note.lit", "all => all.map((n) => n.dataset.note)") == [_report()[1][0].id]
    page.click(".seg.o")
    assert page.evaluate("window.said.at(-1)") == ["statement", 0, 0, _report()[1][1].id]


SELECT = """([from, to]) => {
  const all = Array.from(document.querySelectorAll(".seg"));
  const node = (words) => {
    const found = all.find((s) => s.textContent.includes(words));
    return [found.firstChild, found.textContent.indexOf(words)];
  };
  const range = document.createRange();
  range.setStart(...node(from));
  const [end, at] = node(to);
  range.setEnd(end, at + to.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.querySelector(".text").dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
  return new Promise((done) => setTimeout(() => done(window.said.at(-1)), 50));
}"""


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("14", "trains"),  # inside one segment, after a character of two units
        (" were", "\U0001f680 base"),  # over segments of other statements
        ("trains", "Nobody"),  # over paragraphs, a margin and a carriage return
        ("\U0001f600", "\U0001f600"),
        (" Fire", "Fire"),  # white space at the ends is left out
    ],
)
def test_selected_words_are_told_by_code_points(page: Any, first: str, last: str) -> None:
    name, start, end, exact = page.evaluate(SELECT, [first, last])
    where = TEXT.index(first) + len(first) - len(first.lstrip())
    assert (name, start, end) == ("selection", where, TEXT.index(last, where) + len(last))
    assert exact == TEXT[start:end].replace("\r", " ")


def test_a_selection_stays_while_a_form_asks_about_it(page: Any) -> None:
    page.evaluate(SELECT, ["14", "trains"])
    page.click("#field")
    page.wait_for_timeout(50)
    assert page.evaluate("window.said.length") == 1
    page.click(".text .seg >> nth=0")
    page.wait_for_timeout(50)
    assert ["selection", 0, 0, ""] in page.evaluate("window.said")


def test_the_legend_works_without_a_script(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".note.f").count() == 2
    page.uncheck(".show-f")
    assert not page.locator(".note.f").first.is_visible()
    assert page.locator(".note.o").first.is_visible()
    context.close()
