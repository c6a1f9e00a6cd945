"""The corpus: one Delta Lake table on disk, the workers that fill it, and the views that questions ask."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zzcorpus.corpus.cache import open_corpus, seeds_folder
    from zzcorpus.corpus.corpus import Corpus, DocumentDetails
    from zzcorpus.corpus.filling import ingest
    from zzcorpus.corpus.options import IngestOptions, PipelineOptions, WorkOptions
    from zzcorpus.corpus.reports import IngestReport, LogEntry
    from zzcorpus.corpus.selection import Selection

__all__ = [
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
_HOMES = {
    "open_corpus": "zzcorpus.corpus.cache",
    "seeds_folder": "zzcorpus.corpus.cache",
    "Corpus": "zzcorpus.corpus.corpus",
    "DocumentDetails": "zzcorpus.corpus.corpus",
    "ingest": "zzcorpus.corpus.filling",
    "IngestOptions": "zzcorpus.corpus.options",
    "PipelineOptions": "zzcorpus.corpus.options",
    "WorkOptions": "zzcorpus.corpus.options",
    "IngestReport": "zzcorpus.corpus.reports",
    "LogEntry": "zzcorpus.corpus.reports",
    "Selection": "zzcorpus.corpus.selection",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
