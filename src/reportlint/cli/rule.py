"""`reportlint rule`: the pages of rules, or a line for each."""

from __future__ import annotations

import click

from reportlint.beliefs import all_rules
from reportlint.cli.session import Session
from reportlint.cli.settings import Ground, setting_files, settings_wishes
from reportlint.cli.terminal import columns, deliver, uses_color
from reportlint.cli.verbs import color_wish, format_wish, language_wish, verb, wish
from reportlint.render.options import Options
from reportlint.render.rule_page import render_index, render_index_json, render_rule, render_rule_json
from reportlint.select import is_exact, matching


@verb("rule")
@click.argument("names", nargs=-1, metavar="[RULE]...")
@wish("--all", "everything", heading="rules", is_flag=True)
@format_wish("text", "json")
@color_wish
@language_wish
@settings_wishes
@click.pass_obj
def rule(  # noqa: PLR0913 - one parameter a flag
    session: Session,
    *,
    names: tuple[str, ...],
    everything: bool,
    output_format: str,
    color: str,
    configs: tuple[str, ...],
    isolated: bool,
) -> int:
    """Print the pages of the rules that are named, of all rules, or a line for each; return the exit code."""
    ground = Ground(setting_files(configs, {}, isolated=isolated), session)
    session, rules = ground.speaking("."), all_rules(ground.layered("."))
    options = Options(session.language, columns(), uses_color(color))
    selectors = tuple(map(as_written, names))
    named = matching(selectors, rules)
    by_name = bool(names) and all(any(is_exact(each, rule) for rule in named) for each in selectors)
    if output_format == "json":
        text = render_rule_json(named[0]) if by_name and len(names) == 1 else render_index_json(named)
    elif by_name or everything:
        text = "\n\n".join(render_rule(each, options) for each in named)
    else:
        text = render_index(named, options)
    deliver(text, color=options.color)
    return 0


def as_written(name: str) -> str:
    """Return a code or a name as the rules write it: codes in capitals, names in small letters."""
    return name.lower() if "-" in name else name.upper()
