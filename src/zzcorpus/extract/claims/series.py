"""Names the indicator of each figure where one phrase names several: 城镇和农村居民人均可支配收入分别达4万元和2万元."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.indicators import is_money, name_indicator
from zzcorpus.extract.claims.owners import (
    back_to,
    is_bare_growth,
    is_nameless,
    is_of_another,
    name_by_owner,
    name_by_row,
)
from zzcorpus.extract.claims.punctuation import SENTENCE_ENDS, fold, last_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zzcorpus.model import Claim

_JOINED = re.compile("[、和与及]")
# 生产总值、固定资产投资均 | 突破4000亿元: each of them did.
_ALIKE_BEFORE = re.compile("(?:均|都|双双|同时)[^，。；、]{0,4}$")
_ALIKE_REACH = 6
_MAY_JOIN = re.compile("[、和与及城]")
# The two members share what follows: 城乡居民收入, 城镇和农村常住居民人均可支配收入.
_TOWN_AND_COUNTRY = re.compile(
    "(?:城乡|城[镇市](?:居民)?[、和与及]农(?:村|牧区|村牧区))(?=(?:常住)?居民)|城[镇市](?:居民)?[、和与及]农牧?民(?=人均可支配收入)"
)
_SHARE_BEFORE = re.compile("的$|占比|比重|份额|贡献|占|相当于|完成率|接近$|(?:推动|支撑|拉动|带动)[^，]{0,4}$")
# 较上年多增近1万人: by how much the year's new jobs are more than the last one's.
_DIFFERENCE = re.compile("[比较][^，。；]{1,10}(?:多|少|增加|减少|增长|超)[^，。；、]{0,3}$")
_DISTANCE = re.compile("[高低]于[^，。；]{0,14}(?:目标|计划|要求|水平|全国|全省|全市)[^，。；]{0,4}$")
_LEAD = re.compile(
    "(?:高出|低出|高于|低于|超出)[^，。；、0-9]{0,14}(?:全国|全省|全市|全区|平均|水平|预期)[^，。；、0-9]{0,6}$"
)
# What is given, bought or moved is no harvest: 向我省援助了1万吨粮食.
_GRAIN_MOVED = re.compile("援助|储备|收购|征购|议购|销售|进口|出口|调[入出运拨]|供应|救济|返销|统销|库存|补贴")
_HELD_TO_AIM = re.compile("(?:^|[，、])(?:控制|保持|稳定)在[^，。；、]{0,8}目标$")
_BEYOND_PLAN = re.compile("(?:超|超过|超额|[多高]于)[^，。；]{0,6}(?:目标|计划|任务)(?:数|任务)?$")
_PULLED = re.compile("(?:拉动|带动|贡献)[^，。；]{0,16}$")
_POPULATIONS = frozenset({"常住人口", "户籍人口", "总人口"})
_ALL_PEOPLE = re.compile("(?:全[市省区县州盟国]|我[市省区县州国]|总)[^，]{0,4}人口")
_PERSONS = frozenset({"人", "口", "万", "名"})
_BROUGHT_ABOUT = frozenset(
    {"旅游总收入", "社会消费品零售总额", "社会商品零售总额", "出口总额", "地区生产总值", "工业增加值"}
)
_BROUGHT = re.compile("(?:带动|拉动|撬动)(?![^，]*总收入)[^，]{0,10}$")
_SHARE_AFTER = re.compile(
    "的(?:预[期定]|[^，。；、]{0,8}(?:生产总值|GDP|经济总量|收入|税收|投资|消费|出口))(?!的?增长|增速)"
)
# 财政支出75%以上用于民生: a share of what is spent.
_SPENT_ON = re.compile("以?上?(?:用于|用在|用来|投向|投入)")
# 税收超亿元楼宇16座, 60个出口超亿美元的商品: an amount that sets apart which things are counted.
_SETS_APART = re.compile(
    "以?上?的?(?:[0-9]+[个家户]|[^，。；、0-9的和]{0,4}?(?:楼宇|大厦|企业|商品|项目|产品|大户|客户|县域|人口|园区|集群))"
)
# What a local part is told of (其中地方一般预算收入) is the total, which takes in the central government's share.
_LOCAL_PART_AFTER = re.compile(
    "[^。\\n]{0,60}；地方[^，。；0-9支]{0,8}预算收入|[^。；\n]{0,30}其中[，：]?(?:地方|[本市省区县]级)[^，。；0-9]{0,6}(?:一般|公共|收入)"
)
_LOCAL = re.compile("地方|[本市省区县]级|[市省区县]一般")
_LAST_MARK = last_of(f"，；：{SENTENCE_ENDS}")
_PER_HEAD_OF = {"地区生产总值": "人均地区生产总值"}
# 生产总值突破3万亿元，人均 | 达5万元: the figure a head of what was named before.
_PER_HEAD_ALONE = re.compile("人均(?:约|已|也|将|分别)*(?:达到?|超过?|突破|接近|为|实现|跃上|迈上)?$")
_BETWEEN_FIGURES = frozenset("和与及、")
_APART = re.compile(f"[，；：{SENTENCE_ENDS}]")
# New jobs are counted, not all jobs: 城镇新增就业, 新增城镇就业人员, but not 城镇就业人员达到430万人.
_NEW_JOBS = frozenset({"城镇新增就业", "新增就业"})
_NEW = re.compile("新|净增")
_LOCAL_REVENUE = "一般公共预算收入"
_STRAIGHT_AFTER = re.compile(
    "(?:就业|从业人员|人数|岗位|人员|新增|净增)(?:岗位|人数|人员|人口)?[^，。；、目标划计扶帮]{0,6}$"
)


def name_series(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """Return ``claims`` with the indicator of each named by its place in a series."""
    text = fold(text)
    named: list[Claim] = []
    for _, group in groupby(claims, key=attrgetter("sentence")):
        sentence = list(group)
        named += _name_sentence(text, sentence) if any(map(_may_be_named, sentence)) else sentence
    return named


def _may_be_named(claim: Claim) -> bool:
    """Say whether a claim has an indicator or may be given one: a count of a single thing has its own name or none."""
    if claim.indicator or claim.kind == "money" or claim.unit == "%":
        return True
    return is_nameless(claim.of) or bool(_MAY_JOIN.search(claim.of) and len(_members(claim.of)) > 1)


def _name_sentence(text: str, claims: list[Claim]) -> list[Claim]:
    """Return the claims of one sentence with the indicator of each named by its place among them.

    The n-th figure of a run belongs to the n-th of the things that its ``of`` joins, where the numbers of both
    are equal; where they are not (城镇和农村居民人均可支配收入均增长8%), the joint name decides, if it has one.
    """
    named: list[Claim] = []
    joint: tuple[str, ...] = ()
    runs = list(_runs(text, claims))
    for index, run in enumerate(runs):
        members = _members(run[0].of)
        if len(members) > 1:
            joint = members
            following = runs[index + 1][0].of if index + 1 < len(runs) else ""
            if len(run) == 1 and following == members[1]:  # the second figure has its own name already
                members = members[:1]
        elif len(run) == len(joint) and run[0].of == joint[-1]:
            members = joint  # 分别达到6.1万元、3.3万元，增长8.5%和9%: the growths are of both as well
        in_row = name_by_row(text, run, named)
        # 收入15781元，农民纯收入4761元，增长8.4%和8%: each of the two has its own name, and no one clause owns both.
        in_turn = len(run) > 1 and len({claim.of for claim in run}) == len(run)
        for claim in in_row or _name_run(text, run, members):
            whole = claim if in_row or in_turn else name_by_owner(text, claim)
            named.append(_per_head(text, _rate_of(text, whole), named) if whole.indicator else whole)
    return named


def _per_head(text: str, claim: Claim, named: Sequence[Claim]) -> Claim:
    """Return a claim with the name of the figure a head where 人均 alone stands before it, or before its level."""
    per_head = _PER_HEAD_OF.get(claim.indicator)
    if per_head is None:
        return claim
    clause = text[back_to(_LAST_MARK, text, claim.start) : claim.start]
    alone = claim.kind == "money" and _PER_HEAD_ALONE.search(clause[clause.rfind("、") + 1 :])
    last = named[-1] if named else None
    grows = last is not None and last.indicator == per_head and is_bare_growth(text[last.end : claim.start])
    return claim._replace(indicator=per_head) if alone or grows else claim


def _rate_of(text: str, claim: Claim) -> Claim:
    """Return a claim of an indicator; a bare percentage of an amount as what it is, a growth (力争14%) or a share.

    A share is no such series; a percentage of a money series that is none can only be its growth, whatever verb is
    left out.
    """
    clause = text[back_to(_LAST_MARK, text, claim.start) : claim.start]
    if is_of_another(text, claim) or _is_aside(text, claim, clause):
        return claim._replace(indicator="")
    if claim.indicator == _LOCAL_REVENUE and not _LOCAL.search(claim.of) and _LOCAL_PART_AFTER.match(text, claim.end):
        return claim._replace(indicator="财政总收入")
    amounts = all(map(is_money, claim.indicator.split("、")))
    if claim.unit == "百分点" and not amounts and _DISTANCE.search(clause):  # 失业率低于控制计划1.84个百分点
        return claim._replace(indicator="")
    if claim.unit not in ("%", "百分点") or not amounts:
        return claim
    if _SPENT_ON.match(text, claim.end):
        return claim._replace(indicator="")
    # What one sector adds to the growth of the whole, or how its share has changed.
    if _PULLED.search(clause) or (claim.kind == "change" and _SHARE_BEFORE.search(clause)):
        return claim._replace(indicator="")
    if claim.direction or claim.unit != "%":
        return claim
    if _SHARE_BEFORE.search(clause) or _SHARE_AFTER.match(text, claim.end):
        return claim._replace(indicator="")
    return claim._replace(direction="down" if claim.low < 0 else "up")


def _is_aside(text: str, claim: Claim, clause: str) -> bool:
    """Say whether a figure with the name of an indicator is no figure of its series."""
    if claim.kind == "money" and claim.indicator in _BROUGHT_ABOUT and _BROUGHT.search(clause):  # 演艺活动带动旅游收入
        return True
    if claim.indicator in _POPULATIONS and claim.unit not in _PERSONS and not claim.direction:
        return True
    if claim.kind == "money" and claim.qualifier == "over" and _SETS_APART.match(text, claim.end):
        return True
    if claim.of == "粮食" and _GRAIN_MOVED.search(clause):
        return True
    if claim.kind == "money" and not claim.direction and _LEAD.search(clause):  # 纯收入高出全国平均水平989元
        return True
    if _HELD_TO_AIM.search(clause):  # 涨幅3.1%、| 控制在年度目标3.5%以内
        return True
    if claim.of == "人口" and not _ALL_PEOPLE.search(clause):  # 覆盖农村5亿人口
        return True
    return _counts_others(claim, clause)


def _counts_others(claim: Claim, clause: str) -> bool:
    """Say whether a number of people is not that of new jobs: all jobs, those helped, an excess over the plan."""
    new = claim.direction or (_NEW.search(claim.of) and _STRAIGHT_AFTER.search(clause))
    if claim.indicator in _NEW_JOBS and not new:
        return True
    return claim.kind == "count" and bool(_DIFFERENCE.search(clause) or _BEYOND_PLAN.search(clause))


def _name_run(text: str, run: list[Claim], members: tuple[str, ...]) -> list[Claim]:
    if members == (run[0].of,):
        return run
    if len(members) == len(run):
        pairs = zip(run, members, strict=True)
        return [claim._replace(indicator=name_indicator(member, claim.unit, claim.kind)) for claim, member in pairs]
    return [claim._replace(indicator=_joint_name(claim) or _all_names(text, claim, members)) for claim in run]


def _runs(text: str, claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the runs of claims about the same thing in one clause, alike in unit and direction."""
    run: list[Claim] = []
    for claim in claims:
        last = run[-1] if run else None
        alike = last and (last.unit, last.direction) == (claim.unit, claim.direction)
        if alike and last and last.of != claim.of:
            alike = text[last.end : claim.start] in _BETWEEN_FIGURES
        if last and (not alike or _APART.search(text, last.end, claim.start)):
            yield run
            run = []
        run.append(claim)
    if run:
        yield run


def _joint_name(claim: Claim) -> str:
    """Return the indicator of a figure that several share: only a name that is listed as it stands."""
    if _TOWN_AND_COUNTRY.search(claim.of):
        joint = _TOWN_AND_COUNTRY.sub("城乡", claim.of, count=1)
        return name_indicator(joint, claim.unit, claim.kind)
    return ""


def _all_names(text: str, claim: Claim, members: tuple[str, ...]) -> str:
    """Return the names of all that share one growth, or an amount that all of them passed, joined.

    财政总收入和一般公共预算收入均增长8%; 生产总值、固定资产投资均突破4000亿元.
    """
    names = [name_indicator(member, claim.unit, claim.kind) for member in members]
    alike = claim.unit == "%" or bool(_ALIKE_BEFORE.search(text, max(0, claim.start - _ALIKE_REACH), claim.start))
    shared = alike and len(set(names)) == len(names) > 1
    return "、".join(names) if shared and all(names) else ""


@lru_cache(maxsize=8192)
def _members(of: str) -> tuple[str, ...]:
    """Return the names that ``of`` joins; itself alone where it is one name.

    >>> _members("城乡居民人均可支配收入")
    ('城镇居民人均可支配收入', '农村居民人均可支配收入')
    >>> _members("城镇居民人均可支配收入和农民人均纯收入")
    ('城镇居民人均可支配收入', '农民人均纯收入')
    """
    both = _TOWN_AND_COUNTRY.search(of)
    if both:
        tail = of[both.end() :]
        tail = tail if "居民" in tail else "居民" + tail
        return (f"城镇{tail}", f"农村{tail}")
    parts = tuple(_JOINED.split(of))
    if len(parts) > 1:
        parts = (*parts[:-1], parts[-1].rstrip("均各"))
        if all(name_indicator(part, "元", "money") for part in parts):
            return parts
    return (of,)
