"""The expression that finds figures: a numeral, what scales it, and its unit.

It leads with the one letter that any figure begins with, so that the engine skips the rest of the text. A numeral
in characters must be followed by a measure word within the expression, and one in digits by a unit or by a
sign that it shares one with the next figure: the thousands of 一 and of section numbers cost no Python object.
"""

from __future__ import annotations

import re
from functools import lru_cache

from zzcorpus.extract.claims.wordlists import any_here, read_rows

DIGIT = "0-9０-９"
HAN_DIGIT = "一二两三四五六七八九廿卅"
HAN_SCALE = "十百千万亿"
_HAN = HAN_DIGIT + HAN_SCALE
_HAN_REST = _HAN + "〇零点几"
# Letters and signs before a digit that make it part of a name or formula: PM2.5, 1+8+N, 10×10, 2*66.
_IN_NAME = "A-Za-z.．+＋×/_#"
_COMPOUND = r"(?:/(?:[一-龥]{1,4}|[a-zA-Z]{1,3}[23]?)|)"  # 元/平方米, 元/kg
RANGE_SIGNS = "-－—–~～至到"
_LEAD = f"[{DIGIT}{_HAN}几数每]"


@lru_cache(maxsize=1)
def figure_expression() -> re.Pattern[str]:
    """Return the expression that finds figures in a text; those below take a figure that it found apart."""
    kinds = (_digits_in_text(), _share(), _characters_in_text(), _interval())
    return re.compile(f"{_LEAD}(?:{'|'.join(kinds)})")


@lru_cache(maxsize=1)
def digits_expression() -> re.Pattern[str]:
    """Return the expression of one figure in digits; its parts are named groups."""
    return re.compile(_digits(f"[{DIGIT}]"))


@lru_cache(maxsize=1)
def characters_expression() -> re.Pattern[str]:
    """Return the expression of one figure in characters; its parts are named groups."""
    return re.compile(_characters(f"[{_HAN}几数]"))


@lru_cache(maxsize=1)
def interval_expression() -> re.Pattern[str]:
    """Return the expression of one interval; its parts are named groups."""
    return re.compile(f"每{_interval()}")


def _digits_in_text() -> str:
    begins = rf"(?<=[{DIGIT}])(?<![{_IN_NAME}{DIGIT}][{DIGIT}])(?<![{DIGIT}]\*[{DIGIT}])"
    origin = _maybe("origin", f"(?<=[由从][{DIGIT}])")
    # Atomic, so that a figure that may not stand bare is given up at once.
    figure = f"(?>{origin}{_digits()})"
    # The ends of a range share a unit, but not with a third number: 3-5-8.
    shares_unit = f"(?=[{RANGE_SIGNS}]{{1,2}}(?![{DIGIT}.．]{{1,12}}[{RANGE_SIGNS}]))"
    bare = f"(?:{shares_unit}|(?(fraction)(?=[、和])|(?!))|(?(origin)|(?!)))"
    return f"{begins}{figure}(?(unit)|(?(scale)|(?(scale_after)|{bare})))"


def _digits(first: str = "") -> str:
    """1200人, 1,200人, 12.5亿余元, 3000多万元, 3万5千人; ``first`` is the first digit unless the lead was it."""
    units = any_here(unit for unit, _, _ in read_rows("units", 3))
    grouped = f"[{DIGIT}]*(?:[,，][{DIGIT}]{{3}}(?![{DIGIT}]))*+"
    # A line break inside a number leaves a space after the point; only a unit makes it one number again.
    fraction = _maybe("fraction", f"[.．](?: (?=[{DIGIT}]{{1,4}}[%％‰万亿平公元倍吨个亩])|)[{DIGIT}]+")
    # 百 and 千 are not scales in 百分点 and 千瓦.
    one_scale = f"[{HAN_SCALE}](?!(?<=百)分|(?<=千)[瓦伏克米赫卡])"
    scale = _maybe("scale", f"个亿(?=[，。；、的]|$)|{one_scale}(?:{one_scale}(?:{one_scale}|)|)")
    vague = _maybe("vague", "[余多来](?!数|少|种|样|元化)") + _maybe("scale_after", "[万亿]{1,2}")
    mixed = _maybe("mixed", f"[{DIGIT}零]{{1,5}}[百千万]?")
    unit = rf"\s?{_maybe('vague_after', '[余多]')}{_maybe('unit', units + _COMPOUND)}"
    return rf"(?P<digits>{first}{grouped}{fraction})\s?{scale}{vague}{mixed}{unit}"


def _maybe(name: str, pattern: str) -> str:
    """Return a named group that need not match; the engine passes over an empty branch faster than over "?"."""
    return f"(?:(?P<{name}>{pattern})|)"


def _share() -> str:
    """百分之三十, 三分之二."""
    return f"(?<=[{_HAN}])[{_HAN}]{{0,2}}分之[{DIGIT}.．{_HAN_REST}]{{1,9}}"


def _characters_in_text() -> str:
    return f"(?<=[{_HAN}几数])(?<![{_HAN}][{_HAN}几]){_characters()}"


def _characters(first: str = "") -> str:
    """一万二千余名, 近百场, 十几个; ``first`` is the first character unless the lead was it."""
    units = any_here(unit for unit, _, numerals in read_rows("units", 3) if numerals in {"yes", "some"})
    numeral = f"(?P<numeral>{first}[{_HAN_REST}]{{0,14}}+)"
    return f"{numeral}(?P<more>[余多来]|)(?P<times>[万亿]{{0,2}})(?P<counted>{units}{_COMPOUND})"


def _interval() -> str:
    """每半年, 每两个月."""
    return f"(?<=每)(?P<length>半|[{HAN_DIGIT}十]{{1,2}}|[{DIGIT}]{{1,2}})个?(?P<span>年|月|季度|周|天|小时)"
