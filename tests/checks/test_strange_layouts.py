"""Score tables in layouts that no form has: what is right draws no error or warning, what is wrong is still seen."""

from __future__ import annotations

import pytest
from helpers import check_text

from reportlint.rule import Severity

BANDS = """评价结果分为四个等级：90分及以上为优，80分（含）至90分为良，60分（含）至80分为中，60分以下为差。

"""

RANKS_STAND_BESIDE_THE_MARKS_OF_UNITS = (
    """\
# 2024年度乡镇卫生院绩效考核通报

"""
    + BANDS
    + """表1 各院得分与名次

| 单位 | 基本医疗（30） | 名次 | 公共卫生（50） | 名次 | 群众评议（20） | 名次 | 总分 | 总名次 | 上年总分 | 升降 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 河口卫生院 | 27.5 | 2 | 46.2 | 1 | 18.1 | 1 | 91.8 | 1 | 90.3 | +1.5 |
| 石门卫生院 | 28.1 | 1 | 43.6 | 2 | 17.0 | 3 | 88.7 | 2 | 89.9 | -1.2 |
| 大坝卫生院 | 25.4 | 3 | 41.9 | 3 | 17.6 | 2 | 84.9 | 3 | 81.4 | +3.5 |
| 平均 | 27.0 | — | 43.9 | — | 17.6 | — | 88.5 | — | 87.2 | +1.3 |

河口卫生院总分91.8分，居第一；大坝卫生院84.9分，比上年提高3.5分。
"""
)
WEIGHTS_ARE_SHARES_OF_THEIR_GROUPS = (
    """\
# 2024年度古树名木保护项目绩效自评报告

"""
    + BANDS
    + """| 一级指标 | 权重 | 二级指标 | 权重 | 原始评分（百分制） | 折算到一级 | 最终得分 |
| --- | --- | --- | --- | --- | --- | --- |
| 产出 | 50% | 挂牌数量 | 60% | 95 | 57 | 28.5 |
| 产出 | 50% | 复壮质量 | 40% | 90 | 36 | 18 |
| 效益 | 30% | 生态效益 | 70% | 88 | 61.6 | 18.48 |
| 效益 | 30% | 社会效益 | 30% | 92 | 27.6 | 8.28 |
| 满意度 | 20% | 群众满意度 | 100% | 91 | 91 | 18.2 |
| 合计 | 100% |  |  |  |  | 91.46 |

项目最终得分91.46分，等级为优。其中产出得46.5分，效益得26.76分，满意度得18.2分。
"""
)
MAXIMA_AND_MARKS_STAND_YEAR_BY_YEAR = (
    """\
# 2024年度非遗保护专项绩效评价报告

"""
    + BANDS
    + """| 指标 | 2023年 |  | 2024年 |  | 变化 |
| --- | --- | --- | --- | --- | --- |
| 指标 | 满分 | 得分 | 满分 | 得分 | 变化 |
| 决策 | 20 | 17 | 15 | 14 | — |
| 过程 | 20 | 18 | 25 | 23.5 | — |
| 产出 | 30 | 26 | 30 | 28 | +2 |
| 效益 | 30 | 25.5 | 30 | 26.5 | +1 |
| 合计 | 100 | 86.5 | 100 | 92 | +5.5 |

2024年评价得分92分，等级为优；2023年得86.5分，等级为良，提高5.5分。
"""
)
EVERY_BAND_HAS_A_COLUMN = """\
# 2024年度消防水源建设项目绩效自评

| 指标 | A档（100%） | B档（80%） | C档（60%） | D档（0） | 满分 | 本次档次 | 本次得分 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 消火栓新建数量 | 20 | 16 | 12 | 0 | 20 | A | 20 |
| 消火栓完好率 | 20 | 16 | 12 | 0 | 20 | B | 16 |
| 建设周期 | 15 | 12 | 9 | 0 | 15 | A | 15 |
| 火灾损失下降 | 25 | 20 | 15 | 0 | 25 | B | 20 |
| 居民满意 | 20 | 16 | 12 | 0 | 20 | A | 20 |
| 总计 | 100 | 80 | 60 | 0 | 100 |  | 91 |

自评得分91分。
"""
THE_MEAN_LEAVES_OUT_THE_EXTREMES = (
    """\
# 2024年度智慧农业示范项目专家评审意见

"""
    + BANDS
    + """| 评审要点 | 分值 | 甲 | 乙 | 丙 | 丁 | 戊 | 去极值平均 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 立项必要 | 20 | 18 | 19 | 17 | 18 | 16 | 17.67 |
| 方案可行 | 30 | 27 | 26 | 28 | 25 | 27 | 26.67 |
| 预算合理 | 30 | 24 | 26 | 25 | 27 | 22 | 25 |
| 预期效益 | 20 | 17 | 18 | 16 | 19 | 17 | 17.33 |
| 合计 | 100 | 86 | 89 | 86 | 89 | 82 | 86.67 |

五位专家去掉一个最高分和一个最低分后平均，综合得分86.67分，等级为良。
"""
)
A_TABLE_GOES_ON_BESIDE_ITSELF = """\
# 2024年度公园管护考核

| 项目 | 标准分 | 实得分 | 项目 | 标准分 | 实得分 |
| --- | --- | --- | --- | --- | --- |
| 绿化养护 | 20 | 18.5 | 设施维护 | 15 | 14 |
| 卫生保洁 | 20 | 19 | 安全秩序 | 15 | 15 |
| 水体管理 | 10 | 9 | 投诉处理 | 20 | 17.5 |
| 小计 | 50 | 46.5 | 小计 | 50 | 46.5 |
| 合计 | 100 | 93 |  |  |  |

考核得分93分。绿化养护得18.5分，投诉处理扣2.5分。
"""
A_SUM_HAS_ADDENDS_THAT_ARE_MOSTLY_NOUGHT = """\
# 2024年度物业外包考核

| 月份 | 保洁扣分 | 保安扣分 | 维修扣分 | 月扣分 | 月得分 | 应付（元） | 实付（元） |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 1月 | 1 | 0 | 2 | 3 | 97 | 82000 | 79540 |
| 2月 | 0 | 0.5 | 1 | 1.5 | 98.5 | 82000 | 80770 |
| 3月 | 2 | 0 | 3 | 5 | 95 | 82000 | 77900 |
| 4月 | 0 | 0 | 0 | 0 | 100 | 82000 | 82000 |
| 合计 | 3 | 0.5 | 6 | 9.5 | 390.5 | 328000 | 320210 |
| 平均 | 0.75 | 0.13 | 1.5 | 2.38 | 97.63 |  |  |

四个月平均得97.63分。
"""
MARKS_ON_TOP_STAND_IN_A_COLUMN = """\
# 2024年度招商工作考核

<table>
<tr>
<th rowspan="2">考核事项</th><th colspan="2">基本分</th><th colspan="2">附加</th><th rowspan="2">合计得分</th></tr>
<tr><th>标准</th><th>得分</th><th>加分</th><th>减分</th></tr>
<tr><td>签约项目</td><td>40</td><td>36</td><td>2</td><td>0</td><td>38</td></tr>
<tr><td>到位资金</td><td>30</td><td>27</td><td>0</td><td>1</td><td>26</td></tr>
<tr><td>开工项目</td><td>20</td><td>20</td><td>1.5</td><td>0</td><td>21.5</td></tr>
<tr><td>营商环境</td><td>10</td><td>9</td><td>0</td><td>0.5</td><td>8.5</td></tr>
<tr><td>总计</td><td>100</td><td>92</td><td>3.5</td><td>1.5</td><td>94</td></tr>
</table>

考核总分94分，其中基本分92分、加分3.5分、减分1.5分。开工项目得21.5分。
"""
WEIGHTS_WERE_REDISTRIBUTED = (
    """\
# 2024年度水库移民后扶项目绩效评价报告

"""
    + BANDS
    + """“新增就业”指标因数据不可得不予评价，其5分权重按比例分摊到同级其余指标。

| 一级指标 | 三级指标 | 原权重 | 调整后权重 | 得分 |
| --- | --- | --- | --- | --- |
| 产出 | 直补发放人数 | 20 | 20 | 20 |
|  | 工程完成率 | 30 | 30 | 27 |
| 效益 | 移民收入增长 | 20 | 22.22 | 20 |
|  | 新增就业 | 5 | 0 | — |
|  | 村庄面貌改善 | 25 | 27.78 | 25 |
| 合计 |  | 100 | 100 | 92 |

项目综合得分92分，绩效等级为“优”。
"""
)
SUMS_INSIDE_HAVE_OTHER_NAMES = (
    """\
# 2024年度文化馆免费开放绩效自评

"""
    + BANDS
    + """| 类别 | 指标 | 满分 | 自评 | 复核 | 差额 |
| --- | --- | --- | --- | --- | --- |
| 甲 | 活动场次 | 20 | 20 | 19 | -1 |
| 甲 | 培训班次 | 20 | 18 | 18 | 0 |
| 甲类汇总 |  | 40 | 38 | 37 | -1 |
| 乙 | 服务人次 | 30 | 28.5 | 27 | -1.5 |
| 乙 | 品牌影响 | 10 | 9 | 9 | 0 |
| 乙类汇总 |  | 40 | 37.5 | 36 | -1.5 |
| 丙 | 观众满意 | 20 | 19 | 18.6 | -0.4 |
| 丙类汇总 |  | 20 | 19 | 18.6 | -0.4 |
| 全部 |  | 100 | 94.5 | 91.6 | -2.9 |

自评94.5分，复核91.6分，核减2.9分，复核等级为优。
"""
)
A_GRADE_STANDS_RIGHT_OF_TWO_SCORES = (
    """\
# 2024年度区级重点项目绩效评价汇总

"""
    + BANDS
    + """| 项目 | 预算（万元） | 支出（万元） | 执行率 | 自评得分 | 评价得分 | 偏差率 | 等级 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 校车服务 | 300 | 285 | 95.0% | 97 | 92.5 | 4.6% | 优 |
| 农村供水 | 560 | 476 | 85.0% | 95.5 | 84 | 12.0% | 良 |
| 口袋公园 | 120 | 118.8 | 99.0% | 96 | 90.2 | 6.0% | 优 |
| 合计 | 980 | 879.8 | 89.8% | — | — | — | — |

三个项目评价平均得分88.9分，最高的校车服务92.5分，最低的农村供水84分，相差8.5分。
"""
)
INDICATORS_ARE_COLUMNS = (
    """\
# 2024年度乡村公交补贴项目自评

"""
    + BANDS
    + """| 项目 | 运营里程 | 准点率 | 车辆更新 | 乘客满意度 | 合计 |
| --- | --- | --- | --- | --- | --- |
| 满分 | 30 | 30 | 20 | 20 | 100 |
| 扣分 | 1.5 | 3 | 0 | 1.8 | 6.3 |
| 得分 | 28.5 | 27 | 20 | 18.2 | 93.7 |
| 得分率 | 95% | 90% | 100% | 91% | 93.7% |
| 上年得分 | 27 | 28 | 18 | 17.5 | 90.5 |
| 增减 | +1.5 | -1 | +2 | +0.7 | +3.2 |

自评93.7分，等级为优，比上年的90.5分提高3.2分。准点率得27分，扣3分。
"""
)

A_ROW_LOSES_MARKS_IN_SEVERAL_LINES = (
    """\
# 2024年度防汛物资储备项目绩效评价报告

"""
    + BANDS
    + """| 指标 | 分值 | 扣分事项 | 扣分 | 得分 |
| --- | --- | --- | --- | --- |
| 储备数量 | 20 | 冲锋舟少2艘 | 2 | 17.5 |
| | | 抽水泵少1台 | 0.5 | |
| 储备质量 | 25 | 救生衣过期120件 | 3 | 21 |
| | | 编织袋老化 | 1 | |
| 采购时效 | 15 | 无 | 0 | 15 |
| 应急调运 | 25 | 超时2次 | 2 | 23 |
| 基层满意 | 15 | 满意率88% | 1.2 | 13.8 |
| 合计 | 100 | | 9.7 | 90.3 |

储备数量扣2.5分，其中冲锋舟少2艘扣2分、抽水泵少1台扣0.5分；储备质量得21分，扣4分。综合得分90.3分，等级为优。
"""
)
WEIGHTS_ARE_FRACTIONS_BEHIND_NAMES = """\
# 2024年度营商环境测评

| 一级（权重） | 二级（权重） | 得分（百分制） | 加权后 |
| --- | --- | --- | --- |
| 政务服务（0.4） | 办事便利（0.5） | 92 | 18.4 |
| | 网办率（0.5） | 88 | 17.6 |
| 市场监管（0.3） | 抽查合规（0.6） | 90 | 16.2 |
| | 信用修复（0.4） | 85 | 10.2 |
| 要素保障（0.3） | 用电报装（0.5） | 94 | 14.1 |
| | 获得用地（0.5） | 80 | 12 |
| 总指数 | | | 88.5 |

全县总指数88.5分。
"""
MARKS_ARE_GIVEN_IN_THREE_ROUNDS = """\
# 2024年度环卫外包服务考核

| 考核项目 | 满分 | 初评 | 复评 | 终评 | 较初评 |
| --- | --- | --- | --- | --- | --- |
| 道路清扫 | 40 | 38 | 36.5 | 37 | -1 |
| 垃圾清运 | 30 | 29 | 29 | 29 | 0 |
| 公厕管理 | 20 | 18 | 17 | 17.5 | -0.5 |
| 投诉办理 | 10 | 10 | 9 | 9 | -1 |
| 合计 | 100 | 95 | 91.5 | 92.5 | -2.5 |

初评95分，复评91.5分，终评92.5分，比初评低2.5分。道路清扫终评37分，扣3分。
"""
PLACES_AND_GRADES_STAND_BELOW_THE_TOTAL = (
    """\
# 2024年度中小学食堂管理考评

"""
    + BANDS
    + """| 考评要素 | 分值 | 一小 | 二小 | 三中 | 实验 | 平均 | 平均得分率 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 食材采购 | 25 | 24 | 22 | 23 | 25 | 23.5 | 94.0% |
| 加工操作 | 30 | 27 | 28 | 25 | 28 | 27 | 90.0% |
| 留样消毒 | 20 | 20 | 18 | 17 | 20 | 18.75 | 93.8% |
| 师生评价 | 25 | 22.5 | 23 | 20 | 24 | 22.38 | 89.5% |
| 总分 | 100 | 93.5 | 91 | 85 | 97 | 91.63 | 91.6% |
| 名次 | | 2 | 3 | 4 | 1 | | |
| 等级 | | 优 | 优 | 良 | 优 | | |

四所学校平均91.63分。实验得97分，三中85分，相差12分。
"""
)
COEFFICIENTS_STAND_BESIDE_WEIGHTS = """\
# 2024年度林下经济项目绩效自评表

| 指标 | 年度指标值 | 全年完成值 | 完成系数 | 权重 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 种植面积 | 3000亩 | 2850亩 | 0.95 | 30 | 28.5 |
| 成活率 | 90% | 93% | 1.00 | 20 | 20 |
| 户均增收 | 2500元 | 2250元 | 0.90 | 30 | 27 |
| 农户满意度 | 95% | 92% | 0.97 | 20 | 19.4 |
| 综合 | — | — | 0.949 | 100 | 94.9 |

自评得分94.9分。
"""
THE_TOTAL_NAMES_WHAT_ELSE_IT_INCLUDES = """\
# 2024年度残疾人康复项目自评表

<table>
<tr><td rowspan="8">绩<br>效<br>指<br>标</td><td>一级</td><td>二级</td><td>三级指标</td><td>指标值</td>
<td>完成值</td><td>分值</td><td>得分</td><td>偏差说明</td></tr>
<tr><td rowspan="3">产出（50）</td><td>数量</td><td>康复训练人数</td><td>400</td><td>388</td><td>20</td>
<td>19.4</td><td>12人外出</td></tr>
<tr><td>质量</td><td>康复有效率</td><td>≥90%</td><td>92%</td><td>15</td><td>15</td><td></td></tr>
<tr><td>时效</td><td>按期完成</td><td>12月底</td><td>12月20日</td><td>15</td><td>15</td><td></td></tr>
<tr><td rowspan="2">效益（30）</td><td>社会</td><td>融合参与</td><td>提升</td>
<td>提升</td><td>15</td><td>14</td><td>偏远乡镇少</td></tr>
<tr><td>可持续</td><td>机制健全</td><td>健全</td><td>基本健全</td><td>15</td><td>13</td><td>回访不足</td></tr>
<tr><td>满意度（10）</td><td>对象</td><td>家属满意度</td><td>≥95%</td><td>94%</td>
<td>10</td><td>9.9</td><td>等候时间长</td></tr>
<tr><td colspan="5">总分（含预算执行10分，得9.6分）</td><td>100</td><td>95.9</td><td></td></tr>
</table>

自评总分95.9分。
"""
TWO_HANDS_ARE_BLENDED = (
    """\
# 2024年度社区矫正服务项目

"""
    + BANDS
    + """| 指标 | 权重 | 单位自评 | 第三方评价 | 综合（3:7） |
| --- | --- | --- | --- | --- |
| 服务人数 | 25 | 25 | 24 | 24.3 |
| 服务质量 | 35 | 34 | 30 | 31.2 |
| 再犯率控制 | 25 | 25 | 25 | 25 |
| 满意度 | 15 | 14.5 | 13.5 | 13.8 |
| 合计 | 100 | 98.5 | 92.5 | 94.3 |

综合得分=单位自评×30%+第三方评价×70%=94.3分，等级为优。
"""
)

LAYOUTS = {
    "ranks_stand_beside_the_marks_of_units": (
        RANKS_STAND_BESIDE_THE_MARKS_OF_UNITS,
        ("46.2 | 1 |", "66.2 | 1 |"),
        "AMT121",
    ),
    "weights_are_shares_of_their_groups": (WEIGHTS_ARE_SHARES_OF_THEIR_GROUPS, ("| 60% | 95", "| 70% | 95"), "SCO106"),
    "maxima_and_marks_stand_year_by_year": (MAXIMA_AND_MARKS_STAND_YEAR_BY_YEAR, ("25 | 23.5", "25 | 28.5"), "SCO101"),
    "every_band_has_a_column": (EVERY_BAND_HAS_A_COLUMN, ("| B | 20 |", "| B | 27 |"), "SCO101"),
    "the_mean_leaves_out_the_extremes": (
        THE_MEAN_LEAVES_OUT_THE_EXTREMES,
        ("| 25 | 27 | 26.67", "| 25 | 34 | 26.67"),
        "SCO101",
    ),
    "a_table_goes_on_beside_itself": (A_TABLE_GOES_ON_BESIDE_ITSELF, ("| 20 | 17.5 |", "| 20 | 19.5 |"), "SCO104"),
    "a_sum_has_addends_that_are_mostly_nought": (
        A_SUM_HAS_ADDENDS_THAT_ARE_MOSTLY_NOUGHT,
        ("| 2 | 0 | 3 | 5 | 95", "| 2 | 0 | 3 | 7 | 95"),
        "AMT121",
    ),
    "marks_on_top_stand_in_a_column": (MARKS_ON_TOP_STAND_IN_A_COLUMN, ("<td>36</td>", "<td>46</td>"), "SCO101"),
    "weights_were_redistributed": (WEIGHTS_WERE_REDISTRIBUTED, ("27.78 | 25", "27.78 | 28"), "SCO101"),
    "sums_inside_have_other_names": (
        SUMS_INSIDE_HAVE_OTHER_NAMES,
        ("| 40 | 37.5 | 36 |", "| 45 | 37.5 | 36 |"),
        "SCO106",
    ),
    "a_grade_stands_right_of_two_scores": (
        A_GRADE_STANDS_RIGHT_OF_TWO_SCORES,
        ("84 | 12.0% | 良", "84 | 12.0% | 中"),
        "CMP107",
    ),
    "indicators_are_columns": (
        INDICATORS_ARE_COLUMNS,
        ("| 28.5 | 27 | 20 | 18.2 | 93.7 |", "| 28.5 | 27 | 20 | 18.2 | 95.7 |"),
        "AMT121",
    ),
    "a_row_loses_marks_in_several_lines": (
        A_ROW_LOSES_MARKS_IN_SEVERAL_LINES,
        ("救生衣过期120件 | 3 |", "救生衣过期120件 | 4 |"),
        "SCO150",
    ),
    "weights_are_fractions_behind_names": (
        WEIGHTS_ARE_FRACTIONS_BEHIND_NAMES,
        ("信用修复（0.4）", "信用修复（0.3）"),
        "SCO106",
    ),
    "marks_are_given_in_three_rounds": (
        MARKS_ARE_GIVEN_IN_THREE_ROUNDS,
        ("道路清扫终评37分", "道路清扫终评39分"),
        "CMP101",
    ),
    "places_and_grades_stand_below_the_total": (
        PLACES_AND_GRADES_STAND_BELOW_THE_TOTAL,
        ("| 等级 | | 优 | 优 | 良 |", "| 等级 | | 优 | 优 | 中 |"),
        "CMP107",
    ),
    "coefficients_stand_beside_weights": (
        COEFFICIENTS_STAND_BESIDE_WEIGHTS,
        ("| 30 | 28.5 |", "| 30 | 30.5 |"),
        "SCO101",
    ),
    "the_total_names_what_else_it_includes": (
        THE_TOTAL_NAMES_WHAT_ELSE_IT_INCLUDES,
        ("<td>19.4</td>", "<td>29.4</td>"),
        "SCO101",
    ),
    "two_hands_are_blended": (TWO_HANDS_ARE_BLENDED, ("| 92.5 | 94.3 |", "| 92.5 | 95.3 |"), "SCO104"),
}
"""Layout → a report with it, a change that makes it wrong, and the code of what is then said."""


def serious(text: str) -> list[str]:
    """Name what is told of a text as an error or a warning, the sections it lacks aside."""
    told = check_text(text).findings
    return [one.rule.code for one in told if one.severity is not Severity.INFO and not one.rule.code.startswith("CON")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_sound_table_is_not_misread(layout: str) -> None:
    text, _, _ = LAYOUTS[layout]
    assert serious(text) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_wrong_number_is_still_seen(layout: str) -> None:
    text, (right, wrong), code = LAYOUTS[layout]
    assert code in serious(text.replace(right, wrong))


HALF_A_TABLE = """# 2024年度灯光工程绩效自评

| 三级指标 | 分值 | 得分 |
| --- | --- | --- |
| 灯具更换数量 | 20 | 19 |
| 亮灯率 | 15 | 15 |
| 完工时间 | 10 | 9 |
| 合计 | 100 | 94 |
"""


def test_a_total_of_many_more_rows_than_were_read_is_for_review() -> None:
    assert "SCO104" not in serious(HALF_A_TABLE)
    assert check_text(HALF_A_TABLE).tallies["SCO104"].review


def test_a_total_that_misses_one_row_is_a_fault() -> None:
    assert {"SCO103", "SCO104"} <= set(serious(HALF_A_TABLE.replace("| 100 | 94 |", "| 55 | 53 |")))
