"""What a numeral abbreviation packs, where the document itself says so.

The rule of the genre (a numeral names as many coordinate members as share an element) is the test: a list is
taken only where its length is the number packed and its members are built alike. A list that fails is left.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from zzcorpus.extract.slogans.memberlists import (
    LONGEST_MEMBER,
    may_list,
    read_definition,
    read_echo,
    read_parts,
    read_running,
)
from zzcorpus.extract.slogans.numerals import packed_number
from zzcorpus.lexicon.scopes import members_everywhere

_WINDOW = 400
# After the name: （A、B、C）, 是指A、B、C, 即A、B、C, and in a glossary note also ：A、B、C or 】A、B、C.
_SAYS = "(?:即(?![将使可时日])|指(?![导挥标数示出定明引派望令责]))"
_HEAD = r"(?P<head>[\u3400-\u9fff]{0,8}?)"
_DEFINED_AFTER = re.compile(
    rf"[”’」』\"*\s]*{_HEAD}[*\s]*(?P<cue>（(?:即|指|是指)?|[：，】]?[*\s]*(?:是指|就是|分别是|分别为|具体是|具体为|{_SAYS})[：，:]?|[：】])"
    r"[*\s]*(?P<list>[^。\n]+)"
)
_CUE = re.compile("[（：】指即]|就是|分别|具体")
_CUE_WITHIN = 16
_WEAK_CUES = "：】（"
# “四增”举措，增绿、增亮、增色、增净: what the list says is the head of the name over again.
_ECHO = re.compile("”[\u3400-\u9fff]{0,4}，([^，。；：\n]+)")
_PACKS = re.compile("[0-9二两三四五六七八九十双]")  # 一件事一次办 packs nothing
# A name of several parts among the items: “同迎奥帆赛、共建文明城”、文明交通 | “三让”.
_QUOTED_ROW = re.compile("“[^”]*、[^”]*”、")
_OTHER_NAME = re.compile(r"“([^”]{1,12})”(?:是指|指|即|为|就是)")
# Behind the list another name is explained: “两重”即…，“两新”即…
_NEXT_NAME = re.compile(r"[，；、]“?[^“”，；、]{1,8}”?(?:是指|就是指|即)")
_OPENING = tuple('“‘「『"')
_STOPS = "。；！？\n：:（）()，"
_CONTENT = "为(?:主要|基本|核心|重点)?(?:内容|代表|标志)的"
_BEFORE_NAME = re.compile(rf"(?:等|的|这|实现|做到|为|等方面|{_CONTENT})+\Z")
# To a name that the lexicon unpacks a list is joined by nothing looser: 懂农业、爱农村、爱农民的“三农”工作队伍.
_BEFORE_KNOWN_NAME = re.compile(rf"(?:等方面|等|这|{_CONTENT}|(?<=”)的)*\Z")
_LOOSELY_JOINED = ("的", "作为", "解决", "实现", "做到")
_NAME_IN_LIST = ("和", "与", "及", "、", "或")
_NOTE_HEAD = re.compile(r"(?:[^\u3400-\u9fff]|[①-⑳])*?(?P<before>[\u3400-\u9fff][^，。；：“”]{0,13})?[“‘「*【]*")
# A name that counts a class of things (五大工程) sums up a list, whose items need not be built alike.
_COUNTS = re.compile(
    "(?:[三四五六七八九十]|[0-9])[大个项类条道张](?:(?![一二三四五六七八九十百千万])[\u3400-\u9fff]){2,}\\Z"
)
_FEWEST_UNLIKE = 3
# What takes the name itself for its object ends the row: “两地”“两高”目标、发挥 | “三个作用”; 资源要素向 | “一群三带”.
# So does whose it is: “干在实处、走在前列”和市委 | “三个突破”.
_GOVERNS_NAME = re.compile(
    "(?:[向按把将]|(?<!应)对)\\Z|、(?:发挥|做到|坚持|推进|落实|增强|深化|构建|打造|建设|实施|开展|抓好|做好|紧扣|突出|围绕|加快|加强|拓展|践行|贯彻)\\Z"
    "|(?:中央|[省市区县州]委)\\Z"
)
_GOVERNED = re.compile(r"\A[^、]{0,16}(?<![所可予])以(?![及来上下内])(?=[^、]{2})")  # 以A、B、C为重点


def find_members(text: str, start: int, end: int, name: str, *, before: bool = True) -> tuple[str, ...]:
    """Return the members that the text lists for ``name`` at ``text[start:end]``, or nothing.

    With ``before`` also a list that leads up to the name counts (A、B、C“三个板块”).
    """
    numbers = packed_number(name)
    if not numbers or max(numbers) < 2:  # noqa: PLR2004 - one member is no list
        return ()
    found = _after(text, start, end, name, numbers)
    return found or (_before(text, start, end, name, numbers) if before else ())


def _after(text: str, start: int, end: int, name: str, numbers: tuple[int, ...]) -> tuple[str, ...]:
    if not _CUE.search(text, end, end + _CUE_WITHIN):
        echo = _ECHO.match(text, end, end + _WINDOW)
        packs = echo and _PACKS.search(name) and not _is_known(name)
        return read_echo(echo[1], numbers, name[-1]) if echo and packs else ()
    match = _DEFINED_AFTER.match(text, end, end + _WINDOW)
    if not match:
        return ()
    listed = match["list"]
    if match["cue"] == "（" or match["cue"].startswith("（"):
        listed = listed.split("）", 1)[0]
    elif match["cue"] in _WEAK_CUES and not _heads_line(text, start):
        others = text[:start].rstrip("“‘").endswith(_NAME_IN_LIST)
        if match["cue"] != "：" or max(numbers) < _FEWEST_UNLIKE or others or _is_known(name):
            return ()  # beside 房地产“三保”：… the document may also speak of the “三保” that all know
    parts = list(_OTHER_NAME.finditer(listed))
    if not parts or parts[0].start():
        named = [*parts[:1], *_NEXT_NAME.finditer(listed)]
        listed = listed[: min((other.start() for other in named), default=len(listed))].rstrip("，；、")
        return read_definition(listed, numbers, name, match["head"])
    bounds = [*(part.start() for part in parts[1:]), len(listed)]
    said = [listed[part.end() : bound].rstrip("，；、") for part, bound in zip(parts, bounds, strict=True)]
    if parts[0][1] == name:
        return read_definition(said[0], numbers, name, match["head"])
    if all(part[1] in name for part in parts):
        return read_parts(said, numbers)
    return ()


class Definition(NamedTuple):
    """A definition of a name: what stands before and after the name at its head, and what it says."""

    before: str
    after: str
    said: str

    def members(self, name: str) -> tuple[str, ...]:
        """Return the members of the name that the definition lists, or nothing."""
        return read_definition(self.said, packed_number(name), name, self.after)


def definition(text: str, start: int, end: int) -> Definition | None:
    """Return the definition of the name at ``text[start:end]``, or None where it is only used.

    >>> definition("22.义务教育“双区”创建：优质均衡发展区，普及普惠区。", 8, 10)
    Definition(before='义务教育', after='创建', said='优质均衡发展区，普及普惠区')
    """
    match = _DEFINED_AFTER.match(text, end, end + _WINDOW)
    line = text[text.rfind("\n", 0, start) + 1 : start]
    noted = _NOTE_HEAD.fullmatch(line)
    if not match or match["cue"].startswith("（") or (match["cue"] in _WEAK_CUES and not noted):
        return None
    said = match["list"]
    others = [found.start() for found in (*_OTHER_NAME.finditer(said), *_NEXT_NAME.finditer(said)) if found.start()]
    return Definition((noted and noted["before"]) or "", match["head"], said[: min(others, default=len(said))])


def _is_known(name: str) -> bool:
    """Tell whether the shipped lexicon unpacks the name."""
    return bool(members_everywhere().get(name))


def _heads_line(text: str, start: int) -> bool:
    """Tell whether the name heads its line, as in a glossary."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return not re.search(r"[\u3400-\u9fff]", line)


def _before(text: str, start: int, end: int, name: str, numbers: tuple[int, ...]) -> tuple[str, ...]:
    if text[start - 1 : start] in _OPENING:
        start -= 1
    if text.find("、", max(0, start - LONGEST_MEMBER), start) < 0 or text[start - 1 : start] in _NAME_IN_LIST:
        return ()
    listed = text[max(0, start - _WINDOW // 2) : start]
    begins = max(map(listed.rfind, _STOPS)) + 1
    if not begins and start > len(listed):
        return ()  # the list begins farther back than is looked
    bracketed = listed[begins - 1 : begins] == "）"  # 中国（山东）自由贸易试验区、…
    listed = listed[begins:]
    if not may_list(listed, numbers):
        return ()
    known = _is_known(name)
    bare = (_BEFORE_KNOWN_NAME if known else _BEFORE_NAME).sub("", listed)
    if (known and bare.endswith(_LOOSELY_JOINED)) or _QUOTED_ROW.search(bare):
        return ()
    if _GOVERNS_NAME.search(bare):
        return ()
    governed = text[end : end + 4].lstrip("”’").startswith("为") or "为" in listed[len(bare) :]
    if governed:
        bare = _GOVERNED.sub("", bare, count=1)
    following = text[end : end + 4].lstrip("”’")[:2]
    sums = bool(_COUNTS.search(name))
    return read_running(bare, numbers, following, sums=sums, plain=not known and not bracketed)
