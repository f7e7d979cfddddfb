"""Checks of content: what is evaluated, goals and indicators that do not meet, sections that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from reportlint.checks.check import NoParams
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.indicators import Indicator
from reportlint.facts.text.sections import Section
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome

OBJECT = compiled(
    r"对(?P<object>(?![^，。；]{0,6}(?:部门|单位|整体|各|所有|全部|下属|以上|上述|本))[^，。；：、“”《》]{2,24}?(?:项目|专项资金|专项经费))"
    r"(?:资金|支出)?(?:进行|开展|实施)(?:了)?[^，。；]{0,8}(?:自评|评价)"
)
EXECUTION = compiled(r"执行率(?:为|达到?|是|：)?$")
PROJECT_SUBJECT = compiled(r"^(?:\d{4}年度?)?(?:该|本)?项目(?:共|全年|总|安排|预算|资金)")
GOALS = compiled(r"分项(?:绩效)?目标|分项任务|重点(?:工作)?任务|年度(?:主要|重点)?工作(?:任务|目标)")
RESULTS = compiled(r"完成情况|实现情况|指标分析|得分")
LEAST_GOALS = 3
"""Goals that make a list."""
INDICATORS = compiled(r"^(?:年度)?(?:绩效)?指标[：:]")
MEASURE = compiled(
    r"\d|[≥≤%]|百分之|[一二两三四五六七八九十百](?:个|次|场|人|户|件|项|家|公里|名|份)(?!方面)|每(?:日|天|周|旬|月|季度?|年|半年)|全覆盖|零(?:事故|投诉|上访|发生)|"
    r"(?:月|年|季度?)(?:底|末)?前"
)
SURVEYED = compiled(
    r"(?:采取|采用|通过|开展|进行|组织|实施|做)(?:了|的)?[^，。；]{0,8}(?P<what>(?:抽样|问卷|满意度)(?:随机)?(?:抽样)?(?:调查|测评)|随机抽样)"
    r"|抽样方法[：:][^。；]*(?P<what>随机抽样|抽样调查)"
)
SAMPLE = compiled(
    r"(?:问卷|样本|抽样|抽取|发放|回收|收回|访问|走访|受访|调查|抽查)[^。；]{0,24}?\d+(?:余|多)?万?(?:份|人|户|名|个|张|家|位|条)"
)
PROBLEMS = compiled(r"问题|不足|短板")


# ---------------------------------------------------------------- what is evaluated


def evaluated_object(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at what a report on a whole unit says it evaluates: not one project, with the project's execution rate."""
    if not facts.subject.is_whole or not facts.subject.is_evaluation:
        return
    named = [
        (prose, match)
        for prose in facts.prose
        for match in OBJECT.finditer(prose.passage.text)
        if prose.blocks[0] != facts.subject.block
    ]
    rates = [prose for prose in facts.prose if tells_of_project(prose)]
    objects = {match["object"] for _, match in named}
    for prose, match in named:
        fails = len(objects) == 1 and bool(rates)
        span = prose.passage.locate(*match.span("object"))
        values = {"object": match["object"], "title": facts.subject.title}
        related = tuple(Related(one.passage.span, "执行率所依据的支出") for one in rates[:1])
        title = (Related(facts.subject.span, "标题"),) if facts.subject.span else ()
        yield Observation(Outcome.FAIL if fails else Outcome.PASS, span, values, (*title, *related))


def tells_of_project(prose: Prose) -> bool:
    """Whether a passage gives the execution rate of a project as if it were that of the whole."""
    rate = any(
        EXECUTION.search(prose.passage.text[: prose.passage.find(one.span)[0]])
        for one in prose.quantities
        if one.unit in {"%", "％"}
    )
    return rate and bool(PROJECT_SUBJECT.match(prose.passage.text))


# ---------------------------------------------------------------- goals and indicators


def goals_scored(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the goals a report lists one by one: some must come back among the indicators and their analysis."""
    if not facts.score_tables:
        return
    listed = [
        (section, goals)
        for index, section in enumerate(facts.sections)
        if GOALS.search(section.heading.title) and not RESULTS.search(section.heading.title)
        if len(goals := goals_below(facts, index)) >= LEAST_GOALS
    ]
    scored = scored_words(facts) if listed else set()
    for section, goals in listed:
        unmet = [goal for goal in goals if len(words_of(goal.heading.title, facts) & scored) < 2]
        outcome = Outcome.FAIL if len(unmet) == len(goals) else Outcome.PASS
        named = (compiled(r"[，。：；]").split(goal.heading.title)[0] for goal in goals[:3])
        values = {"goals": "、".join(named), "count": str(len(goals))}
        related = tuple(Related(goal.heading.span, "目标") for goal in goals[:5])
        yield Observation(outcome, section.heading.span, values, related)


def goals_below(facts: Facts, index: int) -> list[Section]:
    """Return the numbered sections that list the goals: those below, or an inverted list right behind the heading."""
    found: list[Section] = []
    for one in islice(facts.sections, index + 1, None):
        if one.heading.number is None or one.heading.number != len(found) + 1:
            break
        if found and one.heading.style != found[0].heading.style:
            break
        found.append(one)
    return found


def scored_words(facts: Facts) -> set[str]:
    """Return the pairs of characters of the score tables and of the sections that analyse results."""
    cells = [slot.text for table in facts.score_tables for row in table.grid.rows for slot in row.slots if slot]
    analysed = [
        one.passage.text
        for one in facts.prose
        for section in [facts.section(one.passage.span)]
        if section is not None and any(RESULTS.search(title) for title in facts.breadcrumb(one.passage.span))
    ]
    return {word for text in (*cells, *analysed) for word in words_of(text, facts)}


def words_of(text: str, facts: Facts) -> set[str]:
    """Return the pairs of neighbouring Chinese characters that not every report has."""
    common = facts.vocabulary.terms.get("common-words", ())
    parts = compiled(r"[\u4e00-\u9fff]+").findall(text)
    return {part[at : at + 2] for part in parts for at in range(len(part) - 1)} - set(common)


def measurable_goals(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the paragraphs that state indicators of goals: most must hold something that can be measured."""
    stated = [prose for prose in facts.prose if INDICATORS.match(prose.passage.text)]
    vague = []
    for prose in stated:
        if MEASURE.search(without_year(prose.passage.text)):
            yield Observation(Outcome.PASS, label_span(prose))
        else:
            vague.append(prose)
    if not vague:
        return
    fails = len(stated) >= 3 and 2 * len(vague) >= len(stated)
    values = {"vague": str(len(vague)), "stated": str(len(stated))}
    related = tuple(Related(label_span(one), "未见可衡量内容") for one in vague[1:])
    yield Observation(Outcome.FAIL if fails else Outcome.REVIEW, label_span(vague[0]), values, related)


def without_year(text: str) -> str:
    """Leave years out: they measure nothing."""
    return compiled(r"(?:19|20)\d\d年度?|“[^”]*”").sub("", text)


def label_span(prose: Prose) -> Span:
    """Return the words 绩效指标 that open a paragraph."""
    end = compiled(r"[：:]").search(prose.passage.text)
    return prose.passage.locate(0, end.start() if end else 4)


# ---------------------------------------------------------------- deductions


def deductions_in_problems(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the problems a report admits: the indicators that lost marks should be among them."""
    lost = [
        indicator
        for table in facts.score_tables
        for indicator in table.indicators
        if indicator.full and indicator.score and indicator.score.value < indicator.full.value
    ]
    sections = [one for one in facts.sections if PROBLEMS.search(one.heading.title) and one.heading.number is not None]
    if not lost or not sections:
        return
    text = facts.document.quote(sections[0].span)
    heard = [one for one in lost if speaks_of(facts, text, one)]
    values = {"labels": "、".join(one.name for one in lost[:4]), "count": str(len(lost))}
    related = tuple(Related(one.name_slot.cell.span, "被扣分指标") for one in lost[:4])
    outcome = Outcome.PASS if heard else Outcome.FAIL
    yield Observation(outcome, sections[0].heading.span, values, related)


def speaks_of(facts: Facts, text: str, indicator: Indicator) -> bool:
    """Whether a text speaks of an indicator, by name, by kind or by words of the name."""
    kinds = {"预算执行": ("执行率", "预算执行", "支付进度", "支出进度"), "满意度": ("满意",)}.get(indicator.kind, ())
    shared = words_of(indicator.name, facts) & words_of(text, facts)
    return any(word in text for word in kinds) or len(shared) >= 2


# ---------------------------------------------------------------- surveys


def survey_sample(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at a survey that is told of: somewhere the report must say how many were asked."""
    told = [(prose, match) for prose in facts.prose for match in [SURVEYED.search(prose.passage.text)] if match]
    if not told:
        return
    counted = any(SAMPLE.search(prose.passage.text) for prose in facts.prose)
    prose, match = told[-1]
    outcome = Outcome.PASS if counted else Outcome.FAIL
    yield Observation(outcome, prose.passage.locate(*match.span("what")), {"phrase": match["what"]})


def satisfaction_measure(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every indicator of satisfaction: it must not be measured by complaints alone."""
    for table in facts.score_tables:
        column = table.grid.column("评分标准")
        for indicator in table.indicators:
            slot = indicator.row.slot(column) if column is not None else None
            if slot is None or "满意" not in indicator.name or not slot.text:
                continue
            fails = "投诉" in slot.text and "满意" not in slot.text
            values = {"label": indicator.name}
            yield Observation(Outcome.FAIL if fails else Outcome.PASS, slot.cell.span, values)


# ---------------------------------------------------------------- required sections


@dataclass(frozen=True, slots=True)
class Required:
    """Parameters: a section that a kind of report must have."""

    section: str
    """How the section is called in the message."""
    words: tuple[str, ...]
    """Words one of which must stand in a heading, a caption or the head of a table."""
    within: tuple[str, ...] = ()
    """Words of headings of sections that may hold it: one of `words` must stand in their text."""
    titles: str = "."
    """Regular expression of the titles of the reports it is asked of."""
    headings: int = 4
    """Least number of headings of a report that has an outline at all."""


BRACKETED = compiled(r"[〔【［\[](?P<title>[^〔〕【】［］\[\]]{2,20})[〕】］\]]")
"""A heading in brackets that a passage opens with: 【存在问题】."""


def required_section(facts: Facts, params: Required) -> Iterator[Observation]:
    """Look for a section by the words of its heading."""
    if facts.subject.span is None or not compiled(params.titles).search(facts.subject.title):
        return
    titles = [one.title for one in facts.headings]
    if len(titles) < params.headings:
        return
    titles += [match["title"] for one in facts.prose if (match := BRACKETED.match(one.passage.text))]
    found = any(word in title for title in (*titles, *table_words(facts)) for word in params.words)
    found = found or any(is_merged(facts, section, params) for section in facts.sections)
    values = {"section": params.section, "words": "、".join(params.words)}
    yield Observation(Outcome.PASS if found else Outcome.FAIL, facts.subject.span, values)


def is_merged(facts: Facts, section: Section, params: Required) -> bool:
    """Whether a section that may hold the one looked for says so in its text."""
    text = facts.document.quote(section.span)
    return any(word in section.heading.title for word in params.within) and any(word in text for word in params.words)


def table_words(facts: Facts) -> Sequence[str]:
    """Return captions and what stands in the heads of tables."""
    heads = [slot.text for grid in facts.grids for row in grid.rows[:1] for slot in row.slots if slot]
    return [*(caption.title for caption in facts.captions), *heads]
