"""One document in several formats, made by hand so that no library writes what the same library reads."""

from __future__ import annotations

import html as markup
import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 38  # Hanzi a line of a PDF page
ROWS = 34  # lines a page
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    (
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R >>"
    ),
    (
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
        " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>"
    ),
)


def html(paragraphs: Sequence[str]) -> str:
    """Return a page of a content system that calls itself GB2312, with a menu."""
    body = "".join(f"<p>　　{markup.escape(paragraph)}</p>" for paragraph in paragraphs)
    menu = "<ul><li><a href='/'>首页</a></li><li><a href='/b'>要闻</a></li><li><a href='/c'>公开</a></li></ul>"
    return f"<html><head><meta charset='gb2312'></head><body>{menu}<div class='TRS_Editor'>{body}</div></body></html>"


def docx(paragraphs: Sequence[str]) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{markup.escape(paragraph)}</w:t></w:r></w:p>" for paragraph in paragraphs)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return buffer.getvalue()


def pdf(paragraphs: Sequence[str]) -> bytes:
    """Set the paragraphs in lines of equal width, the first line of each indented, a page number below each page."""
    rows = []
    for paragraph in paragraphs:
        rows.append((2, paragraph[: WIDTH - 2]))
        rest = paragraph[WIDTH - 2 :]
        rows += [(0, rest[i : i + WIDTH]) for i in range(0, len(rest), WIDTH)]
    sheets = [rows[i : i + ROWS] for i in range(0, len(rows), ROWS)]
    numbers = [6 + 2 * n for n in range(len(sheets))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>",
        *_FONT,
    ]
    for number, (at, sheet) in zip(numbers, enumerate(sheets, 1), strict=True):
        content = _page_content(sheet, at)
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {number + 1} 0 R"
                " /Resources << /Font << /F1 3 0 R >> >> >>"
            ),
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    return _assemble(objects)


def _page_content(sheet: Sequence[tuple[int, str]], number: int) -> str:
    shown = [
        f"1 0 0 1 {60 + 12 * indent} {760 - 20 * n} Tm <{row.encode('utf-16-be').hex()}> Tj"
        for n, (indent, row) in enumerate(sheet)
    ]
    shown.append(f"1 0 0 1 290 40 Tm <{f'- {number} -'.encode('utf-16-be').hex()}> Tj")
    return f"BT /F1 12 Tf {' '.join(shown)} ET"


def _assemble(objects: Sequence[str]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
