"""Lines of a PDF → paragraphs: joined where the text goes on, parted where the author began anew."""

from __future__ import annotations

import pytest
from pdf_of import BODY, HEIGHT, LEADING, LEFT, RIGHT, Paper, paragraphs, wide

from reportlint.model import Paragraph

FIRST = (
    "清溪镇水利站按照年度计划组织实施三处小型灌溉设施维修，共安排资金86.40万元，"
    "实际支出79.35万元，结余部分按规定交回，受益农户412户。"
)
SECOND = (
    "截至年末，三处设施全部通过验收，其中渠道清淤5.6公里，更换闸门7座，群众对维修质量总体满意，未发生安全事故和投诉。"
)
HEADING = "一、项目基本情况"


def filled(end: str) -> str:
    """Return a line that reaches the right margin and ends with `end`."""
    return "补" * int((RIGHT - LEFT - wide(end)) // BODY) + end


def test_the_lines_of_a_paragraph_are_joined_without_spaces() -> None:
    assert paragraphs(Paper().prose(FIRST).prose(SECOND).read()) == [FIRST, SECOND]


def test_headings_at_the_margin_stay_by_themselves() -> None:
    paper = Paper().lines(HEADING).prose(FIRST).lines("二、完成情况").prose(SECOND)
    assert paragraphs(paper.read()) == [HEADING, FIRST, "二、完成情况", SECOND]


def test_an_indented_line_begins_a_paragraph_even_after_a_full_line() -> None:
    full = "本" * 27 + "。"
    paper = Paper().lines(full, x=LEFT + 2 * BODY).prose(SECOND)
    assert paragraphs(paper.read()) == [full, SECOND]


def test_unindented_paragraphs_are_told_by_their_short_last_lines() -> None:
    assert paragraphs(Paper().prose(FIRST, 0).prose(SECOND, 0).read()) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("end", "beginning"),
    [
        ("三次产业结构由上年调整为", "10.1∶40.3∶49.6。"),
        ("得分九十分及以上的评定", "为“良”，其余"),
        ("及以上为", "优，以下"),
    ],
)
def test_a_line_that_ended_before_what_is_not_parted_goes_on(end: str, beginning: str) -> None:
    room = RIGHT - LEFT - wide(beginning.rstrip("其余以下")) + 2
    filler = "甲" * int((room - wide(end)) / BODY)
    full = "乙" * int((RIGHT - LEFT) / BODY)
    paper = Paper().lines(full, full, full, filler + end, beginning)
    assert paragraphs(paper.read())[-1].endswith(end + beginning)


def test_a_numbered_heading_is_no_part_of_the_finished_line_above_it() -> None:
    room = RIGHT - LEFT - wide("1.2") - 0.5 * BODY
    full = "乙" * int((RIGHT - LEFT) / BODY)
    last = "甲" * int(room / BODY - 1) + "。"
    paper = Paper().lines(full, full, full, last, "1.2 剩余空间")
    assert paragraphs(paper.read())[-1].replace(" ", "") == "1.2剩余空间"


def test_a_larger_gap_begins_a_paragraph() -> None:
    lines = ["甲" * 30, "乙" * 30, "丙" * 30, "丁" * 30]
    paper = Paper().lines(*lines)
    paper.at += 20
    paper.lines("戊" * 30, "己" * 10)
    assert paragraphs(paper.read()) == ["".join(lines), "戊" * 30 + "己" * 10]


def test_a_heading_in_larger_type_is_no_part_of_the_text_below() -> None:
    paper = Paper().lines("项目绩效自评报告说明与各项附件清单一览", size=18).prose(FIRST, 0)
    assert paragraphs(paper.read()) == ["项目绩效自评报告说明与各项附件清单一览", FIRST]


def test_a_centred_title_over_two_lines_is_one_paragraph() -> None:
    paper = (
        Paper().centre("清溪镇农业综合服务中心二〇二四年度部门").centre("整体支出自评报告").prose(FIRST).prose(SECOND)
    )
    assert paragraphs(paper.read()) == ["清溪镇农业综合服务中心二〇二四年度部门整体支出自评报告", FIRST, SECOND]


def test_centred_lines_that_had_room_stay_apart() -> None:
    paper = Paper().centre("自评报告").centre("清溪镇").prose(FIRST).prose(SECOND)
    assert paragraphs(paper.read()) == ["自评报告", "清溪镇", FIRST, SECOND]


def test_a_range_torn_at_its_dash_is_mended() -> None:
    paper = Paper().prose(FIRST).lines(filled("80-"), "89的得六分，其他情况不得分。").prose(SECOND)
    assert "80-89的得六分" in paper.read().text


def test_latin_words_keep_a_space_over_a_line_end() -> None:
    paper = Paper().prose(FIRST).lines(filled(" Green"), "Book 一书所列指标体系。").prose(SECOND)
    assert "Green Book一书" in paper.read().text


def test_a_hanging_indent_belongs_to_its_item() -> None:
    item = "1." + filled("1.").removesuffix("1.")
    paper = Paper().prose(FIRST, 0).lines(item).lines("镇财政所复核。", x=LEFT + 2 * BODY)
    assert paragraphs(paper.read())[-1] == item + "镇财政所复核。"


def test_a_number_torn_in_the_middle_is_one_number_and_two_numbers_are_two() -> None:
    torn = Paper().prose(FIRST).lines(filled("1308"), "46万元。").prose(SECOND)
    assert "130846万元" in torn.read().text
    apart = Paper().prose(FIRST).lines(filled("2023")[1:], "2024年度。").prose(SECOND)
    assert "2023 2024年度" in apart.read().text


def test_a_paragraph_goes_on_over_the_page_end() -> None:
    long = (
        "".join(f"第{number}批补助资金{number}.50万元已经全部拨付到户，" for number in range(1, 60)) + "合计全部完成。"
    )
    document = Paper().prose(FIRST).prose(long).prose(SECOND).read()
    assert document.pages == 2
    assert paragraphs(document) == [FIRST, long, SECOND]
    assert document.layout
    assert {page for page in document.layout.pages if page} == {1, 2}
    assert not any(block.cut for block in document.blocks if isinstance(block, Paragraph))


def test_a_paragraph_that_may_go_on_but_need_not_is_marked_as_cut() -> None:
    document = Paper().prose(FIRST).lines("为做好各项工作").page().prose(SECOND).read()
    cut = [document.quote(block.span) for block in document.blocks if isinstance(block, Paragraph) and block.cut]
    assert cut == ["为做好各项工作"]


def test_a_finished_paragraph_at_the_page_end_is_not_cut() -> None:
    document = Paper().prose(FIRST).page().prose(SECOND).read()
    assert paragraphs(document) == [FIRST, SECOND]
    assert not any(block.cut for block in document.blocks if isinstance(block, Paragraph))


def test_a_finished_full_line_at_the_page_end_is_not_joined() -> None:
    document = Paper().prose(FIRST, 0).lines("本" * 29 + "。").page().lines("余" * 30, "毕。").read()
    assert paragraphs(document) == [FIRST, "本" * 29 + "。", "余" * 30 + "毕。"]


def test_entries_of_a_table_of_contents_are_listed_one_by_one() -> None:
    entries = [f"{number}、{title}{'.' * 70}{number + 2}" for number, title in ((1, "部门概况"), (2, "自评结论"))]
    document = Paper().lines(*entries).prose(FIRST).read()
    listed = [document.quote(block.span) for block in document.blocks if isinstance(block, Paragraph) and block.listed]
    assert listed == entries


def test_pages_of_another_format_have_their_own_margins() -> None:
    paper = Paper().prose(FIRST).page()
    paper.canvas.setPageSize((HEIGHT, 595))
    lines = ["横" * 45, "向" * 45, "页" * 45, "面" * 20 + "。"]
    for place, line in enumerate(lines):
        paper.canvas.setFont("STSong-Light", BODY)
        paper.canvas.drawString(100, 500 - 24 * place, line)
    assert paragraphs(paper.read()) == [FIRST, "".join(lines)]


def test_a_few_short_lines_of_one_length_are_paragraphs_of_their_own() -> None:
    texts = ["一、基本情况", "（一）职责：", "负责日常管理"]
    assert paragraphs(Paper().lines(*texts).read()) == texts


def test_a_line_that_closes_the_bracket_left_open_above_goes_on_with_it() -> None:
    paper = Paper().put(200, 200, "年度预算收支对比（万", 12).put(250, 218, "元）", 12).put(90, 300, "一、概况")
    assert paragraphs(paper.read()) == ["年度预算收支对比（万元）", "一、概况"]


def test_a_line_that_closes_no_bracket_of_the_one_above_stays_by_itself() -> None:
    paper = Paper().put(200, 200, "年度预算收支对比（万元）", 12).put(250, 218, "其他）", 12).put(90, 300, "一、概况")
    assert paragraphs(paper.read())[0] == "年度预算收支对比（万元）"


def test_lines_set_to_the_right_margin_stay_apart() -> None:
    signature = ("某县农村水利管理站", "负责人：赵某某", "2031年3月15日")
    paper = Paper().prose(FIRST)
    for text in signature:
        paper.put(RIGHT - wide(text), paper.at, text)
        paper.at += LEADING
    paper.lines("（联系人：钱某）", x=LEFT + 2 * BODY)
    assert paragraphs(paper.read())[1:] == [*signature, "（联系人：钱某）"]


# ---------------------------------------------------------------- narrower than the page

BOX = ["提示：全年安排补助", "36.50万元，已拨付30.20", "万元，其余部分待验收", "之后于次年一季度支付", "给各实施单位。"]
ITEM = ["安排补助36.50万元，", "已拨付30.20万元，其余", "部分待验收之后于次年", "一季度付清。"]


def boxed(lines: list[str], x: float = LEFT) -> list[str]:
    """Print lines between two full paragraphs and read everything."""
    paper = Paper().prose(40 * "前文述及各项安排")
    paper.at += LEADING
    for line in lines:
        indent = 2 * BODY if line.startswith("　　") else 0.0
        paper.lines(line.strip(), x=x + indent)
    paper.at += LEADING
    return paragraphs(paper.prose(40 * "后文详述执行结果").read())


def test_the_lines_of_a_narrow_text_are_one_paragraph() -> None:
    assert boxed(BOX)[1:-1] == ["".join(BOX)]
    assert boxed(BOX, x=300.0)[1:-1] == ["".join(BOX)]


def test_a_narrow_text_has_paragraphs_of_its_own() -> None:
    one, two = ["　　第一笔" + ITEM[0][2:], *ITEM[1:]], ["　　第二笔" + ITEM[0][2:], *ITEM[1:]]
    assert boxed(one + two)[1:-1] == ["".join(one).strip(), "".join(two).strip()]


@pytest.mark.parametrize(
    "lines",
    [
        ["青山县第一中学校", "白水县第二中学校", "红石县第三中学校", "黄沙县第四中学校", "绿洲县第五中学校"],
        ["（一）修路，共计十二处", "（二）架桥，共计三十处", "（三）植树，共计九百株", "（四）清淤，共计十四处。"],
        ["会议费，12.5万元", "培训费，8.25万元", "公务用车运行费，20万元", "差旅费，9万元", "印刷费，1万元。"],
    ],
)
def test_short_lines_of_a_list_stay_apart(lines: list[str]) -> None:
    assert boxed(lines)[1:-1] == lines
