"""One sentence, read from left to right: the subject, direction, status and time of each of its figures."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.after import TOLD_TWICE
from zzcorpus.extract.claims.before import read_before
from zzcorpus.extract.claims.context import SentenceContext
from zzcorpus.extract.claims.indicators import name_indicator
from zzcorpus.extract.claims.punctuation import CHAINING, after_last, fold, last_boundary, last_of
from zzcorpus.extract.claims.sharing import name_bare
from zzcorpus.extract.claims.subjects import REACH_BACK, Subjects
from zzcorpus.extract.claims.thresholds import is_made_better, is_size, is_threshold, is_worth
from zzcorpus.extract.claims.wordlists import read_rows
from zzcorpus.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zzcorpus.extract.claims.before import Before, Link
    from zzcorpus.extract.claims.context import Context
    from zzcorpus.extract.claims.quantity import Quantity
    from zzcorpus.model import ClaimKind, Direction, Qualifier, Span, Status

_LAST_CLAUSE_END = last_of("，。；：")
_EVERY = re.compile("每(?:半?年|个?月|季度?|周|天|日|星期)")
_RATE_NAMES = ("增速", "增幅", "涨幅", "速度", "增长率", "上涨幅度", "增长幅度", "增长")
# 收入增长 | 保持在15%左右 is so much growth, 比例下降为 | 7% what it fell to.
_GROWING = frozenset({"增长", "上涨", "增加"})
_MAY_GROW = "(?:要|应|须|必须|力争|确保|务必|将|均|都|继续|预计|分别)*"
_GROWN = re.compile(
    f"(?:(增长){_MAY_GROW}为|(增长|上涨|增加|下降|下滑|减少){_MAY_GROW}(?:达到|达|保持在|控制在|稳定在|维持在|保持|在))$"
)
_ABOVE_TOO = re.compile("[、和][0-9.]+[^，。；、和0-9]{0,6}以上")  # 增长 | 7%和5%以上
_TOWARDS = re.compile("对(?![象外口台接])")  # 集聚区对工业增长、投资拉动的贡献率 are shares
_FALL_NAMES = (
    "精简幅度",
    "压减幅度",
    "压缩幅度",
    "下降幅度",
    "降低幅度",
    "减少幅度",
    "降幅",
    "减幅",
    "跌幅",
    "下降率",
    "精简率",
    "压减率",
    "降低率",
)
_RATE_ENDS = frozenset(name[-1] for name in (*_RATE_NAMES, *_FALL_NAMES))
_NOT_ALL = frozenset(
    {"培育", "认定", "新培育", "新认定", "新引进", "引进", "新设", "新设立", "新登记", "新注册", "新办", "新发展"}
    | {"减免", "减征", "退减免", "减轻", "追缴", "补缴", "退还", "缓缴", "免征", "返还"}
)
# 在上年增长15.7%的基础上 | 又增长14.5%: what the figure before is to this one is no part of a name.
_ON_THAT = re.compile("[^，。；：、0-9]{0,8}?(?:的?(?:较?高)?基[础数])上[，又再还]*")
_STEPS_TAKEN = re.compile("[^，。；：、0-9]{0,6}(?:台阶|大关|关口|门槛)、")
_POINTS = frozenset({"百分点", "个百分点"})
_RATE_AFTER = re.compile("的?(?:年均)?(?:增速|增长|增幅|速度增长|速度|增长速度|发展速度)(?![0-9最更])")
_SHRUNK = re.compile("(?:压减|缩减|削减|精简|裁减)[^，。；：、0-9的]{1,16}\\Z")
_COMPARED = ("同比", "环比")
# Terms of imprisonment, where 以上 in law includes the figure.
_SENTENCES = ("有期徒刑", "徒刑", "重刑", "刑罚")
_GOVERNED = frozenset({"count", "money", "measure", "frequency"})
_DISTANT = ("至少", "最少", "至多", "最多")
_WITH_WORDS = (*_DISTANT, "最高")
_TIMES = frozenset({"次", "期", "场", "轮", "遍", "回", "届", "场次"})
_ALL_THERE_IS = re.compile("总|累计|存量|保有|达标|在册")
_LESSONS = frozenset({"学时", "课时"})
_REQUIRED = (*_DISTANT, "不少于", "不低于", "不超过", "不多于", "不得少于")
_WORDS_INSIDE = 3  # a qualifier this long holds words of its own: 至少走访班子5家
_NEW = frozenset({"新增", "净增"})
_ADDED = _NEW | {"新登记", "新注册", "新设", "新设立", "新办", "新发展", "新引进", "新认定", "新培育"}
_RELIEVING = ("减负", "减轻", "减税", "让利", "减税降费")
_WITHIN = frozenset("中间来里内")
_UNITS = {"个工作日": "工作日", "个小时": "小时", "％": "%", "个百分点": "百分点", "个千分点": "千分点", "成": "%"}


@lru_cache(maxsize=1)
def _measures() -> frozenset[str]:
    """Return the nouns that measure what the figure before them measures, and are no name of their own."""
    return frozenset(word for word, role in read_rows("general_nouns", 2) if role == "measure")


class Reading:
    """A sentence as far as it is read: what carries over from one figure to the next."""

    def __init__(self, text: str, words: str, sentence: Span, figures: Sequence[Quantity], context: Context) -> None:
        self._text, self._sentence, self._figures = text, sentence, figures
        self._context = SentenceContext(context, sentence, words)
        self._words = words  # the sentence as it stands; ``text`` has its punctuation folded
        self._has_every = "每" in words
        self._subjects = Subjects(text, sentence, figures)
        self._governed: Direction = ""
        self._carried: Direction = ""
        self._named = ""
        self._increase = 0.0  # by how much what was named last has grown or fallen
        self._new: dict[str, str] = {}  # what was told to be new, with the word that says so
        self._in_parts = False  # the figure is a part of one before: 新增13042亩，其中果业 | 9542亩
        self._done = False  # what is done so often is counted: 每年选派 | 2万名

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of the sentence."""
        text, floor, subjects = self._text, self._sentence.start, self._subjects
        for index, figure in enumerate(self._figures):
            start = figure.start
            together = start < floor  # one of the changes that are told together
            clause = floor if together else last_boundary(text, floor, start)
            chained = together or (clause == floor and index > 0 and text[floor] in CHAINING)
            floor = figure.end
            before = self._before(index, clause)
            if figure.kind == "percent" and before.verb in _NEW and text.endswith("的", 0, start):
                before = before._replace(of=self._whole(before), governed="", carried="")
            reached = False
            if index:
                if text[start - 2 : start] == "”、" and before.of and text.endswith(f"“{before.of}”、", 0, start):
                    before = self._beside_name(before)
                    chained = chained or not before.bare
                self._in_parts = self._is_part(index, before, clause)
                reached = self._in_parts or self._goes_on(index, before, clause)
            if before.governed and before.of and not before.bare:
                self._increase = figure.low
            self._carry(before, chained=chained or reached, figure=figure)
            of, full = subjects.next(index, before, clause, chained=chained)
            if before.verb in _NOT_ALL and of == before.of:
                full = before.verb + of  # 新登记经营主体 are not all of them, 减免税收 are no revenue
            if not figure.unit and (figure.exponent or figure.kind != "change"):
                of = name_bare(text, figure, of) or (of if full and name_bare(text, figure, full) else "")
            if of or figure.unit:
                subjects.remember(of, figure)
                yield self._claim(figure, *self._of_new(figure, before, of, full), clause)

    def _of_new(self, figure: Quantity, before: Before, of: str, full: str) -> tuple[str, str]:
        """Return the name of what grew with the word that says it is new: 新增市场主体12.75万户，| 增长27.3%."""
        if figure.kind != "percent":
            self._new.pop(of, None)  # a total: 新增企业671家，总数达1388家，| 增长93.6%
            if before.verb in _ADDED and of == before.of:
                self._new[of] = before.verb + of
            return of, full
        new = self._new.get(of, "")
        grown = new and self._subjects.link in {"up", "down"} and (not before.of or before.of in _RATE_NAMES)
        if not grown:
            return of, full
        return (new, "") if new in self._words else (of, new)

    def _whole(self, before: Before) -> str:
        """Return the name of what is new with the word for it, where a share of it follows: 新增财力的 | 70%."""
        named = before.verb + before.of
        return named if named in self._text[self._sentence.start : self._sentence.end] else before.of

    def _goes_on(self, index: int, before: Before, clause: int) -> bool:
        """Tell whether what is said of the last figure holds for this one: 新增276户 | 462人, 新增3岁以下 | 1万个."""
        if self._figures[index - 1].kind == "age" and clause == self._figures[index - 1].end:
            return True
        return not before.verb and not before.link and self._goes_with_last(index, clause)

    def _goes_with_last(self, index: int, clause: int) -> bool:
        """Tell whether a figure is joined to the last one, or stands straight behind it: 新增276户 | 462人."""
        figure, last = self._figures[index], self._figures[index - 1]
        if figure.start == last.end:
            return figure.kind == last.kind == "count"  # but 新增5条 | 500千伏线路
        return self._text[figure.start - 1] in "、和与及" and clause <= last.end

    def _before(self, index: int, clause: int) -> Before:
        """Read the words before a figure in its clause."""
        figure, text = self._figures[index], self._text
        start = figure.start
        if figure.numeral - start > _WORDS_INSIDE and text.startswith(_WITH_WORDS, start) and figure.kind != "change":
            return read_before(text[start + 2 : figure.numeral])
        before = read_before(text[self._begins(index, clause) : start])
        if index and not before.of and self._reaches_on(index, clause):
            return before._replace(link="level")
        if figure.kind == "percent" and before.link == "level" and (grown := _GROWN.search(text, clause, start)):
            return before._replace(link="up" if (grown[1] or grown[2]) in _GROWING else "down")
        return before

    def _begins(self, index: int, clause: int) -> int:
        """Return where the words before a figure begin: in its clause, behind what the figure before it sets apart.

        销售收入超千亿元的有色金属基地、| 销售收入超500亿元: the base is the first figure's.
        """
        start = self._figures[index].start
        begin = max(clause, start - REACH_BACK)
        last = self._figures[index - 1] if index else None
        if last and last.kind == "duration" and begin == last.end and self._text[begin] in _WITHIN:
            begin += 1  # 五年中 | 相继突破2000亿元
        if not last or begin != last.end:
            return begin
        if self._text[begin] == self._text[begin + 1 : begin + 2] and TOLD_TWICE.match(self._text, begin):
            return begin + 1
        if self._text.find("基", begin, start) >= 0 and (base := _ON_THAT.match(self._text, begin, start)):
            return base.end()
        if self._reaches_on(index, clause):
            return start
        if self._text[begin] == "的":
            mark = self._text.rfind("、", begin, start)
            begin = begin if self._text.find("（", begin, start) >= 0 else max(begin, mark + 1)
        return begin

    def _beside_name(self, before: Before) -> Before:
        """Say that the name in quotation marks before a figure is the last figure's.

        It names what that counts (50个“宁静小区”、| 20个“宁静工地”), and so does this one's, or what is done to it
        (100项“一事联办”、| 800项“掌上办”), and this one counts the same.
        """
        return before._replace(of="", bare=self._subjects.is_last(before.of))

    def _reaches_on(self, index: int, clause: int) -> bool:
        """Tell whether a figure is how high the topic got after counted steps: 跨过3个千亿关口、| 突破10万亿元."""
        last, figure, text = self._figures[index - 1], self._figures[index], self._text
        if clause > last.end or last.kind != "count" or figure.kind != "money" or not self._subjects.topic:
            return False
        return bool(_STEPS_TAKEN.fullmatch(text, last.end, figure.start)) and figure.start < figure.numeral

    def _is_part(self, index: int, before: Before, clause: int) -> bool:
        """Tell whether a figure is a part of an increase told before it: 新增产业13042亩，其中果业 | 9542亩."""
        figure = self._figures[index]
        if before.verb or before.link or not before.of or figure.unit != self._subjects.unit:
            return False
        if figure.high > self._increase:  # 收入比上年增加5亿元，其中地方收入 | 8亿元
            return False
        opens = self._text.startswith("其中", clause) or (self._in_parts and clause == self._figures[index - 1].end + 1)
        return opens and figure.kind in _GOVERNED and not _ALL_THERE_IS.search(before.of)

    def _carry(self, before: Before, *, chained: bool, figure: Quantity) -> None:
        """Let verb and predicate of the last figure reach this one, where 、 or 和 joins them.

        A growth in per cent leaves the amount after it a height: 增长5%、突破2万亿元.
        """
        if figure.kind == "count" and (before.governed or before.carried) and self._is_relief(before, figure):
            before = before._replace(governed="", carried="")  # 减负 | 10项专项整治 are no fewer for it
        verb, link, governed = before.verb, before.link, before.governed
        if not chained or verb:
            self._done = bool(verb) and not link and not governed
            self._governed, self._carried = governed, before.carried
            self._subjects.link = link
            return
        if governed or link == "level":
            self._governed, self._carried = governed, before.carried
        else:
            self._governed = self._carried
        if link or (figure.kind == "money" and self._subjects.unit == "%"):
            self._subjects.link = link

    def _direction(self, figure: Quantity, of: str, clause: int) -> Direction:
        """Return the direction of a figure; none where it sets which things are meant, or they are made better."""
        direction = _direction(figure, self._subjects.link, self._governed, of)
        if direction:
            if is_worth(self._text, figure) or is_made_better(self._text, figure):
                return ""
        elif figure.kind == "percent":
            direction = _direction_around(self._text, clause, figure.start, figure.end)
        return "down" if direction and figure.low < 0 else direction  # 增长 | -2.4% keeps its sign and is a fall

    def _is_relief(self, before: Before, figure: Quantity) -> bool:
        """Tell whether the verb before a figure says what burden is taken off: 减负 | 10项专项整治."""
        return before.verb.endswith(_RELIEVING) or self._text.endswith(_RELIEVING, 0, figure.start)

    def _qualifier(self, figure: Quantity, surface: str, kind: ClaimKind, status: Status) -> Qualifier:
        """Return the qualifier; 以上 is a least value where it sets a target or an age."""
        above = figure.qualifier == "over" and (status == "target" or kind == "age")
        if surface.endswith("以上") and self._text.startswith(_SENTENCES, figure.end):  # 判处三年以上 | 有期徒刑
            return "at_least"
        if above and (surface.endswith("以上") or _ABOVE_TOO.match(self._text, figure.end)):
            return "at_least"
        return figure.qualifier

    def _claim(self, figure: Quantity, of: str, full: str, clause: int) -> Claim:
        words, sentence, start, end = self._words, self._sentence, figure.start, figure.end
        begins = sentence.start
        surface = words[start - begins : end - begins]
        status = self._context.status(start, clause, end)
        kind = figure.kind
        # 每年举办2期, 每年选派近2万名; but 每年新增就业2万人以上 is so many.
        if self._has_every and _is_regular(self._text, begins, start):
            counted = kind == "count" or figure.unit in _LESSONS
            if counted and (figure.unit in _TIMES or surface.startswith(_REQUIRED) or self._done):
                kind = "frequency"
            if surface.startswith("至少"):
                status = "target"
        if figure.unit == "周年":
            status = "reported"  # an anniversary comes whatever is planned for it
        unit = _UNITS.get(figure.unit, figure.unit)
        tenths = 10 if figure.unit == "成" else 1
        if of not in _measures():
            self._named = full or of
        if of and of not in words:
            of = _as_it_stands(words, of)
        threshold = figure.qualifier == "over" and is_threshold(self._text, figure, kind)
        indicator = name_indicator(self._named or of, unit, kind)
        if indicator and (threshold or self._subjects.ranked or is_size(self._text, figure)):
            indicator = ""
        # By position, in the order of the record's fields: keywords would cost as much as all else here.
        return Claim(
            of,
            surface,
            figure.low * tenths,
            figure.high * tenths,
            unit,
            "at_least" if threshold else self._qualifier(figure, surface, kind, status),
            kind,
            "" if threshold else self._direction(figure, of, clause),
            status,
            self._context.period(start),
            start,
            end,
            words,
            indicator,
            "claims",
        )


def _is_regular(text: str, start: int, position: int) -> bool:
    """Tell whether 每年 or the like stands before ``position`` in its clause."""
    if text.rfind("每", start, position) < 0:
        return False
    return bool(_EVERY.search(text, after_last(_LAST_CLAUSE_END, text, position, start), position))


def _as_it_stands(words: str, of: str) -> str:
    """Put the document's own punctuation back into a name that was read from the folded text."""
    place = fold(words).find(of)
    return words[place : place + len(of)] if place >= 0 else of


def _direction(figure: Quantity, link: Link, governed: Direction, of: str) -> Direction:
    if figure.kind == "change":
        return "up" if figure.high > figure.low else "down"
    if link in {"up", "down"}:
        return link
    if figure.kind == "percent":
        if figure.unit in _POINTS and (governed or link != "level"):
            return governed  # 降低税率1个百分点
        if of[-1:] not in _RATE_ENDS or of.endswith("自然增长率"):
            return ""
        if of.endswith(_RATE_NAMES) and not _TOWARDS.search(of):
            return "up"
        return "down" if of.endswith(_FALL_NAMES) else ""
    return governed if figure.kind in _GOVERNED else ""


def _direction_around(text: str, clause: int, start: int, end: int) -> Direction:
    """Return what a noun after a percentage (15%以上 | 增速), 同比 or a verb of cutting before it makes of it."""
    if text.endswith(_COMPARED, 0, start) or _RATE_AFTER.match(text, end):
        return "up"
    return "down" if _SHRUNK.search(text, clause, start) else ""  # 压减机构 | 11.7%
