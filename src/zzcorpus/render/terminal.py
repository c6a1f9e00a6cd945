"""table: columns that fit the terminal, with East Asian widths.

Numbers are never cut, nor are documents' ids, by which a reader finds the place. Other text that is cut ends in "…";
a column for which there is no room at all is named below the table. Nothing here is handed to a markup parser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from rich.cells import cell_len

from zzcorpus.render.cells import chunks, flat_column, is_text
from zzcorpus.render.figures import show_number
from zzcorpus.render.safety import safe_terminal
from zzcorpus.render.screen import terminal_width, use_color
from zzcorpus.render.vocabulary import cell_word, column_head, page_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zzcorpus.render.options import Language, RenderOptions
    from zzcorpus.tables import Column, Table

GAP = 2
# The context before a match stands next to the match, so it is flush right and loses its start.
_LEFT_CONTEXT = "left"
_MIN_WIDE = 16
_MIN_TEXT = 12
# A sentence that is to be read needs a third of the line, up to this; for it details make room.
_READABLE = 40
_ADDRESSES = frozenset({"document", "example_document", "earliest_document", "a_where", "b_where"})
_MOST_ADDRESS = 32
# What a row is about has to be told from the next row's.
_KEYS = frozenset({"slogan", "item", "phrase"})
_MIN_KEY = 24

# A sentence that is cut is cut to what stands round the words of its row that it is quoted for.
_QUOTED_FOR = {"sentence": ("surface", "slogan"), "example": ("slogan",)}
_BEFORE = 0.4  # the share of the room that what stands before them may take

# What a reader misses least on a narrow terminal, the least missed first: addresses and details that only
# make sense with the file, corrections of a statistic, then the statistic behind another one.
_DISPENSABLE = (
    ("p_adjusted", "conservative_log_ratio", "bic", "odds_ratio", "percent_difference", "weighted_log_odds"),
    ("log_ratio_low", "log_ratio_high"),
    ("p_value",),
    ("place_basis", "year_basis", "stated"),
    ("path",),
    ("script",),
    ("repairs",),
    ("place_path",),
    ("start", "end"),
    ("a_documents", "b_documents"),
    ("log_likelihood",),
    ("a_per_10k", "b_per_10k", "reference_per_10k"),
)

_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_RESET = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column that is shown: its place in the row, its heading's lines, its width in terminal cells."""

    index: int
    head: tuple[str, ...]
    width: int
    right: bool
    cut_start: bool


def render_terminal(table: Table, out: BinaryIO, options: RenderOptions) -> tuple[str, ...]:
    """Write ``table`` for a person. It reads the rows twice: once to measure, once to write."""
    color = use_color(out, options.color)
    natural = _measure(table, options)
    shown, hidden = _fit(table, natural, terminal_width(out, options.width), options.lang)
    out.writelines(_styled(line, _BOLD, color=color) for line in _head_lines(shown))
    out.write(_styled((" " * GAP).join("─" * column.width for column in shown), _DIM, color=color))
    for columns in chunks(table, options.limit):
        texts = [_shown_texts(table, columns, c, options.lang) for c in shown]
        lines = [_row_line(shown, row) for row in zip(*texts, strict=True)]
        out.write("".join(lines).encode("utf-8", "backslashreplace"))
    if hidden:
        out.write(_styled(_hidden_note(hidden, options.lang), _DIM, color=color))
    return ()


def _styled(line: str, style: str, *, color: bool) -> bytes:
    text = line.rstrip()
    return (f"{style}{text}{_RESET}\n" if color else text + "\n").encode()


def _hidden_note(hidden: list[str], lang: Language) -> str:
    words = page_word("hidden", lang)
    return words.format(columns=", ".join(hidden))


# Cells


def _column_texts(column: Column, cells: list[Any], lang: Language) -> list[str]:
    if not is_text(column):
        return [show_number(cell) for cell in cells]
    return [_one_line(cell_word(column.name, cell, lang)) if cell else "" for cell in flat_column(column, cells)]


def _shown_texts(table: Table, columns: list[list[Any]], shown: _Shown, lang: Language) -> list[str]:
    """Return the cells of a column that is shown, sentences that are too long cut to their point."""
    column = table.columns[shown.index]
    texts = _column_texts(column, columns[shown.index], lang)
    names = [other.name for other in table.columns]
    points = next((names.index(n) for n in _QUOTED_FOR.get(column.name, ()) if n in names), None)
    if points is None:
        return texts
    return [
        _excerpt(text, _one_line(point), shown.width) if point else text
        for text, point in zip(texts, flat_column(table.columns[points], columns[points]), strict=True)
    ]


def _excerpt(text: str, point: str, width: int) -> str:
    """Return ``text`` without so much of its start that ``point`` is within ``width`` terminal cells."""
    at = text.find(point)
    before = text[:at]
    if at < 0 or cell_len(before + point) < width:
        return text
    room = max(0, min(int(width * _BEFORE), width - cell_len(point) - GAP))
    while before and cell_len(before) > room:
        before = before[1:]
    return "…" + before + text[at:]


def _one_line(text: str) -> str:
    return safe_terminal(" ".join(text.split()) if "\n" in text or "\t" in text else text)


def _row_line(shown: list[_Shown], row: tuple[str, ...]) -> str:
    parts = [_fill(text, column) for column, text in zip(shown, row, strict=True)]
    return (" " * GAP).join(parts).rstrip() + "\n"


def _fill(text: str, column: _Shown) -> str:
    """Return ``text`` exactly as wide as its column."""
    room = column.width - cell_len(text)
    if room < 0:
        if column.cut_start:
            return _cut(text[::-1], column.width)[::-1]
        return _cut(text, column.width)
    return " " * room + text if column.right else text + " " * room


def _cut(text: str, width: int) -> str:
    """Return the start of ``text`` and "…", together exactly ``width`` terminal cells wide."""
    used = 0
    for index, character in enumerate(text):
        size = cell_len(character)
        if used + size > width - 1:
            return text[:index] + "…" + " " * (width - 1 - used)
        used += size
    return text


# Widths


def _measure(table: Table, options: RenderOptions) -> list[int]:
    """Return the width of each column's widest cell."""
    widest = [0] * len(table.columns)
    for columns in chunks(table, options.limit):
        for index, column in enumerate(table.columns):
            texts = set(_column_texts(column, columns[index], options.lang))
            widest[index] = max(widest[index], *map(cell_len, texts))
    return widest


def _fit(table: Table, natural: list[int], width: int | None, lang: Language) -> tuple[list[_Shown], list[str]]:
    """Return the columns with their widths, and the names of those for which there is no room."""
    heads = [safe_terminal(column_head(column.name, lang)) for column in table.columns]
    widths = [max(cells, cell_len(head)) for cells, head in zip(natural, heads, strict=True)]
    if width is None or _total(widths) <= width:
        return [_shown(table, i, (heads[i],), widths[i]) for i in range(len(heads))], []
    pieces = [_longest_piece(head) for head in heads]
    widths = [min(width, max(pair)) for pair in zip(natural, pieces, strict=True)]
    floors = [_floor(column, widths[i], pieces[i]) for i, column in enumerate(table.columns)]
    needs = _Needs(natural, floors, _readable(table, widths, floors, width))
    kept = _columns_with_room(table, needs, width)
    fitted = _shrink({i: widths[i] for i in kept}, needs, width, table)
    shown = [_shown(table, i, _head_in_lines(heads[i], fitted[i]), fitted[i]) for i in kept]
    return shown, [head for i, head in enumerate(heads) if i not in kept]


@dataclass(frozen=True, slots=True)
class _Needs:
    """What each column takes: its widest cell, the least it can be cut to, the least at which it can be read."""

    natural: list[int]
    floors: list[int]
    readable: list[int]


def _readable(table: Table, widths: list[int], floors: list[int], width: int) -> list[int]:
    enough = min(_READABLE, width // 3)
    return [
        min(widths[i], max(floors[i], enough)) if column.wide else floors[i] for i, column in enumerate(table.columns)
    ]


def _columns_with_room(table: Table, needs: _Needs, width: int) -> list[int]:
    """Return the columns that fit: without empty ones, details and dispensable ones, then from the left."""
    columns = table.columns
    kept = list(range(len(columns)))
    empty = [(column.name,) for column, cells in zip(columns, needs.natural, strict=True) if not cells]
    details = [(column.name,) for column in reversed(columns) if column.detail]
    for names in (*empty, *details, *_DISPENSABLE):
        if len(kept) == 1 or _total([needs.readable[i] for i in kept]) <= width:
            break
        kept = [i for i in kept if i == 0 or columns[i].name not in names]
    for index in range(len(columns) - 1, 0, -1):
        if _total([needs.floors[i] for i in kept]) <= width:
            break
        kept = [i for i in kept if i != index]
    return kept


def _shown(table: Table, index: int, head: tuple[str, ...], width: int) -> _Shown:
    column = table.columns[index]
    cut_start = column.name == _LEFT_CONTEXT
    return _Shown(index, head, width, right=cut_start or not is_text(column), cut_start=cut_start)


def _total(widths: list[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _floor(column: Column, width: int, head: int) -> int:
    if not is_text(column) or column.type == "date":
        return width
    if column.name in _ADDRESSES:
        return min(width, _MOST_ADDRESS)
    least = _MIN_KEY if column.name in _KEYS else _MIN_WIDE if column.wide else _MIN_TEXT
    return min(width, max(head, least))


def _shrink(widths: dict[int, int], needs: _Needs, width: int, table: Table) -> dict[int, int]:
    """Take the excess from the wide columns while they can be read, then from other text, then from what is left."""
    excess = _total(list(widths.values())) - width
    for wide, floors in ((True, needs.readable), (False, needs.floors), (True, needs.floors)):
        members = [i for i in widths if table.columns[i].wide is wide and is_text(table.columns[i])]
        while excess > 0:
            loose = [i for i in members if widths[i] > floors[i]]
            if not loose:
                break
            widest = max(loose, key=lambda i: (widths[i], i))
            widths[widest] -= 1
            excess -= 1
    return widths


# Headings


def _pieces(head: str) -> list[str]:
    parts = head.split("_")
    return [part + "_" for part in parts[:-1]] + parts[-1:]


def _longest_piece(head: str) -> int:
    return max(cell_len(piece) for piece in _pieces(head))


def _head_in_lines(head: str, width: int) -> tuple[str, ...]:
    """Break a name such as log_ratio_low after its underscores, where it is wider than its column."""
    lines = [""]
    for piece in _pieces(head):
        if lines[-1] and cell_len(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
    return tuple(lines)


def _head_lines(shown: list[_Shown]) -> Iterator[str]:
    height = max((len(column.head) for column in shown), default=0)
    for number in range(height):
        cells = []
        for column in shown:
            above = height - len(column.head)
            text = column.head[number - above] if number >= above else ""
            cells.append(_fill(text, column))
        yield (" " * GAP).join(cells)
