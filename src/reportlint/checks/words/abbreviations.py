"""Checks of abbreviations: one short form a body, one body a short form, and none used before it is explained."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportlint.facts import Facts, Prose
from reportlint.facts.text.passages import Passage
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome

DEFINITION = compiled(
    r"(?:《(?P<document>[^《》]{4,60})》|(?P<body>[\u4e00-\u9fff]{4,40}))"
    r"(?:（[^（）]{2,24}号）)?（(?:以下|下文|后文)?(?:均?简称|称)(?:为|[:：])?"
    r"(?P<short>“[^“”（）]{2,12}”|《[^《》（）]{2,12}》|[^“”《》（），、；。]{2,12})）"
)
"""云岭县水务投资有限公司（以下简称“水投公司”）."""
SEVERAL = compiled(r"[、或/和]")
"""Marks of several short forms, or of one for several bodies."""
OPENS = compiled(r"(?:^|[，。；：、！？（“]|[由对向与和及按经在将据照依为的])$")
"""What may stand before a short form that is not a piece of a longer word."""
SHORTEST = 3
"""Characters of a short form that can be told from other words."""


class Fault(StrEnum):
    """What may be wrong with an abbreviation."""

    AMBIGUOUS = "ambiguous"
    """One short form for two bodies, or two for one."""
    REPEATED = "repeated"
    """The same explanation twice."""
    EARLY = "early"
    """Used before it is explained."""


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Parameters."""

    fault: Fault
    """What is looked for."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A place that explains a short form."""

    full: str
    """What it stands for, as it reads; words in front of a name may belong to the sentence."""
    short: str
    """The short form without quotation marks; one in 《》 keeps them."""
    span: Span
    """The short form, without its quotation marks."""
    passage: int
    """Index of its passage."""
    part: int | None
    """The report of the file that it stands in."""

    def is_of(self, other: Definition) -> bool:
        """Whether two names may be of one body: one ends with the other."""
        return self.full.endswith(other.full) or other.full.endswith(self.full) or self.full[-8:] == other.full[-8:]


def abbreviations(facts: Facts, params: Abbreviations) -> Iterator[Observation]:
    """Look at every explanation of a short form: against the earlier ones, or against what stands before it."""
    found = [one for index, prose in enumerate(facts.prose) for one in definitions(facts, prose.passage, index)]
    before_in: dict[int | None, list[Definition]] = {}
    for one in found:
        earlier = before_in.setdefault(one.part, [])
        if params.fault is Fault.EARLY:
            yield from early(facts, one, earlier)
        else:
            other = next((other for other in earlier if fault_of(one, other) is params.fault), None)
            yield told(one, other.span if other else None, other)
        earlier.append(one)


def definitions(facts: Facts, passage: Passage, index: int) -> Iterator[Definition]:
    """Yield the explanations of one passage."""
    for match in DEFINITION.finditer(passage.text):
        if not SEVERAL.search(match["short"]):
            short, full = match["short"].strip("“”"), match["document"] or match["body"]
            start = match.start("short") + match["short"].index(short)
            span = passage.locate(start, start + len(short))
            yield Definition(full, short, span, index, facts.part(span).block)


def fault_of(one: Definition, other: Definition) -> Fault | None:
    """Say what is wrong with an explanation beside an earlier one."""
    if one.is_of(other):
        return Fault.REPEATED if one.short == other.short else Fault.AMBIGUOUS
    return Fault.AMBIGUOUS if one.short == other.short else None


def told(one: Definition, where: Span | None, other: Definition | None = None) -> Observation:
    """Say what a look at one explanation came to."""
    values = {"short": one.short, "full": one.full, "other": other.short if other else "", "whole": ""}
    values["whole"] = other.full if other else ""
    related = (Related(where, "前文"),) if where else ()
    return Observation(Outcome.FAIL if where else Outcome.PASS, one.span, values, related)


def early(facts: Facts, one: Definition, earlier: Sequence[Definition]) -> Iterator[Observation]:
    """Look for a short form in the text before its explanation; the tail of a name is a common word as well."""
    common = len(one.short) < SHORTEST or one.full.endswith(one.short.strip("《》"))
    if common or any(other.short == one.short for other in earlier):
        return
    used = next(filter(None, (use(prose, one) for prose in before(facts, one))), None)
    values = {"short": one.short, "full": one.full, "other": "", "whole": ""}
    outcome = Outcome.FAIL if used else Outcome.PASS
    yield Observation(outcome, used or one.span, values, (Related(one.span, "简称在此处说明"),))


def before(facts: Facts, one: Definition) -> Iterator[Prose]:
    """Yield the text before an explanation that holds the short form.

    Titles, headings and other reports of the file are not text.
    """
    whole, reports = facts.part(one.span), bisect_right(facts.part_starts, one.span.start)
    first = bisect_left(facts.prose_starts, facts.part_starts[reports - 1]) if reports else 0
    for prose in facts.prose[first : one.passage]:
        plain = prose.heading is None or prose.heading.run_in
        if one.short in prose.passage.text and plain and prose.blocks[0] != whole.block:
            yield prose


def use(prose: Prose, one: Definition) -> Span | None:
    """Return the first place where a passage uses a short form as a word of its own."""
    text = prose.passage.text
    at = text.find(one.short)
    while at >= 0:
        if OPENS.search(text[:at]):
            return prose.passage.locate(at, at + len(one.short))
        at = text.find(one.short, at + 1)
    return None
