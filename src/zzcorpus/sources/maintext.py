"""Which blocks of a page are its main text, and what the others are.

The element that a content system is known to put its article in comes first. Without one, the main text is the
smallest element that holds most of the page's prose: long blocks with punctuation, outside links. Within the main
text nothing is dropped but what its markup names as furniture, and lists of links at its ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from zzcorpus.errors import DataError
from zzcorpus.model import Removal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zzcorpus.sources.page import Block, Page

_WORDS = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+")
_PART_NUMBER = re.compile(r"[_-]?[0-9]{1,4}$")  # vsb_content_2
_FURNITURE_TAGS = {"nav": "navigation", "footer": "footer", "aside": "related_links", "dialog": "navigation"}
# A part of the page is the main text alone where it holds this share of the prose, or half and three times as much
# as the next; other shares lie between one article in several parts and several articles.
_CLEAR_SHARE = 0.75
_HALF_SHARE = 0.5
_CLEAR_FACTOR = 3
_RIVAL_SHARE = 0.15
# An element named as furniture that holds this share of the prose is none: some templates name the whole page so.
_NO_FURNITURE_SHARE = 0.5
_BODY_CHARS = 30
_LINK_RUN = 3


@dataclass(frozen=True, slots=True)
class MainText:
    """The main text's blocks (indices), how they were found, and what share of the page's prose they hold.

    ``rivals`` are stretches of blocks, each a part of the page of its own, between which the prose is divided so that
    its shares do not tell whether they are one article or several; empty where they do.
    """

    kept: frozenset[int]
    basis: str
    prose_share: float
    rivals: tuple[range, ...] = ()


@dataclass(frozen=True, slots=True)
class _Names:
    body: frozenset[str]
    furniture: Mapping[str, str]


@lru_cache(maxsize=1)
def _names() -> _Names:
    table = resources.files("zzcorpus.sources") / "data" / "html_names.tsv"
    body: set[str] = set()
    furniture: dict[str, str] = {}
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(("#", "name\t")):
            continue
        cells = line.split("\t")
        if cells[1:] == ["body"]:
            body.add(cells[0].lower())
        elif len(cells) == 3 and cells[1] == "furniture":  # noqa: PLR2004 - name, role, rule
            furniture[cells[0]] = cells[2]
        else:
            raise DataError(f"html_names.tsv, line {number}: expected name, role and rule, got {line!r}")
    return _Names(frozenset(body), furniture)


def furniture_of(page: Page) -> list[str]:
    """Return, for each element, the rule by which it (or an element round it) is furniture, or an empty string."""
    total = sum(block.weight for block in page.blocks)
    sums = _prefix_sums(page.blocks)
    rules: list[str] = []
    for index, element in enumerate(page.elements):
        rule = rules[element.parent] if element.parent >= 0 else ""
        if not rule:
            rule = _named_rule(element.tag, element.names) or ("hidden" if element.hidden else "")
            if rule and (sums[page.lasts[index]] - sums[element.first]) > _NO_FURNITURE_SHARE * total:
                rule = ""
        rules.append(rule)
    return rules


@lru_cache(maxsize=4096)
def _named_rule(tag: str, names: str) -> str:
    if tag in _FURNITURE_TAGS:
        return _FURNITURE_TAGS[tag]
    furniture = _names().furniture
    words = [name.lower() for name in names.split()] + [word.lower() for word in _WORDS.findall(names)]
    return next((furniture[word] for word in words if word in furniture), "")


def _prefix_sums(blocks: Sequence[Block]) -> list[int]:
    sums = [0]
    for block in blocks:
        sums.append(sums[-1] + block.weight)
    return sums


def find_main_text(page: Page, furniture: Sequence[str]) -> MainText:
    """Return the main text of a page; all that is no furniture and no link where no part of it stands out."""
    sums = _prefix_sums(page.blocks)
    container, basis = _known_container(page, furniture), "known_container"
    if container < 0 and sums[-1]:
        container, basis = _prose_container(page, furniture, sums), "prose"
    if container < 0:
        first, last, basis = 0, len(page.blocks), "flat"
    else:
        first, last = page.elements[container].first, page.lasts[container]
    kept = [i for i in range(first, last) if not _is_furniture(page.blocks[i], furniture)]
    kept = _without_link_runs(page.blocks, kept, everywhere=basis == "flat")
    prose = sum(page.blocks[i].weight for i in kept)
    rivals = _rivals(page, container, furniture, sums) if basis == "prose" else ()
    return MainText(frozenset(kept), basis, prose / sums[-1] if sums[-1] else 1.0, rivals)


def _rivals(page: Page, container: int, furniture: Sequence[str], sums: Sequence[int]) -> tuple[range, ...]:
    """Return the parts of the container, larger than paragraphs, that hold a good share of its prose."""
    least = _RIVAL_SHARE * (sums[page.lasts[container]] - sums[page.elements[container].first])
    parts = tuple(
        range(element.first, page.lasts[index])
        for index, element in enumerate(page.elements)
        if element.parent == container
        and not furniture[index]
        and not _is_paragraph(page, index)
        and sums[page.lasts[index]] - sums[element.first] >= least
    )
    return parts if len(parts) > 1 else ()


def _is_furniture(block: Block, furniture: Sequence[str]) -> bool:
    return block.control or (block.element >= 0 and bool(furniture[block.element]))


def _known_container(page: Page, furniture: Sequence[str]) -> int:
    """Return the element that a content system is known to put its article in, the fullest of several, or -1."""
    best, most = -1, _BODY_CHARS - 1
    for index, element in enumerate(page.elements):
        if not furniture[index] and _is_body(element.tag, element.names):
            blocks = page.blocks[element.first : page.lasts[index]]
            chars = sum(len(block.text) - block.link_chars for block in blocks)
            if chars > most:
                best, most = index, chars
    return best


@lru_cache(maxsize=4096)
def _is_body(tag: str, names: str) -> bool:
    body = _names().body
    return tag in body or any(_PART_NUMBER.sub("", name) in body for name in names.lower().split())


def _prose_container(page: Page, furniture: Sequence[str], sums: Sequence[int]) -> int:
    """Return the smallest element that holds most of the prose, or -1.

    Descends from the root into the child that holds the clear majority, and stops before a single block, since
    paragraphs are what a main text is made of; one among links is a main text of one paragraph.
    """
    children: list[list[int]] = [[] for _ in page.elements]
    weights = []
    for index, element in enumerate(page.elements):
        weights.append(0 if furniture[index] else sums[page.lasts[index]] - sums[element.first])
        if element.parent >= 0:
            children[element.parent].append(index)
    current = 0 if page.elements else -1
    while current >= 0:
        ranked = sorted(children[current], key=lambda child: (-weights[child], child))[:2]
        if not ranked or (_is_paragraph(page, ranked[0]) and not _among_links(page, current, ranked[0])):
            break
        best = weights[ranked[0]]
        following = weights[ranked[1]] if len(ranked) > 1 else 0
        clear = best >= _CLEAR_SHARE * weights[current]
        if not clear and not (best >= _HALF_SHARE * weights[current] and best >= _CLEAR_FACTOR * following):
            break
        current = ranked[0]
    return current


def _is_paragraph(page: Page, element: int) -> bool:
    return page.lasts[element] - page.elements[element].first <= 1


def _among_links(page: Page, outer: int, inner: int) -> bool:
    """Tell whether what ``outer`` holds beside ``inner`` is links for the most part, and so no article."""
    first, last = page.elements[inner].first, page.lasts[inner]
    beside = page.blocks[page.elements[outer].first : first] + page.blocks[last : page.lasts[outer]]
    links = sum(len(block.text) for block in beside if block.is_links or block.control)
    return bool(beside) and links > _HALF_SHARE * sum(len(block.text) for block in beside)


def _without_link_runs(blocks: Sequence[Block], kept: list[int], *, everywhere: bool) -> list[int]:
    """Drop runs of three and more link blocks, at the ends of the main text or ``everywhere``."""
    runs: list[list[int]] = []
    for index in kept:
        if runs and blocks[runs[-1][-1]].is_links and blocks[index].is_links:
            runs[-1].append(index)
        else:
            runs.append([index])
    left = []
    for number, run in enumerate(runs):
        at_end = everywhere or number in {0, len(runs) - 1}
        if not (at_end and len(run) >= _LINK_RUN and blocks[run[0]].is_links):
            left.extend(run)
    return left


def render_blocks(page: Page, indices: Sequence[int]) -> str:
    """Return blocks as lines of text; the cells of a table row stand on one line with tabs between."""
    sizes: dict[int, int] = {}
    for index in indices:
        cell = page.blocks[index].cell
        sizes[cell] = sizes.get(cell, 0) + 1
    pieces: list[str] = []
    previous: Block | None = None
    for index in indices:
        block = page.blocks[index]
        if previous is not None:
            same_row = block.row >= 0 and block.row == previous.row and block.cell != previous.cell
            single = sizes[block.cell] == 1 and sizes[previous.cell] == 1
            pieces.append("\t" if same_row and single else "\n")
        pieces.append(block.text)
        previous = block
    return "".join(pieces)


def _block_rule(block: Block) -> str:
    if block.control:
        return "form"
    if block.is_links:
        return "links"
    return "site_line" if block.is_site_line else "outside_main_text"


def removals(page: Page, furniture: Sequence[str], kept: frozenset[int]) -> tuple[Removal, ...]:
    """Return what is not kept, neighbours of one rule in one piece."""
    pieces: list[tuple[str, list[int]]] = []
    for index, block in enumerate(page.blocks):
        if index in kept:
            continue
        rule = furniture[block.element] if block.element >= 0 else ""
        rule = rule or _block_rule(block)
        if pieces and pieces[-1][0] == rule and pieces[-1][1][-1] == index - 1:
            pieces[-1][1].append(index)
        else:
            pieces.append((rule, [index]))
    return tuple(Removal(rule, render_blocks(page, indices)) for rule, indices in pieces)
