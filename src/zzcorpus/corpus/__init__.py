"""The corpus: one Delta Lake table on disk, the workers that fill it, and the views that questions ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.doors import open_late

if TYPE_CHECKING:
    from zzcorpus.corpus.cache import open_corpus, seeds_folder
    from zzcorpus.corpus.corpus import ABOUT_VIEWS, Corpus, DocumentDetails
    from zzcorpus.corpus.filling import ingest
    from zzcorpus.corpus.options import IngestOptions, PipelineOptions, WorkOptions
    from zzcorpus.corpus.reports import IngestReport, LogEntry
    from zzcorpus.corpus.selection import Selection

__all__ = [
    "ABOUT_VIEWS",
    "Corpus",
    "DocumentDetails",
    "IngestOptions",
    "IngestReport",
    "LogEntry",
    "PipelineOptions",
    "Selection",
    "WorkOptions",
    "ingest",
    "open_corpus",
    "seeds_folder",
]

# A question about documents read before needs none of this: it is imported when it is first used.
__getattr__ = open_late(
    __name__,
    {
        "open_corpus": "cache",
        "seeds_folder": "cache",
        "ABOUT_VIEWS": "corpus",
        "Corpus": "corpus",
        "DocumentDetails": "corpus",
        "ingest": "filling",
        "IngestOptions": "options",
        "PipelineOptions": "options",
        "WorkOptions": "options",
        "IngestReport": "reports",
        "LogEntry": "reports",
        "Selection": "selection",
    },
)
