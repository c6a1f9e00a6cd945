"""The suffix array of a layout, and the repeats that can be read from it.

Interval ``[first, last]`` of the suffix array holds all occurrences of one string. Longest common prefixes are
cut at the next separator, as if every separator were a character of its own: the order of suffixes stays right,
since they agree up to there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    import numpy.typing as npt

    from zzcorpus.repeats.layout import Flags, Indices, Layout, Offsets


@dataclass(frozen=True, slots=True)
class Suffixes:
    """The suffix array ``order``, and ``common[i]``, the prefix shared by suffixes ``i`` and ``i+1`` of it."""

    order: Offsets
    common: Offsets


@dataclass(frozen=True, slots=True)
class Intervals:
    """Strings as intervals of the suffix array, both ends included, with their lengths."""

    first: Indices
    last: Indices
    length: Indices

    def __len__(self) -> int:
        return int(self.first.size)

    def __getitem__(self, chosen: npt.NDArray[np.bool_] | npt.NDArray[np.integer]) -> Intervals:
        return Intervals(self.first[chosen], self.last[chosen], self.length[chosen])

    @property
    def count(self) -> Indices:
        """Return the number of occurrences of each string."""
        return self.last - self.first + 1


def sort_suffixes(layout: Layout) -> Suffixes:
    """Return the suffix array of ``layout`` with common prefixes up to the next separator."""
    import numpy as np
    from pydivsufsort import divsufsort, kasai

    size = layout.codes.size
    if size == 0:
        nothing = np.zeros(0, dtype=np.int32)
        return Suffixes(nothing, nothing)
    order = divsufsort(layout.codes).astype(np.int32, copy=False)
    common = kasai(layout.codes, order)[:-1].astype(np.int32, copy=False)
    separators = np.flatnonzero(layout.codes == 0).astype(np.int32)
    room = np.repeat(separators, np.diff(separators, prepend=-1))
    room -= np.arange(size, dtype=np.int32)
    np.minimum(common, room[order[:-1]], out=common)
    return Suffixes(order, common)


def maximal_repeats(layout: Layout, suffixes: Suffixes, min_chars: int, min_documents: int) -> Intervals:
    """Return every maximal repeat of at least ``min_chars`` characters in at least ``min_documents`` texts.

    A repeat is maximal when no character to its left or right is the same at all its occurrences (Gusfield
    1997, Algorithms on Strings, 7.12); a separator differs from everything, itself included. Such a repeat is
    an interval of common prefixes whose left neighbours differ.
    """

    intervals = _common_prefix_intervals(suffixes.common, min_chars)
    left = layout.codes[suffixes.order - 1]
    # order 0 wraps round to the last code, which is a separator: the start of the first text is one too.
    different = _changes((left[1:] != left[:-1]) | (left[1:] == 0))
    intervals = intervals[different[intervals.last] > different[intervals.first]]
    documents = layout.documents()[suffixes.order]
    if min_documents > 1:
        several = _changes(documents[1:] != documents[:-1])
        intervals = intervals[several[intervals.last] > several[intervals.first]]
    if min_documents > 2:  # noqa: PLR2004 - two is what the cheap test above has settled
        intervals = intervals[count_distinct(documents, intervals) >= min_documents]
    return intervals


def count_distinct(values: npt.NDArray[np.integer], intervals: Intervals) -> Indices:
    """Return how many different values each interval holds, in one pass over all their members.

    ``values`` are in the order of the suffix array; negative ones do not count.
    """
    import numpy as np

    distinct = np.empty(len(intervals), dtype=np.int64)
    top = int(values.max(initial=0)) + 1
    for chosen, owner, member in members(intervals):
        value = values[member]
        keys = (owner * top + value)[value >= 0]
        keys.sort()
        new = np.flatnonzero(np.diff(keys, prepend=-1))
        distinct[chosen] = np.bincount(keys[new] // top, minlength=chosen.stop - chosen.start)
    return distinct


def first_positions(suffixes: Suffixes, found: Intervals) -> Indices:
    """Return where each string occurs first."""
    import numpy as np

    first = np.empty(len(found), dtype=np.int64)
    for chosen, _, member in members(found):
        counts = found.count[chosen]
        first[chosen] = np.minimum.reduceat(suffixes.order[member], np.cumsum(counts) - counts)
    return first


def members(intervals: Intervals, chunk: int = 4_000_000) -> Iterator[tuple[slice, Indices, Indices]]:
    """Yield the members of all intervals in chunks: which intervals, each member's interval in it, the members.

    One chunk holds whole intervals, and about ``chunk`` members or one larger interval.
    """
    import numpy as np

    ends = np.cumsum(intervals.count)
    start = 0
    while start < len(intervals):
        before = int(ends[start - 1]) if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, before + chunk, side="right")))
        counts = intervals.count[start:stop]
        owner = np.repeat(np.arange(stop - start), counts)
        offset = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        yield slice(start, stop), owner, intervals.first[start:stop][owner] + offset
        start = stop


def _common_prefix_intervals(common: Offsets, min_chars: int) -> Intervals:
    """Return all intervals of suffixes with ``min_chars`` or more in common, each once, with that length."""
    import numpy as np

    # Only runs of long enough prefixes matter; a zero on either side of each bounds the search.
    padded = np.concatenate([[0], np.where(common >= min_chars, common, 0), [0]]).astype(np.int32)
    long = padded > 0
    kept = long.copy()
    kept[:-1] |= long[1:]
    kept[1:] |= long[:-1]
    index = np.flatnonzero(kept)
    heights = padded[index]
    before = _nearest_lower(heights, or_equal=True)
    # Of several equal heights in one interval the first stands for it.
    own = np.flatnonzero((heights > 0) & (heights[before] < heights))
    after = heights.size - 1 - _nearest_lower(heights[::-1], or_equal=False)[::-1][own]
    # padded[i] is common[i-1], between suffixes i-1 and i.
    return Intervals(index[before[own]], index[after] - 1, heights[own].astype(np.int64))


def _nearest_lower(heights: Offsets, *, or_equal: bool) -> Offsets:
    """Return for each positive height the index of the nearest lower one to the left.

    All heights follow their left neighbour's pointer at once, as long as it points at something too high; what
    lies between a height and its pointer is never lower, so pointers at work are safe to follow.
    """
    import numpy as np

    pointer = np.arange(-1, heights.size - 1, dtype=np.int32)
    searching = np.flatnonzero(heights > 0).astype(np.int32)
    while searching.size:
        found = heights[pointer[searching]]
        wanted = heights[searching]
        searching = searching[found > wanted] if or_equal else searching[found >= wanted]
        pointer[searching] = pointer[pointer[searching]]
    return pointer


def _changes(differs: Flags) -> Offsets:
    import numpy as np

    changes = np.zeros(differs.size + 1, dtype=np.int32)
    np.cumsum(differs, out=changes[1:])
    return changes


def locate(suffixes: Suffixes, positions: Indices, lengths: Indices) -> Intervals:
    """Return the intervals of the strings of given ``lengths`` that stand at ``positions``.

    All strings are searched for at once: from the rank of its position each looks left and right for the
    nearest common prefix that is too short, in a pyramid of minima.
    """
    import numpy as np

    rank = np.empty(suffixes.order.size, dtype=np.int32)
    rank[suffixes.order] = np.arange(rank.size, dtype=np.int32)
    at = rank[positions].astype(np.int64)
    del rank
    # With a low end on either side, common[i] stands between suffixes i-1 and i.
    minima = _minima(np.concatenate([[-1], suffixes.common, [-1]]).astype(np.int32))
    first = _nearest_below(minima, at, lengths, step=-1)
    last = _nearest_below(minima, at + 1, lengths, step=1) - 1
    return Intervals(first, last, np.asarray(lengths, dtype=np.int64))


@dataclass(frozen=True, slots=True)
class _Minima:
    """Values and, level upon level, the minima of neighbours in pairs, laid end to end."""

    values: Offsets
    offsets: Indices

    def at(self, level: Indices, index: Indices) -> Offsets:
        import numpy as np

        return np.asarray(self.values[self.offsets[level] + index])


def _minima(values: Offsets) -> _Minima:
    import numpy as np

    levels = [values]
    while levels[-1].size > 1:
        below = levels[-1]
        if below.size % 2:
            below = levels[-1] = np.append(below, below[-1])
        levels.append(np.minimum(below[::2], below[1::2]))
    sizes = [level.size for level in levels]
    return _Minima(np.concatenate(levels), np.cumsum([0, *sizes[:-1]]))


def _nearest_below(minima: _Minima, start: Indices, limit: Indices, *, step: int) -> Indices:
    """Return the index nearest to ``start``, itself included, whose value is below ``limit``.

    ``step`` is the direction, -1 or 1. The values at both ends must be below every limit.
    """
    import numpy as np

    index, level = start.copy(), np.zeros(start.size, dtype=np.int64)
    outer_child = 1 if step < 0 else 0
    # Up: past every node that is high throughout, on to the parent whenever the next node begins one.
    moving = np.arange(start.size)
    while moving.size:
        moving = moving[minima.at(level[moving], index[moving]) >= limit[moving]]
        index[moving] += step
        begins = moving[index[moving] % 2 == outer_child]
        index[begins] //= 2
        level[begins] += 1
    # Down: into the nearer child where it holds a low value, else into the other.
    moving = np.flatnonzero(level)
    while moving.size:
        level[moving] -= 1
        nearer = index[moving] * 2 + outer_child
        low = minima.at(level[moving], nearer) < limit[moving]
        index[moving] = np.where(low, nearer, nearer + step)
        moving = moving[level[moving] > 0]
    return index
