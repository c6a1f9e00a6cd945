"""Files to decoded text: every format, every encoding, and one line of reason for what cannot be read."""

from __future__ import annotations

from zzcorpus.sources.options import Failure, Input, SourceOptions
from zzcorpus.sources.read import read_bytes, read_input
from zzcorpus.sources.walk import find_inputs

__all__ = ["Failure", "Input", "SourceOptions", "find_inputs", "read_bytes", "read_input"]
