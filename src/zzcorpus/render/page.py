"""html: one table on a page of its own, nothing to load and nothing to run."""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 - NamedTuple reads it
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from zzcorpus.render.cells import chunks, flat_column, is_text
from zzcorpus.render.figures import show_number
from zzcorpus.render.safety import safe_xml
from zzcorpus.render.vocabulary import cell_word, column_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zzcorpus.render.options import Language, RenderOptions
    from zzcorpus.tables import Column, Table


_LARGE = 10_000


class PageCell(NamedTuple):
    """A cell as a page shows it.

    ``exact`` is what is shown rounded or shortened; ``parts`` are pieces of the text and whether they are marked;
    ``address`` is where the text stands, ``folded`` what unfolds below.
    """

    text: str
    exact: str = ""
    parts: Sequence[tuple[str, bool]] = ()
    address: str = ""
    folded: Any = None


def environment() -> Environment:
    """Return the template environment: everything is escaped, a missing value is an error."""
    return Environment(
        loader=PackageLoader("zzcorpus.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_page(table: Table, out: BinaryIO, options: RenderOptions) -> tuple[str, ...]:
    """Write ``table`` as a standalone HTML page, row by row."""
    template = environment().get_template("table.html")
    stream = template.stream(
        title=safe_xml(table.title) or "zzcorpus",
        lang=options.lang,
        heads=[
            {"text": column_head(c.name, options.lang), "number": not is_text(c), "wide": c.wide} for c in table.columns
        ],
        rows=_rows(table, options),
    )
    stream.enable_buffering(200)
    stream.dump(out, encoding="utf-8", errors="backslashreplace")
    return ()


def _rows(table: Table, options: RenderOptions) -> Iterator[list[PageCell]]:
    for columns in chunks(table, options.limit):
        shown = [page_cells(column, cells, options.lang) for column, cells in zip(table.columns, columns, strict=True)]
        yield from map(list, zip(*shown, strict=True))


def page_cells(column: Column, cells: list[Any], lang: Language) -> list[PageCell]:
    """Return the plain ``cells`` of a column as they are shown."""
    if not is_text(column):
        return [_number_cell(cell) for cell in cells]
    flat = flat_column(column, cells)
    return [PageCell(safe_xml(cell_word(column.name, cell, lang)) if cell else "") for cell in flat]


def _number_cell(cell: float | None) -> PageCell:
    if cell is None:
        return PageCell("")
    # Sums of money need their thousands set apart; offsets (int) and years (below ten thousand) do not.
    grouped = isinstance(cell, float) and abs(cell) >= _LARGE and cell == int(cell)
    text = f"{int(cell):,}" if grouped else show_number(cell)
    exact = repr(cell)
    return PageCell(text, exact if exact not in (text, text + ".0") else "")
