"""How long phrases, shared passages and near-duplicates of a folder of texts take, and how much memory.

    python benchmarks/repeats_speed.py FOLDER

FOLDER holds texts (*.txt, *.md, any depth). Segmentation is part of the time of the phrases; reading is not.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING

from zzcorpus.repeats import find_near_duplicates, find_repeats, find_reuse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any


def report(name: str, find: Callable[[Sequence[str]], Sequence[Any]], texts: Sequence[str]) -> None:
    """Print how long ``find`` takes, how much it finds, and the most memory the process has held."""
    wall, processor = time.perf_counter(), time.process_time()
    found = sum(item is not None for item in find(texts))
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{name:16}{found:>9,} found{wall:8.1f} s{processor:8.1f} s of processor{memory:6.2f} GB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    files = sorted(p for p in parser.parse_args().folder.rglob("*") if p.suffix in {".txt", ".md"})
    texts = [path.read_text(encoding="utf-8") for path in files]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{len(texts):,} texts, {size:.1f} MB, {sum(map(len, texts)):,} characters")
    report("near-duplicates", find_near_duplicates, texts)
    report("reuse", find_reuse, texts)
    report("phrases", find_repeats, texts)


if __name__ == "__main__":
    main()
