"""One document in every format gives one text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from zzcorpus.sources import Failure, find_inputs, read_bytes, read_input

PARAGRAPHS = (
    "勇当排头兵　奋进新征程",
    "一、持续强化政治引领",
    "过去五年，全市各级党组织坚持以习近平新时代中国特色社会主义思想为指导，深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”，培训干部1.2万余人次，新建党支部120个。",
    "二、持续夯实基层基础",
    "推进“十项行动”，党组织覆盖率达到97.7%，选派585名干部到村任职；“1+8+N”政策体系基本形成，集体经济收入总额达6.2亿元，增长4.5%。",
    "会议强调，要真抓实干、守正创新，力争到2025年引进人才不少于3万人。",
)
TEXT = "\n".join(PARAGRAPHS)
ENCODED = Path(__file__).resolve().parents[2] / "shared" / "eval" / "cleaning" / "enc"
WIDTH = 38  # Hanzi a line in the PDF made here


def html():
    body = "".join(f"<p>　　{paragraph}</p>" for paragraph in PARAGRAPHS)
    menu = "<ul><li><a href='/'>首页</a></li><li><a href='/b'>要闻</a></li><li><a href='/c'>公开</a></li></ul>"
    return f"<html><head><meta charset='gb2312'></head><body>{menu}<div class='TRS_Editor'>{body}</div></body></html>"


def docx():
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in PARAGRAPHS)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return buffer.getvalue()


def pdf():
    """Set the paragraphs in lines of equal width, the first line of each indented, with a page number below."""
    rows = []
    for paragraph in PARAGRAPHS:
        rows.append((2, paragraph[: WIDTH - 2]))
        rest = paragraph[WIDTH - 2 :]
        rows += [(0, rest[i : i + WIDTH]) for i in range(0, len(rest), WIDTH)]
    shown = [
        f"1 0 0 1 {60 + 12 * indent} {760 - 20 * n} Tm <{row.encode('utf-16-be').hex()}> Tj"
        for n, (indent, row) in enumerate(rows)
    ]
    shown.append(f"1 0 0 1 290 40 Tm <{'- 1 -'.encode('utf-16-be').hex()}> Tj")
    content = f"BT /F1 12 Tf {' '.join(shown)} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        ),
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        (
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R >>"
        ),
        (
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
            " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>"
        ),
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode("utf-8"), "a.txt"),
        (TEXT.encode("utf-8-sig"), "a.txt"),
        (TEXT.encode("gb18030"), "a.txt"),
        (TEXT.replace("\n", "\r\n").encode("utf-16"), "a.txt"),
        (f"---\nyear: 2023\n---\n{TEXT}".encode(), "a.md"),
        (html().encode("gb18030"), "a.html"),
        (docx(), "a.docx"),
        (pdf(), "a.pdf"),
        (f'text\n"{TEXT}"\n'.encode("gb18030"), "a.csv"),
    ],
    ids=["utf-8", "with mark", "gb18030", "utf-16", "markdown", "html", "docx", "pdf", "csv"],
)
def test_one_text_whatever_the_format(data, name):
    (document,) = read_bytes(data, name)
    assert not isinstance(document, Failure), document
    assert [line.strip() for line in document.text.split("\n") if line.strip()] == list(PARAGRAPHS)


@pytest.mark.parametrize("stem", ["chengdu2023", "cpc20th"])
def test_one_text_whatever_the_encoding(stem):
    files = sorted(ENCODED.glob(f"{stem}.*"))
    if not files:
        pytest.skip("the sample files are not here")
    inputs, failures = find_inputs(files)
    assert failures == []
    results = [result for item in inputs for result in read_input(item)]
    assert len(results) == len(files)
    assert len({getattr(result, "text", result) for result in results}) == 1
