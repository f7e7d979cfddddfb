"""Checks of marks that make up a whole in one sentence: 产出得47分，效益得28分……合计95分, 共扣6.2分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.agreement import holding
from reportlint.checks.scores.another_mark import is_of_another
from reportlint.checks.scores.full_marks import assumed, is_whole
from reportlint.checks.scores.losses_listed import losses_listed
from reportlint.checks.scores.marks_behind import marks_behind
from reportlint.checks.scores.marks_in_run import marks_in_run
from reportlint.checks.scores.totals import OTHER_SUBJECT, own_totals, said_wholes, table_total, table_totals
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import EXECUTION, ScoreTable
from reportlint.facts.scores.matches import Match
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.tables.grids import DEDUCTED, FULL, SCORE
from reportlint.facts.text.numerals import integer_of
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term
from reportlint.rule import Severity
from reportlint.slips import mended_by_slip

SUM_WORDS = compiled(r"合计|共计|总计|之和|相加|累计|[，；、]共(?=\d)")
"""Words that say that what stands beside them is summed up."""
ITEMS = compiled(r"(?P<count>[二三四五六七八九十]|\d{1,2})(?:项|处|个方面)?(?:指标)?(?:合计|共计|共|累计)")
LOST = compiled(r"[扣失减]")
"""Words of a row or column of lost marks."""
CONVERSION = compiled(r"除以|乘以|标准化|[×÷]")
"""Words of a computation that is no sum: 实得862分除以应得980分再乘以1000."""
HUNDRED = 100
"""The full mark that parts may be seen to make up without a table."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the marks it gives."""

    text: str
    """Its words."""
    statements: tuple[ScoreStatement, ...]
    """What it says about marks, in order."""


def sentences(facts: Facts) -> Iterator[Sentence]:
    """Yield the sentences with at least two statements about marks; a total that follows alone belongs to its parts."""
    groups: dict[tuple[int, int], list[ScoreStatement]] = {}
    last: tuple[int, int] | None = None
    for one in facts.scores:
        passage = facts.prose[one.passage].passage
        at = passage.find(one.span)[1]
        own = (one.passage, passage.text.rfind("。", 0, at))
        follows = one.total and last in groups and last[0] == one.passage and own not in groups
        if follows and last is not None and not any(part.total for part in groups[last]):
            groups[last].append(one)
        else:
            groups.setdefault(own, []).append(one)
            last = own
    for (number, start), statements in groups.items():
        passage = facts.prose[number].passage
        end = passage.text.find("。", passage.find(statements[-1].span)[1])
        if len(statements) > 1:
            yield Sentence(passage.text[start + 1 : end if end >= 0 else len(passage.text)], tuple(statements))


def parts_total(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every sentence that gives marks and their total: the marks must add up to it.

    Marks that may not be all of the whole are left for review, unless they do add up.
    """
    by_statement = {id(match.statement): match for match in facts.matches}
    yield from marks_behind(facts)
    for whole in sentences(facts):
        sentence = own_part(whole)
        if OTHER_SUBJECT.search(sentence.text) or CONVERSION.search(sentence.text):
            continue
        for column in (SCORE, FULL):
            yield from summed(facts, sentence, column, by_statement)
    yield from deductions_summed(facts)
    yield from losses_listed(facts)
    yield from marks_in_run(facts)


def own_part(sentence: Sentence) -> Sentence:
    """Return what a sentence says before the clause that goes on with somebody else: ；上年最终得分91.05分."""
    own, _, rest = sentence.text.partition("；")
    if not OTHER_SUBJECT.search(rest) or OTHER_SUBJECT.search(own):
        return sentence
    told = [one for one in sentence.statements if one.words.lstrip("，、") in own]
    return Sentence(own, tuple(told))


def summed(facts: Facts, sentence: Sentence, column: str, by_statement: dict[int, Match]) -> Iterator[Observation]:
    """Relate the parts of a sentence to its only total; one that their maxima come to is the full mark.

    自评得分92分。决策满分20分、得18分，产出满分80分、得74分，总分100分: what they come to is told before.
    """
    totals = [total for one in sentence.statements if (total := total_of(one, column, by_statement))]
    parts = [one for one in sentence.statements if is_part(one, column, by_statement)]
    terms = [term for one in parts for term in terms_of(one, column)]
    if column == SCORE and totals and sum_of_maxima(parts) == totals[0].value:
        totals = totals_before(facts, sentence) if totals[0].value != sum(term.value for term in terms) else totals
    if len(totals) != 1 or len(terms) < 2:
        return
    relation = relate(Formula.SUM, terms, Term(totals[0]))
    passed_over = len(parts) < sum(one.score is not None and not one.total for one in sentence.statements)
    if column == SCORE and passed_over and not relation.holds:
        terms = [Term(one.score) for one in sentence.statements if one.score and not one.total]
        relation = relate(Formula.SUM, terms, Term(totals[0]))
        if not (relation.holds or mended_by_slip(relation)):
            return
    observation = observe(
        relation,
        {"column": column, "count": str(len(terms)), "said": totals[0].text},
        [Related(term.quantity.span, SCORE if column == SCORE else FULL) for term in terms],
    )
    certain = (
        covers(parts, by_statement)
        or make_up_whole(parts)
        or bool(SUM_WORDS.search(sentence.text))
        or any(one.added for one in parts)
    )
    yield observation if certain or relation.holds else observation.reviewed()


def total_of(one: ScoreStatement, column: str, by_statement: dict[int, Match]) -> Quantity | None:
    """Return the mark of the whole that a statement gives."""
    if one.converted or id(one) in by_statement:
        return None
    if column == SCORE:
        return one.score if one.total else None
    return one.full if not one.total and one.full and is_whole(one.subject, one.score) else None


def is_part(one: ScoreStatement, column: str, by_statement: dict[int, Match]) -> bool:
    """Whether a statement gives the mark of a part: a group, a money row, or something else with a name."""
    mark = one.score if column == SCORE else one.full
    if one.total or one.converted or mark is None or not one.subject:
        return False
    match = by_statement.get(id(one))
    if match is None:
        return column == SCORE or not is_whole(one.subject, one.score)
    return match.group is not None or (match.indicator is not None and match.indicator.kind == EXECUTION)


def terms_of(one: ScoreStatement, column: str) -> list[Term]:
    """Return the addends of a part; a base score comes with what is added to and taken from it."""
    mark = one.score if column == SCORE else one.full
    terms = [Term(mark)] if mark else []
    if column == SCORE and one.added:
        terms += [Term(one.added)] + ([Term(one.deducted, -1)] if one.deducted else [])
    return terms


def make_up_whole(parts: Sequence[ScoreStatement]) -> bool:
    """Whether all parts give a maximum, and these make up a full mark of a hundred."""
    return sum_of_maxima(parts) == HUNDRED


def sum_of_maxima(parts: Sequence[ScoreStatement]) -> Fraction | None:
    """Return what the maxima of some parts come to, None where one of them gives none."""
    maxima = [one.full.value for one in parts if one.full]
    return sum(maxima, Fraction(0)) if parts and len(maxima) == len(parts) else None


def totals_before(facts: Facts, sentence: Sentence) -> list[Quantity]:
    """Return the totals of this evaluation that the passage gives before a sentence."""
    first = sentence.statements[0]
    told = (one for one in own_totals(facts) if one.passage == first.passage and one.span < first.span)
    return [one.score for one in told if one.score and not one.converted]


def covers(parts: Sequence[ScoreStatement], by_statement: dict[int, Match]) -> bool:
    """Whether the parts are all groups of one table, its money row included."""
    matches = [by_statement[id(one)] for one in parts if id(one) in by_statement]
    if len(matches) < len(parts) or not matches or any(match.table is not matches[0].table for match in matches):
        return False
    table = matches[0].table
    executed = any(match.indicator is not None for match in matches)
    named = {id(match.group) for match in matches if match.group is not None}
    missing = [group for group in table.tops if id(group) not in named and not (executed and group.kind == EXECUTION)]
    return bool(table.tops) and not missing and (executed or not table.execution)


def deductions_summed(facts: Facts) -> Iterator[Observation]:
    """Look at every 四项合计失2.95分: what the items before it lost, or the reasons of one item, must add up to it."""
    for one in facts.scores:
        if one.deducted is not None and one.parts:
            yield losses_summed(one.parts, one.deducted)
    for whole in facts.scores:
        if not whole.total or whole.deducted is None or whole.score is not None:
            continue
        passage = facts.prose[whole.passage].passage
        end = passage.find(whole.span)[1]
        count = ITEMS.search(passage.text, passage.text.rfind("。", 0, end) + 1, end)
        parts = [
            one.deducted
            for one in facts.scores
            if one.passage == whole.passage and one.deducted and not one.total and one.span < whole.span
        ]
        if count is not None and integer_of(count["count"]) == len(parts) > 1:
            yield losses_summed(parts, whole.deducted)
        elif count is None and not parts:
            yield from lost_in_all(facts, whole, whole.deducted)


def lost_in_all(facts: Facts, whole: ScoreStatement, lost: Quantity) -> Iterator[Observation]:
    """Look at what two items or more, told by maximum and mark in one sentence, are said to have lost in all."""
    passage = facts.prose[whole.passage].passage
    begun = passage.text.rfind("。", 0, passage.find(lost.extent)[0])
    told = [one for one in facts.scores if one.passage == whole.passage and one is not whole and one.span < whole.span]
    told = [one for one in told if passage.find(one.span)[0] > begun]
    pairs = [(one.full, one.score) for one in told if one.full and one.score and not one.total]
    if len(pairs) < 2 or len(pairs) < len(told):
        return
    operands = [term for full, score in pairs for term in (Term(full), Term(score, -1))]
    relation = relate(Formula.SUM, operands, Term(lost))
    values = {"column": DEDUCTED, "count": str(len(pairs)), "said": lost.text}
    related = [Related(score.span, SCORE) for _, score in pairs]
    yield observe(relation, values, related, ceiling=Severity.WARNING, unsure=is_of_another(relation))


def losses_summed(parts: Sequence[Quantity], whole: Quantity) -> Observation:
    """Relate some losses to what they are said to come to."""
    relation = relate(Formula.SUM, [Term(part) for part in parts], Term(whole))
    values = {"column": DEDUCTED, "count": str(len(parts)), "said": whole.text}
    return observe(relation, values, [Related(part.span, DEDUCTED) for part in parts])


def total_deduction(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every 共扣N分 about the whole: it must be the full mark of the table minus its total score."""
    for table, domain in zip(facts.score_tables, facts.domains, strict=True):
        full, scores = whole_full(table), table_totals(table)
        if table.repeats or full is None or not scores:
            continue
        for one in facts.scores:
            if one.total and one.deducted and domain.covers(one.span):
                if sums_up_some(facts, one, table) or totals_elsewhere(facts, one.deducted):
                    continue
                lost = Term(one.deducted)
                relation = holding([relate(Formula.SUM, [Term(full), Term(score, -1)], lost) for score in scores])
                values = {"said": one.deducted.text, "source": "评分表合计"}
                related = [Related(full.span, FULL), Related(scores[0].span, SCORE)]
                yield observe(relation, values, related, unsure=is_of_another(relation))
                printed = table.mark(table.total, DEDUCTED) if table.total else None
                if printed is not None and relation.holds:
                    again = relate(Formula.EQUAL, [Term(printed)], lost)
                    yield observe(again, values, [Related(printed.span, DEDUCTED)])

    if not facts.score_tables:
        yield from lost_of_hundred(facts)


OF_ALL = compiled(r"(?:全部|各项|所有)(?:评价)?指标|全表|总体")
"""Words before what the whole lost."""


def lost_of_hundred(facts: Facts) -> Iterator[Observation]:
    """Look at what all indicators lost in a report without a score table: a hundred less the only total it tells."""
    totals = [one.score for one in own_totals(facts) if one.score]
    if len({one.value for one in totals}) != 1 or set(said_wholes(facts)) - {Fraction(HUNDRED)}:
        return
    for one in facts.scores:
        if one.total and one.deducted and OF_ALL.search(one.words):
            operands = [Term(assumed(totals[0], HUNDRED), printed=False), Term(totals[0], -1)]
            relation = relate(Formula.SUM, operands, Term(one.deducted))
            values = {"said": one.deducted.text, "source": "满分和总分"}
            related = [Related(totals[0].span, "总分")]
            yield observe(relation, values, related, ceiling=Severity.WARNING, unsure=is_of_another(relation))


def sums_up_some(facts: Facts, one: ScoreStatement, table: ScoreTable) -> bool:
    """Whether a sentence says how many items lost marks together, and it is not all of the rows that lost any."""
    if one.deducted is None:
        return False
    passage = facts.prose[one.passage].passage
    start, end = passage.find(one.span)[0], passage.find(one.deducted.extent)[0]
    count = ITEMS.search(passage.text, start, end)
    rows = [row for row in table.indicators if row.full and row.score and row.full.value != row.score.value]
    return count is not None and integer_of(count["count"]) != len(rows)


def totals_elsewhere(facts: Facts, lost: Quantity) -> bool:
    """Whether a table that awards no marks adds lost marks up to a number: a list of deductions of its own."""
    scored = {table.grid.table for table in facts.score_tables}
    for grid in facts.grids:
        for row in grid.rows if grid.table not in scored else ():
            for column in grid.columns:
                number = row.number(column)
                if number is not None and number.value == lost.value and LOST.search(row.label + column.header):
                    return True
    return False


def whole_full(table: ScoreTable) -> Quantity | None:
    """Return the full mark in the total row of a table."""
    return table.mark(table.total, FULL) if table.total else None


def converted_score(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every score converted to a hundred (折算得分): it must be the total score over the full mark."""
    totals = [one for one in facts.scores if one.total and one.score and not one.converted]
    tables = [table for table in facts.score_tables if not table.repeats]
    if len(tables) > 1:
        return
    full = whole_full(tables[0]) if tables else None
    full = full or next((one.full for one in facts.scores if one.full and is_whole(one.subject, one.score)), None)
    score = (table_total(tables[0]) if tables else None) or next((one.score for one in totals if one.score), None)
    for one in own_totals(facts):
        if one.converted and one.score and full and score and full.value not in {0, 100}:
            stated = replace(one.score, kind=Kind.RATIO, unit="%", scale=Fraction(1, 100))
            relation = relate(Formula.RATIO, [Term(score), Term(full)], Term(stated))
            values = {"said": one.score.text, "full": full.text, "score": score.text}
            yield observe(relation, values, [Related(score.span, "总分"), Related(full.span, "满分")])
