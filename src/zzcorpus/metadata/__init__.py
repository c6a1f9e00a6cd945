"""What a document is about and when it was written: place and year, each with its evidence."""

from __future__ import annotations

from zzcorpus.metadata.content_year import OTHER_YEAR, decide_content_year
from zzcorpus.metadata.path_rule import PathHint, place_and_year_from_path
from zzcorpus.metadata.place import decide_place

__all__ = ["OTHER_YEAR", "PathHint", "decide_content_year", "decide_place", "place_and_year_from_path"]
