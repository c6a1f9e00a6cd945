"""Options that have a closed set of values: a value outside of it is an error, never an empty answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


def check_choice(option: str, value: str, allowed: Sequence[str]) -> str:
    """Return ``value``. Raises UsageError where it is none of ``allowed``."""
    if value not in allowed:
        raise UsageError(f"--{option} {value}: choose one of {', '.join(allowed)}.")
    return value


def check_choices(option: str, values: str | Sequence[str], allowed: Sequence[str]) -> tuple[str, ...]:
    """Return the values of an option that may be given several times; one may come as a plain string."""
    several = (values,) if isinstance(values, str) and values else tuple(values)
    return tuple(check_choice(option, value, allowed) for value in several)
