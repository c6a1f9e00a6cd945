"""Bytes with a name: what every reader of a format is given."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zzcorpus.sources.budget import Budget


@dataclass(frozen=True, slots=True)
class Blob:
    """A file, an archive's member or standard input. ``depth`` counts the archives round it, which share a budget."""

    document: str
    shown: str
    data: bytes = b""
    path: Path | None = None
    stated: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0
    top: bool = False
    budget: Budget | None = None

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.shown).suffix.lower()

    def head(self, size: int) -> bytes:
        """Return the first bytes."""
        if self.path is None:
            return self.data[:size]
        with self.path.open("rb") as file:
            return file.read(size)

    def read(self) -> bytes:
        """Return all bytes."""
        return self.data if self.path is None else self.path.read_bytes()

    def open(self) -> IO[bytes]:
        """Return the bytes as a seekable file; the caller closes it."""
        return io.BytesIO(self.data) if self.path is None else self.path.open("rb")


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
