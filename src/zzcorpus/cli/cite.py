"""``zzcorpus cite``."""

from __future__ import annotations

from zzcorpus.cli.options import CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def cite(corpus: CorpusOptions, output: OutputOptions, selectors: Selectors = None) -> None:
    """What a methods section must say: program, corpus, and the source of every formula.

    Example: zzcorpus cite -c reports.corpus -o methods.md
    """
    from zzcorpus.questions.cite import ask_cite

    opened = open_session(corpus)
    emit(ask_cite(opened, selectors or ()), output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
