"""Build the shipped reference of terms from a folder of State Council work reports: numbers only, no sentences.

    python tools/build_reference.py FOLDER > src/zzcorpus/questions/data/state_council.tsv

Keeps terms that at least two reports have; the size of the reference is the sum of the counts kept.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import zzcorpus

FROM_YEAR = 1978


def main(folder: Path) -> None:
    """Print the reference of the reports in ``folder`` as TSV."""
    corpus = zzcorpus.open(folder, places_from_paths=True)
    rows = corpus.sql(f'select term, "count", document, year from terms where year >= {FROM_YEAR}')
    counts: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for term, count in zip(rows["term"], rows["count"], strict=True):
        counts[term] += int(count)
        documents[term] += 1
    years = sorted({int(year) for year in rows["year"]})
    print("# version: 1")
    print(f"# source: work reports of the State Council, {years[0]}–{years[-1]}, {len(years)} years")
    print("# selected by: terms of at least two reports, cut as zzcorpus cuts terms")
    print("# columns: term, count, documents")
    print(f"# documents: {len(years)}")
    print("term\tcount\tdocuments")
    for term, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if documents[term] > 1:
            print(f"{term}\t{count}\t{documents[term]}")


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
