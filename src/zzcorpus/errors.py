"""Everything zzcorpus raises on purpose, so that one ``except`` clause is enough.

    ZzcorpusError
    ├── UsageError          the question cannot be asked so (exit status 2)
    │   └── SelectionError  a selector matches nothing, or more than one place
    ├── ReadError           one input cannot be read; the run goes on (exit status 3)
    ├── CorpusError         the corpus cannot be opened, read or written (exit status 1)
    └── DataError           a table shipped with the package, or a user's lexicon, is malformed (exit status 1)

A message says what happened, where, and how to go on.
"""

from __future__ import annotations


class ZzcorpusError(Exception):
    """Base of every error that zzcorpus raises on purpose."""

    exit_status = 1


class UsageError(ZzcorpusError):
    """The question cannot be asked in this way."""

    exit_status = 2


class SelectionError(UsageError):
    """A selector matches nothing, or more than one place; the message lists what would match."""


class ReadError(ZzcorpusError):
    """One input cannot be read. The message is the reason shown to the user beside the path."""

    exit_status = 3


class CorpusError(ZzcorpusError):
    """The corpus cannot be opened, read or written."""


class DataError(ZzcorpusError):
    """A data file is malformed. The message names the file, the line and what is wrong."""
