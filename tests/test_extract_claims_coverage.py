"""Which year and stretch of time a figure stands for."""

from __future__ import annotations

import pytest

from growth import grows_with_the_text
from zzcorpus.extract.claims import find_claims
from zzcorpus.extract.claims.coverage import cover_claims
from zzcorpus.extract.claims.series import name_series
from zzcorpus.extract.facts import extract_facts
from zzcorpus.text import split_sentences

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
        ("1至11月，全市生产总值增长7%。", [("7%", 2017, "part of a year", "")]),
        ("一至五月份，全市生产总值增长7%。", [("7%", 2017, "part of a year", "")]),
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
        ("全市生产总值一季度、上半年、全年分别增长3%、4%和5%。", [("3%", 2017, "part of a year", "")]),
        (
            "全市生产总值增速呈现“前低后高”态势，一季度、上半年和全年分别增长3%、4%、5%，总量达到80亿元。",
            [("3%", 2017, "part of a year", ""), ("4%", 2017, "part of a year", ""), ("5%", 2017, "year", ""), ("80亿元", 2017, "year", "")],
        ),
        # Under a heading of several years what is aimed at is theirs, until the text turns to one year.
        ("二、今后五年的目标任务\n城镇登记失业率控制在4%以内。生产总值增速保持7%左右。", [("4%以内", None, "several years", ""), ("7%左右", None, "several years", "")]),
        ("二、今后五年的目标任务\n三、2018年是开局之年，预期目标是：地区生产总值增长8%。", [("8%", 2018, "year", "")]),
        ("二、今后五年考虑和2018年工作安排\n城镇登记失业率控制在4%以内。", [("4%以内", 2018, "year", "")]),
        ("二、今后五年考虑和2018年工作安排\n做好今后五年工作，必须牢记宗旨，把握机遇，坚持稳中求进的工作总基调，推动高质量发展取得新成效。\n经济总量力争达到2万亿元。\n2018年，是实施规划的开局之年，经济社会发展主要预期目标是：地区生产总值增长8%。", [("2万亿元", None, "several years", ""), ("8%", 2018, "year", "")]),
        # And the review of the last year below one of several years.
        ("一、过去五年及2017年工作回顾\n这五年，是综合实力大幅跃升的五年，全市各项事业取得了新的成就，人民生活水平有了很大的提高，城镇新增就业61万人。\n刚刚过去的2017年，面对经济下行的压力，我们牢牢把握稳中求进的工作总基调，主动调整转型，保持发展势头良好。\n扎实推进社会建设。新增城镇就业14万人。", [("61万人", None, "several years", ""), ("14万人", 2017, "year", "")]),
        # A heading of the second rank holds as well; one that only opens a plan, or a list number, names no time.
        ("二、2018年工作安排\n（二）“十三五”时期经济社会发展的主要目标\n城镇登记失业率控制在4%以内。", [("4%以内", None, "several years", "")]),
        ("二、2018年工作安排\n（一）为“十三五”发展开好局\n新增城镇就业14万人。", [("14万人", 2018, "year", "")]),
        ("二、2018年工作安排\n（十五）提高生活品质\n新增城镇就业14万人。", [("14万人", 2018, "year", "")]),
        # The aims of a later year are those of the longer plan.
        ("二、今后五年的目标任务\n到2022年，全市经济社会发展的主要目标是：综合实力显著增强，民生福祉持续改善，生态环境更加优美，治理效能显著提升。\n城镇登记失业率控制在4%以内。", [("4%以内", None, "several years", "")]),
        ("一、“十三五”时期回顾\n五年累计建房。刚刚过去的2017年，我们克服困难。经济持续向好。生产总值增长21.6%。", [("21.6%", 2017, "year", "")]),
        ("一、落实各项决议，“十三五”发展开局良好\n初步预计，城镇新增就业9万人。", [("9万人", 2017, "year", "")]),
        ("2017年，全市生产总值在上年增长15.7%的基础上又增长14.5%。", [("15.7%", None, "", ""), ("14.5%", 2017, "year", "")]),
        ("川渝一体化发展格局加速形成，地区生产总值突破10万亿元。", [("突破10万亿元", 2017, "year", "川渝")]),
        ("一般公共预算收入419.4亿元，下降1%（扣除新增减税因素影响，增长5.6%）。", [("419.4亿元", 2017, "year", ""), ("1%", 2017, "year", ""), ("5.6%", 2017, "year", "扣除新增减税因素影响")]),
        ("一般公共预算收入226亿元，剔除不可比因素，增长12%。", [("226亿元", 2017, "year", ""), ("12%", 2017, "year", "")]),
        ("今年预期目标是：财政收入增长保持上年水平，城镇新增就业63万人以上。", [("63万人以上", 2018, "year", "")]),
        ("地区生产总值增长9.1%；一般公共预算收入增长21.57%，排全国第1位。", [("9.1%", 2017, "year", ""), ("21.57%", 2017, "year", "")]),
        ("高水平规划建设常住人口4670万的郑州都市圈，构建多点发展格局，力争“十四五”末经济总量达到6万亿元。", [("6万亿元", 2025, "year", "郑州都市圈")]),
        # What is far too small for the whole place is a part's.
        ("生产总值1360亿元，增长15%。\n一是榆中园区加快规划。全年实现生产总值60亿元，增长29%。", [("1360亿元", 2017, "year", ""), ("15%", 2017, "year", ""), ("60亿元", 2017, "year", "榆中园区"), ("29%", 2017, "year", "榆中园区")]),
        ("生产总值1360亿元，增长15%。\n松山湖实现生产总值60亿元。", [("1360亿元", 2017, "year", ""), ("15%", 2017, "year", ""), ("60亿元", 2017, "year", "部分")]),
        ("今年预期目标是：工业增加值率高于上年，居民消费价格总水平涨幅控制在3%左右。", [("3%左右", 2018, "year", "")]),
        ("2017年进出口总额96.9亿美元；五年实际利用外资108.4亿美元。", [("96.9亿美元", 2017, "year", ""), ("108.4亿美元", None, "several years", "")]),
        ("2017年，生产总值前三季度增长2.8%，全年增长3.1%；城镇新增就业51万人。", [("2.8%", 2017, "part of a year", ""), ("3.1%", 2017, "year", ""), ("51万人", 2017, "year", "")]),
        ("2017年，生产总值上半年、前三季度和全年分别增长5%、6%和7%。", [("5%", 2017, "part of a year", ""), ("6%", 2017, "part of a year", ""), ("7%", 2017, "year", "")]),
        # A growth without a name is of the amount before it, part and all.
        ("生产总值2860亿元，增长17%，人均5.39万元，增长7.5%。", [("2860亿元", 2017, "year", ""), ("17%", 2017, "year", ""), ("5.39万元", 2017, "year", ""), ("7.5%", 2017, "year", "")]),
        ("我国经济实力增强，国内生产总值突破一百万亿元。", [("突破一百万亿元", 2017, "year", "我国")]),
        ("省第十五次党代会以来形势向好，全市生产总值增长8%。", [("8%", 2017, "year", "")]),
        # Years in Chinese digits are years.
        ("一、二〇一七年工作回顾\n二〇一六年全市生产总值达到七百亿元，等于二〇一二年的二点三倍。", [("七百亿元", 2016, "year", ""), ("二点三倍", None, "several years", "")]),
        ("锚定二〇三五年远景目标，全市生产总值突破1.5万亿元。", [("突破1.5万亿元", 2017, "year", "")]),
        ("到二〇三五年远景目标是：经济总量迈上万亿元台阶。", [("万亿元", 2035, "year", "")]),
        # What comes in adds up over the years that are named with it; a growth beside it makes it one year's.
        ("五年来，实际利用外资超过150亿美元。", [("超过150亿美元", None, "several years", "")]),
        ("“九五”期间，全市实际利用外资55.4亿美元。", [("55.4亿美元", None, "several years", "")]),
        ("五年来，旅游业加快发展，旅游总收入达到109.6亿元，同比增长36.2%。", [("109.6亿元", 2017, "year", ""), ("36.2%", 2017, "year", "")]),
        ("实际利用外资38亿美元，是上一个五年的2倍。", [("38亿美元", None, "several years", ""), ("2倍", None, "several years", "")]),
        ("固定资产投资由“八五”时期的629.5亿元增加到“九五”时期的1637.3亿元。", [("由“八五”时期的629.5亿元增加到“九五”时期的1637.3亿元", None, "several years", "")]),
        ("截至去年，实际利用外资达到13.78亿美元。", [("13.78亿美元", None, "", "")]),
        # A part of the year in which it is told.
        ("今年以来，形势复杂，一季度，生产总值增长3.5%。", [("3.5%", 2018, "part of a year", "")]),
        ("“六五”期间，进出口贸易总额合计达到2300亿美元。", [("2300亿美元", None, "several years", "")]),
        # Of amounts passed one after the other the lower was reached earlier; 分别 gives each to its own.
        ("经济总量跨越7000亿元、8000亿元两个台阶，达到8003亿元。", [("跨越7000亿元", None, "", ""), ("8003亿元", 2017, "year", "")]),
        (
            "社会消费品零售总额、进出口总额分别突破4000亿元、1.5万亿元大关。",
            [("突破4000亿元", 2017, "year", ""), ("1.5万亿元", 2017, "year", "")],
        ),
        ("五年来，扩大开放。实际利用外资850亿美元。", [("850亿美元", None, "several years", "")]),
        ("五年累计引进资金2156亿元；实际利用外资38亿美元，年均增长10%；实现进出口总额70亿美元，年均增长25%。", [("38亿美元", None, "several years", ""), ("10%", None, "yearly average", ""), ("70亿美元", None, "several years", ""), ("25%", None, "yearly average", "")]),
        ("五年全社会固定资产投资2.8万亿元，去年达到8740亿元。", [("2.8万亿元", None, "several years", ""), ("8740亿元", 2017, "year", "")]),
        # So large beside the amount that stands with the growth of the year, in a paragraph on several.
        ("五年来，投资不断扩大。固定资产投资达到1.7万亿元。\n2017年，固定资产投资4506亿元，增长13%。", [("1.7万亿元", None, "several years", ""), ("4506亿元", 2017, "year", ""), ("13%", 2017, "year", "")]),
        ("五年进出口总额744亿美元，比“八五”时期增长64%。其中出口449亿美元。", [("744亿美元", None, "several years", ""), ("64%", None, "several years", ""), ("449亿美元", None, "several years", "")]),
        ("完成进出口总额153亿美元，比“九五”时期增长75%。", [("153亿美元", None, "several years", ""), ("75%", None, "several years", "")]),
        ("五年来，扩大开放。实际利用外资达到85亿美元。", [("85亿美元", 2017, "year", "")]),
        ("五年来，扩大开放。合同外资49亿美元，增长9%；实际利用外资85亿美元。", [("85亿美元", 2017, "year", "")]),
        # A line that turns to the last year ends what a heading of several years holds.
        ("一、过去五年回顾\n2017年是本届政府任期的收官之年，面对错综复杂的发展环境，我们坚持稳中求进的总基调，保持了经济的良好态势。\n扩大开放。实际利用外资85亿美元。", [("85亿美元", 2017, "year", "")]),
        # So many points a rate does not rise in one year, and the review of years gone by is none of the plan.
        ("城镇化率达到55%，提高7.8个百分点。", [("55%", 2017, "year", ""), ("7.8个百分点", None, "", "")]),
        ("城镇化率达到55%，比上年提高7.8个百分点。", [("55%", 2017, "year", ""), ("7.8个百分点", 2017, "year", "")]),
        ("一、工作回顾\n五年来，我们深入贯彻部署，主要做了以下工作。\n加强治理。空气质量优良天数比例达86%、上升4个百分点。", [("86%", 2017, "year", ""), ("4个百分点", None, "", "")]),
        ("全市生产总值在2012年6520亿元的基础上，2017年达到15806亿元。", [("6520亿元", None, "", ""), ("15806亿元", 2017, "year", "")]),
        # A growth all told beside yearly averages is of as many years.
        ("2017年，全市生产总值8000亿元，年均增长8%；单位生产总值能耗累计下降21%。", [("8000亿元", 2017, "year", ""), ("8%", None, "yearly average", ""), ("21%", None, "several years", "")]),
        # A rise since a year further back, in money as in per cent.
        ("2017年同2012年相比，农民人均纯收入增加321元，达到1826元。", [("321元", None, "several years", ""), ("1826元", 2017, "year", "")]),
        # How far a rate lies from the plan's or the country's is no figure of its series.
        ("居民消费价格上涨2.4%，低于全国0.5个百分点；城镇登记失业率3.4%，低于控制计划1.1个百分点。", [("2.4%", 2017, "year", ""), ("3.4%", 2017, "year", "")]),
        ("居民消费价格涨幅3.1%、控制在年度目标3.5%以内，城镇登记失业率控制在年度目标3.8%以内。", [("3.1%", 2017, "year", ""), ("3.8%以内", 2017, "year", "")]),
        # What a growth turned from is last year's, and how much a business exports is no export of the place.
        ("规模以上工业增加值由上年下降40.3%收窄为下降3.9%。", [("40.3%", None, "", ""), ("3.9%", 2017, "year", "")]),
        ("进出口总额由上年下降5%转为增长3%。", [("5%", None, "", ""), ("3%", 2017, "year", "")]),
        ("40多家出口超亿美元的企业带动增长。", []),
        ("农民人均纯收入8000元，高出全国平均水平989元。联合国向我省援助了1万吨粮食。", [("8000元", 2017, "year", "")]),
        ("粮食总产657.8亿斤。城镇新增就业9万人，登记失业率3.76%。", [("657.8亿斤", 2017, "year", ""), ("9万人", 2017, "year", ""), ("3.76%", 2017, "year", "")]),
    ],
)  # fmt: skip
def test_time(text, rows):
    assert covered(text) == rows


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


def statuses(text, year):
    text = f"各位代表：\n{text}"
    found = cover_claims(text, extract_facts(text).claims, year=year, place="某市")
    return [(c.surface, c.status) for c in found]


@pytest.mark.parametrize(
    ("year", "text", "rows"),
    [
        (2004, "全市生产总值年均增长15%，2008年达到2000亿元。", [("15%", "reported"), ("2000亿元", "target")]),
        (1982, "到一九八五年，原煤七亿吨。", [("七亿吨", "target")]),
        (1982, "一九八五年，原煤达到七亿吨，比一九八〇年的六亿吨增加一亿吨。", [("七亿吨", "target"), ("六亿吨", "reported"), ("一亿吨", "target")]),
        (2004, "启动生米大桥，2005年建成后，该桥长1100米。", [("1100米", "reported")]),
        (2014, "申办2016年艺术节，运动会获9金。", [("9金", "reported")]),
    ],
)  # fmt: skip
def test_a_year_to_come_is_not_reported_on(year, text, rows):
    assert statuses(text, year) == rows


def test_an_amount_of_several_years_is_told_by_its_size_among_those_of_one():
    text = "五年来，开放扩大。引进外资项目多，实际利用外资20.5亿美元。\n2017年实际利用外资3亿美元，增长5%。"
    assert [row[:3] for row in covered(text)][:2] == [("20.5亿美元", None, "several years"), ("3亿美元", 2017, "year")]


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


def test_years_gone_by_are_reported_on_inside_the_plan():
    text = "各位代表：\n二、“十三五”规划目标\n5年来，生活品质提升。城镇居民人均可支配收入增长60.7%。"
    found = cover_claims(text, extract_facts(text).claims, year=2018, place="某市")
    assert [(c.surface, c.status, c.stretch) for c in found] == [("60.7%", "reported", "several years")]


def test_when_a_policy_was_made_is_no_time_of_its_figures():
    text = "各位代表：\n今年的主要预期目标是：继续执行去年出台的政策，新增减税降费5000亿元。"
    found = cover_claims(text, extract_facts(text).claims, year=2018, place="某市")
    assert [(c.surface, c.status, c.figure_year) for c in found] == [("5000亿元", "target", 2018)]


@pytest.mark.parametrize(
    "words",
    [
        *(
            "生产总值增长5%。",
            "力争生产总值达到5亿元。",
            "生产总值增长5%；",
            "生产总值（增长5%，",
            "今年生产总值增长5%、",
        ),
        "实际利用外资5亿美元。",
        "接待游客1万人次。接待游客100万人次。",
    ],
)
def test_work_on_one_long_paragraph_grows_with_it(words):
    def settled(times):
        text = words * times
        return text, name_series(text, find_claims(text, split_sentences(text), []))

    def cover(given):
        text, claims = given
        return cover_claims(text, claims, year=YEAR, place="某市")

    cover(settled(10))
    assert grows_with_the_text(cover, settled(600), settled(2400))


@pytest.mark.parametrize(
    ("year", "text", "cells"),
    [
        # The mark was passed on the way to the amount of the last year.
        (
            2021,
            "“十三五”期间，地区生产总值突破3000亿元大关，由2015年的2330亿元增加到2020年的3500亿元。",
            [("突破3000亿元", "地区生产总值", "", None), ("由2015年的2330亿元增加到2020年的3500亿元", "地区生产总值", "year", 2020)],
        ),
        (
            2001,
            "“十五”时期固定资产投资总规模达到7700亿元。",
            [("7700亿元", "固定资产投资", "several years", None)],
        ),
        (
            2011,
            "全社会固定资产投资17540亿元，其中城镇固定资产投资15500亿元。",
            [("17540亿元", "固定资产投资", "year", 2010), ("15500亿元", "城镇固定资产投资", "year", 2010)],
        ),
        # The surveys counted net income of rural households until 2013.
        (
            2012,
            "城乡居民人均收入分别为18844元和6563元。",
            [("18844元", "城镇居民人均可支配收入", "year", 2011), ("6563元", "农民人均纯收入", "year", 2011)],
        ),
        (
            2019,
            "城乡居民人均收入分别为38844元和16563元。",
            [("38844元", "城镇居民人均可支配收入", "year", 2018), ("16563元", "农村居民人均可支配收入", "year", 2018)],
        ),
    ],
)  # fmt: skip
def test_a_cell_is_of_its_own_series_and_year(year, text, cells):
    found = cover_claims(f"各位代表：\n{text}", extract_facts(f"各位代表：\n{text}").claims, year=year, place="某市")
    assert [(c.surface, c.indicator, c.stretch, c.figure_year) for c in found] == cells
