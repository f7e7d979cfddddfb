"""Shares told one after the other that make one hundred: 企业占29.7%，金融机构占54.1%，事业单位占16.2%.

No word says that they are all. That they make one hundred to the last place does; where they are counted together
(三项分别占…) and one slip of the pen keeps them from it, that is a hint; of parts that are all there are it is more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, islice

from reportlint.checks.observe import beside, observe
from reportlint.checks.prose.named_shares import MOST_MISSED, whole_of
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.text.numerals import integer_of
from reportlint.finding import Hunch, Observation
from reportlint.number import AMOUNTS, Kind, counter, digits, is_plain
from reportlint.patterns import compiled
from reportlint.relation import Basis
from reportlint.rule import Severity
from reportlint.slips import mended_by_slip

HUNDRED = 100
FEWEST = 2
"""Shares that make a whole."""
TELLING = 6
"""Digits of shares, together, that do not make one hundred by chance."""
COUNTED = compiled(
    r"(?P<count>[两二三四五六七八])(?:[者项类级种]|次产业|部分|个?(?:方面|渠道|层次|板块))[^，。；：\d]{0,12}"
    r"(?:分别占|各占|依次占|(?:占比|比重|比例)(?:分别|依次)?(?:为|是|达)?)[^，。；：\d]{0,14}$"
)
"""Words before a run of shares that say how many they are: 三项支出分别占."""
OF_SOME = compiled(r"前|主要|其中|较[高大多]|居")
"""Words of a run of shares that are not all."""
CLOSED = compiled(
    r"三次产业|[一第][^，。；]{0,4}二[^，。；]{0,4}三次?产业|中央[^，。；\d]{1,8}[县区]|男性?[、和与及]?女"
    r"|(?:非常|很|十分)满意[^。；]*不满意"
)
"""Names of parts besides which there are no others: 男、女; 非常满意、满意、不满意."""


def shares_of_all(facts: Facts) -> Iterator[Observation]:
    """Look at every row of shares that make one hundred, or are counted together and nearly do."""
    for prose in facts.prose:
        for _, group in groupby(filter(is_share, prose.mentions), key=lambda one: one.sentence):
            yield from told_together(prose, list(group))
    for items in itemised(facts):
        if makes_hundred(items):
            yield whole_of([one.quantity for one in items], items[0].label, Basis.INFERRED)


def is_share(one: Mention) -> bool:
    """Whether a number is a plain share, or may be the next one of a run."""
    plain = one.quantity.kind is Kind.RATIO and is_plain(one.quantity)
    follows = one.role is Role.RATIO and JOINED.fullmatch(one.lead) is not None
    return plain and not one.unsure and (one.part in {Role.SHARE, Role.COMPLETION} or follows)


JOINED = compiled(r"(?:（[^（）]*）|[^，。；：、（）\d]{0,6}）)?(?:[、，和及与]|以及)|（|为|，占?")
"""What stands between two shares of a run whose words stand before the first."""


def told_together(prose: Prose, shares: Sequence[Mention]) -> Iterator[Observation]:
    """Look at the shares of one sentence: the rows of them that make one hundred, else a run that is counted."""
    at = 0
    while at < len(shares):
        size = next((size for size in likely_sizes(shares, at) if makes_hundred(shares[at : at + size])), 0)
        if size:
            row = shares[at : at + size]
            yield whole_of([one.quantity for one in row], row[0].label, Basis.INFERRED)
        at += size or 1
    if shares:
        yield from counted(prose, shares)


def likely_sizes(shares: Sequence[Mention], at: int) -> Iterator[int]:
    """Yield how many shares from one on come near to one hundred, until they exceed it."""
    total = slack = Fraction(0)
    for size, one in enumerate(islice(shares, at, None), start=1):
        total, slack = total + one.quantity.value, slack + one.quantity.ulp / 2
        if size >= FEWEST and abs(total - HUNDRED) <= slack:
            yield size
        if total > HUNDRED + slack + 1:
            return


def makes_hundred(row: Sequence[Mention]) -> bool:
    """Whether some shares make one hundred, and not by chance; shares that name their wholes name one."""
    names = {one.label for one in row[1:] if one.role is Role.SHARE and one.label}
    slack = sum((one.quantity.ulp for one in row), Fraction(0)) / 2
    near = abs(missed(row)) <= (slack if len(row) > FEWEST else 0)
    return near and len(names) <= 1 and sum(digits(one.quantity) for one in row) >= TELLING


def missed(row: Sequence[Mention]) -> Fraction:
    """Return by how much some shares exceed one hundred."""
    return sum((one.quantity.value for one in row), Fraction(-HUNDRED))


def counted(prose: Prose, shares: Sequence[Mention]) -> Iterator[Observation]:
    """Look at a run of shares whose words say how many they are, or that is all a sentence tells."""
    for at, one in enumerate(shares):
        words = prose.passage.text[max(0, one.start - FARTHEST) : one.start]
        match = COUNTED.search(words)
        row = shares[at : at + integer_of(match["count"])] if match else ()
        if match and len(row) == integer_of(match["count"]) and not OF_SOME.search(match.group()):
            yield from missing(row, Hunch.NONE if are_all(prose, row) else Hunch.GUESS)
            return
    told = [one for one in prose.mentions if one.sentence == shares[0].sentence]
    others = any(OF_SOME.search(one.lead) for one in shares)
    if len(told) == len(shares) > FEWEST and not others:
        yield from missing(shares, Hunch.WORDED)


def are_all(prose: Prose, row: Sequence[Mention]) -> bool:
    """Whether counted shares are those of all parts: their names leave no other, or their amounts make a whole."""
    opened = min(one.start - len(one.lead) for one in prose.mentions if one.sentence == row[0].sentence)
    if CLOSED.search(prose.passage.text[max(0, opened) : row[-1].end + BEHIND]):
        return True
    amounts = [one for one in prose.mentions if one.start < row[0].start and one.sentence >= row[0].sentence - 1]
    amounts = [one for one in amounts if one.quantity.kind in AMOUNTS and is_plain(one.quantity)]
    wholes = {(counter(one.quantity), one.quantity.base_value) for one in amounts}
    return any(total_of(amounts[at : at + len(row)]) in wholes for at in range(len(amounts) - len(row) + 1))


def total_of(amounts: Sequence[Mention]) -> tuple[str, Fraction] | None:
    """Return what amounts that count the same come to."""
    counted = {counter(one.quantity) for one in amounts}
    total = sum((one.quantity.base_value for one in amounts), Fraction(0))
    return (counted.pop(), total) if len(counted) == 1 else None


def missing(row: Sequence[Mention], hunch: Hunch) -> Iterator[Observation]:
    """Say that shares miss one hundred, where one slip of the pen is why."""
    near = 0 < abs(missed(row)) <= MOST_MISSED and not makes_hundred(row)
    relation = whole_of([one.quantity for one in row], row[0].label, Basis.INFERRED).relations[0]
    if near and not relation.holds and mended_by_slip(relation):
        label = row[0].label or "各项"
        values = {"label": label, "whole": label, "part": ""}
        related = beside([(term, "") for term in relation.operands])
        span = relation.operands[-1].quantity.span
        yield observe(relation, values, related, span=span, hunch=hunch, ceiling=Severity.WARNING)


FARTHEST, BEHIND = 48, 12
"""Characters before the first share of a run in which words say how many there are, and behind the last that count."""


def itemised(facts: Facts) -> Iterator[Sequence[Mention]]:
    """Yield the first shares of the numbered items, one passage each, that stand one behind the other."""
    row: list[Mention] = []
    for prose in facts.prose:
        number = prose.heading.number if prose.heading is not None else None
        first = next((one for one in prose.mentions if one.role is Role.SHARE and is_share(one)), None)
        if first is None or number is None or number == 1:
            yield row
            row = []
        if first is not None and number is not None:
            row.append(first)
    yield row
