"""What reading is told, what it is given, and how it says no."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """How sources are read.

    ``text_column`` names the column of csv, tsv, xlsx and jsonl that holds the text; empty finds it by its usual
    names. ``columns`` maps a metadata name (``title``, ``place``, ``published``, ``source``, ``year``,
    ``document``, or any other) to the column that holds it. ``include`` keeps files with these suffixes only
    (``(".txt", ".html")``); empty keeps all. ``row_ids`` False numbers the rows even where a column names them.

    The rest are budgets: what goes beyond is refused with a reason, never cut. They are counted while bytes are
    inflated, since an archive's own directory may lie. ``max_ratio`` (output to input bytes) holds once
    ``ratio_free_bytes`` are out.
    """

    text_column: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    row_ids: bool = True
    max_file_bytes: int = 256 * _MIB
    max_archive_bytes: int = 2048 * _MIB
    max_members: int = 100_000
    max_nesting: int = 3
    max_ratio: float = 100.0
    ratio_free_bytes: int = 10 * _MIB
    max_rows: int = 2_000_000
    max_row_bytes: int = 64 * _MIB
    max_pages: int = 20_000


DEFAULTS = SourceOptions()


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to open.

    ``document`` is its id: the path below the given folder without the suffix, ``/`` between parts; a single
    file's is its stem. ``shown`` is the path as the user knows it. ``stated`` is what metadata.csv says of it.
    ``top`` marks a single archive given by itself: its members' ids begin inside it.
    """

    path: Path
    document: str
    shown: str
    size: int
    stated: Mapping[str, str] = field(default_factory=dict)
    top: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that was not read: its path as the user knows it, and one line that says why and how to go on."""

    path: str
    reason: str
