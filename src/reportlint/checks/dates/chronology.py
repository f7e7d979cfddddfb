"""Checks of dates: ranges that run backwards, work that starts after its first step, dates no calendar has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.check import NoParams
from reportlint.facts import Facts, Prose
from reportlint.facts.text.dates import Date, Period
from reportlint.finding import Observation, Related
from reportlint.patterns import compiled
from reportlint.rule import Outcome

START = compiled(
    r"^(?:[^，。；\d]{0,6})?(?:正式|全面|统一)?(?:启动|开始|开展|部署|展开|实施|着手|开工|动工|进场)(?!率)"
)
BOUND = compiled(r"^(?:之?前|以前)")
"""Behind a date that only says by when: what is to start by then may have started long before."""
PLANNED = compiled(r"(?:计划|原定|原拟|拟|预计|预定|应|要求|目标|力争|确保)[^，。；：]*$")
"""Words of a clause before a date that was only planned."""
STEP = compiled(
    r"收集|采集|完成|整理|调研|核查|核实|评价|评分|打分|撰写|形成|汇总|座谈|走访|勘察|抽查|填报|填写|自查|分析|报送|上报|提交|验收|组织|完工|竣工|交付|投入使用|投用"
)
EARLIER = compiled(r"此前|之前|先前|事先|早在|已于|前期")
THEN = compiled(r"^[^。；]*。(?:随后|之后|其后|接着|然后|紧接着|期间)")
"""What joins the sentence of a start and that of its first step."""
FOLLOWS = compiled(r"并|随后|之后|然后|接着|再|其后|，")


def period_order(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every range of dates: it must not end before it starts; 12月 to 1月 rolls over the year."""
    for prose in (*facts.prose, *facts.cells):
        for period in prose.periods:
            if period.start.possible and period.end.possible:
                yield ordered(facts, period)


def ordered(facts: Facts, period: Period) -> Observation:
    """Compare start and end of one range."""
    start, end = period.start.earliest(), period.end.latest()
    rolls = period.end.inherited and (period.start.month or 0) >= 10 and (period.end.month or 0) <= 3
    outcome = Outcome.PASS if start <= end or rolls else Outcome.FAIL
    values = {"start": facts.document.quote(period.start.span), "end": facts.document.quote(period.end.span)}
    return Observation(
        outcome,
        period.end.span if outcome is Outcome.PASS else period.span,
        values,
        (Related(period.start.span, "起"), Related(period.end.span, "止")),
        f"{written(start)} {'≤' if outcome is Outcome.PASS else '>'} {written(end)}",
    )


def written(day: tuple[int, int, int]) -> str:
    """Print a day; year 0 means that none is known."""
    year, month, number = day
    return f"{year}-{month:02}-{number:02}" if year else f"{month:02}-{number:02}"


def start_before_step(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every start of work followed by a dated step in the same sentence or the next: it must not be later."""
    for prose in facts.prose:
        for index, date in enumerate(prose.dates):
            if date.month is None or not date.possible or not starts_work(prose, date):
                continue
            step = first_step(prose, prose.dates[index + 1 :], date)
            if step is not None:
                yield compared(facts, date, step)


def starts_work(prose: Prose, date: Date) -> bool:
    """Whether a date says when something started."""
    end = prose.passage.find(date.span)[1]
    behind = prose.passage.text[end : end + 16]
    return bool(START.match(behind)) and "结束" not in behind[:8] and not BOUND.match(behind)


def is_planned(prose: Prose, date: Date) -> bool:
    """Whether the clause of a date says that it was only planned."""
    return PLANNED.search(prose.passage.text[: prose.passage.find(date.span)[0]]) is not None


def first_step(prose: Prose, later: Sequence[Date], start: Date) -> Date | None:
    """Return the next date of the same sentence, or of one that says 随后, that dates a step of the same work."""
    begin = prose.passage.find(start.span)[1]
    for date in later:
        at, end = prose.passage.find(date.span)
        between, behind = prose.passage.text[begin:at], prose.passage.text[end : end + 30]
        joined = THEN.match(between) and between.count("。") == 1
        if ("。" in between and not joined) or "；" in between or date.month is None or not date.possible:
            return None
        ended = ENDED.match(behind) is not None
        planned = is_planned(prose, date), is_planned(prose, start)
        if planned[0] != planned[1] and not (ended and planned[0]):
            continue  # 计划10月开工，实际9月建成: work is not held against its plan
        told = ended or STEP.search(behind) is not None
        if FOLLOWS.search(between) and not EARLIER.search(between) and told and same_year(start, date, ended=ended):
            return date
    return None


ENDED = compiled(r"^(?:前|底|末)?[^，。；\d]{0,4}(?:建成|完工|竣工|投入使用|投用|交付|离场|撤场|结束)(?!率)")
"""Behind a date at which what had started came to its end."""


def same_year(first: Date, second: Date, *, ended: bool) -> bool:
    """Whether two dates can be compared: same year, or none of them known; an end may be of another year."""
    return first.year == second.year or (ended and first.year is not None and second.year is not None)


def compared(facts: Facts, start: Date, step: Date) -> Observation:
    """Compare the earliest day of a start with the latest day of its first step."""
    first, second = start.earliest(), step.latest()
    outcome = Outcome.PASS if first <= second else Outcome.FAIL
    values = {"start": facts.document.quote(start.span), "step": facts.document.quote(step.span)}
    return Observation(
        outcome,
        start.span,
        values,
        (Related(step.span, "最早步骤"),),
        f"{written(first)} {'≤' if outcome is Outcome.PASS else '>'} {written(second)}",
    )


def possible_date(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every date: the calendar must have it."""
    for prose in (*facts.prose, *facts.cells):
        for date in prose.dates:
            if date.month is not None:
                outcome = Outcome.PASS if date.possible else Outcome.FAIL
                yield Observation(outcome, date.span, {"date": facts.document.quote(date.span)})
