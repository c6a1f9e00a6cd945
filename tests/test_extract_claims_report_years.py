"""Which year a report plans for, and which it reviews."""

from __future__ import annotations

import pytest

from zzcorpus.extract.claims.report_years import planned_year, read_report_years, reviewed_year

YEAR = 2018


@pytest.mark.parametrize(
    ("text", "reported", "year"),
    [
        ("各位代表：", [], 2017),
        ("一份通报", ["2018年", "2018年", "2017年"], 2018),
        ("一份通报", ["2017年"], 2017),
        ("一份通报", [], None),
    ],
)
def test_the_year_reviewed(text, reported, year):
    assert reviewed_year(text, reported, YEAR) == year


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("2018年12月20日在会议上\n各位代表：", 2019),
        ("2017年12月20日在会议上\n各位代表：", 2018),
        ("2018年1月20日在会议上\n各位代表：", 2018),
        ("2018年12月20日讯", 2018),
    ],
)
def test_the_year_planned_for(head, year):
    assert planned_year(head, YEAR) == year


@pytest.mark.parametrize(
    ("text", "plans_next"),
    [
        ("2017年12月20日在会议上\n各位代表：", True),
        ("2018年1月20日在会议上\n各位代表：明年工作的总体要求是：", True),
        ("2018年1月20日在会议上\n各位代表：明年建成大桥。", False),
    ],
)
def test_a_report_given_before_its_year_calls_it_the_next(text, plans_next):
    assert read_report_years(text, YEAR, "", []).plans_next is plans_next


def test_a_plan_stands_for_the_year_planned_and_a_result_for_the_one_reviewed():
    years = read_report_years("各位代表：", YEAR, "", [])
    assert (years.of("target"), years.of("reported")) == (2018, 2017)
