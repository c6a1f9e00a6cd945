"""One span is one slogan: choose among overlapping candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.candidates import KIND_RANK, Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zzcorpus.model import Span

# A reference of these kinds may stand inside a name: “1·5讲话”, 一核两极, “1+1+1>3”.
_MAY_BE_INSIDE = frozenset(
    {"ratio", "ordinal", "identifier", "date", "section_number", "rank", "plan_period", "congress", "address"}
)


def choose(
    candidates: Iterable[Candidate], references: Sequence[Span], quoted: Iterable[Candidate] = ()
) -> list[Candidate]:
    """Return the candidates that stand, in text order, none overlapping another or a reference.

    The longer of two nested ones stands (the inner occurrence counts for the longer only); of two that cross,
    the more specific kind, then the longer, then the first. The title of a document is no slogan, but names those
    that are ``quoted`` in it: 《关于推进“六治”工程的意见》.
    """
    ordered = sorted(candidates, key=lambda c: (c.start, -c.end, KIND_RANK[c.kind]))
    chosen: list[Candidate] = []
    reached = 0
    for candidate in ordered:
        if candidate.start >= reached:
            chosen.append(candidate)
            reached = candidate.end
        elif candidate.end > reached and _precedence(candidate) < _precedence(chosen[-1]):
            chosen[-1] = candidate
            reached = candidate.end
    named = {(candidate.start, candidate.end) for candidate in quoted}
    return _without_references(chosen, references, named)


def _precedence(candidate: Candidate) -> tuple[int, int]:
    return KIND_RANK[candidate.kind], candidate.start - candidate.end


def _without_references(
    chosen: list[Candidate], references: Sequence[Span], named: set[tuple[int, int]]
) -> list[Candidate]:
    kept: list[Candidate] = []
    i, count = 0, len(references)
    for candidate in chosen:
        start, end = candidate.start, candidate.end
        while i < count and references[i].end <= start:
            i += 1
        j = i
        while j < count and references[j].start < end:
            in_title = references[j].label == "document_name" and (start, end) in named
            if not in_title and not _stands_inside(references[j], candidate):
                break
            j += 1
        else:
            kept.append(candidate)
    return kept


def _stands_inside(reference: Span, candidate: Candidate) -> bool:
    """Tell whether the reference is only a part of the candidate's name."""
    if candidate.kind == "code" and reference.label == "ratio":
        return True
    # A campaign in quotation marks is named, not dated: “三年倍增”.
    named = reference.label == "plan_period" and candidate.rule == "quotation marks"
    inside = candidate.start <= reference.start and reference.end <= candidate.end
    smaller = named or reference.end - reference.start < candidate.end - candidate.start
    return inside and smaller and reference.label in _MAY_BE_INSIDE
