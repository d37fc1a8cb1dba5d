"""The negotiation ledger on the command line and as a table."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from dateline.core.errors import UsageError
from dateline.serve.cli import app
from dateline.serve.formats.positions import COLUMNS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def path(sample_archive: Path) -> Path:
    return sample_archive


def run(path: Path, *args: str) -> Result:
    return CliRunner().invoke(app, [*args, "--archive", str(path)], catch_exceptions=False)


def listed(path: Path, *args: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(path, "positions", "--json", *args).stdout.splitlines()]


def test_an_offer_that_was_met_leads_to_what_met_it(path: Path) -> None:
    offer = next(p for p in listed(path) if p["act"] == "offer" and "150 prisoners" in p["content"])
    assert (offer["party_name"], offer["status"], offer["due"]["edtf"]) == ("Estmark", "met", "2031-03-07")
    assert offer["voices"] == 1 and len(offer["reports"]) == 2  # a wire report and its copy
    assert "exchanged prisoners" in run(path, "show", offer["met_by"]).stdout


def test_every_sentence_behind_it_stands_in_its_report(path: Path) -> None:
    exported = run(path, "export", "--format", "jsonl", "--kind", "report").stdout
    texts = {r["id"]: r["text"] for r in map(json.loads, exported.splitlines())}
    for entry in listed(path):
        assert entry["sentences"]
        for told in entry["sentences"]:
            assert texts[told["report"]][told["start"] : told["end"]] == told["exact"]


def test_states_can_be_chosen(path: Path) -> None:
    every = listed(path)
    for state in {e["status"] for e in every}:
        assert listed(path, "--status", state) == [e for e in every if e["status"] == state]
    with pytest.raises(UsageError, match="open, met"):
        run(path, "positions", "--status", "done")


def test_a_day_that_has_passed_is_told_up_to_the_day_asked_for(path: Path) -> None:
    promise = next(p for p in listed(path) if "observers" in p["content"])
    assert not promise["past_due"]
    later = next(p for p in listed(path, "--until", "2032-01-01") if p["id"] == promise["id"])
    assert later["past_due"] is bool(promise["due"])
    with pytest.raises(UsageError, match="2025-06-02"):
        run(path, "positions", "--until", "soon")


def test_what_people_read_says_who_says_so(path: Path) -> None:
    shown = re.sub(r"\s+", " ", run(path, "positions").stdout)
    told = "Norvia demands: “an immediate cease-fire along the whole border” Refused by Estmark (Harbour Courier, 2031-03-03)."
    assert told in shown


def test_the_table_is_read_by_pandas(path: Path) -> None:
    table = pd.read_csv(io.StringIO(run(path, "export", "--format", "positions").stdout))
    assert tuple(table.columns) == COLUMNS
    assert table["id"].tolist() == [e["id"] for e in listed(path)]
    assert set(table["status"]) <= {"open", "met", "broken", "overtaken", "refused"}


def test_the_commands_of_the_docs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talks.db").write_bytes(path.read_bytes())
    blocks = re.findall(r"```\n(.*?)```", (ROOT / "docs/positions.md").read_text("utf-8"), re.S)
    shown = [line for block in blocks for line in block.splitlines()]
    assert len(shown) >= 4
    for command in shown:
        assert CliRunner().invoke(app, shlex.split(command)[1:], catch_exceptions=False).exit_code == 0, command
    assert len(list(csv.DictReader((tmp_path / "positions.csv").open(encoding="utf-8")))) >= 8
