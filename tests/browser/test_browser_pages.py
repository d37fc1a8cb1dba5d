"""Every page in a real browser: at both widths, without scripts, over a hostile report, and to those who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
WIDE, NARROW = 1280, 390
PAGES = ("stories", "story", "event", "finding", "statement", "report", "entity", "place", "changes", "queue", "search", "decisions")


@pytest.fixture(scope="module")
def addresses(desk: str) -> dict[str, str]:
    """One page of each kind, as links and the API lead to them."""
    import httpx

    def first(path: str, **params: Any) -> dict[str, Any]:
        found: dict[str, Any] = httpx.get(f"{desk}{path}", params=params).raise_for_status().json()["items"][0]
        return found

    story = first("/api/stories", disputed=True)
    event = first(f"/api/stories/{story['id']}/events")
    finding = first("/api/findings", relation="conflict")
    place = next(e["where"] for e in httpx.get(f"{desk}/api/events").json()["items"] if e["where"])
    entity = first("/api/entities", q="Norvia")
    return {
        "stories": "/",
        "story": f"/stories/{story['id']}",
        "event": f"/events/{event['id']}",
        "finding": f"/findings/{finding['id']}",
        "statement": f"/statements/{finding['statements'][0]}",
        "report": f"/reports/{event['reports'][0]}",
        "entity": f"/entities/{entity['id']}",
        "place": f"/places/{place['gazetteer']}/{place['gazetteer_id']}",
        "changes": "/changes?since=2000-01-01",
        "queue": "/queue",
        "search": "/search?q=talks",
        "decisions": "/decisions",
    }


@contextmanager
def sitting(browser: Any, width: int, **options: Any) -> Iterator[tuple[Any, list[str]]]:
    """A page, and all that its console complained of."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("response", lambda r: complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    try:
        yield page, complaints
    finally:
        context.close()


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_and_load_nothing_from_elsewhere(browser: Any, desk: str, addresses: dict[str, str], name: str, width: int) -> None:
    with sitting(browser, width) as (page, complaints):
        asked: list[str] = []
        page.on("request", lambda r: asked.append(r.url))
        answer = page.goto(desk + addresses[name])
        assert answer.status == 200
        page.wait_for_timeout(150)
        assert complaints == []
        assert [u for u in asked if not u.startswith((desk, "data:"))] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page must not scroll sideways"
        assert page.locator("h1").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_accessible(browser: Any, desk: str, addresses: dict[str, str], name: str, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("needs axe-core: make browser")
    with sitting(browser, WIDE, color_scheme=scheme, bypass_csp=True) as (page, _):
        page.goto(desk + addresses[name])
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})")
        serious = [v for v in found["violations"] if v["impact"] in ("serious", "critical")]
        assert [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in serious] == []


@pytest.mark.parametrize("name", PAGES)
def test_readable_without_scripts(browser: Any, desk: str, addresses: dict[str, str], name: str) -> None:
    with sitting(browser, WIDE, java_script_enabled=False) as (page, _):
        page.goto(desk + addresses[name])
        text = page.locator("main").inner_text()
        assert len(text) > 60
        for mark in page.locator("main a.mark").all()[:5]:
            target = mark.get_attribute("href") or ""
            assert page.request.get(desk + target.split("#")[0]).status == 200, "each mark is a real link"


def hostile_pages(desk: str) -> list[str]:
    import httpx

    reports = httpx.get(f"{desk}/api/reports", params={"limit": 100}).json()["items"]
    report = next(r for r in reports if "hacked" in (r["title"] or ""))
    statements = httpx.get(f"{desk}/api/reports/{report['id']}/statements").json()["items"]
    searched = "/search?q=%3Cscript%3Ewindow.hacked%3D9%3C%2Fscript%3E"
    pages = ["/", f"/stories/{report['story']}", f"/reports/{report['id']}", searched, "/changes", "/search?q=ferries"]
    return pages + [f"/statements/{s['id']}" for s in statements] + [f"/pane/{s['id']}" for s in statements]


def test_a_hostile_report_does_nothing(browser: Any, desk: str) -> None:
    with sitting(browser, WIDE) as (page, complaints):
        for path in hostile_pages(desk):
            assert page.goto(desk + path).status == 200, path
            page.wait_for_timeout(30)
            assert page.evaluate("window.hacked") is None, path
            assert page.locator("img, iframe, main script, main style").count() == 0, path
            assert page.locator("a[href^='javascript']").count() == 0, path
            html = page.content()
            assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", html), path
            assert "49" not in page.title()
        assert complaints == []


def test_the_source_pane_follows_what_is_pointed_at(browser: Any, desk: str, addresses: dict[str, str]) -> None:
    with sitting(browser, WIDE) as (page, complaints):
        page.goto(desk + addresses["story"])
        mark = page.locator("main a.mark[data-pane]:visible").first
        href = mark.get_attribute("href")
        mark.focus()
        page.wait_for_selector("aside article.source, aside .marked.source")
        assert page.url.endswith(addresses["story"]), "the page stays"
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
        pane = page.locator("aside .source").first
        assert len(pane.inner_text()) > 40
        assert href and page.locator(f"aside a[href^='{href}']").count() >= 1, "the pane leads to the statement"
        assert complaints == []


def pressed(page: Any, keys: Iterable[str], there: Callable[[str], bool]) -> None:
    """Press keys until they lead there: on a busy machine a chord's second key can come later than the desk waits for it."""
    for _ in range(5):
        for key in keys:
            page.keyboard.press(key)
        for _ in range(40):
            page.wait_for_timeout(100)
            if there(page.url):
                page.wait_for_load_state("load")
                return
    raise AssertionError(f"{page.url} after {' '.join(keys)}")


def test_keys_lead_about(browser: Any, desk: str) -> None:
    with sitting(browser, WIDE) as (page, complaints):
        page.goto(desk + "/")
        for keys, path in (("gq", "/queue"), ("gc", "/changes"), ("gs", "/")):
            pressed(page, keys, lambda url, path=path: url.split("?")[0] == desk + path)
        page.keyboard.press("f")
        assert page.evaluate("document.activeElement.name") == "q"
        page.keyboard.press("Escape")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("?")
        assert page.locator("dialog[open]").count() == 1
        page.keyboard.press("Escape")
        pressed(page, ("j", "Enter"), lambda url: "/stories/sy-" in url)
        assert complaints == []


def test_printed_it_is_a_brief(browser: Any, desk: str, addresses: dict[str, str]) -> None:
    with sitting(browser, WIDE) as (page, _):
        page.goto(desk + addresses["story"])
        page.emulate_media(media="print")
        assert not page.locator("nav").first.is_visible()
        assert page.locator("main").is_visible()
        assert len(page.pdf()) > 5_000
