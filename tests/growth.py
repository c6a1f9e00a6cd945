"""How the work on a text grows with it: a ratio of two runs, so that the speed of a machine plays no part."""

from __future__ import annotations

import gc
from time import process_time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Input = TypeVar("Input")

_SLACK = 0.15  # seconds; below it the clock and the collector tell more than the work
_TRIES = 6  # a busy machine may slow one run of the two; work that grows with the square fails them all


def grows_with_the_text(work: Callable[[Input], object], part: Input, whole: Input) -> bool:
    """Say whether ``whole``, four times ``part``, takes about four times its work, not sixteen."""
    for _ in range(_TRIES):
        if _seconds(work, whole) < 9 * _seconds(work, part) + _SLACK:
            return True
        gc.collect()
    return False


def _seconds(work: Callable[[Input], object], given: Input) -> float:
    start = process_time()
    work(given)
    return process_time() - start
