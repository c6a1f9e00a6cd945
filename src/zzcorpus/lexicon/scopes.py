"""What an abbreviation packs here and now: lists of members that hold in some years, places or contexts only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from zzcorpus.lexicon.formulas import load_formulas

if TYPE_CHECKING:
    from collections.abc import Collection

_TABLE = Path(__file__).parent / "data" / "member_scopes.tsv"


@dataclass(frozen=True, slots=True)
class MemberScope:
    """A list of members and where it holds.

    From ``first_year`` to ``last_year`` (None: open), in ``places`` and what lies within (empty: anywhere), in
    sentences that hold one of the words ``near`` (empty: any).
    """

    members: tuple[str, ...]
    first_year: int | None = None
    last_year: int | None = None
    places: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    def holds(self, sentence: str, year: int | None, place_path: Collection[str]) -> bool:
        """Tell whether the list holds in a sentence of a document of that year about that place."""
        if year is not None and not (self.first_year or year) <= year <= (self.last_year or year):
            return False
        if self.places and not any(place in place_path for place in self.places):
            return False
        return not self.near or any(word in sentence for word in self.near)


@lru_cache(maxsize=1)
def members_everywhere() -> dict[str, tuple[str, ...]]:
    """Return the members of the shipped formulas, by each of their forms."""
    return {form: formula.members for formula in load_formulas() for form in (formula.canonical, *formula.variants)}


@lru_cache(maxsize=1)
def load_scopes() -> dict[str, tuple[MemberScope, ...]]:
    """Return the lists of each abbreviation whose content varies, in the order in which they are tried."""
    everywhere = members_everywhere()
    scopes: dict[str, tuple[MemberScope, ...]] = {}
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    for line in lines[1:]:  # the first names the columns
        name, members, first, last, places, near = (cell.strip() for cell in line.split("\t"))
        scope = MemberScope(
            _cell_list(members) or everywhere[name],
            int(first) if first else None,
            int(last) if last else None,
            _cell_list(places),
            _cell_list(near),
        )
        scopes[name] = (*scopes.get(name, ()), scope)
    return scopes


def members_there(
    name: str, sentence: str, year: int | None = None, place_path: Collection[str] = ()
) -> tuple[str, ...] | None:
    """Return what ``name`` packs in that sentence, year and place, or None where its content does not vary.

    >>> members_there("四个全面", "", 2016)[0], members_there("四个全面", "", 2022)[0]
    ('全面建成小康社会', '全面建设社会主义现代化国家')
    >>> members_there("四个中心", "", 2019, ["济南市"]), members_there("四个意识", "")
    ((), None)
    """
    scopes = load_scopes().get(name)
    if scopes is None:
        return None
    return next((scope.members for scope in scopes if scope.holds(sentence, year, place_path)), ())


def _cell_list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
