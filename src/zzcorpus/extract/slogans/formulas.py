"""Set formulas that are a pattern with a place to fill, so that no list can hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

# 习近平总书记关于党的建设的重要思想, 习近平关于治水重要论述.
_LEADER_ON = re.compile(r"习近平(?:总书记|主席|同志)?关于[\u3400-\u9fff、“”]{2,30}?重要(?:思想|论述)")


def find_patterns(text: str) -> Iterator[Candidate]:
    """Yield the formulas by which the leader's thought on a subject is cited."""
    for match in _LEADER_ON.finditer(text):
        yield Candidate(match.start(), match.end(), "formula", "leader on a subject")
