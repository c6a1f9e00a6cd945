"""Child processes that turn inputs into rows, supervised so that no input can stop or lose another's.

A native parser may crash, hang or eat memory. Each child holds one input at a time; where it dies or goes
silent, its input is recorded as failed and a new child takes the next. A pool of the standard library
would break as a whole on the first killed child.
"""

from __future__ import annotations

import contextlib
import json
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zzcorpus.corpus.child import Lot, results_of
from zzcorpus.sources import Failure, Input, SourceOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zzcorpus.corpus.options import PipelineOptions, WorkOptions
    from zzcorpus.corpus.pipeline import Row

# Below this a child's start (0.5 s) costs more than the work, and plain text needs no native parser.
_FEW_INPUTS, _SMALL_BYTES = 12, 400_000
_PLAIN_SUFFIXES = frozenset({".txt", ".md"})
_PARSED_MAGIC = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"<", b"MIME")
# The parent decides what an interrupt means, from the child's first moment on.
_CHILD = """
import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)
import json, sys; sys.path[:] = json.loads(sys.argv[1])
from zzcorpus.corpus.child import serve; serve()
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: its rows in order, and what in it could not be read."""

    item: Input
    rows: tuple[Row, ...]
    failures: tuple[Failure, ...]


def read_inputs(
    items: Sequence[Input], sources: SourceOptions, pipeline: PipelineOptions, work: WorkOptions
) -> Iterator[Outcome]:
    """Yield one outcome per input, in the order of ``items`` whatever the number of processes."""
    if _is_small(items) and work.processes <= 1:
        for item in items:
            yield _outcome(item, results_of(item, sources, pipeline))
        return
    pool = _Pool(sources, pipeline, work)
    try:
        yield from pool.run(items)
    finally:
        pool.close()


def _is_small(items: Sequence[Input]) -> bool:
    if len(items) > _FEW_INPUTS or sum(item.size for item in items) > _SMALL_BYTES:
        return False
    return all(_is_plain(item) for item in items)


def _is_plain(item: Input) -> bool:
    if item.path.suffix.lower() not in _PLAIN_SUFFIXES:
        return False
    try:
        with item.path.open("rb") as file:
            head = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    except OSError:
        return True
    return not head.startswith(_PARSED_MAGIC)


def _outcome(item: Input, results: Iterable[Row | Failure]) -> Outcome:
    rows: list[Row] = []
    failures: list[Failure] = []
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
        else:
            rows.append(result)
    return Outcome(item, tuple(rows), tuple(failures))


class _Child:
    """One child process, the input it holds and what it has sent of it."""

    def __init__(self, heard: queue.SimpleQueue[tuple[_Child, Lot | None]], options: object) -> None:
        command = [sys.executable, "-c", _CHILD, json.dumps(sys.path)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        self.index = -1
        self.item: Input | None = None
        self.results: list[Row | Failure] = []
        self.last_heard = time.monotonic()
        self._send(options)
        threading.Thread(target=self._listen, args=(heard,), daemon=True).start()

    def _send(self, message: object) -> None:
        assert self.process.stdin is not None  # noqa: S101  opened as a pipe
        with contextlib.suppress(OSError):  # where it has died, the listener says so
            pickle.dump(message, self.process.stdin)
            self.process.stdin.flush()

    def _listen(self, heard: queue.SimpleQueue[tuple[_Child, Lot | None]]) -> None:
        """Pass on what the child sends, and None when its pipe ends."""
        assert self.process.stdout is not None  # noqa: S101
        while True:
            try:
                message = pickle.load(self.process.stdout)  # noqa: S301  the child is this same program
            except (EOFError, OSError, ValueError, pickle.UnpicklingError):
                self.process.stdout.close()
                heard.put((self, None))
                return
            heard.put((self, message))

    def give(self, index: int, item: Input) -> None:
        self.index, self.item, self.results = index, item, []
        self.last_heard = time.monotonic()
        self._send(item)

    def take(self) -> Outcome:
        assert self.item is not None  # noqa: S101  only a child that holds an input is asked
        item, self.item = self.item, None
        return _outcome(item, self.results)

    def fail(self, what: str) -> Outcome:
        """Give up on the input: what came of an archive or table before stays, and the reason says so."""
        assert self.item is not None  # noqa: S101
        read = sum(not isinstance(result, Failure) for result in self.results)
        left = f" after {read} of its documents; the others were left out" if read else "; it was left out"
        self.results.append(Failure(self.item.shown, what + left))
        self.stop()
        return self.take()

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        with contextlib.suppress(OSError):
            if self.process.stdin is not None:
                self.process.stdin.close()


class _Pool:
    """A fixed number of children, each replaced when it dies."""

    def __init__(self, sources: SourceOptions, pipeline: PipelineOptions, work: WorkOptions) -> None:
        self._heard: queue.SimpleQueue[tuple[_Child, Lot | None]] = queue.SimpleQueue()
        self._options = (sources, pipeline)
        self._work = work
        self._children: list[_Child] = []

    def run(self, items: Sequence[Input]) -> Iterator[Outcome]:
        waiting = iter(enumerate(items))
        ready: dict[int, Outcome] = {}
        following = 0
        for _ in range(min(self._work.count(), len(items))):
            self._children.append(self._start(waiting))
        while following < len(items):
            for child, outcome in self._hear():
                ready[child.index] = outcome
                if child.process.poll() is None:
                    self._feed(child, waiting)
                else:
                    self._children[self._children.index(child)] = self._start(waiting)
            while following in ready:
                yield ready.pop(following)
                following += 1

    def close(self) -> None:
        for child in self._children:
            child.stop()
        self._children = []

    def _start(self, waiting: Iterator[tuple[int, Input]]) -> _Child:
        child = _Child(self._heard, self._options)
        self._feed(child, waiting)
        return child

    def _feed(self, child: _Child, waiting: Iterator[tuple[int, Input]]) -> None:
        following = next(waiting, None)
        if following is not None:
            child.give(*following)

    def _hear(self) -> Iterator[tuple[_Child, Outcome]]:
        """Yield the children whose input is finished or lost, with the outcome, after at most a second."""
        try:
            child, message = self._heard.get(timeout=1.0)
        except queue.Empty:
            yield from self._silent()
            return
        if child.item is None:
            return
        child.last_heard = time.monotonic()
        if message is None:
            code = child.process.wait()
            yield child, child.fail(f"the reader crashed on this file ({_describe_exit(code)})")
        else:
            child.results.extend(message.results)
            if message.is_last:
                yield child, child.take()
        yield from self._silent()

    def _silent(self) -> Iterator[tuple[_Child, Outcome]]:
        limit = self._work.seconds_per_input
        for child in self._children:
            if child.item is not None and time.monotonic() - child.last_heard > limit:
                yield child, child.fail(f"the reader gave no result for {limit:.0f} s on this file and was stopped")


def _describe_exit(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit status {code}"
