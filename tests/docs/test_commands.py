"""Every command and every line of Python that the documentation shows works as it stands there."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import made_sources as made
import pytest
from typer.testing import CliRunner

from dateline.ingest.fetching.answers import Fetched
from dateline.ingest.fetching.fake import FakeFetcher
from dateline.serve.cli import app

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
OPML = '<opml version="2.0"><body><outline type="rss" xmlUrl="https://paper.example/feed.xml"/></body></opml>'
TOLD = "A ferry ran aground off Sund on Sunday and 310 people were taken off, the coast guard of Halm said. "


def commands(text: str) -> list[str]:
    """Lines of code blocks that call dateline."""
    blocks = re.findall(r"```(?:sh)?\n(.*?)```", text, re.S)
    return [line for block in blocks for line in block.splitlines() if re.match(r"(?:.*\| )?dateline ", line)]


def prepare(folder: Path, archive: Path) -> None:
    """What the documentation takes for granted: an archive, reports, sources of some formats, a token."""
    shutil.copy(archive, folder / "talks.db")
    (folder / "reports").symlink_to(ROOT / "src/dateline/samples")
    for name in ("letters", "incoming"):
        (folder / name).mkdir()
    (folder / "letters" / "one.txt").write_text(made.SENTENCE + "\n", "utf-8")
    (folder / "incoming" / "two.txt").write_text(TOLD * 3, "utf-8")
    (folder / "crawl.warc.gz").write_bytes(made.packed(made.record(1)))
    (folder / "feed.xml").write_bytes(made.rss(made.item()))
    (folder / "table.csv").write_text(f'Body,Headline,Date\n"{made.SENTENCE}",River,2031-05-03\n', "utf-8")
    (folder / "list.txt").write_text("https://paper.example/2031/03/ferry.html\n", "utf-8")
    (folder / "token.txt").write_text("a-token-of-more-than-enough-characters-to-be-one\n", "utf-8")
    (folder / "token.txt").chmod(0o600)


@pytest.fixture
def run(sample_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Any]:
    """A function that runs a command in this process, in a folder of its own: a desk does not stay open, and the network is none."""
    prepare(tmp_path, sample_archive)
    monkeypatch.chdir(tmp_path)
    page = f"<html><head><title>Ferry aground</title></head><body><article><p>{TOLD * 4}</p></article></body></html>"
    answers = {
        "https://paper.example/2031/03/ferry.html": Fetched("https://paper.example/2031/03/ferry.html", page.encode(), "text/html"),
        "https://paper.example/feed.xml": Fetched("https://paper.example/feed.xml", made.rss(made.item()), "application/rss+xml"),
        "https://aller.example/1": Fetched("https://aller.example/1", made.PAGE.encode(), "text/html"),
        "https://paper.example/feeds.opml": Fetched("https://paper.example/feeds.opml", OPML.encode(), "text/x-opml"),
    }
    monkeypatch.setattr("dateline.run.network.fetcher_from", lambda *_: FakeFetcher(answers))
    monkeypatch.setattr("dateline.serve.desk.run.serve", lambda *_: None)
    monkeypatch.setattr("dateline.run.watch.Stop.sleep", stopped)

    def command(line: str) -> Any:
        piped, _, called = line.rpartition("| ")
        given = '{"id": "a", "text": "' + TOLD + '"}\n' if piped else None
        return CliRunner().invoke(app, shlex.split(called)[1:], input=given)

    return command


def stopped(*_: object) -> None:
    """Instead of waiting for the next look, the user stops."""
    from dateline.run.watch import Stopped

    raise Stopped


@pytest.mark.parametrize("name", ["as-of.md", "desk.md", "sources.md", "watch.md", "positions.md"])
def test_commands(name: str, run: Callable[[str], Any]) -> None:
    shown = commands((DOCS / name).read_text("utf-8"))
    assert shown
    for line in shown:
        done = run(line)
        assert done.exit_code == 0, f"{line}\n{done.output}\n{done.exception!r}"


ELSEWHERE = {
    "archive.md": "tests/serve/test_cli_archive.py",
    "formats.md": "tests/serve/formats/test_formats_docs.py",
    "scale.md": "tests/run/test_scale_docs.py",
}


def test_no_page_shows_a_command_that_no_test_runs() -> None:
    here = Path(__file__).read_text("utf-8")
    for page in sorted(DOCS.rglob("*.md")):
        if commands(page.read_text("utf-8")):
            told = (ROOT / ELSEWHERE[page.name]).read_text("utf-8") if page.name in ELSEWHERE else here
            assert page.name in told, f"no test runs the commands of {page.name}; name it in test_commands"


def run_python(text: str) -> tuple[dict[str, Any], list[Any]]:
    """Run the blocks of Python of a page one after the other; gives the names they made and the values of their expressions."""
    scope: dict[str, Any] = {}
    values: list[Any] = []
    for block in re.findall(r"```python\n(.*?)```", text, re.S):
        for node in ast.parse(block).body:
            if isinstance(node, ast.Expr):
                values.append(eval(compile(ast.Expression(node.value), "docs", "eval"), scope))
            else:
                exec(compile(ast.Module([node], []), "docs", "exec"), scope)
    return scope, values


def test_python(run: Callable[[str], Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scope, values = run_python((DOCS / "python.md").read_text("utf-8"))
    assert len(values) > 8
    assert (tmp_path / "talks.csv").stat().st_size > 1000
    assert "independent voices" in capsys.readouterr().out
    scope["a"].close()


def test_python_of_the_readme(run: Callable[[str], Any]) -> None:
    scope, values = run_python((ROOT / "README.md").read_text("utf-8"))
    assert len(values[0]) > 0 and "trucks" in values[1]
    scope["a"].close()


def test_every_example_of_help_names_a_command_that_there_is() -> None:
    import typer

    group: Any = typer.main.get_command(app)
    for name, command in group.commands.items():
        for example in re.findall(r"dateline (\S+)([^\n|]*)", command.epilog or ""):
            known = {o for p in group.commands[example[0]].params for o in (*p.opts, *p.secondary_opts)}
            used = {w.partition("=")[0] for w in shlex.split(example[1]) if w.startswith("-") and w != "-"}
            assert used <= known, f"dateline {name}: {used - known}"
