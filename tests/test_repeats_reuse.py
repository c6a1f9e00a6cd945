"""Shared passages and near-duplicates on texts made for the purpose."""

import random

import pytest

from zzcorpus.repeats import (
    DuplicateOptions,
    Member,
    ReuseOptions,
    find_near_duplicates,
    find_reuse,
    reuse_share,
    shared_stretches,
)

HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]

PASSAGE = (
    "坚持以人民为中心的发展思想，着力解决好群众急难愁盼问题，健全基本公共服务体系，"
    "提高公共服务水平，增强均衡性和可及性，扎实推进共同富裕。"
)


def noise(length, seed):
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    return "".join(rng.choices(HAN, k=length))


def edit(text, rate, seed):
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    characters = list(text)
    for i in rng.sample(range(len(text)), round(rate * len(text))):
        other = rng.choice(HAN)
        characters[i] = rng.choice((other, "", characters[i] + other))
    return "".join(characters)


def around(passage, seed, before=200, after=150):
    return noise(before, seed) + passage + noise(after, seed + 1000)


def test_a_verbatim_passage_is_found_with_its_ends_and_its_stop():
    texts = [around(PASSAGE, 1), noise(300, 2), around(PASSAGE, 3, before=77)]
    (passage,) = find_reuse(texts)
    assert passage.text == PASSAGE
    assert passage.members == (
        Member(0, 200, 200 + len(PASSAGE)),
        Member(2, 77, 77 + len(PASSAGE)),
    )
    assert passage.similarity == 1
    assert passage.passage_id == 1


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(PASSAGE.replace("人民", "职工").replace("共同富裕", "乡村全面振兴"), id="names"),
        pytest.param(PASSAGE.replace("，", "、").replace("。", "；"), id="punctuation"),
        pytest.param(PASSAGE.replace("，", "，\n　　"), id="line breaks and indents"),
        pytest.param(PASSAGE.replace("健全基本公共服务体系", "全年新增就业岗位三点六万个"), id="a clause"),
        pytest.param(PASSAGE.replace("提高公共服务水平，", ""), id="a clause left out"),
    ],
)
def test_small_edits_do_not_hide_a_passage(changed):
    texts = [around(PASSAGE, 1), around(changed, 5)]
    (passage,) = find_reuse(texts)
    (one, other) = passage.members
    assert abs(one.start - 200) <= 10
    assert abs(one.end - 200 - len(PASSAGE)) <= 10
    assert abs(other.start - 200) <= 10
    assert abs(other.end - 200 - len(changed)) <= 10


def test_passages_with_a_tenth_of_their_characters_edited_are_found():
    found = 0
    for seed in range(40):
        passage = noise(60 + 13 * seed, seed + 100)
        texts = [around(passage, seed), around(edit(passage, 0.1, seed), seed + 500)]
        found += any(
            abs(p.members[0].start - 200) <= 10 and abs(p.members[0].end - 200 - len(passage)) <= 10
            for p in find_reuse(texts)
        )
    assert found >= 36


def test_shuffled_texts_share_nothing():
    rng = random.Random(8)  # noqa: S311 - repeatable, not secret
    texts = ["".join(rng.sample(PASSAGE * 40, len(PASSAGE) * 40)) for _ in range(12)]
    assert find_reuse(texts) == []


def test_a_reprint_in_every_town_is_one_passage():
    texts = [around(PASSAGE, seed) for seed in range(250)]
    (passage,) = find_reuse(texts)
    assert [member.document for member in passage.members] == list(range(250))


def test_different_passages_stay_apart():
    other = noise(90, 77)
    texts = [around(PASSAGE, 1) + other, around(PASSAGE, 2), noise(50, 3) + other]
    assert [[member.document for member in passage.members] for passage in find_reuse(texts)] == [[0, 1], [0, 2]]


def test_a_passage_repeated_in_one_text_alone_is_not_shared():
    assert find_reuse([around(PASSAGE, 1) + PASSAGE, noise(300, 2)]) == []


def test_passages_below_the_least_length_or_likeness_are_left_out():
    texts = [around(PASSAGE, 1), around(PASSAGE, 3)]
    assert find_reuse(texts, ReuseOptions(min_chars=200)) == []
    apart = [around(PASSAGE, 1), around(edit(PASSAGE, 0.2, 4), 3)]
    assert find_reuse(apart, ReuseOptions(min_similarity=0.95)) == []


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["甲"], ["，。", "！？"], ["a" * 500, "a" * 300]])
def test_texts_without_substance_do_no_harm(texts):
    for passage in find_reuse(texts):
        for member in passage.members:
            assert 0 <= member.start < member.end <= len(texts[member.document])
    assert len(find_near_duplicates(texts)) == len(texts)


def test_share_of_a_text_that_recurs_and_what_remains_of_all():
    texts = [around(PASSAGE, 1), around(PASSAGE, 3)]
    passages = find_reuse(texts)
    share = len(PASSAGE) / len(texts[0])
    assert reuse_share([*texts, ""], passages) == pytest.approx([share, share, 0])
    stretch = (200, 200 + len(PASSAGE))
    assert shared_stretches(passages, 2) == [[stretch], [stretch]]
    assert shared_stretches(passages, 2, spare_first=True) == [[], [stretch]]


def test_reuse_is_the_same_on_every_run():
    texts = [around(edit(PASSAGE, 0.05, seed), seed) for seed in range(20)]
    assert find_reuse(texts) == find_reuse(list(texts))


BODY = noise(2000, 42)


@pytest.mark.parametrize(
    ("repost", "is_one"),
    [
        pytest.param(BODY, True, id="the same"),
        pytest.param("，".join(BODY[i : i + 20] for i in range(0, 2000, 20)), True, id="other punctuation"),
        pytest.param(noise(200, 1) + BODY + noise(300, 2), True, id="other furniture"),
        pytest.param(edit(BODY, 0.03, 1), True, id="small edits"),
        pytest.param(BODY[:1600], True, id="cut short"),
        pytest.param(BODY[:500], False, id="an excerpt"),
        pytest.param(BODY[:900] + noise(1100, 3), False, id="half of it new"),
        pytest.param(noise(2000, 4), False, id="another text"),
    ],
)
def test_what_is_a_near_duplicate(repost, is_one):
    assert find_near_duplicates([noise(900, 9), BODY, repost]) == [None, None, 1 if is_one else None]


def test_duplicates_point_to_the_first_of_all():
    texts = [edit(BODY, 0.02, seed) for seed in range(30)]
    assert find_near_duplicates(texts) == [None] + [0] * 29


def test_short_and_empty_texts():
    texts = ["", "通知", "通知。", "", "关于开展专项检查的通知", "关于开展专项检查的 通知！"]
    assert find_near_duplicates(texts) == [None, None, 1, None, None, 4]


def test_a_stricter_option_keeps_edited_reposts_apart():
    texts = [BODY, edit(BODY, 0.03, 1)]
    assert find_near_duplicates(texts, DuplicateOptions(min_containment=0.95)) == [None, None]
