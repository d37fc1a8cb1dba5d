"""Write an export whole or not at all: a stopped one leaves nothing half done under the name asked for."""

from __future__ import annotations

import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dateline.core.errors import UsageError
from dateline.serve.formats.format import Format, Options
from dateline.store.archive import Archive

PACKED_DATE = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever they are packed


def export_to(path: Path, form: Format, archive: Archive, options: Options) -> None:
    """Write to a file, or several files to a folder or a .zip. Raises UsageError if that cannot be."""
    if path.is_dir() and not form.folder:
        raise UsageError(f"{path} is a folder; name the file to write in it, such as -o {path / ('talks' + form.suffix)}")
    try:
        if form.folder and (path.suffix.lower() == ".zip" or _is_folder(path) or not (form.lines or form.write)):
            _folder(path, form, archive, options)
        else:
            with replaced(path) as file:
                write_to(file, form, archive, options)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror or error}); give another path with -o") from None


def write_to(file: BinaryIO, form: Format, archive: Archive, options: Options) -> None:
    """Write as one stream of bytes."""
    if form.lines:
        for piece in form.lines(archive, options):
            file.write(piece.encode("utf-8"))
    elif form.write:
        form.write(archive, options, file)


def _is_folder(path: Path) -> bool:
    return path.is_dir() or not path.suffix


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of the one at the path once all is written."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w+b") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _folder(path: Path, form: Format, archive: Archive, options: Options) -> None:
    assert form.folder
    packed = path.suffix.lower() == ".zip"
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as made:
        form.folder(archive, options, Path(made))
        files = sorted(f for f in Path(made).rglob("*") if f.is_file())
        if packed:
            with replaced(path) as file:
                pack(Path(made), files, file)
            return
        for file_made in files:
            target = path / file_made.relative_to(made)
            target.parent.mkdir(parents=True, exist_ok=True)
            file_made.replace(target)


def pack(folder: Path, files: list[Path], into: BinaryIO) -> None:
    """Pack files into a zip under their names within the folder."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in files:
            with file.open("rb") as bytes_of, packed.open(zipfile.ZipInfo(file.relative_to(folder).as_posix(), PACKED_DATE), "w") as inner:
                shutil.copyfileobj(bytes_of, inner)


def export_to_output(form: Format, archive: Archive, options: Options) -> None:
    """Write to standard output; bytes never to a terminal. Raises UsageError for what must be a file."""
    if form.lines:
        sys.stdout.writelines(form.lines(archive, options))
        return
    if form.write is None or sys.stdout.isatty():
        raise UsageError(f"{form.name} is no text for a terminal; name where to write it: -o NAME{form.suffix}")
    with tempfile.TemporaryFile() as file:  # formats may seek; a pipe cannot
        form.write(archive, options, file)
        file.seek(0)
        shutil.copyfileobj(file, sys.stdout.buffer)
