"""Members from the lexicon, held against the year and place of the document: an abbreviation changes its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.lexicon.scopes import load_scopes, members_everywhere, members_there

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from zzcorpus.model import Slogan


def scope_members(slogans: Iterable[Slogan], *, year: int | None, place_path: Collection[str]) -> tuple[Slogan, ...]:
    """Return the slogans, those whose content varies by time, place or context with the list that holds there.

    What the document itself lists stays, and so does what a user's own lexicon says.
    """
    return tuple(_scoped(slogan, year, place_path) if _varies(slogan) else slogan for slogan in slogans)


def _varies(slogan: Slogan) -> bool:
    if slogan.slogan not in load_scopes() or slogan.members_from == "document":
        return False
    return slogan.members in ((), members_everywhere().get(slogan.slogan))


def _scoped(slogan: Slogan, year: int | None, place_path: Collection[str]) -> Slogan:
    members = members_there(slogan.slogan, slogan.sentence, year, place_path) or ()
    return slogan._replace(members=members, members_from="lexicon" if members else "")
