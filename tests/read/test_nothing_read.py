"""A file that says nothing is no report, whatever its format: it must not pass for one without faults."""

from __future__ import annotations

import pytest
from docx_of import docx_of, p
from package_of import odt, ofd, rtf, xlsx
from pdf_of import Paper

from reportlint.read import read

SILENT = {
    "a.md": b" \n\n",
    "a.docx": docx_of(p()),
    "a.pdf": Paper().bytes(),
    "a.rtf": rtf(""),
    "a.odt": odt(""),
    "a.ofd": ofd(""),
    "a.html": b"<html><body></body></html>",
    "a.csv": b"\n",
    "a.xlsx": xlsx(""),
}


@pytest.mark.parametrize("name", SILENT)
def test_a_file_without_a_word_is_unread_and_says_so(name: str) -> None:
    (problem,) = read(SILENT[name], name).problems
    assert (problem.kind, problem.fatal) == ("empty-file", True)
