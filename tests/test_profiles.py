"""Local schemes: read from files, recognised in reports, asked for by name, named in the output."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import RULES, facts

from reportlint.facts.scores.schemes import profile_of
from reportlint.load.errors import RuleFilesError
from reportlint.load.profiles import load_profiles

FORM = (
    "# 项目支出绩效自评表\n\n| 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n"
    "| --- | --- | --- | --- | --- | --- | --- |\n"
    "{cost}| 产出指标 | 修缮古桥座数 | ≥3座 | 3座 | 50 | 50 | |\n"
    "| 效益指标 | 游客人次 | ≥2万人次 | 2.1万人次 | 30 | 30 | |\n"
    "| 满意度指标 | 游客满意度 | ≥90% | 93% | 10 | 10 | |\n"
)
COST = "| 成本指标 | 单座修缮成本 | ≤20万元 | 19万元 | 20 | 20 | |\n"


def recognised(text: str) -> str:
    """Return the name of the profile a report shows, `` for none."""
    found = profile_of(facts(text), load_profiles([RULES]))
    return found.name if found else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (FORM.format(cost=""), "ministry-project-2020"),
        (
            FORM.format(cost=COST),
            "ministry-project-2021-cost",
        ),
        ("# 石家庄市某局部门整体支出绩效自评报告\n\n全年预算30.00万元。\n", "shijiazhuang-overall"),
        ("# 某局部门整体支出绩效自评报告\n\n全年预算30.00万元。\n", "department-overall"),
        ("# 某局工作总结\n\n全年预算30.00万元。\n", ""),
    ],
)
def test_a_report_shows_which_scheme_it_follows(text: str, name: str) -> None:
    assert recognised(text) == name


def test_a_scheme_asked_for_wins_over_what_the_report_shows() -> None:
    profiles = load_profiles([RULES])
    found = profile_of(facts(FORM.format(cost="")), profiles, "hunan-overall")
    assert found is not None
    assert found.name == "hunan-overall"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: a-b\ntitle: {zh: 甲, en: a}\nwieghts: {产出: 50}\n", "wieghts"),
        ("name: a-b\ntitle: {zh: 甲}\n", "en"),
        ("name: a-b\ntitle: {zh: 甲, en: a}\nweights: {产出: 很多}\n", "3"),
        ("name: a-b\ntitle: {zh: 甲, en: a}\nseverity: {SCO112: loud}\n", "loud"),
    ],
)
def test_a_wrong_profile_is_shown_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    folder = tmp_path / "profiles"
    folder.mkdir()
    (folder / "wrong.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleFilesError) as refusal:
        load_profiles([tmp_path])
    told = "\n".join(error.text("en") for error in refusal.value.errors)
    assert "wrong.yaml" in told
    assert said in told


def call(tmp_path: Path, *arguments: str) -> tuple[int, str]:
    """Check a form on the command line; return exit code and everything printed."""
    path = tmp_path / "a.md"
    path.write_text(FORM.format(cost=""), encoding="utf-8")
    command = [sys.executable, "-m", "reportlint", "check", "--lang", "zh", *arguments, str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    return result.returncode, result.stdout + result.stderr


def test_the_scheme_is_named_in_the_last_lines_and_in_json(tmp_path: Path) -> None:
    assert "适用评价方案：财政部项目支出绩效自评表（2020）" in call(tmp_path)[1]
    record = json.loads(call(tmp_path, "--output-format", "json")[1])
    assert record["results"][0]["profile"] == "ministry-project-2020"


def test_a_scheme_that_does_not_exist_is_refused_with_a_hint(tmp_path: Path) -> None:
    code, output = call(tmp_path, "--profile", "hunan-overal")
    assert code == 2
    assert "hunan-overall" in output


def test_a_scheme_asked_for_decides_what_is_looked_at(tmp_path: Path) -> None:
    _, output = call(tmp_path, "--profile", "ministry-project-2021-cost", "--output-format", "json", "--exit-zero")
    looked = json.loads(output)["results"][0]["findings"]
    assert {"SCO112"} <= {finding["code"] for finding in looked}
