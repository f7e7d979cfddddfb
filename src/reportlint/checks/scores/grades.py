"""Checks of grades: the word against the score and the report's own bands, the score against the full mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.bands import bands_named, bands_of, same_grade, scheme
from reportlint.checks.scores.full_marks import LEAST_FULL_MARK, assumed, speaks_of_whole
from reportlint.checks.scores.parts import whole_full
from reportlint.checks.scores.totals import EARLIER, OTHER_SUBJECT, is_earlier, own_totals, table_total, totals_of_units
from reportlint.facts import Facts
from reportlint.facts.scores.bands import Band
from reportlint.facts.scores.grades import IN_TABLE, Grade
from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.scores.marks import mark_on_top
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.scores.score_words import LEAST_FULL_WHOLE
from reportlint.facts.scores.scored_items import opened_mark
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term
from reportlint.rule import Outcome, Severity

NOW = compiled(r"今年|本年|本次|本轮|本期")
"""Words of this evaluation."""
MOVED = compiled(r"[降升](?:为|至)[“\"「]?$")
"""Words before the grade that another one became."""
EARLIER_MARK = compiled(rf"(?:{EARLIER})[^，。；：\d]{{0,12}}?(?P<mark>\d+(?:\.\d+)?)(?![\d.%年月])")
"""上年自评91.3分: the total of an evaluation before this one."""
EARLIER_GRADE = compiled(
    rf"(?:{EARLIER})[^。；]{{0,24}}?(?:等级|等次|档次|级别|评级|结果|(?:评|定|同|仍)为|属)(?:也|同)?(?:为|是|属于?)?[“\"「]?$"
)
"""Words right before the grade that an evaluation before this one gave."""
BESIDE = compiled(
    r"[，,、（(\s”]{0,2}(?:(?:综合|标准化)?得分率(?:为|是)?\d{1,3}(?:\.\d{1,2})?%[，,、])?"
    r"(?:自评|评价|考核|评定|综合|绩效|总体|最终|对应)?(?:等级|等次|档次|结果)?(?:评定|确定)?"
    r"(?:也|仍|同)?(?:为|是|：|属于?|达到?)?[“”\"「『]?"
)
"""What may stand between a score and its grade."""
AWARDS = compiled(r"评[定为]|定为|等[级次]|档次")
"""Words between a mark and its grade that say that it is one."""
STANDS_FOR = compiled(r"”?，(?:评)?(?:为“?|“?)")
"""What stands between a mark and the grade of nothing else: 甲组90.4分，为A级."""
LEAST_GRADES = 3
"""Grades of a table beyond which all but one tell the column they are given for."""
COMPARED = compiled(r"(?:比|较|低于|高于|不及|优于|距)[^，,。；;、]{0,12}$")
"""Words before a grade that only is compared with: 比自评等级“优”低一档."""
SELF = compiled(r"自评(?:等级|等次|级别|档次|结果|结论)[^，,。；;]{0,6}$")
"""Words before the grade that the unit gave itself."""
YEAR_BEFORE = compiled(r"(?:19|20)\d\d年度?(?:得|为|评)?$")
"""A year right before a mark: the mark of that year."""
REVIEWED = compiled(r"(?<!自)评价(?:总)?得分|综合评价|复评|复核|抽评|核定|审定|重点评价")
"""Words of the score of a review."""


def grade_of_score(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every grade word with a score in its passage, or the only total: it must lie in the word's band."""
    bands = scheme(facts)
    if not bands:
        return
    for grade in in_best_columns(facts.grades, bands):
        before = words_before(facts, grade)
        beside = mark_beside(facts, grade)
        if COMPARED.search(before.removesuffix(grade.word)):
            continue
        if beside is None and is_of_others(before):
            score = earlier_mark(facts, grade)
        else:
            score = grade.score or score_for(facts, grade)
        own = bands_named(grade.word, bands)
        if score is None or not own:
            continue
        fitting = bands_of(score.value, bands)
        # bands that leave the score out were misread, or there are more of them
        unfit = Outcome.FAIL if fitting else Outcome.REVIEW
        outcome = Outcome.PASS if any(band in fitting for band in own) else unfit
        expected = "、".join(dict.fromkeys(band.word for band in fitting)) or "—"
        values = {"grade": grade.word, "score": score.text, "expected": expected}
        related = (Related(score.span, "得分"), Related(own[0].span, "等级标准"))
        foreign = OTHER_SUBJECT.search(before) is not None or is_earlier(facts, before)
        ceiling = Severity.WARNING if foreign else None  # its bands may have been others
        computed = f"{score.text} → {expected}"
        yield Observation(outcome, grade.span, values, related, computed, ceiling=ceiling)


def in_best_columns(grades: Sequence[Grade], bands: Sequence[Band]) -> Iterator[Grade]:
    """Yield the grades, those of a table with the scores of the column that bears most of them out.

    The column nearest by name counts unless it bears out less than half and another one all: a rank, a difference, or
    a part of the score may stand between the score and its grade.
    """
    tables: dict[int, list[Grade]] = {}
    for grade in grades:
        tables.setdefault(grade.table, []).append(grade)
    for table, own in tables.items():
        yield from own if table < 0 or not is_doubtful(own, bands) else under_best_column(own, bands)


def is_doubtful(grades: Sequence[Grade], bands: Sequence[Band]) -> bool:
    """Whether the scores beside the grades of a table bear out less than half of several."""
    fitting = sum(fits(grade.word, grade.score, bands) for grade in grades)
    return len(grades) > 1 and 2 * fitting < len(grades)


def under_best_column(grades: Sequence[Grade], bands: Sequence[Band]) -> list[Grade]:
    """Return the grades of a table with the scores of the last column that bears most out; none where none does.

    Of more than three grades one may be another than its score earns: that is the fault looked for.
    """
    lines = list(zip(*(grade.beside for grade in grades), strict=True))
    borne = [sum(fits(grade.word, number, bands) for grade, number in zip(grades, line, strict=True)) for line in lines]
    most = max(borne, default=0)
    if most < len(grades) - (len(grades) > LEAST_GRADES):
        return []
    best = [line for line, count in zip(lines, borne, strict=True) if count == most][-1]
    return [replace(grade, score=number) for grade, number in zip(grades, best, strict=True)]


def fits(word: str, score: Quantity | None, bands: Sequence[Band]) -> bool:
    """Whether a score lies in a band of a grade word."""
    return score is not None and any(band in bands_of(score.value, bands) for band in bands_named(word, bands))


def words_before(facts: Facts, grade: Grade) -> str:
    """Return what may say whose grade a word is: its sentence up to the word.

    What follows (，比上年提高2分) speaks of something else.
    """
    return facts.document.quote(Span(facts.context(grade.span).start, grade.span.end))


def is_of_others(before: str) -> bool:
    """Whether words before a grade say that somebody else has it, or had: 上年档次“优”; in 今年降为“良” nobody else."""
    clause = compiled("[，；]").split(before)[-1]
    return OTHER_SUBJECT.search(before) is not None and NOW.search(clause) is None


def earlier_mark(facts: Facts, grade: Grade) -> Quantity | None:
    """Return the only total of an earlier evaluation in the passage of the grade it had: 上年91.3分，……上年档次“优”."""
    if grade.passage == IN_TABLE:
        return None
    prose = facts.prose[grade.passage]
    if not EARLIER_GRADE.search(words_before(facts, grade).removesuffix(grade.word)):
        return None
    marks = {match.start("mark") for match in EARLIER_MARK.finditer(prose.passage.text)}
    found = [one for one in prose.quantities if prose.passage.find(one.span)[0] in marks]
    found = [one for one in found if one.kind in {Kind.SCORE, Kind.PLAIN} and LEAST_FULL_MARK <= one.value <= 100]
    return found[0] if len({one.value for one in found}) == 1 else None


def score_for(facts: Facts, grade: Grade) -> Quantity | None:
    """Return the score a grade word goes with: the one right before it, the nearest, else the report's only total."""
    if moved_among_several(facts, grade):
        return None
    totals: Sequence[ScoreStatement] = of_same_hand(facts, grade, own_totals(facts))
    beside = mark_beside(facts, grade)
    if beside and (bracketed(facts, grade) or not ends_list(facts, beside, totals)):
        return None if is_part(facts, beside) else beside
    if (of_unit := unit_total(facts, grade) or opening_mark(facts, grade)) is not None:
        return of_unit
    totals = [one for one in totals if one.composed] or [one for one in totals if one.converted] or totals
    tables = facts.score_tables
    if own := own_domain(facts, grade):
        totals = [one for one in totals if own[1].covers(one.span)]
        tables = (own[0],)
    near = [one.score for one in totals if one.passage == grade.passage and one.score]
    if near:
        sentence = facts.context(grade.span)
        before = [score for score in near if sentence.covers(score.span) and score.span < grade.span]
        return min(before or near, key=lambda score: abs(score.span.start - grade.span.start))
    values = {one.score.value: one.score for one in totals if one.score}
    printed = [score for table in tables if (score := table_total(table)) and not is_of_part(table)]
    if values:  # 甲项目评为“良”，乙项目评为“优”: of several, words in short say whose a grade is
        return next(iter(values.values())) if len(values) == 1 and (own or not totals_of_units(facts)) else None
    return printed[0] if len(printed) == 1 else None


def opening_mark(facts: Facts, grade: Grade) -> Quantity | None:
    """Return the mark that the paragraph of a grade begins with: （三）城南站：88.2分, and 等级为良 at its end."""
    if grade.passage == IN_TABLE:
        return None
    prose = facts.prose[grade.passage]
    opened = opened_mark(prose.passage, prose.quantities)
    return opened.mark if opened and LEAST_FULL_MARK <= opened.mark.value <= LEAST_FULL_WHOLE else None


def unit_total(facts: Facts, grade: Grade) -> Quantity | None:
    """Return the last total of a unit before a grade in its part of a sentence: 甲镇总分94.4分，居第2位，为优秀."""
    if grade.passage == IN_TABLE:
        return None
    sentence = facts.context(grade.span)
    scores = [one.score for one in totals_of_units(facts) if one.passage == grade.passage and one.score]
    before = [score for score in scores if sentence.covers(score.span) and score.span < grade.span]
    last = max(before, key=lambda score: score.span, default=None)
    return last if last and "；" not in facts.document.quote(Span(last.span.end, grade.span.start)) else None


def is_of_part(table: ScoreTable) -> bool:
    """Whether the total of a table is out of less than a hundred: grades are given for what it makes with the rest."""
    full = whole_full(table)
    return full is not None and full.value < LEAST_FULL_WHOLE


def moved_among_several(facts: Facts, grade: Grade) -> bool:
    """Whether a grade is one that was moved to, with several marks in its sentence that may have moved it."""
    if grade.passage == IN_TABLE or not MOVED.search(words_before(facts, grade).removesuffix(grade.word)):
        return False
    sentence = facts.context(grade.span)
    marks = [
        one for one in facts.prose[grade.passage].quantities if one.kind is Kind.SCORE and sentence.covers(one.span)
    ]
    return len({one.value for one in marks if one.value >= LEAST_FULL_MARK}) > 1


def mark_beside(facts: Facts, grade: Grade) -> Quantity | None:
    """Return the mark right before a grade, whoever gave it: 实施单位自评95分、等级“优”."""
    if grade.passage == IN_TABLE:
        return None
    marks = [one for one in facts.prose[grade.passage].quantities if one.kind is Kind.SCORE and one.span < grade.span]
    last = max(marks, key=lambda mark: mark.span, default=None)
    if last is None:
        return None
    between = facts.document.quote(Span(last.extent.end, grade.span.start))
    known = any(one.score == last for one in facts.scores_at.get(last.span, ())) or between.startswith(("（", "("))
    known = known or is_of_year(facts, last)
    known = known or STANDS_FOR.fullmatch(between) is not None
    known = known or (
        AWARDS.search(between) is not None and not any(last in (one.full, one.deducted) for one in facts.scores)
    )
    return last if known and BESIDE.fullmatch(between) else None


def is_of_year(facts: Facts, mark: Quantity) -> bool:
    """Whether a mark stands right behind a year: 2022年77.02分，合格；2023年85.76分，良好."""
    start = mark.extent.start
    return YEAR_BEFORE.search(facts.document.text[max(0, start - 10) : start]) is not None


def bracketed(facts: Facts, grade: Grade) -> bool:
    """Whether a grade stands in brackets right behind a mark: it is the grade of that mark alone."""
    before = facts.document.text[max(0, grade.span.start - 4) : grade.span.start]
    return before.rstrip('“”"「『 ').endswith(("（", "("))


def ends_list(facts: Facts, mark: Quantity, totals: Sequence[ScoreStatement]) -> bool:
    """Whether a mark ends the list of parts behind a total: 得93.6分，其中产出47分，……满意度9分，等级为优."""
    sentence = facts.context(mark.span)
    before = [
        one.score.span for one in totals if one.score and sentence.start <= one.score.span.start < mark.span.start
    ]
    if not before:
        return False
    between = Span(max(before).end, mark.span.start)
    graded = any(between.covers(one.span) for one in facts.grades)
    return "其中" in facts.document.quote(between) and not graded


def is_part(facts: Facts, mark: Quantity) -> bool:
    """Whether a mark is that of a row or a group, or out of a small maximum of its own."""
    told = [one for one in facts.scores_at.get(mark.span, ()) if one.score == mark]
    small = any(one.full and one.full.value < LEAST_FULL_MARK for one in told)
    return small or mark.value < LEAST_FULL_MARK or mark in facts.tied_marks.get(mark.span, ())


def of_same_hand(facts: Facts, grade: Grade, totals: Sequence[ScoreStatement]) -> list[ScoreStatement]:
    """Return the totals of who gave a grade: a 自评等级 is not that of the score of the review."""
    if grade.passage == IN_TABLE or not SELF.search(words_before(facts, grade)):
        return list(totals)
    reviewed = [one for one in totals if REVIEWED.search(facts.document.quote(one.span))]
    return [one for one in totals if one not in reviewed]


def own_domain(facts: Facts, grade: Grade) -> tuple[ScoreTable, Span] | None:
    """Return the score table a grade in a cell stands in, or one in the prose stands about, with its part."""
    pairs = [
        (table, domain)
        for table, domain in zip(facts.score_tables, facts.domains, strict=True)
        if (table.grid.span if grade.passage == IN_TABLE else domain).covers(grade.span)
    ]
    several = sum(not table.repeats for table in facts.score_tables) > 1
    return pairs[0] if pairs and (several or grade.passage == IN_TABLE) else None


WEIGHED = compiled(r"[×＊][\d.]+%?[=＝+＋]")
"""Words of a mark that is computed on the way to another: 平均85.60分×60%＝51.36分."""


def score_bound(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every total score: it must not exceed the full mark the report states, or 100."""
    for one in facts.scores:
        if one.full and one.score:
            relation = relate(Formula.BOUND, [Term(one.score)], Term(one.full))
            yield observe(
                relation,
                {"score": one.score.text, "full": one.full.text},
                [Related(one.full.span, "满分")],
                span=one.score.span,
                unsure=WEIGHED.search(one.words) is not None,
            )
    declared = [
        one.full
        for one in facts.scores
        if one.full and not one.bare and one.full.value >= LEAST_FULL_MARK and speaks_of_whole(one)
    ]
    tabled = [full for table in facts.score_tables if not table.repeats and (full := whole_full(table))]
    known = [*declared, *tabled]
    for one in own_totals(facts):
        if one.score is None:
            continue
        goal = max([*known, *([] if declared else [assumed(one.score, 100)])], key=lambda full: full.value)
        relation = relate(Formula.BOUND, [Term(one.score)], Term(goal, printed=goal in known))
        related = [Related(goal.span, "满分")] if goal in known else []
        values = {"score": one.score.text, "full": goal.text}
        several = len(tabled) > 1 and one.score.value <= sum(full.value for full in tabled)
        yield observe(relation, values, related, span=one.score.span, unsure=several or gives_more(facts))


def gives_more(facts: Facts) -> bool:
    """Whether the total of a table holds marks on top of the maxima: its columns say how many."""
    return any(table.total and mark_on_top(table.grid, table.total) for table in facts.score_tables)


def grade_words(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every grade given: its word must be that of the scheme, not another one for the same grade.

    Without a scheme it must be the word that was given first for that grade.
    """
    declared = {band.word: band.span for band in scheme(facts)} or first_words(facts)
    for grade in facts.grades:
        same = [word for word in declared if same_grade(word, grade.word)]
        other = OTHER_SUBJECT.search(words_before(facts, grade))
        letters = any(is_letter_of(grade.word, word) or is_letter_of(word, grade.word) for word in same)
        if not same or other or letters:
            continue
        outcome = Outcome.PASS if grade.word in declared else Outcome.FAIL
        values = {"said": grade.word, "declared": same[0]}
        yield Observation(outcome, grade.span, values, (Related(declared[same[0]], "等级标准"),))


def first_words(facts: Facts) -> dict[str, Span]:
    """Return the word that is given first for every grade, with its place."""
    found: dict[str, Span] = {}
    for grade in facts.grades:
        if not any(same_grade(word, grade.word) for word in found):
            found[grade.word] = grade.span
    return found


def is_letter_of(said: str, declared: str) -> bool:
    """Whether a grade is the bare letter of a declared one: B for B等."""
    return len(said) == 1 and declared[:-1] == said and declared[-1] in "级等档"


def score_without_grade(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at a report with a scheme of grades and one total score, no unit's among others: it must give a grade."""
    totals = {one.score.value: one.score for one in own_totals(facts) if one.score}
    units = {mark.value for matrix in facts.matrices for row in matrix.units for mark in matrix.marks(row)}
    if not scheme(facts) or len(totals) != 1 or units & totals.keys():
        return
    score = next(iter(totals.values()))
    yield Observation(Outcome.PASS if facts.grades else Outcome.FAIL, score.span, {"score": score.text})
