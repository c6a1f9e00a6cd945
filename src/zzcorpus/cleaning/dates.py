"""Dates as pages write them: 2023-11-26 14:16:02, 2022年03月02日08:23, 二〇〇八年一月十六日."""

from __future__ import annotations

import datetime as dt
import re

_DIGITS = "〇零○Ｏ一二三四五六七八九"
_VALUES = {"〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
DATE = (
    r"(?:(?P<y>(?:19|20)\d{2})\s?(?:[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?!\d)\s?日?)"
    r"|(?P<zy>[一二][〇零○一二三四五六七八九]{3})年(?P<zm>[一二三四五六七八九十]{1,2})月(?P<zd>[一二三四五六七八九十]{1,3})日)"
)
TIME = r"(?:\s*T?(?:星期[一二三四五六日天])?\s*\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{0,2}秒?)?)?"
_PATTERN = re.compile(DATE)
_IN_URL = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[-/]?(0[1-9]|1[0-2])[-/]?(?:t?(?:19|20)\d{4})?(0[1-9]|[12]\d|3[01])(?=[_/.\-]|$)|(?<!\d)((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?=/)"
)
_T_DATE = re.compile(r"(?<![0-9a-zA-Z])t((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])_")


def _number(text: str) -> int:
    """Return a Chinese numeral up to 99 (十六, 二十九)."""
    if "十" not in text:
        return _VALUES[text]
    tens, ones = text.split("十")
    return (_VALUES[tens] if tens else 1) * 10 + (_VALUES[ones] if ones else 0)


def iso(match: re.Match[str]) -> str:
    """Return the ISO 8601 date of a match of ``DATE``, empty where the calendar has no such day."""
    try:
        if match["y"]:
            year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        else:
            year = int("".join(str(_VALUES[sign]) for sign in match["zy"]))
            month, day = _number(match["zm"]), _number(match["zd"])
        return dt.date(year, month, day).isoformat()
    except (ValueError, KeyError):
        return ""


def find_date(text: str) -> str:
    """Return the first date in ``text`` as ISO 8601, or empty.

    >>> find_date("发布日期:2017-07-03"), find_date("二〇〇八年一月十六日"), find_date("2017年")
    ('2017-07-03', '2008-01-16', '')
    """
    for match in _PATTERN.finditer(text):
        found = iso(match)
        if found:
            return found
    return ""


def date_in_url(url: str) -> str:
    """Return the date that a content system writes into an address (…/202206/t20220630_92374.html), or empty."""
    match = _T_DATE.search(url)
    parts = match.groups() if match else next((tuple(g for g in m.groups() if g) for m in _IN_URL.finditer(url)), ())
    try:
        return dt.date(*map(int, parts)).isoformat() if len(parts) == 3 else ""  # noqa: PLR2004 - y, m, d
    except ValueError:
        return ""
