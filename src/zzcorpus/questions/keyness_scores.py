"""The scores that every answer about keyness gives, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from zzcorpus.measures.keyness import Cells

    Floats = npt.NDArray[np.float64]


class Keyness(NamedTuple):
    """Scores by their columns, and where counts are too small for a test, or alike on both sides (lockwords)."""

    columns: dict[str, Floats]
    small: Any
    alike: Any

    def notes(self) -> list[str]:
        """Return what is to be said of each item: a warning, or that both sides use it alike."""
        return [
            "; ".join(filter(None, ["expected count below 5" if small else "", "lockword" if alike else ""]))
            for small, alike in zip(self.small.tolist(), self.alike.tolist(), strict=True)
        ]


def score_keyness(a: Floats, b: Floats, c: float, d: float, cells: Cells) -> Keyness:
    """Return all scores of items that occur ``a`` and ``b`` times in sides of size ``c`` and ``d``."""
    from zzcorpus import measures

    four = (a, b, c, d)
    low, high = measures.log_ratio_interval(*four)
    g2 = measures.log_likelihood(*four, cells=cells)
    p = measures.p_value(g2)
    columns = {
        "log_ratio": measures.log_ratio(*four),
        "log_ratio_low": low,
        "log_ratio_high": high,
        "log_likelihood": g2,
        "p_value": p,
        "p_adjusted": measures.holm(p),
        "conservative_log_ratio": measures.conservative_log_ratio(*four),
        "percent_difference": measures.percent_difference(*four),
        "bic": measures.bic(g2, c + d),
        "odds_ratio": measures.odds_ratio(*four),
        "weighted_log_odds": measures.weighted_log_odds(*four),
    }
    return Keyness(columns, measures.expected_too_small(*four), measures.is_lockword(*four, tests=max(1, a.size)))


def as_cells(score: Floats) -> list[float | None]:
    """Return scores as cells: infinity is no number of a table, an item that only one side has has no ratio."""
    import numpy as np

    finite = np.isfinite(score)
    values: list[float | None] = score.tolist()
    return values if finite.all() else [value if known else None for value, known in zip(values, finite, strict=True)]
