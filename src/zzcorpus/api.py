"""The Python door: the commands' names and options as methods that return DataFrames."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from zzcorpus import corpus as _corpus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from zzcorpus.measures.keyness import Cells
    from zzcorpus.questions.slogans import By
    from zzcorpus.render.options import Language


class Corpus:
    """A corpus whose methods are zzcorpus's commands; each returns a DataFrame with the command's columns.

    Selectors are given as they are typed: ``corpus.slogans("tianjin", "2023")``. Options have the commands' names
    with underscores for hyphens; what may be repeated there is a list here. ``failures`` lists (path, reason) of
    what could not be read. Raises UsageError where a command would end with status 2.
    """

    def __init__(self, opened: _corpus.Corpus) -> None:
        self._opened = opened

    @property
    def failures(self) -> tuple[tuple[str, str], ...]:
        """What could not be read when the corpus was made, with the reasons."""
        return self._opened.failures

    def documents(self, *selectors: str) -> pd.DataFrame:
        """Return what is in the corpus, a row per document."""
        from zzcorpus.questions.documents import ask_documents

        return ask_documents(self._opened, selectors).to_pandas()

    def keywords(
        self,
        *selectors: str,
        by: By = "corpus",
        top: int = 0,
        dispersion: bool = False,
        reference: str | Path | None = None,
        two_cell: bool = False,
    ) -> pd.DataFrame:
        """Return terms by TF-IDF, with their ``dispersion``, or by keyness against a ``reference``."""
        from zzcorpus.questions.keyness import ask_keyness
        from zzcorpus.questions.keywords import ask_dispersion, ask_keywords, check_keyword_options

        check_keyword_options(by=by, dispersion=dispersion, reference=reference, two_cell=two_cell)
        if reference:
            cells: Cells = 2 if two_cell else 4
            table = ask_keyness(self._opened, selectors, by=by, reference=str(reference), top=top, cells=cells)
        elif dispersion:
            table = ask_dispersion(self._opened, selectors, top=top)
        else:
            table = ask_keywords(self._opened, selectors, by=by, top=top)
        return table.to_pandas()

    def slogans(
        self,
        *selectors: str,
        by: By = "corpus",
        mentions: bool = False,
        variants: bool = False,
        in_text: bool = False,
        kind: str | Sequence[str] = (),
    ) -> pd.DataFrame:
        """Return slogans with their counts, a row per mention, or a row per wording."""
        from zzcorpus.questions.slogans import ask_slogans

        table = ask_slogans(
            self._opened, selectors, by=by, mentions=mentions, variants=variants, in_text=in_text, kind=kind
        )
        return table.to_pandas()

    def discover(self, *selectors: str, min_documents: int | None = None, unmarked: bool = False) -> pd.DataFrame:
        """Return coined names that the shipped lexicon lacks, or formulas that bear no marks."""
        from zzcorpus.questions.discover import ask_discover

        table = ask_discover(self._opened, selectors, min_documents=min_documents, unmarked=unmarked)
        return table.to_pandas()

    def claims(
        self,
        *selectors: str,
        kind: str | Sequence[str] = (),
        status: str = "",
        indicator: str | Sequence[str] = (),
        check: bool = False,
    ) -> pd.DataFrame:
        """Return numeric claims, or with ``check`` the figures that contradict each other."""
        from zzcorpus.questions.checks import ask_claim_checks
        from zzcorpus.questions.claims import ask_claims, check_claim_options

        check_claim_options(check=check, kind=kind, status=status, indicator=indicator)
        if check:
            return ask_claim_checks(self._opened, selectors).to_pandas()
        return ask_claims(self._opened, selectors, kind=kind, status=status, indicator=indicator).to_pandas()

    def panel(
        self,
        *words: str,
        wide: bool = False,
        all: bool = False,  # noqa: A002  the option's name
        figure_years: str = "",
    ) -> pd.DataFrame:
        """Return indicators by place and year: ``corpus.panel("地区生产总值", "tianjin")``."""
        from zzcorpus.questions.panel import ask_panel
        from zzcorpus.questions.panel_names import split_indicators

        indicators, selectors = split_indicators(self._opened, words)
        table = ask_panel(self._opened, indicators, selectors, wide=wide, every_figure=all, figure_years=figure_years)
        return table.to_pandas()

    def phrases(self, *selectors: str, min_chars: int = 6, min_documents: int = 2) -> pd.DataFrame:
        """Return recurring wordings."""
        from zzcorpus.questions.phrases import ask_phrases

        return ask_phrases(self._opened, selectors, min_chars=min_chars, min_documents=min_documents).to_pandas()

    def reuse(self, *selectors: str, min_chars: int = 40, by_document: bool = False) -> pd.DataFrame:
        """Return shared passages, or with ``by_document`` the share of each document that recurs elsewhere."""
        from zzcorpus.questions.reuse import ask_reuse

        return ask_reuse(self._opened, selectors, min_chars=min_chars, by_document=by_document).to_pandas()

    def compare(
        self, a: str, b: str | None = None, *, section: str | Sequence[str] = (), two_cell: bool = False
    ) -> pd.DataFrame:
        """Return what two sides share and what sets them apart; without ``b``, a against the rest."""
        from zzcorpus.questions.compare import SECTIONS, ask_compare

        sections = (section,) if isinstance(section, str) and section else section or SECTIONS
        return ask_compare(self._opened, a, b, sections=sections, cells=2 if two_cell else 4).to_pandas()

    def concordance(
        self,
        pattern: str,
        *selectors: str,
        width: int = 30,
        sentence: bool = False,
        order: str = "text",
        regex: bool = False,
    ) -> pd.DataFrame:
        """Return every occurrence in context."""
        from zzcorpus.questions.concordance import ask_concordance

        table = ask_concordance(
            self._opened, pattern, selectors, width=width, sentence=sentence, order=order, regex=regex
        )
        return table.to_pandas()

    def collocates(self, pattern: str, *selectors: str, min_count: int = 2, regex: bool = False) -> pd.DataFrame:
        """Return the terms in the sentences of a word or slogan."""
        from zzcorpus.questions.collocates import ask_collocates

        return ask_collocates(self._opened, pattern, selectors, min_count=min_count, regex=regex).to_pandas()

    def trend(
        self,
        *words: str,
        by: str = "year",
        regex: bool = False,
        variants: bool = False,
        tiers: Sequence[float] | None = None,
        summary: bool = False,
    ) -> pd.DataFrame:
        """Return use per period, with ``summary`` a row per item: ``corpus.trend("两个维护", "tianjin")``."""
        from zzcorpus.questions.trend import CUT_OFFS, ask_trend, summarize
        from zzcorpus.questions.trend_words import split_items

        items, selectors, notes = split_items(self._opened, words)
        table = ask_trend(
            self._opened, items, selectors, by=by, regex=regex, variants=variants, cut_offs=tiers or CUT_OFFS
        )
        table = replace(table, notes=(*notes, *table.notes))
        return (summarize(table) if summary else table).to_pandas()

    def similarity(self, *selectors: str, by: str = "document", map: bool = False) -> pd.DataFrame:  # noqa: A002
        """Return how alike groups are, or with ``map`` a point in the plane for each."""
        from zzcorpus.questions.similarity import ask_similarity

        return ask_similarity(self._opened, selectors, by=by, as_map=map).to_pandas()

    def topics(
        self, *selectors: str, topics: int | None = None, terms: int = 10, by_document: bool = False
    ) -> pd.DataFrame:
        """Return topics by NMF, or with ``by_document`` each document's share of each."""
        from zzcorpus.questions.topics import ask_topics

        return ask_topics(self._opened, selectors, topics=topics, terms=terms, by_document=by_document).to_pandas()

    def lexicon_list(self, *words: str) -> pd.DataFrame:
        """Return the entries of the shipped lexicon, or those that have one of ``words``."""
        from zzcorpus.questions.lexicon import ask_lexicon

        return ask_lexicon(words).to_pandas()

    def lexicon_check(self, file: str | Path | None = None, *selectors: str) -> pd.DataFrame:
        """Return how each entry of a lexicon, by default the shipped one, fares on the corpus."""
        from zzcorpus.questions.lexicon import ask_lexicon_check

        table, notes = ask_lexicon_check(self._opened, None if file is None else Path(file), selectors)
        return replace(table, notes=notes).to_pandas()

    def cite(self, *selectors: str) -> pd.DataFrame:
        """Return what a methods section must say: program, corpus, formulas."""
        from zzcorpus.questions.cite import ask_cite

        return ask_cite(self._opened, selectors).to_pandas()

    def show(self, document: str, *, explain: bool = False, lang: Language = "en") -> str:
        """Return one document as the command prints it: [slogans] and {claims} marked, then what cleaning did."""
        from zzcorpus.pages import show_document

        return show_document(self._opened, document, explain=explain, lang=lang)

    def report(
        self,
        *selectors: str,
        output: str | Path = "report.html",
        compare: tuple[str, str] | None = None,
        lang: Language = "en",
    ) -> Path:
        """Write everything on one self-contained page, and return its path."""
        from zzcorpus.pages import write_report

        return write_report(self._opened, selectors, Path(output), compare=compare, lang=lang)

    def text(self, document: str) -> str:
        """Return the cleaned text of one document, to which every ``start`` and ``end`` refers."""
        return self._opened.details(document).text

    def sql(self, query: str = "") -> pd.DataFrame:
        """Answer a query over the views ``documents, terms, slogans, claims``; without one, list their columns."""
        return self._opened.sql(query or _corpus.ABOUT_VIEWS).to_pandas()


def open(  # noqa: A001  the door's name, as in io.open
    path: str | Path | None = None,
    *,
    with_duplicates: bool = False,
    without_reuse: bool = False,
    places_from_paths: bool = False,
    lexicon: str | Path | None = None,
    text_column: str = "",
    columns: Mapping[str, str] | None = None,
    processes: int = 0,
) -> Corpus:
    """Open a corpus, or read any document, folder or archive; without a path, the five shipped documents.

    ``lexicon`` is a user's list of formulas, read beside the shipped one; ``text_column`` names the column of a table
    that holds the texts, and ``columns`` those that hold metadata (``{"published": "发布日期"}``). The other options
    are the commands'. Raises CorpusError where there is nothing to read, DataError for a broken lexicon.
    """
    options = _options(places_from_paths, lexicon, text_column, columns, processes)
    opened = _corpus.open_corpus(None if path is None else Path(path), options)
    return Corpus(_corpus.Corpus(opened, with_duplicates=with_duplicates, without_reuse=without_reuse))


def ingest(
    paths: Sequence[str | Path],
    corpus: str | Path,
    *,
    places_from_paths: bool = False,
    lexicon: str | Path | None = None,
    text_column: str = "",
    columns: Mapping[str, str] | None = None,
    processes: int = 0,
) -> pd.DataFrame:
    """Build or extend the corpus at ``corpus``; return a row per input with its status and reason.

    The options are those of `open`.
    """
    from zzcorpus.tables import Column, Table

    options = _options(places_from_paths, lexicon, text_column, columns, processes)
    report = _corpus.ingest([Path(path) for path in paths], Path(corpus), options)
    header = (Column("path"), Column("status"), Column("reason"), Column("document"), Column("chars", "int"))
    rows = [(e.path, e.status, e.reason, e.document, e.chars) for e in report.entries]
    return Table(header, rows).to_pandas()


def _options(
    places_from_paths: bool,
    lexicon: str | Path | None,
    text_column: str,
    columns: Mapping[str, str] | None,
    processes: int,
) -> _corpus.IngestOptions:
    from zzcorpus.extract import ExtractOptions
    from zzcorpus.lexicon import read_formulas
    from zzcorpus.sources import SourceOptions

    own = read_formulas(Path(lexicon))[0] if lexicon is not None else ()
    return _corpus.IngestOptions(
        SourceOptions(text_column=text_column, columns=dict(columns or {})),
        _corpus.PipelineOptions(paths_tell=places_from_paths, extract=ExtractOptions(user_lexicon=own)),
        _corpus.WorkOptions(processes),
    )
