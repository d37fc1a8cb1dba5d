"""The documentation builds as a site without a warning, holds what it promises, and loads nothing from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "embed": "src", "object": "data"}
FOREIGN = re.compile(r"(?:[a-z]+:)?//", re.I)


class Loaded(HTMLParser):
    """Addresses that a page loads by itself; links that a reader follows are none of them."""

    def __init__(self, page: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag loads."""
        given = dict(attrs)
        if tag == "link" and given.get("rel") not in ("canonical", "prev", "next"):
            self.found.append(given.get("href") or "")
        elif tag in LOADS:
            self.found.append(given.get(LOADS[tag]) or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return folder


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        text = page.read_text("utf-8")
        assert not [a for a in Loaded(text).found if FOREIGN.match(a)], page.name
        assert "mermaid" not in text  # the theme would load that library from elsewhere
    for sheet in site.rglob("*.css"):
        assert not re.search(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", sheet.read_text("utf-8")), sheet.name


def test_the_reference_names_every_command_and_option(site: Path) -> None:
    import typer

    from dateline.serve.cli import app

    page = (site / "reference/cli.html").read_text("utf-8")
    group: object = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert f"dateline {name}" in page
        for option in command.params:
            assert all(o in page for o in option.opts if o.startswith("--")), (name, option.opts)


def test_the_reference_of_the_api_has_every_public_method(site: Path) -> None:
    from dateline.api import Archive

    page = (site / "reference/api.html").read_text("utf-8")
    methods = [n for n, v in vars(Archive).items() if callable(v) and not n.startswith("_")]
    assert len(methods) > 14
    assert all(f'id="dateline.api.archive.Archive.{n}"' in page for n in methods)


def test_records_are_described_field_for_field(site: Path) -> None:
    page = (site / "reference/records.html").read_text("utf-8")
    assert "accept correct reject add link" in re.sub(r"<[^>]*>", "", page)  # of a decision, not of a position
    for field in ("op", "unknown", "trigger", "recipients", "addressee", "low", "teaser_of", "undoes", "precision"):
        assert f"<code>{field}</code>" in page


def test_every_page_of_docs_can_be_reached(site: Path) -> None:
    menu = (site / "index.html").read_text("utf-8")
    for page in sorted((ROOT / "docs").rglob("*.md")):
        name = page.relative_to(ROOT / "docs").with_suffix(".html").as_posix()
        assert f'href="{name}"' in menu, f"{name} stands in no menu: add it to nav in mkdocs.yml"
