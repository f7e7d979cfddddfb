"""Checks of figures and tables: captions in order, references that lead somewhere, units that are given."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.facts.tables.grids import Column, Grid
from reportlint.facts.text.numerals import integer_of
from reportlint.facts.text.references import Caption
from reportlint.finding import Observation, Related
from reportlint.model import Span, Table
from reportlint.patterns import compiled
from reportlint.rule import Outcome

MONEY = compiled(r"(?:预算|决算|执行|支出|收入|拨付|到位|结余|安排|支付)(?:数|额|金额|资金)?$|金额|资金额|经费$|款项$")
NO_MONEY = compiled(r"率|比|占|完成|数量|名称|科目|项目$|内容|人数|分值|得分|编码")
CONTINUED = compiled(r"[（(]续表?[）)]$|^续")
"""Captions of the rest of a table, which bear its number again."""
STATED = compiled(r"(?:单位|金额)[：:为]{0,2}(?:均为?|以)?(?:人民币)?[万亿千]?元|[万亿千]元")
BARE_YEARS = compiled(r"(?<![\d.])(?P<years>(?:19|20)\d\d(?:[-—–~至](?:19|20)?\d\d)?)(?![\d.%万亿元])(?P<word>年?)")
"""The year or years of a caption, with the word that may stand behind them."""
LEAST_AMOUNTS = 2
"""Amounts that a column of amounts has at least."""


def caption_order(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every caption: numbers of one kind (and chapter) must run on without repeating or skipping."""
    last: dict[tuple[str, str], Caption] = {}
    for caption in facts.captions:
        if CONTINUED.search(caption.title):
            continue
        series, number = split_number(caption)
        before = last.get((caption.kind, series))
        expected = split_number(before)[1] + 1 if before else 1
        outcome = Outcome.PASS if number == expected else (Outcome.FAIL if before else Outcome.REVIEW)
        related = (Related(before.span, "前一编号"),) if before else ()
        values = {
            "kind": caption.kind,
            "number": caption.number,
            "expected": f"{series}{expected}",
            "title": caption.title,
        }
        yield Observation(
            outcome, caption.span, values, related, f"{number} {'=' if outcome is Outcome.PASS else '≠'} {expected}"
        )
        last[caption.kind, series] = caption


def split_number(caption: Caption) -> tuple[str, int]:
    """Split 2-3 into chapter `2-` and number 3."""
    parts = compiled(r"(?<=[-.－])").split(caption.number)
    return "".join(parts[:-1]), integer_of(parts[-1])


def caption_year(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every year in a caption: 年 or 年度 must say that it is one."""
    for index, caption in facts.captioned.items():
        passage = facts.prose[index].passage
        for match in BARE_YEARS.finditer(passage.text):
            outcome = Outcome.PASS if match["word"] else Outcome.FAIL
            values = {"years": match["years"], "kind": caption.kind, "number": caption.number}
            yield Observation(outcome, passage.locate(*match.span("years")), values)


def dangling_reference(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every reference: a caption with its number must exist; without any of its kind nothing is known."""
    known: dict[str, set[str]] = {}
    for caption in facts.captions:
        known.setdefault(caption.kind, set()).add(caption.number)
    for reference in facts.references:
        if reference.kind not in known:
            yield Observation(
                Outcome.REVIEW, reference.span, {"kind": reference.kind, "number": reference.number, "known": ""}
            )
            continue
        outcome = Outcome.PASS if reference.number in known[reference.kind] else Outcome.FAIL
        listed = "、".join(f"{reference.kind}{number}" for number in sorted(known[reference.kind]))
        yield Observation(
            outcome, reference.span, {"kind": reference.kind, "number": reference.number, "known": listed}
        )


def table_unit(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every table of amounts: its caption, a note, its header or its cells must give their unit."""
    everywhere = any(
        compiled(r"单位均?[：:为]|下同").search(prose.passage.text)
        for prose in facts.prose
        if "元" in prose.passage.text
    )
    for grid in facts.grids:
        columns = [one for one in grid.columns if is_money(grid, one)]
        if not columns or grid.continues:
            continue
        stated = everywhere or bool(STATED.search(grid.caption)) or any(one.unit for one in grid.columns)
        outcome = Outcome.PASS if stated or STATED.search(facts.document.quote(grid.span)) else Outcome.FAIL
        span = header_of(facts, grid, columns[0])
        yield Observation(outcome, span, {"column": columns[0].header})


def is_money(grid: Grid, column: Column) -> bool:
    """Whether a column holds amounts of money, by its header and the decimals of its cells."""
    if not MONEY.search(column.header) or NO_MONEY.search(column.header):
        return False
    numbers = [number for row in grid.rows if (number := row.number(column)) is not None]
    return (
        len(numbers) >= LEAST_AMOUNTS and all(not one.unit for one in numbers) and any(one.decimals for one in numbers)
    )


def header_of(facts: Facts, grid: Grid, column: Column) -> Span:
    """Return the header cell of a column, the whole header where it is not found."""
    table = facts.document.blocks[grid.block]
    cells = table.cells if isinstance(table, Table) else ()
    rows = range(*grid.header)
    found = [one.span for one in cells if one.row in rows and one.column <= column.index < one.column + one.colspan]
    return found[-1] if found else grid.span
