"""`reportlint test`: the examples in the rule files, which are the tests of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import click

from reportlint.beliefs import all_rules, names_of, profiles_for, words_for
from reportlint.cli.rule import as_written
from reportlint.cli.session import Session
from reportlint.cli.settings import Ground, setting_files, settings_wishes
from reportlint.cli.terminal import deliver
from reportlint.cli.verbs import language_wish, verb
from reportlint.cli.words import say
from reportlint.config import Config
from reportlint.examples import ExampleReport, Range, Remark, company, run_examples
from reportlint.finding import Result
from reportlint.flow import Beliefs, lint
from reportlint.messages import LANGUAGES
from reportlint.render.telling import message, trouble
from reportlint.render.visible import one_line
from reportlint.render.words import count
from reportlint.rule import Rule
from reportlint.select import matching


@verb("test")
@click.argument("rules", nargs=-1, metavar="[RULE]...")
@language_wish
@settings_wishes
@click.pass_obj
def test(session: Session, *, rules: tuple[str, ...], configs: tuple[str, ...], isolated: bool) -> int:
    """Run the examples of some or all rules and return the exit code."""
    ground = Ground(setting_files(configs, {}, isolated=isolated), session)
    session, settings = ground.speaking("."), ground.layered(".")
    known = all_rules(settings)
    chosen = matching(tuple(map(as_written, rules)), known)
    beliefs = Beliefs(known, words_for(settings), names_of(known), profiles_for(settings))
    reports = run_examples(chosen, lambda text, rule: remarks(text, rule, beliefs))
    failed = [report for report in reports if not report.passed]
    lines = [line for report in failed for line in report_lines(report, session.language)]
    total = say(
        "example.count",
        session.language,
        rules=count(len(chosen), "rule", session.language),
        examples=count(len(reports), "example", session.language),
        passed=len(reports) - len(failed),
        failed=len(failed),
    )
    deliver("".join(f"{line}\n" for line in (*lines, total)))
    return int(bool(failed))


def remarks(text: str, rule: Rule, beliefs: Beliefs) -> Iterator[Remark]:
    """Let one rule look at one passage; a rule that breaks down remarks on everything, so that no example passes."""
    result = lint(text.encode(), "example.md", replace(beliefs, rules=company(rule, beliefs.rules)), Config())
    yield from crashes(result)
    for finding in result.findings:
        if finding.rule.code != rule.code:
            continue
        said = "\n".join(message(finding, language) for language in LANGUAGES)
        yield (finding.span.start, finding.span.end, said)


def crashes(result: Result) -> Iterator[Remark]:
    """Remark on a rule that broke down."""
    for problem in result.problems:
        if problem.kind == "rule-failed":
            yield (0, len(result.document.text), trouble(problem, "en"))


# ---------------------------------------------------------------- telling


def report_lines(report: ExampleReport, language: str) -> Iterator[str]:
    """Say where an example stands and what went wrong with it."""
    kind = say("example.bad" if report.example.bad else "example.good", language)
    yield f"{report.rule.path}:{report.example.line}: {report.rule.code} {kind}"
    for complaint in complaints(report, language):
        yield f"    {complaint}"


def complaints(report: ExampleReport, language: str) -> Iterator[str]:
    """Say what went wrong, one sentence each."""
    if report.example.todo:
        yield say("example.todo", language)
        return
    for place in report.missed:
        yield say("example.missed", language, **where(report, place))
    for place in report.surplus:
        yield say("example.surplus", language, **where(report, place), said=said_at(report, place))
    if report.is_silent and not report.missed:
        yield say("example.silent", language)
    if report.is_mute:
        said = said_at(report, report.remarks[0][:2])
        yield say("example.mute", language, says=report.example.says, said=said)


def where(report: ExampleReport, place: Range) -> dict[str, object]:
    """Return the line of a place in the example, and its words."""
    text = report.example.text
    return {"line": text.count("\n", 0, place[0]) + 1, "words": one_line(text[slice(*place)])}


def said_at(report: ExampleReport, place: Range) -> str:
    """Return what was said about a place."""
    return one_line(next((said.partition("\n")[0] for start, end, said in report.remarks if (start, end) == place), ""))
