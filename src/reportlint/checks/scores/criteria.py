"""Checks of scoring rules in words against the maximum of their row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.score_tables import row_place
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.awards import tiers
from reportlint.facts.scores.indicators import RULE, Indicator, ScoreTable
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

AWARD = compiled(r"(?:得|计|记|满分|给|为)$|(?:符合|达标|完成|达到|以内|以下|以上|预算|要求|目标|标准)$")
"""What stands right before a mark that a rule awards."""
TAKEN = compiled(r"(?:扣|减|每)[^，。；]{0,14}$|[各均][得计]$")
"""What stands before a mark that a rule takes away, or awards step by step."""


def best_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row with a scoring rule: the best mark the rule awards must be the row's maximum."""
    for table, one, rule in rules_of_rows(facts):
        awarded = awards(rule)
        if not awarded or one.full is None or one.full.kind is not Kind.SCORE or make_up(rule, one.full):
            continue
        best = max(awarded, key=lambda quantity: quantity.value)
        relation = relate(Formula.EQUAL, [Term(one.full)], Term(best))
        if not relation.holds and not claims_best(rule.passage.text, awarded, one.full, best):
            continue
        values = {"label": one.name, "said": best.text, "printed": one.full.text}
        yield observe(relation, values, [Related(one.full.span, "分值")], place=row_place(table, one.row, RULE))


def rules_of_rows(facts: Facts) -> Iterator[tuple[ScoreTable, Indicator, Prose]]:
    """Yield the indicators with a cell that says how their mark is awarded, and what was read in it."""
    cells = {prose.passage.span: prose for prose in facts.cells}
    for table in facts.score_tables:
        column = table.grid.column(RULE)
        for one in table.indicators:
            slot = one.row.slot(column)
            if slot is not None and slot.passage.span in cells:
                yield table, one, cells[slot.passage.span]


def claims_best(text: str, awarded: Sequence[Quantity], full: Quantity, best: Quantity) -> bool:
    """Whether a rule's best mark has to be the row's maximum: marks for several merits add up, 得满分 names none."""
    if "满分" in text or ANOTHER_MERIT.search(text) or sum(quantity.value for quantity in awarded) == full.value:
        return False
    return best.value > full.value or len(awarded) == 1 or len(tiers(text)) > 1


ANOTHER_MERIT = compiled(
    r"；(?!每|凡|如|若|否则|不足|超过|低于|高于|完成率每|未达)[一-鿿]{2,14}(?:率|水平|程度|数量|面积)每"
)
"""What a rule goes on to that has marks of its own: 死亡率≤5‰得10分；健康素养水平每低1个百分点扣1分."""


def make_up(rule: Prose, full: Quantity) -> bool:
    """Whether all that a rule gives adds up to the maximum: 制度健全3分；收缴率达到80%得2分."""
    given = [one for one in rule.quantities if one.kind is Kind.SCORE and not TAKEN.search(words_before(rule, one))]
    return len(given) > 1 and sum(one.value for one in given) == full.value


def words_before(prose: Prose, quantity: Quantity) -> str:
    """Return the words of a passage before a number."""
    return prose.passage.text[: prose.passage.find(quantity.extent)[0]]


def awards(prose: Prose) -> list[Quantity]:
    """Return the marks a rule awards outright; a rule that only takes marks away has none."""
    found = []
    for quantity in prose.quantities:
        lead = words_before(prose, quantity)
        if quantity.kind is Kind.SCORE and AWARD.search(lead) and not TAKEN.search(lead):
            found.append(quantity)
    return found
