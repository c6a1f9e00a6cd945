"""Numerals as official documents write them: digits, characters, both at once, and vague ones.

``read_numeral`` is exact: the decimal point is moved in the digits, never by multiplying floats, so 1.1万 is
11000 and not 11000.000000000002.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Numeral(NamedTuple):
    """A numeral's value: ``low == high`` unless it is a range (三五百) or vague (数百, 十几)."""

    low: float
    high: float
    vague: bool = False


DIGIT_VALUES = {
    **{character: value for value, character in enumerate("〇一二三四五六七八九")},
    **{character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "两": 2,
    "貳": 2,
    "參": 3,
    "陸": 6,
}
# The power of ten that each character multiplies by.
SMALL_SCALES = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3}
BIG_SCALES = {"万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12}
TENS = {"廿": 2, "卅": 3, "卌": 4}
VAGUE_DIGITS = frozenset("几数幾數")

_WIDE = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
_SCALED = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:个(?=[十百千万亿]))?([十百千万亿]*)")
_PARTS = re.compile(r"[0-9]+|.", re.DOTALL)
# 三五 and neighbours read as "three to five"; 一三 or 五九 do not.
_RANGE_PAIRS = frozenset({(low, low + 1) for low in range(1, 9)} | {(3, 5)})
_FEW = -1  # 几 or 数 among the digits of a section


def read_numeral(text: str) -> Numeral:
    """Return the value of a whole numeral.

    Vague numerals span what they can mean: 数百 or 几百 is 200 to 900, 十几 is 11 to 19, 三五百 300 to 500.
    Raises ValueError where ``text`` is no numeral or only part of it is.

    >>> read_numeral("1.2万").low, read_numeral("一万二").low, read_numeral("十几")
    (12000.0, 12000.0, Numeral(low=11.0, high=19.0, vague=True))
    """
    folded = "".join(text.split()).translate(_WIDE)
    if "," in folded:
        folded = _GROUPED.sub(lambda match: match[0].replace(",", ""), folded, count=1)
    scaled = _SCALED.fullmatch(folded)
    if scaled:
        return _exactly(shift(scaled[1], scale_exponent(scaled[2])))
    return _read_characters(folded)


def _exactly(value: float) -> Numeral:
    return Numeral(value, value)


def shift(digits: str, exponent: int) -> float:
    """Return ``digits`` times ten to the power ``exponent``, correctly rounded."""
    return float(f"{digits}e{exponent}")


@lru_cache(maxsize=256)
def scale_exponent(scales: str) -> int:
    """Return the power of ten of a run of scale characters: 万亿 is 12, 百万 is 6, nothing is 0."""
    return sum(SMALL_SCALES.get(character) or BIG_SCALES[character] for character in scales)


@lru_cache(maxsize=4096)
def _read_characters(text: str) -> Numeral:
    if not text:
        raise ValueError("an empty string is not a numeral")
    if "点" in text:
        return _exactly(_read_decimal(text))
    if _is_digit_run(text):
        return _read_digit_run(text)
    vague = any(character in VAGUE_DIGITS for character in text)
    low, high = _read_grouped(text, pick=0), _read_grouped(text, pick=1)
    return Numeral(float(low), float(high), vague or low != high)


def _read_digit_run(text: str) -> Numeral:
    """Read 二〇二四 position by position, but 三五 as a range."""
    values = [DIGIT_VALUES[character] for character in text]
    if tuple(values) in _RANGE_PAIRS:
        return Numeral(float(values[0]), float(values[1]), vague=True)
    return _exactly(float(_in_digits(text)))


def _is_digit_run(text: str) -> bool:
    return len(text) > 1 and all(character in DIGIT_VALUES for character in text)


def _in_digits(text: str) -> str:
    return "".join(str(DIGIT_VALUES[character]) for character in text)


def _read_decimal(text: str) -> float:
    whole, _, rest = text.partition("点")
    scales = rest.lstrip("".join(DIGIT_VALUES))
    decimals = rest[: len(rest) - len(scales)]
    if not whole or not decimals or any(character not in BIG_SCALES for character in scales):
        raise ValueError(f"not a numeral: {text!r}")
    before = _in_digits(whole) if _is_digit_run(whole) else _read_grouped(whole, pick=0)  # 五二九点零七亿
    return shift(f"{before}.{_in_digits(decimals)}", scale_exponent(scales))


def _read_grouped(text: str, pick: int) -> int:
    """Read 一亿二千三百万, the low reading (``pick`` 0) or the high one (1) of what is a range.

    Each big scale multiplies what stands before it, all of it where it is the larger one (万亿), else the
    part since the last (二亿三千万). A last digit straight after a scale is a tenth of it: 一万二, 三百五.
    """
    total, start, last_scale = 0, 0, 0
    for position, character in enumerate(text):
        exponent = BIG_SCALES.get(character)
        if exponent is None:
            continue
        section = _read_section(text[start:position], pick, last_scale) if position > start else 0
        if not section and not total:
            section = 1
        if not section or exponent > last_scale > 0:
            total = (total + section) * 10**exponent
        else:
            total += section * 10**exponent
        start, last_scale = position + 1, exponent
    if start < len(text):
        tail = text[start:]
        digit = DIGIT_VALUES.get(tail) if last_scale else None
        total += digit * 10 ** (last_scale - 1) if digit else _read_section(tail, pick, last_scale)
    return total


def _read_section(text: str, pick: int, scale_before: int) -> int:
    """Read what stands between two big scales: 三千五百, 十几, 5百, 三五百, 几十, 两千三, 4000."""
    total, last, pending = 0, 0, list[int]()
    for part in _PARTS.findall(text):
        exponent = SMALL_SCALES.get(part)
        if exponent:
            if last and exponent >= last:
                raise ValueError(f"not a numeral: {text!r}")
            total += (_choose(pending, pick) if pending else 1) * 10**exponent
            pending, last = [], exponent
        elif part in TENS and not total and not pending:
            total, last = TENS[part] * 10, 1
        elif DIGIT_VALUES.get(part) == 0 and (total or scale_before or text == part):
            last = 0
        else:
            pending.append(_digit(part, text))
    if not pending:
        return total
    # 三百五 is 350: a single digit after 百 or 千 counts the next lower scale.
    tenth = 10 ** (last - 1) if last > 1 and len(pending) == 1 and 0 < pending[0] <= 9 else 1  # noqa: PLR2004
    return total + _choose(pending, pick, few_from=1 if last == 1 else 2) * tenth


def _digit(part: str, text: str) -> int:
    if part.isascii() and part.isdigit():
        return int(part)
    if part in VAGUE_DIGITS:
        return _FEW
    if part not in DIGIT_VALUES:
        raise ValueError(f"not a numeral: {text!r}")
    return DIGIT_VALUES[part]


def _choose(pending: list[int], pick: int, few_from: int = 2) -> int:
    """Return the low or high reading of one digit, of a pair such as 三五, or of 几."""
    if len(pending) == 1:
        few = 9 if pick else few_from
        return few if pending[0] == _FEW else pending[0]
    if tuple(pending) in _RANGE_PAIRS:
        return pending[pick]
    raise ValueError(f"digits side by side that are no range: {pending}")


_WRITTEN_DIGITS = "零一二三四五六七八九"
_WRITTEN_SCALES = ("", "十", "百", "千")


def write_numeral(number: int) -> str:
    """Return a whole number from 0 up to 10^16 in characters: 10205 is 一万零二百零五.

    Raises ValueError for any other number.
    """
    if not 0 <= number < 10**16:
        raise ValueError(f"cannot write {number} in characters")
    if number == 0:
        return _WRITTEN_DIGITS[0]
    high, low = divmod(number, 10**8)
    # 万亿 is written once for the whole upper half: 一万二千亿, not 一万亿二千亿.
    written = f"{_write_half(high)}亿" if high else ""
    if low:
        written += ("零" if high and low < 10**7 else "") + _write_half(low)
    return written.removeprefix("一") if written.startswith("一十") else written


def _write_half(number: int) -> str:
    high, low = divmod(number, 10**4)
    written = f"{_write_section(high)}万" if high else ""
    if low:
        written += ("零" if high and low < 10**3 else "") + _write_section(low)
    return written


def _write_section(number: int) -> str:
    written, gap = "", False
    for exponent in (3, 2, 1, 0):
        digit = number // 10**exponent % 10
        if not digit:
            gap = bool(written)
            continue
        written += ("零" if gap else "") + _WRITTEN_DIGITS[digit] + _WRITTEN_SCALES[exponent]
        gap = False
    return written
