"""Rates, averages and ratios whose numbers stand further off: in another sentence, paragraph or table.

Names say which numbers may be meant, the nearest scope first. How many ways are tried depends on how many digits the
number has: a long number is not met by chance, a short one is met by any dozen pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from reportlint.facts.across.levels import LEAST_NAME, Levels, core
from reportlint.facts.prose.averages import PER, PRICE_NAME, averaged_over, named_by
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import AMOUNTS, Way, clause, plain
from reportlint.facts.prose.ties import RATE_NAME, Tie, TieKind, names_top, same_period
from reportlint.number import Kind, Quantity, counter, digits
from reportlint.relation import Formula, Term

RECENT = 14
"""Amounts before a number that are looked at, over the borders of paragraphs."""
CLOSE = 8
"""Amounts before a number among which those that its name names in full are meant."""
WAYS_BY_DIGITS = {3: 8, 4: 60}
"""Telling digits of a number → ways that are tried; more digits allow `MOST`, fewer none."""
MOST = 120
"""Ways that are tried for a long number."""
RATIO_NAME = re.compile(
    r"(?P<name>[一-鿿]{2,12}?)(?:比率|比|倍数)(?:由|从|为|是|约|达到?|：|至|到|降|缩小|下降|扩大|上年|的)*$"
)
"""A ratio without a sign: 流动比率1.74, 城乡居民收入比由1.92下降为1.89."""
PER_NAME = re.compile(r"(?:平均)?每(?:一)?[^，。；、\d]{1,8}?(?=[^，。；、\d]{2})|[^，。；、]*?[一-鿿]均")
"""What stands before the name of an averaged amount: 人均缴存, 平均每辆运行维护费."""


@dataclass(frozen=True, slots=True)
class View:
    """A number with what stands before it in the document."""

    one: Mention
    """The number."""
    recent: Sequence[Mention]
    """Plain amounts before it, nearest first."""
    levels: Levels
    """The named levels of the document."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Amounts that a quotient may be made of."""

    tops: Sequence[Mention]
    """What may be divided, likeliest first."""
    bases: Sequence[Mention]
    """What it may be divided by, likeliest first."""
    named: bool = False
    """Whether the names leave one of each."""


def find_far_ties(passages: Iterable[Sequence[Mention]], levels: Levels) -> Iterator[Tie]:
    """Read the quotients of a document whose numbers may stand far off."""
    recent: list[Mention] = []
    for mentions in passages:
        for one in mentions:
            if plain_number(one) and (found := read(View(one, recent[: -RECENT - 1 : -1], levels))):
                yield found
            if plain(one) and one.quantity.kind in AMOUNTS and not one.reason and one.role is not Role.CHANGE:
                recent.append(one)


def plain_number(one: Mention) -> bool:
    """Whether a number is printed without hedge or range and long enough to be recognised."""
    return (
        one.quantity.modifier.value == "" and one.quantity.high is None and digits(one.quantity) >= min(WAYS_BY_DIGITS)
    )


def read(view: View) -> Tie | None:
    """Read one number as a quotient, None where its words do not say that it is one."""
    one = view.one
    if one.quantity.kind is Kind.RATIO and one.part is Role.RATIO and RATE_NAME.search(one.lead):
        return tie(view, TieKind.RATE, rate_pairs(view))
    if one.quantity.kind in AMOUNTS and PER.search(one.lead) and not PRICE_NAME.search(one.lead):
        return tie(view, TieKind.AVERAGE, average_pairs(view))
    unsigned = one.quantity.kind is Kind.MULTIPLE or (one.quantity.kind is Kind.PLAIN and one.quantity.decimals > 0)
    if unsigned and not one.quantity.unit and RATIO_NAME.search(clause(one)):
        return tie(view, TieKind.RATE, ratio_pairs(view))
    return None


def tie(view: View, kind: TieKind, pairs: Pairs) -> Tie | None:
    """Make a tie of the amounts that may be meant, as many as the digits of the number allow."""
    allowed = WAYS_BY_DIGITS.get(digits(view.one.quantity), MOST)
    found = [
        Way(Formula.RATIO, (Term(top.quantity), Term(base.quantity)))
        for top, base in nearest_first(pairs)
        if top.quantity.span != base.quantity.span and base.quantity.base_value > 0
    ][:allowed]
    label = view.one.label or clause(view.one)
    certain, strict = pairs.named, pairs.named and close(view, pairs.tops[0], pairs.bases[0])
    found = found[:1] if strict else found
    stated = Term(view.one.quantity)
    return Tie(kind, label, stated, tuple(found), certain, strict, far=True) if found else None


def close(view: View, top: Mention, base: Mention) -> bool:
    """Whether two amounts stand among the last ones before a number."""
    spans = {one.quantity.span for one in view.recent[:CLOSE]}
    return top.quantity.span in spans and base.quantity.span in spans


def nearest_first(pairs: Pairs) -> list[tuple[Mention, Mention]]:
    """Return the pairs of a top and a base, those of the likeliest of both first."""
    ranked = sorted(product(enumerate(pairs.tops), enumerate(pairs.bases)), key=lambda pair: pair[0][0] + pair[1][0])
    return [(top, base) for (_, top), (_, base) in ranked]


# ---------------------------------------------------------------- rates


def rate_pairs(view: View) -> Pairs:
    """Return what a named rate may be made of: 资产负债率, 回访率, 基本支出执行率."""
    one = view.one
    name = core(RATE_NAME.sub("", clause(one)))
    near = [other for other in view.recent if same_period(one, other)]
    tops = [other for other in near[:6] if names_top(one.lead, other)]
    halves = list(split_names(name, view.levels, one))
    told = [top for top, _ in halves] + tops
    like = told[0].quantity if told else near[0].quantity if near else None
    if like is None:
        return Pairs((), ())
    at = one.quantity.span.start
    same = [other for top in tops[:2] for other in view.levels.called(top.label, like, at)]
    bases = [*(base for _, base in halves), *same, *of_counter(near, like), *view.levels.heads_before(like)]
    return Pairs(unique(told or of_counter(near[:2], like)), unique(bases), named=len(halves) == 1)


def split_names(name: str, levels: Levels, one: Mention) -> Iterator[tuple[Mention, Mention]]:
    """Yield the amounts that the halves of a name name: 负债 over 资产 for 资产负债率."""
    at = one.quantity.span.start
    for middle in range(LEAST_NAME, len(name) - 1):
        for base in levels.bearing(name[:middle], at):
            for top in levels.bearing(name[middle:], at):
                if counter(top.quantity) == counter(base.quantity) and periods_agree(one, top, base):
                    yield top, base


def periods_agree(one: Mention, top: Mention, base: Mention) -> bool:
    """Whether two amounts are of one period, and of the one a rate is of."""
    return top.period == base.period and (one.period == "prior") == (top.period == "prior")


def of_counter(among: Sequence[Mention], like: Quantity) -> list[Mention]:
    """Return the amounts that count the same."""
    return [one for one in among if counter(one.quantity) == counter(like)]


def unique(mentions: Iterable[Mention]) -> list[Mention]:
    """Return each number once."""
    return list({one.quantity.span: one for one in mentions}.values())


# ---------------------------------------------------------------- averages


def average_pairs(view: View) -> Pairs:
    """Return what an average may be made of: an amount of its name over a count in the unit it names."""
    one = view.one
    match = PER.search(one.lead)
    wanted = averaged_over(match) if match else ""
    at = one.quantity.span.start
    name = core(PER_NAME.sub("", clause(one)))
    named = (
        [level for level in view.levels.bearing(name, at) if counter(level.quantity) == counter(one.quantity)]
        if len(name) >= LEAST_NAME
        else []
    )
    tops = [*named, *of_counter(view.recent, one.quantity), *view.levels.heads_before(one.quantity)]
    near = [other for other in view.recent if named_by(other.quantity, wanted)]
    return Pairs(unique(tops), unique([*near, *view.levels.counting(wanted, at)]))


# ---------------------------------------------------------------- ratios


def ratio_pairs(view: View) -> Pairs:
    """Return what a ratio without a sign may be made of: neighbours, of which one shares a character with its name."""
    match = RATIO_NAME.search(clause(view.one))
    name = set(match["name"] if match else "")
    near = view.recent[:4]
    telling = any(name & set(other.label + clause(other)) for other in near)
    return Pairs(near, near) if telling else Pairs((), ())
