"""How long a user waits: wall seconds of whole processes, median of several runs after a warm-up."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 7


def seconds(command: list[str]) -> float:
    """Return the median wall time of ``command``."""
    found = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        found.append(time.perf_counter() - start)
    return statistics.median(found[1:])


LOADING = "from zzcorpus.lexicon.matcher import load_lexicon; load_lexicon()"

if __name__ == "__main__":
    bare = seconds([sys.executable, "-c", "pass"])
    print(f"{seconds([sys.executable, '-c', LOADING]) - bare:6.2f} s  loading the lexicon, beyond the interpreter")
    for arguments in (["--help"], ["slogans"], ["claims"], ["keywords"], ["compare", "tianjin", "hohhot"]):
        print(f"{seconds([sys.executable, '-m', 'zzcorpus', *arguments]):6.2f} s  zzcorpus {' '.join(arguments)}")
