"""Which line is the title, and which lines only repeat it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.cleaning.lines import Line

_SHORTEST, _LONGEST = 4, 90
_SALUTATION = re.compile(r"^(?:各位|同志们|尊敬的|代表们|女士们|朋友们|主席团)")
_PERSON = re.compile(r"^[\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,2}|[ 　][\u4e00-\u9fff])$")
_OFFICE = re.compile(
    r"^[\u4e00-\u9fff·]{0,24}(?:省长|市长|主席|主任|总理|书记|部长|县长|区长|州长|盟长)"
    r"(?:[ 　]{1,4}[\u4e00-\u9fff· 　]{2,12})?$"
)
_SITE = re.compile(r"(?:网|网站|The Paper|网站联盟|频道|门户|在线|官网|公众号|日报|晚报|电视台|电子报)$")
_DELIVERED = re.compile(r"^[—―─–-]*\s*[(（]?\s*(?:\d{4}|[一二][〇零○一二三四五六七八九]{3})年.{2,9}日")
_ENUMERATED = re.compile(r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d+[、.．])")
# What parts the title from the names of column and site in the title of a page.
_SITE_PART = re.compile(r"[_|｜]|(?<![-—])-(?![-—])")
_SITE_PARTS = re.compile(r"\s*[_|｜]\s*|\s+[-—]\s+|-(?=[^-\d]{2,20}$)|-(?=[^-\d]{2,20}-)")
_COLUMN = 6
_ANNEX = re.compile(r"^(?:附件|附表|附录|附)\s*\d{0,2}[:：]?$|^[×X]{2,}")
_TIGHT = re.compile(r"[\W_]+")
_NEWS_LEAD = re.compile(r"^[\u4e00-\u9fff]{2,10}\d{1,2}月\d{1,2}日电")


def key(text: str) -> str:
    """Return ``text`` without marks and spaces, to compare lines by."""
    return _TIGHT.sub("", text)


def names_site(line: Line) -> bool:
    """Whether the line is no more than the name of a site or paper."""
    return len(line.plain) <= 20 and bool(_SITE.search(line.plain)) and not line.prose  # noqa: PLR2004 - names are short


def without_site(title: str) -> str:
    """Return ``title`` without the names of column and site that follow it in the title of a web page.

    >>> without_site("让老文物“活”起来_先锋文汇_共产党员网"), without_site("5-3工程启动")
    ('让老文物“活”起来', '5-3工程启动')
    """
    parts = _SITE_PARTS.split(title)
    keep = len(parts)
    while keep > 1 and (_SITE.search(parts[keep - 1]) or (keep < len(parts) and len(parts[keep - 1]) <= _COLUMN)):
        keep -= 1
    if keep == len(parts):
        return title
    return title[: title.rindex(parts[keep - 1]) + len(parts[keep - 1])].strip() if keep else title


def _may_be_title(line: Line) -> bool:
    text = line.plain
    if line.furniture or line.prose or not _SHORTEST <= len(text) <= _LONGEST:
        return False
    if (
        text[-1] in "。；;：:，,、"
        or text[0] in "，。、；：,.;:”）)"
        or _SALUTATION.match(text)
        or _NEWS_LEAD.match(text)
    ):
        return False
    return not (_PERSON.match(text) or _OFFICE.match(text) or _DELIVERED.match(text) or _ANNEX.match(text))


def find_title(lines: Sequence[Line], head: int, byline: int) -> str:
    """Return the title among ``lines[:head]``, empty where none of them is one.

    ``byline`` is the index of the first byline, or -1. The line above the byline, one that stands twice and
    a longer one are likelier; the name of a site and a numbered heading less so. Without a byline only the
    first line of the page can be the title, and no numbered heading.
    """
    places = [i for i in range(head) if _may_be_title(lines[i])]
    if byline >= 0:
        places = [i for i in places if i < byline] or places[:1]
    if not places:
        return ""
    keys = [key(lines[i].plain) for i in range(head)]
    owned = [i for i in range(head) if not lines[i].furniture and not _PERSON.match(lines[i].plain)]
    scores = []
    for i in places:
        text = lines[i].plain
        twice = keys.count(keys[i]) > 1
        first = bool(owned) and owned[0] == i
        # Nothing but its place speaks for a first line without a byline, and a section of an extract stands there too.
        if byline < 0 and not twice and (not first or _ENUMERATED.match(text)):
            continue
        score = min(len(text), 30) + 25 * twice
        score += 10 * (byline >= 0 and all(lines[j].furniture for j in range(i + 1, byline)))
        score -= 20 * bool(_SITE.search(text)) + 12 * bool(_ENUMERATED.match(text))
        scores.append((score, -i, text))
    if not scores:
        return ""
    score, _, text = max(scores)
    return text if score > 0 else ""


def mark_title_lines(lines: Sequence[Line], head: int, title: str, *, stated: bool) -> None:
    """Mark the lines of the head that are the title, or that hold it between the names of site and column.

    ``stated``: the title came with the file, so that the page may head its text with a shorter form of it.
    """
    wanted = key(title)
    if not wanted:
        return
    for i in range(min(head, len(lines))):
        line = lines[i]
        if line.furniture or (line.prose and len(line.plain) > len(title) + 60):
            continue
        if _ANNEX.match(line.plain):
            return  # the title below the number of an annex or letterhead is part of the document
        own = key(line.plain)
        if own == wanted or (stated and len(own) >= _SHORTEST and own in wanted and _may_be_title(line)):
            line.furniture = "title_line"
        elif wanted in own and len(wanted) >= 6 and _SITE_PART.search(line.plain) and line.plain[-1] not in "。！？；":  # noqa: PLR2004
            line.furniture = "page_title"


def mark_excerpts(lines: Sequence[Line], head: int) -> None:
    """Mark lines of the head that only quote how the text begins, cut off: teasers and search descriptions."""
    for i in range(min(head, len(lines))):
        line = lines[i]
        if line.furniture:
            continue
        bare = _TEASER.sub("", line.plain)
        least = _EXCERPT if bare != line.plain else 2 * _EXCERPT
        if len(bare) < least:
            continue
        rest = [other.plain for other in lines[i + 1 : i + 12] if not other.furniture]
        if not rest or key(rest[0][:8])[:4] != key(bare[:8])[:4]:
            continue
        own = key(bare)
        if len(own) >= least and key("".join(rest)).startswith(own[:-4]):
            line.furniture = "teaser"


_TEASER = re.compile(
    r"^[\[【(（]?(?:核心提示|内容提示|内容提要|内容摘要|内容简介|摘要|提要|导读|导语|简介|描述)[\]】)）]?\s*[:：]?\s*"
)
_EXCERPT = 12
