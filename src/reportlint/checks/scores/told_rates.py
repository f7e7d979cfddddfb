"""Score rates of the prose: 分值15分，得分13.5分，得分率90.00%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.another_mark import is_of_another
from reportlint.checks.scores.score_tables import group_mark
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.matches import Match
from reportlint.facts.scores.scores import ScoreStatement
from reportlint.facts.tables.grids import FULL, SCORE
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Modifier, Quantity
from reportlint.relation import Formula, Term
from reportlint.rule import Severity

RATED = re.compile(
    r"(?:[^。；\d]{0,16}[，（）“”])?(?:平均|总|综合|单项|该[项类])?得分率(?:分别|只有|高达|达到|[为是达约：仅])*"
)
"""What stands between the marks of a sentence and their score rate, which nothing else is named to have."""
JOINED = re.compile(r"[、，和]")
"""What stands between two score rates of a run."""


def told_score_rate(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every score rate right behind a mark, or in a run behind as many: it must be that mark over its maximum.

    The maximum is that of the sentence, else what the score table gives the row, the group or the whole.
    """
    matches = {id(match.statement): match for match in facts.matches}
    for one, rate in rated(facts):
        full = one.full or maximum_of(facts, one, matches)
        if full is None or one.score is None or one.added or one.converted or one.raw:
            continue
        relation = relate(Formula.RATIO, [Term(one.score), Term(full)], Term(rate))
        values = {"label": one.subject, "score": one.score.text, "full": full.text}
        related = [Related(one.score.span, SCORE), Related(full.span, FULL)]
        ceiling = None if one.full else Severity.WARNING
        yield observe(relation, values, related, ceiling=ceiling, unsure=is_of_another(relation))


def rated(facts: Facts) -> Iterator[tuple[ScoreStatement, Quantity]]:
    """Yield the sentences with a mark that score rates stand right behind, each with its own."""
    for number, told in groupby((one for one in facts.scores if one.score), key=lambda one: one.passage):
        prose, before = facts.prose[number], []
        for one in told:
            before.append(one)
            rates = rates_behind(prose, prose.passage.find(one.span)[1])
            own = before[-len(rates) :] if rates else []
            first = prose.passage.find(own[0].span)[0] if own else 0
            if len(own) == len(rates) and "。" not in prose.passage.text[first : prose.passage.find(one.span)[1]]:
                yield from zip(own, rates, strict=True)


def rates_behind(prose: Prose, end: int) -> list[Quantity]:
    """Return the score rates right behind a place, joined by nothing but 、 and 和."""
    rates: list[Quantity] = []
    for one in prose.quantities:
        start, stop = prose.passage.find(one.extent)
        if start < end:
            continue
        words = (JOINED if rates else RATED).fullmatch(prose.passage.text, end, start)
        if words is None or one.kind is not Kind.RATIO or one.modifier is not Modifier.NONE or one.high is not None:
            break
        rates.append(one)
        end = stop
    return rates


def maximum_of(facts: Facts, one: ScoreStatement, matches: Mapping[int, Match]) -> Quantity | None:
    """Return the maximum that the score table gives what a sentence speaks of."""
    match = matches.get(id(one))
    if match is not None and match.indicator is not None:
        return as_mark(match.indicator.full)
    if match is not None and match.group is not None:
        return as_mark(group_mark(match.table, match.group, FULL))
    domains = zip(facts.score_tables, facts.domains, strict=True)
    wholes = [table for table, domain in domains if not table.repeats and domain.covers(one.span)]
    own = wholes[0] if one.total and len(wholes) == 1 else None
    return as_mark(own.mark(own.total, FULL)) if own is not None and own.total is not None else None


def as_mark(quantity: Quantity | None) -> Quantity | None:
    """Return a number that is a mark."""
    return quantity if quantity is not None and quantity.kind is Kind.SCORE else None
