"""What the report is made of, and how its sections take rows and columns from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from zzcorpus.tables import Table

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable


class Say(Protocol):
    """Gives the words of the page in the reader's language, with values filled in."""

    def __call__(self, key: str, **values: Any) -> str: ...


@dataclass(frozen=True, slots=True)
class ReportData:
    """The tables that the report is made of, as the commands of the same names give them, uncut.

    ``mentions`` is ``slogans --mentions``; ``compared`` names the two sides of ``comparison``.
    """

    documents: Table
    slogans: Table
    claims: Table
    mentions: Table | None = None
    keywords: Table | None = None
    phrases: Table | None = None
    trend: Table | None = None
    comparison: Table | None = None
    compared: tuple[str, str] = ("A", "B")


def column(table: Table, name: str) -> list[Any]:
    index = [column.name for column in table.columns].index(name)
    return [row[index] for row in table.rows]


def has_column(table: Table, name: str) -> bool:
    return any(column.name == name for column in table.columns)


def pick(table: Table, names: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> Table:
    """Return the named columns of ``rows``, without those that the table has not and those all empty."""
    chosen = list(rows)
    places = {column.name: index for index, column in enumerate(table.columns)}
    known = [places[name] for name in names if name in places]
    kept = [i for i in known if any(row[i] not in (None, "", ()) for row in chosen)]
    return Table(tuple(table.columns[i] for i in kept), [tuple(row[i] for i in kept) for row in chosen])


def first_rows(table: Table, count: int) -> list[tuple[Any, ...]]:
    return [row for row, _ in zip(table.rows, range(count), strict=False)]


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def cut_title(say: Say, key: str, shown: int, total: int) -> str:
    """Return the title of a chart, which says so where it shows only some of what there is."""
    title = say(key)
    return f"{title} ({say('of_total', shown=shown, total=total)})" if shown < total else title
