"""Which year, stretch of time and part of the place a figure stands for."""

from __future__ import annotations

import pytest

from zzcorpus.extract.claims.coverage import cover_claims, reviewed_year
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
        ("生产总值连续跨越4000亿元、5000亿元大关。", [("4000亿元", None, "", ""), ("5000亿元", None, "", "")]),
        ("全市生产总值由2012年的2000亿元增加到2017年的4000亿元。", [("由2012年的2000亿元增加到2017年的4000亿元", 2017, "year", "")]),
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
