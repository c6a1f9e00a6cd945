"""``zzcorpus reuse``."""

from __future__ import annotations

from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def reuse(
    corpus: CorpusOptions,
    output: OutputOptions,
    selectors: Selectors = None,
    min_chars: Annotated[int, typer.Option("--min-chars", min=10, help="At least so long.")] = 40,
    by_document: Annotated[
        bool, typer.Option("--by-document", help="The share of each document that recurs elsewhere (套话率).")
    ] = False,
) -> None:
    """Which passages one document shares with another, the earliest holder named.

    Example: zzcorpus reuse -c reports tianjin
    """
    from zzcorpus.questions.reuse import ask_reuse

    opened = open_session(corpus)
    table = ask_reuse(opened, selectors or (), min_chars=min_chars, by_document=by_document)
    emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
