"""What a file is, by its bytes. The suffix only chooses between kinds of plain text that look alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.errors import ReadError
from zzcorpus.sources.decode import peek

if TYPE_CHECKING:
    from zzcorpus.sources.blob import Blob

_HEAD_BYTES = 4096
_TAR_MAGIC_AT = 257
_PDF_HEAD = 1024  # a PDF file may begin with this many other bytes
_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
)
# First bytes of formats that hold no readable text, and what to tell the user.
_UNREADABLE = (
    (b"\x89PNG", "a PNG picture; text in pictures needs optical character recognition"),
    (b"\xff\xd8\xff", "a JPEG picture; text in pictures needs optical character recognition"),
    (b"GIF8", "a GIF picture; text in pictures needs optical character recognition"),
    (b"II*\x00", "a TIFF picture; text in pictures needs optical character recognition"),
    (b"MM\x00*", "a TIFF picture; text in pictures needs optical character recognition"),
    (b"Rar!", "a RAR archive; unpack it, or pack the files as zip"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it, or pack the files as zip"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database; export its table as csv"),
    (b"PAR1", "a Parquet table; export it as csv or jsonl"),
    (b"%!PS", "a PostScript file; convert it to PDF"),
    (b"HM\xff\xff", "a CAJ file; convert it to PDF with its own viewer"),
    (b"CAJ\x00", "a CAJ file; convert it to PDF with its own viewer"),
    (b"KDH", "a KDH file; convert it to PDF with its own viewer"),
    (b"AT&TFORM", "a DjVu file; convert it to PDF"),
)
_HTML = re.compile(
    r"\A\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--[^<>]{0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table)\b",
    re.IGNORECASE,
)
_HTML_LATER = re.compile(r"<(?:!doctype html|html|head|body)\b[^<>]{0,500}>", re.IGNORECASE)
_MHTML = re.compile(r"\A(?:[\w-]{1,60}:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n){0,9}){0,30}?MIME-Version:", re.IGNORECASE)
_JSONL = re.compile(r'\A\s*\{\s*"')
_ROW_SUFFIXES = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
}
_HTML_SUFFIXES = frozenset({".html", ".htm", ".shtml", ".xhtml", ".asp", ".aspx", ".jsp", ".php", ".do"})


def detect_format(blob: Blob) -> str:
    """Return the name of the blob's format; raises ReadError for an empty file and for formats without text."""
    head = blob.head(_HEAD_BYTES)
    if not head:
        raise ReadError("the file is empty")
    for magic, what in _UNREADABLE:
        if head.startswith(magic):
            raise ReadError(f"it is {what}")
    return _binary_format(head) or _text_format(head, blob.suffix)


def _binary_format(head: bytes) -> str:
    # What a file begins with comes first: an archive may show the PDF that it holds within its first bytes.
    if name := next((name for magic, name in _MAGIC if head.startswith(magic)), ""):
        return name
    if head[_TAR_MAGIC_AT : _TAR_MAGIC_AT + 5] == b"ustar":
        return "tar"
    return "pdf" if b"%PDF-" in head[:_PDF_HEAD] else ""


def _text_format(head: bytes, suffix: str) -> str:
    """Return which kind of text it is. ``head`` may end inside a character; its last ones do not matter."""
    text = peek(head).lstrip("\ufeff")
    if _MHTML.match(text) and "multipart/related" in text.lower():
        return "mhtml"
    if suffix in {".mht", ".mhtml"} and "content-type:" in text.lower():
        return "mhtml"
    if _HTML.match(text) or (suffix in _HTML_SUFFIXES and "<" in text) or _HTML_LATER.search(text[:4096]):
        return "html"
    if suffix in _ROW_SUFFIXES:
        return _ROW_SUFFIXES[suffix]
    if not suffix and _JSONL.match(text) and text.partition("\n")[0].rstrip().endswith("}"):
        return "jsonl"
    return "text"
