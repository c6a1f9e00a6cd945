"""An HTML page as a flat list of blocks, each with its address among the elements that hold it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from zzcorpus.characters import is_hanzi

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCK_TAGS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td
    tfoot th thead tr ucapcontent ul
    """.split()  # noqa: SIM905 - a tag a line would fill a page
)
_TEXTLESS_TAGS = frozenset(
    """
    applet audio canvas embed head iframe map math noscript object rp rt script style svg template video
    """.split()  # noqa: SIM905 - a tag a line would fill a page
)
_CONTROL_TAGS = frozenset(
    """
    button datalist option optgroup select textarea
    """.split()  # noqa: SIM905 - a tag a line would fill a page
)
_HIDDEN_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PROSE_MARK = re.compile("[，。；！？,;]")
# A block is prose from this many characters outside links, where a mark parts its clauses; a much longer one is
# prose without. Lines of a site about itself are shorter than the last figure.
_PROSE_CHARS = 12
_LONG_CHARS = 60
_LONGEST_SITE_LINE = 300
# Lexbor takes quadratic time in depth; no page that a person wrote comes near.
_DEEPEST = 3_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_VOID_TAGS = frozenset(
    """
    area base br col embed hr img input link meta param source track wbr p li
    """.split()  # noqa: SIM905 - a tag a line would fill a page
)


@dataclass(frozen=True, slots=True)
class Element:
    """An element that can hold blocks. ``first`` and ``last`` bound its blocks; ``names`` are its id and classes."""

    tag: str
    parent: int
    names: str
    hidden: bool
    first: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text between two block boundaries. ``element`` is the innermost element that holds it."""

    text: str
    link_chars: int
    element: int
    cell: int
    row: int
    control: bool

    @property
    def weight(self) -> int:
        """Return how many characters of prose the block holds."""
        outside = len(self.text) - self.link_chars
        if self.control or outside * 2 < len(self.text):
            return 0
        prose = outside >= _LONG_CHARS or (outside >= _PROSE_CHARS and _PROSE_MARK.search(self.text))
        return outside if prose and not self.is_site_line else 0

    @property
    def is_site_line(self) -> bool:
        """Tell whether the block is a line of a site about itself, such as its licence numbers."""
        return len(self.text) <= _LONGEST_SITE_LINE and bool(_site_marks().search(self.text))

    @property
    def is_links(self) -> bool:
        return self.link_chars * 10 >= len(self.text) * 8


@dataclass(slots=True)
class Page:
    """The blocks of a page in order, and the elements round them (``lasts[i]`` ends the blocks of element i)."""

    elements: list[Element] = field(default_factory=list)
    lasts: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


@lru_cache(maxsize=1)
def _site_marks() -> re.Pattern[str]:
    lines = (resources.files("zzcorpus.sources") / "data" / "site_marks.txt").read_text(encoding="utf-8").split("\n")
    return re.compile("|".join(re.escape(line) for line in lines if line and not line.startswith("#")))


def too_deep(markup: str) -> bool:
    """Tell whether elements are nested beyond what the parser handles in linear time."""
    if markup.count("<") <= _DEEPEST:
        return False
    depth = 0
    for match in _TAG.finditer(markup):
        if match[2].lower() not in _VOID_TAGS:
            depth += -1 if match[1] else 1
            if depth > _DEEPEST:
                return True
    return False


class _Walk:
    """One pass over the tree, without recursion: pages nest deeper than Python's stack."""

    def __init__(self) -> None:
        self.page = Page()
        self.open: list[int] = []
        self.pieces: list[str] = []
        self.link_chars = 0
        self.links = 0
        self.controls = 0
        self.preformatted = 0

    def run(self, root: LexborNode) -> Page:
        node: LexborNode | None = root
        while node is not None:
            child = self._enter(node)
            if child is not None:
                node = child
                continue
            while node is not None:
                self._leave(node)
                if node.mem_id == root.mem_id:
                    node = None
                    break
                following = node.next
                if following is not None:
                    node = following
                    break
                node = node.parent
        self._close_block()
        return self.page

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Take in a node; return its first child where it is to be walked."""
        tag = node.tag
        if tag == "-text":
            self._add(node.text_content or "")
            return None
        if tag is None or tag in _TEXTLESS_TAGS or tag.startswith(("-", "!")):
            return None
        if tag == "br":
            self.pieces.append("\0")
            return None
        if tag in _BLOCK_TAGS or tag in _CONTROL_TAGS:
            self._open_element(node, tag)
        elif tag == "a":
            self.links += 1
        return node.child

    def _open_element(self, node: LexborNode, tag: str) -> None:
        self._close_block()
        attributes = node.attributes
        names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".strip()
        hidden = "hidden" in attributes or bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))
        page = self.page
        parent = self.open[-1] if self.open else -1
        self.open.append(len(page.elements))
        page.elements.append(Element(tag, parent, names, hidden, len(page.blocks)))
        page.lasts.append(-1)
        self.controls += tag in _CONTROL_TAGS
        self.preformatted += tag == "pre"

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag
        if tag == "a":
            self.links -= 1
        elif tag in _BLOCK_TAGS or tag in _CONTROL_TAGS:
            self._close_block()
            self.page.lasts[self.open.pop()] = len(self.page.blocks)
            self.controls -= tag in _CONTROL_TAGS
            self.preformatted -= tag == "pre"

    def _add(self, text: str) -> None:
        if not self.preformatted:
            self.pieces.append(text)
        else:
            self.pieces.append(text.replace("\n", "\0"))
        if self.links:
            self.link_chars += len(text.strip())

    def _close_block(self) -> None:
        if not self.pieces:
            return
        whole = "".join(self.pieces)
        self.pieces.clear()
        link_chars, self.link_chars = self.link_chars, 0
        lines = [line for part in whole.split("\0") if (line := _fold_space(part))]
        if not lines:
            return
        cell, row = self._cell()
        total = sum(map(len, lines))
        for line in lines:
            share = round(link_chars * len(line) / total)
            element = self.open[-1] if self.open else -1
            self.page.blocks.append(Block(line, min(share, len(line)), element, cell, row, bool(self.controls)))

    def _cell(self) -> tuple[int, int]:
        """Return the innermost open table cell and its row, or -1 and -1."""
        for index in reversed(self.open):
            element = self.page.elements[index]
            if element.tag in {"td", "th"}:
                return index, element.parent
            if element.tag == "table":
                break
        return -1, -1


def _fold_space(text: str) -> str:
    """Collapse white space as a browser does, but let a line break between two Hanzi vanish."""
    if "\n" not in text:
        return _SPACE.sub(" ", text).strip()
    folded = _SPACE.sub(lambda match: "\n" if "\n" in match[0] else " ", text).strip()
    first, *rest = folded.split("\n")
    pieces = [first]
    for line in rest:
        glued = bool(pieces[-1]) and bool(line) and _is_wide(pieces[-1][-1]) and _is_wide(line[0])
        pieces.append(line if glued else f" {line}")
    return "".join(pieces)


def _is_wide(character: str) -> bool:
    return is_hanzi(character) or "\u3000" <= character <= "\u303f" or "\uff00" <= character <= "\uffef"


def flatten(root: LexborNode) -> Page:
    """Return the blocks of a parsed page, in order. Scripts and styles are no text; pictures have none."""
    return _Walk().run(root)
