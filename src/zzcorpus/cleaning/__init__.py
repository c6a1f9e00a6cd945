"""From a page as it was read to the text of the document: repairs, furniture, title, date and source.

Every repair is a named rule with a count, every removal a named rule with its text; nothing vanishes unlisted.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zzcorpus.cleaning.clean import clean_document
    from zzcorpus.cleaning.options import CleaningOptions
    from zzcorpus.cleaning.script import detect_script, fold_script

__all__ = ["CleaningOptions", "clean_document", "detect_script", "fold_script"]

# A question about documents read before needs none of this: it is imported when it is first used.
_HOMES = {
    "clean_document": "zzcorpus.cleaning.clean",
    "CleaningOptions": "zzcorpus.cleaning.options",
    "detect_script": "zzcorpus.cleaning.script",
    "fold_script": "zzcorpus.cleaning.script",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
