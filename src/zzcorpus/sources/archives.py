"""Archives: every member goes through the same door as a file. Nothing is ever unpacked to disk."""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from dataclasses import replace
from typing import IO, TYPE_CHECKING, cast

from zzcorpus.errors import ReadError
from zzcorpus.sources.blob import Blob
from zzcorpus.sources.budget import Budget, CountedReader, OverBudgetError
from zzcorpus.sources.docx import read_docx
from zzcorpus.sources.membernames import free_id, member_ids, member_names, tar_name
from zzcorpus.sources.office import read_with_office
from zzcorpus.sources.options import Failure, SourceOptions
from zzcorpus.sources.rows import read_workbook
from zzcorpus.sources.sidecar import SIDECAR_NAME, read_sidecar
from zzcorpus.sources.walk import document_id, is_included, is_passed_over, suffix_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zzcorpus.model import RawDocument

_ENCRYPTED = 0x1
_END_RECORD = b"PK\x05\x06"
_END64_RECORD = b"PK\x06\x06"
_TAIL = 70_000
_COUNT_IN_64 = 0xFFFF
_LINK_REASON = "a link inside an archive; links are not followed"
# Documents that are zip archives themselves, by a member that only they have.
_PRESENTATION = "ppt/presentation.xml"
_REFUSED_PACKAGES = {
    "OFD.xml": "an OFD file; save it as PDF or docx with its viewer",
    "META-INF/container.xml": "an e-book (EPUB); save it as text or html",
}


def read_zip(blob: Blob, options: SourceOptions) -> Iterator[RawDocument | Failure]:
    """Yield the documents of a zip archive, or of the office document that is one, in text order of the names."""
    with blob.open() as file:
        size = _refuse_crowds(file, options)
        budget = blob.budget or Budget(options, size)
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, struct.error) as error:
            raise ReadError(f"a damaged zip archive or office document ({error})") from error
        with archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                yield read_docx(blob, archive, budget)
            elif "xl/workbook.xml" in names or "xl/workbook.bin" in names:
                _spend_all(archive, budget)
                yield from read_workbook(blob, options)
            elif _PRESENTATION in names:
                raise ReadError("a presentation; save it as PDF or docx")
            elif "mimetype" in names and b"opendocument" in archive.read("mimetype")[:200]:
                _spend_all(archive, budget)
                yield read_with_office(blob, options)
            else:
                for name, reason in _REFUSED_PACKAGES.items():
                    if name in names:
                        raise ReadError(f"it is {reason}")
                yield from _read_members(blob, archive, budget, options)


def _refuse_crowds(file: IO[bytes], options: SourceOptions) -> int:
    """Return the size of a zip archive; raises ReadError, before its directory is read, for too many members."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END_RECORD)
    count = int.from_bytes(tail[at + 10 : at + 12], "little") if at >= 0 else 0
    if count == _COUNT_IN_64 and (at := tail.rfind(_END64_RECORD)) >= 0:
        count = int.from_bytes(tail[at + 32 : at + 40], "little")
    if count > options.max_members:
        raise ReadError(f"more than {options.max_members} members; split it, or raise the limit")
    return size


def _spend_all(archive: zipfile.ZipFile, budget: Budget) -> None:
    """Unfold every member once, so that a parser that counts nothing is given nothing too large."""
    for info in archive.infolist():
        with archive.open(info) as stream:
            budget.read(stream)


def _read_members(
    blob: Blob, archive: zipfile.ZipFile, budget: Budget, options: SourceOptions
) -> Iterator[RawDocument | Failure]:
    infos = archive.infolist()
    if len(infos) > options.max_members:
        raise ReadError(f"more than {options.max_members} members; split it, or raise the limit")
    named = sorted(zip(member_names(infos), infos, strict=True), key=lambda pair: pair[0])
    named = [(name, info) for name, info in named if not info.is_dir()]
    stated = _member_metadata(archive, named, budget)
    documents = member_ids([name for name, _ in named])
    for (name, info), document in zip(named, documents, strict=True):
        if not _is_document(name, options):
            continue
        member = _member(blob, name, document, stated, budget)
        if stat.S_ISLNK(info.external_attr >> 16):
            yield Failure(member.shown, _LINK_REASON)
        elif info.flag_bits & _ENCRYPTED:
            yield Failure(member.shown, "locked by a password; unpack the archive first")
        else:
            yield from _read_zip_member(member, archive, info, budget, options)


def _is_document(name: str, options: SourceOptions) -> bool:
    parts = name.replace("\\", "/").split("/")
    if any(is_passed_over(part) for part in parts if part):
        return False
    return is_included(parts[-1], options)


def _member_metadata(
    archive: zipfile.ZipFile, named: list[tuple[str, zipfile.ZipInfo]], budget: Budget
) -> dict[str, Mapping[str, str]]:
    stated: dict[str, Mapping[str, str]] = {}
    for name, info in named:
        folder, _, last = name.rpartition("/")
        if last == SIDECAR_NAME:
            prefix = f"{folder}/" if folder else ""
            with archive.open(info) as stream:
                facts = read_sidecar(budget.read(stream))
            stated.update({prefix + path: fact for path, fact in facts.items()})
    return stated


def _member(blob: Blob, name: str, document: str, stated: Mapping[str, Mapping[str, str]], budget: Budget) -> Blob:
    prefix = "" if blob.top and blob.depth == 0 else f"{blob.document}/"
    facts = stated.get(name) or stated.get(document_id(name)) or {}
    return Blob(
        document=prefix + document,
        shown=f"{blob.shown}/{name}",
        stated={**facts, **blob.stated},
        depth=blob.depth + 1,
        budget=budget,
    )


def _read_zip_member(
    member: Blob, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget, options: SourceOptions
) -> Iterator[RawDocument | Failure]:
    from zzcorpus.sources.read import read_blob

    if reason := _member_problem(member, 0, options):
        yield Failure(member.shown, reason)
        return
    try:
        with archive.open(info) as stream:
            data = budget.read(stream)
    except OverBudgetError:
        raise
    except (ReadError, zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError) as error:
        yield Failure(member.shown, str(error) or "a damaged member")
        return
    yield from read_blob(replace(member, data=data), options)


def read_tar(blob: Blob, options: SourceOptions) -> Iterator[RawDocument | Failure]:
    """Yield the documents of a tar archive, in the order in which they are stored."""
    with blob.open() as file:
        size = file.seek(0, 2)
        file.seek(0)
        budget = blob.budget or Budget(options, size)
        yield from _read_tar(blob, file, budget, options)


def read_compressed(blob: Blob, options: SourceOptions) -> Iterator[RawDocument | Failure]:
    """Yield what a gzip, bzip2 or xz file holds: a tar archive, or one file."""
    with blob.open() as file:
        size = file.seek(0, 2)
        file.seek(0)
        budget = blob.budget or Budget(options, size)
        try:
            with _unfold(file) as stream:
                is_tar = stream.read(512)[257:262] == b"ustar"
            file.seek(0)
            with _unfold(file) as stream:
                if is_tar:
                    yield from _read_tar(blob, stream, budget, options)
                    return
                data = budget.read(stream)
        except (EOFError, lzma.LZMAError, zlib.error) as error:
            raise ReadError(f"a damaged compressed file ({error})") from error
    from zzcorpus.sources.read import read_blob

    inner = replace(blob, data=data, path=None, shown=blob.shown.rsplit(".", 1)[0], depth=blob.depth + 1, budget=budget)
    if inner.depth > options.max_nesting:
        raise ReadError(f"compressed more than {options.max_nesting} times; unpack it first")
    yield from read_blob(inner, options)


def _unfold(file: IO[bytes]) -> IO[bytes]:
    magic = file.read(3)
    file.seek(0)
    if magic.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file))
    return cast("IO[bytes]", bz2.BZ2File(file) if magic == b"BZh" else lzma.LZMAFile(file))


def _read_tar(blob: Blob, stream: IO[bytes], budget: Budget, options: SourceOptions) -> Iterator[RawDocument | Failure]:
    taken: set[str] = set()
    try:
        # Names that are not UTF-8 keep their bytes as surrogates, from which the real encoding is found.
        counted = cast("IO[bytes]", CountedReader(stream, budget))
        with tarfile.open(fileobj=counted, mode="r|", encoding="utf-8", errors="surrogateescape") as archive:
            for number, info in enumerate(archive):
                if number >= options.max_members:
                    raise OverBudgetError(f"more than {options.max_members} members; split it, or raise the limit")
                name = tar_name(info.name)
                if info.isdir() or not _is_document(name, options):
                    continue
                document = free_id(document_id(name), suffix_of(name), taken)
                member = _member(blob, name, document, {}, budget)
                if not info.isreg():
                    yield Failure(member.shown, _LINK_REASON if info.islnk() or info.issym() else "not a regular file")
                    continue
                yield from _read_tar_member(member, archive, info, options)
    except tarfile.TarError as error:
        raise ReadError(f"a damaged tar archive ({error})") from error


def _read_tar_member(
    member: Blob, archive: tarfile.TarFile, info: tarfile.TarInfo, options: SourceOptions
) -> Iterator[RawDocument | Failure]:
    """Yield what a member holds; its bytes are counted by the stream below."""
    from zzcorpus.sources.read import read_blob

    if reason := _member_problem(member, info.size, options):
        yield Failure(member.shown, reason)
        return
    content = archive.extractfile(info)
    data = content.read() if content is not None else b""
    yield from read_blob(replace(member, data=data), options)


def _member_problem(member: Blob, size: int, options: SourceOptions) -> str:
    if member.depth > options.max_nesting:
        return f"archives inside archives, more than {options.max_nesting} deep; unpack them first"
    if size > options.max_file_bytes:
        return f"larger than {options.max_file_bytes >> 20} MiB; split it, or raise the limit"
    return ""
