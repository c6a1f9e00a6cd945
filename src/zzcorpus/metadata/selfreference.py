"""What a text calls itself: 全市, 我省, 县委 tell the kind of unit that speaks, though not which one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zzcorpus.places import Place

# The kinds of unit a text may speak for, with the words by which it does. A word with 全 or 我 is said of oneself; a
# committee or government may also be the one above (省委 in a city's report), so it counts half.
OWN = {
    "省": ("全省", "我省"),
    "自治区": ("全区", "我区", "全自治区"),
    "市": ("全市", "我市", "本市"),
    "县": ("全县", "我县"),
    "区": ("全区", "我区", "本区"),
    "州": ("全州", "我州"),
    "盟": ("全盟", "我盟"),
    "旗": ("全旗", "我旗"),
    "地区": ("全地区", "我地区", "本地区"),
    "新区": ("全新区", "新区党工委", "新区管委会", "新区区委"),
    "国": ("我国", "全国各族人民", "全党"),
}
BODIES = {
    "省": ("省委", "省政府"),
    "自治区": ("自治区党委", "自治区政府", "自治区人民政府"),
    "市": ("市委", "市政府"),
    "县": ("县委", "县政府"),
    "区": ("区委", "区政府"),
    "州": ("州委", "州政府"),
    "盟": ("盟委", "盟行署"),
    "旗": ("旗委", "旗政府"),
    "地区": ("地委", "行署"),
    "新区": (),
    "国": ("党中央", "国务院"),
}
_BODY_WEIGHT = 0.5
# Fewer words than this are chance: a text that speaks for no unit may still name a committee once.
_MIN_VOICE = 1.5
# A city's report speaks of its province all the time (全省第三, 省委), a province's hardly ever of one city as 我市: a
# voice of a lower unit counts this much more than one of a higher unit.
_LOWER_VOICE = 2.5
_RANK = {"国": 0, "省": 1, "自治区": 1, "市": 2, "州": 2, "盟": 2, "地区": 2, "新区": 3, "区": 3, "县": 3, "旗": 3}
CAPITALS_CALLED_SO = ("首府", "省会")


@dataclass(frozen=True, slots=True)
class SelfReference:
    """How often a text speaks for each kind of unit, and whether it calls itself a capital (首府, 省会).

    ``local`` is the weight of the kind spoken for most, the whole country left out, 0 where it is chance; ``heard``
    says for every kind, from 0 to 1, how well it fits the one spoken for most.
    """

    weight: Mapping[str, float]
    local: float
    heard: Mapping[str, float]
    capital: int

    def fit(self, place: Place) -> float:
        """How well ``place`` is of the kind that the text speaks for, from 0 to 1; 1 where it speaks for none."""
        return max(self.heard[kind] for kind in kinds_of(place)) if self.local else 1.0


def kinds_of(place: Place) -> tuple[str, ...]:
    """Return the words by which ``place`` speaks, or once spoke, of itself: 市 and 地区 for 那曲市, once 那曲地区."""
    names = (place.path[-1], *place.former_names)
    return ("国",) if place.level == "national" else tuple(dict.fromkeys(_kind_of(name) for name in names))


def _kind_of(name: str) -> str:
    for kind in ("自治区", "新区", "地区"):
        if name.endswith(kind):
            return kind
    return name[-1] if name[-1] in OWN else "区"


def find_self_reference(text: str) -> SelfReference:
    """Count the words by which a text speaks for a unit."""
    weight = {
        kind: sum(map(text.count, words)) + _BODY_WEIGHT * sum(map(text.count, BODIES[kind]))
        for kind, words in OWN.items()
    }
    weight["市"] -= text.count("全市场")  # the one frequent longer word
    if weight["新区"]:  # a new area calls itself 新区, and so do others that speak of it
        weight["新区"] += _BODY_WEIGHT * text.count("新区")
    capital = sum(map(text.count, CAPITALS_CALLED_SO))
    loudest = max((kind for kind in weight if kind != "国"), key=lambda kind: (weight[kind], kind))
    if weight[loudest] < _MIN_VOICE:
        return SelfReference(weight, 0.0, {}, capital)
    heard = {
        kind: min(1.0, (_LOWER_VOICE if _RANK[kind] > _RANK[loudest] else 1.0) * said / weight[loudest])
        for kind, said in weight.items()
    }
    return SelfReference(weight, weight[loudest], heard, capital)
