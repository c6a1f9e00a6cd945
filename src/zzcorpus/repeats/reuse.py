"""Passages that one text shares with another, tolerant of small edits, gathered into groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zzcorpus.repeats.fingerprints import read_contents
from zzcorpus.repeats.grouping import group_stretches
from zzcorpus.repeats.matches import find_matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zzcorpus.repeats.fingerprints import Contents
    from zzcorpus.repeats.grouping import Stretch
    from zzcorpus.repeats.layout import Indices

# What stands behind the last content character and still belongs to the sentence.
_CLOSING = frozenset("。！？!?”’」』）)】》〉；;")
_OPENING = frozenset("“‘「『（(【《〈")


@dataclass(frozen=True, slots=True)
class ReuseOptions:
    """What counts as a shared passage.

    ``min_chars`` counts letters, digits and Han characters. ``min_similarity`` is the share of them that are the
    same on both sides; lower it to see freer adaptations, at the risk of passages that only share a scheme, as
    lists of growth rates do.
    """

    min_chars: int = 30
    min_similarity: float = 0.6


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """Where a passage stands: the index of the text, and ``[start, end)`` in it."""

    document: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage held by two or more texts, in the wording of its first holder.

    ``members`` are in the order of the texts: give texts in order of their dates, and the first is the earliest.
    ``similarity`` is the mean share of characters that are the same where two of them were compared.
    """

    passage_id: int
    text: str
    members: tuple[Member, ...]
    similarity: float


def find_reuse(texts: Sequence[str], options: ReuseOptions = ReuseOptions()) -> list[Passage]:
    """Return the passages that texts share with other texts, in the order of their first holders.

    Candidates come from winnowed fingerprints of 10 content characters (Schleimer, Wilkerson and Aiken 2003), so
    texts are compared only where they share some; neighbouring ones are joined across gaps of up to 40 characters
    and extended by alignment to where the likeness ends. Stretches of one text that share four fifths of their union
    stand for one passage; passages of different texts are one where they match, directly or through others.
    """
    contents = read_contents(texts)
    matches = find_matches(contents)
    first_chars, second_chars = matches.first_end - matches.first_start, matches.second_end - matches.second_start
    long = (first_chars >= options.min_chars) & (second_chars >= options.min_chars)
    matches = matches[long & (matches.similarity >= options.min_similarity)]
    first = _members(texts, contents, matches.first_start, matches.first_end)
    second = _members(texts, contents, matches.second_start, matches.second_end)
    groups = group_stretches(first, second, matches.similarity.tolist())
    return [_passage(number, texts, *group) for number, group in enumerate(groups, start=1)]


def shared_stretches(
    passages: Iterable[Passage], documents: int, *, spare_first: bool = False
) -> list[list[tuple[int, int]]]:
    """Return for each of so many texts the stretches that recur elsewhere, joined and in order.

    With ``spare_first`` the first holder of a passage keeps it: what remains of all texts then holds every
    passage once.
    """
    stretches: list[list[tuple[int, int]]] = [[] for _ in range(documents)]
    for passage in passages:
        first = passage.members[0].document
        for member in passage.members:
            if not (spare_first and member.document == first):
                stretches[member.document].append((member.start, member.end))
    return [_joined(sorted(own)) for own in stretches]


def reuse_share(texts: Sequence[str], passages: Iterable[Passage]) -> list[float]:
    """Return which share of each text's characters recurs in others (套话率); 0 for an empty text."""
    stretches = shared_stretches(passages, len(texts))
    return [
        sum(end - start for start, end in own) / len(text) if text else 0.0
        for text, own in zip(texts, stretches, strict=True)
    ]


def _members(texts: Sequence[str], contents: Contents, starts: Indices, ends: Indices) -> list[tuple[int, int, int]]:
    """Return stretches of contents as text, start and end, with the marks that belong to their ends."""
    documents = contents.document_of(starts).tolist()
    first, last = contents.offsets[starts].tolist(), contents.offsets[ends - 1].tolist()
    return [
        (document, *_with_marks(texts[document], start, end + 1))
        for document, start, end in zip(documents, first, last, strict=True)
    ]


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    while start > 0 and text[start - 1] in _OPENING:
        start -= 1
    return start, end


def _passage(number: int, texts: Sequence[str], stretches: Sequence[Stretch], similarity: float) -> Passage:
    document, start, end = stretches[0]
    members = tuple(Member(*stretch) for stretch in stretches)
    return Passage(number, texts[document][start:end], members, similarity)


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
