"""Names in quotation marks counted wherever their characters stand, so that the habit of marking decides nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zzcorpus.corpus import Selection
from zzcorpus.questions.matching import longer_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import ahocorasick_rs

    from zzcorpus.corpus import Corpus
    from zzcorpus.questions.compare_rows import Side


@dataclass(frozen=True, slots=True)
class Everywhere:
    """How often a name stands in one side's texts, marked or not, in how many, and where first.

    ``inside`` counts where its characters belong to longer words (津城 in 京津城际), which is not the name.
    """

    count: int
    inside: int
    documents: int
    first: str
    marked: int


# A coined name bears its marks in one of so many occurrences, or more.
_ONE_MARKED_OF = 10
# So short a name may be anything without its marks: where it bears none it is no mention of a slogan either.
_SHORTEST_NAME = 3

# What both sides have of each name that either sets in quotation marks.
Quoted = dict[str, tuple[Everywhere, Everywhere]]


def count_quoted(corpus: Corpus, a: Side, b: Side) -> Quoted:
    """Return both sides' counts of the names that either side sets in quotation marks.

    One city writes “全覆盖” and the other 全覆盖; counted as slogans only one of them would say it. The longest slogan
    of both sides at a place takes it, so that 三区 is not found in 一基地三区. A place that is no mention and cuts a
    word in two, as the segmenter has it, is inside that word (see `lexicon check`).
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
    mentions = set(
        corpus.connection.execute(
            f"select document, start from {corpus.named_slogans} join "
            f"(select document from {a.table} union all select document from {b.table}) using (document)"
        ).fetchall()
    )
    # Fetched at once, since reading the texts of some documents takes as long as reading those of all.
    texts = corpus.texts(Selection((*a.documents, *b.documents), ""))
    quoted = {number for number, (_, is_quoted, *_) in enumerate(names) if is_quoted}
    left, right = (_count(texts, set(side.documents), machine, numbers, quoted, mentions) for side in (a, b))
    return {
        name: (left(number, in_a), right(number, in_b))
        for number, (name, _, in_a, in_b, _) in enumerate(names)
        if number in quoted
    }


def is_plain_word(name: tuple[Everywhere, Everywhere]) -> bool:
    """Say whether a name stands so often without marks that it is a word which was quoted now and then."""
    return sum(side.count for side in name) > _ONE_MARKED_OF * sum(side.marked for side in name)


def plain_words(quoted: Quoted) -> tuple[str, ...]:
    """Say how many words in quotation marks are no slogans, for whoever looks for them there."""
    number = sum(map(is_plain_word, quoted.values()))
    return (f"words in quotation marks that mostly stand without, left out of the slogans: {number}",) if number else ()


def counted_without_marks(name: str) -> bool:
    """Say whether a name is counted where it bears no marks too."""
    return len(name) >= _SHORTEST_NAME


def at_least(counts: tuple[int, int, int, int], quoted: tuple[Everywhere, Everywhere]) -> tuple[int, int, int, int]:
    """Return counts and documents of both sides (a, b, a, b), no smaller than those of the characters.

    Mentions can be more than the characters show where they are written with other punctuation.
    """
    left, right = quoted
    n, m, i, j = counts
    return max(n, left.count), max(m, right.count), max(i, left.documents), max(j, right.documents)


def _count(
    texts: Iterable[tuple[str, str]],
    members: set[str],
    machine: ahocorasick_rs.AhoCorasick,
    names: Sequence[int],
    quoted: set[int],
    mentions: set[tuple[str, int]],
) -> Callable[[int, int], Everywhere]:
    """Return how often, and in how many of the texts of ``members``, the machine finds the patterns of a quoted name.

    ``names`` has the number of the name of each pattern, ``mentions`` where slogans begin.
    """
    found: Counter[int] = Counter()
    inside: Counter[int] = Counter()
    held: Counter[int] = Counter()
    first: dict[int, str] = {}
    for document, text in texts:
        if document not in members:
            continue
        here: list[int] = []
        for pattern, start, end in machine.find_matches_as_indexes(text):
            number = names[pattern]
            if number not in quoted:
                continue
            if end - start >= _SHORTEST_NAME and (document, start) not in mentions and longer_word(text, start, end):
                inside[number] += 1
                continue
            here.append(number)
            if number not in first:
                first[number] = f"[{document}:{start}]"
        found.update(here)
        held.update(set(here))
    return lambda number, marked: Everywhere(found[number], inside[number], held[number], first.get(number, ""), marked)
