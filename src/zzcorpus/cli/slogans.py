"""``zzcorpus slogans``."""

from __future__ import annotations

from typing import Annotated

import typer

from zzcorpus.cli.options import By, CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def slogans(
    corpus: CorpusOptions,
    output: OutputOptions,
    selectors: Selectors = None,
    by: Annotated[By, typer.Option("--by", help="Count per place, year or document.")] = By.corpus,
    mentions: Annotated[bool, typer.Option("--mentions", help="One row per mention, with its sentence.")] = False,
    variants: Annotated[bool, typer.Option("--variants", help="The wordings of slogans that have several.")] = False,
    in_text: Annotated[
        bool, typer.Option("--in-text", help="Also how often the words stand in the texts at all, marked or not.")
    ] = False,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Only this kind (quoted, numeric, code, formula, motto); repeatable."),
    ] = None,
) -> None:
    """Which slogans (提法), how often, where, and what they pack.

    Counted are uses as a slogan: a name that is one in quotation marks only (“走出去”) counts where it bears them.
    first_year is the earliest of the selected documents, first_known the earliest use that the lexicon knows; origin
    says whether the lexicon has it as the centre's.

    Example: zzcorpus slogans hohhot --mentions
    """
    from zzcorpus.questions.slogans import ask_slogans

    opened = open_session(corpus)
    table = ask_slogans(
        opened,
        selectors or (),
        by=by.value,
        mentions=mentions,
        variants=variants,
        in_text=in_text,
        kind=kind or (),
    )
    emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
