"""``zzcorpus phrases``."""

from __future__ import annotations

from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def phrases(
    corpus: CorpusOptions,
    output: OutputOptions,
    selectors: Selectors = None,
    min_chars: Annotated[int, typer.Option("--min-chars", min=2, help="At least so long.")] = 6,
    min_documents: Annotated[int, typer.Option("--min-documents", min=1, help="In at least so many.")] = 2,
) -> None:
    """Which wordings recur: every repeat that cannot be made longer without losing an occurrence.

    Example: zzcorpus phrases --min-documents 3
    """
    from zzcorpus.questions.phrases import ask_phrases

    opened = open_session(corpus)
    table = ask_phrases(opened, selectors or (), min_chars=min_chars, min_documents=min_documents)
    emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
