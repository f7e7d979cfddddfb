"""Checks of paragraphs that score one item: maximum less losses is the mark, and the marks of its parts make its own.

What the score sentences of a report are checked for anyway is left to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.scores.scored_items import ScoredItem, ScoredPart, opened_mark, scored_item
from reportlint.finding import Observation, Related
from reportlint.number import Quantity
from reportlint.relation import Formula, Relation, Term
from reportlint.slips import mended_by_slip

MAXIMUM, LOSS, SCORE = "分值", "扣分", "得分"


def item_marks(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every paragraph that scores an item."""
    known = {
        (one.full.span, one.score.span): one.deducted is not None for one in facts.scores if one.full and one.score
    }
    for prose in facts.prose:
        item = scored_item(prose.passage, prose.quantities)
        for part in (item.whole, *item.parts) if item is not None else ():
            if part.score is not None:
                yield from balance(part, part.score, known=known.get((part.full.span, part.score.span)))
        yield from sums(item) if item is not None else ()
        opened = opened_mark(prose.passage, prose.quantities)
        if opened is not None and opened.parts:
            relation = relate(Formula.SUM, list(map(Term, opened.parts)), Term(opened.mark))
            if relation.holds or mended_by_slip(relation):
                yield told(opened.name, relation, [(one, SCORE) for one in opened.parts])


def balance(part: ScoredPart, score: Quantity, *, known: bool | None) -> Iterator[Observation]:
    """Look at what one item or part says of its own marks; of several losses not all may be told.

    `known` says whether a score sentence gives maximum and mark, and if so, whether with a loss: None for no sentence.
    """
    if score.value > part.full.value:
        bound = relate(Formula.BOUND, [Term(score)], Term(part.full))
        look = observe(bound, {"label": part.name}, [Related(part.full.span, MAXIMUM)], span=score.span)
        yield from (look,) if known is None else ()
        return
    terms = [Term(part.full), *(Term(one, -1) for one in part.losses)]
    relation = relate(Formula.SUM, terms, Term(score))
    if part.losses and not known and (relation.holds or len(part.losses) == 1):
        yield told(part.name, relation, [(part.full, MAXIMUM), *((one, LOSS) for one in part.losses)])


def sums(item: ScoredItem) -> Iterator[Observation]:
    """Look at whether the marks, and the maxima, of all parts make those of the item."""
    if not item.parts:
        return
    maxima = [one.full for one in item.parts]
    whole = relate(Formula.SUM, list(map(Term, maxima)), Term(item.whole.full))
    if whole.holds:
        yield told(item.whole.name, whole, [(one, MAXIMUM) for one in maxima])
    scores = [one.score for one in item.parts if one.score is not None]
    if whole.holds and item.whole.score is not None and len(scores) == len(item.parts):
        relation = relate(Formula.SUM, list(map(Term, scores)), Term(item.whole.score))
        yield told(item.whole.name, relation, [(one, SCORE) for one in scores])


def told(name: str, relation: Relation, others: Sequence[tuple[Quantity, str]]) -> Observation:
    """Say what the marks of an item come to."""
    return observe(relation, {"label": name}, [Related(one.span, text) for one, text in others])
