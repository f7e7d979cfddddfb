"""Compiled patterns are kept from one run to the next, and no file can make them anything else."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import regex

from reportlint import patterns
from reportlint.patterns import Store, compiled, place

AMOUNT = (r"(?P<number>\d+(?:\.\d+)?)(?P<unit>[万亿]?元)", 0)
TEXT = "收入1200.50万元，支出980元。"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "below" / "patterns.pickle"


def left_by_a_run(file: Path) -> None:
    store = Store(file)
    store.found(AMOUNT)
    store.write()


def test_what_one_run_compiled_the_next_one_reads(file: Path) -> None:
    left_by_a_run(file)
    store = Store(file)
    assert store.found(AMOUNT).findall(TEXT) == [("1200.50", "万元"), ("980", "元")]
    assert not store.more


def test_a_pattern_that_was_read_finds_what_a_new_one_finds(file: Path) -> None:
    left_by_a_run(file)
    read = Store(file).found(AMOUNT)
    assert [match.groupdict() for match in read.finditer(TEXT)] == [
        match.groupdict() for match in regex.finditer(AMOUNT[0], TEXT)
    ]


def test_flags_tell_patterns_apart(file: Path) -> None:
    store = Store(file)
    assert store.found(("ABC", int(regex.IGNORECASE))).search("abc")
    assert not store.found(("ABC", 0)).search("abc")


def test_patterns_of_earlier_runs_stay(file: Path) -> None:
    left_by_a_run(file)
    store = Store(file)
    store.found(("另一个", 0))
    store.write()
    assert set(Store(file).left) == {AMOUNT, ("另一个", 0)}


def test_a_file_grown_too_large_begins_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_by_a_run(file)
    store = Store(file)
    monkeypatch.setattr(patterns, "MOST", file.stat().st_size + 1)
    store.found(("短", 0))
    store.write()
    assert set(Store(file).left) == {("短", 0)}


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps(["a list"]), pickle.dumps({"a": 1})[:-3]])
def test_a_spoilt_file_is_no_file(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert Store(file).left == {}
    left_by_a_run(file)
    assert set(Store(file).left) == {AMOUNT}


class Trap:
    """Makes a folder when it is unpickled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.folder),)


def test_a_file_can_call_nothing_but_the_maker_of_patterns(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(pickle.dumps({AMOUNT: Trap(tmp_path / "sprung")}))
    assert Store(file).left == {}
    assert not (tmp_path / "sprung").exists()


def test_a_file_that_others_may_write_is_not_read(file: Path) -> None:
    left_by_a_run(file)
    file.chmod(0o666)
    assert Store(file).left == {}


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    left_by_a_run(tmp_path / "a file" / "patterns.pickle")


def test_an_empty_variable_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", "")
    assert place() is None


def test_the_variable_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path))
    found = place()
    assert found is not None
    assert found.parent == tmp_path


def test_a_faulty_pattern_is_an_error() -> None:
    with pytest.raises(regex.error):
        compiled("(")


def test_the_second_call_of_the_program_compiles_nothing(tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text("# 报告\n\n收入100万元，其中拨款60万元、其他40万元。\n", "utf-8")
    environment = {**os.environ, "REPORTLINT_CACHE_DIR": str(tmp_path / "cache")}
    count = "len(STORE.asked), len(STORE.asked.keys() - STORE.left)"
    imports = "from reportlint.cli import main; from reportlint.patterns import STORE"
    program = f"{imports}; main(['check', '-q', '.']); print({count})"
    told = [
        subprocess.run(  # noqa: S603 - our own arguments
            [sys.executable, "-c", program],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()[-2:]
        for _ in range(2)
    ]
    assert told[0][0] == told[0][1] == told[1][0]
    assert int(told[0][0]) > 500
    assert told[1][1] == "0"
