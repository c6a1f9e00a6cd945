"""``zzcorpus concordance``."""

from __future__ import annotations

from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def concordance(
    corpus: CorpusOptions,
    output: OutputOptions,
    pattern: Annotated[str, typer.Argument(help="A word, a slogan or, with --regex, a pattern.")],
    selectors: Selectors = None,
    width: Annotated[int, typer.Option("--width", min=1, help="Characters of context on each side.")] = 30,
    sentence: Annotated[bool, typer.Option("--sentence", help="The sentence as context.")] = False,
    order: Annotated[str, typer.Option("--order", help="text, left or right.")] = "text",
    regex: Annotated[bool, typer.Option("--regex", help="PATTERN is a regular expression (RE2).")] = False,
) -> None:
    """A word or slogan in context, every occurrence.

    Example: zzcorpus concordance 两个维护 --sentence
    """
    from zzcorpus.questions.concordance import ask_concordance

    opened = open_session(corpus)
    table = ask_concordance(opened, pattern, selectors or (), width=width, sentence=sentence, order=order, regex=regex)
    emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
