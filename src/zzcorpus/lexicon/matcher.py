"""Find the formulas of a lexicon in a text, by characters, in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, product
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from zzcorpus.lexicon.formulas import Formula, load_formulas
from zzcorpus.lexicon.search import StringSearch
from zzcorpus.lexicon.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARK, _OTHER_MARKS = "”", '“‘’「」『』"'
_QUOTES = re.compile(f"[{_MARK}{_OTHER_MARKS}]")
_CLOSING = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
# Between the members of a series these are written for one another; one character stands for one.
_SEPARATORS = "和与"
_SEPARATOR = "、"
_COMMA = "，"
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ＋－／]")
_WIDTH = 0xFEE0  # from a full-width character to the ASCII one

_NUMERALS = "一二三四五六七八九十百千两双"
# A numeral before a numeral abbreviation makes another number of it: 十三个代表, 二十四风, 第三农场. The 五 of a
# plan's name is none: 十四五“三农”工作.
_NUMBER_BEFORE = re.compile(r"(?:[二三四六七八九十百千万亿两几第零〇0-9]|(?<![十二三四])五|(?<=十)一)\Z")
# What follows a counted head and makes a common noun of it: 两个维护点, 三个代表队, 两个维护分支. Words that only
# begin with these characters are let through: 三个代表队伍.
_COMMON_NOUN_AFTER = re.compile(
    "点(?![亮赞燃面题])|站(?![位在稳])|队(?!伍)|处(?![于理置处])|员(?!工)|群(?![众团])|组(?!织)|分支|版本|包(?!括|含)"
)
_SHORTEST_PART, _SHORT_PART = 3, 4
_MOST_MIXED = 6  # members of a series whose marks may be mixed
_PAIR = 2
_SERIES_MARK = re.compile("[、，,]")


class FormulaMatch(NamedTuple):
    """A formula in a text: ``text[start:end] == surface``, which may be the canonical form or a variant."""

    start: int
    end: int
    surface: str
    formula: Formula


class FormulaLexicon:
    """Formulas ready to be searched for; the search is leftmost-longest and linear in the text."""

    def __init__(self, formulas: Iterable[Formula]) -> None:
        self._by_form: dict[str, Formula] = {}
        entries = tuple(formulas)
        for forms in (_canonical_forms, _variant_forms):
            for formula in entries:
                for form in forms(formula):
                    self._by_form.setdefault(form, formula)
        blocked = (fold(word)[0] for word in load_words("blocked.tsv"))
        patterns = [*self._by_form, *(word for word in blocked if word not in self._by_form)]
        # A blocked word takes the characters and gives no formula; it stands behind the forms that do.
        self._formulas = tuple(self._by_form.values())
        self._longest = max(map(len, patterns), default=0)
        self._search = StringSearch(patterns)

    def lookup(self, surface: str) -> Formula | None:
        """Return the formula whose canonical form or variant ``surface`` is, or None."""
        return self._by_form.get(fold(surface)[0])

    def find(self, text: str) -> list[FormulaMatch]:
        """Return the formulas in ``text`` in order, none overlapping another.

        Quotation marks inside a formula are passed over (深化“放管服”改革), 、和与 are taken for one another, and so
        are commas of either width, and so are full-width and half-width letters and digits. A numeral abbreviation
        inside a longer number or common noun (二十四风, 两个维护点) is none.
        """
        folded, removed = fold(text)
        found: list[FormulaMatch] = []
        taken, count = 0, len(self._formulas)
        for index, start, end in self._search.find(folded):
            if start < taken or index >= count:
                continue
            match = self._match(text, folded, removed, index, start, end)
            if match:
                found.append(match)
                taken = end
            else:
                taken = self._find_inside(text, folded, removed, start, end, found)
        return found

    def occurrences(self, text: str) -> list[FormulaMatch]:
        """Return every place where a formula's characters stand, counted or not, overlapping or not."""
        folded, removed = fold(text)
        every = ahocorasick_rs.AhoCorasick(list(self._by_form), store_patterns=False)
        found = []
        for index, start, end in every.find_matches_as_indexes(folded, overlapping=True):
            low, high = start + bisect_right(removed, start), end + bisect_right(removed, end - 1)
            if span := _span_with_marks(text, low, high):
                found.append(FormulaMatch(*span, text[span[0] : span[1]], self._formulas[index]))
        return found

    def _match(
        self, text: str, folded: str, removed: list[int], index: int, start: int, end: int
    ) -> FormulaMatch | None:
        formula = self._formulas[index]
        if formula.kind == "numeric" and _is_other_word(folded, start, end):
            return None
        low, high = start + bisect_right(removed, start), end + bisect_right(removed, end - 1)
        if high - low > end - start:
            span = _span_with_marks(text, low, high)
            if not span:
                return None
            low, high = span
        return FormulaMatch(low, high, text[low:high], formula)

    def _find_inside(
        self, text: str, folded: str, removed: list[int], start: int, end: int, found: list[FormulaMatch]
    ) -> int:
        """Add what begins inside the refused ``[start, end)`` to ``found``, and return where that ends."""
        taken = start + 1
        window = folded[taken : end + self._longest]
        for index, inner_start, inner_end in self._search.find(window):
            low, high = start + 1 + inner_start, start + 1 + inner_end
            if low >= end:
                break
            if index < len(self._formulas) and (match := self._match(text, folded, removed, index, low, high)):
                found.append(match)
                taken = high
        return taken


@lru_cache(maxsize=1)
def load_lexicon() -> FormulaLexicon:
    """Return the shipped formulas, ready to be searched for."""
    return FormulaLexicon(load_formulas())


def fold(text: str) -> tuple[str, list[int]]:
    """Return ``text`` with separators and widths folded and quotation marks taken out.

    The second item says where marks were taken out: the n-th number is the place in the folded text before which
    n marks have gone, so that a place ``p`` was at ``p + bisect_right(removed, p)``.
    """
    if _WIDE.search(text):
        text = _WIDE.sub(lambda wide: chr(ord(wide[0]) - _WIDTH), text)
    text = text.replace(",", _COMMA)
    for separator in _SEPARATORS:
        text = text.replace(separator, _SEPARATOR)
    if not _QUOTES.search(text):
        return text, []
    # Made one mark and split by it: many times as fast as by an expression for all of them.
    for mark in _OTHER_MARKS:
        text = text.replace(mark, _MARK)
    parts = text.split(_MARK)
    return "".join(parts), list(accumulate(map(len, parts[:-1])))


def _canonical_forms(formula: Formula) -> Iterator[str]:
    yield fold(formula.canonical)[0]


def _variant_forms(formula: Formula) -> Iterator[str]:
    for form in (formula.canonical, *formula.variants):
        folded = fold(form)[0]
        yield folded
        yield from _punctuated(form)


def _punctuated(form: str) -> Iterator[str]:
    """Yield a series of parallel members with its marks left out, and with commas for them where that is safe.

    A comma between two short members may as well part two clauses (坚持生态优先，绿色发展取得突破), so it stands
    for the mark only in three members or more, or in long ones; there the two may be mixed (稳增长，促改革、惠民生).
    """
    parts = _SERIES_MARK.split(form)
    shortest = min(map(len, parts))
    if len(parts) < _PAIR or shortest < _SHORTEST_PART:
        return
    parts = [fold(part)[0] for part in parts]
    if shortest >= _SHORT_PART:
        yield "".join(parts)
    if len(parts) > _PAIR or shortest > _SHORT_PART:
        for marks in product(_SEPARATOR + _COMMA, repeat=min(len(parts), _MOST_MIXED) - 1):
            mixed = parts[0] + "".join(map(str.__add__, marks, parts[1:]))
            yield marks[-1].join([mixed, *parts[len(marks) + 1 :]])


def _is_other_word(folded: str, start: int, end: int) -> bool:
    """Say whether the characters belong to a number or common noun that only looks like a numeral abbreviation."""
    if folded[start] not in _NUMERALS:
        return False
    if _NUMBER_BEFORE.search(folded, max(0, start - 2), start):
        return True
    return folded[start + 1] == "个" and bool(_COMMON_NOUN_AFTER.match(folded, end))


def _span_with_marks(text: str, low: int, high: int) -> tuple[int, int] | None:
    """Return the span so that it holds whole pairs of quotation marks, or None where it cuts one in two.

    A mark that closes a pair opened inside is taken in: 两个“维护” ends after the mark.
    """
    open_marks: list[str] = []
    for mark in _QUOTES.findall(text, low, high):
        if mark in _CLOSING:
            open_marks.append(mark)
        elif open_marks and _OPENING.get(mark) == open_marks[-1]:
            open_marks.pop()
        elif mark in _OPENING and text[low - 1 : low] == _OPENING[mark]:
            low -= 1
        elif mark in _OPENING:
            return None
    while open_marks:
        if text[high : high + 1] != _CLOSING[open_marks.pop()]:
            return None
        high += 1
    return low, high
