"""A number among its neighbours: what the readers of ties look at, and what they hand back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, permutations

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.model import Span
from reportlint.number import Kind, Modifier, Quantity, counter
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

WEIGHTED = compiled(r"(?:加权|平均|综合(?!完成率|执行率|达标率|覆盖率))[^，。；\d]*$")
"""Words of a rate that is a mean of rates."""
OF_MARKS = compiled(r"[得失扣]分率[^，。；\d]*$")
"""The name of a rate of marks, which counts of anything else do not make."""
MOST_WAYS = 60
"""Ways that are tried."""
WINDOW = 10
"""Numbers before one that are looked at."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to compute a number."""

    formula: Formula
    """How."""
    operands: tuple[Term, ...]
    """From what."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One number among its neighbours."""

    text: str
    """The passage."""
    one: Mention
    """The number."""
    before: tuple[Mention, ...]
    """The numbers before it in its sentence and the one before, nearest last."""
    behind: tuple[Mention, ...]
    """The numbers behind it in its sentence."""
    year: int | None = None
    """The year the report is about, None where its title does not say."""

    @property
    def lead(self) -> str:
        """The words before it."""
        return self.one.lead

    @property
    def run_lead(self) -> str:
        """The words before the run it is a member of, else before it."""
        return next((other.lead for other in self.before if other.start == self.one.run), self.one.lead)

    def sentence(self) -> tuple[Mention, ...]:
        """Return the numbers before it in its own sentence."""
        return tuple(other for other in self.before if other.sentence == self.one.sentence)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found."""

    ways: Sequence[Way]
    """Likeliest first."""
    certain: bool = False
    """Whether the words leave no other way."""
    strict: bool = False
    """Whether the numbers also stand so close together that nothing else can be meant."""
    weight: int = 1
    """-1 where the words say that the number is a decrease."""
    loose: bool = False
    """Whether no word says that the number is computed, so that only arithmetic tells."""
    worded: int = 0
    """How many of the first ways are all that the words leave, though they do not single out one for certain."""
    named: bool = False
    """Whether its name tells how it is computed, whatever the sentence says of growth that is not nominal."""
    held: bool = False
    """Whether it counts only where it holds: no words say that the number is computed so."""


SET_BESIDE = compiled(r"^(?:上年|去年|上期)(?:度|同期)?(?:分别|依次|同期)?[为是：]")
"""Words of a sentence that sets numbers of last year beside those of the one before it."""


def set_beside(mentions: Iterable[Mention]) -> set[int]:
    """Return the sentences that set last year beside the one before: 1410人，收入38亿元。上年分别为1284人和36亿元."""
    return {one.sentence for one in mentions if one.period == "prior" and SET_BESIDE.match(one.lead)}


def plain(one: Mention) -> bool:
    """Whether a number is printed without a hedge."""
    return one.quantity.modifier is Modifier.NONE and one.quantity.kind is not Kind.PLAIN


def is_spelled_out(text: str, one: Mention) -> bool:
    """Whether a number of a text is printed in words: 三个项目 is data only where a rate counts it by name."""
    return not text[one.start].isdigit()


def is_told_again(one: Mention, before: Sequence[Mention]) -> bool:
    """Whether a number in brackets only repeats one before it: 比自评所用的93%低6个百分点（自评满意度93.0%）."""
    alike = [other.quantity for other in before if other.quantity.kind is one.quantity.kind]
    return one.depth > 0 and any(other.base_value == one.quantity.base_value for other in alike)


def alike(one: Mention, other: Mention) -> bool:
    """Whether two numbers can be added."""
    return counter(one.quantity) == counter(other.quantity) and plain(one) and plain(other)


def less(whole: Mention, parts: Iterable[Mention]) -> Way:
    """Say that a number is what some parts leave of a whole."""
    return Way(Formula.SUM, (Term(whole.quantity), *(Term(part.quantity, -1) for part in parts)))


def rests(members: Iterable[Mention]) -> list[Way]:
    """Say that a number is what one of some numbers leaves of a larger one."""
    pairs = islice(permutations(members, 2), MOST_WAYS)
    return [less(whole, [part]) for whole, part in pairs if whole.quantity.base_value > part.quantity.base_value]


def of_sort(scene: Scene, among: Sequence[Mention]) -> list[Mention]:
    """Return the plain amounts that can be added to the number."""
    return [
        other
        for other in among
        if alike(other, scene.one)
        and not other.reason
        and other.role is not Role.RATE
        and not (other.role is Role.CHANGE and other.base)  # 比计划少32人 tells how much less, and not how many
        and not spans_same(other, scene)
    ]


def spans_same(other: Mention, scene: Scene) -> bool:
    """Whether it is the number itself."""
    return other.quantity.span == scene.one.quantity.span


def ways(formula: Formula, choices: Iterator[tuple[Mention, ...]]) -> list[Way]:
    """Make ways of choices of numbers."""
    return [Way(formula, tuple(Term(each.quantity) for each in chosen)) for chosen in islice(choices, MOST_WAYS)]


def unprinted(count: int, unit: str) -> Term:
    """Return a count of periods that nobody prints: the months of a year, the years from the first to the last."""
    return Term(Quantity(Span(0, 0), str(count), Fraction(count), 0, unit, Kind.COUNT), printed=False)


def clause(one: Mention) -> str:
    """Return the words of a number's own clause."""
    return compiled(r"[，；、（）。]").split(one.lead)[-1] or one.lead


BODY = compiled(r"(?:其中：?)?(?P<body>[一-鿿]{2,4}?)(?:企业|单位|公司|机构|部门|学校|医院)(?=[一-鿿])")
"""How the name of a rate begins that is that of some of several bodies: 市属企业营业收入利润率."""


def of_own_body(one: Mention, among: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the numbers told of the bodies that the name of a rate is of: 其中市属16.84亿元; none where it has none.

    A sentence that tells other numbers before the rate speaks of the body already.
    """
    match = BODY.match(clause(one))
    nearest = max(among, key=lambda each: each.start, default=None)
    words = match["body"] if match and nearest and nearest.sentence != one.sentence else None
    return tuple(each for each in among if words and clause(each).removeprefix("其中").lstrip("：").startswith(words))


DUE = compiled(
    r"预算|计划|目标|任务|批复|核定|下达|设计|产能|发出|发放|抽查|抽样|抽取|抽检|调查|访问|走访|回访|受访|跟踪|送审|应[^急对用届]"
)
"""Words of what was to be done, or is looked at."""
DONE = compiled(
    r"支出|执行|完成|实际|实有|实施|已|收回|回收|使用|建成|合格|达标|满意|知晓|生产|产量|入住|审定|有效|就业|在编|在职|在岗"
)
"""Words of what was done."""


def is_turned(top: Mention, base: Mention) -> bool:
    """Whether words say that the first of two amounts was due and the second done: a rate has what was done on top."""
    return is_due(top) and DONE.search(own_words(base)) is not None and not DUE.search(own_words(base))


def is_due(one: Mention) -> bool:
    """Whether words say of an amount that it was due, and not that it was done: 部门整体支出全年预算 is a budget."""
    words = SORT_OF_PLAN.sub("", own_words(one))
    return DUE.search(words) is not None and not DONE.search(words)


SORT_OF_PLAN = compiled(r"(?:支出|实施|执行)(?=(?:全年|年初|年度|调整后?|总)?(?:预算|计划|任务|目标)[^，。；]{0,4}$)")
"""What is planned, before the word for a plan."""


def own_words(one: Mention) -> str:
    """Return the words of a number's own clause without the name of the rate they speak of: 就业率指标跟踪350人."""
    return RATE_NAMED.sub("", clause(one).rpartition("：")[2])


RATE_NAMED = compiled(r"[一-鿿]{2}率")
"""The name of a rate."""
