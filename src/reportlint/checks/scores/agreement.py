"""Checks of what the prose says of the marks of rows and groups against the score table, and against itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.another_mark import is_of_another_year, may_have_slipped
from reportlint.checks.scores.lost_only import left_as_told, lost_as_told
from reportlint.checks.scores.marks_of_hundred import marks_of_hundred
from reportlint.checks.scores.rated_marks import rated_marks
from reportlint.checks.scores.score_tables import as_score, out_of
from reportlint.checks.scores.told_right import ToldRight
from reportlint.facts import Facts
from reportlint.facts.scores.holders import maxima_of_raw
from reportlint.facts.scores.indicators import HUNDRED, Indicator, ScoreTable
from reportlint.facts.scores.marks import bare_name
from reportlint.facts.scores.matches import Match
from reportlint.facts.scores.matching import earns
from reportlint.facts.scores.names import bare
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.tables.grids import DEDUCTED, FULL, PARTY, RAW, SCORE
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Relation, Term

OUT_OF_SCALE = 3
"""How many times that of its row, or what was lost and awarded, a maximum may be; beyond, it is of another scale."""


@dataclass(frozen=True, slots=True)
class MarkAgreement:
    """Parameters: which mark of an indicator is compared."""

    mark: Literal["full", "score"]
    """The maximum or the awarded score."""


def mark_agreement(facts: Facts, params: MarkAgreement) -> Iterator[Observation]:
    """Look at every score sentence tied to a row: its mark must be the row's."""
    right = ToldRight.of(facts)
    if params.mark == "score":
        yield from left_as_told(facts, right)
        yield from rated_marks(facts)
    last = last_marked(facts.matches)
    for match in facts.matches:
        if match.indicator is None:
            continue
        for said, printed, column in mark_pairs(match.statement, match.indicator, params.mark):
            relation = relate(Formula.EQUAL, [printed], Term(said))
            together = sum_of_parties(match.indicator) if column == SCORE and not relation.holds else ()
            if together:
                relation = holding([relate(Formula.SUM, together, Term(said)), relation])
            values = {
                "label": match.indicator.name,
                "name": match.name,
                "said": said.text,
                "printed": printed.quantity.text,
                "column": column,
            }
            weight = facts.document.quote(said.extent).rstrip().endswith("%")
            shares = column == FULL and (match.table.nested or (weight and may_be_share(match.table)))
            elsewhere = not relation.holds and (
                stands_elsewhere(match, said)
                or heads_several(match)
                or is_of_another_year(facts, match)
                or stands_in_other_table(facts, match, said)
                or right.excuses(match, column)
                or (column == FULL and (is_of_another_scale(relation) or is_due(match)))
            )
            related = [Related(printed.quantity.span, f"评分表{column}")]
            yield observe(relation, values, related, unsure=shares or elsewhere)
        if params.mark == "score":
            yield from all_won(match, last)


def heads_several(match: Match) -> bool:
    """Whether a name is how those of several rows begin, and so that of their group: 满意度指标—职工满意度."""
    heads = [compiled(r"[—–－-]+").split(row.name)[0] for row in match.table.indicators]
    return heads.count(match.name) > 1


DUE = compiled(r"应得[\d.]+分")
"""What a rule gives a row, which may be less than its maximum: 执行率92.38%，应得4.62分."""


def is_due(match: Match) -> bool:
    """Whether a sentence says what a row should get."""
    return DUE.search(match.statement.words) is not None


def mark_pairs(
    statement: ScoreStatement, one: Indicator, mark: Literal["full", "score"]
) -> Iterator[tuple[Quantity, Term, str]]:
    """Yield what a sentence says of a row's mark beside what the row prints, with the column."""
    pairs: list[tuple[Quantity | None, Quantity | None, str]] = [(weighed_full(statement, one), one.full, FULL)]
    if mark == "score":
        scores = (one.score, *one.other_scores)
        own = next((score for score in scores if score and same_mark(statement.score, score)), one.score)
        # 自评得5分，复核后得4分: a table of one column of scores gives the last of them alone
        before_review = own is not None and not one.other_scores and same_mark(statement.reviewed, own)
        pairs = [(None if before_review else statement.score, own, SCORE), (statement.raw, one.raw, RAW)]
        again = [score for score in scores if score and same_mark(statement.reviewed, score)]
        pairs += [(statement.reviewed, reviewed, SCORE) for reviewed in (*again, *one.other_scores)[:1]]
        if one.bonus:
            pairs.append((statement.added if one.bonus > 0 else statement.deducted, one.score, SCORE))
    for said, printed, column in pairs:
        if (
            said is not None
            and column == SCORE
            and prints_weighed_mark(one)
            and one.full
            and said.value > one.full.value
        ):
            continue
        if said is not None and printed is not None and printed.kind is Kind.SCORE:
            yield said, Term(printed, -1 if printed.value < 0 <= said.value else 1), column


def weighed_full(statement: ScoreStatement, one: Indicator) -> Quantity | None:
    """Return the maximum that a sentence gives a row, None where it is that of the row's mark before it is weighed."""
    before = statement.full is not None and statement.full.value == HUNDRED and one.raw is not None
    return None if before else statement.full


def prints_weighed_mark(one: Indicator) -> bool:
    """Whether a row prints a mark out of a hundred beside the one it weighs: 87.00 and 6.96 of 8, 91.3 and 54.78."""
    plain = [mark.value for mark in one.row.numbers if mark.kind in {Kind.SCORE, Kind.PLAIN}]
    full, score = one.full, one.score
    if full is None:
        return False
    weighed = (value * full.value / HUNDRED for value in plain if value <= HUNDRED)
    fits = score is not None and any(abs(value - score.value) <= score.ulp / 2 for value in weighed)
    return fits or any(2 * full.value < value <= HUNDRED for value in plain)


def sum_of_parties(one: Indicator) -> tuple[Term, ...]:
    """Return the marks of several parties as addends: 三位专家合计19.5分."""
    return tuple(Term(mark) for mark in one.parties) if len(one.parties) > 1 else ()


def stands_in_other_table(facts: Facts, match: Match, said: Quantity) -> bool:
    """Whether another table gives a row of the same name the mark: that of a single unit, or by another hand.

    In a table of units the name heads a column.
    """
    name = bare(match.indicator.name) if match.indicator else ""
    rows = any(
        said.value == score.value
        for table in facts.score_tables
        if table is not match.table and not table.repeats
        for row in table.indicators
        if bare(row.name) == name
        for score in (row.score, *row.other_scores)
        if score
    )
    return rows or any(
        said.value == number.value
        for grid in facts.grids
        if grid.table != match.table.grid.table
        for column in grid.columns
        if name and bare(bare_name(column.header)) == name
        for row in grid.rows
        if (number := row.number(column))
    )


def stands_elsewhere(match: Match, said: Quantity) -> bool:
    """Whether another column of the table gives a row or group the mark: one that its name does not tell."""
    rows = (
        [match.indicator]
        if match.indicator
        else [match.table.indicators[at] for at in (match.group.members if match.group else ())]
    )
    for column in match.table.grid_of(rows[0].row).columns if rows else ():
        if column.name is None:
            numbers = [number.value for one in rows if (number := one.row.number(column))]
            if len(numbers) == len(rows) and sum(numbers) == said.value:
                return True
    return False


def is_lost_elsewhere(match: Match) -> bool:
    """Whether a loss is that of a column which has no part in the marks of the table, such as that of another year."""
    row, lost = match.indicator, match.statement.deducted
    columns = match.table.grid_of(row.row).columns if row else ()
    others = (row.row.number(one) for one in columns if row and one.name is None)
    left = row.full.value - lost.value if row and row.full and lost else None
    return any(number is not None and number.value == left for number in others)


def may_be_share(table: ScoreTable) -> bool:
    """Whether a weight in percent may be one inside a group: the levels have weights too, or rows make no hundred."""
    return table.worth != 100 or table.nested or any(group.declared is not None for group in table.groups)


def same_mark(said: Quantity | None, printed: Quantity) -> bool:
    """Whether a mark of the prose is one of a table."""
    return said is not None and said.value == printed.value


def all_won(match: Match, last: Mapping[tuple[int, int], int]) -> Iterator[Observation]:
    """Look at a sentence that says 得满分: its row must have its maximum.

    Where the passage goes on with what the row lost or was awarded, the sentence says by which rule.
    """
    one = match.indicator
    said = match.statement
    if not said.won_all or last.get((said.passage, id(one)), 0) > said.span.start:
        return
    if one is not None and one.full is not None and one.score is not None:
        relation = relate(Formula.EQUAL, [Term(one.full)], Term(one.score))
        values = {
            "label": one.name,
            "name": match.name,
            "said": f"{one.full.text}（满分）",
            "printed": one.score.text,
            "column": SCORE,
        }
        yield observe(relation, values, [Related(one.full.span, f"评分表{FULL}")], span=match.statement.span)


def last_marked(matches: Sequence[Match]) -> dict[tuple[int, int], int]:
    """Return where each passage last says what each row lost or was awarded."""
    found: dict[tuple[int, int], int] = {}
    for match in matches:
        said = match.statement
        if said.score is not None or said.deducted is not None:
            key = said.passage, id(match.indicator)
            found[key] = max(found.get(key, 0), said.span.start)
    return found


def deduction_agreement(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every deduction tied to a row: it must be the row's maximum - score, and what the row prints for it.

    Where the sentence's maximum or score already differs from the row's, that is the fault, and this its consequence;
    it is told only where a sentence sound in itself denies a deduction that the row shows: it is further evidence.
    """
    right = ToldRight.of(facts)
    yield from lost_as_told(facts, right)
    for matches in by_row(facts.matches):
        one = matches[0].indicator
        deductions = [lost for match in matches for lost in losses_of(match.statement)]
        if one is None or one.full is None or one.score is None or not deductions or one.full.kind is not Kind.SCORE:
            continue
        if any(is_consequence(match.statement, one) for match in matches) and not denies(matches, one):
            continue
        if is_explained(matches[0], facts.matches) or any(map(speaks_of_party, matches)) or is_of_whole(matches[0]):
            continue
        if any(is_of_item(facts, match.statement) for match in matches):
            continue
        doubtful = right.excuses(matches[0], DEDUCTED) or stands_beside_another_scale(facts, matches[0])
        doubtful = doubtful or is_lost_elsewhere(matches[0]) or any(map(tells_further_loss, matches))
        values = {"label": one.name, "name": matches[0].name, "said": deductions[0].text}
        related = [Related(one.full.span, FULL), Related(one.score.span, SCORE)]
        if one.deducted is not None and len(deductions) == 1:
            sign = -1 if one.deducted.value < 0 <= deductions[0].value else 1
            relation = relate(Formula.EQUAL, [Term(one.deducted, sign)], Term(deductions[0]))
            yield observe(relation, values, [Related(one.deducted.span, DEDUCTED)], unsure=doubtful)
        others = [Term(quantity, -1) for quantity in deductions[1:]]
        relations = [
            relate(Formula.SUM, [Term(one.full), Term(score, -1), *others], Term(deductions[0]))
            for score in (one.score, *one.other_scores)
        ]
        relations += lost_of_raw(one, deductions)
        yield observe(holding(relations), values, related, unsure=doubtful)


def lost_of_raw(one: Indicator, deductions: Sequence[Quantity]) -> list[Relation]:
    """Relate deductions to the mark that a row prints before it is weighed: out of a hundred, or of its own maximum."""
    if one.raw is None:
        return []
    raw = as_score(one.raw)
    others = [Term(quantity, -1) for quantity in deductions[1:]]
    maxima = [Term(out_of(raw, HUNDRED), printed=False), *(Term(as_score(most)) for most in maxima_of_raw(one))]
    within = (most for most in maxima if most.value >= raw.value)
    return [relate(Formula.SUM, [most, Term(raw, -1), *others], Term(deductions[0])) for most in within]


def stands_beside_another_scale(facts: Facts, match: Match) -> bool:
    """Whether the sentence of a loss goes on with a score above what its row can have: 扣10分，扣4分，当月得86分."""
    row, told = match.indicator, match.statement
    if row is None or row.full is None or told.score is not None:
        return False
    sentence = facts.context(told.span)
    left = (one.score for one in facts.scores if one.passage == told.passage and sentence.covers(one.span))
    return any(score is not None and score.value > row.full.value for score in left)


FURTHER = compiled(r"(?:另|又|再|还|其中)[^，。；]{0,16}[扣减失]分?$")
"""Words before a loss that comes on top of others: 得13分；另因资料滞后扣1分."""


def tells_further_loss(match: Match) -> bool:
    """Whether the loss of a sentence is one on top of others, not what the row lost in all."""
    lost, words = match.statement.deducted, match.statement.words
    return lost is not None and FURTHER.search(words[: max(0, words.rfind(f"{lost.text}分"))]) is not None


def is_of_item(facts: Facts, lost: ScoreStatement) -> bool:
    """Whether a loss is that of an item its passage told before: 目标设置满分7分，得6分；……。目标设置扣1分."""
    items = (one for one in facts.scores if one.passage == lost.passage and one is not lost and one.full and one.score)
    return lost.deducted is not None and any(
        one.full.value - one.score.value == lost.deducted.value and lost.subject.endswith(one.subject)
        for one in items
        if one.full and one.score and one.subject and one.subject != lost.subject
    )


def is_of_whole(match: Match) -> bool:
    """Whether a deduction is what the whole lost: 本项目总分89.86分，扣10.14分 at the end of the last row's section."""
    table, lost = match.table, match.statement.deducted
    marks = [table.mark(table.total, column) for column in (FULL, SCORE)] if table.total else []
    full, score = marks or (None, None)
    alone = match.statement.full is None and match.statement.score is None
    return (
        alone and full is not None and score is not None and lost is not None and full.value - score.value == lost.value
    )


def speaks_of_party(match: Match) -> bool:
    """Whether a sentence names one of several units that the table has a column of marks for: 石桥乡扣1分."""
    headers = (bare(column.header) for column in match.table.grid.columns if column.name == PARTY)
    subject = bare(match.statement.subject)
    return any(header and header in subject for header in headers)


def losses_of(one: ScoreStatement) -> tuple[Quantity, ...]:
    """Return the deductions of a sentence that add up to what was lost."""
    return (one.deducted, *one.further) if one.deducted else ()


def holding(relations: Sequence[Relation]) -> Relation:
    """Return the first relation that holds, else the first."""
    return next((relation for relation in relations if relation.holds), relations[0])


def by_row(matches: Sequence[Match]) -> Iterator[list[Match]]:
    """Yield the sentences that say what a row lost: one with its maximum or score stands alone, others go together.

    Two reasons that each take marks from one row make its deduction only together.
    """
    loose: dict[int, list[Match]] = {}
    for match in matches:
        if match.indicator is None or match.statement.deducted is None or match.indicator.bonus:
            continue
        if match.statement.full is not None or match.statement.score is not None:
            yield [match]
        elif not is_reason(match, loose.get(id(match.indicator), ())):
            loose.setdefault(id(match.indicator), []).append(match)
    yield from loose.values()


REASON = compiled(r"^(?:：|（|，其中|，主要)")
"""How words begin that tell why the marks before them were lost."""


def is_reason(match: Match, before: Sequence[Match]) -> bool:
    """Whether a loss is a reason of the one that its passage told right before: 减6分：差错2次减1.2分."""
    told = match.statement
    same = any(one.statement.passage == told.passage and one.statement.span < told.span for one in before)
    return same and REASON.search(told.words) is not None


def is_explained(match: Match, matches: Sequence[Match]) -> bool:
    """Whether a deduction is one of the reasons of what the same passage says its row lost, with the mark left."""
    one, row = match.statement, match.indicator
    if row is None or one.full is not None or one.score is not None:
        return False
    return any(
        other.indicator is row
        and other.statement.passage == one.passage
        and other.statement.deducted is not None
        and other.statement.score is not None
        and earns(other.statement, row)
        for other in matches
    )


def is_consequence(statement: ScoreStatement, one: Indicator) -> bool:
    """Whether a sentence about a row is wrong in another mark, or contradicts itself: other rules tell that."""
    full = weighed_full(statement, one)
    pairs = ((full, (one.full,)), (statement.score, (one.score, *one.other_scores)))
    for mark, columns in pairs:
        printed = [number.value for number in columns if number is not None]
        if mark is not None and printed and mark.value not in printed:
            return True
    return contradicts_itself(statement)


def denies(matches: Sequence[Match], one: Indicator) -> bool:
    """Whether the only sentence, with another maximum but the row's score, says that a row lost nothing that did."""
    said = matches[0].statement
    lost = one.full is not None and one.score is not None and one.full.value > one.score.value
    agreed = said.score is not None and one.score is not None and said.score.value == one.score.value
    nothing = said.deducted is not None and said.deducted.value == 0
    return len(matches) == 1 and lost and agreed and nothing and not contradicts_itself(said)


def contradicts_itself(one: ScoreStatement) -> bool:
    """Whether a sentence's own maximum, deduction and score do not agree: that is another rule's finding."""
    if not (one.full and one.deducted and one.score):
        return False
    left = mark_left(one)
    return left is not None and one.full.value - sum(lost.value for lost in losses_of(one)) != left.value


def mark_left(one: ScoreStatement) -> Quantity | None:
    """Return the score that the deductions of a sentence leave: the reviewed one where they stand behind that.

    自评得分10分，评价组复核得分8分，扣2分.
    """
    behind = one.reviewed is not None and one.deducted is not None and one.reviewed.span < one.deducted.span
    return one.reviewed if behind else one.score


def score_sentence(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every sentence with maximum, deduction and score: maximum - deduction must be the score."""
    for one in facts.scores:
        left = mark_left(one)
        if one.full and one.deducted and left and not one.added:
            taken = [Term(lost, -1) for lost in losses_of(one)]
            relation = relate(Formula.SUM, [Term(one.full), *taken], Term(left))
            values = {
                "full": one.full.text,
                "deducted": one.deducted.text,
                "score": left.text,
                "label": one.subject,
            }
            related = [Related(one.full.span, "满分"), Related(one.deducted.span, "扣分")]
            doubted = is_out_of_scale(one) or is_told_again(one, facts) or is_of_all(one)
            yield observe(relation, values, related, unsure=doubted)
    yield from marks_of_hundred(facts)


def is_of_another_scale(relation: Relation) -> bool:
    """Whether a maximum is far above that of its row, and no slip of the pen away from it."""
    printed = relation.operands[0].value
    return relation.stated.value > OUT_OF_SCALE * printed and not may_have_slipped(relation)


LOST_IN_ALL = compiled(r"(?:合计|共计|总计|累计|总共|一共|共)扣")
"""Words of what several lost together: 满意度9.50分（满分10分），合计扣6.20分."""


def is_of_all(one: ScoreStatement) -> bool:
    """Whether the loss of a sentence is more than the maximum leaves, and words say that it is that of several."""
    left = one.full.value - one.score.value if one.full and one.score else None
    more = left is not None and one.deducted is not None and one.deducted.value > left
    return more and LOST_IN_ALL.search(one.words) is not None


def is_out_of_scale(one: ScoreStatement) -> bool:
    """Whether a maximum is that of marks out of a hundred before they are weighed: 均值82.2分，……得4.11分，扣0.89分."""
    taken = sum((lost.value for lost in losses_of(one)), one.score.value if one.score else Fraction(0))
    return one.full is not None and one.full.value > OUT_OF_SCALE * taken


def is_told_again(one: ScoreStatement, facts: Facts) -> bool:
    """Whether another sentence of the passage gives maximum or loss the mark they leave: 分别得2分……扣1分，得4分."""
    if one.full is None:
        return False
    left = one.full.value - sum(lost.value for lost in losses_of(one))
    same = (other for other in facts.scores if other.passage == one.passage and other is not one)
    return any(other.score is not None and other.score.value == left and other.full is None for other in same)
