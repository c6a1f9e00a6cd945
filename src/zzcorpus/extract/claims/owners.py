"""Finds the series of a figure that stands apart from its name: 总值跨越8000亿元大关、达到8350亿元，增长8.2%."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.indicators import indicator_names, is_money, name_indicator, standard_name
from zzcorpus.extract.claims.punctuation import after_last, last_of
from zzcorpus.extract.claims.wordlists import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.model import Claim

_LAST_MARK = last_of("，、；。：！？（\n")
_LAST_CLAUSE_END = last_of("，；。：\n")
_LAST_ITEM_END = last_of("；。：\n")
_JOINING = frozenset("，、（")
_PIECES_BACK = 5
_FARTHEST_BACK = 400
_LIST_REACH = 80
_LONGEST_GAP = 16
_PARTS_OF_YEAR = re.compile("季度|半年")  # one name at several times
# All that stands before a growth that has no name of its own: 、比上年实际增长 | 8%.
_BARE_GROWTH = re.compile(
    "(?:分别|均|各|都|同比|比上年|较上年|比去年|较去年|比前一年|[比较]|按?可比(?:价格?|口径)?(?:计算)?|同口径|实际|名义|预计|全年)*"
    "(?:可比|实际|名义)?(?:增长|增幅|增速|负增长|净?增加|减少|增|下降|降幅|降|上升|上涨)(?:幅度|速度|率)?(?:达到?|为|了|约)*"
)
# And before a height: 、去年预计达到 | 2.3万亿元.
_BARE_HEIGHT = re.compile(
    "(?:(?:[0-9]{4}|[去今])年|全年|预计|总量|首次|历史性|分别|已)*(?:达到?了?|实现|完成|突破|超过?|为)"
)
_IN_A_ROW = re.compile("[^，。；：]{0,24}")
_IN_CLAUSES = re.compile("[^。；]{0,30}")
_ALIKE = re.compile("均|各|都")
# Words for the height or growth of a series that is named before: 地区生产总值再上台阶，总量突破5万亿元.
_BARE_NAMES = re.compile(
    "总量|增速|增幅|增长|增长率|总额|规模|增长速度|总量折合|.{0,8}(?:大关|关口|台阶|门槛|行列|新起点)|历史性"
)
_BARE_NAME_ENDS = frozenset("量速幅长率额模度合关口阶槛列点性")
# Remarks between a series and its growth, about its rank, its steps or the plan: 成为全国第十个总量超万亿元的城市.
_ASIDE = re.compile(
    "(?:[0-9]{4}年|[去今]年|全年)?(?:预计|共)?"
    "(?:总量|成为|[位稳]?居|排|升至|完成(?:[^，]{0,2}预算|年[度初]|全年|计划|目标)|占|在|首次|历史性|突破|达|超|跨|迈|净增|约|折?合|按"
    "|连续|同比|[比较]|[高低快]于|增[速幅]|提前|扣除|剔除|为|连[跨上]|接连|相继|先后|一举|再|经)"
)
_SHORTEST_NAME = 3
_SHORTEST_CLAUSE = 5
_OPENING = (
    "(?:据|预计|其中|初步(?:核算|统计|测算|预计)|核算|统计|全年|[去今]年|[0-9]{4}年|实现|完成)*"
    "(?:[全我本]?[市省区县州国疆])?"
)


def back_to(mark: re.Pattern[str], text: str, end: int) -> int:
    """Return where the words after the last ``mark`` begin; far back none is sought, which would cost as much."""
    return after_last(mark, text, end, max(0, end - _FARTHEST_BACK))


def is_bare_growth(gap: str) -> bool:
    """Say whether the words before a figure tell of a growth and nothing else."""
    return bool(_BARE_GROWTH.fullmatch(gap.lstrip("，、（")))


def is_growth_behind(text: str, amount: Claim, growth: Claim) -> bool:
    """Say whether a growth without a name of its own stands right behind an amount: 人均5.39万元，增长 | 7.5%."""
    if growth.unit != "%" or not growth.direction or growth.start - amount.end >= _LONGEST_GAP:
        return False
    return is_bare_growth(text[amount.end : growth.start])


def is_nameless(of: str) -> bool:
    """Say whether ``of`` only speaks of the height or growth of a series that is named before."""
    return of[-1:] in _BARE_NAME_ENDS and bool(_BARE_NAMES.fullmatch(of))


def name_by_owner(text: str, claim: Claim) -> Claim:
    """Return a claim that has no name of its own with the indicator that opens the nearest clause before it.

    One whose nearest clause is about something else (上划中央收入首次突破千亿，达1180亿元) is of none.
    """
    growth = claim.unit == "%" and bool(claim.direction)
    height = claim.kind == "money" and not claim.direction
    nameless = not claim.indicator and is_nameless(claim.of)
    if not (growth or height or nameless):
        return claim
    own = back_to(_LAST_MARK, text, claim.start)
    words = text[own : claim.start]
    growth = growth and is_bare_growth(words)
    height = height and bool(_BARE_HEIGHT.fullmatch(words))
    if not (growth or height or nameless):
        return claim
    in_turn = "分别" in words and not _PARTS_OF_YEAR.search(claim.of)
    if in_turn and text.find(claim.of, max(0, own - _LIST_REACH), own) >= 0:
        return claim  # one of the names listed before: 出口、进口均增长较快，分别为…
    owner = "" if growth or height else _opening_name(text, own, claim.start)
    if not owner:
        owner, foreign = _owner_before(text, own, claim.of if height else "")
        if foreign:
            return claim._replace(indicator="")
    if owner:
        indicator = name_indicator(owner, claim.unit, claim.kind)
        return claim._replace(indicator=indicator) if indicator or height else claim
    # 辖内财政收入迈过千亿大关，达1330亿元，增长28%: something else stands before it since the last item.
    item = back_to(_LAST_ITEM_END, text, claim.start)
    elsewhere = own > item and claim.of not in text[item : claim.start] and not _ASIDE.match(text, item)
    return claim._replace(indicator="") if (growth or height) and elsewhere else claim


def opens_with_amount(clause: str) -> bool:
    """Say whether a clause opens with the name of an amount of money, and so with no subject of its own."""
    found = _opening_names().match(clause)
    return found is not None and is_money(standard_name(found[1]))


def _owner_before(text: str, start: int, of: str) -> tuple[str, bool]:
    """Return the name that opens one of the pieces before ``start``, or "", and whether they are about something else.

    That is so where one holds neither a figure nor ``of``, if it is given, and is no aside.
    """
    foreign = False
    for _ in range(_PIECES_BACK):
        if start == 0 or text[start - 1] not in _JOINING:
            break
        end, start = start - 1, back_to(_LAST_MARK, text, start - 1)
        owner = _opening_name(text, start, end)
        if owner:
            return owner, foreign
        piece = text[start:end]
        if _ASIDE.match(piece):
            continue
        if any(map(str.isdecimal, piece)):
            break
        foreign = foreign or (bool(of) and len(piece) >= _SHORTEST_CLAUSE and of not in piece)
    return "", foreign


def is_of_another(text: str, claim: Claim) -> bool:
    """Say whether the clause of a claim opens with the name of another series than the one the claim is named after.

    Only where the claim's own phrase does not stand in that clause.
    """
    clause = back_to(_LAST_CLAUSE_END, text, claim.start)
    if text.find(claim.of, clause, claim.start) >= 0:
        return False
    name = _opening_name(text, clause, claim.start)
    return bool(name) and name_indicator(name, claim.unit, claim.kind) not in claim.indicator.split("、")


def name_by_row(text: str, run: Sequence[Claim], before: Sequence[Claim]) -> list[Claim] | None:
    """Return figures with the names of the row of figures that they follow in turn.

    分别达到12亿元和6亿元，增长9%和8%; 财政总收入12亿元，其中一般预算收入6亿元，分别增长9%和8%; and the other way round,
    分别增长9%和8%，达到12亿元和6亿元. One growth for all of them (均增长9%) has all their names. None where no such row
    comes before.
    """
    first = run[0]
    if not before or not (first.direction or first.kind == "money"):
        return None
    gap = text[before[-1].end : first.start]
    growths = bool(first.direction) and is_bare_growth(gap)
    if not growths and not (first.kind == "money" and _BARE_HEIGHT.fullmatch(gap.lstrip("，、（"))):
        return None
    row = _row_before(text, before, len(run) if "分别" in gap else 0, growths=growths)
    names = [claim.indicator for claim in row]
    alike = all(names) and len(set(names)) < len(names)
    if len(names) < 2 or alike:  # noqa: PLR2004 -- a row has two or more, each about something else
        return None
    if len(run) == len(names):
        return [c._replace(indicator=name_indicator(n, c.unit, c.kind)) for c, n in zip(run, names, strict=True)]
    if len(run) > 1 or not (growths and _ALIKE.search(gap)):
        return None
    return [first._replace(indicator="、".join(names) if all(names) else "")]


def _row_before(text: str, before: Sequence[Claim], count: int, *, growths: bool) -> list[Claim]:
    """Return the amounts (the growths, before amounts) at the end of ``before`` that 、 or 和 joins.

    Where the figures to name are said to go with them in turn (分别), so many may stand in clauses of their own.
    """
    row: list[Claim] = []
    for claim in reversed(before):
        if (claim.unit == "%") == growths or claim.unit == "百分点":
            break
        between = text[claim.end : row[0].start] if row else ""
        if not _IN_A_ROW.fullmatch(between) and not (len(row) < count and _IN_CLAUSES.fullmatch(between)):
            break
        row.insert(0, claim)
    return row


@lru_cache(maxsize=1)
def _opening_names() -> re.Pattern[str]:
    return re.compile(f"{_OPENING}({any_of(indicator_names())})")


def _opening_name(text: str, start: int, end: int) -> str:
    found = _opening_names().match(text, start, end)
    return found[1] if found and len(found[1]) >= _SHORTEST_NAME else ""
