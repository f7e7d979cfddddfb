"""Checks of tables, and of prose against tables."""

from __future__ import annotations

import pytest
from helpers import check_text, document, look, outcomes, shown, told, vocabulary

from reportlint.checks import CHECKS
from reportlint.facts import extract
from reportlint.facts.prose.ties import TieKind
from reportlint.model import Document, Problem


def score_table(*rows: str) -> str:
    """Write a score table: rows as `产出 甲 20 19`, `-` for a blank cell."""
    lines = ["| 一级指标 | 三级指标 | 分值 | 得分 |", "| --- | --- | --- | --- |"]
    lines += ["| " + " | ".join("" if cell == "-" else cell for cell in row.split()) + " |" for row in rows]
    return "\n".join(lines) + "\n"


SOUND = ("产出指标（60分） 甲 30 29", "产出指标（60分） 乙 30 30", "效益指标（40分） 丙 40 38.5", "合计 - 100 97.5")


def table(*, replaced: dict[int, str] | None = None) -> str:
    """Write the sound table with some rows replaced."""
    return score_table(*[(replaced or {}).get(index, row) for index, row in enumerate(SOUND)])


# ---------------------------------------------------------------- inside a score table


def test_a_sound_table_is_looked_at_everywhere_and_holds() -> None:
    assert told("row-bound", table(), low="得分", high="分值") == [
        "pass 29: 29 ≤ 30",
        "pass 30: 30 ≤ 30",
        "pass 38.5: 38.5 ≤ 40",
        "pass 97.5: 97.5 ≤ 100",
    ]
    assert told("column-sum", table(), column="得分") == ["pass 97.5: 29 + 30 + 38.5 = 97.5"]
    assert told("column-sum", table(), column="分值") == ["pass 100: 30 + 30 + 40 = 100", "pass 100: 60 + 40 = 100"]
    assert told("group-sum", table(), level=1) == [
        "pass 产出指标（60分）: 30 + 30 = 60",
        "pass 效益指标（40分）: 40 = 40",
    ]
    assert told("full-mark", table()) == ["pass 100: 30 + 30 + 40 = 100"]


def test_a_score_above_its_maximum_is_wrong_though_the_sum_is_right() -> None:
    text = table(replaced={0: "产出指标（60分） 甲 30 31", 1: "产出指标（60分） 乙 30 28"})
    assert told("row-bound", text, low="得分", high="分值")[0] == "fail 31: 31 > 30"
    assert outcomes("column-sum", text, column="得分") == ["pass"]


def test_a_total_that_is_not_the_sum_is_wrong_by_any_amount() -> None:
    assert told("column-sum", table(replaced={3: "合计 - 100 97.6"}), column="得分") == [
        "fail 97.6: 29 + 30 + 38.5 = 97.5 ≠ 97.6"
    ]


def test_a_blank_mark_adds_nothing() -> None:
    text = table(replaced={2: "效益指标（40分） 丙 40 —", 3: "合计 - 100 59"})
    assert told("column-sum", text, column="得分") == ["pass 59: 29 + 30 = 59"]


def test_a_subtotal_and_a_total_may_both_be_printed() -> None:
    text = score_table(
        "产出指标 甲 30 29",
        "产出指标 乙 30 30",
        "小计 - 60 59",
        "效益指标 丙 40 38.5",
        "小计 - 40 38.5",
        "合计 - 100 97.5",
    )
    assert told("column-sum", text, column="得分") == [
        "pass 97.5: 29 + 30 + 38.5 = 97.5",
        "pass 97.5: 59 + 38.5 = 97.5",
    ]
    assert "fail" not in outcomes("group-sum", text, level=1)


def test_a_subtotal_is_held_against_its_own_rows() -> None:
    text = score_table(
        "产出指标 甲 30 29", "产出指标 乙 30 30", "小计 - 60 58", "效益指标 丙 40 38.5", "合计 - 100 97.5"
    )
    assert "fail 58: 29 + 30 = 59 ≠ 58" in told("group-sum", text, level=1)


def test_a_declared_maximum_is_the_sum_of_its_rows() -> None:
    text = table(replaced={0: "产出指标（50分） 甲 30 29", 1: "产出指标（50分） 乙 30 30"})
    assert told("group-sum", text, level=1)[0] == "fail 产出指标（50分）: 30 + 30 = 60 ≠ 50"


def test_a_weight_in_percent_is_held_against_marks_out_of_a_hundred() -> None:
    text = table(
        replaced={0: "产出指标（60%） 甲 30 29", 1: "产出指标（60%） 乙 30 30", 2: "效益指标（40%） 丙 40 38.5"}
    )
    assert "fail" not in outcomes("group-sum", text, level=1)


def test_maxima_that_do_not_make_the_full_mark_are_told() -> None:
    text = table(replaced={2: "效益指标（40分） 丙 35 34", 3: "合计 - 95 93"})
    assert told("full-mark", text) == ["fail 95: 30 + 30 + 35 = 95 ≠ 100"]


def test_a_full_mark_the_report_states_is_the_one_that_counts() -> None:
    text = "本次评价满分为95分。\n\n" + table(replaced={2: "效益指标（40分） 丙 35 34", 3: "合计 - 95 93"})
    assert outcomes("full-mark", text) == ["pass"]


@pytest.mark.parametrize("blank", ["\t", "rowspan"])
def test_a_merged_label_gathers_its_rows_in_every_notation(blank: str) -> None:
    tabs = "一级指标\t三级指标\t分值\t得分\n产出指标（50分）\t甲\t30\t29\n\t乙\t30\t30\n效益指标（40分）\t丙\t40\t38\n"
    rows = (
        "<table><tr><td>一级指标</td><td>三级指标</td><td>分值</td><td>得分</td></tr>"
        "<tr><td rowspan='2'>产出指标（50分）</td><td>甲</td><td>30</td><td>29</td></tr>"
        "<tr><td>乙</td><td>30</td><td>30</td></tr>"
        "<tr><td>效益指标（40分）</td><td>丙</td><td>40</td><td>38</td></tr></table>"
    )
    text = tabs if blank == "\t" else rows
    assert told("group-sum", text, level=1) == [
        "fail 产出指标（50分）: 30 + 30 = 60 ≠ 50",
        "pass 效益指标（40分）: 40 = 40",
    ]


# ---------------------------------------------------------------- money rows


def money(rate: str, score: str, executed: str = "108.00") -> str:
    """Write the money block of a form."""
    return (
        "| 资金 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n| --- | --- | --- | --- | --- | --- |\n"
        f"| 年度资金总额 | 120.00 | {executed} | 10 | {rate} | {score} |\n"
    )


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("90.00%", "pass 90.00: 108.00 ÷ 120.00 = 90.00%"),
        ("90%", "pass 90: 108.00 ÷ 120.00 = 90%"),
        ("90", "pass 90: 108.00 ÷ 120.00 = 90%"),
        ("90.90%", "fail 90.90: 108.00 ÷ 120.00 = 90% ≠ 90.90%"),
    ],
)
def test_the_rate_of_a_row_is_that_of_its_amounts(rate: str, expected: str) -> None:
    assert told("row-identity", money(rate, "9"), identity="执行率 = 全年执行数 / 全年预算数") == [expected]


@pytest.mark.parametrize(("rate", "outcome"), [("0.9000", "pass"), ("0.9351", "fail")])
def test_a_rate_printed_as_a_fraction_is_read_as_one(rate: str, outcome: str) -> None:
    assert outcomes("row-identity", money(rate, "9"), identity="执行率 = 全年执行数 / 全年预算数") == [outcome]


@pytest.mark.parametrize(
    ("rate", "score", "outcome"),
    [
        ("90.00%", "9", "pass"),
        ("92.43%", "9.24", "pass"),
        ("92.40%", "9.54", "fail"),
        ("101.50%", "10", "pass"),
        ("101.50%", "10.15", "fail"),
        ("—", "9", None),
    ],
)
def test_the_mark_for_execution_is_rate_times_maximum_and_no_more(rate: str, score: str, outcome: str | None) -> None:
    assert outcomes("execution-score", money(rate, score)) == ([outcome] if outcome else [])


# ---------------------------------------------------------------- prose against tables

TABLE = """
| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- | --- |
| 产出指标 | 数量指标 | 铺设供水管道长度 | 20 | 19 |
| 产出指标 | 质量指标 | 管道水压试验合格率 | 30 | 30 |
| 效益指标 | 社会效益 | 受益居民户数 | 40 | 38 |
| 满意度指标 | 满意度 | 受益居民满意度 | 10 | 9 |
| 合计 |  |  | 100 | 96 |
"""


@pytest.mark.parametrize(
    ("prose", "mark", "expected"),
    [
        ("数量指标满分20分，扣1分，得分19分。", "full", ["pass 20: 20 = 20"]),
        ("数量指标满分20分，扣1分，得分19分。", "score", ["pass 19: 19 = 19"]),
        ("数量指标满分25分，扣6分，得分19分。", "full", ["fail 25: 20 ≠ 25"]),
        ("数量指标满分20分，扣2分，得分18分。", "score", ["fail 18: 19 ≠ 18"]),
        ("河道清淤满分25分，得分18分。", "score", []),
    ],
)
def test_a_mark_of_the_prose_is_that_of_the_table(prose: str, mark: str, expected: list[str]) -> None:
    assert told("mark-agreement", prose + "\n" + TABLE, mark=mark) == expected


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("产出指标50分，得分49分。", ["pass 50: 20 + 30 = 50", "pass 49: 19 + 30 = 49"]),
        ("产出指标50分，得分49.5分。", ["pass 50: 20 + 30 = 50", "fail 49.5: 19 + 30 = 49 ≠ 49.5"]),
    ],
)
def test_the_marks_of_a_group_are_the_sums_of_its_rows(prose: str, expected: list[str]) -> None:
    assert told("group-agreement", prose + "\n" + TABLE) == expected


@pytest.mark.parametrize(
    ("prose", "expected"),
    [("本项目最终得分96分。", ["pass 96: 96 = 96"]), ("本项目最终得分69分。", ["fail 69: 96 ≠ 69"])],
)
def test_the_total_of_the_prose_is_that_of_the_table(prose: str, expected: list[str]) -> None:
    assert told("total-score", prose + "\n" + TABLE) == expected


@pytest.mark.parametrize(
    ("prose", "outcome"),
    [
        ("全年预算执行率为90.00%。", ["pass"]),
        ("全年预算执行率为90.90%。", ["fail"]),
        ("安排预算资金50.00万元，预算执行率为95.00%。", []),
    ],
)
def test_the_rate_of_the_prose_is_that_of_the_form(prose: str, outcome: list[str]) -> None:
    assert outcomes("rate-agreement", prose + "\n\n" + money("90.00%", "9")) == outcome


# ---------------------------------------------------------------- what the reader could not see


@pytest.mark.parametrize(("kind", "seen"), [("unreadable-page", 1), ("unread-picture", 0)])
def test_an_unread_page_is_never_a_clean_page(kind: str, seen: int) -> None:
    problem = Problem("unreadable-page", {"page": "3"})
    facts = extract(Document("正文", "pdf", problems=(problem,)), vocabulary())
    check = CHECKS["reader-problem"]
    assert len(list(check.run(facts, check.params(kinds=(kind,))))) == seen


# ---------------------------------------------------------------- every check

NASTY = [
    "",
    "\n\n",
    "|  |  |\n| --- | --- |\n|  |  |\n",
    "| 分值 | 得分 |\n| --- | --- |\n| 合计 | 合计 |\n",
    "0÷0=0，0.00万元，比上年增加0.00万元，增长0.00%。",
    "净资产0万元，资产总额0万元，负债总额0万元，较上年减少100%。",
    "（（（一、二、三，其中：，。；；：“”",
    "9" * 300 + "万元，其中：" + "1、" * 200,
    "一、\n\n一、\n\n（一）\n\n1.1.1.1\n\n①\n",
    "$$$ $\\geq$ &amp;&#x0;&lt;&gt; ** __ `",
    "\u200b\ufeff\u00a0\u3000",
    "表\n\n图\n\n表1\n\n见表\n",
]
PARAMS: dict[str, dict[str, object]] = {
    "row-bound": {"low": "得分", "high": "分值"},
    "column-sum": {"column": "得分"},
    "group-sum": {"level": 1},
    "row-identity": {"identity": "执行率 = 全年执行数 / 全年预算数"},
    "mark-agreement": {"mark": "score"},
    "eliminated-growth": {"identity": "净资产 = 资产总额 - 负债总额"},
    "identity": {"identity": "净资产 = 资产总额 - 负债总额"},
    "amount-bound": {"low": "在职人员数", "high": "编制总数", "kinds": ("行政编制", "事业编制")},
    "performance": {"identity": "执行率 = 执行数 / 预算数"},
    "substitution": {"phrases": {"布署": "部署"}, "bank": "misspellings"},
    "forbidden-text": {"patterns": ("XX",)},
    "number-style": {"aspect": "mixed"},
    "personal-data": {"kinds": ("identity", "card", "mobile")},
    "left-behind": {"kinds": ("comment",)},
    "carried-along": {"kinds": ("macro",)},
    "abbreviations": {"fault": "early"},
    "contents-pages": {"aspect": "order"},
    "missing-unit": {"patterns": ("增长(?P<mark>\\d+)$",)},
    "required-section": {"section": "存在的问题", "words": ("问题",)},
    "reader-problem": {"kinds": ("unreadable-page",)},
    "silence": {"fault": "unused"},
    "tie": {"tie": TieKind.ADDITION},
}


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_check_breaks_down_on_a_nasty_text(check: str, text: str) -> None:
    for one in look(check, text, **PARAMS.get(check, {})):
        assert shown(one, document(text).text)


# ---------------------------------------------------------------- structures that mean something else

REVIEWED = """| 一级指标 | 三级指标 | 分值 | 自评得分 | 核实得分 |
| --- | --- | --- | --- | --- |
| 产出 | 修缮面积 | 60 | 58 | 55 |
| 效益 | 入住人数 | 40 | 40 | 39 |
| 合计 |  | 100 | 98 | 94 |
"""


@pytest.mark.parametrize(
    ("check", "prose", "expected"),
    [
        ("total-score", "自评得分98分，核实后得分94分，总得分94分。", ["pass"]),
        ("total-score", "核实后总得分93分。", ["fail"]),
        ("mark-agreement", "修缮面积得55分。", ["pass"]),
        ("mark-agreement", "修缮面积得56分。", ["fail"]),
        ("deduction-agreement", "修缮面积扣5分。", ["pass"]),
        ("deduction-agreement", "修缮面积扣4分。", ["fail"]),
        ("group-agreement", "产出（满分60分）得55分。", ["pass", "pass"]),
        ("group-agreement", "产出（满分60分）得54分。", ["pass", "fail"]),
    ],
)
def test_a_mark_agrees_with_any_column_of_scores(check: str, prose: str, expected: list[str]) -> None:
    params = {"mark": "score"} if check == "mark-agreement" else {}
    seen = outcomes(check, f"{prose}\n\n{REVIEWED}", **params)
    assert seen[-len(expected) :] == expected


def test_a_total_made_of_weighted_parts_is_not_held_against_the_table() -> None:
    prose = "自评质量得分90分，权重40%，折合36分；绩效得分97.5分，权重60%，折合58.5分。两部分相加，总得分94.5分。"
    assert "fail" not in outcomes("total-score", f"{prose}\n\n{table()}")
    assert outcomes("total-score", f"总得分94.5分。\n\n{table()}") == ["fail"]


def test_the_maximum_of_a_part_is_not_the_full_mark() -> None:
    prose = "核实后，满意度9.2分（分值10分），得分97.5分。"
    assert outcomes("full-mark", f"{prose}\n\n{table()}") == ["pass"]


def test_a_table_worth_another_full_mark_and_converted_is_for_a_person() -> None:
    rows = {2: "效益指标（20分） 丙 20 19", 3: "合计 - 80 78"}
    assert outcomes("full-mark", table(replaced=rows)) == ["fail"]
    assert outcomes("full-mark", f"折算后得分97.5分。\n\n{table(replaced=rows)}") == ["review"]


def test_a_total_may_reach_what_its_table_is_worth() -> None:
    rows = {2: "效益指标（60分） 丙 60 58", 3: "合计 - 120 117"}
    assert outcomes("score-bound", f"自评得分117分。\n\n{table(replaced=rows)}") == ["pass"]
    assert outcomes("score-bound", f"自评得分121分。\n\n{table(replaced=rows)}") == ["fail"]


def rated(*rates: str) -> str:
    """Write rows of maximum 20, score 15 and the given rates."""
    rows = "".join(f"| 指标{number} | 20 | 15 | {rate} |\n" for number, rate in enumerate(rates))
    return "| 三级指标 | 分值 | 得分 | 得分率 |\n| --- | --- | --- | --- |\n" + rows


def test_a_table_most_rows_of_which_do_not_close_is_misread_not_wrong() -> None:
    one_wrong, most_wrong = check_text(rated("75%", "75%", "75%", "70%")), check_text(rated("15%", "15%", "15%", "75%"))
    assert [one.observation.computed for one in one_wrong.findings if one.rule.code == "SCO152"]
    assert not [one for one in most_wrong.findings if one.rule.code == "SCO152"]
    assert most_wrong.tallies["SCO152"].review == 3


def test_a_rate_of_marks_is_one_of_a_weight_in_percent_too() -> None:
    rows = "| 甲 | 40% | 35.40 | 88.5% |\n| 乙 | 60% | 54 | {} |\n"
    text = f"| 三级指标 | 权重 | 得分 | 得分率 |\n| --- | --- | --- | --- |\n{rows}"
    identity = {"identity": "得分率 = 得分 / 分值"}
    assert outcomes("row-identity", text.format("90%"), **identity) == ["pass", "pass"]
    assert outcomes("row-identity", text.format("96%"), **identity) == ["pass", "fail"]


def test_the_maximum_of_a_row_with_a_nested_weight_is_for_a_person() -> None:
    prose = (
        "铺设里程权重30%，扣10分。\n\n"
        "| 一级指标 | 三级指标 | 权重 | 得分 |\n| --- | --- | --- | --- |\n| 产出 | 铺设里程 | 50% | 90 |\n"
        "| 产出 | 合格率 | 50% | 95 |\n| 效益 | 供水人口 | 70% | 90 |\n| 效益 | 用水安全 | 30% | 80 |\n"
    )
    assert outcomes("mark-agreement", prose, mark="full") == ["review"]


def test_a_total_converted_to_a_hundred_is_not_held_against_the_raw_one() -> None:
    rows = {2: "效益指标（60分） 丙 60 58", 3: "合计 - 120 117"}
    assert outcomes("total-score", f"总得分97.5分。\n\n{table(replaced=rows)}") == []
    assert outcomes("total-score", f"总得分97.6分。\n\n{table(replaced=rows)}") == ["fail"]


LOSSES = score_table("产出 甲 30 28", "产出 乙 20 17", "效益 丙 10 9.5", "合计 - 60 54.5")


def test_a_list_of_rows_that_all_lost_marks_is_not_the_whole() -> None:
    assert outcomes("total-score", f"自评得分94.5分。\n\n{LOSSES}") == []
    assert outcomes("full-mark", f"自评得分94.5分。\n\n{LOSSES}") == ["review"]
    assert outcomes("column-sum", LOSSES, column="得分") == ["pass"]


def test_of_two_full_marks_the_one_the_table_makes_counts() -> None:
    prose = "本次评价满分为100分。绩效评价满分为120分。"
    rows = {2: "效益指标（60分） 丙 60 58", 3: "合计 - 120 117"}
    assert outcomes("full-mark", f"{prose}\n\n{table(replaced=rows)}") == ["pass"]


def test_a_total_compared_with_last_years_is_still_held_against_the_table() -> None:
    assert outcomes("total-score", f"总得分96.5分，比上年的93分提高3.5分。\n\n{table()}") == ["fail"]
    assert outcomes("total-score", f"上年总得分93分。\n\n{table()}") == []


def test_a_grade_is_held_against_the_score_table_of_its_own_part() -> None:
    scheme = "得分≥90分为优，80≤得分＜90分为良，得分＜80分为中。\n\n# 一、整体\n\n总得分97.5分。\n\n" + table()
    other = table(replaced={0: "产出指标（60分） 甲 30 20", 1: "产出指标（60分） 乙 30 24", 3: "合计 - 100 82.5"})
    part = "\n# 二、项目\n\n项目评价等级为{grade}。\n\n" + other
    assert outcomes("grade-of-score", scheme + part.format(grade="良")) == ["pass"]
    assert outcomes("grade-of-score", scheme + part.format(grade="优")) == ["fail"]


@pytest.mark.parametrize(("total", "outcome"), [("94", "pass"), ("93", "fail")])
def test_every_column_of_scores_adds_up(total: str, outcome: str) -> None:
    text = REVIEWED.replace("| 94 |", f"| {total} |")
    assert outcomes("column-sum", text, column="得分") == ["pass", outcome]


def test_a_weight_in_percent_may_be_one_inside_its_group_where_groups_have_weights_too() -> None:
    rows = ("产出 铺设里程 15 14", "产出 合格率 45 45", "效益 供水人口 40 38", "合计 - 100 97")
    grouped = (rows[0].replace("产出", "产出（60%）"), rows[1].replace("产出", "产出（60%）"), *rows[2:])
    prose = "铺设里程权重25%，扣1分。\n\n"
    assert outcomes("mark-agreement", prose + score_table(*rows), mark="full") == ["fail"]
    assert outcomes("mark-agreement", prose + score_table(*grouped), mark="full") == ["review"]


def test_a_last_row_that_one_column_proves_to_be_the_total_is_checked_in_the_other() -> None:
    table = (
        "| 科目 | 预算 | 执行 |\n|---|--:|--:|\n| 利润 | 36510 | 38640 |\n| 股息 | 5004 | 5127 |\n"
        "| 转让 | 7516 | 6800 |\n| 清算 | 1083 | 1243 |\n| 本年收入 | 50113 | 51810 |\n"
    )
    assert set(outcomes("footing", table)) == {"pass"}
    assert "fail" in outcomes("footing", table.replace("51810", "48310"))


RATES = """| 片区 | 发放 | 有效（份） | 满意（份） | 满意程度（%） |
| --- | --- | --- | --- | --- |
| 川道 | 70 | 69 | 64 | {} |
| 塬上 | 60 | 59 | 52 | 88.14 |
| 沟坡 | 50 | 48 | 41 | 85.42 |
| 合计 | 180 | 176 | 157 | 89.20 |
"""
PUPILS = """| 学校类型 | 受益学生（人） | 就餐人次（万人次） | 补助支出（万元） | 生均补助（元） | 生均就餐天数（天） |
| --- | --- | --- | --- | --- | --- |
| 初中 | 9,870 | 191.46 | 957.30 | 969.91 | 193.98 |
| 小学 | 13,256 | 256.72 | 1,283.60 | 968.32 | 193.66 |
| 教学点 | 5,290 | 102.06 | 510.30 | {} | 192.93 |
"""


def test_a_column_of_quotients_that_one_row_alone_leaves_convicts_the_row() -> None:
    for table, right, wrong in ((RATES, "92.75", "100.00"), (PUPILS, "964.65", "911.91")):
        loud = [one for one in check_text(table.format(right)).findings if one.severity.value != "info"]
        assert loud == []
        told = [one.rule.code for one in check_text(table.format(wrong)).findings if one.severity.value != "info"]
        assert told == ["AMT121"]
