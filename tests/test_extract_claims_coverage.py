"""Which year, stretch of time and part of the place a figure stands for."""

from __future__ import annotations

import pytest

from zzcorpus.extract.claims.coverage import cover_claims
from zzcorpus.extract.claims.report_years import reviewed_year
from zzcorpus.extract.claims.series import name_series
from zzcorpus.extract.facts import extract_facts

YEAR = 2018


def covered(text, place="某市"):
    """Return (surface, figure year, stretch, part) of the indicators in a report written in 2018."""
    claims = extract_facts(f"各位代表：\n{text}").claims
    found = cover_claims(f"各位代表：\n{text}", claims, year=YEAR, place=place)
    return [(c.surface, c.figure_year, c.stretch, c.part) for c in found if c.indicator]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("全市生产总值增长8%。", [("8%", 2017, "year", "")]),
        ("2016年，全市生产总值增长8%。", [("8%", 2016, "year", "")]),
        ("今年的主要预期目标是：全市生产总值增长8%。", [("8%", 2018, "year", "")]),
        ("今后五年的主要目标是：到2022年，地区生产总值达到6000亿元。", [("6000亿元", 2022, "year", "")]),
        ("力争“十三五”末地区生产总值突破万亿元。", [("突破万亿元", 2020, "year", "")]),
        ("全市生产总值达到4000亿元，比上年增长9%。", [("4000亿元", 2017, "year", ""), ("9%", 2017, "year", "")]),
        ("五年来，地区生产总值年均增长8%。", [("8%", None, "yearly average", "")]),
        ("地区生产总值年均增长8%，高于全国1个百分点。", [("8%", None, "yearly average", ""), ("1个百分点", None, "yearly average", "")]),
        ("全市生产总值比2012年增长60%。", [("60%", None, "several years", "")]),
        ("全市生产总值比2016年增长8%。", [("8%", 2017, "year", "")]),
        ("2017年全市生产总值达到4000亿元，是2012年的2倍。", [("4000亿元", 2017, "year", ""), ("2倍", None, "several years", "")]),
        ("上半年，全市生产总值增长7%。", [("7%", 2017, "part of a year", "")]),
        ("上半年形势严峻，全年全市生产总值增长7%。", [("7%", 2017, "year", "")]),
        ("五年来，城镇新增就业61万人。", [("61万人", None, "several years", "")]),
        ("五年来，民生持续改善。城镇新增就业61万人。", [("61万人", None, "several years", "")]),
        ("今年是“十三五”规划承上启下之年，地区生产总值要增长8%。", [("8%", 2018, "year", "")]),
        ("生产总值连续跨越4000亿元、5000亿元大关。", [("跨越4000亿元", None, "", ""), ("5000亿元", None, "", "")]),
        ("全市生产总值由2012年的2000亿元增加到2017年的4000亿元。", [("由2012年的2000亿元增加到2017年的4000亿元", 2017, "year", "")]),
        ("2017年与2012年相比，全市生产总值增长66%。", [("66%", None, "several years", "")]),
        ("2017年全市生产总值比2012年增长60%；进出口总额增长55%。", [("60%", None, "several years", ""), ("55%", None, "several years", "")]),
        ("全市生产总值从2000亿元提高到预计突破4000亿元。", [("2000亿元", None, "", ""), ("突破4000亿元", 2017, "year", "")]),
        ("全市生产总值达到4000亿元，比2012年的2000亿元增长1倍。", [("4000亿元", 2017, "year", ""), ("2000亿元", None, "", ""), ("1倍", None, "several years", "")]),
        ("进出口总额增长9%，是1994年以来最高增幅；全市生产总值增长8%。", [("9%", 2017, "year", ""), ("8%", 2017, "year", "")]),
        ("规划（2018—2035年）获批，全市生产总值增长8%。", [("8%", 2017, "year", "")]),
        ("全市生产总值一季度、上半年、全年分别增长3%、4%和5%。", [("3%", None, "", "")]),
        ("省第十五次党代会以来形势向好，全市生产总值增长8%。", [("8%", 2017, "year", "")]),
    ],
)  # fmt: skip
def test_time(text, rows):
    assert covered(text) == rows


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("全市生产总值增长8%。", ""),
        ("我市生产总值增长8%。", ""),
        ("高新区发展提速，生产总值增长30%。", "高新区"),
        ("与此同时，高新区发展提速。生产总值增长30%。", "高新区"),
        ("其中市本级一般公共预算收入增长5%。", "市本级"),
        ("市区居民收入稳步提高，居民人均可支配收入增长8%。", ""),
        ("生产总值超过200亿元的县达到12个。", "超过200亿元的县"),
        ("44个县公共财政预算收入增长43%。", "44个县"),
        ("郑州市生产总值增长9%。", "郑州市"),
        ("生产总值突破4万亿元。", ""),
        ("工业增加值增速回升，生产总值增长8%。", ""),
        ("开展开发区百万大招工行动，城镇新增就业46万人。", ""),
        ("2018年全市经济社会发展的主要预期目标是：地区生产总值增长8%。", ""),
        ("2022年全市生产总值增长8%。", ""),
    ],
)
def test_part_of_the_place(text, part):
    assert [row[3] for row in covered(text)][-1] == part


def test_the_place_itself_is_no_part():
    assert covered("2017年，郑州市生产总值增长9%。", place="河南省/郑州市") == [("9%", 2017, "year", "")]


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
    ("text", "names"),
    [
        ("城乡居民人均可支配收入分别达到4万元和2万元。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("城乡居民人均可支配收入均增长8%。", ["城乡居民人均可支配收入"]),
        (
            "城镇和农村居民人均可支配收入分别达到6万元、3万元，增长8%和9%。",
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"] * 2,
        ),
        ("居民人均可支配收入增长8%。", ["居民人均可支配收入"]),
        ("地区生产总值迈上新台阶，总量突破5万亿元。", ["地区生产总值"]),
        ("社会组织健康发展，总量突破5万家。", [""]),
    ],
)
def test_one_phrase_for_several_series(text, names):
    assert [claim.indicator for claim in name_series(text, extract_facts(text).claims)] == names


def test_new_jobs_that_name_no_time_are_told_apart_by_the_plan_for_one_year():
    text = (
        "一、过去五年工作回顾\n民生改善。城镇新增就业61万人。\n去年的成绩是：\n城镇新增就业12.5万人。\n"
        "二、2018年工作安排\n今年的主要预期目标是：城镇新增就业12万人以上。\n"
    )
    assert covered(text) == [
        ("61万人", None, "several years", ""),
        ("12.5万人", 2017, "year", ""),
        ("12万人以上", 2018, "year", ""),
    ]


def test_a_report_given_in_december_plans_the_year_after():
    head = "政府工作报告\n2018年12月20日在市人民代表大会上\n各位代表：\n"
    text = f"{head}全市生产总值增长8%。\n今年主要预期目标是：地区生产总值增长7%。"
    found = cover_claims(text, extract_facts(text).claims, year=2018, place="某市")
    assert [(c.surface, c.status, c.figure_year) for c in found if c.indicator] == [
        ("8%", "reported", 2018),
        ("7%", "target", 2019),
    ]


def test_what_is_done_is_no_plan_even_where_the_plan_opens_with_it():
    text = (
        "各位代表：\n二、2018年工作安排\n全市生产总值增长7%，较好地完成了各项目标任务。\n"
        "今年的主要预期目标是：地区生产总值增长6%。"
    )
    found = cover_claims(text, extract_facts(text).claims, year=2018, place="某市")
    assert [(c.surface, c.status, c.figure_year) for c in found if c.indicator] == [
        ("7%", "reported", 2017),
        ("6%", "target", 2018),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("生产总值跨越8000亿元大关、达到8350亿元，增长8.2%。", [("跨越8000亿元", "地区生产总值"), ("8350亿元", "地区生产总值"), ("8.2%", "地区生产总值")]),
        ("全市生产总值1700亿元，位居全省第一，实际增长17%。", [("1700亿元", "地区生产总值"), ("17%", "地区生产总值")]),
        ("全市生产总值增长7%，一般公共预算收入升至全省第4位，增长11%。", [("7%", "地区生产总值"), ("11%", "一般公共预算收入")]),
        ("财政总收入和一般公共预算收入分别达到12亿元和6亿元，增长9%和8%。",
         [("12亿元", "财政总收入"), ("6亿元", "一般公共预算收入"), ("9%", "财政总收入"), ("8%", "一般公共预算收入")]),
        ("财政总收入12亿元，其中一般公共预算收入6亿元，分别增长9%和8%。",
         [("12亿元", "财政总收入"), ("6亿元", "一般公共预算收入"), ("9%", "财政总收入"), ("8%", "一般公共预算收入")]),
        ("财政总收入和一般公共预算收入均增长8%。", [("8%", "财政总收入、一般公共预算收入")]),
        ("全市生产总值达12亿元，比增9.8%。", [("12亿元", "地区生产总值"), ("9.8%", "地区生产总值")]),
        ("一般公共预算收入增长9%，上划中央收入首次突破千亿，达1180亿元。", [("9%", "一般公共预算收入")]),
        ("城镇新增就业36万人，扶持12万人创业。", [("36万人", "城镇新增就业")]),
        ("城镇新增就业45万人，超过目标2万人。", [("45万人", "城镇新增就业")]),
        ("城镇就业人员达到430万人。", []),
        ("财政一般预算收入136亿元，其中地方一般预算收入71亿元。", [("136亿元", "财政总收入"), ("71亿元", "一般公共预算收入")]),
        ("西藏生产总值初步预计1148亿元。", [("1148亿元", "地区生产总值")]),
    ],
)  # fmt: skip
def test_a_figure_apart_from_its_name_finds_its_series(text, names):
    assert [(c.surface, c.indicator) for c in extract_facts(text).claims if c.indicator] == names
