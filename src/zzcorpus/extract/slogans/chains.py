"""Parts of a 、 chain that are mottos by the way they answer each other, whether a list knows them or not."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.candidates import Candidate, expressions, find_each
from zzcorpus.extract.slogans.mottos import BEFORE_CHAIN, is_exhortation
from zzcorpus.extract.slogans.wordlists import load_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    Part = tuple[int, int]

_HAN = r"\u3400-\u9fff"
_HAN_CHARACTER = re.compile(rf"[{_HAN}]")
_ALL_HAN = re.compile(rf"[{_HAN}]+")
# The last part may run on: 老百姓信得过的干部, 经营看绩效理念.
_LAST = re.compile(rf"、([{_HAN}]{{3,8}}?)(?:[的等上]|理念|要求|原则|思路|方针|作风|精神|态势|格局)")
_LEADING_IN = frozenset("要能让把都是须")
_FEWEST = 3
_SHORT = 3
_PAIRED = range(4, 8)
_NO_MOTTO_END = frozenset("好度车机房区园城院校馆站所局厅品者员率额")

# Characters by which two parts answer each other in the same place: 为党分忧、为党尽职; 地方敢闯、企业敢干.
_FRAME = frozenset("以用为有无不敢善勇必之则而谁越尽皆亦没在")
# Parts that name a means each: 用制度管权、按制度办事、靠制度管人.
_MEANS = frozenset("用按靠以凭")
# The same characters where they only make up a common word: 不断提升, 不足, 之间, 为主体.
_NO_FRAME = re.compile(
    "是否|更[有加]|不[断足够强高力作仅]|(?<!无.)不[清明准]|无[证照]|之[都城乡路家地年间后前一中外内下上时日际类区州国]"
    "|为[主支引导重核抓中牵龙依载基]|用[车房户料品具]|[正现存所内潜实旨好外自尚仍还都建实]在|在[建校岗职编册线网库外内中]|在一起|会议上|^在.*(?:地区|群体|企业)|在[增改释拉补向提扩壮]|(?<=.)[与和的]"
)
# Characters by which three parts or more do, in the middle (疫情要防住、经济要稳住、发展要安全) or at the end
# (招商重实效、投资必问效、经营看绩效).
_MIDDLE_OF_ALL = frozenset("要上靠敢")
# These must be the third of four characters in every part, the fourth another in each (发展为要、项目为重; 目标不变、
# 任务不减、标准不降).
_THIRD_OF_EACH = frozenset("为必则争法同不")
_UNIT = 4
# 能力不强、结构不优 tells of what is wanting; 依法 and 不同 are words.
_NO_THIRD = re.compile("不[强优高足大实硬快多深力好畅灵够严准清同]|依法|[不共]同")
_END_OF_ALL = frozenset("效硬点责")
_GOING_ON = frozenset("不既要还")  # a part that begins so goes on from the one before
_FRAMES = "".join(sorted(_FRAME | _MEANS | _MIDDLE_OF_ALL | _THIRD_OF_EACH | _END_OF_ALL))
_PART = rf"[{_HAN}]{{3,8}}+(?![{_HAN}])"
# What follows the first part of a chain, each closed by a mark. Most chains are lists of nouns, told at a glance: no
# framing character and not three characters long.
_RUN = re.compile(rf"、(?=[{_HAN}]{{0,7}}[{_FRAMES}]|[{_HAN}]{{3}}(?![{_HAN}])){_PART}(?:、{_PART})*")
_ASKING = frozenset("什怎何哪")
# 以勤治学，以德谋政，以廉立身 and 不怕困难，不惧风险，不图安逸: clause by clause what is done with, or is not done.
_CLAUSES = expressions(
    "以不",
    rf"(?![断少仅但足同久])(?:(?<![{_HAN}].)|(?<=坚持.)|(?<=做到.)|(?<=必须.))"
    rf"[{_HAN}]{{3,4}}(?:，[以不](?![断少仅但足同久])[{_HAN}]{{3,4}}){{2,}}(?![{_HAN}])",
)
_IN_STEP = "心向频步力责德行享治建管谋防"
# 思想同心、目标同向，部署同步，行动同频: with either mark between them.
_ALL_SAME = re.compile(
    rf"同(?<![不共相]同)(?<=[{_HAN}]{{2}}同)[{_IN_STEP}]"
    rf"(?:[、，][{_HAN}]{{2}}(?<![不共相])同[{_IN_STEP}]){{2,}}(?![{_HAN}])"
)
# 坚持权责一致、错责相当: what is held to in four characters is a principle.
_HELD = re.compile(rf"坚持((?:[{_HAN}]{{4}}、)*[{_HAN}]{{4}})(?=[，。；])")


def find_principles(text: str) -> Iterator[Candidate]:
    """Yield the parts of four characters that a clause says to hold to (坚持)."""
    for match in _HELD.finditer(text):
        for start in range(match.start(1), match.end(1), 5):
            if is_exhortation(text[start : start + 4]):
                yield Candidate(start, start + 4, "motto", "what is held to")


def find_clause_chains(text: str) -> Iterator[Candidate]:
    """Yield three clauses or more of one length that begin alike with 以 or 不."""
    for match in find_each(_CLAUSES, text):
        clauses = match.group().split("，")
        if len({(clause[0], len(clause)) for clause in clauses}) == 1 and len(set(clauses)) == len(clauses):
            step = len(clauses[0]) + 1
            for start in range(match.start(), match.end(), step):
                yield Candidate(start, start + step - 1, "motto", "clauses that begin alike")


def find_alike(text: str) -> Iterator[Candidate]:
    """Yield three clauses or more that say of two things each that they are the same (思想同心、行动同频)."""
    for match in _ALL_SAME.finditer(text):
        for start in range(match.start() - 2, match.end(), 5):
            yield Candidate(start, start + 4, "motto", "…同…, in a row")


def find_chains(text: str) -> Iterator[Candidate]:
    """Yield pairs that repeat a framing character, and chains of three or more that are built alike throughout."""
    for match in _RUN.finditer(text):
        parts = _parts(text, match.start(), match.end())
        for left, right in pairwise(parts):
            if _is_pair(text, left, right):
                yield Candidate(*left, "motto", "parallel parts")
                yield Candidate(*right, "motto", "parallel parts")
        if len(parts) < _FEWEST - 1:
            continue  # even with the last, on which the sentence runs
        for _, group in groupby(_with_last(text, parts), key=lambda part: part[1] - part[0]):
            alike = list(group)
            if len(alike) >= _FEWEST:
                for part in _parallel(text, alike):
                    yield Candidate(*part, "motto", "chain of parallel parts")


def _parts(text: str, start: int, end: int) -> list[Part]:
    """Return the spans of the parts, with as much before the first mark as the second part is long."""
    parts = []
    at = start + 1
    for word in text[at:end].split("、"):
        after = at + len(word)
        parts.append((at, after))
        at = after + 1
    first = start - (parts[0][1] - parts[0][0])
    if first >= 0 and _ALL_HAN.fullmatch(text, first, start):
        parts.insert(0, (first, start))
    return parts


def _with_last(text: str, parts: list[Part]) -> list[Part]:
    """Return the parts with the one that the sentence runs on from, after the last closed one or at its beginning."""
    start, end = parts[-1]
    if match := _LAST.match(text, end):
        return [*parts, match.span(1)]
    match = _LAST.match(text, start - 1)
    return [*parts[:-1], match.span(1)] if match else parts


def _is_pair(text: str, left: Part, right: Part) -> bool:
    """Tell whether two parts are of one length and repeat a framing character in the same place."""
    length = right[1] - right[0]
    if length not in _PAIRED or left[1] - left[0] != length or text[right[1] : right[1] + 1] in ("“", "‘"):
        return False
    first, second = text[left[0] : left[1]], text[right[0] : right[1]]
    both_means = first[0] in _MEANS and second[0] in _MEANS
    if not both_means and (
        _FRAME.isdisjoint(second) or not any(a == b and a in _FRAME for a, b in zip(first, second, strict=True))
    ):
        return False
    if first == second or second[0] in _GOING_ON or _NO_FRAME.search(first) or _NO_FRAME.search(second):
        return False
    sound = is_exhortation(first) and is_exhortation(second)
    return sound and (first[0] == second[0] or _begins_there(text, left[0]))


def _begins_there(text: str, start: int) -> bool:
    """Tell whether a part begins at ``start``: after a mark or a word that leads into a chain."""
    before = text[start - 1 : start]
    return not _HAN_CHARACTER.match(before) or before in _LEADING_IN or text[start - 2 : start] in BEFORE_CHAIN


def _parallel(text: str, parts: list[Part]) -> list[Part]:
    """Return the parts, three or more of one length, if they are built alike throughout, else nothing.

    Words may stand before the first part; it counts where it is built as the others are.
    """
    words = [text[start:end] for start, end in parts]
    if len(set(words)) < len(words) or not _ASKING.isdisjoint("".join(words)):
        return []
    alike = _opened_by_verbs(words) if len(words[0]) == _SHORT else _sharing_a_frame(words)
    if not alike:
        return []
    whole = (alike[0] and not words[0].startswith("的")) or _begins_there(text, parts[0][0])  # 对党 | 的事业负责
    return parts if whole else parts[1:]


def _opened_by_verbs(words: list[str]) -> list[bool]:
    """Say of each whether a verb opens it, if that holds for two thirds of them; else nothing."""
    verbs = load_set("chain_verbs.tsv")
    # 保护好、引导好 are prose, 高新区、开发区 nouns.
    opened = [word[0] in verbs and word[-1] not in _NO_MOTTO_END for word in words]
    return opened if sum(opened) * 3 >= 2 * len(opened) else []


def _sharing_a_frame(words: list[str]) -> list[bool]:
    """Say of each whether it has the framing character that all have in one place, or all but one of four or more."""
    needed = len(words) - 1 if len(words) > _FEWEST else len(words)
    last = len(words[0]) - 1
    for place in range(1, last + 1):
        letters = [word[place] for word in words]
        for frame in _END_OF_ALL if place == last else _MIDDLE_OF_ALL:
            if letters.count(frame) >= needed:
                return [letter == frame for letter in letters]
    return [True] * len(words) if _share_their_third(words) else []


def _share_their_third(words: list[str]) -> bool:
    if len(words[0]) != _UNIT or len({word[-1] for word in words}) < len(words) or any(map(_NO_THIRD.search, words)):
        return False
    return words[0][2] in _THIRD_OF_EACH and len({word[2] for word in words}) == 1
