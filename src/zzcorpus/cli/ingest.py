"""``zzcorpus ingest``."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, spread
from zzcorpus.cli.session import ingest_options, progress_for, say
from zzcorpus.errors import UsageError

if TYPE_CHECKING:
    from zzcorpus.corpus import IngestReport

_MOST_FAILURES = 20


@spread
def ingest(
    corpus: CorpusOptions,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Documents, folders or archives.")],
    log: Annotated[
        Path | None,
        typer.Option("--log", metavar="FILE", help="Write one row per input to FILE.", show_default=False),
    ] = None,
) -> None:
    """Build or extend a corpus: read each document once, skip what is unchanged, replace what changed.

    Example: zzcorpus ingest reports/ -c reports.corpus
    """
    from zzcorpus.corpus import ingest as fill

    if corpus.corpus is None:
        raise UsageError("ingest needs the corpus to build: zzcorpus ingest PATH... -c FILE")
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder. Check the spelling, or give the full path.")
    try:
        report = fill(paths, corpus.corpus, ingest_options(corpus), progress_for(quiet=corpus.quiet))
    except KeyboardInterrupt:
        say("what was read is kept; the same command goes on from there", quiet=corpus.quiet)
        raise
    if log is not None:
        _write_log(report, log)
    _summarise(report, corpus)
    if report.failures:
        raise typer.Exit(3)


def _summarise(report: IngestReport, corpus: CorpusOptions) -> None:
    parts = [f"{report.count('read')} read", f"{report.count('unchanged')} unchanged"]
    if report.failures:
        parts.append(f"{len(report.failures)} not read")
    if report.duplicates:
        parts.append(f"{report.duplicates} reposts marked")
    say(f"{corpus.corpus}: {', '.join(parts)}", quiet=corpus.quiet)
    if report.warned:
        say(f"{report.warned} read with a warning; zzcorpus documents lists them", quiet=corpus.quiet)
    for entry in report.failures[:_MOST_FAILURES]:
        say(f"not read: {entry.path}: {entry.reason}", quiet=corpus.quiet)
    if len(report.failures) > _MOST_FAILURES:
        say(f"and {len(report.failures) - _MOST_FAILURES} more; --log FILE lists all", quiet=corpus.quiet)


def _write_log(report: IngestReport, log: Path) -> None:
    from zzcorpus.render import RenderOptions, format_of, write_table
    from zzcorpus.tables import Column, Table

    columns = (
        Column("path"),
        Column("status"),
        Column("reason"),
        Column("document"),
        Column("chars", "int"),
    )
    rows = [(e.path, e.status, e.reason, e.document, e.chars) for e in report.entries]
    kind = format_of(log) or "csv"  # a log may be called anything: ingest.log
    write_table(Table(columns, rows), log, RenderOptions(format=kind))
