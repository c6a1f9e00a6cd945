"""Which part of the place a figure is about."""

from __future__ import annotations

import pytest

from zzcorpus.extract.claims.coverage import cover_claims
from zzcorpus.extract.facts import extract_facts


def parts_of(text, place="某市"):
    """Return the parts that the indicators of a report are about."""
    claims = extract_facts(f"各位代表：\n{text}").claims
    found = cover_claims(f"各位代表：\n{text}", claims, year=2018, place=place)
    return [claim.part for claim in found if claim.indicator]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("全市生产总值增长8%。", ""),
        ("我市生产总值增长8%。", ""),
        ("高新区发展提速，生产总值增长30%。", "高新区"),
        ("与此同时，高新区发展提速。生产总值增长30%。", "高新区"),
        # What is told of an area does not reach past a subject of its own.
        ("高新区获批建设。国家高新技术企业净增1200户，社会消费品零售总额增长8%。", ""),
        ("高新区产值达到125亿元。非公经济比重提高，一般公共预算收入增长8%。", ""),
        # Nor past the sentence before, nor from a zone that is named by its kind only.
        ("高新区发展提速。新开工项目16个，进展顺利。一般公共预算收入增长8%。", ""),
        ("综合保税区、国际综合保税区封关。外贸逆势上扬。进出口总额增长8%。", ""),
        ("我国经济持续增长，生产总值突破百万亿元。", "我国"),
        ("全国百强区数量增加，生产总值突破万亿元。", ""),
        ("产业园区配套基础设施完成投资，工业投资增长10%。", ""),
        ("争创国家级示范区2个，规模以上工业增加值增长8%。", ""),
        ("其中市本级一般公共预算收入增长5%。", "市本级"),
        ("三县主要经济指标增速加快，工业总产值、固定资产投资均突破百亿元。", "三县"),
        ("市区居民收入稳步提高，居民人均可支配收入增长8%。", ""),
        ("生产总值超过200亿元的县达到12个。", "超过200亿元的县"),
        ("44个县公共财政预算收入增长43%。", "44个县"),
        ("郑州市生产总值增长9%。", "郑州市"),
        ("生产总值突破4万亿元。", ""),
        ("工业增加值增速回升，生产总值增长8%。", ""),
        ("开展开发区百万大招工行动，城镇新增就业46万人。", ""),
        ("2018年全市经济社会发展的主要预期目标是：地区生产总值增长8%。", ""),
        ("2022年全市生产总值增长8%。", ""),
        # Trade with a country is not all trade, and that country's name goes no further.
        ("外贸进出口2507亿元，其中对中亚五国进出口1669亿元。", "对中亚五国"),
        ("对共建国家进出口增长8%，实际利用外资增长9.8%。", ""),
        ("获外贸经营权的私营企业累计近4万家，出口299.5亿美元。", "私营企业"),
        ("大力组织对外贸易，出口15亿美元。", ""),
        ("全省国有单位共完成固定资产投资124.9亿元。", "国有单位"),
        ("全市规模以上民营企业完成工业总产值4833亿元。", "规模以上民营企业"),
        # A paragraph that opens with an act on a zone of its own name goes on about it, row of growths and all.
        ("我们全力推进滨海新区开发，新区工作取得进展。生产总值增长23%。", "滨海新区"),
        (
            "我们坚持把加快滨海新区开发作为全市工作的重点，新区建设全面展开。生产总值增长23%，固定资产投资增长43%。",
            "滨海新区",
        ),
        ("武汉经开区列入试点。金融机构存款余额7.2万亿元。", ""),
        ("安排资金，钱塘新区整合设立。工业增加值增长14%。", ""),
        ("推进新区建设，完成起步区固定资产投资25亿元。", "起步区"),
        ("综保区进出口总额实现65亿元、同比增长58.5%。", "综保区"),
        ("天津海关进出口总额819亿美元。", "天津海关"),
        ("全市海关进出口总额819亿美元。", ""),
        ("工业园区销售收入增长45%，税收分别增长29%和40%。", "工业园区"),
        # What businesses, or a sector, bring in is not all of the place's.
        ("规模以上工业增加值增长18%；工业企业实现税收150亿元。", "工业企业"),
        ("服务业增加值增长8.8%，提供的税收突破210亿元。", "服务业"),
        ("民营规上工业增加值增长18%、社会消费品零售总额增长11%。", "民营"),
        ("市级进出口总额383亿美元，增长11%；其中出口262亿美元。", "市级"),
        ("阿坝州扶贫开发全面推进。城镇登记失业率4.6%。", ""),
        ("市区城镇居民人均可支配收入30035元，农村居民人均纯收入13186元。", ""),
        ("兰州新区建设加快。全年进出口总额增长8%。", ""),
        ("6个新城区建成开发区，全市新增园区80平方公里。持续加大投入，工业投资增长30%。", ""),
    ],
)
def test_part_of_the_place(text, part):
    assert parts_of(text)[-1] == part


def test_the_place_itself_is_no_part():
    assert parts_of("2017年，郑州市生产总值增长9%。", place="河南省/郑州市") == [""]
