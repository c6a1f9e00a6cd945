"""How documents become rows, and which program did it."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import metadata as installed
from pathlib import Path

from zzcorpus.cleaning.options import CleaningOptions
from zzcorpus.extract.options import ExtractOptions
from zzcorpus.sources.options import SourceOptions

# What decides the content of a row: a change in any of these rooms, or in any of these libraries, makes
# rows written before it stale.
_ROOMS = ("sources", "cleaning", "metadata", "text", "extract", "lexicon", "places")
_MODULES = ("model.py", "numerals.py", "characters.py", "corpus/pipeline.py", "corpus/schema.py")
_LIBRARIES = ("rjieba", "opencc", "trafilatura", "selectolax", "pypdfium2", "pypdf", "python-calamine")


@dataclass(frozen=True, slots=True)
class PipelineOptions:
    """How documents become rows. ``paths_tell`` lets folder and file names state place and year."""

    cleaning: CleaningOptions = field(default_factory=CleaningOptions)
    extract: ExtractOptions = field(default_factory=ExtractOptions)
    paths_tell: bool = False


@lru_cache(maxsize=1)
def _code_digest() -> str:
    package = Path(__file__).resolve().parents[1]
    files = [package / module for module in _MODULES]
    for room in _ROOMS:
        files += [f for f in (package / room).rglob("*") if f.suffix != ".pyc" and f.is_file()]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.relative_to(package).as_posix().encode())
        digest.update(file.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {installed.version(library)}".encode())
    return digest.hexdigest()[:12]


@lru_cache(maxsize=8)
def extractor_version(options: PipelineOptions) -> str:
    """Name the code, data, libraries and options that decide what a row holds.

    Computed from the files themselves, so that no forgotten version number can keep stale rows alive.
    """
    chosen = hashlib.sha256(repr(options).encode()).hexdigest()[:6]
    return f"{installed.version('zzcorpus')}+{_code_digest()}.{chosen}"


@dataclass(frozen=True, slots=True)
class WorkOptions:
    """How the work is spread. ``seconds_per_input`` bounds the silence of a child, not a whole archive."""

    processes: int = 0
    seconds_per_input: float = 120.0

    def count(self) -> int:
        """Return the number of child processes, by default one per processor."""
        return self.processes or os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How files become a corpus. ``mirror`` also removes documents whose file is gone."""

    sources: SourceOptions = field(default_factory=SourceOptions)
    pipeline: PipelineOptions = field(default_factory=PipelineOptions)
    work: WorkOptions = field(default_factory=WorkOptions)
    mirror: bool = False
