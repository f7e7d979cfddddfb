"""What a package carries beside its text: told apart from what it needs to show it."""

from __future__ import annotations

import pytest
from docx_of import RELATION, SCHEMAS, p, parts_of, zipped
from helpers import check_bytes

from reportlint.model import Carried
from reportlint.read.docx import read_docx
from reportlint.read.trouble import LIMITS


def linked(*links: tuple[str, str, str], part: str = "word/_rels/settings.xml.rels") -> bytes:
    """Make a document with relationships of one more part: kind, target and mode of each."""
    inside = "".join(
        f'<Relationship Id="x{number}" Type="{RELATION}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for number, (kind, target, mode) in enumerate(links)
    )
    rels = f'<Relationships xmlns="{SCHEMAS}/package/2006/relationships">{inside}</Relationships>'
    return zipped({**parts_of(p("正文"), {}), part: rels})


@pytest.mark.parametrize(
    ("kind", "target", "mode", "expected"),
    [
        ("vbaProject", "vbaProject.bin", "Internal", Carried("macro", "vbaProject.bin")),
        ("oleObject", "embeddings/oleObject1.bin", "Internal", Carried("object", "oleObject1.bin")),
        ("package", "embeddings/附表.xlsx", "Internal", Carried("object", "附表.xlsx")),
        ("hyperlink", "file:///D:/报告/底稿.docx", "External", Carried("link", "file:///D:/报告/底稿.docx")),
        ("attachedTemplate", r"\\server\模板.dotx", "External", Carried("link", r"\\server\模板.dotx")),
        ("image", "../照片/1.jpg", "External", Carried("link", "../照片/1.jpg")),
    ],
)
def test_macros_objects_and_links_to_files_are_carried(kind: str, target: str, mode: str, expected: Carried) -> None:
    assert read_docx(linked((kind, target, mode)), LIMITS).carried == (expected,)


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        ("hyperlink", "https://www.example.gov.cn/", "External"),
        ("hyperlink", "mailto:a@example.cn", "External"),
        ("hyperlink", "#_Toc1", "External"),
        ("image", "media/image1.png", "Internal"),
        ("styles", "styles.xml", "Internal"),
    ],
)
def test_public_addresses_and_parts_that_are_read_are_not(kind: str, target: str, mode: str) -> None:
    assert read_docx(linked((kind, target, mode)), LIMITS).carried == ()


def test_the_workbook_behind_a_chart_belongs_to_the_chart() -> None:
    link = ("package", "../embeddings/Microsoft_Excel_Sheet1.xlsx", "Internal")
    assert read_docx(linked(link, part="word/charts/_rels/chart1.xml.rels"), LIMITS).carried == ()


def test_a_damaged_list_of_relationships_costs_nothing_else() -> None:
    data = zipped({**parts_of(p("正文"), {}), "word/_rels/settings.xml.rels": "<kaputt"})
    document = read_docx(data, LIMITS)
    assert (document.text, document.carried) == ("正文", ())


def test_one_finding_names_what_is_carried() -> None:
    data = linked(("vbaProject", "vbaProject.bin", "Internal"), ("hyperlink", "file:///D:/a.docx", "External"))
    (found,) = [one for one in check_bytes(data, "a.docx").findings if one.rule.code == "PUB107"]
    assert found.observation.values == {
        "count": "2",
        "kinds": "宏、指向外部文件的链接",
        "names": "vbaProject.bin、file:///D:/a.docx",
    }
