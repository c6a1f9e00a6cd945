"""Which forms of the corpus's slogans a user's word stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.cleaning import fold_script
from zzcorpus.lexicon import load_formulas
from zzcorpus.questions.matching import fold_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zzcorpus.corpus import Corpus, Selection

_SPELLINGS = """
select item, slogan from (select unnest(?) as item, unnest(?) as folded)
join (select distinct slogan from slogans) on slogan_key(slogan) = slogan_key(folded)
"""
# The entry of an item is that of the slogan of its name, or the one that has its name.
_WORDINGS = """
with asked as (select unnest(?) as item, slogan_key(unnest(?)) as key),
entries as (
  select distinct item, entry_key from asked join slogan_entries on asked.key in (slogan_key(slogan), entry_key))
select distinct item, spelling from entries join slogan_entries using (entry_key)
join {named} using (slogan) order by item, spelling
"""
_OTHERS = """
select slogan, count(*) from {named} join {selected} using (document) where list_contains(?, spelling)
group by slogan order by 2 desc, 1
"""


_DOT = re.compile("([^0-9])·")
_MARKS = re.compile(r"[、，；\s和与及]")


@lru_cache(maxsize=65536)
def slogan_key(name: str) -> str:
    """Return what spellings of one slogan have in common, as DuckDB's macro of that name does."""
    return _MARKS.sub("", _DOT.sub(r"\1", name))


def spellings_of(corpus: Corpus, items: Sequence[str]) -> dict[str, list[str]]:
    """Return how the slogans of the corpus spell each item that they hold: 黄赌毒 and 黄、赌、毒."""
    return _by_item(corpus, _SPELLINGS, [(item, _folded(item)) for item in items])


def wordings_of(corpus: Corpus, items: Sequence[str]) -> dict[str, list[str]]:
    """Return the spellings of each item and of all other wordings of its entry: 北京非首都功能疏解 too."""
    entries = {form: f.canonical for f in load_formulas() for form in (*f.variants, f.canonical)}
    folded = [(item, _folded(item)) for item in items]
    named = [*folded, *((item, entries[name]) for item, name in folded if name in entries)]
    return _by_item(corpus, _WORDINGS.format(named=corpus.named_slogans), named)


def _folded(item: str) -> str:
    return fold_width(fold_script(item))


def _by_item(corpus: Corpus, query: str, named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    once = list(dict.fromkeys(named))
    forms: dict[str, list[str]] = {}
    for item, form in corpus.connection.execute(query, [list(part) for part in zip(*once, strict=True)]).fetchall():
        forms.setdefault(item, []).append(form)
    return forms


def uncounted_wordings(
    corpus: Corpus, selection: Selection, counted: dict[str, list[str]], items: Sequence[str]
) -> list[str]:
    """Say which other wordings of an item's entry stand in the selected documents and are not counted with it."""
    notes: list[str] = []
    if not items:
        return notes
    for item, forms in wordings_of(corpus, items).items():
        others = [form for form in forms if form not in counted.get(item, ())]
        query = _OTHERS.format(named=corpus.named_slogans, selected=corpus.selected(selection))
        found = corpus.connection.execute(query, [others]).fetchall() if others else []
        if found:
            listed = ", ".join(f"{slogan} ({count})" for slogan, count in found)
            notes.append(f"{item}: other wordings of its entry are not counted, --variants adds them: {listed}")
    return notes
