"""Plain text and Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.errors import ReadError
from zzcorpus.model import RawDocument, Repair
from zzcorpus.sources.blob import Blob, digest
from zzcorpus.sources.decode import Decoded, decode, text_problem
from zzcorpus.sources.markdown import unmark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zzcorpus.sources.options import SourceOptions

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".rmd", ".qmd"})
_LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
# The end of a page ends a line and stays at the head of the next, where cleaning tells page numbers by it.
_PAGE_ENDS = re.compile("\n?\x0c")
# One look for all of them: most texts hold neither.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def decode_text(data: bytes, label: str = "") -> Decoded:
    """Return the decoded text; raises ReadError where the bytes are no text."""
    decoded = decode(data, label)
    if problem := text_problem(decoded):
        raise ReadError(problem)
    return decoded


def tidy_lines(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Return the text with ``\\n`` as its only line end and without control characters, which are counted.

    A form feed stays where it heads a line.
    """
    text = text.lstrip("\ufeff")
    if not _ODD.search(text):
        return text, ()
    text = _PAGE_ENDS.sub("\n\x0c", _LINE_ENDS.sub("\n", text))
    if _CONTROLS.search(text):
        text, count = _CONTROLS.subn("", text)
        return text, (Repair("control_characters", count),)
    return text, ()


def damage(decoded: Decoded) -> tuple[tuple[Repair, ...], tuple[str, ...]]:
    """Return the record and the warning for bytes that could not be decoded; both empty where all could."""
    if not decoded.damaged:
        return (), ()
    places = "one place" if decoded.damaged == 1 else f"{decoded.damaged} places"
    warning = f"{places} could not be decoded as {decoded.encoding}; each is marked with U+FFFD"
    return (Repair("undecodable_bytes", decoded.damaged),), (warning,)


def read_plain(blob: Blob, options: SourceOptions) -> Iterator[RawDocument]:  # noqa: ARG001 - one signature for all
    """Yield the one document of a text or Markdown file; raises ReadError where it is no text."""
    data = blob.read()
    decoded = decode_text(data)
    text, control_repairs = tidy_lines(decoded.text)
    markdown = blob.suffix in MARKDOWN_SUFFIXES
    unmarked = unmark(text, markdown=markdown)
    if not unmarked.text.strip():
        raise ReadError("the file holds no text beside its front matter")
    damage_repairs, warnings = damage(decoded)
    yield RawDocument(
        document=blob.document,
        path=blob.shown,
        text=unmarked.text,
        sha256=digest(data),
        format="markdown" if markdown else "text",
        encoding=decoded.encoding,
        stated={**unmarked.stated, **blob.stated},
        repairs=damage_repairs + control_repairs + unmarked.repairs,
        removed=unmarked.removed,
        warnings=warnings,
    )
