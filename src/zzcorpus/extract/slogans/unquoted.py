"""Numeral abbreviations and codes that stand without quotation marks and in no lexicon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.candidates import Candidate
from zzcorpus.extract.slogans.wordlists import load_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUM = "一二两三四五六七八九十双"
_HAN = r"[\u3400-\u9fff]"
_HEAD = rf"(?![{_NUM}]){_HAN}"
_MEASURED = rf"(?P<measure>[个大])(?P<head>{_HAN}{{2}})(?P<after>{_HAN}?)"
# The lead comes first, so that the search skips to the next numeral or digit; no number goes before it.
_LEAD = rf"[{_NUM}0-9](?<![{_NUM}百千万亿几数第0-9A-Za-z.+＋×%/].)"
_PATTERN = re.compile(
    rf"{_LEAD}(?:"
    # 1+8+N, 10×10; not a sum, a size or a ratio.
    r"(?P<code>(?<=[0-9])[0-9]{0,2}(?:[+＋×][0-9A-Za-z]{1,3})+(?![0-9A-Za-z.%％米厘毫公万亿元年月日]|[+＋=＝><＞<])[+＋]?)"
    # Numerals and single heads in turn: 三会一课, 两江四岸.
    rf"|(?<=[{_NUM}])(?P<first>{_HEAD})[{_NUM}](?P<second>{_HEAD})(?![{_NUM}百千万亿化])"
    # 八大抓手, 十二个坚持, 20个一批.
    rf"|(?:(?<=十)[一二三四五六七八九]|(?<=2)0|(?<!一)){_MEASURED}"
    r")"
)
_AFTER_NAME = "的为等和与是"
# 五大兴市战略, 三大牵引性抓手: what follows a word of two characters.
_NAMED_HEAD = re.compile("战略|[性型化]?抓手")
_HAN_CHARACTER = re.compile(_HAN)
_NO_NAME_BEFORE = "上下前后多余"


def find_unquoted(text: str) -> Iterator[Candidate]:
    """Yield unquoted codes (1+8+N), alternating numerals (三会一课) and numerals with a listing head (八大抓手)."""
    for match in _PATTERN.finditer(text):
        if match["code"]:
            yield Candidate(match.start(), match.end(), "code", "code")
        elif match["measure"]:
            if end := _end_of_head(text, match):
                rule = f"numeral + {text[match.start('measure') : end]}"
                yield Candidate(match.start(), end, "numeric", rule)
        elif _alternates(match):
            yield Candidate(match.start(), match.end(), "numeric", "alternating numerals")


def _alternates(match: re.Match[str]) -> bool:
    """Tell a name of two different heads from set phrases, measures and distributives (一村一品)."""
    name, first, second = match.group(), match["first"], match["second"]
    measures = load_set("measures.tsv")
    if first == second or first in measures or second in measures:
        return False
    return not name[0] == name[2] == "一" and name not in load_set("idioms.tsv")


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
