"""The API against its own description: whatever is asked, no fault of ours, and no answer that the description does not have."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from dateline.core.decision import Act
from dateline.run.decide import Draft, decide
from dateline.serve.desk import api, api_decisions
from dateline.serve.desk.app import make_app
from dateline.serve.desk.guard import Guard
from dateline.serve.desk.guard_token import HashedToken
from dateline.store.archive import Archive, open_archive

TOKEN = {"Authorization": "Bearer a token for this test alone"}
NOON = datetime(2031, 4, 1, 12, tzinfo=UTC)
BOUNDED = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,  # the same questions in every run
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def operations() -> list[tuple[str, str, GenerationMode]]:
    """Each operation with questions as described and, where there is anything to get wrong, not as described."""
    app = FastAPI()
    for module in (api, api_decisions):
        app.include_router(module.router)
    found = [(path, method.upper(), about) for path, item in app.openapi()["paths"].items() for method, about in item.items()]
    both = [(path, method, GenerationMode.POSITIVE) for path, method, _ in found]
    return both + [(path, method, GenerationMode.NEGATIVE) for path, method, about in found if may_be_wrong(about)]


def may_be_wrong(about: dict[str, Any]) -> bool:
    return "requestBody" in about or any(p["in"] == "query" for p in about.get("parameters", ()))


@pytest.fixture(scope="module")
def archive(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_archive(shutil.copy(sample_archive, tmp_path_factory.mktemp("described") / "a.db")) as held:
        yield held


@pytest.fixture(scope="module")
def description(archive: Archive) -> Any:
    guard = Guard(token=HashedToken.of(TOKEN["Authorization"].removeprefix("Bearer ")), hosts=frozenset({"testserver"}))
    return schemathesis.openapi.from_asgi("/api/openapi.json", make_app(archive, guard, lambda: NOON), headers=TOKEN)


@pytest.fixture(scope="module")
def known(archive: Archive) -> dict[str, list[str]]:
    """What may stand for `id` in an address, by what the address begins with: some ids that are there."""
    worked = archive.worked_out()
    statements = [s for e in worked.events for s in e.statements]
    made = decide(archive, Draft(act="accept", target=statements[0], by="Ada", why="<b>plain</b>"), lambda: "2031-04-01T12:00:00Z")
    decide(archive, Draft(act="undo", target=made.id, by="Ben", seen=made.id), lambda: "2031-04-01T12:00:01Z")
    items = {"stories": worked.stories, "events": worked.events, "findings": worked.findings, "entities": worked.entities}
    places = [e.where.gazetteer_id for e in worked.events if e.where and e.where.gazetteer_id]
    ids = {kind: [i.id for i in some] for kind, some in items.items()}
    return {**ids, "reports": archive.report_ids(), "statements": statements, "decisions": [made.id], "places": places}


@pytest.mark.parametrize(("path", "method", "mode"), operations(), ids=lambda part: getattr(part, "value", part))
def test_what_is_described_is_what_comes(
    description: Any, known: dict[str, list[str]], path: str, method: str, mode: GenerationMode
) -> None:
    """Half of the addresses hold an id that is there. Whether a decision makes sense is not for a description to tell."""
    excluded = [positive_data_acceptance] if method == "POST" else []
    ids = st.sampled_from(["", *known.get(path.split("/")[2], [])][:9])

    @BOUNDED
    @given(case=description[path][method].as_strategy(generation_mode=mode), ident=ids)
    def ask(case: schemathesis.Case, ident: str) -> None:
        if ident and "id" in case.path_parameters:
            case.path_parameters["id"] = ident
            case.path_parameters |= {"gazetteer": "geonames"} if "gazetteer" in case.path_parameters else {}
        case.call_and_validate(headers=TOKEN, excluded_checks=excluded)

    ask()


DOCS = (Path(__file__).parents[3] / "docs/api.md").read_text("utf-8")


def test_the_docs_name_every_address() -> None:
    assert set(re.findall(r"^\| `(/api/[^`]*)`", DOCS, re.M)) == {path for path, _, _ in operations()}


def test_the_docs_name_every_filter(description: Any) -> None:
    for path, operation in description.raw_schema["paths"].items():
        if "get" in operation:
            row = next(line for line in DOCS.splitlines() if line.startswith(f"| `{path}` "))
            named = {p["name"] for p in operation["get"].get("parameters", ()) if p["in"] == "query"} - {"limit", "offset"}
            assert {name for name in named if f"`{name}`" not in row} == set()


def test_the_docs_name_every_act() -> None:
    rows = re.findall(r"^\| (`[^|]*) \|", DOCS.partition("## Deciding")[2], re.M)
    assert {act for row in rows for act in re.findall(r"`(\w+)`", row)} - {"act"} == set(get_args(Act))


def test_the_addresses_that_the_docs_show_answer(archive: Archive) -> None:
    desk = TestClient(make_app(archive), base_url="http://127.0.0.1:8321")
    shown = re.findall(r"'(http://127.0.0.1:8321/[^']*)'", DOCS)
    assert len(shown) >= 6
    for address in shown:
        assert desk.get(address).status_code == 200, address
