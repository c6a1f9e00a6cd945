"""What users type to narrow a corpus: a place, a year, a document id, or ``field:value``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from zzcorpus.errors import SelectionError
from zzcorpus.places import Place, is_inside, match_selector, parent_of, place_by_name, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from typing import TypeAlias

    _Test: TypeAlias = "Callable[[DocumentHead], bool]"

# Four digits are a year from 1900 to 2099: 8337 and 4421 are slogans. A span is written 2019-2024; people also write
# 2019–2024, 2019..2024 or 2019年至2024年.
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年?(?:(?:[-–—－~～至到]|—{2}|\.{2,3}|…)((?:19|20)[0-9]{2})年?)?")
_MOST_LISTED = 12
_MOST_NEAR = 5


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """What a selector can ask of a document; ``fields`` holds every flat column and stated metadata."""

    document: str
    place: str
    place_path: tuple[str, ...]
    year: int | None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Selection:
    """The documents that selectors leave, in order, and the selectors in words."""

    documents: tuple[str, ...]
    label: str


def is_year(text: str) -> bool:
    """Say whether a selector is a year, or a span of years as in 2015-2020."""
    return read_years(text) is not None


def read_years(text: str) -> tuple[int, int] | None:
    """Return the first and last year of a selector that is a year or a span of years, else None."""
    match = _YEAR.fullmatch(text)
    return (int(match[1]), int(match[2] or match[1])) if match else None


def select_documents(heads: Sequence[DocumentHead], selectors: Sequence[str]) -> Selection:
    """Return the documents that match: alternatives within a field, conditions across fields.

    A selector may join several with a comma, ``tianjin,2023``. Raises SelectionError where one of them, or
    all together, match nothing, or where a place name means more than one place of the corpus.
    """
    tests: dict[str, list[_Test]] = {}
    parts = [part for selector in selectors for part in _parts(selector, heads)]
    for part in parts:
        name, test = _read_selector(part, heads)
        tests.setdefault(name, []).append(test)
    chosen = [head.document for head in heads if _passes(head, tests.values())]
    label = ", ".join(parts) or "all documents"
    if not chosen:
        raise SelectionError(_no_document(label, tests, heads))
    return Selection(tuple(chosen), label)


def _parts(selector: str, heads: Sequence[DocumentHead]) -> list[str]:
    if any(head.document == selector for head in heads):
        return [selector]  # a comma in it is part of its name
    parts = [part.strip() for part in re.split("[,，]", selector)]
    if not any(parts):
        # An unset variable of a script must not turn into a question about everything.
        raise SelectionError("A selector is empty. Leave it out for all documents, or name a place, year or document.")
    return [part for part in parts if part]


def _passes(head: DocumentHead, groups: Iterable[Sequence[_Test]]) -> bool:
    return all(any(test(head) for test in group) for group in groups)


def _no_document(label: str, tests: Mapping[str, Sequence[_Test]], heads: Sequence[DocumentHead]) -> str:
    """Say what would match: what each field could be, were the conditions on the other fields kept."""
    lines = [f"No document matches {label}: each part matches some, but none matches all."]
    for name in tests:
        others = [group for field, group in tests.items() if field != name]
        values = {_value(head, name) for head in heads if _passes(head, others)}
        if any(values):
            lines.append(f"  With the other parts as they are, {name} may be: {_listed(values)}")
    return "\n".join(lines)


def _value(head: DocumentHead, name: str) -> str:
    if name == "place":
        return _with_latin(head.place) if head.place else ""
    return str(head.year or "") if name == "year" else head.fields.get(name, "")


def _read_selector(part: str, heads: Sequence[DocumentHead]) -> tuple[str, _Test]:
    if years := read_years(part):
        return "year", _year_test(*years, part, heads)
    # Ids and nested places are written with "/"; who types "\\" comes from Windows.
    named = part.replace("\\", "/")
    if any(head.document == named for head in heads):
        return "document", lambda head: head.document == named
    name, colon, value = part.replace("：", ":").partition(":")
    if colon:
        return _read_field(name.strip().lower(), value.strip(), heads)
    return "place", _place_test(named, heads)


def _read_field(name: str, value: str, heads: Sequence[DocumentHead]) -> tuple[str, _Test]:
    if name == "place":
        return "place", _place_test(value, heads)
    if name == "year" and (years := read_years(value)):
        return "year", _year_test(*years, value, heads)
    known = sorted({field for head in heads for field in head.fields})
    if name not in known:
        fields = ", ".join(sorted({*known, "place", "year"}))
        raise SelectionError(f"{name}:{value}: there is no field {name!r}. Fields: {fields}.")
    values = {head.fields.get(name, "") for head in heads}
    if value not in values:
        raise SelectionError(f"{name}:{value} matches nothing. Values of {name}: {_listed(values)}")
    return name, lambda head: head.fields.get(name, "") == value


def _year_test(first: int, last: int, part: str, heads: Sequence[DocumentHead]) -> _Test:
    def test(head: DocumentHead) -> bool:
        return head.year is not None and first <= head.year <= last

    if first > last:
        raise SelectionError(f"{part}: the first year is after the last. Write {last}-{first}.")
    if not any(map(test, heads)):
        years = {str(head.year) for head in heads if head.year is not None}
        raise SelectionError(f"{part}: no document was written then. Years: {_listed(years)}")
    return test


def _place_test(part: str, heads: Sequence[DocumentHead]) -> _Test:
    candidates = match_selector(part)
    present = [p for p in candidates if any(is_inside(head.place_path, p) for head in heads)]
    if candidates and candidates[0].level in ("national", "province"):
        # 河北 and "hebei" mean the province; a district of that name inside Tianjin is named by its path.
        present, others = [p for p in present if p == candidates[0]], present
    else:
        others = []
    if len(present) == 1:
        place = present[0]
        return lambda head: is_inside(head.place_path, place)
    if present:
        raise SelectionError(f"{part} means more than one place here. Name one of: {_named(present)}")
    raise SelectionError(_no_place(part, candidates, others, heads))


def _no_place(part: str, candidates: Sequence[Place], others: Sequence[Place], heads: Sequence[DocumentHead]) -> str:
    places = {_with_latin(head.place) for head in heads if head.place}
    if others:
        return f"{part}: no document is about {candidates[0].name}. Did you mean {_named(others)}?"
    if candidates:
        return f"{part}: no document is about {candidates[0].name}. Places here: {_listed(places)}"
    documents = _listed({head.document for head in heads})
    near = [name for name in suggest(part) if name]
    near += sorted(head.document for head in heads if part.casefold() in head.document.casefold())[:_MOST_NEAR]
    hint = f" Near it: {', '.join(near)}." if near else ""
    if Path(part).exists():
        hint += f" To read the folder or file of that name, write -c {part}."
    return (
        f"{part!r} is no place, year or document of this corpus.{hint}\n"
        f"  Places: {_listed(places) or 'none known'}\n  Documents: {documents}"
    )


def _named(places: Sequence[Place]) -> str:
    return ", ".join(_with_latin(place.name) for place in places[:_MOST_LISTED])


def _with_latin(name: str) -> str:
    """Return a place's name with its Latin spelling, both of which select it: 天津市河北区 (tianjin/hebei)."""
    place = place_by_name(name)
    if place is None or not place.latin:
        return name
    latin = place.latin[0]
    parent = parent_of(place)
    if match_selector(latin)[0].name != name and parent is not None and parent.latin:
        latin = f"{parent.latin[0]}/{latin}"
    return f"{name} ({latin})"


def _listed(values: Collection[str]) -> str:
    shown = sorted(value for value in values if value)
    more = f", and {len(shown) - _MOST_LISTED} more" if len(shown) > _MOST_LISTED else ""
    return ", ".join(shown[:_MOST_LISTED]) + more
