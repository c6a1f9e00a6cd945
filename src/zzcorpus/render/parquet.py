"""parquet: declared types, written in batches."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from zzcorpus.render.cells import chunks

if TYPE_CHECKING:
    from zzcorpus.render.options import RenderOptions
    from zzcorpus.tables import Table

_BATCH_ROWS = 65_536
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def render_parquet(table: Table, out: BinaryIO, options: RenderOptions) -> tuple[str, ...]:
    """Write ``table`` with int64, float64, date32, string and list<string> columns."""
    types = {
        "text": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
        "bool": pa.bool_(),
    }
    schema = pa.schema([(column.name, types[column.type]) for column in table.columns])
    lost = [0] * len(table.columns)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for columns in chunks(table, options.limit, _BATCH_ROWS, empty_is_null=options.empty_is_null):
            arrays = []
            for index, cells in enumerate(columns):
                values = _values(table.columns[index].type, cells)
                if table.columns[index].type == "date":
                    lost[index] += sum(bool(c) and v is None for c, v in zip(cells, values, strict=True))
                arrays.append(_array(values, schema.field(index).type))
            writer.write_batch(pa.record_batch(arrays, schema=schema))
    return tuple(
        f"{table.columns[index].name}: {count} cells are no full date and were left empty"
        for index, count in enumerate(lost)
        if count
    )


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([_encodable(value) for value in values], kind)


def _values(kind: str, cells: list[Any]) -> list[Any]:
    return [_date(cell) for cell in cells] if kind == "date" else cells


def _date(cell: str | None) -> date | None:
    if not cell or not _ISO_DATE.fullmatch(cell):
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


def _encodable(value: Any) -> Any:
    """Spell out lone surrogates (from file names that are no valid UTF-8)."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, tuple):
        return tuple(_encodable(member) for member in value)
    return value
