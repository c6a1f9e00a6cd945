"""``zzcorpus documents``."""

from __future__ import annotations

from zzcorpus.cli.options import CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def documents(corpus: CorpusOptions, output: OutputOptions, selectors: Selectors = None) -> None:
    """What is in the corpus: titles, places, dates, sources, repairs, reposts.

    Example: zzcorpus documents tianjin
    """
    from zzcorpus.questions.documents import ask_documents

    opened = open_session(corpus)
    emit(ask_documents(opened, selectors or ()), output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
