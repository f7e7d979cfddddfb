"""The page of a rule as Markdown: for the documentation, and for editors."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.render.pieces import plain
from reportlint.render.rule_page import MARKER, parameter_lines, status
from reportlint.render.visible import one_line
from reportlint.render.words import say
from reportlint.rule import Example, Rule


def rule_markdown(rule: Rule, language: str) -> str:
    """Draw summary, why, examples, parameters, sources and status, in the order of the page in the terminal."""
    return "\n".join(blocks(rule, language)) + "\n"


def blocks(rule: Rule, language: str) -> Iterator[str]:
    """Draw the parts of a page, a blank line between them."""
    yield f"# {rule.code} {rule.name}\n"
    yield f"**{say(rule.severity.value, language)}** · {rule.summary[language].strip()}\n"
    yield f"## {say('why', language)}\n\n{rule.why[language].strip()}\n"
    for example in sorted(rule.examples, key=lambda example: not example.bad):
        yield example_block(example, language)
    parameters = [plain(line).strip() for line in parameter_lines(rule.params)]
    if parameters:
        yield f"## {say('parameters', language)}\n\n```yaml\n" + "\n".join(parameters) + "\n```\n"
    if rule.see:
        yield f"## {say('see', language)}\n\n" + "\n".join(f"- {one_line(source)}" for source in rule.see) + "\n"
    yield f"## {say('status', language)}\n\n{status(rule, language)}\n"


def example_block(example: Example, language: str) -> str:
    """Draw an example as it would stand in a report, faults between markers."""
    kind = say("bad" if example.bad else "good", language)
    todo = say("todo", language) if example.todo else ""
    return f"## {kind}{todo}\n\n{fenced(marked(example))}\n"


def marked(example: Example) -> str:
    """Return the passage with its markers."""
    parts, at = [], 0
    for start, end in example.marked:
        parts += [example.text[at:start], MARKER, example.text[start:end], MARKER]
        at = end
    return "".join([*parts, example.text[at:]])


def fenced(text: str) -> str:
    """Return a passage between fences that it does not hold itself."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}markdown\n{text.rstrip()}\n{fence}"
