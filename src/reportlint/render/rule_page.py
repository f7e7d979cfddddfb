"""The page of a rule: what it says, why, one wrong and one right passage, its parameters, its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction

from reportlint.render.cells import padded, wrapped
from reportlint.render.json import Record
from reportlint.render.json_text import dumped
from reportlint.render.options import Options
from reportlint.render.paint import painted
from reportlint.render.pieces import Line, Piece
from reportlint.render.visible import one_line, visible
from reportlint.render.words import say
from reportlint.rule import Example, Rule

INDENT = "  "
MARKER = "=="
"""What marks the fault in an example."""


def render_rule(rule: Rule, options: Options) -> str:
    """Draw the page of one rule."""
    return painted(page(rule, options), color=options.color)


def render_index(rules: Sequence[Rule], options: Options) -> str:
    """Draw one line a rule."""
    return painted([index_line(rule, options.language) for rule in rules], color=options.color)


def index_line(rule: Rule, language: str) -> Line:
    """Draw code, severity, what the rule says, and its name."""
    off = "" if rule.default else f" ({say('off', language)})"
    return (
        (f"{rule.code}  ", "strong"),
        (padded(say(rule.severity.value, language), 7), rule.severity.value),
        (f"  {one_line(rule.summary[language])}", ""),
        (f"  {rule.name}{off}", "faint"),
    )


def page(rule: Rule, options: Options) -> Iterator[Line]:
    """Draw summary, why, examples, parameters, sources and status, in this order."""
    language = options.language
    severity = (f"  {say(rule.severity.value, language)}", rule.severity.value)
    yield ((f"{rule.code} ", "strong"), (rule.name, ""), severity)
    yield ()
    yield from prose(rule.summary[language], options, "", "strong")
    yield from part("why", list(prose(rule.why[language], options)), language)
    for example in sorted(rule.examples, key=lambda example: not example.bad):
        yield from example_part(example, language)
    yield from part("parameters", list(parameter_lines(rule.params)), language)
    yield from part("see", [((f"{INDENT}{one_line(source)}", ""),) for source in rule.see], language)
    yield from part("status", [((INDENT + status(rule, language), ""),)], language)


def part(title: str, lines: Sequence[Line], language: str) -> Iterator[Line]:
    """Draw a heading and what stands under it; nothing where there is nothing."""
    if lines:
        yield ()
        yield ((say(title, language), "related"),)
        yield from lines


def prose(text: str, options: Options, indent: str = INDENT, style: str = "") -> Iterator[Line]:
    """Break running text into lines."""
    for paragraph in text.strip().split("\n"):
        for line in wrapped(visible(paragraph), options.columns - len(indent)):
            yield ((indent + line, style),)


def status(rule: Rule, language: str) -> str:
    """Say how mature the rule is and whether it is on."""
    off = [] if rule.default else [say("off", language)]
    return say("comma", language).join([say(rule.status, language), *off])


# ---------------------------------------------------------------- examples


def example_part(example: Example, language: str) -> Iterator[Line]:
    """Draw an example under its heading, its fault between `==`."""
    yield ()
    title = say("bad" if example.bad else "good", language)
    yield ((title + (say("todo", language) if example.todo else ""), "error" if example.bad else "good"),)
    for line in broken(marked(example)):
        yield ((INDENT, ""), *line)


def marked(example: Example) -> Iterator[Piece]:
    """Cut the passage into pieces, the marked ones in the style of a fault."""
    at = 0
    for start, end in sorted(example.marked):
        yield example.text[at:start], ""
        yield f"{MARKER}{example.text[start:end]}{MARKER}", "error"
        at = end
    yield example.text[at:], ""


def broken(pieces: Iterator[Piece]) -> list[Line]:
    """Break pieces at line ends; the empty lines at the end are left out."""
    lines: list[list[Piece]] = [[]]
    for text, style in pieces:
        first, *rest = text.split("\n")
        lines[-1].append((visible(first), style))
        lines += [[(visible(line), style)] for line in rest]
    while lines and not any(text for text, _ in lines[-1]):
        lines.pop()
    return [tuple(line) for line in lines]


# ---------------------------------------------------------------- parameters


def parameter_lines(params: object) -> Iterator[Line]:
    """Draw the parameters a rule gives its check, one a line."""
    for name, value in parameters(params).items():
        yield ((f"{INDENT}{name}: ", ""), (one_line(spelled(value)), "computed"))


def parameters(params: object) -> Mapping[str, object]:
    """Return parameters by name, as values that JSON knows; unset ones are left out."""
    value = jsonable(params)
    if not isinstance(value, dict):
        return {}
    return {name: each for name, each in value.items() if each not in (None, "", [], {})}


def jsonable(value: object) -> object:
    """Turn a parameter into what JSON knows: records, lists, texts."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if is_dataclass(value):
        return {field.name: jsonable(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): jsonable(each) for key, each in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [jsonable(each) for each in value]
    return text_of(value)


def text_of(value: object) -> str:
    """Return a single value as text: an enumeration's value, a pattern's source."""
    if isinstance(value, Enum):
        return str(value.value)
    if hasattr(value, "pattern"):
        return str(value.pattern)
    return str(value) if isinstance(value, str | Fraction) else repr(value)


def spelled(value: object) -> str:
    """Print a parameter on one line."""
    if isinstance(value, list):
        return ", ".join(map(spelled, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}={spelled(each)}" for key, each in value.items())
    return str(value)


# ---------------------------------------------------------------- json


def render_rule_json(rule: Rule) -> str:
    """Draw the page of one rule as a JSON object."""
    return dumped(rule_record(rule)) + "\n"


def render_index_json(rules: Sequence[Rule]) -> str:
    """Draw the pages of all rules as a JSON array."""
    return dumped([rule_record(rule) for rule in rules]) + "\n"


def rule_record(rule: Rule) -> Record:
    """Describe a rule."""
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity.value,
        "status": rule.status,
        "default": rule.default,
        "summary": dict(rule.summary),
        "message": dict(rule.message),
        "why": dict(rule.why),
        "check": rule.check,
        "parameters": parameters(rule.params),
        "examples": [example_record(example) for example in rule.examples],
        "see": list(rule.see),
    }


def example_record(example: Example) -> Record:
    """Describe an example."""
    return {
        "bad": example.bad,
        "text": example.text,
        "marked": [list(each) for each in example.marked],
        "says": example.says,
        "todo": example.todo,
    }
