"""One document, and all the facts in it: slogans, numeric claims, terms."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zzcorpus.extract.facts import extract_facts
    from zzcorpus.extract.options import ExtractOptions

__all__ = ["ExtractOptions", "extract_facts"]

# A question about documents read before needs none of this: it is imported when it is first used.
_HOMES = {
    "extract_facts": "zzcorpus.extract.facts",
    "ExtractOptions": "zzcorpus.extract.options",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
