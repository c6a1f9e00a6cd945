"""Binary office files, through an office program where one is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from zzcorpus.errors import ReadError
from zzcorpus.model import RawDocument
from zzcorpus.sources.blob import Blob, digest
from zzcorpus.sources.budget import Budget
from zzcorpus.sources.compound import CompoundFile
from zzcorpus.sources.decode import Decoded, text_problem
from zzcorpus.sources.docx import read_docx
from zzcorpus.sources.worddoc import STREAM, read_word_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zzcorpus.sources.options import Failure, SourceOptions

_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_SECONDS = 60
_NO_NUMBERS = (
    "read without an office program: numbers that Word puts before paragraphs by itself are missing; "
    "install LibreOffice or save as docx to have them"
)


def read_ole(blob: Blob, options: SourceOptions) -> Iterator[RawDocument | Failure]:
    """Yield the documents of a Word 97 file (.doc, .wps) or the rows of an Excel 97 sheet (.xls, .et).

    With LibreOffice a Word file is read as Word shows it. Without, its text is read here, and a warning says what is
    missing.
    """
    data = blob.read()
    file = CompoundFile(data)
    if "Workbook" in file or "Book" in file:
        from zzcorpus.sources.rows import read_workbook

        yield from read_workbook(blob, options)
    elif office_program():
        yield read_with_office(blob, options)
    elif STREAM in file:
        yield _read_word(blob, data, file)
    elif "PowerPoint Document" in file:
        raise ReadError("a presentation; save it as PDF or docx")
    else:
        yield read_with_office(blob, options)


def _read_word(blob: Blob, data: bytes, file: CompoundFile) -> RawDocument:
    word = read_word_text(file)
    if not word.text.strip():
        raise ReadError("the document holds no text")
    if problem := text_problem(Decoded(word.text, "")):
        raise ReadError(f"a damaged Word document ({problem})")
    return RawDocument(
        document=blob.document,
        path=blob.shown,
        text=word.text,
        sha256=digest(data),
        format=blob.suffix.lstrip(".") or "doc",
        stated=dict(blob.stated),
        removed=word.removed,
        warnings=(_NO_NUMBERS,),
    )


def read_rtf(blob: Blob, options: SourceOptions) -> Iterator[RawDocument]:
    """Yield the one document of an RTF file."""
    yield read_with_office(blob, options)


def office_program() -> str:
    """Return the path of LibreOffice's program, or an empty string."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), "")
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), "")


def read_with_office(blob: Blob, options: SourceOptions) -> RawDocument:
    """Return the document of a file that LibreOffice can turn into docx; raises ReadError where it cannot."""
    program = office_program()
    kind = blob.suffix or "an old office file"
    if not program:
        raise ReadError(
            f"a binary office file ({kind}); install LibreOffice (its program soffice is looked for), or save as docx"
        )
    data = blob.read()
    with tempfile.TemporaryDirectory(prefix="zzcorpus-") as folder:
        source = Path(folder) / f"input{blob.suffix if blob.suffix[1:].isalnum() else '.doc'}"
        source.write_bytes(data)
        _convert(program, source)
        converted = source.with_suffix(".docx")
        if not converted.is_file():
            raise ReadError(f"LibreOffice could not convert it ({kind}); save it as docx")
        packed = converted.read_bytes()
    inner = replace(blob, data=packed, path=None)
    with inner.open() as file, zipfile.ZipFile(file) as archive:
        document = read_docx(inner, archive, Budget(options, len(packed)))
    return replace(document, sha256=digest(data), format=blob.suffix.lstrip(".") or "doc")


def _convert(program: str, source: Path) -> None:
    # A profile of its own, since LibreOffice refuses a second instance on the user's profile.
    profile = (source.parent / "profile").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
        "--outdir",
        str(source.parent),
        str(source),
    ]
    try:
        subprocess.run(  # noqa: S603 - a program the user installed, on a file name of ours
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"LibreOffice did not convert it within {_SECONDS} s; save it as docx") from error
