"""Pages set in two columns: the first column is read to its end before the second one begins."""

from __future__ import annotations

from pdf_of import HEIGHT, Paper, cells, notes, paragraphs, tables, wide

SIZE, STEP = 10.5, 16.0
FIRST, SECOND = (70.0, 285.0), (310.0, 525.0)
INCOME = (
    "全市一般公共预算收入完成345.60亿元，比上年增长6.5%，其中税收收入完成260.12亿元，占比75.3%，"
    "收入质量稳步提高，重点支出都有保障。"
)
SPENDING = (
    "支出结构持续优化，民生支出占比达到八成以上，教育、社会保障和就业、卫生健康支出超过二百亿元，各项事业有了保障。"
)
PLANS = "明年继续坚持量入为出、收支平衡，统筹安排各项支出，严控一般性支出，兜牢基层三保底线，防范化解地方政府债务风险。"


def typeset(paper: Paper, sides: tuple[float, float], top: float, *texts: str, indent: float = 2 * SIZE) -> float:
    """Set paragraphs between two sides; return where the next line would stand."""
    for text in texts:
        x, line = sides[0] + indent, ""
        for char in text:
            if x + wide(line + char, SIZE) > sides[1]:
                paper.put(x, top, line, SIZE)
                top, x, line = top + STEP, sides[0], ""
            line += char
        paper.put(x, top, line, SIZE)
        top += STEP
    return top


def test_the_second_column_is_read_behind_the_first() -> None:
    paper = Paper()
    typeset(paper, FIRST, 140, INCOME, SPENDING)
    typeset(paper, SECOND, 140, PLANS, INCOME)
    assert paragraphs(paper.read()) == [INCOME, SPENDING, PLANS, INCOME]


def test_columns_need_not_stand_on_the_same_lines() -> None:
    paper = Paper()
    typeset(paper, FIRST, 140, INCOME, SPENDING)
    typeset(paper, SECOND, 147, PLANS, INCOME)
    assert paragraphs(paper.read()) == [INCOME, SPENDING, PLANS, INCOME]


def test_a_paragraph_goes_on_in_the_second_column() -> None:
    paper = Paper()
    room = FIRST[1] - FIRST[0] - 2 * SIZE
    half = next(end for end in range(len(INCOME)) if wide(INCOME[: end + 1], SIZE) > room)
    typeset(paper, FIRST, 140, SPENDING, PLANS, INCOME[:half])
    typeset(paper, SECOND, 140, INCOME[half:], PLANS, SPENDING, indent=0.0)
    assert paragraphs(paper.read()) == [SPENDING, PLANS, INCOME, PLANS, SPENDING]


def test_text_across_the_page_stays_above_and_below_its_columns() -> None:
    paper = Paper().put(150, 80, "某市预算执行情况公报", 22)
    top = typeset(paper, (70, 525), 110, INCOME + SPENDING)
    end = max(typeset(paper, FIRST, top, PLANS, INCOME), typeset(paper, SECOND, top, INCOME, PLANS))
    typeset(paper, (70, 525), end, SPENDING + PLANS)
    whole = ["某市预算执行情况公报", INCOME + SPENDING, PLANS, INCOME, INCOME, PLANS, SPENDING + PLANS]
    assert paragraphs(paper.read()) == whole


def test_a_heading_at_the_margin_behind_the_columns_is_read_behind_both() -> None:
    paper = Paper()
    end = max(typeset(paper, FIRST, 140, PLANS, INCOME), typeset(paper, SECOND, 140, INCOME, PLANS))
    paper.put(70, end + STEP, "二、支出情况", SIZE)
    typeset(paper, (70, 525), end + 2 * STEP, SPENDING + PLANS)
    assert paragraphs(paper.read()) == [PLANS, INCOME, INCOME, PLANS, "二、支出情况", SPENDING + PLANS]


def test_a_shorter_second_column_ends_where_it_ends() -> None:
    paper = Paper()
    typeset(paper, FIRST, 140, INCOME, SPENDING, PLANS)
    typeset(paper, SECOND, 140, INCOME)
    assert paragraphs(paper.read()) == [INCOME, SPENDING, PLANS, INCOME]


def test_a_table_in_a_column_is_read_where_it_stands() -> None:
    paper = Paper()
    top = typeset(paper, FIRST, 140, INCOME)
    paper.table(top, [["科目", "金额"], ["税收", "260.12"], ["非税", "85.48"]], (70, 170, 285), 20.0)
    typeset(paper, FIRST, top + 80, SPENDING)
    typeset(paper, SECOND, 140, PLANS, INCOME, SPENDING)
    document = paper.read()
    order = [document.quote(block.span)[:4] for block in document.blocks]
    assert order == [INCOME[:4], "科目\t金", SPENDING[:4], PLANS[:4], INCOME[:4], SPENDING[:4]]
    assert cells(document)[1, 1] == "260.12"


def test_every_digit_of_two_columns_is_read() -> None:
    paper = Paper()
    typeset(paper, FIRST, 140, INCOME, SPENDING)
    typeset(paper, SECOND, 140, PLANS, INCOME)
    assert [problem.kind for problem in paper.read().problems] == []


def test_the_running_header_over_two_columns_is_none_of_them() -> None:
    paper = Paper()
    for number in range(1, 4):
        paper.put(70, 50, "某市财政局", 9).put(430, 50, "2024年度公报", 9).put(292, 800, f"{number}", 9)
        typeset(paper, FIRST, 110, INCOME, SPENDING)
        typeset(paper, SECOND, 110, PLANS, INCOME)
        paper.page()
    document = paper.put(90, 100, "完").read()
    assert paragraphs(document) == [INCOME, SPENDING, PLANS, INCOME] * 3 + ["完"]
    assert notes(document, "footer") == ["1", "2", "3"]


def test_short_entries_side_by_side_are_no_columns() -> None:
    paper = Paper()
    for number in range(8):
        paper.put(90, 140 + 20 * number, f"联系人{number}：张某", SIZE).put(330, 140 + 20 * number, "电话：12345", SIZE)
    assert "联系人0：张某 电话：12345" in paper.read().text


def test_a_table_of_two_columns_of_words_under_rules_stays_a_table() -> None:
    paper = Paper()
    rows = [
        ["问题", "措施"],
        *[[f"第{n}项问题是资料归档不够及时", "由综合科在每季度末统一归档并核对"] for n in range(6)],
    ]
    for number, (one, other) in enumerate(rows):
        paper.put(80, 160 + 20 * number, one, SIZE).put(310, 160 + 20 * number, other, SIZE)
    for height in (145.0, 165.0, 285.0):
        paper.rule(70, height, 525, height)
    assert [(table.rows, table.columns) for table in tables(paper.read())] == [(7, 2)]


def test_a_remark_on_the_second_column_is_about_its_words() -> None:
    paper = Paper()
    typeset(paper, FIRST, 140, INCOME, SPENDING)
    typeset(paper, SECOND, 140, PLANS, INCOME)
    paper.canvas.highlightAnnotation("请核对", Rect=(330, HEIGHT - 143, 400, HEIGHT - 130), Color=[1, 1, 0])
    document = paper.read()
    (note,) = [note for note in document.notes if note.kind == "comment"]
    assert note.anchor is not None
    assert document.quote(note.anchor) in PLANS


def test_three_columns_are_read_one_after_the_other() -> None:
    paper = Paper()
    for sides, text in (((50, 205), INCOME), ((220, 375), SPENDING), ((390, 545), PLANS)):
        typeset(paper, sides, 140, text, INCOME)
    assert paragraphs(paper.read()) == [INCOME, INCOME, SPENDING, INCOME, PLANS, INCOME]


def test_four_columns_under_a_title_are_read_one_after_the_other() -> None:
    paper = Paper().put(150, 80, "某市预算执行情况公报", 22)
    top = typeset(paper, (30, 565), 110, INCOME + SPENDING)
    for number, text in enumerate((INCOME, SPENDING, PLANS, SPENDING)):
        typeset(paper, (30 + 138 * number, 155 + 138 * number), top, text, PLANS)
    texts = [INCOME, PLANS, SPENDING, PLANS, PLANS, PLANS, SPENDING, PLANS]
    assert paragraphs(paper.read()) == ["某市预算执行情况公报", INCOME + SPENDING, *texts]


def test_three_columns_of_unlike_widths_are_the_cells_of_a_table() -> None:
    paper = Paper()
    for sides, text in (((50, 180), INCOME), ((200, 290), SPENDING), ((310, 545), PLANS)):
        typeset(paper, sides, 140, text, indent=0.0)
    assert INCOME not in paragraphs(paper.read())


# ---------------------------------------------------------------- columns that end on the next page


def two_columns() -> Paper:
    """Fill a page with two columns."""
    paper = Paper()
    typeset(paper, FIRST, 140, INCOME, SPENDING)
    typeset(paper, SECOND, 140, PLANS, INCOME)
    return paper.page()


def test_a_column_that_stands_alone_on_the_last_page_is_one_column() -> None:
    paper = two_columns()
    typeset(paper, FIRST, 140, PLANS)
    assert paragraphs(paper.read())[-2:] == [INCOME, PLANS]


def test_a_second_column_of_few_lines_is_read_behind_the_first() -> None:
    paper = two_columns()
    typeset(paper, FIRST, 140, SPENDING, PLANS)
    typeset(paper, SECOND, 140, "各项任务均已完成，完成率达到98.5%，结余12.3万元。")
    said = [SPENDING, PLANS, "各项任务均已完成，完成率达到98.5%，结余12.3万元。"]
    assert paragraphs(paper.read())[-3:] == said


def test_a_list_on_the_page_behind_columns_is_read_line_by_line() -> None:
    paper = two_columns()
    for number, (name, amount) in enumerate((("甲项目", "12万元"), ("乙项目", "8万元"), ("丙项目", "5万元"))):
        paper.put(70, 140 + 16 * number, name, SIZE).put(330, 140 + 16 * number, amount, SIZE)
    assert [line.replace(" ", "") for line in paragraphs(paper.read())[-3:]] == [
        "甲项目12万元",
        "乙项目8万元",
        "丙项目5万元",
    ]


def test_running_text_on_the_page_behind_columns_is_no_column() -> None:
    paper = two_columns()
    typeset(paper, (70.0, 525.0), 140, INCOME + SPENDING)
    assert paragraphs(paper.read())[-1] == INCOME + SPENDING
