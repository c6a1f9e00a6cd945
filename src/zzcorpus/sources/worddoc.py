"""The text of Word 97 documents (.doc, and .wps of WPS Writer), without an office program.

Reference: Microsoft, [MS-DOC] Word (.doc) Binary File Format, sections 2.4.1 (retrieving text) and 2.8.35 (the piece
table). The characters are all there; the numbers that Word puts before paragraphs are computed from formatting that is
not read here, and are missing.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zzcorpus.errors import ReadError
from zzcorpus.model import Removal
from zzcorpus.sources.docxwalk import field_rule
from zzcorpus.sources.pdflayout import PAGE_NUMBER

if TYPE_CHECKING:
    from zzcorpus.sources.compound import CompoundFile

STREAM = "WordDocument"
_WORD_97 = 0xA5EC
_ENCRYPTED, _TABLE_ONE = 0x0100, 0x0200
_FLAGS_AT, _COUNTS_AT, _CLX_AT = 0x0A, 0x4C, 0x1A2
_FORMATTING, _PIECES = 1, 2
_COMPRESSED = 1 << 30
# Parts of the text, in the order in which their characters follow one another.
_PARTS = ("body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")
_KEPT_PARTS = ("body", "boxes", "footnotes", "endnotes")
_PUT_ASIDE = {"headers": "header", "comments": "comment", "header_boxes": "header"}
_FIELD_BEGIN, _FIELD_SEPARATOR, _FIELD_END = "\x13", "\x14", "\x15"
_FIELD_MARK = re.compile("([\x13\x14\x15])")
# Marks of pictures, notes and comments; the hyphen at which a word may break is not shown.
_MARKS = re.compile("[\x01-\x06\x08\x0e-\x12\x16-\x1d\x1f\ufffc]")
_CELL_END = "\x07"
_ROW_END = re.compile("\x07{2,}")
# A cell of paragraphs this short is one phrase broken to fit a narrow column. The first cell of a row may also be
# text between two tables, so that less is taken for a phrase there.
_SHORT_PARAGRAPH, _SHORT_FIRST_PARAGRAPH = 8, 4


@dataclass(frozen=True, slots=True)
class WordText:
    """The text of a document, a paragraph a line, and what was put aside."""

    text: str
    removed: tuple[Removal, ...]


def read_word_text(file: CompoundFile) -> WordText:
    """Return the text of a Word document; raises ReadError where it is older than Word 97, locked or damaged."""
    main = file.stream(STREAM)
    try:
        parts = _split_parts(main, file)
    except struct.error as error:
        raise ReadError("a damaged Word document") from error
    removed: list[Removal] = []
    kept = [_plain(parts[name], removed) for name in _KEPT_PARTS]
    for name, rule in _PUT_ASIDE.items():
        aside = _plain(parts[name], []).strip()
        if aside:
            removed.append(Removal(rule, aside))
    lines = []
    for line in "\n".join(kept).split("\n"):
        if PAGE_NUMBER.fullmatch(line) and line.strip() and not line.strip().isdigit():
            removed.append(Removal("page_number", line.strip()))
        elif line.strip():
            lines.append(line)
    return WordText("\n".join(lines), tuple(removed))


def _split_parts(main: bytes, file: CompoundFile) -> dict[str, str]:
    identifier, flags = struct.unpack_from("<H8xH", main)
    if identifier != _WORD_97:
        raise ReadError("a Word document older than Word 97; save it as docx")
    if flags & _ENCRYPTED:
        raise ReadError("it is locked by a password; save a copy without one")
    counts = struct.unpack_from(f"<{len(_PARTS)}I", main, _COUNTS_AT)
    table = file.stream("1Table" if flags & _TABLE_ONE else "0Table")
    start, size = struct.unpack_from("<II", main, _CLX_AT)
    text = _read_pieces(main, table[start : start + size])
    parts = {}
    at = 0
    for name, count in zip(_PARTS, counts, strict=True):
        parts[name] = text[at : at + count]
        at += count
    return parts


def _read_pieces(main: bytes, clx: bytes) -> str:
    """Return all characters in order: the piece table says where each run of them is stored, and how."""
    at = 0
    while at < len(clx) and clx[at] == _FORMATTING:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != _PIECES:
        raise ReadError("a damaged Word document: it has no piece table")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    count = (size - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
    pieces = []
    for number in range(count):
        length = positions[number + 1] - positions[number]
        (place,) = struct.unpack_from("<I", clx, at + 5 + 4 * (count + 1) + 8 * number + 2)
        if place & _COMPRESSED:
            begin = (place & ~_COMPRESSED) // 2
            pieces.append(main[begin : begin + length].decode("cp1252", errors="replace"))
        else:
            pieces.append(main[place : place + 2 * length].decode("utf-16-le", errors="replace"))
    return "".join(pieces)


def _plain(text: str, removed: list[Removal]) -> str:
    """Return text without fields' codes and marks; a row of a table is a line, with tabs between its cells."""
    text = _without_fields(text, removed) if _FIELD_BEGIN in text else text
    text = _whole_phrases(text) if _CELL_END in text else text
    text = _ROW_END.sub("\r", text).replace(_CELL_END, "\t").replace("\x1e", "-")
    text = _MARKS.sub("", text)
    return "\n".join(line.strip("\t ") for line in re.split("[\r\x0b\x0c]", text))


def _whole_phrases(text: str) -> str:
    cells = text.split(_CELL_END)
    for number in range(1, len(cells) - 1):
        lines = cells[number].split("\r")
        longest = _SHORT_PARAGRAPH if cells[number - 1] else _SHORT_FIRST_PARAGRAPH
        if len(lines) > 1 and all(len(line) <= longest for line in lines):
            cells[number] = "".join(lines)
    return _CELL_END.join(cells)


def _without_fields(text: str, removed: list[Removal]) -> str:
    codes: list[str | None] = []  # of the fields that are open: their code, None while it is still being read
    pending: list[str] = []
    pieces: list[str] = []
    for part in _FIELD_MARK.split(text):
        if part == _FIELD_BEGIN:
            codes.append(None)
            pending.append("")
        elif part == _FIELD_SEPARATOR and codes:
            codes[-1] = pending[-1]
        elif part == _FIELD_END and codes:
            codes.pop()
            pending.pop()
        elif None in codes:
            pending[-1] += part
        elif rule := next((found for code in codes if (found := field_rule(code or ""))), ""):
            if part.strip():
                removed.append(Removal(rule, part.strip()))
        else:
            pieces.append(part)
    return "".join(pieces)
