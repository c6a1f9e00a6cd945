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
    opened = open_session(corpus)
    emit(opened.sql(query or _ABOUT), output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)


# Without a query: which views there are and what they hold.
_ABOUT = """
select table_name as view, column_name as "column", data_type as type from information_schema.columns
where table_name in ('documents', 'terms', 'slogans', 'claims') order by table_name, ordinal_position
"""
