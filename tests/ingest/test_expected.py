"""How much there is to read, for the progress bar."""

from pathlib import Path

from dateline.ingest.sources import expected


def test_a_file_each_and_a_line_each(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One report.")
    (tmp_path / "b.html").write_text("<p>One report.</p>")
    (tmp_path / "c.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n{"text": "three"}\n')
    (tmp_path / "d.exe").write_text("none")
    assert expected([tmp_path]) == 5
    assert expected([tmp_path / "missing.txt"]) == 0
