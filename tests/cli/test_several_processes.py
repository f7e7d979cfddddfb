"""Several processes give what one gives, in the same order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportlint.cli import work
from reportlint.cli.pool import in_quarantine
from reportlint.cli.work import Plan, Task, lint_all, worker_count
from reportlint.config import Config
from reportlint.files import Source
from reportlint.finding import Result
from reportlint.flow import Beliefs
from reportlint.model import Problem
from reportlint.rule import Vocabulary

TASK = Task(Beliefs((), Vocabulary()), Config())


def sources(folder: Path, count: int) -> list[Source]:
    paths = [folder / f"{number:03}.md" for number in range(count)]
    for path in paths:
        path.write_text(f"# 一、概况\n\n{path.name} 得分 15 分。\n", encoding="utf-8")
    return [Source(str(path)) for path in paths]


def test_results_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    files = [*sources(tmp_path, 7), Source("gone.md", problem=Problem("missing-file", fatal=True))]
    ticks: list[int] = []
    side_by_side = lint_all(Plan.same(files, TASK), 2, ticks.append)
    assert [result.path for result in side_by_side] == [source.name for source in files]
    assert side_by_side == lint_all(Plan.same(files, TASK), 1, ticks.append)
    assert len(ticks) == 16


def test_a_file_whose_worker_dies_is_the_only_one_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = sources(tmp_path, 1)
    monkeypatch.setattr("reportlint.cli.pool.work", die)
    assert in_quarantine(file, TASK).problems[0].values == {"detail": "worker died"}


def test_the_other_files_of_a_dying_worker_are_checked_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sources(tmp_path, 6)
    monkeypatch.setattr("reportlint.cli.pool.work", die_at_the_third)
    results = lint_all(Plan.same(files, TASK), 2, lambda _: None)
    assert [result.path for result in results] == [source.name for source in files]
    assert [result.unread for result in results] == [False, False, True, False, False, False]


def die(_source: Source, _which: int) -> None:
    os._exit(3)


def die_at_the_third(source: Source, _which: int) -> Result:
    if source.name.endswith("002.md"):
        os._exit(3)
    return work.lint_source(source, TASK)


@pytest.mark.parametrize(
    ("names", "jobs", "workers"),
    [
        (["a.md"] * 99, None, 1),
        (["a.md"] * 100, None, 4),
        (["a.docx"], None, 1),
        (["a.docx", "b.pdf"], None, 2),
        (["a.md"] * 10, 3, 3),
        (["a.md"], 8, 1),
        ([], 8, 1),
    ],
)
def test_processes_are_started_where_they_pay(
    names: list[str], jobs: int | None, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "processors", lambda: 4)
    assert worker_count([Source(name) for name in names], jobs) == workers
