"""``zzcorpus sql``."""

from __future__ import annotations

from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, OutputOptions, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def sql(
    corpus: CorpusOptions,
    output: OutputOptions,
    query: Annotated[str, typer.Argument(help="A query over documents, terms, slogans and claims.")] = "",
) -> None:
    """Anything else: the corpus is a database (DuckDB's SQL).

    Example: zzcorpus sql "select place, count(*) from slogans group by place"
    """
    from zzcorpus.corpus import ABOUT_VIEWS

    opened = open_session(corpus)
    emit(opened.sql(query or ABOUT_VIEWS), output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
