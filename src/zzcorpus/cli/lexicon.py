"""``zzcorpus lexicon list`` and ``zzcorpus lexicon check``."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  typer reads the annotations at run time
from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, finish, open_session, say

lexicon = typer.Typer(
    help="The shipped lexicon of central slogans, and checks of your own.", no_args_is_help=True, rich_markup_mode=None
)


@lexicon.command("list")
@spread
def list_entries(
    output: OutputOptions,
    words: Annotated[list[str] | None, typer.Argument(help="Only entries that have one of these words.")] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No messages on standard error.")] = False,
) -> None:
    """Entries with variants, members, first use, gloss and source.

    Example: zzcorpus lexicon list 四个意识
    """
    from zzcorpus.questions.lexicon import ask_lexicon

    emit(ask_lexicon(words or ()), output, quiet=quiet)


@lexicon.command("check")
@spread
def check(
    corpus: CorpusOptions,
    output: OutputOptions,
    file: Annotated[
        Path | None,
        typer.Argument(help="A lexicon of your own (TSV); without it, the shipped one.", show_default=False),
    ] = None,
    selectors: Selectors = None,
) -> None:
    """Which entries never fire, fire inside longer words, or are blocked by longer entries.

    Ends with status 3 where lines of the file could not be read.

    Example: zzcorpus lexicon check my.tsv -c reports.corpus
    """
    from zzcorpus.lexicon import SkippedLine
    from zzcorpus.questions.lexicon import ask_lexicon_check

    opened = open_session(corpus)
    table, warnings = ask_lexicon_check(opened, file, selectors or ())
    for warning in warnings:
        say(warning, quiet=corpus.quiet)
    emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
    if any(isinstance(warning, SkippedLine) for warning in warnings):
        raise typer.Exit(3)
