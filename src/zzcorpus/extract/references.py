"""Numbers that count nothing: dates, plan periods, congresses, ordinals, ranks, identifiers, addresses.

One expression is run over the text once. It opens with the set of characters that any reference can begin
with, so that the rest of the text is skipped at the speed of the regular expression engine; each alternative
then says which of them it means. No alternative repeats a repetition, so the run is linear.
"""

# ruff: noqa: E501 -- one alternative a line reads better than one broken over several

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from zzcorpus.model import Span

_DIGIT = "[0-9０-９]"
_HAN = "[〇零○一二三四五六七八九十百]"
_YEAR = "(?:[1１][89８９]|[2２][01０１])[0-9０-９]{2}"
_TO = r"\s?(?:[-－—–―~～至到]{1,2})\s?"
_MONTH_DAY = f"{_DIGIT}{{1,2}}月(?:{_DIGIT}{{1,2}}(?:{_TO}{_DIGIT}{{1,2}})?日|份|底|初|末|中旬|上旬|下旬)?"
_PLAN_TAIL = "(?:规划|计划|时期|期间|末|以来|初|前期|后期)"

# In order: of two that begin at one place the first that fits wins.
_ALTERNATIVES: tuple[tuple[str, str, str], ...] = (
    ("url", "latin", r"(?:https?://|www\.)[!-~]{1,2000}"),
    ("document_name", "mark", r"《[^《》\n]{1,120}(?:《[^《》\n]{1,80}》[^《》\n]{0,80}){0,3}》"),
    ("document_number", "mark", rf"[〔［\[（(]{_YEAR}[〕］\]）)]第?{_DIGIT}{{1,5}}号"),
    ("section_number", "mark", rf"[（(](?:{_HAN}{{1,3}}|{_DIGIT}{{1,2}})[)）]"),
    ("section_number", "mark", "[①-⑳⑴-⒇㈠-㈩]"),
    ("section_number", "han", rf"(?:^|(?<=[\n#*。；;：:？！ \t　])){_HAN}{{1,3}}[、．.](?!{_HAN})"),
    # 1.2 组织架构 on a line of its own.
    ("section_number", "digit_point", rf"(?:^|(?<=\n)){_DIGIT}{{1,2}}(?:[.．]{_DIGIT}{{1,2}}){{1,2}}(?=[ \t　]+[一-龥][^。\n]{{1,40}}(?:\n|$))"),
    ("section_number", "digit_list digit_point", rf"(?:^|(?<=[\n#*。；;：:？！ \t　])){_DIGIT}{{1,3}}[、．.)）](?!{_DIGIT})"),
    ("plan_period", "mark", f'[“"‘](?:十[一二三四五六]?|[一二三四六七八九])五[”"’]{_PLAN_TAIL}?'),
    ("plan_period", "mark", '[“"‘][二三四五]五[”"’]?(?=普法|法[制治]|时期|计划|规划|期间|末)'),
    ("plan_period", "han", f"十[一二三四五六]五(?:{_PLAN_TAIL}|(?![年个项家万亿名人]))"),
    ("plan_period", "han", f"(?:十|[六七八九])五{_PLAN_TAIL}"),
    ("plan_period", "han digit_word word", f"(?:{_HAN}{{1,2}}|两|{_DIGIT}{{1,2}})年(?![内来间以多])[一-龥]{{0,4}}(?:行动|规划|计划|攻坚|倍增|大变样|大提升|任务|滚动|禁渔|决战)"),
    ("congress", "word", f"(?:党的|中共){_HAN}{{1,3}}大(?![类批量型项])"),
    ("congress", "han", "(?:十[一二三四五六七八九]|二十一?)大(?![类批量型项行产重支工领攻片])"),
    ("session", "word han", f"(?<!连续)(?!(?<=举[办行])[两三四五六七八九]届|(?<=举[办行]了)[两三四五六七八九]届)第?{_HAN}{{1,3}}届(?:{_HAN}{{1,2}}(?:中|次)?(?:[、和]{_HAN}{{1,2}}次?)*(?:中全会|次?(?:全体)?(?:会议|全会)))?"),
    ("session", "han", f"{_HAN}{{1,2}}(?:中全会|次(?:全体)?(?:会议|全会))"),
    ("date", "digit_word digit_range digit_space", f"{_YEAR}年?{_TO}{_YEAR}年度?"),
    ("date", "digit_word", f"{_YEAR}年{_TO}{_MONTH_DAY}"),
    ("date", "digit_range digit_space", f"{_YEAR}{_TO}{_DIGIT}{{2}}年"),
    ("date", "digit_word digit_list", f"{_YEAR}年?[、和]{_YEAR}年"),
    ("date", "digit_word digit_space", f"{_YEAR}\\s?年(?:{_MONTH_DAY}|度|底|初|末)?"),
    ("date", "digit_range digit_point", rf"{_YEAR}[-/.．]{_DIGIT}{{1,2}}[-/.．]{_DIGIT}{{1,2}}(?!{_DIGIT})"),
    ("date", "han", "[一二][〇零○○九八]" + f"{_HAN}{{2}}年(?:{_HAN}{{1,2}}月(?:{_HAN}{{1,3}}日)?)?"),
    ("date", "digit_range digit_space", f"{_DIGIT}{{1,2}}{_TO}{_DIGIT}{{1,2}}月份?"),
    ("date", "digit_word", _MONTH_DAY),
    ("date", "han", f"{_HAN}{{1,2}}月(?:{_HAN}{{1,3}}日|份|底|初|末)?(?![球饼亮])"),
    ("date", "digit_word", f"{_DIGIT}{{1,2}}日(?![内以均游间处产电])"),
    ("date", "digit_word han word", f"(?:{_DIGIT}0|{_HAN}{{1,2}})年代|(?:{_DIGIT}{{1,2}}|{_HAN}{{1,3}})世纪"),
    ("date", "digit_word", f"(?<![.．])[6-9６-９]{_DIGIT}年(?![来间内以多历余])"),
    ("date", "word digit_word han", f"(?<!提)(?<!目)(?<!工)前(?:{_DIGIT}{{1,2}}|{_HAN}{{1,2}})个月"),
    ("date", "word digit_word digit_list digit_range han", "(?:头|前)?[一二三四1-4](?:[至、]?[二三四1-4])?季度"),
    ("date", "word", f"(?:过去的?|(?:最|(?<!时))近|今后的?|未来的?|(?<!提)前|后|这|头|此后|往后)(?:{_DIGIT}{{1,2}}|{_HAN}{{1,3}}|两|几|数)个?年(?![前])(?:多)?(?:来|间|中|里|时间)?(?![到至-])"),
    ("date", "digit_word han word", f"(?![1-9][0-9](?:多|余)?年来(?![，,]))(?:{_DIGIT}{{1,4}}|{_HAN}{{1,4}}|两|几|数)(?:多|余)?年(?:来|间|前|后)(?![景劲续])"),
    ("ordinal", "word", f"[其第]\\s?(?:{_HAN}{{1,5}}|{_DIGIT}{{1,4}})(?:[、和至]第(?:{_HAN}{{1,5}}|{_DIGIT}{{1,4}}))*(?:位|名(?!单))?"),
    ("ordinal", "han", "[一二三四五六七八九十]{1,2}[是则要曰来](?![求])"),
    ("rank", "digit_word han word", f"(?:前(?:{_HAN}{{1,3}}|{_DIGIT}{{1,4}})[位名强列]|(?:[百千]|{_DIGIT}{{1,4}})强(?![大化劲度]))"),
    ("clock", "digit_word digit_colon", f"{_DIGIT}{{1,2}}[时点]{_DIGIT}{{1,2}}分|(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?![0-9.:：])"),
    ("ratio", "digit_point digit_colon digit_space", rf"{_DIGIT}{{1,6}}(?:[.．]{_DIGIT}{{1,4}})?(?:\s?[:：∶]\s?{_DIGIT}{{1,6}}(?:[.．]{_DIGIT}{{1,4}})?){{1,5}}"),
    ("ratio", "digit_plus", rf"{_DIGIT}{{1,4}}(?:[+＋]{_DIGIT}{{1,4}}){{1,5}}[>＞=＝大]于?{_DIGIT}{{1,4}}"),
    ("telephone", "digit", f"1[3-9]{_DIGIT}{{9}}(?!{_DIGIT})|0{_DIGIT}{{2,3}}[-－—]{_DIGIT}{{7,8}}(?!{_DIGIT})"),
    ("telephone", "digit", '(?:110|119|12[0-9]{1,3}|96[0-9]{3})(?=[”"’]?(?:市民|政务|便民|服务|热线|报警|急救|平台|指挥|举报|政府))'),
    ("licence", "latin", r"(?<=[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])[A-Z]·?[A-Z0-9]{5,6}(?![A-Z0-9])"),
    ("address", "digit_word han", f"(?<=[路街巷弄里])(?:{_DIGIT}{{1,5}}|{_HAN}{{1,4}})号"),
    ("identifier", "digit_word digit_list digit_range", f"(?<!{_DIGIT}[、和至-]){_DIGIT}{{1,4}}(?:[、和至-]{_DIGIT}{{1,4}}){{0,9}}号(?:文件|文|令|公告|线|楼|机|门|井|坝|路|公路)?"),
    ("identifier", "digit", f"(?<=[国省县乡]道){_DIGIT}{{1,4}}|{_DIGIT}{{2,4}}[国省县]道"),
    ("identifier", "digit_point", f"{_DIGIT}{{1,2}}[.．]{_DIGIT}(?:版|时代)"),
    ("identifier", "digit", "[2-6][GＧ](?![A-Za-z])|[2-5][AＡ](?=级|景区|[AＡ])|[2-8][DK](?![A-Za-z])"),
    ("identifier", "latin", rf"(?<![A-Za-z])[A-Za-z]{{1,8}}[-－—]?{_DIGIT}{{1,5}}(?:[.．]{_DIGIT})?[A-Za-z]{{0,3}}"),
    ("identifier", "digit", r"(?<![0-9A-Za-z])[0-9]{2,4}(?=工程院校|院校|高校)"),
)  # fmt: skip

# What each group of alternatives can begin with, and what may not stand before it: a numeral is looked at from
# its beginning only, so that a long run of digits is passed over in one go.
_LEADS = {
    "digit": ("0-9０-９", "0-9０-９"),
    "han": ("〇零○一二三四五六七八九十百千几数多", "一二三四五六七八九十百千点"),
    "latin": ("A-Za-z", "A-Za-z"),
    "mark": ("①-⑳⑴-⒇㈠-㈩《〔［（“‘" + re.escape('[("'), ""),
    "word": ("党中过最近今未前后这头此往其第几两数多", ""),
}
# After at most so many Chinese numerals one of these makes a reference; 十四五 does so by itself.
_AFTER_HAN = "、．.年届中次月世季至是则要曰来强号大规计时期末以初前后多余"
_HAN_BEGINS = f"(?=[{_LEADS['han'][0]}]{{1,5}}[{_AFTER_HAN}]|十[一二三四五六]五)"
# What may stand before a numeral only, in a document number, a section number, a plan period.
_OPENING = re.escape('[("') + "〔［（“‘"
# By what follows its digits, only a part of the alternatives for a numeral is tried.
_FOLLOWERS = {
    "digit_word": "年月日世季强时点号多余",
    "digit_range": "-－—–―~～至到",
    "digit_list": "、和)）",
    "digit_point": ".．/",
    "digit_colon": ":：∶",
    "digit_plus": "+＋",
    "digit_space": r"\s",
}
# Whatever follows: a digit alone names something only in 5G, 4A or 国道3, and what is longer may be a telephone.
_OTHER_DIGITS = f"(?:(?={_DIGIT}[0-9０-９GＧAＡDK])|(?<=道))"


@lru_cache(maxsize=1)
def _reference() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return the expression and the label of each of its groups."""
    labels: list[str] = []

    def alternatives(lead: str) -> str:
        # Neighbours with one label share a group: each match pays for every group, whether it took part or not.
        chosen = ((label, pattern) for label, leads, pattern in _ALTERNATIVES if lead in leads.split())
        groups = [(label, [pattern for _, pattern in same]) for label, same in groupby(chosen, itemgetter(0))]
        labels.extend(label for label, _ in groups)
        return "|".join(f"({'|'.join(patterns)})" for _, patterns in groups)

    groups = []
    for lead, (letters, not_after) in _LEADS.items():
        followed = [
            f"(?={_DIGIT}++[{followers}])(?:{alternatives(kind)})"
            for kind, followers in _FOLLOWERS.items()
            if kind.startswith(lead)
        ]
        begins = (_HAN_BEGINS if lead == "han" else f"(?=[{letters}])") + (f"(?<![{not_after}])" if not_after else "")
        always = f"{_OTHER_DIGITS}(?:{alternatives(lead)})" if lead == "digit" else alternatives(lead)
        groups.append(f"{begins}(?:{'|'.join([*followed, always])})")
    any_lead = "".join(letters for letters, _ in _LEADS.values())
    # The engine skips ahead to a letter of the class; what follows is then looked at from that letter on.
    numbered = f"(?<![{_OPENING}](?![0-9０-９〇零○一二三四五六七八九十百]))"
    return re.compile(f"[{any_lead}]{numbered}(?<=(?=(?:{'|'.join(groups)})).)"), tuple(labels)


def find_references(text: str) -> list[Span]:
    """Return the stretches of ``text`` that hold a number but no quantity, without overlaps, in text order.

    Labels: date, plan_period, congress, session, ordinal, rank, document_name, document_number,
    section_number, address, telephone, url, clock, ratio, licence, identifier (names with a number in them:
    PM2.5, 5G, 9号线, 3.0版).

    >>> text = "2023年，地铁9号线开通，“十四五”开局。"
    >>> [(text[s.start : s.end], s.label) for s in find_references(text)]
    [('2023年', 'date'), ('9号', 'identifier'), ('“十四五”', 'plan_period')]
    """
    pattern, labels = _reference()
    spans = []
    # Searched for from the end of each, not one after the other: inside a reference there is none to look for.
    match = pattern.search(text)
    while match:
        start, group = match.start(), match.lastindex
        end = start + 1
        if group is not None:
            end = match.end(group)
            spans.append(Span(start, end, labels[group - 1]))
        match = pattern.search(text, end)
    return spans
