"""Put the finders together: candidates, the document's own names, the choice, the records."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Literal

import ahocorasick_rs

from zzcorpus.extract.slogans.aims import find_aims
from zzcorpus.extract.slogans.arbiter import choose
from zzcorpus.extract.slogans.candidates import KIND_RANK, Candidate, bare, fold_brackets, fold_marks
from zzcorpus.extract.slogans.chains import find_alike, find_chains, find_clause_chains, find_principles
from zzcorpus.extract.slogans.creeds import find_convictions, find_creeds
from zzcorpus.extract.slogans.formulas import FormulaFinder, find_patterns
from zzcorpus.extract.slogans.glossary import find_notes
from zzcorpus.extract.slogans.members import find_members
from zzcorpus.extract.slogans.mottos import (
    find_bent_pairs,
    find_chain_mates,
    find_maxims,
    find_means,
    find_pair_mates,
    find_turns,
    standing,
)
from zzcorpus.extract.slogans.numerals import is_numeral_name
from zzcorpus.extract.slogans.quotes import Quote, find_quotes, is_coinage
from zzcorpus.extract.slogans.unquoted import find_programmes, find_unquoted
from zzcorpus.extract.slogans.wordlists import load_set
from zzcorpus.lexicon import load_words
from zzcorpus.lexicon.search import StringSearch
from zzcorpus.model import Slogan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zzcorpus.lexicon import FormulaLexicon
    from zzcorpus.model import Origin, SloganKind, Span

    MembersFrom = Literal["", "document", "lexicon"]

# “十二五”: inside a quoted title it is a plan's date, not a formula the title names.
_PLAN_PERIOD = re.compile("十?[一二三四五六七八九]?五")
# The head of a note that can be a name: no quotation marks (the name then stands between them), no 的, not long.
# Not how many of something a note lists: 11条地铁, 5个资源热力电厂.
_GLOSSED_NAME = re.compile(r"(?!.*[“”‘’《》的])(?![0-9]{1,3}[个条项家处座所支只类种期])\S{2,14}")
_NOTE = re.compile("(?:[\\[［〔【(（][0-9０-９]{1,3}[\\]］〕】)）]|[①-⑳]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)$")
_NOTE_ENDS = frozenset("]］〕】)）①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹⁰")
# 5.0, 12345, 100%, 30天: a figure, but in marks.
_FIGURE = re.compile(r"[0-9.]+[%％\u3400-\u9fff]?")
# 把南昌建设成为, 平安南昌建设: the words of the name “南昌建设” by chance.
_BUILT = ("建设成", "建设得", "建设为")
_EPITHETS = frozenset({"平安", "法治", "健康", "信用", "美丽", "数字", "幸福", "文明", "诚信", "生态", "绿色", "智慧"})
_COUNTED_NAME = re.compile("[两三四五六七八九十][个项]“[^“”]+”")
_SHORTEST_NAME = 3  # a quoted word of two characters is not looked for without its marks
_MENTIONS_TRIED = 3
_STEM = 2  # a numeral and one character: 两新, 三公
_NUMERALS = frozenset("一二三四五六七八九十百千万两几第0123456789")


def find_slogans(
    text: str, sentences: Sequence[Span], references: Sequence[Span], lexicon: FormulaLexicon
) -> list[Slogan]:
    """Return the slogans of ``text``, one record per mention, in text order and without overlaps.

    ``sentences`` and ``references`` are in text order. A reference (a date, a congress, a document name) is never
    a slogan. A name in quotation marks is also found where the document uses it without them. All mentions of one
    slogan have one kind, the most specific that a mention shows.
    """
    marked = fold_marks(text)
    entries = _formula_finder(lexicon)
    quoted = _quoted(marked, entries)
    found = _uncrossed(marked, list(entries.find(marked)), quoted)
    named = _settled(marked, [*quoted, *_glossed(marked, entries)])
    mottos = standing(marked, [candidate for candidate in found if candidate.kind == "motto"])
    candidates = [
        *(candidate for candidate in found if candidate.kind != "motto"),
        *mottos,
        *find_patterns(marked),
        *named,
        *_repeated(marked, named),
        *find_unquoted(marked),
        *find_programmes(marked),
        *find_chain_mates(marked, mottos),
        *find_pair_mates(marked, mottos),
        *find_chains(marked),
        *find_clause_chains(marked),
        *find_alike(marked),
        *find_principles(marked),
        *find_means(marked),
        *find_bent_pairs(marked),
        *find_turns(marked),
        *find_maxims(marked),
        *find_creeds(marked),
        *find_aims(marked),
        *_unknown(find_convictions(marked), found),
    ]
    in_titles = (name for name in quoted if not _PLAN_PERIOD.fullmatch(marked, name.start, name.end))
    return _records(text, sentences, choose(candidates, references, in_titles), fold_brackets(marked))


def _unknown(candidates: Iterator[Candidate], found: list[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that hold no entry of the lexicon: in 以人为本、执政为民 both parts are known."""
    for candidate in candidates:
        if not any(candidate.start <= one.start and one.end <= candidate.end for one in found):
            yield candidate


@lru_cache(maxsize=4)
def _formula_finder(lexicon: FormulaLexicon) -> FormulaFinder:
    return FormulaFinder(lexicon)


def _uncrossed(text: str, found: list[Candidate], quoted: list[Candidate]) -> list[Candidate]:
    """Drop the entries that reach over a quotation mark round a name: in “三公”经费 the name is 三公.

    A numeral that counts what is quoted (两个“毫不动摇”) makes one name with it.
    """
    starts = {candidate.start for candidate in quoted}
    ends = {candidate.end for candidate in quoted}
    kept = []
    for candidate in found:
        inside = text[candidate.start : candidate.end]
        if ("”" in inside or "“" in inside) and not _COUNTED_NAME.fullmatch(inside):
            span = range(candidate.start, candidate.end + 1)
            if any(at in starts for at in span[:-1]) and any(at in ends for at in span[1:]):
                continue
        kept.append(candidate)
    return kept


def _quoted(text: str, entries: FormulaFinder) -> list[Candidate]:
    coinages = [quote for quote in map(_without_note, find_quotes(text), repeat(text)) if is_coinage(text, quote)]
    inner = sorted(quote.start for quote in coinages if quote.depth)
    return [
        entries.name(text, quote.start, quote.end, "quotation marks")
        for quote in coinages
        if not (inner and _quotes_names(quote, inner) and not _in_row(text, quote))
    ]


def _without_note(quote: Quote, text: str) -> Quote:
    """Leave out the number of a note at the end of a quotation: “六稳[8]”."""
    if text[quote.end - 1] not in _NOTE_ENDS or not (note := _NOTE.search(text, quote.start, quote.end)):
        return quote
    return quote._replace(end=note.start())


def _quotes_names(quote: Quote, inner: list[int]) -> bool:
    """Tell a passage that is quoted with the names in it from a name: “打造‘重要窗口’、建设‘五彩嘉兴’定位目标”.

    ``inner`` is where the names begin that stand inside other quotations. With one inside it is a longer name:
    “创‘三优’，建文明城”.
    """
    return bisect_left(inner, quote.end) - bisect_right(inner, quote.start) > 1


def _in_row(text: str, quote: Quote) -> bool:
    """Tell whether a quotation is one of several side by side, which all are names: “甲”“乙”“丙”品牌."""
    return text.startswith("”“", quote.end) or text.endswith("”“", 0, quote.start)


def _glossed(text: str, entries: FormulaFinder) -> Iterator[Candidate]:
    for note in find_notes(text):
        head = text[note.start : note.end]
        if _GLOSSED_NAME.fullmatch(head) and (note.packed or is_numeral_name(head)):
            yield entries.name(text, note.start, note.end, "glossary note")


def _settled(text: str, named: list[Candidate]) -> list[Candidate]:
    """Read 一核 as numeral where the document has 一核、两极、多点, of which it is a part."""
    packed = {text[c.start : c.end] for c in named if c.kind == "numeric" and c.end - c.start > _STEM}
    return [
        candidate._replace(kind="numeric")
        if candidate.end - candidate.start == _STEM
        and text[candidate.start] == "一"
        and any(text[candidate.start : candidate.end] in name for name in packed)
        else candidate
        for candidate in named
    ]


def _repeated(text: str, named: list[Candidate]) -> Iterator[Candidate]:
    """Yield the further uses, without quotation marks, of the names that the document itself marks."""
    marked = {candidate.start for candidate in named}
    by_name = {text[c.start : c.end]: c for c in named}
    names = [name for name, candidate in by_name.items() if _is_sought(name, candidate.kind)]
    if not names:
        return
    # The search lives for one document, so the form that is quickest to build.
    search = StringSearch(names, ahocorasick_rs.Implementation.ContiguousNFA)
    for index, start, end in search.find(text):
        if start in marked:
            continue
        _, _, kind, rule, formula, name = by_name[names[index]]
        if _stands_alone(text, start, end, kind):
            yield Candidate(start, end, kind, f"{rule}, here without", formula, name)


def _is_sought(name: str, kind: SloganKind) -> bool:
    """Tell whether a name is looked for without its marks: not a word that is prose when it stands without."""
    if len(name) >= _SHORTEST_NAME:
        return not _FIGURE.fullmatch(name) and name not in load_set("plain_words.tsv")
    if kind != "numeric" or name[0] == "一" or name[1] in _NUMERALS:
        return False
    return name[1] not in "大个项类种条"


@lru_cache(maxsize=1)
def _longer_words() -> dict[str, tuple[str, ...]]:
    """Return for each beginning the words that only look like the formula they begin with: 三农 for 三农业."""
    longer: dict[str, tuple[str, ...]] = {}
    for word in load_words("blocked.tsv"):
        for length in range(_STEM, len(word)):
            longer[word[:length]] = (*longer.get(word[:length], ()), word)
    return longer


def _stands_alone(text: str, start: int, end: int, kind: SloganKind) -> bool:
    """Tell whether the characters are the name and no part of a number or, for a short one, of a longer word."""
    if text.startswith(_longer_words().get(text[start:end], ()), start):
        return False
    if text.startswith("建设", end - 2) and (text.startswith(_BUILT, end - 2) or text[start - 2 : start] in _EPITHETS):
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if kind == "code":
        return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())
    if kind == "numeric":
        return before not in _NUMERALS
    if text[start].isdigit() and before.isdigit():
        return False
    return end - start > _SHORTEST_NAME or not (before.isalpha() or after.isalpha())


def _records(text: str, sentences: Sequence[Span], chosen: list[Candidate], marked: str) -> list[Slogan]:
    """Return the records of what was chosen; ``marked`` is the text with full-width marks, as lists are read."""
    named = [c if c.name else Candidate(*c[:-1], bare(text[c.start : c.end])) for c in chosen]
    kinds = _kind_of_each(named)
    members = _members_of_each(marked, named)
    starts = [sentence.start for sentence in sentences]
    records: list[Slogan] = []
    at, sentence_end, sentence = 0, -1, ""
    for start, end, kind, rule, formula, name in named:
        if start >= sentence_end and sentences:
            # The last that begins at or before the mention, or the first.
            at = max(bisect_right(starts, start, at) - 1, 0)
            sentence = text[starts[at] : sentences[at].end]
            sentence_end = starts[at + 1] if at + 1 < len(starts) else len(text)
        packed = members.get(name, ())
        if kind == "numeric" and formula is None and rule.startswith("numeral +"):
            packed = find_members(marked, start, end, name)
        source: MembersFrom = "document" if packed else ""
        origin: Origin = ""
        if formula:
            if formula.members and not packed:
                packed, source = formula.members, "lexicon"
            if formula.shipped and kind != "motto":
                origin = "local" if formula.home else "central"
        records.append(Slogan(name, kinds[name], text[start:end], start, end, sentence, packed, source, origin, rule))
    return records


def _kind_of_each(named: list[Candidate]) -> dict[str, SloganKind]:
    """Return for each name the most specific kind that a mention shows."""
    kinds: dict[str, SloganKind] = {}
    for _, _, kind, _, _, name in named:
        known = kinds.setdefault(name, kind)
        if kind != known and KIND_RANK[kind] < KIND_RANK[known]:
            kinds[name] = kind
    return kinds


def _members_of_each(text: str, named: list[Candidate]) -> dict[str, tuple[str, ...]]:
    """Return for each numeral abbreviation the members that its first mentions or a glossary note list."""
    members: dict[str, tuple[str, ...]] = {}
    tries: dict[str, int] = {}
    for start, end, kind, rule, formula, name in named:
        # A numeral that only sums up what stands before it has a list of its own at each mention.
        if kind != "numeric" or members.get(name) or (formula is None and rule.startswith("numeral +")):
            continue
        tries[name] = tries.get(name, 0) + 1
        if tries[name] <= _MENTIONS_TRIED or rule.startswith("glossary") or text[end : end + 1] in "”：】":
            before = formula is None or not formula.members
            found = find_members(text, start, end, name)
            # Against the lexicon a list that leads up to the name counts only if it is made of the name's own words.
            members[name] = found if before or any(all(letter in item for item in found) for letter in name[1:]) else ()
    return members
