"""How well `find_reuse` finds passages planted in other documents, and what it invents in shuffled text.

    python benchmarks/reuse_planted.py FOLDER [--passages 400] [--seed 1]

FOLDER holds texts (*.txt, *.md, any depth). A passage of 60 to 600 characters is taken from one document, a
share of its characters is edited (replaced, deleted or inserted, a third each), and it is put into another
document. It counts as found when a passage links the two places, within 10 characters at each of the four ends.
Ends are compared on letters, digits and Han characters, since spaces and punctuation belong to neither side.
The shuffled texts are the documents with their characters in random order, where nothing over 40 characters
may be found.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zzcorpus.repeats import find_reuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.repeats import Passage

EDIT_RATES = (0.0, 0.05, 0.10, 0.15)
TOLERANCE = 10


@dataclass(frozen=True)
class Planted:
    """A passage's two places: the index of the text, start and end, in the source and where it was put."""

    source: tuple[int, int, int]
    target: tuple[int, int, int]


def edited(passage: str, rate: float, alphabet: str, rng: random.Random) -> str:
    """Return ``passage`` with ``rate`` of its characters replaced, deleted or followed by an inserted one."""
    characters = list(passage)
    for i in rng.sample(range(len(characters)), round(rate * len(characters))):
        kind = rng.choice(("replace", "delete", "insert"))
        other = rng.choice(alphabet)
        characters[i] = {"replace": other, "delete": "", "insert": characters[i] + other}[kind]
    return "".join(characters)


def plant(texts: Sequence[str], count: int, rate: float, rng: random.Random) -> tuple[list[str], list[Planted]]:
    """Return texts of which half hold one planted passage each, from one of the other half."""
    order = list(range(len(texts)))
    rng.shuffle(order)
    half = len(order) // 2
    alphabet = "".join(texts[i][:2000] for i in order[:20])
    alphabet = "".join(c for c in alphabet if c.isalnum())
    result, planted = list(texts), []
    for target in order[:half][:count]:
        source = rng.choice(order[half:])
        length = rng.randint(60, 600)
        if len(texts[source]) <= length:
            continue
        start = rng.randrange(len(texts[source]) - length)
        passage = edited(texts[source][start : start + length], rate, alphabet, rng)
        at = rng.randrange(len(texts[target]))
        result[target] = texts[target][:at] + passage + texts[target][at:]
        planted.append(Planted((source, start, start + length), (target, at, at + len(passage))))
    return result, planted


def distance(text: str, one: int, other: int) -> int:
    """Return how many content characters lie between two offsets."""
    return sum(c.isalnum() for c in text[min(one, other) : max(one, other)])


def count_found(texts: Sequence[str], planted: Sequence[Planted], passages: Sequence[Passage]) -> tuple[int, int]:
    """Return how many planted passages are found at all, and with all four ends in place."""
    holders: dict[int, list[Passage]] = {}
    for passage in passages:
        for document in {member.document for member in passage.members}:
            holders.setdefault(document, []).append(passage)
    found = exact = 0
    for case in planted:
        best = None
        for passage in holders.get(case.target[0], []):
            errors = []
            for document, start, end in (case.source, case.target):
                here = [m for m in passage.members if m.document == document and m.start < end and m.end > start]
                ends = [
                    max(distance(texts[document], m.start, start), distance(texts[document], m.end, end)) for m in here
                ]
                errors.append(min(ends, default=None))
            if None not in errors:
                worst = max(errors)
                best = worst if best is None else min(best, worst)
        found += best is not None
        exact += best is not None and best <= TOLERANCE
    return found, exact


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, default=400)
    parser.add_argument("--documents", type=int, default=800)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)  # noqa: S311 - repeatable, not secret
    files = sorted(p for p in options.folder.rglob("*") if p.suffix in {".txt", ".md"})
    texts = [p.read_text(encoding="utf-8") for p in rng.sample(files, min(options.documents, len(files)))]
    for rate in EDIT_RATES:
        changed, planted = plant(texts, options.passages, rate, rng)
        start = time.perf_counter()
        passages = find_reuse(changed)
        seconds = time.perf_counter() - start
        found, exact = count_found(changed, planted, passages)
        print(
            f"edited {rate:4.0%}: {len(planted)} planted, found {found / len(planted):6.1%}, "
            f"ends within {TOLERANCE} characters {exact / len(planted):6.1%} ({seconds:.1f} s)"
        )
    shuffled = ["".join(rng.sample(text, len(text))) for text in texts]
    false = [len(passage.text) for passage in find_reuse(shuffled)]
    print(f"shuffled: {sum(length > 40 for length in false)} passages over 40 characters, {len(false)} in all")


if __name__ == "__main__":
    main()
