"""Sentences that go on about the row that a sentence before them in their passage opens with.

日常保洁频次上限15分。全年应保洁48次，实际45次，自评12分。 The mark is that of the row named first; so is 失1.5分 behind
资金到位（A2）, or behind G2 配分5分 where a column of the table gives the row that code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlint.facts.scores.indicators import HUNDRED, Indicator, IndicatorGroup, ScoreTable, bare_group
from reportlint.facts.scores.names import LEAST_NAME, all_rows, bare
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.patterns import compiled

NUMBERED = compiled(r"^(?:（?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）.．、]+|[①-⑳*#\-\s]+)+")
"""What numbers a sentence."""
CODE = compiled(r"[A-Za-z]{1,2}[-.]?\d{1,3}(?:[-.]\d{1,2})*(?![\d%])")
"""A code that names a row: G2, B1.3."""
STOPS = compiled(r"[。；！？\n]")
"""What ends a sentence."""
OTHERWISE = compiled(
    r"以[上下内]|[-—~～至]\d|办法|规则|标准|不[得扣]分|合计|共计|之和|[二两三四五六七八九十\d]项|各项|(?:19|20)\d\d年|上年|去年|封顶"
)
"""Words of sentences that say how marks are given, or give those of several rows, or of another year."""
PER_UNIT = compiled(r"每[^，。；]{0,20}?[扣失减加得]\d{1,3}(?:\.\d{1,3})?分(?:（[^（）]*）)?")
"""每少一幅失0.5分: what a mark is reckoned by."""
MARK_BETWEEN = compiled(r"；|\d分(?=[^\d]*\d)")
"""What sets the last mark of some words apart from a name: another mark, or the end of a part of the sentence."""
RULE_BEHIND = compiled(r"，(?:每|不足|低于|高于|超过|少于|多于|\d)")
"""What follows the first step of a rule."""
LONGEST_OPENING = 40
"""Characters of a sentence in which its row is named."""


def openings_of(text: str) -> tuple[str, ...]:
    """Return how the sentences of a text open, without their numbers, the last one last."""
    return tuple(NUMBERED.sub("", one.strip())[:LONGEST_OPENING] for one in STOPS.split(text) if one.strip())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a score sentence in its passage."""

    openings: tuple[str, ...] = ()
    """How the sentences up to it open, its own last."""
    behind: str = ""
    """The words right behind it."""


ALONE = Surroundings()
"""Of a sentence that nothing stands beside."""


def surroundings(text: str, end: int) -> Surroundings:
    """Read what stands around a sentence that ends somewhere in a text."""
    return Surroundings(openings_of(text[:end]), text[end : end + LONGEST_OPENING])


def code_of(row: Indicator) -> str:
    """Return the code of a row: in a cell of its own left of its name, `` where it has none."""
    texts = (slot.text for slot in row.row.slots if slot is not None and slot.cell.span <= row.name_slot.cell.span)
    return next((text for text in texts if CODE.fullmatch(text)), "")


def row_coded(name: str, table: ScoreTable) -> Indicator | None:
    """Return the only row with the code that a name opens with."""
    match = CODE.match(name)
    rows = [row for row in table.indicators if match and code_of(row) == match.group()]
    return rows[0] if len(rows) == 1 else None


def owner_of(openings: Sequence[str], table: ScoreTable) -> tuple[int, Indicator] | None:
    """Return the row that the sentence nearest to the end opens with, and which one that is; None where none does.

    Where a group is named since, its rows, or the whole, may be meant.
    """
    groups = [own for group in table.groups if (own := bare_group(bare(group.name)))]
    for at in range(len(openings) - 1, -1, -1):
        if row := row_opened(openings[at], table):
            return at, row
        if any(bare(openings[at]).startswith(own) for own in groups):
            return None
    return None


def owner_of_loss(
    one: ScoreStatement, around: Surroundings, named: Indicator, given: Sequence[Indicator], table: ScoreTable
) -> Indicator:
    """Return whose a loss is that stands alone and farther off the row named in its words: maybe that named first.

    目标合理性得8分。“生态改善”只有空话，扣1分；又有笔误，两处共扣2分 is about the first, if its marks are `given`.
    """
    at = one.words.rfind(named.name)
    apart = at >= 0 and MARK_BETWEEN.search(one.words, at) is not None
    if not apart or one.score is not None or one.full is not None:
        return named
    owner = owner_of(around.openings, table)
    return owner[1] if owner and any(row is owner[1] for row in given) else named


def row_opened(opening: str, table: ScoreTable) -> Indicator | None:
    """Return the row whose name or code a sentence opens with, the longest of several."""
    if coded := row_coded(opening, table):
        return coded
    words = bare(opening)
    rows = [row for row in all_rows(table) if len(bare(row.name)) >= LEAST_NAME and words.startswith(bare(row.name))]
    longest = max((len(bare(row.name)) for row in rows), default=0)
    best = [row for row in rows if len(bare(row.name)) == longest]
    return best[0] if len(best) == 1 else None


def opened_rows(
    said: Sequence[tuple[ScoreStatement, Surroundings]],
    groups: Mapping[int, IndicatorGroup],
    rows: Mapping[int, Indicator],
    table: ScoreTable,
) -> dict[int, Indicator]:
    """Tie what is left of the sentences, each with the openings of its passage, to the row that those before name."""
    stretches: dict[tuple[int, int], list[int]] = {}
    owners: dict[tuple[int, int], Indicator] = {}
    for index, (one, around) in enumerate(said):
        if index in groups or index in rows or not tells_mark(one, around):
            continue
        if owner := owner_of(around.openings, table):
            stretch = (one.passage, owner[0])
            owners[stretch] = owner[1]
            stretches.setdefault(stretch, []).append(index)
    return {
        index: owners[stretch]
        for stretch, indices in stretches.items()
        for index in of_owner([(at, said[at][0]) for at in indices], owners[stretch])
    }


def tells_mark(one: ScoreStatement, around: Surroundings) -> bool:
    """Whether a sentence gives a mark or a deduction of a row, not of several, and not the rule it is given by."""
    given = one.score is not None or one.deducted is not None
    words = PER_UNIT.sub("", one.words)
    rule = OTHERWISE.search(words) is not None or RULE_BEHIND.match(around.behind) is not None
    return given and not (one.total or one.added or rule)


def of_owner(left: Sequence[tuple[int, ScoreStatement]], row: Indicator) -> Iterator[int]:
    """Yield the sentences that give marks of a row: of several those with one that is its own, else the only one."""
    fitting = [(at, one) for at, one in left if not exceeds(one, row)]
    telling = [(at, one) for at, one in fitting if shares(one, row)] if len(left) > 1 else fitting
    losses = [at for at, one in telling if one.score is None]
    yield from (at for at, one in telling if one.score is not None or at == losses[-1])


def exceeds(one: ScoreStatement, row: Indicator) -> bool:
    """Whether a sentence gives what it names itself more than a row can have: 满意度调查得分88分 under a row of 70."""
    return bool(one.subject) and one.score is not None and row.full is not None and one.score.value > row.full.value


def shares(one: ScoreStatement, row: Indicator) -> bool:
    """Whether a mark of a sentence is one that a row has, or what it lost."""
    known = {number.value for number in row.row.numbers if number is not row.full}
    won = {mark.value for mark in (row.score, *row.other_scores) if mark}
    lost = {row.full.value - mark for mark in won} if row.full else set()
    lost |= {row.deducted.value} if row.deducted else set()
    lost |= {HUNDRED - row.raw.value} if row.raw else set()
    awarded = known | ({row.full.value - row.deducted.value} if row.full and row.deducted else set())
    return (one.score is not None and one.score.value in awarded) or (
        one.deducted is not None and one.deducted.value in lost
    )
