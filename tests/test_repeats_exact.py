"""All maximal repeats against brute force; whole words, folding and counts on texts one can check by eye."""

import os
import random
from collections import defaultdict

import numpy as np
import pydivsufsort  # noqa: F401 - loaded before its threads can be limited
import pytest
from threadpoolctl import threadpool_limits

from growth import grows_with_the_text
from zzcorpus.repeats import RepeatOptions, find_repeats, word_boundaries
from zzcorpus.repeats.exact import SENTENCE_ENDS
from zzcorpus.repeats.layout import LONGEST_SENTENCE, lay_out
from zzcorpus.repeats.suffixes import locate, maximal_repeats, sort_suffixes

RANDOM_CORPORA = int(os.environ.get("ZZCORPUS_RANDOM_CORPORA", "300"))


@pytest.fixture(autouse=True, scope="module")
def _one_thread():
    # Waking OpenMP's threads takes twenty times as long as sorting twenty characters.
    with threadpool_limits(1):
        yield


def brute_force(texts, min_chars, min_documents):
    """Every substring with its occurrences, kept if neither neighbour is the same throughout."""
    occurrences = defaultdict(list)
    for document, text in enumerate(texts):
        for start in range(len(text)):
            for end in range(start + 1, len(text) + 1):
                if text[end - 1] in SENTENCE_ENDS:
                    break
                occurrences[text[start:end]].append((document, start))
    found = {}
    for string, places in occurrences.items():
        if len(string) < min_chars or len({document for document, _ in places}) < min_documents or len(places) < 2:
            continue
        sides = [set(), set()]
        for document, start in places:
            text, end = texts[document], start + len(string)
            for side, at in zip(sides, (start - 1, end), strict=True):
                outside = not 0 <= at < len(text) or text[at] in SENTENCE_ENDS
                side.add((document, at) if outside else text[at])
        if min(map(len, sides)) > 1:
            found[string] = places
    return found


def prepared(texts):
    layout = lay_out(texts, SENTENCE_ENDS)
    return layout, sort_suffixes(layout)


def by_suffix_array(layout, suffixes, min_chars, min_documents):
    found = {}
    intervals = maximal_repeats(layout, suffixes, min_chars, min_documents)
    for first, last, length in zip(intervals.first, intervals.last, intervals.length, strict=True):
        positions = np.sort(suffixes.order[first : last + 1])
        documents = layout.document_of(positions)
        string = layout.text_at(int(positions[0]), int(length))
        assert string not in found
        found[string] = list(zip(documents.tolist(), (positions - layout.starts[documents]).tolist(), strict=True))
    return found


def fibonacci_word(length):
    one, other = "a", "ab"
    while len(other) < length:
        one, other = other, other + one
    return other[:length]


def thue_morse_word(length):
    return "".join("ab"[i.bit_count() % 2] for i in range(length))


def random_corpus(seed):
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    alphabet = "ab。c𠮷\n的𠀀d"[: rng.randint(1, 9)]
    return ["".join(rng.choices(alphabet, k=rng.randint(0, 25))) for _ in range(rng.randint(0, 5))]


ADVERSARIAL = [
    pytest.param([], id="no texts"),
    pytest.param(["", "", ""], id="empty texts"),
    pytest.param(["a"], id="one character"),
    pytest.param(["a" * 30, "a" * 12], id="one letter only"),
    pytest.param([fibonacci_word(55), fibonacci_word(34)], id="Fibonacci words"),
    pytest.param([thue_morse_word(64), thue_morse_word(40)[3:]], id="Thue-Morse words"),
    pytest.param(["甲乙丙丁"] * 4, id="identical texts"),
    pytest.param(["甲乙", "", "甲乙"], id="an empty text between"),
    pytest.param(["𠮷𠀀𠮷𠀀a", "𠮷𠀀b"], id="astral characters"),
    pytest.param(["\ud800a\udfff", "\ud800a"], id="lone surrogates"),
    pytest.param(["。。。", "\n\n。", "!?a!?a"], id="sentence ends only"),
    pytest.param(["a。a。a", "a"], id="whole sentences"),
    pytest.param(["\0a\0a", "\0a"], id="the null character is a character"),
    pytest.param(["a\U0010ffff", "b\U0010ffff"], id="the last code point"),
]


@pytest.mark.parametrize("texts", ADVERSARIAL)
@pytest.mark.parametrize(("min_chars", "min_documents"), [(1, 1), (2, 2), (1, 3)])
def test_maximal_repeats_of_adversarial_texts(texts, min_chars, min_documents):
    assert by_suffix_array(*prepared(texts), min_chars, min_documents) == brute_force(texts, min_chars, min_documents)


def test_maximal_repeats_of_random_corpora():
    strings = 0
    for seed in range(RANDOM_CORPORA):
        texts = random_corpus(seed)
        layout, suffixes = prepared(texts)
        for min_chars, min_documents in ((1, 1), (1, 2), (2, 3)):
            expected = brute_force(texts, min_chars, min_documents)
            assert by_suffix_array(layout, suffixes, min_chars, min_documents) == expected, texts
            strings += len(expected)
    assert strings > 10 * RANDOM_CORPORA


def test_locate_finds_every_occurrence_of_any_substring():
    for seed in range(60):
        texts = random_corpus(seed)
        layout, suffixes = prepared(texts)
        cases = [
            (int(layout.starts[document]) + start, length)
            for document, text in enumerate(texts)
            for start in range(len(text))
            for length in (1, 2, 5)
            if start + length <= len(text) and not set(text[start : start + length]) & set(SENTENCE_ENDS)
        ]
        if not cases:
            continue
        positions, lengths = (np.array(column) for column in zip(*cases, strict=True))
        counts = locate(suffixes, positions, lengths).count
        for position, length, count in zip(positions, lengths, counts, strict=True):
            string = layout.text_at(int(position), int(length))
            overlapping = sum(text.startswith(string, at) for text in texts for at in range(len(text)))
            assert count == overlapping


def test_phrases_without_whole_words_are_counted_and_addressed_exactly():
    options = RepeatOptions(min_chars=2, min_documents=1, whole_words=False)
    for seed in range(60):
        texts = random_corpus(seed)
        expected = brute_force(texts, 2, 1)
        for repeat in find_repeats(texts, options):
            documents, starts = repeat.occurrences()
            assert list(zip(documents.tolist(), starts.tolist(), strict=True)) == expected[repeat.text]
            assert repeat.count == len(expected[repeat.text])
            assert repeat.documents == len({document for document, _ in expected[repeat.text]})


def test_folding_against_brute_force():
    options = RepeatOptions(min_chars=1, min_documents=1, whole_words=False)
    for seed in range(100):
        texts = random_corpus(seed)
        spans = {
            string: [(document, start, start + len(string)) for document, start in places]
            for string, places in brute_force(texts, 1, 1).items()
        }
        every = [span for own in spans.values() for span in own]
        alone = {
            string: sum(
                not any(
                    other[0] == span[0] and other[1] <= span[1] and span[2] <= other[2] and other != span
                    for other in every
                )
                for span in own
            )
            for string, own in spans.items()
        }
        expected = {string: count for string, count in alone.items() if count}
        assert {repeat.text: repeat.alone for repeat in find_repeats(texts, options)} == expected


POLICY = [
    "我们要坚持全面从严治党永远在路上。各级党组织要增强基层党组织政治功能。",
    "必须坚持全面从严治党永远在路上，不断增强基层党组织政治功能！",
    "会议指出，全面从严治党是关键。",
]


def test_repeats_are_cut_to_whole_words_and_nested_ones_keep_their_own_count():
    found = {repeat.text: repeat for repeat in find_repeats(POLICY, RepeatOptions(min_chars=4))}
    assert set(found) == {"坚持全面从严治党永远在路上", "增强基层党组织政治功能", "全面从严治党"}
    nested = found["全面从严治党"]
    assert (nested.count, nested.alone, nested.documents) == (3, 1, 3)
    assert [column.tolist() for column in nested.occurrences()] == [[0, 1, 2], [5, 4, 5]]


def test_questions_to_all_repeats_at_once_agree_with_their_occurrences():
    options = RepeatOptions(min_chars=1, min_documents=1, whole_words=False)
    labels = [3, -1, 3, 0, 7]
    chosen = [True, False, False, True, True]
    for seed in range(60):
        texts = random_corpus(seed)
        repeats = find_repeats(texts, options)
        distinct = repeats.distinct(labels[: len(texts)])
        part = repeats.part(chosen[: len(texts)])
        assert len(repeats) == len(distinct) == len(part.count)
        for i, repeat in enumerate(repeats):
            places = list(zip(*(column.tolist() for column in repeat.occurrences()), strict=True))
            inside = [place for place in places if chosen[place[0]]]
            assert (repeat.first_document, repeat.first_start) == places[0]
            assert distinct[i] == len({labels[document] for document, _ in places} - {-1})
            assert part.count[i] == len(inside)
            assert part.documents[i] == len({document for document, _ in inside})
            assert (part.first_document[i], part.first_start[i]) == (inside or [(-1, -1)])[0]


def test_repeats_are_a_sequence():
    repeats = find_repeats(POLICY, RepeatOptions(min_chars=4))
    assert [repeat.text for repeat in repeats[:2]] == [repeats[0].text, repeats[1].text]
    assert repeats[-1].text == repeats[len(repeats) - 1].text
    with pytest.raises(IndexError):
        repeats[len(repeats)]


def test_a_repeat_needs_occurrences_of_its_own():
    options = RepeatOptions(min_chars=4, min_alone=2)
    assert "全面从严治党" not in {repeat.text for repeat in find_repeats(POLICY, options)}


@pytest.mark.parametrize(
    ("texts", "phrases"),
    [
        pytest.param(["甲的基层治理和服务", "乙的基层治理和建设"], ["基层治理"], id="particles and conjunctions"),
        pytest.param(["他说，基层治理，好", "我说，基层治理，坏"], ["基层治理"], id="punctuation"),
        pytest.param(["增长1.5%以上", "增长1.7%以上"], [], id="half a number at the end"),
        pytest.param(["坚决做到“两个维护”。", "自觉做到“两个维护”！"], ["做到“两个维护”"], id="paired marks stay"),
        pytest.param(["提高“两个维护能力”", "看待“两个维护问题”"], ["两个维护"], id="half a pair goes"),
        pytest.param(["深化改革试点，实现城乡一体", "扩大示范试点，实现城乡发展"], [], id="two half clauses"),
        pytest.param(
            ["全面改革试点，实现城乡一体", "全面改革试点，实现城乡发展"], ["全面改革试点"], id="half a clause"
        ),
        pytest.param(["改革。开放", "改革。开放"], [], id="no repeat crosses a sentence end"),
    ],
)
def test_edges_of_phrases(texts, phrases):
    assert [repeat.text for repeat in find_repeats(texts, RepeatOptions(min_chars=4))] == phrases


def test_given_boundaries_decide_where_words_end():
    texts = ["东城区委书记", "西城区委书记"]
    options = RepeatOptions(min_chars=2)
    one = find_repeats(texts, options, [[0, 3, 4, 6], [0, 3, 4, 6]])
    other = find_repeats(texts, options, [[0, 2, 4, 6], [0, 2, 4, 6]])
    assert [repeat.text for repeat in one] == ["委书记"]
    assert [repeat.text for repeat in other] == ["区委书记"]


@pytest.mark.parametrize(
    "boundaries", [[[0, 2]], [[0, 1], [0, 2]], [[1, 2], [0, 2]], [[0, 2, 1, 2], [0, 2]], [[], [0, 2]]]
)
def test_boundaries_that_do_not_fit_are_refused(boundaries):
    with pytest.raises(ValueError, match="boundaries"):
        find_repeats(["甲乙", "甲乙"], RepeatOptions(min_chars=2), boundaries)


def test_word_boundaries_begin_at_zero_and_end_with_the_text():
    assert word_boundaries("基层治理好").tolist() == [0, 2, 4, 5]
    assert word_boundaries("").tolist() == [0]


def test_order_is_the_same_whatever_the_order_of_equals():
    texts = ["丙丙丙丙，甲甲甲甲，乙乙乙乙。"] * 2
    options = RepeatOptions(min_chars=4, whole_words=False)
    once = find_repeats(texts, options)
    assert [repeat.text for repeat in once] == ["丙丙丙丙，甲甲甲甲，乙乙乙乙"]
    parts = ["甲甲甲甲。丙丙丙丙。乙乙乙乙。"] * 2
    assert [repeat.text for repeat in find_repeats(parts, options)] == ["丙丙丙丙", "乙乙乙乙", "甲甲甲甲"]


@pytest.mark.parametrize("line", ["-" * 20_000, "· " * 10_000, "|---" * 5_000], ids=["rule", "dots", "table"])
def test_long_periodic_lines_take_a_moment_and_not_an_hour(line):
    found = find_repeats([line, line, *POLICY])
    assert "坚持全面从严治党永远在路上" in {repeat.text for repeat in found}
    assert all(len(repeat.text) <= LONGEST_SENTENCE for repeat in found)
    assert grows_with_the_text(lambda part: find_repeats([part, part, *POLICY]), line[: len(line) // 4], line)


def test_nonsense_options_are_refused():
    with pytest.raises(ValueError, match="1 or more"):
        find_repeats(["a"], RepeatOptions(min_chars=0))
