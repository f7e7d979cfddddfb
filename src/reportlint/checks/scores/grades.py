"""Checks of grades: the word against the score and the report's own bands, the bands themselves, the full mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from reportlint.checks.check import NoParams
from reportlint.checks.observe import counted_relation, observe, relate
from reportlint.checks.scores.agreement import OTHER_SUBJECT, own_totals, table_total
from reportlint.checks.scores.full_marks import LEAST_FULL_MARK, assumed, speaks_of_whole
from reportlint.checks.scores.parts import whole_full
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.bands import Band
from reportlint.facts.scores.grades import IN_TABLE, Grade
from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.scores.marks import mark_on_top
from reportlint.facts.scores.scores import ScoreStatement
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.number import Interval, Kind, Modifier, Quantity
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Outcome

BESIDE = re.compile(
    r"[，,、（(\s”]{0,2}(?:自评|评价|考核|评定|综合)?(?:等级|等次|档次|结果)?(?:评定|确定)?"
    r"(?:为|是|：|属于?|达到?)?[“”\"「『]?"
)
"""What may stand between a score and its grade."""
AWARDS = re.compile(r"评[定为]|定为|等[级次]|档次")
"""Words between a mark and its grade that say that it is one."""
COMPARED = re.compile(r"(?:比|较|低于|高于|不及|优于|距)[^，,。；;、]{0,12}$")
"""Words before a grade that only is compared with: 比自评等级“优”低一档."""
SELF = re.compile(r"自评(?:等级|等次|级别|档次|结果|结论)[^，,。；;]{0,6}$")
"""Words before the grade that the unit gave itself."""
REVIEWED = re.compile(r"(?<!自)评价(?:总)?得分|综合评价|复评|复核|抽评|核定|审定|重点评价")
"""Words of the score of a review."""


def grade_of_score(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every grade word with a score in its passage, or the only total: it must lie in the word's band."""
    bands = scheme(facts)
    if not bands:
        return
    for grade in facts.grades:
        before = words_before(facts, grade)
        beside = mark_beside(facts, grade)
        if COMPARED.search(before.removesuffix(grade.word)) or (beside is None and OTHER_SUBJECT.search(before)):
            continue
        score = grade.score or score_for(facts, grade)
        own = [band for band in bands if band.word == grade.word]
        own = own or [band for band in bands if same_grade(band.word, grade.word)]
        if score is None or not own:
            continue
        fitting = bands_of(score.value, bands)
        fits = [band.word for band in fitting]
        outcome = Outcome.PASS if any(band in fitting for band in own) else Outcome.FAIL
        values = {"grade": grade.word, "score": score.text, "expected": "、".join(dict.fromkeys(fits)) or "—"}
        related = (Related(score.span, "得分"), Related(own[0].span, "等级标准"))
        yield Observation(outcome, grade.span, values, related, f"{score.text} → {values['expected']}")


def words_before(facts: Facts, grade: Grade) -> str:
    """Return what may say whose grade a word is: its sentence up to the word.

    What follows (，比上年提高2分) speaks of something else.
    """
    return facts.document.quote(Span(facts.context(grade.span).start, grade.span.end))


def bands_of(value: Fraction, bands: Sequence[Band]) -> list[Band]:
    """Return the bands a score lies in; between whole bounds (80-89, 90-100) the lower band goes on to the next."""
    inside = [band for band in bands if value in band.interval]
    if inside or not all(is_integer(band.interval) for band in bands):
        return inside
    below = [band for band in bands if band.interval.high is not None and band.interval.high < value]
    nearest = max(below, key=lambda band: band.interval.high or Fraction(0), default=None)
    if nearest is None or nearest.interval.high is None or value >= nearest.interval.high + 1:
        return []
    return [nearest]


def scheme(facts: Facts) -> Sequence[Band]:
    """Return the bands of the first passage that declares a scheme."""
    bands = facts.bands
    return told_downwards([band for band in bands if band.passage == bands[0].passage]) if bands else []


def told_downwards(bands: Sequence[Band]) -> Sequence[Band]:
    """Close bands that only say where they begin, best first: 92分以上为优秀，85分以上为良好 means 85 to 92."""
    closed: list[Band] = []
    for band in bands:
        above = closed[-1].interval if closed else None
        low, start = band.interval.low, above.low if above else None
        if band.interval.high is None and low is not None and start is not None and low < start:
            band = replace(band, interval=replace(band.interval, high=start, high_in=False))  # noqa: PLW2901
        closed.append(band)
    return closed


def same_grade(first: str, second: str) -> bool:
    """Whether two grade words are one grade: 优 and 优秀, 良 and 良好."""
    return first[0] == second[0] or {first, second} == {"差", "较差"}


def score_for(facts: Facts, grade: Grade) -> Quantity | None:
    """Return the score a grade word goes with: the one right before it, the nearest, else the report's only total."""
    totals: Sequence[ScoreStatement] = of_same_hand(facts, grade, own_totals(facts))
    beside = mark_beside(facts, grade)
    if beside and (bracketed(facts, grade) or not ends_list(facts, beside, totals)):
        return None if is_part(facts, beside) else beside
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
    printed = [score for table in tables if (score := table_total(table))]
    if values:
        return next(iter(values.values())) if len(values) == 1 else None
    return printed[0] if len(printed) == 1 else None


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
    known = known or (
        AWARDS.search(between) is not None and not any(last in (one.full, one.deducted) for one in facts.scores)
    )
    return last if known and BESIDE.fullmatch(between) else None


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
    several = sum(not table.summary for table in facts.score_tables) > 1
    return pairs[0] if pairs and (several or grade.passage == IN_TABLE) else None


def band_cover(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every scheme: neighbouring bands must neither overlap nor leave scores out."""
    bands = scheme(facts)
    ordered = sorted(bands, key=lambda band: (band.interval.low is not None, band.interval.low or Fraction(0)))
    integers = all(is_integer(band.interval) for band in bands)
    for lower, upper in pairwise(ordered):
        fault = between_faults(lower.interval, upper.interval, integers=integers)
        values = {"lower": lower.word, "upper": upper.word, "fault": fault}
        outcome = Outcome.FAIL if fault else Outcome.PASS
        relations = touching_bounds(facts, lower, upper) if not fault else ()
        yield Observation(outcome, upper.span, values, (Related(lower.span, lower.word),), relations=relations)


def touching_bounds(facts: Facts, lower: Band, upper: Band) -> tuple[Relation, ...]:
    """Relate the two printed bounds at which neighbouring bands meet, for the ledger and coverage."""
    if lower.interval.high != upper.interval.low or lower.passage == IN_TABLE:
        return ()
    numbers = facts.prose[lower.passage].quantities
    pair = [
        next((one for one in numbers if band.span.covers(one.span) and one.value == lower.interval.high), None)
        for band in (lower, upper)
    ]
    if pair[0] is None or pair[1] is None or pair[0] is pair[1]:
        return ()
    first, second = (replace(one, modifier=Modifier.NONE, kind=Kind.SCORE) for one in pair if one)
    return (relate(Formula.EQUAL, [Term(first)], Term(second)),)


def is_integer(interval: Interval) -> bool:
    """Whether both printed ends are whole numbers."""
    return all(end is None or end.denominator == 1 for end in (interval.low, interval.high))


def between_faults(lower: Interval, upper: Interval, *, integers: bool) -> str:
    """Name what is wrong between two neighbouring bands: `gap`, `overlap` or nothing.

    Bands of whole marks (80-89, 90-100) leave no hole; a bound that both include is a matter of style.
    """
    if lower.high is None or upper.low is None:
        return "overlap"
    if lower.high > upper.low:
        return "overlap"
    step = 1 if integers else last_digit(lower.high)
    return "gap" if upper.low - lower.high > step else ""


def last_digit(value: Fraction) -> Fraction:
    """Return what the last decimal of a bound counts, nought for a whole one: after 89.99 comes 90."""
    return Fraction(0) if value.denominator == 1 else 1 / Fraction(10 ** decimals_of(value))


def decimals_of(value: Fraction) -> int:
    """Return how many decimals a printed bound has."""
    return next(count for count in range(12) if (value * 10**count).denominator == 1)


def band_count(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every 分为 N 个等级: N bands must follow."""
    for prose in facts.prose:
        for quantity in prose.quantities:
            start, end = prose.passage.find(quantity.extent)
            if not is_grade_count(prose.passage.text, start, end):
                continue
            words = listed_grades(facts, prose, prose.passage.text[end:])
            if len(words) >= 2:
                outcome = Outcome.PASS if len(words) == quantity.value else Outcome.FAIL
                values = {"count": quantity.text, "listed": str(len(words)), "words": "、".join(words)}
                relation = counted_relation(prose, quantity.span, len(words))
                sign = "=" if outcome is Outcome.PASS else "≠"
                yield Observation(
                    outcome, quantity.span, values, computed=f"{len(words)} {sign} {quantity.text}", relations=relation
                )


def is_grade_count(text: str, start: int, end: int) -> bool:
    """Whether a number counts grades: 分为四个等级, 设4个档次, 四级."""
    return bool(re.search(r"(?:分为?|设|划分为?|设置|分成|共)$", text[max(0, start - 4) : start])) and bool(
        re.match(r"(?:评价|绩效)?(?:等级|档次|档|等次|级别)", text[end : end + 6])
    )


def listed_grades(facts: Facts, prose: Prose, behind: str) -> list[str]:
    """Return the distinct grades listed behind a count: those with bands, else those named in the sentence."""
    banded = list(dict.fromkeys(band.word for band in prose.bands))
    if banded:
        return banded
    words = sorted(facts.vocabulary.terms.get("grades", ()), key=len, reverse=True)
    sentence = behind.split("。", maxsplit=1)[0]
    return list(dict.fromkeys(re.findall("|".join(words), sentence))) if words else []


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
            )
    declared = [
        one.full
        for one in facts.scores
        if one.full and not one.bare and one.full.value >= LEAST_FULL_MARK and speaks_of_whole(one)
    ]
    tabled = [full for table in facts.score_tables if not table.summary and (full := whole_full(table))]
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
    """Look at every grade given: its word must be that of the scheme, not another one for the same grade."""
    declared = {band.word: band for band in scheme(facts)}
    for grade in facts.grades:
        same = [word for word in declared if same_grade(word, grade.word)]
        other = OTHER_SUBJECT.search(words_before(facts, grade))
        if not same or other or any(is_letter_of(grade.word, word) for word in same):
            continue
        outcome = Outcome.PASS if grade.word in declared else Outcome.FAIL
        values = {"said": grade.word, "declared": same[0]}
        yield Observation(outcome, grade.span, values, (Related(declared[same[0]].span, "等级标准"),))


def is_letter_of(said: str, declared: str) -> bool:
    """Whether a grade is the bare letter of a declared one: B for B等."""
    return len(said) == 1 and declared[:-1] == said and declared[-1] in "级等档"


def usual_bands(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the scheme of grades: whether it is that of the profile, or of the ministry (90, 80, 60)."""
    usual = facts.profile.bands if facts.profile and facts.profile.bands else (90, 80, 60)
    bands = scheme(facts)
    cuts = sorted({band.interval.low for band in bands if band.interval.low}, reverse=True)
    if cuts:
        outcome = Outcome.PASS if cuts == list(usual) else Outcome.FAIL
        yield Observation(outcome, bands[0].span, {"declared": "、".join(f"{float(cut):g}" for cut in cuts)})


def score_without_grade(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at a report with a scheme of grades and one total score: it must give a grade."""
    totals = {one.score.value: one.score for one in own_totals(facts) if one.score}
    if not scheme(facts) or len(totals) != 1:
        return
    score = next(iter(totals.values()))
    yield Observation(Outcome.PASS if facts.grades else Outcome.FAIL, score.span, {"score": score.text})
