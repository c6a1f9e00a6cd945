"""Formulas that no lexicon holds: names that documents coin and repeat."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zzcorpus.questions.unmarked import SHARED_COLUMNS, ask_unmarked
from zzcorpus.tables import Table
from zzcorpus.text import segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus

_HONOURS = Path(__file__).parent / "data" / "honours.tsv"
COLUMNS = SHARED_COLUMNS

# A coined name is set in quotation marks, packs a numeral or mixes signs: that is the evidence. Mottos are left out,
# since four characters of exhortation recur without being anybody's. Where a name is at home is asked of the whole
# corpus: at the top of the place's path, so that a city's name in its province's reports is still the province's.
_QUERY = """
with named as (select s.* from slogans s join {selected} using (document)
  where origin = '' and kind in ('quoted', 'numeric', 'code')),
given as (select slogan, arg_max(members, (len(members), document)) as members from named group by slogan),
homes as (select slogan, count(distinct place_path[1]) as homes, count(*) filter (where level = 'national') as abroad
  from slogans join (select document, level from counted) using (document)
  where slogan in (select slogan from named) group by slogan)
select slogan, mode(kind order by kind), count(*), count(distinct document), count(distinct nullif(place, '')),
  min(year), max(year), any_value(given.members), arg_min(sentence, (document, start)),
  any_value(homes) = 1 and any_value(abroad) = 0
from named join given using (slogan) join homes using (slogan)
group by slogan having count(distinct document) >= ?
order by count(distinct document) * sqrt(count(*)) desc, slogan limit ?
"""
# Of so few documents few names stand in two, and a name is worth showing where one marks it.
_FEW, _RECURS = 10, 2
_OF_ONE = (
    "fewer than 10 documents, so names that one of them alone has are offered too; --min-documents 2 leaves them out"
)
_KINDS = {"code": 0, "numeric": 0, "quoted": 1}
_HAN = re.compile("[\u3400-\u9fff]")
_SERVICE_NUMBER = re.compile("1[0-9]{2}(?:[0-9]{2})?")
_QUESTION = re.compile("(.)[不没]\\1")  # 优不优


def ask_discover(
    corpus: Corpus,
    selectors: Sequence[str] = (),
    *,
    min_documents: int | None = None,
    candidates: int = 1000,
    unmarked: bool = False,
) -> Table:
    """Return names coined in the selected documents that the shipped lexicon lacks, the most established first.

    ``marked`` counts mentions with the evidence of a coinage (quotation marks, a numeral that packs a list, signs),
    ``count`` every occurrence of the same characters, marked or not; ``score`` is documents × marked / √count.
    ``origin`` is ``local`` where all mentions in the whole corpus, which must hold several, are of one province-level
    place. Words of the dictionary that are only quoted, awarded titles, prizes and telephone numbers are no
    coinages and left out. At most ``candidates`` names are counted through. ``min_documents`` is 2 where nothing is
    said, and of fewer than ten documents 1. ``unmarked`` asks for formulas that bear no marks instead (see
    `unmarked.ask_unmarked`).
    """
    if unmarked:
        return ask_unmarked(corpus, selectors, min_documents=min_documents or _RECURS)
    selection = corpus.select(selectors)
    notes: tuple[str, ...] = ()
    if min_documents is None:
        few = len(selection.documents) < _FEW
        min_documents = 1 if few else _RECURS
        notes = (_OF_ONE,) if few else ()
    selected = corpus.selected(selection)
    found = corpus.connection.execute(_QUERY.format(selected=selected), [min_documents, candidates]).fetchall()
    several = len({head.place_path[0] for head in corpus.heads if head.place_path}) > 1
    texts = [text for _, text in corpus.texts(selection)]
    rows: list[tuple[Any, ...]] = []
    for slogan, kind, marked, documents, places, first, last, members, example, at_home in found:
        if not is_coined(slogan, kind):
            continue
        # A name may stand in the text with other punctuation than its canonical form; then only mentions count.
        count = max(marked, sum(text.count(slogan) for text in texts))
        origin = "local" if at_home and several else ""
        # Where most occurrences bear no mark, the characters are an ordinary word that was quoted now and then.
        score = documents * marked / count**0.5
        rows.append(
            (slogan, kind, score, marked, count, documents, places, first, last, origin, tuple(members or ()), example)
        )
    # Of equals first those that the text unpacks, then numerals and codes, which are coinages by their form.
    ordered = sorted(rows, key=lambda row: (-row[2], not row[-2], _KINDS[row[1]], row[0]))
    return Table(COLUMNS, ordered, notes=notes if ordered else ())


def is_coined(name: str, kind: str) -> bool:
    """Tell whether a name may be a coinage: no word of the dictionary, no awarded title, no telephone number.

    >>> is_coined("蓉漂计划", "quoted"), is_coined("杀手锏", "quoted"), is_coined("国家卫生城市", "quoted")
    (True, False, False)
    """
    if kind == "code":
        return not _SERVICE_NUMBER.fullmatch(name)
    if kind == "numeric":
        return True
    if not _HAN.search(name) or _QUESTION.fullmatch(name) or _is_honour(name):
        return False
    return len(segment(name)) > 1


def _is_honour(name: str) -> bool:
    begins, ends, wholes = _honours()
    return name.endswith(wholes) or (name.endswith(ends) and (name.startswith(begins) or name[0].isdigit()))


@lru_cache(maxsize=1)
def _honours() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    lines = [line for line in _HONOURS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    pairs = [line.split("\t") for line in lines]
    begins, ends, wholes = (tuple(word for word, at in pairs if at == place) for place in ("begin", "end", "whole"))
    return begins, ends, wholes
