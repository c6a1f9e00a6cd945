"""What commands do around their one question: open the corpus, send the table out, say what happened."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from contextlib import nullcontext
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from zzcorpus.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from zzcorpus.cli.options import CorpusOptions, OutputOptions
    from zzcorpus.corpus import Corpus, IngestOptions
    from zzcorpus.tables import Table

TERMINAL_ROWS = 20
_STDIN = Path("-")
_HEAD = 4096
_ANY_WIDTH = 1_000_000


def open_session(options: CorpusOptions) -> Corpus:
    """Open the corpus that ``options`` name, telling progress where someone watches."""
    from zzcorpus.corpus import Corpus, open_corpus

    path = _keep_stdin(options) if options.corpus == _STDIN else options.corpus
    opened = open_corpus(path, ingest_options(options), progress_for(quiet=options.quiet))
    return Corpus(opened, with_duplicates=options.with_duplicates, without_reuse=options.without_reuse)


def ingest_options(options: CorpusOptions) -> IngestOptions:
    """Return the options of reading that the command line gave."""
    from zzcorpus.corpus import IngestOptions, PipelineOptions, WorkOptions
    from zzcorpus.extract import ExtractOptions
    from zzcorpus.lexicon import read_formulas
    from zzcorpus.sources import SourceOptions

    pipeline = PipelineOptions(paths_tell=options.paths_tell)
    if options.lexicon is not None:
        formulas, warnings = read_formulas(options.lexicon)
        for warning in warnings:
            say(warning, quiet=options.quiet)
        pipeline = replace(pipeline, extract=ExtractOptions(user_lexicon=formulas))
    sources = SourceOptions(text_column=options.text_column, columns=_columns(options.column or ()))
    return IngestOptions(sources, pipeline, WorkOptions(options.processes))


def _columns(wishes: Sequence[str]) -> dict[str, str]:
    columns = {}
    for wish in wishes:
        name, equals, column = wish.partition("=")
        if not (name and equals and column):
            raise UsageError(f"--column {wish}: write NAME=COLUMN, for example --column published=发布日期.")
        columns[name.strip()] = column.strip()
    return columns


def _keep_stdin(options: CorpusOptions) -> Path:
    """Store standard input in the cache, so that it is a document like any other."""
    from zzcorpus.corpus.cache import cache_folder

    data = sys.stdin.buffer.read()
    if not data:
        raise UsageError("Standard input is empty. Pipe a document into the command.")
    folder = cache_folder() / "stdin" / hashlib.sha256(data).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"stdin{_suffix(data) if options.text_column else '.txt'}"
    if not file.exists():
        file.write_bytes(data)
    return file


def _suffix(data: bytes) -> str:
    """Return the suffix of a table that comes without a name; what is no text is known by its bytes anyhow."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] in (b"{", b"["):
        return ".jsonl"
    return ".tsv" if b"\t" in head.partition(b"\n")[0] else ".csv"


def progress_for(*, quiet: bool) -> Callable[[int, int], None] | None:
    """Return a progress line on standard error, or None where nobody watches."""
    if quiet or not sys.stderr.isatty():
        return None
    last = 0.0

    def show(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if done == total:
            sys.stderr.write("\r\x1b[K")
        elif now - last > 0.1:  # noqa: PLR2004  ten times a second is enough for the eye
            last = now
            sys.stderr.write(f"\rreading {done} of {total}")
        sys.stderr.flush()

    return show


def say(message: str, *, quiet: bool = False) -> None:
    """Print a message on standard error, with control characters of documents and names made visible."""
    if not quiet:
        from zzcorpus.cli.language import in_language
        from zzcorpus.render import safe_terminal

        typer.echo(safe_terminal(in_language(message)), err=True)


def emit(table: Table, output: OutputOptions, *, quiet: bool = False) -> None:
    """Send a table out: sorted, cut and in the format that the options and the destination ask for."""
    from zzcorpus.render import RenderOptions, choose_format, render_table, write_table

    is_terminal = output.output is None and sys.stdout.isatty()
    kind = choose_format(output.format, output.output, is_terminal)
    if output.sort:
        table = sort_table(table, output.sort)
    for note in table.notes:
        say(note, quiet=quiet)
    total = len(table.rows)
    limit = output.limit if output.limit is not None else TERMINAL_ROWS if kind == "table" and is_terminal else 0
    options = RenderOptions(
        format=kind,
        excel=output.excel,
        raw=output.raw,
        lang=output.lang.value,
        width=_width(),
        limit=limit,
        empty_is_null=True,
    )
    if output.output is not None:
        warnings = write_table(table, output.output, options)
        for warning in warnings:
            say(warning, quiet=quiet)
        say(f"{output.output}: {min(total, limit or total)} rows", quiet=quiet)
    else:
        for warning in render_table(table, sys.stdout.buffer, options):
            say(warning, quiet=quiet)
        sys.stdout.buffer.flush()
    if limit and total > limit:
        say(f"showing {limit} of {total}; --limit 0 shows all", quiet=quiet)
    if not total and kind == "table" and not table.notes:
        say("no rows: the selected documents hold nothing of this kind", quiet=quiet)


def is_for_people(output: OutputOptions) -> bool:
    """Say whether the answer goes to a terminal as a table, so that it may be laid out for reading."""
    from zzcorpus.render import choose_format

    is_terminal = output.output is None and sys.stdout.isatty()
    return choose_format(output.format, output.output, is_terminal) == "table" and output.sort is None


def emit_tables(
    tables: Sequence[Table], output: OutputOptions, *, quiet: bool = False, whole: Collection[str] = ()
) -> None:
    """Send several titled tables to the terminal or file, each cut on its own.

    The tables whose titles are in ``whole`` are as wide as their text needs: no line of theirs ends in "…".
    """
    from zzcorpus.render import RenderOptions, render_table, safe_terminal, show_title, write_file

    limit = TERMINAL_ROWS if output.limit is None else output.limit
    options = RenderOptions(format="table", lang=output.lang.value, width=_width(), limit=limit)
    cut = []
    with write_file(output.output) if output.output else nullcontext(sys.stdout.buffer) as out:
        for table in tables:
            title = show_title(table.title, output.lang.value)
            out.write(f"{safe_terminal(title)}\n\n".encode())
            render_table(table, out, replace(options, width=_ANY_WIDTH) if table.title in whole else options)
            out.write(b"\n")
            out.flush()
            if limit and len(table.rows) > limit:
                cut.append(f"{title}: showing {limit} of {len(table.rows)}")
    for line in cut:
        say(line, quiet=quiet)
    if cut:
        say("--limit 0 shows all, -o FILE.xlsx or -f csv gives every column", quiet=quiet)


def finish(corpus: Corpus, *, quiet: bool = False) -> None:
    """Name what could not be read while the corpus was made, and end with status 3 if there was any."""
    for path, reason in corpus.failures:
        say(f"not read: {path}: {reason}", quiet=quiet)
    if corpus.failures:
        raise typer.Exit(3)


def _width() -> int | None:
    """Return the width that COLUMNS asks for where the output is no terminal; None leaves it to the renderer."""
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdigit() and int(columns) and not sys.stdout.isatty() else None


def sort_table(table: Table, wish: str) -> Table:
    """Return the table sorted by one or more columns: ``count``, ``year:asc,count``; nothing comes last.

    Numbers go from the largest, text and dates from the first; rows that are equal keep their order. Raises UsageError
    where there is no such column.
    """
    names = [column.name for column in table.columns]
    rows: list[tuple[Any, ...]] = list(table.rows)
    for part in reversed(wish.split(",")):
        name, _, direction = part.strip().partition(":")
        if name not in names or direction not in ("", "asc", "desc"):
            raise UsageError(f"--sort {wish}: no such column. Columns: {', '.join(names)} (with :asc or :desc).")
        place = names.index(name)
        numeric = table.columns[place].type in ("int", "float")
        known = [row for row in rows if row[place] not in (None, "")]
        known.sort(key=itemgetter(place), reverse=direction == "desc" or (numeric and not direction))
        rows = [*known, *(row for row in rows if row[place] in (None, ""))]
    return replace(table, rows=rows)
