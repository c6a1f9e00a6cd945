"""``zzcorpus discover``."""

from __future__ import annotations

from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def discover(
    corpus: CorpusOptions,
    output: OutputOptions,
    selectors: Selectors = None,
    min_documents: Annotated[
        int | None,
        typer.Option(
            "--min-documents",
            min=1,
            show_default=False,
            help="In at least so many. Default: 2; of fewer than ten documents 1.",
        ),
    ] = None,
    unmarked: Annotated[
        bool, typer.Option("--unmarked", help="Formulas that stand without quotation marks, told by their form.")
    ] = False,
) -> None:
    """Coined names that recur and that the shipped lexicon lacks: local programmes, new formulas.

    Example: zzcorpus discover tianjin -c reports.corpus
    """
    from zzcorpus.questions.discover import ask_discover

    opened = open_session(corpus)
    table = ask_discover(opened, selectors or (), min_documents=min_documents, unmarked=unmarked)
    emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
