"""Texts as sequences of content characters, and the fingerprints by which alike ones are found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zzcorpus.repeats.layout import CODE_POINTS, join_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from zzcorpus.repeats.layout import Flags, Indices, Offsets

# Odd 64-bit constants of the multiplicative hash and of its finalizer (Steele, Lea and Flood 2014, SplitMix64).
_BASE = 0x9E3779B97F4A7C15
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


@dataclass(frozen=True, slots=True)
class Contents:
    """The letters, digits and Han characters of many texts, end to end, without anything between them.

    Reprints differ in spaces, punctuation and line breaks before they differ in words. ``codes`` are code points
    with ASCII letters in lower case, ``offsets`` where each stands in its text, ``starts`` where the contents of
    each text begin, and as the last element their total length.
    """

    codes: npt.NDArray[np.uint32]
    offsets: Offsets
    starts: Indices

    def document_of(self, positions: npt.NDArray[np.integer]) -> Indices:
        """Return the index of the text that holds each position."""
        import numpy as np

        return np.searchsorted(self.starts, positions, side="right") - 1

    def documents(self) -> Offsets:
        """Return the index of the text that holds each position, for all of them."""
        import numpy as np

        return np.repeat(np.arange(self.starts.size - 1, dtype=np.int32), np.diff(self.starts))


def read_contents(texts: Sequence[str]) -> Contents:
    """Return the content characters of ``texts``."""
    import numpy as np

    _, characters, text_starts = join_texts(texts)
    is_content = np.zeros(CODE_POINTS, dtype=bool)
    is_content[characters] = True
    kinds = np.flatnonzero(is_content)
    # The line feed that separates texts is no content either.
    is_content[[kind for kind in kinds.tolist() if not chr(kind).isalnum()]] = False
    at = np.flatnonzero(is_content[characters])
    codes = characters[at]
    capital = (codes >= ord("A")) & (codes <= ord("Z"))
    codes = codes + np.where(capital, ord("a") - ord("A"), 0).astype(np.uint32)
    starts = np.searchsorted(at, text_starts)
    offsets = at - np.repeat(text_starts[:-1], np.diff(starts))
    return Contents(codes, offsets.astype(np.int32), starts)


def shingle_hashes(contents: Contents, size: int) -> tuple[npt.NDArray[np.uint64], Flags]:
    """Return a 64-bit hash of the ``size`` characters from each position on, and where these are of one text."""
    import numpy as np

    count = max(contents.codes.size - size + 1, 0)
    hashes = np.zeros(count, dtype=np.uint64)
    base = np.uint64(_BASE)
    for i in range(size):
        hashes *= base
        hashes += contents.codes[i : i + count]
    for shift, factor in zip((30, 27), _MIX, strict=True):
        hashes ^= hashes >> np.uint64(shift)
        hashes *= np.uint64(factor)
    hashes ^= hashes >> np.uint64(31)
    whole = np.ones(count, dtype=bool)
    for start in contents.starts[1:-1].tolist():
        whole[max(start - size + 1, 0) : start] = False
    return hashes, whole


def winnow(hashes: npt.NDArray[np.uint64], whole: Flags, window: int) -> Indices:
    """Return the positions whose hash is the least of some ``window`` neighbouring ones (Schleimer et al. 2003).

    Two texts that share ``window`` + shingle size − 1 characters or more share a chosen shingle there. Ties are
    all chosen, which keeps the choice independent of what stands around.
    """
    import numpy as np

    if hashes.size < window:
        return np.flatnonzero(whole)
    least = hashes[: hashes.size - window + 1].copy()
    for i in range(1, window):
        np.minimum(least, hashes[i : i + least.size], out=least)
    chosen = np.zeros(hashes.size, dtype=bool)
    for i in range(window):
        chosen[i : i + least.size] |= hashes[i : i + least.size] == least
    return np.flatnonzero(chosen & whole)
