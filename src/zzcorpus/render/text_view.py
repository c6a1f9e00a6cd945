"""The text of one document with its slogans and claims marked, and what cleaning did to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Literal

from zzcorpus.render.safety import safe_terminal
from zzcorpus.render.screen import use_color
from zzcorpus.render.vocabulary import cell_word, column_head, page_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zzcorpus.render.options import RenderOptions

MarkKind = Literal["slogan", "claim", "place"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, ``[start, end)`` in code points, and what it is.

    ``label`` is the kind of slogan or claim; it is written only where `TextView.labels` says so.
    """

    start: int
    end: int
    kind: MarkKind
    label: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What is said below the text: one repair, or one piece that was removed (``text``)."""

    kind: Literal["repair", "removal", "warning"]
    rule: str
    count: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True)
class TextView:
    """What `render_text` shows: facts about the document, its text, the marks in it, the notes below.

    ``facts`` are pairs of a column name of ``documents`` and its value, in the order to show them.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    labels: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    """How a mark begins and ends, with colour and without."""

    sgr: str
    opening: str
    closing: str


_STYLES: dict[MarkKind, _Style] = {
    "slogan": _Style("\x1b[1;31m", "[", "]"),
    "claim": _Style("\x1b[4;36m", "{", "}"),
    "place": _Style("\x1b[7m", ">>", "<<"),
}
_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"


def render_text(view: TextView, out: BinaryIO, options: RenderOptions) -> None:
    """Write ``view``: in colour on a terminal, with [slogans] and {claims} in brackets elsewhere."""
    color = use_color(out, options.color)
    lines = _lines(view, options, color=color)
    out.writelines((line + "\n").encode("utf-8", "backslashreplace") for line in lines)


def _lines(view: TextView, options: RenderOptions, *, color: bool) -> Iterator[str]:
    for name, value in view.facts:
        if value:
            word = cell_word(name, value, options.lang)
            yield _paint(column_head(name, options.lang), _DIM, color=color) + "  " + safe_terminal(word)
    yield _legend(view, options, color=color)
    yield ""
    yield mark_text(view, color=color)
    for kind, head in (
        ("warning", page_word("warnings", options.lang)),
        ("repair", page_word("repairs", options.lang)),
        ("removal", page_word("removed", options.lang)),
    ):
        notes = [note for note in view.notes if note.kind == kind]
        if notes:
            yield ""
            yield _paint(head, _BOLD, color=color)
            yield from map(_note_line, notes)


def _legend(view: TextView, options: RenderOptions, *, color: bool) -> str:
    kinds: list[MarkKind] = ["slogan", "claim"]
    if any(mark.kind == "place" for mark in view.marks):
        kinds.append("place")
    words = (_open(kind, color=color) + page_word(kind, options.lang) + _close(kind, color=color) for kind in kinds)
    return "  ".join(words)


def _note_line(note: Note) -> str:
    times = f" × {note.count}" if note.count > 1 else ""
    said = ": ".join(part for part in (note.rule + times, note.text) if part)
    return safe_terminal(f"  {said}".replace("\n", "\n    "))


def _paint(text: str, style: str, *, color: bool) -> str:
    return f"{style}{safe_terminal(text)}{_RESET}" if color else safe_terminal(text)


def _open(kind: MarkKind, *, color: bool) -> str:
    return _STYLES[kind].sgr if color else _STYLES[kind].opening


def _close(kind: MarkKind, *, color: bool) -> str:
    return _RESET if color else _STYLES[kind].closing


def mark_text(view: TextView, *, color: bool) -> str:
    """Return the text with its marks.

    A mark inside another is shown inside it; those of one kind that cross are shown as one, with the labels of both.
    """
    parts: list[str] = []
    open_marks: list[Mark] = []
    position = 0

    def close_until(limit: int) -> None:
        nonlocal position
        while open_marks and open_marks[-1].end <= limit:
            mark = open_marks.pop()
            parts.append(safe_terminal(view.text[position : mark.end]))
            parts.append(_label(mark, view) + _close(mark.kind, color=color))
            # A reset ends every style, so the mark around this one is opened again.
            parts.extend(_open(outer.kind, color=True) for outer in open_marks if color)
            position = mark.end

    for mark in _nested(_joined(view.marks), len(view.text)):
        close_until(mark.start)
        parts.append(safe_terminal(view.text[position : mark.start]))
        parts.append(_open(mark.kind, color=color))
        position = mark.start
        open_marks.append(mark)
    close_until(len(view.text))
    parts.append(safe_terminal(view.text[position:]))
    return "".join(parts)


def _label(mark: Mark, view: TextView) -> str:
    return f"|{safe_terminal(mark.label)}" if view.labels and mark.label else ""


def _joined(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield the marks, those of one kind that cross each other as one: 由20个、15个工作日压缩到3个、1个工作日."""
    last: dict[MarkKind, Mark] = {}
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.kind)):
        before = last.get(mark.kind)
        if before and before.start < mark.start < before.end < mark.end:
            labels = " + ".join(filter(None, (before.label, mark.label)))
            last[mark.kind] = replace(before, end=mark.end, label=labels)
            continue
        if before:
            yield before
        last[mark.kind] = mark
    yield from last.values()


def _nested(marks: Iterable[Mark], length: int) -> Iterator[Mark]:
    """Yield the marks in text order, an outer one first, without those that cross an earlier one."""
    ends: list[int] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.kind)):
        while ends and ends[-1] <= mark.start:
            ends.pop()
        if not 0 <= mark.start < mark.end <= (ends[-1] if ends else length):
            continue
        ends.append(mark.end)
        yield mark
