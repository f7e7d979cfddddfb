"""Ties that no word declares: a rate that two amounts beside it give, a number that its neighbours add up to.

An exact coincidence of long numbers is no accident: it verifies all of them. A near miss, one digit or two swapped
neighbours away from such a tie, is told only where the words lead one to expect the tie and nothing else explains
the number; it is inferred, and never more than a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, permutations, product
from operator import mul
from typing import NamedTuple

from reportlint.checks.check import NoParams
from reportlint.checks.observe import numbers, observe, one_digit_off, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention, Role, same_counter
from reportlint.facts.prose.roles import SHORT_OF
from reportlint.finding import Hunch, Observation, Related
from reportlint.model import Span
from reportlint.number import (
    AMOUNTS,
    Kind,
    Quantity,
    approximate,
    as_decimal,
    digits,
    is_plain,
    last_step,
    telling_digits,
)
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, Verdict
from reportlint.rule import Outcome, Severity
from reportlint.slips import mended_by_slip, slips_of

WINDOW = 8
"""Numbers before a rate or a sum that are tried with it."""
RATE_WORD = compiled(r"(?:率|占比|比重|比例|满意度|进度|覆盖面)(?:仅|只|分别)?(?:为|是|达到?|约|：)*$")
DIFFERENCE_WORD = compiled(
    r"(?:结余|节约|节余|差额|差距|剩余|净[^，。；\d]{0,6}|缺口|尚有|其余|余额|空间|合计|共计|总计|共|实现|提高|下降|增加|减少|降低|回落|上升|扩大|缩小)[^，。；\d]{0,8}$"
)
MOST_NEAR = 5
"""Numbers of its sentence that a number is tried with where only a slip of the pen would tie them."""
LONG = 4
"""Digits that all numbers of such a tie need."""
MEANT_BY = {Role.RATE: Formula.GROWTH, Role.RATIO: Formula.RATIO}
"""Part of a percentage → what it is."""
NAMED_WHOLES = {Role.SHARE, Role.COMPLETION}
"""Parts of percentages that name what they are shares of."""
RATES = {Kind.RATIO, Kind.POINTS}
LEAST_DIGITS = 3
"""Digits a number needs to be no coincidence."""
ERROR = 1e-9
"""What floating point may add to a first look."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One possible tie of a number."""

    formula: Formula
    """RATIO, GROWTH or SUM."""
    operands: tuple[Term, ...]
    """What it would be computed from."""
    stated: Term
    """The number."""


class Sight(NamedTuple):
    """A number as floating point sees it, in base units: enough for a first look."""

    mention: Mention
    """The number."""
    value: float
    """Its value."""
    step: float
    """The unit of its last printed place."""

    @classmethod
    def of(cls, mention: Mention) -> Sight:
        """See a number."""
        return cls(mention, approximate(mention.quantity), last_step(mention.quantity))


def coincidence(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every rate and every amount of the prose for a tie to the numbers around it."""
    seen = [look for prose in facts.prose for look in looks_at(prose)]
    told_of = {numbers(look) for look in seen if look.outcome is Outcome.FAIL}
    for look in seen:
        if look.hunch:  # three numbers that miss each other say so once
            if numbers(look) in told_of:
                continue
            told_of.add(numbers(look))
        yield look


def looks_at(prose: Prose) -> Iterator[Observation]:
    """Look at the numbers of one passage."""
    usable = [Sight.of(one) for one in prose.mentions if is_measured(one.quantity) and one.quantity.value]
    for index, one in enumerate(usable):
        around = usable[max(0, index - WINDOW) : index] + whole_runs(usable, index + 1, index + 3)
        near = [other for other in around if abs(other.mention.sentence - one.mention.sentence) <= 1]
        near = [other for other in near if not SHORT_OF.search(other.mention.lead)]
        near = [other for other in near if not counts_items(prose, other.mention)]
        yield from tied(prose, one, near)


def counts_items(prose: Prose, one: Mention) -> bool:
    """Whether a number says how many are added up, and is none of them: 三项合计2480项."""
    return one.quantity.kind is Kind.COUNT and ADDED_UP.match(prose.passage.text, one.end) is not None


ADDED_UP = compiled(r"(?:合计|共计|总计|相加|加总|之和)")


def whole_runs(usable: Sequence[Sight], start: int, stop: int) -> list[Sight]:
    """Return some numbers without the members of a run that goes on behind them."""
    following = {one.mention.run for one in usable[stop : stop + 1]} - {-1}
    return [one for one in usable[start:stop] if one.mention.run not in following]


def is_measured(quantity: Quantity) -> bool:
    """Whether a number is printed without hedge or range, and with what it counts."""
    return is_plain(quantity) and quantity.kind is not Kind.PLAIN


def tied(prose: Prose, seen: Sight, near: Sequence[Sight]) -> Iterator[Observation]:
    """Yield the tie that holds, else a near miss where the words lead one to expect a tie."""
    evaluated = map(related, ties_of(seen, near))
    holding = next((one for one in evaluated if one.holds and not one.weak and not one.strained), None)
    if holding is not None:
        yield told(holding)
        return
    one = seen.mention
    if one.unsure or one.reason:
        return
    for tie in expected(prose, one, [other.mention for other in near]):
        relation = related(tie)
        if one_digit_off(relation):
            yield told(relation)
            return
    here = [other for other in near if other.mention.sentence == one.sentence][-MOST_NEAR:]
    last = [other for other in here if other.mention.start < one.start][-PAIR:]
    if any(related(tie).holds for tie in ties_of(seen, last)):
        return  # 88.00%，比90%的目标低2.00个百分点: too short to prove anything, and enough of an explanation
    if LEFT_OVER.search(one.lead):
        return
    found = list(supposed(prose, seen, here, LONG)) or list(supposed(prose, seen, near, LONG + 1))
    found = found or list(guessed(seen, here))
    closed = closed_list(prose, one) if found else frozenset()
    yield from (look for look in found if not numbers(look) <= closed)


def gives(one: Mention, part: Quantity, amounts: Sequence[Quantity]) -> bool:
    """Whether an amount is that part of another before a rate, or of both: 支出388万元，结余12万元，结余率3.08%."""
    others = [each for each in amounts if same_counter(each, part) and each.base_value > part.base_value]
    ways = ((formula, each) for formula in (Formula.RATIO, Formula.PORTION) for each in others)
    return any(related(Tie(formula, (Term(part), Term(each)), Term(one.quantity))).holds for formula, each in ways)


LEFT_OVER = compiled(r"(?:其余|剩余|余下)[^，。；\d]{0,4}$")
"""Words before what is left of a whole, which the numbers beside it do not make."""


def closed_list(prose: Prose, one: Mention) -> frozenset[Span]:
    """Return the places of a number and those it makes a whole with, the whole among them: 286万元，按140、86、60分.

    None where the numbers behind a whole in its sentence do not add up to it before they are more.
    """
    here = [other for other in prose.mentions if other.sentence == one.sentence and is_measured(other.quantity)]
    alike = [other.quantity for other in here if comparable(other.quantity, one.quantity)]
    for at, whole in enumerate(alike):
        left, size = whole.base_value, 0
        for part in alike[at + 1 :]:
            left, size = left - part.base_value, size + 1
            if left <= 0:
                break
        spans = frozenset(each.span for each in alike[at : at + size + 1])
        if left == 0 and size > 1 and one.quantity.span in spans:
            return spans
    return frozenset()


def supposed(prose: Prose, seen: Sight, here: Sequence[Sight], least: int) -> Iterator[Observation]:
    """Yield as a hunch the first tie of long numbers that a slip of the pen explains; noughts at the end tell nothing.

    Numbers of one sentence need not be as long, whatever they end with.
    """
    one = seen.mention
    length = digits if least == LONG else telling_digits
    for tie in ties_of(seen, here, misses=True) if digits(one.quantity) >= least else ():
        short = tie.formula is Formula.SUM and len(tie.operands) == 2
        terms = (*tie.operands, tie.stated)
        long = all(length(term.quantity) >= least + short for term in terms) and tell_enough(terms)
        if long and MEANT_BY.get(one.role, tie.formula) is tie.formula and one.role not in NAMED_WHOLES:
            guess = Relation(tie.formula, tuple(tie.operands), tie.stated, Basis.INFERRED)
            apart = differs_across_items(prose, guess) or makes_another(tie, here)
            slipped = not apart and next(slips_of(guess), None) is not None
            if slipped and (relation := related(tie)).verdict is Verdict.INCONSISTENT:
                yield told(relation, hunch=Hunch.SLIP)
                return


LEAST_TELLING = 7
"""Digits before the noughts at the end that three numbers need together: 18万、5.2万和6.8万 meet by chance."""


def tell_enough(terms: Sequence[Term]) -> bool:
    """Whether numbers are not so round that they come within a slip of each other by chance."""
    return sum(telling_digits(term.quantity) for term in terms) >= LEAST_TELLING * len(terms) / 3


def makes_another(tie: Tie, near: Sequence[Sight]) -> bool:
    """Whether numbers add up to another one beside them, and so to no slip of this: 25.85亿元，其中三项258465万元."""
    if tie.formula is not Formula.SUM or any(term.weight < 0 for term in tie.operands):
        return False
    total = sum(approximate(term.quantity) for term in tie.operands)
    own = {tie.stated.quantity.span, *(term.quantity.span for term in tie.operands)}
    others = (other for other in near if other.mention.quantity.span not in own)
    alike = (other for other in others if comparable(other.mention.quantity, tie.stated.quantity))
    return any(abs(total - other.value) <= other.step / 2 + ERROR for other in alike)


def differs_across_items(prose: Prose, relation: Relation) -> bool:
    """Whether a number is the difference of two that stand in other items than it does: they are about other things."""
    differs = any(term.weight < 0 for term in relation.operands) and len(relation.operands) == PAIR
    places = sorted(prose.passage.find(one.quantity.extent) for one in relation.terms)
    return differs and "；" in prose.passage.text[places[0][1] : places[-1][0]]


DIFFERS = compiled(
    r"(?:增[加长收支]?|减[少收支]?|净增|净减|提高|下降|降低|上升|回落|缩短|延长|扩大|缩小|[多少高低差欠]|相差|尚差|缺口|节约|结?[结节]余|核减"
    r"|扣减?|剩余?|其余|超出|调增|调减|延伸|新建|前移|未\w{1,4}|尚\w{1,4}|待\w{1,4})[了为]?$"
)
"""Words right before a number that is the difference of two others."""


def guessed(seen: Sight, here: Sequence[Sight]) -> Iterator[Observation]:
    """Yield as a guess the difference of the two numbers next to one that words call a difference, where it slipped."""
    one = seen.mention
    if one.quantity.kind is Kind.RATIO or not DIFFERS.search(one.lead):
        return
    alike = [other for other in here if comparable(other.mention.quantity, one.quantity)]
    before = [other for other in alike if other.mention.start < one.start]
    behind = [other for other in alike if other.mention.start > one.start]
    for pair in (before[-2:], (*before[-1:], *behind[:1])):
        if len(pair) == PAIR and sum(digits(each.mention.quantity) for each in (*pair, seen)) >= LEAST_GUESSED:
            smaller, larger = sorted(pair, key=lambda other: other.value)
            operands = (Term(larger.mention.quantity), Term(smaller.mention.quantity, -1))
            relation = related(Tie(Formula.SUM, operands, Term(one.quantity)))
            if relation.verdict is Verdict.INCONSISTENT and mended_by_slip(relation):
                yield told(relation, hunch=Hunch.GUESS)
                return


LEAST_GUESSED = 8
"""Digits, together, of three numbers that do not come within a slip of a difference by chance."""
PAIR = 2
"""Numbers that have a difference."""


def ties_of(seen: Sight, near: Sequence[Sight], *, misses: bool = False) -> Iterator[Tie]:
    """Yield the ties of one number to the numbers near it that nearly hold; with `misses`, all others too."""
    one = seen.mention
    if digits(one.quantity) < LEAST_DIGITS:
        return
    if one.quantity.kind is Kind.RATIO:
        amounts = [other for other in near if other.mention.quantity.kind in AMOUNTS]
        yield from quotients(seen, amounts, misses=misses)
    alike = [other for other in near if comparable(other.mention.quantity, one.quantity)]
    for whole, part in permutations(alike, 2):
        room = whole.step + part.step + seen.step + ERROR
        if misses and cuts_run((seen, whole, part), (seen, *alike)):
            continue
        if misses or abs(whole.value - part.value - seen.value) <= room:
            operands = (Term(whole.mention.quantity), Term(part.mention.quantity, -1))
            yield Tie(Formula.SUM, operands, Term(one.quantity))
    yield from sums(seen, alike, misses=misses)


def quotients(seen: Sight, amounts: Sequence[Sight], *, misses: bool) -> Iterator[Tie]:
    """Yield the ratios and the rates of growth of two amounts that nearly are a number, or all of them."""
    quantity = seen.mention.quantity
    falls = seen.mention.direction < 0
    for above, below in permutations(amounts, 2):
        first, second = above.mention.quantity, below.mention.quantity
        if first.kind is not second.kind or below.value <= 0 or not same_counter(first, second):
            continue
        if is_wrong_base(seen.mention, above.mention, below.mention):
            continue
        ratio = above.value / below.value
        room = seen.step + (above.step + below.step * abs(ratio)) / below.value + ERROR
        operands = (Term(first), Term(second))
        if misses or abs(ratio - seen.value) <= room:
            yield Tie(Formula.RATIO, operands, Term(quantity))
        if misses or abs(ratio - 1 - (-seen.value if falls else seen.value)) <= room:
            yield Tie(Formula.GROWTH, operands, Term(quantity, -1 if falls else 1))


OPPOSED = (("收入", "支出"), ("支出", "收入"))
"""What a share may say that it is one of, and what is the other thing."""


def is_wrong_base(rate: Mention, above: Mention, below: Mention) -> bool:
    """Whether words say that a rate is of another base: 占收入的65.7% of the 支出, 压降5亿元，降幅52% of the rest."""
    other = any(own in rate.label and own not in below.label and opposed in below.label for own, opposed in OPPOSED)
    came = above.role is Role.CHANGE and below.role is Role.TO
    return (rate.role is Role.SHARE and other) or (rate.role is Role.RATE and came)


def cuts_run(chosen: Sequence[Sight], among: Sequence[Sight]) -> bool:
    """Whether some numbers leave out a member of a run that others of them are members of: 分别为612、184和500."""
    runs = {one.mention.run for one in chosen} - {-1}
    spans = {one.mention.start for one in chosen}
    return any(one.mention.run in runs and one.mention.start not in spans for one in among)


def sums(seen: Sight, alike: Sequence[Sight], *, misses: bool) -> Iterator[Tie]:
    """Yield the runs of numbers right before or right behind one that nearly add up to it, or all of them."""
    start = seen.mention.start
    before = [other for other in alike if other.mention.start < start]
    behind = [other for other in alike if other.mention.start > start]
    ahead = (before[-size:] for size in range(2, len(before) + 1))
    for run in chain(ahead, (behind[:size] for size in range(2, len(behind) + 1))):
        if mixes_rates((seen, *run)) or (misses and (cuts_run((seen, *run), (seen, *alike)) or comes_to(seen, run))):
            continue
        room = sum(other.step for other in run) + seen.step + ERROR
        if misses or abs(sum(other.value for other in run) - seen.value) <= room:
            operands = tuple(Term(other.mention.quantity) for other in run)
            yield Tie(Formula.SUM, operands, Term(seen.mention.quantity))


def mixes_rates(chosen: Sequence[Sight]) -> bool:
    """Whether rates of growth are among numbers that are none: 增长3.6%，结构为5.0:37.3:57.7."""
    return len({one.mention.role is Role.RATE for one in chosen}) > 1


def comes_to(seen: Sight, run: Sequence[Sight]) -> bool:
    """Whether a number is exactly what some of a run less the others leaves: 年初6842，动用5000，补充1015，年末2857."""
    if len(run) > MOST_SIGNED:
        return False
    values = [one.mention.quantity.base_value for one in run]
    target = seen.mention.quantity.base_value
    signed = product((1, -1), repeat=len(values))
    return any(sum(map(mul, signs, values)) == target for signs in signed)


MOST_SIGNED = 7
"""Numbers whose sums and differences are tried."""


def comparable(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers can be added: same kind and unit family; points and rates go together."""
    if first.kind in RATES and second.kind in RATES:
        return True
    return first.kind is second.kind and same_counter(first, second)


def related(tie: Tie) -> Relation:
    """Evaluate a tie."""
    return relate(tie.formula, tie.operands, tie.stated, Basis.INFERRED)


def expected(prose: Prose, one: Mention, near: Sequence[Mention]) -> Iterator[Tie]:
    """Yield the ties that the words around a number lead one to expect."""
    lead = one.lead
    before = [other for other in near if other.start < one.start and other.sentence == one.sentence]
    if one.role is Role.RATIO and one.quantity.decimals >= 2 and RATE_WORD.search(lead):
        item = prose.passage.text.rfind("；", 0, one.start)  # what stands before it is said of something else
        amounts = [
            other.quantity
            for other in before
            if other.start > item and other.quantity.kind in AMOUNTS and digits(other.quantity) >= 2
        ][-2:]
        if len(amounts) == 2 and same_counter(*amounts) and digits(amounts[0]) + digits(amounts[1]) >= 6:
            smaller, larger = sorted(amounts, key=lambda quantity: quantity.base_value)
            rates = [other for other in near if other.sentence == one.sentence and other.role is Role.RATIO]
            used = any(gives(other, smaller, [larger]) for other in rates)
            if used or gives(one, smaller, [other.quantity for other in before if other.start > item]):
                return
            yield Tie(Formula.RATIO, (Term(smaller), Term(larger)), Term(one.quantity))
    alike = [other for other in before if comparable(other.quantity, one.quantity)]
    if (
        one.role in {Role.LEVEL, Role.POINTS}
        and digits(one.quantity) >= 3
        and DIFFERENCE_WORD.search(lead)
        and len(alike) >= 2
    ):
        first, second = alike[-2].quantity, alike[-1].quantity
        larger, smaller = sorted((first, second), key=lambda quantity: quantity.base_value, reverse=True)
        if digits(first) >= 4 and digits(second) >= 4:
            yield Tie(Formula.SUM, (Term(larger), Term(smaller, -1)), Term(one.quantity))
    if (
        compiled(r"(?:合计|共计|总计|累计|共)[^，。；\d]{0,6}$").search(lead)
        and not compiled(r"前.{1,3}项|[两三四]项|其中").search(lead)
        and not any(is_for_each(prose.passage.text, other) for other in alike)
        and not ALL_OF_IT.search(prose.passage.text, prose.passage.text.rfind("。", 0, one.start) + 1, one.start)
        and len(alike) >= 2
        and digits(one.quantity) >= 3
    ):
        yield Tie(Formula.SUM, tuple(Term(other.quantity) for other in alike), Term(one.quantity))


ALL_OF_IT = compiled(r"(?:全部|全额|足额)(?:到位|支付|拨付|完成|下达)")
"""Words for an amount that is told before and not printed again: 中央资金已全部到位，县级到位500万元，累计…."""
FOR_EACH = compiled(r"[每各][^，。；、\d]{0,8}$")
"""Words before a number that each of several has: （97名、每名3,000元）, 第2、3名各奖励20万元."""


def is_for_each(text: str, one: Mention) -> bool:
    """Whether a number is for each of several, so that it is no item of a sum."""
    return FOR_EACH.search(one.lead) is not None or text[one.end : one.end + 1] in "/／×"


def told(relation: Relation, *, hunch: Hunch = Hunch.NONE) -> Observation:
    """Say what a tie came to."""
    values = {"said": relation.stated.quantity.shown(), "expected": as_decimal(relation.point or Fraction(0))}
    others = [Related(term.quantity.span, "") for term in relation.operands]
    return observe(relation, values, others, ceiling=Severity.WARNING, hunch=hunch)
