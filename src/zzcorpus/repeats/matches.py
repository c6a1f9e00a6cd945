"""Pairs of stretches, in two different texts, that are copies of one another but for small edits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zzcorpus.repeats.alignment import extend
from zzcorpus.repeats.fingerprints import shingle_hashes, winnow

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from zzcorpus.repeats.fingerprints import Contents
    from zzcorpus.repeats.layout import Flags, Indices

# 14 characters in a row (10 + 5 - 1) that two texts share are sure to be seen.
SHINGLE, WINDOW = 10, 5
# A shingle held by n places is compared with so many of the next: all where they are few, and along a chain
# of neighbours where they are many. A reprint in every town is one chain, whatever its length.
_CHAIN = ((8, 7), (200, 3), (2**62, 1))
# Characters that may lie between two matching shingles of one passage: a changed clause.
_MAX_GAP = 40
# How far the two sides may get out of step across such a gap.
_MAX_DRIFT = 16
# Runs that follow one on in the order of the first text, and may continue it.
_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Matches:
    """Stretches ``[first_start, first_end)`` and ``[second_start, second_end)`` of contents that match.

    The first side is in the earlier text. ``matched`` is about how many characters are the same.
    """

    first_start: Indices
    first_end: Indices
    second_start: Indices
    second_end: Indices
    matched: Indices

    def __len__(self) -> int:
        return int(self.matched.size)

    def __getitem__(self, chosen: Flags | Indices) -> Matches:
        return Matches(
            self.first_start[chosen],
            self.first_end[chosen],
            self.second_start[chosen],
            self.second_end[chosen],
            self.matched[chosen],
        )

    @property
    def similarity(self) -> npt.NDArray[np.float64]:
        """Return the share of the longer side that is the same."""
        import numpy as np

        longer = np.maximum(self.first_end - self.first_start, self.second_end - self.second_start)
        return np.asarray(self.matched / np.maximum(longer, 1))


def find_matches(contents: Contents) -> Matches:
    """Return all pairs of matching stretches, with their ends where the likeness ends."""
    first, second = _shared_shingles(contents)
    runs = _on_one_diagonal(contents, first, second)
    extended = _without_repeats(contents, _with_ends(contents, runs))
    return _across_gaps(contents, extended)


def _shared_shingles(contents: Contents) -> tuple[Indices, Indices]:
    """Return pairs of places in different texts that begin with the same shingle, the earlier place first."""
    import numpy as np

    hashes, whole = shingle_hashes(contents, SHINGLE)
    places = winnow(hashes, whole, WINDOW)
    hashes = hashes[places]
    places = places[np.argsort(hashes, kind="stable")]
    hashes.sort()
    new = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))[: hashes.size]
    sizes = np.diff(new, append=hashes.size)
    to_come = np.repeat(new + sizes, sizes) - np.arange(hashes.size) - 1
    lags = np.select([sizes <= limit for limit, _ in _CHAIN], [lag for _, lag in _CHAIN])
    reach = np.minimum(to_come, np.repeat(lags, sizes))
    documents = contents.documents()[places]
    pairs = []
    for lag in range(1, max(lag for _, lag in _CHAIN) + 1):
        at = np.flatnonzero(reach >= lag)
        at = at[documents[at] != documents[at + lag]]
        pairs.append((places[at], places[at + lag]))
    return np.concatenate([a for a, _ in pairs]), np.concatenate([b for _, b in pairs])


def _on_one_diagonal(contents: Contents, first: Indices, second: Indices) -> Matches:
    """Return runs of shingle pairs that are in step, with the characters that are the same along them."""
    import numpy as np

    key = (second - first) << 31 | first
    key.sort()
    diagonal, first = key >> 31, key & (2**31 - 1)
    documents = contents.documents()
    of_first, of_second = documents[first], documents[first + diagonal]
    breaks = (np.diff(diagonal) != 0) | (np.diff(first) > _MAX_GAP + SHINGLE)
    breaks |= (np.diff(of_first) != 0) | (np.diff(of_second) != 0)
    begin = np.flatnonzero(np.concatenate([[True], breaks]))[: first.size]
    last = np.append(begin, first.size)[1:] - 1
    start, end, shift = first[begin], first[last] + SHINGLE, diagonal[begin]
    return Matches(start, end, start + shift, end + shift, _equal_along(contents, start, end, shift))


def _equal_along(contents: Contents, start: Indices, end: Indices, shift: Indices) -> Indices:
    """Return how many characters of each stretch equal those ``shift`` further on."""
    import numpy as np

    equal = np.empty(start.size, dtype=np.int64)
    lengths = end - start
    for part in range(0, start.size, 200_000):
        chosen = slice(part, part + 200_000)
        owner = np.repeat(np.arange(lengths[chosen].size), lengths[chosen])
        inside = np.arange(owner.size) - np.repeat(np.cumsum(lengths[chosen]) - lengths[chosen], lengths[chosen])
        place = start[chosen][owner] + inside
        same = contents.codes[place] == contents.codes[place + shift[chosen][owner]]
        equal[chosen] = np.bincount(owner[same], minlength=lengths[chosen].size)
    return equal


def _across_gaps(contents: Contents, runs: Matches) -> Matches:
    """Return runs joined where one continues the other after a gap, a little out of step perhaps."""
    import numpy as np

    runs, pair = _by_pair(contents, runs)
    left, right = [], []
    for lag in range(1, _NEIGHBOURS + 1):
        a, b = slice(None, -lag), slice(lag, None)
        gap_first = runs.first_start[b] - runs.first_end[a]
        gap_second = runs.second_start[b] - runs.second_end[a]
        joined = (pair[a] == pair[b]) & (gap_first <= _MAX_GAP) & (np.abs(gap_first - gap_second) <= _MAX_DRIFT)
        joined &= runs.second_start[b] >= runs.second_start[a]
        at = np.flatnonzero(joined)
        left.append(at)
        right.append(at + lag)
    label, count = _components(len(runs), np.concatenate(left), np.concatenate(right))
    return _hulls(runs, label, count, np.bincount(label, weights=runs.matched, minlength=count))


def _with_ends(contents: Contents, runs: Matches) -> Matches:
    """Return runs extended on both sides as far as the texts stay alike."""
    before = extend(contents, runs.first_start - 1, runs.second_start - 1, step=-1)
    after = extend(contents, runs.first_end, runs.second_end, step=1)
    matched = runs.matched + before.matched + after.matched
    return Matches(
        runs.first_start - before.first,
        runs.first_end + after.first,
        runs.second_start - before.second,
        runs.second_end + after.second,
        matched,
    )


def _without_repeats(contents: Contents, matches: Matches) -> Matches:
    """Return matches with those joined that came to cover the same ground on both sides."""
    import numpy as np

    matches, pair = _by_pair(contents, matches)
    left, right = [], []
    for lag in range(1, _NEIGHBOURS + 1):
        a, b = slice(None, -lag), slice(lag, None)
        overlap = (pair[a] == pair[b]) & (matches.first_start[b] < matches.first_end[a])
        overlap &= np.maximum(matches.second_start[a], matches.second_start[b]) < np.minimum(
            matches.second_end[a], matches.second_end[b]
        )
        left.append(np.flatnonzero(overlap))
        right.append(left[-1] + lag)
    label, count = _components(len(matches), np.concatenate(left), np.concatenate(right))
    likeness = np.zeros(count)
    np.maximum.at(likeness, label, matches.similarity)
    hulls = _hulls(matches, label, count, likeness)
    longer = np.maximum(hulls.first_end - hulls.first_start, hulls.second_end - hulls.second_start)
    return _hulls(matches, label, count, np.rint(likeness * longer))


def _by_pair(contents: Contents, matches: Matches) -> tuple[Matches, Indices]:
    """Return matches in the order of their pairs of texts, then of their places; and numbers of the pairs."""
    import numpy as np

    documents = contents.documents()
    pair = documents[matches.first_start].astype(np.int64) * contents.starts.size
    pair += documents[matches.second_start]
    order = np.lexsort((matches.second_start, matches.first_start, pair))
    return matches[order], pair[order]


def _components(size: int, one: Indices, other: Indices) -> tuple[Indices, int]:
    """Return for each of ``size`` things the number of its connected component, and how many there are."""
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    if size == 0:
        return np.zeros(0, dtype=np.int64), 0
    graph = coo_matrix((np.ones(one.size, dtype=bool), (one, other)), shape=(size, size))
    count, label = connected_components(graph, directed=False)
    return label, int(count)


def _hulls(matches: Matches, label: Indices, count: int, matched: npt.NDArray[Any]) -> Matches:
    """Return for each label the stretches from its first start to its last end, on both sides."""
    import numpy as np

    starts = [np.full(count, np.iinfo(np.int64).max) for _ in range(2)]
    ends = [np.zeros(count, dtype=np.int64) for _ in range(2)]
    for hull, values in zip(starts, (matches.first_start, matches.second_start), strict=True):
        np.minimum.at(hull, label, values)
    for hull, values in zip(ends, (matches.first_end, matches.second_end), strict=True):
        np.maximum.at(hull, label, values)
    return Matches(starts[0], ends[0], starts[1], ends[1], matched.astype(np.int64))
