"""Each number of a sentence with the part it plays: level, change, rate of change, share, completion, ratio, points.

The part is told from the words right before the number and the unit behind it; list markers, dates and the name of
the unit play no role.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reportlint.facts.text.passages import Passage
from reportlint.number import Kind, Quantity, counter
from reportlint.patterns import Match, Pattern, compiled


class Role(StrEnum):
    """What a number does in its sentence."""

    LEVEL = "level"
    CHANGE = "change"
    RATE = "rate"
    SHARE = "share"
    COMPLETION = "completion"
    RATIO = "ratio"
    POINTS = "points"
    FROM = "from"
    TO = "to"
    LISTED = "listed"
    BASE = "base"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Mention:
    """One number in its sentence."""

    quantity: Quantity
    """The number."""
    role: Role
    """What it does."""
    label: str
    """Its own name in the sentence, `` where it borrows one."""
    direction: int
    """+1 for 增加, -1 for 减少, 0 where no direction is said."""
    base: str
    """What it is compared with, as printed: 上年, 年初预算数, 2023年度; `` where nothing is said."""
    sentence: int
    """0-based number of its sentence in the passage."""
    start: int
    """Where it begins in the passage's text."""
    end: int
    """Where it ends, unit included."""
    lead: str
    """The words between the number before it (or the sentence's start) and itself."""
    depth: int
    """How many brackets it stands in."""
    reason: bool
    """Whether it explains another number (主要是, 因为) instead of stating one."""
    unsure: bool
    """Whether the sentence says that ordinary arithmetic does not apply: 可比价, 年均, 同口径, a target."""
    period: str = ""
    """The year printed with it, `prior` for 上年 and 年初, `target` for 预期 and 目标, `` for the present one."""
    natural: Role | None = None
    """Of a member of a 分别 run the part that the words before the run give all of them."""
    run: int = -1
    """Of such a member where its run begins, -1 for all others."""

    @property
    def part(self) -> Role:
        """What it does, where a run is read member by member."""
        return self.natural or self.role


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands in its passage."""

    sentence: int
    """0-based number of its sentence."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends, unit included."""
    depth: int
    """How many brackets it stands in."""


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
BASE = compiled(
    rf"(?:比|较|与|同|和|相比|相较于?|对比)(?P<base>{BASE_PHRASE})(?:相比较?|比较|对比|相较|比)?(?:，)?|(?P<yoy>同比|环比)"
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
ANOTHER_MEASURE = compiled(
    r"可比价|可比口径|同口径(?!(?:[比较]|与)(?:上年|去年)(?:同期)?的?(?:\d|$))|不变价|实际增长|名义|折算"
)
"""Words of growth that is not that of the printed amounts, wherever they stand in the sentence."""
ANOTHER_SPAN = compiled(
    r"扣除|剔除|年均|平均每年|两年平均|年平均|复合增长|递增|以来"
    r"|累计(?=[^，。；\d]{0,6}(?:增|减|升|降|提高|上涨|下滑|压缩))"
)
"""Words of growth over several periods, or of less than the amount, as far as the next semicolon on either side."""
PRINTED_BASE = compiled(
    r"(?:[比较与同从由自])(?:19|20)\d{2}年(?:度|末|底)?的?\d[\d,.]*[^，。；\d]{0,12}?(?:相比|下降|增加|增长|提高|[到至])"
)
"""与2019年的35.8微克相比，累计下降13.4微克: over however many years, the base is printed."""
MOVED_IN_ALL = compiled(
    r"[从由]\d[\d,.]*[^，。；\d]{0,6}(?:增[加长]?|提高|上升|减少|下降|降低?)[到至]\d[\d,.]*[^，。；\d]{0,6}，(?:[两三四五六七八九十]年)?(?P<all>累计)(?=[增提上减下降])"
)
"""从2.0亿元增加至3.5亿元，累计增长75%: over however many years, both ends are printed."""
YEARLY = compiled(r"年均|年平均|平均每年|复合|递增")
OVER_YEARS = compiled(rf"累计|{YEARLY.pattern}")
"""Words of a change over several years, which ordinary arithmetic gives unless it is told by the year."""
REAL_GROWTH = compiled(r"生产总值|增加值|GDP")
INCOME_GROWTH = compiled(r"人均(?:可支配)?收入|居民收入")
"""Growth that is told at other prices, or against another survey, than the amounts that are printed elsewhere."""
BASE_BESIDE = compiled(
    r"[由从](?:(?:19|20)\d{2}年的?|上年的?)?\d[\d,.]*[^，。；\d]{0,8}(?:提高|增加|增长|上升|[涨升增])[到至]"
    r"|(?:上年|去年)(?:同期)?(?:为|是|的)?\d"
)
"""A former value right beside it, of which it is the plain growth."""
REASON = compiled(
    r"主要(?:原因)?(?:是|为|由于|系|因)|因[^，。；：\d]{1,12}原因|原因(?=[：，是为在有系如包由于主也还又均都依见之一（“]|$)"
    r"|因为|由于|系因|所致"
)
"""Words before what explains another number; 非人为原因事件486起 names what is counted."""
BY_REASON = compiled(r"[^，。；：\d]{2,8}原因：[^，。；：、\d]{1,10}$")
"""What opens a list of how many there are for each reason: 退出原因：死亡263份，户籍迁出47份."""
ASIDE = compiled(r"（[^（）]*）")
"""A remark in brackets between a name and its number."""
PRIOR = compiled(
    r"(?:改革|整改|实施|改造|治理|优化)之?前|上年(?!度?末?结转)|去年|上一年|上一?学年|前一年|年初(?!预算|安排|批复)|期初"
)
FUTURE = compiled(r"预期|(?:目标|计划)(?!(?:任务)?(?:完成|实现)[率比])|下年|明年|^(?:年度|考核)?指标(?:值|数)?[为是]?$")
FILLER = compiled(
    r"^(?:其中|包括|包含|含|即|具体为|分别为|分别是|共|一是|二是|三是|四是|五是|也|又|均|则|同时|另|另外|此外|而|并|且|本次"
    r"|截至?(?:当年|本年|年)?(?:底|末)?|到(?!位)|于|在(?!职|编|岗|校|建|读|册)|年末|年底"
    r"|(?:19|20)\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:末|底|初|度)?"
    r"|我(?:单位|局|镇|乡|街道|办|委|部门|中心|院|校)|本(?:单位|部门|级|项目))[：，的]?"
)
VERBS = compiled(
    r"(?:分别)?(?:仅|只|为|是|达到?|共计|共有|共|实现|完成|累计|约|近|了|有|：|“|（|(?<![总合共累])计|总共|一共|超过|突破|即)+"
    r"(?:人民币)?$"
)
CHANGE_FILLER = compiled(
    r"[两三四五六七八九十]年(?:来|间)?(?=累计)|按?(?:同|可比)口径(?:计算|比较)?|按?(?:可比|不变)价(?:格)?(?:计算)?|同比|环比|分别|总体|净(?![资利收值额])|进一步|相应|有所|再次?|偏|逆势|大幅|小幅|快速|迅速|高速|稳步|平稳|持续|明显|显著|略有?|只|仅|合计|共计|各|相比|比较|对比|了|(?<!公)共(?!服务|安全|预算|设施|卫生|财政)|实际|则|均|又|也|：|，|支出预算数|增减变动|，"
)


def find_mentions(passage: Passage, quantities: Sequence[Quantity], begin: int = 0) -> tuple[Mention, ...]:
    """Tell the part of every quantity of a passage, in order; its words begin at `begin`, behind a list number."""
    if not quantities:
        return ()
    mentions: list[Mention] = []
    starts = sentence_starts(passage.text)
    depths = bracket_depths(passage.text)
    end = begin
    for quantity in quantities:
        start, behind = passage.find(quantity.extent)
        if is_of_a_name(passage.text, quantity, start, behind):
            continue
        sentence = max(index for index, at in enumerate(starts) if at <= start) if starts else 0
        lead = passage.text[max(end, starts[sentence]) : start]
        mentions.append(mention(passage.text, quantity, lead, Place(sentence, start, behind, depths[start])))
        end = behind
    aims = {at for at, start in enumerate(starts) if AIMS.match(passage.text, start)}
    mentions = [replace(one, period="target") if one.sentence in aims and not one.period else one for one in mentions]
    return tuple(without_lists(passage.text, mentions))


def is_of_a_name(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """Whether a number only says of which things others tell: 35岁及以下21人, 90分及以上的9家, 未在14日内完成的21份."""
    match quantity.unit:
        case "岁":
            return COUNTED_BEHIND.match(text, end) is not None
        case "分":
            return BAND_BEHIND.match(text, end) is not None
        case "天" | "日" | "个工作日" | "工作日":
            return text.endswith("在", 0, start) and text.startswith("内", end)
        case _:
            return False


COUNTED_BEHIND = compiled(
    r"(?:[至—~～-]\d{1,3}周?岁)?(?:（不?含[^）]*）)?[^，。；：、（）\d比较由到增减升降提]{0,12}\d[\d,]{0,12}[人名位户]"
)
"""What stands behind an age that names those who are counted: 35岁及以下21人."""
BAND_BEHIND = compiled(
    r"(?:（不?含[^）]*）)?(?:[至—~～-]\d+(?:\.\d+)?分?(?:（不?含[^）]*）)?)?(?:及?以[上下])?的(?=\d|[一二三四五六七八九十]+[个家项])"
)
"""What stands behind the border of marks that names those who are counted."""
AIMS = compiled(r"(?:(?:19|20)\d{2}年(?:度)?)?[^，。；：\d]{0,8}目标(?:[是为]|如下)?：")
"""How a sentence begins that tells nothing but aims: 2024年度整体绩效目标：新增藏量12万册，有效读者证增长8%."""


def sentence_starts(text: str) -> list[int]:
    """Return where the sentences of a text begin."""
    return [0, *(match.end() for match in compiled(r"[。！？]").finditer(text))]


def bracket_depths(text: str) -> list[int]:
    """Count the open brackets at every character."""
    depth, depths = 0, []
    for character in text:
        depth = max(0, depth - (character == "）"))
        depths.append(depth)
        depth += character == "（"
    return [*depths, depth]


def mention(text: str, quantity: Quantity, lead: str, place: Place) -> Mention:
    """Tell the part of one quantity."""
    lead = ASIDE.sub("", lead)
    clause = compiled(r"[，；：、（）]").split(lead)[-1]
    behind = ASIDE.sub("", text[place.end : place.end + 80])[:24]
    role, direction = role_of(Surroundings(quantity.kind, clause, lead, behind))
    return Mention(
        quantity=quantity,
        role=role,
        label=label_of(role, clause, lead),
        direction=direction,
        base=base_of(lead),
        sentence=place.sentence,
        start=place.start,
        end=place.end,
        lead=lead,
        depth=place.depth,
        reason=bool(REASON.search(lead.rpartition("；")[2])) and not (role is Role.LEVEL and BY_REASON.match(lead)),
        period=period_of(clause),
        unsure=is_unsure(text, place),
    )


def is_unsure(text: str, place: Place) -> bool:
    """Whether the sentence around a number says that ordinary arithmetic does not apply."""
    before = text[text.rfind("。", 0, place.start) + 1 : place.start]
    stop = text.find("。", place.end)
    behind = text[place.end : stop if stop >= 0 else place.end + 30]
    sentence = before + text[place.start : place.end] + behind
    if (moved := MOVED_IN_ALL.search(sentence)) is not None:
        at, begun = moved.start("all"), len(sentence) - len(behind)
        alone = not any(map(str.isdigit, before[at:]))
        before, behind = without(before, at), without(behind, at - begun)
        if alone:  # 累计增长40.8%，年均增长7.1%: the yearly rate is another one
            behind = YEARLY.sub("", behind)
    if PRINTED_BASE.search(sentence) and not YEARLY.search(compiled(r"[，；：]").split(before)[-1]):
        before, behind = (OVER_YEARS.sub("", part) for part in (before, behind))
    beside = (before[before.rfind("；") + 1 :], behind.partition("；")[0])
    return bool(
        any(ANOTHER_SPAN.search(part) for part in beside)
        or any(ANOTHER_MEASURE.search(part) for part in (before, behind))
        or REAL_GROWTH.search(before)
        or is_of_income(before, text[place.start : place.end] + beside[1])
    )


def is_of_income(before: str, behind: str) -> bool:
    """Whether words before a number speak of incomes, and no former value of them stands beside."""
    told = [match.start() for match in INCOME_GROWTH.finditer(before)]
    return bool(told) and not BASE_BESIDE.search(before[told[-1] :] + behind)


def without(text: str, at: int) -> str:
    """Return a text without the word 累计 at a place, if it is there."""
    return text[:at] + text[at + len("累计") :] if at >= 0 and text.startswith("累计", at) else text


def period_of(clause: str) -> str:
    """Return the period a number's own clause names."""
    years = compiled(r"((?:19|20)\d{2})年").findall(clause)
    if years:
        return str(years[-1])
    if PRIOR.search(clause):
        return "prior"
    return "target" if FUTURE.search(clause) else ""


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


EXCEEDED = compiled(r"超(?P<plan>目标|计划|任务|预算|概算)(?:数|额)?(?:了)?$")
"""Words right before how much more was done than planned: 超目标7万人次."""


OFF_BUDGET = compiled(r"[短超]收$")
"""Words right before what came in beyond a budget, or short of it, where no other base is named: 短收300万元."""


def base_of(lead: str) -> str:
    """Return the base a lead names, `` where it names none."""
    if exceeded := EXCEEDED.search(lead):
        return exceeded["plan"]
    matches = list(BASE.finditer(lead))
    if not matches:
        return "预算" if OFF_BUDGET.search(lead) else ""
    last = matches[-1]
    return last["base"] or ("上年" if last["yoy"] == "同比" else "上期")


def label_of(role: Role, clause: str, lead: str) -> str:  # noqa: PLR0911 - one line a part
    """Return whose number it is, by the part it plays."""
    match role:
        case Role.CHANGE | Role.RATE | Role.POINTS:
            return change_label(clause)
        case Role.FROM:
            return level_label(compiled(r"(?:由|从|自)[^由从自]*$").sub("", clause), lead)
        case Role.BASE:
            return cleaned(compiled(r"(?:[同环]?比|较|与|同|超过|低于|高于)[^比较与同]*$").sub("", clause))
        case Role.TO:
            return ""
        case Role.SHARE:
            return share_whole(lead)
        case Role.WHOLE:
            return cleaned(compiled(r"^.*(?:占|为|是|完成|达到?|相当于)").sub("", clause))
        case _:
            return level_label(clause, lead)


def share_whole(lead: str) -> str:
    """Return the whole a share names."""
    match = SHARE_WHOLE.search(lead)
    return match["whole"] or match["like"] or "" if match else ""


SHARE_WHOLE = compiled(
    r"占(?P<whole>[^，。；占]*?)(?:的(?:比重|比例|份额)?|比重|比例|比)?(?:分别|依次|各|为|是|达到?|约|近|：|超过?)*$"
    r"|(?:相当于|为)(?P<like>[^，。；]{2,24})的$"
)


def level_label(clause: str, lead: str) -> str:
    """Return the name of a level: the words of its clause, or of the clause before where those are only a verb."""
    label = cleaned(clause)
    if label:
        return label
    clauses = [part for part in compiled(r"[，；：（）]").split(lead)[:-1] if part]
    return cleaned(clauses[-1]) if clauses else ""


def cleaned(label: str) -> str:
    """Strip dates, the name of the writer and verbs from a label."""
    label = VERBS.sub("", label)
    while (shorter := FILLER.sub("", label, count=1)) != label:
        label = shorter
    return compiled(r"[“”\"]").sub("", label).strip("的，：（）")


def change_label(clause: str) -> str:
    """Return whose change it is, `` where the clause only says 比上年增加."""
    bare = BASE.sub("", NEUTRAL_RATE.sub("", MORE_OR_LESS.sub("", clause)))
    moved = DIRECTION.sub("", bare)
    return "" if ON_AVERAGE.fullmatch(moved) else cleaned(CHANGE_FILLER.sub("", moved))


ON_AVERAGE = compiled(r"亩均|亩产")
"""Words of a change that name no more than what it is measured by: 亩产由412公斤提高到468公斤，亩均增产56公斤."""


def without_lists(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions, those of a 分别 distribution marked as listed: their partners stand elsewhere."""
    mentions = [rate_behind(mentions, index) for index in range(len(mentions))]
    mentions = list(with_pairs(mentions))
    mentions = [nominal(mentions, index) for index in range(len(mentions))]
    first_of = {index: run[0] for run in runs(text, mentions) for index in run}
    for index, one in enumerate(mentions):
        if index not in first_of:
            yield one
            continue
        first = mentions[first_of[index]]
        direction, label = first.direction, name_in_run(first, index - first_of[index])
        yield replace(
            one, role=Role.LISTED, natural=first.role, run=first.start, direction=direction, label=label or one.label
        )


MONEY_NAME = compiled(r"(?:费|支出|收入|资金|金额|补助|投资|款|经费)$")
"""Names of amounts that leave 元 out behind one that prints it: 购置费3亿元、接待费0.7亿."""
BARE_BASE = compiled(r"^(?:（|，?[比较])(?:上年|去年|上期)(?:同期|末|底)?(?:的|为)?$")
"""What stands before a former value that takes its unit from the present one."""


def rate_behind(mentions: Sequence[Mention], index: int) -> Mention:
    """Read what two numbers leave to the one before: 增加14,309万元、3.85%; 52,864万元（上年53,910）."""
    one, before = mentions[index], mentions[index - 1] if index else None
    if before is None or before.sentence != one.sentence:
        return one
    if one.role is Role.RATIO and one.lead == "、" and before.role is Role.CHANGE:
        return replace(one, role=Role.RATE, direction=before.direction)
    like, plain = before.quantity, one.quantity.kind is Kind.PLAIN and before.role is Role.LEVEL
    if plain and not one.quantity.unit and BARE_BASE.match(one.lead):
        return replace(one, quantity=replace(one.quantity, unit=like.unit, kind=like.kind, scale=like.scale))
    if plain and like.unit == f"{one.quantity.unit}元" and MONEY_NAME.search(one.label):
        return replace(one, quantity=replace(one.quantity, unit=like.unit, kind=Kind.MONEY))
    return one


def with_pairs(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Read what stands behind a change and counts something else as a change, too: 比上年减少6起、5人."""
    before: Mention | None = None
    for one in mentions:
        read = one
        if before and before.role is Role.CHANGE and before.sentence == one.sentence and one.role is Role.LEVEL:
            paired = one.lead in {"、", "和"} and not same_counter(before.quantity, one.quantity)
            read = replace(one, role=Role.CHANGE, direction=before.direction, base=before.base) if paired else one
        yield read
        before = read


def nominal(mentions: Sequence[Mention], index: int) -> Mention:
    """Read a direction word that ends a name as part of it: A 35万元、服务能力提升 19万元、C 11万元."""
    one, before = mentions[index], mentions[index - 1] if index else None
    if one.role is not Role.CHANGE or not one.label or one.base or not before or not one.lead.startswith("、"):
        return one
    if before.role is not Role.LEVEL or not same_counter(before.quantity, one.quantity):
        return one
    return replace(one, role=Role.LEVEL, direction=0, label=cleaned(one.lead[1:]))


NAMES = compiled(r"[、和及与]|以及")


def name_in_run(first: Mention, position: int) -> str:
    """Return the name that a member of a run has in the list before 分别, `` where there is none."""
    names = names_of_run(first.lead)
    return cleaned(names[position]) if position < len(names) and len(names) > 1 else ""


def names_of_run(lead: str) -> list[str]:
    """Return the names listed before 分别: of 、 and 和 those that part them, without what all of them are parts of."""
    before, found, _ = lead.partition("分别")
    listed = compiled(r"占[^，；：。]*$").sub("", compiled(r"[，；：。]").split(before)[-1]) if found else ""
    return [name for name in NAMES.split(listed) if name]


def same_counter(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers count the same: amounts of money, or one unit, 万 left out."""
    return counter(first) == counter(second)


def runs(text: str, mentions: Sequence[Mention]) -> Iterator[list[int]]:
    """Yield the runs of like numbers that are joined by nothing but 、 and 和."""
    run = [0] if mentions else []
    for index in range(1, len(mentions)):
        before, one = mentions[index - 1], mentions[index]
        between = text[before.end : one.start]
        spread = compiled("分别|依次").search(mentions[run[0]].lead)
        joined = between in {"、", "和", "及", "与", "或", ":", "：", "比"} or (between == "，" and spread is not None)
        if joined and same_counter(before.quantity, one.quantity):
            run.append(index)
        else:
            if len(run) > 1:
                yield run
            run = [index]
    if len(run) > 1:
        yield run
