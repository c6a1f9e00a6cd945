"""The lines of a page, as the rules of furniture and metadata see them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_BLANK = " \t\u3000\xa0\u2002\u2003\u2009\r\x0b\x0c"
_NO_SPACE = "\r\v\f"  # these take no place in a line
_SENTENCE_MARK = re.compile(r"[。！？；!?;]|[，,、].*[，,、。]")
# 6.59万亩, 2.7% (and —2028年): what a line break has set at the beginning; 1.2024年 and 1.1总则 are items.
_DECIMAL = (
    r"\d+[.．]\d+ ?(?:[%％‰万亿千百元吨亩米度岁家件次天月，,。；;、]|美元|公[里斤顷]|平[方米]|立方|倍|周岁|小时"
    r"|人(?![才民员口力事大])|名(?![称单])|个(?![人体性])|户(?![籍外])|年(?!度)(?<!\d{4}年))"
)
_ENUMERATOR = re.compile(
    rf"^(?:第?[一二三四五六七八九十百]+[、.．是章节条篇部要，,]|[（(][一二三四五六七八九十\d]+[）)]|(?!{_DECIMAL})\d+[、.．)）]|[①-⑳■●◆◇─·]|—(?!\d{{4}}年))"
)

# A line this long with a mark of a sentence is prose.
PROSE_CHARS = 28
_LONG = 60
_PROSE_ENDS = "。！？!?；;：:”」』）)"


@dataclass(slots=True)
class Line:
    """One line without the white space around it. ``gap``: a blank line stands before; ``lead`` is what space does.

    ``furniture`` names the rule that takes the line off the text; empty for the document's own lines. ``plain`` is
    the line in simplified characters, which the rules read; ``prose`` says whether it is running text rather than a
    title, a label or a menu; ``runs_on`` that it was broken at the page's edge, or is the rest of one that was;
    ``opens_page`` that a new page begins with it.
    """

    text: str
    gap: bool = False
    lead: str = ""
    furniture: str = ""
    plain: str = ""
    runs_on: bool = False
    opens_page: bool = False
    prose: bool = field(init=False)

    def __post_init__(self) -> None:
        self.plain = self.plain or self.text
        self.prose = is_prose(self.plain)

    @property
    def indent(self) -> bool:
        """Whether white space stands before the line."""
        return bool(self.lead)

    @property
    def enumerated(self) -> bool:
        """Whether the line begins with a number or sign of a list or heading."""
        return bool(_ENUMERATOR.match(self.text))


def is_prose(text: str) -> bool:
    """Whether ``text`` is running text rather than a title, a label or a menu."""
    if len(text) >= _LONG:
        return bool(_SENTENCE_MARK.search(text))
    return len(text) >= PROSE_CHARS and text[-1] in _PROSE_ENDS and bool(_SENTENCE_MARK.search(text[:-1] + "。"))


def split_lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that hold anything."""
    lines: list[Line] = []
    gap, new_page = True, False
    for raw in text.split("\n"):
        new_page = new_page or "\f" in raw
        stripped = raw.strip(_BLANK)
        if stripped:
            lead = raw[: raw.index(stripped[0])].strip(_NO_SPACE)
            lines.append(Line(stripped, gap=gap, lead=lead, opens_page=new_page))
            gap = new_page = False
        else:
            gap = True
    return lines
