"""The page of many reports: ranking, typical problems, distributions, copied passages; one click to each report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from urllib.parse import quote

from reportlint.finding import Run
from reportlint.render.batch import Batch, ProblemType, Unit, gather
from reportlint.render.html.escape import tag, text
from reportlint.render.html.findings import about_requests
from reportlint.render.html.page import family_choice, whole
from reportlint.render.html.words import WORDS, attributes, both, pair
from reportlint.render.options import Options
from reportlint.render.pictures import histogram, share_bar
from reportlint.render.visible import one_line
from reportlint.rule import Severity

MOST_TYPES = 12
"""Kinds of problems that are seen at once; the others are folded."""

MOST_PASSAGES = 60
"""Copied passages that are listed; how many more there are is said."""

LONGEST_PASSAGE = 200
"""Characters of a passage that is quoted."""

ANONYMOUS = {"zh": "单位{number}", "en": "Unit {number}"}
"""What a unit is called where nobody shall be named."""


def index(run: Run, options: Options, addresses: Sequence[str] = ()) -> str:
    """Draw the page of a run; `addresses` are those of the pages of its results, nothing where there are none."""
    batch = gather(run, ANONYMOUS[options.language] if options.anonymous else "")
    links = [] if options.anonymous else list(addresses)
    panels = (
        panel("ranking", filters(batch) + ranking(batch, links)),
        panel("types", types(batch)),
        distributions(batch),
        panel("likeness", likeness(batch, named=not options.anonymous)),
        "" if options.anonymous else about_requests(tuple(run.requests)),
    )
    title = pair(*(f"reportlint {words}" for words in WORDS["summary"]))
    body = top(batch, title) + tag("main", "".join(panels) + tag("p", both("made-by"), class_="keys"))
    return whole("reportlint", body, options, "index")


def panel(key: str, content: str) -> str:
    """Draw one part of the page."""
    return tag("section", tag("h2", both(key)) + content, class_="panel", id=key)


def top(batch: Batch, title: str) -> str:
    """Draw the bar above everything."""
    totals = "".join(
        tag("span", both(each.value) + f" {sum(unit.severities.get(each, 0) for unit in batch.units)}",
            class_=f"count {each.value}")
        for each in Severity
    )  # fmt: skip
    unread = sum(unit.is_unread for unit in batch.units)
    totals += tag("span", both("unread") + f" {unread}", class_="count error") if unread else ""
    switches = "".join(
        tag("button", both(name), type="button", data_do=name) for name in ("language", "theme", "print")
    )
    reports = tag("p", f"{len(batch.units)} " + both("reports") + " " + totals)
    return tag("header", tag("h1", title) + reports + tag("div", switches, class_="tools"), class_="top")


# ---------------------------------------------------------------- ranking


def filters(batch: Batch) -> str:
    """Draw the search and the choice of a family of problems."""
    counts = Counter(family for unit in batch.units for family in unit.families)
    family = family_choice(dict(sorted(counts.items())))
    search = tag("input", type="search", id="search", **attributes("search", "placeholder"))
    shown = tag("span", str(len(batch.units)), id="shown") + f" / {len(batch.units)} " + both("shown")
    return tag("div", family + search + tag("p", shown, aria_live="polite"), class_="filters")


COLUMNS = (
    ("rank", "number"), ("unit", "text"), ("kind", "text"), ("pages", "number"), ("error", "number"),
    ("warning", "number"), ("info", "number"), ("not-checked", "number"), ("share-checked", "number"),
    ("total-score", "number"),
)  # fmt: skip
"""Columns of the ranking and how each is sorted."""


def ranking(batch: Batch, links: Sequence[str]) -> str:
    """Draw the table of the reports, which a click on a heading sorts."""
    head = "".join(
        tag("th", tag("button", both(key), type="button", data_sort=kind), scope="col", class_=kind)
        for key, kind in COLUMNS
    )
    rows = (
        row(number, unit, links[place] if links else "")
        for number, (unit, place) in enumerate(zip(batch.units, batch.places, strict=True), start=1)
    )
    return tag("table", tag("thead", tag("tr", head)) + tag("tbody", "".join(rows)))


def row(number: int, unit: Unit, link: str) -> str:
    """Draw one report."""
    name = text(unit.name)
    file = one_line(PurePath(unit.path).name)
    named = tag("a", name, href=quote(link), title=one_line(unit.path)) + tag("small", text(file)) if link else name
    errors, warnings, hints = (unit.severities.get(severity, 0) for severity in Severity)
    coverage, score = unit.coverage, unit.subject.score
    share = f"{100 * coverage.checked // coverage.numbers}%" if coverage.numbers else ""
    cells = (
        figure(number), tag("td", named), tag("td", both("unread" if unit.is_unread else unit.subject.kind)),
        figure(unit.pages or ""), figure(errors, hot=errors > 0), figure(warnings), figure(hints),
        figure(unit.unread, hot=unit.is_unread), figure(share, share.rstrip("%") or -1),
        figure("" if score is None else f"{float(score):g}", -1 if score is None else float(score)),
    )  # fmt: skip
    families = unit.families
    return tag("tr", "".join(cells), data_row=True, data_family=" ".join(families))


def figure(shown: object, value: object = None, *, hot: bool = False) -> str:
    """Draw a number, which is sorted by its value."""
    return tag(
        "td", text(str(shown)), class_="number hot" if hot else "number", data_value=shown if value is None else value
    )


# ---------------------------------------------------------------- problems and distributions


def types(batch: Batch) -> str:
    """Draw the tables of problems: the most frequent, and the others folded."""
    highest = max((each.units for each in batch.types), default=0)
    first, others = batch.types[:MOST_TYPES], batch.types[MOST_TYPES:]
    if not others:
        return type_table(first, highest)
    summary = tag("summary", both("other-types") + f" {len(others)}")
    return type_table(first, highest) + tag("details", summary + type_table(others, highest))


def type_table(kinds: Sequence[ProblemType], highest: int) -> str:
    """Draw a table of problems, with bars for how many reports have each."""
    names = "".join(tag("th", both(key), scope="col") for key in ("code", "level", "problem"))
    counts = tuple(tag("th", both(key), scope="col", class_="number") for key in ("in-units", "times"))
    head = tag("tr", names + tag("th", "", class_="bar").join(counts))
    rows = "".join(
        tag(
            "tr",
            tag("td", tag("code", text(each.rule.code)))
            + tag("td", both(each.rule.severity.value))
            + tag("td", pair(each.rule.summary["zh"], each.rule.summary["en"]))
            + figure(each.units)
            + tag("td", share_bar(each.units, highest), class_="bar", aria_hidden="true")
            + figure(each.findings),
        )
        for each in kinds
    )
    return tag("table", tag("thead", head) + tag("tbody", rows))


def distributions(batch: Batch) -> str:
    """Draw how scores and errors are distributed."""
    pictures = [tag("div", tag("h2", both("errors-each")) + histogram(batch.errors, WORDS["errors-each"][0]))]
    if batch.scores:
        pictures.append(tag("div", tag("h2", both("scores")) + histogram(batch.scores, WORDS["scores"][0])))
    return tag("section", tag("div", "".join(pictures), class_="pictures"), class_="panel", id="distributions")


# ---------------------------------------------------------------- copied passages


def likeness(batch: Batch, *, named: bool) -> str:
    """Draw the passages that units have in common; what would name somebody is left out where nobody shall be named."""
    note = tag("p", both("likeness-note"), class_="keys")
    if not batch.shared:
        return note + tag("p", both("no-likeness"), class_="empty")
    heads = ("units", "letters", "passage") if named else ("units", "letters")
    head = "".join(tag("th", both(key), scope="col") for key in heads)
    rows = "".join(passages(batch, named=named))
    rest = len(batch.shared) - MOST_PASSAGES
    more = tag("p", f"… +{rest}", class_="keys") if rest > 0 else ""
    return note + tag("table", tag("thead", tag("tr", head)) + tag("tbody", rows)) + more


def passages(batch: Batch, *, named: bool) -> Iterator[str]:
    """Draw the copied passages."""
    for one in batch.shared[:MOST_PASSAGES]:
        units = "、".join(batch.units[number].name for number in one.units)
        words = one_line(one.words)
        words = words if len(words) <= LONGEST_PASSAGE else words[:LONGEST_PASSAGE] + "…"
        yield tag("tr", tag("td", text(units)) + figure(one.length) + (tag("td", text(words)) if named else ""))
