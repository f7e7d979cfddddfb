"""PATH arguments become files."""

from __future__ import annotations

import os
import threading
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from reportlint import pipes
from reportlint.files import Filter, Source, find_sources
from reportlint.read.trouble import Limits


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
        ("*.xyz", "nothing-matches"),
    ]
    assert all(source.problem.fatal for source in found("none.md", "empty") if source.problem)


def test_marked_copies_beside_the_reports_are_passed_over_unless_they_are_named() -> None:
    Path("in/c.reportlint.pdf").write_bytes(b"x")
    assert names("in", "in/*.pdf", "i*") == ["in/c.PDF", "in/deep/d.txt"]
    assert names("in/c.reportlint.pdf") == ["in/c.reportlint.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_a_folder_is_named_and_not_opened_as_nobody_may_ever_write_to_it() -> None:
    os.mkfifo("in/pipe.md")
    Path("in/link.md").symlink_to("pipe.md")
    assert names("in", "in/*.md") == ["in/c.PDF", "in/deep/d.txt"]
    assert problems("in") == problems("in/*.md") == [("in/link.md", "not-regular"), ("in/pipe.md", "not-regular")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_nobody_writes_to_and_a_device_are_refused() -> None:
    os.mkfifo("pipe.md")
    assert problems("pipe.md", "/dev/zero") == [("pipe.md", "not-regular"), ("/dev/zero", "not-regular")]


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="no names for open pipes here")
def test_a_pipe_whose_writer_takes_its_time_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipes, "PATIENCE", 1)
    reading, writing = os.pipe()

    def write() -> None:
        os.write(writing, b"late")
        os.close(writing)

    late = threading.Timer(0.1, write)
    late.start()
    (source,) = found(f"/dev/fd/{reading}")
    late.join()
    os.close(reading)
    assert source.read() == b"late"


def test_a_circle_of_links_is_named_and_the_other_files_are_read() -> None:
    Path("in/ring").symlink_to("ring")
    Path("in/deep/ring.md").symlink_to("ring.md")
    assert names("in") == ["in/c.PDF", "in/deep/d.txt"]
    assert sorted(problems("in")) == [("in/deep/ring.md", "not-permitted"), ("in/ring", "not-permitted")]


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="no names for open pipes here")
def test_a_pipe_that_is_named_is_read_once_and_whole() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"x" * 5000)
    os.close(writing)
    (source,) = found(f"/dev/fd/{reading}")
    os.close(reading)
    assert (source.head(), source.read()) == (b"x" * 4096, b"x" * 5000)


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
    (folder / "上报.uof").write_bytes(b"x")
    (folder / "正文.md").write_text("# 报告\n", encoding="utf-8")
    sources = find_sources([str(folder)], "stdin.md", bytes)
    problems = {Path(source.name).name: source.problem and source.problem.kind for source in sources}
    assert problems == {"上报.uof": "unsupported-format", "正文.md": None}


def packed(path: Path, *entries: str) -> Path:
    """Make a zip of files that hold their own name."""
    with zipfile.ZipFile(path, "w") as archive:
        for entry in entries:
            archive.writestr(entry, entry)
    return path


def test_a_zip_of_reports_is_read_like_a_folder(folder: Path) -> None:
    packed(folder / "来文.zip", "乙/b.md", "a.docx", "a.png", "__MACOSX/a.docx", ".x.md")
    assert names("来文.zip") == ["来文.zip/a.docx", "来文.zip/乙/b.md"]
    assert [source.read() for source in found("来文.zip")] == [b"a.docx", "乙/b.md".encode()]


def test_a_zip_in_a_folder_is_opened_too(folder: Path) -> None:
    packed(folder / "empty" / "x.zip", "c.md")
    assert names("empty") == ["empty/x.zip/c.md"]


def test_no_entry_of_a_zip_leads_out_of_it(folder: Path) -> None:
    packed(folder / "x.zip", "../../etc/c.md", "/d.md")
    assert names("x.zip") == ["x.zip/d.md", "x.zip/etc/c.md"]


def test_an_entry_that_swells_beyond_measure_is_no_report(folder: Path) -> None:
    with zipfile.ZipFile(folder / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.md", b"1" * 20_000_000)
        archive.writestr("c.md", b"1" * 100_000)
    assert problems("x.zip") == [("x.zip/bomb.md", "limit-exceeded")]


def test_an_entry_is_not_unpacked_beyond_the_size_it_states(folder: Path) -> None:
    packed(folder / "x.zip", "c.md")
    (source,) = found("x.zip")
    with pytest.raises(OSError, match=r"c\.md"):
        replace(source, length=2).read()


def test_files_may_be_as_large_as_the_settings_say(folder: Path) -> None:
    (folder / "large.md").write_bytes(b"1" * 3000)
    packed(folder / "x.zip", "c.md")
    small = Filter(limits=Limits(file_bytes=2000))
    listed = find_sources(["large.md", "x.zip"], "-", bytes, lambda _: small)
    assert [(source.name, source.problem and source.problem.kind) for source in listed] == [
        ("large.md", "too-large"),
        ("x.zip/c.md", None),
    ]


def test_a_zip_within_a_zip_is_named_as_unread(folder: Path) -> None:
    packed(folder / "x.zip", "inner.zip", "c.md")
    assert problems("x.zip") == [("x.zip/inner.zip", "archive")]


def test_a_broken_zip_and_one_without_reports_are_named(folder: Path) -> None:
    (folder / "broken.zip").write_bytes(b"PK\x03\x04nonsense")
    packed(folder / "bare.zip", "a.png")
    assert problems("broken.zip", "bare.zip") == [("broken.zip", "damaged"), ("bare.zip", "empty-folder")]


def test_a_name_packed_on_a_chinese_machine_is_read_as_it_was_meant(folder: Path) -> None:
    # Old packers write names in the machine's own encoding and do not mark them; the library always marks them.
    (folder / "x.zip").write_bytes(renamed("自评.md".encode("gb18030")))
    assert names("x.zip") == ["x.zip/自评.md"]


def renamed(name: bytes) -> bytes:
    """Write a zip of one empty stored file whose name is these bytes, without the UTF-8 mark."""
    local = b"PK\x03\x04" + bytes([20, 0]) + bytes(20) + len(name).to_bytes(2, "little") + bytes(2) + name
    central = b"PK\x01\x02" + bytes([20, 0, 20, 0]) + bytes(20) + len(name).to_bytes(2, "little") + bytes(16) + name
    sizes = len(central).to_bytes(4, "little") + len(local).to_bytes(4, "little")
    return local + central + b"PK\x05\x06" + bytes(4) + b"\x01\x00\x01\x00" + sizes + bytes(2)
