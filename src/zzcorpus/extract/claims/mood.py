"""Whether a text without headings plans or reports, by the words that open its clauses and those that look back."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zzcorpus.extract.claims.wordlists import not_after, read_rows

if TYPE_CHECKING:
    from zzcorpus.model import Status

_CLAUSE_OPENS = re.compile(r"(?:^|(?<=[，。；：、\n*\u3000]))[\u3400-\u9fff]{2}")
_SHORTEST = 300  # a text below this has too few words for rates to tell; it is read as if it were so long
_MOST = 8.0  # uses in 1,000 characters; more say no more
# What a plan must score above nought, since to call a report a plan is the worse mistake. Texts on Party work report in
# the words in which governments urge (坚持, 推动, 强化), so that more is asked of them.
_MARGIN, _PARTY_MARGIN = 0.5, 1.35
# Of these, words that look back tell more. In 1,000 characters of government reports reviews have 2.2 of them, plans
# 0.2 (tools/weigh_mood_words.py prints this and what follows).
_PAST = re.compile(
    f"目前|截至|以来|年来|今年来|累计|先后|已(?!知)|{not_after('公', '共(?:有|建成|开展|培训|选派|举办|为)')}|去年|上年"
    f"|[完成取得形解决实现]{{2}}了|{not_after('为', '了[0-9一二三四五六七八九十两]')}"
)
_PAST_OF_PLANS, _PAST_MOST, _PAST_WEIGHT = 1.0, 4.0, 0.5
# A text that opens with the time that it looks back on (委员会成立以来，), or with a sentence that ends with what was
# achieved, reports: so open 2,120 paragraphs of reviews and 51 of plans, as the same tool prints.
_LOOKS_BACK = re.compile(
    r"[^。，；：\n]{0,24}(?:以来|年来)[，,]|[^。\n]{10,160}取得(?:了|明显|显著|扎实|积极|良好|较好|丰硕|阶段性)"
    r"[^，。；\n]{0,6}(?:成效|成绩|成果|效果)。"
)
_LOOKING_BACK = 3.0
# So does one whose counts are exact to the last digit (1613家) or rounded as counts of what is done are (300余名): in
# 1,000 characters parts of government reports that review have 1.9 of them, parts that plan 0.1.
_COUNTED = re.compile(
    "[0-9](?<![0-9.—-][0-9])[0-9]+[1-9](?=[个名人家件期次户场项条所位支])|[0-9万亿十百千][余多]万?[个名人家件期次户场项条所位支元]"
)
_COUNTED_MOST, _COUNTED_WEIGHT = 4.0, 1.0
_PLAN_IN_WORDS, _DOUBT = 2.5, 0.5
# What a notice opens with lays down what is to be done: 为认真贯彻…精神，…，现制定….
_NOTICE = re.compile(
    r"(?:[^。\n]{2,40}\n)?为了?[^。\n]{4,200}?(?:现制定|现将|现就|特制定|制定本|制定以下|制定如下|提出以下|提出如下|公告如下|通知如下|请结合)"
    r"|(?:[^。\n]{2,40}\n)?为了?[^。\n]{4,200}?决定[^。\n]{0,40}。现"
)
_PARTY_WORDS = ("党", "干部")
_PARTY_RATE = 12  # of these in 1,000 characters; government reports have below 10


class MoodWords(NamedTuple):
    """The words that are counted, where they count, and what each use in 1,000 characters weighs."""

    opens: tuple[str, ...]
    anywhere: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float


@lru_cache(maxsize=1)
def mood_words() -> MoodWords:
    """Return the shipped words with their weights, those that open clauses first."""
    rows = [(word, where, float(weight)) for word, where, weight in read_rows("mood_words", 3)]
    bias = next(weight for word, _, weight in rows if word == "(bias)")
    opens = [(word, weight) for word, where, weight in rows if where == "opens"]
    anywhere = [(word, weight) for word, where, weight in rows if where == "anywhere" and word != "(bias)"]
    weights = tuple(weight for _, weight in (*opens, *anywhere))
    return MoodWords(tuple(word for word, _ in opens), tuple(word for word, _ in anywhere), weights, bias)


def mood_rates(text: str) -> list[float]:
    """Return the uses in 1,000 characters of each of ``mood_words``, in their order."""
    words = mood_words()
    opened = Counter(_CLAUSE_OPENS.findall(text))
    thousands = max(len(text), _SHORTEST) / 1000
    counts = [*(opened.get(word, 0) for word in words.opens), *map(text.count, words.anywhere)]
    return [min(count / thousands, _MOST) if count else 0.0 for count in counts]


def report_rates(text: str) -> tuple[float, float]:
    """Return the uses in 1,000 characters of words that look back and of counts that are exact or rounded, 300余名."""
    thousands = max(len(text), _SHORTEST) / 1000
    return len(_PAST.findall(text)) / thousands, len(_COUNTED.findall(text)) / thousands


def opens_looking_back(text: str) -> bool:
    """Tell whether the first sentence says what has been done since or what was achieved."""
    return bool(_LOOKS_BACK.match(text))


def status_by_mood(text: str) -> Status:
    """Judge a text without headings by its words: a plan urges, a review looks back and compares.

    >>> status_by_mood("加快建设交通网，力争新增公路100公里。继续改造老旧小区，鼓励社会投资，抓紧完善配套，办好实事。")
    'target'
    """
    if _NOTICE.match(text):
        return "target"
    words = mood_words()
    rates = mood_rates(text)
    score = words.bias + sum(weight * rate for weight, rate in zip(words.weights, rates, strict=True))
    if opens_looking_back(text):
        score -= _LOOKING_BACK
    past, counted = report_rates(text)
    doubtful = not past and score > _PLAN_IN_WORDS  # a plan counts exactly what there is: 带动 | 328家企业纳入管理
    score -= _COUNTED_WEIGHT * min(counted, _COUNTED_MOST) * (_DOUBT if doubtful else 1)
    if sum(map(text.count, _PARTY_WORDS)) <= _PARTY_RATE * max(len(text), _SHORTEST) / 1000:
        return "target" if score > _MARGIN else "reported"
    score -= _PAST_WEIGHT * max(min(past, _PAST_MOST) - _PAST_OF_PLANS, 0)
    return "target" if score > _PARTY_MARGIN else "reported"
