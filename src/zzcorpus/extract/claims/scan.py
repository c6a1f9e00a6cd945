"""Figures in running text: the numeral, its bounds and its unit.

One expression leads with the numeral; what stands before it (the qualifier) is looked up backwards and only
for figures that have a unit. Numerals in characters must be followed by a measure word within the
expression, so that the thousands of 一 in a document cost no Python object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.wordlists import any_of, read_rows
from zzcorpus.numerals import read_numeral, scale_exponent, shift

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.model import ClaimKind, Qualifier, Span

_DIGIT = "0-9０-９"
_HAN_DIGIT = "一二两三四五六七八九廿卅"
_HAN_SCALE = "十百千万亿"
_HAN_REST = _HAN_DIGIT + _HAN_SCALE + "〇零点几"
# Letters and signs before a digit that make it part of a name or formula: PM2.5, 1+8+N, 10×10.
_IN_NAME = r"A-Za-z.．+＋×*/xX_#"
_RANGE_MARKS = 2  # ——
_RANGE_SIGNS = frozenset("-－—–~～至到")
# A scale of its own (百场, 万人) is a figure only with a word that bounds it: 近百场, 上万人, 百余家.
_BARE_SCALE = re.compile("[百千万亿]+")
_SUFFIX = re.compile("以上|左右|上下|以内|之内|以下|出头|之多|[余多](?![种样元媒次边方年])|内(?![容外部需资涝陆蒙地])")
_SUFFIX_QUALIFIERS: dict[str, Qualifier] = {
    "以上": "over",
    "左右": "approx",
    "上下": "approx",
    "以内": "at_most",
    "之内": "at_most",
    "内": "at_most",
    "以下": "at_most",
    "出头": "over",
    "之多": "over",
    "余": "over",
    "多": "over",
}
_DISTANT = re.compile("(至少|最少|最多|至多)[^，。；：、“”（）()《》,;0-9]{1,12}$")
_DISTANT_REACH = 16
# 成 is "tenths" only where the next character does not make another word of it.
_NOT_TENTHS = frozenset("为立功员果效绩本都人长就熟型品交分群套色片因就语千年")
_ONE_IS_COUNTED = frozenset({"倍", "番", "成", "个百分点", "百分点", "遍"})
# Measure words with which a numeral in characters may sum up the text itself: 三个方面, 四项原则.
_SUMMING = frozenset({"个", "项", "种", "类", "条", "件", "次", "批", "组", "张"})
_SPAN_AFTER = ("内", "以内", "之内", "时间", "以上", "左右")
_RANK_CHANGE = re.compile("(?:上升|提升|前移|跃升|跃居|前进|进位|下降|后退|第|列|居)了?$")
_PLACE_TAILS = frozenset("级委政场民域长内直属区县乡镇际家")
# A numeral in characters after these is the end of a word or an ordinal: 第三, 统一, 其一.
_NO_NUMERAL_AFTER = frozenset("第其每那某另同统唯单专万划归不合之首初" + _HAN_DIGIT)
_SCHOOLING = re.compile("义务教育|一贯制|免费教育|制(?![度定造])")
_YEARS = (1900, 2100)


@dataclass(slots=True)
class Quantity:
    """A figure as it stands. ``unit`` is empty for a bare number, which is no claim by itself.

    ``numeral`` is where the numeral begins; ``start`` is where its qualifier does.
    """

    start: int
    end: int
    numeral: int
    low: float
    high: float
    unit: str
    kind: ClaimKind
    qualifier: Qualifier
    exponent: int


@lru_cache(maxsize=1)
def unit_kinds() -> dict[str, ClaimKind]:
    """Return the kind of quantity that each unit makes."""
    named = {"noun": "count"}
    return {unit: named.get(kind, kind) for unit, kind, _ in read_rows("units", 3)}  # type: ignore[misc]


@lru_cache(maxsize=1)
def _figure() -> re.Pattern[str]:
    rows = read_rows("units", 3)
    every = any_of(unit for unit, _, _ in rows)
    after_characters = any_of(unit for unit, _, numerals in rows if numerals in {"yes", "some"})
    compound = r"(?:/(?:[一-龥]{1,4}|[a-zA-Z]{1,3}[23]?))?"
    digits = (
        f"(?<=[{_DIGIT}])(?<![{_IN_NAME}][{_DIGIT}])"
        f"([{_DIGIT}]*(?:[,，][{_DIGIT}]{{3}}(?![{_DIGIT}]))*"
        # A line break inside a number leaves a space after the point; only a unit makes it one number again.
        f"(?:[.．](?: (?=[{_DIGIT}]{{1,4}}[%％‰万亿平公元倍吨个亩]))?[{_DIGIT}]+)?)"
        f"\\s?(个亿(?=[，。；、的]|$)|(?:(?!百分|千[瓦伏克米赫卡])[{_HAN_SCALE}]){{0,3}})([余多来](?!数|少|种|样|元化))?([万亿]{{0,2}})"
        f"([{_DIGIT}零]{{1,5}}[百千万]?)?"
        f"\\s?([余多])?({every}{compound})?"
    )
    share = f"(?<=[{_HAN_DIGIT}{_HAN_SCALE}])([{_HAN_DIGIT}{_HAN_SCALE}]{{0,2}})分之([{_DIGIT}.．{_HAN_REST}]{{1,9}})"
    characters = (
        f"(?<=[{_HAN_DIGIT}{_HAN_SCALE}几数])(?<![{_HAN_DIGIT}{_HAN_SCALE}][{_HAN_DIGIT}{_HAN_SCALE}几])"
        f"([{_HAN_REST}]{{0,14}}+)([余多来])?([万亿]{{0,2}})"
        f"({after_characters}{compound})"
    )
    interval = f"(?<=每)(半|[{_HAN_DIGIT}十]{{1,2}}|[{_DIGIT}]{{1,2}})个?(年|月|季度|周|天|小时)"
    lead = f"[{_DIGIT}{_HAN_DIGIT}{_HAN_SCALE}几数每]"
    return re.compile(f"{lead}(?:{digits}|{share}|{characters}|{interval})")


# Groups of the expression.
_REST, _SCALE, _VAGUE, _SCALE_AFTER, _MIXED, _VAGUE_AFTER, _UNIT = range(1, 8)
_SHARE_OF, _SHARE = 8, 9
_HAN_NUMERAL, _HAN_VAGUE, _HAN_SCALE_AFTER, _HAN_UNIT = range(10, 14)
_INTERVAL, _INTERVAL_UNIT = 14, 15


@lru_cache(maxsize=1)
def _stock() -> re.Pattern[str]:
    return re.compile(any_of(word for word, _ in read_rows("stock_numerals", 2)))


@lru_cache(maxsize=1)
def _abstract_heads() -> re.Pattern[str]:
    return re.compile(any_of(word for (word,) in read_rows("abstract_heads", 1)))


@lru_cache(maxsize=1)
def _qualifier() -> tuple[re.Pattern[str], dict[str, Qualifier], frozenset[str]]:
    """Return the qualifiers as an expression read backwards, what each means, and their last letters."""
    rows: tuple[tuple[str, Qualifier], ...] = read_rows("qualifiers", 2)  # type: ignore[assignment]
    letters = frozenset(word[-1] for word, _ in rows)
    return re.compile(any_of(word[::-1] for word, _ in rows)), dict(rows), letters


def find_quantities(text: str, taken: Sequence[Span]) -> list[Quantity]:
    """Return the figures of ``text`` that overlap none of ``taken`` (in text order), in text order."""
    found: list[Quantity] = []
    ends = iter(taken)
    next_taken = next(ends, None)
    covered = 0
    for match in _figure().finditer(text):
        start = match.start()
        while next_taken is not None and next_taken.start < match.end():
            covered = max(covered, next_taken.end)
            next_taken = next(ends, None)
        if start < covered:
            continue
        quantity = _read(text, match)
        if quantity is None:
            continue
        if found and _joins_range(text, found[-1], quantity):
            _extend_range(found[-1], quantity)
            continue
        found.append(quantity)
    return found


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    last = match.lastindex or 0
    if last <= _UNIT:
        return _read_digits(text, match)
    if last == _HAN_UNIT:
        return _read_characters(text, match)
    if last == _SHARE:
        return _read_share(text, match)
    return _read_interval(match)


def _read_digits(text: str, match: re.Match[str]) -> Quantity | None:
    start = match.start()
    unit = match[_UNIT]
    end = match.end()
    scale = match[_SCALE].lstrip("个") + match[_SCALE_AFTER]
    if unit is None:
        end = match.end()
        if not _may_stand_bare(text, start, end, scale):
            return None
        unit = ""
    kind = _kind_of(unit) if unit else "count"
    if kind is None or (unit and _is_no_quantity(text, match, unit, kind, end)):
        return None
    try:
        low, exponent = _value_of_digits(text[start : match.end(_REST)], scale, match[_MIXED])
    except ValueError:
        return None
    if unit == "年" and not scale and _YEARS[0] <= low <= _YEARS[1]:
        return None
    vague = match[_VAGUE] or match[_VAGUE_AFTER]
    return _bounded(text, Quantity(start, end, start, low, low, unit, kind, "over" if vague else "exact", exponent))


def _value_of_digits(digits: str, scale: str, mixed: str | None) -> tuple[float, int]:
    exponent = scale_exponent(scale) if scale else 0
    digits = digits.replace(" ", "")
    if mixed:
        return read_numeral(digits + scale + mixed).low, 0
    if digits.isascii() and "," not in digits:
        return shift(digits, exponent), exponent
    return shift(repr(read_numeral(digits).low), exponent), exponent


def _may_stand_bare(text: str, start: int, end: int, scale: str) -> bool:
    following = text[end : end + 1]
    if following in _RANGE_SIGNS or "万" in scale or "亿" in scale:
        return True
    if following in {"、", "和"}:  # 提高5.4、2.2个百分点; a whole number here is an enumerator or a name
        return "." in text[start:end]
    return start > 0 and text[start - 1] in "由从"


def _kind_of(unit: str) -> ClaimKind | None:
    kinds = unit_kinds()
    kind = kinds.get(unit)
    if kind is None:  # a compound such as 元/平方米
        kind = kinds.get(unit.partition("/")[0])
    return kind


def _is_no_quantity(text: str, match: re.Match[str], unit: str, kind: ClaimKind, end: int) -> bool:
    """Tell whether a numeral with a unit is a name, a class, a rank or a date all the same."""
    following = text[end : end + 1]
    if following == "级" and kind != "duration":  # 30万吨级航道 names a class
        return True
    if unit == "位":
        return not following or not "一" <= following <= "龥" or bool(_RANK_CHANGE.search(text[: match.start()][-4:]))
    if unit == "日":
        return following not in {"内", "以"}
    if unit == "年" and _SCHOOLING.match(text, end):
        return True
    if unit == "期":
        return following in set("工项建")
    if unit in {"市", "县", "省", "区", "镇", "乡", "村", "旗", "州", "国"}:
        return following in _PLACE_TAILS
    return unit == "成" and following in _NOT_TENTHS


def _read_characters(text: str, match: re.Match[str]) -> Quantity | None:
    start, unit = match.start(), match[_HAN_UNIT]
    number = text[start : match.end(_HAN_NUMERAL)] + match[_HAN_SCALE_AFTER]
    kind = _kind_of(unit)
    end = match.end()
    if kind is None or _stock().match(text, start) or _is_no_quantity(text, match, unit, kind, end):
        return None
    if start and (text[start - 1] in _NO_NUMERAL_AFTER or (kind == "duration" and text[start - 1] in "的这")):
        return None
    vague = match[_HAN_VAGUE]
    try:
        low, high, indefinite = read_numeral(number)
    except ValueError:
        return None
    qualifier: Qualifier = "approx" if indefinite else "over" if vague else "exact"
    quantity = Quantity(start, end, start, low, high, unit, kind, qualifier, 0)
    quantity = _bounded(text, quantity)
    if quantity.qualifier == "exact" and _counts_nothing(text, number, quantity):
        return None
    if number in {"几", "数"}:
        return None
    return quantity


def _counts_nothing(text: str, number: str, quantity: Quantity) -> bool:
    """Tell whether an exact numeral in characters is an article, a bare 千 or 万, or sums up the text."""
    unit, end = quantity.unit, quantity.end
    if number == "一":
        return unit not in _ONE_IS_COUNTED and not (quantity.kind == "duration" and text.startswith(_SPAN_AFTER, end))
    if _BARE_SCALE.fullmatch(number):
        return True
    return unit in _SUMMING and bool(_abstract_heads().match(text, end))


def _read_share(text: str, match: re.Match[str]) -> Quantity | None:
    """Read 百分之三十 as 30 %, 千分之五 as 5 ‰, 万分之三 as 3 ‱, and 三分之二 as its percentage."""
    start = match.start()
    whole = text[start : match.end(_SHARE_OF)]
    try:
        part = read_numeral(match[_SHARE])
        of = read_numeral(whole).low
    except ValueError:
        return None
    signs = {100.0: "%", 1000.0: "‰", 10000.0: "‱"}
    low, high, unit = part.low, part.high, signs.get(of)
    if unit is None:
        if not of:
            return None
        low, high, unit = round(100 * low / of, 6), round(100 * high / of, 6), "%"
    return _bounded(text, Quantity(start, match.end(), start, low, high, unit, "percent", "exact", 0))


def _read_interval(match: re.Match[str]) -> Quantity | None:
    """Read 每半年 and 每两年: how often something is done."""
    word = match[_INTERVAL]
    low = 0.5 if word == "半" else read_numeral(word).low
    unit = match[_INTERVAL_UNIT]
    if word == "一":
        return None
    return Quantity(match.start(), match.end(), match.start(), low, low, unit, "frequency", "exact", 0)


def _may_be_distant(text: str, start: int) -> bool:
    low = max(0, start - _DISTANT_REACH)
    return text.find("至", low, start) >= 0 or text.find("最", low, start) >= 0


def _bounded(text: str, quantity: Quantity) -> Quantity:
    """Extend a figure over the words before and after it that bound it."""
    start, end = quantity.start, quantity.end
    if quantity.unit and text[end : end + 1] in _SUFFIX_LETTERS:
        suffix = _SUFFIX.match(text, end)
        if suffix and (suffix[0] != "内" or quantity.kind in {"duration", "measure"}):
            quantity.end = suffix.end()
            quantity.qualifier = _SUFFIX_QUALIFIERS[suffix[0]]
    last = text[start - 1 : start]
    if last == " ":
        last = text[start - 2 : start - 1]
    pattern, qualifiers, letters = _qualifier()
    if last in letters:
        before = text[max(0, start - _QUALIFIER_REACH) : start]
        spaces = len(before) - len(before.rstrip(" "))
        found = pattern.match(before[::-1], spaces)
        if found:
            word = found[0][::-1]
            rest = before[: len(before) - spaces - len(word)]
            if not (rest and rest[-1] in _COMPOUND_ENDS.get(word, "")):
                quantity.start = start - spaces - len(word)
                quantity.qualifier = qualifiers[word]
            return quantity
    if last == "上" and text[start] in _HAN_SCALE and text[start - 2 : start - 1] not in _NOT_UP_TO:
        quantity.start, quantity.qualifier = start - 1, "over"
    elif _may_be_distant(text, start):
        distant = _DISTANT.search(text, max(0, start - _DISTANT_REACH), start)
        if distant:
            quantity.start = start - len(distant[0])
            quantity.qualifier = "at_least" if distant[1] in {"至少", "最少"} else "at_most"
    return quantity


# Letters before a qualifier with which its first letter is another word: 节约, 附近, 赶超.
_COMPOUND_ENDS = {
    "约": "节制合集契条违签预公简特履解大",
    "近": "附最临邻新靠贴远亲就相",
    "超": "赶反",
    "低于": "不",
    "高于": "不",
}
_NOT_UP_TO = frozenset("以之元年晚早马线网")
_QUALIFIER_REACH = 7
_SUFFIX_LETTERS = frozenset("以左上之出余多内")


def _joins_range(text: str, first: Quantity, second: Quantity) -> bool:
    gap = text[first.end : second.start]
    if not 1 <= len(gap) <= _RANGE_MARKS or not all(sign in _RANGE_SIGNS for sign in gap) or not second.unit:
        return False
    if first.unit not in {"", second.unit} or second.start != second.numeral:
        return False
    return first.low < second.high


def _extend_range(first: Quantity, second: Quantity) -> None:
    if not first.unit and not first.exponent and second.exponent:
        first.low = shift(repr(first.low), second.exponent)
    first.high, first.end, first.unit, first.kind = second.high, second.end, second.unit, second.kind
    if second.qualifier != "exact":
        first.qualifier = second.qualifier
