"""Numbers as people read them; machine formats never come here."""

from __future__ import annotations

_EXACT_DECIMALS = 2
_EXACT_LENGTH = 12
_TINY = 0.001
_HUGE = 1e15  # up to here a float holds whole numbers and two decimals


def show_number(number: float | None) -> str:
    """Return ``number`` for a person: whole numbers whole, short decimals as they are, long ones rounded.

    A figure that a document states (97.75, 123456.78) is short and is never rounded; a statistic is cut to
    two decimals, or below 1 to three significant digits.

    >>> [show_number(n) for n in (12000.0, 97.75, 3.14159, 0.012345, 2.5e-12, None)]
    ['12000', '97.75', '3.14', '0.0123', '2.5e-12', '']
    """
    if number is None:
        return ""
    if abs(number) >= _HUGE:
        return f"{number:.4g}"
    if number == int(number):
        return str(int(number))
    exact = repr(number)
    decimals = exact.partition(".")[2]
    if "e" not in exact and len(decimals) <= _EXACT_DECIMALS and len(exact) <= _EXACT_LENGTH:
        return exact
    if abs(number) >= 1:
        return f"{number:.2f}"
    return f"{number:.3g}" if abs(number) >= _TINY else f"{number:.2g}"
