"""Whether a figure is reported or aimed at, and which time it speaks of.

The passage gives the mood; inside it single clauses change it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.passages import find_passages, plan_year
from zzcorpus.extract.claims.punctuation import last_boundary
from zzcorpus.extract.claims.times import plan_named
from zzcorpus.extract.claims.wordlists import any_of, led_by, not_after, read_rows

if TYPE_CHECKING:
    from zzcorpus.model import Span, Status

_YEAR = re.compile("((?:19|20)[0-9]{2})年")
# 明确5年内常态化配备5000名干部: a time limit is one that lies ahead.
_WITHIN = re.compile(
    "(?<![近去这前后年第0-9一二三四五六七八九十])(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,2})年(?:以|之)?内"
)
# 一年内，3家企业组建了党支部: one that is told of with what was done in it is over.
_DONE_SINCE = re.compile("(?<![为除罢不得])了(?![解结])")
# What is done follows the figure: 1608个村完成了换届选举.
_DONE_AFTER = re.compile("[^，。；：！？、\n]{0,24}?(?:完成|实现|通过|获得|取得|建成|达到|得到|超过|成为|建立)了")
# 30个项目 | 将建成: what is still to be done follows the figure.
_WILL_AFTER = re.compile("[^，。；：！？、\n]{1,10}?(?<![即终必])将")
# 围绕村均收入超过50万元 | 的目标: what is aimed at.
_AIM = re.compile("[^，。；：、！？\n]{0,4}的[^，。；：、！？\n]{0,6}目标")
_AIMING = re.compile("(?:围绕|瞄准|锚定|紧盯|朝着|聚焦|对标|按照)[^，。；：！？\n]*$")
_AIM_REACH, _AIM_WITHIN = 40, 5
# 预计今年年底，40个村的收入可达100万元: a forecast of a time to come.
_FORECAST = re.compile(
    "预计(?:到|至)?(?:今年|20[0-9]{2}年)?(?:年底|年末|底)[^。；\n]{0,40}?[可将](?:达|实现|完成|突破|超过|建成)"
)
# 该项目预计投资 | 1000余万元: what is to be spent; 固定资产投资预计 | 3539亿元 is what has been, by a first count.
_TO_BE_SPENT = re.compile("(?:预计(?:总|年)?投资|总投资预计)(?:达到?|约为?|为|超过?|近)?\\Z")
_PEOPLE = ("名", "人", "人次")
_DUTY_REACH = 40  # from the end of the sentence
_DUTY = re.compile("：(?<=(?:牵头|责任|负责|承办|主办|配合)(?:单位|部门|领导)：)")

_NO_OBJECT_FIRST = (
    "(?![^，。；]{0,30}(?:纳入|作为|列为|列入|融入|摆在|放在|贯穿|[变转]为|改[造建]?[为成]|打造[为成]|转化|推向|移交|交由|[变做建]成|下放|送到|落到"
    "|延伸|[提增][高升加]?[到至为]|[降压缩][低减短缩]?[到至为]|划归|并入|统一|集中))"
)
_MAY_PLAN = ("将", "争取", "努力", "计划")
_WILL_BY = re.compile("年(?<=[到至在](20[0-9]{2})年)")
_ALREADY = "已(?:经|有|建|完|达|累|全|投|开|成|实|发|培|签|引|超|突破|增|形成|启|连|覆|是)"
_PAST = led_by(
    "去已目现截迄至一五几过以共上取完实建解新达",
    f"去年(?!同期|底的|水平)|{_ALREADY}|目前|现有|截至|截止|迄今|至今|一年来|五年来|几年来|过去|以来|共有|上年(?=[完实达])|取得了|完成了|实现了|建成了|解决了|新增了|达到了",
)
_DONE = re.compile(_ALREADY)
# 今年以来，…; 目前，…: a sentence that opens so tells what is, unless it goes on to plan.
_SO_FAR = re.compile(
    "(?:[^，。；：、\n]{0,8}(?:今年以?来|近年来|截[至止]目前|截[至止]到?[0-9年月日底末]{2,12})|目前|现在|如今)，"
    "|(?:近日|日前|昨[日天])"
)
_ESTIMATE = re.compile("(?:据|据?初步)(?:核算|统计|预计)")
_BYGONE = re.compile(
    "过去的?一年|[去上]年(?:年?[底末]|以来)?|(?:近|过去)?(?:[多几一二三四五六七八九十]{1,2}|[0-9]{1,2})年来|近[一两二三四五]年(?:间|中|共|累计|里)?"
)
_AHEAD = re.compile("未来|今后|明年")
_LOOK_BACK_REACH = 500  # farther back nothing is sought, which would cost as much
# Each leads with the mark before the sentence, which the engine finds at once.
_LOOKS_BACK = tuple(
    re.compile(
        f"{mark}(?:各位代表[！，：])?(?:在[^，。\n]{{2,24}}下，)?(?:回顾)?(?:(?:过去的?一年|一年来|刚刚过去的一年)，"
        "|(?:(?:即将|刚刚)?过去的)?(20[0-9]{2})年(?:，|[^，。\n]{2,40}(?:已|圆满|较好|全面|胜利|顺利)地?完成。))"
    )
    for mark in "。\n"
)
_AHEAD_OPENS = re.compile("[。！](?:今年|新的一年|(?:19|20)[0-9]{2}年)")
# 《规划》明确到2025年，…。全县造林面积达到2万亩: what a plan lays down goes on in the sentences after it.
_LAYS_DOWN = re.compile(
    "(?:规划|纲要|方案|意见|计划|要点)》?(?:明确|提出|确定|要求)[，：]?[到至](?:20[0-9]{2}年|“?十[一二三四五六]五)"
)
_CLAUSE_MARKS = "，。；：！？\n"
_PERIOD = led_by(
    "123456789到至截过近最今后未前这去明十“一二三四五六七八九几两多本年上下",
    "(?:到|至|截至|截止到?)?(?:(?:19|20)[0-9]{2}年?[-—－~～至到]{1,2})?(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月(?:底|末|份)?|底|末|初|度|上半年|下半年|前三季度)?(?:以来|[^，。；、：！？\n0-9年比]{1,10}以来|以前|至今|起)?"
    "|(?:过去|近|最近|今后|未来|(?<![提学])前|这|后)?(?:的)?[一二三四五六七八九十几两多0-9]{1,3}年(?:来(?!最|首|第|[^，。；]{0,4}新[高低])|间|中|累计|共|里)|(?:过去|近|今后|未来|(?<![提学])前|这)(?:的)?[一二三四五六七八九十几两0-9]{1,2}年"
    "|“?十[一二三四五]五”?(?:时期|期间|期末|末|以来)?|“[六七八九十]五”(?:时期|期间|期末|末|以来|计划)?|(?<![近第0-9一二三四五六七八九十])[0-9一二三四五六七八九十两]{1,2}年内|去年(?:年?[底末]|以来)?|今年(?:底|末|以来|上半年)?|明年|前年|本届政府(?:任期)?|(?<![0-9一二三四五六七八九十])年内|年底|年末|上半年|下半年|[一二三四]季度|前三季度",
)
# Taken for the time where the sentence names no other.
_SPELL = led_by(
    "全年累截目3456二三四五六七八九十两",
    "全年|年均|累计|截至目前|(?<!项)目前|(?<![近第0-9一二三四五六七八九十前续])[3-6二三四五六七八九十两]年(?=新增|净增|实现|完成)",
)
# These belong to the figure rather than one year that the sentence named before.
_REACHED = frozenset("到至为")  # 在将供热率提高到 | 70% | 的基础上 is still to be reached
# 比1997年的 | 19.8亿元增加17亿元: a base of comparison has its own year.
_OWN_YEAR = re.compile("((?:19|20)[0-9]{2}年(?:底|末)?)的$")
_OWN_YEAR_REACH = 8
_OF_YEARS = ("年均", "年")
_ONE_YEAR = re.compile("^[到至截于]*(?:(?:19|20)[0-9]{2}年(?:底|末|度)?|[去今明前]年.*|.*季度|.*半年)$")
_NEXT_ITEM = re.compile("[0-9%元人个]、[\u3400-\u9fff]")
_PART_OF_YEAR = re.compile("季度|半年|[0-9]月")
# A time after 比 or 较 is what a figure is compared with, not what it speaks of.
# One in brackets or after a dash belongs to a title or a range.
_BASE = re.compile("(?:等于|相当于|[比较][^，。；0-9]{0,3}|[高低快慢好优多少]于|[高低超]出|超过|[（(—―－~～-])“?$")
# So is the one that a change starts from, or a multiple is taken of: 由1992年的411亿元增加到, 是2007年的2.5倍.
_START = re.compile("[由从是为与同]“?$")
_OF = re.compile("”?[底末]?(?:的|总量|相比|比较|[^，。；0-9]{0,12}[0-9.]+倍)")
_CLAUSE_ENDS = re.compile("[，；：]")
# 在巩固去年工作的基础上, 紧扣“十四五”目标: a time that is spoken of, not the time of the figure.
_SPOKEN_OF = re.compile(
    "以来(?:最|首次|第一|[^，。；]{0,4}新[高低])|(?:工作|成果|成绩|试点)?的?基础上|”?(?:规划|目标|任务|蓝图|纲要|发展规划)"
)


@lru_cache(maxsize=1)
def _target() -> re.Pattern[str]:
    """Return the expression for words of planning."""
    after = {plans: any_of(word for word, its in read_rows("planning_words", 2) if its == plans) for plans in _MAY_PLAN}
    # 将 before a verb looks ahead; before a noun it only sets the object first (将培训纳入考核, 将标准提高到).
    verbs = any_of(word for word, role, _ in read_rows("lead_words", 3) if role in {"verb", "cut"} and len(word) > 1)
    sure, expected = not_after("为|为了|以", "确保"), not_after("完成|完成了|实现了|达到|[好高低]于|超过", "预期目标")
    future, draft = not_after("着眼", "未来[一二三四五六七八九十几0-9]"), not_after("[虚模比]", "拟(?!定|订|合)")
    shall, will = not_after("[主重需首摘必概只纪紧简扼机纲]", "要"), not_after("[即终必]", "将")
    plans = not_after("[增动展育才程目化造养训升播技超”于是为占]|超年|超全年|于控制|于年度|去年|上年", "计划")
    return led_by(
        "力确务必预目工拟今未下要将争努计不有承决",
        f"承诺(?:书|牌|是|：)|力争|有望|{sure}|预期(?=今年|全[年省市区])|务必|务求|力求|必须|目标[是为：:]|工作目标"
        f"|今后|下一步|不低于|{expected}|{draft}|{future}|不少于(?!.{{0,6}}了)"
        f"|{shall}(?![求素点闻领务件道害塞冲因职会事是的案，、；。”]|防住|稳住|安全)"
        f"|{will}(?:{after['将']}|{verbs}{_NO_OBJECT_FIRST})|争取{after['争取']}|努力{after['努力']}"
        f"|要求[是为]?：|决定(?:从)?(?:今年|明年|实施|开展|组织|启动|用)|{plans}(?:{after['计划']}|[0-9])",
    )


class Context:
    """The moods of one document."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plan_year = plan_year(text)
        passages = find_passages(text)
        self._starts = [start for start, _ in passages]
        self._statuses = [status for _, status in passages]
        self._last_plan = max((start for start, status in passages if status == "target"), default=-1)
        self._duties = [match.start() for match in _DUTY.finditer(text)]
        self._turns_back = sorted(
            match.end()
            for opening in _LOOKS_BACK
            for match in opening.finditer(text)
            if not match[1] or int(match[1]) < self.plan_year
        )
        self.has_duties = bool(self._duties)
        self._laid_down = [match.end() for match in _LAYS_DOWN.finditer(text)] if "》" in text else []
        self.lays_down = bool(self._laid_down)

    def mood(self, position: int) -> Status:
        """Return the status that the passage at ``position`` gives its figures."""
        return self._statuses[bisect_right(self._starts, position) - 1]

    def is_review(self, position: int) -> bool:
        """Say whether the passage at ``position`` reports and a plan follows it."""
        return position < self._last_plan and self.mood(position) == "reported"

    def is_laid_down(self, start: int) -> bool:
        """Say whether the paragraph before ``start`` tells what a plan lays down."""
        farthest = max(0, start - _LOOK_BACK_REACH)
        return _any_between(self._laid_down, max(self.text.rfind("\n", farthest, start), farthest), start)

    def turned_back(self, start: int) -> int:
        """Return where the last sentence before ``start`` ends its opening with a bygone time; -1 if none near does."""
        farthest = max(0, start - _LOOK_BACK_REACH)
        paragraph = max(self.text.rfind("\n", farthest, start), farthest)
        index = bisect_right(self._turns_back, start) - 1
        return self._turns_back[index] if index >= 0 and self._turns_back[index] > paragraph else -1

    def is_duty(self, sentence: Span, end: int) -> bool:
        """Say whether a list of tasks goes on after ``end`` to name who answers for them: 牵头单位：."""
        line_end = self.text.find("\n", end)
        limit = min(sentence.end + _DUTY_REACH, len(self.text) if line_end < 0 else line_end)
        return _any_between(self._duties, end, limit)


class SentenceContext:
    """The words of planning and the times of one sentence, asked for by position.

    Most sentences are asked for little of it, so each kind is sought when it is first asked for, and then once.
    """

    def __init__(self, context: Context, sentence: Span, words: str) -> None:
        self._context, self._sentence = context, sentence
        self._text, self._start, self._end = context.text, sentence.start, sentence.end
        self._targets = _planning(self._text, self._start, self._end)
        has_year = "年" in words
        if has_year and ("年内" in words or "年之内" in words or "年以内" in words):
            within = [match.start() for match in _WITHIN.finditer(self._text, self._start, self._end)]
            if not (within and _DONE_SINCE.search(self._text, within[0], self._end)):
                self._targets = sorted([*self._targets, *within])
        self._by = self._planned_by() if has_year and context.plan_year else self._end
        # Every time has one of these letters in its name.
        has_times = has_year or "五" in words or "届" in words or "季" in words
        self._times = _times_named(self._text, self._start, self._end) if has_times else []
        self._has_spells = has_year or "累计" in words or "目前" in words
        self._spells: list[tuple[int, str]] | None = None
        self._past: list[int] | None = None
        self._back: bool | None = None
        self._expects = "预计" in words
        self._has_forecast = self._expects and bool(_FORECAST.search(self._text, self._start, self._end))

    def status(self, position: int, clause: int, end: int) -> Status:
        """Return the status of a figure from ``position`` to ``end`` in a clause that begins at ``clause``."""
        context = self._context
        if self._by < position or (context.has_duties and context.is_duty(self._sentence, end)):
            return "target"
        if self._expects and _TO_BE_SPENT.search(self._text, clause, position):
            return "target"
        # 翻了七番以上; 在去年5亿元的基础上增长25%
        before = self._text[position - 1 : position]
        if before == "了" or (self._text.startswith("的基础上", end) and before not in _REACHED):
            return "reported"
        if self._targets and self._is_planned(clause, position):
            return "reported" if self._is_over(position) or self._is_done(clause, position) else "target"
        if context.mood(position) == "reported":
            ahead = (
                (self._times and self._is_ahead(position))
                or (self._targets and self._will_be_done(end))
                or self._is_aimed_at(clause, position, end)
                or (context.lays_down and self._goes_on_laying_down(clause, position))
            )
            return "target" if ahead else "reported"
        done = (
            (not self._targets and self._looks_back())
            or self._is_over(position)
            or self._is_past(clause, position)
            or _DONE_AFTER.match(self._text, end)
        )
        return "reported" if done else "target"

    def _is_planned(self, clause: int, position: int) -> bool:
        """Say whether a word of planning before ``position`` reaches the figure in a clause that begins at ``clause``.

        In a review that a plan follows, and for 确保 wherever things are reported, only in the figure's own clause:
        what was to be ensured (确保经济平稳运行，) is not the figure after it.
        """
        if _any_between(self._targets, clause, position + 1):
            return True
        if self._context.is_review(position):
            return False
        earlier = self._targets[: bisect_right(self._targets, clause - 1)]
        if earlier and self._context.mood(position) == "reported":
            begin = last_boundary(self._text, self._start, position)  # a figure after 、 goes on with the clause
            return any(start >= begin or not self._text.startswith("确保", start) for start in earlier)
        return bool(earlier)

    def _is_ahead(self, position: int) -> bool:
        """Say whether the last time named in the sentence lies ahead and opens a clause: 未来五年，新建5个工作站."""
        time = _last_before(self._times, position)
        if time is None or not _AHEAD.match(time[1]):
            return False
        return time[0] == self._start or self._text[time[0] - 1] in _CLAUSE_MARKS

    def _will_be_done(self, end: int) -> bool:
        """Say whether the clause goes on after a figure's end to tell what will be done: 30个项目 | 将建成."""
        if self._text.endswith(_PEOPLE, 0, end):
            return False  # 41名干部 | 将赴市州: there they are already
        will = _WILL_AFTER.match(self._text, end, self._end)
        return will is not None and _any_between(self._targets, will.end() - 1, will.end())

    def _is_aimed_at(self, clause: int, position: int, end: int) -> bool:
        """Say whether the words round a figure make it an aim (围绕超过50万元的目标) or a forecast (预计年底可达)."""
        if self._has_forecast and not self._context.is_review(position):
            return True
        if "的" not in self._text[end : end + _AIM_WITHIN] or not _AIM.match(self._text, end, self._end):
            return False
        return bool(_AIMING.search(self._text, max(clause, position - _AIM_REACH), position))

    def _is_done(self, clause: int, position: int) -> bool:
        """Say whether the figure's own clause looks back and plans nothing: 目标的支撑点：现在已经有 | 8000多个."""
        planned = _any_between(self._targets, clause, position + 1)
        return not planned and bool(_DONE.search(self._text, clause, position))

    def _is_past(self, clause: int, position: int) -> bool:
        if self._past is None:
            self._past = [match.start() for match in _PAST.finditer(self._text, self._start, self._end)]
        return _any_between(self._past, clause, position)

    def period(self, position: int) -> str:
        """Return the last time named in the sentence before ``position``, or nothing."""
        if self._text.startswith("的", position - 1):
            own = _OWN_YEAR.search(self._text, max(self._start, position - _OWN_YEAR_REACH), position)
            if own:
                return own[1]
        time = _last_before(self._times, position) if self._times else None
        if self._has_spells:
            if self._spells is None:
                found = _SPELL.finditer(self._text, self._start, self._end)
                self._spells = [(match.start(), match[1]) for match in found]
            spell = _last_before(self._spells, position)
            if spell and self._counts(spell, time, position):
                time = spell
        return time[1] if time else ""

    def _counts(self, spell: tuple[int, str], time: tuple[int, str] | None, position: int) -> bool:
        """Say whether a word such as 目前 or 累计 is the time of a figure rather than the last time named.

        目前 takes the place of a time before it, and 全年 that of a part of the year (前三季度增长2.8%，全年增长3.1%);
        累计, 年均 and 五年(新增) hold in their clause; the last two also where the sentence named one year before it.
        """
        if spell[1].endswith("目前"):
            return time is None or spell[0] > time[0]
        if spell[1] != "全年":
            apart = time is None or (
                spell[1].endswith(_OF_YEARS)
                and bool(_ONE_YEAR.match(time[1]))
                and bool(_CLAUSE_ENDS.search(self._text, time[0], spell[0]))
            )
            return apart and not any(end.search(self._text, spell[0], position) for end in (_CLAUSE_ENDS, _NEXT_ITEM))
        if time is None:
            return True
        opens = spell[0] > time[0] and self._text[spell[0] - 1] in _CLAUSE_MARKS
        return opens and bool(_PART_OF_YEAR.search(time[1]))

    def _planned_by(self) -> int:
        """Return where a year ends by which something is to be: 到2025年; the end of the sentence if nowhere."""
        for match in _WILL_BY.finditer(self._text, self._start, self._end):
            if int(match[1]) >= self._context.plan_year:
                return match.start()
        return self._end

    def _is_over(self, position: int) -> bool:
        """Say whether the last time named in the sentence opens a clause and lies before the year planned for.

        Words of planning after it (2005年的预期目标是) make it a time of planning all the same.
        """
        if self._text[self._start] in "据初" and _ESTIMATE.match(self._text, self._start):
            return True
        time = _last_before(self._times, position) if self._times else None
        if time is None:
            return False
        start, named = time
        before = self._text[self._start : start].removesuffix("过去的").removesuffix("刚刚")
        if (before and before[-1] not in _CLAUSE_MARKS) or _any_between(self._targets, start, position):
            return False
        if plan := plan_named(named):
            return bool(plan.year and plan.year < self._context.plan_year)
        year = _YEAR.fullmatch(named)
        return bool(_BYGONE.fullmatch(named)) if year is None else int(year[1]) < self._context.plan_year

    def _goes_on_laying_down(self, clause: int, position: int) -> bool:
        """Say whether the paragraph tells what a plan lays down, and the sentence does not look back."""
        if not self._context.is_laid_down(self._start) or _last_before(self._times, position):
            return False
        return not self._is_past(clause, position) and not _SO_FAR.match(self._text, self._start)

    def _looks_back(self) -> bool:
        """Say whether a sentence in a passage that plans opens with what is so far, or goes on looking back."""
        if self._back is None:
            self._back = self._goes_on_looking_back() or _SO_FAR.match(self._text, self._start) is not None
        return self._back

    def _goes_on_looking_back(self) -> bool:
        """Say whether the paragraph looks back since its last sentence that opens with a bygone time: 过去一年，…."""
        text, start = self._text, self._start
        opened = self._context.turned_back(start)
        return opened >= 0 and not (_target().search(text, opened, start) or _AHEAD_OPENS.search(text, opened, start))


def _planning(text: str, start: int, end: int) -> list[int]:
    """Return where words of planning stand; a motto in quotation marks (“疫情要防住”) plans nothing."""
    found = []
    for match in _target().finditer(text, start, end):
        at = match.start()
        opened = text.rfind("“", start, at)
        if opened < 0 or text.find("”", opened, at) >= 0 or text.find("”", at, end) < 0:
            found.append(at)
    return found


def _times_named(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return the times that a sentence names with where they begin, but no base of a comparison."""
    times: list[tuple[int, str]] = []
    covered = 0
    for match in _PERIOD.finditer(text, start, end):
        begin = match.start()
        if begin >= covered:  # not inside the one before
            covered = match.end(1)
            if not _is_base(text, match) and not _is_quoted(text, start, begin):
                times.append((begin, match[1]))
    return times


def _is_quoted(text: str, start: int, begin: int) -> bool:
    """Say whether a time stands inside a name in quotation marks (“决战四季度”), behind its first character."""
    opened = text.rfind("“", start, begin)
    return 0 <= opened < begin - 1 and text.find("”", opened, begin) < 0


def _is_base(text: str, time: re.Match[str]) -> bool:
    """Say whether a time is one that a figure is compared with, not the one it speaks of."""
    start, end = max(0, time.start() - 5), time.start()
    since = len("以来") if time[1].endswith("以来") else 0
    if _BASE.search(text, start, end) or _SPOKEN_OF.match(text, time.end(1) - since):
        return True
    return bool(_OF.match(text, time.end(1)) and _START.search(text, start, end))


def _last_before(times: list[tuple[int, str]], position: int) -> tuple[int, str] | None:
    """Return the last of ``times`` that begins up to ``position``."""
    index = bisect_right(times, position, key=itemgetter(0)) - 1
    return times[index] if index >= 0 else None


def _any_between(positions: list[int], start: int, end: int) -> bool:
    """Say whether one of ``positions`` lies in ``start:end``."""
    index = bisect_right(positions, start - 1)
    return index < len(positions) and positions[index] < end
