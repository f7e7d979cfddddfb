"""Checks of years left over from last year's report, and of a year that is compared with itself.

A year is only held against a report where it is what a statement is about; bases of comparison, titles of documents,
dates, spans and plans name other years by right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reportlint.checks.check import NoParams
from reportlint.facts import Facts, Prose
from reportlint.facts.text.years import YearMention, YearUse
from reportlint.finding import Observation, Related
from reportlint.patterns import compiled
from reportlint.rule import Outcome

PAST = compiled(
    r"以来|起(?!草|点|到|来)|开始|曾|已于|印发|出台|颁布|制定|成立|组建|批准|批复|立项|启动|动工|开工|建成|荣获|获得|获评|被评|入选|列入|转列|遗留|审计|整改|"
    r"往年|历年|去年|上年度|前年|以前年度|连续|同期|相比|对比|对照|比较|较(?!上年|年初|好|快|高|大|多|为)|(?<![同环])比(?!上年|预算|年初|例|重|率|较|如|武)|回顾|基数|基期|"
    r"基准|跨年|计划|规划|拟|将|预计|预期|力争|通知|办法|意见|文件|规定|五年|三年|十[三四五]五|分别"
)
"""Words that give a sentence a right to another year."""
LABEL = compiled(r"度?，?(?P<what>[\u4e00-\u9fff]{5,}?)(?:为|是|共|达|总计|合计|[^\u4e00-\u9fff])")
"""What a statement is about, behind its year."""
OWN_BASE = compiled(
    r"(?<![\d比较与同从自由])(?P<first>20\d\d)年度?(?![初末底\d第上下一二三四]|\d{1,2}月)(?P<between>[^。；！？]*?[，,]?)"
    r"(?:比|较|与|同)(?P<second>(?P<base>20\d\d)年)度?(?![初末底\d第上下一二三四]|\d{1,2}月|年[初末底中](?!预算)|计划|目标|批复|调整)"
    r"(?P<planned>年?初预算|预算)?"
    r"(?P<behind>[^。；！？，]{0,12})"
)
OF_PLAN = compiled(
    r"^度?[^，。；\d]{0,8}(?:总预算|收支预算|收入预算|支出预算|预算安排|预算数?)[^，。；调]{0,4}[\d,.]+[万亿]?元，$"
)
"""A statement of the budget itself, which is not compared with the budget of its own year."""
AHEAD = compiled(r"度?[^。；]{0,10}(?:计划|预期|目标|力争|预计|打算|将|拟|要(?!求)|继续)")
MEASURE = compiled(r"增加|减少|增长|下降|上升|提高|降低|相比|持平|多|少|翻")
YEAR_SINCE_2000 = compiled(r"20\d\d年")


CONNECTIVE = compiled(r"(?:综上(?:所述)?|总体(?:来看|上)?|总的来看|经(?:综合|自查)?(?:自评|评价)|据此|目前|经核实)，?$")
"""What may stand before the year that a statement is about."""
STATE = compiled(r"^(?:度)?[末底]，?(?:[^，。；\d]{0,12})(?:原值|净值|总额|实有|在职|编制|在岗|保有量)")
"""What goes on behind 年末 in a statement of what there is."""
TARGET = compiled(r"力争|控制在[^，。；]{0,10}(?:以内|以下|左右)|(?:拟|计划)安排|将(?:重点|继续|全面|着力)")
"""Words of a target."""
ALLOTTED = compiled(r"度?，?(?:共|拟)?安排")
"""How a statement of what a budget allots goes on behind its year."""
DONE = compiled(r"执行|完成|实际|决算|上年|去年|已|实现")
"""Words of what was done."""
MOST_STALE = 2
"""Years left over that a report may have before they look meant."""
MOST_CANDIDATES = 40
"""Statements about last year beyond which none of them is looked into: they are meant."""
COMPARES = compiled(
    r"(?:与|和|同|较)(?:上|前|往|历)[^，。；]{0,6}(?:比|变化|差异)|(?:年度|历年|逐年|纵向)(?:对比|比较)|变化(?:情况|分析)$"
)
"""Headings under which the figures of other years are told by right."""
OUTLOOK = compiled(r"计划|打算|思路|展望|回顾|下一步|上年|目标任务|工作安排$")
"""Headings that look to another year by right."""


class Where(StrEnum):
    """Where a year may be left over."""

    TEXT = "text"
    HEADING = "heading"
    CAPTION = "caption"
    CUTOFF = "cutoff"


@dataclass(frozen=True, slots=True)
class StaleYear:
    """Parameters."""

    where: tuple[Where, ...] = (Where.TEXT, Where.HEADING)
    """The kinds of place that are looked at."""


# ---------------------------------------------------------------- what a report is about


def headed_years(facts: Facts) -> Iterator[YearMention]:
    """Yield the years of the headings of the highest levels, those that look ahead or back left out."""
    for index, mention in facts.years:
        heading = facts.prose[index].heading
        if heading is None or heading.run_in or heading.level > 1 or mention.use is not YearUse.TOPIC:
            continue
        if not OUTLOOK.search(heading.title):
            yield mention


def topic_counts(facts: Facts) -> Counter[int]:
    """Count what years statements are about; a heading counts for two, unless it is a numbered sentence."""
    counts: Counter[int] = Counter()
    for index, mention in facts.years:
        if mention.use is YearUse.TOPIC and not AHEAD.match(mention.behind):
            prose = facts.prose[index]
            titled = prose.heading and not prose.heading.run_in and not prose.passage.text.endswith(("。", "；"))
            counts[mention.year] += 2 if titled else 1
    return counts


# ---------------------------------------------------------------- years left over


def stale_year(facts: Facts, params: StaleYear) -> Iterator[Observation]:
    """Look at what statements, headings and captions are about: not last year, where the report is about this year."""
    year = facts.subject.year
    if year is None or facts.subject.is_plan:
        yield from stale_target(facts, params) if year else ()
        return
    own = topic_counts(facts)[year] + sum(
        mention.use is YearUse.CUTOFF and mention.year == year for _, mention in facts.years
    )
    stale = [one for one in facts.years if is_last_year(facts, *one, year) and not is_set_beside(one[1])]
    if len(stale) <= MOST_CANDIDATES:
        stale = [one for one in stale if not has_counterpart(facts, *one)]
    lonely = own + 1 >= len(stale) and len(stale) <= max(MOST_STALE, own // 3)
    for index, mention in facts.years:
        if place_of(facts, index, mention) not in params.where:
            continue
        fails = lonely and (index, mention) in stale
        values = {"year": str(mention.year), "report": str(year), "sentence": mention.sentence[:40]}
        yield Observation(Outcome.FAIL if fails else Outcome.PASS, mention.span, values)


def stale_target(facts: Facts, params: StaleYear) -> Iterator[Observation]:
    """Look at what a plan says of the year before its own: that year has no targets any more."""
    year = facts.subject.year or 0
    for index, mention in facts.years:
        prose = facts.prose[index]
        opens = prose.passage.find(mention.span)[0] <= 2 and mention.use is YearUse.TOPIC
        if not opens or mention.year != year - 1 or place_of(facts, index, mention) not in params.where:
            continue
        wanted = TARGET.search(mention.sentence) or (
            ALLOTTED.match(mention.behind) and str(year) not in prose.passage.text
        )
        fails = bool(wanted) and not other_years(mention, year - 1) and not DONE.search(mention.sentence)
        values = {"year": str(mention.year), "report": str(year), "sentence": mention.sentence[:40]}
        yield Observation(Outcome.FAIL if fails else Outcome.PASS, mention.span, values)


SET_BESIDE = compiled(r"度?(?:同期|全年|平均|[为是仅约有])*\d|[^。；]*?[，（；](?:今年|本年)")
"""What follows a year that stands there for comparison: 2022年为84.35分, 2022年补贴110元，今年提高2.5元."""


def is_set_beside(mention: YearMention) -> bool:
    """Whether what is told of a year stands beside what is told of the present one."""
    return SET_BESIDE.match(mention.behind) is not None


def place_of(facts: Facts, index: int, mention: YearMention) -> Where | None:
    """Say where a year that a statement is about stands; None where it is no topic."""
    prose = facts.prose[index]
    if mention.use not in {YearUse.TOPIC, YearUse.CUTOFF}:
        return None
    if index in facts.captioned:
        return Where.CAPTION
    if mention.use is YearUse.CUTOFF:
        return Where.CUTOFF if mention.date.day == 31 or STATE.match(mention.behind) else None
    return Where.HEADING if prose.heading and not prose.heading.run_in else Where.TEXT


def is_last_year(facts: Facts, index: int, mention: YearMention, year: int) -> bool:
    """Whether a statement is about the year before the report's, with no word that gives it a right to."""
    prose = facts.prose[index]
    where = place_of(facts, index, mention)
    said = mention.sentence.replace(f"已于{year + 1}年", "")
    if mention.year != year - 1 or where is None or PAST.search(said):
        return False
    if other_years(mention, year - 1) - ({year + 1} if mention.use is YearUse.CUTOFF else set()):
        return False
    if prose.heading is None and is_compared(facts, prose):
        return False
    if mention.use is YearUse.CUTOFF and mention.date.day is None and f"{year}年" in prose.passage.text:
        return False  # last year's figure beside this year's
    before = mention.sentence.split(facts.document.quote(mention.span))[0]
    opens = (
        prose.passage.find(mention.span)[0] <= 2
        or bool(CONNECTIVE.search(before))
        or where in {Where.HEADING, Where.CAPTION, Where.CUTOFF}
    )
    return opens or (prose.heading is not None and prose.passage.find(mention.span)[0] <= len(prose.heading.title) + 8)


def is_compared(facts: Facts, prose: Prose) -> bool:
    """Whether a passage stands under a heading that compares years."""
    return any(COMPARES.search(one.heading.title) for one in facts.sections_around(prose.passage.span))


def other_years(mention: YearMention, year: int) -> set[int]:
    """Return the years that the sentence around a year prints besides one."""
    return {int(match.group()[:4]) for match in YEAR_SINCE_2000.finditer(mention.sentence)} - {year}


def has_counterpart(facts: Facts, index: int, mention: YearMention) -> bool:
    """Whether a statement's subject is spoken of elsewhere too: then this is last year's figure beside this year's."""
    label = LABEL.match(mention.behind)
    if label is None or place_of(facts, index, mention) is not Where.TEXT:
        return False
    text = "".join(prose.passage.text for prose in facts.prose)
    return text.count(label["what"]) > 1


# ---------------------------------------------------------------- a year compared with itself


def own_base(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every comparison that names both years: nothing is compared with its own year, or with a later one."""
    for prose in facts.prose:
        for match in OWN_BASE.finditer(prose.passage.text):
            between = match["between"]
            if match["planned"] and not (OF_PLAN.search(between) and match["first"] == match["base"]):
                continue
            if YEAR_SINCE_2000.search(between) or not (
                MEASURE.search(match["behind"]) or compiled(r"的[\d约]").match(match["behind"])
            ):
                continue
            first, second = int(match["first"]), int(match["base"])
            yield Observation(
                Outcome.PASS if first > second else Outcome.FAIL,
                prose.passage.locate(*match.span("second")),
                {"year": match["first"], "base": match["base"]},
                (Related(prose.passage.locate(*match.span("first")), "所述年份"),),
                f"{first} {'>' if first > second else '≤'} {second}",
            )
