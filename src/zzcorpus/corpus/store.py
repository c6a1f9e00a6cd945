"""The Delta Lake table on disk: creating, extending, replacing rows. Each call is one transaction."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from zzcorpus.corpus.schema import SCHEMA_VERSION, documents_schema
from zzcorpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from deltalake import DeltaTable

    from zzcorpus.corpus.pipeline import Row

TABLE = "documents"
_VERSION_KEY = "zzcorpus.schema"
# Appends by many processes at once collide; the default of 15 tries is too few for eight of them.
_COMMIT_RETRIES = 200
_REWRITES = 5


def is_corpus(path: Path) -> bool:
    """Say whether ``path`` is a corpus, that is a folder holding the Delta table ``documents``."""
    return any((path / TABLE / "_delta_log").glob("[0-9]*"))


def open_table(path: Path) -> DeltaTable:
    """Open the table of the corpus at ``path``.

    Raises CorpusError where it is damaged, or was written by a program with another schema.
    """
    from deltalake import DeltaTable
    from deltalake.exceptions import DeltaError

    try:
        table = DeltaTable(_uri(path))
        description = table.metadata().description or ""
    except (DeltaError, OSError) as error:
        raise CorpusError(f"{path}: the corpus cannot be opened ({error}). Ingest its files again.") from error
    if description != _description():
        raise CorpusError(
            f"{path}: this corpus was written by another version of zzcorpus ({description or 'unknown'}; "
            f"this one writes {_description()}). Ingest its files again into a new corpus."
        )
    return table


def create_table(path: Path) -> None:
    """Create an empty corpus at ``path``. Raises CorpusError where something else is there."""
    from deltalake import DeltaTable
    from deltalake.exceptions import DeltaError

    if set("[]") & set(str(path.resolve())):
        raise CorpusError(f"{path}: a corpus cannot be kept under a path with square brackets. Choose another place.")
    if path.exists() and not _is_free(path):
        raise CorpusError(f"{path}: exists and is not a corpus. Choose another name for the corpus.")
    try:
        (path / TABLE).mkdir(parents=True, exist_ok=True)
        DeltaTable.create(_uri(path), documents_schema(), name="zzcorpus documents", description=_description())
    except (DeltaError, OSError) as error:
        if not is_corpus(path):  # else another process has just created it
            raise CorpusError(f"{path}: the corpus cannot be created ({error}).") from error


def _is_free(path: Path) -> bool:
    """Say whether ``path`` is an empty folder, or one where a run was interrupted before it had made the table."""
    if not path.is_dir() or {found.name for found in path.iterdir()} - {TABLE}:
        return False
    log = path / TABLE / "_delta_log"
    return all(found.is_dir() or found.parent == log for found in path.rglob("*"))


def _description() -> str:
    return f"{_VERSION_KEY}={SCHEMA_VERSION}"


def _uri(path: Path) -> str:
    """Return the table's address as a URI: delta-rs reads a bare path as one, and fails on brackets and the like."""
    return (path / TABLE).resolve().as_uri()


def append_rows(path: Path, rows: Sequence[Row]) -> None:
    """Add rows whose documents are not in the corpus yet."""
    import pyarrow as pa
    from deltalake import CommitProperties, write_deltalake

    write_deltalake(
        _uri(path),
        pa.Table.from_pylist(list(rows), schema=documents_schema()),
        mode="append",
        commit_properties=CommitProperties(max_commit_retries=_COMMIT_RETRIES),
    )


def replace_rows(path: Path, rows: Sequence[Row]) -> None:
    """Put rows in the place of those of the same documents, and add the others."""
    import pyarrow as pa
    from deltalake import CommitProperties

    source = pa.Table.from_pylist(list(rows), schema=documents_schema())
    _rewriting(
        path,
        lambda table: (
            table.merge(
                source,
                predicate="target.document = source.document",
                source_alias="source",
                target_alias="target",
                commit_properties=CommitProperties(max_commit_retries=_COMMIT_RETRIES),
            )
            .when_matched_update_all()
            .when_not_matched_insert_all()
            .execute()
        ),
    )


def delete_documents(path: Path, documents: Iterable[str]) -> None:
    """Remove the rows of ``documents``."""
    names = ", ".join(quote(name) for name in documents)
    if names:
        _rewriting(path, lambda table: table.delete(f"document in ({names})"))


def mark_duplicates(path: Path, duplicate_of: dict[str, str]) -> None:
    """Set ``duplicate_of`` of the named documents (document → the document it repeats, or empty)."""
    import pyarrow as pa
    from deltalake import CommitProperties

    changes = pa.table(
        {"document": list(duplicate_of), "duplicate_of": list(duplicate_of.values())},
        schema=pa.schema([("document", pa.string()), ("duplicate_of", pa.string())]),
    )
    _rewriting(
        path,
        lambda table: (
            table.merge(
                changes,
                predicate="target.document = source.document",
                source_alias="source",
                target_alias="target",
                commit_properties=CommitProperties(max_commit_retries=_COMMIT_RETRIES),
            )
            .when_matched_update({"duplicate_of": "source.duplicate_of"})
            .execute()
        ),
    )


def drop_superseded(path: Path, *, hours: int = 0) -> None:
    """Delete the Parquet files whose rows were replaced ``hours`` ago, so that the folder's files are the corpus.

    R's arrow and the like read a folder's files as they find them, and would count replaced rows too. Only files that
    the log names as removed are touched, never those that another process is about to commit. What cannot be deleted
    now, such as a file that Windows holds open, is left to the next run.
    """
    from deltalake.exceptions import DeltaError

    with suppress(DeltaError, OSError):
        table = open_table(path)
        if table.vacuum(retention_hours=hours, dry_run=True, enforce_retention_duration=False):
            table.vacuum(retention_hours=hours, dry_run=False, enforce_retention_duration=False)


def _rewriting(path: Path, rewrite: Callable[[DeltaTable], object]) -> None:
    """Run a rewrite on the newest version of the table, again where another process has just dropped its files."""
    from deltalake.exceptions import DeltaError

    for attempt in range(_REWRITES):
        try:
            rewrite(open_table(path))
        except (DeltaError, OSError) as error:
            if attempt == _REWRITES - 1 or "not found" not in str(error).lower():
                raise
        else:
            return


def parquet_files(table: DeltaTable) -> list[str]:
    """Return the Parquet files of the table's present version, in a fixed order.

    delta-rs gives URIs, which escape spaces and all that is not ASCII.
    """
    from urllib.parse import unquote, urlsplit
    from urllib.request import url2pathname

    def local(uri: str) -> str:
        return url2pathname(urlsplit(uri).path) if uri.startswith("file:") else unquote(uri)

    return sorted(local(uri) for uri in table.file_uris())


def as_patterns(files: Iterable[str]) -> list[str]:
    """Return paths as DuckDB's read_parquet wants them: it takes a path for a pattern, so wildcards are escaped."""
    return [re.sub(r"[\[*?]", r"[\g<0>]", file) for file in files]


def quote(text: str) -> str:
    """Return ``text`` as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
