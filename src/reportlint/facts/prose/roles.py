"""The part that a number plays in its sentence, told from the words right before it and the unit behind it.

A table of tests is tried from top to bottom; a number that fits none is a level.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlint.facts.prose.mentions import Role
from reportlint.number import Kind
from reportlint.patterns import Match, Pattern, compiled

UP = (
    "净增加|延长|增加|增长|上升|提高|增收|上涨|上浮|增幅|涨幅|升幅|提幅|升高|提升|扩大|净增|多增|调增|追加|新增|超收|高出|增支"
    "|增产|超目标|超计划|超任务|超预算|超概算|多出|超出|多缴|多支|多收|多花|多用|调高|提(?=[到至])|增|多|(?<![晋直跃公])升|涨"
)
DOWN = (
    "净减少|缩短|减少|下降|降低|减收|下滑|下浮|降幅|减幅|压幅|回落|下调|调减|压减|压降|压缩|缩减|核减|负增长|节约|减支"
    "|短收|欠收|减产|少收|少支|少花|少用|调低|减|少|低|(?<![空沉霜])降|跌"
)
DIRECTION = compiled(
    rf"(?!(?<=自然)增长率)(?!(?:核减|节[约支])(?:率|比例))(?!(?<=[核审])减(?:率|比例))(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|额|额度|数|数额|金额|幅|幅度|比例|率|约|近|超过|达|达到|为|是|：)*$"
)
NEUTRAL_RATE = compiled(r"(?:增减|变动|(?<!自然)增长|变化|增减变动|涨跌)(?:率|幅度|比例)(?:为|是|：|达)*$")
TURNED = "调整|调|变|整合|合并|归并|精简|发展|扩充|扩展|扩容|拓展|壮大"
"""Verbs of what became more or less, besides those of a direction."""
TOWARDS = compiled(
    rf"(?:(?:(?P<up>{UP})|(?P<down>{DOWN})|{TURNED})(?<!幅)(?:到|至|为)|迈上|跨上|跃上|登上)(?:了)?"
    r"(?:(?:19|20)\d{2}年(?:度|末|底)?的?|[^，。；\d]{0,6})$"
)
ORIGIN = compiled(r"(?:由|从|自|[把将]原[来有]?)[^，。；：由从]{0,24}$")
TOWARDS_BEHIND = compiled(
    rf"^[^，。；\d]{{0,8}}(?:{UP}|{DOWN}|变更|{TURNED})(?:到|至|(?<!调)为)|^[^，。；\d]{{0,8}}(?:迈上|跨上|跃上|登上)"
)
PLAINLY_TOWARDS = compiled(rf"^[到至]\d[\d,.]*(?:[万亿]?[^，。；、（）\d]{{0,3}})[，（](?:{UP}|{DOWN})(?:了|约)?\d")
MOVED_NEXT = compiled(rf"^[，（](?:{UP}|{DOWN})(?:了|约)?\d")
"""What stands behind both ends of a change that has no verb between them: 由16200元到17300元，增长6.8%."""
DIRECTION_BEHIND = compiled(
    rf"^(?:(?:相比较?|对比|比较)，?(?:(?:19|20)\d{{2}}年[^，。；\d]{{0,8}}?)?)?[^，。；\d]{{0,6}}?(?:{UP}|{DOWN})"
)
MORE_OR_LESS = compiled(r"(?:比|较)[^，。；]{0,14}?(?:(?P<up>多(?!年))|(?P<down>少))[一-鿿]{1,4}$")
"""比上年多审结37件: the direction stands before the verb."""
WHOLE_BEHIND = compiled(r"^）?的(?:(?:比重|比例)(?:为|是|达到?)?)?(?:约|近|超过?)?\d")
OF_WHOLE = compiled(r"）?的(?:(?:比重|比例|份额)(?:仅|只|则)?(?:为|是|达到?|约)*)?$")
"""All that stands between a whole and the share of it: 占本年支出9895.20万元的比重为4.00%."""
BRACKETED = compiled(r"(?:占|完成|为|达到?)[^，。；占]{0,30}（[^，。；（）]{0,6}$")
"""What stands before a whole in brackets: 占总量（2495件）的77%."""
WHOLE = compiled(r"(?:占|为|是|完成|达到?|相当于)[^，。；占]{0,30}$")
"""What stands before the whole of a share printed with its value: 占本年支出合计9895.20万元的98.50%."""
BASE_PHRASE = (
    r"(?:(?:上年|去年|上一年|前一年|上一?学年|上期|上月|上季|同期|年初|期初|全年|调整后?|原|当年|本年|(?:19|20)\d{2}年)"
    r"(?:度|初|末|底)?|(?:部门)?预算|计划|决算)"
    r"(?:度|初|末|底|同期|预算|决算|执行|实际|计划|安排|批复|目标|收入|支出|完成|水平|总额|数|额|的)*"
)
FIVE_YEARS = r"(?:“?十[一二三四五]五”?(?:规划)?(?:期?末|时期末?)?的?)?"
STATED_BASE = compiled(rf"(?:比|较|与|同|超过|低于|高于){FIVE_YEARS}(?:{BASE_PHRASE})?[^，。；：增减升降多少]{{0,8}}$")
"""What stands right before a base printed with its value: 较2024年度的277.92万元增加…"""
TIMED_BASE = compiled(rf"(?:比|较|与|同){FIVE_YEARS}{BASE_PHRASE}(?:的|为)?$")
SHORT_OF = compiled(r"距(?:离)?[^，。；\d]{0,8}(?:任务|目标|计划|要求)[^，。；\d]{0,4}$")
"""Words before what a number falls short of, itself not printed: 管理人数距任务11400人差313人."""
BUILT_ON, FOUNDED = compiled(rf"在{BASE_PHRASE}[^，。；：\d]{{0,8}}$"), compiled(r"的?基础上")
"""What stands around a base that a change is built on: 在上年198.60万元基础上压减9.93万元."""
CHANGE_NEXT = compiled(rf"^，(?:同比|相比|净)?(?:{UP}|{DOWN})(?:了)?\d")
"""What stands around a base with a comma behind it: 较上年同期687件，减少286件."""
SHARE = compiled(
    r"占[^，。；占]{0,30}?(?:的(?:比重|比例|百分比|份额)?|比重|比例|比)?(?:分别|依次|各|为|是|达到?|约|近|：|超过?)*$"
    r"|相当于[^，。；]{2,24}的$|(?:^|(?<=[一-鿿]))为(?:[^，。；\d]{0,8}?)"
    r"(?:限额|余额|总额|总量|价|收入|支出|合计|面积|人口|(?<!总)资金|床位|能力|规模|产量|人数|户数|总数|投资|存量|概算)的$"
)
COMPLETION = compiled(
    r"(?:完成|为|占|达到?|是|实现)?(?:调整后?|调整)?(?:年初|全年|当年|本年|年度|部门|收入|支出|总)?(?:调整)?"
    r"(?:预算|计划|任务|目标|目标任务)(?:安排|总额)?(?:数|额)?的$"
    r"|完成(?:调整后?|调整)?(?:年初|全年|当年|本年|年度)?(?:调整)?(?:预算|计划|任务|目标)(?:数|额)?$"
)
PLANNED = compiled(
    r"占(?:调整后?的?)?(?:年初|全年|当年|本年度?|年度|年)?(?:调整)?(?:预算|计划|任务|目标)(?:安排|总额)?(?:数|额)?"
    r"(?:的|的?(?:比例|比重))?(?:为|是|达到?)?$"
)
"""占年初预算的96%: a completion, unlike 占支出预算的46%."""
RATIO = compiled(
    r"[^，。；：、（）\d]{0,14}(?:率|比例|比重|满意度|进度|占比|覆盖面|程度)"
    r"(?:分别|依次|为|是|达到?|至|：|约|近|实现|已|均|仅|只|则|超过?)*$"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What tells the part of a number."""

    kind: Kind
    """What it counts or measures."""
    clause: str
    """The words of its clause before it."""
    lead: str
    """The words between the number before it (or the sentence's start) and itself."""
    behind: str
    """The characters behind it."""

    @property
    def ratio(self) -> bool:
        """Whether it is a percentage."""
        return self.kind is Kind.RATIO

    def follows(self, pattern: Pattern) -> bool:
        """Whether its clause ends with some words."""
        return pattern.search(self.clause) is not None

    def precedes(self, pattern: Pattern) -> bool:
        """Whether some words stand right behind it."""
        return pattern.match(self.behind) is not None


ROLE_TESTS: tuple[tuple[Role, Callable[[Surroundings], bool], Pattern | None], ...] = (
    (Role.POINTS, lambda it: it.kind is Kind.POINTS, DIRECTION),
    (Role.LISTED, lambda it: it.kind is Kind.MULTIPLE, None),
    (Role.FROM, lambda it: it.follows(ORIGIN) and it.precedes(TOWARDS_BEHIND), None),
    (Role.FROM, lambda it: it.follows(ORIGIN) and it.precedes(PLAINLY_TOWARDS), None),
    (Role.TO, lambda it: it.lead in {"到", "至"} and it.precedes(MOVED_NEXT), None),
    (Role.BASE, lambda it: it.follows(STATED_BASE) and it.precedes(DIRECTION_BEHIND), None),
    (Role.BASE, lambda it: it.follows(TIMED_BASE) and it.precedes(CHANGE_NEXT), None),
    (Role.BASE, lambda it: it.follows(SHORT_OF), None),
    (Role.BASE, lambda it: it.follows(BUILT_ON) and it.precedes(FOUNDED), None),
    (Role.CHANGE, lambda it: it.clause == "差", None),
    (Role.TO, lambda it: it.follows(TOWARDS), TOWARDS),
    (Role.WHOLE, lambda it: it.follows(WHOLE) and it.precedes(WHOLE_BEHIND), None),
    (Role.WHOLE, lambda it: BRACKETED.search(it.lead) is not None and it.precedes(WHOLE_BEHIND), None),
    (Role.SHARE, lambda it: it.ratio and OF_WHOLE.match(it.lead) is not None, None),
    (Role.CHANGE, lambda it: it.follows(MORE_OR_LESS), MORE_OR_LESS),
    (Role.SHARE, lambda it: it.ratio and it.follows(SHARE) and not it.follows(PLANNED), None),
    (Role.COMPLETION, lambda it: it.ratio and it.follows(COMPLETION), None),
    (Role.RATE, lambda it: it.ratio and it.follows(NEUTRAL_RATE), None),
    (Role.RATE, lambda it: it.ratio and it.follows(DIRECTION), DIRECTION),
    (Role.CHANGE, lambda it: it.follows(DIRECTION), DIRECTION),
    (Role.RATIO, lambda it: it.ratio, None),
)
"""Part, what tells it, and the words that give its direction; the first that fits counts, a level fits none."""


def role_of(around: Surroundings) -> tuple[Role, int]:
    """Return part and direction of a number."""
    for role, fits, words in ROLE_TESTS:
        if fits(around):
            return role, direction_of(words.search(around.clause)) if words else 0
    return Role.LEVEL, 0


def direction_of(match: Match | None) -> int:
    """Return the sign of a direction word."""
    if match is None or not (match["up"] or match["down"]):
        return 0
    return 1 if match["up"] else -1
