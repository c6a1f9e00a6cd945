"""Which lines of a page are furniture: menus, buttons, disclaimers, licences, related links.

Every rule has a name, under which the line is listed among the removals. The wordings are data
(``data/furniture.tsv``); this module says where in a page each kind may stand.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.cleaning.datafiles import read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.cleaning.lines import Line

_SEPARATOR = re.compile(r"[\s|｜/、·»›＞>:：【】\[\]（）()《》<«＜\-_,，]+")
_DECORATION = re.compile(r"^[\s\[【(（《<「◆●■★☆>»|·*]+|[\s\]】)）》>」:：|·*]+$")
_COUNTER = re.compile(r"^(?:\d{1,6}|\d{1,6}\s?(?:条|次|人|个赞|赞|评论)|[|｜/\\\-—_=·.\s]{1,80})$")
_PAGE_NUMBER = re.compile(r"^[—–\-－·\s]+\d{1,4}[—–\-－·\s]+$|^第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?$")
_BARE_NUMBER = re.compile(r"[0-9]{1,4}")
_FEWEST_PAGES = 3
_IMAGE_FILE = re.compile(r"^[\w\-. ]{1,80}\.(?:jpe?g|png|gif|bmp|webp|svg)$", re.IGNORECASE)
_CRUMBS = re.compile(r"[>»›＞/]|(?<=\s)[-|｜](?=\s)|->")
_CAPTION = re.compile(r"[\[【(（]?(?:图为|图片说明|图片来源|资料图|资料图片|▲|△)")
_PHOTOGRAPHER = re.compile(
    r"(?:[\s)）(（/。]|记者|新华社|通讯员|图片)[^。，,;；\s]{0,12}\s*(?:/?摄|摄影|/文|供图)[)）。】]?$"
)
_PHOTOGRAPHER_ENDS = ("摄", "摄影", "/文", "供图")
_CREDIT = re.compile(
    r"^[(（【\[]?\s*(?:本报|本网|新华社)?(?:首席|实习|见习|全媒体|融媒体)?(?:记者|通讯员|作者|供稿|来稿|文[_/|｜]|文字|图文|图片|撰文|整理)[^。！？；]{0,60}$"
)
_AUTHOR_SIGN = re.compile(r"^文\s?[_/|｜:：丨]\s?\S")
_ADDRESS = re.compile(
    r"^(?:地址|联系地址|邮编|邮政编码|联系电话|电话|传真|电子邮箱|邮箱|E-?mail|网址)\s*[:：]", re.IGNORECASE
)
_URL_LINE = re.compile(r"^(?:https?://|www\.)[\x21-\x7e]+(?:\s*\d{1,3}/\d{1,3})?$", re.IGNORECASE)

PAGE_NUMBER = "page_number"
# What stands between two pages: a blank line beside it parts no paragraphs.
BETWEEN_PAGES = frozenset({PAGE_NUMBER, "running_head"})
_SHORT, _MEDIUM, _CAPTION_CHARS = 80, 200, 120
# A wording that comes later than this in a full sentence, behind a comma, is what the sentence speaks of.
_FEW = 6
_SPAM = 3


@dataclass(frozen=True, slots=True)
class _Cues:
    whole: dict[str, str]
    tokens: frozenset[str]
    start: re.Pattern[str]
    within: re.Pattern[str]
    block: re.Pattern[str]
    rules: dict[str, str]
    block_rules: dict[str, str]
    spam: re.Pattern[str]
    weights: dict[str, int]


def _any_of(words: Sequence[str]) -> str:
    """A pattern for any of ``words``, the longest first; refuses to match everything."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or r"(?!)"


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    rows = read_rows("furniture.tsv", 3)

    def words(how: str) -> list[str]:
        return [wording for _, kind, wording in rows if kind == how]

    spam = {word: int(weight) for word, weight in read_rows("seo.tsv", 2)}
    return _Cues(
        whole={wording: rule for rule, how, wording in rows if how in {"whole", "block"}},
        tokens=frozenset(words("token")),
        start=re.compile(_any_of(words("start"))),
        within=re.compile(_any_of(words("within"))),
        block=re.compile(rf"[\[【(（]?\s*({_any_of(words('block'))})\s*(?:[\]】)）]|[:：>»]|\s|$)"),
        rules={wording: rule for rule, _, wording in rows},
        block_rules={wording: rule for rule, how, wording in rows if how == "block"},
        spam=re.compile(_any_of(list(spam))),
        weights=spam,
    )


def mark_pages(lines: Sequence[Line]) -> None:
    """Mark the page numbers between the lines of a text that was printed, and what stands beside each of them.

    Bare ones are told by the end of a page behind them, or by counting on: at least three, each one more than the
    last, most of them beside running text. A line that stands beside three page numbers is a running head.
    """
    bare = {i: int(line.text) for i, line in enumerate(lines) if _BARE_NUMBER.fullmatch(line.text)}
    chains: dict[int, list[int]] = {}
    for i, number in bare.items():
        chains[number] = chains.pop(number - 1, [])
        chains[number].append(i)
    numbers = {i for i, line in enumerate(lines) if _PAGE_NUMBER.match(line.text)}
    numbers |= {i for i in bare if i + 1 < len(lines) and lines[i + 1].opens_page}
    for chain in chains.values():
        beside_text = sum(any(line.prose for line in lines[max(0, i - 1) : i + 2]) for i in chain)
        if len(chain) >= _FEWEST_PAGES and beside_text * 2 > len(chain):
            numbers.update(chain)
    beside = [j for i in numbers for j in (i - 1, i + 1) if 0 <= j < len(lines) and not lines[j].prose]
    heads = Counter(lines[j].text for j in beside)
    for j in beside:
        if heads[lines[j].text] >= _FEWEST_PAGES and len(lines[j].text) <= _SHORT:
            lines[j].furniture = "running_head"
    for i in numbers:
        lines[i].furniture = PAGE_NUMBER


def anywhere(line: Line) -> str:
    """Return the rule by which ``line`` is furniture wherever it stands, else empty."""
    text = line.plain
    if len(text) > _MEDIUM:
        return "" if "。" in text else is_spam(text)
    if _PAGE_NUMBER.match(text):
        return PAGE_NUMBER
    if line.runs_on:
        return ""  # whatever words stand at its ends, a sentence goes on there
    if _is_caption(text):
        return "caption"
    if len(text) <= _SHORT:
        if _IMAGE_FILE.match(text):
            return "image_name"
        if _URL_LINE.match(text):
            return "url_line"
    cues = _cues()
    match = cues.start.match(text)
    if match and not (line.prose and len(text) > _SHORT):
        return cues.rules[match[0]]
    match = cues.within.search(text)
    if match and not _quoted_in_prose(text, match):
        return cues.rules[match[0]]
    return _menu(text) or is_spam(text)


def _is_caption(text: str) -> bool:
    """Whether the line belongs to a picture: it says so, or ends in the name of who took it."""
    if len(text) > _CAPTION_CHARS:
        return False
    signed = text.rstrip(")）。】").endswith(_PHOTOGRAPHER_ENDS) and _PHOTOGRAPHER.search(text)
    return bool(signed or _CAPTION.match(text))


def _quoted_in_prose(text: str, match: re.Match[str]) -> bool:
    """Whether the wording is only mentioned in a sentence of the document: “扫描二维码”办事."""
    if text[match.start() - 1 : match.start()] in set("“‘《「"):
        return True
    return text[-1] == "。" and match.start() > _FEW and "，" in text.replace(",", "，")[: match.start()]


def _menu(text: str) -> str:
    """Lines of nothing but menu entries and buttons, and breadcrumbs."""
    if len(text) > _CAPTION_CHARS or text[-1] in "。！？；":
        return ""
    cues = _cues()
    bare = _DECORATION.sub("", text)
    if bare in cues.whole:
        return cues.whole[bare]
    entries = [entry for entry in _SEPARATOR.split(text) if entry]
    known = sum([entry in cues.tokens for entry in entries])
    if not known:
        return ""
    numbers = sum(bool(_COUNTER.match(entry)) for entry in entries)
    if known + numbers == len(entries) and not all(len(entry) == 1 for entry in entries):
        return "menu"
    if _CRUMBS.search(text) and len(entries) > 1:
        if entries[0] in {"首页", "网站首页", "主页"} or entries[-1] == "正文":
            return "breadcrumb"
        if known * 2 >= len(entries) and len(entries) > 2:  # noqa: PLR2004 - a menu has at least three entries
            return "menu"
    many = len(entries) >= 4 and max(map(len, entries)) <= 8  # noqa: PLR2004 - a menu line: many short entries
    if many and known * 2 >= len(entries):
        return "menu"
    return ""


@lru_cache(maxsize=1)
def buttons() -> frozenset[str]:
    """Return the menu entries and buttons."""
    return _cues().tokens


def is_spam(text: str) -> str:
    """Return ``spam`` where ``text`` is a line of betting or pornographic search words, else empty."""
    if "。" in text or len(text) > 4 * _MEDIUM:
        return ""
    cues = _cues()
    found = cues.spam.findall(text)
    return "spam" if sum(cues.weights[word] for word in set(found)) >= _SPAM and len(found) > 1 else ""


def at_edge(line: Line) -> str:
    """Return the rule by which ``line`` is furniture before or after the body, where more is furniture."""
    text = line.plain
    if _COUNTER.match(text):
        return "counter"
    if len(text) <= _SHORT:
        if _AUTHOR_SIGN.match(text):
            return "credit"
        if _CREDIT.match(text) and (text[0] in "(（【[" or "记者" in text or "通讯员" in text):
            return "credit"
        if _ADDRESS.match(text):
            return "address"
    return ""


def opens_block(line: Line) -> str:
    """Return the rule of the closing section that ``line`` opens (相关阅读, 免责声明, …), else empty."""
    match = _cues().block.match(line.plain)
    return _cues().block_rules[match[1]] if match else ""
