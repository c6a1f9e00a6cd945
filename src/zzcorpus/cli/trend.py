"""``zzcorpus trend``."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, OutputOptions, spread
from zzcorpus.cli.session import emit, finish, open_session


def _shares(text: str) -> list[float]:
    from zzcorpus.questions.trend import check_cut_offs

    try:
        shares = [float(part) for part in text.split(",")]
    except ValueError:
        shares = []  # which is as wrong
    check_cut_offs(shares, text)
    return shares


@spread
def trend(
    corpus: CorpusOptions,
    output: OutputOptions,
    words: Annotated[
        list[str],
        typer.Argument(metavar="ITEM... [SEL]...", help="Words, slogans or patterns; then selectors."),
    ],
    by: Annotated[str, typer.Option("--by", help="year or month (of the published date).")] = "year",
    regex: Annotated[bool, typer.Option("--regex", help="ITEMs are regular expressions (RE2).")] = False,
    variants: Annotated[
        bool, typer.Option("--variants", help="Count slogans in all wordings of their lexicon entry.")
    ] = False,
    tiers: Annotated[
        str,
        typer.Option("--tiers", help="Five falling shares that part 沸 烫 热 暖 温 冷.", show_default=True),
    ] = "0.0518,0.0129,0.0032,0.0008,0.0002",
    summary: Annotated[
        bool, typer.Option("--summary", help="One row per item: debut, peak, last use, returns, changes.")
    ] = False,
) -> None:
    """How the use of words or slogans rises and falls.

    Example: zzcorpus trend 四个意识 两个维护 两个确立 -c reports
    """
    from zzcorpus.questions.trend import ask_trend, summarize
    from zzcorpus.questions.trend_words import split_items

    opened = open_session(corpus)
    items, selectors, notes = split_items(opened, words)
    table = ask_trend(opened, items, selectors, by=by, regex=regex, variants=variants, cut_offs=_shares(tiers))
    table = replace(table, notes=(*notes, *table.notes))
    emit(summarize(table) if summary else table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
