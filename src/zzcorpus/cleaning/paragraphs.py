"""Makes paragraphs of lines: joins what was wrapped or broken, takes out spaces that are no part of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.cleaning.lines import is_prose
from zzcorpus.cleaning.pairs import pair_model
from zzcorpus.cleaning.wrapping import CLAUSE_MARK, find_wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.cleaning.ledger import Ledger
    from zzcorpus.cleaning.lines import Line
    from zzcorpus.cleaning.wrapping import Wrap

_HAN = "\u3400-\u9fff"
_MARK = "，。、；：！？”’）》】」』…,;:!?)"
_OPEN = "“‘（《【「『("
_SPACED = re.compile(r"[ \t\u3000\xa0\u2002\u2003\u2009]+")
_RUN = re.compile(" +")
_BEFORE_MARK = frozenset("，。、；：！？“”‘’（）《》【】「」『』…")
_BEFORE_WORD = frozenset("，。、；：！？“‘（《【「『")
_AFTER_CLOSER = frozenset("”’）》】」』)")
_HAN_HAN = re.compile(rf"([{_HAN}]) ([{_HAN}])")
_LETTERED = re.compile(rf"(?<![{_HAN}])[{_HAN}](?: [{_HAN}])+(?![{_HAN}])")
_NUMBERED = re.compile(r"^\d{1,3} (?=[^年月日时个名家项万亿人次届期%\s])")
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "「": "」", "『": "』", "【": "】"}
_CONTINUES = frozenset("，。、；：！？”’）》】」』,;:!?)%")
_HARD_WRAP = 20
_UNIT_FIRST = re.compile(
    "[万亿%％‰次元亩吨倍件年月日]|个(?![人体])|名(?![称牌])|人(?![民才大])|项(?!目)|户(?!籍)|家(?!庭)|公里|平方"
)
_BEFORE_FIGURE = (*"由约达占为近共", "达到", "超过")
# A heading may end in these too, before a paragraph that begins with a year.
_CHANGED = ("突破", "增长", "下降", "增加", "减少", "完成")
_YEAR_FIRST = re.compile(r"(?:19|20)\d{2}年")
# The line under a report's title, broken in two: ——2018年3月27日在太原市第十四届 / 人民代表大会第三次会议上
_BROKEN_DELIVERY = re.compile(r"[—―─–(（-]{0,4}[^。]{0,14}日\s?在[^。]{2,24}$")
_DELIVERY_END = re.compile(r"[^。]{2,30}会议?上[)）]?$")


def tidy_spaces(text: str, ledger: Ledger) -> str:
    """Return one line with its spaces put right.

    White space of any kind and length becomes one space. Letter-spaced words are closed up (目 录). In prose
    a space beside a Chinese mark goes, one between Chinese and a number goes, and one between two characters
    goes where the two are a common pair (交 通); else it may part a heading from its text and stays.
    """
    count = 0
    if "\t" in text:  # cells of a table
        return "\t".join(tidy_spaces(cell.strip(), ledger) for cell in text.split("\t"))
    if text.split(None, 1) != [text]:  # one pass finds white space of any kind
        text, n = _SPACED.subn(lambda match: "" if match.end() == len(text) else " ", text)
        closed = _LETTERED.sub(lambda match: match[0].replace(" ", ""), text)
        count += closed != text
        text = closed
        if is_prose(text) and " " in text:
            text, n = _space_in_prose(text)
            count += n
        ledger.repair("spacing", count)
    return text


def _space_in_prose(text: str) -> tuple[str, int]:
    number = _NUMBERED.match(text)
    head = number[0] if number else ""
    body, count = _close_runs(text[len(head) :])
    if " " in body and _HAN_HAN.search(body):
        model = pair_model()
        closed = _HAN_HAN.sub(lambda m: m[1] + m[2] if model.knows(m[1], m[2]) else m[0], body)
        count += len(body) - len(closed)
        body = closed
    return head + body, count


def _close_runs(text: str) -> tuple[str, int]:
    """Take out the spaces that stand beside a Chinese mark, or between Chinese and a number; return how many."""
    parts, last = [], 0
    for match in _RUN.finditer(text):
        start, end = match.span()
        if start and end < len(text) and _is_idle(text[max(0, start - 2) : start], text[end]):
            parts.append(text[last:start])
            last = end
    return ("".join(parts) + text[last:], len(parts)) if parts else (text, 0)


def _is_idle(before: str, right: str) -> bool:
    """Whether a space between ``before`` (two characters at the most) and ``right`` parts nothing."""
    left, han_right = before[-1], _is_han(right)
    if _is_han(left):
        return right in _MARK or right in _OPEN or right.isdecimal()
    if left in _BEFORE_MARK and (right in _MARK or right in _OPEN):
        return True
    if left in _BEFORE_WORD and (han_right or right.isdecimal() or (right.isascii() and right.isalpha())):
        return True
    if left in ",;:!?" and _is_han(before[0]) and (han_right or right in "“‘《"):
        return True
    return han_right and (left in _AFTER_CLOSER or left.isdecimal() or left == "%")


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def open_marks(text: str) -> bool:
    """Whether a quotation or bracket is still open at the end of ``text``."""
    return any(text.count(a) > text.count(b) for a, b in _PAIRS.items() if a in text)


def join_lines(lines: Sequence[Line], ledger: Ledger) -> list[str]:
    """Return the paragraphs of ``lines``: a line is joined to the one before where that breaks off mid-sentence."""
    wrap = find_wrap(lines)
    spaced = sum(line.gap for line in lines) * 3 > len(lines)
    paragraphs: list[str] = []
    last: Line | None = None
    joined = 0
    for line in lines:
        if last is not None and _belongs(paragraphs[-1], last, line, wrap, spaced=spaced):
            paragraphs[-1] += _glue(paragraphs[-1], line.text) + line.text
            joined += 1
        else:
            paragraphs.append(line.text)
        last = line
    ledger.repair("joined_lines", joined)
    return paragraphs


def _glue(before: str, after: str) -> str:
    """A space between two Latin words, nothing elsewhere."""
    return (
        " " if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha() else ""
    )


def _is_broken_figure(before: str, line: Line) -> bool:
    """Whether a line break stands inside a figure or before it: 增加值1 / 93.5亿元, 约138 / 万人, 增长 / 64.1%.

    Such a break is none even where a blank line is set between, as converters do.
    """
    if before[-1].isdecimal():
        broken = _UNIT_FIRST.match(line.text) is not None or (line.text[0].isdecimal() and not line.gap)
    elif line.text[0].isdecimal():
        broken = before.endswith(_BEFORE_FIGURE) or (before.endswith(_CHANGED) and not _YEAR_FIRST.match(line.text))
    else:
        return False
    return broken and len(before) >= _HARD_WRAP and CLAUSE_MARK.search(before) is not None


def _belongs(before: str, last: Line, line: Line, wrap: Wrap | None, *, spaced: bool) -> bool:
    """Whether ``line`` goes on with the sentence at the end of ``before``."""
    start, end = line.text[0], before[-1]
    if start in _CONTINUES and end not in "。！？!?":
        return True
    if line.enumerated:
        return False
    if _is_broken_figure(before, line):
        return True
    if _BROKEN_DELIVERY.match(before) and _DELIVERY_END.match(line.text) and len(line.text) <= 2 * _HARD_WRAP:
        return True
    if wrap and wrap.is_full(last) and not wrap.begins(line):
        return end not in "。！？!?" or wrap.is_at_edge(last)
    if end in "，,、；;" and not line.gap and open_marks(before[-400:]):
        return True
    if not last.prose and len(before) < 2 * _HARD_WRAP:
        return False
    if end in "，,、" or (not line.gap and open_marks(before[-400:])):
        return True
    if line.gap or line.indent:
        return False
    # Where paragraphs are parted by blank lines, a single break inside a sentence is none.
    return spaced and last.prose and end not in "。！？!?：:…—”’）》】)"
