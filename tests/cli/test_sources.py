"""PATH arguments become files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportlint.files import Source, find_sources


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    names = ["b.md", "a.docx", "in/c.PDF", "in/deep/d.txt", "in/.hidden.md", ".git/e.md", "in/~$a.docx", "in/f.png"]
    for name in [*names, "报告 [2025].md"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "empty").mkdir()
    return tmp_path


def found(*arguments: str) -> list[Source]:
    return list(find_sources(arguments, "stdin.md", lambda: b"input"))


def names(*arguments: str) -> list[str]:
    return [source.name.replace(os.sep, "/") for source in found(*arguments) if source.problem is None]


def problems(*arguments: str) -> list[tuple[str, str]]:
    return [(source.name, source.problem.kind) for source in found(*arguments) if source.problem]


def test_a_folder_is_searched_for_reports_and_hidden_and_lock_files_are_skipped() -> None:
    assert names(".") == ["a.docx", "b.md", "in/c.PDF", "in/deep/d.txt", "报告 [2025].md"]


def test_files_keep_the_order_and_the_names_the_user_gave() -> None:
    assert names("in", "./b.md", "a.docx") == ["in/c.PDF", "in/deep/d.txt", "./b.md", "a.docx"]


def test_a_file_named_twice_is_checked_once() -> None:
    assert names("b.md", "./b.md", ".").count("b.md") == 1


def test_a_glob_finds_reports_and_folders() -> None:
    assert names("*.md") == ["b.md", "报告 [2025].md"]
    assert names("**/*.txt") == ["in/deep/d.txt"]
    assert names("i*") == ["in/c.PDF", "in/deep/d.txt"]


def test_a_name_that_looks_like_a_glob_and_exists_is_a_name() -> None:
    assert names("报告 [2025].md") == ["报告 [2025].md"]


def test_an_explicit_file_is_taken_whatever_it_is_called() -> None:
    assert names("in/f.png", "in/.hidden.md") == ["in/f.png", "in/.hidden.md"]


def test_what_leads_to_nothing_is_a_problem_and_fatal() -> None:
    assert problems("none.md", "empty", "*.xyz") == [
        ("none.md", "missing-file"),
        ("empty", "empty-folder"),
        ("*.xyz", "missing-file"),
    ]
    assert all(source.problem.fatal for source in found("none.md", "empty") if source.problem)


def test_a_name_no_system_allows_is_a_problem() -> None:
    assert problems("a\0b.md") == [("a\0b.md", "not-permitted")]


def test_standard_input_is_read_once_and_keeps_its_name() -> None:
    (source,) = found("-", "-")
    assert (source.name, source.read()) == ("stdin.md", b"input")


def test_a_file_over_the_limit_is_not_read(folder: Path) -> None:
    with (folder / "huge.md").open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    assert problems("huge.md") == [("huge.md", "too-large")]


def test_a_report_of_an_unsupported_format_in_a_folder_is_named_as_unread(tmp_path: Path) -> None:
    folder = tmp_path / "来文"
    folder.mkdir()
    (folder / "上报.doc").write_bytes(b"x")
    (folder / "正文.md").write_text("# 报告\n", encoding="utf-8")
    sources = find_sources([str(folder)], "stdin.md", bytes)
    problems = {Path(source.name).name: source.problem and source.problem.kind for source in sources}
    assert problems == {"上报.doc": "unsupported-format", "正文.md": None}
