"""From paths to inputs: a folder walk that is the same on every run and never leaves the folder."""

from __future__ import annotations

import os
import stat
from collections import Counter
from typing import TYPE_CHECKING

from zzcorpus.errors import ReadError
from zzcorpus.sources.options import DEFAULTS, Failure, Input, SourceOptions
from zzcorpus.sources.sidecar import SIDECAR_NAME, read_sidecar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_OWNER_PREFIX = "~$"
OWNER_REASON = "a lock file that an office program leaves beside an open document; it holds no text"
# What systems and tools leave in folders; none of it is anyone's document, so none of it is worth a message.
_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_NAMED_MISSING = 5
_PAGE_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")
_COMPANION_ENDS = ("_files", ".files", "_文件")
# The longest first, so that a.tar.gz is "a" and not "a.tar".
_DOUBLE_SUFFIXES = (".tar.gz", ".tar.bz2", ".tar.xz")
ARCHIVE_SUFFIXES = frozenset({".zip", ".tar", ".tgz", ".tbz", ".txz", ".tar.gz", ".tar.bz2", ".tar.xz"})


def find_inputs(paths: Sequence[Path], options: SourceOptions = DEFAULTS) -> tuple[list[Input], list[Failure]]:
    """Return what to open below ``paths``, in text order within each, and what cannot be opened, with the reason.

    Only regular files are taken; links are not followed; hidden files, what systems leave behind, and the folder of
    pictures beside a saved page (``X.htm``, ``X_files``) are passed over. A file that is reached twice counts once.
    ``metadata.csv`` in a given folder, or in a folder below it, states metadata and is no document itself.

    Ids are unique: where two given folders hold equal paths, ids begin with the folder's name; files of one folder
    that differ in their suffix only (``a.txt``, ``a.docx``) keep it; what is still the same is numbered ``~2``, ``~3``.
    """
    found: list[Input] = []
    failures: list[Failure] = []
    folders: dict[Path, list[Input]] = {}
    for path in paths:
        if path.is_dir():
            folders.setdefault(path.resolve(), list(_walk(path, options, failures)))
        elif (item := _single(path, failures, top=len(paths) == 1)) is not None:
            found.append(item)
    return _with_unique_ids(_once([*_told_apart(folders), *found])), failures


def _told_apart(folders: Mapping[Path, list[Input]]) -> list[Input]:
    """Return what the folders hold, with ids that begin with the folder's name where two folders share an id."""
    ids = [{item.document for item in items} for items in folders.values()]
    if len(set().union(*ids)) == sum(map(len, ids)):
        return [item for items in folders.values() for item in items]
    return [_renamed(i, f"{folder.name}/{i.document}") for folder, items in folders.items() for i in items]


def _single(path: Path, failures: list[Failure], *, top: bool) -> Input | None:
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        failures.append(Failure(str(path), _os_reason(error)))
        return None
    if not stat.S_ISREG(status.st_mode):
        failures.append(Failure(str(path), "not a regular file; give a file or a folder"))
        return None
    if path.name.startswith(_OWNER_PREFIX):
        failures.append(Failure(str(path), OWNER_REASON))
        return None
    suffix = suffix_of(path.name)
    return Input(
        path,
        document_id(path.name),
        str(path),
        status.st_size,
        top=top and suffix.lower() in ARCHIVE_SUFFIXES,
    )


def _os_reason(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return f"cannot be opened: {reason}"


def suffix_of(name: str) -> str:
    """Return the suffix of a file name, for a compressed tar both of them."""
    lower = name.lower()
    double = next((end for end in _DOUBLE_SUFFIXES if lower.endswith(end) and len(lower) > len(end)), "")
    return name[-len(double) :] if double else os.path.splitext(name)[1]  # noqa: PTH122 - of a name, not a path


def document_id(relative: str) -> str:
    """Return the id of a path below the given folder: without the suffix, ``/`` between parts.

    >>> document_id("天津市/2018.md"), document_id("a.tar.gz"), document_id("第1.2节")
    ('天津市/2018', 'a', '第1.2节')
    """
    parts = relative.replace("\\", "/").split("/")
    suffix = suffix_of(parts[-1])
    if suffix and suffix[1:].isascii() and not suffix[1:].isdigit():
        parts[-1] = parts[-1][: -len(suffix)]
    return "/".join(part for part in parts if part not in {"", ".", ".."})


def _walk(root: Path, options: SourceOptions, failures: list[Failure]) -> Iterator[Input]:
    yield from _walk_folder(root, root, {}, options, failures)


def _walk_folder(
    root: Path,
    folder: Path,
    stated: Mapping[str, Mapping[str, str]],
    options: SourceOptions,
    failures: list[Failure],
) -> Iterator[Input]:
    """Yield the inputs of a folder in text order; ``stated`` maps paths below ``root`` to their metadata."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        failures.append(Failure(str(folder), _os_reason(error)))
        return
    if any(entry.name == SIDECAR_NAME and entry.is_file(follow_symlinks=False) for entry in entries):
        stated = {**stated, **_read_sidecar(root, folder, failures)}
    companions = _companions(entry.name for entry in entries)
    for entry in entries:
        if is_passed_over(entry.name) or entry.name in companions:
            continue
        path = folder / entry.name
        if entry.is_symlink():
            failures.append(Failure(str(path), "a symbolic link; links are not followed, give its target instead"))
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk_folder(root, path, stated, options, failures)
        elif (item := _take_file(root, path, entry, stated, options, failures)) is not None:
            yield item


def _companions(names: Iterable[str]) -> frozenset[str]:
    """Return the names of the folders in which browsers keep the pictures and scripts of a saved page."""
    stems = [os.path.splitext(name)[0] for name in names if name.lower().endswith(_PAGE_SUFFIXES)]  # noqa: PTH122
    return frozenset(stem + end for stem in stems for end in _COMPANION_ENDS)


def is_passed_over(name: str) -> bool:
    """Tell whether a name is hidden, a system's own, or the metadata sheet: no document and no failure."""
    return (name.startswith(".") and name not in {".", ".."}) or name.lower() in _SYSTEM_NAMES or name == SIDECAR_NAME


def is_included(name: str, options: SourceOptions) -> bool:
    """Tell whether a file's suffix is among the wanted ones; an archive is, for the sake of its members."""
    suffix = suffix_of(name).lower()
    wanted = {include.lower() for include in options.include}
    return not wanted or suffix in wanted or suffix in ARCHIVE_SUFFIXES


def _take_file(
    root: Path,
    path: Path,
    entry: os.DirEntry[str],
    stated: Mapping[str, Mapping[str, str]],
    options: SourceOptions,
    failures: list[Failure],
) -> Input | None:
    if not is_included(entry.name, options):
        return None
    if not entry.is_file(follow_symlinks=False):
        failures.append(Failure(str(path), "not a regular file"))
        return None
    if entry.name.startswith(_OWNER_PREFIX):
        failures.append(Failure(str(path), OWNER_REASON))
        return None
    relative = path.relative_to(root).as_posix()
    document = document_id(relative)
    facts = stated.get(relative) or stated.get(document) or {}
    return Input(path, document, str(path), entry.stat(follow_symlinks=False).st_size, facts)


def _read_sidecar(root: Path, folder: Path, failures: list[Failure]) -> dict[str, Mapping[str, str]]:
    sidecar = folder / SIDECAR_NAME
    below = folder.relative_to(root).as_posix()
    prefix = "" if below == "." else f"{below}/"
    try:
        stated = read_sidecar(sidecar.read_bytes())
    except (ReadError, OSError) as error:
        failures.append(Failure(str(sidecar), str(error)))
        return {}
    stems: dict[Path, frozenset[str]] = {}
    missing = [path for path in stated if not _is_there(folder / path, stems)]
    if missing:
        named = ", ".join(missing[:_NAMED_MISSING]) + (", …" if len(missing) > _NAMED_MISSING else "")
        failures.append(Failure(str(sidecar), f"names files that are not there ({len(missing)}): {named}"))
    return {prefix + path: facts for path, facts in stated.items()}


def _is_there(path: Path, stems: dict[Path, frozenset[str]]) -> bool:
    """Tell whether a metadata.csv names a file, with or without its suffix; ``stems`` keeps what folders hold."""
    try:
        if path.is_file():
            return True
        if path.parent not in stems:
            stems[path.parent] = frozenset(document_id(sibling.name) for sibling in path.parent.iterdir())
        return path.name in stems[path.parent]
    except (OSError, ValueError):
        return False


def _once(items: list[Input]) -> list[Input]:
    seen: set[str] = set()
    kept = []
    for item in items:
        real = os.path.realpath(item.path)
        if real not in seen:
            seen.add(real)
            kept.append(item)
    return kept


def _with_unique_ids(items: list[Input]) -> list[Input]:
    shared = Counter(item.document for item in items)
    taken: set[str] = set()
    unique = []
    for item in items:
        wanted = item.document
        if shared[wanted] > 1:
            wanted += suffix_of(item.path.name)
        document, number = wanted, 1
        while document in taken:
            number += 1
            document = f"{wanted}~{number}"
        taken.add(document)
        unique.append(item if document == item.document else _renamed(item, document))
    return unique


def _renamed(item: Input, document: str) -> Input:
    return Input(item.path, document, item.shown, item.size, item.stated, item.top)
