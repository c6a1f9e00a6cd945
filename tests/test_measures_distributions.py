"""Dispersion, intervals, similarity, phrases and tf-idf against the literature, scipy and scikit-learn."""

import numpy as np
import pytest
from scipy import stats
from scipy.sparse import csr_matrix, random_array
from scipy.spatial.distance import jensenshannon
from sklearn.feature_extraction.text import TfidfTransformer

from zzcorpus import measures

# Gries 2008, IJCL 13(4), section 2: a corpus of five parts in which the word "a" occurs 1, 2, 3, 4 and 5 times.
GRIES_COUNTS, GRIES_SIZES = [1, 2, 3, 4, 5], [9, 10, 10, 10, 11]


def test_the_toy_corpus_of_gries():
    assert measures.gries_dp(GRIES_COUNTS, GRIES_SIZES) == pytest.approx(0.18, abs=0.005)
    assert measures.juilland_d(GRIES_COUNTS, GRIES_SIZES) == pytest.approx(0.785, abs=0.0005)
    assert measures.rosengren_s(GRIES_COUNTS, GRIES_SIZES) == pytest.approx(0.95, abs=0.005)
    assert measures.document_range(GRIES_COUNTS) == 5


def test_dispersion_at_its_ends():
    assert measures.gries_dp([2, 4, 6], [10, 20, 30]) == pytest.approx(0)
    assert measures.dispersion_kl([2, 4, 6], [10, 20, 30]) == pytest.approx(0)
    assert measures.rosengren_s([2, 4, 6], [10, 20, 30]) == pytest.approx(1)
    # All in the smallest part: DP is 1 - 1/6, and 1 when normed.
    assert measures.gries_dp([5, 0, 0], [10, 20, 30]) == pytest.approx(5 / 6)
    assert measures.dp_norm([5, 0, 0], [10, 20, 30]) == pytest.approx(1)
    assert measures.dispersion_kl([5, 0, 0], [10, 20, 30]) == pytest.approx(np.log2(6))


def test_dispersion_of_nothing_is_unknown():
    assert np.isnan(measures.gries_dp([0, 0], [1, 2]))
    assert np.isnan(measures.dp_norm([3], [7]))
    with pytest.raises(ValueError, match="positive sizes"):
        measures.gries_dp([1, 0], [5, 0])
    with pytest.raises(ValueError, match="counts for"):
        measures.gries_dp([1, 0], [5, 5, 5])


def test_sparse_dp_is_dp():
    rng = np.random.default_rng(5)
    counts, sizes = rng.poisson(0.7, (40, 12)), rng.integers(50, 500, 12)
    counts[7] = 0
    counts[39, 0] = 1
    items, documents = np.nonzero(counts)
    sparse = measures.gries_dp_sparse(items, documents, counts[items, documents], sizes)
    assert sparse == pytest.approx(measures.gries_dp(counts, sizes), nan_ok=True)


@pytest.mark.parametrize(
    ("positions", "value"),
    [
        pytest.param([0, 25, 50, 75], 4, id="evenly spread"),
        pytest.param([10, 11, 12, 13], 1 + 3 / 25, id="in one heap"),
        pytest.param([99], 1, id="once"),
        pytest.param([], 0, id="never"),
    ],
)
def test_average_reduced_frequency(positions, value):
    # Savický and Hlaváčová 2002, in a corpus of 100 positions.
    assert measures.arf(positions, 100) == pytest.approx(value)


def test_average_reduced_frequency_knows_its_corpus():
    with pytest.raises(ValueError, match="outside"):
        measures.arf([100], 100)


# Newcombe 1998, Statistics in Medicine 17, table I, method 3 (score without continuity correction).
@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_interval_as_printed_by_newcombe(hits, total, low, high):
    assert measures.wilson_interval(hits, total) == pytest.approx((low, high), abs=5e-5)


def test_wilson_interval_at_the_ends():
    assert measures.wilson_interval(0, 20)[0] == 0
    assert measures.wilson_interval(20, 20)[1] == 1
    assert all(np.isnan(limit) for limit in measures.wilson_interval(0, 0))
    with pytest.raises(ValueError, match="exceed"):
        measures.wilson_interval(3, 2)
    with pytest.raises(ValueError, match="level"):
        measures.wilson_interval(1, 2, level=95)


@pytest.mark.parametrize(("hits", "total"), [(0, 12), (5, 12), (12, 12)])
def test_clopper_pearson_agrees_with_scipy(hits, total):
    interval = stats.binomtest(hits, total).proportion_ci(0.9, method="exact")
    assert measures.clopper_pearson_interval(hits, total, level=0.9) == pytest.approx(tuple(interval))


def test_poisson_interval_of_garwood():
    # Garwood 1936: 10 events, 95 %: 4.795 to 18.390; none: 0 to 3.689.
    assert measures.poisson_rate_interval(10, 1) == pytest.approx((4.795, 18.390), abs=5e-4)
    assert measures.poisson_rate_interval(0, 1) == pytest.approx((0, 3.689), abs=5e-4)
    low, high = measures.poisson_rate_interval(10, 20_000, per=10_000)
    assert (low, high) == pytest.approx((4.795 / 2, 18.390 / 2), abs=5e-4)
    assert all(np.isnan(limit) for limit in measures.poisson_rate_interval(0, 0))


def test_jensen_shannon_is_the_square_of_scipys_distance():
    p, q = np.array([0.1, 0.4, 0.5, 0]), np.array([3, 1, 0, 4])
    assert measures.jensen_shannon(p, q) == pytest.approx(jensenshannon(p, q, base=2) ** 2)
    assert measures.jensen_shannon([1, 0], [0, 9]) == 1
    assert measures.jensen_shannon([1, 2], [2, 4]) == 0


def test_overlap_of_sets_and_vectors():
    assert measures.jaccard({1, 2, 3}, {2, 3, 4}) == pytest.approx(0.5)
    assert measures.containment({1, 2}, {2, 3, 4}) == pytest.approx(0.5)
    assert measures.containment(set(), {1}) == measures.jaccard(set(), set()) == 1
    assert measures.cosine([3, 4], [4, 3]) == pytest.approx(24 / 25)
    assert np.isnan(measures.cosine([0, 0], [1, 2]))


# Frantzi, Ananiadou and Mima 2000, section 2.3.3: the worked example of the eye pathology corpus.
@pytest.mark.parametrize(
    ("length", "frequency", "nested", "containers", "value"),
    [
        pytest.param(5, 5, 0, 0, 11.61, id="adenoid cystic basal cell carcinoma"),
        pytest.param(4, 11, 5, 1, 12, id="cystic basal cell carcinoma"),
        pytest.param(4, 7, 0, 0, 14, id="ulcerated basal cell carcinoma"),
        pytest.param(3, 984, 26, 5, 1551.36, id="basal cell carcinoma"),
    ],
)
def test_c_value_of_basal_cell_carcinoma(length, frequency, nested, containers, value):
    assert measures.c_value(length, frequency, nested, containers) == pytest.approx(value, abs=0.011)


def test_c_value_refuses_impossible_nesting():
    with pytest.raises(ValueError, match="exceeds frequency"):
        measures.c_value(3, 4, 5, 1)
    with pytest.raises(ValueError, match="container"):
        measures.c_value(3, 4, 2, 0)


def test_entropy_and_cohesion():
    assert measures.branching_entropy([1, 1, 1, 1]) == 2
    assert measures.branching_entropy([7, 0]) == 0
    assert measures.branching_entropy([]) == 0
    assert measures.branching_entropy([2, 1, 1]) == pytest.approx(1.5)
    # f(xy)·N / (f(x)·f(y)): the weakest split decides.
    assert measures.cohesion(10, [(10, 20), (50, 40)], 10_000) == pytest.approx(50)


def test_tf_idf_equals_scikit_learn():
    counts = random_array((60, 90), density=0.1, rng=np.random.default_rng(2), format="csr")
    counts.data = np.ceil(counts.data * 9)
    expected = TfidfTransformer().fit_transform(counts)
    ours = measures.tf_idf(counts)
    assert abs(ours - expected).max() < 1e-12
    coordinates = counts.tocoo()
    rows, cols, weights, shape = measures.tf_idf(
        (coordinates.row, coordinates.col, coordinates.data, coordinates.shape)
    )
    assert shape == (60, 90)
    assert abs(csr_matrix((weights, (rows, cols)), shape=shape) - expected).max() < 1e-12


def test_tf_idf_sums_what_is_given_twice_and_leaves_empty_documents_empty():
    twice = csr_matrix((np.array([1.0, 1.0, 3.0]), np.array([0, 0, 1]), np.array([0, 3, 3])), shape=(2, 2))
    assert measures.tf_idf(twice).toarray() == pytest.approx(
        measures.tf_idf(csr_matrix([[2.0, 3.0], [0, 0]])).toarray()
    )
    assert measures.smooth_idf(3, 7) == pytest.approx(np.log(8 / 4) + 1)
