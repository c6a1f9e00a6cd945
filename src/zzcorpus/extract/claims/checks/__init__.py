"""Figures that contradict each other: pure functions over the claims of a document, or of the reports of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.extract.claims.checks.changes import check_changes, check_increases
from zzcorpus.extract.claims.checks.record import Contradiction, Report
from zzcorpus.extract.claims.checks.reports import check_growths, check_revisions
from zzcorpus.extract.claims.checks.sentence import split_by_sentence
from zzcorpus.extract.claims.checks.sums import check_shares, check_sums
from zzcorpus.extract.claims.checks.values import check_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.model import Claim

__all__ = ["Contradiction", "Report", "find_contradictions", "find_contradictions_between"]

_IN_A_SENTENCE = (check_changes, check_increases, check_sums, check_shares)


def find_contradictions(claims: Sequence[Claim]) -> list[Contradiction]:
    """Return what contradicts what among the claims of one document, in text order."""
    found: list[Contradiction] = []
    for sentence in split_by_sentence(claims):
        for check in _IN_A_SENTENCE:
            found += check(sentence)
    found += check_values(claims)
    return sorted(found, key=lambda row: (row.first.start, row.second.start))


def find_contradictions_between(reports: Sequence[Report]) -> list[Contradiction]:
    """Return what contradicts what between the reports of one place."""
    return [*check_growths(reports), *check_revisions(reports)]
