"""What a reviewer asks for on the command line, from the file that came in to the files that go back."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from calling import Answer, call
from helpers import ROOT

from reportlint.render import FORMATS


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Put a form in three formats and a file that cannot be read into a folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("REPORTLINT_OUTPUT_FORMAT", "LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "in" / "甲 县").mkdir(parents=True)
    for suffix in ("docx", "pdf", "md"):
        shutil.copy(ROOT / "fixtures" / f"project.{suffix}", tmp_path / "in" / "甲 县" / f"项目.{suffix}")
    (tmp_path / "in" / "坏.docx").write_bytes(b"PK\x03\x04 no zip")
    return tmp_path


def checked(*arguments: str) -> Answer:
    """Check in this process: a handful of reports is not worth several."""
    return call("check", *arguments, "-j", "1")


def written(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_one_run_hands_everything_back(folder: Path) -> None:
    wishes = ["html:back/", "xlsx:back/", "docx:back/", "pdf:back/", "letter:back/"]
    answer = checked("in", *(part for wish in wishes for part in ("--output-format", wish)))
    assert answer.code == 2  # one file could not be read
    assert written(folder / "back") == sorted(
        [
            "index.html",
            "summary.xlsx",
            "reports/坏.docx.html",
            "reports/坏.docx.xlsx",
            "坏.docx.letter.docx",
            "项目.reportlint.docx",
            "项目.reportlint.pdf",
            *(f"reports/甲 县/项目.{suffix}.{kind}" for suffix in ("docx", "pdf", "md") for kind in ("html", "xlsx")),
            *(f"甲 县/项目.{suffix}.letter.docx" for suffix in ("docx", "pdf", "md")),
        ]
    )


def test_the_files_that_came_in_stay_as_they_were(folder: Path) -> None:
    before = {name: (folder / "in" / name).read_bytes() for name in written(folder / "in")}
    checked("in", "--output-format", "docx:in/", "--output-format", "pdf:in/")
    for name, data in before.items():
        assert (folder / "in" / name).read_bytes() == data


def test_one_report_goes_to_one_file(folder: Path) -> None:
    for form, head in (("docx", b"PK"), ("xlsx", b"PK"), ("letter", b"PK"), ("html", b"<!doctype html>")):
        target = folder / f"{form}.out"
        assert checked("in/甲 县/项目.docx", "--output-format", form, "-o", str(target)).code == 1
        assert target.read_bytes().startswith(head)
    with zipfile.ZipFile(io.BytesIO((folder / "docx.out").read_bytes())) as archive:
        assert "word/comments.xml" in archive.namelist()


def test_a_report_that_cannot_be_annotated_is_told_where_to_look_instead(folder: Path) -> None:
    answer = checked("in/甲 县/项目.md", "--output-format", "docx", "-o", "x.docx")
    assert answer.code == 2
    assert "请改用 html" in answer.err
    assert not (folder / "x.docx").exists()


def test_a_circular_names_nobody(folder: Path) -> None:
    checked("in", "--anonymous", "--output-format", "html:out/", "--output-format", "xlsx:out/")
    assert written(folder / "out") == ["index.html", "summary.xlsx"]
    page = (folder / "out" / "index.html").read_text("utf-8")
    assert "单位1" in page
    assert "甲 县" not in page


def test_every_format_has_a_renderer_that_can_be_loaded() -> None:
    from reportlint.render import load_folder_renderer, load_renderer  # noqa: PLC0415

    for name, form in FORMATS.items():
        assert callable(load_renderer(name))
        if form.folder:
            assert callable(load_folder_renderer(name))


def test_a_wrong_request_for_silence_is_no_report_but_is_told(folder: Path) -> None:
    (folder / "in" / "甲 县" / "reportlint-ignores.toml").write_text(
        '[[ignore]]\nfile = "项目.docx"\ncode = "SCO101"\nquote = "没有这样的话"\nreason = "统一模板"\n', "utf-8"
    )
    checked("in/甲 县/项目.docx", "--output-format", "html:page.html", "--output-format", "xlsx:paper.xlsx")
    page = (folder / "page.html").read_text("utf-8")
    assert 'id="d0"' in page
    assert "不予报告的设置有误" in page
    assert "SUP101" in page
    checked("in/甲 县", "--output-format", "html:out/", "--output-format", "letter:out/")
    assert not [name for name in written(folder / "out") if "ignores" in name]
