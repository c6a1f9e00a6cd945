"""Numerals: values from the grammar of Chinese numbers, and round trips through their written form."""

from __future__ import annotations

import random

import pytest

from zzcorpus.numerals import Numeral, read_numeral, write_numeral

VALUES = [
    ("7000", 7000),
    ("1.2万", 12000),
    ("1.1万", 11000),  # exact: 1.1 * 10000 is not 11000 in floating point
    ("20万亿", 20e12),
    ("1个亿", 1e8),
    ("３０５", 305),
    ("１２００", 1200),
    ("1，200", 1200),
    ("1,234,567.8", 1234567.8),
    ("1,100万", 11_000_000),
    ("3万4000", 34000),
    ("1千零1", 1001),
    ("2亿3000万", 230_000_000),
    ("12 00", 1200),
    ("一", 1),
    ("十", 10),
    ("十五", 15),
    ("廿三", 23),
    ("卅", 30),
    ("两千", 2000),
    ("两千三", 2300),
    ("三百五", 350),
    ("一百零五", 105),
    ("一万二", 12000),
    ("一万二千", 12000),
    ("一万零二百", 10200),
    ("一亿三", 130_000_000),
    ("一万五千亿", 1.5e12),
    ("二十万亿", 20e12),
    ("三万亿五千亿", 3.5e12),
    ("三十五点五", 35.5),
    ("一点二万", 12000),
    ("五二九点零七亿", 52907000000),
    ("三五点二", 35.2),
    ("二〇二四", 2024),
    ("一九九八", 1998),
    ("百", 100),
    ("百万", 1_000_000),
    ("零", 0),
    ("壹仟贰佰", 1200),
]

RANGES = [
    ("三五百", 300, 500),
    ("三五", 3, 5),
    ("两三", 2, 3),
    ("五六十", 50, 60),
    ("八九亿", 8e8, 9e8),
    ("三五百万", 3e6, 5e6),
    ("三百五六十", 350, 360),
    ("二十七八", 27, 28),
    ("十几", 11, 19),
    ("十几万", 110_000, 190_000),
    ("数十", 20, 90),
    ("数百", 200, 900),
    ("几百", 200, 900),
    ("几千", 2000, 9000),
    ("数十万", 200_000, 900_000),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_numeral_has_its_value(text, value):
    assert read_numeral(text) == Numeral(value, value, vague=False)


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_vague_numeral_spans_what_it_can_mean(text, low, high):
    assert read_numeral(text) == Numeral(low, high, vague=True)


@pytest.mark.parametrize(
    "text",
    ["", "，", "abc", "第一", "一批", "5个", "1.2.3", "1,20", "三五七百", "九二百", "百百", "一点", "点五"],
)
def test_what_is_no_numeral_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        read_numeral(text)


def test_written_numerals_are_read_back_below_ten_thousand():
    assert [n for n in range(10_000) if read_numeral(write_numeral(n)).low != n] == []


def test_written_numerals_are_read_back_up_to_ten_to_the_thirteen():
    draw = random.Random(13)  # noqa: S311 -- a sample, no secret
    numbers = [draw.randrange(10 ** draw.randrange(1, 14)) for _ in range(20_000)]
    numbers += [10**power + offset for power in range(1, 13) for offset in (-1, 0, 1, 10)]
    assert [n for n in numbers if read_numeral(write_numeral(n)).low != n] == []


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (10, "十"),
        (15, "十五"),
        (10205, "一万零二百零五"),
        (110_000, "十一万"),
        (10**12, "一万亿"),
        (100_000_005, "一亿零五"),
    ],
)
def test_a_number_is_written_as_it_is_spoken(number, written):
    assert write_numeral(number) == written


@pytest.mark.parametrize("number", [-1, 10**16])
def test_numbers_out_of_range_are_not_written(number):
    with pytest.raises(ValueError, match="cannot write"):
        write_numeral(number)
