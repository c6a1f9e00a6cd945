"""One pass over the body of a Word document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zzcorpus.model import Removal
from zzcorpus.sources.pdflayout import PAGE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from zzcorpus.sources.docxnumbers import Numbering

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SYMBOL_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# Properties and what is no text: none of these is walked.
_SKIPPED = frozenset(
    {f"{W}{name}" for name in ("pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr", "instrText", "delInstrText", "rt")}
)
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_CONTENTS_FIELDS = ("TOC", "INDEX")
_NUMBER_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF")
# A cell of paragraphs this short is one phrase broken to fit a narrow column.
_SHORT_PARAGRAPH = 8


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says: its name, its list and level, the size of its type, and whether it is centred."""

    name: str = ""
    list_id: str = ""
    level: int = 0
    size: int = 0
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the document. ``size`` is in half points, 0 where it is not known."""

    text: str
    style: str = ""
    size: int = 0
    centred: bool = False


@dataclass(slots=True)
class _Field:
    code: str = ""
    in_result: bool = False


@dataclass(slots=True)
class _Line:
    """A paragraph while it is walked: its text, what is put aside, and the boxes anchored in it."""

    pieces: list[str] = field(default_factory=list)
    aside: dict[str, list[str]] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)
    size: int = 0


def styles_of(part: Element | None) -> dict[str, Style]:
    """Return the styles of a document by id; a style takes from its base what it does not say itself."""
    elements = {s.get(f"{W}styleId", ""): s for s in part.findall(f"{W}style")} if part is not None else {}
    styles: dict[str, Style] = {}
    for style_id in elements:
        chain, current = [], style_id
        while current in elements and current not in chain:
            chain.append(current)
            current = _value(elements[current], "basedOn")
        style = Style()
        for link in reversed(chain):
            style = _inherit(style, elements[link])
        styles[style_id] = style
    return styles


def _inherit(base: Style, element: Element) -> Style:
    properties = element.find(f"{W}pPr")
    list_id, level = _list_of(properties)
    size = _value(element.find(f"{W}rPr"), "sz")
    aligned = _value(properties, "jc")
    return Style(
        _value(element, "name"),
        list_id or base.list_id,
        level if list_id else base.level,
        int(size) if size.isdecimal() else base.size,
        aligned == "center" if aligned else base.centred,
    )


def _value(parent: Element | None, name: str) -> str:
    child = parent.find(f"{W}{name}") if parent is not None else None
    return child.get(f"{W}val", "") if child is not None else ""


def _list_of(properties: Element | None) -> tuple[str, int]:
    numbers = properties.find(f"{W}numPr") if properties is not None else None
    level = _value(numbers, "ilvl")
    return _value(numbers, "numId"), int(level) if level.isdecimal() else 0


class Walk:
    """Collects the paragraphs of a body, and what is put aside, in reading order."""

    def __init__(self, styles: Mapping[str, Style], numbering: Numbering) -> None:
        self.paragraphs: list[Paragraph] = []
        self.removed: list[Removal] = []
        self._styles = styles
        self._numbering = numbering
        self._fields: list[_Field] = []

    def body(self, element: Element) -> None:
        """Take in a body, a text box or a content control."""
        for child in element:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag == f"{W}sdt":
                self._control(child)
            elif child.tag not in _SKIPPED and child.tag not in _DELETED:
                self.body(child)

    def apart(self, element: Element) -> str:
        """Return the text of a part that stands outside the body, such as a note or a header."""
        walk = Walk(self._styles, self._numbering)
        walk.body(element)
        return "\n".join(paragraph.text for paragraph in walk.paragraphs if paragraph.text.strip())

    def _control(self, element: Element) -> None:
        gallery = next((_value(part, "docPartGallery") for part in element.iter(f"{W}docPartObj")), "")
        content = element.find(f"{W}sdtContent")
        if content is None:
            return
        if gallery == "Table of Contents":
            text = self.apart(content)
            if text:
                self.removed.append(Removal("table_of_contents", text))
        else:
            self.body(content)

    def _paragraph(self, element: Element) -> None:
        properties = element.find(f"{W}pPr")
        style = self._styles.get(_value(properties, "pStyle"), Style())
        line = _Line()
        self._runs(element, line, "")
        text = "".join(line.pieces).strip("\n")
        list_id, level = _list_of(properties)
        if not list_id:
            list_id, level = style.list_id, style.level
        if text.strip() and list_id:
            text = self._numbering.label(list_id, level) + text
        for rule, pieces in line.aside.items():
            if "".join(pieces).strip():
                self.removed.append(Removal(rule, "".join(pieces).strip()))
        self._file(text, style, line.size, _value(properties, "jc"))
        for box in line.boxes:
            self.body(box)

    def _file(self, text: str, style: Style, size: int, aligned: str) -> None:
        """Put a finished paragraph where it belongs."""
        rule = ""
        if style.name.lower().startswith("toc ") and not style.name.lower().startswith("toc heading"):
            rule = "table_of_contents"
        elif text.strip() and PAGE_NUMBER.fullmatch(text) and not text.strip().isdigit():
            rule = "page_number"
        if not rule:
            centred = aligned == "center" if aligned else style.centred
            self.paragraphs.append(Paragraph(text, style.name, size or style.size, centred))
        elif text.strip():
            self.removed.append(Removal(rule, text.strip()))

    def _runs(self, element: Element, line: _Line, aside: str) -> None:
        """Take in what stands in a paragraph; ``aside`` is the rule by which it is put aside, or empty."""
        for child in element:
            tag = child.tag
            if tag in {f"{W}t", f"{_MATH}t", f"{W}delText"}:
                self._text(child.text or "", line, aside)
            elif tag in _SYMBOL_BREAKS:
                self._text(_SYMBOL_BREAKS[tag], line, aside)
            elif tag == f"{W}fldChar":
                self._field_mark(child.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText" and self._fields and not self._fields[-1].in_result:
                self._fields[-1].code += child.text or ""
            elif tag == f"{W}txbxContent":
                line.boxes.append(child)
            elif tag == f"{_COMPATIBILITY}AlternateContent":
                self._alternatives(child, line, aside)
            elif tag not in _SKIPPED:
                self._runs(child, line, aside or self._aside_rule(child, line))

    def _aside_rule(self, element: Element, line: _Line) -> str:
        """Return the rule that puts an element's text aside, or nothing; note the size of a run's type."""
        if element.tag in _DELETED:
            return "tracked_deletion"
        if element.tag == f"{W}fldSimple":
            return field_rule(element.get(f"{W}instr", ""))
        properties = element.find(f"{W}rPr") if element.tag == f"{W}r" else None
        if properties is None:
            return ""
        size = _value(properties, "sz")
        if size.isdecimal():
            line.size = max(line.size, int(size))
        vanish = properties.find(f"{W}vanish")
        return "hidden" if vanish is not None and vanish.get(f"{W}val") not in {"0", "false"} else ""

    def _text(self, text: str, line: _Line, aside: str) -> None:
        rule = aside or next((found for mark in self._fields if (found := self._field_state(mark))), "")
        if rule == "field_code":
            return
        if rule:
            line.aside.setdefault(rule, []).append(text)
        else:
            line.pieces.append(text)

    def _field_state(self, mark: _Field) -> str:
        return field_rule(mark.code) if mark.in_result else "field_code"

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _alternatives(self, element: Element, line: _Line, aside: str) -> None:
        """Take one of several renderings of the same content, the newest that holds any text."""
        choices = [child for child in element if child.tag.startswith(_COMPATIBILITY)]
        texts = [choice for choice in choices if any(True for _ in choice.iter(f"{W}t"))]
        if texts:
            self._runs(texts[0], line, aside)

    def _table(self, element: Element) -> None:
        """Take in a table: a row a line where its cells are phrases, else cell after cell."""
        for row in _descendants(element, f"{W}tr"):
            cells = [self._cell(cell) for cell in _descendants(row, f"{W}tc")]
            if all("\n" not in cell for cell in cells):
                text = "\t".join(cells).strip("\t")
                if text.strip():
                    self.paragraphs.append(Paragraph(text))
            else:
                self.paragraphs.extend(Paragraph(part) for cell in cells for part in cell.split("\n") if part.strip())

    def _cell(self, element: Element) -> str:
        walk = Walk(self._styles, self._numbering)
        walk.body(element)
        self.removed.extend(walk.removed)
        lines = [text for paragraph in walk.paragraphs if (text := paragraph.text.strip())]
        short = all(len(line) <= _SHORT_PARAGRAPH for line in lines)
        return ("" if short else "\n").join(lines)


def _descendants(element: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those inside content controls and insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"}:
            yield from _descendants(child, tag)


def field_rule(code: str) -> str:
    """Return the rule by which the result of a field is put aside, or an empty string where it is text."""
    words = code.split(None, 1)
    name = words[0].upper() if words else ""
    if name in _CONTENTS_FIELDS:
        return "table_of_contents"
    return "page_number" if name in _NUMBER_FIELDS else ""
