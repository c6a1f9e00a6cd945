"""What the built-in patterns cost on 100 KB of text made to slow them down: the slowest patterns and rooms.

A pattern is timed where it is used, on what it is used on: many are only ever asked about a title or a clause, and
what they would do with 100 KB says nothing. The time is the sum over one document.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import time
from collections import defaultdict, deque
from operator import itemgetter
from typing import TYPE_CHECKING, Any, ClassVar

import zzcorpus
from zzcorpus.cleaning import clean_document
from zzcorpus.extract.claims import find_claims
from zzcorpus.extract.claims.coverage import cover_claims
from zzcorpus.extract.claims.series import name_series
from zzcorpus.extract.facts import _lexicon
from zzcorpus.extract.references import find_references
from zzcorpus.extract.slogans import find_slogans
from zzcorpus.extract.slogans.scoping import scope_members
from zzcorpus.metadata import decide_content_year, decide_place
from zzcorpus.model import RawDocument, Span
from zzcorpus.text import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE = 100_000  # bytes of UTF-8
LIMIT = 0.05  # seconds that one pattern may take
_CALLS = 100_000
# Each is repeated up to the size.
ATTACKS = (
    *("一", "第一", "万亿", "几", "两个", "一二", "十五", "五个", "每两", "百分之", "①", "１"),
    *("0", "1", "1,", "1，", "1.", "1-", "1+", "1、", "2023-1-", "2023年", "1:", "12号", "1 ", "0571-", "1*"),
    *("a", "A1", "a1", "a-", "https://", "www.", "G4", "*", "**a", "#", "-", "|", "_a", " ", "\n", "\t", "　", "\r\n"),
    *("《", "“", "“”", "（", "〔2023〕", "[", "[a](", "<", "<a ", "<!--", "&amp;", "【", '"', "(", ")"),
    *(
        "，",
        "。",
        "、",
        "；",
        "：",
        "的",
        "比",
        "由",
        "从",
        "年",
        "到",
        "将",
        "要",
        "今年",
        "来源：",
        "作者",
        "目标",
        "是",
    ),
    *(
        "5个",
        "5%",
        "增长1%、",
        "增长5%，",
        "新建、",
        "新建5个",
        "由1增加到",
        "，治国安邦",
        "、真抓实干",
        "四个意识",
        "以学促",
    ),
    *(
        "八大抓手",
        "“两新”、",
        "两个维护",
        "中国特色",
        "党的",
        "市",
        "北京市",
        "河北",
        "a: ",
        "\n1.",
        "\n一、",
        "（一）",
        "生产总值",
    ),
    *("过去一年", "今后五年的总体要求", "最近", "前", "。\n", "5个，\n"),
)


class Timed:
    """A pattern that adds up the time spent in it."""

    spent: ClassVar[defaultdict[str, float]] = defaultdict(float)
    clock: ClassVar[float] = 0.0

    def __init__(self, name: str, pattern: re.Pattern[str]) -> None:
        self._name, self._inner = name, pattern

    def __getattr__(self, method: str) -> Any:
        inner = getattr(self._inner, method)
        if method == "finditer":
            return lambda *args: self._each(inner, args)
        return (lambda *args, **named: self._call(inner, *args, **named)) if callable(inner) else inner

    def _call(self, inner: Callable[..., object], *args: object, **named: object) -> object:
        # The clock of the wall costs a tenth of the processor's to read.
        start = time.perf_counter()
        found = inner(*args, **named)
        self.spent[self._name] += time.perf_counter() - start - self.clock
        return found

    def _each(self, inner: Callable[..., Iterator[re.Match[str]]], args: tuple[object, ...]) -> object:
        # All matches at once, and again for the caller: to read the clock for each would cost as much as the match.
        self._call(deque, inner(*args), 0)
        return inner(*args)

    @classmethod
    def set_clock(cls) -> None:
        """Find what it takes to time nothing, which is no part of a pattern's time."""
        cls.clock = 0.0
        nothing = cls("nothing", re.compile(""))
        for _ in range(_CALLS):
            nothing._call(int)
        cls.clock = cls.spent.pop("nothing") / _CALLS


def time_patterns() -> int:
    """Put a timed pattern in the place of every pattern of the package, also of those compiled on first use."""
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(zzcorpus.__path__, "zzcorpus.")
        if not module.name.endswith("__main__")
    ]
    timed: dict[int, object] = {}
    for module in modules:
        for key, value in list(vars(module).items()):
            if id(value) not in timed:
                home = module.__name__ if isinstance(value, re.Pattern | tuple) else getattr(value, "__module__", "")
                name = f"{home}.{key}".removeprefix("zzcorpus.")
                timed[id(value)] = _timed(name, value)
            setattr(module, key, timed[id(value)])
    return len({id(value) for value in timed.values() if isinstance(value, Timed)})


def _timed(name: str, value: object) -> object:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        return Timed(name, value)
    if type(value) in (tuple, list) and any(isinstance(part, re.Pattern | tuple) for part in value):
        return type(value)(_timed(f"{name}[{number}]", part) for number, part in enumerate(value))
    if hasattr(value, "cache_info") and value.__wrapped__.__code__.co_argcount == 0:
        kept: list[object] = []

        def first_use() -> object:
            if not kept:
                kept.append(_timed(name, value()))  # type: ignore[operator]
            return kept[0]

        return first_use
    return value


def rooms() -> dict[str, Callable[[str], object]]:
    """Return what a document passes through, by name."""
    lexicon = _lexicon(())

    def claims(text: str) -> object:
        found = name_series(text, find_claims(text, split_sentences(text), []))
        return cover_claims(text, found, year=2023, place="天津市")

    def slogans(text: str) -> object:
        found = find_slogans(text, split_sentences(text), list[Span](), lexicon)
        return scope_members(found, year=2023, place_path=("天津市",))

    def metadata(text: str) -> object:
        return decide_place(text[:200], text, "", "", ()), decide_content_year(text[:200], text, "", "", ())

    return {
        "cleaning": lambda text: clean_document(RawDocument("a", "a.txt", text, "", "text")),
        "references": find_references,
        "slogans": slogans,
        "claims": claims,
        "metadata": metadata,
    }


def _measured(work: Callable[[str], object], text: str) -> tuple[float, dict[str, float]]:
    """Return the seconds that ``work`` takes, and those spent in each pattern."""
    Timed.spent.clear()
    start = time.process_time()
    work(text)
    return time.process_time() - start, dict(Timed.spent)


def main(shown: int) -> None:
    """Read every attack string in every room."""
    texts = {attack: attack * (SIZE // len(attack.encode())) for attack in ATTACKS}
    time_patterns()
    Timed.set_clock()
    by_room, by_pattern = [], []
    for room, work in rooms().items():
        work("今年生产总值增长5%。\n")
        for attack, text in texts.items():
            taken, spent = min((_measured(work, text) for _ in range(3)), key=itemgetter(0))
            by_room.append((taken, room, attack))
            by_pattern += [(seconds, name, attack) for name, seconds in spent.items()]
    names = {name for _, name, _ in by_pattern}
    over = sum(spent > LIMIT for spent, _, _ in by_pattern)
    print(
        f"{len(texts)} strings of {SIZE // 1000} KB; {len(names)} patterns used; {over} times one took more than 50 ms"
    )
    for title, timings in (("pattern", by_pattern), ("room", by_room)):
        print(f"\nslowest by {title}")
        for spent, name, attack in sorted(timings, reverse=True)[:shown]:
            print(f"{spent * 1e3:8.1f} ms  {name:44} {attack!r}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
