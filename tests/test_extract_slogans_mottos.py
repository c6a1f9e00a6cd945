"""Mottos: standing, chains, parallels, maxims."""

from __future__ import annotations

import pytest

from zzcorpus.extract.slogans import find_slogans, load_mottos
from zzcorpus.lexicon import FormulaLexicon
from zzcorpus.text import split_sentences

LEXICON = FormulaLexicon(load_mottos())


def mottos(text: str) -> list[str]:
    found = find_slogans(text, split_sentences(text), [], LEXICON)
    return [slogan.slogan for slogan in found if slogan.kind == "motto"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("锐意进取、真抓实干，守正创新、奋楫笃行，", ["锐意进取", "真抓实干", "守正创新", "奋楫笃行"]),
        ("基础不牢，地动山摇。", ["基础不牢，地动山摇"]),
        ("打铁必须自身硬，", ["打铁必须自身硬"]),
        ("以时不我待、只争朝夕的精神投入工作", ["时不我待", "只争朝夕"]),
        ("一分部署，九分落实。", ["一分部署，九分落实"]),
        ("一分部署、九分落实。", ["一分部署", "九分落实"]),
        # One known motto names its neighbours in the chain.
        ("要真抓实干、情系百姓，", ["真抓实干", "情系百姓"]),
        ("坚持实干富民、实干兴邦，", ["实干富民", "实干兴邦"]),
        ("始终与人民心连心、同呼吸、共命运，", ["心连心", "同呼吸", "共命运"]),
        # Told by their form.
        ("实现谁有本事谁先来、谁干成事谁先上。", ["谁有本事谁先来", "谁干成事谁先上"]),
        ("坚持用规章管权、按流程办事、靠监督管人，", ["用规章管权", "按流程办事", "靠监督管人"]),
        ("突出以赛促训。", ["以赛促训"]),
        ("统筹稳增长、促改革、调结构、惠民生，", ["稳增长", "促改革", "调结构", "惠民生"]),
        ("敢于谋新招、出实招、亮硬招，", ["谋新招", "出实招", "亮硬招"]),
        (
            "选拔那些政治上靠得住、工作上有本事、作风上过得硬、老百姓信得过的干部",
            ["政治上靠得住", "工作上有本事", "作风上过得硬", "老百姓信得过"],
        ),
        ("疫情要防住、经济要稳住、发展要安全。", ["疫情要防住", "经济要稳住", "发展要安全"]),
        (
            "形成招商重实效、投资必问效、经营看绩效、办事讲实效理念。",
            ["招商重实效", "投资必问效", "经营看绩效", "办事讲实效"],
        ),
        ("坚持权责一致、错责相当，建立机制", ["权责一致", "错责相当"]),
        ("固本先固基，重在打根桩。", ["固本先固基，重在打根桩"]),
        ("制度是发展的骨架，人才是发展的血肉。", ["制度是发展的骨架，人才是发展的血肉"]),
        ("基础不牢，地动山摇；基础不抓，一盘散沙。", ["基础不牢，地动山摇", "基础不抓，一盘散沙"]),
        ("必须凝心聚力谋发展，心无旁骛抓落实，", ["凝心聚力谋发展", "心无旁骛抓落实"]),
        ("以开放促改革、以改革促发展，", ["以开放促改革", "以改革促发展"]),
        ("坚持以大开放促大发展，", ["以大开放促大发展"]),
        ("坚持以勤补拙，以俭养德，以诚立信，", ["以勤补拙", "以俭养德", "以诚立信"]),
        ("做到不怕困难，不惧风险，不图安逸。", ["不怕困难", "不惧风险", "不图安逸"]),
        ("要变废为宝，加以利用。", ["变废为宝"]),
        ("坚持以开放促改革、促发展，", ["以开放促改革、促发展"]),
        ("深刻认识核心就是力量、核心就是方向。", ["核心就是力量、核心就是方向"]),
        # The clause beside a known one that is built like it.
        ("做到事事有回音，件件有结果。", ["事事有回音", "件件有结果"]),
        ("坚持一级抓一级、一级带一级，", ["一级抓一级", "一级带一级"]),
        ("真正把好钢用在刀刃上，实现用人尽其才。", ["好钢用在刀刃上", "人尽其才"]),
        # What is taken for the same, what everybody does, what is to be believed.
        ("树立环境就是资源、环境就是生产力的理念。", ["环境就是资源、环境就是生产力"]),
        ("以起步就是冲刺、开局就是决战的精气神，", ["起步就是冲刺、开局就是决战"]),
        ("树立人人都是形象，人人都是环境的观念。", ["人人都是形象，人人都是环境"]),
        ("形成人人有责、人人尽责的局面。", ["人人有责", "人人尽责"]),
        ("牢固树立企业创造财富、政府创造环境的理念。", ["企业创造财富、政府创造环境"]),
        ("形成一心一意谋发展、众志成城促崛起的局面。", ["一心一意谋发展", "众志成城促崛起"]),
        # Two aims in one breath.
        (
            "二要突出提素质促发展，四要突出强管理重监督；抓基层强基础。",
            ["提素质促发展", "强管理重监督", "抓基层强基础"],
        ),
        ("产业兴则城市兴，要抓好招商。", ["产业兴则城市兴"]),
        ("坚持主动抓、抓主动，一抓到底。", ["主动抓、抓主动", "一抓到底"]),
        ("真抓产业，抓真产业，以链群带动。", ["真抓产业，抓真产业"]),
        ("深入开展大招商、招大商。", ["大招商、招大商"]),
        ("做到脱真贫、真脱贫，坚持真扶贫、扶真贫。", ["脱真贫、真脱贫", "真扶贫、扶真贫"]),
        ("构建统揽担责、清单明责、严肃追责的责任体系。", ["统揽担责", "清单明责", "严肃追责"]),
        ("真正做到对党的事业负责、对人民负责、对历史负责。", ["对人民负责", "对历史负责"]),
        ("把精力放到抓改革、谋发展、保稳定上来。", ["抓改革", "谋发展", "保稳定"]),
        ("做到目标不变、任务不减、标准不降。", ["目标不变", "任务不减", "标准不降"]),
        ("坚持发展为要、项目为重、实干为先。", ["发展为要", "项目为重", "实干为先"]),
        ("要拼质量、拼结构、拼效益。", ["拼质量", "拼结构", "拼效益"]),
        ("着力抢占制高点、抓好关键点、稳控风险点。", ["抢占制高点", "抓好关键点", "稳控风险点"]),
        ("潮涌千帆竞，风正一帆悬。", ["潮涌千帆竞，风正一帆悬"]),
    ],
)
def test_mottos(text, expected):
    assert mottos(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # A motto that runs on into the sentence is prose.
        "让广大干部心无旁骛干事业",
        "不折不扣落实各项部署",
        # Noun lists, reports, policy.
        "各类产业园区、创新平台、研发机构正在加快建设",
        "真抓实干、年轻干部的培养",
        "建设文化馆、博物馆、美术馆",
        "加快工业化、信息化、城镇化进程",
        "弄清干什么、谁来干、怎么干",
        "工业平稳增长，农业稳定发展。",
        "创新实施河长制，全面推行林长制。",
        "打造国际美食之都、国际音乐之都",
        "能力不断提高、水平不断提升",
        "严厉打击无证生产、无证销售、无证行医",
        "以科技促进产业升级，以创业促进就业",
        "推动签约项目抓落地，在建项目抓开工，形成合力",
        "抓产业，抓项目",
        "培育一产、二产则需要时间",
        "不少企业，不断发展，不能放松",
        "建设高新区、开发区、保税区",
        "提升知名度、开放度、美誉度",
        "能力不强、效率不高、作风不实",
        "居家为基础、社区为依托、机构为补充",
        "港澳同胞、台湾同胞、海外同胞",
        "打击改装车、拼装车、报废车",
        "让生活更有品质、更有温度",
        # Three characters alone are prose.
        "补短板力度加大",
    ],
)
def test_no_mottos(text):
    assert [motto for motto in mottos(text) if motto != "真抓实干"] == []


def test_words_in_prose_count_once_the_document_uses_them_as_a_motto():
    text = "保持心无旁骛的工作状态。谋发展心无旁骛。"
    assert mottos(text) == ["心无旁骛", "心无旁骛"]
    assert mottos("保持心无旁骛的工作状态。") == []


def test_some_words_are_a_motto_wherever_they_stand():
    assert mottos("时光见证了砥砺前行的足迹。") == ["砥砺前行"]


def test_list_has_no_doubles_and_no_half_width_commas():
    forms = [formula.canonical for formula in load_mottos()]
    assert len(forms) > 1500
    assert len(set(forms)) == len(forms)
    assert not [form for form in forms if set(form) & set(",;: 、“”")]


@pytest.mark.parametrize(
    ("text", "motto"),
    [
        ("各位代表，过往皆为序章，征程不容懈怠。", "过往皆为序章，征程不容懈怠"),
        ("新征程催人奋进，新使命呼唤担当。", "新征程催人奋进，新使命呼唤担当"),
        ("要弘扬敢为天下先的精神。", "敢为天下先"),
    ],
)
def test_address_of_maxims(text, motto):
    (slogan,) = find_slogans(text, split_sentences(text), [], LEXICON)
    assert slogan.slogan == motto
    assert text[slogan.start : slogan.end] == motto


@pytest.mark.parametrize(
    "text",
    [
        "门不难进了、脸不难看了，但事依旧难办。",
        "强化抢抓机遇的意识，破除小进则满的观念。",
        "树立抢抓机遇的意识，破除小进则满的思想。",
        "这就是说，发展就是硬道理。",
        # Fields of work beside a motto that is one of them.
        "审计、气象、防震减灾、国防动员、人民防空、老龄等工作取得新成绩。",
        # No aims but plain words, and aims that the sentence runs on with.
        "立足新兴产业，建设体育强省，推动重点地带开发，优化教育布局。",
        "稳增长促发展的任务仍很艰巨。",
    ],
)
def test_what_is_no_creed(text):
    assert mottos(text) == []
