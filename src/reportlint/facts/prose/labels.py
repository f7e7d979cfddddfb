"""The name of a number, of what it is compared with and of what it is a share of, cut out of the words before it."""

from __future__ import annotations

from reportlint.facts.prose.mentions import Role
from reportlint.facts.prose.roles import BASE_PHRASE, DIRECTION, MORE_OR_LESS, NEUTRAL_RATE
from reportlint.patterns import compiled

BASE = compiled(
    rf"(?:比|较|与|同|和|相比|相较于?|对比)(?P<base>{BASE_PHRASE})(?:相比较?|比较|对比|相较|比)?(?:，)?|(?P<yoy>同比|环比)"
)
FILLER = compiled(
    r"^(?:其中|包括|包含|含|即|具体为|分别为|分别是|共|一是|二是|三是|四是|五是|也|又|均|则|同时|另|另外|此外|而|并|且|本次"
    r"|截至?(?:当年|本年|年)?(?:底|末)?|到(?!位)|于|在(?!职|编|岗|校|建|读|册)|年末|年底"
    r"|(?:19|20)\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:末|底|初|度)?"
    r"|我(?:单位|局|镇|乡|街道|办|委|部门|中心|院|校)|本(?:单位|部门|级|项目))[：，的]?"
)
VERBS = compiled(
    r"(?:分别)?(?:仅|只|为|是|达到?|共计|共有|共|实现|完成|累计|约|近|了|有|：|“|（|小计|(?<![总合共累小预])计|总共|一共|超过|突破|即)+"
    r"(?:人民币)?$"
)
CHANGE_FILLER = compiled(
    r"[两三四五六七八九十]年(?:来|间)?(?=累计)|按?(?:同|可比)口径(?:计算|比较)?|按?(?:可比|不变)价(?:格)?(?:计算)?|同比|环比|分别|总体|净(?![资利收值额])|进一步|相应|有所|再次?|偏|逆势|大幅|小幅|快速|迅速|高速|稳步|平稳|持续|明显|显著|略有?|只|仅|合计|共计|各|相比|比较|对比|了|(?<!公)共(?!服务|安全|预算|设施|卫生|财政)|实际|则|均|又|也|：|，|支出预算数|增减变动|，"
)
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
    r"占(?:了|到(?!位))?(?P<whole>[^，。；占]*?)(?:的(?:比重|比例|份额)?|比重|比例|比)?(?:分别|依次|各|为|是|达到?|约|近|：|超过?)*$"
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
    return compiled(r"[“”\"]").sub("", label).strip("的，：（）+")


def change_label(clause: str) -> str:
    """Return whose change it is, `` where the clause only says 比上年增加."""
    bare = BASE.sub("", NEUTRAL_RATE.sub("", MORE_OR_LESS.sub("", clause)))
    moved = DIRECTION.sub("", bare)
    return "" if ON_AVERAGE.fullmatch(moved) else cleaned(CHANGE_FILLER.sub("", moved))


ON_AVERAGE = compiled(r"亩均|亩产")
"""Words of a change that name no more than what it is measured by: 亩产由412公斤提高到468公斤，亩均增产56公斤."""
