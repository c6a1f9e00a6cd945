"""Bar and year charts as plain shapes, which the page template writes as inline SVG.

Own shapes, since what chart libraries write does not escape ``</script>`` in a label, and weighs more.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

from zzcorpus.render.figures import show_number
from zzcorpus.render.safety import safe_xml

WIDTH = 560
_ROW = 24
_BAR = 15
_CELL = 6.6  # pixels of one terminal cell at the chart's 13 px
_MAX_LABEL_CELLS = 28
_VALUE_ROOM = 64
_YEAR_HEIGHT = 120
_MAX_NUMBERED_COLUMNS = 16
_TOP = 18


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. ``group`` chooses its colour (``central``, ``local``, …), ``anchor`` what a click leads to."""

    label: str
    value: float
    group: str = ""
    anchor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, in the order given; ``groups`` are pairs of a group and its words in the legend."""

    title: str
    bars: tuple[Bar, ...]
    groups: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class YearChart:
    """One column a year; a year between the first and the last that is not given is shaded.

    ``hints`` say for each value what it is made of; ``unit`` stands behind the figures.
    """

    title: str
    values: tuple[tuple[int, float], ...]
    unit: str = ""
    hints: tuple[str, ...] = ()


Chart = BarChart | YearChart


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; ``hint`` is shown when the pointer rests on it."""

    x: float
    y: float
    width: float
    height: float
    group: str = ""
    hint: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; ``align`` is SVG's text-anchor."""

    x: float
    y: float
    text: str
    align: str = "start"
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart ready to be written: its shapes in pixels, the origin in the upper left corner."""

    title: str
    height: float
    boxes: tuple[Box, ...]
    words: tuple[Words, ...]
    axis: tuple[float, float, float, float]
    groups: tuple[tuple[str, str], ...] = ()


def draw(chart: Chart) -> Drawing:
    """Return the shapes of ``chart``."""
    return _draw_bars(chart) if isinstance(chart, BarChart) else _draw_years(chart)


def _draw_bars(chart: BarChart) -> Drawing:
    labels = [_short(bar.label) for bar in chart.bars]
    left = 12 + _CELL * max((cell_len(label) for label in labels), default=0)
    lowest = min([0.0, *(bar.value for bar in chart.bars)])
    highest = max([0.0, *(bar.value for bar in chart.bars)])
    room = WIDTH - left - _VALUE_ROOM * (2 if lowest < 0 else 1)
    scale = room / ((highest - lowest) or 1)
    zero = left - lowest * scale + (_VALUE_ROOM if lowest < 0 else 0)
    boxes, words = [], []
    for row, (bar, label) in enumerate(zip(chart.bars, labels, strict=True)):
        top = row * _ROW + (_ROW - _BAR) / 2
        length = abs(bar.value) * scale
        start = zero if bar.value >= 0 else zero - length
        hint = safe_xml(f"{bar.label}: {show_number(bar.value)}{' · ' if bar.note else ''}{bar.note}")
        boxes.append(Box(start, top, max(length, 1), _BAR, bar.group, hint, bar.anchor))
        baseline = top + _BAR - 3
        words.append(Words(left - 8, baseline, label, "end", bar.anchor))
        beside = (zero + length + 6, "start") if bar.value >= 0 else (start - 6, "end")
        words.append(Words(beside[0], baseline, _amount(bar.value), beside[1]))
    height = len(chart.bars) * _ROW + 4
    return Drawing(chart.title, height, tuple(boxes), tuple(words), (zero, 0, zero, height), chart.groups)


def _draw_years(chart: YearChart) -> Drawing:
    if not chart.values:
        return Drawing(chart.title, 0, (), (), (0, 0, 0, 0))
    values = dict(chart.values)
    hints = dict(zip(values, chart.hints, strict=False))
    first, last = min(values), max(values)
    count = last - first + 1
    step = WIDTH / count
    highest = max(values.values()) or 1
    ground = _TOP + _YEAR_HEIGHT
    every = _label_step(count)
    boxes, words = [], []
    peak = max(values, key=lambda year: (values[year], -year))
    for place, year in enumerate(range(first, last + 1)):
        middle = (place + 0.5) * step
        if year not in values:
            boxes.append(Box(place * step, _TOP, step, _YEAR_HEIGHT, "missing", f"{year}: –"))
        else:
            height = _YEAR_HEIGHT * values[year] / highest
            width = min(step * 0.72, 48)
            figure = _amount(values[year]) + chart.unit
            hint = safe_xml(f"{year}: {hints.get(year, figure)}")
            boxes.append(Box(middle - width / 2, ground - height, width, max(height, 1), hint=hint))
            if count <= _MAX_NUMBERED_COLUMNS or year == peak:
                words.append(Words(middle, ground - height - 5, figure, "middle"))
        if (last - year) % every == 0:
            words.append(Words(middle, ground + 16, str(year), "middle"))
    return Drawing(chart.title, ground + 24, tuple(boxes), tuple(words), (0, ground, WIDTH, ground))


def _label_step(count: int) -> int:
    """Return how many years lie between two labels, so that they do not touch."""
    return next(step for step in (1, 2, 5, 10, 20, 50, 100, count) if count / step <= 14)  # noqa: PLR2004


def _short(label: str) -> str:
    text = safe_xml(label).replace("\n", " ")
    if cell_len(text) <= _MAX_LABEL_CELLS:
        return text
    while cell_len(text) > _MAX_LABEL_CELLS - 1:
        text = text[:-1]
    return text + "…"


def _amount(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else show_number(value)
