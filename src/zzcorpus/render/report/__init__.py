"""The report: one self-contained page made from the tables of the commands."""

from __future__ import annotations
