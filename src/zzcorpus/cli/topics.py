"""``zzcorpus topics``."""

from __future__ import annotations

from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def topics(
    corpus: CorpusOptions,
    output: OutputOptions,
    selectors: Selectors = None,
    number: Annotated[
        int | None,
        typer.Option("--topics", min=2, help="How many topics; 10, or as many as documents.", show_default=False),
    ] = None,
    terms: Annotated[int, typer.Option("--terms", min=1, help="How many terms of each.")] = 10,
    by_document: Annotated[
        bool, typer.Option("--by-document", help="Each document's share of each topic instead.")
    ] = False,
) -> None:
    """Topics of many documents by non-negative matrix factorisation.

    Example: zzcorpus topics -c reports.corpus --topics 20
    """
    from zzcorpus.questions.topics import ask_topics

    opened = open_session(corpus)
    table = ask_topics(opened, selectors or (), topics=number, terms=terms, by_document=by_document)
    emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
