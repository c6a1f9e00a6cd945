"""The command line: options in, one call, one renderer."""

from __future__ import annotations
