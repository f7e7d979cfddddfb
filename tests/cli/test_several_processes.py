"""Several processes give what one gives, in the same order."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import ROOT, default_beliefs

from reportlint import draw
from reportlint.cli import tasks, work
from reportlint.cli.outcome import exit_code
from reportlint.cli.pool import read_apart
from reportlint.cli.tasks import Plan, Task
from reportlint.cli.work import lint_all, worker_count
from reportlint.config import Config
from reportlint.files import Source
from reportlint.finding import Result, Run
from reportlint.flow import Beliefs
from reportlint.model import Document, Problem
from reportlint.read import read
from reportlint.rule import Severity, Vocabulary

TASK = Task(Beliefs((), Vocabulary()), Config())


def sources(folder: Path, count: int) -> list[Source]:
    paths = [folder / f"{number:03}.md" for number in range(count)]
    for path in paths:
        path.write_text(f"# 一、概况\n\n{path.name} 得分 15 分。\n", encoding="utf-8")
    return [Source(str(path)) for path in paths]


def test_results_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    files = [*sources(tmp_path, 7), Source("gone.md", problem=Problem("missing-file", fatal=True))]
    done: list[str] = []
    side_by_side = list(lint_all(Plan.same(files, TASK), 2, noting(done)))
    assert [result.path for result in side_by_side] == [source.name for source in files]
    assert side_by_side == list(lint_all(Plan.same(files, TASK), 1, noting(done)))
    assert sorted(done) == sorted(2 * [source.name for source in files])


def noting(done: list[str]) -> Callable[[Result], Result]:
    """Note the path of every result that comes."""
    return lambda result: done.append(result.path) or result  # type: ignore[func-returns-value]


def test_processes_that_are_no_copy_of_this_one_give_the_same(tmp_path: Path) -> None:
    data = (ROOT / "fixtures" / "project.md").read_bytes()
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(data)
    plan = Plan.same([Source(str(tmp_path / name)) for name in ("a.md", "b.md")], Task(default_beliefs(), Config()))
    over = threading.Event()
    threading.Thread(target=over.wait, daemon=True).start()  # beside another thread no process is copied, as on Windows
    try:
        side_by_side = list(lint_all(plan, 2, lambda result: result))
    finally:
        over.set()
    assert all(len(result.findings) > 5 for result in side_by_side)
    alone = list(lint_all(plan, 1, lambda result: result))
    assert [draw(result) for result in side_by_side] == [draw(result) for result in alone]


def test_the_other_files_of_a_dying_worker_are_checked_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sources(tmp_path, 6)
    monkeypatch.setattr("reportlint.cli.pool.work", die_at_the_third)
    results = lint_all(Plan.same(files, TASK), 2, lambda result: result)
    assert [result.path for result in results] == [source.name for source in files]
    assert [result.unread for result in results] == [False, False, True, False, False, False]
    assert results[2].problems[0].kind == "reader-died"


def die_at_the_third(todo: tuple[Task, ...], source: Source, which: int) -> Result:
    if source.name.endswith("002.md"):
        os._exit(3)
    return tasks.lint_source(source, todo[which])


def test_a_file_that_takes_too_long_is_ended_and_named_as_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sources(tmp_path, 4)
    monkeypatch.setattr("reportlint.cli.pool.work", sleep_at_the_second)
    impatient = Task(TASK.beliefs, Config(limits={"seconds": 3}))
    results = lint_all(Plan.same(files, impatient), 2, lambda result: result)
    assert [problem.kind for result in results for problem in result.problems] == ["timed-out"]
    assert [result.unread for result in results] == [False, True, False, False]


def sleep_at_the_second(todo: tuple[Task, ...], source: Source, which: int) -> Result:
    if source.name.endswith("001.md"):
        time.sleep(60)
    return tasks.lint_source(source, todo[which])


def test_a_file_that_is_no_text_is_read_apart_even_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = tmp_path / "a.html"
    hostile.write_text("<p>得分 15 分。</p>", encoding="utf-8")
    monkeypatch.setattr("reportlint.cli.pool.work", die_at_once)
    (result,) = lint_all(Plan.same([Source(str(hostile))], TASK), 1, lambda result: result)
    assert result.problems[0].kind == "reader-died"


def die_at_once(_tasks: tuple[Task, ...], _source: Source, _which: int) -> Result:
    os._exit(3)


def test_a_file_that_asks_for_too_much_memory_is_named_as_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "lint", hoard_at_the_second)
    modest = Task(TASK.beliefs, Config(limits={"memory_bytes": 2**30}))
    results = lint_all(Plan.same(sources(tmp_path, 3), modest), 2, lambda result: result)
    assert [problem.kind for result in results for problem in result.problems] == ["limit-exceeded"]
    assert [result.unread for result in results] == [False, True, False]


def hoard_at_the_second(_data: bytes, name: str, _beliefs: Beliefs, _config: Config) -> Result:
    if name.endswith("001.md"):
        bytearray(2**31)
    return Result(name, Document("", "md"), "")


def test_a_long_text_is_read_where_it_can_be_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = tmp_path / "001.md"
    endless.write_text("（" * 120_000, encoding="utf-8")
    monkeypatch.setattr("reportlint.cli.pool.work", sleep_at_the_second)
    impatient = Task(default_beliefs(), Config(limits={"seconds": 1}))
    assert not tasks.is_plain(Source(str(endless)))
    (result,) = lint_all(Plan.same([Source(str(endless))], impatient), 1, lambda result: result)
    assert [problem.kind for problem in result.problems] == ["timed-out"]


def test_what_is_read_apart_is_what_is_read(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<p>得分 15 分。</p>", encoding="utf-8")
    assert read_apart(Source(str(page))) == read(page.read_bytes(), page.name)


@pytest.mark.parametrize(
    ("name", "data", "plain"),
    [
        ("a.md", b"# x", True),
        ("a.csv", b"x,1", True),
        ("a.md", b"PK\x03\x04", False),
        ("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", False),
        ("a.txt", b"{\\rtf1", False),
        ("a.docx", b"# x", False),
        ("a", b"# x", False),
    ],
)
def test_only_plain_text_is_read_in_this_process(name: str, data: bytes, *, plain: bool) -> None:
    assert tasks.is_plain(Source(name, data)) is plain


@pytest.mark.parametrize(
    ("names", "jobs", "workers"),
    [
        (["a.md"] * 11, None, 1),
        (["a.md"] * 12, None, 4),
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


@pytest.mark.parametrize(
    ("kind", "allowed", "code"),
    [("unreadable-page", False, 2), ("unreadable-page", True, 0), ("damaged-page", False, 2)],
)
def test_an_unread_page_makes_the_run_incomplete_unless_it_is_allowed(kind: str, *, allowed: bool, code: int) -> None:
    problem = Problem(kind, {"page": "1"})
    run = Run((Result("a.pdf", Document("", "pdf", problems=(problem,)), "", problems=(problem,)),))
    assert exit_code(run, (Severity.ERROR,), always_zero=True, allow_unread=allowed) == code


def test_an_unread_file_is_never_allowed() -> None:
    problem = Problem("damaged", {"detail": ""}, fatal=True)
    run = Run((Result("a.pdf", Document("", "pdf", problems=(problem,)), "", problems=(problem,)),))
    assert exit_code(run, (Severity.ERROR,), always_zero=True, allow_unread=True) == 2
