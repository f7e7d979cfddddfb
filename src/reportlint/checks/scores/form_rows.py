"""Checks of the rows of a score table as a form: cells left empty, rows left over, marks lost without a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.scores.naming import naming
from reportlint.checks.scores.score_tables import row_place, shows_means
from reportlint.checks.scores.spoken import matches_of, rows_spoken_of, spoken
from reportlint.facts import Facts
from reportlint.facts.scores.awards import find_rulings
from reportlint.facts.scores.indicators import EXECUTION, RULE, Indicator, ScoreTable
from reportlint.facts.scores.matches import Match
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.scores.targets import ACTUAL, NIL, TARGET, find_targets, target_of, text_of
from reportlint.facts.scores.told import end_of, find_told
from reportlint.facts.tables.grids import FULL, SCORE, Column
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.number import Quantity
from reportlint.patterns import compiled
from reportlint.rule import Outcome

REASON = "偏差原因"
MARK_CLAUSE = compiled(
    r"(?:该|本|此)?(?:项)?(?:指标)?(?:满分|分值|标准分|权重|应得|扣减?|失分?|减|得分?|自评得?分?|实得分?|实际得分|加权得分|百分制评分|计|共){1,6}"
    r"(?:为|：)?[\d.]++(?:分|%)|(?:应|共)?(?:不扣分|得满分)|按[^，。；]{0,12}(?:计分|得分)|(?<![\d.])[\d.]++分"
)
"""Clauses that only give marks."""
NAME_END = compiled(r"(?:指标|[率度数量性]|成本|影响|效益|机制|水平|面积|人次|次数|情况)$")
NAME_LIMIT = 24
"""Characters beyond which the words before marks are a sentence, not a name."""
LEAST_STORY = 6
"""Characters besides name and marks from which on a sentence is taken to say something about its indicator."""
REACHED_RATE = compiled(r"(?:[率度比]|比例|完成|达到?)(?:仅|只|为|是|达|达到|：)*(\d{1,3}(?:\.\d{1,4})?)[%％]")
"""What was reached, in percent."""
HUNDRED_PERCENT = 100
"""All of what was planned."""
RESIDUE = compiled(r"指标\s*\d{1,2}\s*[：:.、]?|[.…·]{2,}|×{2,}|X{2,}|示例|例：.*")
"""What a template leaves in a row that was not filled in."""


def unreadable_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row with a maximum: its score must be there and be a number not below nought."""
    for table in facts.score_tables:
        column = table.column(SCORE)
        for one in table.indicators:
            slot = one.row.slot(column)
            if slot is None or slot.inherited or one.bonus or one.full is None:
                continue
            negative = one.score is not None and one.score.value < 0
            wrong = negative or (one.score is None and slot.text not in NIL)
            empty = one.score is None and not slot.text and most_filled(table, column)
            values = {"label": one.name, "column": SCORE, "text": slot.text or "空白"}
            place = row_place(table, one.row, SCORE)
            span = slot.passage.span
            yield Observation(Outcome.FAIL if wrong or empty else Outcome.PASS, span, values, place=place)


def most_filled(table: ScoreTable, column: Column | None) -> bool:
    """Whether most rows of a table have something in a column, and at least two have."""
    texts = [text_of(one.row.slot(column)) for one in table.indicators]
    filled = sum(bool(text) for text in texts)
    return filled >= 2 and 2 * filled > len(texts)


def empty_cell(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the target and the result of every row: neither may be empty where most give it, marks on top apart."""
    for table in facts.score_tables:
        for name in (TARGET, ACTUAL):
            column = table.grid.column(name)
            if column is None or not most_filled(table, column):
                continue
            for one in table.indicators:
                slot = one.row.slot(column)
                if slot is None or slot.inherited or is_residue(one) or one.bonus:
                    continue
                values = {"label": one.name, "column": name}
                outcome = Outcome.PASS if slot.text else Outcome.FAIL
                span = slot.passage.span
                yield Observation(outcome, span, values, place=row_place(table, one.row, name))


def is_residue(one: Indicator) -> bool:
    """Whether a row is named as in the template only."""
    return bool(RESIDUE.fullmatch(one.name))


def template_row(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the names of all rows, also of those without marks: 指标1：, …… were left over from the template."""
    for table in facts.score_tables:
        columns = [table.grid.column(name) for name in ("三级指标", "指标名称")]
        column = next((one for one in columns if one), None)
        for row in table.grid.body():
            slot = row.slot(column)
            if slot is None or slot.inherited or not slot.text:
                continue
            outcome = Outcome.FAIL if RESIDUE.fullmatch(slot.text) else Outcome.PASS
            yield Observation(outcome, slot.passage.span, {"text": slot.text}, place=row_place(table, row))


def repeated_name(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the names of the rows of every table: one under one level-2 name must stand there once."""
    for table in facts.score_tables:
        seen: dict[tuple[str, tuple[int, ...]], Indicator] = {}
        for one in table.indicators:
            if is_residue(one) or len(one.name) < 3:
                continue
            first = seen.setdefault((one.name, one.groups), one)
            related = () if first is one else (Related(first.name_slot.passage.span, "前一处"),)
            outcome = Outcome.PASS if first is one else Outcome.FAIL
            place = row_place(table, one.row)
            yield Observation(outcome, one.name_slot.passage.span, {"label": one.name}, related, place=place)


def lost_without_reason(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row that lost marks: the table or the text must say why.

    A text that takes up some rows and passes over this one is asked to tell it by another rule.
    A row that reached its target is left to the rule about those.
    """
    reached = {id(one.indicator) for one in find_targets(facts.score_tables) if one.reached}
    for table in facts.score_tables:
        if not (table.repeats or shows_means(table) or sums_up(table)):
            yield from few(list(reasons(facts, table, reached)))


FIRST_LEVEL = compiled(
    r"(?:部门|项目)?(?:预算执行(?:率|情况)?|产出|效益|满意度?|决策|过程|投入|管理(?:效率)?|履职(?:效能|效果)?|运行成本|社会效应"
    r"|可持续发展能力)(?:类?指标)?"
)
"""The names of the first level of indicators."""


def sums_up(table: ScoreTable) -> bool:
    """Whether a table prints the first level alone: where marks were lost is told of the indicators below."""
    return len(table.indicators) > 1 and all(FIRST_LEVEL.fullmatch(one.name) for one in table.indicators)


MANY = 3
"""Rows without a reason beyond which one finding names them all: there is one thing to do, not many."""


def few(looks: Sequence[Observation]) -> Iterator[Observation]:
    """Yield the looks; where many rows lack a reason, the first names them all and the others are left for review."""
    lacking = [one for one in looks if one.outcome is Outcome.FAIL]
    if len(lacking) <= MANY:
        yield from looks
        return
    labels = [one.values["label"] for one in lacking]
    named = "”、“".join(labels[:MANY]) + f"”等 {len(labels)} 项指标中的“{labels[0]}"
    related = tuple(Related(one.span, one.values["label"]) for one in lacking[1:])
    for one in looks:
        if one is lacking[0]:
            yield replace(one, values={**one.values, "label": named}, related=(*one.related, *related))
        else:
            yield one.reviewed()


def lacks_reason(facts: Facts, table: ScoreTable, one: Indicator) -> bool:
    """Whether a row lost marks and nothing says why: another rule tells that."""
    lost = one.full is not None and one.score is not None and one.score.value < one.full.value
    return (
        lost and len(one.parties) < 2 and reason_given(facts, table, one) is False and not is_contradicted(facts, one)
    )


def reasons(facts: Facts, table: ScoreTable, reached: Collection[int]) -> Iterator[Observation]:
    """Look at every row of one table that lost marks."""
    untold = sum(not is_told(facts, one) for one in table.indicators)
    for one in table.indicators:
        if one.full is None or one.score is None or one.full.kind is not one.score.kind or one.bonus:
            continue
        if one.score.value >= one.full.value or id(one) in reached or one.row.kind == "subtotal":
            continue  # the sum of rows that stand elsewhere is explained where they are
        if is_told_below(facts, one):
            continue
        given = reason_given(facts, table, one)
        if given is None or (not given and is_contradicted(facts, one)):
            continue
        lost = one.full.value - one.score.value
        values = {"label": one.name, "lost": f"{float(lost):g}", "full": one.full.text, "score": one.score.text}
        related = (Related(one.full.span, FULL),)
        place = row_place(table, one.row, SCORE)
        asked = table.grid.column(REASON) is not None or is_told(facts, one) or untold <= 1
        measured = asked and not given and shortfall_told(facts, one)
        outcome = Outcome.PASS if given else Outcome.FAIL if asked and not measured else Outcome.REVIEW
        yield Observation(outcome, one.score.span, values, related, place=place)


def is_told_below(facts: Facts, one: Indicator) -> bool:
    """Whether a section is headed by the name of a row and says of what stands in it what it lost: the row is a group.

    `## 二、产出（30分）`, then `1. 数量（12分）。……扣0.3分`.
    """
    below = [each.span for each in facts.sections if is_heading_of(each.heading.title, one.name)]
    return any(
        each.deducted is not None and each.deducted.value > 0 and inside.covers(each.span)
        for inside in below
        for each in facts.scores
    )


NAMED_NO_MORE = compiled(r"(?:类|部分)?(?:指标)?(?:情况|分析|得分)?(?:（[^（）]*）.*)?")
"""What a heading that names a row may have behind the name."""


def is_heading_of(title: str, name: str) -> bool:
    """Whether a heading is the name of a row with nothing but 指标 and a bracket behind it."""
    return title.startswith(name) and NAMED_NO_MORE.fullmatch(title, len(name)) is not None


def shortfall_told(facts: Facts, one: Indicator) -> bool:
    """Whether the text gives what a row reached beside its mark, less than all: 完成率96%，得7.68分.

    That says where the marks went, though not why.
    """
    stories = (without_marks(words_about(facts, match)) for match in matches_of(facts, one))
    return any(Fraction(rate[1]) < HUNDRED_PERCENT for story in stories for rate in REACHED_RATE.finditer(story))


def without_marks(text: str) -> str:
    """Return a text without the clauses that only give marks."""
    return MARK_CLAUSE.sub("", text)


def is_contradicted(facts: Facts, one: Indicator) -> bool:
    """Whether the text gives a row other marks than the table: then it is not said that it lost any."""
    said = [match.statement for match in matches_of(facts, one)]
    pairs = [(each.full, one.full) for each in said] + [(each.score, one.score) for each in said]
    return any(mark is not None and printed is not None and mark.value != printed.value for mark, printed in pairs)


def reason_given(facts: Facts, table: ScoreTable, one: Indicator) -> bool | None:
    """Whether table or text say why a row is not as planned; None where neither has a place for it.

    Where several parties give marks, each has its own reasons; a result beside its scoring rule speaks for itself.
    """
    if len(one.parties) > 1:
        return None
    column = table.grid.column(REASON)
    if column is not None and text_of(one.row.slot(column)) not in NIL:
        return True
    if any(tells_something(without_names(text, *names)) or find_rulings(text) for text, names in told_of(facts, one)):
        return True
    if column is None and falls_short(table, one):
        return True
    if column is None and all(text_of(one.row.slot(table.grid.column(name))) not in NIL for name in (RULE, ACTUAL)):
        return None
    return False if column is not None or is_analysed(facts, table) else None


def falls_short(table: ScoreTable, one: Indicator) -> bool:
    """Whether a row prints a result other than its target: 健全 and 基本健全 say why marks were lost."""
    if target := target_of(table, one):
        above = target.direction == "=" and target.actual.base_value > target.target.base_value
        return not target.reached and not above
    wanted, got = (text_of(one.row.slot(table.grid.column(name))) for name in (TARGET, ACTUAL))
    return wanted not in NIL and got not in NIL and wanted != got and not compiled(r"\d").search(wanted + got)


def is_told(facts: Facts, one: Indicator) -> bool:
    """Whether the text speaks of a row, by its marks or by its name."""
    return one.name in naming(facts).passages or bool(matches_of(facts, one))


def tells_something(text: str) -> bool:
    """Whether a text says anything besides marks."""
    return len(compiled(r"[\u4e00-\u9fff]").findall(without_marks(text))) >= LEAST_STORY


def told_of(facts: Facts, one: Indicator) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what the prose says around the marks of a row, with the names it gives the row."""
    for match in matches_of(facts, one):
        yield words_about(facts, match), (one.name, match.name)
        if is_alone(facts, match):
            yield from ((text, ()) for text in following(facts, match.statement.passage))
    others = spoken(facts).passages
    for number in naming(facts).passages.get(one.name, ()):
        if number not in others:
            text = facts.prose[number].passage.text
            yield from ((part, (one.name,)) for part in text.split("。") if one.name in part)
            yield from ((text, ()) for text in following(facts, number))


def is_alone(facts: Facts, match: Match) -> bool:
    """Whether a passage speaks of the marks of one row or group only."""
    return spoken(facts).passages[match.statement.passage] == 1


def words_about(facts: Facts, match: Match) -> str:
    """Return what the prose says of a row or group: its passage if that has no other, else its sentence."""
    passage = facts.prose[match.statement.passage].passage
    if not passage.span.covers(match.statement.span):
        return match.statement.words
    return passage.text if is_alone(facts, match) else words_of(facts, match.statement)


def words_of(facts: Facts, statement: ScoreStatement) -> str:
    """Return the words of a score sentence with what follows the marks in it: 得3.2分，预算以上年口径推算.

    Behind a ： the marks that follow are those of its reasons: 失2分：故障率超标失1.2分，停机超时失0.8分.
    """
    prose = facts.prose[statement.passage]
    said = [one for one in facts.scores if one.passage == statement.passage]
    told = next((one for one in find_told(prose.passage, said, ()) if one.statement is statement), None)
    start = prose.passage.find(statement.span)[1] - len(statement.words)
    behind = prose.passage.find(statement.span)[1]
    text = prose.passage.text
    if told is None or not statement.words:
        return statement.words
    if text.startswith("：", behind):
        return text[start : end_of(text, behind)]
    clause = REASON_BEHIND.match(text, behind)
    return text[start : max(told.end, clause.end() if clause else 0)]


REASON_BEHIND = compiled(r"，(?!\d)[^。；]*?(?=；)")
"""The clauses right behind a mark up to a ；, which part it from the next."""


def without_names(text: str, *names: str) -> str:
    """Return a text without some names; what is no name but a sentence stays."""
    for name in names:
        for part in compiled("[，：。]").split(name):
            if is_proper_name(part):
                text = text.replace(part, "")
    return text


def is_proper_name(said: str) -> bool:
    """Whether some words are the name of an indicator rather than a sentence about it."""
    return 0 < len(said) <= NAME_LIMIT and bool(NAME_END.search(said)) and not compiled(r"\d").search(said)


def following(facts: Facts, number: int) -> Iterator[str]:
    """Yield the passages below one, up to the next heading or the next that is about marks."""
    taken = spoken(facts).passages
    for at in range(number + 1, min(number + 4, len(facts.prose))):
        if facts.prose[at].heading is not None or at in taken:
            return
        yield facts.prose[at].passage.text


def is_analysed(facts: Facts, table: ScoreTable) -> bool:
    """Whether the text speaks of at least half of the rows of a table."""
    matched = rows_spoken_of(facts, table)
    return matched >= 3 and 2 * matched >= len(table.indicators)


def all_as_planned(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every table of at least five targets: that each result equals its target and earns all marks is odd."""
    for table in facts.score_tables:
        rows = [one for one in table.indicators if one.full and one.score]
        pairs = [
            (text_of(one.row.slot(table.grid.column(TARGET))), text_of(one.row.slot(table.grid.column(ACTUAL))))
            for one in rows
        ]
        known = [(wanted, got) for wanted, got in pairs if wanted not in NIL and got not in NIL]
        if len(known) < 5:
            continue
        copied = all(wanted.lstrip("≥≤=><") == got for wanted, got in known)
        full = all(one.full and one.score and one.score.value == one.full.value for one in rows)
        outcome = Outcome.FAIL if copied and full else Outcome.PASS
        span = rows[0].score.span if rows[0].score else table.grid.span
        yield Observation(outcome, span, {"count": str(len(known))}, place=(f"表 {table.grid.table + 1}",))


def missing_kind(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every table with outputs and benefits: it should measure quantity, quality, time, satisfaction."""
    for table in facts.score_tables:
        kinds = Counter(one.kind for one in table.indicators)
        tops = {group.kind for group in table.tops}
        named = len({"数量", "质量", "时效"} & kinds.keys())
        if table.repeats or "产出" not in tops or named < 2 or not any(group.level == 2 for group in table.groups):
            continue
        for kind in ("数量", "质量", "时效", "满意度"):
            present = bool(kinds[kind])
            span = table.tops[0].slot.passage.span
            outcome = Outcome.PASS if present else Outcome.FAIL
            yield Observation(outcome, span, {"kind": kind}, place=(f"表 {table.grid.table + 1}", kind))


WHOLE_MARK = 100
"""The usual full mark."""


def execution_twice(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every form whose money block carries marks: the maxima with them must be the total, not without them."""
    for table in facts.score_tables:
        total = table.mark(table.total, FULL) if table.total else None
        extra = [one.full for one in table.execution if one.full]
        rows = [one.full for one in table.indicators if one.full]
        if total is None or not rows:
            continue
        if any(one.kind == EXECUTION for one in table.indicators):
            yield from execution_row_twice(table, total)
            continue
        if not extra:
            continue
        inner, added = sum(mark.value for mark in rows), sum(mark.value for mark in extra)
        values = {"inner": f"{float(inner):g}", "extra": f"{float(added):g}", "total": total.text}
        # A total of 90 beside the 10 of the money block is the table's own; together they make the hundred.
        twice = inner == total.value and added and inner + added != WHOLE_MARK
        outcome = Outcome.FAIL if twice else Outcome.PASS
        sign = "=" if outcome is Outcome.FAIL else "≠"
        computed = f"{float(inner):g} {sign} {total.text}，另有 {float(added):g}"
        related = (Related(extra[0].span, "资金部分分值"),)
        yield Observation(outcome, total.span, values, related, computed, place=(f"表 {table.grid.table + 1}",))


def execution_row_twice(table: ScoreTable, total: Quantity) -> Iterator[Observation]:
    """Look at a table with one row for the execution: its maximum is part of the hundred that the others make."""
    own = [one for one in table.indicators if one.kind == EXECUTION]
    others = [one.full.value for one in table.indicators if one.kind != EXECUTION and one.full and not one.bonus]
    full = own[0].full
    if len(own) != 1 or full is None or not full.value or total.value != WHOLE_MARK or table.repeats:
        return
    inner = sum(others)
    twice = inner == total.value
    values = {"inner": f"{float(inner):g}", "extra": full.text, "total": total.text}
    computed = f"{float(inner):g} {'=' if twice else '≠'} {total.text}，另有 {full.text}"
    outcome, place = Outcome.FAIL if twice else Outcome.PASS, (f"表 {table.grid.table + 1}",)
    yield Observation(outcome, total.span, values, (Related(full.span, "资金部分分值"),), computed, place=place)


CAPPED = compiled(r"(?:合格|达标|覆盖|及时|完好|准确|到位|满意|规范|优良|通过|入学|安置|办结)[度率]$")
"""Rates that cannot exceed 100 %."""


def impossible_target(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the target of every rate that cannot exceed 100 %: ≥100 % allows nothing but 100 %."""
    for one in find_targets(facts.score_tables):
        if CAPPED.search(one.indicator.name) and one.target.unit in {"%", "百分比"}:
            odd = one.direction == "≥" and one.target.value >= 100
            text = text_of(one.indicator.row.slot(one.table.grid.column(TARGET)))
            values = {"label": one.indicator.name, "target": text}
            span: Span = one.target.extent
            place = row_place(one.table, one.indicator.row, TARGET)
            yield Observation(Outcome.FAIL if odd else Outcome.PASS, span, values, place=place)
