"""The ledger and the coverage of one report on its page: every relation with its verdict, every section's numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from reportlint.finding import Result, Title
from reportlint.model import Span
from reportlint.relation import Verdict, arithmetic
from reportlint.render.html.escape import tag, text
from reportlint.render.html.marks import address
from reportlint.render.html.report import chunked
from reportlint.render.html.words import both
from reportlint.render.ledger import Entry, entries_of
from reportlint.render.pictures import STANDINGS, stacked_bar
from reportlint.render.visible import one_line

OUTCOMES: Mapping[Verdict, str] = {Verdict.INCONSISTENT: "broken", Verdict.UNBOUND: "open"}
"""Verdict → what it comes to; every other one holds."""

ROWS = 40
"""Relations that a browser lays out together."""


def ledger(result: Result) -> str:
    """Draw every relation, the ones that hold too."""
    entries = entries_of(result)
    if not entries:
        return tag("p", both("no-relations"), class_="empty")
    found = Counter(OUTCOMES.get(entry.relation.verdict, "holds") for entry in entries)
    counts = " ".join(
        tag(
            "button", both(name) + f" {found[name]}", type="button", class_=f"count {name}", data_outcome=name,
            aria_pressed="true",
        )
        for name in ("broken", "open", "holds")
    )  # fmt: skip
    return tag("p", counts, class_="outcomes") + chunked("ol", [relation(entry) for entry in entries], ROWS)


def relation(entry: Entry) -> str:
    """Draw one relation; its stated number can be jumped to."""
    one = entry.relation
    outcome = OUTCOMES.get(one.verdict, "holds")
    place = " › ".join(map(one_line, entry.place))
    link = tag("a", text(one_line(arithmetic(one))), href=address(one.stated.quantity.span), class_="end")
    weak = tag("small", both("weak")) if one.weak else ""
    verdict = tag("b", both(outcome), class_=outcome)
    words = verdict + tag("code", text(entry.code)) + link + weak + tag("small", text(place))
    return tag("li", words, data_outcome=outcome)


# ---------------------------------------------------------------- coverage


def coverage(result: Result, classes: Mapping[Span, str]) -> str:
    """Draw how many numbers of every section are checked."""
    titles = top_titles(result.titles)
    starts = [title.span.start for title in titles]
    by_section: list[Counter[str]] = [Counter() for _ in range(len(titles) + 1)]
    for span, _ in result.standings:
        by_section[bisect_right(starts, span.start)][classes[span]] += 1
    total = sum(by_section, Counter())
    front = [section("front", by_section[0])] if by_section[0] else []
    rows = [section(title, counts) for title, counts in zip(titles, by_section[1:], strict=True) if counts]
    return legend(total) + tag("table", "".join([*front, *rows]), class_="sections")


def top_titles(titles: Sequence[Title]) -> list[Title]:
    """Return the headings of the two highest levels that the report uses."""
    levels = sorted({title.level for title in titles})[:2]
    return [title for title in titles if title.level in levels]


def legend(total: Counter[str]) -> str:
    """Draw what the colours mean, with the count of each."""
    items = (tag("li", tag("i", class_=name) + both(name) + f" {total[name]}") for name in STANDINGS)
    numbers = tag("p", tag("b", str(sum(total.values()))) + " " + both("numbers"))
    return numbers + tag("ul", "".join(items), class_="legend")


def section(title: Title | str, counts: Counter[str]) -> str:
    """Draw the bar of one section."""
    if isinstance(title, Title):
        name = tag(
            "a", text(one_line(title.text)), href=f"#b{title.span.start}", class_=f"end level{max(title.level, 0)}"
        )
    else:
        name = both(title)
    values = [(each, counts[each]) for each in STANDINGS]
    bar = stacked_bar(values, one_line(title.text) if isinstance(title, Title) else "")
    return tag("tr", tag("th", name, scope="row") + tag("td", bar) + tag("td", str(sum(counts.values()))))
