"""The Python door: the commands' names and options as methods that return DataFrames."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from zzcorpus import corpus as _corpus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd


class Corpus:
    """A corpus whose methods are zzcorpus's commands; each returns a DataFrame with the command's columns.

    Selectors are given as they are typed: ``corpus.slogans("tianjin", "2023")``. Options have the commands'
    names with underscores. ``failures`` lists (path, reason) of what could not be read.
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

    def keywords(self, *selectors: str, **options: Any) -> pd.DataFrame:
        """Return terms by TF-IDF, or by keyness against a ``reference`` (also ``cells``). Options: ``by``, ``top``."""
        from zzcorpus.questions.keyness import ask_keyness
        from zzcorpus.questions.keywords import ask_keywords

        if options.get("reference"):
            return ask_keyness(self._opened, selectors, **options).to_pandas()
        options.pop("reference", None)
        return ask_keywords(self._opened, selectors, **options).to_pandas()

    def slogans(self, *selectors: str, **options: Any) -> pd.DataFrame:
        """Return slogans with counts and members. Options: ``by``, ``mentions``, ``variants``, ``kind``."""
        from zzcorpus.questions.slogans import ask_slogans

        return ask_slogans(self._opened, selectors, **options).to_pandas()

    def discover(self, *selectors: str, **options: Any) -> pd.DataFrame:
        """Return coined names that the shipped lexicon lacks. Options: ``min_documents``."""
        from zzcorpus.questions.discover import ask_discover

        return ask_discover(self._opened, selectors, **options).to_pandas()

    def dispersion(self, *selectors: str, **options: Any) -> pd.DataFrame:
        """Return terms with how evenly each is spread over the documents. Options: ``top``."""
        from zzcorpus.questions.keywords import ask_dispersion

        return ask_dispersion(self._opened, selectors, **options).to_pandas()

    def claims(self, *selectors: str, **options: Any) -> pd.DataFrame:
        """Return numeric claims. Options: ``kind``, ``status``."""
        from zzcorpus.questions.claims import ask_claims

        return ask_claims(self._opened, selectors, **options).to_pandas()

    def contradictions(self, *selectors: str) -> pd.DataFrame:
        """Return figures that contradict each other (``claims --check``)."""
        from zzcorpus.questions.checks import ask_claim_checks

        return ask_claim_checks(self._opened, selectors).to_pandas()

    def panel(self, *words: str, **options: Any) -> pd.DataFrame:
        """Return indicators by place and year. Options: ``wide``, ``every_figure``."""
        from zzcorpus.questions.panel import ask_panel
        from zzcorpus.questions.panel_names import split_indicators

        indicators, selectors = split_indicators(self._opened, words)
        return ask_panel(self._opened, indicators, selectors, **options).to_pandas()

    def phrases(self, *selectors: str, **options: Any) -> pd.DataFrame:
        """Return recurring wordings. Options: ``min_chars``, ``min_documents``."""
        from zzcorpus.questions.phrases import ask_phrases

        return ask_phrases(self._opened, selectors, **options).to_pandas()

    def reuse(self, *selectors: str, **options: Any) -> pd.DataFrame:
        """Return shared passages. Options: ``min_chars``, ``by_document``."""
        from zzcorpus.questions.reuse import ask_reuse

        return ask_reuse(self._opened, selectors, **options).to_pandas()

    def compare(self, a: str, b: str | None = None, **options: Any) -> pd.DataFrame:
        """Return what two sides share and what sets them apart. Options: ``sections``, ``cells``."""
        from zzcorpus.questions.compare import ask_compare

        return ask_compare(self._opened, a, b, **options).to_pandas()

    def concordance(self, pattern: str, *selectors: str, **options: Any) -> pd.DataFrame:
        """Return every occurrence in context. Options: ``width``, ``sentence``, ``order``, ``regex``."""
        from zzcorpus.questions.concordance import ask_concordance

        return ask_concordance(self._opened, pattern, selectors, **options).to_pandas()

    def collocates(self, pattern: str, *selectors: str, **options: Any) -> pd.DataFrame:
        """Return the terms beside a pattern. Options: ``min_count``, ``regex``."""
        from zzcorpus.questions.collocates import ask_collocates

        return ask_collocates(self._opened, pattern, selectors, **options).to_pandas()

    def trend(self, *words: str, **options: Any) -> pd.DataFrame:
        """Return use per period. Options: ``by``, ``regex``, ``cut_offs``."""
        from zzcorpus.questions.trend import ask_trend, split_items

        items, selectors = split_items(words)
        return ask_trend(self._opened, items, selectors, **options).to_pandas()

    def similarity(self, *selectors: str, **options: Any) -> pd.DataFrame:
        """Return how alike groups are. Options: ``by``, ``as_map``."""
        from zzcorpus.questions.similarity import ask_similarity

        return ask_similarity(self._opened, selectors, **options).to_pandas()

    def topics(self, *selectors: str, **options: Any) -> pd.DataFrame:
        """Return topics by NMF. Options: ``topics``, ``terms``, ``by_document``."""
        from zzcorpus.questions.topics import ask_topics

        return ask_topics(self._opened, selectors, **options).to_pandas()

    def cite(self, *selectors: str) -> pd.DataFrame:
        """Return what a methods section must say: program, corpus, formulas."""
        from zzcorpus.questions.cite import ask_cite

        return ask_cite(self._opened, selectors).to_pandas()

    def text(self, document: str) -> str:
        """Return the cleaned text of one document, to which every ``start`` and ``end`` refers."""
        return self._opened.details(document).text

    def sql(self, query: str) -> pd.DataFrame:
        """Answer a query over the views ``documents, terms, slogans, claims``."""
        return self._opened.sql(query).to_pandas()


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
