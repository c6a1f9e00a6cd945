from __future__ import annotations

import datetime as dt
import io
import json

import pytest

from zzcorpus.sources import Failure, SourceOptions, read_bytes

TEXT = (
    "各位代表：现在，我代表市人民政府，向大会报告工作，请予审议，并请市政协委员提出意见。过去五年极为重要、极不平凡。"
)


def read(data, name, **options):
    data = data if isinstance(data, bytes) else data.encode("utf-8")
    return list(read_bytes(data, name, SourceOptions(**options)))


def test_one_document_a_row_with_metadata_by_name():
    table = (
        f'标题,正文,地区,发布日期,rank\n甲,{TEXT},天津市,2018-01-24,1\n乙,"第一行\n第二行，有逗号",河北省,2019/1/28,2\n'
    )
    first, second = read(table, "reports.csv")
    assert (first.document, second.document) == ("reports/0001", "reports/0002")
    assert first.text == TEXT
    assert dict(first.stated) == {"title": "甲", "place": "天津市", "published": "2018-01-24", "rank": "1"}
    assert second.text == "第一行\n第二行，有逗号"
    assert second.stated["published"] == "2019-01-28"
    assert second.path == "reports.csv, row 2"
    assert first.sha256 != second.sha256


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_and_encodings(encoding, separator):
    table = f"title{separator}text\n甲{separator}{TEXT}\n".encode(encoding)
    (document,) = read(table, "a.csv")
    assert document.text == TEXT
    assert document.stated == {"title": "甲"}


def test_the_text_column_is_named_known_or_far_the_longest():
    named = f"a,b\n{TEXT},{TEXT[:10]}\n"
    assert read(named, "a.csv", text_column="b")[0].text == TEXT[:10]
    assert read(named, "a.csv")[0].text == TEXT
    (failure,) = read("a,b\n短,短\n", "a.csv")
    assert "--text-column" in failure.reason
    (failure,) = read(named, "a.csv", text_column="c")
    assert failure.reason == "no column c; its columns are a, b"


def test_columns_can_be_mapped_and_rows_named():
    table = f"doc,txt,where\nbj-1,{TEXT},北京市\nbj/2,{TEXT}二,北京市\nbj-1,{TEXT}三,北京市\n"
    documents = read(table, "t.csv", text_column="txt", columns={"document": "doc", "place": "where"})
    assert [document.document for document in documents] == ["t/bj-1", "t/bj_2", "t/bj-1~3"]
    assert {document.stated["place"] for document in documents} == {"北京市"}


def test_a_row_that_cannot_be_read_is_named_and_the_others_are_read():
    table = f"title,text\n甲,{TEXT}\n乙,\n丙,{TEXT},多,余\n\n丁,{TEXT}\n"
    results = read(table, "a.csv")
    assert [type(result).__name__ for result in results] == ["RawDocument", "Failure", "Failure", "RawDocument"]
    assert results[1] == Failure("a.csv, row 2", "the row's text is empty")
    assert results[2] == Failure("a.csv, row 3", "the row has 4 cells, the header 2")


def test_cells_longer_than_the_csv_modules_limit():
    long = TEXT * 5_000
    (document,) = read(f"title,text\n甲,{long}\n", "a.csv")
    assert document.text == long


def test_markup_in_a_cell_is_taken_off():
    (document,) = read(f"title,content\n甲,<p>{TEXT}</p><p>第二段，完。</p>\n", "a.csv")
    assert document.text == f"{TEXT}\n第二段，完。"


def test_json_lines_and_arrays():
    records = [{"title": "甲", "content": TEXT, "year": 2018, "tags": ["一", "二"]}, {"content": TEXT + "二"}]
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    for data, name in ((lines, "a.jsonl"), (json.dumps(records), "a.json")):
        first, second = read(data, name)
        assert first.text == TEXT
        assert dict(first.stated) == {"title": "甲", "year": "2018", "tags": "一、二"}
        assert second.text == TEXT + "二"


@pytest.mark.parametrize(
    "line", ["{broken", "[1, 2]", "17", '{"n": ' + "9" * 5_000 + "}", "[" * 100_000 + "]" * 100_000]
)
def test_a_bad_line_is_named_and_the_others_are_read(line):
    data = f'{{"text": "{TEXT}"}}\n{line}\n{{"text": "{TEXT}"}}\n'
    results = read(data, "a.jsonl")
    assert [type(result).__name__ for result in results] == ["RawDocument", "Failure", "RawDocument"]
    assert results[1].path == "a.jsonl, row 2"


def workbook(**sheets):
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return buffer.getvalue()


def test_a_workbook():
    rows = [["标题", "正文", "年份", "日期"], ["甲", TEXT, 2018, dt.date(2018, 1, 24)]]
    (document,) = read(workbook(Sheet1=rows, 空=[]), "b.xlsx")
    assert (document.document, document.text, document.format) == ("b/0001", TEXT, "xlsx")
    assert dict(document.stated) == {"title": "甲", "year": "2018", "published": "2018-01-24"}


def test_each_filled_sheet_of_a_workbook():
    results = read(workbook(甲=[["text"], [TEXT]], 乙=[["注"], ["短"]]), "b.xlsx")
    assert [type(result).__name__ for result in results] == ["RawDocument", "Failure"]
    assert results[0].document == "b/甲/0001"
    assert results[1].path == "b.xlsx, sheet 乙"


def test_a_table_without_rows_is_named():
    (failure,) = read("title,text\n", "a.csv")
    assert failure == Failure("a.csv", "holds no document")
