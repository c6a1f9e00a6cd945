"""Formulas that bear no mark and that no lexicon holds: told by their form, by recurring, and by standing free."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zzcorpus.places.gazetteer import place_by_name
from zzcorpus.questions.matching import find_all
from zzcorpus.questions.unmarked_units import find_candidates, fold_nested, is_explained
from zzcorpus.tables import Column, Table
from zzcorpus.text import segment, sentence_at, split_sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from zzcorpus.corpus import Corpus
    from zzcorpus.corpus.selection import DocumentHead
    from zzcorpus.questions.unmarked_units import Candidate

_QUOTES = frozenset({"“”", "‘’", "「」", "『』"})
_FEWEST_ALONE = 0.1  # of all occurrences, those that stand as a unit
_WEIGHT = {"programme": 0.5}  # by their form the least sure
_AT_HOME = 1.5
_FEWEST_PROGRAMME = 3  # documents

# What a coinage and what stands unmarked have in common; the evidence differs.
SHARED_COLUMNS = (
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
COLUMNS = (
    *SHARED_COLUMNS,
    Column("example_document"),
    Column("example_start", "int"),
    Column("form"),
    Column("alone", "int"),
    Column("alone_documents", "int"),
    Column("cohesion", "float"),
    Column("free_left", "float"),
    Column("free_right", "float"),
    Column("elsewhere", "int"),
)


def ask_unmarked(corpus: Corpus, selectors: Sequence[str] = (), *, min_documents: int = 2) -> Table:
    """Return formulas that stand in the selected documents without any mark, the most established first.

    A string is offered for its form (``form``: the title of a place, a brand of its name, a programme, parallel
    clauses, or the frame that a clause fills) where it stands as a unit, between marks or words that lead up to a
    name, in ``min_documents`` or more, ``alone`` times in ``alone_documents`` of them; where no lexicon entry, motto
    or longer string offered explains it, and most occurrences bear no quotation marks (``marked`` of ``count`` do).
    ``cohesion``, ``free_left`` and ``free_right`` are those of `weigh_strings`; ``elsewhere`` counts the documents of
    the corpus outside the selection that hold it. A programme must be of one place and stand in three documents.
    ``score`` is alone_documents · √(alone / count), half of it for programmes, one and a half times for what is local.
    """
    texts = corpus.texts(corpus.select(selectors))
    heads = {head.document: head for head in corpus.heads}
    found = find_candidates([text for _, text in texts], [_names_of(heads[document]) for document, _ in texts])
    found = [one for one in found if one.documents >= min_documents and one.recurs and _is_new(one.text)]
    found = fold_nested(found, min_documents)
    rows = _weigh(corpus, texts, found, heads) if found else []
    return Table(COLUMNS, sorted(rows, key=lambda row: (-row[2], -row[4], row[0])))


def _weigh(
    corpus: Corpus, texts: Sequence[tuple[str, str]], found: Sequence[Candidate], heads: Mapping[str, DocumentHead]
) -> list[tuple[Any, ...]]:
    """Return a row for each candidate that the evidence of the selection and of the whole corpus leaves."""
    from zzcorpus.repeats import weigh_strings

    spans = [(*one.units[0], one.units[0][1] + len(one.text)) for one in found]
    evidence = weigh_strings([text for _, text in texts], spans)
    selected = {document for document, _ in texts}
    holders: list[set[str]] = [set() for _ in found]
    marked = [0] * len(found)
    for document, text, i, start in find_all(corpus.texts(corpus.select()), [one.text for one in found]):
        holders[i].add(document)
        marked[i] += document in selected and _is_marked(text, start, start + len(found[i].text))
    several = len({head.place_path[0] for head in heads.values() if head.place_path}) > 1
    rows: list[tuple[Any, ...]] = []
    for i, one in enumerate(found):
        count, alone = int(evidence.count[i]), len(one.units)
        at_home = several and len({heads[document].place_path[:1] for document in holders[i]}) == 1
        if 2 * marked[i] > count or alone < _FEWEST_ALONE * count:
            continue
        if one.form == "programme" and (one.documents < _FEWEST_PROGRAMME or (several and not at_home)):
            continue
        score = one.documents * (alone / count) ** 0.5 * _WEIGHT.get(one.form, 1) * (_AT_HOME if at_home else 1)
        inside = [heads[document] for document in holders[i] & selected]
        rows.append((
            one.text, "unmarked", score, marked[i], count, *_spread(inside), "local" if at_home else "", (),
            *_example(one, texts), one.form, alone, one.documents, float(evidence.cohesion[i]),
            float(evidence.free_left[i]), float(evidence.free_right[i]), len(holders[i]) - len(inside),
        ))  # fmt: skip
    return rows


def _is_marked(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] + text[end : end + 1] in _QUOTES


def _names_of(head: DocumentHead) -> Collection[str]:
    """Return the short names of a document's place and of those it lies in."""
    path = head.place_path
    places = (place_by_name("".join(path[: size + 1])) for size in range(len(path)))
    return {place.short for place in places if place and place.level != "national"}


def _is_new(name: str) -> bool:
    return len(segment(name)) > 1 and not is_explained(name)


def _spread(heads: Sequence[DocumentHead]) -> tuple[int, int, int | None, int | None]:
    years = [head.year for head in heads if head.year]
    places = {head.place for head in heads if head.place}
    return len(heads), len(places), min(years, default=None), max(years, default=None)


def _example(one: Candidate, texts: Sequence[tuple[str, str]]) -> tuple[str, str, int]:
    """Return the sentence in which it stands first as a unit, the document, and where in it."""
    number, start = one.units[0]
    document, text = texts[number]
    sentence = sentence_at(split_sentences(text), start)
    return text[sentence.start : sentence.end], document, start
