"""Counts as they come in: checked once, broadcast, as float arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import TypeAlias

    import numpy as np
    import numpy.typing as npt

    Floats: TypeAlias = npt.NDArray[np.float64]
    Bools: TypeAlias = npt.NDArray[np.bool_]
    Numbers: TypeAlias = npt.ArrayLike


class Pair(NamedTuple):
    """Frequencies ``a``, ``b`` of items in corpora of sizes ``c``, ``d``, and the sizes."""

    a: Floats
    b: Floats
    c: Floats
    d: Floats

    @property
    def expected(self) -> tuple[Floats, Floats]:
        """Return what both corpora would hold if the items were spread by size."""
        rate = (self.a + self.b) / (self.c + self.d)
        return self.c * rate, self.d * rate


def floats(name: str, values: Numbers) -> Floats:
    """Return ``values`` as floats; raise ValueError where one is negative or not a number."""
    import numpy as np

    array = np.asarray(values, dtype=np.float64)
    if not np.all(array >= 0):
        raise ValueError(f"{name} must be zero or more; found {_first(array, ~(array >= 0))}")
    return array


def pair(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Pair:
    """Return the four as float arrays of compatible shapes.

    Raises ValueError where a count is negative or no number, a corpus is empty, or a count exceeds the
    size of its corpus (then counts and sizes are not in the same unit).
    """
    checked = Pair(floats("a", a), floats("b", b), floats("c", c), floats("d", d))
    within("a", checked.a, "c", checked.c)
    within("b", checked.b, "d", checked.d)
    return checked


def within(part_name: str, part: Floats, whole_name: str, whole: Floats) -> None:
    """Raise ValueError where ``whole`` is zero or ``part`` exceeds it."""
    import numpy as np

    if np.any(whole == 0):
        raise ValueError(f"{whole_name} is zero: an empty corpus has no rates to compare")
    if np.any(part > whole):
        part, whole = np.broadcast_arrays(part, whole)
        raise ValueError(
            f"{part_name} = {_first(part, part > whole)} exceeds {whole_name} = {_first(whole, part > whole)}: "
            "counts and corpus size must be in the same unit"
        )


def _first(array: Floats, where: Bools) -> str:
    return f"{float(array[where].flat[0]):g}"
