from __future__ import annotations

import zlib

import pytest

from zzcorpus.sources import Failure, read_bytes
from zzcorpus.sources.pdflayout import PAGE_NUMBER, Line, lay_out

WIDE = 12.0  # points a Hanzi in the pages made here
LEFT, RIGHT = 72.0, 72.0 + 40 * WIDE


def lines(*rows, top=700.0, step=18.0):
    """Make a page of lines; a row is text, or (indent in Hanzi, text), or a gap in lines."""
    page, middle = [], top
    for row in rows:
        if isinstance(row, (int, float)):
            middle -= row * step
            continue
        indent, text = row if isinstance(row, tuple) else (0, row)
        left = LEFT + indent * WIDE
        page.append(Line(text, left, left + len(text) * WIDE, middle))
        middle -= step
    return page


FULL = "推进党的建设" * 6 + "新的工程"  # 40 Hanzi: a full line


def paragraphs(*pages):
    return lay_out(pages).text.split("\n")


def test_full_lines_are_joined_and_short_ones_end_paragraphs():
    assert paragraphs(lines(FULL, FULL, "到此为止。", FULL, "又一段。")) == [FULL * 2 + "到此为止。", FULL + "又一段。"]


def test_an_indented_line_begins_a_paragraph():
    page = lines((2, FULL[:38]), FULL, (2, FULL[:38]), "段末。")
    assert paragraphs(page) == [FULL[:38] + FULL, FULL[:38] + "段末。"]


def test_a_gap_begins_a_paragraph():
    assert paragraphs(lines(FULL, FULL, 1, FULL, "段末。")) == [FULL * 2, FULL + "段末。"]


def test_a_line_short_of_the_margin_by_punctuation_is_full():
    assert paragraphs(lines(FULL, FULL[:38], "段末。")) == [FULL + FULL[:38] + "段末。"]


def test_a_paragraph_goes_on_over_the_page_break():
    assert paragraphs(lines("起。", FULL), lines("段末。", FULL)) == ["起。", FULL + "段末。", FULL]


def test_a_heading_does_not_swallow_the_text_below():
    assert paragraphs(lines("一、工作回顾", FULL, "段末。")) == ["一、工作回顾", FULL + "段末。"]


def test_running_heads_and_page_numbers_go():
    bodies = ["甲" * 40, "乙" * 40, "丙" * 40, "丁" * 40, "戊" * 40]
    pages = [
        lines(f"某市2023年政府工作报告 {n}", body, f"{body[0]}段末。", f"- {n} -") for n, body in enumerate(bodies, 1)
    ]
    layout = lay_out(pages)
    assert layout.text.split("\n") == [f"{body}{body[0]}段末。" for body in bodies]
    assert [piece.rule for piece in layout.removed] == ["running_head", "page_number"] * 5


def test_a_line_that_stands_on_one_page_is_no_running_head():
    pages = [lines(head, FULL, "段末。") for head in ("工作回顾", "发展目标", "重点任务", "保障措施")]
    assert "发展目标" in lay_out(pages).text


def test_drawn_rules_go():
    layout = lay_out([lines("标题", "============", FULL, "段末。")])
    assert layout.text == f"标题\n{FULL}段末。"


def test_latin_words_keep_their_space_and_numbers_do_not_gain_one():
    assert (
        paragraphs([Line("the annual report of the city"), Line("government")])[0]
        == "the annual report of the city government"
    )
    assert paragraphs([Line("培训干部累计达到1"), Line("2000人次。")]) == ["培训干部累计达到12000人次。"]


@pytest.mark.parametrize("text", ["12", "- 3 -", "— ６３ —", "第 3 页", "第3页 共10页", "3/10", "·4·"])
def test_page_numbers(text):
    assert PAGE_NUMBER.fullmatch(text)


@pytest.mark.parametrize("text", ["一、", "97.7%", "2023年", "20230407", "3个", "第三页", "1+8+N", ""])
def test_no_page_numbers(text):
    assert not PAGE_NUMBER.fullmatch(text)


def pdf(*contents, title="", extra=""):
    """Make a PDF with one page for each content stream."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(contents)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for n, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * n} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} {extra}>>\nstream\n{content}\nendstream")
    objects.append(f"<< /Title ({title}) >>")
    data, offsets = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{n} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    return data + f"{trailer}\nstartxref\n{start}\n%%EOF".encode()


def shown(*texts):
    return "BT /F1 12 Tf 72 700 Td " + " 0 -18 Td ".join(f"({text}) Tj" for text in texts) + " ET"


def test_a_file_is_read_with_its_title():
    (document,) = read_bytes(pdf(shown("Report of the government", "Second line")), "a.pdf")
    assert not isinstance(document, Failure)
    assert "Report of the government" in document.text
    assert document.format == "pdf"


def test_pages_without_text_are_told():
    (document,) = read_bytes(pdf(shown("Report of the government of the city", "Second line"), ""), "a.pdf")
    assert not isinstance(document, Failure)
    assert document.warnings == ("1 of 2 pages hold no text; they may be pictures",)


@pytest.mark.parametrize("contents", [("",), ("", "", shown("3"))])
def test_a_scan_is_refused_with_the_way_on(contents):
    (failure,) = read_bytes(pdf(*contents), "a.pdf")
    assert isinstance(failure, Failure)
    assert "no text layer" in failure.reason
    assert "character recognition" in failure.reason


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"\x00" * 500, pdf(shown("Text"))[:200]])
def test_a_broken_file_is_named(data):
    (failure,) = read_bytes(data, "a.pdf")
    assert isinstance(failure, Failure)


def test_compressed_streams_are_read():
    text = shown("Report of the government", "Second line").encode()
    packed = zlib.compress(text).decode("latin-1")
    (document,) = read_bytes(pdf(packed, extra="/Filter /FlateDecode "), "a.pdf")
    assert not isinstance(document, Failure)
    assert "Report of the government" in document.text
