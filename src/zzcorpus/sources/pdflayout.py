"""Lines of PDF pages to paragraphs: running heads and page numbers off, hard wraps joined.

A PDF file knows lines, not paragraphs. A line that ends well before the right margin ends its paragraph; an indented
line, or one farther down than the lines of a paragraph are, begins one. Without geometry the width of the text
stands in for the right margin.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from zzcorpus.model import Removal

if TYPE_CHECKING:
    from collections.abc import Sequence

_DASHES = r"[\s\-—–－―·•‐﹣_]{0,6}"
_NUMBER = r"[0-9０-９]{1,4}\s{0,3}"
PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:第\s{{0,3}})?{_NUMBER}页?(?:\s{{0,3}}(?:[/／,，]\s{{0,3}}共?|共)\s{{0,3}}{_NUMBER}页?)?{_DASHES}"
)
_DRAWN_RULE = re.compile(r"[=\-_*·.—─━~＝－＿\s]{5,}")
_DIGITS = re.compile(r"[0-9０-９]+|[一二三四五六七八九十]+")
_OPENER = re.compile(
    r"[（(]?[一二三四五六七八九十百]{1,4}[)）、.．]|第[一二三四五六七八九十百零〇0-9]{1,5}[章节条编部]|[0-9０-９]{1,2}[.．、)）](?![0-9])|[（(][0-9０-９]{1,2}[)）]|[●•■◆▪①-⑳]|附件|——"
)
_ENDS = frozenset("。！？!?；;：:…”』」）)》")
_FULL_STOPS = frozenset("。！？!?…")
# In units of one Hanzi's width: how far before the margin a full line may end (punctuation may not begin a line, so
# up to two characters move down), and how far in the first line of a paragraph stands.
_SLACK = 2.6
_INDENT = 1.3
# A gap this many times the usual line distance parts paragraphs.
_GAP = 1.35
_EDGE_LINES = 3
_SHARE_OF_PAGES = 0.4
_FEWEST_PAGES = 3
_SHORTEST_MEASURED = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; positions in points from the page's lower left corner, all 0 where they are not known."""

    text: str
    left: float = 0.0
    right: float = 0.0
    middle: float = 0.0

    @property
    def boxed(self) -> bool:
        return self.right > self.left


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of all pages, one paragraph a line, and what was taken off."""

    text: str
    removed: tuple[Removal, ...]


def lay_out(pages: Sequence[Sequence[Line]]) -> Layout:
    """Return the running text of a document's pages."""
    removed: list[Removal] = []
    heads = _running_heads(pages)
    paragraphs: list[str] = []
    previous: Line | None = None
    margins = None
    for page in pages:
        body = _without_furniture(page, heads, removed)
        if not body:
            continue
        page_margins = _Margins.of(body)
        for number, line in enumerate(body):
            same_page = number > 0
            if previous is not None and margins is not None and margins.joins(previous, line, same_page=same_page):
                paragraphs[-1] = _glue(paragraphs[-1], line.text)
            else:
                paragraphs.append(line.text)
            previous, margins = line, page_margins
    return Layout("\n".join(paragraphs), tuple(removed))


def _pattern(text: str) -> str:
    """Return a line with its numbers masked, so that heads that count pages are alike."""
    return _DIGITS.sub("#", re.sub(r"\s+", "", text))


def _edges(page: Sequence[Line]) -> set[int]:
    count = len(page)
    return {*range(min(_EDGE_LINES, count)), *range(max(0, count - _EDGE_LINES), count)}


def _running_heads(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the patterns of lines that stand at the edge of many pages."""
    if len(pages) < _FEWEST_PAGES:
        return frozenset()
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(page[index].text) for index in _edges(page)})
    needed = max(_FEWEST_PAGES, _SHARE_OF_PAGES * len(pages))
    return frozenset(pattern for pattern, count in seen.items() if count >= needed and len(pattern) > 1)


def _without_furniture(page: Sequence[Line], heads: frozenset[str], removed: list[Removal]) -> list[Line]:
    edges = _edges(page)
    body = []
    for index, line in enumerate(page):
        if index in {0, len(page) - 1} and PAGE_NUMBER.fullmatch(line.text):
            removed.append(Removal("page_number", line.text))
        elif index in edges and _pattern(line.text) in heads:
            removed.append(Removal("running_head", line.text))
        elif _DRAWN_RULE.fullmatch(line.text):
            removed.append(Removal("drawn_rule", line.text))
        else:
            body.append(line)
    return body


def width_of(text: str) -> int:
    """Return the width of a text in half Hanzi."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


@dataclass(frozen=True, slots=True)
class _Margins:
    """The measures of one page: in points where its lines are boxed, else in half Hanzi."""

    boxed: bool
    left: float
    right: float
    hanzi: float
    distance: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Margins:
        if not all(line.boxed for line in lines):
            return cls(False, 0.0, float(max(width_of(line.text) for line in lines)), 2.0, 0.0)
        long = [line for line in lines if len(line.text) >= _SHORTEST_MEASURED] or list(lines)
        pitch = median(2 * (line.right - line.left) / max(1, width_of(line.text)) for line in long)
        gaps = [a.middle - b.middle for a, b in pairwise(lines) if a.middle > b.middle]
        # The usual distance is that of lines in a paragraph, so the lower half of the gaps tells it.
        distance = median(sorted(gaps)[: len(gaps) // 2 + 1]) if gaps else 0.0
        left = min(line.left for line in long)
        return cls(True, left, max(line.right for line in lines), pitch, distance)

    def joins(self, line: Line, following: Line, *, same_page: bool) -> bool:
        """Tell whether ``following`` goes on with the paragraph of ``line``."""
        if _OPENER.match(following.text) and line.text[-1] in _ENDS:
            return False
        if not self.boxed or not following.boxed:
            full = width_of(line.text) >= self.right - 2 * _SLACK
            return full and not (line.text[-1] in _FULL_STOPS and width_of(line.text) < self.right - 2)
        if line.right < self.right - _SLACK * self.hanzi:
            return False
        if following.left > self.left + _INDENT * self.hanzi and following.left > line.left + _INDENT * self.hanzi:
            return False
        gap = line.middle - following.middle
        return not same_page or not self.distance or 0 <= gap <= _GAP * self.distance


def _glue(text: str, line: str) -> str:
    """Join two lines; a space stays between Latin words alone."""
    latin = text[-1:].isascii() and line[:1].isascii() and text[-1:].isalnum() and line[:1].isalnum()
    return f"{text} {line}" if latin and not (text[-1].isdigit() or line[0].isdigit()) else text + line
