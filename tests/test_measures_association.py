"""Association measures against worked examples of the literature."""

import numpy as np
import pytest

from zzcorpus import measures

# Manning and Schütze 1999, Foundations of Statistical NLP, chapter 5, a New York Times corpus of 14,307,668.
NYT = 14_307_668


@pytest.mark.parametrize(
    ("first", "second", "together", "value"),
    [
        pytest.param(42, 20, 20, 18.38, id="Ayatollah Ruhollah"),
        pytest.param(41, 27, 20, 17.98, id="Bette Midler"),
        pytest.param(30, 117, 20, 16.31, id="Agatha Christie"),
        pytest.param(14907, 9017, 20, 1.09, id="first made"),
        pytest.param(15019, 15629, 20, 0.29, id="time last"),
    ],
)
def test_mutual_information_of_table_5_14(first, second, together, value):
    assert measures.mi(together, first, second, NYT) == pytest.approx(value, abs=0.006)


def test_t_score_of_new_companies():
    # Chapter 5.3.1: t = 0.999932, with the variance taken as the mean.
    assert measures.t_score(8, 15828, 4675, NYT) == pytest.approx(0.999932, abs=1e-5)


def test_scores_of_pairs_that_never_meet():
    assert np.isnan(measures.t_score(0, 20, 30, 1000))
    assert measures.z_score(0, 20, 30, 1000) == pytest.approx((0 - 0.6) / np.sqrt(0.6))
    assert np.isnan(measures.z_score(0, 0, 30, 1000))


def test_powers_of_mutual_information():
    o, r, c, n = 20, 42, 50, 10_000
    e = r * c / n
    assert measures.mi(o, r, c, n, power=2) == pytest.approx(np.log2(o**2 / e))
    assert measures.mi(o, r, c, n, power=3) == pytest.approx(np.log2(o**3 / e))
    assert measures.mi(0, r, c, n) == -np.inf


def test_span_scales_the_expectation():
    assert measures.expected(42, 50, 10_000, span=10) == pytest.approx(2.1)
    assert measures.mi(20, 42, 50, 10_000, span=10) == pytest.approx(np.log2(20 / 2.1))
    assert measures.z_score(20, 42, 50, 10_000, span=10) == pytest.approx((20 - 2.1) / np.sqrt(2.1))
    with pytest.raises(ValueError, match="span"):
        measures.mi(1, 1, 1, 10, span=0)


def test_log_dice_is_fourteen_when_the_two_are_always_together():
    # Rychlý 2008: at most 14; one step down is half the Dice coefficient.
    assert measures.log_dice(50, 50, 50) == 14
    assert measures.log_dice(25, 50, 50) == 13
    assert measures.log_dice(0, 50, 50) == -np.inf
    assert measures.dice(10, 20, 30) == pytest.approx(0.4)
    assert measures.minimum_sensitivity(10, 20, 40) == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        pytest.param((50, 50, 50, 1000), 1, id="always together"),
        pytest.param((0, 50, 50, 1000), -1, id="never together"),
        pytest.param((10, 100, 100, 1000), 0, id="independent"),
    ],
)
def test_npmi_has_its_fixed_points(counts, value):
    # Bouma 2009.
    assert measures.npmi(*counts) == pytest.approx(value)


def test_delta_p_both_ways():
    # Gries 2013 on asymmetric pairs: 'of course' in the spoken BNC, 5610, 168938-5610, 2257-5610... in cells
    # of a table a=5610, b=168938, c=2257, d=10233063: ΔP(course|of) ≈ .032, ΔP(of|course) ≈ .697.
    a, b, c, d = 5610, 168938, 2257, 10233063
    given_of, given_course = measures.delta_p(a, a + b, a + c, a + b + c + d)
    assert given_of == pytest.approx(0.032, abs=0.0005)
    assert given_course == pytest.approx(0.697, abs=0.0005)


def test_delta_p_by_hand():
    # Of 40 windows with the node 10 hold the collocate, of the 60 without 5: 1/4 - 1/12; of 15 with the collocate
    # 10 hold the node, of 85 without 30.
    given_node, given_collocate = measures.delta_p(10, 40, 15, 100)
    assert given_node == pytest.approx(10 / 40 - 5 / 60)
    assert given_collocate == pytest.approx(10 / 15 - 30 / 85)
    assert np.isnan(measures.delta_p(0, 0, 15, 100)[0])


def test_counts_at_their_bounds_are_allowed():
    assert measures.collocation_log_likelihood(5, 5, 5, 5) == 0
    assert measures.collocation_log_likelihood(5, 5, 5, 10) > 0
    assert measures.mi(2, 10, 4, 10) == pytest.approx(-1)


def test_the_sign_says_whether_two_words_seek_or_avoid_each_other():
    # 20 and 10 of 100 meet twice by chance.
    assert measures.collocation_log_likelihood(3, 20, 10, 100) > 0
    assert measures.collocation_log_likelihood(1, 20, 10, 100) < 0
    assert measures.collocation_log_likelihood(2, 20, 10, 100) == pytest.approx(0, abs=1e-12)


def test_what_neither_word_does():
    assert measures.minimum_sensitivity(0, 0, 0) == 0
    with pytest.raises(ValueError, match="neither"):
        measures.dice(0, 0, 0)


def test_collocation_log_likelihood_is_dunnings_table():
    # "the swiss", see the test of keyness.
    assert measures.collocation_log_likelihood(110, 2552, 221, 31777) == pytest.approx(270.72, abs=0.006)
    assert measures.collocation_log_likelihood(1, 2552, 2210, 31777) < 0


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ((5, 4, 9, 100), "o exceeds r or c"),
        ((1, 60, 60, 100), "exceeds n: the counts"),
        ((1, 200, 6, 100), "r or c exceeds n"),
        ((1, 2, 3, 0), "n is zero"),
    ],
)
def test_tables_that_cannot_be_are_refused(counts, message):
    with pytest.raises(ValueError, match=message):
        measures.collocation_log_likelihood(*counts)
