"""Format to printer, and files that are whole or not there."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from zzcorpus.errors import UsageError
from zzcorpus.render.options import FORMATS
from zzcorpus.render.safety import safe_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zzcorpus.render.options import RenderOptions
    from zzcorpus.tables import Table

    Printer = Callable[[Table, BinaryIO, RenderOptions], tuple[str, ...]]

# Where each printer lives. It is imported when its format is asked for, for the sake of a quick start.
_PRINTERS = {
    "table": ("terminal", "render_terminal"),
    "csv": ("delimited", "render_delimited"),
    "tsv": ("delimited", "render_delimited"),
    "json": ("json_text", "render_json"),
    "jsonl": ("json_text", "render_json"),
    "md": ("markdown", "render_markdown"),
    "html": ("page", "render_page"),
    "xlsx": ("workbook", "render_workbook"),
    "parquet": ("parquet", "render_parquet"),
}

# These pass text through as it is; on a terminal its control characters must be spelled out on the way.
_VERBATIM = ("csv", "tsv", "html")


def render_table(table: Table, out: BinaryIO, options: RenderOptions) -> tuple[str, ...]:
    """Write ``table`` to ``out`` and return warnings about what the format could not hold.

    Rows are streamed. Errors of ``out`` (a closed pipe, a full disk) are raised as they come.
    """
    if options.format not in _PRINTERS:
        raise UsageError(f"unknown format {options.format!r}; possible are {', '.join(FORMATS)}")
    module, name = _PRINTERS[options.format]
    printer: Printer = getattr(import_module(f"zzcorpus.render.{module}"), name)
    if options.format in _VERBATIM and out.isatty():
        out = cast("BinaryIO", _TerminalGuard(out))
    return printer(table, out, options)


class _TerminalGuard:
    """Spells out control characters on their way to a terminal. Printers write whole characters."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        return self._out.write(safe_terminal(data.decode()).encode())


def write_table(table: Table, path: Path, options: RenderOptions) -> tuple[str, ...]:
    """Write ``table`` to ``path``, whole or not at all, and return warnings as `render_table` does."""
    with write_file(path) as out:
        return render_table(table, out, options)


@contextmanager
def write_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of ``path`` at the end, and disappears if anything fails before.

    It is written beside ``path``, flushed to disk and renamed. A device or a named pipe is written directly.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with target.open("wb") as out:
            yield out
        return
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, f"there is no folder {target.parent}; make it first", str(path))
    beside = target.with_name(f".{target.name[:200]}.{os.urandom(6).hex()}.tmp")
    try:
        with beside.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename == str(beside):
            error.filename = str(path)  # the name that the user knows
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    # A rename is on disk when its folder is; Windows cannot open one, and needs no such step.
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
