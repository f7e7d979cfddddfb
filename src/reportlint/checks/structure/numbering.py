"""Checks of numbering: siblings that repeat or skip, levels turned upside down, runs of 一是…二是 with a hole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reportlint.checks.check import NoParams
from reportlint.checks.structure.apart import are_kept_apart
from reportlint.facts import Facts, Prose
from reportlint.facts.text.numerals import chinese_integer
from reportlint.facts.text.sections import ANNEX, Heading, Section
from reportlint.finding import Observation, Related
from reportlint.model import Paragraph, Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome

NOTES = compiled(r"(?:名词|指标|专业名词)?解释|附?注释?|备注|(?:其他|编制|填[表报]|有关|几点)?说明|尾注")
"""What stands above a list of notes."""
ARTICLE = compiled(r"第[一二三四五六七八九十百]{1,4}条")
"""An article of a regulation, under which lists begin anew."""
RUN = compiled(
    r"(?P<number>[一二三四五六七八九十]{1,2})(?P<style>是|要)(?!(?P=number)(?:[，。；：、的要不]|$))(?=[^，。；：、]{2,}|[：，])"
)


OPENED_OTHERWISE = compiled(
    r"(?:^|[，。；：、）])(?:第一|首先|其一|一(?![是切般直定旦些个家项次年季月批户镇村方]|[一-鿿]{0,3}(?:指标|标段|期))[一-鿿])[^。]*$"
)
"""A first point told in other words than the second, in the same sentence: 一要走程序；二是体制不顺."""
INLINE = compiled(
    r"(?<=[：；。])(?:（(?P<bracket>\d{1,2})）|（(?P<chinese>[一二三四五六七八九十]{1,2})）|(?P<plain>\d{1,2})(?P<mark>[.．、）])(?!\d)|(?P<circled>[①-⑳])|第(?P<word>[一二三四五六七八九十]{1,2})[，、：])"
)
"""The number of an item of a list inside a paragraph: 如下：1.…；2.…；3.…"""
COUNTED_ON = compiled(r"[；。]\s*（(?P<number>[一二三四五六七八九十]{1,2})）")
"""A further item of the list that a paragraph begins."""


@dataclass(slots=True)
class Sequence:
    """The siblings of one level seen so far."""

    seen: dict[int, Heading] = field(default_factory=dict)
    """Number → heading."""
    last: int = 0
    """The number before."""


@dataclass(slots=True)
class Outline:
    """The open levels of a document while its headings are read in order."""

    levels: dict[int, Sequence] = field(default_factory=dict)
    """Level → siblings under the present parent."""
    inverted: dict[int, Sequence] = field(default_factory=dict)
    """Level → siblings of a list that stands below a deeper level than its own."""
    previous: Heading | None = None
    """The numbered heading before."""
    paths: dict[tuple[int, ...], Sequence] = field(default_factory=dict)
    """Prefix of a decimal number → its children: (2, 1) → 2.1.1, 2.1.2 …"""

    def open_anew(self, level: int) -> None:
        """Forget a level and what stood below it: a title without a number opens a list of its own."""
        self.close_below(level - 1)
        self.previous = None

    def close_below(self, level: int) -> None:
        """Forget what stood below a heading."""
        self.levels = {key: value for key, value in self.levels.items() if key <= level}
        self.inverted = {key: value for key, value in self.inverted.items() if key == level}


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered heading in its surroundings."""

    heading: Heading
    """The heading."""
    fresh: bool
    """Whether a new part (an annex) begins before it."""
    titled: bool
    """Whether a heading without a number stands right above it, as 名词解释 does."""


def numbered(facts: Facts) -> Iterator[Item]:
    """Yield the numbered headings in order."""
    fresh = titled = False
    headings = {heading.block: heading for heading in facts.headings}
    top = min((heading.level for heading in facts.headings if heading.number is not None), default=0)
    for index, block in enumerate(facts.document.blocks):
        if not isinstance(block, Paragraph):
            continue
        heading = headings.get(index)
        if heading is None or heading.number is None:
            text = facts.document.quote(block.span)
            opens = ANNEX.match(text) and len(block.span) < 60
            fresh = fresh or bool(opens) or (heading is not None and heading.level == min(top, 0))
            titled = heading is not None or bool(NOTES.fullmatch(text.strip("*# 　：")) or ARTICLE.match(text))
        else:
            yield Item(heading, fresh, titled)
            fresh = titled = False


def sibling_order(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every numbered heading: it must follow the sibling before it."""
    yield from (observation for kind, observation in walk(facts) if kind == "sibling")


def level_order(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every list that begins below a heading: its level must be lower than the heading's."""
    yield from (observation for kind, observation in walk(facts) if kind == "level")


def walk(facts: Facts) -> Iterator[tuple[str, Observation]]:
    """Walk the outline and yield what is seen at each heading, by kind."""
    outline = Outline()
    lists = list_starts(facts)
    items = list(numbered(facts))
    for index, item in enumerate(items):
        heading = item.heading
        if item.fresh:
            outline = Outline()
        if heading.path:
            yield "sibling", decimal(facts, outline, heading)
            continue
        behind = (items[at].heading for at in range(index + 1, len(items)))
        begins = heading.number == 1 and goes_on(behind, heading)
        if item.titled and heading.number == 1 and (begins or heading.level >= 3):
            outline.open_anew(heading.level)
        yield from step(facts, outline, heading, opens_list=begins or heading.block in lists)
        outline.close_below(heading.level)
        outline.previous = heading


def goes_on(behind: Iterable[Heading], heading: Heading) -> bool:
    """Whether the next heading of a level is its second: then a list begins here, and no number is misprinted."""
    below = (one for one in behind if one.level <= heading.level)
    after = next(below, None)
    return after is not None and after.style == heading.style and after.number == 2


def list_starts(facts: Facts) -> set[int]:
    """Return the blocks right behind a sentence that announces a list (…如下：)."""
    blocks = facts.document.blocks
    return {
        index
        for index in range(1, len(blocks))
        if isinstance(blocks[index - 1], Paragraph)
        and facts.document.quote(blocks[index - 1].span).rstrip().endswith(("：", ":"))
    }


def step(facts: Facts, outline: Outline, heading: Heading, *, opens_list: bool) -> Iterator[tuple[str, Observation]]:
    """Judge one heading against the open sequences and record it."""
    number, level = heading.number or 0, heading.level
    sequence = outline.levels.get(level)
    nested = outline.inverted.get(level)
    if nested and number == nested.last + 1 and not (sequence and number == sequence.last + 1 and number > 2):
        yield "sibling", follow(facts, nested, heading)
        return
    above = outline.previous
    if (
        number == 1
        and above is not None
        and above.level > level
        and above.level <= 4
        and (sequence or not above.run_in)
    ):
        outline.inverted[level] = begun(facts, heading)
        yield "level", inverted(facts, heading)
        return
    yield "level", upright(heading)
    if sequence is None or (number == 1 and restarts(level, heading, opens_list=opens_list)):
        outline.levels[level] = begun(facts, heading)
        if sequence is None:
            yield "sibling", first(facts, heading)
        return
    yield "sibling", follow(facts, sequence, heading)


def decimal(facts: Facts, outline: Outline, heading: Heading) -> Observation:
    """Judge a decimal heading (2.1.3) against its siblings under the same prefix."""
    prefix = heading.path[:-1]
    if prefix not in outline.paths:
        outline.paths[prefix] = begun(facts, heading)
        return first(facts, heading)
    return follow(facts, outline.paths[prefix], heading)


def restarts(level: int, heading: Heading, *, opens_list: bool) -> bool:
    """Whether a list may begin anew here: items of prose, or any list that a sentence announces."""
    return level >= 3 and (opens_list or heading.run_in)


def begun(facts: Facts, heading: Heading) -> Sequence:
    """Begin a sequence with a heading."""
    return Sequence({heading.number or 0: heading}, reach(facts, heading))


def reach(facts: Facts, heading: Heading) -> int:
    """Return the number up to which the paragraph of a heading counts on: behind （一）…；（二）… comes （三）."""
    last = heading.number or 0
    block = facts.document.blocks[heading.block]
    if heading.style != "（一）":
        return last
    for match in COUNTED_ON.finditer(facts.document.quote(block.span)):
        last += chinese_integer(match["number"]) == last + 1
    return last


def first(facts: Facts, heading: Heading) -> Observation:
    """Judge the first of its siblings: a list begins with 1, a cut-out document may begin anywhere."""
    outcome = Outcome.PASS if heading.number == 1 else Outcome.REVIEW
    return Observation(outcome, heading.token or heading.span, heading_values(facts, heading))


def follow(facts: Facts, sequence: Sequence, heading: Heading) -> Observation:
    """Judge a heading against its sibling before it and record it."""
    number = heading.number or 0
    twin = sequence.seen.get(number)
    before = sequence.seen.get(sequence.last)
    expected = sequence.last + 1
    sequence.seen[number] = heading
    sequence.last = reach(facts, heading)
    values = heading_values(facts, heading) | {"expected": str(expected), "number": str(number)}
    if number == expected or (number > expected and are_kept_apart(facts, heading, range(expected, number))):
        return Observation(Outcome.PASS, heading.token or heading.span, values)
    other = twin or before
    related = (Related(other.token or other.span, "前一同级编号"),) if other else ()
    return Observation(Outcome.FAIL, heading.token or heading.span, values, related, f"{number} ≠ {expected}")


def heading_values(facts: Facts, heading: Heading) -> dict[str, str]:
    """Return what the messages name."""
    token = facts.document.quote(heading.token).strip() if heading.token else ""
    return {"token": token, "title": heading.title, "expected": "", "number": str(heading.number)}


def upright(heading: Heading) -> Observation:
    """Record a heading in its proper place."""
    return Observation(Outcome.PASS, heading.token or heading.span)


def inverted(facts: Facts, heading: Heading) -> Observation:
    """Tell of a list that begins below a heading of a deeper level than its own."""
    above = heading_before(facts, heading)
    values = heading_values(facts, heading) | {"above": facts.heading_text(above) if above else ""}
    related = (Related(above.token or above.span, "上级标题"),) if above else ()
    return Observation(Outcome.FAIL, heading.token or heading.span, values, related)


def heading_before(facts: Facts, heading: Heading) -> Heading | None:
    """Return the numbered heading before one."""
    before = None
    for one in facts.headings:
        if one is heading:
            return before
        if one.number is not None:
            before = one
    return before


@dataclass(slots=True)
class Run:
    """A run of 一是…二是… being read."""

    number: int = 0
    """The item before."""
    where: Span | None = None
    """Its token."""
    passage: int = -2
    """Index of its passage."""
    section: Section | None = None
    """The section it stands in."""


def run_order(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every run of 一是…二是…三是, in one passage or a paragraph an item: no number may be missing."""
    for style in ("是", "要"):
        run = Run()
        for index, prose in enumerate(facts.prose):
            yield from run_observations(prose, index, style, run, facts.section(prose.passage.span))
    for prose in facts.prose:
        yield from inline_order(prose)


def inline_order(prose: Prose) -> Iterator[Observation]:
    """Look at the lists inside a paragraph, style by style: behind 1 and 2, no number may be missing or come twice."""
    seen: dict[str, tuple[int, Span]] = {}
    for match in INLINE.finditer(prose.passage.text):
        style = next(name for name in ("bracket", "chinese", "plain", "circled", "word") if match[name])
        number, where = inline_number(match[style]), prose.passage.locate(*match.span())
        before, last = seen.get(style, (0, where))
        if number == 1 or number == before + 1 > 1:
            seen[style] = (number, where)
            if number > 1:
                yield run_item(match.group(), where, number, before, last)
        elif before >= 2 and before <= number <= before + 2:
            seen[style] = (number, where)
            yield run_item(match.group(), where, number, before, last)


def inline_number(text: str) -> int:
    """Return the number of an item, in digits, circled or in words."""
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    return int(text) if text.isdigit() else chinese_integer(text) or 0


def run_observations(prose: Prose, index: int, style: str, run: Run, section: Section | None) -> Iterator[Observation]:
    """Look at the items of one passage; 一 begins a new run, and so does a passage that goes on with nothing.

    Paragraphs between two items belong to the first: behind them the next number of the section goes on with its run.
    """
    for match in RUN.finditer(prose.passage.text):
        if match["style"] != style or not at_clause_start(prose.passage.text, match.start()):
            continue
        number = chinese_integer(match["number"]) or 0
        span = prose.passage.locate(match.start("number"), match.end("style"))
        next_one = number == run.number + 1 and run.section is section
        continued = run.passage == index or (match.start() == 0 and (run.passage == index - 1 or next_one))
        before, where = (run.number, run.where) if continued else (0, None)
        run.number, run.where, run.passage, run.section = number, span, index, section
        opened = number == 2 and not before and OPENED_OTHERWISE.search(prose.passage.text, 0, match.start())
        if number != 1 and (before or number == 2) and not opened:
            yield run_item(match["number"] + style, span, number, before, where)


def run_item(token: str, span: Span, number: int, before: int, where: Span | None) -> Observation:
    """Judge one item of a run against the one before it."""
    outcome = Outcome.PASS if number == before + 1 else Outcome.FAIL
    related = (Related(where, "前一项"),) if where else ()
    values = {"token": token, "expected": str(before + 1), "number": str(number)}
    sign = "=" if outcome is Outcome.PASS else "≠"
    return Observation(outcome, span, values, related, f"{number} {sign} {before + 1}")


def at_clause_start(text: str, at: int) -> bool:
    """Whether an item begins a clause, so that 统一是 or 第一是 do not count."""
    return at == 0 or text[at - 1] in "，。；：、！？“”（）】》\x20　"
