"""What a page's own markup says of its title, date and source: meta tags first, then labelled lines by the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.sources.fields import iso_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selectolax.lexbor import LexborHTMLParser

# In the order of trust: names of the government website standard, then Open Graph, then what else is in use.
_TITLE_METAS = ("articletitle", "og:title", "article:title", "dc.title", "twitter:title", "headline")
_DATE_METAS = (
    "pubdate",
    "publishdate",
    "publish_date",
    "publishedtime",
    "article:published_time",
    "og:release_date",
    "og:published_time",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "weibo: article:create_at",
    "weibo:article:create_at",
    "createdate",
    "date",
)
_SOURCE_METAS = ("contentsource", "source", "article:source", "og:article:source", "dc.source", "mediaid")
_LINK_METAS = ("url", "og:url")
_DATE_LABEL = re.compile(
    r"(?:发布|發布|发表|發表|公布|创建|刊发|成文|更新)?(?:时间|時間|日期)\s{0,3}[:：]\s{0,3}(?=[\d\[【(（])"
)
_SOURCE_LABEL = re.compile(
    r"(?:信息|稿件|文章|内容)?(?:来源|來源|稿源|出处)\s{0,3}[:：]\s{0,5}([^\s\d:：|｜\[【（(<>/][^\s:：|｜\[【（(<>]{0,29})"
)
_DATE_TAIL = re.compile(
    r"(?:\d{4}\s{0,2}[-年/.]).*$|(?:发布|發布|更新)?(?:时间|時間|日期)$"
    r"|(?:作者|编辑|編輯|浏览|瀏覽|字号|字號|责任编辑|責任編輯|点击|點擊)$"
)
_SITE_SUFFIX = re.compile(
    r"\s{0,5}[_|｜]\s{0,5}[^_|｜]{1,40}$|\s{1,5}[-–—]{1,2}\s{1,5}[^-–—]{1,30}$|[-–—]{1,2}[^-–—]{1,20}(?:网|报|社|政府|频道|客户端|新闻|网站|门户)$"
)
_PUBLISHER_ENDS = ("网", "日报", "晚报", "新闻", "网站", "时报", "早报", "通讯社", "客户端")
_SOURCE_PREFIX = re.compile(r"\A(?:信息)?(?:来源|稿源)\s{0,3}[:：]\s{0,3}")
_SITE_NAME = re.compile(r"(?:网|网站|门户|首页|人民政府|政府网站|欢迎您!?！?)\s{0,3}\Z")
_HEADING_LINES, _LEAST_HEADING, _LONGEST_HEADING = 4, 4, 60
_NEAR_BEFORE, _NEAR_AFTER, _NEAR_INSIDE = 12, 6, 4
_LONGEST_LINE = 120
_NO_VALUES = frozenset({"本站", "本网", "原创", "互联网", "网络", "未知", "其他", "无"})


def read_hints(tree: LexborHTMLParser, lines: Sequence[str]) -> dict[str, str]:
    """Return ``title``, ``published`` (ISO 8601), ``source`` and ``link`` where the markup gives them.

    ``lines`` are the lines by the main text, nearest first.
    """
    metas = _metas(tree)
    short = [line for line in lines if len(line) <= _LONGEST_LINE]
    hints = {
        "title": _title(tree, metas, lines),
        "published": _first_date(metas) or _labelled_date(short) or _bare_date(short),
        "source": _SOURCE_PREFIX.sub("", _first(metas, _SOURCE_METAS)) or _labelled_source(short),
        "link": next((metas[name] for name in _LINK_METAS if metas.get(name, "").startswith("http")), ""),
    }
    if not hints["published"] and hints["link"]:
        hints["published"] = date_in_address(hints["link"])
    return {name: value for name, value in hints.items() if value}


def hints_from_lines(title: str, lines: Sequence[str]) -> dict[str, str]:
    """Return what a stated title (with the site's name behind it) and the first lines of a text suggest."""
    short = [line for line in lines if len(line) <= _LONGEST_LINE]
    bare = without_site_name(title)
    hints = {
        "title": bare,
        "published": _labelled_date(short) or _bare_date(short),
        "source": _labelled_source(short) or site_name(title[len(bare) :]),
    }
    return {name: value for name, value in hints.items() if value}


def site_name(suffix: str) -> str:
    """Return the publisher in what follows a page's title, or an empty string.

    >>> site_name("_先锋文汇_共产党员网"), site_name("_要闻")
    ('共产党员网', '')
    """
    parts = [part.strip() for part in re.split(r"[_|｜\-–—]", suffix)]
    return next((part for part in parts if part.endswith(_PUBLISHER_ENDS)), "")


def lines_near(blocks: Sequence[str], kept: frozenset[int]) -> list[str]:
    """Return the lines before, after and at the beginning of the main text, nearest first."""
    if not kept:
        return list(blocks[: _NEAR_BEFORE + _NEAR_AFTER])
    start, end = min(kept), max(kept) + 1
    before = list(blocks[max(0, start - _NEAR_BEFORE) : start])[::-1]
    return [*before, *blocks[start : start + _NEAR_INSIDE], *blocks[end : end + _NEAR_AFTER]]


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
        content = (attributes.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _first(metas: Mapping[str, str], names: Sequence[str]) -> str:
    return next((metas[name] for name in names if metas.get(name) and metas[name] not in _NO_VALUES), "")


def _first_date(metas: Mapping[str, str]) -> str:
    return next((found for name in _DATE_METAS if (found := iso_date(metas.get(name, "")))), "")


def _title(tree: LexborHTMLParser, metas: Mapping[str, str], lines: Sequence[str]) -> str:
    if stated := _first(metas, _TITLE_METAS):
        return stated
    headings = [" ".join(node.text().split()) for node in tree.css("h1")]
    headings = [heading for heading in headings if heading]
    node = tree.css_first("title")
    whole = " ".join(node.text().split()) if node is not None else ""
    if len(headings) == 1 and (headings[0] in whole or not whole):
        return headings[0]
    bare = without_site_name(whole)
    if bare and not _SITE_NAME.search(bare):
        return bare
    # The page says no more than whose it is, as old sites do: its heading stands above the text.
    return (headings[0] if len(headings) == 1 else "") or _heading_line(lines)


def _heading_line(lines: Sequence[str]) -> str:
    """Return the nearest of a few lines that reads like a heading, or an empty string."""
    for line in lines[:_HEADING_LINES]:
        said = _DATE_LABEL.search(line) or _SOURCE_LABEL.search(line) or iso_date(line)
        if not said and _LEAST_HEADING <= len(line) <= _LONGEST_HEADING and line[-1] not in "。；，：":
            return line
    return ""


def without_site_name(title: str) -> str:
    """Return a page title without the names of channel and site behind it.

    >>> without_site_name("全市组织工作会议召开_要闻_天津市人民政府")
    '全市组织工作会议召开'
    """
    while (shorter := _SITE_SUFFIX.sub("", title)) != title and shorter.strip():
        title = shorter
    return title.strip()


def _labelled_date(lines: Sequence[str]) -> str:
    for line in lines:
        label = _DATE_LABEL.search(line)
        if label and (found := iso_date(line[label.end() : label.end() + 20])):
            return found
    return ""


def _bare_date(lines: Sequence[str]) -> str:
    """Return the date of the first line that is little more than a date or a source with one."""
    for line in lines:
        rest = re.sub(r"[\d年月日:：\s\-/.]", "", line)
        if (len(rest) <= 8 or _SOURCE_LABEL.search(line)) and (found := iso_date(line)):  # noqa: PLR2004 - a label
            return found
    return ""


def _labelled_source(lines: Sequence[str]) -> str:
    for line in lines:
        match = _SOURCE_LABEL.search(line)
        source = _DATE_TAIL.sub("", match[1]).strip(" ，,。;；-—") if match else ""
        source = source[1:].partition("》")[0] if source.startswith("《") else source
        if source and source not in _NO_VALUES:
            return source
    return ""


_ADDRESS_DATE = re.compile(
    r"/(?:t?(20\d\d)(\d\d)(\d\d)_|(20\d\d)[/-]?(\d\d)[/-]?(\d\d)/|(20\d\d)/(\d{1,2})/(\d{1,2})/)"
)


def date_in_address(address: str) -> str:
    """Return the date that an article's address holds, or an empty string.

    >>> date_in_address("https://tv.cctv.com/2022/01/21/VIDE9.shtml"), date_in_address("http://a.cn/t20230407_12.html")
    ('2022-01-21', '2023-04-07')
    """
    match = _ADDRESS_DATE.search(address)
    return iso_date("-".join(part for part in match.groups() if part)) if match else ""
