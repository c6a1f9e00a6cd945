"""The one table of a corpus: a row per document, with all that was extracted from it nested in the row."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

# Raised when a column changes its meaning or type, so that an older program refuses a newer corpus.
SCHEMA_VERSION = 2

# Flat columns of the view ``documents``, in the order in which they are shown. `year` is derived in the view.
DOCUMENT_COLUMNS = (
    "document",
    "title",
    "place",
    "place_path",
    "level",
    "published",
    "content_year",
    "source",
    "script",
    "chars",
    "repairs",
    "duplicate_of",
    "path",
)


# Which of two texts is the original, in SQL: the earlier published, else the one written in the earlier year (at
# its end, where no date is known); the id settles what dates leave open.
EARLIEST_FIRST = "coalesce(published, make_date(coalesce(content_year, 9999), 12, 31)), document"


@lru_cache(maxsize=1)
def documents_schema() -> pa.Schema:
    """Return the Arrow schema of the table ``documents``."""
    import pyarrow as pa

    text, texts, number = pa.string(), pa.list_(pa.string()), pa.int32()
    repair = pa.struct([("rule", text), ("count", number)])
    removal = pa.struct([("rule", text), ("text", text)])
    term = pa.struct([("term", text), ("count", number)])
    slogan = pa.struct(
        [
            ("slogan", text),
            ("kind", text),
            ("surface", text),
            ("start", number),
            ("end", number),
            ("sentence", text),
            ("members", texts),
            ("members_from", text),
            ("origin", text),
            ("rule", text),
        ]
    )
    claim = pa.struct(
        [
            ("of", text),
            ("surface", text),
            ("low", pa.float64()),
            ("high", pa.float64()),
            ("unit", text),
            ("qualifier", text),
            ("kind", text),
            ("direction", text),
            ("status", text),
            ("period", text),
            ("start", number),
            ("end", number),
            ("sentence", text),
            ("indicator", text),
            ("rule", text),
            ("figure_year", number),
            ("stretch", text),
            ("part", text),
        ]
    )
    return pa.schema(
        [
            ("document", text),
            ("path", text),
            ("input", text),
            ("fingerprint", text),
            ("sha256", text),
            ("extractor_version", text),
            ("format", text),
            ("encoding", text),
            ("title", text),
            ("place", text),
            ("place_path", texts),
            ("place_basis", text),
            ("place_evidence", text),
            ("place_candidates", texts),
            ("level", text),
            ("published", pa.date32()),
            ("content_year", number),
            ("year_basis", text),
            ("year_evidence", texts),
            ("source", text),
            ("script", text),
            ("metadata", pa.list_(pa.struct([("name", text), ("value", text)]))),
            ("text", text),
            ("chars", number),
            ("raw_chars", number),
            ("repairs", pa.list_(repair)),
            ("removed", pa.list_(removal)),
            ("warnings", texts),
            ("duplicate_of", text),
            ("terms", pa.list_(term)),
            ("slogans", pa.list_(slogan)),
            ("claims", pa.list_(claim)),
        ]
    )
