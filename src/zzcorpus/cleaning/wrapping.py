"""Whether a page was wrapped by hand or by a converter, at which width, and which of its lines reach the edge."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zzcorpus.cleaning.lines import Line

_SENTENCE_ENDS = "。！？；"
_END = "。！？!?；;：:…—"
_CLOSERS = "”’）》】」』)"
CLAUSE_MARK = re.compile("[，。；、,;]")
_NARROWEST, _WIDEST = 20, 80  # characters
_FEWEST_WRAPPED = 4
# So many lines of one length that break off tell a wrapped text; more where headlines may be as long.
_FEWEST_LONG, _FEWEST_SHORT, _LONGER_THAN_HEADLINES = 3, 5, 32
# By the size of a Hanzi, how much shorter a full line may be: by a mark that hangs, or a number that was kept whole.
_SLACK = {1: 3, 2: 8}
_OVERHANG = 8  # how much longer the longest line may be than the usual full one
_TALLIED = 0.8  # of the lines: with blank lines between so many, these part no paragraphs


def _cells(text: str) -> int:
    """Return the width on a screen or page, where a letter of ASCII takes half the place of a Hanzi."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


@dataclass(frozen=True, slots=True)
class Wrap:
    """The ``width`` at which the lines of a page end, measured by ``size`` from the ``margin``.

    ``unit`` is the size of a Hanzi; ``spaced`` says that blank lines stand between nearly all lines.
    """

    size: Callable[[str], int]
    unit: int
    width: int
    margin: int
    spaced: bool

    def extent(self, line: Line) -> int:
        """Return how far a line reaches from the margin."""
        return self.size(line.lead) + self.size(line.text) - self.margin

    def is_full(self, line: Line) -> bool:
        """Tell whether a line reaches to the edge, or so near that a mark or a number would not have gone on it."""
        return self.extent(line) >= self.width - _SLACK[self.unit]

    def is_at_edge(self, line: Line) -> bool:
        """Tell whether a line reaches to the very edge."""
        return self.extent(line) > self.width - self.unit

    def begins(self, line: Line) -> bool:
        """Tell whether a line is set apart from the one before: by its indent or by a blank line."""
        return self.size(line.lead) > self.margin or (line.gap and not self.spaced)


def find_wrap(lines: Sequence[Line]) -> Wrap | None:
    """Return how the page was wrapped, None where it was not.

    In a wrapped text most lines are about as long as the longest and end where they please; or, where most paragraphs
    are shorter than a line, those are the only ones that break off inside a sentence. Lines are measured by characters
    and by the place that they take; the measure that more of the lines that break off agree on is the right one.
    """
    if len(lines) < _FEWEST_WRAPPED or max(len(line.text) for line in lines) > 2 * _WIDEST:
        return None
    spaced = sum(line.gap for line in lines) > _TALLIED * len(lines)
    found = []
    for size, unit in ((len, 1), (_cells, 2)):
        margin = Counter(size(line.lead) for line in lines).most_common(1)[0][0]
        extents = sorted(size(line.lead) + size(line.text) - margin for line in lines)
        usual, longest = extents[len(extents) * 9 // 10], extents[-1]
        wrap = Wrap(size, unit, usual, margin, spaced)
        if not (_is_width(wrap) and longest <= usual + _OVERHANG and _most_are_full(lines, wrap)):
            wrap = Wrap(size, unit, longest, margin, spaced)
            if not (_is_width(wrap) and _all_broken_are_full(lines, wrap)):
                continue
        broken = [line for line in lines[:-1] if _breaks_off(line)]
        found.append((sum(map(wrap.is_full, broken)), wrap))
    return max(found, key=lambda item: item[0])[1] if found else None


def mark_prose(lines: Sequence[Line], wrap: Wrap) -> None:
    """Mark the full lines of a wrapped text as prose, whatever marks they have."""
    for line in lines:
        line.prose = line.prose or wrap.is_full(line)


def mark_running(lines: Sequence[Line], wrap: Wrap) -> None:
    """Mark the lines of a wrapped text that run on into the next, and those; page numbers between them part nothing."""
    for line, following in pairwise(line for line in lines if not line.furniture):
        ends = wrap.is_full(following) or following.text[-1] in _SENTENCE_ENDS
        if ends and _breaks_off(line) and wrap.is_full(line):
            line.runs_on = following.runs_on = True


def _is_width(wrap: Wrap) -> bool:
    return _NARROWEST * wrap.unit <= wrap.width <= _WIDEST * wrap.unit


def _most_are_full(lines: Sequence[Line], wrap: Wrap) -> bool:
    full = [line for line in lines if wrap.is_full(line)]
    if len(lines) < 2 * _FEWEST_WRAPPED and not all(wrap.is_at_edge(x) and CLAUSE_MARK.search(x.text) for x in full):
        return False  # a few lines tell only where they are all of one length and hold clauses, unlike a list of names
    return len(full) * 2 > len(lines) and sum(map(_breaks_off, full)) * 2 > len(full)


def _all_broken_are_full(lines: Sequence[Line], wrap: Wrap) -> bool:
    long = [line for line in lines[:-1] if len(line.text) >= _NARROWEST]
    broken = [line for line in long if _breaks_off(line) and CLAUSE_MARK.search(line.text)]
    full = sum(map(wrap.is_full, broken))
    fewest = _FEWEST_LONG if wrap.width >= _LONGER_THAN_HEADLINES * wrap.unit else _FEWEST_SHORT
    return full >= fewest and full * 5 >= len(broken) * 4


def _breaks_off(line: Line) -> bool:
    """Whether a line ends without a mark that ends a sentence or closes a quotation or bracket."""
    return line.text[-1] not in _END + _CLOSERS
