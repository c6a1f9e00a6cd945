"""What the figures of a sentence count or measure, one after the other: what is told carries over to the next."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.after import MEASURE_LAST, read_clause
from zzcorpus.extract.claims.choice import choose_subject, names_places_only
from zzcorpus.extract.claims.phrases import strip_front, tidy
from zzcorpus.extract.claims.punctuation import CHAINING, last_boundary
from zzcorpus.extract.claims.sharing import (
    NONE_LISTED,
    count_parts,
    is_circumstance,
    names_side_by_side,
    names_told,
    share_subjects,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.extract.claims.before import Before, Link
    from zzcorpus.extract.claims.quantity import Quantity
    from zzcorpus.extract.claims.sharing import Listed
    from zzcorpus.model import Span

_TOTALS = frozenset({"总数", "总量", "总额", "总规模"})
_COMPARED_TO = re.compile("(?:[比较]|相当于|是)[^，。；：（]{0,10}(?:[年末底期]|上年|去年)”?\\Z")
_NEAR = 20
_SECTORS = ("第一产业", "第二产业", "第三产业")
_ECONOMY = frozenset({"经济总量", "经济规模"})
_BARE_RATES = frozenset(
    {"减幅", "增幅", "增速", "涨幅", "降幅", "增长率", "增长幅度", "上升幅度", "下降幅度", "降低幅度", "减少幅度"}
)
_AIMED_SO = frozenset({"组织", "安排", "掌握", "考核", "部署"})
_SHARES = frozenset({"占比", "占比重", "所占比重", "比例", "比重"})
_MEASURED = frozenset({"money", "percent", "measure"})
_NAME = 6  # a place without 省, 市 or 县 is shorter than this
_STAGES = re.compile("(?:新?开工|竣工|建成|完工|供应|投产|在建|续建)$")  # 保障房开工21.7万套、| 竣工9.04万套
_PLACE_ENDS = frozenset("省市县区州旗盟")
# Verbs that name what they take off or bring about, whatever was told before: 投放基金12亿元，为企业 | 减负155亿元.
_RELIEF = ("减税", "减负", "让利", "减税降费", "立案", "起诉", "批捕", "逮捕", "提起公诉", "立案审查", "立案查处")
# 问题线索9起，已 | 办结1起; but 问题34项，完成整改15项 in a clause that names them counts those.
_HANDLED = ("整改", "办结", "结案", "审结", "执结")
# 财政收入12亿元，增收1.2亿元 tells of the income; 带动农户120户，增收300万元 of what they gain.
_GAINED, _INCOMES = ("增收", "创收"), ("收入", "税", "财政", "增收", "创收", "产值", "利润", "效益")
_ATTENDED = frozenset({"人次", "场次"})
# 35岁以下 | 占比14.1%, 35岁及以下的 | 381名
_CLASS_GOES_ON = re.compile("的?(?:分别|各)?占|的?(?:有|共有|共|达|为)?(?:近|约|超)?[0-9]")
# 地方财政收入实现翻番，年均 | 增长15%; but 结构不断优化，增长12% is of what was told before.
_MOVED = re.compile(
    "([^，。；：、“”（）\n]{0,22}?(?:收入|支出|投资|[产总价]值|增加值|[总余差]额|[存贷]款|税收|[产销数运存]量|总量|吞吐量|用电量|面积|消费"
    "|出口|进口|贸易|外资|内资|资金|利润|人口|就业|人数|[^效]率|比重|规模|户数|价格|物价|零售|农业|工业|服务业|旅游业|建筑业|制造业|旅游|财政))"
    "(?:均|也|都|已|又|还|继续|总体|首次|实现|保持|呈现?|了|全年|年年|(?:比|较)[上去]年|同比)*"
    "(?:快速|稳步|稳健|持续|平稳|较快|大幅度?|较大幅度|显著|不断|明显|稳定|同步|进一步|逐年|逐月|逐季|全面|恢复性|强劲|高速|迅速|小幅|逐步|连年|高位|两位数|低位|有所)*"
    "(?:(?:增长|增加|提高|提升|下降|上升|减少|翻番|翻一番|扩大|回落|攀升|上涨|下滑|走高|回升|平稳|稳定)(?:态势|势头|水平)?了?"
    "|(?:升[至到]|上升到|[位稳跃]?居|位列|列|排名?|保持)[^，。；：]{0,6}[第前]?[^，。；：]{1,8}"
    "|(?:更加|日趋|日益|持续)?活跃|稳中[有提向][升质好优进]|再(?:创新高|上新?台阶)|创(?:历史)?新高|好于预期|名列前茅)"
)
# 生产总值突破万亿元，成为全国第十个总量 | 超万亿元 | 城市: the rank is no part of the name.
_NTH = "第[一二三四五六七八九十0-9]{1,3}[个位大家座名]"
_RANK = re.compile(f"(?:{_NTH}、[^第、]{{0,10}})?{_NTH}(?!五年)")
_BATCH = re.compile("第[一二三四五六七八九十0-9]{1,3}[批期轮]")
_ADDING = ("加上", "连同", "包括", "加之")
_BY_HEAD = frozenset({"名", "人"})
_CLASS_ENDS = ("以上", "以下", "学历", "文化", "岁", "的")
REACH_BACK = 80  # a subject longer than this is none


class Subjects:
    """The subjects of a sentence's figures as far as it is read.

    ``link`` is the predicate of the figure at hand, which some subjects decide (增速分别为); ``topic`` is the last
    thing that a clause named before its predicate.
    """

    def __init__(self, text: str, sentence: Span, figures: Sequence[Quantity]) -> None:
        self._text, self._sentence, self._figures = text, sentence, figures
        self.link: Link = ""
        self.topic = ""
        self.unit = ""  # of the last figure
        self.ranked = False  # the figure says what has a rank: 成为第三个经济总量 | 突破2万亿元 | 的城市
        self._last_link: Link = ""
        self._told_until = sentence.end  # where the last figure ends
        self._subjects: list[str] = []
        self._by_unit: dict[str, str] = {}  # the last subject of each measure word
        self._told: list[str] = []  # the same without those of spells of time alone
        self._shared: list[tuple[str, str]] = []
        self._is_share = False  # the last figure was a share of the last subject
        self._people = ""  # the last that were counted by head, of whom an age is a class
        self._class_told = False
        self._are_some = False  # the figure counts some of those counted before

    def remember(self, of: str, figure: Quantity) -> None:
        """Keep what a figure is of for those after it."""
        self._last_link = self.link
        # What some of them are told apart by carries on: 产值超千万元的65户，| 超10亿元的3户.
        if not self._are_some and (of[:1] != "第" or of.startswith(_SECTORS)):
            self._subjects.append("" if self._class_told else of)
            if figure.kind == "count":
                self._by_unit[figure.unit] = of
            if figure.kind != "duration" or count_parts(of) > 1:
                self._told.append(of)
        self.unit = figure.unit
        self._told_until = figure.end
        self._class_told = self._are_some = False
        if figure.unit in _BY_HEAD and figure.kind == "count" and not of.endswith(_CLASS_ENDS):
            self._people = of
        elif figure.kind == "age" and of.endswith("平均年龄"):
            self._people = of.removesuffix("平均年龄")

    def is_last(self, of: str) -> bool:
        """Tell whether the last figure was of the same."""
        return self._subjects[-1:] == [of]

    def next(self, index: int, before: Before, clause: int, *, chained: bool) -> tuple[str, str]:
        """Return what a figure counts or measures, and its full name where the sentence gives only a part of it."""
        rank = _RANK.match(before.of) if before.of.startswith("第") else None
        self.ranked = rank is not None
        if rank:
            before = before._replace(of=before.of[rank.end() :])
        return self._next(index, before, clause, chained=chained)

    def _next(self, index: int, before: Before, clause: int, *, chained: bool) -> tuple[str, str]:
        if before.each or (not chained and self._opens_row(index, before)):
            self._shared = self._share(index, before, clause)
        elif not chained:
            self._shared = []
        if self._shared:
            self.topic = before.of or self.topic
            return self._shared.pop(0)
        figure, of = self._figures[index], before.of
        if of and self._stands_for_last(of, figure) and (self._subjects or of.startswith("占")):
            return self._of_last(index, before, clause), ""
        if self._subjects and self._is_aimed_so(figure):
            self.link = self._last_link
            return self._subjects[-1], ""
        if of in _TOTALS and not self._text.startswith("的", figure.end):
            return self._of_total(index, before, clause), ""
        if not of and (named := self._class_at(index, clause)) is not None:
            return named, ""
        if of and self._is_elsewhere(before, figure):
            return self._subject_of_before(before._replace(of=""), clause), ""
        of = self._chosen(index, before, chained=chained) or self._of_some(self._figures[index], before, clause)
        of = of or self._subject_of_before(before, clause)
        self._is_share = False
        return of, ""

    def _share(self, index: int, before: Before, clause: int) -> list[tuple[str, str]]:
        """Return the subjects of figures in a row; growths or totals are of those told before: 增速分别为11%和12.5%."""
        if self._subjects[-1:] == [""] and not before.of and clause <= self._figures[index - 1].end:
            self.topic = self._bound_before(index)
            return share_subjects(self._text, self._figures, index, self.topic, self._told)
        if self._told and before.of in _BARE_RATES | _TOTALS | _SHARES:
            of_those = share_subjects(self._text, self._figures, index, "", self._told)
            if len(of_those) > 1:
                if before.of in _BARE_RATES:
                    self.link = "down" if before.of[0] in "降减下" else "up"
                return of_those
        listed = self._listed(index, clause) if before.of else self._listed_before(index, clause)
        return share_subjects(self._text, self._figures, index, before.of, self._told, listed)

    def _of_last(self, index: int, before: Before, clause: int) -> str:
        """Return the last subject, of which a figure says what share it is or how it grew."""
        if before.of in _BARE_RATES:
            self.link = "down" if before.of[0] in "降减下" else "up"
        self._is_share = True
        if not self._subjects:  # 工人仍是党员队伍主体，| 占总数的33.6%
            return self._subject_of_before(before._replace(of=""), clause)
        return self._subjects[-1] or self._bound_before(index)

    def _bound_before(self, index: int) -> str:
        """Return the last figure as it stands: in 35岁以下占比14.1% it is all that names them."""
        last = self._figures[index - 1]
        return self._text[last.start : last.end]

    def _listed(self, index: int, clause: int) -> Listed:
        """Return what stands before 分别 side by side in a figure's own clause: 到位外资、引进内资 | 分别达."""
        turn = self._text.rfind("分别", clause, self._figures[index].start)
        return names_side_by_side(self._text[max(clause, turn - REACH_BACK) : turn]) if turn > clause else NONE_LISTED

    def _listed_before(self, index: int, clause: int) -> Listed:
        """Return what the clause before names side by side, where it holds no figure: 出口、进口均增长，| 分别为."""
        last = self._figures[index - 1].end if index else self._sentence.start
        start = last_boundary(self._text, last, max(last, clause - 1))
        if start > last and is_circumstance(self._text[start:clause]):
            clause, start = start, last_boundary(self._text, last, max(last, start - 1))
        held = index and start <= last
        return NONE_LISTED if held else names_told(self._text[max(start, clause - REACH_BACK) : clause])

    def _chosen(self, index: int, before: Before, *, chained: bool) -> str:
        """Return the subject that the words round a figure give, and remember it for the clauses after."""
        if self._is_gain(index, before):
            return self._text[: self._figures[index].start][-2:]
        if before.of[:1] == "第" and _BATCH.fullmatch(before.of):  # 派驻第二批 | 78名驻村第一书记
            before = before._replace(of="", bare=True)
        of = choose_subject(self._text, self._figures, index, before, self._sentence.end, chained=chained)
        of_last = before.bare and of == before.of and not self._says_itself(index, before)
        if of_last and self._subjects and self._figures[index].unit == self.unit:
            of = self._subjects[-1]
            if _STAGES.fullmatch(before.of) and (stage := _STAGES.search(of)) and stage.start() > 1:
                of = of[: stage.start()]
        if before.of and not before.bare:
            # 莫斯科、米兰等16条国际航线，总量 | 增长61%
            examples = self._text.endswith("等", 0, self._figures[index].start)
            self.topic = of if examples else before.of
        return of

    def _of_some(self, figure: Quantity, before: Before, clause: int) -> str:
        """Return what was counted before where some of it are told apart: 企业40家，产值超千万元的新增 | 6家."""
        apart = clause <= self._told_until and self._text.startswith("的", self._told_until)
        if figure.kind != "count" or before.of or not apart:
            return ""
        some = self._by_unit.get(figure.unit, "")
        self._are_some = bool(some)
        return some

    def _says_itself(self, index: int, before: Before) -> bool:
        """Tell whether a verb alone says what is counted: 减负 | 155亿元, 个别谈话63人次，走访 | 40人次."""
        figure = self._figures[index]
        if before.verb.endswith(_RELIEF) or figure.unit in _ATTENDED:
            return True
        last = self._figures[index - 1].end if index else self._sentence.start
        return before.verb.endswith(_HANDLED) and last_boundary(self._text, last, figure.start) > last

    def _is_gain(self, index: int, before: Before) -> bool:
        """Tell whether a verb alone says what money is, told after something else: 酿造酱油800斤，增收 | 8000元."""
        figure = self._figures[index]
        if figure.kind != "money" or before.of or not self._text.endswith(_GAINED, 0, figure.start):
            return False
        return bool(self._subjects) and not self._subjects[-1].endswith(_INCOMES)

    def _is_elsewhere(self, before: Before, figure: Quantity) -> bool:
        """Tell whether only places stand before a figure, which then is of what was told before: 昌平区达到2万元."""
        if figure.kind not in _MEASURED:
            return False
        linked = (before.link and before.of[-1] in _PLACE_ENDS) or (figure.kind == "percent" and len(before.of) < _NAME)
        if not linked or not names_places_only(before.of):
            return False
        return not self._subjects or not names_places_only(self._subjects[-1])

    def _class_at(self, index: int, clause: int) -> str | None:
        """Return what an age without words before it is a class of, or a figure behind one counts; None elsewhere."""
        if self._figures[index].kind == "age":
            if not self._is_class(index, clause):
                return None
            self._class_told = True
            return self._people
        if index and self._goes_on_with_class(index, clause):
            self.topic = self._bound_before(index)
            return self.topic
        return None

    def _is_class(self, index: int, clause: int) -> bool:
        """Tell whether an age is a class whose share follows: 35岁以下 | 占比14.1%, 40岁以下和 | 41至45岁的各占30%."""
        figures, text = self._figures, self._text
        if not (figures[index].start == clause or text[clause : figures[index].start] == "其中" or self.is_last("")):
            return False
        last = index
        while last + 1 < len(figures) and figures[last + 1].kind == "age" and self._joins(last):
            last += 1
        return bool(_CLASS_GOES_ON.match(text, figures[last].end))

    def _joins(self, index: int) -> bool:
        """Tell whether only 、 or 和 stands between a figure and the next."""
        return self._text[self._figures[index].end : self._figures[index + 1].start] in CHAINING

    def _goes_on_with_class(self, index: int, clause: int) -> bool:
        """Tell whether a figure counts the class that an age before it names: 35岁及以下的 | 381名."""
        last = self._figures[index - 1]
        return last.kind == "age" and clause <= last.end and self.is_last("")

    def _is_aimed_so(self, figure: Quantity) -> bool:
        """Tell whether a figure is a further aim for the last subject: 增长11.5%，按13%组织."""
        text = self._text
        aimed = text[figure.start - 1 : figure.start] == "按" and text[figure.end : figure.end + 2] in _AIMED_SO
        return aimed and self.unit == figure.unit

    def _of_total(self, index: int, before: Before, clause: int) -> str:
        """Return what a total is of: 上市企业27家、总数达到89家; 生产总值位列第2，总量连续跨越3000亿元."""
        topic = self.topic if self._figures[index].kind == "money" else ""
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

    def _opens_row(self, index: int, before: Before) -> bool:
        """Tell whether several figures belong to several subjects in turn, though no 分别 says so."""
        if index + 1 == len(self._figures):
            return False
        return self._opens_changes(index) or self._opens_pair(index, before) or self._opens_list(index, before)

    def _opens_changes(self, index: int) -> bool:
        """Tell whether the figure is the first of changes that are told together."""
        return self._figures[index + 1].start < self._figures[index].end

    def _opens_list(self, index: int, before: Before) -> bool:
        """Tell whether as many figures of one unit follow as things are named: 存款和贷款余额达到3923亿元和3228亿元."""
        count = count_parts(before.of) if before.link and before.of else 0
        if count < 2:  # noqa: PLR2004
            return False
        row = self._figures[index : index + count]
        if len(row) < count or any(figure.unit != row[0].unit for figure in row):
            return False
        gaps = [self._text[one.end : other.start] for one, other in pairwise(self._figures[index : index + count + 1])]
        return all(gap in CHAINING for gap in gaps[: count - 1]) and not any(
            gap in CHAINING for gap in gaps[count - 1 :]
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
        return self._text[pair[0].end : pair[1].start] in CHAINING

    def _moved_before(self, clause: int) -> str:
        """Return what the clause before, which holds no figure, says has moved: 收入快速增长，| 达到50亿元; else ""."""
        start = last_boundary(self._text, self._told_until, max(self._told_until, clause - 1))
        if not self._told_until < start < clause:
            return ""
        moved = _MOVED.fullmatch(self._text, start, clause - 1)
        if moved:
            told = moved[1]
        else:  # 因此，生产资料的产值在工业总产值中所占的比重，将由38%上升为42%
            named = MEASURE_LAST.search(self._text, start, clause - 1)
            told = self._text[start : clause - 1].removeprefix("而") if named else ""
            if told.startswith(_ADDING):  # 加上中央下拨的资金，共计4500万元
                told = ""
        name = tidy(strip_front(told)[0])
        return "" if name in _TOTALS or name in _ECONOMY else name  # of what was told before: 总量位居全省第三，增长53%

    def _subject_of_before(self, before: Before, clause: int) -> str:
        """Return the subject that carries on where a clause has none of its own."""
        # 总值跨过3个千亿台阶，达到8200亿元; but 占党员总数的86.5%，比上届提高6.1% is more of that share.
        if before.link and self.topic and not self._is_share:
            return self._moved_before(clause) or self.topic
        bracketed = clause > 0 and self._text[clause - 1] == "（"  # 年轻干部（30岁及以下）382人
        if bracketed and self._subjects and _COMPARED_TO.search(self._text, max(0, clause - _NEAR), clause - 1):
            return self.topic or self._subjects[-1]  # 产值15亿元，比“十五”末（8.83亿元）增长70%
        if self._subjects and not bracketed:
            return self._moved_before(clause) or self._subjects[-1]
        told = read_clause(self._text[max(self._sentence.start, clause - REACH_BACK) : clause])
        counted = bool(self._subjects) and told[:1].isdigit()  # 6个党支部入选名单（其中 | 2个已通过验收）
        return self._subjects[-1] if counted else told
