"""Arithmetic means: what the numbers of a run or of a list right before one come to on average."""

from __future__ import annotations

from reportlint.facts.prose.mentions import Mention
from reportlint.facts.prose.scenes import WINDOW, Reading, Scene, alike, ways
from reportlint.facts.text.numerals import integer_of
from reportlint.number import Kind, Modifier, counter
from reportlint.patterns import Match, compiled
from reportlint.relation import Formula

MEANS = compiled(r"(?:[季月年]均|平均(?:数|值|得分|分)?|算术平均(?:数|值)?|简单平均(?:数|值)?)(?:为|是|达|约|超)*$")
"""Words before the mean of what stands before it."""
WEIGHED = compiled(r"加权|权重|折算|按比例")
"""Words of a mean that is not that of the bare numbers."""
SO_MANY = compiled(r"(?P<words>[二两三四五六七八九十]|\d{1,2})[一-鿿]{1,4}$")
"""三题平均: of how many numbers a mean is."""


def averaged(scene: Scene) -> Reading | None:
    """四个季度分别为…，季均4200件: the mean of a run before it."""
    means = MEANS.search(scene.lead) or mean_of_run(scene)
    if means is None or scene.one.quantity.modifier is not Modifier.NONE or WEIGHED.search(scene.lead):
        return None
    run = [other for other in scene.before if other.run >= 0 and counter(other.quantity) == counter(scene.one.quantity)]
    last = [other for other in run if other.run == run[-1].run] or listed_before(scene) or listed_in_sentence(scene)
    counted = so_many(scene, scene.lead[: means.start()].strip("，"))
    cut = last and last[0] is scene.before[0] and len(scene.before) == WINDOW
    if len(last) < 2 or cut or counted not in {None, len(last)}:
        return None
    return Reading(ways(Formula.MEAN, iter([tuple(last)])), certain=True, strict=True)


OF_UNITS = compiled(r"[三四五六七八九十](?:地|县|市|区|镇|乡|村|校|所|家|院|馆|个[一-鿿]{1,4})(?:的)?$")
"""Words before a mean that say of how many units it is."""


def listed_in_sentence(scene: Scene) -> list[Mention]:
    """Return the marks of the sentence before one that opens with the mean of so many units: 四地平均为89.70分."""
    means = MEANS.search(scene.lead)
    if scene.sentence() or means is None or not OF_UNITS.search(scene.lead[: means.start()]):
        return []
    before = [other for other in scene.before if other.sentence == scene.one.sentence - 1]
    return before if len(before) >= LEAST_LISTED and all(alike(other, scene.one) for other in before) else []


MEAN_OF_RUN = compiled(r"^，(?:[年月季]均(?P<verb>[一-鿿]{2,4})|平均每(?P<unit>[一-鿿]{1,3}))$")
"""Words before the mean of a run that name again what its numbers are, or are told for: 年均接收, 平均每村."""


def mean_of_run(scene: Scene) -> Match | None:
    """Return the words of the mean of the run right before a number: 五年分别接收210人、…、270人，年均接收240人."""
    match, before = MEAN_OF_RUN.match(scene.lead), scene.sentence()
    run = [one for one in before if one.run >= 0 and one.run == before[-1].run] if before else []
    words = run[0].lead if run else ""
    return match if match and len(run) >= LEAST_LISTED and (match["verb"] or match["unit"]) in words else None


OF_COUNTED = compiled(r"[一-鿿]{0,6}")
"""What may stand between how many are meant and the word for their mean: 14个项目总平均."""


def so_many(scene: Scene, words: str) -> int | None:
    """Return of how many numbers a mean is said to be, None where that is not said: 三题平均, 三项平均."""
    before = scene.sentence()
    if before and OF_COUNTED.fullmatch(words) and counts_them(before[-1]):
        return int(before[-1].quantity.value)
    named = SO_MANY.search(words)
    return integer_of(named["words"]) if named else None


def counts_them(one: Mention) -> bool:
    """Whether a number counts what stands before it: 三项 behind a comma."""
    return one.quantity.kind is Kind.COUNT and one.lead in {"，", "；"}


def listed_before(scene: Scene) -> list[Mention]:
    """Return the members of a list with 、 right before a number, three or more: 态度88.6分、内容82.4分、质量80.5分."""
    members: list[Mention] = []
    before = scene.sentence()
    for other in reversed(before[:-1] if before and counts_them(before[-1]) else before):
        if not alike(other, scene.one):
            break
        members.insert(0, other)
        if not other.lead.startswith(("、", "和", "及", "与")):
            break
    return members if len(members) >= LEAST_LISTED else []


LEAST_LISTED = 3
"""Members of a list of which a mean is taken."""
