"""What a report is about, as its own title says: the year, the unit, the whole or a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from reportlint.facts.text.dates import Date, find_dates
from reportlint.facts.text.passages import Passage, is_closed, read_passage
from reportlint.facts.text.sections import TOKEN, Heading
from reportlint.model import Document, Paragraph, Span
from reportlint.patterns import compiled

GENRE = compiled(
    r"(?:报告书?|说明书?|公报|公告|公开|公示|总结|情况|方案|年报|分析|通报|自评表|评价表|预算|决算|汇报|简报|草案|概况|评价|目标表|申报表|摘要|结果|意见书)"
    r"(?:（[^（）]{1,14}）)*(?:\[\d{1,2}\])?$"
)
"""How a title ends."""
TITLE_LIMIT = 70
"""Characters beyond which no paragraph is a title."""
HEAD = 12
"""Paragraphs among which a title is looked for."""
NOT_TITLE = compiled(r"^(?:附件|附表|附录|目录|单位：|日期|编号|—|（|联系)")
UNIT = compiled(
    r"(?P<unit>[\u4e00-\u9fff（）]{2,30}?(?:街道办事处|人民政府办公室|人民政府|管理委员会|委员会办公室|委员会|管理局|监督局|"
    r"管理处|管理所|管理中心|服务中心|中心|研究院|研究所|办公室|办事处|图书馆|博物馆|文化馆|医院|学校|中学|小学|大学|学院|"
    r"幼儿园|总队|支队|大队|公司|总站|[局委厅部办院所站队馆社]))"
    r"(?=（|20\d\d|二〇|(?:年度?|部门|单位|本级|整体|绩效|决算|预算|项目|关于|政府信息|[^\u4e00-\u9fff])|$"
    r"|(?:(?<=中心)|(?<=医院)|(?<=事处)|(?<=政府)|(?<=局)|(?<=馆))[\u4e00-\u9fff]{2,14}(?:项目|资金))"
)
WHOLE_REPORT = compiled(r"(?:报告书?|说明|公开|决算|预算)(?:（[^（）]{1,14}）)*$")
"""How the title of a report of its own ends; forms and lists belong to the report that they stand in."""
LEAD = compiled(r"^(?:20\d\d年度?|关于)")
"""What may stand before the name of the unit."""
PLAN = compiled(r"预算(?!执行)|计划|方案|要点|规划|目标申报|(?<!审计)工作报告")
"""Titles of reports that look ahead; a report on how a budget was carried out does not."""
PROJECT = compiled(r"项目|专项资金|专项经费|补助资金")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about."""

    block: int | None = None
    """Index of the paragraph of its title among the document's blocks, None where it has none."""
    span: Span | None = None
    """Its title."""
    title: str = ""
    """The title as it reads."""
    years: tuple[Date, ...] = ()
    """The years printed in the title."""
    unit: str = ""
    """Whose report it is, as the title names it; empty where it does not."""

    @property
    def year(self) -> int | None:
        """The one year it is about; None where the title names none, or several."""
        named = {date.year for date in self.years}
        return named.pop() if len(named) == 1 else None

    @property
    def last_year(self) -> int | None:
        """The year it is about, of a title that names several years in one (2023—2024年) the last."""
        named = compiled(r"(?<!\d)((?:19|20)\d{2})(?=\s*(?:年|[-~—–至]))").findall(self.title)
        return None if self.year is None else max([self.year, *map(int, named)])

    @property
    def is_evaluation(self) -> bool:
        """Whether it is an evaluation of performance."""
        return "绩效" in self.title or "自评" in self.title

    @property
    def is_whole(self) -> bool:
        """Whether it is about all that a unit spends, and not about a project."""
        return "整体" in self.title and not PROJECT.search(self.title.replace("项目支出", ""))

    @property
    def is_plan(self) -> bool:
        """Whether it looks ahead: a budget or a plan says much about the year before."""
        return bool(PLAN.search(self.title)) and not self.is_evaluation


def find_subject(document: Document) -> Subject:
    """Read the title among the first paragraphs, before the first numbered heading or sentence."""
    paragraphs = islice(((i, b) for i, b in enumerate(document.blocks) if isinstance(b, Paragraph)), HEAD)
    passages = ((index, read_passage(document, [block.span])) for index, block in paragraphs)
    head = list(takewhile(lambda one: is_head(one[1]), passages))
    for place, (block, passage) in enumerate(head):
        if GENRE.search(passage.text) and not NOT_TITLE.match(passage.text):
            around = [one for _, one in (head[place], *head[max(0, place - 1) : place], *head[place + 1 : place + 2])]
            return subject_of(block, passage, next(filter(None, map(years_of, around)), ()), around)
    for block, passage in head[:1]:
        if is_declared(document, block) and not NOT_TITLE.match(passage.text):
            return subject_of(block, passage, dated(passage), [passage])
    return Subject()


def is_declared(document: Document, block: int) -> bool:
    """Whether the source itself says that a paragraph is the highest heading."""
    paragraph = document.blocks[block]
    return isinstance(paragraph, Paragraph) and paragraph.outline == 1


def find_parts(document: Document, headings: Sequence[Heading], first: Subject) -> tuple[Subject, ...]:
    """Return the reports that a file holds, each by its title: the first, and every later one about another unit."""
    found = [first]
    for heading in headings:
        below = heading.number is not None and heading.level > 0
        if heading.block == first.block or heading.run_in or below or not WHOLE_REPORT.search(heading.title):
            continue
        passage = read_passage(document, [heading.span])
        titled = subject_of(heading.block, passage, years_of(passage), [part_title(passage, heading.title)])
        if titled.unit and first.unit and titled.unit != found[-1].unit:
            found.append(titled)
    return tuple(found)


def part_title(passage: Passage, title: str) -> Passage:
    """Return a title as a passage without the number of its part: 第二部分 …报告."""
    start = len(passage.text) - len(title)
    return Passage(title, passage.offsets[start:], passage.span, passage.paragraphs)


def is_head(passage: Passage) -> bool:
    """Whether a paragraph may stand before the text of a report."""
    ends = is_closed(passage.text) and not NOT_TITLE.match(passage.text)
    return len(passage.text) <= TITLE_LIMIT and not TOKEN.match(passage.text) and not ends


def years_of(passage: Passage) -> tuple[Date, ...]:
    """Return the years a line of the title prints; of other lines, only one that holds little else: （2024年度）."""
    years = dated(passage)
    return years if GENRE.search(passage.text) or len(passage.text) <= 10 else ()


def dated(passage: Passage) -> tuple[Date, ...]:
    """Return the years that a line prints."""
    return tuple(date for date in find_dates(passage) if date.year and date.month is None)


def subject_of(block: int, passage: Passage, years: tuple[Date, ...], around: Sequence[Passage]) -> Subject:
    """Put together what the lines of a title say."""
    units = (UNIT.match(LEAD.sub("", one.text)) for one in around)
    unit = next(filter(None, units), None)
    return Subject(block, passage.span, passage.text, years, unit["unit"] if unit else "")
