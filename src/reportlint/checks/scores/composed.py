"""Checks of totals that other totals make up: 抽评总分=自评质量得分×40%+实际绩效得分×60%, 基础分+加分-扣分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import regex

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.text.numerals import WHOLE_NUMBER
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import Match, compiled
from reportlint.relation import Formula, Relation, Term

NUMBER = WHOLE_NUMBER
FOLDED = compiled(
    rf"(?P<raw>{NUMBER})分[，（]?(?:权重|占比?|按)(?:为|是)?(?P<weight>{NUMBER})%[）]?，?(?:的权重)?"
    rf"(?:折合|折算|折成|加权|计入)(?:后|得分|为|得|总分)*(?P<part>{NUMBER})分"
)
"""得分90.5分，权重40%，折合36.20分."""
OPERAND = rf"{NUMBER}(?:分|%)?"
WRITTEN = compiled(
    rf"(?<![\d.%分）)×*÷/+-])(?P<body>{OPERAND}(?:[+-]{OPERAND})+|{OPERAND}[×*÷/]{OPERAND})=(?P<stated>{NUMBER})分(?![×*÷/+-])"
)
"""A computation of a mark as the text prints it; either of sums and differences, or one product or quotient."""
HUNDREDTH = Fraction(1, 100)
OPERATIONS = {"×": Formula.PRODUCT, "*": Formula.PRODUCT, "÷": Formula.RATIO, "/": Formula.RATIO}
"""Signs of products and quotients; all others are of sums."""
MEMBER_OF_SUM = compiled(rf"(?P<number>{NUMBER})(?P<unit>分|%)?")
"""One number of such a computation."""
NAME = r"[\u4e00-\u9fff]{2,14}"
WEIGHT = rf"{NUMBER}%?"
MEMBER = rf"(?:{WEIGHT}[×*])?{NAME}(?:[×*]{WEIGHT})?"
DEFINITION = compiled(rf"(?P<whole>{NAME})=(?P<body>{MEMBER}(?:[+-]{MEMBER})+)(?![×*÷/\d])")
"""综合得分=基础分得分+加分-扣分."""
PART = compiled(
    rf"(?P<sign>[+-]?)(?:(?P<before>{NUMBER})(?P<percent>%?)[×*])?(?P<name>{NAME})(?:[×*](?P<behind>{NUMBER})(?P<percent2>%?))?"
)
VALUE = rf"(?:得分|评分|分值|小计|合计|总计|项|分)?(?:为|是|：|共计|共|合计|计)?(?P<value>{NUMBER})分"
"""What stands between the name of a mark and the mark."""
SUFFIX = compiled(r"(?:得分|评分|分数|分值|分)$")


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a definition."""

    name: str
    """What it is called."""
    sign: int
    """1 or -1."""
    weight: Term | None
    """What it is multiplied with."""


def composed_total(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every total that is said to be made of others: by parts folded with their weights, or by a formula."""
    for number, prose in enumerate(facts.prose):
        yield from folded_parts(facts, number, prose)
        yield from written_sums(prose)
        for match in DEFINITION.finditer(prose.passage.text):
            for relation in defined(facts, match, prose):
                values = {"said": relation.stated.quantity.text, "label": match["whole"]}
                related = [Related(term.quantity.span, "组成") for term in relation.operands if term.printed]
                yield observe(relation, values, related)


def written_sums(prose: Prose) -> Iterator[Observation]:
    """Recompute every computation of a mark that the text prints: 综合分=52.53+35.0=87.53分, 110.35×0.8=88.28分."""
    for match in WRITTEN.finditer(prose.passage.text):
        stated = prose.quantity_at(match.start("stated"))
        if stated is None or stated.kind is not Kind.SCORE:
            continue
        numbers = [member_at(prose, match.start("body"), one) for one in MEMBER_OF_SUM.finditer(match["body"])]
        signs = compiled(r"[+\-×*÷/]").findall(match["body"])
        terms = [Term(one, -1 if sign == "-" else 1) for one, sign in zip(numbers, ["+", *signs], strict=True)]
        relation = relate(OPERATIONS.get(signs[0], Formula.SUM), terms, Term(stated))
        related = [Related(one.span, "组成") for one in numbers]
        yield observe(relation, {"said": stated.text, "label": "算式"}, related)


def member_at(prose: Prose, offset: int, match: Match) -> Quantity:
    """Read one member of a printed computation as an exact number, as a percentage where it prints the sign."""
    percent = match["unit"] == "%"
    return Quantity(
        span=prose.passage.locate(offset + match.start("number"), offset + match.end("number")),
        text=match["number"],
        value=Fraction(match["number"]),
        decimals=len(match["number"].partition(".")[2]),
        unit=match["unit"] if percent else "分",
        kind=Kind.RATIO if percent else Kind.SCORE,
        scale=HUNDREDTH if percent else Fraction(1),
    )


def folded_parts(facts: Facts, number: int, prose: Prose) -> Iterator[Observation]:
    """Relate each part to its mark and weight, and the only total behind them to the parts."""
    parts, holding = [], True
    for match in FOLDED.finditer(prose.passage.text):
        raw, weight, part = (prose.quantity_at(match.start(name)) for name in ("raw", "weight", "part"))
        if raw and weight and part:
            parts.append(part)
            relation = relate(Formula.PRODUCT, [Term(weight), Term(raw)], Term(part))
            holding = holding and relation.holds
            related = [Related(weight.span, "权重"), Related(raw.span, "得分")]
            yield observe(relation, {"said": part.text, "label": "折合"}, related)
    if len(parts) < 2 or not holding:
        return
    totals = [
        one.score
        for one in facts.scores
        if one.passage == number and one.total and one.score and one.score.span > parts[-1].span
    ]
    if len(totals) == 1:
        relation = relate(Formula.SUM, [Term(part) for part in parts], Term(totals[0]))
        yield observe(relation, {"said": totals[0].text, "label": "总分"}, [Related(one.span, "组成") for one in parts])


def defined(facts: Facts, match: Match, prose: Prose) -> Iterator[Relation]:
    """Apply a definition wherever the report gives the whole, to the marks of its members there, else anywhere."""
    members = [member_of(part, match.start("body"), prose) for part in PART.finditer(match["body"])]
    for place in facts.prose:
        stated = only_mark([place], match["whole"])
        found = [only_mark([place], one.name) or only_mark(facts.prose, one.name) for one in members]
        known = [mark for mark in found if mark is not None]
        if stated is not None and len(known) == len(members):
            yield from related_to(stated, members, known)


def related_to(stated: Quantity, members: Sequence[Member], marks: Sequence[Quantity]) -> Iterator[Relation]:
    """Relate a total to its members: a sum, or, where each has a weight, a weighted one."""
    weights = [one.weight for one in members if one.weight is not None]
    if not weights:
        yield relate(
            Formula.SUM, [Term(mark, one.sign) for one, mark in zip(members, marks, strict=True)], Term(stated)
        )
    elif len(weights) == len(members) and all(one.sign > 0 for one in members):
        pairs = zip(weights, marks, strict=True)
        yield relate(Formula.WEIGHTED, [term for weight, mark in pairs for term in (weight, Term(mark))], Term(stated))


def member_of(part: Match, offset: int, prose: Prose) -> Member:
    """Read one member of a definition, its weight as a plain factor or in percent."""
    weight = None
    for group, percent in (("before", "percent"), ("behind", "percent2")):
        if part[group]:
            weight = factor(part[group], part[percent], prose.quantity_at(offset + part.start(group)), prose)
    return Member(part["name"], -1 if part["sign"] == "-" else 1, weight)


def factor(text: str, percent: str, printed: Quantity | None, prose: Prose) -> Term:
    """Read a weight as an exact factor: 40% is 0.4."""
    scale = HUNDREDTH if percent else Fraction(1)
    span = printed.span if printed else prose.passage.span
    decimals = len(text.partition(".")[2])
    # A factor is exact, which of all kinds of number only marks and counts are.
    made = Quantity(span, text, Fraction(text), decimals, percent, Kind.SCORE, scale)
    return Term(made, printed=printed is not None)


def only_mark(passages: Sequence[Prose], name: str) -> Quantity | None:
    """Return the mark that a name has in some passages, None where it has none, or several."""
    short = SUFFIX.sub("", name)
    for one in [name] if len(short) < 2 else [name, short]:
        found = list(marks_named(passages, one))
        if found:
            return found[0] if len({mark.value for mark in found}) == 1 else None
    return None


def marks_named(passages: Sequence[Prose], name: str) -> Iterator[Quantity]:
    """Yield the marks that stand right behind a name, 满分 and limits left out."""
    pattern = regex.compile(rf"(?<![\u4e00-\u9fff]){regex.escape(name)}{VALUE}")
    for prose in passages:
        if name not in prose.passage.text:
            continue
        for match in pattern.finditer(prose.passage.text):
            behind = prose.passage.text[match.end() : match.end() + 3]
            mark = prose.quantity_at(match.start("value"))
            if mark and mark.kind is Kind.SCORE and not compiled(r"及?以[上下]|[-—~]").match(behind):
                yield mark
