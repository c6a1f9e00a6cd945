"""Bylines: when a page was published and who is named as its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.cleaning import furniture
from zzcorpus.cleaning.datafiles import read_rows
from zzcorpus.cleaning.dates import DATE, TIME, find_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.cleaning.lines import Line

_LONGEST = 200
# A stray line between two bylines, such as a place, has at most this many characters.
_STRAY = 8
_DATE_FIRST = re.compile(rf"^[\[【(（]?\s*{DATE}{TIME}\s*")
_DATE_ONLY = re.compile(rf"^[\[【(（]?\s*{DATE}{TIME}\s*[\]】)）]?$")
_ANY_LABEL = re.compile(r"(?:^|\s)[\u4e00-\u9fff]{2,8}\s?[:：]")
_WEAK = frozenset({"时间", "日期"})
# A publisher's name as it stands alone beside a date: 2021-05-26 人民网.
_PUBLISHER = re.compile(
    r"^[\u4e00-\u9fffA-Za-z·]{2,20}(?:网|报|社|台|日报|晚报|先锋|客户端|公众号|频道|电视台|发布|杂志|在线)$"
)
_BRACKETS = "[]【】()（）《》<>〈〉|｜/／\\-—–:：,，;； \t\u3000\xa0"
# A form's blank: XXX, ×××.
_BLANK_NAME = re.compile(r"^[X×x*＊]+$")
_NOT_A_SOURCE = frozenset(
    {
        "",
        "原创",
        "本站",
        "本网",
        "本站原创",
        "本网原创",
        "网络",
        "互联网",
        "未知",
        "不详",
        "转载",
        "admin",
        "佚名",
        "网络转载",
        "来源网络",
        "本站整理",
        "整理",
        "其他",
        "其它",
        "无",
    }
)

# A publisher or date that is longer than this is a sentence.
_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a byline says: the field, its value, and how much the label is to be trusted (1 is best)."""

    field: str
    value: str
    rank: int


@lru_cache(maxsize=1)
def _labels() -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    table = {label: (field, int(rank)) for label, field, rank in read_rows("labels.tsv", 3)}
    spelled = [r"\s{0,3}".join(map(re.escape, label)) for label in sorted(table, key=lambda word: (-len(word), word))]
    dated = DATE.replace("?P<", "?P<_")
    label = rf"(?:(?<=[\s\[【(（|｜/日\d>])|^)[\[【(（]?\s*({'|'.join(spelled)})"
    return re.compile(rf"{label}\s*(?:[:：]|(?=\s*{dated}))"), table


def read_byline(text: str) -> list[Fact] | None:
    """Return what the line ``text`` says as a byline; None where it is none. A field may have an empty value."""
    if len(text) > _LONGEST:
        return None
    pattern, table = _labels()
    found = list(pattern.finditer(text))
    dated = _DATE_FIRST.match(text)
    if not found:
        return _date_line(text, dated) if dated else None
    lead = text[: found[0].start()]
    facts: list[Fact] = []
    if dated and dated.end() <= found[0].end():
        facts.append(Fact("published", find_date(dated[0]), 1))
        lead = text[dated.end() : found[0].start()]
    if not _empty_lead(lead):
        return None
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        field, rank = table["".join(match[1].split())]
        value = text[match.end() : end]
        if field == "" and not facts and len(found) == 1 and not value.strip(_BRACKETS):
            return None  # a lone word with a colon, such as 作者: at the head of a table
        facts.append(_fact(field, rank, value))
    if len(found) == 1 and not dated and ("。" in text.rstrip("。") or _own_date(found[0][1], text)):
        return None
    return facts


def _own_date(label: str, text: str) -> bool:
    """Whether 时间 or 日期 alone on a line tell of the document's matter (时间：11月28日下午) and not of the page."""
    return label in _WEAK and not re.search(r"\d{4}[-/.]\d|\d[:：]\d{2}", text)


def _empty_lead(lead: str) -> bool:
    """Whether nothing of the document stands before the first label: only buttons, separators, a publisher."""
    rest = lead.strip(_BRACKETS)
    if not rest or _PUBLISHER.match(rest):
        return True
    return all(entry in furniture.buttons() for entry in re.split(r"[\s|｜/\[\]【】()（）]+", rest) if entry)


def _date_line(text: str, dated: re.Match[str]) -> list[Fact] | None:
    rest = text[dated.end() :].strip(_BRACKETS)
    fact = Fact("published", find_date(dated[0]), 1)
    if not rest and not re.search(r"\d[-/.:：]\d", dated[0]):
        return None  # a date written out on a line of its own is the document's: (2022年10月16日)
    if not rest or (_empty_lead(rest) and not _PUBLISHER.match(rest)):
        return [fact]
    if _PUBLISHER.match(rest) and text[dated.end() - 1 : dated.end()].isspace():
        return [fact, Fact("source", rest, 2)]
    return None


def _fact(field: str, rank: int, value: str) -> Fact:
    if field == "published":
        return Fact(field, find_date(value), rank)
    if field == "source":
        return Fact(field, clean_source(value), rank)
    return Fact(field, value.strip(), rank)


def clean_source(value: str) -> str:
    """Return a publisher's name as the page gives it, without brackets, buttons and what follows it.

    >>> clean_source(" 新华社 提示:全文字"), clean_source("本站原创"), clean_source("http://a.cn/b")
    ('新华社', '', '')
    """
    follower = _ANY_LABEL.search(value)
    if follower:
        value = value[: follower.start()]
    titled = re.match(r"\s*《([^《》]{2,20})》", value)
    if titled:
        value = titled[1]
    value = value.strip(_BRACKETS)
    value = re.split(r"\s{2,}|\s(?=\d{4}[-年/])|[\[【]", value)[0].strip(_BRACKETS)
    entries = value.split()
    while entries and entries[-1] in furniture.buttons():
        entries.pop()
    value = " ".join(entries)
    if (
        value in _NOT_A_SOURCE
        or _BLANK_NAME.match(value)
        or "://" in value
        or value.startswith("www.")
        or len(value) > _LONGEST_VALUE
    ):
        return ""
    return value


def read_bylines(lines: Sequence[Line], start: int, end: int) -> list[Fact]:
    """Read the bylines among ``lines[start:end]``, mark them as furniture and return what they say.

    A label that ends its line takes its value from the next one.
    """
    facts: list[Fact] = []
    index = start
    while index < end:
        line = lines[index]
        index += 1
        if line.furniture:
            continue
        said = read_byline(line.plain)
        if said is None:
            continue
        line.furniture = "byline"
        if said and not said[-1].value and index < len(lines) and said[-1].field:
            value = lines[index].plain
            fact = _fact(said[-1].field, said[-1].rank, value)
            if (fact.value and len(value) <= _LONGEST_VALUE and read_byline(value + "。") is None) or (
                fact.field == "published" and fact.value
            ):
                lines[index].furniture = "byline"
                said[-1] = fact
                index += 1
        facts += said
    for i in range(start + 1, end - 1):
        between = lines[i - 1].furniture == "byline" == lines[i + 1].furniture
        if between and not lines[i].furniture and len(lines[i].plain) <= _STRAY and not lines[i].prose:
            lines[i].furniture = "byline"
    return facts


def choose(facts: Sequence[Fact], field: str) -> str:
    """Return the best value of ``field``: the lowest rank, the first among equals."""
    told = [fact for fact in facts if fact.field == field and fact.value]
    return min(told, key=lambda fact: fact.rank).value if told else ""
