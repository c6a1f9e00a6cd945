"""metadata.csv: what the user states of the files of a folder."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from zzcorpus.errors import ReadError
from zzcorpus.sources.fields import meaning_of, stated_fields
from zzcorpus.sources.plain import decode_text

if TYPE_CHECKING:
    from collections.abc import Mapping

SIDECAR_NAME = "metadata.csv"


def read_sidecar(data: bytes) -> dict[str, Mapping[str, str]]:
    """Return the metadata of each path named in a metadata.csv.

    One column holds the path below the folder of the file, with or without its suffix; the others are
    ``title``, ``place``, ``published``, ``source``, ``year`` or any name of the user's. Raises ReadError where
    there is no such column, or the bytes are no text.
    """
    text = decode_text(data).text.lstrip("\ufeff")
    delimiter = "\t" if "\t" in text.split("\n", 1)[0] else ","
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ReadError(f"metadata.csv is not valid CSV: {error}") from error
    header, *body = rows or [[]]
    names = [name.strip() for name in header]
    at = next((i for i, name in enumerate(names) if meaning_of(name) == "path"), None)
    if at is None:
        raise ReadError(f"no column names the files; add a column path (columns found: {', '.join(names)})")
    stated: dict[str, Mapping[str, str]] = {}
    for row in body:
        if len(row) > at and row[at].strip():
            path = row[at].strip().replace("\\", "/").removeprefix("./")
            pairs = [(name, cell) for i, (name, cell) in enumerate(zip(names, row, strict=False)) if i != at]
            stated[path] = stated_fields(pairs)
    return stated
