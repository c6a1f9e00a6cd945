"""Word documents (docx): the XML is walked in reading order, so that nothing in a box or a note is missed.

Kept: paragraphs with the numbers that Word shows before them, tables (a row a line, tabs between cells), text boxes
after the paragraph that anchors them, notes at the end. Put aside: headers and footers, tables of contents, page
numbers, hidden and deleted text, comments. Field codes and descriptions of pictures are no text.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from zzcorpus.errors import ReadError
from zzcorpus.model import RawDocument, Removal
from zzcorpus.sources.blob import Blob, digest
from zzcorpus.sources.docxnumbers import Numbering
from zzcorpus.sources.docxwalk import W, Walk, styles_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from zzcorpus.sources.budget import Budget

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_TITLE_STYLES = frozenset({"title", "标题", "文档标题"})
_TITLE_LINES = 20
# The red letterhead of an organ (中共天津市委文件) is larger than the title below it.
_LETTERHEAD_END = "文件"
# In half points; body text of official documents is set in 16 points (三号) at most, their titles in 18 to 22.
_LEAST_TITLE_SIZE = 30
_LONGEST_TITLE = 100


def read_docx(blob: Blob, archive: zipfile.ZipFile, budget: Budget) -> RawDocument:
    """Return the document of an open docx package; raises ReadError where it is damaged or empty."""
    package = _Package(archive, budget)
    document = package.part("word/document.xml")
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise ReadError("a damaged Word document: it has no body")
    styles = styles_of(package.part("word/styles.xml"))
    walk = Walk(styles, Numbering.read(package.part("word/numbering.xml")))
    walk.body(body)
    lines = [paragraph.text for paragraph in walk.paragraphs]
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        lines.extend(_notes(package.part(part), walk))
    text = "\n".join(line for line in lines if line.strip())
    if not text.strip():
        raise ReadError("the document holds no text (pictures of text need optical character recognition)")
    return RawDocument(
        document=blob.document,
        path=blob.shown,
        text=text,
        sha256=digest(blob.read()),
        format="docx",
        stated=dict(blob.stated),
        hinted=_hints(walk, package.part("docProps/core.xml"), text),
        removed=(*walk.removed, *_other_parts(package, walk)),
    )


class _Package:
    """The XML parts of an open package, each parsed once the budget allows its size."""

    def __init__(self, archive: zipfile.ZipFile, budget: Budget) -> None:
        self._archive = archive
        self._budget = budget
        self.names = archive.namelist()

    def part(self, name: str) -> Element | None:
        """Return the root of a part, or None where there is none; raises ReadError where it is unsafe or damaged."""
        from xml.etree.ElementTree import ParseError

        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import fromstring

        if name not in self.names:
            return None
        try:
            with self._archive.open(name) as stream:
                root: Element = fromstring(self._budget.read(stream), forbid_dtd=True)
        except DefusedXmlException as error:
            raise ReadError("it declares XML entities, which no Word document does; refused as unsafe") from error
        except (ParseError, zipfile.BadZipFile, EOFError) as error:
            raise ReadError(f"a damaged Word document ({name}: {error})") from error
        return root


def _notes(part: Element | None, walk: Walk) -> Iterator[str]:
    """Yield the text of each foot- or endnote; the first two are the lines that separate notes from text."""
    for note in part if part is not None else ():
        if note.get(f"{W}type") in {None, "normal"}:
            text = walk.apart(note)
            if text:
                yield text


def _other_parts(package: _Package, walk: Walk) -> Iterator[Removal]:
    for name in sorted(package.names):
        for start, rule in (("word/header", "header"), ("word/footer", "footer"), ("word/comments.", "comment")):
            if name.startswith(start) and name.endswith(".xml") and (part := package.part(name)) is not None:
                text = walk.apart(part)
                if text:
                    yield Removal(rule, text)


def _hints(walk: Walk, core: Element | None, text: str) -> dict[str, str]:
    """Return the title: by its style, by the document's properties where the text bears them out, or by its size."""
    styled = [p.text.strip() for p in walk.paragraphs if p.style.lower() in _TITLE_STYLES and p.text.strip()]
    stated = (core.findtext(f".//{_TITLE}") or "").strip() if core is not None else ""
    if styled:
        title = styled[0]
    elif stated and "".join(stated.split()) in "".join(text.split()):
        title = stated
    else:
        title = _largest(walk)
    return {"title": title} if title else {}


def _largest(walk: Walk) -> str:
    """Return the centred lines in the largest type near the top, joined, or an empty string."""
    top = [p for p in walk.paragraphs if p.text.strip() and not p.text.strip().endswith(_LETTERHEAD_END)]
    top = top[:_TITLE_LINES]
    sizes = [p.size for p in top if p.centred and len(p.text) <= _LONGEST_TITLE]
    if not sizes or max(sizes) < _LEAST_TITLE_SIZE:
        return ""
    largest = max(sizes)
    first = next(i for i, p in enumerate(top) if p.centred and p.size == largest)
    lines = []
    for paragraph in top[first:]:
        if not (paragraph.centred and paragraph.size == largest):
            break
        lines.append(paragraph.text.strip())
    title = "".join(lines)
    return title if len(title) <= _LONGEST_TITLE else ""
