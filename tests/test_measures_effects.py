"""Effect sizes of keyness against hand calculation, scipy, and the published definitions."""

import numpy as np
import pytest
from scipy import stats

from zzcorpus import measures


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param((20, 10, 1000, 1000), 1.0, id="twice as frequent"),
        pytest.param((10, 80, 1000, 1000), -3.0, id="an eighth"),
        pytest.param((10, 10, 1000, 4000), 2.0, id="by rate, not by count"),
        pytest.param((4, 0, 1000, 1000), 3.0, id="none counts as a half"),
        pytest.param((0, 4, 1000, 1000), -3.0, id="none in the target"),
    ],
)
def test_log_ratio_of_hardie(counts, expected):
    assert measures.log_ratio(*counts) == pytest.approx(expected)


def test_log_ratio_of_walter_adds_a_half_everywhere():
    expected = np.log2(3.5 / 100.5) - np.log2(0.5 / 200.5)
    assert measures.log_ratio(3, 0, 100, 200, zeros="walter") == pytest.approx(expected)


@pytest.mark.parametrize("measure", [measures.log_ratio, measures.odds_ratio, measures.conservative_log_ratio])
def test_an_item_that_is_nowhere_has_no_ratio(measure):
    assert np.isnan(measure(0, 0, 10, 10))


def test_log_ratio_interval_is_that_of_the_relative_risk_in_scipy():
    table = (27, 10, 122, 99)
    interval = stats.contingency.relative_risk(27, 122, 10, 99).confidence_interval(0.95)
    assert measures.log_ratio_interval(*table) == pytest.approx((np.log2(interval.low), np.log2(interval.high)))


def test_a_wider_level_gives_a_wider_interval():
    narrow, wide = (measures.log_ratio_interval(27, 10, 122, 99, level=level) for level in (0.9, 0.99))
    assert wide[0] < narrow[0] < narrow[1] < wide[1]


@pytest.mark.parametrize("counts", [(30, 10, 1000, 2000), (3, 0, 100, 100), (1, 9, 50, 70), (5, 5, 100, 100)])
def test_exact_interval_is_clopper_pearson_on_the_share_of_the_target(counts):
    a, b, c, d = counts
    interval = stats.binomtest(a, a + b).proportion_ci(0.95, method="exact")
    low, high = measures.exact_log_ratio_interval(*counts)
    with np.errstate(divide="ignore"):
        expected = [np.log2(d / c * tau / np.float64(1 - tau)) for tau in (interval.low, interval.high)]
    assert (low, high) == pytest.approx(expected)


def test_conservative_log_ratio_is_the_end_of_the_interval_nearer_to_zero():
    # Evert 2022. Bonferroni for 50 items: the 99.9 % interval of 30 in 40.
    tau = stats.binomtest(30, 40).proportion_ci(0.999, method="exact").low
    expected = np.log2(2 * tau / (1 - tau))
    assert measures.conservative_log_ratio(30, 10, 1000, 2000, tests=50) == pytest.approx(expected)
    assert measures.conservative_log_ratio(10, 30, 2000, 1000, tests=50) == pytest.approx(-expected)


def test_conservative_log_ratio_is_zero_for_what_chance_explains():
    assert measures.conservative_log_ratio(6, 5, 1000, 1000) == 0
    assert measures.conservative_log_ratio(1, 0, 1000, 1000) == 0
    assert measures.conservative_log_ratio(5, 6, 1000, 1000) == 0
    assert measures.conservative_log_ratio(0, 1, 1000, 1000) == 0
    # What is sure, however small, is not rounded up: 300 of 500 where 250 are expected.
    tau = stats.binomtest(300, 500).proportion_ci(0.95, method="exact").low
    assert 0 < np.log2(tau / (1 - tau)) < 1
    assert measures.conservative_log_ratio(300, 200, 10_000, 10_000) == pytest.approx(np.log2(tau / (1 - tau)))
    assert measures.conservative_log_ratio(200, 300, 10_000, 10_000) == pytest.approx(-np.log2(tau / (1 - tau)))


def test_conservative_log_ratio_counts_the_items_as_tests():
    several = measures.conservative_log_ratio([30, 1], [10, 1], 1000, 2000)
    assert several[0] == measures.conservative_log_ratio(30, 10, 1000, 2000, tests=2)
    assert several[0] < measures.conservative_log_ratio(30, 10, 1000, 2000)


def test_lockwords_are_frequent_and_alike():
    alike, rare, different = (500, 510, 10_000, 10_000), (3, 3, 10_000, 10_000), (500, 100, 10_000, 10_000)
    assert measures.is_lockword(*alike)
    assert not measures.is_lockword(*rare)
    assert not measures.is_lockword(*different)
    assert not measures.is_lockword(5000, 0, 10_000, 10_000)
    # 40 and 40: the 95 % interval lies within ±0.7, that of three tests or of 99.9 % does not.
    few = (40, 40, 10_000, 10_000)
    assert measures.is_lockword(*few, margin=0.7)
    assert not measures.is_lockword(*few, margin=0.7, tests=3)
    assert not measures.is_lockword(*few, margin=0.7, level=0.999)
    assert not measures.is_lockword(*few, margin=float(measures.lockword_score(*few)))
    with pytest.raises(ValueError, match="margin"):
        measures.is_lockword(*few, margin=0)
    low, high = measures.exact_log_ratio_interval(*alike)
    assert measures.lockword_score(*alike) == pytest.approx(max(abs(low), abs(high)))


def test_percent_difference_and_relative_risk():
    assert measures.percent_difference(30, 10, 1000, 1000) == pytest.approx(200)
    assert measures.percent_difference(0, 10, 1000, 1000) == -100
    assert measures.percent_difference(3, 0, 1000, 1000) == np.inf
    assert measures.relative_risk(30, 10, 1000, 2000) == pytest.approx(6)
    assert np.isnan(measures.relative_risk(0, 0, 10, 10))


def test_odds_ratio_agrees_with_scipy_and_adds_a_half_to_empty_cells():
    sample = stats.contingency.odds_ratio([[30, 10], [970, 990]], kind="sample").statistic
    assert measures.odds_ratio(30, 10, 1000, 1000) == pytest.approx(sample)
    assert measures.odds_ratio(3, 0, 10, 10) == pytest.approx((3.5 / 7.5) / (0.5 / 10.5))


def test_difference_coefficient_is_bounded():
    assert measures.difference_coefficient(30, 10, 1000, 1000) == pytest.approx(0.5)
    assert measures.difference_coefficient(3, 0, 10, 10) == 1
    assert measures.difference_coefficient(0, 3, 10, 10) == -1


def test_simple_maths_per_million():
    # Kilgarriff 2009: (fpm1 + k)/(fpm2 + k).
    assert measures.simple_maths(20, 4, 2_000_000, 4_000_000) == pytest.approx(11 / 2)
    assert measures.simple_maths(20, 4, 2_000_000, 4_000_000, k=100) == pytest.approx(110 / 101)
    with pytest.raises(ValueError, match="k must be positive"):
        measures.simple_maths(1, 1, 10, 10, k=0)


def test_weighted_log_odds_by_the_formula_of_monroe_colaresi_and_quinn():
    a, b, c, d, alpha0, share = 40, 10, 1000, 2000, 500, 0.02
    alpha = alpha0 * share
    delta = np.log((a + alpha) / (c + alpha0 - a - alpha)) - np.log((b + alpha) / (d + alpha0 - b - alpha))
    zeta = delta / np.sqrt(1 / (a + alpha) + 1 / (b + alpha))
    assert measures.weighted_log_odds(a, b, c, d, background=share, alpha0=alpha0) == pytest.approx(zeta)
    pooled = measures.weighted_log_odds(a, b, c, d, background=50 / 3000)
    assert measures.weighted_log_odds(a, b, c, d) == pytest.approx(pooled)


def test_a_heavier_prior_shrinks_rare_items_more():
    light, heavy = (measures.weighted_log_odds([3, 300], [1, 100], 10_000, 10_000, alpha0=a0) for a0 in (10, 10_000))
    assert heavy[0] / light[0] < heavy[1] / light[1] < 1


def test_weighted_log_odds_refuses_what_is_no_prior():
    with pytest.raises(ValueError, match="alpha0"):
        measures.weighted_log_odds(1, 1, 10, 10, alpha0=0)
    with pytest.raises(ValueError, match="shares"):
        measures.weighted_log_odds(1, 1, 10, 10, background=5)
