"""Score rates of the prose: 分值15分，得分13.5分，得分率90.00%."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

import regex

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.another_mark import is_of_another
from reportlint.checks.scores.rates_by_name import rates_by_name
from reportlint.checks.scores.score_tables import MEANS, as_mean, as_score, group_mark
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.scores.indicators import IndicatorGroup, ScoreTable
from reportlint.facts.scores.matches import Match
from reportlint.facts.scores.names import bare, group_named
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.tables.grids import FULL, SCORE
from reportlint.facts.text.numerals import WHOLE_NUMBER
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Modifier, Quantity, is_plain
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term
from reportlint.rule import Severity

RATED = compiled(
    r"(?:[^。；\d]{0,16}[，（）“”])?(?:平均|总|综合|单项|该[项类])?得分率(?:分别|只有|高达|达到|[为是达约：仅])*"
)
"""What stands between the marks of a sentence and their score rate, which nothing else is named to have."""
JOINED = compiled(r"[、，和]")
"""What stands between two score rates of a run."""
NAMED = compiled(
    r"(?P<name>[\u4e00-\u9fff]{2,14}?)(?:类|方面)?(?:[一二三]级)?(?:指标)?的?得分率(?:只有|高达|仅?[为是达]到?|[约：仅])*"
)
"""The name of a row or group with its score rate, no mark beside it: 决策类得分率只有82.50%."""
LISTED = compiled(
    r"(?:^|[，。；：])(?:自评时?|复核后?)?(?P<count>[两三四五六七八])(?:大)?[类项](?:一级)?(?:指标)?的?得分率(?:分别|依次)(?:高达|[为是])*"
)
"""What opens a run of the score rates of all groups in their order: 四类指标得分率分别为."""
COUNTS = {word: value for value, word in enumerate("零一二三四五六七八")} | {"两": 2}


def told_score_rate(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every score rate right behind a mark, or in a run behind as many: it must be that mark over its maximum.

    The maximum is that of the sentence, else what the score table gives the row, the group or the whole.
    """
    yield from named_score_rate(facts)
    yield from rates_of_hands(facts)
    matches = {id(match.statement): match for match in facts.matches}
    for one, rate in rated(facts):
        full = one.full or maximum_of(facts, one, matches)
        if full is None or one.score is None or one.added or one.converted or one.raw or one.score.value > full.value:
            continue
        own = as_mean(Term(one.score)) if MEANS.search(one.words) else Term(one.score)
        relation = relate(Formula.RATIO, [own, Term(full)], Term(rate))
        values = {"label": one.subject, "score": one.score.text, "full": full.text}
        related = [Related(one.score.span, SCORE), Related(full.span, FULL)]
        ceiling = None if one.full else Severity.WARNING
        yield observe(relation, values, related, ceiling=ceiling, unsure=is_of_another(relation))


def named_score_rate(facts: Facts) -> Iterator[Observation]:
    """Look at every score rate that only names its row or group, or stands in a run of all groups.

    What several columns of marks may be meant by is for a person, unless one of them gives it.
    """
    settled = {rate.span for _, rate in rated(facts)}
    for prose in facts.prose:
        table = table_about(facts, prose)
        for name, marks, rate in rates_of_table(prose, table) if table else ():
            if rate.span not in settled and marks:
                relations = [relate(Formula.RATIO, [Term(score), Term(full)], Term(rate)) for score, full in marks]
                relation = next((one for one in relations if one.holds), relations[0])
                score, full = marks[relations.index(relation)]
                values = {"label": name, "score": score.text, "full": full.text}
                related = [Related(score.span, SCORE), Related(full.span, FULL)]
                unsure = len(marks) > 1 or is_of_another(relation)
                yield observe(relation, values, related, ceiling=Severity.WARNING, unsure=unsure and not relation.holds)


OF_HAND = compiled(
    rf"（(?:满分|分值)?(?P<full>{WHOLE_NUMBER})分）(?P<marks>[^。；（）]{{0,40}})，(?P<hand>自评|复核|复评|评价)得分率(?:仅?为|是)?$"
)
"""What stands before the score rate of one of two hands: 效果类（30分）自评28.5分、复核26.1分，复核得分率."""
LONGEST_OF_HAND = 90
"""Characters before a rate that are looked at."""


def rates_of_hands(facts: Facts) -> Iterator[Observation]:
    """Look at every score rate of one of two hands behind the maximum of a part and the marks of both."""
    for prose in facts.prose if "得分率" in facts.document.text else ():
        for one in prose.mentions:
            text = prose.passage.text[max(0, one.start - LONGEST_OF_HAND) : one.start]
            match = OF_HAND.search(text) if one.quantity.kind is Kind.RATIO and is_own_rate(one) else None
            if match:
                yield from rate_of_hand(prose, one.quantity, match)


def rate_of_hand(prose: Prose, rate: Quantity, match: regex.Match[str]) -> Iterator[Observation]:
    """Relate one such score rate to the only mark that its hand gave and the maximum."""
    marks = regex.findall(rf"{match['hand']}(?:得分?)?({WHOLE_NUMBER})分", match["marks"])
    told = {each.text: each for each in prose.quantities if each.kind is Kind.SCORE}
    if len(marks) == 1 and marks[0] in told and match["full"] in told:
        score, full = told[marks[0]], told[match["full"]]
        relation = relate(Formula.RATIO, [Term(score), Term(full)], Term(rate))
        values = {"label": match["hand"], "score": score.text, "full": full.text}
        related = [Related(score.span, SCORE), Related(full.span, FULL)]
        yield observe(relation, values, related, ceiling=Severity.WARNING)


def table_about(facts: Facts, prose: Prose) -> ScoreTable | None:
    """Return the only score table in whose part of the report a passage stands."""
    domains = zip(facts.score_tables, facts.domains, strict=True)
    found = [table for table, domain in domains if not table.repeats and domain.covers(prose.passage.span)]
    return found[0] if len(found) == 1 else None


Rated = tuple[str, list[tuple[Quantity, Quantity]], Quantity]
"""A name, the marks that may be meant with their maxima, and the score rate."""


def rates_of_table(prose: Prose, table: ScoreTable) -> Iterator[Rated]:
    """Yield the score rates of a passage that name rows or groups of a table."""
    for one in prose.mentions:
        match = NAMED.fullmatch(compiled(r"[，。；：、（“”]").split(one.lead)[-1])
        if match and one.quantity.kind is Kind.RATIO and is_own_rate(one) and one.run < 0:
            yield match["name"], marks_called(match["name"], table), one.quantity
    yield from ((name, marks_called(name, table), rate) for name, rate in rates_by_name(prose))
    for opening in LISTED.finditer(prose.passage.text):
        rates = [rate for rate in rates_behind(prose, opening.end(), listed=True) if rate.kind is Kind.RATIO]
        if len(rates) == COUNTS[opening["count"]] == len(table.tops):
            yield from (
                (group.name, marks_of(table, group), rate) for group, rate in zip(table.tops, rates, strict=True)
            )


def is_own_rate(one: Mention) -> bool:
    """Whether a rate is printed without a hedge, and is that of the report's own time."""
    return is_plain(one.quantity) and one.period == ""


def marks_called(name: str, table: ScoreTable) -> list[tuple[Quantity, Quantity]]:
    """Return the marks of the group of a name, else of the only row of it, with their maximum."""
    if group := group_named(name, table):
        return marks_of(table, group)
    rows = [one for one in table.indicators if bare(one.name) == bare(name)]
    full = as_mark(rows[0].full) if len(rows) == 1 else None
    scores = (rows[0].score, *rows[0].other_scores) if full else ()
    return [(score, full) for score in scores if score is not None and full is not None and score.value <= full.value]


def marks_of(table: ScoreTable, group: IndicatorGroup) -> list[tuple[Quantity, Quantity]]:
    """Return the printed marks of a group in every column of scores, with its maximum."""
    full = as_mark(group_mark(table, group, FULL))
    columns = [column for column in table.grid.columns if column.name == SCORE]
    printed = [group.subtotal.number(column) for column in columns] if group.subtotal else []
    scores = printed or [group_mark(table, group, SCORE)]
    return [(score, full) for score in scores if score is not None and full is not None and score.value <= full.value]


def rated(facts: Facts) -> Iterator[tuple[ScoreStatement, Quantity]]:
    """Yield the sentences with a mark that score rates stand right behind, each with its own."""
    for number, told in groupby((one for one in facts.scores if one.score), key=lambda one: one.passage):
        prose, before = facts.prose[number], []
        for one in told:
            before.append(one)
            rates = rates_behind(prose, prose.passage.find(one.span)[1]) or rates_before_loss(prose, one)
            own = before[-len(rates) :] if rates else []
            first = prose.passage.find(own[0].span)[0] if own else 0
            if len(own) == len(rates) and "。" not in prose.passage.text[first : prose.passage.find(one.span)[1]]:
                yield from zip(own, rates, strict=True)


def rates_before_loss(prose: Prose, one: ScoreStatement) -> list[Quantity]:
    """Return the score rate that stands between the score of a sentence and its loss: 得17分，得分率85%，扣3分."""
    if one.score is None or one.deducted is None or one.deducted.span < one.score.span:
        return []
    rates = rates_behind(prose, prose.passage.find(one.score.extent)[1])
    return rates if len(rates) == 1 else []


def rates_behind(prose: Prose, end: int, *, listed: bool = False) -> list[Quantity]:
    """Return the score rates right behind a place, joined by 、 and 和; `listed`: their name stands before."""
    rates: list[Quantity] = []
    for one in prose.quantities:
        start, stop = prose.passage.find(one.extent)
        if start < end:
            continue
        words = (JOINED if rates else RATED).fullmatch(prose.passage.text, end, start)
        named = words is not None or (listed and not rates and start == end)
        if not named or one.kind is not Kind.RATIO or one.modifier is not Modifier.NONE or one.high is not None:
            break
        rates.append(one)
        end = stop
    return rates


def maximum_of(facts: Facts, one: ScoreStatement, matches: Mapping[int, Match]) -> Quantity | None:
    """Return the maximum that the score table gives what a sentence speaks of."""
    match = matches.get(id(one))
    if match is not None and match.indicator is not None:
        return as_mark(match.indicator.full)
    if match is not None and match.group is not None:
        return as_mark(group_mark(match.table, match.group, FULL))
    domains = zip(facts.score_tables, facts.domains, strict=True)
    wholes = [table for table, domain in domains if not table.repeats and domain.covers(one.span)]
    own = wholes[0] if one.total and len(wholes) == 1 else None
    return as_mark(own.mark(own.total, FULL)) if own is not None and own.total is not None else None


def as_mark(quantity: Quantity | None) -> Quantity | None:
    """Return a number that is a mark; a weight in percent is one out of a hundred."""
    if quantity is None or quantity.kind not in {Kind.SCORE, Kind.RATIO}:
        return None
    return as_score(quantity)
