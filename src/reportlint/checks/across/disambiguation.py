"""Disambiguation: whether a number that differs from a cell was meant to be it, or is of something else.

It may count other things, be of another part, another year or another stage, a mean of what a column has whole, or the
share of another column.
"""

from __future__ import annotations

from itertools import permutations

from reportlint.checks.across.cells import Place, is_round
from reportlint.checks.across.clauses import LEAST_TELLING, Clause, Line
from reportlint.checks.across.parts import PRIOR, is_for_each, may_be_chance
from reportlint.checks.across.stages import is_of_another_stage, said_of
from reportlint.facts.prose.comparability import YEARLY
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.number import Kind, digits
from reportlint.patterns import compiled

SHARE_HEADING = compiled(r"占|比重|比例|构成|结构|份额|^%$|^$")
OF_A_PART = compiled(r"[一二三四1-4前]季度|半年|(?<!\d)\d{1,2}月|[当本上]月|[当本]季|全国|全省|本级|同期")
"""Words of a name that say of which part of the year or the country it is."""
AIMED_AT = compiled(r"目标|计划|指标值")
"""Headings of columns of targets."""
RESULT = compiled(r"合格|有效|达标|通过|满意|[完建办]成|办结|实际|已")
"""Words of what came of something."""


def is_no_aim(mention: Mention) -> bool:
    """Whether a number is no target: what was before a move, or what came of it, 171人中评估有效158人."""
    clause = compiled(r"[，；：、（）。]").split(mention.lead)[-1]
    result = mention.role is Role.LEVEL and RESULT.search(clause) is not None and not AIMED_AT.search(clause)
    return result or mention.role in {Role.FROM, Role.BASE}


SHARE_WORDS = compiled(r"占|比[重例率]?|份额|构成|总|合计|的|全部|（[^（）]*）|[%％]")
"""Words of a heading of shares that do not say what they are shares of."""
A_MEAN = compiled(r"[年月日季周人户次笔]均|平均")
"""Words by which a number is the mean of what a table may print whole."""
MOST_BESIDE = 8
"""Amounts before a rate that may make it."""


def is_meant(clause: Clause, mention: Mention, place: Place) -> bool:
    """Whether a number that differs from a cell was meant to be it: a share heads no column of other rates."""
    if is_round(mention.quantity) and is_round(place.quantity):
        return False
    named, column = place.line in clause.reading.own_name(mention), clause.tables.column(place)
    of_others = (not named or mention.quantity.unit == "个") and counts_others(clause, mention, place)
    if of_others or is_for_each(mention, column) or may_be_chance(mention, column, named=named):
        return False
    if is_told_otherwise(clause, mention, place):
        return False
    aside = not named and is_aside(clause, mention, place.line)
    if aside or is_of_a_part(clause, mention, place) or is_of_another_time(clause, mention, place):
        return False
    shares = SHARE_HEADING.search(column.heading) is not None and not is_share_of_other(clause, mention, place)
    return mention.part is not Role.SHARE or shares


def is_told_otherwise(clause: Clause, mention: Mention, place: Place) -> bool:
    """Whether words make a number another than its column prints: of one year, a mean (月均支出), no aim."""
    heading = clause.tables.column(place).heading
    aims = AIMED_AT.search(heading) and is_no_aim(mention)
    yearly = YEARLY.search(heading) and not YEARLY.search(clause.run_of(mention)[0].lead)
    mean = A_MEAN.search(mention.lead) and not A_MEAN.search(heading + place.quantity.unit)
    return bool(aims or yearly or mean) or is_made_beside(clause, mention)


def is_made_beside(clause: Clause, mention: Mention) -> bool:
    """Whether two amounts before a rate in its sentence make it to the last digit: it is theirs, and no row's."""
    if mention.quantity.kind is not Kind.RATIO or digits(mention.quantity) < LEAST_TELLING:
        return False
    before = [one for one in clause.reading.prose.mentions if one.start < mention.start]
    own = [one.quantity for one in before if one.sentence == mention.sentence]
    amounts = [one for one in own if one.kind is Kind.MONEY and one.base_value > 0]
    ratios = (100 * top.base_value / base.base_value for top, base in permutations(amounts[-MOST_BESIDE:], 2))
    return any(abs(ratio - mention.quantity.value) <= mention.quantity.ulp / 2 for ratio in ratios)


def is_share_of_other(clause: Clause, mention: Mention, place: Place) -> bool:
    """Whether a share is that of a number of another column than the one that a heading gives the shares of.

    15630人，占全市的33.98%, beside 金额占比.
    """
    level = clause.level_of(mention)
    of = set(SHARE_WORDS.sub("", clause.tables.column(place).heading))
    told = [clause.tables.column(tie.place).heading for tie in clause.agreements if tie.mention is level]
    return bool(of and told) and all(of.isdisjoint(heading) for heading in told)


def counts_others(clause: Clause, mention: Mention, place: Place) -> bool:
    """Whether a short count is of things that the heading does not name: 4个部门, beside 问题个数."""
    if mention.quantity.kind is not Kind.COUNT or digits(mention.quantity) >= LEAST_TELLING:
        return False
    noun = compiled(r"[一-鿿]{1,2}").match(clause.reading.prose.passage.text[mention.end : mention.end + 2])
    return noun is not None and set(noun.group()).isdisjoint(clause.tables.column(place).heading)


def is_aside(clause: Clause, mention: Mention, line: Line) -> bool:
    """Whether a number with a name of its own divides in brackets what the row prints: 拨款9（省级5、县级4）."""
    outside = all(tie.mention.depth < mention.depth for tie in clause.agreements if tie.place.line == line)
    return mention.depth > 0 and len(mention.label) > 1 and mention.role is Role.LEVEL and outside


def is_of_a_part(clause: Clause, mention: Mention, place: Place) -> bool:
    """Whether the name of a number says of which part of the year or the country it is, and the table does not."""
    sheet = clause.tables.sheets[place.sheet]
    row = sheet.rows[place.row]
    of = OF_A_PART.search(mention.label.replace(row.name, ""))
    told = (row.label, clause.tables.column(place).heading, sheet.grid.caption, clause.reading.title)
    return of is not None and not any(of.group() in words for words in told)


def is_of_another_time(clause: Clause, mention: Mention, place: Place) -> bool:
    """Whether a number and a table are of two years, or one of what was planned and one of what was done."""
    told = (clause.tables.column(place).heading, clause.tables.sheets[place.sheet].grid.caption)
    staged = mention.part is Role.LEVEL and is_of_another_stage(said_of(mention, clause.mentions), told)
    return staged or is_of_another_year(clause, mention, place)


def is_of_another_year(clause: Clause, mention: Mention, place: Place) -> bool:
    """Whether a number is of a year that is not the report's, and the table does not name it: 2025年安排180万元."""
    sheet, year = clause.tables.sheets[place.sheet], clause.tables.year
    told = (clause.tables.column(place).heading, sheet.rows[place.row].label, sheet.grid.caption, clause.reading.title)
    own = str((year or 0) - 1) if mention.period == "prior" else mention.period
    if not own.isdigit() or year is None or int(own) == year:
        return False
    return not any(own in words or (mention.period == "prior" and PRIOR.search(words)) for words in told)
