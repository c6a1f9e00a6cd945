"""Figures that belong together: 由A提高到B is one change, and 5.4、2.2个百分点 share their unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.extract.claims.quantity import Quantity

_FROM = re.compile("[由从][^，。；：、！？\n]{0,16}$")
_FROM_REACH = 18
_TO = re.compile(
    "[^，。；！？、\n]{0,24}?(?:到了?|至|为|成)(?:[^，。；！？、\n]{0,12}(?:的|年|底|末|度))?(?:人均|每人)?"
)


def join_changes(text: str, start: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures of the sentence that begins at ``start``, changes as one, without bare numbers."""
    if len(quantities) == 1:
        only = quantities[0]
        return [only] if only.unit or only.exponent else []
    last = quantities[-1].start
    may_change = text.find("由", start, last) >= 0 or text.find("从", start, last) >= 0
    figures: list[Quantity] = []
    first = quantities[0]
    joined = False
    for second in quantities[1:]:
        if joined:
            first, joined = second, False
            continue
        opens = _where_change_opens(text, start, first, second) if may_change else None
        if opens is not None:
            _join(first, second, opens)
            joined = True
        elif not first.unit:
            _share_unit(text, first, second)
        figures.append(first)
        if not joined:
            first = second
    if not joined:
        figures.append(first)
    return [figure for figure in figures if figure.unit or figure.exponent]


def _where_change_opens(text: str, start: int, first: Quantity, second: Quantity) -> int | None:
    """Return where 由 or 从 stands, if the two figures are what a change starts from and leads to."""
    if not second.unit or first.unit not in {"", second.unit}:
        return None
    opening = _FROM.search(text, max(start, first.start - _FROM_REACH), first.start)
    return opening.start() if opening and _TO.fullmatch(text, first.end, second.start) else None


def _join(first: Quantity, second: Quantity, opens: int) -> None:
    first.start, first.end, first.high = opens, second.end, second.high
    first.unit, first.kind = second.unit, "change"
    if second.qualifier != "exact":
        first.qualifier = second.qualifier


def _share_unit(text: str, bare: Quantity, following: Quantity) -> None:
    """Give a decimal without a unit that of the figure that 、 or 和 joins it to."""
    if following.unit and bare.low % 1 and text[bare.end : following.start] in {"、", "和"}:
        bare.unit, bare.kind = following.unit, following.kind
