"""Members of each mention, held against its sentence, its document, the year and the place.

An abbreviation changes its content: what the document says of it goes before what the lexicon knows.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zzcorpus.extract.slogans.candidates import fold_brackets, fold_marks
from zzcorpus.extract.slogans.members import definition, find_members
from zzcorpus.extract.slogans.numerals import packed_number
from zzcorpus.lexicon.formulas import load_formulas
from zzcorpus.lexicon.scopes import load_scopes, members_everywhere, members_there

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from zzcorpus.model import Slogan

_PARTS = re.compile("[、，；]|(?<=[\u3400-\u9fff])(?:和|与|及|以及)(?=[\u3400-\u9fff])")
_LEVELS = re.compile("[十百千万]")
_PIECE = 2


class _Use(NamedTuple):
    """How a sentence uses a name, and what the lexicon says of it there."""

    name: str
    surface: str
    sentence: str
    members: tuple[str, ...]


class _Sense(NamedTuple):
    """What a definition gives a name, and the words before and after it that the mentions meant share with it."""

    members: tuple[str, ...]
    before: str
    after: str


def scope_members(slogans: Iterable[Slogan], *, year: int | None, place_path: Collection[str]) -> tuple[Slogan, ...]:
    """Return the slogans with the members that hold for each mention.

    What the document lists stays. A list beside the mention comes next, then one that the document gives elsewhere
    for the same name with the same words about it, then the lexicon's where it holds in that year, place and context.
    What a user's own lexicon says stays unless the document says otherwise.
    """
    known = [_as_known(slogan, year, place_path) if _is_open(slogan) else slogan for slogan in slogans]
    # A sentence is read once for all its mentions of a name: one without end may hold thousands.
    uses = dict.fromkeys(_use(slogan) for slogan in known if _is_open(slogan))
    senses = _senses(uses)
    said = {use: _said(use, senses.get(use.name, ())) for use in uses}
    return tuple(_as_said(slogan, said[_use(slogan)]) if _is_open(slogan) else slogan for slogan in known)


def _is_open(slogan: Slogan) -> bool:
    return slogan.kind == "numeric" and slogan.members_from != "document"


def _as_known(slogan: Slogan, year: int | None, place_path: Collection[str]) -> Slogan:
    """Return the slogan with the list of the lexicon that holds in that year, place and context."""
    name = slogan.slogan
    if slogan.members not in ((), members_everywhere().get(name)):
        return slogan  # a user's own lexicon says so
    if name in load_scopes():
        members = members_there(name, slogan.sentence, year, place_path) or ()
    else:
        members = () if year and year < _first_years().get(name, 0) else slogan.members
    return slogan._replace(members=members, members_from="lexicon" if members else "")


def _use(slogan: Slogan) -> _Use:
    return _Use(slogan.slogan, slogan.surface, slogan.sentence, slogan.members)


def _as_said(slogan: Slogan, said: tuple[str, ...] | None) -> Slogan:
    """Return the slogan with the list that the document gives it, if any; an empty one says that none holds."""
    if said is None:
        return slogan
    return slogan._replace(members=said, members_from="document" if said else "")


def _said(use: _Use, senses: Iterable[_Sense]) -> tuple[str, ...] | None:
    """Return the list that the document gives a use, or None where it gives no other than the lexicon's."""
    if beside := _beside(use):
        return beside
    return next((sense.members for sense in senses if _is_meant(use, sense)), None)


def _beside(use: _Use) -> tuple[str, ...]:
    """Return the list beside a mention, unless it says what the lexicon says.

    A list that leads up to a name of one content everywhere is no list of its members: 教育、医疗、“三农”.
    """
    before = not use.members or _varies(use.name)
    sentence = fold_brackets(fold_marks(use.sentence))
    for start, end in _places(use):
        found = find_members(sentence, start, end, use.name, before=before)
        if found and not (use.members and _agree(use.members, "、".join(found), every=True)):
            return found
    return ()


def _varies(name: str) -> bool:
    return any(scope.near or scope.places for scope in load_scopes().get(name, ()))


def _senses(uses: Iterable[_Use]) -> dict[str, list[_Sense]]:
    """Return for each name with members of the lexicon how the document itself defines it, where that differs."""
    senses: dict[str, list[_Sense]] = {}
    for use in uses:
        if members_everywhere().get(use.name) and (sense := _sense(use)):
            senses.setdefault(use.name, []).append(sense)
    return senses


def _sense(use: _Use) -> _Sense | None:
    sentence = fold_brackets(fold_marks(use.sentence))
    for start, end in _places(use):
        defined = definition(sentence, start, end)
        if defined and not _agree(use.members, defined.said) and _is_list(defined.said, use.name):
            return _Sense(defined.members(use.name), defined.before, defined.after)
    return None


def _places(use: _Use) -> list[tuple[int, int]]:
    """Return where the name stands in its sentence."""
    return [match.span() for match in re.finditer(re.escape(use.surface), use.sentence)]


def _is_list(said: str, name: str) -> bool:
    """Tell whether a definition has as many parts as the name packs: an explanation in prose says nothing of them."""
    packed = packed_number(name) or (len(_LEVELS.findall(name)),)
    return len([part for part in _PARTS.split(said) if part]) in packed


def _agree(members: tuple[str, ...], said: str, *, every: bool = False) -> bool:
    """Tell whether the text speaks of half the members at least, or of all, by how they begin or end."""
    spoken = sum(member[:_PIECE] in said or member[-_PIECE:] in said for member in members)
    return bool(members) and (1 if every else 2) * spoken >= len(members)


def _is_meant(use: _Use, sense: _Sense) -> bool:
    """Tell whether a mention shares with a definition the word before the name and the head behind it, if any."""
    if sense.before[-_PIECE:] not in use.sentence:
        return False
    behind = re.compile(f"{re.escape(use.surface)}[”’]*+{re.escape(sense.after)}")
    return bool(behind.search(use.sentence))


@lru_cache(maxsize=1)
def _first_years() -> dict[str, int]:
    """Return the year in which each list came up, where that is known and not only where it was first found."""
    return {
        form: int(formula.first_date[:4])
        for formula in load_formulas()
        if formula.first_date and formula.members and formula.source.startswith("general knowledge")
        for form in (formula.canonical, *formula.variants)
    }
