"""Numeric claims: every figure that a document states of the world, with what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.context import Context
from zzcorpus.extract.claims.indicators import name_indicator
from zzcorpus.extract.claims.scan import Quantity, find_quantities
from zzcorpus.extract.claims.subjects import Before, read_after, read_before, read_clause, read_predicate
from zzcorpus.model import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.model import ClaimKind, Direction, Span, Status

_HALF_WIDTH = ((",", "，"), (";", "；"), (":", "："), ("(", "（"), (")", "）"), ("!", "！"), ("?", "？"))
_CHANGE_FROM = re.compile("[由从][^，。；：、！？\n]{0,16}$")
_CHANGE_GAP = re.compile(
    "[^，。；！？、\n]{0,24}?(?:到了?|至|为|成)(?:[^，。；！？、\n]{0,12}(?:的|年|底|末|度))?(?:人均|每人)?"
)
_CHAIN = re.compile(
    "(?:、|和|及|与|以及|，|或)(?:每人|每月|每年|人均|约|近|超|逾|不足|为|[^，。；、0-9]{0,2}每[年月])*"
)
# Qualifiers that are predicates: what stands before them is their subject.
_LINKING = ("突破", "超", "逾", "高于", "低于", "不低于", "不高于", "接近", "逼近", "达到")
_TIMES = re.compile("[一两二三四五六0-9]{1,2}[次遍回]$")
_PURPOSE = re.compile("(?:资金)?(?:专项)?用于([^，。；：、！？\n]{2,16})")
_EVERY = re.compile("每(?:半?年|个?月|季度?|周|天|日|星期)")
_SPLIT = re.compile("[、和与及]|以及")
_RATE_NAMES = ("增速", "增幅", "涨幅", "速度")
# These measure what the figure before them measures, and have no name of their own.
_MEASURES = frozenset(
    {"总量", "总额", "规模", "总规模", "增速", "增幅", "总数", "总值", "年均增速", "完成", "总收入", "投资额"}
    - {"总收入"}
)
_FALL_NAMES = ("降幅", "减幅", "跌幅")
# After a figure these name a mark that it reaches, not what is measured.
_EMPTY_NOUNS = frozenset({"目标", "任务", "水平", "标准", "大关", "台阶", "门槛", "要求", "规模", "关口"})
_PLACES = frozenset({"市", "县", "省", "国", "区", "乡", "镇", "村", "旗", "州", "县区", "市县", "省市"})
_PEOPLE = frozenset({"人", "人次", "名", "群众"})
_WORDS_INSIDE = 3  # a qualifier this long holds words of its own: 至少走访班子5家
_LEVELS = ("级", "类", "型")
_MODIFIER = 5  # 30个省级和150个市级项目: the first figure has a modifier and shares the noun
_PEOPLE_NOUNS = frozenset(
    {
        "群众",
        "人口",
        "农户",
        "居民",
        "学生",
        "干部",
        "职工",
        "师生",
        "党员",
        "市民",
        "村民",
        "妇女",
        "儿童",
        "老人",
        "老年人",
        "劳动力",
        "农民",
        "农民工",
        "游客",
        "旅客",
        "用户",
        "观众",
        "网民",
        "城镇居民",
        "贫困人口",
        "农村人口",
        "大学生",
        "高校毕业生",
        "官兵",
        "志愿者",
        "教师",
        "医生",
    }
)
_TEN_THOUSANDS = 4
_DIRECTIONS: dict[str, Direction] = {"up": "up", "down": "down"}
_SIDE_BY_SIDE = 4
_SHORT_PART = 3
_REACH_BACK = 80  # a subject longer than this is none
_REACH = 40  # a noun phrase after a figure is shorter than this
_UNITS = {"％": "%", "个百分点": "百分点", "个千分点": "千分点", "年时间": "年", "成": "%"}


def find_claims(text: str, sentences: Sequence[Span], taken: Sequence[Span]) -> list[Claim]:
    """Return the numeric claims of ``text`` in text order; none overlaps ``taken`` (in text order).

    ``sentences`` are the spans of ``zzcorpus.text.split_sentences``. A percentage has the number before its
    sign (97.7) and the unit ``%``; 成 becomes tenths of a hundred; for a change ``low`` is the value before.
    """
    folded = _fold(text)
    quantities = find_quantities(folded, taken)
    if not quantities or not sentences:
        return []
    groups = _by_sentence(quantities, sentences)
    context = Context(folded, [sentence for sentence, _ in groups])
    claims: list[Claim] = []
    for sentence, figures in groups:
        words = text[sentence.start : sentence.end]
        claims += _read_sentence(folded, words, sentence, figures, context)
    return claims


def _by_sentence(quantities: Sequence[Quantity], sentences: Sequence[Span]) -> list[tuple[Span, list[Quantity]]]:
    """Return the sentences that hold figures, each with them."""
    groups: list[tuple[Span, list[Quantity]]] = []
    number, last = -1, len(sentences) - 1
    end = -1
    for quantity in quantities:
        position = quantity.numeral
        if position < end or number == last:
            groups[-1][1].append(quantity)
            continue
        number = max(number, 0)
        while number < last and sentences[number + 1].start <= position:
            number += 1
        end = sentences[number].end
        groups.append((sentences[number], [quantity]))
    return groups


def _fold(text: str) -> str:
    """Return the text with half-width punctuation made full-width, letter for letter."""
    for half, full in _HALF_WIDTH:
        text = text.replace(half, full)
    return text


def _read_sentence(text: str, words: str, sentence: Span, quantities: list[Quantity], context: Context) -> list[Claim]:
    figures = _join_changes(text, sentence, quantities)
    reading = _Reading(text, words, sentence, figures, context)
    return [claim for index in range(len(figures)) if (claim := reading.claim(index))]


class _Reading:
    """One sentence, read from left to right: what carries over from one figure to the next."""

    def __init__(self, text: str, words: str, sentence: Span, figures: list[Quantity], context: Context) -> None:
        self._text, self._sentence, self._figures, self._context = text, sentence, figures, context
        self._words = words  # the sentence as it stands; ``text`` has its punctuation folded
        self._floor = sentence.start
        self._subjects: list[str] = []
        self._shared: list[tuple[str, str]] = []
        self._full = ""  # the name of a shared subject with the head that it shares
        self._governed: Direction = ""
        self._carried: Direction = ""
        self._link: str = ""
        self._named = ""
        self._topic = ""
        self._unit = ""

    def claim(self, index: int) -> Claim | None:
        text, figure, floor = self._text, self._figures[index], self._floor
        self._floor = figure.end
        clause = floor + _last_boundary(text[floor : figure.start])
        chained = index > 0 and clause == floor and text[floor : floor + 1] in "、和及与或以"
        before = read_before(_words_before(text, clause, figure))
        self._carry(before, chained=chained)
        of = self._subject(index, figure, before, clause, chained=chained)
        if figure.unit == "":
            of = _name_bare(text, figure, of)
            if not of:
                return None
        self._subjects.append(of)
        self._unit = figure.unit
        kind = figure.kind
        if kind == "count" and _is_regular(text, self._sentence.start, figure.start):
            kind = "frequency"
        direction = _direction(figure, self._link, self._governed, of)
        status = self._context.status(self._sentence, figure.start, clause, figure.end)
        period = self._context.period(self._sentence, figure.start)
        words, start = self._words, self._sentence.start
        surface = words[figure.start - start : figure.end - start]
        if surface.startswith("至少") and _is_regular(text, start, figure.start):
            status = "target"
        if of not in _MEASURES:
            self._named = self._full or of
        self._full = ""
        of = _as_it_stands(words, of)
        return _claim(words, surface, figure, of, self._named or of, kind, direction, status, period)

    def _carry(self, before: Before, *, chained: bool) -> None:
        """Let verb and predicate of the last figure reach this one, where 、 or 和 joins them."""
        if not chained or before.governed or before.verb or before.link == "level":
            self._governed = before.governed
            self._carried = before.carried
        else:
            self._governed = self._carried
        if not chained or before.link or before.verb:
            self._link = before.link

    def _subject(self, index: int, figure: Quantity, before: Before, clause: int, *, chained: bool) -> str:
        if before.each:
            self._shared = _share_subjects(self._text, self._figures, index, before.of, self._subjects)
        elif not chained:
            self._shared = []
        if self._shared:
            of, self._full = self._shared.pop(0)
            return of
        of = _choose(self._text, self._figures, index, before, self._sentence.end, chained=chained)
        if before.bare and of == before.of and self._subjects and figure.unit == self._unit:
            of = self._subjects[-1]
        if before.of and not before.bare:
            self._topic = before.of
        if of:
            return of
        if before.link and self._topic:  # 总值跨过3个千亿台阶，达到8200亿元
            return self._topic
        if self._subjects:
            return self._subjects[-1]
        return read_clause(self._text[max(self._sentence.start, clause - _REACH_BACK) : clause])


def _words_before(text: str, clause: int, figure: Quantity) -> str:
    """Return the words that may name the subject: those up to the figure, or inside 至少走访班子5家."""
    if figure.kind != "change" and figure.numeral - figure.start > _WORDS_INSIDE:
        return text[figure.start + 2 : figure.numeral]
    return text[max(clause, figure.start - _REACH_BACK) : figure.start]


def _as_it_stands(words: str, of: str) -> str:
    """Put the document's own punctuation back into a name that was read from the folded text."""
    if of in words or not of:
        return of
    place = _fold(words).find(of)
    return words[place : place + len(of)] if place >= 0 else of


def _claim(
    sentence: str,
    surface: str,
    figure: Quantity,
    of: str,
    named: str,
    kind: ClaimKind,
    direction: Direction,
    status: Status,
    period: str,
) -> Claim:
    unit = _UNITS.get(figure.unit, figure.unit)
    tenths = 10 if figure.unit == "成" else 1
    qualifier = figure.qualifier
    if qualifier == "over" and surface.endswith("以上") and (status == "target" or kind == "age"):
        qualifier = "at_least"
    # By position, in the order of the record's fields: keywords cost a tenth of the whole run here.
    return Claim(
        of,
        surface,
        figure.low * tenths,
        figure.high * tenths,
        unit,
        qualifier,
        kind,
        direction,
        status,
        period,
        figure.start,
        figure.end,
        sentence,
        name_indicator(named, unit, kind),
        "claims",
    )


def _last_boundary(gap: str) -> int:
    """Return where the last clause of ``gap`` begins."""
    cut = gap.rfind("，")
    for mark in "；：。\n":
        if mark in gap:
            cut = max(cut, gap.rfind(mark))
    opened = gap.rfind("（")
    if opened > cut and "）" not in gap[opened:]:
        cut = opened
    return cut + 1


def _choose(text: str, figures: list[Quantity], index: int, before: Before, end: int, *, chained: bool) -> str:
    """Choose between the words before a figure and those after it."""
    figure = figures[index]
    kind = figure.kind
    if kind == "duration":
        return _of_duration(text, figures, index, before, end)
    if kind == "frequency":
        return read_before(_TIMES.sub("", read_predicate(text[figure.end : end]))).of
    linked = before.link or text.startswith(_LINKING, figure.start, figure.numeral)
    if kind == "change" or (linked and before.of and kind not in {"count", "age"}):
        return before.of
    after = _after(text, figures, index, end)
    if (linked and kind == "percent") or after in _EMPTY_NOUNS:
        return before.of
    if kind == "money" and (before.bare or not before.of):
        purpose = _PURPOSE.match(text, figure.end)
        after = purpose[1] if purpose else after
    if not after and not before.of and figure.unit in _PEOPLE and not chained:
        after = read_predicate(text[figure.end : _next_start(figures, index, end)])
    if figure.unit in _PEOPLE_NOUNS:
        return figure.unit
    if figure.unit in _PLACES:
        return before.of or after
    if text[figure.end : figure.end + 1] == "“" and not before.bare and (before.of or chained):
        return before.of  # 政务服务事项100项 | “一事联办”、800项“掌上办”
    return after or before.of


def _of_duration(text: str, figures: list[Quantity], index: int, before: Before, end: int) -> str:
    if figures[index].unit == "周年":
        return before.of
    following = text[figures[index].end : _next_start(figures, index, end)]
    if not following and index + 1 < len(figures):  # 九年八次取得联赛冠军
        following = text[figures[index + 1].end : _next_start(figures, index + 1, end)]
    predicate = read_predicate(following)
    whole = len(following) > len(predicate) or _next_start(figures, index, end) == end
    if len(predicate) > 1 and not before.link and (whole or not before.of):
        return predicate
    return before.of


def _next_start(figures: list[Quantity], index: int, end: int) -> int:
    return figures[index + 1].start if index + 1 < len(figures) else end


def _after(text: str, figures: list[Quantity], index: int, end: int) -> str:
    """Return the noun phrase after a figure; figures side by side (14类230项事项) share the last one's."""
    for number in range(index, min(index + _SIDE_BY_SIDE, len(figures))):
        start, limit = figures[number].end, _next_start(figures, number, end)
        chunk = text[start : min(limit, start + _REACH)]
        if not chunk:
            continue
        shared = limit < end and len(chunk) <= _MODIFIER and chunk[-1] in "和与及、" and chunk[:-1].endswith(_LEVELS)
        if not shared:
            return read_after(chunk)
    return ""


def _direction(figure: Quantity, link: str, governed: Direction, of: str) -> Direction:
    if figure.kind == "change":
        return "up" if figure.high > figure.low else "down"
    if link in _DIRECTIONS:
        return _DIRECTIONS[link]
    if figure.kind == "percent":
        if figure.unit in {"百分点", "个百分点"}:
            return ""
        if of.endswith(_RATE_NAMES):
            return "up"
        return "down" if of.endswith(_FALL_NAMES) else ""
    return governed if figure.kind in {"count", "money", "measure", "frequency"} else ""


def _is_regular(text: str, start: int, position: int) -> bool:
    if text.rfind("每", start, position) < 0:
        return False
    boundary = max(text.rfind(mark, start, position) for mark in "，。；：")
    return bool(_EVERY.search(text, max(start, boundary + 1), position))


# The unit of a bare number by the noun that it counts.
_BARE_UNITS = dict.fromkeys(
    (
        "人群",
        "人口",
        "人数",
        "群众",
        "居民",
        "市民",
        "村民",
        "农民",
        "职工",
        "学生",
        "干部",
        "党员",
        "人员",
        "劳动力",
        "游客",
        "旅客",
        "老人",
        "儿童",
        "妇女",
        "农民工",
    ),
    "人",
) | {"用户": "户", "农户": "户", "户数": "户"}
_COUNTED = re.compile(f"([^，。；：、的0-9]{{0,14}}?(?:{'|'.join(_BARE_UNITS)}))(?=[的，。；、在]|全部|实现|脱贫|$)")


def _name_bare(text: str, figure: Quantity, of: str) -> str:
    """Give a bare number the unit that its noun implies (惠及市民160万, 90万农村人口); return the noun or ""."""
    if figure.exponent < _TEN_THOUSANDS:
        return ""
    counted = _COUNTED.match(text, figure.end)
    noun = counted[1] if counted else of
    for ending, unit in _BARE_UNITS.items():
        if noun.endswith(ending):
            figure.unit = unit
            return noun
    return ""


def _share_subjects(
    text: str, figures: list[Quantity], index: int, phrase: str, earlier: list[str]
) -> list[tuple[str, str]]:
    """Return the subjects of figures that 分别 gives out in turn, the first for the figure at ``index``.

    Each comes with its full name: 城镇和农村居民收入 gives 城镇居民收入 and 农村居民收入.
    """
    count = 1
    while index + count < len(figures) and _CHAIN.fullmatch(
        text, figures[index + count - 1].end, figures[index + count].start
    ):
        count += 1
    if not phrase:
        carried = earlier[-count:] if count > 1 and len(earlier) >= count else []
        return [(of, "") for of in carried]
    parts = [part for part in _SPLIT.split(phrase) if part]
    if len(parts) != count:
        return [(phrase, "")] * count
    last = parts[-1]
    # A part too short to be a name shares the head at the end.
    return [
        (part, "") if len(part) > _SHORT_PART else (phrase[phrase.find(part) :], part + last[len(part) :])
        for part in parts
    ]


def _join_changes(text: str, sentence: Span, quantities: list[Quantity]) -> list[Quantity]:
    """Join 由A提高到B into one figure, and leave out bare numbers that belong to none."""
    figures: list[Quantity] = []
    index = 0
    while index < len(quantities):
        figure = quantities[index]
        if index + 1 < len(quantities):
            other = quantities[index + 1]
            opening = _CHANGE_FROM.search(text, max(sentence.start, figure.start - 18), figure.start)
            if (
                opening
                and other.unit
                and figure.unit in {"", other.unit}
                and _CHANGE_GAP.fullmatch(text, figure.end, other.start)
            ):
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
