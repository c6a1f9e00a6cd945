"""One document, and all the facts in it: slogans, numeric claims, terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.doors import open_late

if TYPE_CHECKING:
    from zzcorpus.extract.facts import extract_facts
    from zzcorpus.extract.options import ExtractOptions

__all__ = ["ExtractOptions", "extract_facts"]

# A question about documents read before needs none of this: it is imported when it is first used.
__getattr__ = open_late(
    __name__,
    {
        "extract_facts": "facts",
        "ExtractOptions": "options",
    },
)
