"""The numbers that Word shows before paragraphs and does not store in their text (一、, （一）, 第三条)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SERIES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE_FORMATS = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
        "koreanDigital",
    }
)
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    lists: Mapping[str, tuple[str, Mapping[int, _Level]]]
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    @classmethod
    def read(cls, part: Element | None) -> Numbering:
        """Read numbering.xml; without one, nothing is numbered."""
        if part is None:
            return cls({})
        levels = {
            abstract.get(f"{_W}abstractNumId", ""): _read_levels(abstract) for abstract in part.iter(f"{_W}abstractNum")
        }
        lists: dict[str, tuple[str, Mapping[int, _Level]]] = {}
        for num in part.findall(f"{_W}num"):
            base = _value(num.find(f"{_W}abstractNumId"))
            overrides = num.findall(f"{_W}lvlOverride")
            merged = dict(levels.get(base, {}))
            for override in overrides:
                merged.update(_override(override, merged))
            # Lists of one definition count on together, unless they override it.
            key = num.get(f"{_W}numId", "")
            lists[key] = (f"num{key}" if overrides else f"abstract{base}", merged)
        return cls(lists)

    def label(self, list_id: str, level: int) -> str:
        """Count a paragraph of a list and return the number that stands before it; empty for bullets."""
        if list_id not in self.lists or not 0 <= level < _LEVELS:
            return ""
        counter, levels = self.lists[list_id]
        counts = self.counts.setdefault(counter, [None] * _LEVELS)
        start = levels[level].start if level in levels else 1
        now = counts[level]
        counts[level] = start if now is None else now + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        here = levels.get(level)
        if here is None or here.format in {"bullet", "none"}:
            return ""
        label = here.text
        for upper in range(level + 1):
            shown = levels.get(upper)
            count = counts[upper] if counts[upper] is not None else (shown.start if shown else 1)
            label = label.replace(f"%{upper + 1}", format_number(count or 0, shown.format if shown else "decimal"))
        return label


def _value(element: Element | None) -> str:
    return element.get(f"{_W}val", "") if element is not None else ""


def _read_levels(parent: Element) -> dict[int, _Level]:
    levels = {}
    for level in parent.findall(f"{_W}lvl"):
        start = _value(level.find(f"{_W}start"))
        levels[int(level.get(f"{_W}ilvl", "0"))] = _Level(
            _value(level.find(f"{_W}numFmt")) or "decimal",
            _value(level.find(f"{_W}lvlText")),
            int(start) if start.isdecimal() else 1,
        )
    return levels


def _override(override: Element, levels: Mapping[int, _Level]) -> dict[int, _Level]:
    changed = _read_levels(override)
    level = int(override.get(f"{_W}ilvl", "0"))
    start = _value(override.find(f"{_W}startOverride"))
    if start.isdecimal() and (base := changed.get(level) or levels.get(level)):
        changed[level] = _Level(base.format, base.text, int(start))
    return changed


def format_number(number: int, format_name: str) -> str:
    """Return a number as Word writes it in the given format; plain digits for formats not known.

    >>> format_number(12, "chineseCounting"), format_number(3, "decimalEnclosedCircle"), format_number(2, "upperLetter")
    ('十二', '③', 'B')
    """
    if format_name in _CHINESE_FORMATS:
        return chinese_number(number)
    if format_name == "chineseLegalSimplified":
        return chinese_number(number, _CAPITAL_DIGITS)
    if format_name in _SERIES:
        series = _SERIES[format_name]
        return series[number - 1] if 1 <= number <= len(series) else str(number)
    if format_name in {"upperRoman", "lowerRoman"}:
        roman = _roman(number)
        return roman.upper() if format_name == "upperRoman" else roman
    return str(number)


def chinese_number(number: int, digits: str = _DIGITS) -> str:
    """Return a number below 10,000 in Chinese numerals; 10 to 19 without a leading 一."""
    if not 0 < number < 10_000:  # noqa: PLR2004 - no list is longer
        return str(number)
    pieces = ""
    pending_zero = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            pieces += ("零" if pending_zero and pieces else "") + digits[digit] + name
            pending_zero = False
        else:
            pending_zero = bool(pieces)
    return pieces.removeprefix("一") if pieces.startswith("一十") else pieces


def _roman(number: int) -> str:
    pieces = "x" * (number // 10)
    number %= 10
    for value, letters in _ROMAN[1:]:
        while number >= value:
            pieces += letters
            number -= value
    return pieces
