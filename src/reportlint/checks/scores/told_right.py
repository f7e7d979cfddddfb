"""Where the prose gives a row or group the marks of the table: another mark nearby is then one of something else.

A passage on an indicator recites tiers (健全得5分, 基本健全得4分), marks of its parts, of others and of former years
beside the mark that was awarded. Where the mark of the table is told too, the others are not held against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from reportlint.facts import Facts
from reportlint.facts.scores.matches import Match, marks_of, members_of
from reportlint.facts.tables.grids import DEDUCTED, FULL, SCORE


@dataclass(frozen=True, slots=True)
class ToldRight:
    """The sentences that give the marks of the table."""

    right: Mapping[tuple[int, str], Mapping[int, int]]
    """Row or group, and mark → the sentences that give it as the table does, by identity, with their passages."""
    others: Mapping[tuple[int, str, int], int]
    """Row or group, mark, and heading → how many sentences below it give another one."""
    headings: Mapping[int, int]
    """Passage → that of the heading above it, or the heading itself."""

    @classmethod
    def of(cls, facts: Facts) -> ToldRight:
        """Gather them."""
        headings = dict(headings_of(facts))
        right: dict[tuple[int, str], dict[int, int]] = {}
        others: Counter[tuple[int, str, int]] = Counter()
        for match in facts.matches:
            passage = match.statement.passage
            for column, agrees in marks_told(match):
                if agrees:
                    right.setdefault((subject_of(match), column), {})[id(match.statement)] = passage
                else:
                    others[subject_of(match), column, headings.get(passage, -1)] += 1
        return cls(right, others, headings)

    def nearby(self, match: Match, column: str) -> bool:
        """Whether another sentence of the passage gives a mark of the row or group of one as the table does.

        So may the heading above, where several sentences below it give others. A sentence that gives the mark of the
        table itself is held against what the table adds up to.
        """
        subject, own = subject_of(match), match.statement.passage
        right = self.right.get((subject, column), {})
        passages = set(right.values())
        above = self.headings.get(own, -1)
        several = self.others.get((subject, column, above), 0) > 1
        return id(match.statement) not in right and (own in passages or (above in passages and several))


def headings_of(facts: Facts) -> Iterator[tuple[int, int]]:
    """Yield every passage below a heading, that of the heading among them, with the heading's."""
    above = -1
    for index, prose in enumerate(facts.prose):
        if prose.heading is not None:
            above = index
        if above >= 0:
            yield index, above


def subject_of(match: Match) -> int:
    """Return what tells the row or group of a sentence from others."""
    return id(match.indicator or match.group)


def marks_told(match: Match) -> Iterator[tuple[str, bool]]:
    """Yield the marks that a sentence gives, with whether they are those of the table, or what these leave.

    Where several hands gave the row a mark, that of one says nothing of another.
    """
    one = match.statement
    full, scores = marks_of(match, FULL), counting_marks(match)
    lost = {most - score for most in full for score in scores}
    for said, printed, column in ((one.full, full, FULL), (one.score, scores, SCORE), (one.deducted, lost, DEDUCTED)):
        if said is not None:
            yield column, said.value in printed


def counting_marks(match: Match) -> set[Fraction]:
    """Return the score of a row or group, none where several hands gave it one."""
    rows = [match.indicator] if match.indicator else members_of(match.group, match.table) if match.group else []
    if any(one.other_scores or one.score is None for one in rows):
        return set()
    return {sum((one.score.value for one in rows if one.score), Fraction(0))}
