"""Where the prose gives a row or group the marks of the table: another mark nearby is then one of something else.

A passage on an indicator recites tiers (健全得5分, 基本健全得4分), marks of its parts, of others and of former years
beside the mark that was awarded. Where the mark of the table is told too, the others are not held against it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction

from reportlint.checks.memory import once_a_document
from reportlint.checks.scores.score_tables import MEANS, shows_means
from reportlint.facts import Facts
from reportlint.facts.scores.matches import Match, marks_of, members_of
from reportlint.facts.tables.grids import DEDUCTED, FULL, SCORE


@dataclass(frozen=True, slots=True)
class ToldRight:
    """The sentences that give the marks of the table."""

    right: Mapping[tuple[int, str], Mapping[int, int]]
    """Row or group, and mark → the sentences that give it as the table does, by identity, with their passages.

    So do the losses of a passage together, under a number of their own.
    """
    others: Mapping[tuple[int, str, int], int]
    """Row or group, mark, and heading → how many sentences below it give another one."""
    wrong: Mapping[tuple[int, str], AbstractSet[Fraction]]
    """Row or group, and mark → what sentences give it otherwise."""
    headings: Mapping[int, int]
    """Passage → that of the heading above it, or the heading itself."""

    @classmethod
    def of(cls, facts: Facts) -> ToldRight:
        """Gather them; worked out once a document."""
        return gathered(facts)[0]

    def excuses(self, match: Match, column: str) -> bool:
        """Whether a mark that a sentence gives a row or group is most likely one of something else.

        That is, where another sentence of the passage gives the mark of the table, or the heading above does and
        several below it give others; or where sentences contradict the table in two ways. A sentence that gives the
        mark of the table itself is held against what the table adds up to.
        """
        subject, own = subject_of(match), match.statement.passage
        right = self.right.get((subject, column), {})
        passages = set(right.values())
        above = self.headings.get(own, -1)
        several = self.others.get((subject, column, above), 0) > 1
        told = own in passages or (above in passages and several) or is_of_one(match, column)
        excused = told or len(self.wrong.get((subject, column), ())) > 1
        return excused and id(match.statement) not in right and not is_corroborated(match, column)


def is_corroborated(match: Match, column: str) -> bool:
    """Whether a sentence gives a score right behind the maximum of the very row or group: 产出时效5分，得4.5分."""
    full, score = match.statement.full, match.statement.score
    if column != SCORE or full is None or score is None or full.value not in marks_of(match, FULL):
        return False
    return 0 < score.span.start - full.span.end <= RIGHT_BEHIND


RIGHT_BEHIND = 6
"""Characters between a maximum and the score right behind it: 分，实得."""


def is_of_one(match: Match, column: str) -> bool:
    """Whether a table prints means of several units, whose own marks it does not, and a sentence no mean.

    A bare mark is no maximum there: 差距依次为医疗质量4.06分、运营效率3.43分.
    """
    called = column == FULL and not match.statement.bare
    return shows_means(match.table) and not called and MEANS.search(match.statement.words) is None


@once_a_document
def gathered(facts: Facts) -> Iterator[ToldRight]:
    """Yield what the sentences of a document tell of its tables, right and wrong."""
    headings = dict(headings_of(facts))
    right: dict[tuple[int, str], dict[int, int]] = {}
    others: Counter[tuple[int, str, int]] = Counter()
    wrong: dict[tuple[int, str], set[Fraction]] = {}
    taken: defaultdict[tuple[int, int], Fraction] = defaultdict(Fraction)
    for match in facts.matches:
        subject, passage, lost = subject_of(match), match.statement.passage, match.statement.deducted
        if lost is not None:
            taken[subject, passage] += lost.value
            if taken[subject, passage] in losses_of(match):
                right.setdefault((subject, DEDUCTED), {})[-1 - passage] = passage
        for column, said, agrees in marks_told(match):
            if agrees:
                right.setdefault((subject, column), {})[id(match.statement)] = passage
            else:
                others[subject, column, headings.get(passage, -1)] += 1
                own = marks_of(match, SCORE) if column == SCORE else set()
                wrong.setdefault((subject, column), set()).update({said} - own)
    yield ToldRight(right, others, wrong, headings)


def headings_of(facts: Facts) -> Iterator[tuple[int, int]]:
    """Yield every passage below a heading, that of the heading among them, with the heading's."""
    above = -1
    for index, prose in enumerate(facts.prose):
        if prose.heading is not None:
            above = index
        if above >= 0:
            yield index, above


def subject_of(match: Match) -> int:
    """Return what tells the row or group of a sentence from others; a group of one row is that row."""
    members = members_of(match.group, match.table) if match.group else []
    return id(members[0] if len(members) == 1 else match.indicator or match.group)


def marks_told(match: Match) -> Iterator[tuple[str, Fraction, bool]]:
    """Yield the marks that a sentence gives, with whether they are those of the table, or what these leave.

    Where several hands gave the row a mark, that of one says nothing of another.
    """
    one = match.statement
    known = ((one.full, marks_of(match, FULL), FULL), (one.score, counting_marks(match), SCORE))
    for said, printed, column in (*known, (one.deducted, losses_of(match), DEDUCTED)):
        if said is not None:
            yield column, said.value, said.value in printed


def losses_of(match: Match) -> set[Fraction]:
    """Return what a row or group lost: what the table prints, or what its marks leave."""
    printed = match.indicator.deducted if match.indicator else None
    left = {most - score for most in marks_of(match, FULL) for score in counting_marks(match)}
    return left | ({abs(printed.value)} if printed else set())


def counting_marks(match: Match) -> set[Fraction]:
    """Return the score of a row or group, none where several hands gave it one."""
    rows = [match.indicator] if match.indicator else members_of(match.group, match.table) if match.group else []
    if any(one.other_scores or one.score is None for one in rows):
        return set()
    return {sum((one.score.value for one in rows if one.score), Fraction(0))}
