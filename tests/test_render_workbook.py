"""xlsx: strings stay strings, numbers stay numbers, and what does not fit is on a sheet of notes."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from zzcorpus.render import RenderOptions, defuse_cell, render_table, workbook
from zzcorpus.tables import Column, Table


def book_of(table, **options):
    out = io.BytesIO()
    warnings = render_table(table, out, RenderOptions("xlsx", **options))
    return openpyxl.load_workbook(io.BytesIO(out.getvalue())), warnings, out.getvalue()


def cells_of(texts, **options):
    book, warnings, _ = book_of(Table((Column("t"),), [(text,) for text in texts]), **options)
    return [row[0] for row in book.worksheets[0].iter_rows(min_row=2)], warnings


@pytest.mark.parametrize(
    "text",
    [
        "1+8+N",
        "10×10",
        "3-5",
        "1/2",
        "1·5",
        "3月5日",
        "2024年1月",
        "0012",
        "110101199003078888",
        "1E5",
        "2020.10",
        "50%",
        "(5)",
        "１２３",
        "1:30",
        "TRUE",
        "http://example.com/甲",
        "mailto:a@example.com",
        "internal:Sheet1!A1",
        "<r>甲</r>",
        "<r><t>x</t></r>",
        "<r></r>",
        " 两边有空格 ",
        "一\n二",
    ],
)
def test_text_stays_the_text_it_is(text):
    (cell,), warnings = cells_of([text])
    assert (cell.value, cell.data_type, cell.hyperlink, warnings) == (text, "s", None, ())


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@甲", "＝1", "{=1+1}", '=HYPERLINK("http://x")'])
def test_no_cell_is_a_formula(text):
    (cell,), _ = cells_of([text])
    assert (cell.value, cell.data_type) == (defuse_cell(text), "s")
    (cell,), _ = cells_of([text], raw=True)
    assert cell.value == text
    # openpyxl takes any string that begins with "=" for a formula, so the file itself is asked.
    _, _, data = book_of(Table((Column("t"),), [(text,)]), raw=True)
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_numbers_are_numbers_and_gaps_are_empty():
    table = Table(
        (Column("i", "int"), Column("f", "float"), Column("l", "list"), Column("d", "date")),
        [(-3, 97.7, ("甲", "乙"), "2023-04-19"), (None, float("nan"), None, None), (2**60, float("inf"), (), "")],
    )
    book, warnings, _ = book_of(table)
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert rows[0] == (-3, 97.7, "甲、乙", "2023-04-19")
    assert rows[1] == (None, None, None, None)
    assert rows[2][:2] == (str(2**60), None)
    assert warnings == ()


def test_the_header_is_bold_frozen_and_filtered():
    book, _, _ = book_of(Table((Column("a"), Column("b")), [("甲", "乙")] * 3, "slogans"))
    sheet = book.worksheets[0]
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("slogans", "A2", "A1:B4")
    assert sheet["A1"].font.bold
    assert sheet["A2"].number_format == "@"


def test_a_long_cell_is_cut_marked_noted_and_warned_of():
    (cell, short), warnings = cells_of(["长" * 40_000, "短"])
    assert len(cell.value) <= 32_767
    kept, _, mark = cell.value.partition("…")
    assert mark == f"[cut {40_000 - len(kept)} chars]"
    assert short.value == "短"
    assert warnings == (f"Data!A2: {40_000 - len(kept)} characters cut at the end",)


def test_the_limit_counts_utf16_units():
    (fits, cut), warnings = cells_of(["长" * 32_767, "𠀀" * 20_000])
    assert fits.value == "长" * 32_767
    assert "…[cut " in cut.value
    assert len(cut.value.encode("utf-16-le")) // 2 <= 32_767
    assert len(warnings) == 1


def test_cuts_are_listed_on_a_sheet_of_notes():
    book, _, _ = book_of(Table((Column("t"),), [("长" * 40_000,)]))
    assert book.sheetnames == ["Data", "Notes"]
    assert book["Notes"]["A2"].value == "Data!A2"


def test_rows_beyond_the_last_go_to_another_sheet(monkeypatch):
    monkeypatch.setattr(workbook, "MAX_ROWS", 5)
    book, warnings, _ = book_of(Table((Column("n", "int"),), [(n,) for n in range(10)], "claims"))
    assert book.sheetnames == ["claims", "claims (2)", "claims (3)", "Notes"]
    values = [row[0] for sheet in book.worksheets[:3] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert values == list(range(10))
    assert [sheet["A1"].value for sheet in book.worksheets[:3]] == ["n"] * 3
    assert len(warnings) == 2


@pytest.mark.parametrize("title", ["a/b:c*d?[e]", "很长的" * 20, "", "'x'", "History"])
def test_any_title_makes_a_sheet(title):
    book, _, _ = book_of(Table((Column("t"),), [("甲",)], title))
    assert book.worksheets[0]["A2"].value == "甲"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=20), max_size=6))
def test_the_file_always_opens(texts):
    texts = [text for text in texts if text]
    book, _, data = book_of(Table((Column("t"),), [(text,) for text in texts]), raw=True)
    values = [row[0] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert [v for v, text in zip(values, texts, strict=True) if text.isprintable()] == [
        text for text in texts if text.isprintable()
    ]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    assert len(sheet.to_python()) == len(texts) + 1


def test_what_xml_cannot_hold_is_spelled_out():
    cells, _ = cells_of(["甲\x0b乙", "\x1b[31m", "\ufffe", "\udcff", "甲\r乙", "甲\r\n乙"])
    assert [cell.value for cell in cells] == [
        r"甲\x0b乙",
        r"\x1b[31m",
        r"\ufffe",
        r"\udcff",
        r"甲\x0d乙",
        "甲\n乙",
    ]


def test_what_excel_would_read_as_an_escape_is_escaped_itself():
    _, _, data = book_of(Table((Column("t"),), [("_x0041_",)]))
    # Excel reads "_x005F_" as an underscore, so it shows the text and not "A"; openpyxl does not unescape.
    assert b"_x005F_x0041_" in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
