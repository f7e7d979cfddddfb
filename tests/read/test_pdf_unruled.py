"""Tables that no rule vouches for: columns and rows from where words and numbers stand."""

from __future__ import annotations

from collections.abc import Sequence

from package_of import body_of, kinds_of
from pdf_of import Paper, wide

XS = (90.0, 160.0, 330.0, 400.0)


def set_out(paper: Paper, top: float, *rows: tuple[str, ...], xs: tuple[float, ...] = XS, size: float = 10.0) -> Paper:
    """Print rows whose words begin at the same places, one line a row."""
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=True):
            if text:
                paper.put(x, top + 14 * number, text, size)
    return paper


def test_words_that_begin_at_the_same_places_beside_numbers_are_a_table() -> None:
    paper = Paper().lines("评分情况如下。")
    set_out(
        paper, 140,
        ("一级指标", "三级指标", "分值", "得分"), ("产出指标", "管网改造长度", "20", "20"),
        ("", "水压合格率", "15", "12.5"), ("效益指标", "投诉下降率", "30", "28"), ("合计", "", "65", "60.5"),
    )  # fmt: skip
    document = paper.read()
    assert body_of(document) == [
        "评分情况如下。",
        [
            ["一级指标", "三级指标", "分值", "得分"], ["产出指标", "管网改造长度", "20", "20"],
            ["", "水压合格率", "15", "12.5"], ["效益指标", "投诉下降率", "30", "28"], ["合计", "", "65", "60.5"],
        ],
    ]  # fmt: skip
    assert not next(document.tables()).merges_known
    assert kinds_of(document) == []


def test_a_row_goes_on_until_the_next_numbers() -> None:
    paper = set_out(
        Paper(), 140,
        ("一级指标", "评分标准", "分值", "自评"), ("", "", "", "得分"), ("产出", "改造长度达到计划", "20", "20"),
        ("指标", "得满分。", "", ""), ("效益", "投诉率下降一半以", "15", "12"), ("指标", "上得满分。", "", ""),
        ("合计", "", "35", "32"),
    )  # fmt: skip
    (table,) = body_of(paper.read())
    assert table == [
        ["一级指标", "评分标准", "分值", "自评得分"], ["", "", "-", "-"],
        ["产出指标", "改造长度达到计划得满分。", "20", "20"],
        ["效益指标", "投诉率下降一半以上得满分。", "15", "12"], ["合计", "", "35", "32"],
    ]  # fmt: skip


def test_a_short_line_below_the_last_row_is_no_part_of_it() -> None:
    paper = set_out(
        Paper(), 140,
        ("项目", "用途", "预算", "决算"), ("甲项目", "改造", "20.5", "20"), ("乙项目", "维修", "12", "12"),
        ("丙项目", "清淤", "7", "6.5"), ("合计", "", "39.5", "38.5"), ("以上已核对。", "", "", ""),
    )  # fmt: skip
    table, line = body_of(paper.read())
    assert table[-1] == ["合计", "", "39.5", "38.5"]
    assert line == "以上已核对。"


def test_running_text_in_columns_of_words_is_no_table() -> None:
    paper = set_out(
        Paper(), 140,
        ("主任", "副主任", "科长", "科员"), ("张某", "李某", "王某", "赵某"), ("周某", "吴某", "郑某", "冯某"),
        ("陈某", "褚某", "卫某", "蒋某"),
    )  # fmt: skip
    assert list(paper.read().tables()) == []


def test_a_table_of_contents_is_no_table() -> None:
    paper = Paper()
    for number in range(6):
        paper.put(90, 140 + 20 * number, "一二三四五六"[number] + "、工作情况", 10).put(
            480, 140 + 20 * number, str(number + 3), 10
        )
    assert list(paper.read().tables()) == []


def test_no_digit_of_a_table_without_rules_is_lost() -> None:
    paper = set_out(
        Paper(), 140,
        ("项目", "内容", "预算", "决算"), ("甲项目", "改造3公里", "20.5", "20"),
        ("乙项目", "维修15处", "15", "12.5"), ("丙项目", "其他", "3", "2"),
    )  # fmt: skip
    assert kinds_of(paper.read()) == []


# -- a line a row ------------------------------------------------------------------------------------------------------


def aligned(paper: Paper, top: float, rows: Sequence[Sequence[str]], how: str, step: float = 13.0) -> Paper:
    """Print rows in columns of 90 points, each set left, in the middle or at the right; names in the middle."""
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            spare = 80 - wide(text, 10.0)
            share = 0.5 if not number else {"l": 0.0, "c": 0.5, "r": 1.0}[how[place]]
            paper.put(90 + 90 * place + share * spare, top + step * number, text, 10.0)
    return paper


SPENT = [
    ("支出项目", "年初数", "决算数", "完成率"),
    ("渠道维修", "1,200.00", "1,100.00", "91.67%"),
    ("闸门更换", "300.50", "280.20", "93.24%"),
    ("合计", "1,500.50", "1,380.20", "91.98%"),
]


def test_numbers_set_to_the_right_below_centred_names_are_a_table() -> None:
    for how in ("lrrr", "lccc"):
        document = aligned(Paper().lines("支出如下。"), 140, SPENT, how).read()
        assert body_of(document) == ["支出如下。", [list(row) for row in SPENT]]
        assert kinds_of(document) == []


def test_two_columns_under_their_names_are_a_table() -> None:
    rows = [("指标", "得分"), ("决策", "18.50"), ("过程", "19.20"), ("产出", "38.00"), ("合计", "75.70")]
    assert body_of(aligned(Paper(), 140, rows, "cc").read()) == [[list(row) for row in rows]]


def test_an_empty_cell_of_a_table_without_rules_is_empty() -> None:
    rows = [*SPENT[:2], ("住房保障", "", "15.00", "—"), *SPENT[2:]]
    assert body_of(aligned(Paper(), 140, rows, "lrrr").read()) == [[list(row) for row in rows]]


def test_what_is_announced_above_a_table_is_no_name_of_a_column() -> None:
    paper = Paper().put(90, 127, "填报单位：某县水利站", 10).put(390, 127, "单位：万元", 10)
    (_, table) = body_of(aligned(paper, 140, SPENT, "lrrr").read())
    assert table[0] == list(SPENT[0])


def test_lines_of_numbers_that_are_no_table_are_not_run_together() -> None:
    rows = [("渠道维修", "1,200.00", "1,100.00"), ("闸门更换", "300.50", "280.20")]
    paper = Paper()
    for number, row in enumerate(rows):
        for x, text in zip((90, 300, 470), row, strict=True):
            paper.put(x, 140 + 13 * number, text, 10)
    assert body_of(paper.read()) == ["渠道维修 1,200.00 1,100.00", "闸门更换 300.50 280.20"]
