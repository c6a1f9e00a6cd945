"""One sentence, read from left to right: the subject, direction, status and time of each of its figures."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.after import read_clause
from zzcorpus.extract.claims.before import read_before
from zzcorpus.extract.claims.choice import choose_subject, names_places_only
from zzcorpus.extract.claims.context import SentenceContext
from zzcorpus.extract.claims.indicators import name_indicator
from zzcorpus.extract.claims.phrases import NO_VERB, read_lead
from zzcorpus.extract.claims.punctuation import after_last, fold, last_of
from zzcorpus.extract.claims.sharing import (
    NONE_LISTED,
    count_parts,
    is_circumstance,
    name_bare,
    names_side_by_side,
    names_told,
    share_subjects,
)
from zzcorpus.extract.claims.wordlists import read_rows
from zzcorpus.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zzcorpus.extract.claims.before import Before, Link
    from zzcorpus.extract.claims.context import Context
    from zzcorpus.extract.claims.quantity import Quantity
    from zzcorpus.extract.claims.sharing import Listed
    from zzcorpus.model import ClaimKind, Direction, Qualifier, Span, Status

# The last mark, looked for from the end; an opening bracket counts as one unless it is closed again.
_BOUNDARY = re.compile("(?s:.*)([，；：。…\n（])")
_LAST_MARK = last_of("，；：。…\n")
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
_TOTALS = frozenset({"总数", "总量", "总额", "总规模"})
_AMOUNTS = frozenset({"money", "measure"})
_HAN = re.compile("[\u3400-\u9fff]")
_NEXT_WORD = 6
_BARE_RATES = frozenset(
    {"减幅", "增幅", "增速", "涨幅", "降幅", "增长率", "增长幅度", "上升幅度", "下降幅度", "降低幅度", "减少幅度"}
)
_AIMED_SO = frozenset({"组织", "安排", "掌握", "考核", "部署"})
_NOT_ALL = frozenset(
    {"培育", "认定", "新培育", "新认定", "新引进", "引进", "新设", "新设立", "新登记", "新注册", "新办", "新发展"}
    | {"减免", "减征", "退减免", "减轻", "追缴", "补缴", "退还", "缓缴", "免征", "返还"}
)
# 在上年增长15.7%的基础上 | 又增长14.5%: what the figure before is to this one is no part of a name.
_ON_THAT = re.compile("[^，。；：、0-9]{0,8}?(?:的?(?:较?高)?基[础数])上[，又再还]*")
_STEPS_TAKEN = re.compile("[^，。；：、0-9]{0,6}(?:台阶|大关|关口|门槛)、")
_SHARES = frozenset({"占比", "占比重", "所占比重", "比例"})
_POINTS = frozenset({"百分点", "个百分点"})
# 从业30人以上的社会组织: the figure sets which things are meant and counts none of them.
_SIZES = frozenset({"人", "户", "名"})
_SIZED = re.compile("的?[^，。；：、]{0,8}?(?:企业|组织|单位|村|学校|园区|社区|公司|机构|乡镇|项目|医院)")
# 年产值超亿元企业335家: so does an amount that it reaches.
_WORTH = re.compile(
    "的?(?:[^，。；：、！？\n的]{0,6})(?:企业|项目|园区|集群|村|镇|县|市|产业|产业链|基地|公司|平台|品牌)"
)
_BUSINESSES = re.compile("的(?:[^，。；、！？\n的]{0,6})(?:企业|公司|项目|品牌|产品|集团|大户|商品)")
# 提升24条重点产业链韧性: what is made better is no more of it.
_IN_KIND = ("提升", "提高", "扩大", "改善", "优化")
_RATE_AFTER = re.compile("的?(?:年均)?(?:增速|增长|增幅|速度增长|速度|增长速度|发展速度)(?![0-9最更])")
_GOVERNED = frozenset({"count", "money", "measure", "frequency"})
_DISTANT = ("至少", "最少", "至多", "最多")
_TIMES = frozenset({"次", "期", "场", "轮", "遍", "回", "届", "场次"})
_REQUIRED = (*_DISTANT, "不少于", "不低于", "不超过", "不多于", "不得少于")
_WORDS_INSIDE = 3  # a qualifier this long holds words of its own: 至少走访班子5家
_MEASURED = frozenset({"money", "percent", "measure"})
_NAME = 6  # a place without 省, 市 or 县 is shorter than this
_WITHIN = frozenset("中间来里内")
_STAGES = re.compile("(?:新?开工|竣工|建成|完工|供应|投产|在建|续建)$")  # 保障房开工21.7万套、| 竣工9.04万套
_PLACE_ENDS = tuple("省市县区州旗盟")
_CHAINING = frozenset("、和及与或以")
# Verbs that name what they take off or bring about, whatever was told before: 投放基金12亿元，为企业 | 减负155亿元.
_RELIEF = ("减税", "减负", "让利", "减税降费", "立案", "起诉", "批捕", "逮捕", "提起公诉")
_REACH_BACK = 80  # a subject longer than this is none
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
        self._subjects: list[str] = []
        self._told: list[str] = []  # the same without those of spells of time alone
        self._shared: list[tuple[str, str]] = []
        self._governed: Direction = ""
        self._carried: Direction = ""
        self._link: Link = ""
        self._carried_link: Link = ""
        self._named = ""
        self._topic = ""
        self._unit = ""
        self._done = False  # what is done so often is counted: 每年选派 | 2万名
        self._is_share = False  # the last figure was a share of the last subject

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of the sentence."""
        text, floor = self._text, self._sentence.start
        for index, figure in enumerate(self._figures):
            start = figure.start
            together = start < floor  # one of the changes that are told together
            clause = floor if together else _last_boundary(text, floor, start)
            chained = together or (clause == floor and index > 0 and text[floor] in _CHAINING)
            floor = figure.end
            before = self._before(index, clause)
            if index and before.of and text.endswith(f"“{before.of}”、", 0, start):
                before = self._beside_name(before)
                chained = chained or not before.bare
            reached = index > 0 and text[start - 1] in "、和与及" and clause <= self._figures[index - 1].end
            self._carry(before, chained=chained or (reached and not before.verb and not before.link), figure=figure)
            of, full = self._subject(index, before, clause, chained=chained)
            if before.verb in _NOT_ALL and of == before.of:
                full = before.verb + of  # 新登记经营主体 are not all of them, 减免税收 are no revenue
            if not figure.unit:
                of = name_bare(text, figure, of) or (of if full and name_bare(text, figure, full) else "")
            if of or figure.unit:
                self._carried_link = self._link
                if not of.startswith("第"):  # 成为全国第十个总量超万亿元城市 says what rank it has
                    self._subjects.append(of)
                    if figure.kind != "duration" or count_parts(of) > 1:
                        self._told.append(of)
                self._unit = figure.unit
                yield self._claim(figure, of, full, clause)

    def _before(self, index: int, clause: int) -> Before:
        """Read the words before a figure in its clause."""
        figure, text = self._figures[index], self._text
        start = figure.start
        if figure.numeral - start > _WORDS_INSIDE and text.startswith(_DISTANT, start) and figure.kind != "change":
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
        begin = max(clause, start - _REACH_BACK)
        last = self._figures[index - 1] if index else None
        if last and last.kind == "duration" and begin == last.end and self._text[begin] in _WITHIN:
            begin += 1  # 五年中 | 相继突破2000亿元
        if last and begin == last.end and (base := _ON_THAT.match(self._text, begin, start)):
            begin = base.end()
        if last and begin == last.end and self._reaches_on(index, clause):
            begin = start
        if index and self._text.startswith("的", begin) and begin == self._figures[index - 1].end:
            mark = self._text.rfind("、", begin, start)
            begin = begin if self._text.find("（", begin, start) >= 0 else max(begin, mark + 1)
        return begin

    def _beside_name(self, before: Before) -> Before:
        """Say that the name in quotation marks before a figure is the last figure's.

        It names what that counts (50个“宁静小区”、| 20个“宁静工地”), and so does this one's, or what is done to it
        (100项“一事联办”、| 800项“掌上办”), and this one counts the same.
        """
        return before._replace(of="", bare=self._subjects[-1:] == [before.of])

    def _reaches_on(self, index: int, clause: int) -> bool:
        """Tell whether a figure is how high the topic got after counted steps: 跨过3个千亿关口、| 突破10万亿元."""
        last, figure, text = self._figures[index - 1], self._figures[index], self._text
        if clause > last.end or last.kind != "count" or figure.kind != "money" or not self._topic:
            return False
        return bool(_STEPS_TAKEN.fullmatch(text, last.end, figure.start)) and figure.start < figure.numeral

    def _carry(self, before: Before, *, chained: bool, figure: Quantity) -> None:
        """Let verb and predicate of the last figure reach this one, where 、 or 和 joins them.

        A growth in per cent leaves the amount after it a height: 增长5%、突破2万亿元.
        """
        if not chained or before.verb:
            self._done = bool(before.verb) and not before.link and not before.governed
        if not chained or before.governed or before.verb or before.link == "level":
            self._governed = before.governed
            self._carried = before.carried
        else:
            self._governed = self._carried
        amount_after_growth = self._unit == "%" and figure.kind == "money"
        if not chained or before.link or before.verb or amount_after_growth:
            self._link = before.link

    def _subject(self, index: int, before: Before, clause: int, *, chained: bool) -> tuple[str, str]:
        """Return what a figure counts or measures, and its full name where the sentence gives only a part of it."""
        if before.each or (not chained and self._opens_row(index, before)):
            self._shared = self._share(index, before, clause)
        elif not chained:
            self._shared = []
        if self._shared:
            self._topic = before.of or self._topic
            return self._shared.pop(0)
        if self._stands_for_last(before.of, self._figures[index]) and (self._subjects or before.of.startswith("占")):
            return self._of_last(index, before, clause), ""
        if self._subjects and self._is_aimed_so(self._figures[index]):
            self._link = self._carried_link
            return self._subjects[-1], ""
        if before.of in _TOTALS and not self._text.startswith("的", self._figures[index].end):
            return self._of_total(index, before, clause), ""
        if self._is_class(before, self._figures[index], clause):
            return "", ""
        if self._is_elsewhere(before, self._figures[index]):
            return self._subject_of_before(before._replace(of=""), clause), ""
        of = self._chosen(index, before, chained=chained) or self._subject_of_before(before, clause)
        self._is_share = False
        return of, ""

    def _of_last(self, index: int, before: Before, clause: int) -> str:
        """Return the last subject, of which a figure says what share it is or how it grew."""
        if before.of in _BARE_RATES:
            self._link = "down" if before.of[0] in "降减下" else "up"
        self._is_share = True
        if not self._subjects:  # 工人仍是党员队伍主体，| 占总数的33.6%
            return self._subject_of_before(before._replace(of=""), clause)
        return self._subjects[-1] or self._bound_before(index)

    def _bound_before(self, index: int) -> str:
        """Return the last figure as it stands: in 35岁以下占比14.1% it is all that names them."""
        last = self._figures[index - 1]
        return self._text[last.start : last.end]

    def _share(self, index: int, before: Before, clause: int) -> list[tuple[str, str]]:
        """Return the subjects of figures in a row; growths or totals are of those told before: 增速分别为11%和12.5%."""
        if self._subjects[-1:] == [""] and not before.of and clause <= self._figures[index - 1].end:
            self._topic = self._bound_before(index)
            return share_subjects(self._text, self._figures, index, self._topic, self._told)
        if self._told and before.of in _BARE_RATES | _TOTALS | _SHARES:
            of_those = share_subjects(self._text, self._figures, index, "", self._told)
            if len(of_those) > 1:
                if before.of in _BARE_RATES:
                    self._link = "down" if before.of[0] in "降减下" else "up"
                return of_those
        listed = self._listed(index, clause) if before.of else self._listed_before(index, clause)
        return share_subjects(self._text, self._figures, index, before.of, self._told, listed)

    def _listed(self, index: int, clause: int) -> Listed:
        """Return what stands before 分别 side by side in a figure's own clause: 到位外资、引进内资 | 分别达."""
        turn = self._text.rfind("分别", clause, self._figures[index].start)
        return names_side_by_side(self._text[max(clause, turn - _REACH_BACK) : turn]) if turn > clause else NONE_LISTED

    def _listed_before(self, index: int, clause: int) -> Listed:
        """Return what the clause before names side by side, where it holds no figure: 出口、进口均增长，| 分别为."""
        last = self._figures[index - 1].end if index else self._sentence.start
        start = _last_boundary(self._text, last, max(last, clause - 1))
        if start > last and is_circumstance(self._text[start:clause]):
            clause, start = start, _last_boundary(self._text, last, max(last, start - 1))
        held = index and start <= last
        return NONE_LISTED if held else names_told(self._text[max(start, clause - _REACH_BACK) : clause])

    def _chosen(self, index: int, before: Before, *, chained: bool) -> str:
        """Return the subject that the words round a figure give, and remember it for the clauses after."""
        of = choose_subject(self._text, self._figures, index, before, self._sentence.end, chained=chained)
        of_last = before.bare and of == before.of and not before.verb.endswith(_RELIEF)
        if of_last and self._subjects and self._figures[index].unit == self._unit:
            of = self._subjects[-1]
            if _STAGES.fullmatch(before.of) and (stage := _STAGES.search(of)) and stage.start() > 1:
                of = of[: stage.start()]
        if before.of and not before.bare:
            self._topic = before.of
        return of

    def _is_elsewhere(self, before: Before, figure: Quantity) -> bool:
        """Tell whether only places stand before a figure, which then is of what was told before: 昌平区达到2万元."""
        linked = (before.link and before.of.endswith(_PLACE_ENDS)) or (
            figure.kind == "percent" and len(before.of) < _NAME
        )
        if not linked or not before.of or figure.kind not in _MEASURED or not names_places_only(before.of):
            return False
        return not self._subjects or not names_places_only(self._subjects[-1])

    def _is_class(self, before: Before, figure: Quantity, clause: int) -> bool:
        """Tell whether an age is a class of its own, whose share follows: 35岁以下 | 占比14.1%."""
        alone = figure.kind == "age" and not before.of and figure.start == clause
        return alone and self._text.startswith(("占", "的占", "的分别占"), figure.end)

    def _is_aimed_so(self, figure: Quantity) -> bool:
        """Tell whether a figure is a further aim for the last subject: 增长11.5%，按13%组织."""
        text = self._text
        aimed = text.endswith("按", 0, figure.start) and text[figure.end : figure.end + 2] in _AIMED_SO
        return aimed and self._unit == figure.unit

    def _of_total(self, index: int, before: Before, clause: int) -> str:
        """Return what a total is of: 上市企业27家、总数达到89家; 生产总值位列第2，总量连续跨越3000亿元."""
        topic = self._topic if self._figures[index].kind == "money" else ""
        return topic or self._subject_of_before(before, clause) or before.of

    def _stands_for_last(self, of: str, figure: Quantity) -> bool:
        """Tell whether words before a percentage say how it is taken of the last subject.

        The whole of which it is a share (女党员2026.9万名，占党员总数的23.8%), or a growth without a name of its own
        (党员总数达8512.7万名，增幅为3.1%).
        """
        if figure.kind != "percent" and not (figure.kind == "change" and of in _SHARES):
            return False
        return (
            of in _BARE_RATES or of in _SHARES or (of.startswith("占") and self._text.endswith("的", 0, figure.start))
        )

    def _is_threshold(self, figure: Quantity, kind: ClaimKind) -> bool:
        """Tell whether an amount sets what things are counted: 50万元以上 | 项目."""
        text, end = self._text, figure.end
        if kind == "count" and figure.qualifier == "over" and text.endswith("以上", 0, end):
            return figure.low == 1 or (figure.unit in _SIZES and bool(_SIZED.match(text, end)))
        if kind not in _AMOUNTS or figure.qualifier != "over" or not text.endswith("以上", 0, end):
            return False
        following = text[end : end + _NEXT_WORD]
        return bool(_HAN.match(following)) and following[0] != "的" and read_lead(following)[1] in NO_VERB

    def _qualifier(self, figure: Quantity, surface: str, kind: ClaimKind, status: Status) -> Qualifier:
        """Return the qualifier; 以上 is a least value where it sets a target or an age."""
        above = figure.qualifier == "over" and (status == "target" or kind == "age")
        if above and (surface.endswith("以上") or _ABOVE_TOO.match(self._text, figure.end)):
            return "at_least"
        return figure.qualifier

    def _is_worth(self, figure: Quantity) -> bool:
        """Tell whether an amount of money sets what things are counted: 超亿元 | 企业."""
        bound = figure.kind == "money" and figure.qualifier == "over" and figure.start < figure.numeral
        return bound and bool(_WORTH.match(self._text, figure.end))

    def _is_size(self, figure: Quantity) -> bool:
        """Tell whether an amount tells which businesses are counted: 40家出口超亿美元的 | 企业."""
        bound = figure.kind == "money" and figure.qualifier == "over" and figure.start < figure.numeral
        return bound and bool(_BUSINESSES.match(self._text, figure.end))

    def _is_made_better(self, figure: Quantity) -> bool:
        """Tell whether a number of things is what is made better: 提升 | 24条 | 重点产业链韧性."""
        verb_ends = figure.start - self._text.endswith("了", 0, figure.start)
        counted = figure.kind == "count" and self._text.endswith(_IN_KIND, 0, verb_ends)
        return counted and bool(_HAN.match(self._text, figure.end))

    def _opens_changes(self, index: int) -> bool:
        """Tell whether the figure is the first of changes that are told together."""
        following = self._figures[index + 1 : index + 2]
        return bool(following) and following[0].start < self._figures[index].end

    def _opens_row(self, index: int, before: Before) -> bool:
        """Tell whether several figures belong to several subjects in turn, though no 分别 says so."""
        return self._opens_changes(index) or self._opens_pair(index, before) or self._opens_list(index, before)

    def _opens_list(self, index: int, before: Before) -> bool:
        """Tell whether as many figures of one unit follow as things are named: 存款和贷款余额达到3923亿元和3228亿元."""
        count = count_parts(before.of) if before.link else 0
        row = self._figures[index : index + count]
        if count < 2 or len(row) < count or any(figure.unit != row[0].unit for figure in row):  # noqa: PLR2004
            return False
        gaps = [self._text[one.end : other.start] for one, other in pairwise(self._figures[index : index + count + 1])]
        return all(gap in _CHAINING for gap in gaps[: count - 1]) and not any(
            gap in _CHAINING for gap in gaps[count - 1 :]
        )

    def _opens_pair(self, index: int, before: Before) -> bool:
        """Tell whether two growths go with the two figures before them: A 2.6万元，B 1.1万元，增长9.4%和11.6%.

        Where those are percentages, only if they stand side by side: 分别为35.6%、7.3%，比2010年提高5.4、2.2个百分点.
        """
        figures, subjects = self._figures, self._subjects
        if before.of or before.link not in ("up", "down") or not 1 < index < len(figures) - 1 or len(subjects) < index:
            return False
        pair, amounts = figures[index : index + 2], figures[index - 2 : index]
        rates = all(figure.kind == "percent" for figure in pair)
        alike = amounts[0].unit == amounts[1].unit and (amounts[0].kind != "percent" or self._are_joined(amounts))
        return rates and alike and self._are_joined(pair) and subjects[-1] != subjects[-2]

    def _are_joined(self, pair: Sequence[Quantity]) -> bool:
        return self._text[pair[0].end : pair[1].start] in _CHAINING

    def _subject_of_before(self, before: Before, clause: int) -> str:
        """Return the subject that carries on where a clause has none of its own."""
        # 总值跨过3个千亿台阶，达到8200亿元; but 占党员总数的86.5%，比上届提高6.1% is more of that share.
        if before.link and self._topic and not self._is_share:
            return self._topic
        bracketed = clause > 0 and self._text[clause - 1] == "（"  # 年轻干部（30岁及以下）382人
        if self._subjects and not bracketed:
            return self._subjects[-1]
        return read_clause(self._text[max(self._sentence.start, clause - _REACH_BACK) : clause])

    def _claim(self, figure: Quantity, of: str, full: str, clause: int) -> Claim:
        words, sentence, start, end = self._words, self._sentence, figure.start, figure.end
        surface = words[start - sentence.start : end - sentence.start]
        status = self._context.status(start, clause, end)
        kind = figure.kind
        # 每年举办2期, 每年选派近2万名; but 每年新增就业2万人以上 is so many.
        if self._has_every and _is_regular(self._text, sentence.start, start):
            if kind == "count" and (figure.unit in _TIMES or surface.startswith(_REQUIRED) or self._done):
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
        threshold = self._is_threshold(figure, kind)
        unchanged = threshold or self._is_worth(figure) or self._is_made_better(figure)
        direction = "" if unchanged else _direction(figure, self._link, self._governed, of)
        if kind == "percent" and not direction and _RATE_AFTER.match(self._text, end):  # 保持15%以上增速
            direction = "up"
        if figure.low < 0 and direction:  # a growth of -2.4% is a fall of 2.4%
            figure.low, figure.high, direction = -figure.low, -figure.high, "down"
        # By position, in the order of the record's fields: keywords would cost as much as all else here.
        return Claim(
            of,
            surface,
            figure.low * tenths,
            figure.high * tenths,
            unit,
            "at_least" if threshold else self._qualifier(figure, surface, kind, status),
            kind,
            direction,
            status,
            self._context.period(start),
            start,
            end,
            words,
            "" if threshold or self._is_size(figure) else name_indicator(self._named or of, unit, kind),
            "claims",
        )


def _last_boundary(text: str, start: int, end: int) -> int:
    """Return where the last clause of ``text[start:end]`` begins."""
    found = _BOUNDARY.match(text, start, end)
    if not found:
        return start
    if found[1] == "（" and text.find("）", found.end(), end) >= 0:  # what stands in brackets is no clause
        return after_last(_LAST_MARK, text, end, start)
    return found.end()


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
        if of.endswith(_RATE_NAMES) and not _TOWARDS.search(of):
            return "up"
        return "down" if of.endswith(_FALL_NAMES) else ""
    return governed if figure.kind in _GOVERNED else ""
