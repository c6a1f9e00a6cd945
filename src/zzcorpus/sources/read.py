"""The door of the room: one input to its documents, whatever its format; what cannot be read is named."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from zzcorpus.errors import ReadError
from zzcorpus.sources.blob import Blob
from zzcorpus.sources.detect import detect_format
from zzcorpus.sources.garbling import garbled_warning
from zzcorpus.sources.options import DEFAULTS, Failure, Input, SourceOptions
from zzcorpus.sources.walk import OWNER_REASON, document_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from zzcorpus.model import RawDocument

    Reader: TypeAlias = Callable[[Blob, SourceOptions], Iterator[RawDocument | Failure]]

# Format to module and function: a reader, with the parser behind it, is imported when its first file comes.
_READERS = {
    "text": ("plain", "read_plain"),
    "html": ("html", "read_html"),
    "mhtml": ("mhtml", "read_mhtml"),
    "pdf": ("pdf", "read_pdf"),
    "ole": ("office", "read_ole"),
    "rtf": ("office", "read_rtf"),
    "csv": ("rows", "read_csv"),
    "tsv": ("rows", "read_tsv"),
    "jsonl": ("rows", "read_jsonl"),
    "zip": ("archives", "read_zip"),
    "tar": ("archives", "read_tar"),
    "gzip": ("archives", "read_compressed"),
    "bzip2": ("archives", "read_compressed"),
    "xz": ("archives", "read_compressed"),
}
_LONGEST_REASON = 300


def read_input(item: Input, options: SourceOptions = DEFAULTS) -> Iterator[RawDocument | Failure]:
    """Yield the documents of one input, in order, and a Failure for each thing in it that cannot be read.

    Never raises for what a file holds. An input that yields no document yields a Failure.
    """
    yield from read_blob(Blob(item.document, item.shown, path=item.path, stated=item.stated, top=item.top), options)


def read_bytes(data: bytes, name: str = "-", options: SourceOptions = DEFAULTS) -> Iterator[RawDocument | Failure]:
    """Yield the documents of bytes that are no file, for example standard input (``name`` is ``-`` then)."""
    document = "stdin" if name in {"", "-"} else document_id(name.rsplit("/", 1)[-1])
    yield from read_blob(Blob(document, name or "-", data=data, top=True), options)


def read_blob(blob: Blob, options: SourceOptions) -> Iterator[RawDocument | Failure]:
    """Yield what a blob holds; the archives come back through here for their members."""
    count = 0
    try:
        reader = _reader_for(blob, options)
        for result in reader(blob, options):
            count += 1
            yield result if isinstance(result, Failure) else _judged(result)
    except ReadError as error:
        yield Failure(blob.shown, str(error))
    except OSError as error:
        yield Failure(blob.shown, f"cannot be read: {error.strerror or error}")
    except MemoryError:
        yield Failure(blob.shown, "needs more memory than there is")
    except Exception as error:  # noqa: BLE001 - a parser may raise anything for a bad file; the run goes on
        detail = " ".join(str(error).split())[:_LONGEST_REASON]
        yield Failure(blob.shown, f"damaged, or not what it seems to be ({type(error).__name__}: {detail})")
    else:
        if not count:
            yield Failure(blob.shown, "holds no document")


def _judged(document: RawDocument) -> RawDocument:
    """Add a warning where the text is not readable Chinese."""
    warning = garbled_warning(document.text)
    if not warning or warning in document.warnings:
        return document
    return replace(document, warnings=(*document.warnings, warning))


def _reader_for(blob: Blob, options: SourceOptions) -> Reader:
    if blob.shown.rsplit("/", 1)[-1].startswith("~$"):
        raise ReadError(OWNER_REASON)
    name = detect_format(blob)
    size = blob.path.stat().st_size if blob.path else len(blob.data)
    limit = options.max_archive_bytes if name in {"zip", "tar"} else options.max_file_bytes
    if size > limit:
        raise ReadError(f"larger than {limit >> 20} MiB; split it, or raise the limit")
    module, function = _READERS[name]
    reader: Reader = getattr(import_module(f"zzcorpus.sources.{module}"), function)
    return reader
