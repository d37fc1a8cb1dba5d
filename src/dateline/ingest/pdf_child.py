"""Run as a process of its own: reads a PDF file on standard input and writes what it holds as JSON on standard output."""

from __future__ import annotations

import json
import sys
from typing import Any

MOST_PAGES = 2_000
MOST_TEXT = 10_000_000  # characters; a newspaper's whole day has under 1 million
MEMORY = 3 << 30  # bytes of address space; PDFium and a file of 100 MB take under 1 GB
SECONDS = 50  # of processor time


def main() -> None:
    """Say what is in the file, or `fault`: password, damaged, pages, memory."""
    _limit()
    try:
        found = _found(sys.stdin.buffer.read())
    except MemoryError:
        found = {"fault": "memory"}
    sys.stdout.write(json.dumps(found))  # plain ASCII, half characters and all


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not on Windows; there the parent's limit of time stands alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _found(data: bytes) -> dict[str, Any]:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        return {"fault": "password" if "assword" in str(error) else "damaged"}
    if count > MOST_PAGES:
        return {"fault": "pages"}
    told = {name: document.get_metadata_value(key) for name, key in (("title", "Title"), ("author", "Author"), ("created", "CreationDate"))}
    return {**told, "pages": _pages(document, count)} if count else {"fault": "damaged"}


def _pages(document: Any, count: int) -> list[str]:
    pages: list[str] = []
    left = MOST_TEXT
    for number in range(count):
        text = _page(document, number)[:left]
        left -= len(text)
        pages.append(text)
    return pages


def _page(document: Any, number: int) -> str:
    """The text of a page; none where the page is damaged, so that the others count."""
    import pypdfium2

    try:
        page = document[number]
        lines = page.get_textpage()
        text = str(lines.get_text_range())
        lines.close()
        page.close()
    except pypdfium2.PdfiumError:
        return ""
    return text


if __name__ == "__main__":
    main()
