"""Whether an amount sets which things are meant rather than how many there are: 50万元以上 | 项目."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.phrases import NO_VERB, read_lead

if TYPE_CHECKING:
    from zzcorpus.extract.claims.quantity import Quantity
    from zzcorpus.model import ClaimKind

_AMOUNTS = frozenset({"money", "measure"})
_HAN = re.compile("[\u3400-\u9fff]")
_NEXT_WORD = 6
# 从业30人以上的社会组织: the figure sets which things are meant and counts none of them.
_SIZES = frozenset({"人", "户", "名"})
_SIZED = re.compile("的?[^，。；：、]{0,8}?(?:企业|组织|单位|村|学校|园区|社区|公司|机构|乡镇|项目|医院)")
# 年产值超亿元企业335家: so does an amount that it reaches.
_WORTH = re.compile(
    "的?(?:[^，。；：、！？\n的]{0,6})(?:企业|项目|园区|集群|村|镇|县|市|产业|产业链|基地|公司|平台|品牌)"
)
_BUSINESSES = re.compile("的(?:[^，。；、！？\n的]{0,6})(?:企业|公司|项目|品牌|产品|集团|大户|商品)")
# 提升24条重点产业链韧性: what is made better is no more of it.
_IN_KIND = ("提升", "提高", "扩大", "改善", "优化")


def is_threshold(text: str, figure: Quantity, kind: ClaimKind) -> bool:
    """Tell whether an amount sets what things are counted: 50万元以上 | 项目."""
    end = figure.end
    if kind == "count" and figure.qualifier == "over" and text.endswith("以上", 0, end):
        return figure.low == 1 or (figure.unit in _SIZES and bool(_SIZED.match(text, end)))
    if kind not in _AMOUNTS or figure.qualifier != "over" or not text.endswith("以上", 0, end):
        return False
    following = text[end : end + _NEXT_WORD]
    return bool(_HAN.match(following)) and following[0] != "的" and read_lead(following)[1] in NO_VERB


def is_worth(text: str, figure: Quantity) -> bool:
    """Tell whether an amount of money sets what things are counted: 超亿元 | 企业."""
    bound = figure.kind == "money" and figure.qualifier == "over" and figure.start < figure.numeral
    return bound and bool(_WORTH.match(text, figure.end))


def is_size(text: str, figure: Quantity) -> bool:
    """Tell whether an amount tells which businesses are counted: 40家出口超亿美元的 | 企业."""
    bound = figure.kind == "money" and figure.qualifier == "over" and figure.start < figure.numeral
    return bound and bool(_BUSINESSES.match(text, figure.end))


def is_made_better(text: str, figure: Quantity) -> bool:
    """Tell whether a number of things is what is made better: 提升 | 24条 | 重点产业链韧性."""
    verb_ends = figure.start - text.endswith("了", 0, figure.start)
    counted = figure.kind == "count" and text.endswith(_IN_KIND, 0, verb_ends)
    return counted and bool(_HAN.match(text, figure.end))
