"""Which times a text names, and what each is."""

from __future__ import annotations

import pytest

from zzcorpus.extract.claims.times import TimeReader, names_time, plan_named


def times_in(words, year=2018, *, plans_next=False):
    """Return (words, kind, year) of the times named outside brackets."""
    found = TimeReader(year, plans_next=plans_next).find(words, 0, len(words))
    return [(words[named.start : named.end], *named.time) for named in found if named.counts_at(len(words))]


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("2017年", [("2017年", "year", 2017)]),
        ("去年增长", [("去年", "year", 2017)]),
        ("2013-2017年", [("2013-2017年", "spell", 2017)]),
        ("2013年以来", [("2013年以来", "spell", None)]),
        ("2017年上半年", [("2017年上半年", "part", 2017)]),
        ("今年一季度", [("今年一季度", "part", 2018)]),
        ("前三季度", [("前三季度", "part", None)]),
        ("到“十三五”末", [("“十三五”末", "year", 2020)]),
        ("“十二五”累计", [("“十二五”", "spell", 2015)]),
        ("全年", [("全年", "this", None)]),
        ("在这不平凡的一年里", [("一年里", "this", None)]),
        ("本届政府", [("本届政府", "spell", None)]),
        ("2016年是本届政府最后一年", [("2016年", "year", 2016)]),
        ("本届政府任期的第一年", []),
        ("五年进出口总额", [("五年", "sum", None)]),
        ("外贸五年倍增计划", []),
        ("打赢科技创新三年翻身仗", []),
        ("五年财政收入", [("五年", "sum", None)]),
        ("五年累计", [("五年累计", "spell", None)]),
        ("今年增长，明年下降", [("今年", "year", 2018), ("明年", "year", 2019)]),
        # No time of a figure: a plan's name, a base, a record, a year compared with.
        ("“十三五”规划", []),
        ("比2012年的水平", []),
        ("是1994年以来最高", []),
        ("2017年与2012年相比", []),
        ("第十五次", []),
        ("规划（2017年）", []),
    ],
)
def test_times(words, times):
    assert times_in(words) == times


def test_where_the_next_year_is_the_one_planned_for_it_is_the_documents_own():
    assert times_in("明年", plans_next=True) == [("明年", "year", 2018)]


def test_brackets_that_are_still_open_at_a_figure_hide_no_time_from_it():
    words = "（2017年增长8%）"
    named = next(TimeReader(2018, plans_next=False).find(words, 0, len(words)))
    assert named.counts_at(words.index("）"))
    assert not named.counts_at(len(words))


def test_a_base_is_a_time_named_all_the_same():
    assert names_time("比2012年的水平", 0, 8)
    assert not names_time("比上级的水平", 0, 6)


def test_the_plan_of_a_heading():
    assert plan_named("“十四五”主要目标") == ("spell", 2025)
    assert plan_named("第十五届") is None
