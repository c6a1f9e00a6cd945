"""``zzcorpus report``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zzcorpus.cli.options import CorpusOptions, Lang, Selectors, spread
from zzcorpus.cli.session import finish, open_session, say
from zzcorpus.errors import UsageError

# A page is for reading; the whole tables are what the other commands give.
_TREND_ITEMS = 8


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
    from zzcorpus.questions.cite import ask_cite
    from zzcorpus.questions.claims import ask_claims
    from zzcorpus.questions.compare import ask_compare
    from zzcorpus.questions.documents import ask_documents
    from zzcorpus.questions.keywords import ask_keywords
    from zzcorpus.questions.phrases import ask_phrases
    from zzcorpus.questions.slogans import ask_slogans
    from zzcorpus.questions.trend import ask_trend
    from zzcorpus.render import ReportData, render_report, report_sections, write_file

    if output.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"-o {output}: the report is a page; name it with the suffix .html.")
    opened = open_session(corpus)
    chosen = selectors or ()
    slogans = ask_slogans(opened, chosen)
    named = [row[0] for row in slogans.rows if row[1] in ("numeric", "formula")][:_TREND_ITEMS]
    has_years = any(head.year is not None for head in opened.heads)
    data = ReportData(
        documents=ask_documents(opened, chosen),
        slogans=slogans,
        claims=ask_claims(opened, chosen),
        mentions=ask_slogans(opened, chosen, mentions=True),
        keywords=ask_keywords(opened, chosen, by="place", top=15),
        phrases=ask_phrases(opened, chosen),
        trend=ask_trend(opened, named, chosen) if named and has_years else None,
        comparison=ask_compare(opened, *compare) if compare else None,
        compared=compare or ("A", "B"),
    )
    footer = [f"{item}: {text}" for item, text in list(ask_cite(opened, chosen).rows)[:4]]
    sections = report_sections(data, lang.value)
    with write_file(output) as out:
        render_report(sections, "zzcorpus", out, lang=lang.value, subtitle=", ".join(chosen), footer=footer)
    say(f"{output}: written", quiet=corpus.quiet)
    finish(opened, quiet=corpus.quiet)
