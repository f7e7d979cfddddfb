"""Watching: one check at once, one after every change, and a clean end."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import call, stand_in

from reportlint.cli.watch import State, state_of, watch


def interrupt() -> None:
    raise KeyboardInterrupt


def days(*turns: Callable[[], None]) -> Callable[[], None]:
    """Return a pause that lets one thing happen after the other, the interruption last."""
    waiting = iter([*turns, interrupt])

    def pause() -> None:
        next(waiting)()

    return pause


def test_a_report_is_checked_at_once_and_after_every_change() -> None:
    states: list[State] = [(("a", 1, 1),), (("a", 1, 1),), (("a", 2, 1),), ()]
    codes = iter([1, 0, 2])
    assert watch(lambda: next(codes), lambda: states.pop(0), days(*[lambda: None] * 3)) == 2


def test_without_a_change_nothing_is_checked_again() -> None:
    codes = iter([1])
    assert watch(lambda: next(codes), lambda: (("a", 1, 1),), days(*[lambda: None] * 5)) == 1


def test_the_state_of_files_leaves_out_what_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    before = state_of([str(tmp_path / "a.md"), str(tmp_path / "b.md"), "\0"])
    assert [(Path(name).name, size) for name, _, size in before] == [("a.md", 1)]
    os.utime(tmp_path / "a.md", ns=(1, 1))
    assert state_of([str(tmp_path / "a.md")]) != before


def test_the_command_checks_again_after_a_change_and_after_a_mended_setting_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch)
    monkeypatch.chdir(tmp_path)
    report, settings = tmp_path / "a.md", tmp_path / "reportlint.toml"
    report.write_text("fine", encoding="utf-8")
    pause = days(
        lambda: void(report.write_text("is BAD", encoding="utf-8")),
        lambda: void(settings.write_text("jobs = ", encoding="utf-8")),
        lambda: void(settings.write_text("jobs = 1", encoding="utf-8")),
    )
    monkeypatch.setattr("reportlint.cli.check.watch", lambda check, state: watch(check, state, pause))
    answer = call("check", "a.md", "--watch", "--output-format", "concise", "-q")
    assert answer.code == 1
    assert answer.out == "a.md:1:4: SCO101 有误\n" * 2
    assert answer.err.count("TOML 语法错误") == 1


def void(_: object) -> None:
    """Forget what was returned."""
