"""The way of one document through this room: repairs, furniture, metadata, paragraphs."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zzcorpus.cleaning import byline, furniture, titles
from zzcorpus.cleaning.dates import date_in_url, find_date
from zzcorpus.cleaning.glyphs import repair_glyphs
from zzcorpus.cleaning.ledger import Ledger
from zzcorpus.cleaning.lines import Line, split_lines
from zzcorpus.cleaning.markup import split_front_matter, strip_markup
from zzcorpus.cleaning.options import CleaningOptions
from zzcorpus.cleaning.paragraphs import join_lines, tidy_spaces
from zzcorpus.cleaning.pinyin import remove_readings
from zzcorpus.cleaning.script import fold_page, fold_script
from zzcorpus.cleaning.shifts import repair_shifts
from zzcorpus.cleaning.wrapping import find_wrap, mark_prose, mark_running
from zzcorpus.model import CleanedDocument

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zzcorpus.model import RawDocument, Script

_PAGE_MARK = re.compile(r"第\s?\d{1,4}\s?页\s?[,，/]?\s?共\s?\d{1,4}\s?页")
_OWN_LINE = re.compile(r"[^\S\n]*(?:\n|\Z)")
_LEFTOVER = re.compile(r"\$\d(?:[.．]?\$\d)*")
_HEAD_LINES, _HEAD_PROSE = 30, 2
_DELIVERED_LINES, _LONGEST_LINE = 12, 90
# The line under a report's title that says when and where it was delivered.
_DELIVERED = re.compile(r"(?:会议|大会|全会)|^[—―─–-]*[(（][^()（）]{8,40}[)）]$")
_NEWS_LEAD = re.compile(
    r"^[(（【\[]?([\u4e00-\u9fff]{2,10}(?:网|报|社|客户端|电视台|融媒))(?:讯|消息)[\s:：(（)）】\]]|^(新华社|中新社|人民网|新华网|中新网|央广网|央视网)[\u4e00-\u9fff]{0,6}\d{1,2}月\d{1,2}日电"
)
_OWNER = re.compile(r"^([\u4e00-\u9fffA-Za-z·]{2,20}?)\s*版权所有|版权所有\s*[:：©]?\s*([\u4e00-\u9fff·]{2,20})")
_COLLECTOR = re.compile(r"秘书|范文|文库|文档|资料|下载|写作|文章网|作文|素材|网络转载|来源于网络|建立镜像")


@dataclass(frozen=True, slots=True)
class _Page:
    title: str
    published: str
    source: str


def clean_document(raw: RawDocument, options: CleaningOptions = CleaningOptions()) -> CleanedDocument:  # noqa: B008 - frozen
    """Return the body of ``raw`` with its page metadata and the account of all that was done.

    Title, date and source: what was stated with the file wins. For date and source the page's own words come
    next and the hints of its markup last, because content systems fill meta tags with the date of the last edit
    or the name of the site. For the title the hint comes before the text: the main text of a web page often
    has none, and size and place of a heading (DOCX, PDF) tell more than its wording.
    """
    ledger = Ledger({repair.rule: repair.count for repair in raw.repairs}, list(raw.removed), list(raw.warnings))
    stated, text = _stated(raw, ledger)
    text, script = _repair(text, ledger, options)
    lines = _lines(text, options)
    hinted = raw.hinted if script == "simplified" else _plain_hints(raw.hinted)
    page = _read_page(lines, stated, hinted)
    kept = _take_off(lines, ledger, options)
    paragraphs = [line.text for line in kept] if options.keep_breaks else join_lines(kept, ledger)
    paragraphs = [tidy_spaces(text, ledger) for text in paragraphs]
    return CleanedDocument(
        title=page.title,
        text="\n".join(paragraphs),
        published=page.published,
        source=page.source,
        script=script,
        raw_chars=len(raw.text),
        repairs=ledger.as_repairs(),
        removed=tuple(ledger.removed),
        warnings=tuple(ledger.warnings),
    )


def _stated(raw: RawDocument, ledger: Ledger) -> tuple[dict[str, str], str]:
    """Return what was stated with the file, and the text; a front matter that came along is read here."""
    text = raw.text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw.text else raw.text
    fields, matter, text = split_front_matter(text.lstrip("\ufeff"))
    if matter:
        ledger.remove("front_matter", matter)
    stated = {**fields, **raw.stated}
    stated.setdefault("published", stated.get("date", ""))
    return stated, text


def _plain_hints(hinted: Mapping[str, str]) -> dict[str, str]:
    """Return what the markup of a traditional page suggests, mended and folded like the page."""
    aside = Ledger()  # the page's own text has the same words and is where they are counted
    whole = {name: repair_shifts(value, aside) for name, value in hinted.items()}
    return {name: fold_script(remove_readings(value, aside, traditional=True)) for name, value in whole.items()}


def _repair(text: str, ledger: Ledger, options: CleaningOptions) -> tuple[str, Script]:
    """Mend the characters of the whole page; the order matters: shifts need the bytes as they came."""
    if options.repair_shifts:
        text = repair_shifts(text, ledger)
    text = strip_markup(repair_glyphs(text, ledger), ledger)
    script, folded, changed = fold_page(text)
    if script == "mixed":
        script = _script_of_text(text, folded)
    plain = remove_readings(text, ledger, traditional=script != "simplified")
    if plain is not text:
        text = plain
        _, folded, changed = fold_page(text)
    if not options.keep_script:
        ledger.repair("script", changed)
        text = folded
    return _cut_injected(text, ledger), script


def _script_of_text(text: str, folded: str) -> Script:
    """Return the script of a page without its lines of spam, which are simplified in traditional pages too."""
    pairs = zip(text.split("\n"), folded.split("\n"), strict=True)
    return fold_page("\n".join(own for own, plain in pairs if not furniture.is_spam(plain)))[0]


def _cut_injected(text: str, ledger: Ledger) -> str:
    """Take out page marks inside sentences; mark what a broken search-and-replace left of figures."""

    def cut(match: re.Match[str]) -> str:
        line = text.rfind("\n", 0, match.start()) + 1
        if not text[line : match.start()].strip() and _OWN_LINE.match(text, match.end()):
            return match[0]  # a line of its own goes with the furniture
        ledger.remove("page_mark", match[0])
        return ""

    if "页" in text:
        text = _PAGE_MARK.sub(cut, text)
    if "$" in text:
        damaged, count = _LEFTOVER.subn("\ufffd", text)
        if count:
            ledger.repair("lost_figures", count, lost=len(text) - len(damaged))
            ledger.warn(
                f"{count} figures are lost: the page has the leavings of a search-and-replace ($1) in their place"
            )
            text = damaged
    return text


def _lines(text: str, options: CleaningOptions) -> list[Line]:
    lines = split_lines(text)
    if wrap := find_wrap(lines):
        mark_prose(lines, wrap)
        furniture.mark_pages(lines)
        mark_running(lines, wrap)
    if options.keep_script:
        for line in lines:
            line.plain = fold_script(line.text)
    return lines


def _read_page(lines: list[Line], stated: Mapping[str, str], hinted: Mapping[str, str]) -> _Page:
    """Find title, date and source, and mark all lines that are furniture."""
    facts = byline.read_bylines(lines, 0, _head(lines))
    for i, line in enumerate(lines):
        # Long running text far from both ends of a page is the document's, whatever it mentions.
        inside = line.prose and _HEAD_LINES < i < len(lines) - _HEAD_LINES and len(line.plain) > _LONGEST_LINE
        if not (line.furniture or inside):
            line.furniture = furniture.anywhere(line)
    head = _head(lines)
    last = max((i for i, line in enumerate(lines) if line.prose and not line.furniture), default=len(lines))
    facts += byline.read_bylines(lines, max(head, last + 1), len(lines))
    _mark_site_names(lines, head)
    _mark_edges(lines, head)
    first = next((i for i in range(head) if lines[i].furniture == "byline"), -1)
    titles.mark_excerpts(lines, head)
    title = (stated.get("title", "") or hinted.get("title", "")).strip()
    found = "" if title else titles.find_title(lines, head, first)
    titles.mark_title_lines(lines, head, title or found, stated=bool(title))
    _mark_tail(lines)
    return _Page(
        title=title or titles.without_site(found),
        published=_published(lines, facts, stated, hinted),
        source=_source(lines, facts, stated, hinted),
    )


def _head(lines: Sequence[Line]) -> int:
    """Return how many lines the head of the page has: up to the second line of running text."""
    prose = 0
    for i, line in enumerate(lines[:_HEAD_LINES]):
        prose += line.prose and not line.furniture
        if prose == _HEAD_PROSE:
            return i
    return min(len(lines), _HEAD_LINES)


def _mark_site_names(lines: Sequence[Line], head: int) -> None:
    """Mark a site's or column's own name that stands among the menus above the title (全国党建网站联盟)."""
    for i in range(min(head, 4)):
        line = lines[i]
        if line.furniture:
            continue
        menus_beside = any(other.furniture in {"menu", "breadcrumb", "welcome", "spam"} for other in lines[:head])
        if (titles.names_site(line) and (i == 0 or lines[i - 1].furniture)) or (
            menus_beside and i + 1 < head and lines[i + 1].furniture == "breadcrumb"
        ):
            line.furniture = "site_name"
        else:
            break


def _mark_edges(lines: Sequence[Line], head: int) -> None:
    """Mark counters, credits and addresses before the first and after the last line of running text."""
    body = [i for i, line in enumerate(lines) if line.prose and not line.furniture]
    first, last = (body[0], body[-1]) if body else (head, head)
    for i, line in enumerate(lines):
        if not line.furniture and (i < first or i > last):
            line.furniture = furniture.at_edge(line)


def _mark_tail(lines: Sequence[Line]) -> None:
    """Mark the closing section of the page: from the line that opens it to the end, where no text follows."""
    prose = [i for i, line in enumerate(lines) if line.prose and not line.furniture]
    for i in range(prose[0] + 1 if prose else 0, len(lines)):
        line = lines[i]
        rule = furniture.opens_block(line)
        if not rule:
            continue
        if not prose:  # nothing tells where the text ends
            line.furniture = line.furniture or rule
            continue
        after = sum(len(other.text) for other in lines[i + 1 :] if other.prose and not other.furniture)
        before = sum(len(other.text) for other in lines[:i] if other.prose and not other.furniture)
        if after * 4 <= before:
            for other in lines[i:]:
                other.furniture = other.furniture or rule
            return
        line.furniture = line.furniture or rule


def _published(
    lines: Sequence[Line], facts: Sequence[byline.Fact], stated: Mapping[str, str], hinted: Mapping[str, str]
) -> str:
    """Return the date of the page: stated, byline, line of delivery, markup, address of the original."""
    return (
        find_date(stated.get("published", ""))
        or byline.choose(facts, "published")
        or _delivered(lines, stated.get("title", ""))
        or find_date(hinted.get("published", ""))
        or next((date_in_url(line.plain) for line in lines if line.furniture == "original_link"), "")
    )


def _delivered(lines: Sequence[Line], title: str) -> str:
    """Return the date on which a report was delivered, from the line under its title (——2023年1月23日在…会议上)."""
    head = [line.plain for line in lines[:_DELIVERED_LINES]]
    for text in [*head, *(first + second for first, second in itertools.pairwise(head))]:
        if len(text) <= _LONGEST_LINE and text[-1] not in "。；;：:" and _DELIVERED.search(text):
            found = find_date(text)
            if found:
                return found
    return find_date(title)


def _source(
    lines: Sequence[Line], facts: Sequence[byline.Fact], stated: Mapping[str, str], hinted: Mapping[str, str]
) -> str:
    """Return the original publisher: stated, byline, the lead of a news item, markup, the owner of the site."""
    return (
        byline.clean_source(stated.get("source", ""))
        or byline.choose(facts, "source")
        or _news_lead(lines)
        or byline.clean_source(hinted.get("source", ""))
        or _owner(lines)
    )


def _news_lead(lines: Sequence[Line]) -> str:
    for line in [line for line in lines if not line.furniture][:3]:
        match = _NEWS_LEAD.match(line.plain)
        if match and not (match[1] or match[2]).startswith(("本报", "本网", "本社")):
            return match[1] or match[2]
    return ""


def _owner(lines: Sequence[Line]) -> str:
    """Return who the licence line says owns the site, unless the page shows that it only collects others' texts."""
    furnished = [line for line in lines if line.furniture]
    for line in furnished:
        match = _OWNER.search(line.plain) if line.furniture == "licence" else None
        if match:
            owner = (match[1] or match[2]).strip()
            collected = any(other.furniture == "collector" for other in furnished)
            collected = collected or any(_COLLECTOR.search(other.plain) for other in furnished)
            return "" if collected else owner
    return ""


def _take_off(lines: Sequence[Line], ledger: Ledger, options: CleaningOptions) -> list[Line]:
    """Return the lines that stay, and list the others under their rules."""
    kept: list[Line] = []
    gap = page_ended = False
    for line in lines:
        gap = gap or (line.gap and not page_ended)
        page_ended = line.furniture in furniture.BETWEEN_PAGES
        if line.furniture and not options.keep_furniture:
            ledger.remove(line.furniture, line.text)
            gap = gap and not page_ended
            continue
        if kept and line.text == kept[-1].text and line.prose:
            ledger.remove("repeated_paragraph", line.text)
            continue
        line.gap, gap = gap, False
        if line.text[0] in "|｜" and len(line.text) > 1 and not ("|" in line.text[1:] or "｜" in line.text[1:]):
            ledger.remove("stray_mark", line.text[0])  # what was left of a menu at the head of a paragraph
            line.text = line.text[1:].lstrip()
        kept.append(line)
    return kept
