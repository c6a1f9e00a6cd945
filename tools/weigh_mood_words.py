"""Count the words that open clauses in plans and in reviews, as weights for extract/claims/data/mood_words.tsv.

    python tools/weigh_mood_words.py FOLDER

FOLDER holds government work reports, PLACE/YEAR.md. Prints every word of two characters that opens at least 400
clauses, with its weight and count, the most telling first; which of them are verbs, adverbs and times is for a reader
to say.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

from zzcorpus.extract.claims.mood import CLAUSE_OPENS
from zzcorpus.extract.claims.passages import find_passages

FROM_YEAR = 2000
LEAST = 400
SMOOTHING = 5


def main(folder: Path) -> None:
    """Print the words of the reports below ``folder``."""
    counts: dict[str, Counter[str]] = {"target": Counter(), "reported": Counter()}
    for path in sorted(folder.glob("*/*.md")):
        if path.stem.isdigit() and int(path.stem) >= FROM_YEAR:
            text = path.read_text(encoding="utf-8")
            # What stands before the first heading is left out: its mood is what the words shall tell.
            passages = find_passages(text)[1:]
            ends = [start for start, _ in passages[1:]] + [len(text)]
            for (start, status), end in zip(passages, ends, strict=True):
                counts[status].update(CLAUSE_OPENS.findall(text, start, end))
    plan, review = counts["target"], counts["reported"]
    planned, reviewed = plan.total() + SMOOTHING, review.total() + SMOOTHING
    weights = {
        word: math.log((plan[word] + SMOOTHING) / planned * reviewed / (review[word] + SMOOTHING))
        for word in plan | review
        if plan[word] + review[word] >= LEAST
    }
    for word, weight in sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0])):
        print(f"{word}\t{weight:.2f}\t{plan[word] + review[word]}")


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
