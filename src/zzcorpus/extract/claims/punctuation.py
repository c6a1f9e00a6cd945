"""Marks that are written in several ways made one, letter for letter, and where the last mark before a place stands."""

from __future__ import annotations

import re
from functools import lru_cache

_VARIANTS = (
    (",", "，"),
    (";", "；"),
    (":", "："),
    ("(", "（"),
    (")", "）"),
    ("!", "！"),
    ("?", "？"),
    ("\t", "；"),  # the cells of a table
    ("─", "—"),
    ("―", "—"),
    ("%.", "%。"),
    ("／", "/"),
)
SENTENCE_ENDS = "。！？\n"
# No sentence is so long; what stands farther back from a figure is not looked at, so that the time stays linear.
FARTHEST_BACK = 2000
CHAINING = frozenset("、和及与或以")  # these join a figure or a clause to the one before

# 一九五七年, 二〇〇五年: found by the last letter, and looked back at.
_YEAR_IN_CHARACTERS = re.compile("年(?<=[一二][九〇零○Oo0][〇零○Oo一二三四五六七八九]{2}年)")
_DIGITS = str.maketrans("〇零○Oo一二三四五六七八九", "00000123456789")


@lru_cache(maxsize=4)  # one stage after the other asks for the same text
def fold(text: str) -> str:
    """Return the text with punctuation, dashes and years in one writing each; every position stays."""
    for variant, form in _VARIANTS:
        text = text.replace(variant, form)
    years = [match.start() for match in _YEAR_IN_CHARACTERS.finditer(text)]
    if not years:
        return text
    parts, done = [], 0
    for end in years:
        parts += [text[done : end - 4], text[end - 4 : end].translate(_DIGITS)]
        done = end
    return "".join([*parts, text[done:]])


def last_of(marks: str) -> re.Pattern[str]:
    """Return an expression for ``after_last``. It goes back from the end, once for all of ``marks``."""
    return re.compile(f"(?s:.*)[{marks}]")


def after_last(mark: re.Pattern[str], text: str, end: int, start: int = 0) -> int:
    """Return where ``text[start:end]`` goes on after the last ``mark`` (see ``last_of``), or ``start`` without one.

    >>> after_last(last_of("，。"), "去年，增长8%", 8)
    3
    """
    found = mark.match(text, start, end)
    return found.end() if found else start


# The last mark, looked for from the end; an opening bracket counts as one unless it is closed again.
_BOUNDARY = re.compile("(?s:.*)[，；：。…\n（]")
_LAST_MARK = last_of("，；：。…\n")


def last_boundary(text: str, start: int, end: int) -> int:
    """Return where the last clause of ``text[start:end]`` begins."""
    found = _BOUNDARY.match(text, start, end)
    if not found:
        return start
    begin = found.end()
    if text[begin - 1] == "（" and text.find("）", begin, end) >= 0:  # what stands in brackets is no clause
        return after_last(_LAST_MARK, text, end, start)
    return begin
