"""Pairs of quotation marks, and which of them hold a coinage rather than speech or a mentioned word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from zzcorpus.extract.slogans.wordlists import load_set

# The marks that are told apart by form. Half-width marks open and close in turn.
_CLOSING_OF = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_FULL_WIDTH = {'"': "”", "'": "’"}
_CLOSING = frozenset(_CLOSING_OF.values())
_MARKS = "“”‘’「」『』\"'\n"
# A mark; the ordinary pair with no mark inside is taken in one go. It opens with all marks, so that the engine skips
# to the next.
_MARK = re.compile(rf"[{_MARKS}](?:(?<=“)[^{_MARKS}]*+”|(?<=\n)\n++|)")
# A quotation may run over a line break only where the line does not end a sentence.
_SENTENCE_ENDS = "。！？…：”』」"
_LONGEST = 300
# Most documents have double marks only, each pair closed on its line and none inside another.
_OTHER_MARKS = "‘’「」『』\"'"
_SIMPLE = re.compile("“([^“”\n]*+)”")


class Quote(NamedTuple):
    """A pair of quotation marks: ``text[start:end]`` is what stands between them."""

    start: int
    end: int
    depth: int


def find_quotes(text: str) -> list[Quote]:
    """Return the quotations of ``text``, inner ones too, in the order in which they close.

    A mark without its partner is passed over: an opening one is given up when its paragraph ends, a closing
    one when nothing is open. So one lost mark does not shift the pairs after it.
    """
    return _simple_quotes(text) or _nested_quotes(text)


def _simple_quotes(text: str) -> list[Quote]:
    """Return the quotations if all marks of the text are double, closed on their line and not nested, else nothing."""
    if any(mark in text for mark in _OTHER_MARKS):
        return []
    opened = text.count("“")
    if text.count("”") != opened:
        return []
    quotes = [Quote(*match.span(1), 0) for match in _SIMPLE.finditer(text)]
    return quotes if len(quotes) == opened else []


def _nested_quotes(text: str) -> list[Quote]:
    quotes: list[Quote] = []
    open_marks: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        at, end = match.span()
        mark = text[at]
        if mark == "\n":
            if open_marks and (at == 0 or text[at - 1] in _SENTENCE_ENDS or at - open_marks[-1][1] > _LONGEST):
                open_marks.clear()
            elif open_marks:
                open_marks = [item for item in open_marks if item[0] not in "\"'"]
        elif end - at > 1:
            quotes.append(Quote(at + 1, end - 1, len(open_marks)))
        elif mark in _CLOSING_OF:
            open_marks.append((_CLOSING_OF[mark], at))
        elif mark in _CLOSING:
            _close(mark, at, open_marks, quotes)
        elif mark == '"' or _is_half_width_quote(text, at):
            _open_or_close(mark, at, open_marks, quotes)
    return quotes


def _open_or_close(mark: str, at: int, open_marks: list[tuple[str, int]], quotes: list[Quote]) -> None:
    """Let a half-width mark close a pair, also one that is half converted (‘八连增'), or else open one."""
    if open_marks and open_marks[-1][0] == _FULL_WIDTH[mark]:
        _close(_FULL_WIDTH[mark], at, open_marks, quotes)
    elif any(closing == mark for closing, _ in open_marks):
        _close(mark, at, open_marks, quotes)
    else:
        open_marks.append((mark, at))


def _close(mark: str, at: int, open_marks: list[tuple[str, int]], quotes: list[Quote]) -> None:
    """Pair the mark with the last open one of its form, giving up those opened after it."""
    for i in range(len(open_marks) - 1, -1, -1):
        if open_marks[i][0] == mark:
            quotes.append(Quote(open_marks[i][1] + 1, at, i))
            del open_marks[i:]
            return


def _is_half_width_quote(text: str, at: int) -> bool:
    """Tell a half-width single quotation mark from an apostrophe: one side of it is not Latin."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum())


# --- which of them are coinages -------------------------------------------------------------------------------

_LONGEST_COINAGE = 42
_SHORT = 10  # up to here a string after a colon is a name rather than an utterance
_UTTERANCE = 16  # from here on a string after "he stressed" is an utterance
_MENTIONED = 5  # so short a string after 说 is a word mentioned: 少说“谁该用”
_SENTENCE_OR_TITLE = re.compile(r"[。！？!?…《》〈〉]")
_SAYING = frozenset("说道问答喊曰云")
_STATING = (
    *("指出", "强调", "提出", "要求", "表示", "明确", "写道", "讲到"),
    *("说过", "认为", "感慨", "坦言", "告诉", "宣布"),
)
_NO_SAYING = ("学说", "小说", "知道", "渠道", "街道", "问答", "应答", "频道", "轨道")
_CITING = ("正所谓", "常言道", "俗话说", "古语云", "古人云", "古人说", "古语说", "常言", "俗话", "谚语")
_LEAD_MARKS = "：，:, "
# The last characters of all that can lead into speech; before any other the quotation is none.
_MAY_LEAD = frozenset({*_LEAD_MARKS, "谓", *_SAYING, *(word[-1] for word in (*_STATING, *_CITING)), ""})
_AFTER_NAME = frozenset("指是即的为、和与及等")
# The day of a disaster or crime, which is a date: “5·12”汶川特大地震, “1·05”公交纵火案、“9·27”林火.
_DAY = re.compile(r"[0-9]{1,4}[·.．]\s?[0-9]{1,2}")
_DISASTER = re.compile(
    r"(?:[”、和及]*“[0-9]{1,4}[·.．]\s?[0-9]{1,2}”)*[、，\u3400-\u9fff]{0,14}?"
    "(?:地震|抗震|洪|灾|事故|事件|泥石流|疫情|爆炸|爆燃|台风|暴雨|强降|降雨|矿难|坍塌|垮塌|泄漏|[火专]案|案件|纵火|暴[力恐])"
)
# Figures that name nothing: the number of a service (“12345”热线), unless a programme is called by it, a share, and
# what is always at hand (“7×24”小时).
_SERVICE_NUMBER = re.compile("1(?:10|14|19|20|22)|12[0-9]{3}|9[56][0-9]{3,4}")
_PROGRAMME = re.compile(
    r"”[\u3400-\u9fff]{0,8}?(?:工程|计划|行动|战略|思路|体系|布局|模式|目标|工作法|举措|规划|格局|战役|产业|重点|总要求|(?:时空|交通|生活|经济)圈)"
)
_SHARE = re.compile(r"[0-9.]+[%％]|[0-9]+[×xX*][0-9]+小时")
_AROUND_THE_CLOCK = re.compile(r"[0-9]+[×xX*][0-9]+”小时")
# The name of a storm, which is a proper name: 台风“利奇马”, “烟花”“灿都”台风.
_STORM_BEFORE = re.compile(r"(?:台风|风暴|飓风)(?:[“”、和]|[\u3400-\u9fff]{2,4}”)*“?\Z")
_STORM_AFTER = re.compile(
    r"”(?:[、和]?“[^“”\n]{1,6}”){0,3}(?:等(?:[0-9一二两三四五六七八九十几多]{0,3}[轮个场次])?)?(?:超强|连续|强)?(?:台风|风暴|飓风)"
)
# A rule that sets a bound is a requirement quoted, and its figure a claim: “每月至少走访5家”; so is what states a rate:
# “旅游总收入增长15%”.
_BOUND = re.compile(
    "(?<![一二三四五六七八九十两]个)(?:增长|下降|[达到为])[0-9.]+[%％]|"
    "(?:至少|不少于|不低于|不超过|不得少于|不得超过)[^，,]{0,12}?[0-9一二两三四五六七八九十百千]"
    "|[0-9][万亿]?[^，,、0-9]{0,3}(?:以上|以下|以内)"
)
# One character is a name only beside another: “亲”“清”.
_ONE_CHARACTER_EACH = re.compile(".{0,3}“[\u3400-\u9fff]”“[\u3400-\u9fff]”")
# A word spoken of as a word: 政府前面的“人民”二字.
_MENTIONED_WORD = re.compile("”(?:这)?(?:[一二两三四]|几)个?字")
# The wording of a draft and what took its place: “取消审批事项”改为“取消和调整审批事项”; but “先证后照”改为“先照后证”.
_TAKES_ITS_PLACE = "改为“"
_REWORDED = ("”改为“", "”修改为“", "”，修改为“")
_HAS_WORD = re.compile(r"[\u3400-\u9fff0-9０-９]|\A[A-Za-z+]+\Z")


def is_coinage(text: str, quote: Quote) -> bool:
    """Tell whether the quotation names something (a coinage, a catchphrase) rather than reports words said.

    Speech and quotations are told by their form: a sentence mark inside, a title inside, great length, or a
    verb of saying or a colon before a whole utterance.
    """
    start, end, _ = quote
    inner = text[start:end]
    if end - start == 1:
        return bool(_ONE_CHARACTER_EACH.match(text, max(0, start - 4)))
    if not _may_name(inner) or _is_storm(text, start, end):
        return False
    if inner[0].isdigit() and _is_figure(text, quote, inner):
        return False
    if _MENTIONED_WORD.match(text, end) or _is_reworded(text, start, end):
        return False
    return not _is_speech(text, start, end)


def _is_figure(text: str, quote: Quote, inner: str) -> bool:
    """Tell whether digits are a day, the number of a service or a share rather than a name."""
    if _DAY.fullmatch(inner):
        return bool(_DISASTER.match(text, quote.end + 1))
    if _SERVICE_NUMBER.fullmatch(inner):
        return not _PROGRAMME.match(text, quote.end)
    return bool(_SHARE.fullmatch(inner) or _AROUND_THE_CLOCK.match(text, quote.start))


@lru_cache(maxsize=65536)
def _may_name(inner: str) -> bool:
    """Tell whether the words can be a name: not too long, no sentence, no title, no fragment, no rule with a bound."""
    if not 1 < len(inner) <= _LONGEST_COINAGE or not _HAS_WORD.search(inner) or inner in load_set("no_slogans.tsv"):
        return False
    if _SENTENCE_OR_TITLE.search(inner) or inner[-1] in "，,；;、：:—":
        return False
    return not _BOUND.search(inner)


def _is_reworded(text: str, start: int, end: int) -> bool:
    """Tell whether a note on changes made to a text gives its words."""
    if end - start <= _MENTIONED:
        return False
    return text.startswith(_REWORDED, end) or text.endswith(_TAKES_ITS_PLACE, 0, start)


def _is_storm(text: str, start: int, end: int) -> bool:
    low = max(0, start - 8)
    if text.find("风", low, end + 40) < 0:
        return False
    return bool(_STORM_BEFORE.search(text, low, start) or _STORM_AFTER.match(text, end))


def _is_speech(text: str, start: int, end: int) -> bool:
    opening, length = start - 1, end - start
    if text[opening - 1 : opening] not in _MAY_LEAD:
        return False
    before = text[max(0, opening - 6) : opening]
    after = text[end + 1 : end + 2]
    led = before.rstrip(_LEAD_MARKS)
    if led.endswith(_CITING) or (led.endswith("所谓") and length > _SHORT):
        return True
    if before != led or led.endswith(_STATING):
        # What goes on into a noun is a name: 提出“坚定信心、同舟共济、科学防治、精准施策”的总要求.
        spoken = led.endswith(_STATING) and length >= _UTTERANCE and not after.isalpha()
        colon = before[-1:] in "：:" and before != "" and length > _SHORT and after not in _AFTER_NAME
        return spoken or colon
    return length > _MENTIONED and led[-1:] in _SAYING and not led.endswith(_NO_SAYING)
