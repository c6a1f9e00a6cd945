"""What makes a recurring wording a whole: frames, lists, numbers, and things that are one."""

import numpy as np
import pytest

from zzcorpus.repeats import RepeatOptions, find_repeats, word_boundaries
from zzcorpus.repeats.exact import SENTENCE_ENDS
from zzcorpus.repeats.frames import cut_half_frames, pair_frames
from zzcorpus.repeats.layout import lay_out
from zzcorpus.repeats.trimming import find_edges
from zzcorpus.repeats.wholeness import find_lists, wholeness


@pytest.mark.parametrize(
    ("texts", "phrases"),
    [
        pytest.param(["坚持以文化建设为统领。", "突出以特色文化建设为统领。"], ["文化建设"], id="为 without its 以"),
        pytest.param(["坚持以文化建设为统领。", "突出以文化建设为统领。"], ["以文化建设为统领"], id="a whole frame"),
        pytest.param(["在市委领导支持下工作。", "在市委领导关心下工作。"], ["市委领导"], id="在 without its 下"),
        pytest.param(["把基层治理纳入考核。", "把基层治理列为重点。"], ["基层治理"], id="把 without what it leads to"),
        pytest.param(
            ["新建5亿元以上项目。", "引进3亿元以上项目。"], ["以上项目"], id="a measure word behind its number"
        ),
        pytest.param(["增长8%以上的产业。", "下降9%以上的产业。"], [], id="what is said of a rate"),
        pytest.param(
            ["全面贯彻落实党的方针。", "全面贯彻落实党的政策。"], ["全面贯彻落实"], id="a character before 的"
        ),
    ],
)
def test_edges_of_phrases(texts, phrases):
    assert [repeat.text for repeat in find_repeats(texts, RepeatOptions(min_chars=4))] == phrases


def offsets(*values):
    return np.array(values, dtype=np.int64)


def test_frames_pair_the_nearest_words_of_one_clause():
    # 以 at 0, 10, 30; 为 at 5, 20, 25, 40; marks at 15 and 35.
    frames = pair_frames(
        offsets(0, 10, 30), offsets(1, 11, 31), offsets(5, 20, 25, 40), offsets(6, 21, 26, 41), offsets(15, 35)
    )
    assert frames.opening.tolist() == [0]
    assert frames.closing.tolist() == [5]


@pytest.mark.parametrize(
    ("span", "left"),
    [
        pytest.param((0, 9), (0, 9), id="whole"),
        pytest.param((1, 9), (1, 5), id="the half behind is shorter"),
        pytest.param((3, 12), (6, 12), id="the half before is shorter"),
        pytest.param((-4, 4), (-4, 0), id="opened and not closed"),
        pytest.param((0, 4), (1, 4), id="opens with the first half"),
        pytest.param((2, 4), (2, 4), id="inside a frame"),
        pytest.param((7, 12), (7, 12), id="behind it"),
    ],
)
def test_half_frames_are_cut(span, left):
    frames = pair_frames(offsets(10), offsets(11), offsets(15), offsets(16), offsets())
    begin, end = (10 + at for at in span)
    positions, lengths = cut_half_frames(frames, offsets(begin), offsets(end - begin))
    assert (positions[0] - 10, positions[0] + lengths[0] - 10) == left


def whole(text, phrase, wholes=None):
    layout = lay_out([text], SENTENCE_ENDS)
    edges = find_edges(layout, [word_boundaries(text)], wholes)
    places = [i for i in range(len(text)) if text.startswith(phrase, i)]
    lengths = np.full(len(places), len(phrase))
    is_list = find_lists(edges.list_marks, offsets(places[0]), lengths[:1])
    return wholeness(
        edges.breaks, np.array(places, dtype=np.int32), lengths, np.zeros(len(places), dtype=np.int64), is_list
    )[0]


def test_wholeness_is_the_mean_of_both_ends_with_half_an_occurrence_added():
    # Two occurrences, both between punctuation; then one that opens well and goes on.
    assert whole("基层治理，基层治理。", "基层治理") == pytest.approx(2.5 / 3)
    assert whole("基层治理体系。", "基层治理") == pytest.approx(np.sqrt(1.5 * 0.5) / 2)


def test_a_list_that_goes_on_is_no_whole_list():
    assert whole("农村、企业、高校、医院。", "企业、高校") == pytest.approx(0.5 / 2)
    assert whole("农村，企业、高校，医院。", "企业、高校") == pytest.approx(1.5 / 2)
    assert whole("农村、企业、高校。", "企业") == pytest.approx(1.5 / 2)


def test_what_is_one_thing_is_not_parted():
    text = "改革、创新、发展。"
    assert whole(text, "改革、创新") == pytest.approx(np.sqrt(1.5 * 0.5) / 2)
    assert whole(text, "创新") == pytest.approx(1.5 / 2)
    assert whole(text, "创新", [[(0, 8)]]) == pytest.approx(0.5 / 2)
    assert whole(text, "改革、创新、发展", [[(0, 8)]]) == pytest.approx(1.5 / 2)
