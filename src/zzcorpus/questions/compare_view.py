"""A comparison laid out for reading: the same rows as `compare`, in a few tables that fit a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Record = dict[str, Any]

# How much of a sentence stands before and after what it is quoted for.
_BEFORE, _AFTER = 14, 22

_COUNTS = (Column("a_count", "int"), Column("b_count", "int"))


def view_compare(table: Table) -> list[Table]:
    """Return the sections of a comparison as titled tables with the columns that a reader looks at first."""
    names = [column.name for column in table.columns]
    records = [dict(zip(names, row, strict=True)) for row in table.rows]
    a, _, b = table.title.partition(" | ")
    views = [
        _summary(records, f"A: {a}   B: {b}"),
        _slogans(records, "Slogans of both sides", "both"),
        _slogans(records, f"Slogans of A only ({a})", "a"),
        _slogans(records, f"Slogans of B only ({b})", "b"),
        _figures(records, "Figures side by side", lambda r: r["side"] == "both"),
        _figures(records, f"Figures of A only ({a})", lambda r: r["side"] == "a"),
        _figures(records, f"Figures of B only ({b})", lambda r: r["side"] == "b"),
        _wordings(records, "Word for word in both", "phrases", lambda r: r["side"] == "both"),
        # That a city's reports name the city and its districts is no finding.
        _wordings(records, f"Terms A uses more ({a})", "keywords", lambda r: r["log_ratio"] > 0 and not _is_name(r)),
        _wordings(records, f"Terms B uses more ({b})", "keywords", lambda r: r["log_ratio"] < 0 and not _is_name(r)),
        _wordings(records, "Terms both use alike", "keywords", lambda r: "lockword" in r["note"]),
    ]
    return [view for view in views if view.rows]


def _pick(records: Sequence[Record], section: str, keep: Callable[[Record], bool]) -> list[Record]:
    return [record for record in records if record["section"] == section and keep(record)]


def _table(title: str, columns: Sequence[Column], records: Sequence[Record]) -> Table:
    return Table(tuple(columns), [tuple(r.get(c.name) for c in columns) for r in records], title)


def _quote(record: Record, side: str, item: str) -> None:
    """Part an example into the piece of the sentence around what it is quoted for, and its address."""
    sentence, _, address = (record[f"{side}_example"] or "").rpartition("[")
    sentence = sentence.rstrip()
    at = sentence.find(item)
    low, high = (0, len(sentence)) if at < 0 else (max(0, at - _BEFORE), at + len(item) + _AFTER)
    quoted = f"{'…' if low else ''}{sentence[low:high]}{'…' if high < len(sentence) else ''}"
    record[f"{side}_example"], record[f"{side}_where"] = quoted or None, address.removesuffix("]") or None


def _cited(side: str) -> list[Column]:
    return [Column(f"{side}_example", wide=True), Column(f"{side}_where")]


def _summary(records: Sequence[Record], title: str) -> Table:
    chosen = _pick(records, "summary", lambda _: True)
    # Years are names of years, not quantities: they are shown without digit groups or decimals.
    rows = [(r["item"], _plain(r["a_value"]), _plain(r["b_value"])) for r in chosen]
    places = next((r for r in chosen if r["item"] == "places"), None)
    if places:
        rows[-1] = ("places", places["a_example"], places["b_example"])
    return Table((Column("item"), Column("A"), Column("B")), rows, title)


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def _is_name(record: Record) -> bool:
    return "place name" in record["note"]


def _slogans(records: Sequence[Record], title: str, side: str) -> Table:
    chosen = _pick(records, "slogans", lambda r: r["side"] == side)
    chosen.sort(key=lambda r: (-(r["a_count"] + r["b_count"]), r["item"]))
    for r in chosen:
        r["kind"] = (r["note"] or "").partition(";")[0]
        for name in ("a", "b"):
            _quote(r, name, r["item"])
    cited = _cited("b" if side == "b" else "a")
    if side == "both":
        columns = [
            Column("item"),
            Column("kind"),
            *_COUNTS,
            Column("log_ratio", "float"),
            *cited,
        ]
    else:
        columns = [Column("item"), Column("kind"), Column(f"{side}_count", "int"), *cited]
    return _table(title, columns, chosen)


def _figures(records: Sequence[Record], title: str, keep: Callable[[Record], bool]) -> Table:
    """Lay out figures: of both sides in pairs, and behind these what else either side says of the same things."""
    both = keep({"side": "both"})
    paired = _pick(records, "claims", lambda r: r["side"] == "both")
    keys = {(r["item"], r["unit"]) for r in paired}
    alone = _pick(records, "claims", lambda r: r["side"] != "both" and ((r["item"], r["unit"]) in keys) == both)
    chosen = paired + alone if both else [r for r in alone if keep(r)]
    for r in chosen:
        r["year"] = _years(r["a_year"], r["b_year"])
        for name in ("a", "b"):
            _quote(r, name, r[f"{name}_surface"] or "")
    columns = [Column("item"), Column("year"), Column("note")]
    if both:
        columns += [
            Column("a_surface"),
            Column("b_surface"),
            Column("a_example", wide=True),
            Column("b_example", wide=True),
            Column("a_where", detail=True),
            Column("b_where", detail=True),
        ]
    else:
        side = "a" if keep({"side": "a"}) else "b"
        columns += [Column(f"{side}_surface"), *_cited(side)]
    return _table(title, columns, chosen)


def _years(a: int | None, b: int | None) -> str:
    """Return the year of both figures, or of each (2015/2020)."""
    return "/".join(dict.fromkeys(str(year) for year in (a, b) if year))


def _wordings(records: Sequence[Record], title: str, section: str, keep: Callable[[Record], bool]) -> Table:
    chosen = _pick(records, section, keep)
    columns = [
        Column("item", wide=section == "phrases"),
        *_COUNTS,
        Column("a_per_10k", "float"),
        Column("b_per_10k", "float"),
        Column("log_ratio", "float"),
        Column("log_likelihood", "float"),
    ]
    if section == "phrases":
        chosen.sort(key=lambda r: (-len(r["item"]), r["item"]))
        for r in chosen:
            for side in ("a", "b"):
                _quote(r, side, "")
        columns = [*columns[:3], Column("a_where"), Column("b_where")]
    return _table(title, columns, chosen)
