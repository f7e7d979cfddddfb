"""Who has marks by name: rows and groups of score tables, parties and units, with every mark a table gives them.

What a table does not print but implies is there as a sum: what a group's rows come to, what was lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from reportlint.facts.scores.indicators import Indicator, IndicatorGroup, ScoreTable, bare_group
from reportlint.facts.scores.matrices import Matrix
from reportlint.facts.scores.names import bare
from reportlint.facts.tables.grids import FULL, SCORE, Row
from reportlint.facts.text.passages import FINAL_REMARK
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Term

Sum = tuple[Term, ...]
"""A mark as a table gives it: one number, or several that come to it."""
FULL_MARK, AWARDED, LOST = "满分", "得分", "扣分"
"""What a mark is."""
QUARTERS = {"Ⅰ": "一", "Ⅱ": "二", "Ⅲ": "三", "Ⅳ": "四", "一": "一", "二": "二", "三": "三", "四": "四"}
"""Signs of quarters → their numerals."""
SUM_ALONE = compiled(r"[合总]计?|总分|[总自]评?(?:总?得?分)?|得分|综合|(?:各项|绩效|全部)?指标|\d+")
"""Labels of totals that name nothing."""
SUM_WORDS = compiled(r"(?:得分|分值)?(?:小计|合计|总计|共计)[:：]?$|（[^（）]*）$")
"""What a sum is called besides its name."""
PART_WORDS = ("", "模块", "板块", "部分", "维度", "类", "项")
"""What a part may be called behind its name."""
LEAST_NAME = 2
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One thing that has marks, by its name."""

    name: str
    """As it reads."""
    kind: str
    """`row`, `group` or `party`."""
    marks: Mapping[str, Sequence[Sum]]
    """What a mark is → the ways a table gives it, the one that counts first."""
    parts: Mapping[str, Mapping[str, Sequence[Sum]]] = field(default_factory=dict)
    """Of a party: name of a part → its marks there."""


def find_holders(tables: Sequence[ScoreTable], matrices: Sequence[Matrix]) -> tuple[Holder, ...]:
    """Collect everything that has marks; a name that two things have stands for either."""
    mains = [table for table in tables if not table.repeats]
    found = [holder for table in mains for holder in of_table(table)]
    found += [holder for matrix in matrices for holder in of_matrix(matrix)]
    names: dict[str, Holder] = {}
    for holder in found:
        for name in aliases(holder.name):
            known = names.get(name)
            names[name] = joined(known, holder) if known else replace(holder, name=name)
    return tuple(one for name, one in names.items() if len(name) >= LEAST_NAME)


def aliases(name: str) -> tuple[str, ...]:
    """Return a name with what the text may call it: 三季度 for 季度Ⅲ, 甲组 for 甲组（千人以上）."""
    found = next((word for sign, word in QUARTERS.items() if "季" in name and sign in name), "")
    if found:
        return (name, f"{found}季度", f"第{found}季度")
    plain = FINAL_REMARK.sub("", name)
    return (name, plain) if plain not in {name, ""} else (name,)


def joined(first: Holder, second: Holder) -> Holder:
    """Join two things of one name: either may be meant."""
    roles = {*first.marks, *second.marks}
    marks = {role: (*first.marks.get(role, ()), *second.marks.get(role, ())) for role in roles}
    return replace(first, marks=marks, parts={**first.parts, **second.parts})


def of_table(table: ScoreTable) -> Iterator[Holder]:
    """Yield the rows, groups and parties of a score table."""
    yield from (Holder(bare(one.name), "row", marks_of_row(one)) for one in table.indicators if not one.bonus)
    for group in table.groups:
        if len(group.members) > 1:
            yield Holder(bare_group(bare(group.name)), "group", marks_of_group(table, group))
    sums = [*(one.row for one in table.subtotals if one.group is None), *([table.total] if table.total else [])]
    for row in sums:
        if (name := SUM_WORDS.sub("", row.label)) and not SUM_ALONE.fullmatch(name):
            yield Holder(name, "group", marks_of_sum(table, row))
    for view in table.views:
        if len(table.views) > 1 and view.total is not None:
            rows = {name: marks_of_row(one) for one in view.indicators for name in (one.name, bare(one.name))}
            for group in view.groups:
                rows.setdefault(bare_group(bare(group.name)), marks_of_group(replace(view, views=()), group))
            yield Holder(
                view.seen_by, "party", marks_between(view.mark(view.total, FULL), view.mark(view.total, SCORE)), rows
            )


def marks_of_sum(table: ScoreTable, row: Row) -> Mapping[str, Sequence[Sum]]:
    """Return the marks of a row of sums: those of every column of marks, 基本分小计 by oneself and by the review."""
    full = table.mark(row, FULL)
    found = [marks_between(full, one.mark(row, SCORE)) for one in (table, *table.views)]
    return {role: [mark for one in found for mark in one.get(role, ())] for role in {*chain.from_iterable(found)}}


def of_matrix(matrix: Matrix) -> Iterator[Holder]:
    """Yield the units of a matrix."""
    for row in matrix.units:
        parts = {part.name: marks_between(part.full, matrix.mark(row, part)) for part in matrix.parts}
        whole = next((parts[part.name] for part in reversed(matrix.parts) if part.whole), {})
        yield Holder(matrix.name(row), "party", whole, parts)
    if matrix.mean is not None:
        for part in matrix.parts:
            mean = matrix.mean.number(part.column)
            if mean is not None:
                names = (f"平均{part.name}", *(f"{part.name}{word}平均" for word in PART_WORDS))
                yield from (Holder(name, "group", marks_between(part.full, mean)) for name in names)


def marks_between(full: Quantity | None, score: Quantity | None) -> Mapping[str, Sequence[Sum]]:
    """Return maximum, mark and what lies between them."""
    found: dict[str, Sequence[Sum]] = {}
    if full is not None:
        found[FULL_MARK] = [(Term(full),)]
    if score is not None:
        found[AWARDED] = [(Term(score),)]
    if full is not None and score is not None:
        found[LOST] = [(Term(full), Term(score, -1))]
    return found


def marks_of_row(one: Indicator) -> Mapping[str, Sequence[Sum]]:
    """Return the marks of a row: its own, those of further columns, and what parties give together."""
    scores = [score for score in (one.score, *one.other_scores) if score is not None]
    awarded: list[Sum] = [(Term(score),) for score in scores]
    if len(one.parties) > 1:
        awarded.append(tuple(Term(mark) for mark in one.parties))
    lost: list[Sum] = [(Term(one.deducted),)] if one.deducted is not None else []
    lost += [(Term(one.full), Term(score, -1)) for score in scores if one.full is not None]
    lost += [(Term(most), Term(one.raw, -1)) for most in maxima_of_raw(one) if one.raw is not None]
    return {FULL_MARK: [(Term(one.full),)] if one.full else [], AWARDED: awarded, LOST: lost}


def maxima_of_raw(one: Indicator) -> Iterator[Quantity]:
    """Yield what the mark of a row before it is weighed may be out of: the number printed right before it."""
    raw = one.raw
    before = [number for number in one.row.numbers if raw is not None and number.span < raw.span]
    if raw is not None and before and before[-1].value >= raw.value and before[-1].kind is not Kind.RATIO:
        yield before[-1]


def marks_of_group(table: ScoreTable, group: IndicatorGroup) -> Mapping[str, Sequence[Sum]]:
    """Return the marks of a group: what its rows come to in every column."""
    members = [table.indicators[at] for at in group.members]
    full = tuple(Term(one.full) for one in members if one.full)
    lines = [tuple(one.score for one in members)]
    lines += [tuple(view.indicators[at].score for at in group.members) for view in table.views if is_like(view, table)]
    known = [tuple(Term(mark) for mark in line if mark) for line in lines if all(line)]
    complete = len(full) == len(members)
    lost = [(*full, *(Term(term.quantity, -1) for term in line)) for line in known] if complete else []
    return {FULL_MARK: [full] if complete else [], AWARDED: known, LOST: lost}


def is_like(view: ScoreTable, table: ScoreTable) -> bool:
    """Whether a view has the rows of its table."""
    return len(view.indicators) == len(table.indicators)
