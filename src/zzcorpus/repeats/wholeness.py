"""How much of a whole a recurring wording is to a reader, by what stands around its occurrences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from zzcorpus.repeats.layout import Flags, Floats, Indices, Offsets

_BEGIN, _BEGIN_OF_LIST, _END, _END_OF_LIST = 1, 2, 4, 8


def mark_breaks(begins: Flags, ends: Flags, listed_before: Flags, listed_behind: Flags) -> npt.NDArray[np.uint8]:
    """Return for every offset, in bits, whether phrases, and phrases that are lists, begin and end there as wholes."""
    import numpy as np

    bits = (
        (_BEGIN, begins),
        (_BEGIN_OF_LIST, begins & ~listed_before),
        (_END, ends),
        (_END_OF_LIST, ends & ~listed_behind),
    )
    breaks = np.zeros(begins.size, dtype=np.uint8)
    for bit, flags in bits:
        breaks |= flags * np.uint8(bit)
    return breaks


def find_lists(list_marks: Indices, positions: Indices, lengths: Indices) -> Flags:
    """Return which stretches hold a mark between items."""
    import numpy as np

    return np.asarray(np.searchsorted(list_marks, positions + lengths) > np.searchsorted(list_marks, positions))


def wholeness(
    breaks: npt.NDArray[np.uint8], positions: Offsets, lengths: Indices, owner: Indices, is_list: Flags
) -> Floats:
    """Return how much of a whole phrases are, given all their occurrences and to which phrase each belongs.

    √(begin · end), the shares of occurrences that begin and end at a break, with half an occurrence added on either
    side (Jeffreys), so that two occurrences weigh less than twenty. A break is where the words before leave off, or
    those behind start anew, unless it parts one thing in two; for a list, given by ``is_list`` for each phrase, the
    marks between items are none.
    """
    import numpy as np

    begin_bit = np.where(is_list, _BEGIN_OF_LIST, _BEGIN).astype(np.uint8)
    end_bit = np.where(is_list, _END_OF_LIST, _END).astype(np.uint8)
    begin = (breaks[positions] & begin_bit[owner]) > 0
    end = (breaks[positions + lengths] & end_bit[owner]) > 0
    count, begins, ends = (np.bincount(which, minlength=is_list.size) for which in (owner, owner[begin], owner[end]))
    return np.asarray(np.sqrt((begins + 0.5) * (ends + 0.5)) / (count + 1))
