"""Compound files: the container of binary office documents, a small file system in a file.

Reference: Microsoft, [MS-CFB] Compound File Binary File Format. Only what reading a stream by its name needs.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from zzcorpus.errors import ReadError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_BYTES = 512
_ENTRY_BYTES = 128
_LAST_SECTOR = 0xFFFFFFFA  # from here on, numbers mean end of chain, free and reserved
_HEADER_FAT_ENTRIES = 109
_STREAM, _ROOT = 2, 5
_MINI_BYTES = 64


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    size: int


class CompoundFile:
    """The streams of a compound file by name; raises ReadError where the file is damaged."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._open()
        except (struct.error, IndexError, OverflowError) as error:
            raise ReadError("a damaged office file") from error

    def _open(self) -> None:
        header = self._data[:_HEADER_BYTES]
        shift = struct.unpack_from("<H", header, 30)[0]
        if header[:8] != MAGIC or shift not in {9, 12}:
            raise ReadError("a damaged office file")
        self._sector = 1 << shift
        (directory,) = struct.unpack_from("<I", header, 48)
        self._cutoff, mini_fat, _, next_list, lists = struct.unpack_from("<5I", header, 56)
        self._fat = self._read_fat(header, next_list, lists)
        self._mini_fat = _numbers(self._chain(mini_fat)) if mini_fat < _LAST_SECTOR else ()
        self._entries, root = self._read_directory(self._chain(directory))
        if root is None:
            raise ReadError("a damaged office file: it is cut off")
        self._mini = self._chain(root.start)[: root.size]

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]

    def _read_fat(self, header: bytes, next_list: int, lists: int) -> tuple[int, ...]:
        sectors = list(struct.unpack_from(f"<{_HEADER_FAT_ENTRIES}I", header, 76))
        seen: set[int] = set()
        while next_list < _LAST_SECTOR and next_list not in seen and len(seen) < lists:
            seen.add(next_list)
            *more, next_list = _numbers(self._at(next_list))
            sectors.extend(more)
        return _numbers(b"".join(self._at(sector) for sector in sectors if sector < _LAST_SECTOR))

    def _chain(self, start: int) -> bytes:
        """Return the sectors of a chain; a chain that bites its own tail ends there."""
        pieces, seen = [], set()
        while start < _LAST_SECTOR and start < len(self._fat) and start not in seen:
            seen.add(start)
            pieces.append(self._at(start))
            start = self._fat[start]
        return b"".join(pieces)

    def _mini_chain(self, start: int) -> bytes:
        pieces, seen = [], set()
        while start < len(self._mini_fat) and start not in seen:
            seen.add(start)
            pieces.append(self._mini[start * _MINI_BYTES : (start + 1) * _MINI_BYTES])
            start = self._mini_fat[start]
        return b"".join(pieces)

    def _read_directory(self, data: bytes) -> tuple[dict[str, _Entry], _Entry | None]:
        entries: dict[str, _Entry] = {}
        root = None
        for at in range(0, len(data) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            length, kind = struct.unpack_from("<HB", data, at + 64)
            start, size = struct.unpack_from("<II", data, at + 116)
            if kind == _ROOT:
                root = _Entry(start, size)
            elif kind == _STREAM:
                name = data[at : at + max(0, length - 2)].decode("utf-16-le", errors="replace")
                entries.setdefault(name, _Entry(start, size))
        return entries, root

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream; raises ReadError where there is none or it is cut off."""
        entry = self._entries.get(name)
        if entry is None:
            raise ReadError(f"a damaged office file: its part {name} is missing")
        chain = self._mini_chain(entry.start) if entry.size < self._cutoff else self._chain(entry.start)
        if len(chain) < entry.size:
            raise ReadError(f"a damaged office file: its part {name} is cut off")
        return chain[: entry.size]


def _numbers(data: bytes) -> tuple[int, ...]:
    count = len(data) // 4
    return struct.unpack(f"<{count}I", data[: 4 * count])
