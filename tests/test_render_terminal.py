"""table and show: widths, cuts, colour, and nothing that steers the terminal."""

import importlib
import io
import os
import pkgutil
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from zzcorpus import questions
from zzcorpus.render import Mark, Note, RenderOptions, TextView, render_table, render_text
from zzcorpus.render.figures import show_number
from zzcorpus.render.vocabulary import column_head
from zzcorpus.tables import Column, Table

CLAIMS = Table(
    (
        Column("document"),
        Column("of"),
        Column("low", "float"),
        Column("status"),
        Column("start", "int"),
        Column("sentence", wide=True),
    ),
    [
        ("tianjin/2023", "培训干部", 12000.0, "reported", 120, "全市共培训干部1.2万余人次，覆盖面进一步扩大。"),
        ("hohhot/2023", "覆盖率", 97.7, "target", 7, "国发[/2024]5号[link=http://e.example]"),
    ],
)


class Screen(io.BytesIO):
    """A terminal that keeps what is written to it."""

    def isatty(self):
        return True


def shown(table, out=None, **options):
    out = out or io.BytesIO()
    assert render_table(table, out, RenderOptions("table", **options)) == ()
    return out.getvalue().decode()


def test_columns_line_up_with_east_asian_widths():
    assert shown(CLAIMS) == (
        "document      of          low  status    start  sentence\n"
        "────────────  ────────  ─────  ────────  ─────  ─────────────────────────────────────────────\n"
        "tianjin/2023  培训干部  12000  reported    120  全市共培训干部1.2万余人次，覆盖面进一步扩大。\n"
        "hohhot/2023   覆盖率     97.7  target        7  国发[/2024]5号[link=http://e.example]\n"
    )


def test_wide_columns_give_way_first_and_say_so():
    text = shown(CLAIMS, width=72)
    assert "…" in text
    assert "not shown" not in text
    assert "12000" in text
    assert max(cell_len(line) for line in text.splitlines()) <= 72


def test_hidden_columns_are_named():
    text = shown(CLAIMS, width=50)
    last = text.splitlines()[-1]
    assert last.startswith("not shown, the terminal is too narrow: ")
    assert "start" in last
    assert "-f csv" in last
    assert "start" not in text.splitlines()[0]


@pytest.mark.parametrize("width", [20, 33, 40, 55, 64, 80, 100, 200])
def test_every_column_is_shown_or_named_and_no_number_is_cut(width):
    lines = shown(CLAIMS, width=width).splitlines()
    note = lines[-1] if lines[-1].startswith("not shown") else ""
    named = note.removeprefix("not shown, the terminal is too narrow: ").split(" (")[0].split(", ")
    heads = " ".join(lines[:1]).split()
    assert sorted(filter(None, [*heads, *named])) == sorted(column.name for column in CLAIMS.columns)
    if "low" in heads:
        assert "12000" in lines[2]


def test_details_make_room_before_a_sentence_gets_too_narrow():
    columns = (Column("document"), Column("rule", detail=True), Column("surface"), Column("sentence", wide=True))
    row = ("a" * 20, "r" * 30, "12万人", "突出抓好学习教育，" * 4 + "新增就业12万人，" + "再上新台阶。" * 4)
    lines = shown(Table(columns, [row]), width=66).splitlines()
    assert lines[0].split() == ["document", "surface", "sentence"]
    assert lines[2].startswith("a" * 20)
    assert lines[2].count("12万人") == 2
    assert "rule" in lines[-1]


def test_empty_columns_go_first_where_there_is_no_room():
    columns = (Column("document"), Column("period"), Column("sentence", wide=True), Column("rule"))
    lines = shown(Table(columns, [("a", "", "句" * 40, "r" * 12)]), width=40).splitlines()
    assert lines[0].split() == ["document", "sentence", "rule"]
    assert "period" in lines[-1]


def test_every_column_has_its_chinese_heading():
    names = set()
    for module in pkgutil.iter_modules(questions.__path__, "zzcorpus.questions."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, tuple) and value and all(isinstance(item, Column) for item in value):
                names |= {column.name for column in value}
    assert len(names) > 100
    assert sorted(name for name in names if column_head(name, "zh") == name) == []


def test_long_names_break_at_their_underscores():
    table = Table((Column("item"), Column("log_ratio_low", "float")), [("四个意识", -0.5)] * 2)
    assert shown(table, width=18).splitlines()[:3] == [
        "            log_",
        "          ratio_",
        "item         low",
    ]


def test_the_left_context_stands_next_to_the_match():
    rows = [("坚持以习近平新时代中国特色社会主义思想", "为指导"), ("以", "为")]
    lines = shown(Table((Column("left"), Column("match")), rows), width=24).splitlines()
    assert lines[2].endswith("主义思想  为指导")
    assert lines[2].lstrip().startswith("…")
    assert lines[3].strip() == "以  为"
    assert cell_len(lines[3].rpartition("  ")[0]) == cell_len(lines[2].rpartition("  ")[0])


def test_chinese_heads_and_closed_values():
    text = shown(CLAIMS, lang="zh")
    assert text.splitlines()[0].split() == ["文件", "所指", "下限", "性质", "起", "句子"]
    assert "已报告" in text
    assert "reported" not in text


def test_only_closed_columns_are_translated():
    table = Table((Column("kind"), Column("slogan")), [("count", "count")])
    assert shown(table, lang="zh").splitlines()[-1].split() == ["数量", "count"]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, ""),
        (12000.0, "12000"),
        (0.0, "0"),
        (-3, "-3"),
        (97.75, "97.75"),
        (123456.78, "123456.78"),
        (3.14159265, "3.14"),
        (-1234.56789, "-1234.57"),
        (0.123456, "0.123"),
        (0.00512345, "0.00512"),
        (2.51e-12, "2.5e-12"),
        (1e300, "1e+300"),
    ],
)
def test_figures_of_documents_are_whole_and_statistics_short(number, text):
    assert show_number(number) == text


def test_colour_is_for_terminals_that_want_it(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[1m" in shown(CLAIMS, Screen(), width=100)
    assert "\x1b" not in shown(CLAIMS, width=100)
    assert "\x1b[1m" in shown(CLAIMS, width=100, color=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shown(CLAIMS, Screen(), width=100)


HOSTILE = "\x1b[31m\x1b]52;c;eA==\x07\x9b1A\rx\u202ey\x1b]8;;http://e.example\x07"


@pytest.mark.parametrize("format_", ["table", "csv", "tsv", "json", "jsonl", "md", "html"])
def test_no_control_character_of_a_document_reaches_a_terminal(format_):
    out = Screen()
    table = Table((Column("a"), Column("b", "list")), [(HOSTILE, (HOSTILE,))], HOSTILE)
    render_table(table, out, RenderOptions(format_, color=False))
    assert not set(out.getvalue().decode()) & set("\x1b\x9b\x07\r\u202e")


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=40), st.integers(8, 60))
def test_any_text_fits_its_line(text, width):
    lines = shown(Table((Column("a", wide=True),), [(text,)]), width=width).split("\n")
    assert len(lines) == 4
    assert cell_len(lines[2]) <= max(width, 1)


def test_a_terminal_is_asked_for_its_width(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    assert max(cell_len(line) for line in shown(CLAIMS, Screen(), color=False).splitlines()[:-1]) <= 40


# show

TEXT = "坚决做到“两个维护”，培训近3万人次。\n第二段。"
MARKS = (Mark(5, 9, "slogan", "numeric"), Mark(13, 18, "claim", "count"))


def view_of(view, **options):
    out = io.BytesIO()
    render_text(view, out, RenderOptions("table", **options))
    return out.getvalue().decode()


def test_marks_are_brackets_without_colour():
    text = view_of(TextView(TEXT, MARKS, facts=(("title", "题目"), ("source", ""))))
    assert text == ("title  题目\n[slogan]  {numeric claim}\n\n坚决做到“[两个维护]”，培训{近3万人次}。\n第二段。\n")


def test_marks_are_colours_on_a_terminal():
    text = view_of(TextView(TEXT, MARKS), color=True)
    assert "“\x1b[1;31m两个维护\x1b[0m”" in text
    assert "\x1b[4;36m近3万人次\x1b[0m。" in text


def test_labels_on_demand():
    assert "[两个维护|numeric]" in view_of(TextView(TEXT, MARKS, labels=True))


@pytest.mark.parametrize(
    ("marks", "text"),
    [
        ((Mark(0, 4, "slogan"), Mark(1, 3, "slogan")), "[甲[乙丙]丁]戊"),
        ((Mark(0, 2, "slogan"), Mark(2, 4, "claim")), "[甲乙]{丙丁}戊"),
        ((Mark(0, 3, "slogan"), Mark(2, 4, "claim")), "[甲乙丙]丁戊"),
        ((Mark(0, 3, "claim"), Mark(2, 4, "claim")), "{甲乙丙丁}戊"),
        ((Mark(3, 5, "claim"), Mark(0, 1, "slogan")), "[甲]乙丙{丁戊}"),
        ((Mark(2, 2, "slogan"), Mark(4, 9, "slogan"), Mark(-1, 2, "claim")), "甲乙丙丁戊"),
    ],
)
def test_marks_nest_and_never_cross(marks, text):
    assert view_of(TextView("甲乙丙丁戊", marks)).splitlines()[-1] == text


def test_the_outer_colour_goes_on_after_the_inner_one():
    marks = (Mark(0, 4, "slogan"), Mark(1, 2, "claim"))
    line = view_of(TextView("甲乙丙丁", marks), color=True).splitlines()[-1]
    assert line == "\x1b[1;31m甲\x1b[4;36m乙\x1b[0m\x1b[1;31m丙丁\x1b[0m"


def test_notes_are_listed_by_what_they_are():
    notes = (
        Note("removal", "footer", text="版权所有\n京ICP备"),
        Note("repair", "variant", 3),
        Note("warning", "", text="页面日期与内容不符"),
    )
    assert view_of(TextView("甲", notes=notes)).splitlines()[3:] == [
        "",
        "Warnings",
        "  页面日期与内容不符",
        "",
        "Repairs",
        "  variant × 3",
        "",
        "Removed from the page",
        "  footer: 版权所有",
        "    京ICP备",
    ]


def test_show_spells_out_control_characters():
    text = view_of(TextView("\x1b[31m红", (Mark(0, 1, "slogan"),), (Note("removal", "\x1b", text="\x9b"),)))
    assert "\x1b" not in text
    assert "\x9b" not in text


def test_importing_the_room_loads_no_printer():
    heavy = ("rich", "xlsxwriter", "jinja2", "pyarrow")
    code = f"import sys, zzcorpus.render; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=os.environ)
    assert run.stdout.decode().strip() == "[]"
