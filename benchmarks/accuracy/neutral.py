"""Changes that leave a document as right as it was, one function a kind, all in `NEUTRAL` at the end.

A change that touches numbers is kept only where every declared relation still holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from math import floor
from random import Random

from benchmarks.accuracy.bases import Base, Number
from benchmarks.accuracy.evaluate import FUNCTIONS, Reading, rounded
from benchmarks.accuracy.mutate import Edit, Maker, Mutant, of_kind, printed

FULL_WIDTH = {ord(half): chr(ord(half) + 0xFEE0) for half in "0123456789.%"}
MONEY = ("万元", "亿元", "元")
UNITS = re.compile(r"(?:万|亿)?元|[人个项次户公里分](?![一-鿿]{0,1}[率])|%")
TOTALS = re.compile(r"合计|总计|小计|总分|其中|得分|共计|平均")


def still_right(mutant: Mutant) -> bool:
    """Whether every declared relation holds after a change."""
    return not mutant.broken


# ---------------------------------------------------------------- the print of numbers


def full_width(base: Base, _: Random) -> Iterator[Mutant]:
    """N1: the numbers of one line in full width."""
    for numbers in by_line(base):
        edits = tuple(Edit(one.start, one.end, one.text.translate(FULL_WIDTH)) for one in numbers if one.is_digits)
        yield Mutant("N1", base, edits)


def by_line(base: Base) -> Iterator[list[Number]]:
    """Yield the declared numbers that are printed in digits, line by line, in order."""
    lines: dict[int, list[Number]] = {}
    for number in sorted(base.numbers.values(), key=lambda one: one.start):
        if number.is_digits:
            lines.setdefault(base.line_of(number.start), []).append(number)
    yield from lines.values()


def separators(base: Base, _: Random) -> Iterator[Mutant]:
    """N2: thousands set apart in one line, or no longer."""
    for numbers in by_line(base):
        edits = tuple(Edit(one.start, one.end, grouped(one)) for one in numbers if grouped(one) != one.text)
        if edits:
            yield Mutant("N2", base, edits)


def grouped(number: Number) -> str:
    """Print an amount with separators where it has none, and the other way round."""
    if "," in number.text:
        return number.text.replace(",", "")
    whole, point, rest = number.text.partition(".")
    return f"{int(whole):,}{point}{rest}" if number.unit in MONEY and len(whole) > 3 else number.text


def spaced(base: Base, _: Random) -> Iterator[Mutant]:
    """N3: a blank or no-break space between number and unit, or the line broken there."""
    for numbers in by_line(base):
        start, end = base.line(base.line_of(numbers[0].start))
        prose = not base.text[start:end].lstrip().startswith(("|", "<", "#")) and "\t" not in base.text[start:end]
        for blank in (" ", "\N{NO-BREAK SPACE}", *(["\n"] if prose else [])):
            places = [one.end for one in numbers if UNITS.match(base.text, one.end)]
            edits = tuple(Edit(at, at, blank) for at in dict.fromkeys(places[:1] if blank == "\n" else places))
            if edits:
                yield Mutant("N3", base, edits)


def rescaled(base: Base, _: Random) -> Iterator[Mutant]:
    """N4: an amount in 万元 given in 元, exactly."""
    for number in base.numbers.values():
        if number.is_digits and base.text.startswith("万元", number.end) and number.decimals <= 4 and not number.hedge:
            factor = Fraction(10_000)
            whole = printed(replace(number, text=str(floor(abs(number.value)))), number.value * factor)
            new = replace(whole, unit="元", scale=number.scale / factor)
            mutant = Mutant("N4", base, (Edit(number.start, number.end + 2, f"{new.text}元"),), {number.name: new})
            if new.base_value == number.base_value and still_right(mutant):
                yield mutant


def coarser(base: Base, _: Random) -> Iterator[Mutant]:
    """N5: one mention of a fact printed with a decimal less, correctly rounded."""
    for number in repeated(base):
        if number.decimals:
            value = abs(number.value)
            text = number.text[: -1 - (number.decimals == 1)]
            new = printed(replace(number, text=text), min(rounded(value, number.decimals - 1)))
            mutant = Mutant("N5", base, (Edit(number.start, number.end, new.text),), {number.name: new})
            if still_right(mutant):
                yield mutant


def repeated(base: Base) -> Iterator[Number]:
    """Yield the numbers that repeat another mention of the same fact, and stand in prose."""
    for relation in of_kind(base, "eq"):
        number = base.numbers[relation.stated[0].lstrip("-")]
        start, end = base.line(base.line_of(number.start))
        if number.is_digits and not number.hedge and not re.search(r"^\s*[|<]|\t", base.text[start:end]):
            yield number


def tie_broken(base: Base, _: Random) -> Iterator[Mutant]:
    """N6: a tie rounded to even instead of up, or the other way round."""
    for relation in of_kind(base, *FUNCTIONS):
        stated = base.numbers[relation.stated[0].lstrip("-")]
        reading = Reading(base)
        value = FUNCTIONS[relation.kind]([reading.value(name) for name in relation.operands]) * relation.factor
        for other in rounded(value / stated.scale, stated.decimals) - {stated.value}:
            if len(rounded(value / stated.scale, stated.decimals)) == 2 and stated.is_digits:
                new = printed(stated, other)
                mutant = Mutant("N6", base, (Edit(stated.start, stated.end, new.text),), {stated.name: new})
                if still_right(mutant):
                    yield mutant


def hedged_mention(base: Base, _: Random) -> Iterator[Mutant]:
    """N13: one mention of a fact rounded and hedged: 约1286万元."""
    for number in repeated(base):
        before = base.text[max(0, number.start - 3) : number.start]
        if base.text.startswith(MONEY, number.end) and number.value >= 100 and "约" not in before:
            words = {"约": min(rounded(number.value, 0)), "近": floor(number.value) + 1, "逾": floor(number.value)}
            for word, value in words.items():
                new = replace(number, text=str(value), hedge=word)
                mutant = Mutant("N13", base, (Edit(number.start, number.end, word + new.text),), {number.name: new})
                if still_right(mutant):
                    yield mutant


# ---------------------------------------------------------------- order


def rows_permuted(base: Base, _: Random) -> Iterator[Mutant]:
    """N7: two neighbouring rows, or two columns, of a table changed places."""
    for table in pipe_tables(base):
        rows = [cells(base, line) for line in table]
        header, body = rows[0], rows[2:]
        whole = all(all(row) and len(row) == len(header) for row in body if not TOTALS.search(row[0]))
        if not whole or "序号" in header or any(TOTALS.search(cell) for row in body[:-1] for cell in row[:1]):
            continue
        for at in range(2, len(table) - 2):
            if not any(re.match(r"[\d一二三四五六七八九十（(]", row[0]) for row in (rows[at], rows[at + 1])):
                yield Mutant("N7", base, swapped_lines(base, table[at], table[at + 1]))
        if len(header) > 3 and all(len(row) == len(header) for row in rows):
            yield Mutant("N7", base, swapped_columns(base, table, len(header) - 2, len(header) - 1))


def pipe_tables(base: Base) -> Iterator[list[int]]:
    """Yield the pipe tables as lists of 1-based lines."""
    lines = base.text.split("\n")
    table: list[int] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.startswith("|"):
            table.append(number)
        elif table:
            if len(table) > 4:
                yield table
            table = []


def cells(base: Base, line: int) -> list[str]:
    """Return the texts of a row of a pipe table."""
    start, end = base.line(line)
    return [cell.strip() for cell in base.text[start:end].strip().strip("|").split("|")]


def swapped_lines(base: Base, one: int, other: int) -> tuple[Edit, ...]:
    """Exchange two lines."""
    first, second = base.line(one), base.line(other)
    return Edit(*first, base.text[slice(*second)]), Edit(*second, base.text[slice(*first)])


def swapped_columns(base: Base, table: list[int], one: int, other: int) -> tuple[Edit, ...]:
    """Exchange two columns of a table."""
    edits = []
    for line in table:
        row = cells(base, line)
        row[one], row[other] = row[other], row[one]
        edits.append(Edit(*base.line(line), f"| {' | '.join(row)} |"))
    return tuple(edits)


LEANING = re.compile(
    r"[\s*]*(?:其中|同时|此外|另外|上述|以上|该|其|二是|其次|再次|最后|因此|为此|但"
    r"|[（(]?[一二三四五六七八九十\d]+[）)、.．]|[表图附注单#|<])"
)
"""How paragraphs begin that lean on what stands before them."""


def paragraphs_swapped(base: Base, _: Random) -> Iterator[Mutant]:
    """N8: two neighbouring paragraphs that share no relation changed places."""
    lines = base.text.split("\n")
    for number in range(1, len(lines) - 1):
        first, second = lines[number - 1], lines[number + 1]
        if lines[number] or min(len(first), len(second)) < 25 or LEANING.match(first) or LEANING.match(second):
            continue
        complete = first.endswith("。") and second.endswith("。") and "\t" not in first + second
        if not complete or tied(base, number, number + 2):
            continue
        yield Mutant("N8", base, swapped_lines(base, number, number + 2))


def tied(base: Base, one: int, other: int) -> bool:
    """Whether a declared relation holds numbers of both lines."""
    for relation in base.relations:
        at = {base.line_of(base.numbers[name].start) for name in relation.names}
        if {one, other} <= at:
            return True
    return False


# ---------------------------------------------------------------- additions

UNRELATED = (
    "全年编发工作简报18期，接待来访群众46批次，办理来信来电127件。",
    "档案室现存卷宗2315卷，其间新增立卷208卷，全部完成数字化扫描。",
    "组织干部下乡走访73次，张贴宣传画1250张，悬挂横幅64条。",
)
FORMER = (
    "以往年度情况仅供对照，{year}年度预算执行情况见下。\n\n{year}年度预算执行情况（单位：万元）\n\n"
    "| 支出类别 | 预算数 | 决算数 | 执行率 |\n| --- | --- | --- | --- |\n"
    "| 办公运行 | 310.00 | 303.80 | 98.00% |\n| 设备维护 | 190.00 | 180.50 | 95.00% |\n"
    "| 合计 | 500.00 | 484.30 | 96.86% |"
)


def unrelated_added(base: Base, chance: Random) -> Iterator[Mutant]:
    """N10: a paragraph of numbers that are tied to nothing."""
    for at in paragraph_ends(base):
        yield Mutant("N10", base, (Edit(at, at, "\n\n" + chance.choice(UNRELATED)),))


def former_year_added(base: Base, _: Random) -> Iterator[Mutant]:
    """N14: a table of a former year."""
    year = re.search(r"20\d\d", base.text)
    for at in paragraph_ends(base):
        if year:
            yield Mutant("N14", base, (Edit(at, at, "\n\n" + FORMER.format(year=int(year.group()) - 3)),))


def paragraph_ends(base: Base) -> list[int]:
    """Return where plain paragraphs end that a heading follows."""
    pattern = re.compile(r"^[^#|<\n\t].{40,}。(?=\n\n#)", re.MULTILINE)
    return [match.end() for match in pattern.finditer(base.text)]


NEUTRAL: Mapping[str, Maker] = {
    "N1": full_width,
    "N2": separators,
    "N3": spaced,
    "N4": rescaled,
    "N5": coarser,
    "N6": tie_broken,
    "N7": rows_permuted,
    "N8": paragraphs_swapped,
    "N10": unrelated_added,
    "N13": hedged_mention,
    "N14": former_year_added,
}
"""Kind → its maker. N9 is the business of the readers' tests, N11 and N12 of the bases."""
