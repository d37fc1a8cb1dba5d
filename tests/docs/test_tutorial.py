"""The tutorial runs from its first cell to its last, and is kept without outputs."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

TUTORIAL = Path(__file__).parents[2] / "docs/tutorial.ipynb"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> nbformat.NotebookNode:
    notebook = nbformat.read(TUTORIAL, as_version=4)
    folder = tmp_path_factory.mktemp("tutorial")
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    assert (folder / "talks.jsonl").stat().st_size > 10_000 and (folder / "events.geojson").exists()
    return notebook


def test_it_is_kept_without_outputs() -> None:
    notebook = nbformat.read(TUTORIAL, as_version=4)
    nbformat.validate(notebook)
    assert all(not c.outputs and c.execution_count is None for c in notebook.cells if c.cell_type == "code")


def test_every_cell_shows_what_its_text_promises(ran: nbformat.NotebookNode) -> None:
    code = [c for c in ran.cells if c.cell_type == "code"]
    shown = {c.source: "".join(_text(o) for o in c.outputs) for c in code}

    def of(words: str) -> str:
        return next(out for source, out in shown.items() if words in source)

    assert "(13, [])" in of("tally")
    assert "number-line" in of('relation="conflict")[0]')
    assert 'class="pic map"' in of("talks = next")
    assert 'class="seg' in of("Lowland Wire")
    assert "Olga Stein" in of("statement.context")
    assert of("then.stories()").count("Geneva") == 1
    assert (of("figure.reject").strip(), of('"undo"').strip()) == ("0", "1")
    assert "killed" in of("killed[[") or "at least" in of("killed[[")


def _text(output: nbformat.NotebookNode) -> str:
    data = output.get("data", {})
    return str(data.get("text/html") or data.get("text/plain") or output.get("text", ""))
