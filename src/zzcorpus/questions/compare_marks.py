"""Names in quotation marks counted wherever their characters stand, so that the habit of marking decides nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zzcorpus.corpus import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import ahocorasick_rs

    from zzcorpus.corpus import Corpus
    from zzcorpus.questions.compare_rows import Side


@dataclass(frozen=True, slots=True)
class Everywhere:
    """How often the characters of a name stand in one side's texts, marked or not, in how many, and where first."""

    count: int
    documents: int
    first: str
    marked: int


# A coined name bears its marks in one of so many occurrences, or more.
_ONE_MARKED_OF = 10

# What both sides have of each name that either sets in quotation marks.
Quoted = dict[str, tuple[Everywhere, Everywhere]]


def count_quoted(corpus: Corpus, a: Side, b: Side) -> Quoted:
    """Return both sides' counts of the names that either side sets in quotation marks.

    One city writes “全覆盖” and the other 全覆盖; counted as slogans only one of them would say it. The longest slogan
    of both sides at a place takes it, so that 三区 is not found in 一基地三区.
    """
    import ahocorasick_rs

    names = corpus.connection.execute(
        "select slogan, max(kind = 'quoted'), count(*) filter (on_a), count(*) filter (not on_a), "
        f"list(distinct spelling) from {corpus.named_slogans} join "
        f"(select document, true as on_a from {a.table} union all select document, false from {b.table}) "
        "using (document) group by slogan order by slogan"
    ).fetchall()
    if not names:
        return {}
    # Patterns are the spellings; each stands for the number of its name.
    spelled = [(spelling, number) for number, (*_, spellings) in enumerate(names) for spelling in sorted(spellings)]
    patterns, numbers = zip(*spelled, strict=True)
    machine = ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    # Fetched at once, since reading the texts of some documents takes as long as reading those of all.
    texts = corpus.texts(Selection((*a.documents, *b.documents), ""))
    left, right = (_count(texts, set(side.documents), machine, numbers) for side in (a, b))
    return {
        name: (left(number, in_a), right(number, in_b))
        for number, (name, quoted, in_a, in_b, _) in enumerate(names)
        if quoted
    }


def is_plain_word(name: tuple[Everywhere, Everywhere]) -> bool:
    """Say whether a name stands so often without marks that it is a word which was quoted now and then."""
    return sum(side.count for side in name) > _ONE_MARKED_OF * sum(side.marked for side in name)


def plain_words(quoted: Quoted) -> tuple[str, ...]:
    """Say how many words in quotation marks are no slogans, for whoever looks for them there."""
    number = sum(map(is_plain_word, quoted.values()))
    return (f"words in quotation marks that mostly stand without, left out of the slogans: {number}",) if number else ()


def at_least(counts: tuple[int, int, int, int], quoted: tuple[Everywhere, Everywhere]) -> tuple[int, int, int, int]:
    """Return counts and documents of both sides (a, b, a, b), no smaller than those of the characters.

    Mentions can be more than the characters show where they are written with other punctuation.
    """
    left, right = quoted
    n, m, i, j = counts
    return max(n, left.count), max(m, right.count), max(i, left.documents), max(j, right.documents)


def _count(
    texts: Iterable[tuple[str, str]], members: set[str], machine: ahocorasick_rs.AhoCorasick, names: Sequence[int]
) -> Callable[[int, int], Everywhere]:
    """Return how often, and in how many of the texts of ``members``, the machine finds the patterns of a name.

    ``names`` has the number of the name of each pattern.
    """
    found: list[int] = []
    held: list[int] = []
    first: dict[int, str] = {}
    for document, text in texts:
        if document not in members:
            continue
        matches = machine.find_matches_as_indexes(text)
        numbers = [names[pattern] for pattern, _, _ in matches]
        found += numbers
        held += set(numbers)
        for number, (_, start, _) in zip(numbers, matches, strict=True):
            if number not in first:
                first[number] = f"[{document}:{start}]"
    counts, documents = Counter(found), Counter(held)
    return lambda number, marked: Everywhere(counts[number], documents[number], first.get(number, ""), marked)
