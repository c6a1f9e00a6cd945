"""The expression that finds figures: a numeral, what scales it, and its unit.

It leads with the one letter that any figure begins with, so that the engine skips the rest of the text. A numeral
in characters must be followed by a measure word within the expression, and one in digits by a unit or by a
sign that it shares one with the next figure: the thousands of 一 and of section numbers cost no Python object.
"""

from __future__ import annotations

import re
from functools import lru_cache

from zzcorpus.extract.claims.wordlists import any_here, any_of, read_rows

DIGIT = "0-9０-９"
HAN_DIGIT = "一二两三四五六七八九廿卅"
HAN_SCALE = "十百千万亿"
_HAN = HAN_DIGIT + HAN_SCALE
_HAN_REST = _HAN + "〇零点几"
# Letters and signs before a digit that make it part of a name or formula: PM2.5, 1+8+N, 10×10, 2*66.
_IN_NAME = "A-Za-z.．+＋×/_#"
RANGE_SIGNS = "-－—–~～至到"
_LEAD = f"[{DIGIT}{_HAN}几数每半]"


@lru_cache(maxsize=1)
def figure_expression() -> re.Pattern[str]:
    """Return the expression; its last group that took part (``unit``, ``counted``, ...) tells the kind of numeral."""
    kinds = (_in_digits(), _share(), _in_characters(), _interval(), _half(), _portion(), _fraction())
    return re.compile(f"{_LEAD}(?:{'|'.join(kinds)})")


def _in_digits() -> str:
    """1200人, 1,200人, 12.5亿余元, 3000多万元, 3万5千人; the first digit is the lead."""
    begins = rf"(?<=[{DIGIT}])(?<![{_IN_NAME}{DIGIT}][{DIGIT}])(?<![{DIGIT}]\*[{DIGIT}])"
    # The second end of a change may lack a unit where it has a point: 由2.61缩小到 | 2.41.
    changed = f"(?<=[小大降高升低少][到至为][{DIGIT}])(?=[{DIGIT}]*[.．][{DIGIT}])"
    origin = _maybe(f"(?P<origin>(?<=[由从][{DIGIT}])|{changed})")
    grouped = f"[{DIGIT}]*(?:[,，][{DIGIT}]{{3}}(?![{DIGIT}]))*+"
    # Groups or digits that blanks set apart, straight after a word: 生产总值2 311.43亿元, 规模6 5 0亿元.
    after_word = f"(?<=[\u4e00-\u9fff][{DIGIT}])"
    spaced = f"{after_word}[{DIGIT}]{{0,2}}(?: [{DIGIT}]{{3}}(?![{DIGIT}]))++(?=[.．万亿元多])"
    single = f"{after_word}(?: [{DIGIT}](?![{DIGIT}.．])){{1,6}}+(?=[万亿元])"
    # A line break inside a number leaves a space after the point; only a unit makes it one number again.
    broken = f" (?=[{DIGIT}]{{1,4}}[%％‰万亿平公元倍吨个亩])"
    fraction = _maybe(f"(?P<fraction>[.．]{_maybe(broken)}[{DIGIT}]+)")
    # 百 and 千 are not scales in 百分点 and 千瓦.
    one_scale = f"[{HAN_SCALE}](?!(?<=百)分|(?<=千)[瓦伏克米赫卡])"
    scale = _maybe(f"(?P<scale>个亿(?=[，。；、的]|$)|{one_scale}{_maybe(one_scale + _maybe(one_scale))})")
    more = _maybe("[余多来](?!数|少|种|样|元化)") + _maybe("(?P<scale_after>[万亿]{1,2})")
    rest = _maybe(f"[{DIGIT}零]{{1,5}}[百千万]?")
    blank = r"[^\S\t]?"  # a tab parts the cells of a table: 40 | 320元
    units = any_here(unit for unit, _, _ in read_rows("units", 3))
    # Atomic, so that a figure that may not stand bare is given up at once.
    figure = (
        rf"(?>{origin}(?P<digits>(?:{spaced}|{single}|{grouped}){fraction})(?P<scales>{blank}{scale}{more}{rest}{blank}{_maybe('[余多]')})"
        rf"{_maybe(f'(?P<unit>{units}{_compound()})')})"
    )
    # The ends of a range share a unit, but not with a third number: 3-5-8.
    shares_unit = f"(?=[{RANGE_SIGNS}]{{1,2}}(?![{DIGIT}.．]{{1,12}}[{RANGE_SIGNS}]))"
    bare = f"(?:{shares_unit}|(?(fraction)(?=[、和]|[缩扩下提上降减升][小大降高升低少到至])|(?!))|(?(origin)|(?!)))"
    return f"{begins}{figure}(?(unit)|(?(scale)|(?(scale_after)|{bare})))"


@lru_cache(maxsize=1)
def _compound() -> str:
    """元/平方米, 元/月, 元/kg, 件/万人."""
    units = any_of(["月", "日", "季", *(unit for unit, _, _ in read_rows("units", 3) if "/" not in unit)])
    return f"(?:/(?:[十百千万亿]{{0,2}}{units}|[a-zA-Z]{{1,3}}[23]?)|)"


def _maybe(pattern: str) -> str:
    """Return an expression that need not match; the engine passes over an empty branch faster than over "?"."""
    return f"(?:{pattern}|)"


def _share() -> str:
    """百分之三十, 三分之二."""
    return f"(?<=[{_HAN}])[{_HAN}]{{0,2}}分之(?P<share>[{DIGIT}.．{_HAN_REST}]{{1,9}})"


def _in_characters() -> str:
    """一万二千余名, 近百场, 十几个."""
    rows, counted = read_rows("units", 3), {"count", "measure"}
    units = any_here(unit for unit, _, numerals in rows if numerals in {"yes", "some"})
    # After a numeral with a scale a letter that may also begin a word is a unit: 三千台, 一百二十六起.
    more = any_here(unit for unit, kind, numerals in rows if numerals in {"digits", "no"} and kind in counted)
    people = any_here(noun for noun, _, role in read_rows("people", 3) if role == "unit")
    begins = f"(?<=[{_HAN}几数])(?<![{_HAN}][{_HAN}几])"
    letters = f"(?:[{_HAN_REST.replace('千', '')}]|千(?![瓦克米伏赫卡]))"  # 五十一万 | 千瓦
    numeral = f"(?P<numeral>{letters}{{0,14}}+)(?P<vague>[余多来]|)(?P<times>[万亿]{{0,2}})"
    return f"{begins}{numeral}(?P<counted>{units}{_compound()}|{_large()}(?:{more}|(?<![百千]){people}))"


def _large() -> str:
    """Where a numeral has just ended that is large enough for any measure word: 三千, 五百多万, 一百零二.

    Not 百万 and 千万 alone (百万雄师), nor 占计划数 before 百分之八十三.
    """
    begun, digit, scale = f"[{HAN_DIGIT}十几数]", f"[{HAN_DIGIT}]", f"[{HAN_SCALE[1:]}]"
    ends = (
        f"(?<=[{HAN_DIGIT}十百千几数]{scale})(?<![一百千万亿]{scale})",
        *(f"(?<={begun}{scale}{rest})" for rest in ("[万亿]", "[余多]", "[万亿][余多]", "[余多][万亿]")),
        *(f"(?<=[百千万]{rest})" for rest in (f"[零〇]{digit}", f"{digit}十", f"{digit}十{digit}")),
        *(f"(?<=[零〇]{rest})" for rest in (f"{digit}十", f"{digit}十{digit}")),
    )
    return f"(?:{'|'.join(ends)})(?!分[之率])"


def _interval() -> str:
    """每半年, 每两个月, 每季度."""
    length = f"半|[{HAN_DIGIT}十]{{1,2}}|[{DIGIT}]{{1,2}}|(?=季)"
    return f"(?<=每)(?P<length>{length})个?(?P<interval>年|月|季度?|周|天|小时)"


def _half() -> str:
    """半年, 半个月; not 上半年, 半年报 or 半月谈."""
    return "(?<=半)(?<![上下每前后大小年月天多个了]半)(?P<half>年|个月|天)(?![报会刊谈来前后度])"


def _portion() -> str:
    """一半 and 半数 as a share; not 一半是, 一半年."""
    return "(?P<portion>(?<=(?<![一另])一)半(?=以上|左右|[的多，。；、）\n]|$)|(?<=半)(?<!过半)数(?=以上|的))"


def _fraction() -> str:
    """2/3, after a word and not part of a date or an address."""
    return rf"(?<=[1-9])(?<![!-~{DIGIT}][1-9])/(?P<whole>1[0-2]|[2-9])(?![!-~{DIGIT}月])"
