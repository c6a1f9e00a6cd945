"""Numeric claims: every figure that a document states of the world, with what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.context import Context
from zzcorpus.extract.claims.indicators import name_indicator
from zzcorpus.extract.claims.scan import Quantity, find_quantities
from zzcorpus.extract.claims.subjects import Before, read_after, read_before, read_clause
from zzcorpus.model import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.model import ClaimKind, Direction, Span

_CHANGE_FROM = re.compile("[由从][^，。；：、！？\n]{0,16}$")
_CHANGE_GAP = re.compile("[^，。；！？、\n]{0,24}?(?:到了?|至|为|成)(?:[^，。；！？、\n]{0,12}(?:的|年|底|末|度))?(?:人均|每人)?")
_CHAIN = re.compile("(?:、|和|及|与|以及|，|或)(?:每人|每月|每年|人均|约|近|超|逾|不足|为|[^，。；、0-9]{0,2}每[年月])*")
_EVERY = re.compile("每(?:半?年|个?月|季度?|周|天|日|星期)")
_SPLIT = re.compile("[、和与及]|以及")
_RATE_NAMES = ("增速", "增幅", "涨幅", "增长率")
_FALL_NAMES = ("降幅", "减幅", "跌幅")
_UNITS = {"％": "%", "个百分点": "百分点", "个千分点": "千分点", "年时间": "年", "成": "%"}


def find_claims(text: str, sentences: Sequence[Span], taken: Sequence[Span]) -> list[Claim]:
    """Return the numeric claims of ``text`` in text order; none overlaps ``taken`` (in text order).

    ``sentences`` are the spans of ``zzcorpus.text.split_sentences``. A percentage has the number before its
    sign (97.7) and the unit ``%``; 成 becomes tenths of a hundred; for a change ``low`` is the value before.
    """
    quantities = find_quantities(text, taken)
    if not quantities or not sentences:
        return []
    context = Context(text, sentences)
    claims: list[Claim] = []
    index, count = 0, len(quantities)
    number, last = 0, len(sentences) - 1
    while index < count:
        position = quantities[index].numeral
        while number < last and sentences[number + 1].start <= position:
            number += 1
        sentence = sentences[number]
        until = index + 1
        while until < count and quantities[until].numeral < sentence.end:
            until += 1
        claims += _read_sentence(text, sentence, quantities[index:until], context)
        index = until
    return claims


def _read_sentence(text: str, sentence: Span, quantities: list[Quantity], context: Context) -> list[Claim]:
    figures = _join_changes(text, sentence, quantities)
    surroundings = text[sentence.start : sentence.end]
    claims: list[Claim] = []
    subject, governed = "", ""
    shared: list[str] = []
    floor = sentence.start
    for index, figure in enumerate(figures):
        limit = figures[index + 1].start if index + 1 < len(figures) else sentence.end
        gap = text[floor : figure.start]
        clause = floor + _last_boundary(gap)
        before = read_before(text[clause : figure.start])
        after = _after(text, figures, index, limit)
        chained = index > 0 and clause == floor and text[floor : floor + 1] in "、和及与或"
        if before.governed or before.verb or not chained:
            governed = before.governed
        if before.each:
            shared = _share_subjects(text, figures, index, before.of, [claim.of for claim in claims])
        of = shared.pop(0) if shared and (before.each or chained) else ""
        if not of:
            shared = []
            of = _choose(text, figure, before, after)
        if not of:
            of = subject or read_clause(text[sentence.start : clause])
        if figure.unit == "" and not _name_unit(figure, of, after):
            floor = figure.end
            continue
        link = before.link or (previous_link if chained and index else "")
        previous_link = link
        direction = _direction(figure, before, link, governed, of, text)
        kind = figure.kind
        if kind == "count" and _is_regular(text, sentence.start, figure.start):
            kind = "frequency"
        status = context.status(sentence, figure.start, clause, figure.end)
        claims.append(_claim(text, surroundings, figure, of, kind, direction, status, context.period(sentence, figure.start)))
        subject = of
        floor = figure.end
    return claims


def _claim(text: str, sentence: str, figure: Quantity, of: str, kind: ClaimKind, direction: Direction, status, period: str) -> Claim:
    unit = _UNITS.get(figure.unit, figure.unit)
    low, high = figure.low, figure.high
    if figure.unit == "成":
        low, high = low * 10, high * 10
    qualifier = figure.qualifier
    if qualifier == "over" and text.endswith("以上", 0, figure.end) and (status == "target" or kind == "age"):
        qualifier = "at_least"
    return Claim(
        of, text[figure.start : figure.end], low, high, unit, qualifier, kind, direction, status, period,
        figure.start, figure.end, sentence, name_indicator(of, unit, kind),
    )


def _last_boundary(gap: str) -> int:
    """Return where the last clause of ``gap`` begins."""
    cut = max(gap.rfind("，"), gap.rfind("；"), gap.rfind("："), gap.rfind(","), gap.rfind("。"), gap.rfind("\n"))
    opened = gap.rfind("（")
    if opened > cut and "）" not in gap[opened:]:
        cut = opened
    return cut + 1


def _after(text: str, figures: list[Quantity], index: int, limit: int) -> str:
    """Return the noun phrase after a figure; figures side by side (14类230项事项) share the last one's."""
    end = figures[index].end
    if end < limit:
        return read_after(text, end, limit)
    if index + 1 < len(figures):
        following = figures[index + 2].start if index + 2 < len(figures) else len(text)
        return _after(text, figures, index + 1, min(following, end + 60))
    return ""


def _choose(text: str, figure: Quantity, before: Before, after: str) -> str:
    kind = figure.kind
    if kind in {"count", "age", "frequency"}:
        return after or before.of
    if before.link and kind != "duration":
        return before.of
    if kind == "duration":
        return before.of or after
    return after or before.of


def _direction(figure: Quantity, before: Before, link: str, governed: str, of: str, text: str) -> Direction:
    if figure.kind == "change":
        return "up" if figure.high > figure.low else "down"
    if link in {"up", "down"}:
        return link
    if figure.kind == "percent" and of.endswith(_RATE_NAMES):
        return "up"
    if figure.kind == "percent" and of.endswith(_FALL_NAMES):
        return "down"
    return governed


def _is_regular(text: str, start: int, position: int) -> bool:
    boundary = max(text.rfind(mark, start, position) for mark in "，。；：")
    return bool(_EVERY.search(text, max(start, boundary + 1), position))


_BARE_UNITS = {"人群": "人", "人口": "人", "人数": "人", "总人口": "人", "户数": "户"}


def _name_unit(figure: Quantity, of: str, after: str) -> bool:
    """Give a bare number the unit that its noun implies (覆盖人群不少于100万); tell whether it has one."""
    if figure.exponent < 4:
        return False
    for noun, unit in _BARE_UNITS.items():
        if of.endswith(noun):
            figure.unit = unit
            return True
    return False


def _share_subjects(text: str, figures: list[Quantity], index: int, phrase: str, earlier: list[str]) -> list[str]:
    """Return the subjects of figures that 分别 gives out in turn, the first for the figure at ``index``."""
    count = 1
    while index + count < len(figures) and _CHAIN.fullmatch(text[figures[index + count - 1].end : figures[index + count].start]):
        count += 1
    if not phrase:
        return earlier[-count:] if count > 1 and len(earlier) >= count else []
    parts = [part for part in _SPLIT.split(phrase) if part]
    if len(parts) != count:
        return [phrase] * count
    if len(parts[0]) <= 3 and len(parts[-1]) > len(parts[0]):
        parts[0] = phrase
    return parts


def _join_changes(text: str, sentence: Span, quantities: list[Quantity]) -> list[Quantity]:
    """Join 由A提高到B into one figure, and leave out bare numbers that belong to none."""
    figures: list[Quantity] = []
    index = 0
    while index < len(quantities):
        figure = quantities[index]
        if index + 1 < len(quantities):
            other = quantities[index + 1]
            opening = _CHANGE_FROM.search(text, max(sentence.start, figure.start - 18), figure.start)
            if opening and other.unit and figure.unit in {"", other.unit} and _CHANGE_GAP.fullmatch(text, figure.end, other.start):
                figure.start, figure.end = opening.start(), other.end
                figure.low, figure.high = figure.low, other.high
                figure.unit, figure.kind = other.unit, "change"
                if other.qualifier != "exact":
                    figure.qualifier = other.qualifier
                figures.append(figure)
                index += 2
                continue
            if not figure.unit and other.unit and text[figure.end : other.start] in {"、", "和"} and figure.low % 1:
                figure.unit, figure.kind = other.unit, other.kind
        figures.append(figure)
        index += 1
    return [figure for figure in figures if figure.unit or figure.exponent]
