"""Figures: which quantities a text states, with value, unit, bound and kind, and what is no quantity."""

from __future__ import annotations

import pytest

from growth import grows_with_the_text
from zzcorpus.extract.claims import find_claims
from zzcorpus.extract.references import find_references
from zzcorpus.model import Span
from zzcorpus.text import split_sentences


def claims_of(text):
    return find_claims(text, split_sentences(text), find_references(text))


FIGURES = [
    ("新增100万以上在肥创新创业大学生。", "100万以上", 1e6, 1e6, "人", "over", "count"),
    ("城镇新增就业人数20万以上。", "20万以上", 200000, 200000, "人", "over", "count"),
    ("解决35万左右下岗失业人员。", "35万左右", 350000, 350000, "人", "approx", "count"),
    ("汇聚万家创新企业。", "万家", 10000, 10000, "家", "exact", "count"),
    ("实施百项“卡脖子”技术攻关。", "百项", 100, 100, "项", "exact", "count"),
    ("生产机床三千台。", "三千台", 3000, 3000, "台", "exact", "count"),
    ("新增装机五十一万千瓦。", "五十一万千瓦", 510000, 510000, "千瓦", "exact", "measure"),
    ("收购棉花四百四十三万担。", "四百四十三万担", 4430000, 4430000, "担", "exact", "measure"),
    ("取得二百六十三项重要科研成果。", "二百六十三项", 263, 263, "项", "exact", "count"),
    ("出口增长是百分之五十七点四。", "百分之五十七点四", 57.4, 57.4, "%", "exact", "percent"),
    ("占全省的1/3。", "1/3", 33.333333, 33.333333, "%", "exact", "percent"),
    ("投产2/3以上。", "2/3以上", 66.666667, 66.666667, "%", "over", "percent"),
    ("货运量三十二亿吨公里。", "三十二亿吨公里", 3.2e9, 3.2e9, "吨公里", "exact", "measure"),
    ("增长-2.4%。", "-2.4%", -2.4, -2.4, "%", "exact", "percent"),  # its direction is down
    ("利润为-3亿元。", "-3亿元", -3e8, -3e8, "元", "exact", "money"),
    ("用了两、三年时间", "两、三年", 2, 3, "年", "exact", "duration"),
    ("需要两到三年时间", "两到三年", 2, 3, "年", "exact", "duration"),
    ("提高百分之四到五。", "百分之四到五", 4, 5, "%", "exact", "percent"),
    ("历时3个多月", "3个多月", 3, 3, "个月", "over", "duration"),
    ("为期一周", "一周", 1, 1, "周", "exact", "duration"),
    ("死亡率0.6人/百亿元以下", "0.6人/百亿元以下", 0.6, 0.6, "人/百亿元", "at_most", "count"),
    ("投入34.6万人年", "34.6万人年", 346000, 346000, "人年", "exact", "count"),
    ("联合十多个部门", "十多个", 10, 10, "个", "over", "count"),
    ("掌握1门以上技术", "1门以上", 1, 1, "门", "at_least", "count"),
    ("从业30人以上的社会组织", "30人以上", 30, 30, "人", "at_least", "count"),
    ("每季度开展互评", "每季度", 1, 1, "季度", "exact", "frequency"),
    ("每年召开一次大会", "每年召开一次", 1, 1, "次", "exact", "frequency"),
    ("每年举办2期培训班", "2期", 2, 2, "期", "exact", "frequency"),
    ("存款余额由3000亿元到8000亿元", "由3000亿元到8000亿元", 3e11, 8e11, "元", "exact", "change"),
    ("补助从3000元到5000元不等", "3000元到5000元", 3000, 5000, "元", "exact", "money"),
    ("总产值首破4000亿元", "首破4000亿元", 4e11, 4e11, "元", "over", "money"),
    ("连续举办六届夏令营", "六届", 6, 6, "届", "exact", "count"),
    ("每年选派近2万名干部", "近2万名", 20000, 20000, "名", "under", "frequency"),
    ("每月推送1门课程", "1门", 1, 1, "门", "exact", "frequency"),
    ("故障每天约为7个", "约为7个", 7, 7, "个", "approx", "count"),
    ("审批时限最长50个工作日", "最长50个工作日", 50, 50, "工作日", "at_most", "duration"),
    ("给予最高20万元补助", "最高20万元", 200000, 200000, "元", "at_most", "money"),
    ("全球最高10米支架", "10米", 10, 10, "米", "exact", "measure"),
    ("每年新增就业2万人以上", "2万人以上", 20000, 20000, "人", "over", "count"),
    ("30岁及以下党员", "30岁及以下", 30, 30, "岁", "at_most", "age"),
    ("110千伏及以上电网", "110千伏及以上", 110, 110, "千伏", "at_least", "measure"),
    ("浓度控制在33微克/立方米以内", "33微克/立方米以内", 33, 33, "微克/立方米", "at_most", "measure"),
    ("标准为251元/月和", "251元/月", 251, 251, "元/月", "exact", "money"),
    ("拥有专利30件/万人", "30件/万人", 30, 30, "件/万人", "exact", "count"),
    ("由2030元/月提高至2130元/月", "由2030元/月提高至2130元/月", 2030, 2130, "元/月", "exact", "change"),
    ("总值跨越5000亿元大关", "跨越5000亿元", 5e11, 5e11, "元", "over", "money"),
    ("培训不少于半年", "不少于半年", 0.5, 0.5, "年", "at_least", "duration"),
    ("锻炼半年至一年", "半年至一年", 0.5, 1, "年", "exact", "duration"),
    ("培训干部1.2万余人次。", "1.2万余人次", 12000, 12000, "人次", "over", "count"),
    ("一万二千余名党员", "一万二千余名", 12000, 12000, "名", "over", "count"),
    ("宣讲近百场。", "近百场", 100, 100, "场", "under", "count"),
    ("数百家企业", "数百家", 200, 900, "家", "approx", "count"),
    ("几千名党员", "几千名", 2000, 9000, "名", "approx", "count"),
    ("宣讲百余场次", "百余场次", 100, 100, "场次", "over", "count"),
    ("千余名干部", "千余名", 1000, 1000, "名", "over", "count"),
    ("上万人参加", "上万人", 10000, 10000, "人", "over", "count"),
    ("万余人受益", "万余人", 10000, 10000, "人", "over", "count"),
    ("三五百人", "三五百人", 300, 500, "人", "approx", "count"),
    ("五六十人", "五六十人", 50, 60, "人", "approx", "count"),
    ("走访两三次", "两三次", 2, 3, "次", "approx", "count"),
    ("十几个村", "十几个", 11, 19, "个", "approx", "count"),
    ("失业率下降2.1个百分点", "2.1个百分点", 2.1, 2.1, "百分点", "exact", "percent"),
    ("产值增长了三成。", "三成", 30, 30, "%", "exact", "percent"),
    ("八成以上农户", "八成以上", 80, 80, "%", "over", "percent"),
    ("收入翻了两番", "两番", 2, 2, "番", "exact", "multiple"),
    ("增长1.5倍", "1.5倍", 1.5, 1.5, "倍", "exact", "multiple"),
    ("投资12.5亿余元", "12.5亿余元", 1.25e9, 1.25e9, "元", "over", "money"),
    ("筹资3000多万元", "3000多万元", 3e7, 3e7, "元", "over", "money"),
    ("发放1600余万元", "1600余万元", 1.6e7, 1.6e7, "元", "over", "money"),
    ("三十万多亿元", "三十万多亿元", 3e13, 3e13, "元", "over", "money"),
    ("一万五千亿元", "一万五千亿元", 1.5e12, 1.5e12, "元", "exact", "money"),
    ("外资37亿美元", "37亿美元", 3.7e9, 3.7e9, "美元", "exact", "money"),
    ("均价123元/平方米", "123元/平方米", 123, 123, "元/平方米", "exact", "money"),
    ("引进20-30家", "20-30家", 20, 30, "家", "exact", "count"),
    ("每组3至5名", "3至5名", 3, 5, "名", "exact", "count"),
    ("容纳3000—5000人", "3000—5000人", 3000, 5000, "人", "exact", "count"),
    ("奖励20-30万元", "20-30万元", 2e5, 3e5, "元", "exact", "money"),
    ("下浮5-20%", "5-20%", 5, 20, "%", "exact", "percent"),
    ("用5到10年", "5到10年", 5, 10, "年", "exact", "duration"),
    ("占百分之三十五", "百分之三十五", 35, 35, "%", "exact", "percent"),
    ("发生率万分之三", "万分之三", 3, 3, "‱", "exact", "percent"),
    ("增长率0.5‰", "0.5‰", 0.5, 0.5, "‰", "exact", "percent"),
    ("1，200人", "1，200人", 1200, 1200, "人", "exact", "count"),
    ("1,100万元", "1,100万元", 1.1e7, 1.1e7, "元", "exact", "money"),
    ("１２００人", "１２００人", 1200, 1200, "人", "exact", "count"),
    ("地铁费用\t40\t320元", "320元", 320, 320, "元", "exact", "money"),  # two cells of a table
    ("公交车1200 辆", "1200 辆", 1200, 1200, "辆", "exact", "count"),
    ("收入增长7. 5％", "7. 5％", 7.5, 7.5, "%", "exact", "percent"),
    ("装机231万千瓦", "231万千瓦", 2.31e6, 2.31e6, "千瓦", "exact", "measure"),
    ("电量248.2亿千瓦时", "248.2亿千瓦时", 2.482e10, 2.482e10, "千瓦时", "exact", "measure"),
    ("垃圾233万吨", "233万吨", 2.33e6, 2.33e6, "吨", "exact", "measure"),
    ("造林1.6万亩", "1.6万亩", 16000, 16000, "亩", "exact", "measure"),
    ("10蒸吨以下燃煤锅炉", "10蒸吨以下", 10, 10, "蒸吨", "at_most", "measure"),
    ("60岁以上老人", "60岁以上", 60, 60, "岁", "at_least", "age"),
    ("35岁左右的干部", "35岁左右", 35, 35, "岁", "approx", "age"),
    ("一年内完成", "一年内", 1, 1, "年", "at_most", "duration"),
    ("连续16年获奖", "16年", 16, 16, "年", "exact", "duration"),
    ("用一周时间", "一周", 1, 1, "周", "exact", "duration"),
    ("每半年组织巡查", "每半年", 0.5, 0.5, "年", "exact", "frequency"),
    ("收入超过6.2亿元", "超过6.2亿元", 6.2e8, 6.2e8, "元", "over", "money"),
    ("户数突破130万户", "突破130万户", 1.3e6, 1.3e6, "户", "over", "count"),
    ("覆盖率不低于95%", "不低于95%", 95, 95, "%", "at_least", "percent"),
    ("失业率不超过5.5%", "不超过5.5%", 5.5, 5.5, "%", "at_most", "percent"),
    ("涨幅控制在3%以内", "3%以内", 3, 3, "%", "at_most", "percent"),
    ("至少走访调研处级领导班子5家", "至少走访调研处级领导班子5家", 5, 5, "家", "at_least", "count"),
    ("给予最高不超过200万元的奖励", "最高不超过200万元", 2e6, 2e6, "元", "at_most", "money"),
    (
        "企业从2012年的290家，增加到2021年的3553家",
        "从2012年的290家，增加到2021年的3553家",
        290,
        3553,
        "家",
        "exact",
        "change",
    ),
    ("吸引66万青年人才落户", "66万", 660000, 660000, "人", "exact", "count"),
    ("整理材料60000多字", "60000多字", 60000, 60000, "字", "over", "count"),
    ("人均生产总值约合20533美元", "约合20533美元", 20533, 20533, "美元", "approx", "money"),
    ("对人才最高给予5000万元重奖", "最高给予5000万元", 5e7, 5e7, "元", "at_most", "money"),
    ("最高补助额达到200元", "200元", 200, 200, "元", "exact", "money"),
    ("培训不少于550学时", "不少于550学时", 550, 550, "学时", "at_least", "duration"),
    ("布置花卉1365.2万盆", "1365.2万盆", 13652000, 13652000, "盆", "exact", "count"),
    ("呼包鄂榆乌五市共同签署", "五市", 5, 5, "市", "exact", "count"),
    ("覆盖人群不少于100万。", "不少于100万", 1e6, 1e6, "人", "at_least", "count"),
    ("惠及市民160万。", "160万", 1.6e6, 1.6e6, "人", "exact", "count"),
    ("事项由140多项精简到79项", "由140多项精简到79项", 140, 79, "项", "over", "change"),
    (
        "由2012年的3.6万元增至2022年的7.8万元",
        "由2012年的3.6万元增至2022年的7.8万元",
        36000,
        78000,
        "元",
        "exact",
        "change",
    ),
    ("将187个病种增加到了193个", "187个病种增加到了193个", 187, 193, "个", "exact", "change"),
    ("将申报的500米延长至890米", "500米延长至890米", 500, 890, "米", "exact", "change"),
    ("保障病种增加到20类", "20类", 20, 20, "类", "exact", "count"),
    ("用三到五年时间建成", "三到五年", 3, 5, "年", "exact", "duration"),
    ("31个开发区优化整合至21个", "31个开发区优化整合至21个", 31, 21, "个", "exact", "change"),
    ("补助提高到610元/人/月", "610元/人/月", 610, 610, "元/人/月", "exact", "money"),
    ("审批不超过120个工作日", "不超过120个工作日", 120, 120, "工作日", "at_most", "duration"),
    ("任职累计满15年", "满15年", 15, 15, "年", "at_least", "duration"),
    ("年满60周岁的老人", "年满60周岁", 60, 60, "周岁", "at_least", "age"),
    ("圆满15年", "15年", 15, 15, "年", "exact", "duration"),
    ("比预定时间提前一年完工", "一年", 1, 1, "年", "exact", "duration"),
    ("发案数为12年来最低", "12年", 12, 12, "年", "exact", "duration"),
    ("解决300万农村人口饮水", "300万", 3e6, 3e6, "人", "exact", "count"),
    ("惠及超过20万老年人", "超过20万", 2e5, 2e5, "人", "over", "count"),
    ("15万农民受益", "15万", 1.5e5, 1.5e5, "人", "exact", "count"),
    ("新增5万用户", "5万", 5e4, 5e4, "户", "exact", "count"),
    ("626党员报到", "626", 626, 626, "人", "exact", "count"),
    ("外资120亿元人民币", "120亿元", 1.2e10, 1.2e10, "元", "exact", "money"),
    ("浓度为26微克／立方米", "26微克／立方米", 26, 26, "微克/立方米", "exact", "measure"),
    ("连续四届荣获称号", "四届", 4, 4, "届", "exact", "count"),
    ("50万元以上项目", "50万元以上", 5e5, 5e5, "元", "at_least", "money"),
    ("投资达到50万元以上。", "50万元以上", 5e5, 5e5, "元", "over", "money"),
    ("用3年时间完成", "3年", 3, 3, "年", "exact", "duration"),
    ("补助提高到不低于每人每年120元", "不低于每人每年120元", 120, 120, "元", "at_least", "money"),
    ("每人每年120元", "120元", 120, 120, "元", "exact", "money"),
    ("总值迈上万亿元大台阶", "万亿元", 1e12, 1e12, "元", "exact", "money"),
    ("产值过百亿元企业", "过百亿元", 1e10, 1e10, "元", "over", "money"),
    ("其中过30亿元企业若干", "过30亿元", 3e9, 3e9, "元", "over", "money"),
    ("经过30亿元投入", "30亿元", 3e9, 3e9, "元", "exact", "money"),
    ("国际航班达60班", "60班", 60, 60, "班", "exact", "count"),
    ("比例从12%提高到15%", "从12%提高到15%", 12, 15, "%", "exact", "change"),
    # Blanks inside a number, and a scale that is told once.
    ("生产总值2 311.43亿元", "2 311.43亿元", 2.31143e11, 2.31143e11, "元", "exact", "money"),
    ("经济规模6 5 0亿元", "6 5 0亿元", 6.5e10, 6.5e10, "元", "exact", "money"),
    ("由8600户增加到1.2万户", "由8600户增加到1.2万户", 8600, 12000, "户", "exact", "change"),
    ("由12.4增加到22.4万户", "由12.4增加到22.4万户", 1.24e5, 2.24e5, "户", "exact", "change"),
    # A measure word that is the first half of another word is none.
    ("400万吨煤制油项目", "400万吨", 4e6, 4e6, "吨", "exact", "measure"),
    ("年产40万吨煤。", "40万吨煤", 4e5, 4e5, "吨煤", "exact", "measure"),
    ("迈上5万亿台阶", "5万亿", 5e12, 5e12, "元", "exact", "money"),
    ("一批百亿元、十亿项目", "十亿", 1e9, 1e9, "元", "exact", "money"),
    ("培育过千亿市", "过千亿", 1e11, 1e11, "元", "over", "money"),
    ("面积20米²", "20米²", 20, 20, "平方米", "exact", "measure"),
    ("惠及23万人民群众", "23万", 2.3e5, 2.3e5, "人", "exact", "count"),
    ("慰问几十位老人", "几十位", 20, 90, "位", "approx", "count"),
    ("开展两轮专项整治", "两轮", 2, 2, "轮", "exact", "count"),
    ("培训30万人（次）", "30万人（次）", 3e5, 3e5, "人（次）", "exact", "count"),
    # What the figure is a share of stands between it and its bound.
    ("标准不低于居民收入的20%", "20%", 20, 20, "%", "at_least", "percent"),
    ("时限不超过国家法定时限的40%", "40%", 40, 40, "%", "at_most", "percent"),
    ("用户量超过总人口的74%", "74%", 74, 74, "%", "over", "percent"),
    # But points are the difference itself.
    ("失业率低于市计划的0.7个百分点", "0.7个百分点", 0.7, 0.7, "百分点", "exact", "percent"),
    # Numbers in characters as reports of the fifties to eighties have them.
    ("织机七千多台。", "七千多台", 7000, 7000, "台", "over", "count"),
    ("办理案件一百二十六起。", "一百二十六起", 126, 126, "起", "exact", "count"),
    ("炮类共计一千零二十八门。", "一千零二十八门", 1028, 1028, "门", "exact", "count"),
    ("棉花产量三千五百万担。", "三千五百万担", 3.5e7, 3.5e7, "担", "exact", "measure"),
    ("年底存栏约一亿五千万头。", "约一亿五千万头", 1.5e8, 1.5e8, "头", "approx", "count"),
    ("发电量达到三千多亿度。", "三千多亿度", 3e11, 3e11, "度", "over", "measure"),
    ("修建房屋一亿六千万平方公尺。", "一亿六千万平方公尺", 1.6e8, 1.6e8, "平方公尺", "exact", "measure"),
    ("党现在有五千八百万党员。", "五千八百万", 5.8e7, 5.8e7, "人", "exact", "count"),
    ("占计划数百分之八十三。", "百分之八十三", 83, 83, "%", "exact", "percent"),
    ("依法判处三年以上有期徒刑。", "三年以上", 3, 3, "年", "at_least", "duration"),
    # Measure words that are so only of very many.
    ("鲜切花产量40.1亿枝，", "40.1亿枝", 4.01e9, 4.01e9, "枝", "exact", "count"),
    ("油品储存能力达到3100万方。", "3100万方", 3.1e7, 3.1e7, "方", "exact", "measure"),
    ("核酸检测能力达40万管/日，", "40万管/日", 4e5, 4e5, "管/日", "exact", "count"),
]


@pytest.mark.parametrize(("text", "surface", "low", "high", "unit", "qualifier", "kind"), FIGURES)
def test_a_figure_is_read_with_its_value_unit_bound_and_kind(text, surface, low, high, unit, qualifier, kind):
    found = [(c.surface, c.low, c.high, c.unit, c.qualifier, c.kind) for c in claims_of(text)]
    assert found == [(surface, low, high, unit, qualifier, kind)]


def test_points_share_their_unit_with_the_figure_before():
    found = [(claim.low, claim.unit, claim.kind) for claim in claims_of("增速高于全国、全省2个和4个百分点。")]
    assert found == [(2, "百分点", "percent"), (4, "百分点", "percent")]
    assert [claim.unit for claim in claims_of("建成学校2个和医院4个。")] == ["个", "个"]
    assert [claim.low for claim in claims_of("占比分别提高13.2、5.6、0.7个百分点。")] == [13.2, 5.6, 0.7]


def test_a_bound_after_two_figures_that_are_given_out_in_turn_holds_for_both():
    found = [claim.qualifier for claim in claims_of("工业、服务业企业分别新增100户、300户左右。")]
    assert found == ["approx", "approx"]
    assert [claim.qualifier for claim in claims_of("新增100户、300户左右。")] == ["exact", "approx"]
    # Where the row goes on it is one's own; a least value in a plan is one for both.
    assert [claim.qualifier for claim in claims_of("分别下降3.5%、3%左右和4%。")] == ["exact", "approx", "exact"]
    assert [claim.qualifier for claim in claims_of("确保收入分别增长7%和5%以上。")] == ["at_least", "at_least"]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("解决率、满意率分别从53%、65%提升至97%。", [("解决率", 53, 97), ("满意率", 65, 97)]),
        (
            "城镇收入、农村收入分别由2000年的5358元、2231元提高到8090元、3006元。",
            [("城镇收入", 5358, 8090), ("农村收入", 2231, 3006)],
        ),
        ("第一产业、第二产业由3%、45%调整为2%、43%。", [("第一产业", 3, 2), ("第二产业", 45, 43)]),
        ("时限由20个、15个工作日压缩到3个、1个工作日。", [("时限", 20, 3), ("时限", 15, 1)]),
        # Each change of a row by itself is no change told together.
        ("覆盖率由12%提高到13%，再由13%提高到15%。", [("覆盖率", 12, 13), ("覆盖率", 13, 15)]),
    ],
)
def test_changes_told_together_are_one_record_each(text, changes):
    found = claims_of(text)
    assert [(claim.of, claim.low, claim.high) for claim in found if claim.kind == "change"] == changes
    assert all(text[claim.start : claim.end] == claim.surface for claim in found)


@pytest.mark.parametrize(
    "text",
    [
        "2023年4月19日，第一批主题教育启动。",
        "“十四五”时期，党的二十大、十九届六中全会以来",
        "中国城市宜居指数全国排名第16位，入围世界500强",
        "一是学习，二是调研；（三）整改",
        "出境水质达到国家三类标准，其余稳定在四类以上标准，消除劣5类水质",
        "退出全国后十位城市，位居前两位省份之后",
        "一名党员，一面旗帜；一个支部，一座堡垒",
        "制定一系列政策，引进一批项目，进一步统一思想",
        "PM2.5、5G、5A级景区、G60科创走廊、优化营商环境5.0版",
        "地铁9号线、2、3号线、国道112、水上公园西路9号",
        "30万吨级航道、万吨级泊位、三级甲等医院",
        "三门峡、五家渠、七台河、三次产业、六盘山",
        "1+8+N、5+2+X、10×10、1+1+1>3",
        "三年行动计划、两年攻坚行动、九年义务教育、十年禁渔",
        "1.2 组织架构：纵向到底、横向到边\n",
        "五年来，近两年来，三年前，近三年",
        "突破一批关键技术，跨越一个台阶",
        "万亿级市场，通过万里长征，千亿元产业",
        "报告分九部分，设三部门",
        "上半年、下半年、大半年、半年报、半小时通勤圈",
        "抓好三个方面、五个环节、四项原则",
        "千人计划、万家灯火、百年老店、千方百计",
        "三成为、十分重要、一分部署",
        "12345热线、国发〔2012〕5号、《2025年工作要点（第3稿）》",
        "三次产业结构调整为26.7：39.3：34.0",
        "上升2位，跃升3位，从全国的25位提升到19位。",
        "从2001起，二、三、四类地区，二十国集团，不再一一列举",
        "钢管二套投产，市八次党代会召开，上一个五年",
        "一批多式联运基地",
        "省委组织部组织二处处长介绍",
        "东方1—1天然气田进入建设高峰期",
        "干流断面水质稳定保持二类，水库水质保持在二类以上",
        "十届十四次全会，劣五类水体，一二三次产业，一、二年级",
        "铁人三项、现代五项，三人制篮球，973首席科学家",
        "承办十一届全运会，举办十九届四中全会精神学习班，31乡村学校",
        "第二师83团与县里结对，今年前11个月运行平稳",
        "百年一遇洪水，跨越六千亿、七千亿三个千亿关口",
    ],
)
def test_what_is_no_quantity_is_no_claim(text):
    assert [claim.surface for claim in claims_of(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "十万大学生留银川。",
        "亿万农民奔小康。",
        "千百万群众的事业。",
        "百万担棉花。",
        "两千三百万台湾同胞。",
    ],
)
def test_what_only_sounds_like_a_number_is_none(text):
    assert claims_of(text) == []


def test_every_claim_is_a_slice_of_the_text():
    text = "**一、回顾**\n全市(含县)完成投资152.05亿元,增长2%;其中:工业30.2亿元,增长5.5%!\n至少举办1期。"
    claims = claims_of(text)
    assert [claim.surface for claim in claims] == ["152.05亿元", "2%", "30.2亿元", "5.5%", "至少举办1期"]
    assert all(text[claim.start : claim.end] == claim.surface for claim in claims)
    assert all(claim.surface in claim.sentence and claim.sentence in text for claim in claims)


def test_taken_spans_hold_no_claims():
    text = "开展“20项民心工程”，建成学校15所。"
    start = text.index("20项")
    taken = [Span(start, start + 6, "slogan")]
    assert [claim.surface for claim in find_claims(text, split_sentences(text), taken)] == ["15所"]


def test_figures_in_a_row_share_unit_and_scale():
    (first, second) = claims_of("进出口分别完成7.5和8.08亿美元。")
    assert (first.surface, first.low, first.unit, second.low) == ("7.5", 7.5e8, "美元", 8.08e8)
    assert [claim.low for claim in claims_of("排放分别减少1.2、0.7和1.4万吨。")] == [12000, 7000, 14000]
    assert [claim.low for claim in claims_of("分别增加学位5000个和2万个。")] == [5000, 20000]
    insured = claims_of("基本养老、失业、工伤保险分别新增参保16.8万、2.5万和4.3万人。")
    assert [(claim.low, claim.unit) for claim in insured] == [(168000, "人"), (25000, "人"), (43000, "人")]


@pytest.mark.parametrize(
    ("text", "low", "unit", "of"),
    [
        ("31.2万农牧民受益。", 312_000, "人", "农牧民"),
        ("158.5万城市低保对象实现应保尽保。", 1_585_000, "人", "城市低保对象"),
        ("为55.5万贫困寄宿生补助生活费。", 555_000, "人", "贫困寄宿生"),
        ("5万多农牧民参与旅游服务。", 50_000, "人", "农牧民"),
        ("引进各类人才42万，成为人才聚集的重要基地。", 420_000, "人", "人才"),
        ("参与人次达到1700万。", 17_000_000, "人次", "人次"),
    ],
)
def test_people_are_counted_without_a_measure_word(text, low, unit, of):
    assert [(claim.low, claim.unit, claim.of) for claim in claims_of(text)] == [(low, unit, of)]


def test_what_is_measured_in_money_is_money_without_the_unit_too():
    found = [(claim.low, claim.unit, claim.kind) for claim in claims_of("经济总量接近2万亿，财政收入4500亿以上。")]
    assert found == [(2e12, "元", "money"), (4.5e11, "元", "money")]
    assert claims_of("打造3000亿级园区。") == []


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("贫困人口由4.65万减少到2.4万。", 46500, 24000, "人"),
        ("医疗救助人次由43万增加到50万。", 430_000, 500_000, "人次"),
        ("生产总值由1万亿增加到2万亿。", 1e12, 2e12, "元"),
        ("城乡居民收入倍差从2013年的1.76缩小到1.61。", 1.76, 1.61, ""),
        ("交通拥堵指数由1.31降为1.27，首次跻身前十。", 1.31, 1.27, ""),
    ],
)
def test_a_change_between_numbers_without_a_unit(text, low, high, unit):
    assert [(c.low, c.high, c.unit, c.kind) for c in claims_of(text)] == [(low, high, unit, "change")]


@pytest.mark.parametrize("text", ["系统由3.0升级到4.0。", "收入比由2.5:1缩小到2.3:1。", "目标到2025年。"])
def test_a_version_or_ratio_is_no_coefficient(text):
    assert not [claim for claim in claims_of(text) if claim.kind == "change"]


def test_about_may_stand_before_the_verb():
    assert [claim.qualifier for claim in claims_of("平均工资约增长33%，人均面积约达6平方米，节约达5万元。")] == [
        "approx",
        "approx",
        "exact",
    ]


def test_an_empty_text_has_no_claims():
    assert find_claims("", [], []) == []


HOSTILE = {
    "one character numeral": "一" * 100_000,
    "digits": "0" * 100_000,
    "groups": "1，" * 50_000,
    "open marks": "《“（" * 33_000,
    "scales": "万亿" * 50_000,
    "names": "a1" * 50_000,
    "spaces": " " * 100_000,
    "relative": "的" * 100_000,
    "comparison": "比" * 100_000 + "增长5%",
    "verbs": "新建、" * 33_000 + "5个",
    "from": "由" * 100_000 + "1个",
    "side by side": "5个" * 20_000,
    "chain": "增长1%、" * 10_000,
    "times": "今年5个，" * 8_000,
    "plans by year": "到2030年将建成5个，" * 4_000,
    "past in a plan": "今后五年工作安排\n" + "去年建成5个，" * 6_000,
    "lines": "5个\n" * 15_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_work_on_hostile_text_grows_with_it(name):
    text = HOSTILE[name]
    claims_of(text[:1000])
    assert grows_with_the_text(claims_of, text[: len(text) // 4], text)
