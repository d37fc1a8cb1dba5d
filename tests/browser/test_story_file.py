"""A story's page in a real browser, as a file on its own: at both widths, in the dark and on paper, with nothing asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.serve.formats.dossier import dossiers
from dateline.serve.formats.html import page
from dateline.store.archive import open_archive

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="module")
def written(archive_path: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("stories")
    with open_archive(archive_path) as archive:
        for dossier in dossiers(archive):
            (folder / f"{dossier.story.id}.html").write_text(page(dossier), "utf-8")
    return sorted(folder.iterdir())


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "light"), (390, "dark")])
def test_it_fits_asks_for_nothing_and_runs_nothing(browser: Any, written: list[Path], width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    sheet = context.new_page()
    asked: list[str] = []
    sheet.on("request", lambda r: asked.append(r.url))
    sheet.on("console", lambda m: asked.append(m.text))
    for path in written:
        asked.clear()
        sheet.goto(path.as_uri())
        assert asked == [path.as_uri()]
        assert sheet.evaluate("document.documentElement.scrollWidth") <= width
        assert sheet.evaluate("window.hacked") is None
    context.close()


def test_a_mark_opens_its_sentence_and_an_arrow_leads_back(browser: Any, written: list[Path]) -> None:
    sheet = browser.new_page()
    sheet.goto(next(p for p in written if "second round of talks" in p.read_text("utf-8")).as_uri())
    mark = sheet.locator("a.cite").first
    place = mark.get_attribute("id")
    mark.click()
    target = sheet.locator(":target")
    assert target.is_visible() and target.locator("q").inner_text()
    target.locator(f'a[href="#{place}"]').click()
    assert sheet.evaluate("document.querySelector(':target').id") == place
    sheet.close()


def test_on_paper_sentences_and_folded_disputes_are_there(browser: Any, written: list[Path]) -> None:
    sheet = browser.new_page()
    sheet.goto(next(p for p in written if "second round of talks" in p.read_text("utf-8")).as_uri())
    sheet.emulate_media(media="print")
    assert sheet.locator("#sources q").first.is_visible() and sheet.locator(".fold .finding").first.is_visible()
    assert not sheet.locator("nav.contents").is_visible()
    assert len(sheet.pdf(prefer_css_page_size=True)) > 10_000
    sheet.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_by_those_who_cannot_see_it(browser: Any, written: list[Path], scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("needs axe-core: make browser")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    sheet = context.new_page()
    sheet.goto(next(p for p in written if "second round of talks" in p.read_text("utf-8")).as_uri())
    sheet.add_script_tag(path=str(AXE))
    found = sheet.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})")
    assert [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found["violations"]] == []
    context.close()
