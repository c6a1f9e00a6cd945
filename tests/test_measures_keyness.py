"""Significance of keyness against worked examples of the literature and against scipy."""

import numpy as np
import pytest
from scipy import stats

from zzcorpus import measures

# Dunning 1993, Computational Linguistics 19(1), table 2: bigrams of a Swiss banking text of 31,777 pairs, as
# k(AB), k(A ¬B), k(¬A B), k(¬A ¬B), with the -2 log λ printed there.
DUNNING = [
    pytest.param(110, 2442, 111, 29114, 270.72, id="the swiss"),
    pytest.param(29, 13, 123, 31612, 263.90, id="can be"),
    pytest.param(31, 23, 139, 31584, 256.84, id="previous year"),
    pytest.param(10, 0, 3, 31764, 167.23, id="mineral water"),
    pytest.param(76, 104, 2476, 29121, 157.21, id="at the"),
    pytest.param(16, 16, 51, 31694, 157.03, id="real terms"),
    pytest.param(9, 0, 5, 31763, 146.80, id="natural gas"),
]


@pytest.mark.parametrize(("k11", "k12", "k21", "k22", "g2"), DUNNING)
def test_four_cells_give_the_values_of_dunning(k11, k12, k21, k22, g2):
    assert measures.log_likelihood(k11, k12, k11 + k21, k12 + k22) == pytest.approx(g2, abs=0.006)


def test_two_cells_differ_from_four_for_a_frequent_item():
    # The formulas of Rayson and Garside 2000 and Dunning 1993, by hand: E1 = 2800·350/5300, E2 = 2500·350/5300.
    e1, e2 = 2800 * 350 / 5300, 2500 * 350 / 5300
    by_hand = 2 * (300 * np.log(300 / e1) + 50 * np.log(50 / e2))
    assert measures.log_likelihood(300, 50, 2800, 2500, cells=2) == pytest.approx(by_hand)
    assert measures.log_likelihood(300, 50, 2800, 2500, cells=2) == pytest.approx(170.9, abs=0.05)
    assert measures.log_likelihood(300, 50, 2800, 2500) == pytest.approx(181.6, abs=0.05)


TABLES = [(300, 50, 2800, 2500), (5, 9, 100, 1000), (0, 7, 50, 60), (12, 0, 40, 4000), (40, 3, 40, 50)]


@pytest.mark.parametrize("table", TABLES)
def test_log_likelihood_and_chi_squared_agree_with_scipy(table):
    a, b, c, d = table
    cells = [[a, b], [c - a, d - b]]
    sign = 1 if a / c > b / d else -1
    g2 = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood")
    x2 = stats.chi2_contingency(cells, correction=False)
    yates = stats.chi2_contingency(cells, correction=True)
    assert measures.log_likelihood(*table) == pytest.approx(sign * g2.statistic)
    assert measures.chi_squared(*table) == pytest.approx(sign * x2.statistic)
    assert measures.chi_squared(*table, yates=True) == pytest.approx(sign * yates.statistic)
    assert measures.p_value(measures.log_likelihood(*table)) == pytest.approx(g2.pvalue)
    assert measures.fisher_exact(*table) == pytest.approx(stats.fisher_exact(cells).pvalue)


def test_williams_correction_divides_by_q():
    # Williams 1976, Biometrika 63: q = 1 + (N/row1 + N/row2 - 1)(N/col1 + N/col2 - 1) / (6N).
    a, b, c, d = 30, 10, 400, 500
    n = c + d
    q = 1 + (n / 40 + n / 860 - 1) * (n / c + n / d - 1) / (6 * n)
    plain = measures.log_likelihood(a, b, c, d)
    assert measures.log_likelihood(a, b, c, d, correction="williams") == pytest.approx(plain / q)
    assert measures.log_likelihood(0, 0, c, d, correction="williams") == 0


def test_sign_says_which_side_and_equal_rates_score_zero():
    assert measures.log_likelihood(20, 10, 1000, 1000) > 0
    assert measures.log_likelihood(10, 20, 1000, 1000) == -measures.log_likelihood(20, 10, 1000, 1000)
    assert measures.log_likelihood(1, 2, 3, 6) == pytest.approx(0, abs=1e-12)
    assert measures.log_likelihood(0, 0, 10, 20) == 0


def test_critical_values_of_chi_squared_with_one_degree_of_freedom():
    assert measures.p_value([3.84, 6.63, 10.83, 15.13]) == pytest.approx([0.05, 0.01, 0.001, 0.0001], rel=0.01)


def test_arrays_are_scored_element_by_element():
    a, b = np.array([300, 5, 0]), np.array([50, 9, 0])
    scores = measures.log_likelihood(a, b, 2800, 2500)
    assert scores.shape == (3,)
    assert scores[1] == measures.log_likelihood(5, 9, 2800, 2500)


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        pytest.param((5, 1, 4, 10), r"a = 5 exceeds c = 4", id="count above size"),
        pytest.param((1, [3, 30], 4, 10), r"b = 30 exceeds d = 10", id="one of several"),
        pytest.param((-1, 1, 4, 10), r"a must be zero or more; found -1", id="negative"),
        pytest.param((float("nan"), 1, 4, 10), r"a must be zero or more; found nan", id="not a number"),
        pytest.param((0, 1, 0, 10), r"c is zero: an empty corpus", id="empty target"),
        pytest.param((1, 0, 10, 0), r"d is zero: an empty corpus", id="empty reference"),
    ],
)
@pytest.mark.parametrize(
    "measure",
    [measures.log_likelihood, measures.log_ratio, measures.conservative_log_ratio, measures.simple_maths],
)
def test_impossible_counts_are_refused(measure, counts, message):
    with pytest.raises(ValueError, match=message):
        measure(*counts)


def test_expected_frequencies_below_five_are_flagged():
    # E = 10·100/1100 in the target: below 5; at ten times the counts it is 9.1.
    assert measures.expected_too_small(9, 1, 100, 1000)
    assert not measures.expected_too_small(90, 10, 100, 1000)


def test_bic_subtracts_the_log_of_the_corpus():
    assert measures.bic(-20.0, 1000) == pytest.approx(20 - np.log(1000))
    with pytest.raises(ValueError, match="empty"):
        measures.bic(1.0, 0)


def test_ell_by_hand_and_undefined_for_tiny_expectations():
    e1, e2 = 2800 * 350 / 5300, 2500 * 350 / 5300
    g2 = 2 * (300 * np.log(300 / e1) + 50 * np.log(50 / e2))
    assert measures.ell(300, 50, 2800, 2500) == pytest.approx(g2 / (350 * np.log(e2)))
    assert np.isnan(measures.ell(1, 0, 1000, 1000))


# Benjamini and Hochberg 1995, J. R. Statist. Soc. B 57(1), section 3.2: fifteen p values of a study of
# thrombolysis. At 0.05 their procedure rejects four, Bonferroni's three.
STUDY = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262]
STUDY += [0.5719, 0.6528, 0.7590, 1.0]


def test_corrections_reject_as_in_the_paper_of_benjamini_and_hochberg():
    assert np.count_nonzero(measures.benjamini_hochberg(STUDY) <= 0.05) == 4
    assert np.count_nonzero(measures.bonferroni(STUDY) <= 0.05) == 3
    assert np.count_nonzero(measures.holm(STUDY) <= 0.05) == 3


def test_benjamini_hochberg_agrees_with_scipy_in_any_order():
    p = np.random.default_rng(3).random(200) ** 3
    assert measures.benjamini_hochberg(p) == pytest.approx(stats.false_discovery_control(p))


def test_holm_by_hand():
    # Ordered .01, .02, .03, .04 times 4, 3, 2, 1, never falling: .04, .06, .06, .06.
    assert measures.holm([0.04, 0.01, 0.03, 0.02]) == pytest.approx([0.06, 0.04, 0.06, 0.06])


def test_no_corrected_p_is_above_one():
    assert measures.bonferroni([0.4, 0.7]) == pytest.approx([0.8, 1])
    assert measures.holm([0.9, 0.95]) == pytest.approx([1, 1])
    assert measures.bonferroni([0.4], tests=1) == pytest.approx([0.4])


def test_an_expected_frequency_of_five_is_enough():
    # E = 5 on either side; with one occurrence less 4.5.
    assert not measures.expected_too_small(7, 3, 100, 100)
    assert measures.expected_too_small(6, 3, 100, 100)
    assert not measures.expected_too_small(6, 3, 100, 100, minimum=4.5)


def test_ell_is_defined_above_an_expectation_of_one():
    assert np.isnan(measures.ell(2, 0, 1000, 1000))
    e = 1.5
    g2 = 2 * 3 * np.log(3 / e)
    assert measures.ell(3, 0, 1000, 1000) == pytest.approx(g2 / (3 * np.log(e)))


def test_corrections_leave_out_tests_that_were_not_made():
    assert measures.bonferroni([0.01, np.nan]) == pytest.approx([0.01, np.nan], nan_ok=True)
    assert measures.holm([0.01, np.nan, 0.02]) == pytest.approx([0.02, np.nan, 0.02], nan_ok=True)
    assert measures.bonferroni([0.01], tests=30) == pytest.approx([0.3])
    with pytest.raises(ValueError, match="fewer than"):
        measures.bonferroni([0.01, 0.02], tests=1)
    with pytest.raises(ValueError, match="between 0 and 1"):
        measures.holm([1.5])
