"""Filling a corpus: what is new is read, what is unchanged is skipped, what changed is replaced."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zzcorpus.corpus import store
from zzcorpus.corpus.options import IngestOptions, extractor_version
from zzcorpus.corpus.reports import IngestReport, LogEntry
from zzcorpus.corpus.schema import EARLIEST_FIRST
from zzcorpus.corpus.workers import Outcome, read_inputs
from zzcorpus.sources import Failure, Input, find_inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zzcorpus.corpus.pipeline import Row

_BATCH_ROWS, _BATCH_CHARS = 500, 8_000_000


@dataclass(frozen=True, slots=True)
class _Known:
    """What the corpus holds of one input."""

    fingerprint: str
    documents: tuple[tuple[str, int], ...]


def ingest(
    paths: Sequence[Path],
    corpus: Path,
    options: IngestOptions = IngestOptions(),  # noqa: B008  frozen
    progress: Callable[[int, int], None] | None = None,
) -> IngestReport:
    """Read ``paths`` into the corpus at ``corpus``, which is created where there is none.

    A batch of documents is one transaction: an interrupted run keeps every batch it committed, and the next
    run goes on from there. ``progress`` is called with the inputs done and in all. Raises CorpusError.
    """
    items, failures = find_inputs(paths, options.sources)
    if not store.is_corpus(corpus):
        store.create_table(corpus)
    run = _Run(corpus, options, progress)
    run.refuse(failures)
    run.read(items)
    if options.mirror:
        run.remove_missing(items)
    duplicates = _mark_duplicates(corpus) if run.changed else 0
    # Nobody reads the files of a remembered corpus but commands that may still be at it.
    store.drop_superseded(corpus, hours=1 if options.mirror else 0)
    return IngestReport(tuple(run.entries), duplicates)


class _Run:
    """One ingestion: what the corpus knew before, the batch being gathered, and the log."""

    def __init__(self, corpus: Path, options: IngestOptions, progress: Callable[[int, int], None] | None) -> None:
        self.corpus, self.options = corpus, options
        self.entries: list[LogEntry] = []
        self.changed = False
        self._progress = progress
        self._version = extractor_version(options.pipeline)
        self._known, self._owner = _read_known(corpus)
        self._fingerprints: dict[str, str] = {}
        self._batch: list[Row] = []
        self._stale: set[str] = set()

    def refuse(self, failures: Sequence[Failure]) -> None:
        self.entries += [LogEntry(f.path, "failed", f.reason) for f in failures]

    def read(self, items: Sequence[Input]) -> None:
        fresh = []
        for item in items:
            known = self._known.get(_key(item))
            if known and known.fingerprint == self._fingerprint(item):
                self.entries += [LogEntry(item.shown, "unchanged", "", d, n) for d, n in known.documents]
            else:
                fresh.append(item)
        total, done = len(items), len(items) - len(fresh)
        outcomes = read_inputs(fresh, self.options.sources, self.options.pipeline, self.options.work)
        try:
            for outcome in outcomes:
                self._take(outcome)
                done += 1
                if self._progress:
                    self._progress(done, total)
        finally:
            self._commit()  # after an interrupt too: what was read is not read again

    def remove_missing(self, items: Sequence[Input]) -> None:
        present = {_key(item) for item in items}
        gone = [d for key, known in self._known.items() if key not in present for d, _ in known.documents]
        gone = [d for d in gone if self._owner.get(d) not in present]
        store.delete_documents(self.corpus, gone)
        self.entries += [LogEntry("", "removed", "its file is gone", document) for document in gone]
        self.changed = self.changed or bool(gone)

    def _fingerprint(self, item: Input) -> str:
        """Name the bytes of an input, what is stated of it, and what reads it."""
        key = _key(item)
        if key not in self._fingerprints:
            digest = hashlib.sha256(f"{self._version}\0{item.document}\0{item.stated!r}".encode())
            digest.update(repr(self.options.sources).encode())
            try:
                with item.path.open("rb") as file:
                    digest.update(hashlib.file_digest(file, "sha256").digest())
            except OSError:
                digest.update(b"unreadable")
            self._fingerprints[key] = digest.hexdigest()
        return self._fingerprints[key]

    def _take(self, outcome: Outcome) -> None:
        item, key = outcome.item, _key(outcome.item)
        self.refuse(outcome.failures)
        before = {d for d, _ in self._known[key].documents} if key in self._known else set()
        now = set()
        # An archive of which something could not be read is read again next time, so that it is named again.
        fingerprint = "" if outcome.failures else self._fingerprint(item)
        for row in outcome.rows:
            name = row["document"]
            owner = self._owner.get(name, key)
            if owner != key and Path(owner).exists():
                reason = (
                    f"its id {name!r} is taken by {owner}; ingest the folder that holds both, or use another corpus"
                )
                self.entries.append(LogEntry(row["path"], "failed", reason))
                continue
            self._owner[name] = key
            self._stale.discard(name)
            now.add(name)
            self._batch.append({**row, "input": key, "fingerprint": fingerprint})
            self.entries.append(LogEntry(row["path"], "read", "; ".join(row["warnings"]), name, row["chars"]))
        self._drop(before - now, outcome)
        full = len(self._batch) >= _BATCH_ROWS or sum(r["chars"] for r in self._batch) >= _BATCH_CHARS
        if full:
            self._commit()

    def _drop(self, gone: set[str], outcome: Outcome) -> None:
        """Mark documents that an input no longer gives; what it could not be read for stays, as it was."""
        if outcome.failures and not self.options.mirror:
            return
        self._stale |= gone
        for name in gone:
            self._owner.pop(name, None)

    def _commit(self) -> None:
        rows, self._batch = self._batch, []
        known = {d for known in self._known.values() for d, _ in known.documents}
        new = [row for row in rows if row["document"] not in known]
        old = [row for row in rows if row["document"] in known]
        if new:
            store.append_rows(self.corpus, new)
        if old:
            store.replace_rows(self.corpus, old)
        stale, self._stale = self._stale, set()
        store.delete_documents(self.corpus, sorted(stale))
        self.changed = self.changed or bool(rows or stale)


def _key(item: Input) -> str:
    return str(item.path.resolve())


def _read_known(corpus: Path) -> tuple[dict[str, _Known], dict[str, str]]:
    """Return what each input gave before, and which input each document came from."""
    import duckdb

    files = store.parquet_files(store.open_table(corpus))
    if not files:
        return {}, {}
    with duckdb.connect() as connection:
        rows = connection.execute(
            "select input, fingerprint, document, chars from read_parquet(?) order by document",
            [store.as_patterns(files)],
        ).fetchall()
    documents: dict[str, list[tuple[str, int]]] = {}
    fingerprints: dict[str, str] = {}
    for key, fingerprint, document, chars in rows:
        documents.setdefault(key, []).append((document, chars))
        fingerprints[key] = fingerprint
    known = {key: _Known(fingerprints[key], tuple(found)) for key, found in documents.items()}
    return known, {row[2]: row[0] for row in rows}


def _mark_duplicates(corpus: Path) -> int:
    """Find near-duplicates over the whole corpus, write what changed, and return how many there are."""
    import duckdb

    from zzcorpus.repeats import find_near_duplicates

    files = store.parquet_files(store.open_table(corpus))
    if not files:
        return 0
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"select document, duplicate_of, text from read_parquet(?) order by {EARLIEST_FIRST}",
            [store.as_patterns(files)],
        ).fetchall()
    originals = find_near_duplicates([text for _, _, text in rows])
    found = {
        row[0]: "" if original is None else rows[original][0] for row, original in zip(rows, originals, strict=True)
    }
    changes = {document: found[document] for document, before, _ in rows if found[document] != before}
    if changes:
        store.mark_duplicates(corpus, changes)
    return Counter(map(bool, found.values()))[True]
