"""The findings as cards, right on the page: those with one cause together, with the repair before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlint.finding import Finding, Group, Related, Repair, Result
from reportlint.model import Span
from reportlint.render.html.escape import tag, text
from reportlint.render.html.marks import address
from reportlint.render.html.words import both, pair
from reportlint.render.location import Locator
from reportlint.render.telling import gravest_first, kept_because, message, trouble
from reportlint.render.visible import one_line, quoted
from reportlint.rule import Outcome

LONGEST_QUOTE = 60
"""Characters of the words a finding is about."""


@dataclass(frozen=True, slots=True)
class Cards:
    """What drawing the findings of one report needs at hand."""

    result: Result
    """The report."""
    findings: tuple[Finding, ...]
    """The findings in the order of the page: by weight, those with one cause together."""
    locator: Locator
    """Places."""

    @classmethod
    def of(cls, result: Result) -> Cards:
        """Order the findings of a report."""
        return cls(result, tuple(in_page_order(result)), Locator.of(result.document))

    def quote(self, span: Span) -> str:
        """Return the HTML of some words of the report."""
        return text(quoted(self.result.document, span, LONGEST_QUOTE))


def in_page_order(result: Result) -> Iterator[Finding]:
    """Yield the gravest first; where one of a group comes, all of them come."""
    told: set[str] = set()
    ordered = gravest_first(result.findings)
    for finding in ordered:
        if finding.group is None:
            yield finding
        elif finding.group not in told:
            told.add(finding.group)
            yield from (other for other in ordered if other.group == finding.group)


def cards(page: Cards) -> str:
    """Draw all findings."""
    if not page.findings and not page.result.unread:
        return tag("p", both("nothing-found"), class_="empty")
    groups = {group.identifier: group for group in page.result.groups}
    pieces: list[str] = []
    for number, finding in enumerate(page.findings):
        group = groups.get(finding.group or "")
        before = page.findings[number - 1].group if number else None
        if group and before != finding.group:
            pieces.append(cause(page, group, finding))
        pieces.append(card(page, number, finding))
    return "".join(pieces)


# ---------------------------------------------------------------- one finding


def card(page: Cards, number: int, finding: Finding) -> str:
    """Draw one finding."""
    severity = finding.severity.value
    body = (head(page, finding), *remarks(page, number, finding), why(finding))
    return tag(
        "article",
        "".join(body),
        id=f"d{number}",
        class_=f"{severity} grouped" if finding.group else severity,
        data_severity=severity,
        data_family=finding.rule.family,
        data_group=finding.group,
        tabindex="0",
    )


def head(page: Cards, finding: Finding) -> str:
    """Draw severity, code, message and place."""
    review = tag("i", both("undecided")) if finding.observation.outcome is Outcome.REVIEW else ""
    badge = tag("b", both(finding.severity.value), class_="badge")
    code = tag("code", text(finding.rule.code), title=finding.rule.name)
    link = tag("a", pair(message(finding, "zh"), message(finding, "en")), href=address(finding.span), class_="jump")
    place = " › ".join(map(one_line, finding.place))
    at = page.locator.page(finding.span)
    on_page = both("page", page=at) + " " if at else ""
    return tag("header", badge + code + review) + tag("p", link) + tag("p", on_page + text(place), class_="place")


def remarks(page: Cards, number: int, finding: Finding) -> Iterator[str]:
    """Draw the words, the other ends, the arithmetic and the repair of a finding."""
    rows = [row("quote", tag("q", page.quote(finding.span)))] if finding.span else []
    if finding.observation.related:
        rows.append(row("against", ends(page, finding.observation.related)))
    if finding.observation.computed:
        rows.append(row("computed", tag("code", text(one_line(finding.observation.computed)))))
    if finding.repairs:
        rows += ways(page, finding.repairs, f"f{number}")
    yield tag("dl", "".join(rows))


def row(key: str, content: str) -> str:
    """Draw one remark with its name."""
    return tag("dt", both(key)) + tag("dd", content)


def ends(page: Cards, related: Sequence[Related]) -> str:
    """Draw the other ends of a contradiction."""
    return " · ".join(end(page, each) for each in related)


def end(page: Cards, related: Related) -> str:
    """Draw the other end of a contradiction; it can be jumped to."""
    label = f" {text(one_line(related.text))}" if related.text else ""
    link = tag("a", page.quote(related.span), href=address(related.span), class_="end")
    return link + tag("small", label)


def why(finding: Finding) -> str:
    """Draw the reason of the rule, folded."""
    sources = "".join(tag("p", both("see") + " " + text(source)) for source in finding.rule.see)
    reason = tag("p", pair(finding.rule.why["zh"], finding.rule.why["en"]))
    return tag("details", tag("summary", both("why")) + reason + sources)


# ---------------------------------------------------------------- repairs and groups


def ways(page: Cards, repairs: Sequence[Repair], name: str) -> Iterator[str]:
    """Draw the repair where there is one, or the ways to choose from."""
    if len(repairs) == 1:
        yield row("repair", changes(page, repairs[0]) + preview(name))
    else:
        yield row("alternatives", "".join(tag("div", changes(page, repair)) for repair in repairs))


def changes(page: Cards, repair: Repair) -> str:
    """Draw what a repair changes, before and after."""
    pieces = (
        tag(
            "a",
            tag("del", page.quote(each.quantity.span)) + "→" + tag("ins", text(each.text)),
            href=address(each.quantity.span),
            class_="change",
        )
        for each in repair
    )
    return " ".join(pieces)


def preview(name: str) -> str:
    """Draw the switch that shows a repair in the text."""
    return tag("label", tag("input", type="checkbox", data_preview=name) + both("preview"), class_="preview")


def cause(page: Cards, group: Group, first: Finding) -> str:
    """Draw the cause that several findings share."""
    title = tag("b", both("cause"), class_="badge") + f" {len(group.fingerprints)} " + both("symptoms")
    rows: list[str] = []
    if group.repair:
        after = tag("small", both("repair-all"))
        rows.append(row("repair", changes(page, group.repair) + after + preview(group.identifier)))
    if group.alternatives:
        rows += ways(page, group.alternatives, group.identifier)
    if group.decision:
        rows.append(row("decision", text(f"{group.decision['from']} → {group.decision['to']}")))
    summary = tag("p", pair(one_line(group.summary["zh"]), one_line(group.summary["en"])))
    content = tag("header", title) + summary + tag("dl", "".join(rows))
    return tag("section", content, class_=f"cause {first.severity.value}", data_group=group.identifier)


# ---------------------------------------------------------------- what is not told, and what could not be read


def kept_back(result: Result) -> str:
    """Draw the findings that are suppressed, with the reason, folded."""
    if not result.suppressed:
        return ""
    lines = "".join(
        tag("li", tag("code", text(one.rule.code)) + " " + pair(message(one, "zh"), message(one, "en")) + reason(one))
        for one in result.suppressed
    )
    return tag(
        "details", tag("summary", both("suppressed") + f" {len(result.suppressed)}") + tag("ul", lines), class_="kept"
    )


def reason(finding: Finding) -> str:
    """Draw why a finding is suppressed."""
    if finding.silenced is None:
        return ""
    return tag("small", " " + pair(kept_because(finding.silenced, "zh"), kept_because(finding.silenced, "en")))


def about_requests(results: Sequence[Result]) -> str:
    """Draw what is wrong with files of requests for silence."""
    lines = "".join(
        tag("li", tag("code", text(one.rule.code)) + " " + pair(message(one, "zh"), message(one, "en")))
        for result in results
        for one in result.findings
    )
    return tag("section", tag("h2", both("requests")) + tag("ul", lines), class_="kept") if lines else ""


def unread(result: Result) -> str:
    """Draw what could not be read or checked."""
    return "".join(
        tag(
            "p",
            tag("b", both("unread" if problem.fatal else "unchecked-matter"), class_="badge")
            + pair(trouble(problem, "zh"), trouble(problem, "en")),
            class_="problem",
        )
        for problem in result.problems
    )


def families(findings: Sequence[Finding]) -> Mapping[str, int]:
    """Count the findings of every family."""
    found: dict[str, int] = {}
    for finding in findings:
        found[finding.rule.family] = found.get(finding.rule.family, 0) + 1
    return dict(sorted(found.items()))
