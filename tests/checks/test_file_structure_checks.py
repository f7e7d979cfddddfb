"""What no Markdown example can show: pages of a table of contents, styles of headings, what a file says of itself."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from helpers import vocabulary

from reportlint.checks import CHECKS
from reportlint.checks.check import NoParams
from reportlint.checks.structure.contents import Aspect, ContentsPages
from reportlint.facts import extract
from reportlint.finding import Observation
from reportlint.model import Document, Layout
from reportlint.read.story import Story
from reportlint.read.trouble import LIMITS
from reportlint.rule import Outcome

TITLE = "云岭县档案馆2025年度部门整体支出绩效自评报告"
CHAPTERS = ["一、部门概况", "二、收支情况", "三、绩效情况", "四、存在问题", "五、改进措施"]


def look(check: str, read: Document, params: object | None = None) -> list[Observation]:
    """Let one kind of check look at a document."""
    return list(CHECKS[check].run(extract(read, vocabulary()), params or NoParams()))


# ---------------------------------------------------------------- pages of a table of contents


def printed(stated: list[int], actual: list[int]) -> Document:
    """Make a pdf whose contents state page numbers and whose chapters begin on others."""
    story = Story("pdf", LIMITS)
    story.paragraph([TITLE])
    for chapter, page in zip(CHAPTERS, stated, strict=True):
        story.paragraph([f"{chapter} …… {page}"], listed=True)
    for chapter in CHAPTERS:
        story.paragraph([chapter])
        story.paragraph(["各项工作按计划推进。"])
    read = story.document()
    pages = array("i", [1] * len(read.text))
    for chapter, page in zip(CHAPTERS, actual, strict=True):
        start = read.text.rindex(chapter)
        pages[start:] = array("i", [page] * (len(read.text) - start))
    return replace(read, layout=Layout(pages, array("d", [0.0] * 4 * len(read.text))))


@pytest.mark.parametrize(
    ("stated", "actual", "told"),
    [
        ([1, 3, 6, 9, 11], [1, 3, 6, 9, 11], []),
        ([1, 3, 6, 9, 11], [4, 6, 9, 12, 14], []),
        ([1, 3, 7, 9, 11], [4, 6, 9, 12, 14], ["三、绩效情况 …… 7"]),
        ([1, 3, 6, 9, 10], [2, 4, 7, 10, 12], ["五、改进措施 …… 10"]),
    ],
)
def test_an_entry_names_the_page_its_heading_is_on_whatever_the_cover_shifts(
    stated: list[int], actual: list[int], told: list[str]
) -> None:
    read = printed(stated, actual)
    looks = look("contents-pages", read, ContentsPages(Aspect.PLACE))
    assert len(looks) == len(CHAPTERS)
    assert [read.quote(one.span) for one in looks if one.outcome is Outcome.FAIL] == told


def test_where_most_entries_disagree_the_reading_is_not_trusted() -> None:
    looks = look("contents-pages", printed([1, 2, 3, 4, 5], [1, 5, 6, 9, 14]), ContentsPages(Aspect.PLACE))
    assert Outcome.FAIL not in {one.outcome for one in looks}


def test_a_format_without_pages_is_not_asked_for_them() -> None:
    read = replace(printed([1, 3, 6, 9, 11], [1, 1, 1, 1, 1]), layout=None)
    assert look("contents-pages", read, ContentsPages(Aspect.PLACE)) == []


# ---------------------------------------------------------------- styles of headings


def styled(levels: list[int], form: str = "docx") -> Document:
    """Make a document whose chapters have these outline levels."""
    story = Story(form, LIMITS)
    for chapter, level in zip(CHAPTERS, levels, strict=True):
        story.paragraph([chapter], level)
        story.paragraph(["各项工作按计划推进。"])
    return story.document()


@pytest.mark.parametrize(
    ("levels", "form", "outcomes"),
    [
        ([1, 1, 1, 1, 1], "docx", [Outcome.PASS]),
        ([1, 1, 2, 1, 1], "docx", [Outcome.FAIL]),
        ([1, 1, 2, 1, 1], "md", []),
        ([1, 2, 3, 1, 2], "docx", []),
    ],
)
def test_headings_numbered_alike_have_one_style(levels: list[int], form: str, outcomes: list[Outcome]) -> None:
    assert [one.outcome for one in look("levels-declared", styled(levels, form))] == outcomes


def test_the_odd_heading_is_pointed_at() -> None:
    read = styled([1, 1, 2, 1, 1])
    assert read.quote(look("levels-declared", read)[0].span) == "三、绩效情况"


# ---------------------------------------------------------------- ends of paragraphs


def test_a_word_processor_knows_where_paragraphs_end() -> None:
    story = Story("docx", LIMITS)
    story.paragraph(["全年完成档案接收、整理、数字化三项任务。查阅服务满意率保持稳定，没有发生安全事故"])
    story.paragraph(["馆藏档案按期移交。"])
    read = story.document()
    assert [read.quote(one.span) for one in look("paragraph-end", read) if one.outcome is Outcome.FAIL] == ["事故"]


def test_a_sentence_that_reads_on_in_the_next_paragraph_was_cut_and_has_its_end_there() -> None:
    story = Story("docx", LIMITS)
    story.paragraph(["全年完成档案接收、整理、数字化三项任务。查阅服务覆盖社区、学校、企业、机关、乡镇卫生院"])
    story.paragraph(["等各类单位，满意率保持稳定。"])
    assert Outcome.FAIL not in {one.outcome for one in look("paragraph-end", story.document())}


def test_a_text_file_may_break_a_paragraph_anywhere() -> None:
    story = Story("txt", LIMITS)
    story.paragraph(["全年完成档案接收、整理、数字化三项任务。查阅服务满意率保持稳定，没有发生安全事故"])
    story.paragraph(["馆藏档案按期移交。"])
    assert look("paragraph-end", story.document()) == []


# ---------------------------------------------------------------- what a file says of itself


@pytest.mark.parametrize(
    ("properties", "outcomes"),
    [
        ({}, []),
        ({"title": TITLE}, [Outcome.PASS]),
        ({"title": "云岭县图书馆2025年度部门整体支出绩效自评报告"}, [Outcome.FAIL]),
        ({"title": "云岭县档案馆2024年度绩效自评报告"}, [Outcome.FAIL]),
        ({"title": "2026年报送稿"}, [Outcome.PASS]),
        ({"company": "云岭县美术馆"}, [Outcome.FAIL]),
        ({"author": "云岭县图书馆"}, []),
    ],
)
def test_the_properties_of_a_file_are_those_of_its_report(properties: dict[str, str], outcomes: list[Outcome]) -> None:
    story = Story("docx", LIMITS)
    story.paragraph([TITLE], 1)
    story.paragraph(["自评等级为优。"])
    read = replace(story.document(), properties=properties)
    assert [one.outcome for one in look("foreign-properties", read)] == outcomes
