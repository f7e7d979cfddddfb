"""What came and went, what is striven for, borders of sizes, rates near the whole: right, and one thing wrong."""

from __future__ import annotations

import pytest
from helpers import alarms, check_text

from reportlint.rule import Outcome

WRONG = (
    # what came and what went, and what both come to
    ("年末在册协会58家，本年新登记9家、注销4家，比年初净增{}家（年初53家）。", "5", "6"),
    ("巡查车年末41辆，年内报废8辆、新购5辆，比上年末的44辆净减{}辆。", "3", "4"),
    ("全年新招录36人、离职21人，净增{}人。", "15", "51"),
    ("出生人口912人，死亡人口655人，人口净增加{}人。", "257", "357"),
    ("迁入人口746人，迁出人口583人，人口净增加{}人。", "163", "263"),
    # parts in brackets
    ("现有社团27个，分布在文艺（8个）、体育（5个）和科技（{}个）三个大类。", "14", "12"),
    # former values in brackets
    ("特困供养标准每人每月780元（原为650元，提高130元，增幅{}%）。", "20.00", "16.67"),
    ("特困供养标准每人每月780元（原为650元，提高{}元，增幅20.00%）。", "130", "150"),
    # from one to another without a verb, and numbers without a unit
    ("户均收入由14200元到15336元，增长{}%。", "8.00", "7.41"),
    ("户均收入由{}，增长8.00%。", "14200元到15336元", "15336元到14200元"),
    ("周转次数由3.42{}至3.96。", "升", "降"),
    ("速动比率由{}。", "1.26升至1.48", "1.48升至1.26"),
    # what a budget was adjusted by
    ("年初批复我院预算6,240.00万元，年中追加468.00万元，调整后全年预算为6,708.00万元，预算调整率{}%。", "7.50", "6.98"),
    ("项目年初预算840.00万元。8月，经批准调减63.00万元，全年预算数为777.00万元，调减幅度{}%。", "7.50", "8.11"),
    # how long something took
    ("粮库于4月2日奠基，10月18日交付使用，建设工期{}天（含首尾两日）。", "200", "210"),
    ("采购6月3日发布公告，6月24日开标，7月5日签订合同，全程{}天。", "32", "23"),
    # how many deeds a list has
    ("办好{}件实事：一是翻修校舍；二是改造厕所；三是更换课桌；四是增设饮水点。", "四", "五"),
    # groups by size
    ("捐赠单位21家，其中5万元以上的6家，5万元以下的{}家。", "15", "17"),
)


@pytest.mark.parametrize(("text", "right", "wrong"), WRONG)
def test_what_is_right_stays_silent_and_one_thing_wrong_is_told(text: str, right: str, wrong: str) -> None:
    assert alarms(text.replace("{}", right)) == []
    assert alarms(text.replace("{}", wrong)) != []


RIGHT = (
    # what moves a population besides is told between the two and their net
    "迁入人口746人，迁出人口583人，出生318人，死亡227人，人口净增加254人。",
    # parts in brackets besides which there are others
    "现有社团27个，分布在文艺（8个）、体育（5个）和科技（12个）三个大类及其他。",
    # what is striven for is not held against what was
    (
        "| 项目 | 2023年 | 2024年 |\n|---|---|---|\n| 征缴收入（亿元） | 132.10 | 142.60 |\n"
        "| 基金支出（亿元） | 121.40 | 128.30 |\n\n"
        "2025年参保人数力争净增2万人以上，征缴收入增长5%左右。"
    ),
    # round numbers come near to each other by chance
    "三年累计安排预算180,000万元（18.00亿元），由2022年的53,000万元增加到2024年的67,000万元，两年累计增长26.4%，年均增长12.4%。",
    # borders of sizes are no amounts
    "捐资320.00万元。捐赠单位12家，其中20万元以上的7家，共262.00万元，20万元以下的5家，共58.00万元。",
    # the amounts of an item bear the name of its head
    (
        "本年支出42,318.60万元，其中卫生健康支出31,204.50万元，占73.74%。\n\n"
        "1.卫生健康支出（类）。年初预算为27,150.00万元，支出决算为28,406.20万元。其中医院和疾控两个方面合计20,652.20万元，"
        "占卫生健康支出（类）的72.70%。"
    ),
    # what was done with a whole is no other name of it
    ("全部派单按时办结52,684件，按时办结率98.20%。\n\n全年重复来电工单4,218件，占派单量的7.86%。"),
    # two numbers nearly as large come near to any rate close to the whole
    "年初在办318件，本年受理9,462件，办结9,480件，年末在办300件。及时受理率99.83%，按期答复率99.46%。",
    # members of a list, the greater of which could hold two others
    (
        "年度考核得93.3分，其中基础管理37.4分（满分40分）、专项治理28.1分（满分30分）、源头防范18.5分（满分20分）、"
        "群众评价9.3分（满分10分）。"
    ),
    # a rate beside the amount that it is of
    (
        "全年收到三类资金42.80亿元，支出41.20亿元，支出进度96.3%。其中直达资金30.50亿元，支出进度98.3%；"
        "专项资金12.30亿元，支出进度91.2%。"
    ),
    # what some parts of a row come to
    (
        "| 项目 | 预算 | 支出 | 占比 |\n|---|---|---|---|\n| 展台搭建 | 460.00 | 452.15 | 56.52% |\n"
        "| 安保 | 190.00 | 187.40 | 23.43% |\n| 宣传 | 165.00 | 160.45 | 20.06% |\n"
        "| 合计 | 815.00 | 800.00 | 100.00% |\n\n"
        "展台搭建占总支出的56.52%，共搭建大型展台28组、小型展台140组，大型展台平均每组14.00万元、小计392.00万元，"
        "小型展台小计60.15万元。"
    ),
    "油耗每百公里8升，上年9升。",
)


@pytest.mark.parametrize("text", RIGHT)
def test_what_only_looks_wrong_stays_silent(text: str) -> None:
    assert alarms(text) == []


def test_an_item_may_begin_with_its_own_numeral() -> None:
    found = check_text("办好三件实事：一是新建农田4000亩；二是二期工程6月底前开工；三是改造公路18公里。").findings
    assert "SEC110" not in {finding.rule.code for finding in found}


def test_the_share_that_a_total_has_of_itself_is_no_slip_of_the_rate_beside_it() -> None:
    rows = """
表1 收入完成情况（万元）

| 项目 | 2024年决算 | 2025年预算 | 2025年执行 | 为预算% | 比上年增减 | 增减% |
|---|---|---|---|---|---|---|
| 税收收入 | 842618 | 866000 | 868204 | 100.3 | 25586 | 3.0 |
| 非税收入 | 310271 | 304000 | 307101 | 101.0 | -3170 | -1.0 |
| 合计 | 1152889 | 1170000 | 1175305 | 100.5 | 22416 | 1.9 |

表2 分地区收入（万元）

| 地区 | 2024年 | 2025年 | 增减额 | 增减% | 占比% |
|---|---|---|---|---|---|
| 市本级 | 652618 | 668204 | 15586 | 2.4 | 56.9 |
| 东区 | 270271 | 273101 | 2830 | 1.0 | 23.2 |
| 西区 | 230000 | 234000 | 4000 | 1.7 | 19.9 |
| 全区合计 | 1152889 | 1175305 | 22416 | 1.9 | 100.0 |
"""
    looks = [one.observation for one in check_text(rows).observed if one.rule.code == "AMT177"]
    assert all(look.outcome is Outcome.PASS for look in looks)


RIGHT_BESIDE_OTHERS = (
    # what each of several has
    "下属单位共16家，其中：局本级1家，场站3家，管理所5家，培训中心4家，质检站、信息站、档案馆各1家。",
    # a limit exceeded, by a rate of a budget
    "追加436.80万元，占年初预算的6.24%，超出6%的控制线0.24个百分点。",
    # a mean of more than is listed
    "两类项目平均分依次为94.10分、86.30分和80.20分，17个项目总平均90.85分。",
    # days left out, and days that do not run forward
    "4月2日开工，11月20日完工，实际施工工期190天（扣除雨季停工）。",
    "余下的泵房改造2024年11月12日完工，延误12天，该工程4月8日开工，实际工期218天。",
    # a count of an item of a list is none of the row
    (
        "| 类别 | 项目数（个） | 金额（万元） |\n|---|---|---|\n| 市级预算执行 | 4 | 16482.50 |\n"
        "| 部门预算执行 | 11 | 8436.20 |\n"
        "| 专项资金 | 6 | 5210.40 |\n| 合计 | 21 | 30129.10 |\n\n## 一、市级预算执行\n\n"
        "共涉及金额16482.50万元：一是预算编制不细，7个项目6426.80万元未落实；二是下达超期10055.70万元。"
    ),
)


@pytest.mark.parametrize("text", RIGHT_BESIDE_OTHERS)
def test_what_stands_beside_others_is_not_held_against_them(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "特困供养标准780元（原为650元，其中2022年提高80元，2023年提高50元）。",
        "护理补贴标准由690元提高到780元（原为650元，2022年提高40元）。",
    ],
)
def test_one_of_several_changes_since_a_former_value_is_not_the_whole(text: str) -> None:
    assert [one for one in alarms(text) if one.startswith("AMT101")] == []


def test_a_few_of_all_there_are_need_not_make_them() -> None:
    assert alarms("年末共有卫生机构548个，其中医院16个、基层医疗卫生机构521个；床位4,916张。") == []
    assert alarms("共有在职人员118人，其中行政36人、事业80人。") != []
