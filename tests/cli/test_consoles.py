"""Consoles that lack characters: a GBK code page of Windows, and plain ASCII."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from helpers import ROOT, RULES

from reportlint.cli import main
from reportlint.cli.terminal import STAND_IN, prepare_streams


def printed(encoding: str, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """Call the program on a console of an encoding and return what it shows."""
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)
    monkeypatch.setattr(out, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    monkeypatch.setenv("REPORTLINT_RULES", str(RULES))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "stdout", out)
    main(arguments)
    return out.buffer.getvalue().decode(encoding)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告 1.md").write_bytes((ROOT / "fixtures" / "project.md").read_bytes())


def test_a_gbk_console_shows_everything_without_an_escape(monkeypatch: pytest.MonkeyPatch) -> None:
    text = printed("gbk", monkeypatch, "check", "报告 1.md", "--lang", "zh")
    assert "报告 1.md:72:43" in text
    assert "92.40% × 10 = 9.24 ≠ 9.54" in text
    assert " > " in text
    assert "\\u" not in text


def test_a_gbk_console_shows_the_signs_of_the_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    text = printed("gbk", monkeypatch, "ledger", "报告 1.md", "--select", "FND", "--lang", "zh")
    assert text.startswith(("√ 成立", "× 不成立"))


def test_where_only_ascii_is_left_our_signs_are_plain_and_other_words_are_escapes() -> None:
    prepare_streams()
    assert "92.40% × 10 ≠ 9.54 › 表…".encode("ascii", STAND_IN) == b"92.40% * 10 != 9.54 > \\u8868..."
