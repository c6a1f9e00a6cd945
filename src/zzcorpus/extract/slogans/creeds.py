"""Creeds: what is taken for the same as what, and what everybody does, said twice or of a conviction to be held."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = "\u3400-\u9fff"
_UNLIKE = 2  # characters by which the two clauses may differ in length
_LONGEST = 12
_UNIT = 4
_SUBJECT = 2  # 这就是说: one character is no subject
# 环境就是生产力，环境就是竞争力: found by the first of its verbs.
_EQUATED = re.compile(rf"就是(?=([{_HAN}]{{1,8}})((?:[、，][{_HAN}]{{1,8}}就是[{_HAN}]{{1,8}})+)(?![{_HAN}]))")
_CLAUSE_BEFORE = re.compile(rf"[{_HAN}]{{1,{_LONGEST}}}\Z")
# 人人有责、人人尽责、人人享有.
_EVERYBODY = re.compile(rf"人人[{_HAN}]{{2,8}}?(?:[、，]人人[{_HAN}]{{2,8}}?)+(?=的|[^{_HAN}]|\Z)")
# 牢固树立环境就是资源、环境就是生产力的理念: a verb of conviction before it, a noun for one behind it.
_LED = re.compile(
    "(?:牢固|坚定|必须|始终|时刻|大力|要|全面)*"
    "(?:树立|牢记|坚持|坚守|强化|秉持|践行|增强|坚定|落实|形成|营造|打造|构建|弘扬|倡导|按照|以|从|使|让)"
)
_NOUN = "(?:理念|观念|思想|意识|要求|原则|共识|氛围|劲头|精气神|姿态|局面|格局|导向)"
_FOLLOWED = re.compile(rf"的?{_NOUN}[{_HAN}]{{0,6}}\Z|的[{_HAN}]{{2,8}}\Z")
_CREED = re.compile(
    rf"树立“?([{_HAN}]{{4,{_LONGEST}}})[、，]([{_HAN}]{{4,{_LONGEST}}})”?的(?:正确|新)?(?:观念|思想|理念|意识)"
)
# A clause about what is to be done with an awareness is none of its content: 强化抢抓机遇的意识，破除小进则满的意识.
_NO_CREED = re.compile("意识|精神|思想|观念|理念|破除|坚决|强化|[的地]")
_SHORTEST = 3


def find_creeds(text: str) -> Iterator[Candidate]:
    """Yield convictions: X就是Y twice over, what everybody does, and what a sentence says is to be believed.

    >>> [c[:2] for c in find_creeds("树立环境就是资源、环境就是生产力的理念")]
    [(2, 16)]
    """
    reached = 0
    for match in _EQUATED.finditer(text):
        found = _CLAUSE_BEFORE.search(text, max(reached, match.start() - _LONGEST), match.start())
        if not found:
            continue
        led = _LED.match(found.group())
        start = found.start() + (led.end() if led else 0)
        others = _FOLLOWED.sub("", match[2])
        second = re.split("[、，]", others)[1]
        if match.end(1) - start > len(second) and text[match.end(1) - len(second) :].startswith(second[:_SUBJECT]):
            start = match.end(1) - len(second)  # 深刻认识 | 核心就是力量、核心就是方向
        if match.start() - start >= _SUBJECT and abs(match.end(1) - start - len(second)) <= _UNLIKE:
            reached = match.start(2) + len(others)
            yield Candidate(start, reached, "motto", "…就是…, twice")
    for match in _EVERYBODY.finditer(text):
        kept = _FOLLOWED.sub("", match.group())
        if len(kept) <= match.group().rfind("人人") + _SHORTEST:
            continue
        parts = [(0, len(kept))]
        if max(map(len, kept.split("、"))) <= _UNIT:  # a chain of short mottos, one by one
            parts = [part.span() for part in re.finditer("[^、]+", kept)]
        for start, end in parts:
            yield Candidate(match.start() + start, match.start() + end, "motto", "人人…, twice")


def find_convictions(text: str) -> Iterator[Candidate]:
    """Yield what a sentence says is to be believed, if it has two clauses of one length: 企业创造财富、政府创造环境."""
    for match in _CREED.finditer(text):
        first, second = match.groups()
        if len(first) == len(second) and not _NO_CREED.search(first + second):
            yield Candidate(match.start(1), match.end(2), "motto", "conviction to be held")
