"""Native charts of a docx: series, categories and cached values as grids behind the body."""

from __future__ import annotations

from docx_of import DECLARATIONS, p, parts_of, relationships, zipped
from package_of import grid_of, kinds_of

from reportlint.model import Document
from reportlint.read import read

DRAWING = (
    '<w:r><w:drawing><a:graphic><a:graphicData><c:chart r:id="rId9"/></a:graphicData></a:graphic></w:drawing></w:r>'
)


def series(name: str, *values: str, code: str = "General") -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>' for place, value in enumerate(values) if value)
    names = "".join(f'<c:pt idx="{place}"><c:v>{word}</c:v></c:pt>' for place, word in enumerate(("收入", "支出")))
    return (
        f"<c:ser><c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
        f"<c:cat><c:strRef><c:strCache>{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:numCache><c:formatCode>{code}</c:formatCode>{points}</c:numCache></c:numRef></c:val></c:ser>"
    )


def charted(inside: str, *, missing: bool = False) -> Document:
    parts = parts_of(p("图1", DRAWING) + p("以下正文"), {})
    parts["word/_rels/document.xml.rels"] = relationships({"rId9": ("chart", "charts/chart1.xml")})
    title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>收支（万元）</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    if not missing:
        parts["word/charts/chart1.xml"] = (
            f"<c:chartSpace {DECLARATIONS}><c:chart>{title}<c:plotArea><c:barChart>{inside}</c:barChart></c:plotArea>"
            "</c:chart></c:chartSpace>"
        )
    return read(zipped(parts), "a.docx")


def test_the_cached_values_of_a_chart_are_a_grid() -> None:
    document = charted(series("2023年", "10.5", "9") + series("2024年", "0.1234", "", code="0.0%"))
    (chart,) = document.charts
    assert grid_of(document, chart.table) == [["", "2023年", "2024年"], ["收入", "10.5", "12.3%"], ["支出", "9", ""]]
    assert chart.title is not None
    assert document.quote(chart.title) == "收支（万元）"
    assert (kinds_of(document), document.pictures) == ([], 1)


def test_a_chart_stands_where_it_is_drawn_and_is_no_table_of_the_body() -> None:
    document = charted(series("2023年", "10.5", "9"))
    assert [document.quote(paragraph.span) for paragraph in document.paragraphs()] == ["图1", "以下正文"]
    assert list(document.tables()) == []
    assert document.charts[0].anchor is not None
    assert document.charts[0].anchor.start == document.text.index("图1") + 2


def test_a_chart_without_values_or_without_its_part_is_named_as_unread() -> None:
    assert kinds_of(charted("")) == ["unread-chart"]
    assert "unread-chart" in kinds_of(charted("", missing=True))
