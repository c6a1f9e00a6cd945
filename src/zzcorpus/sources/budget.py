"""How much an archive may unfold to, counted while it unfolds: its own directory may lie."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from zzcorpus.errors import ReadError

if TYPE_CHECKING:
    from zzcorpus.sources.options import SourceOptions

_CHUNK = 1 << 16


class OverBudgetError(ReadError):
    """The whole archive is refused, not the one member that was being read."""


class Budget:
    """What one outermost archive, with all the archives in it, has unfolded to so far."""

    def __init__(self, options: SourceOptions, packed_bytes: int) -> None:
        self._options = options
        self._allowed = max(options.ratio_free_bytes, int(options.max_ratio * packed_bytes))
        self._out = 0

    def spend(self, count: int) -> None:
        """Take note of ``count`` bytes; raises OverBudgetError where they are too many."""
        self._out += count
        if self._out > self._allowed:
            ratio = self._options.max_ratio
            raise OverBudgetError(f"it unfolds to more than {ratio:.0f} times its size, as a zip bomb does; refused")
        if self._out > self._options.max_archive_bytes:
            limit = self._options.max_archive_bytes >> 20
            raise OverBudgetError(f"it unfolds to more than {limit} MiB; split it, or raise the limit")

    def read(self, stream: IO[bytes]) -> bytes:
        """Return all bytes of a member; raises ReadError where the member alone is too large."""
        pieces = []
        size = 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            self.spend(len(chunk))
            if size > self._options.max_file_bytes:
                raise ReadError(f"larger than {self._options.max_file_bytes >> 20} MiB; split it, or raise the limit")
            pieces.append(chunk)
        return b"".join(pieces)


class CountedReader:
    """A stream whose bytes are spent as they are read; enough of a file for tarfile's stream mode."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size if size >= 0 else _CHUNK)
        self._budget.spend(len(data))
        return data
