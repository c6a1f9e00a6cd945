"""The records that travel from room to room. All are frozen; offsets count code points.

Every fact carries its address in the cleaned text (``text[start:end] == surface``), the sentence it
stands in, and the rule that found it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

SloganKind = Literal["quoted", "numeric", "code", "formula", "motto"]
ClaimKind = Literal["count", "percent", "money", "duration", "measure", "age", "frequency", "change", "multiple"]
Qualifier = Literal["exact", "approx", "over", "at_least", "under", "at_most"]
Direction = Literal["", "up", "down"]
Status = Literal["reported", "target"]
Stretch = Literal["year", "part of a year", "several years", "yearly average", ""]
Level = Literal["", "national", "province", "prefecture", "county", "township"]
Script = Literal["simplified", "traditional", "mixed"]
Origin = Literal["", "central", "local"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, ``[start, end)``, with what it was recognised as."""

    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """A rule that mended the text, and how many times."""

    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class Removal:
    """A piece of page furniture that was taken off, and the rule that took it."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as read and decoded, before cleaning.

    ``document`` is the id: the path below the ingested folder without its suffix. ``stated`` holds what
    the user or the file format says outright (metadata.csv, a column, front matter): keys ``title``,
    ``place``, ``published``, ``source``, ``year``, and any further column under its own name.
    ``hinted`` holds what the page's own markup suggests (HTML meta tags, DOCX properties), same keys.
    """

    document: str
    path: str
    text: str
    sha256: str
    format: str
    encoding: str = ""
    stated: Mapping[str, str] = field(default_factory=dict)
    hinted: Mapping[str, str] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    removed: tuple[Removal, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CleanedDocument:
    """The body of a document with its page metadata, and what cleaning did.

    ``published`` is an ISO 8601 date or empty. ``script`` is the script of the page as it came;
    ``text`` is in simplified characters.
    """

    title: str
    text: str
    published: str
    source: str
    script: Script
    raw_chars: int
    repairs: tuple[Repair, ...]
    removed: tuple[Removal, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceDecision:
    """Which place a document is about, and why.

    ``place`` is the full Chinese name, empty where the text does not say or is ambiguous; then
    ``candidates`` holds the possible readings. ``basis`` says where it was found: ``stated``, ``path``,
    ``title``, ``text``, ``source`` or empty.
    """

    place: str = ""
    place_path: tuple[str, ...] = ()
    level: Level = ""
    basis: str = ""
    evidence: str = ""
    candidates: tuple[str, ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True)
class YearDecision:
    """The year in which a text was written, as far as its content shows. ``year`` is None if it does not.

    ``of_text`` is the year that an annual report itself tells, where it was said to be of another.
    """

    year: int | None = None
    basis: str = ""
    evidence: tuple[str, ...] = ()
    warning: str = ""
    of_text: int | None = None


class Slogan(NamedTuple):
    """One mention of a slogan (提法). A tuple, since a large corpus makes millions of them."""

    slogan: str
    kind: SloganKind
    surface: str
    start: int
    end: int
    sentence: str
    members: tuple[str, ...] = ()
    members_from: Literal["", "document", "lexicon"] = ""
    origin: Origin = ""
    rule: str = ""


class Claim(NamedTuple):
    """One numeric claim. ``low`` and ``high`` are plain numbers; for a change they are before and after.

    ``figure_year``, ``stretch`` (``year``, ``part of a year``, ``several years``, ``yearly average``, or "" where
    the text leaves it open) and ``part`` of the place say what the figure of a known ``indicator`` stands for. A tuple
    for the reason that a slogan is one.
    """

    of: str
    surface: str
    low: float
    high: float
    unit: str
    qualifier: Qualifier
    kind: ClaimKind
    direction: Direction
    status: Status
    period: str
    start: int
    end: int
    sentence: str
    indicator: str = ""
    rule: str = ""
    figure_year: int | None = None
    stretch: Stretch = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that extraction found in one document. ``terms`` maps a term to its count."""

    slogans: tuple[Slogan, ...]
    claims: tuple[Claim, ...]
    terms: Mapping[str, int]
