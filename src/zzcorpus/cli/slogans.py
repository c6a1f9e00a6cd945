"""``zzcorpus slogans``."""

from __future__ import annotations

from typing import Annotated

import typer

from zzcorpus.cli.options import By, CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def slogans(
    corpus: CorpusOptions,
    output: OutputOptions,
    selectors: Selectors = None,
    by: Annotated[By, typer.Option("--by", help="Count per place, year or document.")] = By.corpus,
    mentions: Annotated[bool, typer.Option("--mentions", help="One row per mention, with its sentence.")] = False,
    variants: Annotated[bool, typer.Option("--variants", help="The wordings of slogans that have several.")] = False,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Only this kind (quoted, numeric, code, formula, motto); repeatable."),
    ] = None,
) -> None:
    """Which slogans (提法), how often, where, and what they pack.

    Example: zzcorpus slogans hohhot --mentions
    """
    from zzcorpus.questions.slogans import ask_slogans

    opened = open_session(corpus)
    table = ask_slogans(opened, selectors or (), by=by.value, mentions=mentions, variants=variants, kind=kind or ())
    emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
