"""Years and dates as texts write them: 2018年1月5日, ２０１８年, 二〇一八年, and the folding that keeps offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from zzcorpus.errors import DataError

_FULL_WIDTH = {ord("０") + n: ord("0") + n for n in range(10)}
# The many signs that stand for zero in 二〇一八.
_ZEROS = "〇○零０OＯΟ0"
_CHINESE_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys(_ZEROS, 0)
_YEAR_CHARS = frozenset("0123456789" + "".join(_CHINESE_DIGITS))
_BLANKS = " \u3000"
_DIGITS = "[\\d一二三四五六七八九十]"
_MONTH_DAY = re.compile(
    rf"[{_BLANKS}]{{0,2}}({_DIGITS}{{1,2}})[{_BLANKS}]{{0,2}}月(?:[{_BLANKS}]{{0,2}}({_DIGITS}{{1,3}})[{_BLANKS}]{{0,2}}日)?"
)
_TEN = 10
MONTHS = 12
FIRST_YEAR = 1900
LAST_YEAR = 2099
# Ten times what the longest report holds.
MOST_DATES = 3000


@dataclass(frozen=True, slots=True)
class DateMention:
    """A year, with month and day where they are named (else 0), at ``[start, end)``."""

    year: int
    month: int
    day: int
    start: int
    end: int


def fold_digits(text: str) -> str:
    """Return ``text`` with full-width digits as ASCII digits, one character for one."""
    return text.translate(_FULL_WIDTH) if any(map(text.__contains__, "０１２３４５６７８９")) else text


def read_year(written: str) -> int | None:
    """Read a year of four digits, Chinese or not: ``2018``, ``二〇一八``; None for anything else."""
    if written.isascii():
        return int(written) if re.fullmatch(r"[12]\d{3}", written) else None
    digits = [_CHINESE_DIGITS.get(c) for c in written]
    if len(digits) != 4 or None in digits:  # noqa: PLR2004 - a year has four digits
        return None
    return int("".join(map(str, digits)))


def _small_number(written: str | None) -> int:
    """Read a month or day, Chinese or not (十二, 三十一); 0 for none."""
    if not written:
        return 0
    if written.isdigit() and written.isascii():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    value = _CHINESE_DIGITS.get(ones, 0) if ones else 0
    return value + _TEN * (_CHINESE_DIGITS.get(tens, 1) if tens else 1) if ten else value


def find_dates(folded: str) -> list[DateMention]:
    """Return the first years and dates of a text in which digits are folded, in order; MOST_DATES of them at most."""
    found: list[DateMention] = []
    sign = folded.find("年")
    while sign >= 0 and len(found) < MOST_DATES:
        if sign and (folded[sign - 1] in _YEAR_CHARS or folded[sign - 1] in _BLANKS):
            date = _date_at(folded, sign)
            if date is not None:
                found.append(date)
        sign = folded.find("年", sign + 1)
    return found


def _date_at(folded: str, sign: int) -> DateMention | None:
    """Read the year before the 年 at ``sign``, and the month and day behind it."""
    end = sign
    while end and sign - end < 2 and folded[end - 1] in _BLANKS:  # noqa: PLR2004 - 2018 年, no more
        end -= 1
    start = end - 4
    if start < 0 or (start and folded[start - 1].isdigit() and folded[start].isdigit()):
        return None
    year = read_year(folded[start:end])
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    match = _MONTH_DAY.match(folded, sign + 1)
    if match is None:
        return DateMention(year, 0, 0, start, sign + 1)
    month = _small_number(match[1])
    return DateMention(year, month if month <= MONTHS else 0, _small_number(match[2]), start, match.end())


@lru_cache(maxsize=8)
def read_table(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table under ``metadata/data``; DataError where a row has other than ``columns`` cells."""
    rows = []
    text = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if len(cells) != columns:
            raise DataError(f"metadata/data/{name}, line {number}: {len(cells)} cells, expected {columns}")
        rows.append(cells)
    return tuple(rows)
