"""HTML pages: main text, what was left out of it, and what the page says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.errors import ReadError
from zzcorpus.model import RawDocument
from zzcorpus.sources.blob import Blob, digest
from zzcorpus.sources.htmlhints import lines_near, read_hints
from zzcorpus.sources.maintext import MainText, find_main_text, furniture_of, removals, render_blocks
from zzcorpus.sources.page import Page, flatten, too_deep
from zzcorpus.sources.plain import damage, decode_text, tidy_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zzcorpus.sources.options import SourceOptions

_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w-]{2,20})", re.IGNORECASE)
_HEAD_BYTES = 4096
# Below this share of the page's prose a second reader is asked, and the user is told.
_SURE_SHARE = 0.9
_TOLD_SHARE = 0.3
# A part of the page of which the second reader keeps this share is text; one of which it keeps less than that is none.
_WON_SHARE, _LOST_SHARE = 0.8, 0.2
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z!?][a-zA-Z0-9-]{0,30})[^<>]{0,20000}>")
_SILENT_TAGS = frozenset({"script", "style"})


def read_html(blob: Blob, options: SourceOptions, charset: str = "") -> Iterator[RawDocument]:  # noqa: ARG001 - one signature
    """Yield the one document of a page; raises ReadError where it holds no text."""
    data = blob.read()
    label = _CHARSET.search(data, 0, _HEAD_BYTES)
    decoded = decode_text(data, charset or (label[1].decode("ascii") if label else ""))
    markup, control_repairs = tidy_lines(decoded.text)
    damage_repairs, warnings = damage(decoded)
    document = read_markup(markup, blob, digest(data), "html")
    yield RawDocument(
        document=document.document,
        path=document.path,
        text=document.text,
        sha256=document.sha256,
        format=document.format,
        encoding=decoded.encoding,
        stated=document.stated,
        hinted=document.hinted,
        repairs=damage_repairs + control_repairs,
        removed=document.removed,
        warnings=warnings + document.warnings,
    )


def read_markup(markup: str, blob: Blob, sha256: str, format_name: str) -> RawDocument:
    """Return the document of decoded HTML; raises ReadError where it holds no text."""
    from selectolax.lexbor import LexborHTMLParser

    if too_deep(markup):
        return _read_flat(markup, blob, sha256, format_name)
    tree = LexborHTMLParser(markup)
    page = flatten(tree.root) if tree.root is not None else Page()
    furniture = furniture_of(page)
    main = find_main_text(page, furniture)
    if main.basis == "prose" and (main.rivals or main.prose_share < _SURE_SHARE):
        main = _with_second_opinion(page, main, markup)
    kept = sorted(main.kept)
    text = render_blocks(page, kept)
    if not text.strip():
        raise ReadError("the page holds no text (it may be a frame, or be written by a script in the browser)")
    return RawDocument(
        document=blob.document,
        path=blob.shown,
        text=text,
        sha256=sha256,
        format=format_name,
        stated=dict(blob.stated),
        hinted=read_hints(tree, lines_near([block.text for block in page.blocks], main.kept)),
        removed=removals(page, furniture, main.kept),
        warnings=_share_warning(page, main),
    )


def _share_warning(page: Page, main: MainText) -> tuple[str, ...]:
    outside_links = sum(len(block.text) - block.link_chars for block in page.blocks)
    share = sum(len(page.blocks[i].text) for i in main.kept) / max(1, outside_links)
    if main.basis == "flat":
        return ("no main text stands out on the page; all of it was kept but navigation and links",)
    if share >= _TOLD_SHARE and main.prose_share >= _HALF:
        return ()
    return (f"the main text is {share:.0%} of the page's text outside links; see what was removed",)


_HALF = 0.5


def _with_second_opinion(page: Page, main: MainText, markup: str) -> MainText:
    """Ask trafilatura where the shares of prose do not tell.

    Prose outside the main text that it takes for text is added. Of several rivals for main text, those are left out
    that it takes for none, where it is sure of another.
    """
    import trafilatura

    found = trafilatura.extract(markup, fast=True, include_comments=False, include_tables=True) or ""
    whole = "".join(found.split())
    agreed = {i for i, block in enumerate(page.blocks) if block.weight and "".join(block.text.split()) in whole}
    shares = [_agreed_share(page, rival, agreed) for rival in main.rivals]
    losers: set[int] = set()
    if shares and max(shares) >= _WON_SHARE:
        losers = {i for rival, share in zip(main.rivals, shares, strict=True) if share < _LOST_SHARE for i in rival}
    kept = (main.kept | agreed) - losers
    total = sum(block.weight for block in page.blocks) or 1
    return MainText(frozenset(kept), main.basis, sum(page.blocks[i].weight for i in kept) / total)


def _agreed_share(page: Page, blocks: range, agreed: set[int]) -> float:
    total = sum(page.blocks[i].weight for i in blocks)
    return sum(page.blocks[i].weight for i in blocks if i in agreed) / total if total else 0.0


def _read_flat(markup: str, blob: Blob, sha256: str, format_name: str) -> RawDocument:
    """Return all text between the tags, for pages nested too deeply for a parser."""
    import html

    bare = html.unescape("\n".join(_between_tags(markup)))
    lines = [line for part in bare.split("\n") if (line := part.strip())]
    if not lines:
        raise ReadError("the page holds no text")
    return RawDocument(
        document=blob.document,
        path=blob.shown,
        text="\n".join(lines),
        sha256=sha256,
        format=format_name,
        stated=dict(blob.stated),
        warnings=("the page nests its elements too deeply to tell main text from navigation; all text was kept",),
    )


def _between_tags(markup: str) -> Iterator[str]:
    """Yield the text between tags, without that of scripts and styles."""
    at = 0
    silent = ""
    for tag in _ANY_TAG.finditer(markup):
        name = tag[2].lower()
        if not silent:
            yield markup[at : tag.start()]
            silent = name if name in _SILENT_TAGS and not tag[1] else ""
        elif tag[1] and name == silent:
            silent = ""
        at = tag.end()
    if not silent:
        yield markup[at:]
