"""A brief as a document of Word with real footnotes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from dateline.core.errors import UsageError
from dateline.serve.formats.brief import brief
from dateline.serve.formats.brief_text import Block, Brief, Run
from dateline.serve.formats.docx_footnotes import Footnotes, link_run, note_mark, raised, text_run, xml_text
from dateline.serve.formats.dossier import dossiers
from dateline.serve.formats.format import Format, Options
from dateline.serve.formats.writing import PACKED_DATE
from dateline.store import schema
from dateline.store.archive import Archive

if TYPE_CHECKING:
    from docx.document import Document

STYLES = {"heading": "Heading 1", "subheading": "Heading 2", "paragraph": "Normal", "item": "List Bullet", "numbered": "List Number"}
A4, MARGIN = (11906, 16838), 1304  # twentieths of a point: 210 by 297 mm, 23 mm


def write_docx(archive: Archive, options: Options, file: BinaryIO) -> None:
    """The brief of one story. Raises UsageError where none is named and the archive has not just one."""
    if options.story is None and archive.count(schema.stories) != 1:
        raise UsageError("one brief tells one story: name it with --story ID (dateline stories lists ids), or give a folder: -o FOLDER")
    for dossier in dossiers(archive, options.story, options.rule):
        file.write(document(brief(dossier)))


def folder_of_docx(archive: Archive, options: Options, folder: Path) -> None:
    """A brief a story."""
    for dossier in dossiers(archive, options.story, options.rule):
        (folder / f"{dossier.story.id}.docx").write_bytes(document(brief(dossier)))


def document(made: Brief) -> bytes:
    """The file: the same bytes for the same brief."""
    from docx import Document

    doc = Document()
    _set_up(doc, made.title)
    doc.add_paragraph(style="Title").add_run(xml_text(made.title))
    notes = Footnotes(doc)
    for note in made.notes:
        notes.add(note.number, note.runs)
    seen: set[int] = set()
    for block in made.blocks:
        _block(doc, block, seen)
    notes.attach()
    held = io.BytesIO()
    doc.save(held)
    return _dated(held.getvalue())


def _block(doc: Document, block: Block, seen: set[int]) -> None:
    paragraph = doc.add_paragraph(style=STYLES[block.sort])
    paragraph._p.extend(_elements(doc, block.runs, seen))


def _elements(doc: Document, runs: Iterable[Run], seen: set[int]) -> Iterable[Any]:
    before = 0
    for run in runs:
        if run.note and before:
            yield raised(", ")
        before = run.note
        if run.note:
            yield from note_mark(run.note, first=run.note not in seen)
            seen.add(run.note)
        elif run.link:
            yield link_run(doc.part, run)
        else:
            yield text_run(run)


def _set_up(doc: Document, title: str) -> None:
    """A4, letters to read, and properties that say nothing of when or where."""
    from docx.shared import Pt, RGBColor, Twips

    section = doc.sections[0]
    section.page_width, section.page_height = Twips(A4[0]), Twips(A4[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Twips(MARGIN)
    for name, size in (("Normal", 11), ("Title", 22), ("Heading 1", 15), ("Heading 2", 12)):
        style: Any = doc.styles[name]
        style.font.name, style.font.size = "Calibri", Pt(size)
        if name != "Normal":
            style.font.color.rgb = RGBColor(0x1F, 0x2A, 0x44)
            fonts = style.element.rPr.rFonts
            for attribute in [a for a in fonts.attrib if "Theme" in a]:  # the theme's letters would win over those named
                del fonts.attrib[attribute]
    normal: Any = doc.styles["Normal"]
    normal.paragraph_format.space_after = Pt(6)
    for name in ("List Bullet", "List Number"):
        listed: Any = doc.styles[name]
        listed.paragraph_format.space_after = Pt(4)
    known = doc.core_properties
    known.title, known.author, known.comments, known.last_modified_by = xml_text(title)[:250], "Dateline", "", "Dateline"
    _drop_of_template(doc)


def _drop_of_template(doc: Document) -> None:
    """The template's own time of making and its picture, which are not this document's."""
    properties = doc.core_properties._element
    for stamp in [e for e in properties if e.tag.endswith(("}created", "}modified"))]:
        properties.remove(stamp)
    package = doc.part.package
    for ident in [i for i, relation in package.rels.items() if relation.reltype.endswith("/thumbnail")]:
        package.rels.pop(ident)


def _dated(packed: bytes) -> bytes:
    """The same package without the time of packing."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, PACKED_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


DOCX = Format(
    name="docx", title="a brief of a story with footnotes to the sentences (Word)", suffix=".zip", write=write_docx, folder=folder_of_docx,
)  # fmt: skip
