"""What is not needed is not imported, and a reader that leaves early is no trouble."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def loaded(tmp_path: Path, *arguments: str) -> set[str]:
    """Call the program in a process of its own and return the top-level names of the modules it imported."""
    script = (
        "import sys; from reportlint.cli import main; main(sys.argv[1:]); "
        "sys.stderr.write('\\n' + ' '.join(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path, env=environment(tmp_path))  # noqa: S603
    return set(done.stderr.decode().splitlines()[-1].split())


def environment(tmp_path: Path) -> dict[str, str]:
    rules = tmp_path / "rules"
    rules.mkdir(exist_ok=True)
    return {**os.environ, "REPORTLINT_RULES": str(rules), "PYTHONPATH": os.pathsep.join(sys.path)}


def test_the_version_imports_nothing(tmp_path: Path) -> None:
    assert not loaded(tmp_path, "--version") & {"click", "rich", "docx", "pdfplumber", "regex", "yaml", "lxml"}


@pytest.mark.parametrize("form", ["concise", "json"])
def test_checking_a_text_imports_no_reader_of_other_formats_and_draws_nothing(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.md").write_text("得分 15 分。", encoding="utf-8")
    names = loaded(tmp_path, "check", "a.md", "--output-format", form)
    assert "click" in names
    assert not names & {"rich", "docx", "pdfplumber", "pdfminer", "lxml", "multiprocessing"}


def test_the_module_can_be_run(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reportlint", "--version"]
    done = subprocess.run(command, capture_output=True, check=True, env=environment(tmp_path))  # noqa: S603
    assert done.stdout.startswith(b"reportlint ")


def test_a_reader_that_leaves_early_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("得分 15 分。\n" * 100_000, encoding="utf-8")
    command = [sys.executable, "-m", "reportlint", "text", "a.md"]
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environment(tmp_path)
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
