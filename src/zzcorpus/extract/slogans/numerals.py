"""Numeral abbreviations and codes, told by the form of the name alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.wordlists import load_set

if TYPE_CHECKING:
    from zzcorpus.model import SloganKind

_VALUES = {character: value for value, character in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2}
_NUM = "一二两三四五六七八九十双"
_MANY = "二两三四五六七八九十双"  # 一 alone packs nothing

_ANY_NUMERAL = re.compile(f"[{_NUM}百千万亿0-9]")
_PARTS = re.compile(rf"[{_NUM}]([^{_NUM}、，和]+)")
_TITLES_IN_A_ROW = re.compile(rf"[{_NUM}]+连[冠增丰快涨跌]")
_NUMBERED = re.compile(
    r"[0-9]{1,2}(?:[大个项条][\u3400-\u9fff]|个[0-9])|[\u3400-\u9fff]{0,10}[0-9一二三四五六七八九十]{1,3}条$"
)
_LATE_NUMERAL = re.compile(rf"^[新老][{_MANY}]|[{_MANY}][大个项][\u3400-\u9fff]{{2,}}$")
_IN_ONE = re.compile("[合统归第]一")  # 三院合一 packs three
# 三年十万大学生留呼 begins with a time, 二次混改 with an ordinal, 两岸无线城市 with a name.
_NO_LIST = re.compile(rf"[{_NUM}]+[年月天]|[{_NUM}]*[一二]次|两岸(?![{_NUM}])")
# 双百聚才, 三名工程, 六千, 四千七百, 1中心3驿站, 文化新三样: whatever the rules below say of their words.
_PACKS_ALL_THE_SAME = re.compile(
    rf"双(?:轮|核|链|翼|擎|引擎)(?:驱动|引领|支撑|带动|发力)|双[百千万][\u3400-\u9fff]{{0,4}}|(?:[{_MANY}][名百千万]){{1,3}}(?:(?:示范)?(?:工程|行动|计划|企业|战略|精神)|城)?|(?:双[十百千万]){{2,3}}"
    rf"|[{_MANY}][\u3400-\u9fff](?:工程|行动|计划)"
    rf"|(?:[0-9]{{1,2}}[\u3400-\u9fff]{{1,4}}){{2,4}}|[\u3400-\u9fff]{{0,4}}新[{_MANY}]样"
)
# What a measure is taken for each of.
_EACH = frozenset(
    "企村户人县市区乡镇街社校园院家项事车船河湖路桥楼品物案库岗机站点片业链群厂支店房门所队班组课题证书生师员警树田山景地城"
)
# Places, prizes and words that only begin with a numeral: 四川造, 十佳青年, 三晋通, 五星级, 六合彩.
_NO_NUMERAL = re.compile(
    "四川|[十百]佳(?=.)|三晋|三秦|三湘|三峡|三明|三亚|七彩|四季|三维|十字|五星级|六合彩|三角|八一南昌|九州|六尺巷|七管齐下|两岸一家|九寨|百度|千岛|万州|百色|五粮|三星|四通八达"
)
# 一个科室一个团队 gives each its own; 一门集成、一窗受理 are maxims side by side.
_ONE_OF_EACH = re.compile(r"一[个名][^一、，]{1,4}一[个名][^一、，]{1,4}|一[^一、，]{3,6}(?:、一[^一、，]{3,6})+")
_LONGEST_DOUBLE = 3
_LONGEST_HEAD = 4
_PAIR = 2
# 十百千工程, 百千万: so many at each of several levels.
_LEVELS = re.compile("(?:个?[十百千万亿]{3,7}|十百|百千|千百)(?:工程|计划|行动|支撑|带动|提升|培育){0,2}")
_BIG_COUNT = re.compile(rf"[{_NUM}0-9]+[百千万亿]+(?![千万])")
# Time, money, size: a number before one of these counts something.
_COUNTING_MEASURES = frozenset("年月日天周时分秒元岁米里亩吨度名位家人户倍成折")
_LATIN = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")
_HAN = re.compile(r"[\u3400-\u9fff]")
# 543倍增计划, 211工程; a year (2030先锋工程) is none.
_NUMBERED_PROGRAMME = re.compile(
    r"(?!(?:19|20)[0-9]{2}[^0-9])[0-9]{3,6}[\u3400-\u9fff]{0,4}(?:工程|计划|行动|项目|人才|工作法|模式|体系|战略)"
)
_LETTER_FOR_NUMBER = re.compile("[NＮXn][个项重大]")  # “N重效应”: beside “一个阵地” and “双轮驱动”
_PLAIN_DIGITS = re.compile(r"[0-9]+")
_SIGNS = re.compile(r"[+＋×·\-—>＞=*/]")


@lru_cache(maxsize=65536)
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
    if _LETTER_FOR_NUMBER.match(name):
        return True
    digits = any(c.isdigit() for c in name)
    if not digits:
        return bool(latin) and han <= 1 and (han == 1 or bool(_SIGNS.search(name))) and latin > 1
    if han == 0 or _NUMBERED_PROGRAMME.fullmatch(name):
        return True
    if _SIGNS.search(name):
        return han <= 2 + latin
    return False


def is_numeral_name(name: str) -> bool:
    """Tell whether a name packs a list behind a numeral: 六治, 一岗双责, 五个体系; not 一刀切, 十万大学生留呼."""
    if not _ANY_NUMERAL.search(name):
        return False
    first = name[0]
    if name in load_set("idioms.tsv") or _TITLES_IN_A_ROW.match(name) or _NO_LIST.match(name):
        return False
    if _NO_NUMERAL.match(name):
        return False
    if _PACKS_ALL_THE_SAME.fullmatch(name):
        return True
    if _LEVELS.fullmatch(name):
        return True
    if first != "双" and _BIG_COUNT.match(name):
        return False
    if first in "一双":
        # 一 alone packs nothing, and 双 with a longer word doubles it: 双月轮值.
        return is_repeated(name) or (first == "双" and len(name) <= _LONGEST_DOUBLE)
    if first in _MANY:
        counts = name[1:2] in _COUNTING_MEASURES and not name.startswith("分开", 1)
        return not counts or sum(c in _NUM for c in name) > 1
    # 20个一批, 新三样, 幸福美好生活十大工程
    return bool(_NUMBERED.match(name) or _LATE_NUMERAL.search(name))


def is_repeated(name: str) -> bool:
    """Tell whether numerals and short heads take turns: 一岗双责, 一核、两极、多点, 一基地三区."""
    parts = _PARTS.findall(name)
    numerals = [character for character in name if character in _NUM]
    if set(numerals) == {"一"} and _ONE_OF_EACH.fullmatch(name):
        return False
    pairs = len(parts) == _PAIR or all(item.count("一") == _PAIR for item in name.split("、"))
    if pairs and parts and set(numerals) == {"一"} and parts[0][0] in _EACH and name not in load_set("paired.tsv"):
        return False  # 一村一策 gives each village its plan and packs no list, 一轴一线 are two
    alike = len(parts) > 1 and all(len(part) <= _LONGEST_HEAD for part in parts)
    return alike and len(numerals) == len(parts)


@lru_cache(maxsize=4096)
def packed_number(name: str) -> tuple[int, ...]:
    """Return the numbers of members that would unpack ``name``: its numeral, or of several numerals the sum.

    >>> packed_number("八大抓手"), packed_number("三会一课"), packed_number("十二项措施"), packed_number("民生")
    ((8,), (4,), (12,), ())
    """
    values = [_value(run) for run in re.findall(rf"[{_NUM}]+|[0-9]+", _IN_ONE.sub("", name))]
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
