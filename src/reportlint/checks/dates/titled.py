"""Check of the year in a title: every place that tells which year a report is about is a witness for or against it.

A statement about 2024 is one, and so are a comparison with 2023, what is carried into 2025, and a table whose last
column is headed 2024. One kind of place may be about another year by right; several that agree outweigh a title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportlint.checks.check import NoParams
from reportlint.checks.dates.years import AHEAD, OUTLOOK, headed_years, is_set_beside
from reportlint.facts import Facts
from reportlint.facts.text.years import YearMention, YearUse
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome, Severity

FEW = 2
"""Witnesses from which on a title is in doubt, where they are about the year next to it and none speaks for it."""
FEW_OF_ANOTHER = 3
"""The same for a year further off: a table of former years may stand there for comparison."""
OUTWEIGHED = 3
"""How many times the witnesses for the title its opponents must be."""
MANY_OF_PLAN, KINDS_OF_PLAN = 6, 3
"""Witnesses, and kinds of them, that a plan needs against a title that some speak for: it tells of two years."""
GLOSS = compiled(r"“?(?P<word>上年度?|去年|本年度?|当年)”?(?:均|皆|都)?(?:指|系指|是指|为|即)(?P<year>20\d\d)年")
"""A definition: “上年”指2023年."""
CARRIED = compiled(r"结转(?:至|到)?(?:下年)?[（(]?(?P<year>20\d\d)年")
"""What is left for the next year: 结转2025年使用."""
WANTED = compiled(r"(?:力争|预计|计划|拟|争取|确保|打算|展望)(?:到|在|于)?$")
"""What stands before a year that is still to come."""
BUDGETED = compiled(r"[^，。；\d]{0,10}(?:预算|计划|目标)(?:安排|草案|为|与|及|和|\d)")
"""What follows a year that is only budgeted in a report of results: 2026年预算安排, 2026年收入预算528亿元."""
COMPARED = compiled(r"[比较与同]$")
EXPECTED = compiled(r"计划|目标|预期|预计|安排|拟")
"""Words in the header of a column that holds no results."""
HEADED = compiled(r"(?<!\d)(?P<year>20\d\d)(?:年|$)")


class Kind(StrEnum):
    """Kinds of places that tell the year of a report."""

    STATEMENT = "statement"
    """2024年，… / 一、2024年预算执行情况."""
    BASE = "base"
    """比2023年增加."""
    OUTLOOK = "outlook"
    """结转2025年使用 / 力争2025年."""
    CUTOFF = "cutoff"
    """截至2024年12月底."""
    TABLE = "table"
    """The last of the years that head the columns of a table."""
    GLOSS = "gloss"
    """“上年”指2023年."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One place that tells the year of a report."""

    kind: Kind
    """What kind of place."""
    year: int
    """The year that the report is about, if it is right."""
    span: Span
    """Where it stands."""
    weight: int = 1
    """How many it counts for."""


def title_year(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the years of the title: what most statements, and all headings, of the report are about is among them."""
    titled = {date.year for date in facts.subject.years if date.year} | years_between(facts.subject.title)
    if not titled or facts.subject.span is None:
        return
    found = list(witnesses(facts, titled))
    if not found:
        return
    votes = counted(found)
    year = max(votes, key=lambda one: (votes[one], one in titled, one))
    headed = next((one.year for one in headed_years(facts) if one.year not in titled), None)
    if year in titled and headed is not None and facts.subject.is_plan:
        year = headed
    own = max(votes[one] for one in titled)
    agreed = [one for one in found if one.year == year]
    fails = year not in titled and (year == headed or outweighs(facts, agreed, own, titled))
    yield judged(facts, year, agreed, len([one for one in found if one.year in titled]), fails=fails)


def years_between(title: str) -> set[int]:
    """Return the years of a time that a title names by its ends: 2022—2024年."""
    match = ENDS.search(title)
    return set(range(int(match["first"]), int(match["last"]) + 1)) if match else set()


ENDS = compiled(r"(?<!\d)(?P<first>20\d\d)年?度?[-~—–－至到]{1,2}(?P<last>20\d\d)(?!\d)")
"""The first and the last year of a time."""


def judged(facts: Facts, year: int, agreed: Sequence[Witness], own: int, *, fails: bool) -> Observation:
    """Say what the witnesses come to: an error where only statements about another year are left, else a warning."""
    first = facts.subject.years[0]
    title = "、".join(dict.fromkeys(str(date.year) for date in facts.subject.years))
    values = {"title": title, "year": str(year), "count": str(len(agreed)), "own": str(own)}
    if not fails:
        return Observation(Outcome.PASS, first.span, values)
    sure = not own and sum(one.weight for one in agreed if one.kind is Kind.STATEMENT) >= FEW
    return Observation(
        Outcome.FAIL,
        first.span,
        values,
        tuple(Related(one.span, f"表明所述为 {year} 年") for one in agreed[:5]),
        f"{title} ≠ {year}",
        ceiling=None if sure else Severity.WARNING,
    )


def counted(found: Collection[Witness]) -> Counter[int]:
    """Count the witnesses of every year."""
    votes: Counter[int] = Counter()
    for one in found:
        votes[one.year] += one.weight
    return votes


def outweighs(facts: Facts, agreed: Sequence[Witness], own: int, titled: Collection[int]) -> bool:
    """Whether witnesses for a year are many enough to doubt a title that `own` witnesses speak for."""
    kinds = {one.kind for one in agreed}
    count = sum(one.weight for one in agreed)
    near = any(abs(one.year - year) <= 1 for one in agreed[:1] for year in titled)
    if facts.subject.is_plan and own:
        return near and count >= max(MANY_OF_PLAN, OUTWEIGHED * own) and len(kinds) >= KINDS_OF_PLAN
    least = FEW if near and not own else FEW_OF_ANOTHER
    return count >= max(least, OUTWEIGHED * own) and (len(kinds) > 1 or kinds == {Kind.STATEMENT})


# ---------------------------------------------------------------- witnesses


def witnesses(facts: Facts, titled: Collection[int]) -> Iterator[Witness]:
    """Yield every place of a report that tells its year, near that of the title or not."""
    yield from told_by_statements(facts)
    yield from told_by_words(facts)
    yield from told_by_tables(facts)
    yield from (one for one in told_by_others(facts) if any(abs(one.year - year) <= 1 for year in titled))


def told_by_statements(facts: Facts) -> Iterator[Witness]:
    """Yield the years that statements are about; a heading counts for two, unless it is a numbered sentence."""
    for index, mention in facts.years:
        planned = not facts.subject.is_plan and BUDGETED.match(mention.behind)
        if mention.use is not YearUse.TOPIC or AHEAD.match(mention.behind) or planned or is_set_beside(mention):
            continue
        prose = facts.prose[index]
        titled = prose.heading and not prose.heading.run_in and not prose.passage.text.endswith(("。", "；"))
        yield Witness(Kind.STATEMENT, mention.year, mention.span, 2 if titled else 1)


def told_by_words(facts: Facts) -> Iterator[Witness]:
    """Yield what definitions, and what is left for the next year, say of the year of the report."""
    for passage in (one.passage for one in facts.prose):
        for match in GLOSS.finditer(passage.text):
            before = match["word"] in {"上年", "上年度", "去年"}
            yield Witness(Kind.GLOSS, int(match["year"]) + before, passage.locate(*match.span("year")), 2)
        for match in CARRIED.finditer(passage.text):
            yield Witness(Kind.OUTLOOK, int(match["year"]) - 1, passage.locate(*match.span("year")))


def told_by_others(facts: Facts) -> Iterator[Witness]:
    """Yield the years that bases of comparison, plans and days of reckoning stand next to."""
    last = last_cutoffs(facts)
    for index, mention in facts.years:
        if mention.use is YearUse.BASE and COMPARED.search(words_before(facts, mention)):
            yield Witness(Kind.BASE, mention.year + 1, mention.span)
        elif mention.use is YearUse.CUTOFF and last[index] == mention.year:
            yield Witness(Kind.CUTOFF, mention.year + facts.subject.is_plan, mention.span)
        elif not facts.subject.is_plan and looks_ahead(facts, index, mention):
            yield Witness(Kind.OUTLOOK, mention.year - 1, mention.span)


def last_cutoffs(facts: Facts) -> dict[int, int]:
    """Return for each passage the last year at whose end something is counted: the one before stands for comparison."""
    last: dict[int, int] = {}
    for index, mention in facts.years:
        if mention.use is YearUse.CUTOFF:
            last[index] = max(mention.year, last.get(index, 0))
    return last


def words_before(facts: Facts, mention: YearMention) -> str:
    """Return what stands before a year in its sentence."""
    return mention.sentence.removesuffix(mention.behind).removesuffix(facts.document.quote(mention.span))


def looks_ahead(facts: Facts, index: int, mention: YearMention) -> bool:
    """Whether a year is one still to come: 2025年，计划… / 力争2025年… / 五、2025年目标任务."""
    if mention.use is YearUse.OTHER:
        return bool(WANTED.search(words_before(facts, mention)))
    if mention.use is not YearUse.TOPIC:
        return False
    heading = facts.prose[index].heading
    return bool(AHEAD.match(mention.behind)) and (
        heading is None or heading.run_in or not OUTLOOK.search(heading.title)
    )


def told_by_tables(facts: Facts) -> Iterator[Witness]:
    """Yield the last of the years that head the columns of each table."""
    for grid in facts.grids:
        headers = [
            column.header for column in grid.columns if facts.subject.is_plan or not EXPECTED.search(column.header)
        ]
        years = [int(match["year"]) for header in headers for match in HEADED.finditer(header)]
        if years:
            yield Witness(Kind.TABLE, max(years), grid.span)
