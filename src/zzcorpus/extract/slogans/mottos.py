"""Mottos: those the word list names, their mates in a chain, and parallel clauses that are told by their form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.candidates import Candidate
from zzcorpus.extract.slogans.wordlists import load_list, load_set
from zzcorpus.lexicon import Formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HAN = r"\u3400-\u9fff"
_SEPARATORS = "、，"
_UNIT = 4
_FOUR_HAN = re.compile(rf"[{_HAN}]{{4}}\Z")
_HAN_CHARACTER = re.compile(rf"[{_HAN}]")

# Characters by which the parts of a maxim answer each other in the same place: 为党分忧、为党尽职; 履责有印、问责有据.
_FRAME = frozenset("以用为有无不敢能善勇必之则而谁越尽皆亦愈没")
_FRAMED = re.compile(rf"[、，]([{_HAN}]{{4,9}})(?![{_HAN}“‘])")
# A sentence that is nothing but two clauses: 治国安邦，重在基层.
_TWO_CLAUSES = re.compile(rf"(?:(?<=[。！；\n”])|\A)([{_HAN}]{{4,10}})，([{_HAN}]{{4,10}})(?=[。！；\n—]|\Z)")
_VERDICT = ("重在", "贵在", "关键在", "要在", "首在", "难在", "根在", "成于", "毁于", "利在", "功在")


@lru_cache(maxsize=1)
def load_mottos() -> tuple[Formula, ...]:
    """Return the shipped mottos as entries of a lexicon."""
    return tuple(Formula(motto, "motto") for motto in load_list("mottos.tsv"))


def find_chain_mates(text: str, known: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the four-character neighbours of known mottos in a chain: 真抓实干、奋楫笃行 names both if one is known."""
    for motto in known:
        if motto.end - motto.start != _UNIT:
            continue
        yield from _mates(text, motto.end, 1)
        yield from _mates(text, motto.start, -1)


def _mates(text: str, edge: int, step: int) -> Iterator[Candidate]:
    while True:
        mark = edge if step > 0 else edge - 1
        if mark < 0 or text[mark : mark + 1] not in _SEPARATORS or mark >= len(text):
            return
        start = mark + 1 if step > 0 else mark - _UNIT
        end = start + _UNIT
        if start < 0 or not _FOUR_HAN.match(text[start:end]):
            return
        outer = text[end : end + 1] if step > 0 else text[start - 1 : start] if start else ""
        if outer and _HAN_CHARACTER.match(outer):
            return
        if not is_exhortation(text[start:end]):
            return
        yield Candidate(start, end, "motto", "chain of mottos")
        edge = end if step > 0 else start


def is_exhortation(unit: str) -> bool:
    """Tell whether four characters in a chain of mottos are one too, and no term (年轻干部) that got into it."""
    return unit[2:] not in load_set("noun_tails.tsv") and unit[:2] not in load_set("report_verbs.tsv")


def find_framed(text: str) -> Iterator[Candidate]:
    """Yield parallel parts of equal length that repeat a framing character in the same place."""
    for match in _FRAMED.finditer(text):
        right = match.group(1)
        length = len(right)
        at = match.start()
        left = text[max(0, at - length) : at]
        if len(left) != length or not _is_framed(left, right):
            continue
        yield Candidate(at - length, at, "motto", "parallel parts")
        yield Candidate(at + 1, match.end(), "motto", "parallel parts")


def _is_framed(left: str, right: str) -> bool:
    if left == right or right[-2:] in load_set("noun_tails.tsv") or right[:2] in load_set("report_verbs.tsv"):
        return False
    shared = [a for a, b in zip(left, right, strict=True) if a == b]
    if not any(c in _FRAME for c in shared):
        return False
    return "的" not in left + right and all(_HAN_CHARACTER.match(c) for c in left)


def find_maxims(text: str) -> Iterator[Candidate]:
    """Yield sentences that are two clauses of equal length answering each other."""
    for match in _TWO_CLAUSES.finditer(text):
        left, right = match.groups()
        if len(left) == len(right) and _answers(left, right):
            yield Candidate(match.start(), match.end(), "motto", "mirrored clauses")


def _answers(left: str, right: str) -> bool:
    if right.startswith(_VERDICT):
        return True
    shared = {a for a, b in zip(left, right, strict=True) if a == b}
    if shared & _FRAME or shared & frozenset("一是在"):
        return True
    poetic = load_set("poetic.tsv")
    return len(left) in (5, 7) and len(set(left + right) & poetic) > 1
