"""Checks of the total score: all that is said of it is what the score table prints, whoever else is spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.memory import once_a_document
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.another_mark import is_of_another
from reportlint.checks.scores.full_marks import CONVERTED_WHOLE
from reportlint.checks.scores.whose_totals import bearer_of_total, holder_above, holder_of, totals_of_others
from reportlint.facts import Facts
from reportlint.facts.scores.columns import said_marks
from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.tables.grids import FULL, OWN, PARTY, SCORE
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.number import Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term, is_slip
from reportlint.rule import Outcome

YEAR_TOLD = compiled(r"(?<!\d)((?:19|20)\d\d)年")
"""A year in words about a mark."""
OTHER_SUBJECT = compiled(
    r"上年|去年|上一年|上一?轮|上一?周期|上一?季度?|上次|上期|前次|平均|往年|历年|下属|各(?:单位|部门|项目)|专家|最高|最低"
)
"""Words of marks that are not the report's own."""
EARLIER = r"上一?年度?|去年|上一?轮|上一?周期|上一?季度|上次|上期|前次|(?:19|20)\d\d年(?:度)?"
"""Words of an evaluation before this one, as a pattern."""
SHARE_OF_TOTAL = compiled(r"折(?:合|算|成|为|计)*(?:得分?)?(?:为|：)?(\d+(?:\.\d+)?)分")
"""What a score counts for in the total."""
REPORTED = compiled(r"(?:报来|报送|上报|填报|申报)(?:来)?的?自[评报]")
"""Words before the mark that the unit reported of itself to those who write the report."""
MOST_SHARES = 12
"""Such shares beyond which none are added up."""


def total_score(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every total score of the prose: all must be the score table's total, or each other."""
    totals = own_totals(facts)
    everywhere = Span(0, len(facts.document.text))
    tables = [
        (table_totals(table), domain, marks_apart(table), weighs_marks(table))
        for table, domain in zip(facts.score_tables, facts.domains, strict=True)
        if not table.repeats and not table.lists_losses
    ]
    printed = {tuple(mark.value for mark in columns) for columns, *_ in tables}
    if len(tables) > 1 == len(printed) and () not in printed:
        tables = [(tables[0][0], everywhere, *tables[0][2:])]  # they sum up one evaluation
    for columns, domain, besides, weighing in tables or [((), everywhere, (), False)]:
        made = (one for one in totals if weighing or not one.composed)
        apart = (one for one in made if not (one.converted or REPORTED.search(one.words)))
        told = [one for one in apart if one.score and domain.covers(one.span)]
        told = [one for one in told if one.score and not is_made_of_shares(facts, one.score)]
        several = len({hand for one in told if (hand := bearer_of_total(facts, one).hand)}) > 1
        for at, one in enumerate(told):
            score, before = one.score, [other for other in told[:at] if not are_apart(facts, one, other)]
            anchors = columns or tuple(other.score for other in before if other.score)[: None if several else 1]
            if score is None or not anchors or any(is_elsewhere(facts, score, anchor) for anchor in anchors):
                continue
            if any(is_one_of_its_parts(facts, one, anchor) for anchor in anchors):
                continue
            if not is_full_mark(facts, score, anchors[0]):
                own = [number for anchor in anchors for number in (anchor, *numbers_of_total(facts, anchor))]
                own += awarded_by_others(facts, one)
                like = next((number for number in own if number.value == score.value), anchors[0])
                further = (*map(Term, besides), *marks_besides(facts, one))
                look = same_total(score, like, "评分表合计" if columns else "前文总分", further)
                another = several or (bool(columns) and is_settled_since(facts, one, told, columns))
                by_another = another and bool(columns) and not is_slip(like.text, score.text)
                unsure = look.outcome is Outcome.FAIL and (may_be_converted(facts, like) or by_another)
                yield look.reviewed() if unsure else look
        anchor = columns[0] if columns else told[0].score if told else None
        if len(tables) == 1 and anchor is not None:
            yield from repeated_totals(facts, anchor)
    yield from totals_of_one_holder(facts)
    yield from totals_in_headings(facts)


def weighs_marks(table: ScoreTable) -> bool:
    """Whether a table prints the total that weights make of marks: 加权得分."""
    headers = (column.header for column in table.grid.columns if table.total and table.total.number(column))
    return any("加权" in header for header in headers)


def is_settled_since(
    facts: Facts, one: ScoreStatement, told: Sequence[ScoreStatement], printed: Sequence[Quantity]
) -> bool:
    """Whether a total by a hand that is named is followed by the one of the table: 自评95分，调减2分，最终得分93分."""
    values = {mark.value for mark in printed}
    behind = (other for other in told if other.passage == one.passage and one.span < other.span)
    agreed = any(other.score is not None and other.score.value in values for other in behind)
    return agreed and bool(bearer_of_total(facts, one).hand)


def are_apart(facts: Facts, one: ScoreStatement, other: ScoreStatement) -> bool:
    """Whether two totals are those of different hands: 自评总分95分, 评价组复核总分90分."""
    return bearer_of_total(facts, one).is_apart(bearer_of_total(facts, other))


def awarded_by_others(facts: Facts, total: ScoreStatement) -> Iterator[Quantity]:
    """Yield the marks of other hands that the passage gives before a total: 自评96分，财政复核得91分，最终得分91分."""
    for one in facts.scores:
        if one.passage == total.passage and one.span < total.span and not one.total:
            yield from (one.reviewed,) if one.reviewed else ()
            yield from (one.score,) if one.score and bearer_of_total(facts, one).hand else ()


TAKEN_BESIDES = compiled(r"(?:另[^，。；]{0,24}|倒|再|加)(?:扣减?|减)$")
"""Words before a mark that is taken from what a table comes to: 另因投诉倒扣1分."""


def marks_besides(facts: Facts, total: ScoreStatement) -> Iterator[Term]:
    """Yield the marks that the passage adds to, or takes from, what a table comes to: 加2分，另扣1分。最终得分90分."""
    for one in facts.scores:
        if one.passage == total.passage and one.span.end <= total.span.end:
            yield from (Term(one.added),) if one.added else ()
            lead = one.words[: one.words.rfind(one.deducted.text)] if one.deducted else ""
            yield from (Term(one.deducted, -1),) if one.deducted and TAKEN_BESIDES.search(lead) else ()


HEADED = compiled(
    r"（[^（）\d]{0,8}(?P<score>\d{1,3}(?:\.\d+)?)分[，、；]?[^（）\d]{0,4}“?(?:优秀?|良好?|中等?|合格|较?差)”?等?级?）$"
)
"""How a heading ends that gives the total and the grade of what stands below it: 项目一：场馆开放（98.05分，优）."""


def totals_in_headings(facts: Facts) -> Iterator[Observation]:
    """Look at every heading that ends with a total and its grade above a single score table: it is that table's."""
    headed = {id(section.heading): section.span for section in facts.sections}
    for prose in facts.prose:
        match = HEADED.search(prose.passage.text)
        span = headed.get(id(prose.heading)) if match else None
        tables = [one for one in facts.score_tables if span and span.covers(one.grid.span) and not one.repeats]
        said = next((one for one in prose.quantities if match and one.text == match["score"]), None)
        if said is not None and len(tables) == 1 and (columns := table_totals(tables[0])):
            own = next((one for one in columns if one.value == said.value), columns[0])
            yield same_total(said, own, "评分表合计", ())


def totals_of_one_holder(facts: Facts) -> Iterator[Observation]:
    """Look at the totals of every one of several projects or units: two that are told of one must be the same.

    The first of a project is that of the only score table below its heading.
    """
    tables = [(holder_above(facts, one.grid.span), one) for one in facts.score_tables if not one.repeats]
    names = [holder for holder, _ in tables]
    sole = [(holder, table_total(table)) for holder, table in tables if holder and names.count(holder) == 1]
    first_of: dict[str, Quantity] = {holder: total for holder, total in sole if total is not None}
    for one in totals_of_units(facts):
        holder = holder_of(facts, one)
        first = first_of.setdefault(holder, one.score) if holder and one.score else None
        if one.score is not None and first is not None and first is not one.score:
            told = same_total(one.score, first, "前文总分")
            slipped = told.outcome is Outcome.PASS or is_slip(first.text, one.score.text)
            yield told if slipped else told.reviewed()


def is_made_of_shares(facts: Facts, total: Quantity) -> bool:
    """Whether a total is the sum of two or more scores told as shares of it: 折70.40分, 折16.67分, 综合得分87.07分."""
    shares = shares_of_total(facts)
    sums = (
        sum(shares[at : at + count]) for count in range(2, len(shares) + 1) for at in range(len(shares) - count + 1)
    )
    return len(shares) <= MOST_SHARES and any(abs(one - total.value) <= total.ulp / 2 for one in sums)


@once_a_document
def shares_of_total(facts: Facts) -> Iterator[Fraction]:
    """Yield what the text tells scores to count for in the total, in marks."""
    yield from (Fraction(match[1]) for match in SHARE_OF_TOTAL.finditer(facts.document.text))


def repeated_totals(facts: Facts, anchor: Quantity) -> Iterator[Observation]:
    """Look at the totals of tables that only repeat groups: they must be the total score too."""
    for table in facts.score_tables:
        total = table_total(table) if table.summary else None
        if total is not None and total is not anchor:
            own = next((one for one in numbers_of_total(facts, anchor) if one.value == total.value), anchor)
            yield same_total(total, own, "评分表合计")


def is_one_of_its_parts(facts: Facts, total: ScoreStatement, anchor: Quantity) -> bool:
    """Whether the passage says that what a table comes to is one of the parts that a total is made of.

    综合得分95.05分，其中执行率得9.55分，其他指标得85.50分, beside a table of the other indicators alone.
    """
    parts = [one.score for one in facts.scores if one.passage == total.passage and one.score and not one.total]
    made = total.score is not None and sum((one.value for one in parts), Fraction(0)) == total.score.value
    return made and len(parts) > 1 and any(one.value == anchor.value for one in parts)


def is_full_mark(facts: Facts, said: Quantity, anchor: Quantity) -> bool:
    """Whether a 自评总分100分 only states the full mark: a round hundred, not the score, without a grade beside it."""
    return said.value == 100 and anchor.value != 100 and "等级" not in facts.document.quote(facts.context(said.span))


def may_be_converted(facts: Facts, total: Quantity) -> bool:
    """Whether the total of a table out of another full mark than a hundred counts converted, by a factor it may be."""
    worth = worth_over(facts, total)
    return worth not in {0, 100} and CONVERTED_WHOLE.search(facts.document.text) is not None


def is_elsewhere(facts: Facts, said: Quantity, total: Quantity) -> bool:
    """Whether a total is not that of a table, but of it out of a hundred, of more than its rows, or weighed."""
    return out_of_hundred(facts, said, total) or is_of_more(facts, said, total) or is_weighted_mean(facts, said, total)


WEIGHED = compiled(r"加权|权重")
"""Words of a total that weighs its parts, which a plain mean of them does not."""


def is_weighted_mean(facts: Facts, said: Quantity, total: Quantity) -> bool:
    """Whether a sentence gives what weights make of marks of which a table prints the plain mean: 平均得分."""
    means = (
        column
        for table in facts.score_tables
        for column in table.grid.columns
        if table.total and "平均" in column.header and (own := table.total.number(column)) and own.span == total.span
    )
    return any(means) and WEIGHED.search(facts.document.quote(facts.context(said.span))) is not None


def is_of_more(facts: Facts, said: Quantity, total: Quantity) -> bool:
    """Whether the text names a full mark that allows a total which all maxima of a table do not allow."""
    worth = worth_over(facts, total)
    return 0 < worth < said.value and any(said.value <= whole for whole in said_wholes(facts))


@once_a_document
def said_wholes(facts: Facts) -> Collection[Fraction]:
    """Return the full marks of the whole that the text names."""
    return said_marks(facts.document.text).wholes


def worth_over(facts: Facts, total: Quantity) -> Fraction:
    """Return what the table that prints a total is worth, in marks; 0 where no table prints it."""
    return next((table.worth for table in facts.score_tables if table.grid.span.covers(total.span)), Fraction(0))


def out_of_hundred(facts: Facts, said: Quantity, total: Quantity) -> bool:
    """Whether a total is that of a table converted to a hundred: 92 of 138 out of 150."""
    full = worth_over(facts, total)
    if full in {0, 100}:
        return False
    return abs(100 * total.value / full - said.value) <= Fraction(1, 2 * 10**said.decimals)


def numbers_of_total(facts: Facts, total: Quantity) -> Iterator[Quantity]:
    """Yield all numbers of the row that prints a total: marks of others stand there, under headers nobody knows."""
    for table in facts.score_tables:
        if table.total is not None and any(slot and slot.cell.span.covers(total.span) for slot in table.total.slots):
            yield from table.total.numbers


def marks_apart(table: ScoreTable) -> tuple[Quantity, ...]:
    """Return the marks of the money block that a table's total leaves out: 90 of the rows and 10 beside them."""
    whole = table.mark(table.total, FULL) if table.total else None
    rows = sum((one.full.value for one in table.indicators if one.full), Fraction(0))
    if whole is None or whole.value != rows or table.worth == rows:
        return ()
    return tuple(one.score for one in table.execution if one.score)


def same_total(said: Quantity, anchor: Quantity, name: str, besides: Sequence[Term] = ()) -> Observation:
    """Compare a total of the prose with another one, and with what marks left out of that make with it."""
    relation = relate(Formula.EQUAL, [Term(anchor)], Term(said))
    if besides and not relation.holds:
        relation = relate(Formula.SUM, [Term(anchor), *besides], Term(said))
    values = {"said": said.text, "printed": anchor.text, "where": name}
    return observe(relation, values, [Related(anchor.span, name)], unsure=is_of_another(relation))


@once_a_document
def own_totals(facts: Facts) -> Iterator[ScoreStatement]:
    """Return the totals that speak of this evaluation, not of last year's, of parts, or of other units."""
    others = totals_of_others(facts, totals_told(facts))
    yield from (one for one in present_totals(facts) if one.span not in others)


@once_a_document
def totals_of_units(facts: Facts) -> Iterator[ScoreStatement]:
    """Return the totals of other units that are of this evaluation."""
    others = totals_of_others(facts, totals_told(facts))
    yield from (one for one in present_totals(facts) if one.span in others)


def totals_told(facts: Facts) -> list[ScoreStatement]:
    """Return all totals of the prose."""
    return [one for one in facts.scores if one.total and one.score]


def present_totals(facts: Facts) -> Iterator[ScoreStatement]:
    """Yield the totals that are not those of last year or of parts, whosever they are."""
    totals = totals_told(facts)
    sentences = Counter(facts.context(one.span) for one in totals)
    for one in totals:
        words = words_about(facts, one, sentences)
        another = OTHER_SUBJECT.search(words) or HELD_AGAINST.search(one.words) or SURVEYED.search(one.words)
        if not (another or is_earlier(facts, words)):
            yield one


HELD_AGAINST = compiled(
    r"[较比与同]\s*(?:(?:19|20)\d\d\s*年度?|上年度?|去年)[^，。；\d]{0,12}\s*[\d.]+\s*分?$"
    r"|”(?:项目|专项|资金|政策)[^，。；]{0,6}(?:开展|实施|组织)了?[^，。；]{0,6}评价，(?:评价)?得分\s*[\d.]+\s*分?$"
)
"""How a statement ends that gives the total of a former year, or of one project: 较2023年度得分91.08分."""


SURVEYED = compiled(
    r"(?:满意度|问卷|民意)(?:测评|调查|评价|评议)?的?(?:综合|总|平均)?(?:得分|总分|分)[为是]?[\d.]+分?$"
)
"""How a statement ends that gives what those asked awarded: 满意度测评综合得分92分."""


def is_earlier(facts: Facts, words: str) -> bool:
    """Whether words name years, all of them before the year of the report: 2023年评价得分."""
    years = [int(year) for year in YEAR_TOLD.findall(words)]
    return facts.year is not None and bool(years) and max(years) < facts.year


def words_about(facts: Facts, one: ScoreStatement, sentences: Counter[Span]) -> str:
    """Return what may say whose total a statement gives: its sentence, up to its last mark where it is the only one.

    What follows the only total (比上年的93分提高) speaks of something else; several may be those of several units.
    """
    sentence = facts.context(one.span)
    end = one.span.end if sentences[sentence] == 1 else sentence.end
    return facts.document.quote(Span(min(sentence.start, one.span.start), max(end, one.span.end)))


def table_total(table: ScoreTable) -> Quantity | None:
    """Return the total score a score table prints."""
    return table.mark(table.total, SCORE) if table.total else None


def table_totals(table: ScoreTable) -> tuple[Quantity, ...]:
    """Return the total score a score table prints under each of its columns of marks."""
    names = (SCORE, OWN, PARTY)
    columns = [column for name in names for column in table.grid.columns if column.name == name] if table.total else []
    return tuple(number for column in columns if table.total and (number := table.total.number(column)))
