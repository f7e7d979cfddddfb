"""Lines in reading order → paragraphs, also over the end of a page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final, TypeAlias

from reportlint.patterns import compiled
from reportlint.read.layout.charts import Chart
from reportlint.read.layout.furniture import body_size
from reportlint.read.layout.gaps import are_rows
from reportlint.read.layout.lines import Line
from reportlint.read.layout.pages import Page
from reportlint.read.layout.sideways import Sideways
from reportlint.read.layout.tables import Fragment, finished

Item: TypeAlias = Line | Fragment | Chart | Sideways
"""What stands on pages, in reading order."""

LABEL: Final = compiled(
    r"第[一二三四五六七八九十百\d]+[章节条部分]|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]"
    r"|\d+(?:\.\d+)*[、.．](?!\d)|\d+[)）]|[①-⑳]|[■●◆•·]"
)
"""How headings and list items begin."""
ENTRY: Final = compiled(r"(?<![.．·•…_‥-])(?:[.．·•…_‥-]\s*+){3,}+[\divxIVX]++$")
"""How the lines of a table of contents end."""
HANGING: Final = "，。、；：？！）》〉”’」』】〕］,.;:!?)"
"""Marks that are allowed to stand beyond the right margin."""
OPENED: Final = compiled(r"[（(][^（()）]*$")
"""An open bracket at the end of a line."""
CLOSED: Final = compiled(r"[^（()）]*[)）]")
"""The end of a bracket at the beginning of a line."""
NARROW: Final = 0.5
"""Running text fills this share of the width of its page at least."""
UNBROKEN: Final = compiled(
    r"[（《〈“‘「『【〔［(\[]*(?:[!-~]+(?:∶[!-~]+)*|.)(?:[“”‘’]+[!-~\u4e00-\u9fff])*[，。、；：？！）》〉”’」』】〕］…％%)\],.;:!?]*",
)
"""What stands at the beginning of a line and cannot be parted at a line end; some programs part nothing at a quote."""
SPARE: Final = (0.3, 0.6)
"""How much more room it asks for than it takes, in character sizes; the second if several follow an open sentence."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How the running text of a document is set."""

    left: float
    """Where its lines begin."""
    right: float
    """Where they end at most."""
    size: float
    """Its font size."""
    pitches: Mapping[float, float]
    """Font size → usual distance of baselines."""

    def pitch(self, size: float) -> float:
        """Return the usual distance of baselines for lines of a size."""
        known = self.pitches.get(round(size * 2) / 2)
        return known or size * self.pitches.get(self.size, 1.8 * self.size) / self.size


@dataclass(frozen=True, slots=True)
class Passage:
    """The lines of one paragraph."""

    lines: tuple[Line, ...]
    """In reading order, on one page or more."""
    right: float
    """Where its lines could have gone on to."""
    cut: bool = False
    """True where a page ended behind it and it may go on."""
    listed: bool = False
    """True for an entry of a table of contents."""


def measured(lines: Sequence[Line], width: float | None) -> Measure:
    """Measure how the lines of pages of one format and `width` are set, or those of a column, which are mostly full."""
    size = body_size(lines)
    body = [line for line in lines if abs(line.size - size) <= 0.1 * size]
    left = min(common([line.x0 for line in body], 2.0), default=0.0)
    # Punctuation may hang over the margin.
    ends = common([line.x1 for line in body if line.text[-1] not in HANGING], 0.7 * size)
    right = max(ends, default=width or left)
    if width is None:
        return Measure(left, right, size, pitches_of(lines))
    # Few lines that happen to end at the same place say nothing, nor do short ones; margins are mostly alike.
    reaching = sum(right - 0.7 * size <= line.x1 for line in body)
    short = reaching < 3 or 8 * reaching < len(body) or right - left < NARROW * width
    if short and right < width - left - 2 * size:
        right = width - left
    return Measure(left, right, size, pitches_of(lines))


def common(spots: Sequence[float], reach: float) -> list[float]:
    """Return the spots that are no outliers: others lie near them."""
    needed = 1 + len(spots) // 33
    spots = sorted(spots)
    found: list[float] = []
    start = end = 0
    for spot in spots:
        while spots[start] < spot - reach:
            start += 1
        while end < len(spots) and spots[end] <= spot + reach:
            end += 1
        if end - start >= needed:
            found.append(spot)
    return found or spots


def pitches_of(lines: Sequence[Line]) -> dict[float, float]:
    """Return the usual distance of baselines for each font size that has three or more."""
    steps: dict[float, list[float]] = defaultdict(list)
    for before, line in pairwise(lines):
        if before.page == line.page and alike(before, line) and before.base < line.base < before.base + 4 * line.size:
            steps[round(line.size * 2) / 2].append(line.base - before.base)
    return {size: usual(found) for size, found in steps.items() if len(found) >= 3}


def usual(steps: Sequence[float]) -> float:
    """Return the distance most steps have, to half a point."""
    counts = Counter(round(step * 2) / 2 for step in steps)
    return max(counts, key=lambda step: (counts[step], -step))


def alike(one: Line, other: Line) -> bool:
    """Say whether two lines have the same font size."""
    return abs(one.size - other.size) <= 0.1 * max(one.size, other.size)


Setting: TypeAlias = tuple[int, int]
"""The column of a line and how many stand side by side there; noughts for what goes across the page."""


@dataclass(frozen=True, slots=True)
class Measures:
    """How the running text of every page and column is set."""

    pages: Mapping[tuple[int, Setting], Measure]
    """Page and how a line is set there → its measure."""
    parted: Mapping[int, Page]
    """The pages that are set in columns."""
    narrow: Mapping[tuple[int, int], Measure] = field(default_factory=dict)
    """Page and place in the order of drawing of a line → how the text is set that is narrower than its page."""

    def place(self, line: Line) -> tuple[int, float, int]:
        """Return page, stretch and column of a line."""
        page = self.parted.get(line.page)
        if page is None:
            return line.page, 0.0, 0
        return line.page, *page.column((line.x0 + line.x1) / 2, line.base)

    def setting(self, line: Line) -> Setting:
        """Return in which column of how many a line stands."""
        page = self.parted.get(line.page)
        if page is None:
            return 0, 0
        stretch, column = page.column((line.x0 + line.x1) / 2, line.base)
        return column, page.abreast(stretch)

    def of(self, line: Line) -> Measure:
        """Return how the text around a line is set."""
        return self.narrow.get((line.page, line.order)) or self.pages[line.page, self.setting(line)]


def passages(items: Sequence[Item], measures: Measures) -> list[Passage | Fragment | Sideways]:
    """Join the lines between tables and charts into paragraphs; words that lie otherwise are handed on."""
    found: list[Passage | Fragment | Sideways] = []
    lines: list[Line] = []
    for place, item in enumerate(items):
        if isinstance(item, Line) and lines and not begins(lines, item, measures):
            lines.append(item)
            continue
        if lines:
            found.append(passage(lines, items[place:], measures.of(lines[-1])))
        lines = [item] if isinstance(item, Line) else []
        if isinstance(item, Fragment | Sideways):
            found.append(item)
    if lines:
        found.append(passage(lines, (), measures.of(lines[-1])))
    return found


def passage(lines: Sequence[Line], rest: Sequence[Item], measure: Measure) -> Passage:
    """Make a paragraph of its lines; `rest` is what follows it."""
    last = lines[-1]
    following = next((item for item in rest[:3] if not isinstance(item, Chart)), None)
    turned = isinstance(following, Line) and following.page > last.page
    listed = bool(ENTRY.search(last.text))
    return Passage(tuple(lines), measure.right, turned and not finished(last.text) and not listed, listed)


def begins(lines: Sequence[Line], line: Line, measures: Measures) -> bool:
    """Say whether a line begins a new paragraph after the lines of another."""
    return not closes(lines[-1], line) and parts(lines, line, measures)


def parts(lines: Sequence[Line], line: Line, measures: Measures) -> bool:
    """Say whether the way a line is set parts it from the lines before it."""
    last, measure = lines[-1], measures.of(line)
    if not alike(last, line) or ENTRY.search(last.text) or not full(last, line, measures.of(last)):
        return True
    turned = measures.place(last) != measures.place(line)
    far = line.base - last.base > 1.45 * measure.pitch(line.size)
    if are_rows(last, line) or (not turned and (far or set_right(last, line, measure))):
        return True
    if line.size > 1.1 * measure.size and centred(line, measure):
        return False
    if indented(lines, line, measure, last.x0 + measure.left - measures.of(last).left) or centred(line, measure):
        return True
    if turned:
        return finished(last.text) or bool(LABEL.match(line.text) and LABEL.match(lines[0].text))
    return finished(last.text) and bool(LABEL.match(line.text))


def closes(last: Line, line: Line) -> bool:
    """Say whether a line right below another one of its kind closes the bracket that is left open there."""
    if last.page != line.page or not alike(last, line) or not 0 < line.base - last.base < 2 * line.size:
        return False
    behind, before = OPENED.search(last.text), CLOSED.match(line.text)
    return (
        behind is not None
        and before is not None
        and abs(line.x0 + line.x1 - last.x0 - last.x1) < last.width(0, len(last.text))
    )


def set_right(last: Line, line: Line, measure: Measure) -> bool:
    """Say whether a line is set to the right by itself, like those of a signature, and the next one begins anew."""
    middle = (measure.left + measure.right) / 2
    if last.x0 <= middle or line.x0 <= middle:
        return last.x0 > middle
    return abs(last.x1 - line.x1) < 1.0 < abs(last.x0 - line.x0)


def full(last: Line, line: Line, measure: Measure) -> bool:
    """Say whether a line ended because the next word had no room left."""
    word = UNBROKEN.match(line.text)
    count = word.end() if word else 1
    spare = SPARE[count > 1 and not finished(last.text)]
    return measure.right - last.x1 < line.width(0, count) + spare * line.size


def indented(lines: Sequence[Line], line: Line, measure: Measure, before: float) -> bool:
    """Say whether a line stands further in than a paragraph's second line would; `before` is where the last begins."""
    last, step = lines[-1], 0.8 * line.size
    if line.x0 <= measure.left + step:
        return False
    if len(lines) == 1 and line.x0 > before + step:
        # A hanging indent: the label of a list item stands out to the left.
        return not LABEL.match(last.text) or finished(last.text)
    if abs(line.x0 - before) <= step:
        return finished(last.text) and len(lines) == 1
    return line.x0 > before


def centred(line: Line, measure: Measure) -> bool:
    """Say whether a line stands in the middle, far from both margins."""
    before, behind = line.x0 - measure.left, measure.right - line.x1
    return before > 2.5 * line.size and abs(before - behind) < 1.5 * line.size


def measures_of(pages: Sequence[Page], lines: Sequence[Line]) -> Measures:
    """Return how the text of every page is set: pages of one format, and their columns, are alike."""
    formats = {page.number: (round(page.width / 5), round(page.height / 5)) for page in pages}
    measures = Measures({}, {page.number: page for page in pages if page.regions})
    groups: dict[tuple[int, int], dict[Setting, list[Line]]] = {form: defaultdict(list) for form in formats.values()}
    for line in lines:
        groups[formats[line.page]][measures.setting(line)].append(line)
    widths = {page.number: page.width for page in pages}
    known = {
        form: {
            setting: measured(inside, None if setting[0] else widths[inside[0].page])
            for setting, inside in settings.items()
        }
        for form, settings in groups.items()
    }
    return replace(
        measures,
        pages={
            (number, setting): measure for number, form in formats.items() for setting, measure in known[form].items()
        },
    )
