"""What was drawn, validated: by the schemas and rules of the Open XML SDK, which are those of ISO/IEC 29500."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx_of import docx_of
from helpers import ROOT, check_bytes
from making import finding_of, result_of
from openxml_audit import OpenXmlValidator
from test_annotated_docx import EXACT

from reportlint.finding import Result, Run
from reportlint.read import read
from reportlint.render import docx, letter, workbook
from reportlint.render.options import Options

REPORTS = ("accounts", "department", "project")
DOCUMENT, COMMENTS, TYPES = "word/document.xml", "word/comments.xml", "[Content_Types].xml"


def checked(name: str) -> tuple[Result, bytes]:
    """Check a bundled report; return its bytes as well."""
    data = (ROOT / "fixtures" / f"{name}.docx").read_bytes()
    return check_bytes(data, f"{name}.docx"), data


def annotated(name: str) -> bytes:
    """Mark a copy of a bundled report."""
    result, data = checked(name)
    return docx.render(result, data, Options())


def complaints(folder: Path, data: bytes, name: str = "file.docx") -> set[str]:
    """Return what the validator has against a file; a new one each time, for it remembers parts by their address."""
    path = folder / name
    path.write_bytes(data)
    return {f"{error.part_uri}: {error.description}" for error in OpenXmlValidator().validate(path).errors}


def rewritten(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Change one part of a package."""
    sink = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(sink, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name == part else content)
    return sink.getvalue()


@pytest.mark.parametrize("name", REPORTS)
def test_comments_add_nothing_invalid_to_a_report(tmp_path: Path, name: str) -> None:
    before = (ROOT / "fixtures" / f"{name}.docx").read_bytes()
    assert complaints(tmp_path, annotated(name)) - complaints(tmp_path, before) == set()


@pytest.mark.parametrize("place", EXACT)
def test_a_comment_in_any_place_adds_nothing_invalid(tmp_path: Path, place: str) -> None:
    body, words = EXACT[place]
    data = docx_of(body)
    copy = docx.render(result_of(read(data, "a.docx"), finding_of(read(data, "a.docx"), words)), data, Options())
    assert complaints(tmp_path, copy) - complaints(tmp_path, data) == set()


SPOILT: dict[str, tuple[str, str, str]] = {
    "a mark without its number": (DOCUMENT, r"(<w:commentRangeStart) w:id=\"\d+\"", r"\1"),
    "a mark inside a run": (DOCUMENT, r"<w:t(?=[ >])", r'<w:commentRangeStart w:id="0"/><w:t'),
    "the look of a run behind its text": (DOCUMENT, r"(<w:rPr>.*?</w:rPr>)(<w:t[ >].*?</w:t>)", r"\2\1"),
    "a reference misspelt": (DOCUMENT, r"<w:commentReference ", r"<w:commentReverence "),
    "a comment without its number": (COMMENTS, r"(<w:comment) w:id=\"\d+\"", r"\1"),
    "a comment gone": (COMMENTS, r"<w:comment w:id.*?</w:comment>", r""),
    "a part without its type": (TYPES, r"<Override PartName=\"/word/comments.xml\"[^>]*/>", r""),
}
"""A slip that a writer of comments could make → part, what stands there, what stands there instead."""


@pytest.mark.parametrize("slip", SPOILT)
def test_the_validator_sees_the_slips_a_writer_of_comments_could_make(tmp_path: Path, slip: str) -> None:
    part, right, wrong = SPOILT[slip]
    good = annotated("project")
    spoilt = rewritten(
        good, part, lambda content: re.sub(right, wrong, content.decode(), count=1, flags=re.DOTALL).encode()
    )
    assert complaints(tmp_path, spoilt) - complaints(tmp_path, good) != set()


def test_a_letter_is_valid(tmp_path: Path) -> None:
    assert complaints(tmp_path, letter.render(Run((checked("project")[0],)), Options())) == set()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_workbooks_are_valid(tmp_path: Path, language: str) -> None:
    results = [checked(name)[0] for name in REPORTS]
    paper = workbook.render(Run((results[2],)), Options(language))
    assert complaints(tmp_path, paper, "paper.xlsx") == set()
    summary = workbook.render(Run(tuple(results)), Options(language))
    assert complaints(tmp_path, summary, "summary.xlsx") == set()
