"""Tables with level rules only: columns from gaps, headers of one row or two, wrapped cells, page ends."""

from __future__ import annotations

from collections.abc import Sequence

from package_of import body_of, kinds_of
from pdf_of import Paper, tables, wide

SIZE = 10.0
STEP = 13.0
EDGES = (90.0, 210.0, 310.0, 410.0, 510.0)


def row(paper: Paper, base: float, texts: Sequence[str], how: str, edges: Sequence[float] = EDGES) -> None:
    """Print one line of a table: `how` says for each column whether it stands left, in the middle or at the right."""
    for place, text in enumerate(texts):
        low, high = edges[place] + 5, edges[place + 1] - 5
        spare = high - low - wide(text, SIZE)
        paper.put(low + {"l": 0.0, "c": spare / 2, "r": spare}[how[place]], base, text, SIZE)


def table(  # noqa: PLR0917 - what the tests differ in
    paper: Paper, top: float, header: Sequence[str], rows: Sequence[Sequence[str]], heads: str = "llll",
    bodies: str = "lrrr", edges: Sequence[float] = EDGES, *, between: bool = False, closed: bool = True,
) -> Paper:  # fmt: skip
    """Print a table with rules above, below and under the header, or between all rows."""
    ends = (edges[0], edges[-1])
    paper.rule(ends[0], top, ends[1], top)
    row(paper, top + STEP - 3, header, heads, edges)
    paper.rule(ends[0], top + STEP, ends[1], top + STEP)
    for number, texts in enumerate(rows, 2):
        row(paper, top + number * STEP - 3, texts, bodies, edges)
        if between:
            paper.rule(ends[0], top + number * STEP, ends[1], top + number * STEP)
    if closed and not between:
        bottom = top + (1 + len(rows)) * STEP
        paper.rule(ends[0], bottom, ends[1], bottom)
    return paper


HEADER = ["支出项目", "年初数", "决算数", "完成率"]
ROWS = [
    ["渠道维修", "1,200.00", "1,100.00", "91.67%"],
    ["闸门更换", "300.50", "280.20", "93.24%"],
    ["合计", "1,500.50", "1,380.20", "91.98%"],
]


def test_names_at_the_left_and_numbers_at_the_right_of_a_column_are_one_column() -> None:
    for between in (False, True):
        assert body_of(table(Paper(), 120, HEADER, ROWS, between=between).read()) == [[HEADER, *ROWS]]


def test_names_at_the_right_and_words_at_the_left_of_a_column_are_one_column() -> None:
    assert body_of(table(Paper(), 120, HEADER, ROWS, heads="rrrr").read()) == [[HEADER, *ROWS]]


def test_a_dash_at_the_left_of_a_column_of_numbers_is_no_column() -> None:
    header = ["功能科目", "2031年", "2032年", "增减"]
    rows = [
        ["农林水", "1,050.20", "990.10", "-60.10"],
        ["住房保障", "", "15.00", "15.00"],
        ["交通", "500.00", "500.00", "0"],
    ]
    paper = table(Paper(), 120, header, rows, heads="cccc")
    paper.put(EDGES[1] + 5, 120 + 3 * STEP - 3, "—", SIZE)
    rows[1][1] = "—"
    assert body_of(paper.read()) == [[header, *rows]]


def test_a_column_without_words_below_its_name_stays() -> None:
    header, rows = ["工程", "金额", "完成率", "备注"], [["甲", "12.50", "90%", ""], ["乙", "7.25", "95%", ""]]
    assert body_of(table(Paper(), 120, header, rows, heads="cccc").read()) == [[header, *rows]]


def test_names_set_wide_are_one_word() -> None:
    header, rows = ["项  目", "预 算 数", "决  算", "备  注"], [["甲", *ROWS[0][1:]], ["合    计", *ROWS[2][1:]]]
    (found,) = body_of(table(Paper(), 120, header, rows).read())
    assert [[text.replace(" ", "") for text in line] for line in found] == [
        ["项目", "预算数", "决算", "备注"], rows[0], ROWS[2],
    ]  # fmt: skip


def test_names_over_two_columns_stand_in_a_row_of_their_own() -> None:
    edges = (90.0, 170.0, 255.0, 340.0, 425.0, 510.0)
    paper = Paper().rule(90, 120, 510, 120).rule(170, 136, 510, 136).rule(90, 150, 510, 150).rule(90, 192, 510, 192)
    for x, text in ((118, "乡镇"), (240, "预算数"), (410, "决算数")):
        paper.put(x, 131, text, SIZE)
    row(paper, 146, ["", "基本支出", "项目支出", "基本支出", "项目支出"], "ccccc", edges)
    row(paper, 162, ["东乡", "100.10", "200.20", "90.10", "190.20"], "lrrrr", edges)
    row(paper, 175, ["西乡", "300.30", "400.40", "290.30", "390.40"], "lrrrr", edges)
    row(paper, 188, ["合计", "400.40", "600.60", "380.40", "580.60"], "lrrrr", edges)
    document = paper.read()
    assert document.text.split("\n")[:3] == [
        "乡镇\t预算数\t\t决算数\t", "\t基本支出\t项目支出\t基本支出\t项目支出", "东乡\t100.10\t200.20\t90.10\t190.20",
    ]  # fmt: skip
    places = {document.quote(cell.span): cell for cell in tables(document)[0].cells}
    assert (places["决算数"].column, places["决算数"].colspan) == (3, 2)
    assert places["乡镇"].rowspan == 2


def test_the_lines_of_a_name_are_one_name() -> None:
    paper = Paper().rule(90, 120, 510, 120).rule(90, 146, 510, 146).rule(90, 185, 510, 185)
    row(paper, 130, ["单位名称", "年初数", "决算数", "完成率"], "cccc")
    row(paper, 143, ["", "（万元）", "（万元）", "（%）"], "cccc")
    for number, texts in enumerate(
        (["水利站", "1,200.00", "1,100.00", "91.67"], ["农技站", "300.50", "280.20", "93.24"])
    ):
        row(paper, 156 + STEP * number, texts, "lccc")
    (found,) = body_of(paper.read())
    assert found[0] == ["单位名称", "年初数（万元）", "决算数（万元）", "完成率（%）"]
    assert found[1] == ["水利站", "1,200.00", "1,100.00", "91.67"]


WRAPPED = [
    ["1", "年中追加的资金偏多，影响预算", "1,200.00", "控制追加的比例在"],
    ["", "的严肃性。", "", "5%以内。"],
    ["2", "拨付晚了6个月。", "300.50", "建立台账。"],
    ["3", "档案资料不够完整，缺少验收资", "25.00", "限期补充完善档案"],
    ["", "料12份。", "", "资料。"],
]
WIDE_SECOND = (90.0, 130.0, 280.0, 350.0, 440.0)


def test_what_goes_on_in_the_next_line_is_one_row() -> None:
    paper = table(Paper(), 120, ["序号", "问题", "金额", "措施"], WRAPPED, bodies="rlrl", edges=WIDE_SECOND)
    (found,) = body_of(paper.read())
    assert found[1:] == [
        ["1", "年中追加的资金偏多，影响预算的严肃性。", "1,200.00", "控制追加的比例在5%以内。"],
        ["2", "拨付晚了6个月。", "300.50", "建立台账。"],
        ["3", "档案资料不够完整，缺少验收资料12份。", "25.00", "限期补充完善档案资料。"],
    ]


def test_lines_between_two_rules_are_one_row() -> None:
    paper = table(
        Paper(), 120, ["序号", "问题", "金额", "措施"], WRAPPED, bodies="rlrl", edges=WIDE_SECOND, closed=False
    )
    for number in (3, 4, 6):
        paper.rule(90, 120 + number * STEP, 440, 120 + number * STEP)
    (found,) = body_of(paper.read())
    assert [line[2] for line in found] == ["金额", "1,200.00", "300.50", "25.00"]


def test_words_beside_the_middle_of_several_lines_between_two_rules_are_one_row() -> None:
    paper = Paper()
    for y in (120, 133, 172, 211):
        paper.rule(90, y, 440, y)
    row(paper, 130, ["序号", "问题", "金额", "措施"], "llll", WIDE_SECOND)
    for number, top in ((1, 133), (2, 172)):
        row(paper, top + 22, [str(number), "", f"{number},200.50", "督促。"], "llll", WIDE_SECOND)
        for place, text in enumerate(("按照年度计划完成了渠道清", "淤任务，全部通过验收并交", "付使用。")):
            row(paper, top + 10 + 12 * place, ["", text, "", ""], "llll", WIDE_SECOND)
    (found,) = body_of(paper.read())
    done = "按照年度计划完成了渠道清淤任务，全部通过验收并交付使用。"
    assert found[1:] == [["1", done, "1,200.50", "督促。"], ["2", done, "2,200.50", "督促。"]]


def test_a_row_without_numbers_is_not_poured_into_the_one_above() -> None:
    rows = [["人员经费", "10.00", "9.00", "90%"], ["其中：", "", "", ""], ["工资", "8.00", "7.00", "88%"]]
    assert body_of(table(Paper(), 120, HEADER, rows).read()) == [[HEADER, *rows]]


def numbered(first: int, last: int) -> list[list[str]]:
    """Return rows that count up."""
    return [[f"第{n}处", f"{1000 + n:,}.00", f"{900 + n}.50", f"{n}%"] for n in range(first, last + 1)]


def test_a_table_that_no_rule_ends_on_its_page_goes_on_with_the_next() -> None:
    for repeated in (True, False):
        paper = Paper().put(240, 50, "某县水利站部门决算", SIZE)
        paper.rule(80, 54, 520, 54)
        table(paper, 120, HEADER, numbered(1, 48), closed=False).put(290, 800, "- 1 -", SIZE)
        paper.page().put(240, 50, "某县水利站部门决算", SIZE).rule(80, 54, 520, 54)
        if repeated:
            table(paper, 70, HEADER, numbered(49, 60))
        else:
            for place, texts in enumerate(numbered(49, 60)):
                row(paper, 80 + STEP * place, texts, "lrrr")
            paper.rule(EDGES[0], 83 + STEP * 11, EDGES[-1], 83 + STEP * 11)
        document = paper.put(90, 300, "以上各处均已核对。", SIZE).put(290, 800, "- 2 -", SIZE).read()
        assert body_of(document) == [[HEADER, *numbered(1, 60)], "以上各处均已核对。"]
        assert tables(document)[0].breaks == (49,)
        assert kinds_of(document) == []


def test_a_table_goes_on_over_a_page_without_any_rule() -> None:
    paper = table(Paper(), 120, HEADER, numbered(1, 48), closed=False).page()
    for first in (49, 99):
        for place, texts in enumerate(numbered(first, first + 49 if first == 49 else 102)):
            row(paper, 80 + STEP * place, texts, "lrrr")
        if first == 49:
            paper.page()
    paper.rule(EDGES[0], 83 + STEP * 3, EDGES[-1], 83 + STEP * 3)
    assert body_of(paper.read()) == [[HEADER, *numbered(1, 102)]]


def test_text_below_an_unended_table_is_no_row_of_it() -> None:
    paper = table(Paper(), 120, HEADER, numbered(1, 4), closed=False)
    paper.put(90, 190, "以上四处支出均已通过验收，资金全部拨付到施工单位，没有结余。", SIZE)
    assert body_of(paper.read())[1] == "以上四处支出均已通过验收，资金全部拨付到施工单位，没有结余。"
