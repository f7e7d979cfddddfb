"""Checks of what the prose says of the marks of groups against the score table."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.agreement import contradicts_itself, holding, prints_weighed_mark, stands_elsewhere
from reportlint.checks.scores.another_mark import is_of_another
from reportlint.checks.scores.score_tables import as_score
from reportlint.checks.scores.told_right import ToldRight
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import bare_group
from reportlint.facts.scores.matches import Match
from reportlint.facts.scores.names import bare
from reportlint.facts.tables.grids import DEDUCTED, FULL, SCORE, Row
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

MEAN = compiled(r"平均(?:分|得分|为|是)*[\d.]*分?$")
"""How a sentence ends that gives the mean of several marks."""


def group_agreement(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every sentence about a group: its marks must be the sums of the group's rows, and what it declares."""
    right = ToldRight.of(facts)
    for match in facts.matches:
        if match.group is not None:
            yield from group_mark(match, match.statement.full, FULL, right)
            yield from group_mark(match, match.statement.score, SCORE, right)
            yield from group_mark(match, match.statement.reviewed, SCORE, right, reviewed=True)
            yield from group_deduction(match, right)
    yield from subtotal_agreement(facts)
    yield from part_agreement(facts)


def part_agreement(facts: Facts) -> Iterator[Observation]:
    """Look at every mark told of the part that all rows of a table without a total make: 决策类满分20分，得18分."""
    matched = {id(match.statement) for match in facts.matches}
    for table, domain in zip(facts.score_tables, facts.domains, strict=True):
        scores = [one.score for one in table.indicators if one.score]
        if table.repeats or table.total is not None or len(scores) < max(2, len(table.indicators)):
            continue
        for one in facts.scores:
            whole = one.full is not None and one.full.value == table.worth and not one.total
            if one.score and whole and id(one) not in matched and domain.covers(one.span):
                values = {"label": one.subject, "name": one.subject, "column": SCORE, "said": one.score.text}
                relation = relate(Formula.SUM, [Term(as_score(score)) for score in scores], Term(one.score))
                related = [Related(score.span, f"评分表{SCORE}") for score in scores]
                yield observe(relation, values, related, unsure=is_of_another(relation))


def subtotal_agreement(facts: Facts) -> Iterator[Observation]:
    """Look at every mark told of a sum that is no group: 绩效指标得84.5分 beside 绩效指标合计."""
    matched = {id(match.statement) for match in facts.matches}
    for table, domain in zip(facts.score_tables, facts.domains, strict=True):
        sums = {bare_group(bare(one.name)): one.row for one in table.subtotals if one.group is None and one.name}
        for one in facts.scores:
            if id(one) in matched or not domain.covers(one.span) or not bare(one.subject):
                continue
            row = sums.get(bare_group(bare(one.subject)))
            if row is None:
                continue
            for said, column in ((one.full, FULL), (one.score, SCORE)):
                printed = table.mark(row, column)
                if said is not None and printed is not None and not (one.bare and prints_elsewhere(row, printed, said)):
                    values = {"label": row.label, "name": one.subject, "column": column, "said": said.text}
                    relation = relate(Formula.EQUAL, [Term(printed)], Term(said))
                    yield observe(relation, values, [Related(printed.span, f"评分表{column}")])


def group_mark(
    match: Match, said: Quantity | None, column: str, right: ToldRight, *, reviewed: bool = False
) -> Iterator[Observation]:
    """Compare one mark of a group with its rows and with what the table prints for the group.

    A `reviewed` mark is first of all that of a further column of scores; where there is none, nothing is compared.
    """
    if said is None or match.group is None or is_of_hundred(match, said, column) or is_mark_won(match, said, column):
        return
    values = {"label": match.group.name, "name": match.name, "column": column, "said": said.text}
    known = known_marks(match, column)
    if known:
        others = [line for line in other_lines(match, column) if line]
        if reviewed and not others:
            return
        lines = [*others, known] if reviewed else [known, *others]
        relation = holding([relate(Formula.SUM, [Term(number) for number in line], Term(said)) for line in lines])
        related = [Related(number.span, f"评分表{column}") for number in lines[0]]
        doubtful = stands_elsewhere(match, said) or is_of_another(relation) or right.excuses(match, column)
        unsure = not relation.holds and (doubtful or is_mean_of_others(match))
        yield observe(relation, values, related, unsure=unsure)
    printed = printed_mark(match, column, said)
    for own in (match.group.declared if column == FULL else match.group.awarded, printed):
        if own is not None and len(known) != 1:
            relation = relate(Formula.EQUAL, [Term(own)], Term(said))
            related = [Related(own.span, f"评分表{match.group.name}")]
            doubtful = is_of_another(relation) or right.excuses(match, column) or is_mean_of_others(match)
            yield observe(relation, values, related, unsure=not relation.holds and doubtful)


def is_mark_won(match: Match, said: Quantity, column: str) -> bool:
    """Whether what reads like a maximum is another number of the group's own row: 四乡平均52.75分，其中产出31.90分."""
    if column != FULL or not match.statement.bare:
        return False
    row = match.group.subtotal if match.group else None
    own = match.table.mark(row, FULL) if row else None
    won = sum((one.value for one in known_marks(match, SCORE)), Fraction(0))
    return won == said.value or bool(row and own and prints_elsewhere(row, own, said))


def prints_elsewhere(row: Row, own: Quantity, said: Quantity) -> bool:
    """Whether a row prints a mark under another column than its own."""
    return own.value != said.value and any(one.value == said.value for one in row.numbers if one.span != own.span)


def is_mean_of_others(match: Match) -> bool:
    """Whether a sentence gives the mean of the marks of several units: 五地平均127.90分，其中产出平均28.57分."""
    return MEAN.search(match.statement.words) is not None


def is_of_hundred(match: Match, said: Quantity, column: str) -> bool:
    """Whether a score is told out of a hundred, before it is weighted: 建设管理得94.05分, which has a weight of 30."""
    rows = [match.table.indicators[index] for index in match.group.members] if match.group else []
    full = sum((one.full.value for one in rows if one.full), Fraction(0))
    return column == SCORE and any(map(prints_weighed_mark, rows)) and full < said.value <= 100


def known_marks(match: Match, column: str) -> list[Quantity]:
    """Return the marks of a group's rows, none where one is missing."""
    members = [match.table.indicators[index] for index in match.group.members] if match.group else []
    numbers = [one.full if column == FULL else one.score for one in members]
    known = [number for number in numbers if number is not None and number.kind is Kind.SCORE]
    return known if len(known) == len(members) else []


def other_lines(match: Match, column: str) -> list[list[Quantity]]:
    """Return the marks of a group's rows under each further column of scores that gives every row one."""
    members = [match.table.indicators[index] for index in match.group.members] if match.group else []
    lines = [list(line) for line in zip(*(one.other_scores for one in members), strict=False)]
    complete = len({len(one.other_scores) for one in members}) == 1
    return lines if column == SCORE and complete else []


def printed_mark(match: Match, column: str, said: Quantity) -> Quantity | None:
    """Return what the row of a group prints as its mark; for a score, the one that was told, whoever gave it."""
    row = match.group.subtotal if match.group else None
    if row is None:
        return None
    same = (one for one in row.numbers if column == SCORE and one.value == said.value)
    return next(same, None) or match.table.mark(row, column)


def group_deduction(match: Match, right: ToldRight) -> Iterator[Observation]:
    """Compare what a sentence says a group lost with the maxima and scores of its rows."""
    said, group = match.statement.deducted, match.group
    full, scores = known_marks(match, FULL), known_marks(match, SCORE)
    if said is None or group is None or not full or not scores or contradicts_itself(match.statement):
        return
    pairs = ((match.statement.full, full), (match.statement.score, scores))
    if any(mark is not None and mark.value != sum(number.value for number in rows) for mark, rows in pairs):
        return
    operands = [*(Term(number) for number in full), *(Term(number, -1) for number in scores)]
    values = {"label": group.name, "name": match.name, "column": DEDUCTED, "said": said.text}
    related = [Related(group.slot.cell.span, f"评分表{group.name}")]
    relation = relate(Formula.SUM, operands, Term(said))
    yield observe(relation, values, related, unsure=is_of_another(relation) or right.excuses(match, DEDUCTED))
