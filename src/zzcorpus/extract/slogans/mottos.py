"""Mottos: those the word list names, their mates in a chain, and parallel clauses that are told by their form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.candidates import Candidate, expressions, find_each
from zzcorpus.extract.slogans.wordlists import load_list, load_rows, load_set
from zzcorpus.lexicon import Formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HAN = r"\u3400-\u9fff"
_UNIT = 4
_SHORT_UNIT = 3
_BOUNDARY = frozenset("，、。；：！？）”’」』\n—…")
_ALL_HAN = re.compile(rf"[{_HAN}]+")
_AFTER_CHAIN = "等的"
_COMMON = frozenset("的了在上中是和与不")
# Verbs that a chain of mottos is the object of.
BEFORE_CHAIN = frozenset(
    {
        *("坚持", "发扬", "弘扬", "树立", "保持", "做到", "必须", "强化", "体现", "倡导", "始终", "突出"),
        *("敢于", "善于", "勇于", "统筹", "聚焦", "着力", "围绕", "全力", "切实", "持续", "扎实", "努力", "推动"),
    }
)
_NEAR = 24
# A part of two characters in the row that the motto stands in.
_FIELD_BEFORE = re.compile(rf"、[{_HAN}]{{2}}、[{_HAN}、]*\Z")
_FIELD_AFTER = re.compile(rf"[{_HAN}、]*?、[{_HAN}]{{2}}、")
_THREE_BEFORE = re.compile(rf"(?:\A|[^{_HAN}])[{_HAN}]{{3}}[、，]\Z")
_THREE_AFTER = re.compile(rf"[、，][{_HAN}]{{3}}(?:\Z|[^{_HAN}])")
_HAN_CHARACTER = re.compile(rf"[{_HAN}]")

# 以学促干, 以赛促训, 以学赋能: one thing for the sake of another; with more characters (以开放促改革) the words must
# stand by themselves. The letter that leads is looked for, and what stands before it is looked back at.
_ONE_FOR_ANOTHER = re.compile(
    rf"以(?:[{_HAN}](?:促[{_HAN}]|赋能)|(?:(?<![{_HAN}]以)|(?<=坚持以)|(?<=必须以))"
    rf"(?:[{_HAN}]{{2}}促(?!进)[{_HAN}]{{2}}|[{_HAN}]{{3}}促(?!进)[{_HAN}]{{3}}))(?![{_HAN}])"
)
_FOR_ANOTHER_YET = re.compile(rf"(?:[、，]促(?!进)[{_HAN}]{{2,3}}(?![{_HAN}]))+")  # 以开放促改革、促发展
# 变废为宝; 产业兴则城市兴, where what holds of the one holds of the other.
_TURNED = re.compile(rf"变[{_HAN}]为[{_HAN}](?![{_HAN}])")
_SO_THE_OTHER = re.compile(rf"则(?:(?<=([{_HAN}])则)[{_HAN}]{{2}}\1)(?![{_HAN}])")
# 生态优则广西美: or another word for doing well.
_SO_DOES_THE_OTHER = re.compile(
    rf"则(?<=[{_HAN}]{{2}}[强优兴美活稳旺富好安]则)(?<![{_HAN}]{{4}}则)[{_HAN}]{{2,3}}[强优兴美活稳旺富好安](?![{_HAN}])"
)
# 真抓产业，抓真产业: the words of the one in another order.
_TURNED_ROUND = expressions("、，", rf"(?=([抓管用学做干招真扶脱帮])([{_HAN}]{{1,4}})(?![{_HAN}]))")
# 聚精会神搞建设，一心一意谋发展: an attitude and what it is bent on, twice. Found by the mark between them.
_BENT = "谋抓促干搞求创"
_BENT_PAIR = expressions("、，", rf"(?<=[{_BENT}][{_HAN}]{{2}}.)[{_HAN}]{{4}}[{_BENT}][{_HAN}]{{2}}(?=的|[^{_HAN}]|\Z)")
_BENT_LENGTH = 7
_BEFORE_SO = 3
_BEFORE_BENT = re.compile(rf"(?:\A|[^{_HAN}]|必须|坚持|形成|[要能了])\Z")

# A sentence that is nothing but two clauses: 治国安邦，重在基层.
_TWO_CLAUSES = tuple(
    re.compile(rf"{opening}([{_HAN}]{{4,10}}+)，([{_HAN}]{{4,10}}+)(?=[。！；\n—]|\Z)")
    for opening in (*"。！；\n”", "表，(?<=各位代表，)", "们，(?<=同志们，)")
)
_VERDICT = ("重在", "贵在", "关键在", "要在", "首在", "难在", "根在", "成于", "毁于", "利在", "功在")
_VERSE = (5, 6, 7)
_SHOWING = frozenset("显展谋践绘续献铸筑聚")  # 余热显担当, 一线展风采
_MIRRORED = frozenset("一则者必是即")


@lru_cache(maxsize=1)
def load_mottos() -> tuple[Formula, ...]:
    """Return the shipped mottos as entries of a lexicon."""
    return tuple(Formula(motto, "motto") for motto in load_list("mottos.tsv"))


@lru_cache(maxsize=1)
def _always() -> frozenset[str]:
    """Return the mottos that are such wherever they stand, even where the sentence runs on: 砥砺前行的足迹."""
    return frozenset(row[0] for row in load_rows("mottos.tsv") if row[1:] == ("always",))


def standing(text: str, mottos: list[Candidate]) -> list[Candidate]:
    """Return the mottos that the document uses as such: those that at least once end a clause or a chain member.

    Where every use runs on into the sentence (心无旁骛干事业) the words are prose, but for those that the list calls
    mottos wherever they stand. A unit of three characters must
    stand in a chain with another of its length.
    """
    ends = {motto.end for motto in mottos}
    shown: set[str] = set()
    for motto in mottos:
        if motto.rule not in shown and _stands(text, motto, ends):
            shown.add(motto.rule)
    return [motto for motto in mottos if motto.rule in shown]


def _stands(text: str, motto: Candidate, ends: set[int]) -> bool:
    start, end = motto.start, motto.end
    if end - start > _UNIT or text[start:end] in _always() or (text[start - 1 : start] == "、" and start - 1 in ends):
        return True
    if end < len(text) and text[end] not in _BOUNDARY:
        return False
    if end - start > _SHORT_UNIT:
        return True
    before, after = text[max(0, start - 5) : start], text[end : end + 5]
    return bool(_THREE_BEFORE.search(before) or _THREE_AFTER.match(after))


def find_chain_mates(text: str, known: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the neighbours of known mottos in a chain of equal parts: one of 真抓实干、奋楫笃行 names the other."""
    known = list(known)
    starts, ends = {motto.start for motto in known}, {motto.end for motto in known}
    for motto in known:
        unit = motto.end - motto.start
        in_row = "、" in (text[motto.start - 1 : motto.start], text[motto.end : motto.end + 1])
        if in_row and unit in (_SHORT_UNIT, _UNIT) and not _lists_fields(text, motto):
            sure = motto.start - 1 in ends or motto.end + 1 in starts
            for step in (1, -1):
                edge = motto.end if step > 0 else motto.start
                while mate := _mate(text, edge, step, unit, sure=sure):
                    # A known motto walks on from its own place, so that a long chain is walked once.
                    if mate.start in starts:
                        break
                    yield mate
                    edge = mate.end if step > 0 else mate.start


def _lists_fields(text: str, motto: Candidate) -> bool:
    """Tell whether a motto stands in a list of fields of work: 审计、气象、防震减灾、拥军优属、国防动员、老龄."""
    before = _FIELD_BEFORE.search(text, max(0, motto.start - _NEAR), motto.start)
    return bool(before or _FIELD_AFTER.match(text, motto.end, motto.end + _NEAR))


def find_pair_mates(text: str, known: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the clause beside a known motto of five characters and more that is built like it: 件件有结果.

    It is as long, stands between marks, and has one of its characters in the same place.
    """
    for motto in known:
        unit = motto.end - motto.start
        words = text[motto.start : motto.end]
        if unit <= _UNIT or not _ALL_HAN.fullmatch(words):
            continue
        for mark, start in ((motto.end, motto.end + 1), (motto.start - 1, motto.start - 1 - unit)):
            other = text[start : start + unit] if start >= 0 else ""
            if len(other) < unit or text[mark] not in "，、" or not _ALL_HAN.fullmatch(other):
                continue
            outer = text[start + unit : start + unit + 1] if start > mark else text[start - 1 : start]
            if other == words or not is_exhortation(other):
                continue
            ends = not _HAN_CHARACTER.match(outer)
            alike = ends and any(a == b and a not in _COMMON for a, b in zip(words, other, strict=True))
            if alike or (unit == _VERSE[0] and other[_UNIT // 2] in _SHOWING and (ends or outer == "的")):
                yield Candidate(start, start + unit, "motto", "clause like the motto beside it")


def _mate(text: str, edge: int, step: int, unit: int, *, sure: bool) -> Candidate | None:
    """Return the next part of the chain from ``edge``, forward or back, if it is as long and may be a motto."""
    mark = edge if step > 0 else edge - 1
    start = mark + 1 if step > 0 else mark - unit
    end = start + unit
    if mark < 0 or start < 0 or text[mark : mark + 1] != "、" or not _ALL_HAN.fullmatch(text, start, end):
        return None
    if end > len(text) or not _ends_there(text, start, end, step):
        return None
    return Candidate(start, end, "motto", "chain of mottos") if is_exhortation(text[start:end], sure=sure) else None


def _ends_there(text: str, start: int, end: int, step: int) -> bool:
    """Tell whether the part is bounded on its outer side, by a mark or a word that leads into or out of a chain."""
    if step > 0:
        return end >= len(text) or text[end] in _AFTER_CHAIN or not _HAN_CHARACTER.match(text[end])
    return start == 0 or not _HAN_CHARACTER.match(text[start - 1]) or text[max(0, start - 2) : start] in BEFORE_CHAIN


def is_exhortation(unit: str, *, sure: bool = False) -> bool:
    """Tell whether a part of a chain of mottos is one too, and no term (年轻干部) or report that got into it.

    ``sure``: two mottos stand side by side there, so that a verb of administration is taken for an exhortation.
    """
    if unit[-1] == "了" or (len(unit) == _SHORT_UNIT and unit[0] in load_set("policy_units.tsv")):
        return False  # 门不难进了: what has happened
    return unit[-2:] not in load_set("noun_tails.tsv") and (sure or unit[:2] not in load_set("report_verbs.tsv"))


def find_means(text: str) -> Iterator[Candidate]:
    """Yield the mottos that do one thing for the sake of another (以学促干), or turn one into another (变废为宝)."""
    for match in _ONE_FOR_ANOTHER.finditer(text):
        further = _FOR_ANOTHER_YET.match(text, match.end())
        yield Candidate(match.start(), further.end() if further else match.end(), "motto", "以…促…")
    for match in _TURNED.finditer(text):
        yield Candidate(match.start(), match.end(), "motto", "变…为…")


def find_turns(text: str) -> Iterator[Candidate]:
    """Yield the mottos that say the same of two things (产业兴则城市兴), or one in two orders (主动抓、抓主动)."""
    for match in _SO_THE_OTHER.finditer(text):
        start = match.start() - (match.end() - match.start() - 1)
        if start >= 0 and _ALL_HAN.fullmatch(text, start, match.end()):
            yield Candidate(start, match.end(), "motto", "…则…")
    for match in _SO_DOES_THE_OTHER.finditer(text):
        yield Candidate(match.start() - _BEFORE_SO, match.end(), "motto", "…则…")
    for match in find_each(_TURNED_ROUND, text):
        verb, words = match.groups()
        start = match.start() - len(verb + words)
        before = text[max(start, 0) : match.start()]
        turned = any(before == words[:length] + verb + words[length:] for length in range(1, len(words) + 1))
        if turned:
            yield Candidate(start, match.end() + len(before), "motto", "the words turned round")


def find_bent_pairs(text: str) -> Iterator[Candidate]:
    """Yield both parts of a pair of attitudes with what they are bent on (凝神聚力谋发展，心无旁骛抓落实)."""
    known = load_set("mottos.tsv")
    for match in find_each(_BENT_PAIR, text):
        first, second = match.start() - _BENT_LENGTH, match.end() - _BENT_LENGTH
        parts = [text[start : start + _BENT_LENGTH] for start in (first, second)]
        if first < 0 or not _ALL_HAN.fullmatch(parts[0]) or not _BEFORE_BENT.search(text, max(0, first - 2), first):
            continue
        if any(part in known or part[:_UNIT] in known for part in parts):
            for start in (first, second):
                yield Candidate(start, start + _BENT_LENGTH, "motto", "attitude and aim, twice")


def find_maxims(text: str) -> Iterator[Candidate]:
    """Yield sentences that are two clauses of equal length answering each other, and their like beside them.

    Two such sentences joined by a semicolon are of one make: 基础不牢，地动山摇；基础不抓，一盘散沙.
    """
    known = load_set("mottos.tsv")
    before, joined_at = "", -1
    # The line break in front, which lets the text begin with a maxim, moves all by one.
    for match in find_each(_TWO_CLAUSES, "\n" + text):
        left, right = match.groups()
        if len(left) != len(right):
            continue
        joined = match.start() == joined_at and len(left) == len(before)
        like = joined and (left[:2] == before[:2] or not _reports(left, right))
        if like or f"{left}，{right}" in known or _answers(left, right):
            yield Candidate(match.start(1) - 1, match.end() - 1, "motto", "mirrored clauses")
            before, joined_at = left, match.end() if text.startswith("；", match.end() - 1) else -1


def _reports(left: str, right: str) -> bool:
    reports = load_set("report_verbs.tsv")
    return left[:2] in reports or right[:2] in reports


def _answers(left: str, right: str) -> bool:
    """Tell whether two clauses mirror each other: by a verdict, a repeated frame, a taken-up word, or images."""
    if any(a == b == "是" for a, b in zip(left, right, strict=True)):
        return True
    if _reports(left, right):
        return False
    if right.startswith(_VERDICT) or left[-2:] == right[:2]:
        return True
    if any(a == b and a in _MIRRORED for a, b in zip(left, right, strict=True)):
        return True
    return len(left) in _VERSE and len(set(left + right) & load_set("poetic.tsv")) > 1
