"""Averages what makes them stands behind: 户均6.3万元，合计88.2万元; 日均427人次（按366天计）; 均价5168元/平方米."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.averages import PER, averaged_over, named_by
from reportlint.facts.prose.heads import without_parts
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, Way, plain, unprinted, ways
from reportlint.facts.text.numerals import integer_of
from reportlint.facts.text.quantities import ANY_UNIT
from reportlint.number import AMOUNTS, Kind, counter, counts_like
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

MEAN = compiled(r"(?:平均|[一-鿿]均)[^，。；\d]{0,8}$")
"""Words before an average."""
TOTAL_BEHIND = compiled(r"^，(?:合计|共计|总计|共|总金额|总额|总[^，。；\d]{1,6})(?:为|是)?$")
"""All that stands between an average and the total it is of."""
BY_UNIT = compiled(r"[/／每](?P<unit>[^，。；、（）\d]{1,5})")
"""What stands behind an average that is told by the unit: 元/平方米, 元每公里."""
RATED = compiled(r"(?:均价|平均(?:造价|成本|单价|价格|投资))(?:约|为|是|达到?)*$")
"""Words before such an average."""
DAYS = compiled(r"^（(?:全年)?(?:按|以)?$")
"""What stands between an average and the days it is taken over, in brackets."""


def average_behind(scene: Scene) -> Reading | None:
    """Read an average by what stands behind it: its total, its days, or the unit it is told by."""
    if scene.one.quantity.kind not in AMOUNTS or not plain(scene.one) or scene.one.role is Role.FROM:
        return None
    if scene.one.period == "prior" or not (MEAN.search(scene.lead) or RATED.search(scene.lead)):
        return None
    return of_total_behind(scene) or over_years(scene) or over_years_before(scene) or over_days(scene) or by_unit(scene)


def of_total_behind(scene: Scene) -> Reading | None:
    """Read 亏损14家，户均亏损6.3万元，合计88.2万元: what is behind, over the count that the average names."""
    top = next(iter(scene.behind), None)
    if top is not None and (counted := of_count_behind(scene)) is not None:
        return counted
    if top is None or counter(top.quantity) != counter(scene.one.quantity) or not TOTAL_BEHIND.match(top.lead):
        return None
    match = PER.search(scene.lead)
    numbers = [
        other for other in scene.sentence() if other.quantity.kind in {Kind.COUNT, Kind.MEASURE} and plain(other)
    ]
    counts = [other for other in numbers if other.quantity.kind is Kind.COUNT]
    named = [other for other in numbers if match and named_by(other.quantity, averaged_over(match))]
    count = next(reversed(named or ([] if match else counts)), None)
    return quotient(top, [count] if count else [])


def of_count_behind(scene: Scene) -> Reading | None:
    """Read 演出场均0.84万元，372场合计312.48万元: the count and what it comes to both stand behind."""
    match = PER.search(scene.lead)
    if len(scene.behind) < len(("count", "total")):
        return None
    if match is None or match["short"] == "平":
        return of_any_count_behind(scene)
    count, top = scene.behind[:2]
    counted = named_by(count.quantity, averaged_over(match)) and plain(count) and plain(top)
    apart = not scene.sentence() and IN_ALL.match(top.lead) and COUNTED.match(count.lead)
    close = count.lead in {"，", "；"} and COMES_TO.match(top.lead)
    like = counter(top.quantity) == counter(scene.one.quantity)
    return quotient(top, [count]) if counted and like and (apart or close) else None


def of_any_count_behind(scene: Scene) -> Reading | None:
    """Read 平均存栏2,500头，32家合计存栏8.0万头: a mean that says nothing of what it is over."""
    count, top = scene.behind[:2]
    counted = (
        count.quantity.kind is Kind.COUNT and plain(count) and compiled(r"[，；](?:全[一-鿿])?").fullmatch(count.lead)
    )
    like = counts_like(top.quantity, scene.one.quantity) and plain(top) and ALL_COME_TO.match(top.lead)
    begun = scene.text.rfind("；", 0, scene.one.start)
    told = any(one.start > begun and counts_like(one.quantity, scene.one.quantity) for one in scene.sentence())
    named = "平均" in scene.lead and not told and counter(count.quantity) != counter(scene.one.quantity)
    return quotient(top, [count]) if counted and like and named else None


ALL_COME_TO = compiled(r"^[^，。；\d]{0,8}(?:合计|共计|总计|共)[^，。；\d]{0,4}$")
"""All that stands between a count and what all of it comes to."""
COUNTED = compiled(r"^，[^，。；\d]{1,10}$")
IN_ALL = compiled(r"^，[^，。；\d]{0,12}总(?:额|量|数|面积)$")
"""All that stands before a count, and what all of it comes to: 生均4236元，在校生15000人，支出总额6354万元."""
COMES_TO = compiled(r"^[^，。；\d]{0,4}(?:合计|共计|总计|共)(?:为|是)?$")
"""All that stands between a count and what all of it comes to."""


OVER_YEARS = compiled(r"^，(?P<years>[两二三四五六]|\d)年(?:来|间|里)?(?:累计|共|合计)[^，。；\d]{0,6}$")
"""All that stands between a yearly mean and what the years came to."""


def over_years(scene: Scene) -> Reading | None:
    """Read 年均净增24万立方米，四年累计净增96万立方米: what the years came to, over the years."""
    top = next(iter(scene.behind), None)
    match = OVER_YEARS.match(top.lead) if top else None
    if top is None or match is None or "年均" not in scene.lead or not counts_like(top.quantity, scene.one.quantity):
        return None
    years = integer_of(match["years"])
    way = Way(Formula.RATIO, (Term(top.quantity), unprinted(years, "年")))
    return Reading([way], certain=True, strict=True) if plain(top) else None


YEARS_PRINTED = compiled(r"(?P<first>20\d\d)年?[—–-](?P<last>20\d\d)年")


def over_years_before(scene: Scene) -> Reading | None:
    """Read 2021—2023年，累计投入14.7亿元，年均投入4.9亿元: what the years printed came to, over the years."""
    before = scene.sentence()[-1:]
    match = YEARS_PRINTED.search(scene.text[: before[0].start]) if before else None
    if match is None or not compiled(r"^，年均").match(scene.lead) or "累计" not in before[0].lead:
        return None
    if not counts_like(before[0].quantity, scene.one.quantity) or not plain(before[0]):
        return None
    years = int(match["last"]) - int(match["first"]) + 1
    way = Way(Formula.RATIO, (Term(before[0].quantity), unprinted(years, "年")))
    return Reading([way], certain=True, strict=True) if years > 1 else None


def over_days(scene: Scene) -> Reading | None:
    """Read 助餐156280人次，日均427人次（按366天计）."""
    days = next(iter(scene.behind), None)
    if days is None or "日均" not in scene.lead or days.quantity.unit != "天" or not DAYS.match(days.lead):
        return None
    like = [other for other in scene.sentence() if alike(other, scene.one)]
    return quotient(like[-1], [days]) if like else None


def by_unit(scene: Scene) -> Reading | None:
    """Read 面积41.85万平方米，销售额21.63亿元，均价5168元/平方米: the one amount over the one number in that unit."""
    match = BY_UNIT.match(scene.text, scene.one.end)
    unit = ANY_UNIT.match(match["unit"]) if match else None
    if unit is None or not RATED.search(scene.lead):
        return None
    begun = scene.text.rfind("；", 0, scene.one.start)
    own = without_parts([other for other in scene.sentence() if other.start > begun and states(other)])
    tops = [other for other in own if alike(other, scene.one)]
    bases = [other for other in own if counter(other.quantity) == unit.group()]
    return quotient(tops[0], bases) if len(tops) == 1 and len(bases) == 1 else None


def alike(one: Mention, other: Mention) -> bool:
    """Whether a number is an amount of what another is an average of."""
    return counter(one.quantity) == counter(other.quantity) and states(one)


def states(one: Mention) -> bool:
    """Whether a number says how much there is."""
    return one.role in {Role.LEVEL, Role.TO} and plain(one) and one.period != "prior"


def quotient(top: Mention, bases: Sequence[Mention]) -> Reading | None:
    """Say that an average is one amount over another."""
    pairs = [(top, base) for base in bases]
    return Reading(ways(Formula.RATIO, iter(pairs)), certain=True, strict=True) if pairs else None
