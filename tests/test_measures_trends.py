"""Change points and trends against series of the literature and brute force."""

from itertools import product

import numpy as np
import pytest
from scipy import stats

from zzcorpus import measures

# Annual flow of the Nile at Aswan, 1871-1970 (Cobb 1978, Biometrika 65), where the change after 1898 is known.
NILE = [1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958]
NILE += [1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020]
NILE += [1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796]
NILE += [1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874]
NILE += [848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718]
NILE += [714, 740]

# British coal-mining disasters by year, 1851-1961 (Jarrett 1979, Biometrika 66): the rate fell after 1891.
COAL = [4, 5, 4, 0, 1, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2, 3, 4, 2]
COAL += [1, 3, 2, 2, 1, 1, 1, 1, 3, 0, 0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 2, 1]
COAL += [0, 0, 0, 1, 1, 0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 4, 2, 0, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1]
COAL += [0, 1]


def test_pettitt_finds_the_dam_of_the_nile():
    assert len(NILE) == 100
    point = measures.pettitt(NILE)
    assert 1871 + point.index == 1899
    assert point.p < 1e-5
    assert point.test == "Pettitt 1979"


def test_pettitt_statistic_by_definition():
    series = np.random.default_rng(1).integers(0, 9, 15)
    u = [abs(sum(np.sign(x - y) for x, y in product(series[:t], series[t:]))) for t in range(1, 15)]
    point = measures.pettitt(series)
    assert point.statistic == max(u)
    assert point.index == int(np.argmax(u)) + 1


def test_pettitt_p_by_hand():
    # Every one of the last three is above every one of the first three: K = 9.
    assert measures.pettitt([1, 2, 3, 10, 11, 12]).p == pytest.approx(2 * np.exp(-6 * 81 / (216 + 36)))
    assert measures.pettitt([1, 1]).p == 1


def test_poisson_change_point_of_the_coal_mines():
    assert len(COAL) == 111
    point = measures.change_point(COAL, [1] * len(COAL), model="poisson")
    assert 1851 + point.index == 1892
    assert point.before == pytest.approx(np.mean(COAL[:41]))
    assert point.after == pytest.approx(np.mean(COAL[41:]))
    assert point.p == pytest.approx(1 / 10_000)


def test_binomial_statistic_is_the_log_likelihood_of_the_best_split():
    hits, totals = [1, 0, 2, 6, 7], [10, 12, 11, 10, 9]
    splits = [
        stats.chi2_contingency(
            [
                [sum(hits[:t]), sum(totals[:t]) - sum(hits[:t])],
                [sum(hits[t:]), sum(totals[t:]) - sum(hits[t:])],
            ],
            correction=False,
            lambda_="log-likelihood",
        ).statistic
        for t in range(1, 5)
    ]
    point = measures.change_point(hits, totals, model="binomial")
    assert point.statistic == pytest.approx(max(splits))
    assert point.index == int(np.argmax(splits)) + 1 == 3
    assert point.test == "Worsley 1983"


def test_monte_carlo_p_is_close_to_the_exact_one():
    # Two periods of ten documents and six hits: the only split is the whole test, and all allocations are known.
    chances = stats.hypergeom(20, 6, 10)
    statistic = [stats.chi2_contingency([[k, 10 - k], [6 - k, 4 + k]], False, "log-likelihood")[0] for k in range(7)]
    exact = sum(chances.pmf(k) for k in range(7) if statistic[k] >= statistic[5] - 1e-9)
    point = measures.change_point([5, 1], [10, 10], model="binomial")
    assert point.p == pytest.approx(exact, abs=0.015)
    assert point == measures.change_point([5, 1], [10, 10], model="binomial")


def test_no_change_is_not_found_in_a_flat_series():
    point = measures.change_point([5, 4, 6, 5, 5, 4], [10] * 6, model="binomial")
    assert point.p > 0.5
    assert measures.change_points([5, 4, 6, 5, 5, 4], [10] * 6, model="binomial") == []


def test_two_changes_are_found_in_order():
    hits = [0, 1, 0, 0, 18, 19, 20, 18, 2, 1, 0, 1]
    points = measures.change_points(hits, [20] * 12, model="binomial")
    assert [point.index for point in points] == [4, 8]


def test_years_without_documents_carry_nothing():
    with_gap = measures.change_point([0, 0, 0, 9, 9], [10, 0, 10, 10, 10], model="binomial")
    without = measures.change_point([0, 0, 9, 9], [10, 10, 10, 10], model="binomial")
    assert (with_gap.index, with_gap.statistic, with_gap.p) == (3, without.statistic, without.p)


@pytest.mark.parametrize(
    ("counts", "exposures"),
    [([0, 0], [5, 5]), ([5, 5], [5, 5]), ([3], [5]), ([3, 0], [5, 0]), ([], [])],
)
def test_series_without_a_question_have_no_answer(counts, exposures):
    assert measures.change_point(counts, exposures, model="binomial") is None


def test_impossible_series_are_refused():
    with pytest.raises(ValueError, match="exceeds"):
        measures.change_point([6, 1], [5, 5], model="binomial")
    with pytest.raises(ValueError, match="one length"):
        measures.change_point([1, 1], [5], model="poisson")
    with pytest.raises(ValueError, match="two or more"):
        measures.pettitt([1])


def test_mann_kendall_of_a_steady_rise():
    tau, p = measures.mann_kendall([1, 2, 3, 5, 8, 13])
    assert tau == pytest.approx(1)
    assert p == pytest.approx(2 / 720)
