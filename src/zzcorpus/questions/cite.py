"""What a methods section must say, so that somebody else can get the same numbers."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import TYPE_CHECKING

from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus

COLUMNS = (Column("item"), Column("text", wide=True))

FORMULAS = (
    (
        "TF-IDF",
        "count × (ln((1 + N) / (1 + df)) + 1) / norm of the group; N, df: documents (scikit-learn's defaults).",
    ),
    (
        "log-likelihood",
        "G² over the four cells, signed by direction (Dunning 1993, Computational Linguistics 19).",
    ),
    ("log ratio", "log2 of the two relative frequencies, 0.5 for a missing item (Hardie 2014); 95 % interval by Katz."),
    (
        "conservative log ratio",
        "the end nearer to zero of the exact interval of the log ratio, Bonferroni-adjusted (Evert 2022).",
    ),
    ("p_adjusted", "Holm's correction over the items of one section (Holm 1979)."),
    ("log Dice", "14 + log2(2·O / (R + C)) (Rychlý 2008)."),
    ("Wilson interval", "95 % interval of a share (Wilson 1927)."),
    ("phrases", "maximal repeats within sentences, from a suffix array over characters, cut to whole words."),
)


def ask_cite(corpus: Corpus, selectors: Sequence[str] = ()) -> Table:
    """Return program, corpus and formulas as rows of item and text.

    The corpus fingerprint is the SHA-256 over the ids and content hashes of the selected documents, in order: equal
    fingerprints are equal documents.
    """
    selection = corpus.select(selectors)
    table = corpus.selected(selection)
    rows = corpus.connection.execute(
        f"select document, sha256, extractor_version, chars from counted join {table} using (document) order by 1"
    ).fetchall()
    digest = hashlib.sha256("".join(f"{document}\0{sha}\n" for document, sha, _, _ in rows).encode()).hexdigest()
    extractors = sorted({row[2] for row in rows})
    reposts = corpus.connection.execute("select count(*) from rows where duplicate_of <> ''").fetchone() or (0,)
    libraries = ", ".join(f"{name} {version(name)}" for name in ("rjieba", "opencc", "duckdb", "scikit-learn"))
    facts = [
        ("program", f"zzcorpus {version('zzcorpus')} (extractor {', '.join(extractors)}; {libraries})"),
        ("corpus", f"{len(rows)} documents, {sum(row[3] for row in rows):,} characters ({selection.label})"),
        ("reposts", f"{reposts[0]} near-duplicates in the corpus, counted once unless --with-duplicates is given"),
        ("fingerprint", digest),
    ]
    return Table(COLUMNS, [*facts, *FORMULAS])
