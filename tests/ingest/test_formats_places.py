"""Files, folders, links, pipes and standard input."""

from __future__ import annotations

import gzip
import io
import os
import sys
from pathlib import Path

import pytest
from made_sources import PAGE, SENTENCE, only, pdf, refused, reports, rss, zipped

from dateline.core.errors import Rejected
from dateline.ingest.given import Given
from dateline.ingest.source import Source, clean_name, head_of, standard_input
from dateline.ingest.sources import expected, reports_at, reports_in, sources_in


def names(*places: Path | str) -> list[str]:
    return [s.item if isinstance(s, Rejected) else s.name for s in sources_in(places)]


def at(path: Path) -> str:
    """Why a path is refused."""
    (found,) = refused(list(reports_at(path, Given())))
    return found.why


def test_every_known_ending_in_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.pdf").write_bytes(pdf([SENTENCE]))
    (tmp_path / "b.xml").write_bytes(rss())
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "sub" / "d.zip").write_bytes(zipped(a_txt=b"Rain fell."))
    (tmp_path / "sub" / "e.bin").write_bytes(b"x")
    assert names(tmp_path) == ["a.pdf", "b.xml", "c.html.gz", "d.zip", str(tmp_path / "sub" / "e.bin")]
    assert expected([tmp_path]) == 4


def test_what_a_browser_saves_beside_a_page_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "River_files").mkdir()
    (tmp_path / "River_files" / "frame.html").write_text("<html>Buy boats!</html>")
    (tmp_path / "Hill_files").mkdir()  # no page of that name: a folder of its own
    (tmp_path / "Hill_files" / "hill.txt").write_text("Rain fell.")
    (tmp_path / "River.html").write_text(PAGE)
    assert [Path(n).name for n in names(tmp_path)] == ["hill.txt", "River.html"]


def test_links(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("Rain fell.")
    (tmp_path / "link.txt").symlink_to("real.txt")
    (tmp_path / "lost.txt").symlink_to("nowhere.txt")
    (tmp_path / "round.txt").symlink_to("round.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["link.txt", "lost.txt", "real.txt", "round.txt"]  # the folder that leads back is passed over
    assert only(list(reports_at(tmp_path / "link.txt", Given()))).source_id == "link.txt"
    assert "link that leads to no file" in at(tmp_path / "lost.txt")
    assert "cannot be read" in at(tmp_path / "round.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_pipes_and_devices_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "a pipe or a device" in at(tmp_path / "pipe.txt")
    assert expected([tmp_path]) == 1  # counted, and told when it is read
    assert "a pipe or a device" in at(Path("/dev/zero"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the owner of all files can read them")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "shut.txt").write_text("Rain fell.")
    (tmp_path / "shut.txt").chmod(0)
    assert "permissions" in at(tmp_path / "shut.txt")


def test_no_permission_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert at(tmp_path / "x.txt") == "cannot be read (Permission denied): check its permissions"


@pytest.mark.parametrize("name", ["a\x1b[31mred.txt", "a\nb.txt", "a\x7f.txt", "a\x85b.txt"])
def test_control_characters_in_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Rain fell.")
    report = only(list(reports_at(tmp_path / name, Given())))
    assert report.source_id is not None and report.source_id.isprintable() and "�" in report.source_id


@pytest.mark.skipif(sys.platform != "linux", reason="names of other systems are text")
def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("Rain fell.")
    (path,) = sources_in([tmp_path])
    assert isinstance(path, Path)
    assert only(list(reports_at(path, Given()))).source_id == "caf�.txt"


@pytest.mark.parametrize("name", ["x\x00.txt", "x" * 5_000 + ".txt", ""])
def test_names_that_no_file_has(tmp_path: Path, name: str) -> None:
    assert all(isinstance(s, Rejected) for s in sources_in([tmp_path / name])) or name == ""
    assert at(tmp_path / name)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BufferedReader(Slow(b'{"id": "a", "text": "Rain fell."}\n{"id": "b", "text": "Snow fell."}\n'))

    monkeypatch.setattr(sys, "stdin", Piped)
    (source,) = sources_in(["-"])
    assert isinstance(source, Source) and source.name == standard_input().name
    assert [r.source_id for r in reports(list(reports_at(source, Given())))] == ["a", "b"]


class Slow(io.RawIOBase):
    """A pipe: some bytes at a time, and no way back."""

    def __init__(self, data: bytes):
        self._data = data

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        some, self._data = self._data[: min(7, len(view))], self._data[min(7, len(view)) :]
        view[: len(some)] = some
        return len(some)


@pytest.mark.parametrize("data", [PAGE.encode(), gzip.compress(PAGE.encode()), zipped(a_txt=SENTENCE.encode()), rss(), pdf([SENTENCE])])
def test_every_format_can_be_piped_in(data: bytes) -> None:
    def source(opened: io.RawIOBase | io.BytesIO) -> Source:
        return Source(name="x", source_id="x", open=lambda: io.BufferedReader(opened))  # type: ignore[arg-type,return-value,type-var]

    piped, whole = (list(reports_in(source(s), Given())) for s in (Slow(data), io.BytesIO(data)))
    assert piped == whole


def test_the_head_of_a_pipe_is_not_lost() -> None:
    data = bytes(range(256)) * 300
    head, file = head_of(io.BufferedReader(Slow(data)))
    assert data.startswith(head) and file.read() == data


def test_names_are_shortened() -> None:
    assert len(clean_name("x" * 10_000)) == 500
