"""``zzcorpus documents``."""

from __future__ import annotations

from zzcorpus.cli.options import CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, emit_tables, finish, is_for_people, open_session


@spread
def documents(corpus: CorpusOptions, output: OutputOptions, selectors: Selectors = None) -> None:
    """What is in the corpus: titles, places, dates, sources, repairs, reposts.

    Example: zzcorpus documents tianjin
    """
    from zzcorpus.questions.documents import ask_documents, view_documents

    opened = open_session(corpus)
    table = ask_documents(opened, selectors or ())
    if is_for_people(output):
        emit_tables(view_documents(table), output, quiet=corpus.quiet, whole=("Warnings",))
    else:
        emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
