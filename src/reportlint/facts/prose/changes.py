"""Changes with what stands beside them: current value, base, amount and rate, as far as they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.facts.prose.antecedents import CHANGE_ROLES, opened
from reportlint.facts.prose.claims import Claim, Statement, statement
from reportlint.facts.prose.compared import OF_PLAN, YEAR_BEFORE, origin
from reportlint.facts.prose.former_lists import claims_of_former_lists
from reportlint.facts.prose.mentions import Mention, Role, same_counter
from reportlint.facts.prose.movements import is_opposed
from reportlint.facts.prose.openings import give_openings
from reportlint.facts.prose.respective import claims_of_runs
from reportlint.facts.text.passages import Passage
from reportlint.facts.text.years import YEAR
from reportlint.number import AMOUNTS, Kind
from reportlint.patterns import compiled


def changes(passage: Passage, number: int, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield every change with what stands beside it: current value, base, amount, rate."""
    drafts = list(drafted(passage, mentions))
    give_openings(mentions, drafts)
    listed = list(claims_of_former_lists(passage.text, mentions, drafts))
    for claim in (*drafts, *claims_of_runs(mentions, drafts), *listed):
        yield statement(claim, passage, number)


def drafted(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the changes that are told one by one."""
    draft: Claim | None = None
    for index, one in enumerate(mentions):
        role = "rate" if draft and is_in_brackets(draft, one, passage) else CHANGE_ROLES.get(one.role)
        if role and draft and continues(draft, role, one, passage) and speaks_on(draft, mentions[index - 1], one):
            if not comes_and_goes(mentions, index) and not is_gross(draft, mentions, index):
                draft.roles[role] = one
            continue
        if draft and is_remark(draft, one, passage):
            draft.roles["base"] = one
            continue
        begun = begun_by(mentions[:index], one)
        if begun and index + 1 < len(mentions) and LEAVING.match(mentions[index + 1].lead):
            begun.unsure = True
        if begun and draft:
            yield draft
        draft = begun or draft
    if draft:
        yield draft


def is_in_brackets(draft: Claim, one: Mention, passage: Passage) -> bool:
    """Whether a percentage with a sign, in brackets right behind a change, is its rate: 少84.6毫米（-7.5%）."""
    change = draft.roles.get("change")
    if change is None or one.role is not Role.RATIO or change.quantity.kind not in AMOUNTS:
        return False
    signed = compiled(r"（(?:\+|-(?=\d))?").fullmatch(passage.text, change.end, one.start)
    alone = passage.text[one.end : one.end + 1] == "）"
    return signed is not None and alone and (signed.group().endswith("+") or one.quantity.value < 0)


def comes_and_goes(mentions: Sequence[Mention], index: int) -> bool:
    """Whether a number tells what came, and the next one what went: 由862亿元增至944亿元（新增147亿元、取消65亿元）."""
    one, behind = mentions[index], mentions[index + 1] if index + 1 < len(mentions) else None
    goes = behind is not None and one.depth > 0 and GONE.match(behind.lead) is not None
    return goes and behind is not None and same_counter(one.quantity, behind.quantity)


def is_gross(draft: Claim, mentions: Sequence[Mention], index: int) -> bool:
    """Whether a number tells what came or went of a change told by both values: 由86家增至94家，新增14家，退出6家."""
    own, values = mentions[index], [draft.roles[role].start for role in ("base", "current") if role in draft.roles]
    beside = (*mentions[max(0, index - 1) : index], *mentions[index + 1 : index + 2])
    both = len(values) > 1
    return both and any(is_opposed(own, other) and other.start not in values for other in beside)


GONE = compiled(r"^[、，](?:同时)?(?:取消|撤销|核销|核减|调减|减少|终止|报废|退出|调出)")
"""Words in a remark before what went, behind what came."""
LEAVING = compiled(r"^[、，](?:同时)?(?:退出|注销|退休|调出|迁出|核减|清退|淘汰|死亡|减员)")
"""Words behind a number of what came, which say what went: neither is the change of the whole."""


def is_remark(draft: Claim, one: Mention, passage: Passage) -> bool:
    """Whether a number right behind a change is its base: 增长22.4%（上年3975.18万元）, or ，上年为3975.18万元."""
    last = max(draft.roles.values(), key=lambda mention: mention.start)
    like = draft.roles.get("current") or draft.roles.get("change")
    between = FORMER.fullmatch(passage.text[last.end : one.start])
    return (
        one.role is Role.LEVEL
        and (one.period == "prior" or (one.depth > last.depth and is_of_base_year(draft, one)))
        and like is not None
        and "base" not in draft.roles
        and one.quantity.kind is like.quantity.kind
        and between is not None
        and (between["name"] or "") in draft.label
    )


def is_of_base_year(draft: Claim, one: Mention) -> bool:
    """Whether a number names the year that a change is measured from: 比2022年增12.5%（2022年为41万人次）, or 同比."""
    years = YEAR.findall(draft.base)
    return one.period.isdigit() and (one.period in years if years else draft.base in {"上年", "去年", "上年同期"})


FORMER = compiled(
    r"（[^（）]{0,9}|，(?:上年|去年|上期)(?:度|同期)?(?P<name>[^，。；：（）\d]{2,8}?)?(?:为|是|仅)?(?:仅)?"
)
"""What stands between a change and its base behind it: ，上年为, ，上年总额, which has to be its own name."""


def speaks_on(draft: Claim, before: Mention, one: Mention) -> bool:
    """Whether a change goes on with the one before it: no other level stands between, or its words print that year."""
    current = draft.roles.get("current")
    named = current is not None and one.period.isdigit() and current.period == one.period
    return named or not other_level(draft, before)


def other_level(draft: Claim, before: Mention) -> bool:
    """Whether the number before a change is a level, or a base, that the change being read does not speak of."""
    return before.role in {Role.LEVEL, Role.BASE, Role.TO} and all(
        before.start != one.start for one in draft.roles.values()
    )


def begun_by(before: Sequence[Mention], one: Mention) -> Claim | None:
    """Return the change a mention begins, None where it begins none."""
    if one.role in {Role.CHANGE, Role.RATE} or (one.role is Role.POINTS and one.direction):
        return opened(before, one)
    if one.role is Role.TO and (start := origin(before, one)):
        return Claim("change", start.label, {"base": start, "current": one}, one.base or "原值")
    return None


def continues(draft: Claim, role: str, one: Mention, passage: Passage) -> bool:
    """Whether a mention belongs to the change before it: same sentence, nothing named in between."""
    if role in draft.roles or one.label:
        return False
    current = draft.roles.get("current")
    if one.quantity.kind is Kind.PLAIN and (current is None or current.quantity.kind is not Kind.PLAIN):
        return False  # 能耗下降率3.1%，周转率5.8，上升0.3: a number without a unit changes one without a unit
    if one.role is Role.POINTS and not may_be_points(draft):
        return False
    last = max(draft.roles.values(), key=lambda mention: mention.start)
    if one.role is Role.CHANGE and one.reason and not last.reason:
        return False  # 下降2.4%，主要是煤矿停产，减收62万元: what explains a change is no other print of it
    yearly = (
        not draft.base and one.base == "上年"
    )  # 增长5.4%，同比增加0.6亿元: a rate that names no base is of the year
    untold = not {"base", "current"} <= draft.roles.keys()
    other_base = bool(one.base) and one.base != draft.base and not yearly and untold
    if other_base or (one.base in YEAR_BEFORE and is_of_plan(draft)):
        return False
    between = passage.text[last.end : one.start]
    return last.sentence == one.sentence and not compiled("；|其中").search(between) and len(between) <= 24


def is_of_plan(draft: Claim) -> bool:
    """Whether a change is told against a plan, so that none of the year: 比预算20.5万元节约3.4万元，比上年下降11.7%."""
    base = draft.roles.get("base")
    return OF_PLAN.search(draft.base) is not None or (base is not None and OF_PLAN.search(base.lead) is not None)


def may_be_points(draft: Claim) -> bool:
    """Whether points may tell how a change goes on: of a rate; behind 增长6.9% they tell what growth lost."""
    current = draft.roles.get("current")
    if current is None:
        return "rate" not in draft.roles
    return current.quantity.kind in {Kind.RATIO, Kind.POINTS}
