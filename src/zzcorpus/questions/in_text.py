"""How often the words of slogans stand in the texts at all, as slogans or not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zzcorpus.corpus import Corpus, Selection

# Quotation marks stand inside some (“三网”融合) and around others.
_MARKS = dict.fromkeys(map(ord, "“”‘’「」『』\"'"))


def count_in_text(
    corpus: Corpus, selection: Selection, spellings: Mapping[str, Sequence[str]]
) -> dict[str, tuple[int, int]]:
    """Return how often each name's spellings stand in the selected texts, and in how many of them.

    Every place counts, marked or not and inside longer words too, as a search of the plain text would; quotation
    marks are passed over.
    """
    import ahocorasick_rs

    spelled = [(form, name) for name, forms in spellings.items() for form in _shortest(forms)]
    names = [name for _, name in spelled]
    machine = ahocorasick_rs.AhoCorasick([form for form, _ in spelled], store_patterns=False)
    counts: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for _, text in corpus.texts(selection):
        matches = machine.find_matches_as_indexes(text.translate(_MARKS), overlapping=True)
        found = Counter(names[pattern] for pattern, _, _ in matches)
        counts.update(found)
        documents.update(found.keys())
    return {name: (counts[name], documents[name]) for name in spellings}


def _shortest(spellings: Sequence[str]) -> list[str]:
    """Return the spellings without marks that hold none of the others: what stands in 三会一课制度 counts once."""
    forms = dict.fromkeys(spelling.translate(_MARKS) for spelling in spellings)
    return [form for form in forms if form and not any(other and other != form and other in form for other in forms)]
