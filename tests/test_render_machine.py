"""csv, tsv, json, jsonl and parquet: what is read back is what was there."""

import csv
import io
import json
from datetime import date

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zzcorpus.errors import UsageError
from zzcorpus.render import RenderOptions, defuse_cell, render_table
from zzcorpus.tables import Column, Table

COLUMNS = (
    Column("surface"),
    Column("count", "int"),
    Column("low", "float"),
    Column("published", "date"),
    Column("members", "list"),
)
ROWS = [
    ("两个维护", 5, 12000.0, "2023-04-19", ("甲", "乙")),
    ('说“好”，说"好"', None, 0.1 + 0.2, None, ()),
    ("第一行\n第二行", -3, float("nan"), "2023-04-20", None),
    (None, 0, float("inf"), None, ("1+8+N",)),
]
TABLE = Table(COLUMNS, ROWS, "slogans")

CELLS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=12)
TRICKY = st.text(alphabet="=+-@'\"\r\n\t,;甲\x00 ", max_size=6)


def rendered(table, format_, **options):
    out = io.BytesIO()
    assert render_table(table, out, RenderOptions(format_, **options)) == ()
    return out.getvalue()


def texts_table(texts):
    return Table((Column("a"), Column("b")), [(text, text) for text in texts])


def test_csv_is_rfc_4180_with_line_feeds():
    assert rendered(TABLE, "csv").decode() == (
        "surface,count,low,published,members\n"
        "两个维护,5,12000,2023-04-19,甲、乙\n"
        '"说“好”，说""好""",,0.30000000000000004,,\n'
        '"第一行\n第二行",-3,,2023-04-20,\n'
        ",0,,,1+8+N\n"
    )


def test_tsv_differs_from_csv_in_the_tab_alone():
    first = rendered(TABLE, "tsv").decode().splitlines()[1]
    assert first == "两个维护\t5\t12000\t2023-04-19\t甲、乙"


def test_excel_gets_a_byte_order_mark_and_crlf():
    data = rendered(Table((Column("a"),), [("甲\n乙",), ("丙",)]), "csv", excel=True)
    assert data == '\ufeffa\r\n"甲\n乙"\r\n丙\r\n'.encode()


def test_numbers_are_never_defused_and_text_is_unless_raw():
    table = Table((Column("t"), Column("i", "int"), Column("f", "float")), [("-1", -1, -1.5)])
    assert rendered(table, "csv") == b"t,i,f\n'-1,-1,-1.5\n"
    assert rendered(table, "csv", raw=True) == b"t,i,f\n-1,-1,-1.5\n"
    assert json.loads(rendered(table, "json")) == [{"t": "-1", "i": -1, "f": -1.5}]


def test_members_of_a_list_are_defused_as_the_cell_they_become():
    table = Table((Column("members", "list"),), [(("=1", "甲"),)])
    assert rendered(table, "csv") == "members\n'=1、甲\n".encode()


@settings(deadline=None)
@given(st.lists(st.one_of(CELLS, TRICKY), max_size=5))
def test_csv_reads_back_exactly(texts):
    data = rendered(texts_table(texts), "csv", raw=True).decode()
    rows = list(csv.reader(io.StringIO(data, newline="")))
    assert rows == [["a", "b"], *[[text, text] for text in texts]]


@settings(deadline=None)
@given(st.lists(st.one_of(CELLS, TRICKY), max_size=5), st.sampled_from(["csv", "tsv"]), st.booleans())
def test_no_cell_runs_as_a_formula(texts, format_, excel):
    data = rendered(texts_table(texts), format_, excel=excel).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data, newline=""), delimiter="\t" if format_ == "tsv" else ","))
    assert rows[1:] == [[defuse_cell(text)] * 2 for text in texts]


def test_pandas_reads_the_csv():
    frame = pd.read_csv(io.BytesIO(rendered(TABLE, "csv")))
    assert list(frame["low"].dropna()) == [12000.0, 0.1 + 0.2]
    assert list(frame["surface"])[:3] == [row[0] for row in ROWS[:3]]


def test_json_is_an_array_of_objects_in_unescaped_utf8():
    data = rendered(TABLE, "json")
    assert "两个维护".encode() in data
    assert json.loads(data) == [
        {"surface": "两个维护", "count": 5, "low": 12000.0, "published": "2023-04-19", "members": ["甲", "乙"]},
        {"surface": '说“好”，说"好"', "count": None, "low": 0.1 + 0.2, "published": None, "members": []},
        {"surface": "第一行\n第二行", "count": -3, "low": None, "published": "2023-04-20", "members": None},
        {"surface": None, "count": 0, "low": None, "published": None, "members": ["1+8+N"]},
    ]


def test_jsonl_has_one_object_a_line():
    lines = rendered(TABLE, "jsonl").decode().splitlines()
    assert [json.loads(line)["count"] for line in lines] == [5, None, -3, 0]


@settings(deadline=None)
@given(st.lists(st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=12), max_size=5))
def test_json_reads_back_exactly_even_what_has_no_encoding(texts):
    data = rendered(texts_table(texts), "json")
    assert [row["a"] for row in json.loads(data)] == texts
    assert b"\x1b" not in data
    assert "\u202e".encode() not in data


@pytest.mark.parametrize(("format_", "data"), [("json", b"[]\n"), ("jsonl", b""), ("csv", b"a,b\n")])
def test_an_empty_table_is_still_well_formed(format_, data):
    assert rendered(texts_table([]), format_) == data


@pytest.mark.parametrize("format_", ["csv", "json", "jsonl", "tsv", "md"])
def test_the_last_of_many_chunks_is_there(format_):
    table = Table((Column("n", "int"),), [(n,) for n in range(10_000)])
    data = rendered(table, format_).decode()
    assert data.count("9999") == 1
    assert sum(line.strip(" |") == "4095" or '"n": 4095}' in line for line in data.splitlines()) == 1


@pytest.mark.parametrize(("limit", "count"), [(None, 4), (0, 4), (3, 3), (9, 4)])
def test_the_limit_cuts_rows(limit, count):
    assert len(json.loads(rendered(TABLE, "json", limit=limit))) == count


def test_numbers_of_numpy_are_written_as_plain_numbers():
    numpy = pytest.importorskip("numpy")
    table = Table((Column("i", "int"), Column("f", "float")), [(numpy.int64(3), numpy.float64(1.5)), (4.0, 2)])
    assert rendered(table, "csv") == b"i,f\n3,1.5\n4,2\n"


def test_parquet_has_declared_types():
    frame = pq.read_table(io.BytesIO(rendered(TABLE, "parquet")))
    assert [str(field.type) for field in frame.schema] == [
        "string",
        "int64",
        "double",
        "date32[day]",
        "list<element: string>",
    ]
    assert frame.column("published").to_pylist() == [date(2023, 4, 19), None, date(2023, 4, 20), None]
    assert frame.column("members").to_pylist() == [["甲", "乙"], [], None, ["1+8+N"]]
    assert frame.column("count").to_pylist() == [5, None, -3, 0]


def test_parquet_says_which_dates_it_could_not_hold():
    out = io.BytesIO()
    table = Table((Column("published", "date"),), [("2023-04",), ("2023-02-30",), ("",), (None,)])
    warnings = render_table(table, out, RenderOptions("parquet"))
    assert len(warnings) == 1
    assert warnings[0].startswith("published: 2 ")


@settings(max_examples=25, deadline=None)
@given(st.lists(CELLS, max_size=4))
def test_parquet_reads_back_exactly(texts):
    frame = pq.read_table(io.BytesIO(rendered(texts_table(texts), "parquet")))
    assert frame.column("a").to_pylist() == texts


def test_a_file_name_that_is_no_utf8_is_spelled_out():
    table = Table((Column("path"),), [("报告\udcff.txt",)])
    assert rendered(table, "csv").decode() == "path\n报告\\udcff.txt\n"
    assert pq.read_table(io.BytesIO(rendered(table, "parquet"))).column("path").to_pylist() == ["报告\\udcff.txt"]


@pytest.mark.parametrize("format_", ["csv", "tsv", "json", "jsonl", "md", "html", "table", "xlsx", "parquet"])
def test_the_same_table_gives_the_same_bytes(format_):
    assert rendered(TABLE, format_) == rendered(TABLE, format_)


@pytest.mark.parametrize("format_", ["csv", "tsv", "json", "jsonl", "md"])
def test_a_machine_format_keeps_the_english_names(format_):
    assert rendered(TABLE, format_, lang="zh") == rendered(TABLE, format_)
    assert b"published" in rendered(TABLE, format_, lang="zh")


def test_an_unknown_format_is_a_wrong_usage():
    with pytest.raises(UsageError, match="possible are table, csv"):
        rendered(TABLE, "xml")
