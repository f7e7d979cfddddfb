"""How many indicators a score table has, lost marks in or gave full marks to, against the number told in words.

指标体系设4个一级指标、15个三级指标; 15项指标中有9项扣分，其余6项得满分.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe_count
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.text.numerals import integer_of
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.patterns import compiled

NUMBER = r"(?<![\d.第前后另余其每任这几一二三四五六七八九十])(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})"
SORT = r"(?P<level>[一二三]级)?(?:绩效|评价|评分|考核|考评)?(?P<noun>指标)"
TOLD = compiled(rf"{NUMBER}(?:个|项|条){SORT}(?P<among>之?中)?")
"""A number of indicators: 15个三级指标."""
WHOLE = compiled(
    r"(?:[共设由从含]|设置|设有|包括|包含|分为|细化为|分解为|体系[为有：]|维度|方面|[一二]级(?:绩效|评价)?指标(?:和|及|与|、|，)?)[^。；，、\d]{0,6}$"
)
"""Words before a number of all indicators there are."""
BUILT = compiled(r"(?:构成|组成|，?满分|的(?:评价|指标)体系|的(?:复核|评价|评分|得分|自评)(?:结果|情况|分布))")
"""Words behind such a number."""
SOME = compiled(
    r"(?:产出|效益|过程|决策|投入|效果|满意度|管理|成本|数量|质量|时效|定[量性]|共性|个性|核心|重点|主要)[^，。；]{0,2}$"
)
"""Words before a number of indicators of one kind."""
SOME_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
GOT_FULL = r"(?:得|获|获得|为|均为|拿)满分|未扣分|不扣分|没有扣分"
LOST = r"扣了?分|失分|被扣分|未得满分|未获满分|存在扣分"
THEM = r"(?:个|项|条)(?:指标)?(?:均|都|全部)?"
AMONG = compiled(
    rf"，?(?:有|共有|其中有?)?(?P<count>{SOME_NUMBER}){THEM}(?:(?P<lost>{LOST})|(?P<full>{GOT_FULL}))"
    rf"(?:，(?:其余|另有?|余下)?的?(?P<rest>{SOME_NUMBER}){THEM}(?P<rest_full>{GOT_FULL})?)?"
)
"""What becomes of some of them: 中有9项扣分，其余6项得满分."""
MOST_OF_ALL = compiled(r"[^，。；]{0,8}最[低高大小多少]")
"""Words behind all of them that say which is the first or the last."""
LEAST, MOST_MISSED = 3, 2
"""Indicators from which on they are counted, and how many more or fewer a number may tell and still be meant."""


@dataclass(frozen=True, slots=True)
class Told:
    """A number of indicators as it is told."""

    prose: Prose
    """The passage."""
    start: int
    """Where the number begins in its text."""
    end: int
    """Where the words of what is counted end."""
    count: int
    """The number."""
    what: str
    """What is counted: 一级, 二级, 三级, `` for indicators of no said level, 扣分, 满分."""
    whole: bool
    """Whether the words say that these are all there are."""

    @property
    def span(self) -> Span:
        """Its place in the document."""
        return self.prose.passage.locate(self.start, self.end)


def indicators_counted(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every number of indicators that is told of a score table: it must be that of its rows."""
    tables = [
        (table, domain)
        for table, domain in zip(facts.score_tables, facts.domains, strict=True)
        if not table.repeats and not table.lists_losses and len(table.indicators) >= LEAST
    ]
    for prose in facts.prose if tables else ():
        for one in told_in(prose):
            near = [table for table, domain in tables if domain.covers(one.span)] or [table for table, _ in tables]
            yield from counted(one, near)


def told_in(prose: Prose) -> Iterator[Told]:
    """Yield the numbers of indicators of a passage, and behind each what becomes of some of them."""
    text = prose.passage.text
    for match in TOLD.finditer(text):
        before, behind = text[max(0, match.start() - 20) : match.start()], text[match.end() :]
        if SOME.search(before):
            continue
        singled_out = match["among"] and (AMONG.match(behind) or MOST_OF_ALL.match(behind))
        whole = bool(singled_out or WHOLE.search(before) or BUILT.match(behind))
        what = match["level"] or ""
        yield Told(prose, match.start("count"), match.end("noun"), integer_of(match["count"]), what, whole)
        if match["among"]:
            yield from told_among(prose, match.end())


def told_among(prose: Prose, start: int) -> Iterator[Told]:
    """Yield how many indicators lost marks, and how many got full ones, behind the number of all."""
    match = AMONG.match(prose.passage.text, start)
    if match is None:
        return
    what, end = ("扣分", match.end("lost")) if match["lost"] else ("满分", match.end("full"))
    yield Told(prose, match.start("count"), end, integer_of(match["count"]), what, whole=True)
    if match["rest_full"]:
        yield Told(prose, match.start("rest"), match.end("rest_full"), integer_of(match["rest"]), "满分", whole=True)


def counted(one: Told, tables: list[ScoreTable]) -> Iterator[Observation]:
    """Compare a number with what each table may call so many; of several tables any may be meant, and all together."""
    choices = [counts_of(table).get(one.what, ()) for table in tables]
    possible = {count for counts in choices for count in counts} | {sum(map(max, filter(None, choices)))}
    if one.count in possible:
        yield looked(one, one.count, tables[0])
    elif one.whole and len(tables) == 1 and choices[0]:
        nearest = min(choices[0], key=lambda count: abs(count - one.count))
        if abs(nearest - one.count) <= MOST_MISSED:
            yield looked(one, nearest, tables[0])


def counts_of(table: ScoreTable) -> Mapping[str, tuple[int, ...]]:
    """Return how many indicators of each sort a table has: with the rows of its money block, and without."""
    rows = [one for one in table.indicators if not one.bonus]
    more = len(table.execution)
    pairs = [(one.full.value, one.score.value) for one in rows if one.full and one.score]
    known = len(pairs) == len(rows)
    lost = sum(score < full for full, score in pairs)
    lost_more = sum(bool(one.full and one.score and one.score.value < one.full.value) for one in table.execution)
    levels = {level: len({at for at, one in enumerate(table.groups) if one.level == level}) for level in (1, 2)}
    found = {
        "": (len(rows), len(rows) + more),
        "三级": (len(rows), len(rows) + more),
        "一级": (levels[1], levels[1] + 1) if more else (levels[1],),
        "二级": (levels[2], levels[2] + 1) if more else (levels[2],),
        "扣分": (lost, lost + lost_more) if known else (),
        "满分": (len(rows) - lost, len(rows) + more - lost - lost_more) if known else (),
    }
    return {what: tuple(dict.fromkeys(counts)) for what, counts in found.items() if any(counts)}


def looked(one: Told, count: int, table: ScoreTable) -> Observation:
    """Say how many were told and how many there are."""
    values = {"count": one.prose.passage.text[one.start : one.end], "counted": str(count), "what": one.what}
    where = Related(table.grid.span, "评分表")
    return observe_count(one.prose, one.span, one.count, found=count, values=values, where=where)
