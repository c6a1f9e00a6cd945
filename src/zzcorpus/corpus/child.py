"""The child's side of `workers`: takes inputs, returns rows, touches nothing else.

Runs as a program of its own, so that a user's script needs no ``if __name__ == "__main__"`` guard. Speaks
pickles: inputs on standard input; on standard output `Lot` after `Lot` of results. The last one says so itself: were
the end a message of its own, a child that dies between the two would leave an input both read and crashed.
"""

from __future__ import annotations

import os
import pickle
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zzcorpus.corpus.pipeline import Row, build_row
from zzcorpus.errors import ZzcorpusError
from zzcorpus.model import RawDocument
from zzcorpus.sources import Failure, Input, SourceOptions, read_input

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zzcorpus.corpus.options import PipelineOptions

_MEMORY_LIMIT = 4 << 30
_LOT = 64


@dataclass(frozen=True, slots=True)
class Lot:
    """Some results of one input, in order, and whether they are the last."""

    results: tuple[Row | Failure, ...]
    is_last: bool


def results_of(item: Input, sources: SourceOptions, pipeline: PipelineOptions) -> Iterator[Row | Failure]:
    """Yield a row for each document of one input, and a failure for each that cannot be read."""
    for result in read_input(item, sources):
        if not isinstance(result, RawDocument):
            yield result
            continue
        try:
            yield build_row(result, pipeline)
        except ZzcorpusError as error:
            yield Failure(result.path, str(error))
        except Exception as error:  # noqa: BLE001  one document must never stop the run
            yield Failure(result.path, f"internal error, please report it: {type(error).__name__}: {error}")


def serve() -> None:
    """Answer the parent until it closes the pipe."""
    _limit_memory()
    taken, given = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a parser prints must not land among the answers
    sources, pipeline = pickle.load(taken)  # noqa: S301  the parent is this same program
    while True:
        try:
            item = pickle.load(taken)  # noqa: S301
        except EOFError:
            return
        waiting: list[Row | Failure] = []
        for result in results_of(item, sources, pipeline):
            if len(waiting) >= _LOT:
                _send(given, Lot(tuple(waiting), is_last=False))
                waiting = []
            waiting.append(result)
        _send(given, Lot(tuple(waiting), is_last=True))


def _send(given: object, message: object) -> None:
    pickle.dump(message, given, pickle.HIGHEST_PROTOCOL)  # type: ignore[arg-type]
    given.flush()  # type: ignore[attr-defined]


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT, _MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
