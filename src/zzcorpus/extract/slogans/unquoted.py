"""Numeral abbreviations and codes that stand without quotation marks and in no lexicon."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.candidates import Candidate, find_each
from zzcorpus.extract.slogans.wordlists import load_rows, load_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUM = "一二两三四五六七八九十双"
_HAN = r"[\u3400-\u9fff]"
_HEAD = rf"(?![{_NUM}]){_HAN}"
_MEASURED = rf"(?P<measure>[个大])(?P<head>{_HAN}{{2}})(?P<after>{_HAN}?)"
# The lead comes first, so that the search skips to the next numeral or digit; no number goes before it.
_LEAD = rf"[{_NUM}0-9](?<![{_NUM}百千万亿几数第0-9A-Za-z.+＋×%/].)"
# 一核 | 三带五区: what is preceded by another numeral with its head is the rest of a longer row.
_REST = f"(?<![{_NUM}]..)"
# These heads make dates, ordinals and shares of what only looks like a row: 三中四中五中全会, 二期三期等.
_NO_HEADS_OF_ROW = "年月日号期度点比倍角天人次到或和是全会中产线等个亩分厘县"
_AFTER_NAME = "的为等和与是"
_ONE_IS_A_WORD = frozenset("唯独统单同专举其之合划归万再")  # 唯一的双奥之城, 举一反三
_NO_HEADS = frozenset("的反再而至到比中")  # 八中三江口校区: a school
_MEDALS = frozenset("金银铜")
_GOOD = "指标|标准|家庭|文明家庭|小区|社区|村庄|党?支部|党组织|农户|连队|干部|党员|创建"
# 七都二桥, 六沾二线: the second of its kind.
_SECOND_OF_KIND = re.compile("二[桥线矿部院期厂道]")
# 三江六岸 is a name; after another place and before what both are it names a place: 浦口、六合两区.
_BESIDE_PLACE = frozenset("、和与")
_BOTH_ARE = frozenset("区县市地州省")
_SIDES = "两岸"  # of the straits, but for a river's: 珠江两岸三线
_RIVERS = frozenset("江河湖")
_UNITED = re.compile(f"[{_NUM}]统一(?=原则|的|要求|”|、|，|。)")  # “五统一”原则, whatever follows
# 五大兴市战略, 三大牵引性抓手: what follows a word of two characters.
_NAMED_HEAD = re.compile("战略|[性型化]?抓手|(?<=战略)举措|(?<=行动)计划|(?<=惠民|民生)工程")
# 两化三推进, 三抓三提升: heads that are the first half of a verb; not 三抓三促 | 进一步.
_VERB_GOES_ON = re.compile("(?:推进|促进|提升|增强|建设|联动|联建|服务|保障|带动|整治)(?!一步|[入出])")
_HAN_CHARACTER = re.compile(_HAN)
_NUMERAL = re.compile(f"[{_NUM}]")
# 2131工程, 555计划; not a year (健康中国2030行动), nor how many there are of it (5个100工程).
# The noun is looked for and the digits looked back at, since figures are many.
_PROGRAMMES = tuple(
    re.compile(f"{noun}(?<=[0-9]{{3}}..)") for noun in ("工程(?![款量师院类项总建机设咨])", "计划(?![经指生])", "行动")
)
_NUMBER_BEFORE = re.compile(r"(?<![0-9])[0-9]{3,5}\Z")
_LONGEST_NUMBER = 6
_NO_PROGRAMME_BEFORE = re.compile("[0-9A-Za-z%.+＋×/第个]")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_NO_NAME_BEFORE = "上下前后多余"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Return the expression of codes, of numerals and heads in turn, and of numerals with a listing head."""
    heads, after = (
        "|".join(word for word, its in load_rows("layout_words.tsv") if its == role) for role in ("head", "after")
    )
    part = f"(?:{heads}|(?![{_NUM}{_NO_HEADS_OF_ROW}]){_HAN})"
    return re.compile(
        rf"{_LEAD}(?:"
        # 1+8+N, 10×10; not a sum, a size or a ratio.
        r"(?P<code>(?<=[0-9])[0-9]{0,2}(?:[+＋×][0-9A-Za-z]{1,3})+"
        r"(?![0-9A-Za-z.%％米厘毫公万亿元年月日兆千吨]|小时|[+＋=＝><＞<])[+＋]?)"
        # Three and more numerals and heads in turn: 一核三带五区, 三去一降一补.
        rf"|(?<=[{_NUM}])(?P<row>{part}(?:[{_NUM}]{part}){{2,7}})(?=[^\u3400-\u9fff]|[{_AFTER_NAME}以及]|{after}|\Z)"
        # Two, each head one character: 三会一课, 两江四岸.
        rf"|(?<=[{_NUM}]){_REST}(?P<first>{_HEAD})[{_NUM}](?P<second>{_HEAD})(?![{_NUM}百千万亿化])(?!(?<=小)时)"
        # 五步工作法, 八字诀, 五字要求; 五好家庭, the 五好 being what makes one.
        rf"|(?<=[{_NUM}])(?P<method>步(?:工作法|诀)|字(?:工作法|诀|要求|方针|宪法|真言|箴言)|好(?={_GOOD}))"
        # 八大抓手, 十二个坚持, 20个一批.
        rf"|(?:(?<=十)[一二三四五六七八九]|(?<=2)0|(?<!一)){_MEASURED}"
        r")"
    )


def find_programmes(text: str) -> Iterator[Candidate]:
    """Yield the numbers by which programmes are called (2131工程)."""
    for match in find_each(_PROGRAMMES, text):
        end = match.start()
        number = _NUMBER_BEFORE.search(text, max(0, end - _LONGEST_NUMBER), end)
        if not number or _YEAR.fullmatch(number[0]):
            continue
        start = number.start()
        if not (start and _NO_PROGRAMME_BEFORE.match(text, start - 1)):
            yield Candidate(start, end, "code", "number of a programme")


def find_unquoted(text: str) -> Iterator[Candidate]:
    """Yield unquoted codes (1+8+N), alternating numerals (三会一课) and numerals with a listing head (八大抓手)."""
    for match in _pattern().finditer(text):
        if match["code"]:
            yield Candidate(match.start(), match.end(), "code", "code")
        elif match["measure"]:
            if end := _end_of_head(text, match):
                rule = f"numeral + {text[match.start('measure') : end]}"
                yield Candidate(match.start(), end, "numeric", rule)
        elif match["method"]:
            yield Candidate(match.start(), match.end(), "numeric", "numeral + method")
        elif match["row"]:
            if _is_row(match.group()):
                yield Candidate(match.start(), match.end(), "numeric", "alternating numerals")
        elif united := _UNITED.match(text, match.start()):
            yield Candidate(match.start(), united.end(), "numeric", "alternating numerals")
        elif text[match.start() - 1 : match.start()] not in _ONE_IS_A_WORD and _alternates(text, match):
            goes_on = _VERB_GOES_ON.match(text, match.end() - 1)
            yield Candidate(match.start(), goes_on.end() if goes_on else match.end(), "numeric", "alternating numerals")


def _is_row(name: str) -> bool:
    """Tell a row of numerals and heads from what is for each (一村一户一人) and from medals (六金八银两铜)."""
    return set(_NUMERAL.findall(name)) != {"一"} and not _MEDALS.issuperset(_NUMERAL.sub("", name))


def _alternates(text: str, match: re.Match[str]) -> bool:
    """Tell a name of two different heads from set phrases, measures, places and distributives (一村一品)."""
    name, first, second = match.group(), match["first"], match["second"]
    measures = load_set("measures.tsv")
    if first == second or first in measures or second in measures or first in _NO_HEADS:
        return False
    if second == "大" and name[2] != "一":  # 三亚两大中心城市, not 三重一大
        return False
    if not _is_row(name) or name in load_set("idioms.tsv") or _SECOND_OF_KIND.match(name, 2):
        return False
    return not _runs_on(text, match.start(), match.end())


def _runs_on(text: str, start: int, end: int) -> bool:
    """Tell whether the characters belong to the words around them: the name of a place, a word that goes on."""
    before, begun = text[start - 1 : start], text[start : start + 2]
    if begun == _SIDES:
        return before not in _RIVERS
    if before in _BESIDE_PLACE and text[end - 1] in _BOTH_ARE and begun in load_set("idioms.tsv"):
        return True
    return text[end - 1 : end + 1] in load_set("row_ends.tsv")


def _end_of_head(text: str, match: re.Match[str]) -> int:
    """Return where the noun ends under which a list is summed up, or 0: 八大抓手, 五大兴市战略."""
    if text[match.start() - 1 : match.start()] in _NO_NAME_BEFORE:
        return 0
    end = match.end("head")
    if match["measure"] == "大" and (named := _NAMED_HEAD.match(text, end)):
        return named.end()
    if match["head"] not in load_set("heads_da.tsv" if match["measure"] == "大" else "heads_ge.tsv"):
        return 0
    return end if text[end : end + 1] in _AFTER_NAME or not _HAN_CHARACTER.match(text, end) else 0
