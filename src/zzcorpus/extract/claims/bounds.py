"""The words before and after a figure that bound it: 约, 近, 至少, 超过; 以上, 左右, 余."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.expression import HAN_SCALE
from zzcorpus.extract.claims.wordlists import any_here, read_rows

if TYPE_CHECKING:
    from zzcorpus.extract.claims.quantity import Quantity
    from zzcorpus.model import Qualifier

_SUFFIX_LETTERS = frozenset("以左上之出余多内及（含")
_SUFFIX = re.compile(
    "(?:及|（含）|含)?(?:以上|以下)|左右|上下|以内|之内|出头|之多|[余多](?![种样元媒次边方年式功能维级层渠])|内(?![容外部需资涝陆蒙地])"
)
_SUFFIX_QUALIFIERS: dict[str, Qualifier] = {
    "以上": "over",
    "左右": "approx",
    "上下": "approx",
    "以内": "at_most",
    "之内": "at_most",
    "内": "at_most",
    "以下": "at_most",
    # With 及 or 含 the figure itself is meant too, whatever the mood.
    **dict.fromkeys(("及以上", "含以上", "（含）以上"), "at_least"),
    **dict.fromkeys(("及以下", "含以下", "（含）以下"), "at_most"),
    "出头": "over",
    "之多": "over",
    "余": "over",
    "多": "over",
}
# 内 after a thing that is counted is a place (50户内), not a bound.
_SPANS = frozenset({"duration", "measure"})
_LONGEST_QUALIFIER = 7
_DISTANT = re.compile(
    "(至少|最少|最多|至多|最高(?=可|(?:给予|奖励|补助|补贴|资助|支持)(?![额标金限])))[^，。；：、“”（）()《》,;0-9]{1,12}$"
)
# 最高不超过200万元: two bounds that say the same.
_SAID_TWICE: dict[Qualifier, tuple[str, ...]] = {
    "at_most": ("最高", "最多", "最长"),
    "at_least": ("最低", "至少", "最少"),
}
# 不低于每人每年120元: for whom and how long stands between the bound and the figure.
_EACH = re.compile("(?:每人每[年月]|每[年月人户]|人均|年均|平均)$")
_EACH_LETTERS = frozenset("年月人户均")
_LONGEST_EACH = 4
_DISTANT_REACH = 16
_RECENT = 10
_NOT_BEYOND = frozenset("通经不超难错路")
# After these 过 before an amount is no verb: 其中过30亿元, 2个过400亿元, 有望过百亿元.
_NO_VERB_AFTER = frozenset("，、；（个家户县市区镇中望批量值")
_PASSES = re.compile("(?:投资|产值|营收|收入|税收|规模|总额|利润|资产|人数|销售)额?过$")
# 约增长33%, 大约占四成: the verb stands between, and the figure is no less approximate.
_ABOUT = re.compile("(?<!节)(?<!制)(?<!集)(?<!条)(?<!合)(?<!契)约(?:增长|增加|提高|下降|减少|占|有|为|达|需)$")
_ABOUT_REACH = 6
_SHARE_OF = re.compile("(不低于|不少于|不超过|不高于|超过|高于|低于|不足)[^，。；：、0-9]{1,22}的$")
_SHARES = frozenset({"percent", "multiple"})
_SHARE_REACH = 26
_TEN_THOUSANDS = 4  # 新增100万以上大学生: of numbers without a unit only large ones count
_NOT_UP_TO = frozenset("以之元年晚早马线网迈跃登踏跨站攀")  # 以上万人, 网上百人: 上 is no bound


@lru_cache(maxsize=1)
def _qualifiers() -> tuple[re.Pattern[str], dict[str, Qualifier], frozenset[str]]:
    """Return the qualifiers as an expression read backwards, what each means, and their last letters."""
    rows: tuple[tuple[str, Qualifier], ...] = read_rows("qualifiers", 2)  # type: ignore[assignment]
    last_letters = frozenset(word[-1] for word, _ in rows)
    return re.compile(any_here(word[::-1] for word, _ in rows)), dict(rows), last_letters | {" "}


@lru_cache(maxsize=1)
def _binding_letters() -> frozenset[str]:
    """Return the letters straight before a figure that may end a bound; most have another one there."""
    return _qualifiers()[2] | _EACH_LETTERS | {"过", "上"}


@lru_cache(maxsize=1)
def _ends_of_words() -> dict[str, str]:
    """Return the letters before a qualifier with which it makes another word: 节约, 附近, 赶超."""
    return {word: letters for word, where, letters in read_rows("word_ends", 3) if where == "qualifier"}


def extend_over_bounds(text: str, quantity: Quantity) -> None:
    """Extend a figure over the words before and after it that bound it, and set its qualifier."""
    start, end = quantity.start, quantity.end
    if text[end : end + 1] in _SUFFIX_LETTERS and (quantity.unit or quantity.exponent >= _TEN_THOUSANDS):
        _extend_on(text, quantity)
    last = text[start - 1 : start]
    if last in _binding_letters() and _extend_by(text, quantity, last):
        return
    low = start - _DISTANT_REACH if start > _DISTANT_REACH else 0
    before = text[low:start]
    if "约" in before and quantity.qualifier == "exact" and _ABOUT.search(text, max(0, start - _ABOUT_REACH), start):
        quantity.qualifier = "approx"
    if last == "的" and quantity.qualifier == "exact":
        quantity.qualifier = _of_share(text, quantity)
    if "至" in before or "最" in before:
        _extend_far_back(text, quantity, low)


def _extend_by(text: str, quantity: Quantity, last: str) -> bool:
    """Extend a figure over the bound that ends in ``last``, the letter before it; tell whether that is settled."""
    start = quantity.start
    if last in _qualifiers()[2] and _extend_back(text, quantity):
        return True
    up_to = last == "上" and text[start] in HAN_SCALE and text[start - 2 : start - 1] not in _NOT_UP_TO
    if up_to or (last == "过" and _passes(text, start, quantity.kind)):
        quantity.start, quantity.qualifier = start - 1, "over"
        return True
    if last in _EACH_LETTERS and (each := _EACH.search(text, max(0, start - _LONGEST_EACH), start)):
        quantity.start = each.start()
        if not _extend_back(text, quantity):
            quantity.start = start
    return False


def _extend_on(text: str, quantity: Quantity) -> None:
    """Extend a figure over the bound straight after it: 5万人 | 以上."""
    suffix = _SUFFIX.match(text, quantity.end)
    if suffix and (suffix[0] != "内" or quantity.kind in _SPANS):
        quantity.end = suffix.end()
        quantity.qualifier = _SUFFIX_QUALIFIERS[suffix[0]]


def _passes(text: str, start: int, kind: str) -> bool:
    """Tell whether 过 before ``start`` says that a figure is passed: 产值过百亿元, 投资过3亿元, 2个过400亿元."""
    if text[start - 2 : start - 1] in _NOT_BEYOND:
        return False
    if kind == "money" and text[start - 2 : start - 1] in _NO_VERB_AFTER:
        return True
    return text[start] in HAN_SCALE or bool(_PASSES.search(text, max(0, start - 5), start))


def _of_share(text: str, quantity: Quantity) -> Qualifier:
    """Return how a share is bound where what it is a share of stands between: 不低于上年度居民收入的 | 20%."""
    start = quantity.start
    if quantity.kind not in _SHARES or quantity.unit.endswith("百分点"):  # 低于计划的 | 0.7个百分点 is the difference
        return "exact"
    found = _SHARE_OF.search(text, max(0, start - _SHARE_REACH), start)
    return _qualifiers()[1][found[1]] if found else "exact"


def _extend_back(text: str, quantity: Quantity) -> bool:
    """Extend a figure over the qualifier straight before it; tell whether one stands there."""
    pattern, qualifiers, _ = _qualifiers()
    start = quantity.start
    before = text[max(0, start - _LONGEST_QUALIFIER) : start]
    spaces = len(before) - len(before.rstrip(" "))
    found = pattern.match(before[::-1], spaces)
    if not found:
        return False
    word = found[0][::-1]
    rest = before[: len(before) - spaces - len(word)]
    if word == "近" and quantity.unit == "年" and quantity.high <= _RECENT:
        return True  # 近三年 is a time, no bound
    if not (rest and rest[-1] in _ends_of_words().get(word, "")):
        quantity.start = start - spaces - len(word)
        quantity.qualifier = qualifiers[word]
        if text.endswith(_SAID_TWICE.get(quantity.qualifier, ()), 0, quantity.start):
            quantity.start -= len("最高")
    return True


def _extend_far_back(text: str, quantity: Quantity, low: int) -> None:
    """Extend a figure over 至少 and the words between: 至少走访班子5家."""
    distant = _DISTANT.search(text, low, quantity.start)
    if distant:
        quantity.start = distant.start()
        quantity.qualifier = "at_least" if distant[1] in {"至少", "最少"} else "at_most"
