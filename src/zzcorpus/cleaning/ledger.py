"""The account of one cleaning: what was mended, what was taken off, what the reader should know."""

from __future__ import annotations

from dataclasses import dataclass, field

from zzcorpus.model import Removal, Repair


@dataclass(slots=True)
class Ledger:
    """Collects repairs, removals and warnings while a document passes through.

    ``lost`` is the number of visible characters (white space aside) that repairs took out of the text less
    those they put in, so that characters in = characters in text + in removals + ``lost``.
    """

    repairs: dict[str, int] = field(default_factory=dict)
    removed: list[Removal] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    lost: int = 0

    def repair(self, rule: str, count: int = 1, lost: int = 0) -> None:
        """Note ``count`` repairs by ``rule`` that took ``lost`` visible characters out."""
        if count:
            self.repairs[rule] = self.repairs.get(rule, 0) + count
            self.lost += lost

    def remove(self, rule: str, text: str) -> None:
        """Note a piece of text taken off by ``rule``; white space alone is not worth a note."""
        if text.strip():
            self.removed.append(Removal(rule, text.strip()))

    def warn(self, message: str) -> None:
        if message not in self.warnings:
            self.warnings.append(message)

    def as_repairs(self) -> tuple[Repair, ...]:
        return tuple(Repair(rule, self.repairs[rule]) for rule in sorted(self.repairs))
