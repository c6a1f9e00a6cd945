"""Many texts as one array of small codes, with separators that no repeat can cross."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    import numpy as np
    import numpy.typing as npt

    Floats: TypeAlias = npt.NDArray[np.float64]
    Flags: TypeAlias = npt.NDArray[np.bool_]
    Indices: TypeAlias = npt.NDArray[np.int64]
    Offsets: TypeAlias = npt.NDArray[np.int32]
    Codes: TypeAlias = npt.NDArray[np.unsignedinteger]

# Offsets are 32 bit, and the sorter needs two bytes a character within the same limit.
MOST_CHARACTERS = 2**30 - 1
# A stretch without any sentence end is no sentence beyond this, but a table or a ruled line: it is cut, since
# the repeats of a long periodic string are as many as the square of its length.
LONGEST_SENTENCE = 1000
CODE_POINTS = 0x110000


@dataclass(frozen=True, slots=True)
class Layout:
    """Texts laid end to end, each followed by one separator.

    ``joined`` is the whole as a string, ``characters`` its code points, ``codes`` the same numbered in their
    order from 1, with 0 for every separator: the ends of texts, and the characters that end a sentence.
    ``starts`` holds the offset of each text, and as its last element the total length.
    """

    joined: str
    characters: npt.NDArray[np.uint32]
    codes: Codes
    starts: Indices

    def document_of(self, positions: npt.NDArray[np.integer]) -> Indices:
        """Return the index of the text that holds each position."""
        import numpy as np

        return np.searchsorted(self.starts, positions, side="right") - 1

    def text_at(self, start: int, length: int) -> str:
        """Return the characters of ``[start, start + length)``."""
        return self.joined[start : start + length]

    def documents(self) -> Offsets:
        """Return the index of the text that holds each position, for all of them."""
        import numpy as np

        return np.repeat(np.arange(self.starts.size - 1, dtype=np.int32), np.diff(self.starts))


def join_texts(texts: Sequence[str]) -> tuple[str, npt.NDArray[np.uint32], Indices]:
    """Return ``texts`` end to end with a line feed after each, as a string and as code points, and their starts.

    Raises ValueError beyond 2³⁰ characters. A lone surrogate, which a damaged file may bring, is kept as the
    character it is.
    """
    import numpy as np

    joined = "\n".join(texts) + "\n" if texts else ""
    if len(joined) > MOST_CHARACTERS:
        raise ValueError(f"{len(joined):,} characters are more than repeats can be sought in at once")
    characters = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    lengths = np.fromiter((len(text) + 1 for text in texts), dtype=np.int64, count=len(texts))
    return joined, characters, np.concatenate([[0], np.cumsum(lengths)])


def lay_out(texts: Sequence[str], separators: str) -> Layout:
    """Return ``texts`` with their codes; ``separators`` are the characters that end a sentence.

    Every thousandth character of a longer sentence becomes a separator too.
    """
    import numpy as np

    joined, characters, starts = join_texts(texts)
    present = np.zeros(CODE_POINTS, dtype=bool)
    present[characters] = True
    present[[ord(mark) for mark in separators]] = False
    kinds = np.flatnonzero(present)
    width = np.uint16 if kinds.size < 2**16 - 1 else np.uint32
    numbers: Codes = np.zeros(CODE_POINTS, dtype=width)
    numbers[kinds] = np.arange(1, kinds.size + 1)
    codes = numbers[characters]
    codes[starts[1:] - 1] = 0
    _cut_long_sentences(codes)
    return Layout(joined, characters, codes, starts)


def _cut_long_sentences(codes: Codes) -> None:
    import numpy as np

    ends = np.flatnonzero(codes == 0)
    begins = np.append(0, ends + 1)[: ends.size]
    for i in np.flatnonzero(ends - begins > LONGEST_SENTENCE).tolist():
        codes[begins[i] + LONGEST_SENTENCE : ends[i] : LONGEST_SENTENCE + 1] = 0
