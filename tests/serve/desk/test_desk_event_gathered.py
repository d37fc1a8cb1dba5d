"""The page of a happening that only its tolls tell of: its day and place open the sentences that name them."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi.testclient import TestClient

from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.settings import Settings
from dateline.serve.desk.app import make_app
from dateline.store.archive import open_archive
from dateline.store.browse import Browse

CRASH = "Three people died and nine were hurt when a tram derailed near Bergen on Monday, police said.\n\nThe line is closed.\n"


def test_day_and_place_open_the_sentences_that_name_them(tmp_path: Path) -> None:
    (tmp_path / "crash.txt").write_text(CRASH, "utf-8")
    with open_archive(tmp_path / "a.db") as archive:
        add([tmp_path / "crash.txt"], archive, Settings(), Given(published="2031-03-04"))
        (event,) = (e for e in Browse(archive).event_list({}).items if e.where and e.where.name == "Bergen")
        assert event.event_type is None and event.when and event.when.earliest == "2031-03-03"  # no occurrence tells of it
        page = TestClient(make_app(archive), base_url="http://localhost").get(f"/events/{event.id}").text
    known = page[page.index("What is known") : page.index("Findings")]
    for name in ("Where", "When"):
        field = re.search(rf"<h3>{name}</h3>.*?</div></div>", known, re.S)
        assert field and "when a tram derailed near Bergen on Monday" in field[0]
    assert "gathered from" not in known
