"""Figures in running text: the numeral, its bounds and its unit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.bounds import extend_over_bounds
from zzcorpus.extract.claims.expression import HAN_DIGIT, RANGE_SIGNS, figure_expression
from zzcorpus.extract.claims.figures import kind_of, read_characters, read_scales, read_share, value_of
from zzcorpus.extract.claims.quantity import Quantity
from zzcorpus.extract.claims.wordlists import Words, read_rows
from zzcorpus.numerals import read_numeral, shift

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.model import ClaimKind, Qualifier, Span

_RANGE_MARKS = 2  # ——
_RANGE_SIGNS = frozenset(RANGE_SIGNS)
# A scale of its own (百场, 万人) is a figure only with a word that bounds it: 近百场, 上万人, 百余家.
_BARE_SCALE = re.compile("[百千万亿]+")
_UPPER_SHARE = re.compile(f"[到至]([{HAN_DIGIT}十]{{1,3}})(?![{HAN_DIGIT}十百千万亿年个月天倍])")
# 收入倍差从2013年的1.76 | 缩小到 | 1.61: a coefficient has no unit.
_MOVES = ("缩小", "扩大", "下降", "提高", "上升", "降低", "增加", "减少", "提升")
_CHANGED_TO = tuple(f"{verb}{to}" for verb in (*_MOVES, "降", "升") for to in ("到", "至", "为"))
_CHANGES = re.compile(f"(?:{'|'.join(_MOVES)}|[降升])(?:[到至为])[0-9.]+(?![0-9:：])")
_NAME_GOES_ON = frozenset("：:")
_MINUS = frozenset("-−－–—")
_BEFORE_MINUS = (
    *("增长", "增速", "增幅", "涨幅", "速度", "率", "增加", "上涨", "降", "为", "至", "到", "达", "是"),
    *("同比", "环比", "上年", "去年", "年均", "口径", "贡献", "拉动"),
)
_MINUS_IN_ROW = re.compile("[0-9%％‰点][、和与]\\Z")  # 分别为0.15、-5.64和1.34个百分点
_RANGE_JOINS = frozenset("、到至")
_RANGE_NONE = frozenset("、第十百千万亿\n。；：（( 　*#" + HAN_DIGIT)  # after a mark it numbers a section
_SECOND = frozenset({"套", "次", "期", "台", "届", "批", "轮"})
_SESSIONS = ("党代会", "代表大会", "人代会", "全会", "全委会", "常委会", "会议精神")
_SERIES = re.compile(f"[{HAN_DIGIT}]{{3,}}")  # 一二三次产业
_BROKEN = re.compile(f"[百千]亿[{HAN_DIGIT}]$")  # 六千亿、七千亿 | 三个千亿关口
_CLASSES = frozenset({"类", "级", "产", "线", "期", "号", "等", "组", "次"})
# 三个多月, 3个多百分点, 2个多小时: the word for more stands inside the unit.
_MORE_INSIDE = re.compile("[多余](月|百分点|小时|工作日|星期)")
_MORE = frozenset("多余")
_KINDS_INSIDE: dict[str, ClaimKind] = {"百分点": "percent"}
_TIMES = frozenset({"次", "遍", "轮", "场", "期", "届"})
_EVERY_BEFORE = re.compile("每(?:[年月周天日]|个月)[^，。；：、！？\n每]{0,8}$")
_ONE_IS_COUNTED = frozenset({"倍", "番", "成", "个百分点", "百分点", "遍"})
# Measure words with which a numeral in characters may sum up the text itself: 三个方面, 四项原则.
_SUMMING = frozenset({"个", "项", "种", "类", "条", "件", "次", "批", "组", "张"})
_MORE_THAN_ARE_TOLD = 20  # a text sums up fewer points under one name
# Round numbers of what is brought together are counts all the same: 汇聚万家创新企业, 实施百项技术攻关; but 千家万户,
# 万家丽路 and programmes that are called so (实施万家企业节能低碳行动).
_HUNDREDS_OF = frozenset("家项个名座户场所")
_GATHERED = re.compile(
    "(?:汇聚|集聚|聚集|实施|遴选|评选|选派|选树|培育|培养|新建|建设|建成|改造|扶持|支持|打造|引进|组织|举办|推出|发布|开展|推进|推动|帮扶|服务|入选)$"
)
_THINGS = re.compile(
    "[“\u3400-\u9fff](?<![家户强国里人丽])(?![^，。；、！？\n]{0,18}(?:工程|行动|计划|活动|恳谈会|大会|任务))"
)
_REACHED = ("迈上", "跃上", "登上", "跨上", "站上", "踏上", "迈入", "冲击", "迈过", "跨入")
_SPAN_BEFORE = ("为期", "时间为", "期限为", "期为", "历时", "学制", "提前", "推迟", "延长", "缩短", "延期")
_SPAN_AFTER = ("内", "以内", "之内", "时间", "以上", "左右")
# A numeral in characters after these is the end of a word or an ordinal: 第三, 统一, 其一.
_NO_NUMERAL_AFTER = frozenset("第其每那某另同" + HAN_DIGIT)
_NO_DIGIT_AFTER = frozenset("统唯单专万划归不合之首初")  # so are 统一, 合一 and 初三; but 联合十多个部门
_NO_SPELL_AFTER = frozenset("的这个")  # 上一个五年 names a time
_YEARS = (1900, 2100)

# After these letters a numeral with a unit is a name, a class, a rank or a date all the same.
_PLACE_TAILS = frozenset("级委政场民域长内直属区县乡镇际家")
_RANK_CHANGE = re.compile("(?:上升|提升|前移|跃升|跃居|前进|进位|下降|后退|第|列|居)了?$")
_LONGEST_RANK_CHANGE = 4
_COUNTED_IN_POSITIONS = (
    "院士",
    "学者",
    "专家",
    "教授",
    "人才",
    "杰青",
    "名师",
    "大师",
    "英才",
    "博士",
    "老师",
    "代表",
    "带头人",
    "教师",
    "医生",
    "党员",
    "干部",
    "书记",
    "委员",
    "工匠",
    "模范",
    "人物",
    "选手",
    "嘉宾",
    "企业家",
)
_RANK_AFTER = re.compile("(?:提升|上升|跃升|前移|攀升|下降|进|升|移)[到至为]第?[0-9一二三四五六七八九十]")
_SCHOOLING = re.compile("义务教育|一贯制|制(?![度定造])")
_HALVED = re.compile("(?:占|压缩|压减|减少|下降|降低|缩短|减|降)(?:到|至|为|了)?[^，。；、\n]{0,8}$")
_HALVED_REACH = 12
# These characters make another word of a unit before them: 二期工程, 一成立, 三部分.
_NAMED_BEFORE = {
    "期": frozenset("工项建"),
    "成": frozenset("为立功员果效绩本都人长就熟型品交分群套色片因就语千年"),
    "部": frozenset("分门委署队落位"),
    "字": frozenset("方要诀经真箴总工战发目准形路楼街桥梁标"),
}
# The last letter of a unit and the one after it are a word: 十亿 | 项目, 5万亿 | 台阶, 973 | 首席.
_NO_UNITS = frozenset(
    {
        "位数",
        "台湾",
        "跨越",
        "跨上",
        "跨过",
        "位次",
        "位一",
        "位列",
        "位居",
        "位置",
        "轮驱",
        "轮电",
        "轮车",
        "项目",
        "台阶",
        "乡村",  # 31 | 乡村学校
        "组团",
        "首席",
        "座席",
        "届时",
        "次要",
        "门类",
        "场景",
        "场馆",
        "位于",
        "件套",
        "位增",
        "轮摩",
        "轮齐",
        "轮山",
        "天然",
    }
)
# 水质达到国家 | 三类标准: a class, not so many of them.
_GRADED = ("达到", "达", "优于", "在", "到", "国家", "劣", "类", "稳定", "保持", "优", "良")
_GRADES = re.compile("(?:及?以上)?(?:标准|水质|水体|水标准)")
_WATER = re.compile("(?:水质|断面|水体|水生态环境)[^，。；]{0,10}$")  # 断面水质稳定保持 | 二类
_WATER_REACH = 16
_RANKED = frozenset("前后列升第")  # 全国前三位, 电话号码升八位
_FUELS = frozenset({"吨煤", "吨油", "吨粮"})  # 400万吨 | 煤制油项目, 吨粮田; but 每天产40万吨煤
_NO_FUEL = frozenset("炭制基化品料气食田油层焦电种")
_MONEY_SCALE = "亿"
_STOCK_NUMBER = re.compile(f"(?<![{HAN_DIGIT}百千])十万")  # 十万大学生留银川 is what a campaign is called
# 鲜切花40亿枝, 菌菇50万棒, 土石3000万方: letters that are measure words after so large a number, and else seldom are.
_BULK = re.compile("(?:[方锭枝棒工管卡枪](?![\u4e00-\u9fff])|[方锭枝棒管](?=以上|左右|以内))(?:/[年月日天])?")
_WORTH_MONEY = frozenset({"市", "县", "区", "镇", "村", "企业"})
_SPORTS = ("铁人", "现代", "冬季")
_HEADS = ("处长", "副处长", "调研员", "干部")
_DOUBTFUL_UNITS = frozenset("处市县省区镇乡村旗州国位日年期成部字")


@lru_cache(maxsize=1)
def _stock() -> Words:
    return Words({word: what for word, what in read_rows("stock_numerals", 2)})  # noqa: C416 -- for mypy


@lru_cache(maxsize=1)
def _units_of_people() -> dict[str, str]:
    return {noun: unit for noun, unit, role in read_rows("people", 3) if role == "unit"}


@lru_cache(maxsize=1)
def _read_by_what_follows() -> frozenset[str]:
    """Return the units that ``_unit_at`` may read as another one."""
    return frozenset(_units_of_people()) | _WORTH_MONEY | _FUELS | {"米"}


@lru_cache(maxsize=1)
def _abstract_heads() -> Words:
    return Words({word: "" for (word,) in read_rows("abstract_heads", 1)})


def find_quantities(text: str, taken: Sequence[Span]) -> list[Quantity]:
    """Return the figures of ``text`` that overlap none of ``taken`` (in text order), in text order."""
    found: list[Quantity] = []
    borders = [(span.start, span.end) for span in reversed(taken)]
    covered = previous = 0
    for match in figure_expression().finditer(text):
        start, end = match.span()
        while borders and borders[-1][0] < end:
            covered = max(covered, borders.pop()[1])
        if start < covered:
            continue
        quantity = _read(text, match)
        if quantity is None:
            continue
        if found and 0 < quantity.start - previous <= _RANGE_MARKS and _joins_range(text, found[-1], quantity):
            _extend_range(found[-1], quantity)
        else:
            found.append(quantity)
        previous = found[-1].end
    return found


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    try:
        return _READERS.get(match.lastgroup or "", _read_digits)(text, match)
    except ValueError:  # digits or characters that make no numeral
        return None


def _read_digits(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    scales, unit = match.group("scales", "unit")
    read = read_scales(scales)
    if unit:
        unit, end = _unit_at(text, end, unit, scales)
        kind = kind_of(unit)
        if kind is None or _is_name(text, start, end, unit, kind):
            return None
    else:
        if not _may_stand_bare(text, start, end, read.scale):
            return None
        unit, end, kind = _bulk_at(text, end, read.scale)
    low = value_of(text[start : match.end("digits")], read)
    before = text[start - 1 : start]
    if before == " " and text.startswith("00", start):  # the end of 2 000亿元
        return None
    if unit == "起" and before in {"从", "自"}:  # 从2001起
        return None
    if unit == "个" and text[end : end + 1] in _MORE and (inside := _MORE_INSIDE.match(text, end)):
        unit, kind, end = _unit_inside(inside), _KINDS_INSIDE.get(inside[1], "duration"), inside.end()
        read = read._replace(qualifier="over")
    if unit == "年" and not read.scale and _YEARS[0] <= low <= _YEARS[1]:
        return None
    exponent = 0 if read.rest else read.exponent
    quantity = Quantity(start, end, start, low, low, unit or "", kind, read.qualifier, exponent)
    if before in _MINUS and _is_negative(text, start, unit):
        quantity.start = quantity.numeral = start - 1
        quantity.low = quantity.high = -low  # 增长-2.4%
    extend_over_bounds(text, quantity)
    return quantity


def _is_negative(text: str, start: int, unit: str) -> bool:
    """Tell whether the dash before a figure is the sign of a growth or rate, or of one of several in a row."""
    if unit and text.endswith(_BEFORE_MINUS, 0, start - 1):
        return True
    return _MINUS_IN_ROW.search(text, max(0, start - 3), start - 1) is not None


def _bulk_at(text: str, end: int, scale: str) -> tuple[str, int, ClaimKind]:
    """Return the measure word of a number in bulk, where it ends, and its kind; "" where none stands there."""
    bulk = _BULK.match(text, end) if scale.endswith(("万", "亿")) else None
    if not bulk:
        return "", end, "count"
    return bulk[0], bulk.end(), "measure" if bulk[0][0] == "方" else "count"


def _unit_inside(match: re.Match[str]) -> str:
    return "个月" if match[1] == "月" else match[1]


def _may_stand_bare(text: str, start: int, end: int, scale: str) -> bool:
    following = text[end : end + 1]
    if following in _RANGE_SIGNS or "万" in scale or "亿" in scale:
        return True
    if following in {"、", "和"}:  # 提高5.4、2.2个百分点; a whole number here is an enumerator or a name
        return "." in text[start:end]
    if start > 0 and text[start - 1] in "由从":
        return True
    decimal = "." in text[start:end] and following not in _NAME_GOES_ON
    return decimal and bool(_CHANGES.match(text, end) or text.endswith(_CHANGED_TO, 0, start))


def _is_grade(text: str, start: int, end: int) -> bool:
    """Tell whether classes of water or works are spoken of: 达到国家三类标准."""
    if not text.endswith(_GRADED, 0, start):
        return False
    return bool(_GRADES.match(text, end) or _WATER.search(text, max(0, start - _WATER_REACH), start))


def _is_name(text: str, start: int, end: int, unit: str, kind: ClaimKind) -> bool:
    """Tell whether a numeral with a unit is a name, a class, a rank or a date all the same."""
    following = text[end : end + 1]
    if following == "级" and kind != "duration":  # 30万吨级航道 names a class
        return True
    if unit == "类":
        return _is_grade(text, start, end)
    if unit not in _DOUBTFUL_UNITS:
        return False
    if unit == "位":
        rank = _RANK_CHANGE.search(text, max(0, start - _LONGEST_RANK_CHANGE), start) or _RANK_AFTER.match(text, end)
        if text.endswith(_COUNTED_IN_POSITIONS, 0, start):
            return False  # 引进院士44位
        return rank is not None or not "一" <= following <= "龥"
    if unit == "日":
        return following not in {"内", "以"}
    if unit == "年":
        return _SCHOOLING.match(text, end) is not None
    if unit == "处":
        return text.startswith(_HEADS, end)  # 组织二处 | 处长
    return following in _NAMED_BEFORE.get(unit, _PLACE_TAILS)


def _read_characters(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    vague, times, unit = match.group("vague", "times", "counted")
    unit, end = _unit_at(text, end, unit, match["numeral"])
    kind, before = kind_of(unit), text[start - 1 : start]
    if kind is None or before in _NO_NUMERAL_AFTER or (kind == "duration" and before in _NO_SPELL_AFTER):
        return None
    number = text[start : match.end("numeral")] + times
    if unit == "个" and text[end : end + 1] in _MORE and (inside := _MORE_INSIDE.match(text, end)):
        unit, kind, vague = _unit_inside(inside), _KINDS_INSIDE.get(inside[1], "duration"), "多"
        end = inside.end()
    if before in _NO_DIGIT_AFTER and len(number) == 1 and not vague:
        return None
    if (number == "二" and unit in _SECOND) or (unit == "次" and text.startswith(_SESSIONS, end)):
        return None  # 钢管二套 is the second, 八次党代会 the eighth
    if _is_one_of_a_row(text, start, unit, number) or (unit == "位" and before in _RANKED):
        return None
    first = _first_of_range(text, start, number)
    if number in {"几", "数"} or _stock().at(text, start) or _is_name(text, start, end, unit, kind):
        return None
    low, high, indefinite = read_characters(number)
    qualifier: Qualifier = "approx" if indefinite else "over" if vague else "exact"
    if first:
        start -= len("两、")
        low = read_characters(first).low
    quantity = Quantity(start, end, start, low, high, unit, kind, qualifier, 0)
    extend_over_bounds(text, quantity)
    if number == "一" and unit in _TIMES and (regular := _EVERY_BEFORE.search(text, max(0, start - 14), start)):
        quantity.start, quantity.kind = regular.start(), "frequency"  # 每年召开一次
        return quantity
    # 突破一批技术 is no more a bound than 一批 is a count.
    breaks_one = number == "一" and text.startswith(("突破", "跨越"), quantity.start)
    if (quantity.qualifier == "exact" or breaks_one) and _counts_nothing(text, number, quantity):
        return None
    return quantity


def _unit_at(text: str, end: int, unit: str, scales: str) -> tuple[str, int]:
    """Return the unit that ends at ``end`` and its end; "" where it is part of a word (台阶) without 亿."""
    if text[end - 1 : end + 1] not in _NO_UNITS and unit not in _read_by_what_follows():
        return unit, end
    if people := _units_of_people().get(unit):  # 15万农民 counts 人; the noun is what is counted
        end -= len(unit)
        return ("" if _STOCK_NUMBER.match(text, end - 2) else people), end
    if text[end - 1 : end + 1] in _NO_UNITS:
        return ("元" if _MONEY_SCALE in scales else ""), end - len(unit)
    if _MONEY_SCALE in scales and unit in _WORTH_MONEY:  # 过千亿 | 市
        return "元", end - len(unit)
    if unit in _FUELS and text[end : end + 1] in _NO_FUEL:
        return "吨", end - 1
    if unit == "米" and text.startswith("²", end):
        return "平方米", end + 1
    return unit, end


def _is_one_of_a_row(text: str, start: int, unit: str, number: str) -> bool:
    """Tell whether a numeral in characters names one of a row: 十届十四次, 劣五类, 二、三类区, 一二三次产业."""
    before = text[start - 1 : start]
    if (unit == "次" and before == "届") or (unit == "类" and before == "劣"):
        return True
    if (unit == "项" and text.endswith(_SPORTS, 0, start)) or _SERIES.fullmatch(number) or _BROKEN.search(number):
        return True
    return before == "、" and unit in _CLASSES and text[start - 2] in HAN_DIGIT


def _first_of_range(text: str, start: int, number: str) -> str:
    """Return the numeral before 、 or 到 where it and ``number`` are the ends of a range: 两、三年, 三到五年."""
    if len(number) != 1 or text[start - 1 : start] not in _RANGE_JOINS:
        return ""
    first, before = text[start - 2 : start - 1], text[start - 3 : start - 2]
    if first not in HAN_DIGIT or not before or before in _RANGE_NONE:
        return ""
    low, high = read_characters(first).low, read_characters(number).low
    return first if low + 1 == high or (low < high and text[start - 1] in "到至") else ""  # 三到五年, but 三、五年


def _counts_nothing(text: str, number: str, quantity: Quantity) -> bool:
    """Tell whether an exact numeral in characters is an article, a bare 千 or 万, or sums up the text."""
    unit, end = quantity.unit, quantity.end
    if number == "一":
        if unit in _ONE_IS_COUNTED:
            return False
        is_span = text.startswith(_SPAN_AFTER, end) or text.endswith(_SPAN_BEFORE, 0, quantity.start)
        return not (quantity.kind == "duration" and is_span)
    if _BARE_SCALE.fullmatch(number):
        # 迈上万亿元大台阶, 冲击万亿元: a mark that is reached or aimed at.
        if unit in _HUNDREDS_OF and _GATHERED.search(text, max(0, quantity.start - 4), quantity.start):
            return not _THINGS.match(text, end)
        return not (unit == "元" and text.endswith(_REACHED, 0, quantity.start))
    summed = unit in _SUMMING and bool(_abstract_heads().at(text, end))
    return summed and quantity.high < _MORE_THAN_ARE_TOLD  # 二百六十三项重要科研成果 are counted


def _read_share(text: str, match: re.Match[str]) -> Quantity | None:
    share = read_share(match[0])
    if share is None:
        return None
    start, end = match.span()
    low, high, unit = share
    if upper := _UPPER_SHARE.match(text, end):  # 百分之四到五
        end, high = upper.end(), read_share(text[start : text.index("之", start) + 1] + upper[1])[1]  # type: ignore[index]
    quantity = Quantity(start, end, start, low, high, unit, "percent", "exact", 0)
    extend_over_bounds(text, quantity)
    return quantity


def _read_interval(_: str, match: re.Match[str]) -> Quantity | None:
    """Read 每半年, 每两年 and 每季度: how often something is done."""
    length, unit = match.group("length", "interval")
    if length == "一":
        return None
    low = {"半": 0.5, "": 1.0}.get(length) or read_numeral(length).low
    start, end = match.span()
    return Quantity(start, end, start, low, low, unit, "frequency", "exact", 0)


def _read_half(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    if text[start - 1 : start] in _NO_SPELL_AFTER:
        return None
    unit, high = match["half"], 0.5
    if text.startswith(("至一" + unit, "到一" + unit), end):
        end, high = end + 2 + len(unit), 1.0
    quantity = Quantity(start, end, start, 0.5, high, unit, "duration", "exact", 0)
    extend_over_bounds(text, quantity)
    return quantity


def _read_portion(text: str, match: re.Match[str]) -> Quantity | None:
    """Read a half as its percentage where it is a share or a bound: 近一半, 半数以上, 占全省的一半."""
    start, end = match.span()
    quantity = Quantity(start, end, start, 50.0, 50.0, "%", "percent", "exact", 0)
    extend_over_bounds(text, quantity)
    told = quantity.qualifier != "exact" or _HALVED.search(text, max(0, start - _HALVED_REACH), start)
    return quantity if told else None


def _read_fraction(text: str, match: re.Match[str]) -> Quantity | None:
    """Read 2/3 as its percentage, like 三分之二."""
    start, end = match.span()
    part, whole = int(text[start]), int(match["whole"])
    if part >= whole:
        return None
    share = round(100 * part / whole, 6)
    quantity = Quantity(start, end, start, share, share, "%", "percent", "exact", 0)
    extend_over_bounds(text, quantity)
    return quantity


# By the last group of the expression that took part; any other means digits.
_READERS = {
    "counted": _read_characters,
    "share": _read_share,
    "interval": _read_interval,
    "half": _read_half,
    "portion": _read_portion,
    "whole": _read_fraction,
}


def _joins_range(text: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether two figures are the ends of one range: 20-30家, 3000—5000人."""
    if not second.unit or first.unit not in {"", second.unit} or second.start != second.numeral:
        return False
    if first.unit and text.startswith("由", first.start - 1):  # 由3000亿元到8000亿元 is a change
        return False
    return _RANGE_SIGNS.issuperset(text[first.end : second.start]) and first.low < second.high


def _extend_range(first: Quantity, second: Quantity) -> None:
    if not first.unit and not first.exponent and second.exponent:
        first.low = shift(repr(first.low), second.exponent)
    first.high, first.end, first.unit, first.kind = second.high, second.end, second.unit, second.kind
    if second.qualifier != "exact":
        first.qualifier = second.qualifier
