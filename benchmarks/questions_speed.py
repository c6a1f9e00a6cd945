"""Seconds that single questions take over a corpus that has been ingested, the opening of the corpus apart."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from zzcorpus.corpus import Corpus, open_corpus
from zzcorpus.questions.compare import ask_compare
from zzcorpus.questions.concordance import ask_concordance
from zzcorpus.questions.panel import ask_panel
from zzcorpus.questions.trend import ask_trend

if TYPE_CHECKING:
    from collections.abc import Callable

    from zzcorpus.tables import Table


def timed(name: str, ask: Callable[[], Table], repeats: int) -> None:
    """Ask ``repeats`` times and print the fastest and the slowest, and the least time of all processors."""
    seconds, processor = [], []
    rows = 0
    for _ in range(repeats):
        start, busy = time.perf_counter(), time.process_time()
        rows = sum(1 for _ in ask().rows)
        seconds.append(time.perf_counter() - start)
        processor.append(time.process_time() - busy)
    print(f"{name:28}{min(seconds):8.2f} to {max(seconds):.2f} s{min(processor):8.2f} s of processor{rows:10} rows")


def main(path: Path, a: str, b: str, slogan: str, indicator: str, repeats: int) -> None:
    """Time keyness of two places, a concordance, a trend and a panel."""
    start = time.perf_counter()
    corpus = Corpus(open_corpus(path))
    print(f"{'open':28}{time.perf_counter() - start:8.2f} s{len(corpus.heads):16} documents")
    timed(f"keyness {a} {b}", lambda: ask_compare(corpus, a, b, sections=["keywords"]), repeats)
    timed(f"concordance {slogan}", lambda: ask_concordance(corpus, slogan), repeats)
    timed(f"trend {slogan}", lambda: ask_trend(corpus, [slogan]), repeats)
    timed(f"panel {indicator}", lambda: ask_panel(corpus, [indicator]), repeats)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sides", nargs=2, default=("天津", "呼和浩特"))
    parser.add_argument("--slogan", default="两个维护")
    parser.add_argument("--indicator", default="地区生产总值")
    parser.add_argument("--repeats", type=int, default=3)
    given = parser.parse_args()
    main(given.corpus, *given.sides, given.slogan, given.indicator, given.repeats)
