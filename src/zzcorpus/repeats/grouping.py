"""Matching stretches gathered into passages: which stretches are the same one, and which match."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean, median_low
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

# Index of the text, start, end.
Stretch: TypeAlias = tuple[int, int, int]
Group: TypeAlias = tuple[list[Stretch], float]

# Two stretches of a text are the same passage where they share this much of their union.
_SAME = 0.8


class _Sets:
    """Disjoint sets of the numbers below ``size`` (union–find with path halving)."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        parent = self._parent
        while parent[item] != item:
            parent[item] = item = parent[parent[item]]
        return item

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low


def group_stretches(first: Sequence[Stretch], second: Sequence[Stretch], similarity: Sequence[float]) -> list[Group]:
    """Return groups of stretches that match, each in order, with the mean similarity of its matches.

    ``first[i]`` and ``second[i]`` match. The groups are in order of their first stretch.
    """
    node_of, nodes = _same_stretches([*first, *second])
    sets = _Sets(len(nodes))
    for one, other in zip(node_of[: len(first)], node_of[len(first) :], strict=True):
        sets.join(one, other)
    members: dict[int, list[Stretch]] = defaultdict(list)
    for node, stretch in enumerate(nodes):
        members[sets.find(node)].append(stretch)
    likeness: dict[int, list[float]] = defaultdict(list)
    for node, value in zip(node_of, similarity, strict=False):
        likeness[sets.find(node)].append(value)
    groups = [(_without_overlaps(own), fmean(likeness[root])) for root, own in members.items()]
    return sorted(group for group in groups if group[0][0][0] != group[0][-1][0])


def _same_stretches(stretches: Sequence[Stretch]) -> tuple[list[int], list[Stretch]]:
    """Return for each stretch the number of its node, and the nodes: stretches of a text that largely coincide.

    A stretch joins the node whose first stretch shares most with it; a node's ends are the medians of its
    stretches' ends.
    """
    node_of = [0] * len(stretches)
    seeds: list[Stretch] = []
    ends: list[tuple[list[int], list[int]]] = []
    open_nodes: list[int] = []
    for i in sorted(range(len(stretches)), key=lambda i: stretches[i]):
        document, start, end = stretches[i]
        open_nodes = [node for node in open_nodes if seeds[node][0] == document and seeds[node][2] > start]
        best = max(open_nodes, key=lambda node: _shared(seeds[node], stretches[i]), default=-1)
        if best < 0 or _shared(seeds[best], stretches[i]) < _SAME:
            best = len(seeds)
            seeds.append(stretches[i])
            ends.append(([], []))
            open_nodes.append(best)
        node_of[i] = best
        ends[best][0].append(start)
        ends[best][1].append(end)
    nodes = [
        (seed[0], median_low(starts), median_low(stops)) for seed, (starts, stops) in zip(seeds, ends, strict=True)
    ]
    return node_of, nodes


def _shared(one: Stretch, other: Stretch) -> float:
    together = min(one[2], other[2]) - max(one[1], other[1])
    return together / (max(one[2], other[2]) - min(one[1], other[1]))


def _without_overlaps(stretches: list[Stretch]) -> list[Stretch]:
    """Return the stretches in order, overlapping ones of a text as one."""
    kept: list[Stretch] = []
    for document, start, end in sorted(stretches):
        if kept and kept[-1][0] == document and start < kept[-1][2]:
            kept[-1] = (document, kept[-1][1], max(end, kept[-1][2]))
        else:
            kept.append((document, start, end))
    return kept
