"""The page of one report: its text on the left, what was found on the right, ledger and coverage behind tabs."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from reportlint.finding import Result
from reportlint.messages import LANGUAGES
from reportlint.render.families import family_name
from reportlint.render.html.escape import tag, text
from reportlint.render.html.findings import Cards, about_requests, cards, families, kept_back, unread
from reportlint.render.html.ledger import coverage, ledger
from reportlint.render.html.marks import Marked, marks_of, number_classes
from reportlint.render.html.report import report
from reportlint.render.html.words import attributes, both
from reportlint.render.options import Options
from reportlint.render.pictures import document_map
from reportlint.render.visible import one_line
from reportlint.rule import Severity

TABS = ("findings", "ledger", "coverage")
"""What can stand on the right."""


def page(result: Result, options: Options, back: str = "", requests: Sequence[Result] = ()) -> str:
    """Draw the page of one report; `back` is the address of the page it was come from.

    What is wrong with `requests` for silence of the run stands below the findings.
    """
    drawn = Cards.of(result)
    marked = Marked.of(result.document.text, marks_of(result, drawn.findings))
    classes = number_classes(result)
    left = tag("main", report(result, marked) + unread_text(result), id="report", tabindex="-1")
    views = {"ledger": ledger(result), "coverage": tag("h2", both("by-section")) + coverage(result, classes)}
    right = tag("aside", controls(drawn) + panels(drawn, views, about_requests(requests)))
    strip = tag("nav", minimap(drawn), class_="map", aria_hidden="true")
    return whole(one_line(result.path), top(drawn, back) + tag("div", left + strip + right, class_="desk"), options)


def whole(title: str, body: str, options: Options, style: str = "page") -> str:
    """Make a file of a page: its style and script inside, and a policy that lets nothing else in or out."""
    script = asset("page.js")
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src '{fingerprint(script)}'"
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"{tag('title', text(title))}<style>{asset('page.css')}</style>"
    )
    code = "zh-CN" if options.language == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{code}" data-lang="{options.language}"><head>{head}</head>'
        f'<body class="{style}">{body}<script>{script}</script></body></html>\n'
    )


@cache
def asset(name: str) -> str:
    """Return the style sheet or the script that comes with the program."""
    return files("reportlint.render.html").joinpath(name).read_text("utf-8").strip()


def fingerprint(script: str) -> str:
    """Return the name by which a browser knows the one script it may run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


# ---------------------------------------------------------------- above and beside the text


def top(drawn: Cards, back: str) -> str:
    """Draw the bar above everything: what was checked, how many findings, and the page's own switches."""
    result = drawn.result
    counts = "".join(severity_count(drawn, severity) for severity in Severity)
    link = tag("a", both("back"), href=back) if back else ""
    switches = "".join(
        tag("button", both(name), type="button", data_do=name) for name in ("language", "theme", "print")
    )
    skip = tag("a", both("skip"), href="#findings", class_="skip")
    down = tag("a", both("findings") + " ↓", href="#findings", class_="to-findings")
    title = tag("h1", text(one_line(PurePath(result.path).name)), title=one_line(result.path))
    return tag(
        "header", skip + title + tag("p", counts) + tag("div", link + down + switches, class_="tools"), class_="top"
    )


def severity_count(drawn: Cards, severity: Severity) -> str:
    """Draw how many findings weigh so much."""
    number = sum(finding.severity is severity for finding in drawn.findings)
    return tag("span", both(severity.value) + f" {number}", class_=f"count {severity.value}")


def controls(drawn: Cards) -> str:
    """Draw the tabs and filters above the findings."""
    tabs = "".join(
        tag(
            "button", both(name), type="button", role="tab", id=f"tab-{name}", aria_controls=name,
            aria_selected="true" if name == "findings" else "false",
        )
        for name in TABS
    )  # fmt: skip
    boxes = "".join(
        tag("label", tag("input", type="checkbox", checked=True, data_severity=each.value) + both(each.value))
        for each in Severity
    )
    family = family_choice(families(drawn.findings))
    search = tag("input", type="search", id="search", **attributes("search", "placeholder"))
    state = tag("p", tag("span", str(len(drawn.findings)), id="shown") + f" / {len(drawn.findings)} " + both("shown"))
    tint = tag("label", tag("input", type="checkbox", id="tint") + both("tint"))
    filters = tag("div", boxes + family + search + tint + tag("div", state, aria_live="polite"), class_="filters")
    return tag("div", tabs, role="tablist") + filters


def family_choice(counts: Mapping[str, int]) -> str:
    """Draw the choice of a family of rules, each with its number of findings; the words follow the language."""
    choices = [tag("option", "", value="", **attributes("all-families", "label"))]
    for name, count in counts.items():
        told = {each: f"{name} {family_name(name, each)} ({count})" for each in LANGUAGES}
        words = {f"data_label_{each}": said for each, said in told.items()}
        choices.append(tag("option", "", value=name, label=told["zh"], **words))
    return tag("select", "".join(choices), id="family", **attributes("family", "aria_label"))


def panels(drawn: Cards, others: Mapping[str, str], requests: str) -> str:
    """Draw what stands behind the tabs."""
    none = tag("p", both("none-shown"), class_="empty", id="none", hidden=True)
    found = unread(drawn.result) + cards(drawn) + none + kept_back(drawn.result) + requests
    foot = tag("p", both("keys"), class_="keys") + tag("p", both("made-by"), class_="keys")
    views = {"findings": found + foot, **others}
    return "".join(
        tag("div", views[name], id=name, role="tabpanel", aria_labelledby=f"tab-{name}", hidden=name != "findings")
        for name in TABS
    )


def minimap(drawn: Cards) -> str:
    """Draw where the findings stand in the report."""
    length = max(len(drawn.result.document.text), 1)
    ticks = [
        (finding.span.start / length, finding.severity.value, f"#d{number}")
        for number, finding in reversed(list(enumerate(drawn.findings)))
    ]
    return document_map(ticks, "")


def unread_text(result: Result) -> str:
    """Say on the left why there is no text."""
    return unread(result) if result.unread else ""
