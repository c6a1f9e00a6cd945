"""Tells the new jobs of one year from those of several, where the text names no time with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.punctuation import SENTENCE_ENDS, after_last, last_of
from zzcorpus.extract.claims.times import names_time

if TYPE_CHECKING:
    from zzcorpus.model import Claim

_LAST_SENTENCE_END = last_of(SENTENCE_ENDS)
_FLOWS = frozenset({"城镇新增就业", "新增就业"})
_EVERY_YEAR = re.compile("每年|年均|连续|[0-9一二三四五六七八九十两]+年(?!行动|计划|规划|攻坚)")
# How many times the year's plan one year brings at most, and several years at least.
_ONE_YEAR = 2.2
_MANY_YEARS = 2.8


def settle_flows(claims: list[Claim], text: str, year: int | None) -> list[Claim]:
    """Return ``claims``, those of yearly flows that name no time of their own told apart by their size.

    Under a review of five years new jobs may be those of the last year or of all five; the plan for the coming year
    says how many one year brings.
    """
    flows = [claim for claim in claims if claim.indicator in _FLOWS and not claim.part]
    if year is None or not flows:
        return claims
    planned: dict[tuple[str, str], float] = {}
    for claim in flows:
        if claim.status == "target" and claim.stretch == "year" and claim.figure_year == year:
            key = claim.indicator, claim.unit
            planned[key] = min(claim.low, planned.get(key, claim.low))
    for claim in flows:  # without a plan, what the year before brought
        if claim.status == "reported" and claim.stretch == "year":
            planned.setdefault((claim.indicator, claim.unit), claim.low)
    return [_settle(claim, text, year, planned) if claim.indicator in _FLOWS else claim for claim in claims]


def _settle(claim: Claim, text: str, year: int, planned: dict[tuple[str, str], float]) -> Claim:
    plan = planned.get((claim.indicator, claim.unit))
    if not plan or claim.part or claim.stretch not in ("year", "several years"):
        return claim
    if claim.status == "target":
        later = claim.figure_year is not None and claim.figure_year > year  # new until then, not in that year
        beyond = later or (claim.figure_year == year and claim.low > _MANY_YEARS * plan)
        return claim._replace(stretch="several years", figure_year=None) if beyond else claim
    sentence = after_last(_LAST_SENTENCE_END, text, claim.start)
    if names_time(text, sentence, claim.start) or _EVERY_YEAR.search(text, sentence, claim.start):
        return claim
    if claim.low > _MANY_YEARS * plan:
        return claim._replace(stretch="several years", figure_year=None)
    if claim.stretch == "several years" and claim.low < _ONE_YEAR * plan:
        return claim._replace(stretch="year", figure_year=year - 1)
    return claim
