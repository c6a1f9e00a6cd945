"""``zzcorpus report``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, Lang, Selectors, spread
from zzcorpus.cli.session import finish, open_session, say


@spread
def report(
    corpus: CorpusOptions,
    selectors: Selectors = None,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")] = Path(
        "report.html"
    ),
    compare: Annotated[
        tuple[str, str] | None,
        typer.Option("--compare", metavar="A B", help="Also compare two sides.", show_default=False),
    ] = None,
    lang: Annotated[Lang, typer.Option("--lang", envvar="ZZCORPUS_LANG", help="Language of the page.")] = Lang.en,
) -> None:
    """Everything on one self-contained page that opens in any browser, offline.

    Example: zzcorpus report -o report.html --compare tianjin hohhot
    """
    from zzcorpus.pages import write_report

    opened = open_session(corpus)
    write_report(opened, selectors or (), output, compare=compare, lang=lang.value)
    say(f"{output}: written", quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
