"""``zzcorpus show``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, Lang, spread
from zzcorpus.cli.session import finish, open_session

if TYPE_CHECKING:
    from zzcorpus.corpus import DocumentDetails
    from zzcorpus.render import TextView

_FACTS = (
    "document",
    "title",
    "place",
    "place_basis",
    "place_evidence",
    "level",
    "published",
    "content_year",
    "year_basis",
    "year_evidence",
    "source",
    "script",
    "chars",
    "path",
)


@spread
def show(
    corpus: CorpusOptions,
    document: Annotated[str, typer.Argument(help="A document's id, or a selector that matches one document.")],
    explain: Annotated[bool, typer.Option("--explain", help="Name the kind and rule of each mark.")] = False,
    lang: Annotated[Lang, typer.Option("--lang", envvar="ZZCORPUS_LANG", help="Language of the notes.")] = Lang.en,
) -> None:
    """The cleaned text with [slogans] and {claims} marked, and what cleaning removed and repaired.

    Example: zzcorpus show hohhot
    """
    from zzcorpus.render import RenderOptions, render_text

    opened = open_session(corpus)
    view = _view(opened.details(document), explain=explain)
    render_text(view, sys.stdout.buffer, RenderOptions(format="table", lang=lang.value))
    sys.stdout.buffer.flush()
    finish(opened, quiet=corpus.quiet)


def _written(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _view(details: DocumentDetails, *, explain: bool) -> TextView:
    from zzcorpus.render import Mark, Note, TextView

    def label(fact: dict[str, str]) -> str:
        return f"{fact['kind']}: {fact['rule']}" if explain else fact["kind"]

    marks = [Mark(s["start"], s["end"], "slogan", label(s)) for s in details.slogans]
    marks += [Mark(c["start"], c["end"], "claim", label(c)) for c in details.claims]
    notes = [Note("warning", "", text=warning) for warning in details.warnings]
    notes += [Note("repair", rule, count) for rule, count in details.repairs]
    notes += [Note("removal", rule, text=text) for rule, text in details.removed]
    facts = [(name, _written(details.columns[name])) for name in _FACTS if details.columns[name] not in (None, "")]
    return TextView(
        details.text,
        tuple(sorted(marks, key=lambda m: (m.start, -m.end))),
        tuple(notes),
        tuple(facts),
        explain,
    )
