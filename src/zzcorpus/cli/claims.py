"""``zzcorpus claims``."""

from __future__ import annotations

from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, OutputOptions, Selectors, spread
from zzcorpus.cli.session import emit, finish, open_session


@spread
def claims(
    corpus: CorpusOptions,
    output: OutputOptions,
    selectors: Selectors = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Only this kind (count, percent, money, …); repeatable."),
    ] = None,
    status: Annotated[str, typer.Option("--status", help="Only reported figures, or only targets.")] = "",
    indicator: Annotated[
        list[str] | None,
        typer.Option(
            "--indicator", metavar="NAME", help="Only figures of this indicator (GDP, 城镇新增就业); repeatable."
        ),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="List figures that contradict each other instead.")] = False,
) -> None:
    """Which quantities are claimed, with value, unit, bound, subject and sentence.

    Example: zzcorpus claims hohhot --kind money
    """
    from zzcorpus.questions.checks import ask_claim_checks
    from zzcorpus.questions.claims import ask_claims, check_claim_options

    check_claim_options(check=check, kind=kind or (), status=status, indicator=indicator or ())
    opened = open_session(corpus)
    if check:
        table = ask_claim_checks(opened, selectors or ())
    else:
        table = ask_claims(opened, selectors or (), kind=kind or (), status=status, indicator=indicator or ())
    emit(table, output, quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
