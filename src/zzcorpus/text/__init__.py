"""Sentences and tokens of a cleaned text."""

from __future__ import annotations

from zzcorpus.text.sentences import sentence_at, split_sentences
from zzcorpus.text.tokens import segment

__all__ = ["segment", "sentence_at", "split_sentences"]
