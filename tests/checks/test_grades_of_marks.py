"""Grades right behind marks, of the whole and of single units, under schemes in further notations."""

from __future__ import annotations

import pytest
from helpers import check_text, look, outcomes

SCHEMES = {
    "downwards": "得分100—88分（含88分）评定为一等，88分以下—75分（含75分）评定为二等，"
    "75分以下—60分（含60分）评定为三等，不足60分为不合格。项目得分83.5分，评定为二等。",
    "units": "等级标准：A级≥90分，B级80分（含）至90分，C级70分（含）至80分，D级低于70分。"
    "一班91.2分，为A级；二班84.6分，为B级。",
    "said of the whole": "项目评价总分87.2分。总分在90分以上（含本数）的评为优，80分以上不足90分的评为良，"
    "70分以上不足80分的评为中，不足70分的评为差，本项目评为良。",
    "brackets": "绩效等级划分：[90，100]为优，[80，90）为良，[60，80）为中，[0，60）为差。"
    "评价组核定得分91.4分，绩效等级为“优”。",
    "thousand": "标准化得分860分，得分率86.0%，等级评定为B（A：900分以上；"
    "B：800分至899分；C：600分至799分；D：599分以下）。",
}
OTHER = {"downwards": ("评定为二等。", "评定为三等。"), "units": ("为B级", "为C级"), "brackets": ("为“优”", "为“良”")}
OTHER |= {"said of the whole": ("本项目评为良", "本项目评为优"), "thousand": ("评定为B", "评定为A")}


@pytest.mark.parametrize("name", SCHEMES)
def test_a_grade_is_held_against_the_mark_before_it(name: str) -> None:
    seen = outcomes("grade-of-score", f"# 评价结果\n\n{SCHEMES[name]}\n")
    assert seen
    assert set(seen) == {"pass"}


@pytest.mark.parametrize("name", SCHEMES)
def test_a_grade_that_its_mark_does_not_earn_is_told(name: str) -> None:
    text = f"# 评价结果\n\n{SCHEMES[name].replace(*OTHER[name])}\n"
    assert "fail" in outcomes("grade-of-score", text)
    assert any(one.rule.check == "grade-of-score" for one in check_text(text).findings)


TABLE = """\
# 考核结果

90分及以上为优秀，80分（含）至90分为良好，60分（含）至80分为合格，60分以下为不合格。

| 单位 | 名次 | 基础分 | 总分 | 附加说明分 | 等级 |
| --- | --- | --- | --- | --- | --- |
| 东镇 | 1 | 61.0 | 93.2 | 3 | 优秀 |
| 西镇 | 2 | 60.1 | 91.0 | 2 | {} |
| 南镇 | 3 | 55.3 | 84.5 | 1 | 良好 |
| 北镇 | 4 | 50.2 | 76.4 | 2 | 合格 |
"""


def test_all_grades_of_a_table_but_one_tell_which_column_they_are_given_for() -> None:
    assert set(outcomes("grade-of-score", TABLE.format("优秀"))) == {"pass"}
    wrong = [one for one in look("grade-of-score", TABLE.format("良好")) if one.outcome.value == "fail"]
    assert [one.values["score"] for one in wrong] == ["91.0"]


@pytest.mark.parametrize(
    "text",
    [
        "90分以上的评为优，80分以上不足90分的评为良，不足80分的评为中。本项目拟评为优的，须报市级复核。",
        "A级≥90分，B级80分至90分，C级低于80分。若达到95分，为A级的单位可免于下年抽查。",
    ],
)
def test_what_only_may_be_graded_is_not_judged(text: str) -> None:
    assert "fail" not in outcomes("grade-of-score", f"# 办法\n\n{text}\n")
