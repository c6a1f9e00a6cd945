"""What is counted or measured, which way it changes, whether it is planned, and which time it speaks of."""

from __future__ import annotations

import pytest

from zzcorpus.extract.claims import find_claims, name_indicator
from zzcorpus.extract.references import find_references
from zzcorpus.text import split_sentences


def claims_of(text):
    return find_claims(text, split_sentences(text), find_references(text))


SUBJECTS = [
    # A predicate alone carries the subject on.
    ("农民人均纯收入4722元，实际增长13.9%。", ["农民人均纯收入", "农民人均纯收入"]),
    ("少数民族党员744.5万名，占7.6%。", ["少数民族党员", "少数民族党员"]),
    ("养老金月人均普遍增加160元。", ["养老金"]),
    ("完成20万人就业技能培训。", ["就业技能培训"]),
    # 分别 gives the parts of a carried chain out in turn; before a verb it opens the predicate.
    (
        "工业总产值、固定资产投资均突破4000亿元，分别增长8%、12%。",
        ["工业总产值、固定资产投资", "工业总产值", "固定资产投资"],
    ),
    ("中小学、幼儿园分别新增学位13.7万个、2.2万个。", ["学位", "学位"]),
    ("新能源汽车累计生产35.9万辆。", ["新能源汽车"]),
    ("推进总投资808亿元的13个项目。", ["总投资", "项目"]),
    ("脱贫人口人均纯收入在全省率先突破2万元。", ["脱贫人口人均纯收入"]),
    # The thing before the figure.
    ("累计引进各类人才46.7万人。", ["人才"]),
    ("目前有党组织24个，党员55名，覆盖非公企业15家。", ["党组织", "党员", "非公企业"]),
    ("累计培训5.8万人次。", ["培训"]),
    ("新建、改造、回购、租赁公厕3085座。", ["公厕"]),
    ("邀请专家登台授课、培训干部2000余人次。", ["干部"]),
    ("开工建设体育、教育等公共服务设施120个。", ["公共服务设施"]),
    ("举办读书班、研讨班等重点班次115期。", ["重点班次"]),
    ("在山区沿线增设报警设备10台。", ["报警设备"]),
    ("建成“红蜂驿站”168家。", ["红蜂驿站"]),
    ("新增上市公司11家、总部企业105家。", ["上市公司", "总部企业"]),
    ("全市生产总值达到8500亿元。", ["生产总值"]),
    # The thing after the measure word.
    ("选派585名年轻干部到产业发展一线挂职锻炼。", ["年轻干部"]),
    ("成立2780个督导组，加强指导。", ["督导组"]),
    ("选派15名35岁左右的年轻干部到乡镇担任正职。", ["年轻干部", "年轻干部"]),
    ("全市197个参加单位1.4万名局处级党员领导干部同步开展学习。", ["参加单位", "局处级党员领导干部"]),
    ("提供3类15项保障措施，让人才有舞台。", ["保障措施", "保障措施"]),
    ("52家公立医院全部取消药品加成。", ["公立医院"]),
    ("19个巡查工作站临时党支部在此成立。", ["巡查工作站临时党支部"]),
    ("90%的学校通过验收。", ["学校"]),
    ("把75%以上政府财力用于民生。", ["政府财力"]),
    ("改善100所初中学校的寄宿条件。", ["初中学校"]),
    ("开展25个方面的环境综合整治。", ["环境综合整治"]),
    # The subject carries on.
    ("完成财政总收入152.05亿元、增长2%。", ["财政总收入", "财政总收入"]),
    ("新建公园绿地179处、1.6万亩。", ["公园绿地", "公园绿地"]),
    ("固定资产投资812亿元，比1997年的447亿元增长81.7%，年均增长12.7%。", ["固定资产投资"] * 4),
    ("12所高中加快建设，投入使用2所。", ["高中", "高中"]),
    ("总值连续跨过3个千亿台阶，达到8200亿元。", ["千亿", "总值"]),
    ("实际利用外资稳步增长，达37亿美元。", ["实际利用外资"]),
    # Several subjects, several figures.
    ("信访批次和信访人次分别下降23.6%和19.3%。", ["信访批次", "信访人次"]),
    ("城市和农村低保标准分别提高到620元和5200元。", ["城市和农村低保标准", "农村低保标准"]),
    # A share of a whole, and a rate without a name, are of what was named before them.
    ("女党员29.9万名，占党员总数的23.8%，比上年增加3.2万名。", ["女党员"] * 3),
    ("党员总数达85.1万名，增幅为3.1%。", ["党员总数", "党员总数"]),
    ("确保金融业增加值占比超过7%。", ["金融业增加值占比"]),
    # What is worked on, not the work; a row of modifiers; thresholds; sums spent on doing something.
    ("完成321个小区雨污分流改造。", ["小区"]),
    ("345个社区微更新项目开工。", ["社区微更新项目"]),
    ("114个枢纽型、功能型、公益性重大设施进展顺利。", ["公益性重大设施"]),
    ("打造20个和美乡村。", ["和美乡村"]),
    ("经营性收入50万元以上行政村占比达到75%。", ["经营性收入", "行政村占比"]),
    ("投资6万余元改善村容村貌。", ["投资"]),
    ("针对共性难题出台400余项政策，完成1800余项任务。", ["政策", "任务"]),
    ("轨道交通8条线同时在建。", ["轨道交通"]),
    ("开展“送戏下乡”等演出3000场次。", ["演出"]),
    ("男性从60岁、女性从55岁起发放津贴。", ["男性", "女性"]),
    ("市场主体超过160万户、是十年前的3倍。", ["市场主体", "市场主体"]),
    ("31个开发区优化整合至21个。", ["开发区"]),
    ("带动农户91万户，户均增收3200元。", ["农户", "户均增收"]),
    ("使15万农民告别茅草房。", ["农民"]),
    ("规上企业数量向3000家奋进。", ["规上企业数量"]),
    ("面向500名党员。", ["党员"]),
    ("靶向引进100名“高精尖”人才。", ["“高精尖”人才"]),
    (
        "人均筹资标准从90元提高到340元，低保标准分别提高155元和130元，达到430元和240元。",
        ["人均筹资标准"] + ["低保标准"] * 4,
    ),
    # Times.
    ("空气质量连续两年达到国家标准。", ["空气质量"]),
    ("海口连续两年获评优秀。", ["获评优秀"]),
    ("连续4年招录大学生社区工作者4000名。", ["招录大学生社区工作者", "大学生社区工作者"]),
    ("深层地下水位三年累计回升36米。", ["深层地下水位", "深层地下水位"]),
    ("利用一周时间举办读书班。", ["举办读书班"]),
]


@pytest.mark.parametrize(("text", "subjects"), SUBJECTS)
def test_the_subject_is_the_shortest_phrase_that_names_it(text, subjects):
    found = [claim.of for claim in claims_of(text)]
    assert found == subjects
    assert all(of in text for of in found)


DIRECTIONS = [
    ("减贫14万人以上。", ["down"]),
    ("行政审批事项精简率为63.6%。", ["down"]),
    ("产值增长4.5%。", ["up"]),
    ("事故下降30.3%。", ["down"]),
    ("新增城镇就业4.1万人。", ["up"]),
    ("城镇新增就业13.5万人、失业人员再就业3.5万人。", ["up", ""]),
    ("新增市级服务15项、专区服务3项。", ["up", "up"]),
    ("新增友城29对、达311对。", ["up", ""]),
    ("覆盖率提高到97%。", [""]),
    ("覆盖率提高2个百分点。", ["up"]),
    ("税费减少11亿元，减征保险费3亿元。", ["down", "down"]),
    ("普惠贷款增速达35.5%。", ["up"]),
    ("新建学校15所，拆除违建3万处。", ["", ""]),
    ("事项由140项精简到79项。", ["down"]),
    ("群众由18.4万人增加到33.7万人。", ["up"]),
    ("引进人才120名，增加值达到5亿元。", ["", ""]),
    ("新增更新公交车3128台，扩增床位2.8万张。", ["", "up"]),
    ("改造提升25个出入口。", [""]),
    ("新增15家担保公司和3家贷款公司。", ["up", "up"]),
    ("人口自然增长率控制在6‰以内。", ["up"]),
    ("户均增收3200元，亩均减负20元。", ["up", "down"]),
    ("财政收入达到5亿元，降幅为3%。", ["", "down"]),
]


@pytest.mark.parametrize(("text", "directions"), DIRECTIONS)
def test_direction_is_that_of_a_change_and_of_no_level(text, directions):
    assert [claim.direction for claim in claims_of(text)] == directions


REPORT = """# 政府工作报告
**一、2023年工作回顾**
全年地区生产总值增长5.2%。成功举办活动3场。下一年力争增长6%。
**二、2024年工作安排**
今年主要预期目标是：地区生产总值增长5.5%左右。
新建学校15所。去年已建成8所。
**名词解释**
该计划包括3项政策。
"""


def test_status_follows_the_section_and_the_mood_of_the_clause():
    statuses = [(claim.surface, claim.status) for claim in claims_of(REPORT)]
    assert statuses == [
        ("5.2%", "reported"),
        ("3场", "reported"),
        ("6%", "target"),
        ("5.5%左右", "target"),
        ("15所", "target"),
        ("8所", "reported"),
        ("3项", "reported"),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("要新建学校15所。", "target"),
        ("主要指标增长5%。", "reported"),
        ("必须培训干部200人。", "target"),
        ("到2035年覆盖率达到95%。", "reported"),  # nothing says that 2035 lies ahead of this text
        ("2024年工作重点明确，到2035年覆盖率达到95%。", "target"),
        ("将社区承担事项由140项精简到79项。", "reported"),
        ("我们将新建学校15所。", "target"),
        ("坚持每年至少举办1期培训班。", "target"),
        ("建设社区15个。（牵头单位：市应急局）", "target"),
        ("争取到专项债券353亿元。", "reported"),
        ("入选省人才计划4人。", "reported"),
        ("要深化改革，去年底企业数量超过5200万户。", "reported"),
        ("未来五年，新建工作站5个。", "target"),
        ("必须看到，经济总量翻了七番。", "reported"),
        ("虚拟产业园入驻企业7000家。", "reported"),
        ("计划新建学校4所。", "target"),
    ],
)
def test_status_of_a_single_sentence(text, status):
    assert [claim.status for claim in claims_of(text)] == [status]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2020年完成投资5亿元，增长3%。", ["2020年", "2020年"]),
        ("五年来累计培训3万人次。", ["五年来"]),
        ("累计培训3万人次。", ["累计"]),
        ("产值年均增长7%。", ["年均"]),
        ("上半年完成投资5亿元。", ["上半年"]),
        ("投资比2015年增长7%。", [""]),
        ("培训3万人次。", [""]),
        ("开展“决战四季度”行动，完成投资5亿元。", [""]),
    ],
)
def test_period_is_the_time_that_the_sentence_names(text, periods):
    assert [claim.period for claim in claims_of(text)] == periods


@pytest.mark.parametrize(
    ("of", "unit", "kind", "indicator"),
    [
        ("地区生产总值", "元", "money", "地区生产总值"),
        ("全市生产总值", "元", "money", "地区生产总值"),
        ("GDP", "%", "percent", "地区生产总值"),
        ("国内生产总值", "元", "money", "地区生产总值"),
        ("地区生产总值增速", "%", "percent", "地区生产总值"),
        ("人均地区生产总值", "元", "money", "人均地区生产总值"),
        ("地方财政一般预算收入", "元", "money", "一般公共预算收入"),
        ("一般公共预算收入", "%", "percent", "一般公共预算收入"),
        ("财政收入", "元", "money", "财政收入"),
        ("城镇就业", "人", "count", "城镇新增就业"),
        ("城镇居民人均可支配收入", "元", "money", "城镇居民人均可支配收入"),
        ("全体居民人均可支配收入", "元", "money", "居民人均可支配收入"),
        ("外贸进出口总额", "美元", "money", "进出口总额"),
        ("成都市常住人口", "人", "count", "常住人口"),
        # Near misses are other series.
        ("环保投入占地区生产总值", "%", "percent", ""),
        ("海洋生产总值", "元", "money", ""),
        ("经济开发区生产总值", "元", "money", ""),
        ("地区生产总值", "个", "count", ""),
        ("党组织", "个", "count", ""),
        ("", "%", "percent", ""),
    ],
)
def test_an_indicator_goes_by_one_name(of, unit, kind, indicator):
    assert name_indicator(of, unit, kind) == indicator


def test_the_total_after_a_growth_rate_belongs_to_the_same_indicator():
    claims = claims_of("地区生产总值增长4.3%，总量超过3900亿元。")
    assert [(claim.of, claim.indicator) for claim in claims] == [
        ("地区生产总值", "地区生产总值"),
        ("总量", "地区生产总值"),
    ]
