"""`reportlint rule`: the page of a rule, or all of them."""

from __future__ import annotations

from collections.abc import Sequence

import click

from reportlint.beliefs import all_rules
from reportlint.cli.session import Session
from reportlint.cli.settings import Ground, setting_files, settings_wishes
from reportlint.cli.terminal import columns, deliver, uses_color
from reportlint.cli.verbs import color_wish, format_wish, language_wish, verb, wish
from reportlint.render.options import Options
from reportlint.render.rule_page import render_index, render_index_json, render_rule, render_rule_json
from reportlint.rule import Rule
from reportlint.select import is_exact, refuse_unknown, specificity


@verb("rule")
@click.argument("name", required=False, metavar="[CODE|NAME]")
@wish("--all", "everything", heading="rules", is_flag=True)
@format_wish("text", "json")
@color_wish
@language_wish
@settings_wishes
@click.pass_obj
def rule(  # noqa: PLR0913 - one parameter a flag
    session: Session,
    *,
    name: str | None,
    everything: bool,
    output_format: str,
    color: str,
    configs: tuple[str, ...],
    isolated: bool,
) -> int:
    """Print the page of a rule, of all rules, or a line for each; return the exit code."""
    ground = Ground(setting_files(configs, {}, isolated=isolated), session)
    session, rules = ground.speaking("."), all_rules(ground.layered("."))
    options = Options(session.language, columns(), uses_color(color))
    named = matching(name, rules) if name is not None else rules
    is_one = name is not None and is_exact(as_written(name), named[0])
    deliver(drawn(named, output_format, options, is_one=is_one, whole=everything), color=options.color)
    return 0


def drawn(rules: Sequence[Rule], output_format: str, options: Options, *, is_one: bool, whole: bool) -> str:
    """Draw the page of one rule, or all of some rules, whole or by line."""
    if output_format == "json":
        return render_rule_json(rules[0]) if is_one else render_index_json(rules)
    if is_one or whole:
        return "\n\n".join(render_rule(rule, options) for rule in rules)
    return render_index(rules, options)


def matching(name: str, rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules of a code, a name or a prefix; raises `ConfigError` where there is none."""
    refuse_unknown((as_written(name),), rules)
    return [rule for rule in rules if specificity(as_written(name), rule) is not None]


def as_written(name: str) -> str:
    """Return a code or a name as the rules write it: codes in capitals, names in small letters."""
    return name.lower() if "-" in name else name.upper()
