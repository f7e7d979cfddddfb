"""Charts of an odt: the local table of an embedded chart as a grid."""

from __future__ import annotations

from package_of import DECLARED, grid_of, odt

from reportlint.read import read

CHART = "urn:oasis:names:tc:opendocument:xmlns:chart:1.0"


def cell(*paragraphs: str, levels: tuple[str, ...] = ()) -> str:
    """Write a cell; the levels of a category are a list behind its words."""
    listed = "".join(f"<text:list-item><text:p>{level}</text:p></text:list-item>" for level in levels)
    words = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    return f"<table:table-cell>{words}{f'<text:list>{listed}</text:list>' if levels else ''}</table:table-cell>"


def charted(*rows: str) -> list[list[str]]:
    """Read a document with one chart of these rows."""
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    inside = (
        f'<office:document-content {DECLARED} xmlns:chart="{CHART}"><office:body><office:chart><chart:chart>'
        f"<table:table>{table}</table:table></chart:chart></office:chart></office:body></office:document-content>"
    )
    frame = '<text:p>图1<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'
    document = read(odt(frame, **{"Object 1/content.xml": inside}), "a.odt")
    return grid_of(document, document.charts[0].table)


def test_the_local_table_of_a_chart_is_its_grid() -> None:
    rows = cell(""), cell("2024年")
    assert charted("".join(rows), cell("收入") + cell("10.5")) == [["", "2024年"], ["收入", "10.5"]]


def test_categories_of_several_levels_are_named_with_all_of_them_once() -> None:
    grid = charted(
        cell("") + cell("决算数"),
        cell("东局 收入", levels=("东局", "收入")) + cell("10"),
        cell("支出", levels=("", "支出")) + cell("9"),
        cell("西局 收入", levels=("西局", "收入")) + cell("8"),
    )
    assert grid == [["", "决算数"], ["东局 收入", "10"], ["东局 支出", "9"], ["西局 收入", "8"]]
