"""A claim of the prose about numbers: what a statement is, and how it is made of what has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.text.passages import Passage
from reportlint.model import Span
from reportlint.number import Quantity


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a breakdown."""

    label: str
    """Its name."""
    quantity: Quantity
    """Its amount."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of the prose about numbers."""

    kind: str
    """`level`, `change`, `share`, `completion`, `ratio`, `composition` or `components`."""
    label: str
    """What it is about, as printed; `` where it is not said."""
    span: Span
    """From its first number to its last."""
    passage: int
    """Index of the passage."""
    sentence: int
    """Sentence within the passage."""
    quantities: Mapping[str, Quantity] = field(default_factory=dict)
    """Role (`current`, `base`, `change`, `rate`, `part`, `whole`, `ratio`, `total`) → number."""
    parts: tuple[Part, ...] = ()
    """Members of a breakdown, in order."""
    directions: Mapping[str, int] = field(default_factory=dict)
    """Direction words of `change` and `rate`: +1 增加, -1 减少."""
    base: str = ""
    """What is compared with, as printed."""
    complete: bool = False
    """Whether the words claim that the parts are all there are."""
    open: bool = False
    """Whether the words say that they are not (等, 主要)."""
    unsure: bool = False
    """Whether ordinary arithmetic may not apply (可比价, 年均, a target), or several levels could be meant."""
    adjusted: bool = False
    """Whether its sentence says that ordinary arithmetic does not apply."""
    distant: bool = False
    """Whether `parts` are numbers of that name elsewhere in the document: values of a change, wholes of a share."""
    bases: tuple[Part, ...] = ()
    """Of a change without a printed base: what may be its base elsewhere in the document."""
    in_row: bool = False
    """Whether `bases` is the one value of the year before in the table row that prints the present one."""
    worded: Part | None = None
    """Of a share the whole that its words name right before it, though others may be meant: W；其中A…，占p."""
    listed: bool = False
    """Whether it is said of a member of a list behind its whole: 合计W，其中：A…，占p."""
    sole: bool = False
    """Whether one value alone in the whole document bears the name of what is meant."""
    implied: bool = False
    """Whether only a colon or a dash says that the parts break the total down."""
    first_stretch: int = 0
    """How many parts stand before the first ； of a breakdown."""
    segment: int = 0
    """How many ； stand before it in its passage."""
    period: str = ""
    """The period its last number names: a year, `prior`, `target` or ``."""


@dataclass(slots=True)
class Claim:
    """A statement being read."""

    kind: str
    """Kind of the statement."""
    label: str
    """What it is about, `` where it is not said."""
    roles: dict[str, Mention]
    """What has been read of it."""
    base: str = ""
    """What is compared with."""
    unsure: bool = False
    """Whether ordinary arithmetic may not apply, or several levels could be meant."""


CHANGES = {Role.CHANGE, Role.RATE, Role.POINTS}
"""Parts of numbers that say what changed."""


def statement(claim: Claim, passage: Passage, number: int) -> Statement:
    """Make a statement of what has been read."""
    ordered = sorted(claim.roles.values(), key=lambda one: one.start)
    changes = [one for one in ordered if one.role in CHANGES]
    adjusted = any(one.unsure for one in changes or ordered)  # a change knows whether what is said of growth is of it
    return Statement(
        kind=claim.kind,
        label=claim.label,
        span=passage.locate(ordered[0].start, ordered[-1].end),
        passage=number,
        sentence=ordered[-1].sentence,
        quantities={role: one.quantity for role, one in claim.roles.items()},
        directions={role: one.direction for role, one in claim.roles.items() if one.direction},
        base=claim.base,
        segment=passage.text.count("；", 0, ordered[0].start),
        period=ordered[-1].period,
        unsure=claim.unsure or adjusted,
        adjusted=adjusted,
    )
