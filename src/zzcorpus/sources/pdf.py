"""PDF files with a text layer, by PDFium; pypdf reads what PDFium cannot open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.errors import ReadError
from zzcorpus.model import RawDocument
from zzcorpus.sources.blob import Blob, digest
from zzcorpus.sources.decode import Decoded, text_problem
from zzcorpus.sources.htmlhints import hints_from_lines
from zzcorpus.sources.pdflayout import Line, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument, PdfTextPage

    from zzcorpus.sources.options import SourceOptions

# Fewer characters a page, over the whole file, are stamps and page numbers on scanned pictures.
_FEWEST_CHARS = 10
_HINT_LINES = 12
_SCAN_REASON = (
    "no text layer: its pages are pictures of text; run optical character recognition over it (for example ocrmypdf)"
)


def read_pdf(blob: Blob, options: SourceOptions) -> Iterator[RawDocument]:
    """Yield the one document of a PDF file; raises ReadError where it has no text layer or is locked."""
    data = blob.read()
    title, pages = _read_pages(data, options)
    layout = lay_out(pages)
    if len(layout.text.strip()) < _FEWEST_CHARS * len(pages):
        raise ReadError(_SCAN_REASON)
    if text_problem(Decoded(layout.text, "")):
        raise ReadError("its text layer is unreadable: the fonts do not say which characters they draw")
    empty = sum(1 for lines in pages if not lines)
    warnings = (f"{empty} of {len(pages)} pages hold no text; they may be pictures",) if empty else ()
    yield RawDocument(
        document=blob.document,
        path=blob.shown,
        text=layout.text,
        sha256=digest(data),
        format="pdf",
        stated=dict(blob.stated),
        hinted=hints_from_lines(title, layout.text.split("\n")[:_HINT_LINES]),
        removed=layout.removed,
        warnings=warnings,
    )


def _read_pages(data: bytes, options: SourceOptions) -> tuple[str, list[list[Line]]]:
    """Return the file's stated title and the lines of each page."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError("it is locked by a password; save a copy without one") from error
        return _read_with_pypdf(data, options)
    try:
        if len(document) > options.max_pages:
            raise ReadError(f"more than {options.max_pages} pages; split it, or raise the limit")
        title = document.get_metadata_dict().get("Title", "").strip()
        return title, [_page_lines(document, number) for number in range(len(document))]
    finally:
        document.close()


def _page_lines(document: PdfDocument, number: int) -> list[Line]:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            return list(_lines(text_page))
        finally:
            text_page.close()
    finally:
        page.close()


def _lines(page: PdfTextPage) -> Iterator[Line]:
    """Yield the lines of a page with the boxes of their first and last character, where offsets can be trusted."""
    text: str = page.get_text_range(errors="replace")
    boxed = len(text) == page.count_chars()
    at = 0
    for raw in text.split("\n"):
        # PDFium marks a hyphen at a line's end by U+FFFE or U+0002; in Chinese text it joins words.
        line = raw.replace("\ufffe", "").replace("\x02", "").strip("\r\x00")
        bare = line.strip()
        if bare:
            first = at + raw.index(bare[0])
            last = at + raw.rindex(bare[-1])
            if boxed:
                left, *_ = page.get_charbox(first)
                _, _, right, _ = page.get_charbox(last)
                # Of the whole line's height: a quotation mark's own box hangs above the middle, a comma's below.
                _, bottom, _, top = page.get_charbox(first, loose=True)
                yield Line(bare, left, right, (top + bottom) / 2)
            else:
                yield Line(bare)
        at += len(raw) + 1


def _read_with_pypdf(data: bytes, options: SourceOptions) -> tuple[str, list[list[Line]]]:
    import io
    import logging

    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        texts = [page.extract_text() for page in reader.pages[: options.max_pages]]
        title = reader.metadata.title if reader.metadata else None
    except Exception as error:
        raise ReadError(f"damaged: neither PDFium nor pypdf can open it ({type(error).__name__})") from error
    pages = [[Line(bare) for line in text.split("\n") if (bare := line.strip())] for text in texts]
    return str(title or ""), pages
