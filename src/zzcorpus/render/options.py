"""In which format, and how, a table is to leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from zzcorpus.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "md", "html", "xlsx", "parquet")

Language = Literal["en", "zh"]

_BINARY = ("xlsx", "parquet")

_SUFFIXES = {
    ".txt": "table",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".pq": "parquet",
}


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a table is written.

    ``excel`` gives csv and tsv a byte order mark and CRLF. ``raw`` leaves text alone that a spreadsheet
    would run as a formula; only for readers that are no spreadsheets. ``lang`` translates what people read
    (table, html), never a machine format. ``color`` is None for "on a terminal, unless NO_COLOR is set".
    ``width`` is in terminal cells, None for the width of the terminal, or as wide as needed where the
    output is none. ``limit`` is the most rows to write, None or 0 for all. ``empty_is_null`` writes empty text as null
    in json, jsonl and parquet: what is not known is nothing, whichever way a question says it.
    """

    format: str = "csv"
    excel: bool = False
    raw: bool = False
    lang: Language = "en"
    color: bool | None = None
    width: int | None = None
    limit: int | None = None
    empty_is_null: bool = False


def format_of(output: Path) -> str:
    """Return the format that a file's suffix names, or ""."""
    return _SUFFIXES.get(output.suffix.lower(), "")


def choose_format(format: str | None, output: Path | None, is_terminal: bool) -> str:  # noqa: A002 - the option's name
    """Return the format asked for, or the one the output's suffix names, or what suits standard output.

    Raises UsageError where the format or the suffix is unknown, where both are given and one of them is
    binary and the other is not the same, and where a binary format would go to a terminal.
    """
    named = _check_format(format) if format else None
    if output is None:
        chosen = named or ("table" if is_terminal else "csv")
        if chosen in _BINARY and is_terminal:
            raise UsageError(f"{chosen} is not for a terminal; write it to a file: -o FILE.{chosen}")
        return chosen
    by_suffix = format_of(output)
    if named is None:
        return by_suffix or _format_without_suffix(output)
    if by_suffix and by_suffix != named and (by_suffix in _BINARY or named in _BINARY):
        raise UsageError(
            f"{output.name} is named like {by_suffix}, but --format says {named}; leave --format out or rename the file"
        )
    return named


def _check_format(name: str) -> str:
    folded = name.strip().lower()
    if folded in FORMATS:
        return folded
    by_suffix = _SUFFIXES.get("." + folded)
    if by_suffix is None:
        raise UsageError(f"unknown format {name!r}; possible are {', '.join(FORMATS)}")
    return by_suffix


def _format_without_suffix(output: Path) -> str:
    # A device or a pipe (/dev/stdout) has no suffix to say what it wants; it gets what a pipe gets.
    if output.exists() and not output.is_file() and not output.is_dir():
        return "csv"
    suffixes = ", ".join(_SUFFIXES)
    raise UsageError(
        f"cannot tell the format of {output.name!r} from its name; end it in one of {suffixes}, or say --format"
    )
