"""``zzcorpus similarity``."""

from __future__ import annotations

from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def similarity(
    corpus: CorpusOptions,
    output: OutputOptions,
    selectors: Selectors = None,
    by: Annotated[str, typer.Option("--by", help="Compare document, place or year.")] = "document",
    as_map: Annotated[bool, typer.Option("--map", help="A point in the plane for each instead of pairs.")] = False,
) -> None:
    """How alike documents, places or years are in their terms (cosine of TF-IDF, Jensen–Shannon divergence).

    Example: zzcorpus similarity --by place
    """
    from zzcorpus.questions.similarity import ask_similarity

    opened = open_session(corpus)
    emit(ask_similarity(opened, selectors or (), by=by, as_map=as_map), output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
