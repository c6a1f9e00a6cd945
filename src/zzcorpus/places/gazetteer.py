"""The gazetteer: every province, prefecture and county, read from ``data/places.tsv`` on first use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from zzcorpus.places.names import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zzcorpus.model import Level

LEVELS = ("national", "province", "prefecture", "county", "township")


@dataclass(frozen=True, slots=True)
class Place:
    """A place that documents can be about.

    ``name`` is the full Chinese name and unique (天津市河北区, 湖北省天门市); ``path`` its chain from the province
    down, which joined is the name. ``former`` holds former names with their last year (``襄樊市:2010``), ``latin`` the
    usual Latin spellings of the short name, the first one canonical. ``until`` is the last year of a district that
    was merged into another, else 0. Functional zones have no ``code``.
    """

    name: str
    path: tuple[str, ...]
    level: Level
    code: str
    short: str
    former: tuple[str, ...]
    latin: tuple[str, ...]
    until: int = 0

    @property
    def own(self) -> str:
        """The last name of the path: 河北区 of 天津市河北区."""
        return self.path[-1]

    @property
    def former_names(self) -> tuple[str, ...]:
        """The former names without their years."""
        return tuple(entry.partition(":")[0] for entry in self.former)


NATIONAL = Place(
    name="全国",
    path=("全国",),
    level="national",
    code="000000",
    short="全国",
    former=(),
    latin=("china", "national", "prc", "state-council"),
)
NATIONAL_NAMES = ("全国", "中国", "国务院", "中央", "中华人民共和国", "国家", "党中央")


def _place(cells: Sequence[str]) -> Place:
    code, level, path, short, until, former, latin = cells
    parts = tuple(path.split("/"))
    formers, spellings = tuple(former.split()), tuple(latin.split())
    return Place("".join(parts), parts, cast("Level", level), code, short, formers, spellings, int(until or 0))


@lru_cache(maxsize=1)
def all_places() -> tuple[Place, ...]:
    """Return every place but the whole country, parents before their children."""
    return tuple(_place(cells) for cells in read_rows("places.tsv", 7))


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, Place]:
    return {place.name: place for place in (NATIONAL, *all_places())}


def place_by_name(name: str) -> Place | None:
    """Return the place with exactly this full name, or None.

    Two names of one chain can be written alike only where a county repeats its prefecture; the prefecture wins.
    """
    return _by_name().get(name)


def parent_of(place: Place) -> Place | None:
    """Return the place that holds ``place``, or None for a province and for the whole country."""
    return _by_name().get("".join(place.path[:-1])) if len(place.path) > 1 else None


def is_inside(path: Sequence[str], place: Place) -> bool:
    """Say whether a chain of names (a document's ``place_path``) is ``place`` or lies inside it.

    The whole country holds only what is said of the whole country: a province is not "inside" it, so that asking
    for 全国 gives the central documents.
    """
    return tuple(path[: len(place.path)]) == place.path


def by_level(place: Place) -> tuple[int, int, str, str]:
    """Sort key: higher levels first, existing before merged away, then by code and name."""
    return (LEVELS.index(place.level), place.until > 0, place.code or "9", place.name)
