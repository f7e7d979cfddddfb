"""Checks of the dates around a report: when it is signed, which year its file and running headers name."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.checks.check import NoParams
from reportlint.checks.dates.process import is_step
from reportlint.facts import Facts, Prose
from reportlint.facts.text.dates import Date
from reportlint.facts.text.passages import read_passage
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome, Severity

SIGNED = 8
"""Paragraphs at either end of a report among which the date of its signing is looked for."""
SIGNATURE = 40
"""Characters that a line of signature has at most, the unit's name included."""
PART_OF_YEAR = compiled(r"上半年|季度|1[-—至]\d{1,2}月|中期|月报|半年|前三季|学年|学期|学年?度|年初")
"""Titles of reports that do not wait for the end of their year."""
LOOKS_BACK = compiled(r"自评|评价|决算|总结|公报|年报|报告|说明|完成情况|执行情况|绩效")
"""Titles of what is written when the year is over; notices and plans of a year are written in it."""
LATEST = 2
"""Years after its own in which a report is signed at the latest."""
DONE = compiled(r"^[^，。；]{0,4}(?:进行|开展|召开|定稿|审议通过|印发|完成了?(?:现场|资料|数据|报告))")
"""What says behind a date that a step was taken then."""
STEP = compiled(r"核查|核实|调研|走访|座谈|评审|自评|评价|报告|资料")
AHEAD = compiled(r"将|拟|计划|预计|底前|日前|之前|[以须应]在")
NAMED_YEAR = compiled(r"(?<!\d)20[0-4]\d(?!\d)")
TITLED_YEAR = compiled(r"(?<!\d)(20[0-4]\d)(?=年度?[^月]{0,24}(?:绩效|自评|评价|决算|预算|报告))")


# ---------------------------------------------------------------- the date of signing


def signing_date(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the date a report is signed with: the year it is about is over, and so are the steps it tells of."""
    year = facts.subject.year
    signed = signature(facts)
    if year is None or signed is None or facts.subject.is_plan or facts.subject.span is None:
        return
    last = last_step(facts)
    if last is not None and last.year == signed.year and signed.latest() < last.earliest():
        yield late(facts, signed, last, "最后步骤")
    elif LOOKS_BACK.search(facts.subject.title) and not PART_OF_YEAR.search(facts.subject.title):
        outcome = Outcome.PASS if signed.latest() >= (year, 12, 1) else Outcome.FAIL
        title = Related(facts.subject.span, "报告年度")
        values = {"date": facts.document.quote(signed.span), "other": f"{year}年末"}
        yield Observation(outcome, signed.span, values, (title,))


def late(facts: Facts, signed: Date, last: Date, text: str) -> Observation:
    """Tell of a report signed before a step it tells of."""
    values = {"date": facts.document.quote(signed.span), "other": facts.document.quote(last.span)}
    return Observation(Outcome.FAIL, signed.span, values, (Related(last.span, text),), ceiling=Severity.WARNING)


def signature(facts: Facts) -> Date | None:
    """Return the date that ends a line of its own near either end of the report, after no more than a name."""
    for prose in (*reversed(facts.prose[-SIGNED:]), *facts.prose[:SIGNED]):
        if len(prose.dates) == 1 and len(prose.passage.text) <= SIGNATURE:
            date = prose.dates[0]
            start, end = prose.passage.find(date.span)
            alone = not compiled(r"[，。；、]|[于自至在]$|截[至止]|时点").search(prose.passage.text[:start])
            if alone and end == len(prose.passage.text.rstrip("）)")) and date.day and date.year and date.possible:
                return date
    return None


def last_step(facts: Facts) -> Date | None:
    """Return the latest dated step of the evaluation, whose year is known."""
    year = facts.subject.year
    steps = [
        date
        for prose in facts.prose
        for date in prose.dates
        if year and date.year and date.month and date.day and date.possible and date.year > year
        if is_step(prose, date, year) or is_done(prose, date)
    ]
    return max(steps, key=lambda one: one.earliest(), default=None)


def is_done(prose: Prose, date: Date) -> bool:
    """Whether a date is that of a step taken: 现场核查于…进行."""
    start, end = prose.passage.find(date.span)
    text = prose.passage.text
    clause = compiled(r"[。；]").split(text[:start])[-1]
    return bool(DONE.match(text[end:]) and STEP.search(clause)) and not AHEAD.search(clause)


def signed_late(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the date a report is signed with: it comes within two years; others may evaluate later."""
    year, signed = facts.subject.year, signature(facts)
    if year is None or signed is None or "自评" not in facts.subject.title:
        return
    outcome = Outcome.FAIL if (signed.year or 0) > year + LATEST else Outcome.PASS
    values = {"date": facts.document.quote(signed.span), "year": str(year)}
    title = (Related(facts.subject.span, "报告年度"),) if facts.subject.span else ()
    yield Observation(outcome, signed.span, values, title)


# ---------------------------------------------------------------- the year of the file and of the headers


def outer_year(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the years that the name of the file and the running headers give: that of the title is among them.

    What is done about a year is done in the next one, so that the next one is granted.
    """
    year, title = facts.subject.year, facts.subject.span
    if year is None or title is None or len(facts.parts) > 1:
        return
    for where, span, years in outer_years(facts):
        outcome = Outcome.PASS if years & {year, year + 1} else Outcome.FAIL
        values = {"title": str(year), "years": "、".join(map(str, sorted(years))), "where": where}
        related = (Related(span, "页眉页脚"),) if span else ()
        yield Observation(outcome, facts.subject.years[0].span, values, related)


def outer_years(facts: Facts) -> Iterator[tuple[str, Span | None, set[int]]]:
    """Yield every place around the text that names years."""
    named = {int(year) for year in NAMED_YEAR.findall(facts.name)}
    if named:
        yield facts.name, None, named
    told: set[str] = set()
    for note in facts.document.notes:
        text = read_passage(facts.document, [note.span]).text if note.kind in {"header", "footer"} else ""
        years = {int(year) for year in TITLED_YEAR.findall(text)}
        if years and text not in told:
            told.add(text)
            yield text[:40], note.span, years


# ---------------------------------------------------------------- the day at which a balance is struck


BALANCE = compiled(r"^[^。；]{0,14}(?:资产总额|资产总计|资产合计|总资产|负债总额|净资产|固定资产(?:总额|原值|净值))")
CUTOFF = compiled(r"截[至止](?:到|至)?$")


def balance_day(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the days at which assets and debts are counted: the last one of the report's year."""
    year = facts.subject.year
    if year is None or facts.subject.is_plan or PART_OF_YEAR.search(facts.subject.title):
        return
    for prose in facts.prose:
        for date in prose.dates:
            start, end = prose.passage.find(date.span)
            if date.year != year or not date.month or not CUTOFF.search(prose.passage.text[:start]):
                continue
            if BALANCE.match(prose.passage.text[end:]):
                outcome = Outcome.PASS if date.month == 12 and date.latest()[2] == 31 else Outcome.FAIL
                values = {"date": facts.document.quote(date.span), "year": str(year)}
                yield Observation(outcome, date.span, values)
