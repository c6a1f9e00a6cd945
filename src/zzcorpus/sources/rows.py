"""Tables with one document a row: csv, tsv, xlsx, xls, jsonl, json."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import contextmanager
from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING, Any

from zzcorpus.errors import ReadError
from zzcorpus.model import RawDocument, Repair
from zzcorpus.sources.blob import Blob, digest
from zzcorpus.sources.fields import meaning_of, stated_fields
from zzcorpus.sources.html import read_markup
from zzcorpus.sources.options import Failure, SourceOptions
from zzcorpus.sources.plain import damage, decode_text, tidy_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zzcorpus.sources.decode import Decoded

_MARKUP = re.compile(r"</(?:p|div|span|a|td|li|section|strong)>|<br\s{0,3}/?>|<p[ >]", re.IGNORECASE)
# Without a name to go by, the text is in the column whose cells are long, and far longer than any other's.
_LEAST_TEXT_CHARS = 50
_FAR_LONGER = 3
_LOOKED_AT = 50
_LONGEST_ID = 200


def read_csv(blob: Blob, options: SourceOptions) -> Iterator[RawDocument | Failure]:
    """Yield the documents of a table with separated values; the separator is the header's."""
    yield from _read_separated(blob, options, (",", ";", "\t", "|"))


def read_tsv(blob: Blob, options: SourceOptions) -> Iterator[RawDocument | Failure]:
    """Yield the documents of a table with tabs between its cells."""
    yield from _read_separated(blob, options, ("\t",))


def _read_separated(blob: Blob, options: SourceOptions, separators: Sequence[str]) -> Iterator[RawDocument | Failure]:
    decoded = decode_text(blob.read())
    text, repairs = tidy_lines(decoded.text)
    first_line = text.split("\n", 1)[0]
    separator = max(separators, key=lambda mark: (first_line.count(mark), -separators.index(mark)))
    with _long_cells(options.max_row_bytes):
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        except csv.Error as error:
            raise ReadError(f"not a table with separated values: {error}") from error
    yield from _from_rows(blob, rows, options, decoded, repairs)


@contextmanager
def _long_cells(limit: int) -> Iterator[None]:
    """Let cells be longer than the csv module's 128 KiB, and put its limit back."""
    before = csv.field_size_limit(limit)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _from_rows(
    blob: Blob,
    rows: list[list[str]],
    options: SourceOptions,
    decoded: Decoded | None = None,
    repairs: tuple[Repair, ...] = (),
) -> Iterator[RawDocument | Failure]:
    """Yield a document for each row below the header."""
    header, *body = rows or [[]]
    names = [name.strip().lstrip("\ufeff") for name in header]
    if len(body) > options.max_rows:
        raise ReadError(f"more than {options.max_rows} rows; split it, or raise the limit")
    at = _text_column(names, body, options)
    table = _Table(blob, options, decoded, repairs)
    for number, row in enumerate(body, 1):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
            yield Failure(table.place(number), f"the row has {len(row)} cells, the header {len(names)}")
            continue
        pairs = [(name, cell) for i, (name, cell) in enumerate(zip(names, row, strict=False)) if i != at]
        yield from table.document(number, row[at] if at < len(row) else "", pairs)


def _text_column(names: Sequence[str], body: Sequence[Sequence[str]], options: SourceOptions) -> int:
    """Return which column holds the text; raises ReadError where none does."""
    wanted = options.text_column or options.columns.get("text", "")
    if wanted:
        if wanted in names:
            return names.index(wanted)
        raise ReadError(f"no column {wanted}; its columns are {', '.join(names)}")
    named = [i for i, name in enumerate(names) if meaning_of(name) == "text"]
    if named:
        return named[0]
    lengths = [
        (fmean(len(row[i]) if i < len(row) else 0 for row in body[:_LOOKED_AT]) if body else 0.0, -i)
        for i in range(len(names))
    ]
    ranked = sorted(lengths, reverse=True)
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    if ranked and ranked[0][0] >= _LEAST_TEXT_CHARS and ranked[0][0] >= _FAR_LONGER * second:
        return -ranked[0][1]
    raise ReadError(f"no column of texts; name it with --text-column (its columns are {', '.join(names) or 'none'})")


class _Table:
    """Makes the rows of one table into documents with unique ids."""

    def __init__(
        self, blob: Blob, options: SourceOptions, decoded: Decoded | None, repairs: tuple[Repair, ...]
    ) -> None:
        self._blob = blob
        self._options = options
        self._encoding = decoded.encoding if decoded else ""
        damages, self._warnings = damage(decoded) if decoded else ((), ())
        self._repairs = damages + repairs
        self._taken: set[str] = set()

    def place(self, number: int) -> str:
        return f"{self._blob.shown}, row {number}"

    def document(self, number: int, cell: str, pairs: Sequence[tuple[str, str]]) -> Iterator[RawDocument | Failure]:
        """Yield a row's document, or the Failure that says why it has none."""
        fields = stated_fields(pairs, self._options.columns)
        text, repairs = tidy_lines(cell)
        if not text.strip():
            yield Failure(self.place(number), "the row's text is empty")
            return
        document = RawDocument(
            document=self._id(number, fields),
            path=self.place(number),
            text=text,
            sha256=digest(json.dumps([text, fields], ensure_ascii=False, sort_keys=True).encode()),
            format=self._blob.suffix.lstrip(".") or "rows",
            encoding=self._encoding,
            stated={**fields, **self._blob.stated},
            # Damaged bytes are counted for the file; its rows share the count, so only the text's own are given.
            repairs=repairs + (self._repairs if "\ufffd" in text else ()),
            warnings=self._warnings if "\ufffd" in text else (),
        )
        yield self._unmarked(document) if _MARKUP.search(text) else document

    def _unmarked(self, document: RawDocument) -> RawDocument:
        """Return a document whose cell holds HTML, as scrapers leave it, without the markup."""
        page = read_markup(document.text, self._blob, document.sha256, document.format)
        return replace(
            document,
            text=page.text,
            hinted=page.hinted,
            removed=page.removed,
            warnings=document.warnings + page.warnings,
        )

    def _id(self, number: int, fields: Mapping[str, str]) -> str:
        own = fields.get("document", "") if self._options.row_ids else ""
        name = re.sub(r"[\s/\\]+", "_", own)[:_LONGEST_ID] if own else f"{number:04}"
        document = f"{self._blob.document}/{name}"
        if document in self._taken:
            document = f"{document}~{number}"
        self._taken.add(document)
        return document


def read_workbook(blob: Blob, options: SourceOptions) -> Iterator[RawDocument | Failure]:
    """Yield the documents of each sheet of an Excel workbook; a sheet without a text column is a Failure."""
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(blob.read()))
    except python_calamine.CalamineError as error:
        raise ReadError(f"a damaged or locked workbook ({error})") from error
    filled = []
    for name in workbook.sheet_names:
        rows = [[_cell_text(cell) for cell in row] for row in workbook.get_sheet_by_name(name).to_python()]
        rows = [row for row in rows if any(cell.strip() for cell in row)]
        if rows:
            filled.append((name, rows))
    for name, rows in filled:
        sheet = blob if len(filled) == 1 else replace(blob, document=f"{blob.document}/{name}")
        try:
            yield from _from_rows(sheet, rows, options)
        except ReadError as error:
            yield Failure(f"{blob.shown}, sheet {name}", str(error))


def _cell_text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


def read_jsonl(blob: Blob, options: SourceOptions) -> Iterator[RawDocument | Failure]:
    """Yield the documents of JSON Lines, or of a JSON array of objects."""
    decoded = decode_text(blob.read())
    text = decoded.text.lstrip("\ufeff")
    if text.lstrip().startswith("["):
        records: Iterator[tuple[int, Any]] = iter(enumerate(_array(text), 1))
    else:
        records = ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    table = _Table(blob, options, decoded, ())
    column = ""
    for count, (number, item) in enumerate(records, 1):
        if count > options.max_rows:
            raise ReadError(f"more than {options.max_rows} rows; split it, or raise the limit")
        try:
            record = _record(item, options)
        except (ValueError, RecursionError) as error:
            yield Failure(table.place(number), f"not a JSON object ({error})")
            continue
        names = list(record)
        if column not in record:
            column = names[_text_column(names, [list(record.values())], options)]
        pairs = [(name, value) for name, value in record.items() if name != column]
        yield from table.document(number, record[column], pairs)


def _array(text: str) -> list[Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not a JSON array of objects ({error})") from error
    return found if isinstance(found, list) else [found]


def _record(item: Any, options: SourceOptions) -> dict[str, str]:
    """Return a record's fields as text; raises ValueError where it is none."""
    if isinstance(item, str):
        if len(item) > options.max_row_bytes:
            raise ValueError(f"longer than {options.max_row_bytes >> 20} MiB")
        item = json.loads(item)
    if not isinstance(item, dict):
        raise ValueError("an object in braces is expected")  # noqa: TRY004 - one kind of error for what JSON may hold
    return {str(name): _json_text(value) for name, value in item.items()}


def _json_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "、".join(value)
    return json.dumps(value, ensure_ascii=False)
