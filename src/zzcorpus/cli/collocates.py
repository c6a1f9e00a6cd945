"""``zzcorpus collocates``."""

from __future__ import annotations

from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def collocates(
    corpus: CorpusOptions,
    output: OutputOptions,
    pattern: Annotated[str, typer.Argument(help="A word, a slogan or, with --regex, a pattern.")],
    selectors: Selectors = None,
    min_count: Annotated[int, typer.Option("--min-count", min=1, help="At least so often together.")] = 2,
    regex: Annotated[bool, typer.Option("--regex", help="PATTERN is a regular expression (RE2).")] = False,
) -> None:
    """Which terms stand in the same sentences as a word or slogan.

    Example: zzcorpus collocates 党支部
    """
    from zzcorpus.questions.collocates import ask_collocates

    opened = open_session(corpus)
    table = ask_collocates(opened, pattern, selectors or (), min_count=min_count, regex=regex)
    emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
