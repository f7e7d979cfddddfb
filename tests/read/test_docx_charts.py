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


def levels(*levels_of: dict[int, str]) -> str:
    """Categories of several levels, the innermost first as the file has them."""
    inside = "".join(
        "<c:lvl>"
        + "".join(f'<c:pt idx="{place}"><c:v>{word}</c:v></c:pt>' for place, word in level.items())
        + "</c:lvl>"
        for level in levels_of
    )
    return f"<c:cat><c:multiLvlStrRef><c:multiLvlStrCache>{inside}</c:multiLvlStrCache></c:multiLvlStrRef></c:cat>"


def with_levels(one: str, *levels_of: dict[int, str]) -> str:
    before, _, rest = one.partition("<c:cat>")
    return before + levels(*levels_of) + rest.partition("</c:cat>")[2]


def test_categories_of_several_levels_are_named_with_all_of_them_the_outermost_first() -> None:
    inner = {0: "收入", 1: "支出", 2: "收入", 3: "支出"}
    document = charted(with_levels(series("决算数", "10", "9", "8", "7"), inner, {0: "东局", 2: "西局"}))
    assert [row[0] for row in grid_of(document, document.charts[0].table)] == [
        "",
        "东局 收入",
        "东局 支出",
        "西局 收入",
        "西局 支出",
    ]


def test_each_level_runs_on_until_its_next_name_or_the_next_name_around_it() -> None:
    inner = {0: "收入", 1: "支出", 2: "收入", 3: "支出"}
    document = charted(
        with_levels(series("决算数", "1", "2", "3", "4"), inner, {0: "本级", 3: "下级"}, {0: "东局", 2: "西局"})
    )
    names = [row[0] for row in grid_of(document, document.charts[0].table)]
    assert names[1:] == ["东局 本级 收入", "东局 本级 支出", "西局 收入", "西局 下级 支出"]
