"""A test that lacks a program is left out loudly on a developer's machine, and fails in CI."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT

ONE = "tests/render/test_annotated_pdf.py::test_the_highlight_lies_on_the_printed_number"
"""A test that opens its result with poppler."""


def run(folder: Path, *flags: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run that test on a machine without any program."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("CI", "PYTEST_"))}
    settings.update(environment, PATH=str(folder))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *flags, ONE]
    return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)  # noqa: S603


def test_the_last_lines_name_what_did_not_run_and_how_it_would(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 0
    *_, banner, reason, remedy = done.stdout.strip().splitlines()
    assert "1 TESTS DID NOT RUN" in banner
    assert reason == "1 left out, as this machine lacks poppler"
    assert remedy.startswith("To run them too: make programs, or as root: apt-get install ")
    assert "poppler-utils" in remedy


@pytest.mark.parametrize(("flags", "environment"), [((), {"CI": "true"}), (("--no-skips",), {})])
def test_in_ci_and_where_it_is_asked_for_every_test_has_to_run(
    tmp_path: Path, flags: tuple[str, ...], environment: dict[str, str]
) -> None:
    done = run(tmp_path, *flags, **environment)
    assert done.returncode == 1
    assert "this machine lacks poppler: apt-get install" in done.stdout


def test_nothing_is_left_out_under_another_excuse(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (tmp_path / "programs.py").write_text((ROOT / "tests" / "programs.py").read_text("utf-8"), "utf-8")
    (tmp_path / "test_it.py").write_text("import pytest\n\n\ndef test_it():\n    pytest.skip('no time')\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 1
    assert "NOT EXCUSED test_it.py::test_it: no time" in done.stdout
