"""Footnotes of a Word document, which python-docx cannot make: their part, their styles, their marks (ECMA-376, part 1, 17.11)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dateline.serve.formats.brief_text import Run

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

SORT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
SEPARATORS = (("separator", 0, "separator"), ("continuationSeparator", 1, "continuationSeparator"))
FIRST = 1  # the id of note 1 is one more: 0 and 1 are the lines that part notes from the text


class Footnotes:
    """The footnotes of a document in the making. `attach` makes them part of it."""

    def __init__(self, doc: Document):
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        self._doc = doc
        self._root = _element("footnotes")
        for sort, ident, inner in SEPARATORS:
            note = _element("footnote", type=sort, id=ident)
            note.append(_wrapped("p", _wrapped("r", _element(inner))))
            self._root.append(note)
        self._part = Part(PackURI("/word/footnotes.xml"), SORT, None, doc.part.package)

    def add(self, number: int, runs: Iterable[Run]) -> None:
        """The text of a note: its mark, then runs and links."""
        note, paragraph = _element("footnote", id=number + FIRST), _element("p")
        paragraph.append(_wrapped("pPr", _element("pStyle", val="FootnoteText")))
        paragraph.append(_wrapped("r", _wrapped("rPr", _element("rStyle", val="FootnoteReference")), _element("footnoteRef")))
        paragraph.append(text_run(Run(" ")))
        paragraph.extend(link_run(self._part, run) if run.link else text_run(run) for run in runs)
        note.append(paragraph)
        self._root.append(note)

    def attach(self) -> None:
        """Put the part, its styles and its settings into the document."""
        from docx.opc.oxml import serialize_part_xml

        self._part._blob = serialize_part_xml(self._root)
        self._doc.part.relate_to(self._part, RELATION)
        settings = self._doc.settings.element
        known = _element("footnotePr")
        known.extend(_element("footnote", id=ident) for _, ident, _ in SEPARATORS)
        _insert_settings(settings, known)
        _add_styles(self._doc)


def note_mark(number: int, first: bool) -> Iterable[Any]:
    """The mark of a note in the text: the reference itself, with a bookmark; later ones are fields that point at that mark."""
    name = f"_RefNote{number}"
    if not first:
        field = _element("fldSimple", instr=f" NOTEREF {name} \\f \\h ")
        field.append(raised(str(number)))
        yield field
        return
    yield _element("bookmarkStart", id=number, name=name)
    yield _wrapped("r", _wrapped("rPr", _element("rStyle", val="FootnoteReference")), _element("footnoteReference", id=number + FIRST))
    yield _element("bookmarkEnd", id=number)


def raised(text: str) -> Any:
    """Text as high as the marks of notes."""
    return _wrapped("r", _wrapped("rPr", _element("rStyle", val="FootnoteReference")), _text(text))


def text_run(run: Run) -> Any:
    """A run of text."""
    look = _element("rPr")
    look.extend(_element(name) for name, wanted in (("b", run.bold), ("i", run.italic)) if wanted)
    return _wrapped("r", *([look] if len(look) else []), _text(run.text))


def link_run(part: Part, run: Run) -> Any:
    """A run that leads to a page of the web."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    made = _element("hyperlink")
    made.set(qn("r:id"), part.relate_to(run.link or "", RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    look = _wrapped("rPr", _element("color", val="1F4E9E"), _element("u", val="single"))
    made.append(_wrapped("r", look, _text(run.text)))
    return made


def _text(text: str) -> Any:
    made = _element("t")
    made.text = xml_text(text)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def xml_text(text: str) -> str:
    """Text that XML can hold: two code points of Unicode are none of its characters."""
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def _element(tag: str, /, **attributes: object) -> Any:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def _wrapped(name: str, *inside: Any) -> Any:
    made = _element(name)
    made.extend(inside)
    return made


# What may follow footnotePr in settings.xml, as far as python-docx's template has it: the schema wants an order.
AFTER = (
    *("endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping", "shapeDefaults"),
    *("decimalSymbol", "listSeparator"),
)


def _insert_settings(settings: Any, known: Any) -> None:
    local = {child.tag.rpartition("}")[2]: child for child in reversed(settings)}
    following = [local[name] for name in AFTER if name in local]
    first = min(following, key=lambda e: settings.index(e), default=None)
    settings.append(known) if first is None else first.addprevious(known)


def _add_styles(doc: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    styles: Any = doc.styles
    text = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.element.set(_id(), "FootnoteText")
    text.base_style, text.font.size = styles["Normal"], Pt(9)
    text.paragraph_format.space_after = Pt(2)
    mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.element.set(_id(), "FootnoteReference")
    mark.font.superscript = True


def _id() -> str:
    from docx.oxml.ns import qn

    return str(qn("w:styleId"))
