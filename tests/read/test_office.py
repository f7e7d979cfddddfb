"""Files that no reader here follows are converted by LibreOffice where it is installed, and named unread where not."""

from __future__ import annotations

from pathlib import Path
from time import monotonic, sleep

import pytest
from docx_of import docx_of, p
from package_of import body_of

from reportlint.model import Document
from reportlint.read import read
from reportlint.read.trouble import Limits

FOREIGN = b"\x07\x01 a text processor that nobody remembers"
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text><text:p>全年支出5万元。</text:p></office:text></office:body></office:document>"""
"""A text that no reader here reads, and LibreOffice does."""


class Office:
    """A stand-in for LibreOffice: a script of that name, with what it was called with written down."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    def does(self, *lines: str) -> Office:
        """Say what it does when it is called."""
        program = self.folder / "soffice"
        heard = f'for word in "$@"; do echo "$word" >> {self.folder}/heard; done'
        program.write_text("\n".join(("#!/bin/sh", heard, *lines)) + "\n")
        program.chmod(0o755)
        return self

    def converts_to(self, data: bytes) -> Office:
        """Let it write a file into the folder it is told."""
        (self.folder / "made.docx").write_bytes(data)
        told = 'for word in "$@"; do if [ "$last" = --outdir ]; then out=$word; fi; last=$word; done'
        return self.does(told, 'mkdir -p "$out"', f'cp {self.folder}/made.docx "$out/in.docx"')

    def heard(self) -> list[str]:
        """Return the words it was called with."""
        return (self.folder / "heard").read_text().splitlines()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    return Office(tmp_path, monkeypatch)


def trouble(document: Document) -> tuple[str, bool]:
    """Return the one problem of a document, and whether it is wholly unread."""
    (problem,) = document.problems
    return problem.kind, problem.fatal


def lives(process: int) -> bool:
    """Say whether a process is there and has not ended."""
    try:
        return (Path("/proc") / str(process) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_what_it_makes_of_a_foreign_file_is_read(office: Office) -> None:
    office.converts_to(docx_of(p("全年支出5万元。")))
    assert body_of(read(FOREIGN, "a.wps")) == ["全年支出5万元。"]


def test_every_call_has_a_profile_of_its_own_and_sees_no_path_of_the_user(office: Office) -> None:
    office.converts_to(docx_of(p("正文")))
    read(FOREIGN, "机密 报告.wps")
    read(FOREIGN, "机密 报告.wps")
    profiles = {word for word in office.heard() if word.startswith("-env:UserInstallation=file://")}
    assert len(profiles) == 2
    assert not [word for word in office.heard() if "机密" in word]
    assert not [word for word in profiles if Path(word.removeprefix("-env:UserInstallation=file://")).exists()]


def test_where_it_is_missing_the_file_is_unread_and_the_message_says_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert trouble(read(FOREIGN, "a.wps")) == ("needs-converter", True)


def test_one_that_says_nothing_and_makes_nothing_leaves_the_file_damaged(office: Office) -> None:
    office.does("exit 0")
    assert trouble(read(FOREIGN, "a.doc")) == ("damaged", True)


def test_one_that_never_ends_is_ended_with_all_it_started(office: Office) -> None:
    office.does(f"sleep 60 & echo $! > {office.folder}/child", "wait")
    started = monotonic()
    assert trouble(read(FOREIGN, "a.doc", Limits(seconds=1))) == ("timed-out", True)
    assert monotonic() - started < 20
    child = int((office.folder / "child").read_text())
    until = monotonic() + 10
    while lives(child) and monotonic() < until:
        sleep(0.05)
    assert not lives(child)


def test_what_it_makes_is_held_to_the_limits(office: Office) -> None:
    office.converts_to(docx_of(p("正文")) + bytes(4096))
    assert trouble(read(FOREIGN, "a.doc", Limits(file_bytes=2048))) == ("limit-exceeded", True)


def test_a_docx_it_makes_that_is_none_is_damaged(office: Office) -> None:
    office.converts_to(b"PK\x03\x04 no package")
    assert trouble(read(FOREIGN, "a.doc")) == ("damaged", True)


def test_a_sound_file_is_never_handed_to_it(office: Office) -> None:
    office.does("exit 0")
    data = Path(__file__).parents[2] / "fixtures" / "converted" / "project.wps"
    assert not [problem for problem in read(data.read_bytes(), "a.doc").problems if problem.fatal]
    assert not (office.folder / "heard").exists()


@pytest.mark.needs("writer")
def test_the_real_one_reads_what_no_reader_here_reads() -> None:
    assert body_of(read(FLAT.encode(), "a.wps")) == ["全年支出5万元。"]
