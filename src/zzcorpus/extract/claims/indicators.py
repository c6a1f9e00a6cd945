"""One name for figures about the same thing."""

from __future__ import annotations

import re
from functools import lru_cache

from zzcorpus.extract.claims.wordlists import REMEMBERED, read_rows
from zzcorpus.places.mentions import find_mentions

_CHANGES = frozenset({"%", "百分点", "倍", "番", "‰"})
_FITTING = {
    "money": frozenset({"元", "美元", "港元", "欧元", "日元", "人民币"}) | _CHANGES,
    "people": frozenset({"人", "人次", "人（次）", "个", "名", "万"}) | _CHANGES,
    "rate": _CHANGES,
    "weight": frozenset({"吨", "公斤", "斤", "担", "千克"}) | _CHANGES,
    "firms": frozenset({"家", "户", "个"}) | _CHANGES,
    "days": frozenset({"天"}),
}
# What may stand before an indicator's name without making it another one: the whole place, a named place.
_SCOPE = re.compile(
    "(?:[—\\[\\]［］〔〕.]*[0-9]{0,2}[\\]］〕])?[—.]*"
    "(?:预计|预期|据?初步(?:核算|统计|测算|预计)|核算|统计|其中|年末|全年|当年|实现|完成|争?取|带动|(?:19|20)[0-9]{2}年|年)*"
    "(?:(?:全|我|本|整个)?(?:市|省|区|县|州|旗|国|自治区|域|疆)?|地区|本地|[一-龥]{2,7}(?:省|市|区|县|州|盟)|(?:全|我)国)"
)
_SHORT_PLACE_CHARS = range(2, 5)
# What may stand after it: it names the series' change or amount, which the unit tells as well.
_TAIL = re.compile(
    "(?:(?:历史性|首次|再次|一举|成功|连续)?(?:迈|跨|跃|升)|历史性|初步(?:预计|核算|统计)?|预计|核算"
    "|(?:剔除|扣除|扣减|在)[^，；。]{2,24}|按|增[速幅]呈现?[^，；。]{2,12}(?:态势|走势|势头)|(?:19|20)[0-9]{2}年(?:分别|预计)?"
    "|(?:年均|平均)?(?:可比)?(?:总量|增速|增幅|增长率|增长速度|增长预期目标|增长预期|增长目标|增长|规模|总额|涨幅|完成|实现|达|数|水平|指标|预期目标|目标))$"
)
_TAIL_LETTERS = frozenset("量速幅率度标期长模额成现达数平迈跨跃升性步计算后素下减税按年别势头")
_MARKS = frozenset("“”*")
_JOINS = frozenset("、和与及")
_NOT_PLACES = (
    "中心城区",
    "主城区",
    "开发区",
    "新区",
    "园区",
    "高新区",
    "社区",
    "景区",
    "地区",
    "城区",
    "山区",
    "牧区",
    "灾区",
)


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, str]]:
    return {alias: (indicator, units) for indicator, alias, units in read_rows("indicators", 3)}


def name_indicator(of: str, unit: str, kind: str) -> str:
    """Return the standard name of the indicator that ``of`` names, or "" where it is none of the common ones.

    >>> name_indicator("全市生产总值", "元", "money"), name_indicator("GDP增速", "%", "percent")
    ('地区生产总值', '地区生产总值')
    """
    found = _series_of(of) if of[-1:] in _last_letters() else None
    if not found:
        return ""
    indicator, units = found
    fits = unit in _FITTING[units] or (kind == "change" and unit.endswith("元") and units == "money")
    return indicator if fits else ""


@lru_cache(maxsize=REMEMBERED)
def _series_of(of: str) -> tuple[str, str] | None:
    """Return the indicator that ``of`` names and the units that fit it."""
    name = of.replace("“", "").replace("”", "").replace("*", "").replace("年人均", "人均")
    found = _look_up(name)
    if found or name[-1:] not in _TAIL_LETTERS:
        return found
    shorter = _TAIL.sub("", name)
    return _look_up(shorter) if shorter != name else None


@lru_cache(maxsize=REMEMBERED)
def scope_of(of: str) -> str:
    """Return what stands in ``of`` before the indicator's name, or the first of those that it joins.

    >>> scope_of("深汕特别合作区地区生产总值"), scope_of("天府新区生产总值、固定资产投资")
    ('深汕特别合作区', '天府新区')
    """
    names = _names()
    for start in range(len(of) - 1):
        if of[start:] in names or _TAIL.sub("", of[start:]) in names:
            return scope_of(of[: start - 1]) if start > 1 and of[start - 1] in _JOINS else of[:start]
    return ""


@lru_cache(maxsize=1)
def _last_letters() -> frozenset[str]:
    """Return what a phrase that names an indicator can end with: by far the most phrases end otherwise."""
    return frozenset(name[-1] for name in _names()) | _TAIL_LETTERS | _MARKS


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    """Return the last two letters of the names."""
    return frozenset(name[-2:] for name in _names())


@lru_cache(maxsize=1)
def _money() -> frozenset[str]:
    return frozenset(indicator for indicator, units in _names().values() if units == "money")


def is_money(indicator: str) -> bool:
    """Say whether an indicator is an amount of money."""
    return indicator in _money()


def standard_name(name: str) -> str:
    """Return the indicator that goes by ``name`` as it stands, or "".

    >>> standard_name("GDP"), standard_name("Gdp"), standard_name("高度")
    ('地区生产总值', '地区生产总值', '')
    """
    found = _names().get(name) or _names().get(name.upper())
    return found[0] if found else ""


@lru_cache(maxsize=256)
def aliases_of(indicator: str) -> tuple[str, ...]:
    """Return all names that an indicator goes by."""
    return tuple(alias for alias, (name, _) in _names().items() if name == indicator)


def indicator_names() -> tuple[str, ...]:
    """Return every name that an indicator goes by."""
    return tuple(_names())


def _look_up(name: str) -> tuple[str, str] | None:
    """Find the longest listed name that ``name`` ends with, if only a scope stands before it."""
    if name[-2:] not in _endings():
        return None
    names = _names()
    for start in range(len(name) - 1):
        found = names.get(name[start:])
        if found:
            scope = name[:start]
            if "占" in scope:  # a share of the series is another one
                return None
            if scope == "地区" or (_SCOPE.fullmatch(scope) and not scope.endswith(_NOT_PLACES)):
                return found
            return found if _is_short_place(scope) else None
    return None


def _is_short_place(scope: str) -> bool:
    """Say whether ``scope`` is the short name of a place: 西藏 of 西藏生产总值."""
    if len(scope) not in _SHORT_PLACE_CHARS:
        return False
    return any((m.start, m.end, m.kind) == (0, len(scope), "short") for m in find_mentions(scope))
