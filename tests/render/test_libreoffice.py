"""What was drawn, opened by LibreOffice: comments where they belong, formulas that compute what they should.

Starting LibreOffice is slow: everything is converted in two calls, one for documents and one for workbooks.
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx_of import docx_of, listed, p, r, table, tc, tr
from docx_of import level as list_level
from helpers import ROOT, check_bytes
from lxml import etree
from making import finding_of, result_of

from reportlint.finding import Result, Run
from reportlint.read import read
from reportlint.render import docx, letter, workbook
from reportlint.render.options import Options

pytestmark = pytest.mark.needs("writer", "calc")

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
VALUE = re.compile(rb"(</f>)<v>[^<]*</v>")


@cache
def project() -> Result:
    return check_bytes((ROOT / "fixtures" / "project.docx").read_bytes(), "project.docx")


def convert(target: str, folder: Path, *names: str) -> None:
    """Convert files of a folder in one call, with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", target, "--outdir", str(folder / "out")]
    paths = [str(folder / name) for name in names]
    done = subprocess.run([*command, *paths], capture_output=True, timeout=180, check=True)  # noqa: S603
    assert len(list((folder / "out").iterdir())) == len(names), done.stdout + done.stderr


# ---------------------------------------------------------------- documents

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="2000000" cy="500000"/>'
    '<wp:docPr id="9" name="x"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="500000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>'
    "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)
LISTS = (
    f'<w:abstractNum w:abstractNumId="1">{list_level(0, "chineseCounting", "%1、")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def varied() -> bytes:
    """Make a docx with words in all kinds of places, each marked."""
    body = (
        p("部门概况", properties=listed(1))
        + p("甲得11分。", BOX.format(p("框内12分")))
        + p("得", '<w:ins w:id="7" w:author="x">' + r("13分") + "</w:ins>", "。")
        + table(tr("指标", "得分"), tr(tc("乙"), tc("14")), tr("丙", tc()))
        + p(f"<w:sdt><w:sdtContent>{r('15分')}</w:sdtContent></w:sdt>")
    )
    data = docx_of(body, numbering=LISTS)
    document = read(data, "a.docx")
    empty = next(cell.span for each in document.tables() for cell in each.cells if not cell.span)
    findings = [finding_of(document, words) for words in ("一、", "11", "12", "13", "14", "15")]
    return docx.render(result_of(document, *findings, finding_of(document, empty)), data, Options())


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Convert an annotated form, an annotated medley and a letter to OpenDocument."""
    folder = tmp_path_factory.mktemp("documents")
    data = (ROOT / "fixtures" / "project.docx").read_bytes()
    (folder / "form.docx").write_bytes(docx.render(project(), data, Options()))
    (folder / "varied.docx").write_bytes(varied())
    (folder / "letter.docx").write_bytes(letter.render(Run((project(),)), Options()))
    convert("odt", folder, "form.docx", "varied.docx", "letter.docx")
    return folder


def content(folder: Path, name: str) -> Any:  # noqa: ANN401 - lxml's own
    with zipfile.ZipFile(folder / "out" / name) as archive:
        return etree.fromstring(archive.read("content.xml"))


def annotated(root: Any) -> list[str]:  # noqa: ANN401
    """Return the words each comment is about, as LibreOffice sees them."""
    found = {}
    open_names: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = node.get(f"{OFFICE}name", "")
        if node.tag == f"{OFFICE}annotation":
            if event == "start":
                found[name] = ""
            else:
                open_names.append(name)
        elif node.tag == f"{OFFICE}annotation-end" and event == "start" and name in open_names:
            open_names.remove(name)
        inside = any(each.tag == f"{OFFICE}annotation" for each in (node, *node.iterancestors()))
        text = node.text if event == "start" else node.tail
        if text and not (inside and not (event == "end" and node.tag == f"{OFFICE}annotation")):
            for each in open_names:
                found[each] += text
    return list(found.values())


def test_libreoffice_shows_every_comment_on_its_words(documents: Path) -> None:
    words = annotated(content(documents, "form.odt"))
    document = project().document
    for finding in project().findings:
        if finding.span:
            assert document.quote(finding.span) in words
    authors = {node.text for node in content(documents, "form.odt").iter("{http://purl.org/dc/elements/1.1/}creator")}
    assert authors == {"reportlint"}


def test_libreoffice_shows_comments_in_cells_insertions_controls_and_on_boxes(documents: Path) -> None:
    root = content(documents, "varied.odt")
    words = annotated(root)
    assert len(words) == 7
    assert {"部门概况", "11", "13", "14", "15"} <= set(words)


def test_libreoffice_reads_the_letter(documents: Path) -> None:
    words = "".join(content(documents, "letter.odt").itertext())
    assert "的复核意见" in words
    assert "一、需要更正的问题" in words


# ---------------------------------------------------------------- workbooks


def without_values(data: bytes) -> bytes:
    """Take away the values that were written beside the formulas, so that whoever opens the file must compute."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, VALUE.sub(rb"\1", source.read(name)))
    return sink.getvalue()


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let LibreOffice compute the working papers of two reports."""
    folder = tmp_path_factory.mktemp("workbooks")
    for name in ("project", "department"):
        report = ROOT / "fixtures" / f"{name}.docx"
        data = workbook.render(Run((check_bytes(report.read_bytes(), report.name),)), Options())
        (folder / f"{name}.written.xlsx").write_bytes(data)
        (folder / f"{name}.xlsx").write_bytes(without_values(data))
    convert("xlsx:Calc MS Excel 2007 XML", folder, "project.xlsx", "department.xlsx")
    return folder


@pytest.mark.parametrize("name", ["project", "department"])
def test_every_formula_computes_what_was_written(workbooks: Path, name: str) -> None:
    formulas = openpyxl.load_workbook(workbooks / f"{name}.written.xlsx")
    written = openpyxl.load_workbook(workbooks / f"{name}.written.xlsx", data_only=True)
    computed = openpyxl.load_workbook(workbooks / "out" / f"{name}.xlsx", data_only=True)
    count = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    count += 1
                    ours, theirs = (book[sheet.title][cell.coordinate].value for book in (written, computed))
                    if isinstance(ours, str) or ours is None:
                        assert (theirs or "") == (ours or "")
                    else:
                        assert theirs == pytest.approx(ours, rel=1e-9, abs=1e-9), (sheet.title, cell.coordinate)
    assert count > 100


def test_what_holds_is_computed_to_the_printed_value(workbooks: Path) -> None:
    heads, *rows = openpyxl.load_workbook(workbooks / "out" / "project.xlsx", data_only=True)["勾稽关系表"].values
    verdict, difference = heads.index("结论"), heads.index("差额")
    exact = [row for row in rows if row[verdict] == "通过"]
    assert len(exact) > 50
    assert [row for row in exact if row[difference]] == []
    assert [row for row in rows if row[verdict] == "不通过" and not row[difference]] == []
