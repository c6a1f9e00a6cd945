"""Corpora read on the fly: any document, folder or archive, remembered in the user's cache directory."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from zzcorpus.corpus import store
from zzcorpus.corpus.options import IngestOptions, PipelineOptions, extractor_version
from zzcorpus.errors import CorpusError, UsageError
from zzcorpus.sources.walk import find_inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zzcorpus.sources import Failure, Input


@dataclass(frozen=True, slots=True)
class Opened:
    """A corpus ready to be asked: its Parquet files, and what could not be read on the way."""

    path: Path
    files: tuple[str, ...]
    failures: tuple[tuple[str, str], ...] = ()


def seeds_folder() -> Path:
    """Return the folder of the five documents shipped with the package."""
    inside = Path(str(resources.files("zzcorpus"))) / "seeds"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[3] / "seeds"


def cache_folder() -> Path:
    """Return the folder for corpora read on the fly: ``ZZCORPUS_CACHE``, else the user's cache directory."""
    import platformdirs

    chosen = os.environ.get("ZZCORPUS_CACHE")
    return Path(chosen) if chosen else platformdirs.user_cache_path("zzcorpus", appauthor=False)


def open_corpus(
    path: Path | None,
    options: IngestOptions = IngestOptions(),  # noqa: B008  frozen
    progress: Callable[[int, int], None] | None = None,
) -> Opened:
    """Open a corpus folder, or read any document, folder or archive; without a path, the seeds.

    Raises CorpusError where there is nothing at ``path``, or nothing in it that can be read.
    """
    path = seeds_folder() if path is None else path.expanduser()
    if not path.exists():
        raise CorpusError(f"{path}: no such file or folder. Check the spelling, or give the full path.")
    if store.is_corpus(path):
        files = store.parquet_files(store.open_table(path))
        if not files:
            raise CorpusError(f"{path}: the corpus is empty. Fill it with: zzcorpus ingest PATH -c {path}")
        if options.pipeline.extract.user_lexicon:
            _refuse_other_lexicon(path, files, options.pipeline)
        return Opened(path, tuple(files))
    return _open_on_the_fly(path, replace(options, mirror=True), progress)


def _refuse_other_lexicon(path: Path, files: Sequence[str], options: PipelineOptions) -> None:
    """Raise UsageError where the documents of a corpus were read without the lexicon that is asked for now."""
    import duckdb

    query = f"select distinct split_part(extractor_version, '.', -1) from read_parquet({store.as_patterns(files)})"
    chosen = {choice for (choice,) in duckdb.connect().execute(query).fetchall()}
    wanted = {extractor_version(replace(options, paths_tell=tell)).rpartition(".")[2] for tell in (False, True)}
    if not chosen <= wanted:
        raise UsageError(
            f"{path}: these documents were read without this lexicon, and --lexicon cannot be added afterwards. Read "
            f"them again (zzcorpus ingest PATH -c NEW --lexicon FILE), or give -c the folder that holds them."
        )


def _open_on_the_fly(path: Path, options: IngestOptions, progress: Callable[[int, int], None] | None) -> Opened:
    items, failures = find_inputs([path], options.sources)
    if not items:
        raise CorpusError(f"{path}: holds no document. Give a folder or file with documents in it.")
    state = _State.of(path, items, failures, options)
    for folder in (
        cache_folder(),
        Path(tempfile.gettempdir()) / f"zzcorpus-{os.getuid() if hasattr(os, 'getuid') else 0}",
    ):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            continue
        if not os.access(folder, os.W_OK):
            continue
        return _refresh(folder / state.name, path, state, options, progress)
    raise CorpusError(f"{cache_folder()}: cannot be written. Set ZZCORPUS_CACHE to a folder that can.")


@dataclass(frozen=True, slots=True)
class _State:
    """What the files looked like: enough to tell whether a remembered corpus still holds."""

    name: str
    fingerprint: str

    @staticmethod
    def of(path: Path, items: Sequence[Input], failures: Sequence[Failure], options: IngestOptions) -> _State:
        resolved = path.resolve()
        name = hashlib.sha256(f"{resolved}\0{options.sources!r}\0{options.pipeline!r}".encode()).hexdigest()[:16]
        digest = hashlib.sha256(extractor_version(options.pipeline).encode())
        for item in items:
            status = item.path.stat()
            digest.update(f"{item.path}\0{status.st_size}\0{status.st_mtime_ns}\0{item.stated!r}\n".encode())
        for failure in failures:
            digest.update(f"{failure.path}\0{failure.reason}\n".encode())
        stem = re.sub(r"[^\w-]", "_", resolved.stem)[:40]
        return _State(f"{stem}-{name}", digest.hexdigest())


def _refresh(
    corpus: Path,
    path: Path,
    state: _State,
    options: IngestOptions,
    progress: Callable[[int, int], None] | None,
) -> Opened:
    """Return the remembered corpus, brought up to date where the files have changed."""
    note = corpus / "state.json"
    if remembered := _read_note(note, state):
        return Opened(corpus, *remembered)
    with _alone(corpus.with_name(f"{corpus.name}.lock")):
        # Another command about the same files may have read them while this one waited.
        if remembered := _read_note(note, state):
            return Opened(corpus, *remembered)
        return _read_anew(corpus, path, state, options, progress)


def _read_anew(
    corpus: Path,
    path: Path,
    state: _State,
    options: IngestOptions,
    progress: Callable[[int, int], None] | None,
) -> Opened:
    from zzcorpus.corpus.filling import ingest

    if corpus.exists() and not store.is_corpus(corpus):
        shutil.rmtree(corpus)
    try:
        report = ingest([path], corpus, options, progress)
        files = store.parquet_files(store.open_table(corpus))
    except CorpusError:
        # A remembered corpus of an older version, or a damaged one, is only a cache: make it anew.
        shutil.rmtree(corpus, ignore_errors=True)
        report = ingest([path], corpus, options, progress)
        files = store.parquet_files(store.open_table(corpus))
    failures = tuple((entry.path, entry.reason) for entry in report.failures)
    if report.count("read") + report.count("unchanged") == 0:
        reasons = "\n".join(f"  {where}: {why}" for where, why in failures)
        raise CorpusError(f"{path}: holds no document that can be read.\n{reasons}".rstrip())
    _write_note(corpus / "state.json", {"fingerprint": state.fingerprint, "files": files, "failures": failures})
    return Opened(corpus, tuple(files), failures)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other process holds ``lock``, and hold it; a process that dies lets go of it."""
    with lock.open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # gives up after ten seconds
                    break
                except OSError:
                    continue
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _read_note(note: Path, state: _State) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]] | None:
    try:
        known = json.loads(note.read_text(encoding="utf-8"))
        files = tuple(known["files"])
        failures = tuple((where, why) for where, why in known["failures"])
        current = known["fingerprint"] == state.fingerprint
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return (files, failures) if current and all(Path(f).is_file() for f in files) else None


def _write_note(note: Path, known: dict[str, object]) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=note.parent, delete=False) as file:
        json.dump(known, file, ensure_ascii=False)
    Path(file.name).replace(note)
