"""Which indicator a user means, and which others stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.errors import SelectionError, UsageError
from zzcorpus.extract.claims.indicators import aliases_of, standard_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus

_MOST_LISTED = 12
_SHORTEST_SHARED = 2
# What older reports and other places give instead, of another scope.
_RELATED = {
    "一般公共预算收入": ("地方财政收入", "财政总收入", "财政收入"),
    "财政总收入": ("一般公共预算收入", "地方财政收入", "财政收入"),
    "实际利用外资": ("外商直接投资",),
    "外商直接投资": ("实际利用外资",),
    "社会消费品零售总额": ("社会商品零售总额",),
}
_QUERY = """
select unnest(string_split(indicator, '、')) as name, count(*)
from claims {chosen} where indicator <> '' {condition} group by name order by 2 desc, 1
"""


def known_indicators(corpus: Corpus, selected: str = "", condition: str = "") -> dict[str, int]:
    """Return the indicators that claims are about, with how many are, the most frequent first.

    ``selected`` is a table of documents to keep to, ``condition`` one that figures must meet.
    """
    chosen = f"join {selected} using (document)" if selected else ""
    return dict(corpus.connection.execute(_QUERY.format(chosen=chosen, condition=condition)).fetchall())


def split_indicators(corpus: Corpus, words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Tell the indicators among ``words`` from the selectors.

    An indicator may go by any of its names (GDP, 生产总值). Raises UsageError where a word is neither.
    """
    known = known_indicators(corpus)
    indicators: list[str] = []
    selectors: list[str] = []
    for word in words:
        name = find_indicator(word, known)
        if name:
            indicators.append(name)
            continue
        try:
            corpus.select([word])
        except SelectionError as error:
            listed = _listed(_near(word, known) or known, known) or "none: no figure here is of a known one"
            raise UsageError(f"{word} is no indicator here. Indicators: {listed}\n{error}") from error
        selectors.append(word)
    return list(dict.fromkeys(indicators)), selectors


def find_indicator(word: str, known: dict[str, int]) -> str:
    """Return the indicator among ``known`` that ``word`` names, or nothing."""
    if word in known:
        return word
    name = standard_name(word)
    return name if name in known else ""


def resolve_indicators(names: Sequence[str], known: dict[str, int]) -> list[str]:
    """Return the indicators that ``names`` mean. Raises UsageError where no claim is about one of them."""
    found = {name: find_indicator(name, known) for name in names}
    missing = [name for name, indicator in found.items() if not indicator]
    if missing:
        near = [indicator for name in missing for indicator in _near(name, known)]
        listed = _listed(near or known, known) or "none"
        raise UsageError(f"No claim is about {', '.join(missing)}. Indicators found, with their claims: {listed}")
    return list(dict.fromkeys(found.values()))


def beside(indicators: Sequence[str], known: dict[str, int]) -> str:
    """Return a note on indicators close to those asked for and whose figures are kept apart, or nothing.

    城镇居民人均可支配收入 is no 居民人均可支配收入, 新增就业 no 城镇新增就业, but who asks for the one may want the
    other.
    """
    others = [
        other for other in known if other not in indicators and any(_is_beside(other, name) for name in indicators)
    ]
    return f"kept apart, to be named as well where they are meant: {_listed(others, known)}" if others else ""


def _is_beside(other: str, name: str) -> bool:
    if other in _RELATED.get(name, ()) or (other in name and len(other) > _SHORTEST_SHARED):
        return True
    return any(name in alias for alias in aliases_of(other))


def _near(word: str, known: dict[str, int]) -> list[str]:
    """Return the indicators one of whose names holds ``word``, or else shares most letters with it."""
    holding = [name for name in known if any(word in alias for alias in aliases_of(name))]
    if holding:
        return holding
    shared = {name: len(set(word) & set(name)) for name in known}
    most = max(shared.values(), default=0)
    return [name for name in known if shared[name] == most] if most >= _SHORTEST_SHARED else []


def _listed(names: Sequence[str] | dict[str, int], known: dict[str, int]) -> str:
    chosen = list(dict.fromkeys(names))
    more = f", and {len(chosen) - _MOST_LISTED} more" if len(chosen) > _MOST_LISTED else ""
    return ", ".join(f"{name} ({known[name]})" for name in chosen[:_MOST_LISTED]) + more
