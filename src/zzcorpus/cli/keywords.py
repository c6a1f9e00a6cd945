"""``zzcorpus keywords``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from zzcorpus.cli.options import By, CorpusOptions, OutputOptions, Selectors, TwoCell, spread
from zzcorpus.cli.session import emit, finish, open_session

if TYPE_CHECKING:
    from zzcorpus.measures.keyness import Cells


@spread
def keywords(
    corpus: CorpusOptions,
    output: OutputOptions,
    selectors: Selectors = None,
    by: Annotated[By, typer.Option("--by", help="Score each place, year or document.")] = By.corpus,
    top: Annotated[int, typer.Option("--top", min=0, help="At most so many terms of each group, 0 for all.")] = 0,
    dispersion: Annotated[
        bool, typer.Option("--dispersion", help="Add how evenly each term is spread (Gries' DP, ARF).")
    ] = False,
    reference: Annotated[
        str | None,
        typer.Option(
            "--reference",
            metavar="NAME",
            help="Score against a reference instead: state-council (shipped), or a TSV with term and count.",
            show_default=False,
        ),
    ] = None,
    two_cell: TwoCell = False,
) -> None:
    """Which terms characterise the corpus, a place, a year or a document (TF-IDF, or keyness).

    Example: zzcorpus keywords --by place --top 10
    """
    from zzcorpus.questions.keyness import ask_keyness
    from zzcorpus.questions.keywords import ask_dispersion, ask_keywords, check_keyword_options

    check_keyword_options(by=by.value, dispersion=dispersion, reference=reference, two_cell=two_cell)
    opened = open_session(corpus)
    if reference:
        cells: Cells = 2 if two_cell else 4
        table = ask_keyness(opened, selectors or (), by=by.value, reference=reference, top=top, cells=cells)
    elif dispersion:
        table = ask_dispersion(opened, selectors or (), top=top)
    else:
        table = ask_keywords(opened, selectors or (), by=by.value, top=top)
    emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
