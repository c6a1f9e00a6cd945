"""The claims of one sentence, with the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.punctuation import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zzcorpus.model import Claim

_CLAUSE = re.compile("[，；。：、！？\n]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its ``words`` with punctuation of one form, where it ``begins``, and its ``claims`` in order."""

    words: str
    begins: int
    claims: Sequence[Claim]

    def between(self, first: Claim, second: Claim) -> str:
        """Return the words between two claims."""
        return self.words[first.end - self.begins : second.start - self.begins]

    def before(self, claim: Claim) -> str:
        """Return the words before a claim."""
        return self.words[: claim.start - self.begins]

    def after(self, claim: Claim) -> str:
        """Return the words after a claim."""
        return self.words[claim.end - self.begins :]

    def clause(self, claim: Claim) -> str:
        """Return the words before a claim from the last comma or other mark on."""
        return _CLAUSE.split(self.before(claim))[-1]


def split_by_sentence(claims: Sequence[Claim]) -> Iterator[Sentence]:
    """Return the claims of a document sentence by sentence. A sentence whose place cannot be told is left out."""
    for words, group in groupby(claims, key=lambda claim: claim.sentence):
        own = list(group)
        begins = _begin_of(words, own)
        if begins is not None:
            yield Sentence(fold(words), begins, own)


def _begin_of(words: str, claims: Sequence[Claim]) -> int | None:
    """Return where a sentence begins in its document: where all its claims stand in their places."""
    first = claims[0]
    at = -1
    while (at := words.find(first.surface, at + 1)) >= 0:
        begins = first.start - at
        if all(words.startswith(claim.surface, claim.start - begins) for claim in claims):
            return begins
    return None
