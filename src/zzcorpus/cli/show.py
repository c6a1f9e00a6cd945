"""``zzcorpus show``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, Lang, spread
from zzcorpus.cli.session import finish, open_session


@spread
def show(
    corpus: CorpusOptions,
    document: Annotated[
        str, typer.Argument(help="A document's id, or a selector that matches one; ID:START for the passage there.")
    ],
    explain: Annotated[bool, typer.Option("--explain", help="Name the kind and rule of each mark.")] = False,
    lang: Annotated[Lang, typer.Option("--lang", envvar="ZZCORPUS_LANG", help="Language of the notes.")] = Lang.en,
) -> None:
    """The cleaned text with [slogans] and {claims} marked, and what cleaning removed and repaired.

    Example: zzcorpus show hohhot
    """
    from zzcorpus.pages import view_document
    from zzcorpus.render import RenderOptions, render_text

    opened = open_session(corpus)
    view = view_document(opened, document, explain=explain)
    render_text(view, sys.stdout.buffer, RenderOptions(format="table", lang=lang.value))
    sys.stdout.buffer.flush()
    finish(opened, quiet=corpus.quiet)
