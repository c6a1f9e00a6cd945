"""Put the finders together: candidates, the document's own names, the choice, the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ahocorasick_rs

from zzcorpus.extract.slogans.arbiter import choose
from zzcorpus.extract.slogans.candidates import KIND_RANK, Candidate, bare, fold_marks
from zzcorpus.extract.slogans.glossary import find_notes
from zzcorpus.extract.slogans.members import find_members
from zzcorpus.extract.slogans.mottos import find_chain_mates, find_framed, find_maxims
from zzcorpus.extract.slogans.numerals import (
    find_alternating,
    find_headed,
    find_unquoted_codes,
    is_numeral_name,
    kind_of_name,
)
from zzcorpus.extract.slogans.quotes import find_quotes, is_coinage
from zzcorpus.model import Slogan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zzcorpus.lexicon import FormulaLexicon
    from zzcorpus.model import SloganKind, Span

_SHORTEST_NAME = 3  # a quoted word of two characters is not looked for without its marks
_NUMERALS = frozenset("一二三四五六七八九十百千万两几第0123456789")


def find_slogans(
    text: str, sentences: Sequence[Span], references: Sequence[Span], lexicon: FormulaLexicon
) -> list[Slogan]:
    """Return the slogans of ``text``, one record per mention, in text order and without overlaps.

    ``sentences`` and ``references`` are in text order. A reference (a date, a congress, a document name) is never
    a slogan. A name in quotation marks is also found where the document uses it without them. All mentions of one
    slogan have one kind, the most specific that a mention shows.
    """
    marked = fold_marks(text)
    found = list(_from_lexicon(marked, lexicon))
    named = [*_quoted(marked, lexicon), *_glossed(marked, lexicon)]
    mottos = [candidate for candidate in found if candidate.kind == "motto"]
    candidates = [
        *found,
        *named,
        *_repeated(marked, named),
        *find_unquoted_codes(marked),
        *find_alternating(marked),
        *find_headed(marked),
        *find_chain_mates(marked, mottos),
        *find_framed(marked),
        *find_maxims(marked),
    ]
    return _records(text, sentences, choose(candidates, references))


def _from_lexicon(text: str, lexicon: FormulaLexicon) -> Iterator[Candidate]:
    for match in lexicon.find(text):
        if match.formula.kind:
            yield Candidate(
                match.start, match.end, match.formula.kind, f"lexicon: {match.formula.canonical}", match.formula
            )


def _quoted(text: str, lexicon: FormulaLexicon) -> Iterator[Candidate]:
    for quote in find_quotes(text):
        if is_coinage(text, quote):
            yield _name(text, quote.start, quote.end, lexicon, "quotation marks")


def _glossed(text: str, lexicon: FormulaLexicon) -> Iterator[Candidate]:
    for note in find_notes(text):
        head = text[note.start : note.end]
        if is_numeral_name(head) and "“" not in head:
            yield _name(text, note.start, note.end, lexicon, "glossary note")


def _name(text: str, start: int, end: int, lexicon: FormulaLexicon, rule: str) -> Candidate:
    name = bare(text[start:end])
    formula = lexicon.lookup(name)
    kind: SloganKind = kind_of_name(name)
    if formula and formula.kind == "numeric":
        kind = "numeric"
    return Candidate(start, end, kind, rule, formula)


def _repeated(text: str, named: list[Candidate]) -> Iterator[Candidate]:
    """Yield the further uses, without quotation marks, of the names that the document itself marks."""
    by_name = {text[c.start : c.end]: c for c in named if _is_sought(text, c)}
    if not by_name:
        return
    names = tuple(by_name)
    automaton = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    for index, start, end in automaton.find_matches_as_indexes(text):
        first = by_name[names[index]]
        if first.kind == "numeric" and text[start - 1 : start] in _NUMERALS:
            continue
        yield Candidate(start, end, first.kind, f"{first.rule}, here without", first.formula)


def _is_sought(text: str, candidate: Candidate) -> bool:
    length = candidate.end - candidate.start
    if length >= _SHORTEST_NAME:
        return not text[candidate.start : candidate.end].isdigit()
    return candidate.kind == "numeric"


def _records(text: str, sentences: Sequence[Span], chosen: list[Candidate]) -> list[Slogan]:
    names = [_canonical(text, candidate) for candidate in chosen]
    kinds: dict[str, SloganKind] = {}
    members: dict[str, tuple[str, ...]] = {}
    for name, candidate in zip(names, chosen, strict=True):
        known = kinds.get(name)
        if known is None or KIND_RANK[candidate.kind] < KIND_RANK[known]:
            kinds[name] = candidate.kind
        if candidate.kind == "numeric" and not members.get(name):
            members[name] = find_members(text, candidate.start, candidate.end, name)
    records: list[Slogan] = []
    at = 0
    for name, candidate in zip(names, chosen, strict=True):
        while at + 1 < len(sentences) and sentences[at + 1].start <= candidate.start:
            at += 1
        sentence = text[sentences[at].start : sentences[at].end] if sentences else ""
        own = members.get(name, ())
        packed = own or (candidate.formula.members if candidate.formula else ())
        records.append(
            Slogan(
                slogan=name,
                kind=kinds[name],
                surface=text[candidate.start : candidate.end],
                start=candidate.start,
                end=candidate.end,
                sentence=sentence,
                members=packed,
                members_from="document" if own else "lexicon" if packed else "",
                origin="central" if candidate.formula and candidate.kind != "motto" else "",
                rule=candidate.rule,
            )
        )
    return records


def _canonical(text: str, candidate: Candidate) -> str:
    if candidate.formula:
        return candidate.formula.canonical
    return bare(text[candidate.start : candidate.end])
