"""Contradictions that a reader with a pencil would find, and figures that only look like one."""

from __future__ import annotations

import pytest

from zzcorpus.extract.claims import find_claims
from zzcorpus.extract.claims.checks import Report, find_contradictions, find_contradictions_between
from zzcorpus.extract.claims.checks.rounding import written
from zzcorpus.extract.claims.coverage import cover_claims
from zzcorpus.extract.claims.series import name_series
from zzcorpus.extract.references import find_references
from zzcorpus.text import split_sentences


def check(text):
    claims = find_claims(text, split_sentences(text), find_references(text))
    claims = cover_claims(text, claims, year=2021, place="某市")
    return [(row.rule, row.first.surface, row.second.surface) for row in find_contradictions(claims)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("学位由2万个增加到3万个，增长20%。", [("change", "由2万个增加到3万个", "20%")]),
        ("事故由200起减少到150起，下降30%。", [("change", "由200起减少到150起", "30%")]),
        (
            "企业和农户分别由175户和25户增加至185户和32户，增长5.7%和38%。",
            [("change", "25户增加至185户和32户", "38%")],
        ),
        ("培训班100期，其中市级60期、区级50期。", [("part", "100期", "50期")]),
        ("建成学校15所、医院6所，合计25所。", [("sum", "15所", "25所")]),
        (
            "2020年常住人口910万人。经核定，2020年常住人口950万人。",
            [("value", "910万人", "950万人")],
        ),
    ],
)
def test_a_contradiction_is_found(text, rows):
    assert check(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "学位由2万个增加到3万个，增长50%。",
        "学位由3个增加到7个，增长133%。",
        "生产总值由2万亿元增长到3万亿元，增长35%。",  # real growth
        "学位由2万个增加到3万个，年均增长8.4%。",
        "比重由20%提高到30%，增长5%。",
        "培训班100期，其中市级60期、区级30期。",
        "培训班超过100期，其中市级60期、区级50期。",
        "建成学校15所、医院6所，合计21所。",
        "建成学校15所、医院6所，累计达到250所。",
        "2020年常住人口900万人，2021年常住人口950万人。",
        "2020年常住人口900万人。经核定，2020年常住人口950万人。",  # 900 may be rounded to the hundred
        "2020年生产总值3.95万亿元。2020年生产总值39480亿元。",
        "常住人口900万人。户籍人口950万人。",
        "2020年投资增长5%。2020年投资5亿元。",
    ],
)
def test_what_agrees_is_left_alone(text):
    assert check(text) == []


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(2.3136e11, "元", "2313.6亿元"), (57000, "人", "5.7万人"), (12.5, "公里", "12.5公里"), (120000, "%", "120000%")],
)
def test_amounts_are_written_as_reports_do(value, unit, words):
    assert written(value, unit) == words


def test_a_reason_says_what_was_computed():
    text = "学位由2万个增加到3万个，增长20%。"
    claims = find_claims(text, split_sentences(text), find_references(text))
    assert find_contradictions(claims)[0].reason == "由2万个增加到3万个 is a change of +50.0%, the text says 20%"


def between(*texts):
    """What the reports of successive years, the first of 2019, contradict in each other."""
    reports = []
    for year, text in enumerate(texts, 2019):
        claims = name_series(text, find_claims(text, split_sentences(text), find_references(text)))
        reports.append(Report(str(year), year, cover_claims(text, claims, year=year, place="某市")))
    return [(row.rule, row.first.surface, row.second.surface) for row in find_contradictions_between(reports)]


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        (
            ("2018年社会消费品零售总额300.5亿元，增长8%。", "2019年社会消费品零售总额350.4亿元，增长9%。"),
            [("growth", "300.5亿元", "9%")],
        ),
        (
            ("2018年一般公共预算收入210.3亿元，增长8%。", "一般公共预算收入由2018年的180.6亿元增加到250.2亿元。"),
            [("revision", "210.3亿元", "由2018年的180.6亿元增加到250.2亿元")],
        ),
        # No growth leads from nothing, nor to it.
        (("2018年社会消费品零售总额0亿元。", "2019年社会消费品零售总额350.4亿元，增长9%。"), []),
        (("2018年社会消费品零售总额300.5亿元。", "2019年社会消费品零售总额0亿元，增长9%。"), []),
        # What agrees, real growth, and other series.
        (("2018年社会消费品零售总额300.5亿元，增长8%。", "2019年社会消费品零售总额327.5亿元，增长9%。"), []),
        (("2018年地区生产总值300.5亿元，增长8%。", "2019年地区生产总值350.4亿元，增长9%。"), []),
        (("2018年社会消费品零售总额300.5亿元。", "2019年限额以上社会消费品零售总额350.4亿元，增长9%。"), []),
    ],
)
def test_reports_of_a_place_are_held_against_each_other(texts, rows):
    assert between(*texts) == rows
