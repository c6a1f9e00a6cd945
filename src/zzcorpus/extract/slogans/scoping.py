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
    senses = _senses(known)
    return tuple(_as_said(slogan, senses.get(slogan.slogan, ())) if _is_open(slogan) else slogan for slogan in known)


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


def _as_said(slogan: Slogan, senses: tuple[_Sense, ...]) -> Slogan:
    """Return the slogan with the list that the document gives it, where that is another one than the lexicon's."""
    if beside := _beside(slogan):
        return slogan._replace(members=beside, members_from="document")
    for sense in senses:
        if _is_meant(slogan, sense):
            return slogan._replace(members=sense.members, members_from="document" if sense.members else "")
    return slogan


def _beside(slogan: Slogan) -> tuple[str, ...]:
    """Return the list beside a mention, unless it says what the lexicon says.

    A list that leads up to a name of one content everywhere is no list of its members: 教育、医疗、“三农”.
    """
    before = not slogan.members or _varies(slogan.slogan)
    sentence = fold_brackets(fold_marks(slogan.sentence))
    for start, end in _places(slogan):
        found = find_members(sentence, start, end, slogan.slogan, before=before)
        if found and not (slogan.members and _agree(slogan.members, "、".join(found), every=True)):
            return found
    return ()


def _varies(name: str) -> bool:
    return any(scope.near or scope.places for scope in load_scopes().get(name, ()))


def _senses(slogans: list[Slogan]) -> dict[str, tuple[_Sense, ...]]:
    """Return for each name with members of the lexicon how the document itself defines it, where that differs."""
    senses: dict[str, tuple[_Sense, ...]] = {}
    for slogan in slogans:
        if _is_open(slogan) and members_everywhere().get(slogan.slogan) and (sense := _sense(slogan)):
            senses[slogan.slogan] = (*senses.get(slogan.slogan, ()), sense)
    return senses


def _sense(slogan: Slogan) -> _Sense | None:
    sentence = fold_brackets(fold_marks(slogan.sentence))
    for start, end in _places(slogan):
        defined = definition(sentence, start, end)
        if defined and not _agree(slogan.members, defined.said) and _is_list(defined.said, slogan.slogan):
            return _Sense(defined.members(slogan.slogan), defined.before, defined.after)
    return None


def _places(slogan: Slogan) -> list[tuple[int, int]]:
    """Return where the slogan stands in its sentence."""
    return [match.span() for match in re.finditer(re.escape(slogan.surface), slogan.sentence)]


def _is_list(said: str, name: str) -> bool:
    """Tell whether a definition has as many parts as the name packs: an explanation in prose says nothing of them."""
    packed = packed_number(name) or (len(_LEVELS.findall(name)),)
    return len([part for part in _PARTS.split(said) if part]) in packed


def _agree(members: tuple[str, ...], said: str, *, every: bool = False) -> bool:
    """Tell whether the text speaks of half the members at least, or of all, by how they begin or end."""
    spoken = sum(member[:_PIECE] in said or member[-_PIECE:] in said for member in members)
    return bool(members) and (1 if every else 2) * spoken >= len(members)


def _is_meant(slogan: Slogan, sense: _Sense) -> bool:
    """Tell whether a mention shares with a definition the word before the name and the head behind it, if any."""
    behind = [slogan.sentence[end:].lstrip("”’") for _, end in _places(slogan)]
    return sense.before[-_PIECE:] in slogan.sentence and any(rest.startswith(sense.after) for rest in behind)


@lru_cache(maxsize=1)
def _first_years() -> dict[str, int]:
    """Return the year in which each list came up, where that is known and not only where it was first found."""
    return {
        form: int(formula.first_date[:4])
        for formula in load_formulas()
        if formula.first_date and formula.members and formula.source.startswith("general knowledge")
        for form in (formula.canonical, *formula.variants)
    }
