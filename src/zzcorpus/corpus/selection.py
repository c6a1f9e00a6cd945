"""What users type to narrow a corpus: a place, a year, a document id, or ``field:value``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zzcorpus.errors import SelectionError
from zzcorpus.places import Place, is_inside, match_selector, parent_of, place_by_name, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

# Four digits are a year from 1900 to 2099: 8337 and 4421 are slogans.
_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:-((?:19|20)[0-9]{2}))?")
_MOST_LISTED = 12


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
    return bool(_YEAR.fullmatch(text))


def select_documents(heads: Sequence[DocumentHead], selectors: Sequence[str]) -> Selection:
    """Return the documents that match: alternatives within a field, conditions across fields.

    A selector may join several with a comma, ``tianjin,2023``. Raises SelectionError where one of them, or
    all together, match nothing, or where a place name means more than one place of the corpus.
    """
    tests: dict[str, list[Callable[[DocumentHead], bool]]] = {}
    parts = [part.strip() for selector in selectors for part in selector.split(",") if part.strip()]
    for part in parts:
        name, test = _read_selector(part, heads)
        tests.setdefault(name, []).append(test)
    chosen = [head.document for head in heads if all(any(test(head) for test in group) for group in tests.values())]
    label = ", ".join(parts) or "all documents"
    if not chosen:
        raise SelectionError(f"No document matches {label}: each part matches some, but none matches all.")
    return Selection(tuple(chosen), label)


def _read_selector(part: str, heads: Sequence[DocumentHead]) -> tuple[str, Callable[[DocumentHead], bool]]:
    if match := _YEAR.fullmatch(part):
        return "year", _year_test(int(match[1]), int(match[2] or match[1]), part, heads)
    if any(head.document == part for head in heads):
        return "document", lambda head: head.document == part
    name, colon, value = part.replace("：", ":").partition(":")
    if colon:
        return _read_field(name.strip().lower(), value.strip(), heads)
    return "place", _place_test(part, heads)


def _read_field(name: str, value: str, heads: Sequence[DocumentHead]) -> tuple[str, Callable[[DocumentHead], bool]]:
    if name == "place":
        return "place", _place_test(value, heads)
    if name == "year" and (match := _YEAR.fullmatch(value)):
        return "year", _year_test(int(match[1]), int(match[2] or match[1]), value, heads)
    known = sorted({field for head in heads for field in head.fields})
    if name not in known:
        raise SelectionError(f"{name}:{value}: there is no field {name!r}. Fields: {', '.join(known)}.")
    values = {head.fields.get(name, "") for head in heads}
    if value not in values:
        raise SelectionError(f"{name}:{value} matches nothing. Values of {name}: {_listed(values)}")
    return name, lambda head: head.fields.get(name, "") == value


def _year_test(first: int, last: int, part: str, heads: Sequence[DocumentHead]) -> Callable[[DocumentHead], bool]:
    def test(head: DocumentHead) -> bool:
        return head.year is not None and first <= head.year <= last

    if not any(map(test, heads)):
        years = {str(head.year) for head in heads if head.year is not None}
        raise SelectionError(f"{part}: no document was written then. Years: {_listed(years)}")
    return test


def _place_test(part: str, heads: Sequence[DocumentHead]) -> Callable[[DocumentHead], bool]:
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
    hint = f" Near it: {', '.join(near)}." if near else ""
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
