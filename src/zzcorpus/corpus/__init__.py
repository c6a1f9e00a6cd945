"""The corpus: one Delta Lake table on disk, the workers that fill it, and the views that questions ask."""

from __future__ import annotations

from zzcorpus.corpus.cache import open_corpus, seeds_folder
from zzcorpus.corpus.corpus import Corpus, DocumentDetails
from zzcorpus.corpus.ingest import IngestOptions, IngestReport, LogEntry, ingest
from zzcorpus.corpus.pipeline import PipelineOptions
from zzcorpus.corpus.selection import Selection
from zzcorpus.corpus.workers import WorkOptions

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
