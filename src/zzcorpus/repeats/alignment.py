"""Extending pairs of matching places for as long as the texts on both sides stay alike, thousands at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from zzcorpus.repeats.fingerprints import Contents
    from zzcorpus.repeats.layout import Codes, Indices

_MATCH, _MISMATCH, _GAP = 2, -3, -3
# Give up when the score has fallen this far below its best: five edits in a row without a match between them.
_DROP = 18
# How far the two sides may get out of step by insertions and deletions.
_BAND = 6
_NEVER = -(2**14)
# Rows of one extension, and pairs extended together: as many as stay in the cache.
_MOST, _AT_ONCE = 1000, 8192


@dataclass(frozen=True, slots=True)
class Reach:
    """How far each pair of places extends, in characters of either side, and about how many are the same."""

    first: Indices
    second: Indices
    score: Indices

    @property
    def matched(self) -> Indices:
        # score = 2 matches - 3 edits, and matches + edits is the length.
        import numpy as np

        length = np.maximum(self.first, self.second)
        return np.asarray((self.score - _MISMATCH * length) // (_MATCH - _MISMATCH))


def extend(contents: Contents, first: Indices, second: Indices, *, step: int) -> Reach:
    """Extend the pairs of places from ``first`` and ``second`` on, backwards where ``step`` is -1.

    A banded alignment with X-drop (Zhang et al. 2000, Journal of Computational Biology 7), many pairs a row at a
    time, up to 1,000 characters. Both places must lie in their texts, or just outside, where nothing extends; no
    text is left.
    """
    import numpy as np

    codes = np.append(contents.codes, 0)
    room_first, room_second = _room(contents, first, step), _room(contents, second, step)
    parts = []
    for at in range(0, first.size, _AT_ONCE):
        some = slice(at, at + _AT_ONCE)
        parts.append(_extend_some(codes, first[some], second[some], room_first[some], room_second[some], step))
    columns = np.concatenate(parts, axis=1) if parts else np.zeros((3, 0), dtype=np.int64)
    return Reach(*columns)


def _extend_some(
    codes: Codes, first: Indices, second: Indices, room_first: Indices, room_second: Indices, step: int
) -> npt.NDArray[np.int64]:
    """Return rows of the characters reached on the first side, on the second side, and the scores."""
    import numpy as np

    reach = np.zeros((3, first.size), dtype=np.int64)
    shifts = np.arange(-_BAND, _BAND + 1, dtype=np.int32)
    skipped = shifts * _GAP
    rows = np.where(shifts >= 0, skipped, _NEVER)[None, :].repeat(first.size, axis=0)
    alive = np.arange(first.size)
    for i in range(_MOST):
        going = room_first[alive] > i
        alive, rows = alive[going], rows[going]
        if not alive.size:
            break
        j = i + shifts
        there = (j >= 0) & (j < room_second[alive][:, None])
        left = codes[first[alive] + step * i]
        right = codes[np.where(there, second[alive][:, None] + step * j, codes.size - 1)]
        diagonal = rows + np.where(right == left[:, None], _MATCH, _MISMATCH).astype(np.int32)
        diagonal[:, :-1] = np.maximum(diagonal[:, :-1], rows[:, 1:] + _GAP)
        rows = np.where(there, diagonal, _NEVER)
        # The second side may skip any number of characters: a running maximum along the row.
        rows = np.maximum.accumulate(rows - skipped, axis=1) + skipped
        best = rows.argmax(axis=1)
        score = rows[np.arange(alive.size), best]
        better = score > reach[2, alive]
        winners = alive[better]
        reach[:, winners] = np.full(winners.size, i + 1), i + 1 + shifts[best[better]], score[better]
        going = score > reach[2, alive] - _DROP
        alive, rows = alive[going], rows[going]
    return reach


def _room(contents: Contents, places: Indices, step: int) -> Indices:
    """Return how many characters of their text remain from ``places`` on in the direction of ``step``."""
    import numpy as np

    # Backwards, a place before the first character belongs to the text of the character after it.
    if step > 0:
        document = contents.document_of(places - 1)
        return np.asarray(np.maximum(contents.starts[document + 1] - places, 0))
    document = contents.document_of(places + 1)
    return np.asarray(np.maximum(places + 1 - contents.starts[document], 0))
