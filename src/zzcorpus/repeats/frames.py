"""Frames: words that open a construction and the ones that close it, 以 … 为 or 在 … 下, as a pair of marks does.

A phrase that holds one half of a frame only is no whole: 政治建设为统领 has lost its 以.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zzcorpus.repeats.layout import Indices

# Closed grammatical sets: what opens, and what closes it in the same clause.
FRAMES = (
    (("以",), ("为",)),
    (("在",), ("下", "上", "中", "里", "内", "之下", "之上", "之中", "之间", "方面")),
    (("把", "将"), ("作为", "放在", "摆在", "列为", "列入", "纳入", "融入", "贯穿")),
    (("从",), ("到",)),
)


@dataclass(frozen=True, slots=True)
class Frames:
    """Where the frames of one kind open and close: the offsets of both words, and of what follows them.

    They are in order, and the n-th opening word belongs to the n-th closing one.
    """

    opening: Indices
    opening_end: Indices
    closing: Indices
    closing_end: Indices


def pair_frames(
    opening: Indices, opening_end: Indices, closing: Indices, closing_end: Indices, stops: Indices
) -> Frames:
    """Return the frames of words that open and close, given their offsets and those of the marks between clauses.

    A closing word belongs to the nearest opening word before it, where no other closing word and no mark stands
    between.
    """
    import numpy as np

    if not opening.size or not closing.size:
        nothing = np.zeros(0, dtype=np.int64)
        return Frames(nothing, nothing, nothing, nothing)
    nearest = np.searchsorted(opening, closing) - 1
    last_stop = np.append(stops, -1)[np.searchsorted(stops, closing) - 1]
    last_closing = np.append(-1, closing[:-1])
    at = opening[nearest]
    paired = (nearest >= 0) & (at > last_stop) & (at > last_closing)
    chosen = nearest[paired]
    return Frames(opening[chosen], opening_end[chosen], closing[paired], closing_end[paired])


def cut_half_frames(frames: Frames, positions: Indices, lengths: Indices) -> tuple[Indices, Indices]:
    """Return positions and lengths with the longer part before or behind the half of a frame they hold."""
    import numpy as np

    if not frames.opening.size:
        return positions, lengths
    begins, ends = positions.copy(), positions + lengths
    first = np.minimum(np.searchsorted(frames.closing, begins), frames.closing.size - 1)
    closing, behind = frames.closing[first], frames.closing_end[first]
    half = (closing >= begins) & (behind <= ends) & (frames.opening[first] < begins)
    before = half & (closing - begins >= ends - behind)
    ends = np.where(before, closing, ends)
    begins = np.where(half & ~before, behind, begins)
    last = np.maximum(np.searchsorted(frames.opening, ends) - 1, 0)
    opening, behind = frames.opening[last], frames.opening_end[last]
    half = (opening >= begins) & (behind <= ends) & (frames.closing_end[last] > ends)
    before = half & (opening - begins > ends - behind)
    ends = np.where(before, opening, ends)
    begins = np.where(half & ~before, behind, begins)
    return begins, np.maximum(ends - begins, 0)
