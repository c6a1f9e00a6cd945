"""Which figure of one side stands beside which of the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Clauses about the same thing share a tenth of their pairs of characters beside the name of the thing itself:
# 引进亿元以上项目 and 新引进亿元以上招商项目 do, 引进亿元以上项目 and 开工建设商业广场等项目 do not.
_LIKENESS = 0.1
_NOT_WORDS = re.compile(r"[^\u3400-\u9fff\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim of one side, with all by which it can meet the other side's.

    ``own`` says that its document is about the place of the whole side, or that the side has no such place: of
    Zhejiang and its cities the province. ``words`` is the clause of a figure that only the words of what is counted
    can tell from others; it is empty where the figure has an indicator or topic. ``of`` is what is counted where only
    a topic is known, which may take in several things, else nothing. ``scope`` parts what must not stand beside each
    other though the words are the same.

    A figure may stand for several that agree, ``count`` in so many ``documents``. Where others contradict it,
    ``values`` lists all, and only the one whose ``reading`` is the first meets the other side's.
    """

    item: str
    unit: str
    note: str
    place: str
    own: bool
    year: int | None
    value: float
    surface: str
    example: str
    words: str
    of: str = ""
    scope: str = ""
    count: int = 1
    documents: int = 1
    reading: int = 1
    values: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        return self.item, self.unit, self.note, self.scope


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures beside each other, and how many there were on both sides where they are the middle ones."""

    a: Figure
    b: Figure
    among: tuple[int, int] | None = None


def pair_figures(
    a: Sequence[Figure], b: Sequence[Figure], *, across_years: bool
) -> tuple[list[Pair], list[Figure], list[Figure]]:
    """Return the pairs among figures about one thing, in order of the years, and what is left of both sides.

    Figures of the same place and year meet first, then those of the same year, of the sides' own places before others.
    With ``across_years`` those of the same place meet too, the nearest in time, and at last any. Among several figures
    those of the same thing meet first (年轻干部 of the topic 年轻干部选派), and the largest meets the largest, or where
    the thing has no name of its own (``words``), the most alike. Of figures of several places, which have no
    counterpart of their own, the middle one (the lower median) meets that of the other side.
    """
    left, right = sorted(a, key=_largest_first), sorted(b, key=_largest_first)
    pairs = _meet(left, right, lambda one: (one.place, one.year))
    pairs += _meet_own(left, right)
    pairs += _meet_other_places(left, right, lambda one: one.year)
    if across_years:
        pairs += _meet(left, right, lambda one: one.place)
        pairs += _meet_other_places(left, right, lambda _: None)
    pairs.sort(key=lambda pair: (pair.a.year or 0, pair.b.year or 0))
    return pairs, left, right


def _largest_first(figure: Figure) -> float:
    return -abs(figure.value)


def _meet_own(left: list[Figure], right: list[Figure]) -> list[Pair]:
    """Take the pairs of a year of both sides' own places out of the lists, where others stand among them."""
    if all(figure.own for figure in (*left, *right)):
        return []
    ours, theirs = ([figure for figure in side if figure.own] for side in (left, right))
    pairs = _meet(ours, theirs, lambda one: one.year)
    _take_out(left, right, pairs)
    return pairs


def _meet_other_places(left: list[Figure], right: list[Figure], by: Callable[[Figure], object]) -> list[Pair]:
    if max(_places(left), _places(right)) <= 1:
        return _meet(left, right, by)
    pairs = []
    for value in dict.fromkeys(map(by, left)):
        sides = [[figure for figure in side if by(figure) == value] for side in (left, right)]
        if all(sides):
            one, other = (sorted(side, key=lambda figure: figure.value)[(len(side) - 1) // 2] for side in sides)
            if _may_meet(one, other):
                pairs.append(Pair(one, other, (len(sides[0]), len(sides[1]))))
    _take_out(left, right, pairs)
    return pairs


def _places(figures: Sequence[Figure]) -> int:
    return len({figure.place for figure in figures})


def _meet(left: list[Figure], right: list[Figure], by: Callable[[Figure], object]) -> list[Pair]:
    """Take pairs of figures that ``by`` puts together out of both lists, those of one thing first, and return them."""
    of_one_thing = _meet_by(left, right, lambda one: (by(one), one.of))
    return of_one_thing + _meet_by(left, right, by)


def _meet_by(left: list[Figure], right: list[Figure], by: Callable[[Figure], object]) -> list[Pair]:
    waiting: dict[object, list[Figure]] = {}
    for figure in right:
        waiting.setdefault(by(figure), []).append(figure)
    pairs: list[Pair] = []
    for figure in left:
        candidates = [other for other in waiting.get(by(figure), ()) if _may_meet(figure, other)]
        if candidates:
            other = min(candidates, key=partial(_distance, figure))
            _take(waiting[by(figure)], other)
            pairs.append(Pair(figure, other))
    _take_out(left, right, pairs)
    return pairs


def _take_out(left: list[Figure], right: list[Figure], pairs: Sequence[Pair]) -> None:
    for pair in pairs:
        _take(left, pair.a)
        _take(right, pair.b)


def _take(figures: list[Figure], figure: Figure) -> None:
    """Remove this very figure: another may be equal to it."""
    del figures[next(i for i, one in enumerate(figures) if one is figure)]


def _distance(one: Figure, other: Figure) -> tuple[int, float]:
    return abs((one.year or 0) - (other.year or 0)), -_likeness(one, other)


def _may_meet(one: Figure, other: Figure) -> bool:
    return not one.words or _likeness(one, other) >= _LIKENESS


def _likeness(one: Figure, other: Figure) -> float:
    """Return the share of pairs of characters that the clauses have in common, the name of the thing apart."""
    if not one.words or not other.words:
        return 0.0
    first, second = (_pairs_of_characters(figure) for figure in (one, other))
    return len(first & second) / len(first | second) if first and second else 0.0


def _pairs_of_characters(figure: Figure) -> set[str]:
    words = _NOT_WORDS.sub(" ", figure.words.replace(figure.item, " "))
    return {words[i : i + 2] for i in range(len(words) - 1) if " " not in words[i : i + 2]}
