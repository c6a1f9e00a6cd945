"""zzcorpus: slogans, numeric claims and recurring phrases of Chinese official documents.

>>> import zzcorpus
>>> corpus = zzcorpus.open()          # the five shipped documents
>>> corpus.slogans("hohhot").head()   # a DataFrame  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zzcorpus.api import Corpus, ingest, open  # noqa: A004  the door's name

__all__ = ["Corpus", "ingest", "open"]


def __getattr__(name: str) -> Any:
    """Import the door's rooms when they are first entered, so that the command line starts at once."""
    if name in __all__:
        from zzcorpus import api

        return getattr(api, name)
    raise AttributeError(f"module 'zzcorpus' has no attribute {name!r}")
