"""Answers that are no table: one document for reading, and the report page."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from zzcorpus.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zzcorpus.corpus import Corpus, DocumentDetails
    from zzcorpus.render import Note, ReportData, TextView
    from zzcorpus.render.options import Language

# A page is for reading; the whole tables are what the other commands give.
_TREND_ITEMS = 8

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


def _written(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def view_document(corpus: Corpus, document: str, *, explain: bool = False) -> TextView:
    """Return a document with its slogans and claims marked, and what cleaning removed and repaired.

    ``explain`` names the kind and rule of each mark. Raises SelectionError where there is none of that id.
    """
    from zzcorpus.render import Mark, TextView

    details = corpus.details(document)

    def label(fact: dict[str, str]) -> str:
        return f"{fact['kind']}: {fact['rule']}" if explain else fact["kind"]

    marks = [Mark(s["start"], s["end"], "slogan", label(s)) for s in details.slogans]
    marks += [Mark(c["start"], c["end"], "claim", label(c)) for c in details.claims]
    facts = [(name, _written(details.columns[name])) for name in _FACTS if details.columns[name] not in (None, "")]
    return TextView(
        details.text,
        tuple(sorted(marks, key=lambda m: (m.start, -m.end))),
        tuple(_notes(details)),
        tuple(facts),
        explain,
    )


def _notes(details: DocumentDetails) -> list[Note]:
    from zzcorpus.render import Note

    notes = [Note("warning", "", text=warning) for warning in details.warnings]
    notes += [Note("repair", rule, count) for rule, count in details.repairs]
    return notes + [Note("removal", rule, text=text) for rule, text in details.removed]


def show_document(corpus: Corpus, document: str, *, explain: bool = False, lang: Language = "en") -> str:
    """Return what `view_document` finds as plain text, as `show` prints it into a file."""
    from zzcorpus.render import RenderOptions, render_text

    out = BytesIO()
    view = view_document(corpus, document, explain=explain)
    render_text(view, out, RenderOptions(format="table", lang=lang))
    return out.getvalue().decode()


def write_report(
    corpus: Corpus,
    selectors: Sequence[str],
    output: Path,
    *,
    compare: tuple[str, str] | None = None,
    lang: Language = "en",
) -> Path:
    """Write everything about the selected documents on one self-contained page, and return its path.

    Raises UsageError where ``output`` is not named as a page.
    """
    from zzcorpus.questions.cite import ask_cite
    from zzcorpus.render import render_report, report_sections, write_file

    if output.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"-o {output}: the report is a page; name it with the suffix .html.")
    footer = [f"{item}: {text}" for item, text in list(ask_cite(corpus, selectors).rows)[:4]]
    sections = report_sections(_report_data(corpus, selectors, compare), lang)
    with write_file(output) as out:
        render_report(sections, "zzcorpus", out, lang=lang, subtitle=", ".join(selectors), footer=footer)
    return output


def _report_data(corpus: Corpus, selectors: Sequence[str], compare: tuple[str, str] | None) -> ReportData:
    from zzcorpus.questions.claims import ask_claims
    from zzcorpus.questions.compare import ask_compare
    from zzcorpus.questions.documents import ask_documents
    from zzcorpus.questions.keywords import ask_keywords
    from zzcorpus.questions.phrases import ask_phrases
    from zzcorpus.questions.slogans import ask_slogans
    from zzcorpus.questions.trend import ask_trend
    from zzcorpus.render import ReportData

    slogans = ask_slogans(corpus, selectors)
    named = [row[0] for row in slogans.rows if row[1] in ("numeric", "formula")][:_TREND_ITEMS]
    chosen = set(corpus.select(selectors).documents)
    has_years = any(head.year is not None for head in corpus.heads if head.document in chosen)
    return ReportData(
        documents=ask_documents(corpus, selectors),
        slogans=slogans,
        claims=ask_claims(corpus, selectors),
        mentions=ask_slogans(corpus, selectors, mentions=True),
        keywords=ask_keywords(corpus, selectors, by="place", top=15),
        phrases=ask_phrases(corpus, selectors),
        trend=ask_trend(corpus, named, selectors) if named and has_years else None,
        comparison=ask_compare(corpus, *compare) if compare else None,
        compared=compare or ("A", "B"),
    )
