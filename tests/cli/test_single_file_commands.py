"""`text` and `ledger`: one file in, what a stage made of it out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import call, stand_in


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    stand_in(monkeypatch)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("# 一\n\n得分 15 分。\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("", encoding="utf-8")
    return tmp_path


def test_text_prints_the_numbered_lines() -> None:
    assert call("text", "a.md") == (0, "1 | # 一\n2 |\n3 | 得分 15 分。\n", "")


def test_text_reads_standard_input() -> None:
    assert call("text", "-", stdin="甲".encode()).out == "1 | 甲\n"


def test_a_ledger_without_relations_says_so_in_every_format() -> None:
    assert call("ledger", "a.md").out == "未找到勾稽关系。\n"
    assert json.loads(call("ledger", "a.md", "--output-format", "json").out) == {"version": 1, "relations": []}


def test_a_ledger_can_list_what_it_leaves_out() -> None:
    assert call("ledger", "--unchecked", "a.md").out.endswith("未参与任何核对。\n")
    assert json.loads(call("ledger", "--unchecked", "a.md", "--output-format", "json").out)["version"] == 1


@pytest.mark.parametrize("command", ["text", "ledger", "facts"])
@pytest.mark.parametrize(("file", "said"), [("b.md", "b.md: 文件为空"), ("c.md", "c.md: 找不到文件")])
def test_a_file_that_cannot_be_read_is_named_and_ends_with_2(command: str, file: str, said: str) -> None:
    answer = call(command, file)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_a_folder_of_several_files_is_a_mistake() -> None:
    assert call("text", ".").code == 2
