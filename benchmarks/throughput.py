"""Megabytes of files a second and process, room by room, over the first files of a folder.

Seconds are those of the processor, so that other programs on the machine count less; tables are loaded before.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from zzcorpus.cleaning import clean_document
from zzcorpus.extract import extract_facts
from zzcorpus.extract.claims import find_claims
from zzcorpus.extract.facts import _lexicon
from zzcorpus.extract.references import find_references
from zzcorpus.extract.slogans import find_slogans
from zzcorpus.model import RawDocument
from zzcorpus.sources import SourceOptions, find_inputs, read_input
from zzcorpus.text import segment, split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable


def timed(name: str, megabytes: float, work: Callable[[], object]) -> float:
    """Run ``work`` once, print its rate and return its seconds."""
    start = time.process_time()
    work()
    elapsed = time.process_time() - start
    show(name, megabytes, elapsed)
    return elapsed


def show(name: str, megabytes: float, elapsed: float) -> None:
    print(f"{name:24}{megabytes / elapsed:8.1f} MB/s{elapsed:8.2f} s")


def main(folder: Path, megabytes: float) -> None:
    """Measure each room on the same documents."""
    options = SourceOptions()
    chosen, size = [], 0.0
    for item in find_inputs([folder], options)[0]:
        if size >= megabytes * 1e6:
            break
        chosen.append(item)
        size += item.size
    size /= 1e6
    for item in chosen[:: max(1, len(chosen) // 20)]:  # loads the tables
        for document in read_input(item, options):
            if isinstance(document, RawDocument):
                clean_document(document)
    raw: list[RawDocument] = []
    reading = timed(
        "reading",
        size,
        lambda: raw.extend(r for i in chosen for r in read_input(i, options) if isinstance(r, RawDocument)),
    )
    texts: list[str] = []
    cleaning = timed("cleaning", size, lambda: texts.extend(clean_document(r).text for r in raw))
    show("reading and cleaning", size, reading + cleaning)
    extract_facts(texts[0])
    lexicon = _lexicon(())
    sentences = [split_sentences(t) for t in texts]
    references = [find_references(t) for t in texts]
    timed("sentences", size, lambda: [split_sentences(t) for t in texts])
    timed("references", size, lambda: [find_references(t) for t in texts])
    timed(
        "slogans",
        size,
        lambda: [find_slogans(t, s, r, lexicon) for t, s, r in zip(texts, sentences, references, strict=True)],
    )
    timed(
        "claims",
        size,
        lambda: [find_claims(t, s, r) for t, s, r in zip(texts, sentences, references, strict=True)],
    )
    timed("words", size, lambda: [segment(t) for t in texts])
    timed("all facts", size, lambda: [extract_facts(t) for t in texts])


if __name__ == "__main__":
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 20.0)
