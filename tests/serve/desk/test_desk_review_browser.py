"""Reviewing in a real browser: by keyboard alone, two people at once, words selected for a statement that was missed."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn

from dateline.serve.desk.app import make_app
from dateline.serve.desk.guard import Guard
from dateline.store.archive import Archive
from dateline.store.browse import Browse

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium")

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture
def address(archive: Archive) -> Iterator[str]:
    held = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(archive, Guard(reviewer="Ada")), log_level="warning"))
    thread = Thread(target=server.run, kwargs={"sockets": [held]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{held.getsockname()[1]}"
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as p:
        opened = p.chromium.launch(executable_path=str(CHROMIUM), args=[*FLAGS, "--disable-component-update", "--disable-sync"])
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Any, address: str) -> Iterator[Any]:
    """A function that opens a page of the desk as somebody; errors of its scripts fail the test."""
    contexts, errors = [], []

    def opened(path: str, name: str = "Ada", **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        context.add_cookies([{"name": "dateline-reviewer", "value": name, "url": address}])
        page = context.new_page()
        page.set_default_timeout(8_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if "Content Security" in message.text else None)
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


def asked(page: Any) -> str:
    return str(page.locator("[data-statement]").get_attribute("data-statement"))


def press(page: Any, *keys: str) -> str:
    """Press keys in the queue and wait for the next statement."""
    was = asked(page)
    for key in keys:
        page.keyboard.press(key) if len(key) == 1 or key[0].isupper() else page.keyboard.type(key)
    page.wait_for_function("was => document.querySelector('[data-statement]')?.dataset.statement !== was", arg=was)
    page.wait_for_timeout(50)
    return asked(page)


def reviews(archive: Archive, ids: list[str]) -> list[str | None]:
    found = Browse(archive).statements(ids)
    return [found[i].review for i in ids]


def test_five_statements_by_keyboard_alone(open_page: Any, archive: Archive) -> None:
    page = open_page("/queue")
    one = asked(page)
    two = press(page, "a")
    assert page.evaluate("document.activeElement.dataset.focus") == "", "the focus is on the statement"
    page.locator("[role=status]", has_text="Ada accepted it").last.wait_for(state="attached")  # a script fills it in after loading
    three = press(page, "r", "misread", "Enter")
    four = press(page, "j")
    assert press(page, "k") == three, "back to the one that was left"
    press(page, "j")
    page.keyboard.press("c")
    page.wait_for_url("**/correct*")
    page.locator(".fields-form button.accept").wait_for()
    page.get_by_label("Stance", exact=True).focus()
    page.keyboard.type("estim")
    page.keyboard.press("Enter")
    page.locator(".fields-form button.accept").press("Enter")
    page.wait_for_url("**/queue*")
    five = asked(page)
    six = press(page, "a")
    assert press(page, "u") == five, "undone, and asked about again"
    assert press(page, "a") == six
    press(page, "a")
    assert reviews(archive, [one, two, three, four, five, six]) == ["accepted", "rejected", None, "corrected", "accepted", "accepted"]
    made = Browse(archive).decisions(two).items[0].decision
    assert (made.by, made.why) == ("Ada", "misread")


def test_other_keys_lead_to_forms_and_back(open_page: Any, archive: Archive) -> None:
    page = open_page("/queue")
    one = asked(page)
    two = press(page, "j")
    page.go_back()
    page.wait_for_function("one => document.querySelector('[data-statement]')?.dataset.statement === one", arg=one)
    press(page, "j")
    page.keyboard.press("m")
    page.wait_for_url("**/events/*/merge?*")
    page.locator("input[name=into]").nth(1).check()
    page.get_by_role("button", name="Merge").click()
    page.wait_for_url("**/queue?*")
    assert asked(page) == two, "its event changed, and it is still asked about"
    assert Browse(archive).decisions().items[0].decision.act == "merge"
    page.keyboard.press("u")
    page.get_by_text("undid a decision").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/*")


def test_the_button_for_keys_opens_one_list(open_page: Any) -> None:
    page = open_page("/")
    page.get_by_role("button", name="All keys").click()
    assert page.locator("dialog[open]").count() == 1 and "accept the statement" in page.locator("dialog[open]").text_content()


def test_keys_stay_quiet_in_fields_and_with_modifiers(open_page: Any, archive: Archive) -> None:
    page = open_page("/queue")
    page.locator("[data-why]").focus()
    page.keyboard.type("a r u j g q ?")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    for keys in ("Control+a", "Alt+a", "Meta+a", "Shift+A"):
        page.keyboard.press(keys)
    page.wait_for_timeout(200)
    assert page.locator("[data-why]").input_value() == "a r u j g q ?" and archive.decisions() == []
    assert not page.locator("#keys").is_visible()


def test_the_list_of_keys(open_page: Any, archive: Archive) -> None:
    page = open_page("/queue")
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1 and "accept the statement" in page.locator("dialog[open]").text_content()
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0 and archive.decisions() == []
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/decisions")
    page.keyboard.press("?")
    page.get_by_label("keys are on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("q")
    page.wait_for_timeout(200)
    assert page.url.endswith("/decisions"), "keys can be turned off"


def test_other_sentences_on_the_field_are_shown_beside(open_page: Any) -> None:
    page = open_page("/queue")
    was, words = asked(page), page.locator("[data-source] .reading").text_content()
    key = "]" if page.locator('[data-key="]"]').count() else "["
    page.keyboard.press(key)
    page.wait_for_function("words => document.querySelector('[data-source] .reading').textContent !== words", arg=words)
    assert asked(page) == was and "elsewhere" in page.locator("[data-source]").get_attribute("class")


def test_two_people_decide_about_one_statement(open_page: Any, archive: Archive) -> None:
    ada, ben = open_page("/queue"), open_page("/queue", "Ben")
    target = asked(ada)
    assert asked(ben) == target
    press(ada, "r", "not said there", "Enter")
    ben.keyboard.press("a")
    ben.get_by_text("Ada decided about this meanwhile").wait_for()
    assert "not said there" in ben.locator("main").text_content() and reviews(archive, [target]) == ["rejected"]
    ben.get_by_role("button", name="Do it all the same").click()
    ben.wait_for_url("**/queue*done=*")
    assert reviews(archive, [target]) == ["accepted"]
    assert [n.decision.by for n in Browse(archive).decisions(target).items] == ["Ben", "Ada"]


def test_a_missed_statement_is_added_by_selecting_its_words(open_page: Any, archive: Archive) -> None:
    report = Browse(archive).report_list().items[0]
    page = open_page(f"/reports/{report.id}")
    segment = page.locator(".marked .body .seg:not([data-st])").filter(has_text="e s").first
    words = segment.evaluate(
        """(segment) => {
          const text = segment.firstChild, all = text.data, from = all.search(/\\S+ \\S/);
          const to = all.indexOf(" ", all.indexOf(" ", from) + 1);
          getSelection().setBaseAndExtent(text, from, text, to < 0 ? all.length : to);
          segment.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
          return getSelection().toString();
        }"""
    )
    page.locator("#add-bar").get_by_text("figure").click()
    page.wait_for_url("**/add?*")
    page.get_by_label("Low").fill("7")
    page.get_by_label("High").fill("7")
    page.get_by_label("Of what").fill("boat")
    page.get_by_label("hit", exact=True).check()
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(f"**/reports/{report.id}?done=*")
    made = Browse(archive).decisions().items[0].decision
    assert made.act == "add" and made.after and made.after["span"]["exact"] == words.strip() and made.after["what"] == "boat"
    assert page.locator(f'[data-note="{made.target}"]').count() == 1


def test_without_scripts_the_queue_works_all_the_same(open_page: Any, archive: Archive) -> None:
    page = open_page("/queue", java_script_enabled=False)
    target = page.locator("[data-statement]").get_attribute("data-statement")
    page.get_by_role("button", name="Accept").click()
    assert reviews(archive, [target]) == ["accepted"]
    page.get_by_role("button", name="Undo").first.click()
    assert reviews(archive, [target]) == [None]
