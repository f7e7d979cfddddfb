"""Tables of a docx: a grid of cells, each a span of the one text."""

from __future__ import annotations

import pytest
from docx_of import p, r, read_body, table, tc, tr
from package_of import body_of

from reportlint.model import Document, Paragraph, Table
from reportlint.read.trouble import Limits


def cells_of(document: Document) -> list[tuple[str, int, int, int, int]]:
    """Quote the cells of the only table with row, column, rowspan and colspan."""
    (found,) = document.tables()
    return [(document.quote(cell.span), cell.row, cell.column, cell.rowspan, cell.colspan) for cell in found.cells]


def spanning(text: str, width: int) -> str:
    """Write a cell over several columns."""
    return tc(text, f'<w:gridSpan w:val="{width}"/>')


def merged(text: str, how: str, width: int = 1) -> str:
    """Write a cell of a vertical merge."""
    return tc(text, f'<w:gridSpan w:val="{width}"/><w:vMerge {how}/>')


TOP, BELOW = 'w:val="restart"', ""


def test_a_row_is_a_line_and_tabs_part_its_cells() -> None:
    document = read_body(p("表 1") + table(tr("指标", "分值"), tr("产出", "10")) + p("表后"))
    assert document.text == "表 1\n指标\t分值\n产出\t10\n表后"
    before, found, after = document.blocks
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)
    assert isinstance(found, Table)
    assert document.quote(found.span) == "指标\t分值\n产出\t10"
    assert (found.rows, found.columns, found.merges_known, found.breaks) == (2, 2, True, ())


def test_an_empty_cell_is_an_empty_span_at_its_place() -> None:
    document = read_body(table(tr("甲", "", "乙"), tr("", " ", "")) + p("表后"))
    (found,) = document.tables()
    assert document.text == "甲\t\t乙\n\t \t\n表后"
    assert [(cell.span.start, len(cell.span)) for cell in found.cells] == [
        (0, 1),
        (2, 0),
        (3, 1),
        (5, 0),
        (6, 0),
        (8, 0),
    ]


def test_a_cell_wider_than_one_column_stands_once() -> None:
    document = read_body(table(tr(spanning("评价指标", 2), "分值"), tr("一级", "二级", "10")))
    assert cells_of(document) == [
        ("评价指标", 0, 0, 1, 2),
        ("分值", 0, 2, 1, 1),
        ("一级", 1, 0, 1, 1),
        ("二级", 1, 1, 1, 1),
        ("10", 1, 2, 1, 1),
    ]


def test_a_cell_taller_than_one_row_stands_once_and_the_covered_slots_are_empty() -> None:
    document = read_body(
        table(tr(merged("产出", TOP), "数量"), tr(merged("看不见", BELOW), "质量"), tr(merged("效益", TOP), "社会"))
    )
    assert cells_of(document) == [
        ("产出", 0, 0, 2, 1),
        ("数量", 0, 1, 1, 1),
        ("质量", 1, 1, 1, 1),
        ("效益", 2, 0, 1, 1),
        ("社会", 2, 1, 1, 1),
    ]
    assert document.text == "产出\t数量\n\t质量\n效益\t社会"


def test_a_cell_may_be_tall_and_wide() -> None:
    document = read_body(table(tr(merged("总分", TOP, 2), "100"), tr(merged("", BELOW, 2), "98"), tr("甲", "乙", "丙")))
    assert cells_of(document)[0] == ("总分", 0, 0, 2, 2)
    assert next(document.tables()).columns == 3


def test_a_merge_that_continues_nothing_is_a_cell() -> None:
    assert cells_of(read_body(table(tr(merged("甲", BELOW), "乙")))) == [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)]
    narrower = read_body(table(tr(merged("甲", TOP, 2)), tr(merged("乙", BELOW), "丙")))
    assert cells_of(narrower) == [("甲", 0, 0, 1, 2), ("乙", 1, 0, 1, 1), ("丙", 1, 1, 1, 1)]


def test_an_old_horizontal_merge_widens_its_first_cell() -> None:
    first, second = tc("甲", '<w:hMerge w:val="restart"/>'), tc("看不见", "<w:hMerge/>")
    assert cells_of(read_body(table(tr(first, second, "乙")))) == [("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 1)]


def test_a_covered_slot_never_widens_the_cell_above_it() -> None:
    across = tc("", "<w:hMerge/>")
    document = read_body(table(tr("甲", merged("乙", TOP), "丙"), tr("丁", merged("", BELOW), across)))
    assert cells_of(document) == [("甲", 0, 0, 1, 1), ("乙", 0, 1, 2, 1), ("丙", 0, 2, 1, 1), ("丁", 1, 0, 1, 1)]


def test_only_a_cell_that_opens_a_merge_grows_downwards() -> None:
    document = read_body(table(tr("甲", "乙"), tr(merged("丙", BELOW), "丁")))
    assert cells_of(document)[0] == ("甲", 0, 0, 1, 1)
    assert cells_of(document)[2] == ("丙", 1, 0, 1, 1)


def test_slots_left_out_at_the_ends_of_a_row_count() -> None:
    before, after = '<w:gridBefore w:val="1"/>', '<w:gridAfter w:val="2"/>'
    document = read_body(table(tr("甲", properties=before), tr("乙", properties=after)))
    assert cells_of(document) == [("甲", 0, 1, 1, 1), ("乙", 1, 0, 1, 1)]
    assert next(document.tables()).columns == 3


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (p("活动") + p("完成率"), "活动完成率"),
        (p("产出指标") + p("50 分"), "产出指标 50 分"),
        (p("total") + p("score"), "total score"),
        (p("甲") + p() + p("乙"), "甲乙"),
        (p(r("<w:t>产出</w:t><w:br/><w:t>指标</w:t>")), "产出指标"),
        (p(r("<w:t>10</w:t><w:tab/><w:t>分</w:t>")), "10 分"),
        (p(" 10 "), "10"),
        (f"<w:sdt><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>" + p("之后"), "控件之后"),
    ],
)
def test_a_cell_is_one_line_whatever_it_holds(inside: str, text: str) -> None:
    document = read_body(table(tr("左", tc(inside), "右")))
    assert [cell[0] for cell in cells_of(document)] == ["左", text, "右"]
    assert "\n" not in document.text


def test_rows_and_cells_are_found_inside_content_controls() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    document = read_body(control(table(control(tr(control(tc("甲")), "乙")), tr("丙", "丁"))))
    assert [cell[:3] for cell in cells_of(document)] == [("甲", 0, 0), ("乙", 0, 1), ("丙", 1, 0), ("丁", 1, 1)]


def test_an_inner_table_follows_the_outer_one_and_is_not_repeated() -> None:
    inner = table(tr("内一", "内二"))
    document = read_body(table(tr(tc(p("外前") + inner + p("外后")), "外右"), tr("末", "行")) + p("表后"))
    assert document.text == "外前外后\t外右\n末\t行\n内一\t内二\n表后"
    outer, found = document.tables()
    assert (document.quote(outer.span), document.quote(found.span)) == ("外前外后\t外右\n末\t行", "内一\t内二")


def test_a_text_box_in_a_cell_is_read_behind_the_table() -> None:
    box = r(f"<w:pict><v:textbox><w:txbxContent>{p('框内')}</w:txbxContent></v:textbox></w:pict>")
    document = read_body(table(tr(p("甲", box), "乙")))
    assert document.text == "甲\t乙\n框内"
    assert [type(block) for block in document.blocks] == [Table, Paragraph]


def test_a_row_without_cells_is_no_row_and_a_table_without_rows_no_table() -> None:
    document = read_body(table(tr(), tr("甲")) + table() + p("后"))
    assert document.text == "甲\n后"
    assert [table.rows for table in document.tables()] == [1]


def test_a_table_beyond_the_limit_is_named_and_its_cells_are_left_out() -> None:
    document = read_body(p("前") + table(tr("甲", "乙")) + p("后"), Limits(slots=1))
    assert [type(block) for block in document.blocks] == [Paragraph, Paragraph]
    (problem,) = document.problems
    assert (problem.kind, dict(problem.values)) == ("table-too-large", {"limit": "1"})
    assert problem.span is not None
    assert document.quote(problem.span) == "甲\t乙"


@pytest.mark.parametrize("nonsense", ["", "-3", "零", "9" * 5000])
def test_nonsense_for_a_width_is_taken_as_one_column(nonsense: str) -> None:
    document = read_body(table(tr(tc("甲", f'<w:gridSpan w:val="{nonsense}"/>'), "乙")))
    assert [cell[2] for cell in cells_of(document)] == [0, 1]


def test_a_cell_over_a_million_columns_makes_no_table_of_a_million_columns() -> None:
    document = read_body(table(tr(spanning("评价指标", 1_000_000), "分值"), tr("一级", "二级", "10")))
    assert cells_of(document) == [
        ("评价指标", 0, 0, 1, 3),
        ("分值", 0, 3, 1, 1),
        ("一级", 1, 0, 1, 1),
        ("二级", 1, 1, 1, 1),
        ("10", 1, 2, 1, 1),
    ]


def test_rows_that_leave_out_a_million_columns_stand_beside_the_others() -> None:
    document = read_body(table(tr("甲", "1"), tr("乙", properties='<w:gridBefore w:val="1000000"/>')))
    assert cells_of(document) == [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1), ("乙", 1, 2, 1, 1)]


# ---------------------------------------------------------------- cells with changes tracked

CHANGED = '<w:{} w:id="1" w:author="甲"/>'.format


def changes(document: Document) -> list[tuple[str, str, str]]:
    """Return the tracked changes: kind, words and author."""
    return [(note.kind, document.quote(note.span), note.author) for note in document.notes]


def test_a_cell_that_was_deleted_is_no_cell_and_noted() -> None:
    gone = CHANGED("cellDel")
    document = read_body(
        table(
            tr("项目", tc("初稿数", gone), "定稿数"),
            tr("会议费", tc("12", gone), "15"),
            tr(tc("旧", gone), tc("9", gone)),
        )
    )
    assert body_of(document) == [[["项目", "定稿数"], ["会议费", "15"]]]
    assert [(kind, words.split(), author) for kind, words, author in changes(document)] == [
        ("deleted", ["初稿数"], "甲"),
        ("deleted", ["12"], "甲"),
        ("deleted", ["旧", "9"], "甲"),
    ]


def test_a_cell_that_was_inserted_is_marked() -> None:
    document = read_body(table(tr("会议费", tc("15", CHANGED("cellIns")))))
    assert body_of(document) == [[["会议费", "15"]]]
    assert changes(document) == [("inserted", "15", "甲")]


def test_cells_that_a_change_merges_are_one_and_those_with_words_stay() -> None:
    merge = '<w:cellMerge w:id="1" w:author="甲" w:vMerge="{}"/>'.format
    rows = (tr(tc("经费", merge("rest")), "12"), tr(tc("", merge("cont")), "15"), tr(tc("其他", merge("cont")), "3"))
    document = read_body(table(*rows))
    (grid,) = document.tables()
    assert [(document.quote(cell.span), cell.row, cell.rowspan) for cell in grid.cells if not cell.column] == [
        ("经费", 0, 2),
        ("其他", 2, 1),
    ]
