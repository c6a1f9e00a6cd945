"""From a page as it was read to the text of the document: repairs, furniture, title, date and source.

Every repair is a named rule with a count, every removal a named rule with its text; nothing vanishes unlisted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.doors import open_late

if TYPE_CHECKING:
    from zzcorpus.cleaning.clean import clean_document
    from zzcorpus.cleaning.options import CleaningOptions
    from zzcorpus.cleaning.script import detect_script, fold_script

__all__ = ["CleaningOptions", "clean_document", "detect_script", "fold_script"]

# A question about documents read before needs none of this: it is imported when it is first used.
__getattr__ = open_late(
    __name__,
    {
        "clean_document": "clean",
        "CleaningOptions": "options",
        "detect_script": "script",
        "fold_script": "script",
    },
)
