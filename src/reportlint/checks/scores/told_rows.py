"""Checks of how table and text name and treat indicators: told or left out, named alike, measured alike."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.form_rows import (
    is_analysed,
    is_proper_name,
    lacks_reason,
    tells_something,
    without_names,
    words_about,
)
from reportlint.checks.scores.naming import beginnings, naming
from reportlint.checks.scores.row_values import values_told
from reportlint.checks.scores.score_tables import row_place
from reportlint.facts import Facts
from reportlint.facts.scores.columns import averages
from reportlint.facts.scores.indicators import EXECUTION, Indicator, ScoreTable, bare_group
from reportlint.facts.scores.matches import Match
from reportlint.facts.scores.names import bare, pairs_of
from reportlint.facts.scores.targets import ACTUAL, only_number
from reportlint.finding import Hunch, Observation, Related
from reportlint.model import Span
from reportlint.number import Kind, Modifier, Quantity, as_decimal
from reportlint.patterns import compiled
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Outcome, Severity

GOAL = compiled(
    r"目标|计划|指标值|要求|应达|不低于|未(?:能)?[达满到]|不[足到满]|达到[^，。]{0,4}$|超过|低于|高于|每|权重|提高|下降|上升|减少|增长|按$"
)
"""Words before a rate that is not a result."""
FORMER = compiled(r"[比较由从](?:(?:19|20)\d{2}年度?|上年度?|去年|前[一两]年)[^，。；\d]{0,8}$")
"""Words before a rate of a former year that the result is compared with: 比2022年的84.10%提高3.20个百分点."""


def untold_row(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row of a table whose rows the text takes one by one: each must be spoken of.

    Where marks were lost without a reason, another rule says so louder; where none were lost, less is missing.
    """
    matched = {id(match.indicator) for match in facts.matches if match.indicator}
    grouped = {
        id(match.group)
        for match in facts.matches
        if match.group and tells_something(without_names(words_about(facts, match), match.name, match.group.name))
    }
    for table in facts.score_tables:
        if table.repeats or any(averages(table)) or not is_analysed(facts, table):
            continue  # what the mean of several hands lacks is no fault that is told
        spoken = sum(id(one) in matched for one in table.indicators)
        missing = [one for one in table.indicators if id(one) not in matched and not is_named(facts, table, one)]
        nearly_all = 5 * spoken >= 4 * len(table.indicators) and len(missing) == 1
        for number, one in enumerate(table.indicators):
            only = any(id(group) in grouped and group.members == (number,) for group in table.groups)
            told = id(one) in matched or only or is_named(facts, table, one)
            lost = one.full is not None and one.score is not None and one.score.value < one.full.value
            values = {"label": one.name, "lost": "且该指标有扣分" if lost else ""}
            place = row_place(table, one.row)
            outcome = Outcome.PASS if told else Outcome.FAIL if lost or nearly_all else Outcome.REVIEW
            ceiling = Severity.INFO if not lost or lacks_reason(facts, table, one) else None
            yield Observation(outcome, one.name_slot.passage.span, values, place=place, ceiling=ceiling)


def is_named(facts: Facts, table: ScoreTable, one: Indicator) -> bool:
    """Whether the prose, headings among it, names a row, in full or by first words that no other row begins with."""
    name, said = bare(one.name), naming(facts).bare
    if name in said or is_headed(facts, name) or is_told_by_numbers(facts, table, one):
        return True
    others = [bare(other.name) for other in table.indicators if other is not one]
    return any(begun in said and not any(other.startswith(begun) for other in others) for begun in beginnings(name))


def is_headed(facts: Facts, name: str) -> bool:
    """Whether a heading, or a numbered item, opens with a name, however short: 3.2 产出：扣2分."""
    return any(bare(compiled("[：（]").split(one.title)[0]) == name for one in facts.headings)


STRETCH = compiled(r"[^。；]+")
"""What says one thing."""
DIGITS = compiled(r"(?<![\d.])\d+(?:\.\d+)?")


def is_told_by_numbers(facts: Facts, table: ScoreTable, one: Indicator) -> bool:
    """Whether the prose tells what a row reached and lost, or won, in one stretch with a word of its name.

    计划维修24所，实修22所，扣1分 is about 维修学校数.
    """
    slot = one.row.slot(table.grid.column(ACTUAL))
    reached = set(map(Fraction, DIGITS.findall(slot.text))) if slot is not None else set()
    if slot is None or one.full is None or one.score is None or not reached:
        return False
    marks = {one.score.value, one.full.value - one.score.value}
    names = {*pairs_of(one.name), *([] if "%" in slot.text else [slot.text])}
    for prose in facts.prose:
        text = prose.passage.text
        for mark in prose.quantities:
            if mark.kind is Kind.SCORE and mark.value in marks and mark.value:
                at = prose.passage.find(mark.span)[0]
                words = next((each.group() for each in STRETCH.finditer(text) if each.start() <= at < each.end()), "")
                if reached & set(map(Fraction, DIGITS.findall(words))) and any(name in words for name in names):
                    return True
    return False


def differing_name(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every name the prose gives a row or group with its marks: it should be the name of the table."""
    for match in facts.matches:
        said = bare_name_of(match.name)
        known = [match.indicator.name] if match.indicator else [match.group.name] if match.group else []
        known += names_around(match.table, match.indicator) if match.indicator else []
        if not known or not is_proper_name(said) or match.statement.full is None or match.statement.passage < 0:
            continue
        parts = [bare_group(bare(part)) for part in compiled(r"[，：]").split(said)]
        own = [bare_group(bare(name)) for name in known]
        alike = any(part and (part in name or name in part) for part in parts for name in own)
        values = {"said": said, "name": known[0]}
        outcome = Outcome.PASS if alike else Outcome.FAIL
        level = paraphrased_level(match, said) if alike else None
        if level is not None:
            outcome, values = Outcome.FAIL, {"said": said.split("，")[0], "name": level}
        related = (
            Related(slot_span(match.table, match.indicator if level is None else None, values["name"]), "评分表"),
        )
        yield Observation(outcome, match.statement.span, values, related)


def paraphrased_level(match: Match, said: str) -> str | None:
    """Return the level-2 name that the first of two names paraphrases: 受益群众满意度指标，群众满意度."""
    first, comma, _ = said.partition("，")
    if not comma or match.indicator is None or not first.endswith("指标"):
        return None
    names = names_around(match.table, match.indicator)
    own = bare_group(bare(first))
    return (
        names[-1] if names and own not in {bare_group(bare(name)) for name in (*names, match.indicator.name)} else None
    )


def slot_span(table: ScoreTable, one: Indicator | None, name: str) -> Span:
    """Return the cell of a row, or of the group with a name."""
    if one is not None:
        return one.name_slot.passage.span
    return next(group.slot.passage.span for group in table.groups if group.name == name)


def names_around(table: ScoreTable, one: Indicator) -> list[str]:
    """Return the names of the groups of a row."""
    return [table.groups[index].name for index in one.groups]


def bare_name_of(name: str) -> str:
    """Return a name without number and brackets."""
    return compiled(r"^\\d{1,2}[.、．]").sub("", name).strip("（）")


def measured_value(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row whose result is a rate and whose sentence gives one rate: it must be the same.

    So must any other measure of a row that its sentence gives again; there only a slip of the pen is told.
    """
    seen: set[Span] = set()
    for match in facts.matches:
        one = match.indicator
        slot = one.row.slot(match.table.grid_of(one.row).column(ACTUAL)) if one else None
        actual = only_number(slot) if slot else None
        if one is None or actual is None or actual.kind is not Kind.RATIO or match.statement.passage < 0:
            continue
        said = rates_of(facts, match.statement.passage, match.statement.words)
        if len(said) != 1 or said[0].modifier is not Modifier.NONE:
            continue
        # 自评完成值 and 核实值 stand side by side: either may be told
        actual = next((each for each in one.row.numbers if is_rate_of(each, said[0])), actual)
        relation = relate(Formula.EQUAL, [Term(actual)], Term(said[0]))
        values = {"label": one.name, "said": said[0].shown(), "printed": actual.shown()}
        seen.add(said[0].span)
        yield observe(relation, values, [Related(actual.span, ACTUAL)])
    for relation, name in told_by_name(facts):
        if relation.stated.quantity.span not in seen:
            actual, said_rate = relation.operands[0].quantity, relation.stated.quantity
            values = {"label": name, "said": said_rate.shown(), "printed": actual.shown()}
            seen.add(said_rate.span)
            yield observe(relation, values, [Related(actual.span, ACTUAL)], ceiling=Severity.WARNING)
    for relation, name in values_told(facts):
        printed, said_again = relation.operands[0].quantity, relation.stated.quantity
        if said_again.span not in seen:
            values = {"label": name, "said": said_again.shown(), "printed": printed.shown()}
            related = [Related(printed.span, "评分表")]
            yield observe(relation, values, related, ceiling=Severity.WARNING, hunch=Hunch.SLIP)


def is_rate_of(one: Quantity, said: Quantity) -> bool:
    """Whether a number of a row is a rate that a sentence gives."""
    return one.kind is Kind.RATIO and one.value == said.value


def told_by_name(facts: Facts) -> Iterator[tuple[Relation, str]]:
    """Yield what sentences without a mark say was reached, in the very words of the one row of that name."""
    results: dict[str, Quantity | None] = {}
    for table in facts.score_tables:
        for one in table.indicators:
            slot = one.row.slot(table.grid.column(ACTUAL))
            actual = only_number(slot) if slot else None
            results[one.name] = None if one.name in results else actual
    for statement in facts.statements if results else ():
        actual, said = results.get(statement.label), statement.quantities.get("ratio")
        if statement.kind != "ratio" or actual is None or said is None or actual.kind is not Kind.RATIO:
            continue
        lead = facts.prose[statement.passage].passage.text[: facts.prose[statement.passage].passage.find(said.span)[0]]
        own = statement.period in {"", str(facts.year)} and not GOAL.search(lead[-8:])
        if own and said.modifier is Modifier.NONE and len(statement.label) >= LEAST_NAME:
            yield relate(Formula.EQUAL, [Term(actual)], Term(said)), statement.label


LEAST_NAME = 4
"""Characters of a name that is nobody else's."""


def rates_of(facts: Facts, number: int, words: str) -> list[Quantity]:
    """Return the rates among some words of a passage that say how much was reached."""
    prose = facts.prose[number]
    at = prose.passage.text.find(words)
    found = []
    for quantity in prose.quantities:
        start, end = prose.passage.find(quantity.span)
        inside = at >= 0 and at <= start < at + len(words)
        lead = prose.passage.text[max(0, start - 8) : start]
        former = FORMER.search(prose.passage.text[max(0, start - 20) : start])
        goal = former or GOAL.search(lead) or compiled(r"的(?:目标|要求|计划)").match(prose.passage.text[end + 1 :])
        if quantity.kind is Kind.RATIO and inside and not goal:
            found.append(quantity)
    return found


def early_warning(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every table with a known execution rate: marks far better than the money was spent are a warning sign.

    (indicator score rate - execution rate) / indicator score rate > 5 %, as the filing systems compute it.
    """
    for table in facts.score_tables:
        rate = execution_rate(facts, table)
        rows = [one for one in table.indicators if one.kind != EXECUTION and one.full and one.score and not one.bonus]
        full = sum((one.full.value for one in rows if one.full), Fraction(0))
        score = sum((one.score.value for one in rows if one.score), Fraction(0))
        if rate is None or table.repeats or not full or not score or score > full:
            continue
        share = score / full
        gap = (share - rate.base_value) / share
        values = {
            "share": f"{as_decimal(share * 100, 2)}%",
            "rate": rate.shown(),
            "gap": f"{as_decimal(gap * 100, 2)}%",
        }
        anchor = table.mark(table.total, "得分") if table.total else None
        span = anchor.span if anchor else rate.span
        outcome = Outcome.FAIL if gap > Fraction(5, 100) else Outcome.PASS
        computed = f"({values['share']} - {values['rate']}) ÷ {values['share']} = {values['gap']}"
        yield Observation(outcome, span, values, (Related(rate.span, "预算执行率"),), computed)


def execution_rate(facts: Facts, table: ScoreTable) -> Quantity | None:
    """Return the execution rate of the object a table is about: of the form, else the only one of the prose."""
    for block, row in table.extra:
        if rate := row.number(block.column("执行率")):
            return rate
    if sum(not one.repeats for one in facts.score_tables) > 1:
        return None
    rates = {one.quantity.value: one.quantity for one in facts.amounts if one.name == "执行率" and not one.scope}
    found = [rate for rate in rates.values() if rate.kind is Kind.RATIO]
    return found[0] if len(found) == 1 else None
