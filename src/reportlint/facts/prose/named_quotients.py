"""Quotients that their own name tells the two numbers of: 本息覆盖倍数1.40倍, 存贷比82.0%, 亩产423.4公斤.

Sources: 财预〔2013〕53号 (posts, running costs, fixed assets), 地方政府专项债券项目资金绩效管理办法 (coverage of
principal and interest), 企业绩效评价标准值 (quick and current ratio), the statistical communiqués (loan-deposit ratio,
yield, incomes of town and country).
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlint.facts.prose.heads import without_parts
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, Way
from reportlint.number import AMOUNTS, Kind, Modifier, counter, counts_like
from reportlint.patterns import Pattern, compiled
from reportlint.relation import Formula, Term


@dataclass(frozen=True, slots=True)
class NamedQuotient:
    """A quotient known by its name."""

    name: Pattern
    """Words right before it."""
    top: Pattern
    """Words before what is divided."""
    base: Pattern
    """Words before what it is divided by."""
    kinds: frozenset[Kind]
    """What it may be printed as."""
    parts: bool = False
    """Whether its numbers may be parts of others: 实有1286人，其中在职874人."""
    mixed: bool = False
    """Whether they count different things: 入住1958人 in 3840张床位."""


def quotient(name: str, top: str, base: str, *kinds: Kind, parts: bool = False, mixed: bool = False) -> NamedQuotient:
    """Describe a quotient by the words before it and before its numbers."""
    tail = r"[^，。；\d]{0,6}$"
    ends = r"(?:仅|只|约|则)?(?:为|是|达到?|：)*$"
    named = compiled(rf"(?:{name}){ends}"), compiled(rf"(?:{top}){tail}"), compiled(rf"(?:{base}){tail}")
    told_as = frozenset(kinds) or frozenset({Kind.MULTIPLE, Kind.RATIO, Kind.PLAIN})
    return NamedQuotient(*named, told_as, parts, mixed)


POSTS_HELD = r"(?:在职)?(?:人员|编制)(?:控制|使用|占用)率|(?<![一-鿿])控制率|满编率"
POSTS = r"编制(?:总数|总额|人数|数)?"
"""Names of the rate of posts that are held, and of the posts there are."""
QUOTIENTS = (
    quotient(
        r"(?:本息)?(?:资金)?覆盖(?:倍数|率)|偿债备付率",
        r"收益|收入|现金流(?:入|量)?",
        r"本息(?:合计)?|还本付息(?:额|支出)?",
    ),
    quotient(r"(?:现金)?短债比", r"货币资金|现金", r"短期(?:有息)?债务|到期(?:有息)?债务"),
    quotient(r"存贷比", r"贷款余额", r"存款余额"),
    quotient(r"流动比率", r"(?<!非)流动资产", r"(?<!非)流动负债"),
    quotient(r"速动比率", r"速动资产", r"(?<!非)流动负债"),
    quotient(POSTS_HELD, r"(?:在职|在编)(?:在编)?(?:人员|人数|职工)?", POSTS, Kind.RATIO, parts=True),
    quotient(POSTS_HELD, r"(?:实有|现有)(?:人员|人数|职工)?", POSTS, Kind.RATIO),
    quotient(r"资产负债率", r"(?<!流动)负债(?:总额|总计|合计)?", r"(?<![净动定形])资产(?:总额|总计|合计)?", Kind.RATIO),
    quotient(
        r"(?:固定)?资产利用率", r"(?:实际)?在用(?:固定)?资产(?:总额|原值)?", r"固定资产(?:总额|原值)?", Kind.RATIO
    ),
    quotient(
        r"(?:养老)?(?:床位)?(?:利用|使用|占用|入住)率",
        r"(?:入住|在住|实住|收住)(?:老年?人|人数|人员)?",
        r"床位(?:总数|数|总量)?",
        Kind.RATIO,
        mixed=True,
    ),
    quotient(r"财政自给率", r"一般公共预算收入", r"一般公共预算支出"),
    quotient(
        r"城乡(?:居民)?(?:人均)?(?:可支配)?收入(?:之)?比",
        r"城镇(?:常住)?居民人均可支配收入",
        r"农村(?:常住)?居民人均可支配收入",
    ),
)
"""Quotients by name, the numbers of which stand in the same sentence or the one before."""
STUDENTS = r"在校(?:学?生|人数|学生数)|(?<!新)学生(?:总数|人数)?"
AFAR = (
    quotient(
        r"(?:赡养|抚养|在职退休|职退)比",
        r"在职(?:参保|职工|人员|缴费)*|参保职工",
        r"退休(?:人员|人数|职工)*",
        parts=True,
    ),
    quotient(r"生师比", STUDENTS, r"(?:专任)?教师(?:总数|人数)?", parts=True),
    quotient(
        r"(?:平均)?班额",
        STUDENTS,
        r"(?:教学)?班级?(?:个?数)?",
        Kind.COUNT,
        Kind.PLAIN,
        Kind.MEASURE,
        parts=True,
        mixed=True,
    ),
    quotient(r"(?:政府)?债务率", r"(?:政府)?债务余额", r"(?:政府)?综合财力", Kind.RATIO),
    quotient(
        r"(?:累计|滚存|基金)*(?:结余|结存)?可(?:持续)?(?:支付|支撑|维持|保障)(?:能力|月数)?(?:约)?",
        r"结余|结存",
        r"月均支出",
        Kind.COUNT,
        Kind.MEASURE,
        mixed=True,
    ),
)
"""Quotients by name, the numbers of which stand anywhere before."""
OWN = compiled(r"(?:则|其|即|故|年末|全[县市区镇乡局]|本(?:单位|部门|级|局|镇)|我[局办镇院校委])*的?")
"""What may stand before the name of a quotient: that of another body is another one."""
YIELD = compiled(r"(?:亩产|单产(?:每亩)?|每亩(?:单产|产量)?)(?:量|约|为|是|达到?)*$")
"""Words before how much an area bore."""
BORNE = compiled(r"(?:产量?|总产)[^，。；\d]{0,4}$")
"""Words before how much of it there was in all."""
MASSES = {"吨": 1000, "公斤": 1, "斤": 1}
"""Units of mass → in kilograms, as far as they are printed together."""
APART = compiled(r"上年|去年|年初|上期|目标|计划|(?<!公共)预算")
"""Words of a number of another time, or of what should be."""


def by_name(scene: Scene) -> Reading | None:
    """Read a quotient that its name tells the numbers of, if each of them is told once."""
    return yielded(scene) or next((found for known in QUOTIENTS if (found := known_quotient(scene, known))), None)


def known_quotient(scene: Scene, known: NamedQuotient) -> Reading | None:
    """Read one quotient of the list."""
    one = scene.one
    if one.quantity.kind not in known.kinds or one.quantity.modifier is not Modifier.NONE:
        return None
    named = known.name.search(scene.lead)
    if named is None or one.role in {Role.FROM, Role.BASE} or APART.search(scene.lead):
        return None
    if not OWN.fullmatch(compiled(r"[，；：、。]").split(scene.lead[: named.start()])[-1]):
        return None
    tops, bases = (only(scene, words, parts=known.parts) for words in (known.top, known.base))
    if tops is None or bases is None or bases.lead.startswith("、"):
        return None  # 公务员15名、事业编制30名: there are more posts than the last ones
    if tops is bases or not (known.mixed or counts_like(tops.quantity, bases.quantity)):
        return None
    return divided(tops, bases)


def only(scene: Scene, words: Pattern, *, parts: bool) -> Mention | None:
    """Return the one amount that words name in the sentence of a number, else in the one before; None of several."""
    stated = [other for other in scene.before if is_stated(other)]
    stated = stated if parts else without_parts(stated)
    named = [other for other in stated if words.search(told_words(other))]
    own = [other for other in named if other.sentence == scene.one.sentence] or named
    return own[0] if len(own) == 1 else None


def told_words(one: Mention) -> str:
    """Return the words of a number's own clause, brackets left out."""
    return compiled(r"[，；：、。]").split(one.lead)[-1].strip("（）")


def is_stated(one: Mention) -> bool:
    """Whether a number says how much there is now."""
    stated = one.role in {Role.LEVEL, Role.TO} and one.quantity.kind in AMOUNTS
    return stated and one.quantity.modifier is Modifier.NONE and not APART.search(told_words(one))


def yielded(scene: Scene) -> Reading | None:
    """Read 播种面积58.36万亩，总产24.71万吨，亩产423.4公斤: a mass over an area, in whatever units."""
    own = MASSES.get(counter(scene.one.quantity))
    if own is None or not YIELD.search(scene.lead) or scene.one.role is Role.BASE or not scene.sentence():
        return None
    begun = scene.text.rfind("；", 0, scene.one.start)
    told = [other for other in scene.sentence() if other.start > begun and is_stated(other)]
    areas = [other for other in told if counter(other.quantity) == "亩"]
    masses = [other for other in without_parts(told) if counter(other.quantity) in MASSES and is_borne(other)]
    if len(areas) != 1 or len(masses) != 1:
        return None  # 苹果12.4万亩，其中挂果8.7万亩: which of the two bore is not said
    (area,), (mass,) = areas, masses
    times, rest = divmod(MASSES[counter(mass.quantity)], own)
    if rest:
        return None
    terms = (Term(mass.quantity, times), Term(area.quantity))
    return Reading([Way(Formula.RATIO, terms)], certain=True, strict=True, named=True)


def is_borne(one: Mention) -> bool:
    """Whether a number says how much an area bore."""
    return BORNE.search(told_words(one)) is not None


def divided(top: Mention, base: Mention) -> Reading:
    """Say that a number is one amount over another."""
    way = Way(Formula.RATIO, (Term(top.quantity), Term(base.quantity)))
    return Reading([way], certain=True, strict=True, named=True)
