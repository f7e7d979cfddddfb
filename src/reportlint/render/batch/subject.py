"""Whose report it is, of which kind, and the score it gives itself, as far as its first words and tables say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import PurePath

from reportlint.finding import Result
from reportlint.model import Document, Table
from reportlint.patterns import compiled
from reportlint.render.visible import one_line

FIRST_PARAGRAPHS = 20
"""Paragraphs among which the title is looked for."""

LONGEST_TITLE = 60
"""Characters of a title."""

FIRST_ROWS = 8
"""Rows of a form in which its unit is named."""

TITLE = compiled(r"(?:报告|自评表|评价表|决算|预算|公开|总结|说明)(?:[（(][^（）()]*[）)])?$")
ITEM = compiled(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．）)]")
"""How a numbered heading begins, which is no title of the whole."""

NAME = compiled(r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9（）()·]{2,}")
"""What the name of a unit looks like."""

YEAR_IN_TITLE = compiled(r"(?:19|20)\d\d年|[二〇○零一]{4}年")
OBJECT = compiled(
    r"重点(?:项目)?(?:支出)?(?:绩效|评价)|部门(?:整体|预算|决算|支出)|整体支出|项目支出|绩效|财政支出|预算|决算|自评"
)
LABEL = compiled(
    r"(?:填报|项目|预算|实施|自评|编制|报告)?单位(?:名称)?(?:[（(]盖?章[）)])?|部门(?:（单位）)?名称|项目实施单位"
)
BODY = compiled(r"(?:局|办|处|中心|镇|乡|街道|委|院|校|学校|厅|部|会|所|站|馆|公司|集团|大队|支队)$")
"""How the name of a unit ends."""

KINDS = (("整体支出", "whole"), ("项目", "project"), ("决算", "accounts"), ("预算", "budget"), ("自评表", "form"))
"""Words of a title → the kind of report they mean; the first that is met."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about."""

    unit: str
    """Name of the unit; the name of the file where the report does not say."""
    title: str
    """Its title, or the name of the file."""
    kind: str
    """`whole`, `project`, `accounts`, `budget`, `form` or `other`."""
    score: Fraction | None
    """Its total score out of 100, None where no score table prints one."""


def subject_of(result: Result) -> Subject:
    """Find out whose report it is."""
    stem = one_line(PurePath(result.path).stem)
    lines = list(first_lines(result.document))
    place = next((number for number, line in enumerate(lines) if TITLE.search(line) and not ITEM.match(line)), None)
    title = stem if place is None else lines[place]
    unit = named_in_form(result.document) or unit_in_title(lines, place)
    return Subject(unit or stem, title, kind_of(title, result), score_of(result))


def first_lines(document: Document) -> Iterator[str]:
    """Yield the first short paragraphs without their blanks."""
    for number, paragraph in enumerate(document.paragraphs()):
        if number >= FIRST_PARAGRAPHS:
            return
        if not paragraph.listed and len(paragraph.span) <= 2 * LONGEST_TITLE:
            line = compiled(r"\s+").sub("", document.quote(paragraph.span)).lstrip("#*").rstrip("*")
            if 0 < len(line) <= LONGEST_TITLE:
                yield one_line(line)


def unit_in_title(lines: list[str], place: int | None) -> str:
    """Return the name of the unit before the year or the object of a title, or on the line above it."""
    if place is None:
        return ""
    title = lines[place].removeprefix("关于")
    starts = [match.start() for pattern in (YEAR_IN_TITLE, OBJECT) if (match := pattern.search(title))]
    unit = title[: min(starts)] if starts else ""
    if not unit and place and BODY.search(lines[place - 1]):
        return lines[place - 1]
    return unit.strip("《“”")


def named_in_form(document: Document) -> str:
    """Return the cell behind 单位名称 in the first rows of a form."""
    for table in document.tables():
        for label, value in neighbours(document, table):
            if LABEL.fullmatch(label) and NAME.fullmatch(value) and not LABEL.fullmatch(value):
                return value
        return ""
    return ""


def neighbours(document: Document, table: Table) -> Iterator[tuple[str, str]]:
    """Yield pairs of neighbouring cells in the first rows of a table."""
    cells = sorted((cell for cell in table.cells if cell.row < FIRST_ROWS), key=lambda cell: (cell.row, cell.column))
    for cell, following in pairwise(cells):
        if cell.row == following.row:
            label = compiled(r"[\s:：]").sub("", document.quote(cell.span))
            yield label, one_line(document.quote(following.span))


def kind_of(title: str, result: Result) -> str:
    """Tell the kind of a report from its title."""
    known = next((kind for words, kind in KINDS if words in title), "")
    return known or ("form" if result.sheets else "other")


def score_of(result: Result) -> Fraction | None:
    """Return the total score of the first score table that prints one, out of 100."""
    for sheet in result.sheets:
        if sheet.score is not None:
            full = sheet.full.value if sheet.full and sheet.full.value > 0 else Fraction(100)
            return sheet.score.value * 100 / full
    return None
