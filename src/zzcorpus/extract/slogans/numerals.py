"""Numeral abbreviations and codes: names that pack a closed list behind a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.candidates import Candidate
from zzcorpus.extract.slogans.wordlists import load_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zzcorpus.model import SloganKind

_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2, "百": 100, "千": 1000, "万": 10000}
_NUM = "一二两三四五六七八九十双"
_MANY = "二两三四五六七八九十双"  # 一 alone packs nothing

# A numeral with its measure word or head, or with one character that stands for the members: 八大抓手, 六治.
_COUNTED = re.compile(rf"(?:[{_MANY}]|十[一二三四五六七八九]|[二三四五六七八九]十[一二三四五六七八九]?)(?![{_NUM}百千万亿月年日点元])")
_PARTS = re.compile(rf"[{_NUM}]([^{_NUM}、，和]+)")
_TITLES_IN_A_ROW = re.compile(rf"[{_NUM}]+连[冠增丰快涨跌]")
_BIG_COUNT = re.compile(rf"[{_NUM}0-9]+[百千万亿]+(?![千万])")
# Time, money, size: a number before one of these counts something.
_COUNTING_MEASURES = frozenset("年月日天周时分秒元岁米里亩吨度名位家人户倍成折")
_LATIN = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_PLAIN_DIGITS = re.compile(r"[0-9]+")
_SIGNS = re.compile(r"[+＋×·\-—>＞=*/]")


def kind_of_name(name: str) -> SloganKind:
    """Return the kind of a coinage that stands in quotation marks, by its form.

    >>> kind_of_name("六治"), kind_of_name("1+8+N"), kind_of_name("关键少数"), kind_of_name("一刀切")
    ('numeric', 'code', 'quoted', 'quoted')
    """
    if _is_code(name):
        return "code"
    return "numeric" if is_numeral_name(name) else "quoted"


def _is_code(name: str) -> bool:
    """A code holds a digit or letter, and more signs, digits and letters than Hanzi: 1·5讲话, AB岗, 4421."""
    latin = len(_LATIN.findall(name))
    if not latin:
        return False
    han = len(_HAN.findall(name))
    digits = any(c.isdigit() for c in name)
    if not digits:
        return bool(latin) and han <= 1 and (han == 1 or bool(_SIGNS.search(name))) and latin > 1
    if han == 0:
        return True
    if _SIGNS.search(name):
        return han <= 2 + latin
    return False


def is_numeral_name(name: str) -> bool:
    """Tell whether a name packs a list behind a numeral: 六治, 一岗双责, 五个体系; not 一刀切, 十万大学生留呼."""
    if name[0].isdigit():
        return bool(re.match(r"[0-9]{1,2}(?:大|个|项|条)[\u3400-\u9fff]", name))
    if name in load_set("idioms.tsv") or _TITLES_IN_A_ROW.match(name):
        return False
    if _BIG_COUNT.match(name):
        return False
    numerals = [c for c in name if c in _NUM]
    if name[0] == "一":
        return is_repeated(name)
    if name[0] == "双":
        return len(name) <= 3 or is_repeated(name)
    if name[0] in _MANY or name.startswith("十"):
        return name[1:2] not in _COUNTING_MEASURES or len(numerals) > 1
    # 新四军 has a numeral inside; 老三样, 新三样 and 幸福美好生活十大工程 pack too.
    return bool(re.search(rf"^[新老][{_MANY}]|[{_MANY}](?:大|个|项)[\u3400-\u9fff]{{2,}}$", name))


def is_repeated(name: str) -> bool:
    """Tell whether numerals and short heads take turns: 一岗双责, 一核、两极、多点, 一基地三区."""
    parts = _PARTS.findall(name)
    return len(parts) > 1 and all(len(part) <= 4 for part in parts) and sum(c in _NUM for c in name) == len(parts)


def packed_number(name: str) -> tuple[int, ...]:
    """Return the numbers of members that would unpack ``name``: its numeral, or of several numerals the sum.

    >>> packed_number("八大抓手"), packed_number("三会一课"), packed_number("十二项措施"), packed_number("民生")
    ((8,), (4,), (12,), ())
    """
    values = [_value(run) for run in re.findall(rf"[{_NUM}]+|[0-9]+", name)]
    if not values or values[0] < 1:
        return ()
    return (sum(values),)


def _value(run: str) -> int:
    if run.isdigit():
        return int(run)
    if "十" in run:
        tens, _, ones = run.partition("十")
        return _VALUES.get(tens, 1) * 10 + (_VALUES.get(ones, 0) if ones else 0)
    return _VALUES.get(run, 0)


# --- unquoted -------------------------------------------------------------------------------------------------

# Numerals and single heads in turn (三会一课, 两学一做): only with two different heads, and not within a number.
_ALTERNATING = re.compile(
    rf"(?<![{_NUM}百千万亿几数第0-9.])[{_NUM}]((?![{_NUM}])[\u3400-\u9fff])[{_NUM}]((?![{_NUM}])[\u3400-\u9fff])(?![{_NUM}百千万亿化])"
)
_CODE = re.compile(
    r"(?<![0-9A-Za-z.+＋×%/])[0-9]{1,3}(?:[+＋×][0-9A-Za-z]{1,3})+(?![0-9A-Za-z.%％米厘毫公万亿元年月日]|[+＋=＝><＞<])[+＋]?"
)
_AFTER_NAME = "的为等和与是"
_HEADED = re.compile(
    rf"(?<![{_NUM}百千万亿几数第0-9.上下前后多余])(?:[{_MANY}]|十[一二三四五六七八九]|20|[0-9])(个|大)([\u3400-\u9fff]{{2}})"
)


def find_unquoted_codes(text: str) -> Iterator[Candidate]:
    for match in _CODE.finditer(text):
        yield Candidate(match.start(), match.end(), "code", "code")


def find_alternating(text: str) -> Iterator[Candidate]:
    """Yield unquoted names in which numerals and single heads take turns."""
    idioms, measures = load_set("idioms.tsv"), load_set("measures.tsv")
    for match in _ALTERNATING.finditer(text):
        name = match.group()
        first, second = match.groups()
        if first == second or name in idioms or first in measures or second in measures:
            continue
        if name[0] == name[2] == "一":
            continue
        yield Candidate(match.start(), match.end(), "numeric", "alternating numerals")


def find_headed(text: str) -> Iterator[Candidate]:
    """Yield unquoted names of a numeral, 个 or 大, and a head that lists are named by: 八大抓手, 四个坚持."""
    heads = {"大": load_set("heads_da.tsv"), "个": load_set("heads_ge.tsv")}
    for match in _HEADED.finditer(text):
        measure, head = match.groups()
        after = text[match.end() : match.end() + 1]
        if head in heads[measure] and (not _HAN.match(after) or after in _AFTER_NAME):
            yield Candidate(match.start(), match.end(), "numeric", f"numeral + {measure}{head}")
