"""Find the formulas of a lexicon in a text, by characters, in one pass."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs
import numpy as np

from zzcorpus.lexicon.formulas import Formula, load_formulas
from zzcorpus.lexicon.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_QUOTATION_MARKS = '“”‘’「」『』"'
_QUOTES = re.compile(f"[{_QUOTATION_MARKS}]")
_CLOSING = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
# Between the members of a series these are written for one another; one character stands for one.
_SEPARATORS = "和与"
_SEPARATOR = "、"
_COMMA = "，"
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ＋－／]")
_WIDTH = 0xFEE0  # from a full-width character to the ASCII one
_FULL_WIDTH = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), *map(ord, "＋－／")]
_FOLDED = {chr(wide): chr(wide - _WIDTH) for wide in _FULL_WIDTH}
_FOLDED |= {",": _COMMA, **dict.fromkeys(_SEPARATORS, _SEPARATOR)}
CODE = 2  # bytes of a coded character
_MOST_LETTERS = 128 * 128

_NUMERALS = "一二三四五六七八九十百千两双"
# A numeral before a numeral abbreviation makes another number of it: 十三个代表, 二十四风, 第三农场. The 五 of a
# plan's name is none: 十四五“三农”工作.
_NUMBER_BEFORE = re.compile(r"(?:[二三四六七八九十百千万亿两几第零〇0-9]|(?<![十二三四])五|(?<=十)一)\Z")
# What follows a counted head and makes a common noun of it: 两个维护点, 三个代表队, 两个维护分支. Words that only
# begin with these characters are let through: 三个代表队伍.
_COMMON_NOUN_AFTER = re.compile(
    "点(?![亮赞燃面题])|站(?![位在稳])|队(?!伍)|处(?![于理置处])|员(?!工)|群(?![众团])|组(?!织)|分支|版本|包(?!括|含)"
)
_SHORT_PART = 4
_PAIR = 2
_SERIES_MARK = re.compile("[、，,]")


class FormulaMatch(NamedTuple):
    """A formula in a text: ``text[start:end] == surface``, which may be the canonical form or a variant."""

    start: int
    end: int
    surface: str
    formula: Formula


class Coder:
    """Texts as the automaton reads them: folded, without quotation marks, two bytes a character.

    The first byte of a character is 128 or more and the second less, so that nothing is found across characters; a
    character that no pattern has is coded as none of them. The table does in one step what ``fold`` does with six
    passes over the text.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        letters = sorted({letter for pattern in patterns for letter in pattern})
        if len(letters) >= _MOST_LETTERS:
            raise ValueError(
                f"a lexicon may have {_MOST_LETTERS - 1} different characters, this one has {len(letters)}"
            )
        # Code 0, the first, is that of all other characters.
        self._codes = np.full(sys.maxunicode + 1, _first_and_second_byte(0), "<u2")
        for number, letter in enumerate(letters, start=1):
            self._codes[ord(letter)] = _first_and_second_byte(number)
        for letter, folded in _FOLDED.items():
            self._codes[ord(letter)] = self._codes[ord(folded)]
        self._kept = np.ones(sys.maxunicode + 1, bool)
        self._kept[[ord(mark) for mark in _QUOTATION_MARKS]] = False

    def encode(self, text: str) -> tuple[bytes, list[int]]:
        """Return the coded text and, as ``fold`` does, where quotation marks were taken out."""
        letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        kept = self._kept[letters]
        removed = np.flatnonzero(~kept)
        coded: bytes = self._codes[letters[kept] if len(removed) else letters].tobytes()
        return coded, (removed - np.arange(len(removed))).tolist()


def _first_and_second_byte(number: int) -> int:
    second, first = divmod(number, 128)
    return (second << 8) | 128 | first


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
        self._coder = Coder(patterns)
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [self._coder.encode(pattern)[0] for pattern in patterns],
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        )

    def lookup(self, surface: str) -> Formula | None:
        """Return the formula whose canonical form or variant ``surface`` is, or None."""
        return self._by_form.get(fold(surface)[0])

    def find(self, text: str) -> list[FormulaMatch]:
        """Return the formulas in ``text`` in order, none overlapping another.

        Quotation marks inside a formula are passed over (深化“放管服”改革), 、和与 are taken for one another, and so
        are commas of either width, and so are full-width and half-width letters and digits. A numeral abbreviation
        inside a longer number or common noun (二十四风, 两个维护点) is none.
        """
        coded, removed = self._coder.encode(text)
        found: list[FormulaMatch] = []
        taken, count = 0, len(self._formulas)
        for index, start, end in self._automaton.find_matches_as_indexes(coded):
            if start < taken or index >= count:
                continue
            match = self._match(text, removed, index, start // CODE, end // CODE)
            if match:
                found.append(match)
                taken = end
            else:
                taken = self._find_inside(text, coded, removed, start, end, found)
        return found

    def occurrences(self, text: str) -> list[FormulaMatch]:
        """Return every place where a formula's characters stand, counted or not, overlapping or not."""
        folded, removed = fold(text)
        every = ahocorasick_rs.AhoCorasick(list(self._by_form), store_patterns=False)
        found = []
        for index, start, end in every.find_matches_as_indexes(folded, overlapping=True):
            span = _original_span(text, start, end, removed)
            if span:
                found.append(FormulaMatch(*span, text[span[0] : span[1]], self._formulas[index]))
        return found

    def _match(self, text: str, removed: list[int], index: int, start: int, end: int) -> FormulaMatch | None:
        formula = self._formulas[index]
        span = _original_span(text, start, end, removed)
        if span is None or _is_other_word(formula, text, *span):
            return None
        return FormulaMatch(*span, text[span[0] : span[1]], formula)

    def _find_inside(
        self, text: str, coded: bytes, removed: list[int], start: int, end: int, found: list[FormulaMatch]
    ) -> int:
        """Add what begins inside the refused ``[start, end)`` of the coded text to ``found``; return where it ends."""
        taken = begin = start + CODE
        window = coded[begin : end + CODE * self._longest]
        for index, inner_start, inner_end in self._automaton.find_matches_as_indexes(window):
            low, high = begin + inner_start, begin + inner_end
            if low >= end:
                break
            if index >= len(self._formulas):
                continue
            if match := self._match(text, removed, index, low // CODE, high // CODE):
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
    parts = _QUOTES.split(text)
    if len(parts) == 1:
        return text, []
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
    for the mark only in three members or more, or in long ones.
    """
    parts = _SERIES_MARK.split(form)
    if len(parts) < _PAIR or min(map(len, parts)) < _SHORT_PART:
        return
    yield fold("".join(parts))[0]
    if len(parts) > _PAIR or min(map(len, parts)) > _SHORT_PART:
        yield fold(_COMMA.join(parts))[0]
        yield fold(_SEPARATOR.join(parts))[0]


def _is_other_word(formula: Formula, text: str, start: int, end: int) -> bool:
    """Say whether the characters belong to a number or common noun that only looks like the abbreviation."""
    if formula.kind != "numeric" or text[start] not in _NUMERALS:
        return False
    if _NUMBER_BEFORE.search(text, max(0, start - 2), start):
        return True
    return text[start + 1] == "个" and bool(_COMMON_NOUN_AFTER.match(text, end))


def _original_span(text: str, start: int, end: int, removed: list[int]) -> tuple[int, int] | None:
    """Return where the span stands in ``text``, or None where it cuts a pair of quotation marks in two.

    A mark that closes a pair opened inside is taken in: 两个“维护” ends after the mark.
    """
    if not removed:
        return start, end
    before = bisect_right(removed, start)
    low, high = start + before, end + bisect_right(removed, end - 1, before)
    if high - low == end - start:
        return low, high
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
