"""What sets a figure of an indicator apart from the year's: an average, a base, a start, a step, a comparison."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.times import COUNT
from zzcorpus.extract.claims.wordlists import led_by

if TYPE_CHECKING:
    from zzcorpus.extract.claims.surroundings import Surroundings
    from zzcorpus.extract.claims.times import Time
    from zzcorpus.model import Claim, Stretch

# Under a review of five years a growth of so many per cent may be that of all of them; a smaller one is a year's.
MORE_THAN_A_YEAR_BRINGS = 20
_AVERAGE = led_by(
    "年平每", "年均|(?<!人)平均增[长速幅]|平均每年|每年平均|年平均|年递增|年复合|每年增长|每年递增|年增长率平均"
)
_COLON_REACH = 12
_ON_YEAR = led_by("同比较", "同比|比上年|比去年|较上年|较去年|比前一年")
_FURTHER_BASE = led_by(
    "比较是为由从与同相",
    f"(?:[比较是为由从与同]|相当于|相比)(?:“?十?[一二三四五六七八九]?五”?(?:期?末|时期|期间|计划)|{COUNT}年前|(?P<year>(?:19|20)[0-9]{{2}})年)",
)
# 一季度、上半年、全年分别增长3%、4%和5%; 增幅从2%逐季递升至3.5%、3.8%.
_PARTS_IN_TURN = led_by(
    "一二三四半逐",
    "(?:[一二三四]季度|半年)[^。；]{0,16}(?:[一二三四]季度|半年|全年)分别[^。；，]*$|逐季[^。；，]{0,4}至[^。；，]*$",
)
# 从5777亿元 | 提高到…, 比2000年的1570亿元 | 增长1.2倍, 提前实现“十二五”规划1.5万亿元 | 的目标.
_START_BEFORE = re.compile("[从由][^，。；]{0,24}$")
_RISES_AFTER = re.compile(
    "[^。；]{0,30}?(?:(?:提[高升]|增[加长]|上升|跃升|攀升|扩大|跨越|发展)[到至为]|先后跨|跃上|迈上)"
)
# 由上年下降40.3% | 收窄为下降3.9%: what a growth turned from.
_TURNS_AFTER = re.compile(
    "(?:[和、][0-9.]+%)?(?:收窄|转变?|回升|提[高升]|扩大|加快|回落|上升)(?:为|到|至)(?:增长|下降)?[0-9]"
)
_AIM_AFTER = re.compile("的?(?:规划|预期|奋斗|既定)?目标")
_COMPARED_AMOUNT = re.compile("[比较](?<![占对可相性].)(?![重例])[^，。；、]{0,24}$")
_MULTIPLIED_BEFORE = re.compile("(?:是|为|相当于)(?:(?:19|20)[0-9]{2}年|“?十?[一二三四]?五”?)(?:末|底)?的?$")
_MULTIPLE_AFTER = re.compile("的(?:[0-9.]+|[两三四五六七八九十]+)倍")
_YEARS_APART = led_by(
    "与同比较由从",
    "[与同比较](?P<apart>(?:19|20)[0-9]{2})年?(?:末|底)?(?:相比|相较|比|增|提|翻|下降|净)|[由从](?P<from>(?:19|20)[0-9]{2})年(?:末|底)?的",
)
_IN_TURN = led_by("连先相接", "连续|连跨|先后|相继|接连")
_REACHED_AT_LAST = re.compile("[、，](?:总量)?(?:达到?|实现|为)$")


def is_level(claim: Claim) -> bool:
    """Say whether a figure is the height that a series reached, not how much it grew."""
    return claim.kind == "change" or (claim.kind == "money" and not claim.direction)


def is_on_year(text: str, claim: Claim, around: Surroundings) -> bool:
    """Say whether a figure is expressly compared with the year before."""
    return bool(_ON_YEAR.search(text, around.clause, claim.start))


def speaks_of_average(text: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` speaks of yearly averages."""
    return bool(_AVERAGE.search(text, start, end))


def is_average(text: str, claim: Claim, around: Surroundings) -> bool:
    """Say whether a figure is a yearly average, or how far one lies above another's."""
    if speaks_of_average(text, around.clause, claim.end):
        return True
    if is_level(claim) or not speaks_of_average(text, around.item, claim.start):
        return False
    item = text[around.item : claim.start]
    clauses = re.split("[，、]", item)
    if claim.unit == "百分点" and any(map(_AVERAGE.search, clauses[-3:])):
        return True
    colon = item.rfind("：")
    if colon >= 0 and _AVERAGE.search(item[max(0, colon - _COLON_REACH) : colon]):
        return True
    previous = clauses[-2] if len(clauses) > 1 else ""
    return "分别" in previous and item[-len(clauses[-1]) - 1] == "、" and bool(_AVERAGE.search(previous))


def stands_apart(text: str, claim: Claim, around: Surroundings, time: Time | None, year: int | None) -> Stretch | None:
    """Return the stretch of a figure that the words around it set apart from the year's, or None.

    ``time`` is the last one named before it; ``year`` is the year that it stands for if there is none.
    """
    clause, start = around.clause, claim.start
    if _PARTS_IN_TURN.search(text, around.item, start):
        return ""
    if is_level(claim):
        if claim.kind != "change" and _is_start_or_base(text, claim, clause):
            return ""
    elif _TURNS_AFTER.match(text, claim.end) and _START_BEFORE.search(text, clause, start):
        return ""
    elif not is_on_year(text, claim, around):
        grows = claim.unit == "%" or (claim.direction and claim.kind != "count")
        if grows and _compares_years(text, claim, around, year):
            return "several years"
        if _has_further_base(text, clause, start, (time and time.year) or year):
            return "several years"
    return "" if _IN_TURN.search(text, clause, start) and not _REACHED_AT_LAST.search(text, clause, start) else None


def _is_start_or_base(text: str, claim: Claim, clause: int) -> bool:
    """Say whether an amount is the start of a change, what another is compared with, or what was aimed at."""
    start, end = claim.start, claim.end
    if _START_BEFORE.search(text, clause, start) and _RISES_AFTER.match(text, end):
        return True
    if claim.status == "reported" and _AIM_AFTER.match(text, end):
        return True
    if _MULTIPLE_AFTER.match(text, end) and _MULTIPLIED_BEFORE.search(text, clause, start):
        return True
    return bool(_COMPARED_AMOUNT.search(text, clause, start))


def _compares_years(text: str, claim: Claim, around: Surroundings, year: int | None) -> bool:
    """Say whether a growth is one since a year further back than the year before: 与2007年相比，…增长66%.

    A large one goes on from the year that an earlier item (比2003年增长72%；…增长91%) or a change starts from.
    """
    large = claim.low >= MORE_THAN_A_YEAR_BRINGS
    found = _YEARS_APART.search(text, around.begins if large else around.item, claim.start)
    if not found or not year:
        return False
    return bool(found["apart"] or large) and int(found["apart"] or found["from"]) < year - 1


def _has_further_base(text: str, clause: int, start: int, year: int | None) -> bool:
    """Say whether a growth is one against a base further back than the year before."""
    base = _FURTHER_BASE.search(text, clause, start)
    return base is not None and not (base["year"] and year and int(base["year"]) == year - 1)
