"""Corpora of a few texts whose answers a reader can count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.corpus import Corpus, ingest, open_corpus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def corpus_of(folder: Path, texts: Mapping[str, tuple[str, str, str]]) -> Corpus:
    """Return an ingested corpus of ``texts``, each a document's name with its year, place and text."""
    lines = ["path,place,year"]
    (folder / "texts").mkdir()
    for name, (year, place, text) in texts.items():
        (folder / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
        lines.append(f"{name}.txt,{place},{year}")
    (folder / "texts" / "metadata.csv").write_text("\n".join(lines), encoding="utf-8")
    report = ingest([folder / "texts"], folder / "corpus")
    assert not report.failures
    return Corpus(open_corpus(folder / "corpus"))
