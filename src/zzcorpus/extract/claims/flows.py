"""Tells figures of one indicator apart by their size, where the text says no more.

The new jobs of one year and those of several; the whole place's amount of money and a part's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.owners import is_growth_behind
from zzcorpus.extract.claims.punctuation import SENTENCE_ENDS, after_last, last_of
from zzcorpus.extract.claims.times import names_time

if TYPE_CHECKING:
    from zzcorpus.model import Claim

_LAST_SENTENCE_END = last_of(SENTENCE_ENDS)
# What comes in over the years adds up: words of several years with it mean the sum, not the last year's.
ADDING_UP = frozenset({"实际利用外资", "外商直接投资", "固定资产投资", "旅游总收入", "接待游客"})
# Of these a report gives no smaller amounts for parts, so that size tells the sum of several years.
_VISITS = frozenset({"实际利用外资", "外商直接投资", "旅游总收入", "接待游客"})
# 旅游总收入达到109.6亿元，增长36.2%: the growth of one year stands with the amount of one.
GROWS_AFTER = re.compile("[，、]?(?:同比|比上年)?(?:增长|下降)[0-9]")
_MAY_ADD_UP = frozenset({"进出口总额", "出口总额", "固定资产投资", "一般公共预算收入", "财政收入", "财政总收入"})
_GROWN = re.compile("[，、]?(?:同比|比上年)?(?:增长|下降)[0-9.]+%")
_FLOWS = frozenset({"城镇新增就业", "新增就业"})
_EVERY_YEAR = re.compile("每年|年均|连续|[0-9一二三四五六七八九十两]+年(?!行动|计划|规划|攻坚)")
_OF_YEARS = re.compile("年均|累计|[五5]年|期间|时期|[上前]一?个[五5]年|本届|年来")
# What is so much less than another amount of the same indicator in one document is not the whole place's.
_WHOLE_TO_PART = 4
_NEAR_YEARS = 2
# Amounts that every part of a place has as well; of trade and foreign capital a report tells many smaller ones.
_AMOUNTS = frozenset(
    {
        "地区生产总值",
        "一般公共预算收入",
        "财政总收入",
        "财政收入",
        "固定资产投资",
        "社会消费品零售总额",
        "社会商品零售总额",
    }
)
_AREA = re.compile(
    "(?<![一-龥]{2}[省市])(?:兵团|[一-龥]{2}(?:新区|开发区|高新区|经开区|经济区|园区|保税区|自贸区|都市圈)|[一-龥]{2}[县区市](?![域级间长场内外]))"
)
_NO_AREA = re.compile("[全我本各]|年|城镇|重要|国内|自治|先导|示范")
_UNNAMED = "部分"
# How many times the year's plan one year brings at most, and several years at least.
_ONE_YEAR = 2.2
_MANY_YEARS = 2.8


def settle_flows(claims: list[Claim], text: str, year: int | None) -> list[Claim]:
    """Return ``claims``, those of yearly flows that name no time of their own told apart by their size.

    Under a review of five years new jobs may be those of the last year or of all five; the plan for the coming year
    says how many one year brings.
    """
    flows = [claim for claim in claims if claim.indicator in _FLOWS and not claim.part]
    if year is None or not flows:
        return claims
    planned: dict[tuple[str, str], float] = {}
    for claim in flows:
        if claim.status == "target" and claim.stretch == "year" and claim.figure_year == year:
            key = claim.indicator, claim.unit
            planned[key] = min(claim.low, planned.get(key, claim.low))
    for claim in flows:  # without a plan, what the year before brought
        if claim.status == "reported" and claim.stretch == "year":
            planned.setdefault((claim.indicator, claim.unit), claim.low)
    return [_settle(claim, text, year, planned) if claim.indicator in _FLOWS else claim for claim in claims]


def _settle(claim: Claim, text: str, year: int, planned: dict[tuple[str, str], float]) -> Claim:
    plan = planned.get((claim.indicator, claim.unit))
    if not plan or claim.part or claim.stretch not in ("year", "several years"):
        return claim
    if claim.status == "target":
        later = claim.figure_year is not None and claim.figure_year > year  # new until then, not in that year
        beyond = later or (claim.figure_year == year and claim.low > _MANY_YEARS * plan)
        return claim._replace(stretch="several years", figure_year=None) if beyond else claim
    sentence = after_last(_LAST_SENTENCE_END, text, claim.start)
    if names_time(text, sentence, claim.start) or _EVERY_YEAR.search(text, sentence, claim.start):
        return claim
    if claim.low > _MANY_YEARS * plan:
        return claim._replace(stretch="several years", figure_year=None)
    if claim.stretch == "several years" and claim.low < _ONE_YEAR * plan:
        return claim._replace(stretch="year", figure_year=year - 1)
    return claim


def settle_sums(claims: list[Claim], text: str) -> list[Claim]:
    """Return ``claims``, amounts far above what a year brings told as sums where the paragraph is on several years.

    What a year brings is the least of the amounts for capital and visits; for others, of which parts of the place are
    told as well, it is one that stands with its growth: 进出口总额达到51.6亿美元，增长30.7%.
    """
    least: dict[tuple[str, str], float] = {}
    grown: dict[tuple[str, str, int | None], float] = {}
    for claim in claims:
        if _is_visit(claim):
            key = claim.indicator, claim.unit
            least[key] = min(claim.high, least.get(key, claim.high))
        elif _may_add_up(claim) and _GROWN.match(text, claim.end):
            grown[claim.indicator, claim.unit, claim.figure_year] = claim.high
    told: dict[int, bool] = {}

    def is_sum(claim: Claim) -> bool:
        if _is_visit(claim):
            year = least[claim.indicator, claim.unit]
            grows = GROWS_AFTER.match(text, claim.end)
        elif grown and _may_add_up(claim):
            year = grown.get((claim.indicator, claim.unit, claim.figure_year), claim.high)
            grows = _GROWN.match(text, claim.end)
        else:
            return False
        return claim.low > _MANY_YEARS * year and _tells_of_years(text, claim.start, told) and not grows

    return [
        claim._replace(stretch="several years", figure_year=None) if claim.kind != "change" and is_sum(claim) else claim
        for claim in claims
    ]


def _may_add_up(claim: Claim) -> bool:
    return claim.indicator in _MAY_ADD_UP and claim.stretch == "year" and not (claim.direction or claim.part)


def _is_visit(claim: Claim) -> bool:
    return claim.indicator in _VISITS and claim.stretch == "year" and not (claim.direction or claim.part)


def _tells_of_years(text: str, position: int, told: dict[int, bool]) -> bool:
    """Tell whether the paragraph at ``position`` speaks of several years; ``told`` keeps the answers."""
    start = text.rfind("\n", 0, position) + 1
    if start not in told:
        end = text.find("\n", position)
        told[start] = bool(_OF_YEARS.search(text, start, len(text) if end < 0 else end))
    return told[start]


def settle_amounts(claims: list[Claim], text: str) -> list[Claim]:
    """Return ``claims``, the amounts that are far too small for the whole place given to the area spoken of above.

    兰州 had 1360亿元 of 生产总值; the 60亿元 in a paragraph that opens with its new district is the district's.
    """
    largest: dict[tuple[str, str, int], float] = {}
    amounts = [claim for claim in claims if _is_amount(claim)]
    for claim in amounts:
        key = claim.indicator, claim.unit, claim.figure_year or 0
        largest[key] = max(claim.high, largest.get(key, claim.high))
    small = {
        id(claim)
        for claim in amounts
        if any(
            largest.get((claim.indicator, claim.unit, (claim.figure_year or 0) + years), 0)
            > _WHOLE_TO_PART * claim.high
            for years in range(-_NEAR_YEARS, _NEAR_YEARS + 1)
        )
    }
    settled: list[Claim] = []
    for claim in claims:
        last = settled[-1] if settled else None
        if id(claim) in small:
            settled.append(_of_area(claim, text))
        elif last is not None and last.part and not claim.part and _is_growth_of(claim, last, text):
            settled.append(claim._replace(part=last.part))
        else:
            settled.append(claim)
    return settled


def _is_amount(claim: Claim) -> bool:
    level = claim.kind == "money" and not claim.direction and claim.stretch == "year" and not claim.part
    return level and claim.figure_year is not None and claim.indicator in _AMOUNTS


def _is_growth_of(claim: Claim, amount: Claim, text: str) -> bool:
    """Say whether a growth is that of the amount right before it: 实现生产总值120亿元，增长 | 29.17%."""
    alike = claim.indicator == amount.indicator and claim.sentence == amount.sentence
    return alike and is_growth_behind(text, amount, claim)


def _of_area(claim: Claim, text: str) -> Claim:
    """Return a claim with the last area that its paragraph names before it as its part; 部分 where it names none."""
    areas = _AREA.findall(text, text.rfind("\n", 0, claim.start) + 1, claim.start)
    named = [area for area in areas if not _NO_AREA.search(area)]
    return claim._replace(part=named[-1] if named else _UNNAMED)
