"""The output for people: every finding with its place, the words it is about, both ends of a contradiction, the sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from rich.cells import cell_len

from reportlint.finding import Finding, Group, Repair, Result, Run
from reportlint.model import Problem, Span
from reportlint.render.cells import cut
from reportlint.render.excerpt import Excerpt, IndexedText, excerpts
from reportlint.render.location import Locator, address
from reportlint.render.options import Options
from reportlint.render.paint import painted
from reportlint.render.pieces import Line
from reportlint.render.snippet import Mark, draw
from reportlint.render.statistics import statistics
from reportlint.render.summary import summary
from reportlint.render.telling import gravest_first, in_reading_order, message, trouble
from reportlint.render.visible import one_line, quoted
from reportlint.render.words import say
from reportlint.rule import Outcome, Severity

MOST_RELATED = 3
"""Lines shown for the other ends of one finding; the places of further ones are named."""

FIRST_PLACES = 5
"""Places named of a rule whose findings are folded."""

WIDEST_LABEL = 16
"""Columns kept free for a label; a wider one goes below its mark."""

COLUMN = 2
"""Where an observation's place names the column: after the table and the row."""

CRUMB = 24
"""Columns granted to a section title where the breadcrumb is long."""


@dataclass(slots=True)
class Page:
    """What drawing one file needs at hand."""

    result: Result
    """The file."""
    options: Options
    """How to draw."""
    indexed: IndexedText
    """Its lines and table rows."""
    locator: Locator
    """Its places."""
    explained: set[str] = field(default_factory=set)
    """Codes whose help was named already in this run."""

    def say(self, key: str, **values: object) -> str:
        """Return a text of the catalogue in the reader's language."""
        return say(key, self.options.language, **values)


def render(run: Run, options: Options) -> str:
    """Draw a run."""
    return "".join(texts(run, options))


def texts(run: Run, options: Options) -> Iterator[str]:
    """Draw a run file by file, then the last lines."""
    explained: set[str] = set()
    for result in run.results:
        indexed = IndexedText.of(result.document)
        page = Page(result, options, indexed, Locator(result.document, indexed.lines), explained)
        yield painted(file_lines(page), color=options.color)
    if options.statistics:
        yield painted(statistics(run, options.language), color=options.color)
    if not options.quiet:
        yield painted(summary(run, options), color=options.color)


def file_lines(page: Page) -> Iterator[Line]:
    """Draw everything about one file: what could not be done, errors, warnings, and hints by rule."""
    for problem in page.result.problems:
        if problem.fatal or problem.kind == "rule-failed":
            yield from problem_block(page, problem)
    findings = page.result.findings if page.options.verbose else told_in_full(page.result.findings)
    yield from blocks(page, gravest_first(findings))
    if not page.options.verbose:
        yield from folded_lines(page)


def told_in_full(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out the hints."""
    return [finding for finding in findings if finding.severity is not Severity.INFO]


def blocks(page: Page, findings: Sequence[Finding]) -> Iterator[Line]:
    """Draw findings, those with one cause together where the first of them stands."""
    groups = {group.identifier: group for group in page.result.groups}
    drawn: set[str] = set()
    for finding in findings:
        group = groups.get(finding.group or "")
        members = [other for other in findings if group and other.group == group.identifier]
        if group is None or len(members) == 1:
            yield from finding_block(page, finding)
        elif group.identifier not in drawn:
            drawn.add(group.identifier)
            yield from group_block(page, group, members)


# ---------------------------------------------------------------- one finding


def finding_block(page: Page, finding: Finding) -> Iterator[Line]:
    """Draw one finding and the empty line behind it."""
    shown = snippets(page, finding)
    gutter = max([len(str(excerpt.line)) for excerpt, _ in shown], default=1)
    yield headline(page, finding)
    yield arrow(page, finding, gutter)
    yield from snippet_lines(page, shown, gutter)
    yield from notes(page, finding, shown, gutter)
    yield ()


def headline(page: Page, finding: Finding) -> Line:
    """Draw severity, code and message."""
    return (*badge(page, finding), (message(finding, page.options.language), "strong"))


def badge(page: Page, finding: Finding) -> Line:
    """Draw severity and code."""
    review = page.say("review") if finding.observation.outcome is Outcome.REVIEW else ""
    severity = finding.severity.value
    return ((f"{page.say(severity)}[{finding.rule.code}]{review}", severity), (": ", "strong"))


def arrow(page: Page, finding: Finding, gutter: int) -> Line:
    """Draw where the finding stands."""
    where = address(page.result.path, page.locator, finding.span)
    number = page.locator.page(finding.span)
    on_page = f"  {page.say('page', page=number)}" if number else ""
    room = page.options.columns - gutter - 4 - cell_len(where + on_page) - 2
    trail = breadcrumb(finding.place, room)
    return ((f"{'':{gutter}}--> ", "frame"), (where, ""), (on_page, ""), (f"  {trail}" if trail else "", "faint"))


def breadcrumb(place: Sequence[str], room: int) -> str:
    """Join the names of a place, long ones shortened and outer ones left out where there is no room."""
    names = [one_line(name) for name in place]
    if cell_len(" › ".join(names)) > room:
        names = [cut(name, CRUMB) for name in names]
    while len(names) > 1 and cell_len(" › ".join(names)) > room:
        names = names[1:]
    return " › ".join(names)


# ---------------------------------------------------------------- snippets

Snippets = list[tuple[Excerpt, list[Mark]]]


def snippets(page: Page, finding: Finding) -> Snippets:
    """Choose the lines to show: the context with all that stands in it, then the other ends elsewhere."""
    marks = marks_of(finding)
    width = page.options.columns - len(str(len(page.indexed.lines.starts))) - 3 - label_room(marks)
    shown: Snippets = []
    contexts = [finding.context, *(around(page.indexed, mark.span) for mark in marks if not mark.primary)]
    for context, mark in zip(contexts, marks, strict=True):
        if not any(is_shown(mark, excerpt) for excerpt, _ in shown) and len(shown) <= MOST_RELATED:
            missing = [other for other in marks if not any(is_shown(other, excerpt) for excerpt, _ in shown)]
            ordered = [mark, *(other for other in missing if other is not mark)]
            spans = [other.span for other in ordered if context.covers(other.span) or other is mark]
            shown += [(excerpt, missing) for excerpt in excerpts(page.indexed, context, spans, width)]
    return shown


def marks_of(finding: Finding) -> list[Mark]:
    """Return what to point at: the finding's own words first."""
    observation = finding.observation
    label = dict(enumerate(observation.place)).get(COLUMN, "")
    related = [Mark(each.span, one_line(each.text), "related") for each in observation.related]
    return [Mark(finding.span, one_line(label), finding.severity.value, primary=True), *related]


def label_room(marks: Sequence[Mark]) -> int:
    """Return the columns to keep free at the end of a line for the label beside its last mark."""
    return min(max(cell_len(mark.label) for mark in marks) + 1, WIDEST_LABEL)


def around(indexed: IndexedText, span: Span) -> Span:
    """Return the table row or the sentence around a span."""
    rows = indexed.rows_at(span)
    return Span(rows[0].start, rows[-1].end) if rows else indexed.sentence(span)


def is_shown(mark: Mark, excerpt: Excerpt) -> bool:
    """Whether an excerpt shows a mark."""
    return excerpt.shows(mark.span)


def snippet_lines(page: Page, shown: Snippets, gutter: int) -> Iterator[Line]:
    """Draw the chosen lines."""
    width = page.options.columns - gutter - 3
    if shown:
        yield ((f"{'':{gutter}} |", "frame"),)
    for excerpt, marks in shown:
        yield from draw(excerpt, marks, gutter, width)


# ---------------------------------------------------------------- notes


def notes(page: Page, finding: Finding, shown: Snippets, gutter: int) -> Iterator[Line]:
    """Draw the arithmetic, further places, and where to read more."""
    hidden = [mark for mark in marks_of(finding) if not any(is_shown(mark, excerpt) for excerpt, _ in shown)]
    if finding.observation.computed:
        yield note(page, "computed", one_line(finding.observation.computed), gutter, "computed")
    if finding.repairs:
        ways = page.say("or").join(changes(page, repair) for repair in finding.repairs)
        yield note(page, "would-hold", ways, gutter, "good")
    if hidden:
        yield note(page, "see-also", places(page, [mark.span for mark in hidden]), gutter)
    if finding.rule.code not in page.explained:
        page.explained.add(finding.rule.code)
        yield note(page, "help", f"reportlint rule {finding.rule.code}", gutter)


def note(page: Page, key: str, text: str, gutter: int, style: str = "") -> Line:
    """Draw one remark below a snippet."""
    return ((f"{'':{gutter}} = ", "frame"), (f"{page.say(key)}: ", "strong"), (text, style))


def places(page: Page, spans: Iterable[Span]) -> str:
    """Name places with their words."""
    return page.say("item").join(f"{page.locator.short(span)} “{quoted(page.result.document, span)}”" for span in spans)


# ---------------------------------------------------------------- groups, hints, problems


def group_block(page: Page, group: Group, members: Sequence[Finding]) -> Iterator[Line]:
    """Draw findings with one cause: the cause, the repair, the first finding whole, the others by line."""
    severity = members[0].severity.value
    head = f"{page.say(severity)}[{page.say('cause')} {group.identifier}]"
    yield ((head, severity), (": ", "strong"), (one_line(group.summary[page.options.language]), "strong"))
    yield from group_notes(page, group)
    yield ()
    if page.options.verbose:
        for member in members:
            yield from finding_block(page, member)
        return
    yield from finding_block(page, members[0])
    for member in members[1:]:
        yield member_line(page, member)
    yield ()


def group_notes(page: Page, group: Group) -> Iterator[Line]:
    """Draw the repair of a group and what it decides."""
    if group.repair:
        yield note(page, "repair", changes(page, group.repair) + page.say("repair-all"), 1, "good")
    if group.decision:
        yield note(page, "decision", f"{one_line(group.decision['from'])} → {one_line(group.decision['to'])}", 1)


def changes(page: Page, repair: Repair) -> str:
    """Print the changes of a repair, each with its place."""
    return page.say("item").join(
        f"{page.locator.short(each.quantity.span)} {quoted(page.result.document, each.quantity.span)} → {each.text}"
        for each in repair
    )


def member_line(page: Page, finding: Finding) -> Line:
    """Draw a finding on one line."""
    computed = one_line(finding.observation.computed)
    return (
        ("  ", ""),
        *badge(page, finding),
        (message(finding, page.options.language), ""),
        (f"  {page.locator.short(finding.span)}", "frame"),
        (f"  {computed}" if computed else "", "computed"),
    )


def folded_lines(page: Page) -> Iterator[Line]:
    """Draw the hints, one line a rule."""
    hints = [finding for finding in page.result.findings if finding.severity is Severity.INFO]
    if not hints:
        return
    hints.sort(key=lambda finding: finding.rule.code)
    for _, same in groupby(hints, key=lambda finding: finding.rule.code):
        yield folded_line(page, in_reading_order(same))
    yield ()


def folded_line(page: Page, findings: Sequence[Finding]) -> Line:
    """Draw the findings of one rule: a single one with its message, several as their count and first places."""
    first, *others = findings
    language = page.options.language
    counted = f"  {page.say('times', count=len(findings))}"
    where = [
        address(page.result.path, page.locator, first.span),
        *(page.locator.short(finding.span) for finding in others[: FIRST_PLACES - 1]),
    ]
    more = page.say("more") if len(findings) > FIRST_PLACES else ""
    text = one_line(first.rule.summary[language]) if others else message(first, language)
    listed = page.say("item").join(where) + more
    return (*badge(page, first), (text, ""), (counted if others else "", ""), (f"  {listed}", "frame"))


def problem_block(page: Page, problem: Problem) -> Iterator[Line]:
    """Draw what could not be read, or which rule could not finish."""
    key = "unread" if problem.fatal else "unfinished"
    where = address(page.result.path, page.locator, problem.span)
    yield ((page.say(key), "error"), (": ", "strong"), (where, "strong"))
    yield (("  = ", "frame"), (trouble(problem, page.options.language), ""))
    yield ()
