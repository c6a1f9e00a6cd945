"""Formulas that no lexicon holds: names that documents coin and repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus

COLUMNS = (
    Column("slogan"),
    Column("kind"),
    Column("score", "float"),
    Column("marked", "int"),
    Column("count", "int"),
    Column("documents", "int"),
    Column("places", "int"),
    Column("first_year", "int"),
    Column("last_year", "int"),
    Column("origin"),
    Column("members", "list", wide=True),
    Column("example", wide=True),
)

# A coined name is set in quotation marks, packs a numeral or mixes signs: that is the evidence. Mottos are left out,
# since four characters of exhortation recur without being anybody's.
_QUERY = """
with named as (select s.* from slogans s join {selected} using (document)
  where origin = '' and kind in ('quoted', 'numeric', 'code')),
given as (select slogan, arg_max(members, (len(members), document)) as members from named group by slogan)
select slogan, mode(kind order by kind), count(*), count(distinct document), count(distinct nullif(place, '')),
  min(year), max(year), any_value(given.members), arg_min(sentence, (document, start))
from named join given using (slogan) group by slogan having count(distinct document) >= ?
order by count(distinct document) * sqrt(count(*)) desc, slogan limit ?
"""


def ask_discover(
    corpus: Corpus, selectors: Sequence[str] = (), *, min_documents: int = 2, candidates: int = 1000
) -> Table:
    """Return names coined in the selected documents that the shipped lexicon lacks, the most established first.

    ``marked`` counts mentions with the evidence of a coinage (quotation marks, a numeral that packs a list, signs),
    ``count`` every occurrence of the same characters, marked or not; ``score`` is documents × marked / √count.
    ``origin`` is ``local`` where all mentions are of one place. At most ``candidates`` names are counted through.
    """
    selection = corpus.select(selectors)
    selected = corpus.selected(selection)
    found = corpus.connection.execute(_QUERY.format(selected=selected), [min_documents, candidates]).fetchall()
    texts = [text for _, text in corpus.texts(selection)]
    rows: list[tuple[Any, ...]] = []
    for slogan, kind, marked, documents, places, first, last, members, example in found:
        # A name may stand in the text with other punctuation than its canonical form; then only mentions count.
        count = max(marked, sum(text.count(slogan) for text in texts))
        origin = "local" if places == 1 else ""
        # Where most occurrences bear no mark, the characters are an ordinary word that was quoted now and then.
        score = documents * marked / count**0.5
        rows.append(
            (slogan, kind, score, marked, count, documents, places, first, last, origin, tuple(members or ()), example)
        )
    return Table(COLUMNS, sorted(rows, key=lambda row: (-row[2], row[0])))
