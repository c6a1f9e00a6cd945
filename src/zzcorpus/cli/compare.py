"""``zzcorpus compare``."""

from __future__ import annotations

from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, OutputOptions, TwoCell, spread
from zzcorpus.cli.session import emit, emit_tables, finish, is_for_people, open_session, say


@spread
def compare(
    corpus: CorpusOptions,
    output: OutputOptions,
    a: Annotated[str, typer.Argument(metavar="A", help="A place, year, document or field:value; join with commas.")],
    b: Annotated[
        str | None,
        typer.Argument(metavar="[B]", help="The other side; without it, the rest.", show_default=False),
    ] = None,
    section: Annotated[
        list[str] | None,
        typer.Option("--section", help="summary, slogans, claims, phrases or keywords; repeatable."),
    ] = None,
    two_cell: TwoCell = False,
) -> None:
    """What two places, years or documents share, and what sets them apart.

    Example: zzcorpus compare tianjin hohhot
    """
    from zzcorpus.questions.compare import SECTIONS, ask_compare
    from zzcorpus.questions.compare_view import view_compare

    opened = open_session(corpus)
    table = ask_compare(opened, a, b, sections=section or SECTIONS, cells=2 if two_cell else 4)
    if is_for_people(output):
        for note in table.notes:
            say(note, quiet=corpus.quiet)
        emit_tables(view_compare(table), output, quiet=corpus.quiet)
    else:
        emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
