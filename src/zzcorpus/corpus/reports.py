"""What became of each input of an ingestion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What became of one document, or of one input that gave none; ``reason`` also holds warnings of what was read."""

    path: str
    status: Literal["read", "unchanged", "failed", "removed"]
    reason: str = ""
    document: str = ""
    chars: int | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """Every input's fate, in order. ``failed`` inputs make the exit status 3."""

    entries: tuple[LogEntry, ...]
    duplicates: int = 0

    def count(self, status: str) -> int:
        """Return how many entries ended so."""
        return sum(entry.status == status for entry in self.entries)

    @property
    def warned(self) -> int:
        """How many documents were read with a warning."""
        return sum(entry.status == "read" and bool(entry.reason) for entry in self.entries)

    @property
    def failures(self) -> tuple[LogEntry, ...]:
        """The entries of what could not be read."""
        return tuple(entry for entry in self.entries if entry.status == "failed")
