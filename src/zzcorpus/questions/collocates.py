"""Which terms keep a word or slogan company."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from zzcorpus.extract.terms import count_terms
from zzcorpus.model import Slogan
from zzcorpus.questions.matching import finder_for, no_match, texts_with
from zzcorpus.tables import Column, Table
from zzcorpus.text import sentence_at, split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus, Selection

COLUMNS = (
    Column("collocate"),
    Column("count", "int"),
    Column("expected", "float"),
    Column("log_dice", "float"),
    Column("mi", "float"),
    Column("t_score", "float"),
    Column("log_likelihood", "float"),
    Column("delta_p_forward", "float"),
    Column("delta_p_backward", "float"),
    Column("frequency", "int"),
)


def ask_collocates(
    corpus: Corpus,
    pattern: str,
    selectors: Sequence[str] = (),
    *,
    min_count: int = 2,
    regex: bool = False,
) -> Table:
    """Return the terms that stand in the sentences of ``pattern``, by log Dice, the closest first.

    ``count`` is the term's occurrences in sentences that hold the node, the node itself apart;
    ``expected`` = R·C/N with R the terms of those sentences, C the term's ``frequency`` and N the terms of
    the selected documents. logDice (Rychlý 2008) takes the node's own frequency. ΔP is given both ways (Gries
    2013). Terms that occur fewer than ``min_count`` times with the node are left out.
    """
    selection = corpus.select(selectors)
    beside, nodes = _count_beside(corpus, selection, pattern, regex=regex)
    if not nodes:
        return Table(COLUMNS, [], notes=(no_match(pattern, selection),))
    table = corpus.selected(selection)
    frequencies = {
        term: int(n)
        for term, n in corpus.connection.execute(
            f'select term, sum("count") from terms join {table} using (document) group by term'
        ).fetchall()
    }
    found = sorted(term for term, n in beside.items() if n >= min_count and term in frequencies)
    return Table(COLUMNS, _scored(found, beside, frequencies, nodes) if found else [])


def _scored(found: list[str], beside: Counter[str], frequencies: dict[str, int], nodes: int) -> list[tuple[Any, ...]]:
    import numpy as np

    from zzcorpus import measures

    o = np.array([beside[term] for term in found], dtype=float)
    c = np.array([max(frequencies[term], beside[term]) for term in found], dtype=float)
    r, n = float(sum(beside.values())), float(sum(frequencies.values()))
    n = max(n, r)
    forward, backward = measures.delta_p(o, r, c, n)
    columns = (
        measures.expected(r, c, n),
        measures.log_dice(np.minimum(o, nodes), float(nodes), c),
        measures.mi(o, r, c, n),
        measures.t_score(o, r, c, n),
        measures.collocation_log_likelihood(o, r, c, n),
        forward,
        backward,
    )
    rows = [(term, int(o[i]), *(float(column[i]) for column in columns), int(c[i])) for i, term in enumerate(found)]
    return sorted(rows, key=lambda row: (-row[3], -row[1], row[0]))


def _count_beside(corpus: Corpus, selection: Selection, pattern: str, *, regex: bool) -> tuple[Counter[str], int]:
    """Count the terms of each sentence that holds the node, and the node's occurrences."""
    find = finder_for(pattern, regex=regex)
    slogans = _slogans_of(corpus, selection)
    beside: Counter[str] = Counter()
    nodes = 0
    for document, _, _, text in texts_with(corpus, selection, pattern, regex=regex):
        sentences = split_sentences(text)
        held: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for start, end in find(text):
            at = sentence_at(sentences, start)
            held.setdefault((at.start, at.end), []).append((start, end))
            nodes += 1
        for (low, high), spans in held.items():
            inside = [
                s._replace(start=s.start - low, end=s.end - low)
                for s in slogans.get(document, ())
                if low <= s.start and s.end <= high and not any(s.start < e and b < s.end for b, e in spans)
            ]
            beside.update(count_terms(_blanked(text[low:high], low, spans), inside))
    return beside, nodes


def _blanked(sentence: str, low: int, spans: list[tuple[int, int]]) -> str:
    """Return the sentence with the node's occurrences as spaces, so that it is no company of its own."""
    for start, end in spans:
        stop = min(end - low, len(sentence))
        sentence = sentence[: start - low] + " " * (stop - (start - low)) + sentence[stop:]
    return sentence


def _slogans_of(corpus: Corpus, selection: Selection) -> dict[str, list[Slogan]]:
    table = corpus.selected(selection)
    found: dict[str, list[Slogan]] = {}
    rows = corpus.connection.execute(
        f'select document, slogan, kind, surface, start, "end" '
        f"from slogans join {table} using (document) order by document, start"
    ).fetchall()
    for document, slogan, kind, surface, start, end in rows:
        found.setdefault(document, []).append(Slogan(slogan, kind, surface, start, end, ""))
    return found
