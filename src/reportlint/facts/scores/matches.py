"""A score sentence tied to a row or a group of a score table, and what speaks against the tie.

A sentence that gives none of the marks of what it was tied to, while something else has them, speaks of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import zip_longest

from reportlint.facts.scores.indicators import HUNDRED, Indicator, IndicatorGroup, ScoreTable
from reportlint.facts.scores.names import bare, group_named, pairs_of
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.tables.grids import FULL, SCORE
from reportlint.patterns import compiled

POINTING = compiled(r"[本该此](?:大?类|一?项|部分|维度|级|指标)*")
"""A subject that points to the heading above it: 本类, 该项指标."""
ANOTHER_SCALE = Fraction(3, 2)
"""How many times its maximum a mark may be and still be a wrong mark of the row, not one of another scale."""


@dataclass(frozen=True, slots=True)
class Match:
    """A score sentence tied to a row or a group of a score table."""

    statement: ScoreStatement
    """The sentence."""
    name: str
    """What the prose calls it: its subject, or the heading above it."""
    table: ScoreTable
    """The table."""
    indicator: Indicator | None = None
    """The row, None where it speaks of a group."""
    group: IndicatorGroup | None = None
    """The group, None where it speaks of a row."""


def settled(matches: Sequence[Match]) -> Iterator[Match]:
    """Tell what marks right behind names are by the table: the score of a row is one, whatever stands beside it.

    Where more of a passage are scores of the table, so are those that are neither score nor maximum.
    """
    votes: dict[int, list[bool]] = {}
    own: dict[int, bool] = {}
    for match in matches:
        if match.statement.bare and match.statement.full:
            said = match.statement.full.value
            if (awarded := said in marks_of(match, SCORE)) is not (said in marks_of(match, FULL)):
                votes.setdefault(match.statement.passage, []).append(awarded)
                own[id(match.statement)] = awarded
    for given in matches:
        match = with_score_told(given)
        one = match.statement
        told = votes.get(one.passage, []) if one.bare else []
        scores = own.get(id(given.statement), 2 * sum(told) > len(told)) if one.bare else False
        yield replace(match, statement=replace(one, full=None, score=one.full, bare=False)) if scores else match


def with_score_told(match: Match) -> Match:
    """Read the mark before a loss as the score, where the table's maximum less that loss is it: 甲终评37分，扣3分."""
    one, row = match.statement, match.indicator
    if row is None or row.full is None or one.full is None or one.deducted is None or one.score is not None:
        return match
    awarded = one.full.value in marks_of(match, SCORE) and row.full.value - one.deducted.value == one.full.value
    return replace(match, statement=replace(one, full=None, score=one.full, bare=False)) if awarded else match


def is_contested(match: Match) -> bool:
    """Whether a sentence is likelier to speak of something else than of its row: it gives none of the row's marks.

    Then a name that is only alike does not tie two marks, nor one far beyond the row's maximum; and even a name in the
    words does not where another row has the mark that is said and shares a word with the sentence.
    """
    row, one = match.indicator, match.statement
    said = [mark for mark in (one.full, one.score, one.deducted) if mark is not None]
    if match.group is not None:
        return is_of_another_group(match)
    if row is None or not said or one.added or shares_mark(one, row):
        return False
    of_another_scale = one.score and row.full and one.score.value > ANOTHER_SCALE * row.full.value
    of_others = is_of_others(one) or (of_another_scale and len(said) > 1)
    named = bare(row.name) in bare(one.words) or (bare(row.name) == bare(match.name) and not of_others)
    if not named and (len(said) > 1 or of_another_scale):
        return True
    name, words = bare(row.name), bare(one.words)
    words = words.rpartition(name)[2] if name else words
    rivals = (other for other in match.table.indicators if other is not row and pairs_of(other.name) & pairs_of(words))
    return any(is_rival(one, other) for other in rivals)


def is_of_others(one: ScoreStatement) -> bool:
    """Whether a sentence gives maximum and score of something it names itself, whatever heading it stands under."""
    own = bool(one.subject) and not POINTING.fullmatch(one.subject)
    return own and one.full is not None and one.score is not None


def is_of_another_group(match: Match) -> bool:
    """Whether a sentence gives maximum and score, neither of them its group's, under a name that is not the group's."""
    one, group = match.statement, match.group
    if group is None or one.full is None or one.score is None or group_named(match.name, match.table) is not None:
        return False
    return one.full.value not in marks_of(match, FULL) and one.score.value not in marks_of(match, SCORE)


def is_rival(one: ScoreStatement, row: Indicator) -> bool:
    """Whether all that a sentence says of marks is what a row has, a score or a loss among it."""
    scores = {score.value for score in (row.score, *row.other_scores) if score}
    won = one.score is None or one.score.value in scores
    taken = one.deducted.value if one.deducted else Fraction(0)
    lost = not taken or (row.full is not None and row.full.value - taken in scores)
    return (one.score is not None or bool(taken)) and won and lost and agrees_in_full(one, row)


def shares_mark(one: ScoreStatement, row: Indicator) -> bool:
    """Whether one mark of a sentence at least is the row's: its maximum, a score, or what was lost."""
    scores = {score.value for score in (row.score, *row.other_scores) if score}
    lost = {row.full.value - score for score in scores} if row.full else set()
    lost |= {HUNDRED - row.raw.value} if row.raw else set()
    full = {row.full.value} if row.full else set()
    pairs = ((one.full, full), (one.score, scores), (one.deducted, lost))
    return any(mark is not None and mark.value in known for mark, known in pairs)


def agrees_in_full(one: ScoreStatement, row: Indicator) -> bool:
    """Whether a sentence gives no maximum, or that of a row."""
    return one.full is None or row.full is None or one.full.value == row.full.value


def marks_of(match: Match, column: str) -> set[Fraction]:
    """Return what the table gives a row or a group: its maximum, or its score under every column of scores."""
    if match.indicator is not None:
        one = match.indicator
        marks = (one.full,) if column == FULL else (one.score, *one.other_scores)
        return {mark.value for mark in marks if mark}
    members = members_of(match.group, match.table) if match.group else []
    if column == FULL:
        own = match.group.declared if match.group else None
        return ({own.value} if own else set()) | {sum((one.full.value for one in members if one.full), Fraction(0))}
    lines = zip_longest(*([mark for mark in (one.score, *one.other_scores) if mark] for one in members))
    return {sum((mark.value for mark in line if mark), Fraction(0)) for line in lines}


def members_of(group: IndicatorGroup, table: ScoreTable) -> list[Indicator]:
    """Return the rows of a group."""
    return [table.indicators[index] for index in group.members]
