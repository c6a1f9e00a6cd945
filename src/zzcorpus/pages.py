"""Answers that are no table: one document for reading, and the report page."""

from __future__ import annotations

import re
from dataclasses import replace
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

# As the examples of answers are addressed: 天津市/2018:2702.
_ADDRESS = re.compile("(.+)[:：]([0-9]+)")

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
_WHERE = ("document", "title", "place", "published", "content_year")


def _written(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def view_document(corpus: Corpus, document: str, *, explain: bool = False) -> TextView:
    """Return a document with its slogans and claims marked, and what cleaning removed and repaired.

    ``document`` may be an address, ``天津市/2018:2702``: then it is the sentence there, with the one before and the one
    after, and the place is marked. ``explain`` names the kind and rule of each mark. Raises SelectionError where there
    is no document of that id, UsageError where it is shorter.
    """
    from zzcorpus.render import Mark, TextView

    document, place = _read_address(corpus, document)
    details = corpus.details(document)

    def label(fact: dict[str, str]) -> str:
        return f"{fact['kind']}: {fact['rule']}" if explain else fact["kind"]

    marks = [Mark(s["start"], s["end"], "slogan", label(s)) for s in details.slogans]
    marks += [Mark(c["start"], c["end"], "claim", label(c)) for c in details.claims]
    facts = [(name, _written(details.columns[name])) for name in _FACTS if details.columns[name] not in (None, "")]
    view = TextView(
        details.text,
        tuple(sorted(marks, key=lambda m: (m.start, -m.end))),
        tuple(_notes(details)),
        tuple(facts),
        explain,
    )
    return view if place is None else _view_place(view, document, place)


def _read_address(corpus: Corpus, document: str) -> tuple[str, int | None]:
    """Return the id and the place of an address; what is an id or a selector itself has no place."""
    address = _ADDRESS.fullmatch(document)
    if address and corpus.has_document(address[1]) and not corpus.has_document(document):
        return address[1], int(address[2])
    return document, None


def _view_place(view: TextView, document: str, place: int) -> TextView:
    """Return the sentences around a place of the text, with what begins there marked, and no notes."""
    from zzcorpus.render import Mark
    from zzcorpus.text import sentence_at, split_sentences

    if place >= len(view.text):
        raise UsageError(f"{document}:{place}: the text of {document} ends at {len(view.text)}.")
    sentences = split_sentences(view.text)
    at = sentences.index(sentence_at(sentences, place))
    low = min(place, sentences[max(0, at - 1)].start)
    high = max(place + 1, sentences[min(at + 1, len(sentences) - 1)].end)
    end = max((mark.end for mark in view.marks if mark.start == place), default=place + 1)
    marks = (*view.marks, Mark(place, end, "place"))
    inside = (replace(m, start=m.start - low, end=m.end - low) for m in marks if low <= m.start and m.end <= high)
    facts = [fact for fact in view.facts if fact[0] in _WHERE]
    return replace(
        view,
        text=view.text[low:high],
        marks=tuple(sorted(inside, key=lambda m: (m.start, -m.end, m.kind))),
        notes=(),
        facts=(*facts, ("start", str(low)), ("end", str(high))),
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
