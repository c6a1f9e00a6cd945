"""Pairs of quotation marks, and which hold a coinage."""

from __future__ import annotations

import pytest

from zzcorpus.extract.slogans.candidates import fold_marks
from zzcorpus.extract.slogans.quotes import find_quotes, is_coinage


def quoted(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_quotes(text)]


def coinages(text: str) -> list[str]:
    marked = fold_marks(text)
    return [marked[quote.start : quote.end] for quote in find_quotes(marked) if is_coinage(marked, quote)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进“六治”工程", ["六治"]),
        ("「兩學一做」與『三會一課』", ["兩學一做", "三會一課"]),
        ('实施"头雁"工程和"归雁"工程', ["头雁", "归雁"]),
        ("“坚定拥护‘两个确立’、做到‘两个维护’。”", ["两个确立", "两个维护", "坚定拥护‘两个确立’、做到‘两个维护’。"]),
        ("“一核”“两极”“多点”", ["一核", "两极", "多点"]),
        ("“坚持“四个意识”不动摇”", ["四个意识", "坚持“四个意识”不动摇"]),
        # One lost mark costs its own pair only.
        ("以“八大抓手为载体，实施“十项行动”，打造“红石榴讲堂”", ["十项行动", "红石榴讲堂"]),
        ("打造红石榴讲堂”，实施“十项行动”", ["十项行动"]),
        ("他说：“今天很好。\n实施“十项行动”。", ["十项行动"]),
        # A pair of which only one mark was converted.
        ("粮食生产‘八连增',实施“头雁\"工程", ["八连增", "头雁"]),
        # A wrapped line is no end.
        ("杜绝“表态多、调门高;\n行动少、落实差”的问题", ["表态多、调门高;\n行动少、落实差"]),
        # An apostrophe is no mark.
        ("Party's work and people's congress", []),
        ("没有引号的文字", []),
    ],
)
def test_pairs(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "抓住“关键少数”",
        "转化为高质量发展的“施工图”",
        "坚持“学思想、强党性、重实践、建新功”的总要求",
        "培养“能干的好人”",
        "采取“部委办局+党校”办班模式",
        "树立“宁可晚修一栋楼，也要先引一批人”的观念",
        "1.“首证通”行政审批制度：指以行政许可为“首证”",
        "8.青山绿道蓝网：“青山”指龙门山",
        "坚持多看“该用谁”，少说“谁该用”",
        "提出“坚定信心、同舟共济、科学防治、精准施策”的总要求",
        "所谓“灯下黑”问题",
        "通过街道“大工委”统筹",
        "强调“两个维护”",
        "构建“亲”“清”政商关系",
        "打造“5G+光网”双千兆城市",
        "“先证后照”改为“先照后证”",
        "实现“三个增长20%”",
        "办好“6·18”项目成果交易会",
        "落实“4·13”重要讲话精神",
        "实施“12345”战略",
        "打造“12310”高铁经济圈",
        "构建“4×4”现代化产业体系",
    ],
)
def test_coinages(text):
    assert coinages(text), text


@pytest.mark.parametrize(
    "text",
    [
        "习近平总书记强调：“我们党要长期执政，最重要的是把党建设得更加坚强有力。”",
        "他指出，“培养选拔年轻干部，事关党的事业薪火相传，关乎国家长治久安”。",
        "“种树者必培其根，种德者必养其心。”天津持续推进大培训。",
        "老人说“孩子们都回来看我了真好”",
        "突出“稳”字当头",
        "围绕“每月至少走访调研领导班子5家，一年内全部调研一遍”的要求",
        "落实“人均面积不低于30平方米”的标准",
        "“旅游总收入增长15%”未完成",
        "“推进审批制度改革”改为“深化审批制度改革”",
        "将“推进审批制度改革”，修改为“深化审批制度改革”",
        "正所谓“心似平原走马，易放难收”",
        "俗话说，“火车跑得快，全靠车头带”",
        "学习《关于“三农”工作的意见》“《若干意见》”",
        "浓厚“家”的氛围",
        "有效应对超强台风“利奇马”",
        "防御“烟花”“灿都”台风",
        "有力防御“杜苏芮”等多轮台风",
        "应对“桦加沙”等15个台风",
        "银川“1·05”公交纵火案",
        "迪庆“8·28”“8·31”地震",
        "汲取长沙“4·29”特别重大居民自建房倒塌事故教训",
        "办好“12345”政务服务热线",
        "开通“12315”，",
        "建筑工地七个“100%”",
        "“7×24”小时通关",
        "牢记政府前面的“人民”二字",
        "取缔“法轮功”邪教组织",
        "成功应对“5·12”汶川特大地震",
        "反动派所谓“社会主义和资本主义谁战胜谁的问题已经解决”的谬论",
        "“……”",
        "“”",
        "简称“Closer Economic Partnership Arrangement”",
    ],
)
def test_no_coinages(text):
    assert [name for name in coinages(text) if name != "三农"] == [], text
