"""``zzcorpus panel``."""

from __future__ import annotations

from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, OutputOptions, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def panel(
    corpus: CorpusOptions,
    output: OutputOptions,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INDICATOR]... [SEL]...", help="Indicators, then selectors.", show_default=False),
    ] = None,
    wide: Annotated[bool, typer.Option("--wide", help="One column for each year the figures are about.")] = False,
    every_figure: Annotated[
        bool, typer.Option("--all", help="Also figures of parts of a place, of several years, yearly averages.")
    ] = False,
    figure_years: Annotated[
        str, typer.Option("--figure-years", help="Only figures that are about this year or span of years (2015-2020).")
    ] = "",
) -> None:
    """One indicator across places and years, targets apart from results.

    Years among the selectors are those of the documents: the report of 2018 gives the growth of 2017.

    Example: zzcorpus panel 地区生产总值 -c reports --wide -o gdp.xlsx
    """
    from zzcorpus.questions.panel import ask_panel
    from zzcorpus.questions.panel_names import split_indicators

    opened = open_session(corpus)
    indicators, selectors = split_indicators(opened, words or ())
    table = ask_panel(opened, indicators, selectors, wide=wide, every_figure=every_figure, figure_years=figure_years)
    emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
