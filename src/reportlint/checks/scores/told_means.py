"""Checks of sums and means of marks that prose tells: 五校总和4137分，平均827.4分; 累计441.4分，除以4得平均110.35分."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.score_tables import as_score
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.averages import TRIMMED
from reportlint.facts.text.numerals import integer_of
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import Match, compiled
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Severity

NUMBER = r"\d+(?:\.\d+)?"
SUM = rf"(?:之和|总和|合计|累计|共计|加总|相加)(?:为|是|得|共)?(?P<sum>{NUMBER})分"
"""A sum of marks, as a pattern."""
MEAN = rf"(?:平均|均值|均分)(?:分|得分|值)?(?:为|是|得)?(?P<mean>{NUMBER})分"
"""A mean of marks, as a pattern."""
SUM_FIRST = compiled(rf"{SUM}[，、；（(]?(?:(?:除以|÷)(?P<count>\d{{1,2}}))?[^，。；\d]{{0,6}}?{MEAN}")
"""五校总和4137分，平均827.4分."""
MEAN_FIRST = compiled(rf"{MEAN}[，、；（(]{{0,2}}[^，。；\d]{{0,8}}?{SUM}")
"""平均827.4分，五校总和4137分."""
DIVIDED = compiled(
    rf"(?:之和|总和|合计|累计)(?P<sum>{NUMBER})分?，?(?:除以|÷)(?P<count>\d{{1,2}})(?:得|为|=)?(?:平均)?(?P<mean>{NUMBER})分"
)
"""累计441.4分，除以4得110.35分."""
COUNT = compiled(
    r"(?P<count>\d{1,2}|[两二三四五六七八九十])(?:个|家|所|位|名|部门|季度?|镇|乡|县|校|院|站|座|项|组|人|次|月|街道)"
)
"""How many are averaged: 六个镇, 四季."""
LISTED = compiled(r"[、，和与及：][^、，。；：\d]{0,14}(?:（[^（）]*）)?$|^[^、，。；：\d]{0,20}$")
"""What stands before each mark of a list but its name."""


def told_mean(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every sum of marks told with their mean: the one divided by how many there are is the other."""
    for prose in facts.prose:
        text = prose.passage.text
        if "均" not in text and "除以" not in text:
            continue
        seen: set[int] = set()
        for pattern in (SUM_FIRST, DIVIDED, MEAN_FIRST):
            for match in pattern.finditer(text):
                whole, mean = (score_at(prose, match.start(name)) for name in ("sum", "mean"))
                trimmed = TRIMMED.search(text, match.start(), match.end())
                if whole is None or mean is None or trimmed or match.start("mean") in seen:
                    continue
                seen.add(match.start("mean"))
                yield from mean_of(prose, match, whole, mean)


def mean_of(prose: Prose, match: Match, whole: Quantity, mean: Quantity) -> Iterator[Observation]:
    """Relate a sum and its mean by the counts its sentence names, and the sum to the marks listed before it."""
    text = prose.passage.text
    start = text.rfind("。", 0, match.start()) + 1
    printed = match.groupdict().get("count")
    counts = [int(printed)] if printed else counts_in(text[start : match.end()])
    relations = [quotient(whole, count, mean) for count in counts]
    if relations:
        relation = next((one for one in relations if one.holds), relations[0])
        values = {"said": mean.text, "sum": whole.text}
        yield observe(relation, values, [Related(whole.span, "合计")], ceiling=Severity.WARNING, unsure=len(counts) > 1)
    listed = marks_listed(prose, start, match.start())
    if listed and len(listed) in counts:
        relation = relate(Formula.SUM, [Term(one) for one in listed], Term(whole))
        related = [Related(one.span, "得分") for one in listed]
        yield observe(relation, {"said": whole.text, "sum": whole.text}, related, ceiling=Severity.WARNING)


def counts_in(words: str) -> list[int]:
    """Return the numbers of things that some words name, each once, the last first."""
    found = [match["count"] for match in COUNT.finditer(words)]
    values = [integer_of(one) for one in reversed(found)]
    together = [sum(values)] if len(values) > len(("two", "groups")) else []  # “优”的13个、“良”的3个、“中”的1个
    return [one for one in dict.fromkeys([*values, *together]) if one > 1]


def quotient(whole: Quantity, count: int, mean: Quantity) -> Relation:
    """Relate a sum and a number of things to their mean, which is rounded for print."""
    rounded = replace(mean, kind=Kind.MEASURE)
    divisor = Quantity(whole.span, str(count), Fraction(count), 0, "个", Kind.COUNT)
    return relate(Formula.RATIO, [Term(whole), Term(divisor, printed=False)], Term(rounded))


def marks_listed(prose: Prose, start: int, end: int) -> list[Quantity]:
    """Return the marks of one list before a place in a sentence: 甲86.7分、乙90.1分、丙84.6分."""
    found: list[Quantity] = []
    before = start
    for one in prose.quantities:
        at, behind = prose.passage.find(one.extent)
        if start <= at < end and one.kind is Kind.SCORE:
            if found and not LISTED.search(prose.passage.text[before:at]):
                return []
            found.append(as_score(one))
            before = behind
    return found


def score_at(prose: Prose, at: int) -> Quantity | None:
    """Return the number that begins at a place of a passage as a mark, with or without 分."""
    one = prose.quantity_at(at)
    return as_score(one) if one and one.kind in {Kind.SCORE, Kind.PLAIN} else None
