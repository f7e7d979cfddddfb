"""Losses and score rates of a part that the prose tells far from its maximum and score, where no table has them.

A heading says 决策类（满分14分，得11.50分）, the conclusion 决策类权重14%，得分率82.14%，失分2.50分.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.rates_by_name import rates_by_name
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import bare_group
from reportlint.facts.scores.names import bare
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.text.years import YEAR
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import slip_tells

FORMER = compiled(r"上年|去年|往年|同期|上一年|自评|复核|复评|各|每")
"""Words by which a loss may be of another year, or hand, or of several."""
LONGEST = 10
"""Characters of the name of a part."""
Marks = Mapping[str, tuple[Quantity, Quantity]]
"""Name of a part → its maximum and its score, as one sentence or heading gives both."""


def told_apart(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every loss and score rate of a part whose maximum and score stand elsewhere in the prose."""
    if any(table.groups and not table.repeats for table in facts.score_tables):
        return
    marks = marks_told(facts)
    for one in facts.scores if marks else ():
        found = marks.get(name_of(one))
        if found and one.deducted and not one.score and not FORMER.search(one.words) and not YEAR.search(one.words):
            full, score = found
            lost = relate(Formula.SUM, [Term(full), Term(score, -1)], Term(one.deducted))
            yield seen(one.subject, full, score, lost)
    for prose in facts.prose if marks else ():
        for name, rate in rates_by_name(prose):
            if found := marks.get(bare_group(bare(name))):
                full, score = found
                yield seen(name, full, score, relate(Formula.RATIO, [Term(score), Term(full)], Term(rate)))


def marks_told(facts: Facts) -> Marks:
    """Collect the parts whose maximum and score are told together, and never otherwise."""
    found: dict[str, tuple[Quantity, Quantity]] = {}
    doubtful: set[str] = set()
    for one in facts.scores:
        name = name_of(one)
        if not name or one.total or one.full is None or one.score is None or one.full.kind is not Kind.SCORE:
            continue
        known = found.setdefault(name, (one.full, one.score))
        if (known[0].value, known[1].value) != (one.full.value, one.score.value):
            doubtful.add(name)
    return {name: marks for name, marks in found.items() if name not in doubtful}


def name_of(one: ScoreStatement) -> str:
    """Return the name of the part that a sentence speaks of, `` where its subject is a longer story."""
    name = bare_group(bare(one.subject)) if one.subject else ""
    return name if 1 < len(name) <= LONGEST else ""


def seen(name: str, full: Quantity, score: Quantity, relation: Relation) -> Observation:
    """Say how such a number looks; what no slip explains may be of something else."""
    doubtful = not relation.holds and not slip_tells(relation)
    related = [Related(score.span, "得分"), Related(full.span, "分值")]
    values = {"label": name, "score": score.text, "full": full.text}
    return observe(relation, values, related, ceiling=Severity.WARNING, unsure=doubtful)
