"""Which wordings recur."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus, Selection

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
    of the list. ``score`` is √(count·alone) · log2(chars) · √(the share of its beginnings · of its ends at a boundary).
    The example is the first occurrence.
    """
    from zzcorpus.repeats import RepeatOptions, find_repeats

    selection = corpus.select(selectors)
    texts = corpus.texts(selection)
    names = [name for name, _ in texts]
    place_of = {head.document: head.place for head in corpus.heads}
    numbers = {place: i for i, place in enumerate(sorted({place_of[name] for name in names} - {""}))}
    options = RepeatOptions(min_chars=min_chars, min_documents=min_documents)
    repeats = find_repeats([text for _, text in texts], options, wholes=named_stretches(corpus, selection, names))
    places = repeats.distinct([numbers.get(place_of[name], -1) for name in names]).tolist() if repeats else []
    rows: list[tuple[Any, ...]] = [
        (
            repeat.text, len(repeat.text), repeat.count, repeat.documents, held,
            names[repeat.first_document], repeat.first_start, repeat.alone, repeat.score,
        )
        for repeat, held in zip(repeats, places, strict=True)
    ]  # fmt: skip
    return Table(COLUMNS, rows)


def named_stretches(corpus: Corpus, selection: Selection, documents: Sequence[str]) -> list[list[tuple[int, int]]]:
    """Return where each of ``documents`` has a slogan that is one thing to a reader; a motto is prose as well."""
    table = corpus.selected(selection)
    stretches: dict[str, list[tuple[int, int]]] = {document: [] for document in documents}
    for document, start, end in corpus.connection.execute(
        f"select document, start, \"end\" from slogans join {table} using (document) where kind <> 'motto'"
    ).fetchall():
        stretches[document].append((start, end))
    return list(stretches.values())
