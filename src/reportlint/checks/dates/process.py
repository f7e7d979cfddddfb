"""Checks of a process in time: phases in order, an evaluation after the year it evaluates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportlint.checks.check import NoParams
from reportlint.checks.dates.chronology import written
from reportlint.facts import Facts, Prose
from reportlint.facts.text.dates import Date
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome

PHASE = compiled(
    r"阶段|准备|采集|收集|调研|核查|核实|勘察|走访|分析|撰写|编制|提炼|汇总|报送|上报|提交|总结|自评|评价|评审|复核|整理"
)
ACTIVITY = compiled(
    r"(?:启动|组织开展|组织实施|开展)了?(?:本次|此次|本年度)?(?:部门|单位)?整体支出绩效(?:自评|评价)|形成(?:本次|此次)?自评报告|"
    r"(?:自评|绩效评价|评价)(?:工作)?[^。；]{0,12}(?:启动|开展|开始|收集|组织|完成|部署|撰写)"
)
NOT_ACTIVITY = compiled(r"监控|中期|事前|事中|目标申报|目标编制|以前年度|上年|计划|拟|将于|培训|印发|下发|通知|办法")


# ---------------------------------------------------------------- phases


def phase_order(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the phases of a process, one a numbered section or one a clause: none starts before the one before it."""
    for prose in facts.prose:
        yield from compared(list(clause_phases(prose)) or list(bracketed_phases(prose)))
    for siblings in phase_sections(facts):
        yield from compared(siblings)


def clause_phases(prose: Prose) -> Iterator[Date]:
    """Yield the first date of every clause of a list of phases, 收集资料：…；实地核查：…, if all are dated."""
    text = prose.passage.text
    if "；" not in text or not PHASE.search(text):
        return
    start = 0
    for clause in text.split("；"):
        end = start + len(clause)
        dates = [one for one in prose.dates if start <= prose.passage.find(one.span)[0] < end]
        first = dates[0] if dates else None
        if first is None or first.month is None or not PHASE.search(clause) or len(dates) > 2:
            return
        yield first
        start = end + 1


BRACKETED = compiled(r"(?P<name>[一-鿿]{2,14})（(?P<when>[^（）]{0,16}\d月[^（）]{0,30})）[、，和；]?")
"""A phase with its time in brackets: 前期准备（3月1日至3月10日）、."""


def bracketed_phases(prose: Prose) -> Iterator[Date]:
    """Yield the first dates of phases that stand one behind the other with their times in brackets; two at least."""
    text, end = prose.passage.text, -1
    matches = list(BRACKETED.finditer(text)) if "月" in text else []
    if len(matches) < 2 or not all(PHASE.search(match["name"]) for match in matches):
        return
    for match in matches:
        dates = [one for one in prose.dates if match.start("when") <= prose.passage.find(one.span)[0] < match.end()]
        if end not in {-1, match.start()} or not dates or dates[0].month is None:
            return
        end = match.end()
        yield dates[0]


def phase_sections(facts: Facts) -> Iterator[list[Date]]:
    """Yield the first dates of numbered siblings that are all phases."""
    starts: dict[int, Prose] = {one.blocks[0]: one for one in facts.prose}
    runs: list[list[Date]] = [[]]
    level = -1
    for section in facts.sections:
        heading = section.heading
        first = next((one for one in dates_of(starts, heading.block) if one.month), None)
        if first is None or not PHASE.search(heading.title) or heading.number is None:
            runs.append([])
            continue
        if heading.level != level or heading.number == 1:
            runs.append([])
        level = heading.level
        runs[-1].append(first)
    yield from (run for run in runs if len(run) > 1)


def dates_of(starts: dict[int, Prose], block: int) -> tuple[Date, ...]:
    """Return the dates of a numbered paragraph, or of the one behind it."""
    own, below = starts.get(block), starts.get(block + 1)
    if own is not None and own.dates:
        return own.dates
    return below.dates if below is not None and below.heading is None else ()


def compared(dates: Sequence[Date]) -> Iterator[Observation]:
    """Compare each phase with the one before it, read as leniently as the words allow."""
    for before, after in pairwise(dates):
        if not (before.possible and after.possible) or before.year != after.year:
            continue
        outcome = Outcome.PASS if before.earliest() <= after.latest() else Outcome.FAIL
        yield Observation(
            outcome,
            after.span,
            {"before": written(before.earliest()), "after": written(after.latest())},
            (Related(before.span, "上一阶段"),),
            f"{written(before.earliest())} {'≤' if outcome is Outcome.PASS else '>'} {written(after.latest())}",
        )


# ---------------------------------------------------------------- the evaluation against its year


def evaluation_date(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the dated steps of an evaluation: they follow the year evaluated, by two years at most."""
    year = facts.subject.year
    if year is None or not facts.subject.is_evaluation:
        return
    for prose in facts.prose:
        for date in prose.dates:
            if date.year is None or date.month is None or not date.possible or date.inherited:
                continue
            if not is_step(prose, date, year):
                continue
            late = date.year > year + 2
            early = date.latest() < (year, 12, 1)
            values = {"date": facts.document.quote(date.span), "year": str(year)}
            yield Observation(Outcome.FAIL if early or late else Outcome.PASS, date.span, values)


def is_step(prose: Prose, date: Date, year: int) -> bool:
    """Whether a date is that of a step of the evaluation itself."""
    start, end = prose.passage.find(date.span)
    text = prose.passage.text
    first = max(text.rfind(stop, 0, start) for stop in "。；") + 1
    last = min((at for stop in "。；" if (at := text.find(stop, end)) >= 0), default=len(text))
    sentence = text[first:last]
    others = {int(found) for found in compiled(r"(20\d\d)年").findall(sentence)} - {date.year, year}
    return bool(ACTIVITY.search(sentence)) and not NOT_ACTIVITY.search(sentence) and not others


def number_year(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the years of document numbers: none is later than the year after the report's."""
    year = facts.subject.last_year
    if year is None:
        return
    for prose in (*facts.prose, *facts.cells):
        for date in prose.dates:
            start, end = prose.passage.find(date.span)
            if date.year and date.month is None and prose.passage.text[start - 1 : start] in {"〔", "[", "（", "【"}:
                number: Span = prose.passage.locate(start - 1, min(end + 1, len(prose.passage.text)))
                outcome = Outcome.PASS if 1949 < date.year <= year + 1 else Outcome.FAIL
                yield Observation(outcome, number, {"year": str(date.year), "report": str(year)})
