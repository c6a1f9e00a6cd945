"""Figures that belong together: 由A提高到B is one change, and 5.4、2.2个百分点 share their unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.numerals import shift

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.extract.claims.quantity import Quantity

_FROM = re.compile("[由从][^，。；：、！？\n]{0,16}$")
_FROM_REACH = 18
# 31个开发区优化整合至21个: fewer than before, without 由 or 从.
_REACHING = frozenset("至到了为成")
MERGING = "整合|精简|压减|压缩|缩减|合并|归并|撤并|优化|重组"
MOVING = "增加?|提高|提升|上调|扩大|扩展|扩充|延长|延伸|拓宽|加宽|减少?|降低?|下调|调整|调减|缩短|缩小"
_MERGED = re.compile(f"[^，。；：、！？\n]{{1,16}}?(?:{MERGING})(?:至|到|为|成)")
# 将187个病种增加到了193个, 将500米延长至890米: so is what is brought from one to the other.
_BROUGHT = re.compile("[将把][^，。；：、！？\n]{0,16}$")
_BROUGHT_TO = re.compile(f"[^，。；：、！？\n]{{0,16}}?(?:{MOVING})(?:到了?|至|为)")
_BOUNDS = ("以上", "以下", "左右", "以内")
_ROW_GOES_ON = re.compile("[、和][0-9]")
_EACH_REACH = 10
_PEOPLE = {"名", "人"}  # 从5名人员压缩至3人
_JOINS = frozenset({"、", "和"})
# A comma may part the two where the verb follows it: 从2012年的290家，增加到2021年的3553家.
_TO = re.compile(
    "(?:，(?=[已又再逐步稳快速大幅猛迅]{0,3}(?:增|提|上升|下降|降|减|扩|升|发展|跃升|缩短|压缩)))?[^，。；！？、\n]{0,24}?(?:到了?|至|为|成)(?:[^，。；！？、\n]{0,12}(?:的|年|底|末|度))?(?:人均|每人)?"
)


def join_changes(text: str, start: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures of the sentence that begins at ``start``, changes as one, without bare numbers.

    Of changes that are told together (分别从53%、65%提升至97%, 由5358元、2231元提高到8090元、3006元) each is one
    figure; their spans overlap, since each reaches from its own beginning to its own end.
    """
    if len(quantities) == 1:
        only = quantities[0]
        return [only] if only.unit or only.exponent else []
    last = quantities[-1].start
    may_change = text.find("由", start, last) >= 0 or text.find("从", start, last) >= 0
    in_turn = text.find("分别", max(0, start - _EACH_REACH), last) >= 0
    for first, following in zip(quantities[-2::-1], quantities[:0:-1], strict=True):  # 13.2、0.7个百分点
        if first.unit in ("", "个"):
            _share_unit(text, first, following)
    figures: list[Quantity] = []
    index, count = 0, len(quantities)
    while index < count:
        first = quantities[index]
        if index + 1 < count:
            reaches = may_change or text[quantities[index + 1].start - 1] in _REACHING
            if reaches and (joined := _changes(text, start, quantities, index)):
                figures += joined
                index += len(joined) + _ends_told(joined)
                continue
            if in_turn:
                _share_bound(text, first, quantities[index + 1])
        figures.append(first)
        index += 1
    return [figure for figure in figures if figure.unit or figure.exponent or figure.kind == "change"]


def _changes(text: str, start: int, quantities: Sequence[Quantity], index: int) -> list[Quantity]:
    """Return the changes that begin with the figure at ``index``, told singly or together, or nothing."""
    first = quantities[index]
    opening = _FROM.search(text, max(start, first.start - _FROM_REACH), first.start)
    if not opening:
        merged = first.unit and first.unit == quantities[index + 1].unit
        if merged and _leads_to(text, start, first, quantities[index + 1].start):
            _join(first, quantities[index + 1], first.start)
            return [first]
        return []
    bases = _row(text, quantities, index)
    ends = _row(text, quantities, index + len(bases))
    if len(bases) > 1 and len(ends) not in {1, len(bases)}:
        return []
    if len(bases) == 1:
        ends = ends[:1]
    named = bool(ends) and (ends[0].unit or ends[0].exponent or not bases[0].unit)
    if not named or not _TO.fullmatch(text, bases[-1].end, ends[0].start):
        return []
    if any(base.unit not in {"", ends[0].unit} and {base.unit, ends[0].unit} != _PEOPLE for base in bases):
        return []
    for place, base in enumerate(bases):
        _join(base, ends[min(place, len(ends) - 1)], opening.start() if place == 0 else base.start)
    return bases


def _leads_to(text: str, start: int, first: Quantity, second: int) -> bool:
    """Tell whether the figure that begins at ``second`` is what the first one became."""
    if _MERGED.fullmatch(text, first.end, second):
        return True
    brought = _BROUGHT.search(text, max(start, first.start - _FROM_REACH), first.start)
    return bool(brought and _BROUGHT_TO.fullmatch(text, first.end, second))


def _row(text: str, quantities: Sequence[Quantity], index: int) -> list[Quantity]:
    """Return the figure at ``index`` and those of its unit that 、 or 和 joins to it."""
    row = list(quantities[index : index + 1])
    for place in range(index + 1, len(quantities)):
        following = quantities[place]
        if following.unit != row[-1].unit or text[row[-1].end : following.start] not in _JOINS:
            break
        row.append(following)
    return row


def _ends_told(changes: Sequence[Quantity]) -> int:
    """Return how many figures the changes lead to: one for all, or one each."""
    return len({change.end for change in changes})


def _join(first: Quantity, second: Quantity, opens: int) -> None:
    if not first.unit and not first.exponent and second.exponent:
        # 由12.4增加到22.4万户 shares the scale, 由8600增加到1.2万户 does not.
        scaled = shift(repr(first.low), second.exponent)
        if first.low > 0 and max(scaled, second.low) / min(scaled, second.low) < second.low / first.low:
            first.low = scaled
    first.start, first.end, first.high = opens, second.end, second.high
    first.unit, first.kind = first.unit if first.unit in _PEOPLE else second.unit, "change"
    if second.qualifier != "exact":
        first.qualifier = second.qualifier


def _share_unit(text: str, bare: Quantity, following: Quantity) -> None:
    """Give a bare decimal or scaled number, or 个 before 个百分点, unit and scale of the figure joined to it."""
    joined = text[bare.end : following.start] in _JOINS
    whole = bare.unit == "个" and following.unit.startswith("个")
    if (
        joined
        and following.unit
        and (whole or (not bare.unit and (bare.exponent or "." in text[bare.numeral : bare.end])))
    ):
        if following.exponent and not (bare.unit or bare.exponent):  # 7.5和8.08亿美元
            bare.low, bare.high = (shift(repr(value), following.exponent) for value in (bare.low, bare.high))
            bare.exponent = following.exponent
        bare.unit, bare.kind = following.unit, following.kind


def _share_bound(text: str, figure: Quantity, following: Quantity) -> None:
    """Let a bound of one of two figures that 分别 gives out hold for both.

    分别新增100户、300户以上; 分别突破5万元和2万元.
    """
    if following.unit != figure.unit or text[figure.end : following.start] not in _JOINS:
        return
    begins = max(0, figure.start - _EACH_REACH)
    if text.find("分别", begins, figure.start) < 0 or text[figure.start - 1] in _JOINS:
        return
    if figure.qualifier == "exact" and text.endswith(_BOUNDS, following.start, following.end):
        # 下降3.5%、3%左右和4%: where the row goes on the bound is one figure's own.
        if not _ROW_GOES_ON.match(text, following.end):
            figure.qualifier = following.qualifier
    elif following.qualifier == "exact" and figure.start < figure.numeral:
        following.qualifier = figure.qualifier
