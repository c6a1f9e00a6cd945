"""Which wordings recur."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus

COLUMNS = (
    Column("phrase", wide=True),
    Column("chars", "int"),
    Column("count", "int"),
    Column("documents", "int"),
    Column("places", "int"),
    Column("example_document"),
    Column("example_start", "int"),
    Column("alone", "int"),
    Column("score", "float"),
)


def ask_phrases(corpus: Corpus, selectors: Sequence[str] = (), *, min_chars: int = 6, min_documents: int = 2) -> Table:
    """Return recurring wordings: maximal repeats within sentences, cut to whole words, best first.

    ``count`` is every occurrence in the selected documents, ``alone`` those that are not inside a longer phrase
    of the list, ``score`` alone × log2(chars). The example is the first occurrence.
    """
    from zzcorpus.repeats import RepeatOptions, find_repeats

    selection = corpus.select(selectors)
    texts = corpus.texts(selection)
    names = [name for name, _ in texts]
    place_of = {head.document: head.place for head in corpus.heads}
    places = [place_of[name] for name in names]
    options = RepeatOptions(min_chars=min_chars, min_documents=min_documents)
    rows: list[tuple[Any, ...]] = []
    for repeat in find_repeats([text for _, text in texts], options):
        indices, starts = repeat.occurrences()
        held = {places[index] for index in set(indices.tolist())} - {""}
        example = (names[int(indices[0])], int(starts[0]))
        rows.append((
            repeat.text, len(repeat.text), repeat.count, repeat.documents, len(held), *example,
            repeat.alone, repeat.score,
        ))  # fmt: skip
    return Table(COLUMNS, rows)
